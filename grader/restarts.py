"""Runs a notebook's cells and tests in the sandbox, and goes on whatever they do to their process.

Theory of operation
-------------------
The cells run in the submission's process, one after the other, and a test runs in a fork of it: a crash there costs one task.
A fork for each test would take a quarter of all the time. So the fork goes on with the next cells and tests, while the process
waits. `only_in_fork` lists what the process has missed meanwhile. What ran in the fork may have changed it: a test counts there
only if it earns all points. Otherwise the process catches up (it runs what it has missed), and a fresh fork runs the test.

A cell or test that ends the process, or does not let go of it, shows as `Stopped`. Then the process is started again: the cells
before run once more, with the stand-ins for the pieces that are judged already, but without the cell that did it (`skipped`).
Who did it?

- The cell at work, mostly. But a cell of the student's own may have left something running that ends processes a moment
  later, or that takes all the time. So a cell that ends the process is tried again, with the own cells before it and without;
  a test too, only without. If it then runs through, the own cells are left out for good.
- A cell that ran well before, and stops the process while it is started again, is left out too. A given cell does no harm: where
  it is a given one that stops, all cells of the student's own before it are to blame. In the last attempt but one, all of the
  student's cells are, so that the last attempt can go on cell by cell.

All this ends: each cell has a limit, the student's own cells have one together, and so has the submission (`deadline`);
when that is over, nothing more runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from nbformat import NotebookNode

from grader.judging import task_of
from grader.outputs import error, safe_outputs, stream
from grader.process import ENDED, Message, Process, Stopped
from grader.sandbox import Sandbox
from judge import master
from judge.rubric import EARLY_STOP, PIECES, TASKS

Answer = TypeVar("Answer")
MAX_STARTS = 3  # of a submission's process in a row
SMALL_SECONDS = 5  # for a message that does not run a cell
NOT_RUN = "was not run: the submission's time was over"


class Cells:
    """The code cells of one notebook, and the process that runs them.

    Parameters
    ----------
    cells : list of NotebookNode
    seed : int
        Of the random numbers that the cells draw.
    sandbox : Sandbox
    files : dict
        The files beside the notebook, by name.
    """

    def __init__(self, cells: list[NotebookNode], seed: int, sandbox: Sandbox, files: dict[str, bytes]) -> None:
        self.cells, self.seed, self.files = cells, seed, files
        self.sandbox, self.limits = sandbox, sandbox.limits
        self.skipped: dict[int, str] = {}  # index of a cell -> what it did
        self.deadline = time.monotonic() + self.limits.submission_seconds
        self.only_in_fork: list[int] = []  # indices of the cells that the process has still to run
        self.own_cells_not_slow = False  # a test was too slow without the student's own cells too
        self.own_seconds: dict[int, float] = {}  # index of a cell of the student's own -> what its first run took
        self.syntax_errors: dict[int, str] = {}  # index of a cell -> the Python that takes it, or "unknown"
        self.replaced_after = _replaced_after(cells)
        self._process: Process | None = None

    # ----- what grading asks for -----

    def is_over(self) -> bool:
        """Whether the submission's time is over; nothing more runs then."""
        return time.monotonic() > self.deadline

    def has_fork(self) -> bool:
        """Whether there is a fork that has run a test, and can go on."""
        return self._process is not None and self._process.has_fork

    def run(self, index: int) -> list[NotebookNode]:
        """Run a cell; return its outputs."""
        if self.cells[index].source in master.demonstrations():
            return [stream("Not run while grading.")]
        try:
            outputs = self._advance_in_fork(index)
            if outputs is None:
                outputs = self._advance(self._running, index)
        except Stopped as stopped:
            outputs = None
            if stopped.ended_the_process:
                outputs = self._try_again(index, lambda: self._advance(self._running, index))
            if outputs is None:
                if self.is_over():
                    self.skipped[index] = str(stopped)
                else:
                    self._restart_after(index, str(stopped))
                return [error("CellStopped", f"This cell {stopped}; it was left out, and grading went on without it.")]
        return safe_outputs(outputs)

    def test(self, index: int, message: Message, seconds: float) -> dict[str, Any]:
        """What a test came back with in a fresh fork, also where it or something before it stopped the process."""
        if self.is_over():
            return {"stopped": NOT_RUN}
        try:
            answer = self._test(message, seconds)
            if answer["ended"] == "well":
                return answer
            stopped = None
        except Stopped as raised:
            answer, stopped = {"stopped": str(raised)}, raised
        is_slow = answer.get("ended") == "too slow" or (stopped is not None and not stopped.ended_the_process)
        if self._own_cells_before(index) and not (is_slow and self.own_cells_not_slow):
            again = self._try_again(index, lambda: self._test_well(message, seconds), only_without=is_slow)
            if again is not None:
                return again
            self.own_cells_not_slow = self.own_cells_not_slow or is_slow
        if stopped or self._process is None:
            self._restart_before(index)
        return answer

    def test_in_fork(self, message: Message, seconds: float) -> Any:
        """The record of a test in the fork that other tests and cells ran in; None if there is no such fork, or if it ended."""
        if not self.has_fork():
            return None
        try:
            return self._test(message, seconds, fresh=False).get("record")
        except Stopped:
            return None

    def test_anew(self, upto: int, stand_ins: bool, message: Message, seconds: float) -> dict[str, Any] | None:
        """What a test comes back with in a process that has just run the cells before number `upto`; None if it stopped."""
        self.end()
        try:
            self._process = self._begin(upto, stand_ins)
            answer = self._test(message, seconds)
        except Stopped:
            self.end(kill=True)
            return None
        self.end()
        return answer

    def replace_if_judged(self, index: int) -> None:
        """After the last test of a piece: put the right version in the student's place for all that follows."""
        if self.is_over():
            return
        try:
            if self._advance_in_fork(index) is None:
                self._advance(self._running, index)
        except Stopped as stopped:
            self._restart_after(index, str(stopped))

    def catch_up(self, index: int) -> None:
        """Bring the process to where the cell number `index` comes next; the fork is not used any more."""
        behind, self.only_in_fork = self.only_in_fork, []
        try:
            self._running.leave_fork()
            self._running.end_fork()
            for i in behind:
                self._advance(self._running, i)
        except Stopped:
            self._restart_before(index)

    def start(self, upto: int = 0) -> None:
        """Start a process; a cell that stops it now, though it ran well before, is left out too."""
        before = self.cells[:upto]
        for attempt in range(MAX_STARTS):
            if self.is_over():
                return
            try:
                self._process = self._begin(upto, stand_ins=True)
                return
            except Stopped as stopped:
                if attempt == MAX_STARTS - 2:  # it could go on cell by cell: without all of the student's so far, then
                    guilty = [i for i, cell in enumerate(before) if _is_students(cell)]
                elif stopped.index is not None and _is_students(before[stopped.index]):
                    guilty = [stopped.index]
                else:  # a given cell does no harm: something does that was left running
                    guilty = [i for i, cell in enumerate(before) if not master.grade_id(cell)]
                self.skipped |= dict.fromkeys(guilty, str(stopped))

    def end(self, kill: bool = False) -> None:
        """End the process."""
        if self._process:
            self._process.end(kill)
        self._process, self.only_in_fork = None, []

    # ----- one cell, one test -----

    def _run_once(self, process: Process, index: int, in_fork: bool = False) -> Any:
        """Run a cell, unless it stopped the process before. Raises Stopped if it does so now."""
        cell = self.cells[index]
        if index in self.skipped or not cell.source.strip() or cell.source in master.demonstrations():
            return []
        if self.is_over():
            raise Stopped("was not run, since the submission's time was over")
        is_own = master.grade_id(cell) is None
        seconds = self.limits.cell_seconds
        if is_own and index not in self.own_seconds:
            seconds = max(0.1, min(seconds, self.limits.own_cells_seconds - sum(self.own_seconds.values())))
        started = time.monotonic()
        message = {"do": "cell", "source": cell.source, "number": index + 1, "seconds": seconds}
        message["goal"] = EARLY_STOP if _is_students(cell) else None
        try:
            answer = process.ask_either(message, seconds + 1, in_fork)
            if answer.get("syntax_error"):
                self.syntax_errors[index] = str(answer["syntax_error"])
            return answer.get("outputs", [])
        finally:
            if is_own:  # only the first run counts: a restart that another cell makes necessary costs nothing
                self.own_seconds.setdefault(index, time.monotonic() - started)

    def _advance(self, process: Process, index: int, in_fork: bool = False, stand_ins: bool = True) -> Any:
        """Run a cell that is no test, and then replace a piece if it is time to; return the outputs. Raises Stopped."""
        outputs = [] if task_of(self.cells[index]) else self._run_once(process, index, in_fork)
        piece = self.replaced_after.get(index)
        if piece and stand_ins:
            code = np.frombuffer(master.stand_in(piece), dtype=np.uint8)
            process.ask_either({"do": "stand-in", "name": PIECES[piece], "code": code}, SMALL_SECONDS, in_fork)
        return outputs

    def _advance_in_fork(self, index: int) -> Any:
        """The same in the fork, if there is one that can go on; otherwise None: then the process has to do it."""
        if self.has_fork():
            try:
                outputs = self._advance(self._running, index, in_fork=True)
                self.only_in_fork.append(index)
                return outputs
            except Stopped:
                self.catch_up(index)
        return None

    def _test(self, message: Message, seconds: float, fresh: bool = True) -> dict[str, Any]:
        """What a test came back with. Raises Stopped if the process did not answer."""
        seconds = max(0.5, min(seconds, self.deadline - time.monotonic()))
        answer = self._running.ask_fork(message, seconds, fresh)
        return {"ended": "well", "record": answer["answer"]} if answer["ended"] == "well" else answer

    def _test_well(self, message: Message, seconds: float) -> dict[str, Any]:
        """What a test came back with. Raises Stopped if it did not come to its end."""
        answer = self._test(message, seconds)
        if answer["ended"] != "well":
            raise Stopped(ENDED)
        return answer

    # ----- the process -----

    @property
    def _running(self) -> Process:
        if self._process is None:
            raise Stopped("could not be run")
        return self._process

    def _begin(self, upto: int, stand_ins: bool) -> Process:
        """Start a process and bring it to where the cell number `upto` comes next. Raises Stopped with the cell's number."""
        process = Process(self.sandbox)
        index = None
        try:
            process.ask({"do": "seed", "seed": self.seed}, SMALL_SECONDS)
            if self.files:
                files = {name: np.frombuffer(content, dtype=np.uint8) for name, content in self.files.items()}
                process.ask({"do": "files", "files": files}, SMALL_SECONDS)
            for index in range(upto):
                self._advance(process, index, stand_ins=stand_ins)
        except Stopped as stopped:
            process.end(kill=True)
            raise Stopped(str(stopped), index) from None
        return process

    def _restart_before(self, index: int) -> None:
        self.end(kill=True)
        self.start(upto=index)

    def _restart_after(self, index: int, reason: str) -> None:
        """Start again, up to the cell that stopped the process, and from now on without it."""
        if _is_students(self.cells[index]):
            self.skipped[index] = reason
        self._restart_before(index + 1)

    def _try_again(self, index: int, run: Callable[[], Answer], only_without: bool = False) -> Answer | None:
        """Run a cell or test again, with the student's own cells before it and without, or only without.

        Return None if it itself ends the process, or if there is no other to suspect.
        """
        suspects = self._own_cells_before(index)
        for skipped in ([], suspects)[only_without:] if suspects else ():
            before = dict(self.skipped)
            self.skipped |= dict.fromkeys(skipped, ENDED)
            self._restart_before(index)
            try:
                return run()
            except Stopped:
                self.skipped = before
                self.end(kill=True)
        return None

    def _own_cells_before(self, index: int) -> list[int]:
        """The cells of the student's own that have run before a cell."""
        return [i for i in range(index) if _is_own(self.cells[i]) and i not in self.skipped]


def _replaced_after(cells: list[NotebookNode]) -> dict[int, str]:
    """Number of a cell -> the piece that is judged when it has run: it is a piece's last test, or a later copy of its answer."""
    last_test = {TASKS[task_of(cell)].piece: i for i, cell in enumerate(cells) if task_of(cell)}
    replaced = {i: piece for piece, i in last_test.items() if piece in master.STAND_INS}
    copies = ((i, cell.metadata.get("copy_of")) for i, cell in enumerate(cells))
    return replaced | {i: piece for i, piece in copies if piece in master.STAND_INS and i > last_test[piece]}


def _is_own(cell: NotebookNode) -> bool:
    """Whether a cell is one that the student added, or changed a demonstration into."""
    return master.grade_id(cell) is None and cell.source not in master.demonstrations()


def _is_students(cell: NotebookNode) -> bool:
    name = master.grade_id(cell)
    return name is None or bool(cell.metadata.nbgrader.solution)

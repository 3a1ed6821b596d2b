"""Grades one rebuilt notebook: drives the sandbox cell by cell, has the tasks judged, writes scores into the test cells."""

from __future__ import annotations

import hashlib
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import nbformat
import numpy as np
from nbformat import NotebookNode

from grader.feedback.record import MIME, findings_json
from grader.report import report_html, report_text
from grader.sandbox import Sandbox
from judge import master
from judge.compare import Finding, better, points_of
from judge.rubric import PIECES, TASKS
from judge.tasks import JUDGES
from probes import wire

Answer = TypeVar("Answer")
TEST_PREFIX = "test_"
ENDED = "ended the process"
FORK_SECONDS = 5  # that a submission's process may take to make a fork, or to end it
MAX_STARTS = 3  # of a submission's process in a row
MAX_MESSAGE = 4_000  # characters of a message or a traceback
PNG = re.compile(r"[A-Za-z0-9+/=\s]*")  # as base64


@dataclass
class Result:
    """What grading a notebook came to: for each task its findings, one for each part."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)

    def points(self, task: str) -> int:
        """The points that a task earned."""
        return points_of(TASKS[task].parts, self.findings[task])

    @property
    def total(self) -> int:
        """The points of all tasks."""
        return sum(self.points(task) for task in self.findings)


def grade(notebook: NotebookNode, seed: bytes, sandbox: Sandbox) -> Result:
    """Run and judge a rebuilt notebook; its cells get their outputs, its test cells their scores and messages.

    Parameters
    ----------
    notebook : NotebookNode
        As `grader.submission.rebuild` made it; changed in place.
    seed : bytes
        Of the random inputs, see `grader.seed.seed_of`.
    sandbox : Sandbox

    Returns
    -------
    Result
    """
    return _Grading(notebook, seed, sandbox).run()


@dataclass(frozen=True)
class Judged:
    """A record that came out of the sandbox, and what was found in it."""

    record: Any
    findings: list[Finding]

    @cached_property
    def frame(self) -> bytes:
        """The record as it is sent, to be compared with another one."""
        return wire.encode(self.record)


class _Stopped(Exception):
    """The cell at work ended the submission's process, or ran for too long. `index` is the cell's number where known."""

    def __init__(self, reason: str, index: int | None = None) -> None:
        super().__init__(reason)
        self.index = index

    @property
    def ended_the_process(self) -> bool:
        """Whether the process is gone, in contrast to one that does not answer in time."""
        return str(self) == ENDED


class _Grading:
    """One notebook on its way through the sandbox.

    The cells run in the submission's process, and the tests in a fork of it. A fork for each test would take a quarter of all
    the time; so the fork goes on with the next cells and tests, while the submission's process waits. What ran in the fork
    may have changed it: a test counts there only if it earns all points. Otherwise the submission's process catches up, and a
    fresh fork runs the test.

    A submission that kills its process or does not let go of it is started again, without the cell that did it: the cells
    before run once more, with the stand-ins for the pieces that are judged already.
    """

    def __init__(self, notebook: NotebookNode, seed: bytes, sandbox: Sandbox) -> None:
        self.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.sandbox, self.limits = sandbox, sandbox.limits
        self.seed = seed
        self.result = Result()
        self.inputs: dict[str, dict[str, Any]] = {}  # task -> what was drawn for it
        self.skipped: dict[int, str] = {}  # index of a cell -> what it did
        self.deadline = time.monotonic() + self.limits.submission_seconds
        self.fork: socket.socket | None = None  # the channel to a fork that has run a test, and can go on
        self.only_in_fork: list[int] = []  # indices of the cells that the submission's process has still to run
        self.own_cells_not_slow = False  # a test was too slow without the student's own cells too
        self.own_seconds: dict[int, float] = {}  # index of a cell of the student's own -> what its first run took
        self.output_characters_left = self.limits.notebook_output_characters
        self.channel: socket.socket | None = None  # to the submission's process

    def run(self) -> Result:
        """Run all cells in order and judge all tasks."""
        self._start(upto=0)
        try:
            for index, cell in enumerate(self.cells):
                cell.execution_count = index + 1
                task = _task(cell)
                if task:
                    self._judge_task(index, cell, task)
                    self._replace_if_judged(index, task)
                else:
                    cell.outputs = self._bounded(self._run_cell(index, cell))
        finally:
            self._stop()
        self._improve_task_5()
        for cell in self.cells:
            task = _task(cell)
            if task:
                cell.outputs = _outputs(task, self.result)
        return self.result

    def _is_over(self) -> bool:
        """Whether the submission's time is over; nothing more runs then."""
        return time.monotonic() > self.deadline

    # ----- the submission's process -----

    def _begin(self, upto: int, stand_ins: bool) -> Any:
        """Start a process and bring it to where the cell number `upto` comes next. Raises _Stopped with the cell's number."""
        channel = self.sandbox.begin()
        index = None
        try:
            self._ask(channel, {"do": "seed", "seed": self._number("cells")}, 5)
            for index in range(upto):
                if stand_ins or not _task(self.cells[index]):
                    self._advance(channel, index)
        except _Stopped as stopped:
            self.sandbox.end(channel, kill=True)
            raise _Stopped(str(stopped), index) from None
        return channel

    def _advance(self, channel: Any, index: int, in_fork: bool = False) -> list[Any]:
        """Run a cell, or what follows a test cell, and return its outputs. Raises _Stopped."""
        task = _task(self.cells[index])
        if not task:
            return self._cell_once(channel, index, self.cells[index], in_fork)
        self._stand_in_after(channel, task, in_fork)
        return []

    def _advance_in_fork(self, index: int) -> list[Any] | None:
        """The same in the fork, if there is one that can go on; otherwise None: then the submission's process has to do it."""
        if self.fork:
            try:
                outputs = self._advance(self.channel, index, in_fork=True)
                self.only_in_fork.append(index)
                return outputs
            except _Stopped:
                self._catch_up(index)
        return None

    def _catch_up(self, index: int) -> None:
        """Bring the submission's process to where the cell number `index` comes next; the fork is not used any more."""
        behind = self.only_in_fork
        self._leave_fork()
        try:
            self._ask(self.channel, {"do": "end fork"}, FORK_SECONDS)  # which also tells whether the fork has killed it
            for i in behind:
                self._advance(self.channel, i)
        except _Stopped:
            self._restart_before(index)

    def _start(self, upto: int) -> None:
        """Start a process; a cell that stops it now, though it ran well before, is left out too."""
        before = self.cells[:upto]
        for attempt in range(MAX_STARTS):
            if self._is_over():
                return
            try:
                self.channel = self._begin(upto, stand_ins=True)
                return
            except _Stopped as stopped:
                if attempt == MAX_STARTS - 2:  # it could go on cell by cell: without all of the student's so far, then
                    guilty = [i for i, cell in enumerate(before) if _is_students(cell)]
                elif stopped.index is not None and _is_students(before[stopped.index]):
                    guilty = [stopped.index]
                else:  # a given cell does no harm: something does that was left running
                    guilty = [i for i, cell in enumerate(before) if not master.grade_id(cell)]
                self.skipped |= dict.fromkeys(guilty, str(stopped))

    def _stop(self, kill: bool = False) -> None:
        self._leave_fork()
        if self.channel:
            self.sandbox.end(self.channel, kill)
        self.channel = None

    def _restart(self, index: int, reason: str) -> None:
        """Start again, up to the cell that stopped the process, and from now on without it."""
        if _is_students(self.cells[index]):
            self.skipped[index] = reason
        self._restart_before(index + 1)

    def _restart_before(self, index: int) -> None:
        self._stop(kill=True)
        self._start(upto=index)

    def _leave_fork(self) -> None:
        """Do without the fork from now on; the next message to the submission's process ends it."""
        if self.fork:
            self.fork.close()
        self.fork, self.only_in_fork = None, []

    def _ask(
        self, channel: Any, message: dict[str, Any], seconds: float, pass_on: socket.socket | None = None
    ) -> dict[str, Any]:
        """Send a message, perhaps with another channel, and wait for the answer; raise _Stopped if there is none in time."""
        if channel is None:
            raise _Stopped("could not be run")
        try:
            wire.send(channel, message, seconds)
            if pass_on:
                wire.send_channel(channel, pass_on, seconds)
        except wire.WireError:
            raise _Stopped(ENDED) from None
        try:
            answer = wire.receive(channel, self.limits.message_bytes, seconds)
        except wire.WireTimeout:
            raise _Stopped("ran for too long") from None
        except wire.WireError:
            raise _Stopped(ENDED) from None
        if not isinstance(answer, dict):
            raise _Stopped("broke the grader's channel")
        return answer

    def _ask_fork(self, message: dict[str, Any], seconds: float, fresh: bool = False) -> dict[str, Any]:
        """How a message to the fork, or to a fresh one, ended: well with the answer, or else how.

        Raises _Stopped if the submission's process does not answer.
        """
        if fresh or not self.fork:
            self._leave_fork()
            ours, theirs = socket.socketpair()
            with theirs:
                self._ask(self.channel, {"do": "fork"}, FORK_SECONDS, theirs)
            self.fork = ours
        try:
            wire.send(self.fork, message, seconds)
            return {"ended": "well", "answer": wire.receive(self.fork, self.limits.message_bytes, seconds)}
        except wire.WireTimeout:
            ended = "too slow"
        except wire.WireError:
            ended = "died"
        self.fork.close()
        self.fork = None  # what has run only there, the submission's process has still to catch up on
        how = self._ask(self.channel, {"do": "end fork"}, FORK_SECONDS)
        return {"ended": ended, "signal": how.get("signal") if ended == "died" else None}

    def _answer_to(self, channel: Any, message: dict[str, Any], seconds: float, in_fork: bool) -> dict[str, Any]:
        """The answer of the submission's process or of its fork. Raises _Stopped."""
        if not in_fork:
            return self._ask(channel, message, seconds)
        answer = self._ask_fork(message, seconds).get("answer")
        if not isinstance(answer, dict):
            raise _Stopped(ENDED)
        return answer

    def _number(self, name: str) -> int:
        """A 32-bit number for one use of the submission's seed."""
        return int.from_bytes(hashlib.sha256(self.seed + name.encode()).digest()[:4], "big")

    # ----- cells -----

    def _cell_once(self, channel: Any, index: int, cell: NotebookNode, in_fork: bool = False) -> list[Any]:
        """Run a cell, unless it stopped the process before. Raises _Stopped if it does so now."""
        if index in self.skipped or not cell.source.strip() or cell.source in master.demonstrations():
            return []
        if self._is_over():
            raise _Stopped("was not run, since the submission's time was over")
        is_own = master.grade_id(cell) is None
        seconds = self.limits.cell_seconds
        if is_own and index not in self.own_seconds:
            seconds = max(0.1, min(seconds, self.limits.own_cells_seconds - sum(self.own_seconds.values())))
        started = time.monotonic()
        message = {"do": "cell", "source": cell.source, "number": index + 1, "seconds": seconds}
        try:
            answer = self._answer_to(channel, message, seconds + 1, in_fork)
        finally:
            if is_own:  # only the first run counts: a restart that another cell makes necessary costs nothing
                self.own_seconds.setdefault(index, time.monotonic() - started)
        outputs = answer.get("outputs")
        return outputs if isinstance(outputs, list) else []

    def _run_cell(self, index: int, cell: NotebookNode) -> list[NotebookNode]:
        if cell.source in master.demonstrations():
            return [_output("stream", name="stdout", text="Not run while grading.")]
        try:
            outputs = self._advance_in_fork(index)
            if outputs is None:
                outputs = self._cell_once(self.channel, index, cell)
        except _Stopped as stopped:
            outputs = None
            if stopped.ended_the_process:
                outputs = self._try_again(index, lambda: self._cell_once(self.channel, index, cell))
            if outputs is None:
                if self._is_over():
                    self.skipped[index] = str(stopped)
                else:
                    self._restart(index, str(stopped))
                return [_error("CellStopped", f"This cell {stopped}; it was left out, and grading went on without it.")]
        return [_safe_output(output) for output in outputs[:40]]

    def _try_again(self, index: int, run: Callable[[], Answer], only_without: bool = False) -> Answer | None:
        """Run a cell again, with the student's own cells before it and without, or only without: one of these may have killed
        all processes, which takes a moment, or left something behind that holds them up.

        Return None if the cell itself ends the process, or if there is no other to suspect.
        """
        suspects = self._own_cells_before(index)
        for skipped in ([], suspects)[only_without:] if suspects else ():
            before = dict(self.skipped)
            self.skipped |= dict.fromkeys(skipped, ENDED)
            self._restart_before(index)
            try:
                return run()
            except _Stopped:
                self.skipped = before
                self._stop(kill=True)
        return None

    def _own_cells_before(self, index: int) -> list[int]:
        """The cells of the student's own that have run before a cell."""
        return [i for i in range(index) if _is_own(self.cells[i]) and i not in self.skipped]

    def _bounded(self, outputs: list[NotebookNode]) -> list[NotebookNode]:
        """Leave out what would make the notebook larger than a notebook may be."""
        kept = []
        for output in outputs:
            self.output_characters_left -= len(str(output))
            if self.output_characters_left < 0:
                kept.append(_output("stream", name="stderr", text="An output was too long to keep."))
                break
            kept.append(output)
        return kept

    # ----- tasks -----

    def _judge_task(self, index: int, cell: NotebookNode, task: str) -> None:
        """Draw the inputs, let the probe work on them in the sandbox, judge what comes back."""
        if self._is_over():
            self.result.findings[task] = _all_parts(task, "The test was not run: the submission's time was over.")
            return
        if task == "5" and not self._is_full_so_far():  # trained twice at most: here, and by _improve_task_5
            self._catch_up(index)
        known = None
        if self.fork:
            known = self._judged_in_fork(cell, task)
            if known and self._counts_in_fork(task, known):
                self.result.findings[task] = known.findings
                return
            self._catch_up(index)
        self.result.findings[task] = judged_in_ways(
            task, self._inputs(task), lambda way: self._probe_or_restart(index, cell, task, way), known
        )

    def _is_full_so_far(self) -> bool:
        """Whether all tasks that are judged earned all their points."""
        return all(finding.passed for findings in self.result.findings.values() for finding in findings)

    def _judged_in_fork(self, cell: NotebookNode, task: str) -> Judged | None:
        """What the fork that other tests and cells ran in gave for a task; None if it ended."""
        try:
            answer = self._probe(cell, task, JUDGES[task].ways[0], fresh=False)
        except _Stopped:
            return None
        return Judged(answer["record"], judged(task, self._inputs(task), answer)) if answer["ended"] == "well" else None

    @staticmethod
    def _counts_in_fork(task: str, result: Judged) -> bool:
        """Whether what ran in the fork before can't be to blame for lost points."""
        # Task 5 takes longer than all others; if it fails, _improve_task_5 runs it in a process where no test ran before.
        return task == "5" or all(finding.passed for finding in result.findings)

    def _probe_or_restart(self, index: int, cell: NotebookNode, task: str, way: str) -> dict[str, Any]:
        """What a test cell's probe came back with, also where it or something before it stopped the submission's process."""
        if self._is_over():
            return {"stopped": "was not run: the submission's time was over"}
        try:
            answer = self._probe(cell, task, way)
            if answer.get("ended") == "well":
                return answer
            stopped = None
        except _Stopped as error:
            answer, stopped = {"stopped": str(error)}, error
        is_slow = answer.get("ended") == "too slow" or (stopped is not None and not stopped.ended_the_process)
        if self._own_cells_before(index) and not (is_slow and self.own_cells_not_slow):
            again = self._try_again(index, lambda: self._probe_well(cell, task, way), only_without=is_slow)
            if again is not None:
                return again
            self.own_cells_not_slow = self.own_cells_not_slow or is_slow
        if stopped or self.channel is None:
            self._restart_before(index)
        return answer

    def _probe_well(self, cell: NotebookNode, task: str, way: str) -> dict[str, Any]:
        """What a test cell's probe came back with. Raises _Stopped if it did not come to its end."""
        answer = self._probe(cell, task, way)
        if answer.get("ended") != "well":
            raise _Stopped(ENDED)
        return answer

    def _probe(self, cell: NotebookNode, task: str, way: str, fresh: bool = True) -> dict[str, Any]:
        """What a test cell's probe came back with, in a fresh fork or in the one that is there.

        Raises _Stopped if the submission's process did not answer.
        """
        limits = self.limits
        cpu, wall = limits.task_cpu_seconds, limits.task_wall_seconds
        inputs = {name: value for name, value in self._inputs(task).items() if name != "secret"} | {"way": way}
        if task == "5":
            cpu, wall = limits.training_cpu_seconds + limits.training_grace_seconds, limits.training_wall_seconds
            inputs["cpu_seconds"] = limits.training_cpu_seconds
        wall = max(0.5, min(wall, self.deadline - time.monotonic()))
        line = {
            "do": "test",
            "source": hidden_line(cell),
            "inputs": inputs,
            "seed": self._number(f"{task} cells {way}"),
            "cpu_seconds": cpu,
        }
        answer = self._ask_fork(line, wall, fresh)
        return {"ended": "well", "record": answer["answer"]} if answer["ended"] == "well" else answer

    def _inputs(self, task: str) -> dict[str, Any]:
        if task not in self.inputs:
            self.inputs[task] = JUDGES[task].draw(np.random.default_rng(self._number(task)))
        return self.inputs[task]

    def _replace_if_judged(self, index: int, task: str) -> None:
        if self._is_over():
            return
        try:
            if self._advance_in_fork(index) is None:
                self._stand_in_after(self.channel, task)
        except _Stopped as stopped:
            self._restart(index, str(stopped))

    def _stand_in_after(self, channel: Any, task: str, in_fork: bool = False) -> None:
        """After the last task of a piece: put the right version in the student's place for all that follows."""
        piece = TASKS[task].piece
        tasks = [_task(cell) for cell in self.cells if _task(cell) and TASKS[_task(cell)].piece == piece]
        if piece in master.STAND_INS and tasks[-1] == task:
            code = np.frombuffer(master.stand_in(piece), dtype=np.uint8)
            self._answer_to(channel, {"do": "stand-in", "name": PIECES[piece], "code": code}, 5, in_fork)

    def _improve_task_5(self) -> None:
        """Task 5 may build on the student's own classes: if it failed with the stand-ins, try it with these.

        And with other random numbers: a training may be unlucky.
        """
        findings = self.result.findings["5"]
        if all(finding.passed for finding in findings) or any(finding.mistake == "blank" for finding in findings):
            return
        index = next(i for i, cell in enumerate(self.cells) if _task(cell) == "5")
        if not _misses_a_later_class(findings):
            self._try_task_5(index, upto=index, stand_ins=False)
            return
        for stand_ins in (True, False):
            if not all(finding.passed for finding in self.result.findings["5"]):
                self._try_task_5(index, upto=len(self.cells), stand_ins=stand_ins)

    def _try_task_5(self, index: int, upto: int, stand_ins: bool) -> None:
        """Judge task 5 once more, in a process that has run the cells before number `upto`; the better result counts."""
        if self._is_over():
            return
        try:
            self.channel = self._begin(upto, stand_ins)
            answer = self._probe(self.cells[index], "5", way="once more")
        except _Stopped:
            self._stop(kill=True)
            return
        self._stop()
        again = judged("5", self._inputs("5"), answer)
        if _is_better(again, self.result.findings["5"]):
            self.result.findings["5"] = again


def _misses_a_later_class(findings: list[Finding]) -> bool:
    """Whether task 5 stumbled over a class of task 6, which stands further below: who solves task 6 first has it."""
    later = (PIECES["softmax"], PIECES["cross_entropy"])
    return any(f"NameError: name '{name}'" in finding.observation for name in later for finding in findings)


def _is_better(findings: list[Finding], others: list[Finding]) -> bool:
    """More points; with equal ones, an answer that ran through tells more than one that raised."""
    parts = TASKS["5"].parts
    more = points_of(parts, findings) - points_of(parts, others)
    return more > 0 or (more == 0 and bool(others[0].traceback) and not findings[0].traceback)


def _task(cell: NotebookNode) -> str | None:
    """The task that a test cell tests."""
    name = master.grade_id(cell)
    return name.removeprefix(TEST_PREFIX) if name and name.startswith(TEST_PREFIX) else None


def _is_own(cell: NotebookNode) -> bool:
    """Whether a cell is one that the student added, or changed a demonstration into."""
    return master.grade_id(cell) is None and cell.source not in master.demonstrations()


def _is_students(cell: NotebookNode) -> bool:
    name = master.grade_id(cell)
    return name is None or bool(cell.metadata.nbgrader.solution)


def hidden_line(cell: NotebookNode) -> str:
    """The source between the marks of a test cell's hidden region.

    The visible part is not run while grading: it could only slow down or stop what the judge's score replaces anyway.
    """
    return cell.source.split("### BEGIN HIDDEN TESTS\n")[1].split("### END HIDDEN TESTS")[0]


def judged_in_ways(
    task: str, inputs: dict[str, Any], probe: Callable[[str], dict[str, Any]], known: Judged | None = None
) -> list[Finding]:
    """The findings of a task; its probe is run in one way after the other, until one of them earns all points.

    A record that is known already is not judged again: to name a mistake takes its time.
    """
    tried: list[list[Finding]] = []
    records: dict[str, Any] = {}
    for way in JUDGES[task].ways:
        answer = probe(way)
        record = answer.get("record")
        if answer.get("ended") == "well" and isinstance(record, dict) and "failed" not in record:
            records |= record
            answer = {"ended": "well", "record": records}
        is_known = known and "record" in answer and wire.encode(answer["record"]) == known.frame
        tried.append(known.findings if is_known else judged(task, inputs, answer))
        if all(finding.passed for finding in tried[-1]):
            break
    return better(task, tried)


def judged(task: str, inputs: dict[str, Any], answer: dict[str, Any]) -> list[Finding]:
    """The findings of a task from what its probe came back with: a record, or how the process ended."""
    if "stopped" in answer:
        return _all_parts(task, f"The test {answer['stopped']}.")
    ended = answer.get("ended")
    if ended == "too slow" or answer.get("signal") == "too slow":
        return _all_parts(task, "It ran for too long and was stopped. Is there a loop that does not end?")
    record = answer.get("record")
    if ended != "well" or not isinstance(record, dict):
        signal = answer.get("signal")
        return _all_parts(task, f"It ended the process that ran it{f' ({signal})' if signal else ''}.")
    if "failed" in record:
        error = record["failed"] if isinstance(record["failed"], dict) else {}
        return _all_parts(task, f"The test could not be run: {error.get('error', '')}", error.get("traceback", ""))
    try:
        with np.errstate(all="ignore"):
            return _complete(task, JUDGES[task].judge(inputs, record))
    except Exception:
        # Only a record that no probe wrote has another form than the judge expects.
        return _all_parts(task, "What came back from the test was not in the form that the test writes.")


def _all_parts(task: str, observation: str, traceback: str = "") -> list[Finding]:
    return [_plain(Finding(part, False, observation, None, traceback)) for part in TASKS[task].parts]


def _plain(finding: Finding) -> Finding:
    """The finding with texts that are texts, of a length that somebody may read: they hold what a submission sent."""
    observation, traceback = (str(text)[:MAX_MESSAGE] for text in (finding.observation, finding.traceback))
    return replace(finding, observation=observation, traceback=traceback)


def _complete(task: str, findings: list[Finding]) -> list[Finding]:
    """The findings in the rubric's order; a part that nothing was said about has not passed."""
    by_part = {finding.part: _plain(finding) for finding in findings if finding}
    return [by_part.get(part, Finding(part, False, "This part could not be judged.")) for part in TASKS[task].parts]


def _outputs(task: str, result: Result) -> list[NotebookNode]:
    """A test cell's outputs: the messages, then the score as nbgrader's partial credit reads it."""
    findings = result.findings[task]
    shown = {
        "text/html": report_html(task, findings),
        "text/plain": report_text(task, findings),
        MIME: findings_json(findings),
    }
    score = {"text/plain": repr(float(result.points(task)))}
    return [
        _output("display_data", data=shown, metadata={}),
        _output("execute_result", data=score, metadata={}, execution_count=1),
    ]


def _output(kind: str, **fields: Any) -> NotebookNode:
    """As nbformat.v4.new_output, but for its check against the schema, which takes ten times as long as all else."""
    return nbformat.from_dict({"output_type": kind, **fields})


def _error(name: str, text: str) -> NotebookNode:
    return _output("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])


def _safe_output(output: Any) -> NotebookNode:
    """An output from the sandbox, built anew from the fields that are expected of it."""
    texts: Callable[[Any], str] = lambda value: str(value)[:100_000]  # noqa: E731
    if not isinstance(output, dict):
        return _output("stream", name="stdout", text="")
    if output.get("output_type") == "error":
        lines = output.get("traceback")
        lines = [texts(line) for line in lines[:100]] if isinstance(lines, list) else []
        return _output("error", ename=texts(output.get("ename")), evalue=texts(output.get("evalue")), traceback=lines)
    data = output.get("data")
    if output.get("output_type") == "display_data" and isinstance(data, dict):
        safe = {key: str(data[key])[:500_000] for key in ("text/plain", "image/png") if key in data}
        if not PNG.fullmatch(safe.get("image/png", "")):
            del safe["image/png"]
        return _output(
            "display_data", data=safe or {"text/plain": "An output of another kind was left out."}, metadata={}
        )
    name = "stderr" if output.get("name") == "stderr" else "stdout"
    return _output("stream", name=name, text=texts(output.get("text")))

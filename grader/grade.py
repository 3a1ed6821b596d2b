"""Grades one rebuilt notebook: has its cells and tests run, the tasks judged, and writes scores into the test cells."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from nbformat import NotebookNode

from grader.judging import Judged, all_parts, hidden_line, is_better, judged, judged_in_ways, task_of
from grader.outputs import Room, outputs_of_test
from grader.restarts import Cells
from grader.sandbox import Sandbox
from judge.compare import Finding, points_of
from judge.rubric import PIECES, TASKS
from judge.tasks import JUDGES

TRAININGS = ("4", "5", "6e")


@dataclass
class Result:
    """What grading a notebook came to: for each task its findings, one for each part."""

    findings: dict[str, list[Finding]] = field(default_factory=dict)
    # Of the cells with a syntax error: the oldest Python that takes them, or "unknown".
    syntax_errors: set[str] = field(default_factory=set)

    def points(self, task: str) -> int:
        """The points that a task earned."""
        return points_of(TASKS[task].parts, self.findings[task])

    @property
    def total(self) -> int:
        """The points of all tasks."""
        return sum(self.points(task) for task in self.findings)


def grade(notebook: NotebookNode, seed: bytes, sandbox: Sandbox, files: dict[str, bytes] | None = None) -> Result:
    """Run and judge a rebuilt notebook; its cells get their outputs, its test cells their scores and messages.

    Parameters
    ----------
    notebook : NotebookNode
        As `grader.submission.rebuild` made it; changed in place.
    seed : bytes
        Of the random inputs, see `grader.seed.seed_of`.
    sandbox : Sandbox
    files : dict, optional
        What lies beside the notebook, by name.

    Returns
    -------
    Result
    """
    return _Grading(notebook, seed, sandbox, files or {}).run()


class _Grading:
    """One notebook, from its first cell to the score in its last test cell."""

    def __init__(self, notebook: NotebookNode, seed: bytes, sandbox: Sandbox, files: dict[str, bytes]) -> None:
        self.seed, self.limits = seed, sandbox.limits
        self.cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.running = Cells(self.cells, self._number("cells"), sandbox, files)
        self.result = Result()
        self.inputs: dict[str, dict[str, Any]] = {}  # task -> what was drawn for it

    def run(self) -> Result:
        """Run all cells in order and judge all tasks."""
        room = Room(self.limits.notebook_output_characters)
        self.running.start()
        try:
            for index, cell in enumerate(self.cells):
                cell.execution_count = index + 1
                task = task_of(cell)
                if task:
                    self._judge_task(index, task)
                    self.running.replace_if_judged(index)
                else:
                    cell.outputs = room.bounded(self.running.run(index))
        finally:
            self.running.end()
        self._judge_own_classes()
        self._improve_trainings()
        self.result.syntax_errors = set(self.running.syntax_errors.values())
        for cell in self.cells:
            task = task_of(cell)
            if task:
                cell.outputs = outputs_of_test(task, self.result.findings[task])
        return self.result

    def _judge_task(self, index: int, task: str) -> None:
        """Draw the inputs, let the probe work on them in the sandbox, judge what comes back."""
        if self.running.is_over():
            self.result.findings[task] = all_parts(task, "The test was not run: the submission's time was over.")
            return
        if TASKS[task].own_classes:  # at the end
            self.result.findings[task] = all_parts(
                task, "The test was not run: your own classes could not be made anew."
            )
            return
        if task == "5" and not self._is_full_so_far():  # trained twice at most: here, and by _improve_trainings
            self.running.catch_up(index)
        known = None
        if self.running.has_fork():
            record = self.running.test_in_fork(*self._test(index, task, JUDGES[task].ways[0]))
            if record is not None:
                known = Judged(record, judged(task, self._inputs(task), {"ended": "well", "record": record}))
            # Task 5 takes longer than all others; if it fails, _improve_trainings runs it in a process where no test ran before.
            if known and (task == "5" or _is_full(known.findings)):
                self.result.findings[task] = known.findings
                return
            self.running.catch_up(index)  # what ran in the fork before may be to blame for lost points
        self.result.findings[task] = judged_in_ways(
            task, self._inputs(task), lambda way: self.running.test(index, *self._test(index, task, way)), known
        )

    def _is_full_so_far(self) -> bool:
        """Whether all tasks that are judged earned all their points."""
        return all(_is_full(findings) for findings in self.result.findings.values())

    def _test(self, index: int, task: str, way: str) -> tuple[dict[str, Any], float]:
        """The message that has a task's probe run, and the seconds of wall time that it may take."""
        limits = self.limits
        inputs = {name: value for name, value in self._inputs(task).items() if name != "secret"} | {"way": way}
        cpu, wall = limits.task_cpu_seconds, limits.task_wall_seconds
        if task == "5":
            cpu, wall = limits.training_cpu_seconds + limits.training_grace_seconds, limits.training_wall_seconds
            inputs["cpu_seconds"] = limits.training_cpu_seconds
        message = {
            "do": "test",
            "source": hidden_line(self.cells[index]),
            "inputs": inputs,
            "seed": self._number(f"{task} cells {way}"),
            "cpu_seconds": cpu,
        }
        return message, wall

    def _inputs(self, task: str) -> dict[str, Any]:
        if task not in self.inputs:
            self.inputs[task] = JUDGES[task].draw(np.random.default_rng(self._number(task)))
        return self.inputs[task]

    def _number(self, name: str) -> int:
        """A 32-bit number for one use of the submission's seed."""
        return int.from_bytes(hashlib.sha256(self.seed + name.encode()).digest()[:4], "big")

    def _judge_own_classes(self) -> None:
        """Judge what is asked about the student's own classes, in a process in which no right ones stand in for them."""
        for index, cell in enumerate(self.cells):
            task = task_of(cell)
            if task and TASKS[task].own_classes and not self.running.is_over():
                answer = self.running.test_anew(index, False, *self._test(index, task, way=""))
                if answer is not None:
                    self.result.findings[task] = judged(task, self._inputs(task), answer)

    def _improve_trainings(self) -> None:
        """A training may build on the student's own classes: if it failed with the stand-ins, try it with these.

        And with other random numbers: a training may be unlucky.
        """
        for index, cell in enumerate(self.cells):
            task = task_of(cell)
            findings = self.result.findings[task] if task in TRAININGS else []
            if not findings or _is_full(findings) or any(finding.mistake == "blank" for finding in findings):
                continue
            if task == "5" and _misses_a_later_class(findings):
                for stand_ins in (True, False):
                    if not _is_full(self.result.findings[task]):
                        self._try_anew(index, task, upto=len(self.cells), stand_ins=stand_ins)
            else:
                self._try_anew(index, task, upto=index, stand_ins=False)

    def _try_anew(self, index: int, task: str, upto: int, stand_ins: bool) -> None:
        """Judge a task once more, in a process that has run the cells before number `upto`; the better result counts."""
        if self.running.is_over():
            return
        answer = self.running.test_anew(upto, stand_ins, *self._test(index, task, way="once more"))
        if answer is not None:
            again = judged(task, self._inputs(task), answer)
            if is_better(task, again, self.result.findings[task]):
                self.result.findings[task] = again


def _is_full(findings: list[Finding]) -> bool:
    return all(finding.passed for finding in findings)


def _misses_a_later_class(findings: list[Finding]) -> bool:
    """Whether task 5 stumbled over a class of task 6, which stands further below: who solves task 6 first has it."""
    later = (PIECES["softmax"], PIECES["cross_entropy"])
    return any(f"NameError: name '{name}'" in finding.observation for name in later for finding in findings)

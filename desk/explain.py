"""One check again, for a dispute: what was drawn, what the student's code gave, what was expected, and where the two part.

For the instructor alone: it shows hidden inputs and expected values.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from course.engine import findings
from course.engine.compare import Seen
from course.engine.finding import Finding
from course.tasks import module_of
from desk.blanks import BEGIN, END, blank_of
from grader import worker
from grader.classroom import Classroom
from grader.report import explanation
from grader.seed import seed_of
from grader.submission import rebuild_from
from judge import master
from judge.rubric import PIECES, TASKS
from judge.tasks import JUDGES

SHOWN = 30  # elements of an array that are shown as a whole


class CanNotExplain(Exception):
    """Why there is nothing to explain."""


@dataclass
class Part:
    """One part of the task: its finding, and its first wrong value beside the right one, as lines of text."""

    finding: Finding
    points: int
    lines: list[str] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)


@dataclass
class Explanation:
    """All of it."""

    student: str
    task: str
    parts: list[Part]
    code: list[tuple[int, str, bool]]  # line number in the cell, line, whether an exception came from there
    is_changed: bool  # whether it is about other code than what was handed in

    @property
    def points(self) -> int:
        """The points that the task earns."""
        return sum(part.points for part in self.parts if part.finding.passed)

    @property
    def title(self) -> str:
        """What it is about."""
        whose = "other code in the submission of" if self.is_changed else "the submission of"
        rubric = TASKS[self.task]
        return f"Task {self.task}, {rubric.title}, {whose} {self.student}: {self.points} of {rubric.points} points"

    def text(self) -> str:
        """As plain text."""
        lines = [self.title, ""]
        for part in self.parts:
            earned = part.points if part.finding.passed else 0
            lines.append(f"{'✓' if part.finding.passed else '✗'} {part.finding.part} ({earned} of {part.points})")
            lines += [f"    {line}" for line in part.lines]
            if part.inputs:
                lines += ["    The inputs of this case:", *(f"    {line}" for line in part.inputs)]
        lines += ["", "The code:"]
        lines += [f"{'>' if is_there else ' '} {number:4} {line}" for number, line, is_there in self.code]
        return "\n".join(lines)


def explain(classroom: Classroom, student: str, task: str, code: str | None = None) -> Explanation:
    """Run one check again in the sandbox, on the same inputs; with `code`, as if that had been handed in. Raises CanNotExplain.

    Parameters
    ----------
    code : str, optional
        A whole answer cell, or what stands in the task's blank.
    """
    if task not in TASKS:
        raise CanNotExplain(f"There is no task {task}: there are {', '.join(TASKS)}.")
    if student not in classroom.students():
        raise CanNotExplain(f"There is no submission of {student}: see `python -m grader students`.")
    notebook = rebuild_from(classroom.take_in(student)[0]).notebook
    cell = next(cell for cell in notebook.cells if master.grade_id(cell) == TASKS[task].piece)
    if code is not None:
        cell.source = with_code(cell.source, task, code)
    source = cell.source
    with _recorded(task) as seen:
        result = worker.grade_here(notebook, seed_of(student), classroom.sandbox)
    wrong = _wrong_values(task, *seen[-1]) if seen else {}
    parts = [_part(task, finding, wrong.get(finding.part)) for finding in result.findings[task]]
    return Explanation(student, task, parts, _code(source, task, result.findings[task]), code is not None)


def with_code(source: str, task: str, code: str) -> str:
    """An answer cell with other code: a whole cell, if it defines what the cell does, or else the task's blank. Raises CanNotExplain."""
    code = textwrap.dedent(code).strip("\n")
    try:
        defined = {getattr(node, "name", None) for node in ast.parse(code).body}
    except SyntaxError:
        defined = set()
    if PIECES[TASKS[task].piece] in defined:
        return code
    lines = source.split("\n")
    begin = next((i for i, line in enumerate(lines) if (found := BEGIN.search(line)) and found[1] == task), None)
    if begin is None or blank_of(source, task) is None:
        raise CanNotExplain(
            f"The comment lines of task {task} are not in the cell: give the whole cell, with its class or def."
        )
    end = next((i for i in range(begin + 1, len(lines)) if END.match(lines[i]) or BEGIN.search(lines[i])), len(lines))
    indent = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
    return "\n".join([*lines[: begin + 1], textwrap.indent(code, indent), *lines[end:]])


@contextmanager
def _recorded(task: str) -> Iterator[list[tuple[Any, Any]]]:
    """Keep what is judged of a task meanwhile: the inputs and the record that came back, for each time."""
    seen: list[tuple[Any, Any]] = []
    judge = JUDGES[task]

    def judge_and_keep(inputs: Any, record: Any) -> list[Finding]:
        seen.append((inputs, record))
        return judge.judge(inputs, record)

    JUDGES[task] = judge._replace(judge=judge_and_keep)
    try:
        yield seen
    finally:
        JUDGES[task] = judge


def _wrong_values(task: str, inputs: Any, record: Any) -> dict[str, tuple[int, Seen]]:
    """For each part that failed by a value, the number of the case and the value. The trainings have no such cases."""
    expected = module_of(task, "expected")
    if not hasattr(expected, "sheet") or "cases" not in inputs:
        return {}
    cases = inputs["cases"]
    sheets = [expected.sheet(task, case) for case in cases]
    told = getattr(module_of(task, "probe"), "told_by_calls", None)
    with np.errstate(all="ignore"):
        judged = findings.judge(TASKS[task], PIECES[TASKS[task].piece], cases, sheets, record, told)
    numbers = {id(case): number for number, case in enumerate(cases, 1)}
    return {part.finding.part: (numbers.get(id(part.wrong.case), 0), part.wrong) for part in judged if part.wrong}


def _part(task: str, finding: Finding, wrong: tuple[int, Seen] | None) -> Part:
    part = Part(finding, TASKS[task].parts[finding.part])
    if finding.passed:
        return part
    part.lines.append(finding.observation)
    if finding.mistake:
        part.lines.append(f"→ {finding.mistake}: {explanation(finding.mistake)}")
    part.lines += finding.traceback.splitlines()
    if wrong and finding.mistake != "blank":
        number, seen = wrong
        part.lines += ["", f"Case {number}, {seen.words}:", *_values(seen)]
        part.inputs = [line for name, value in seen.case.items() for line in _shown(f"  {name}", value)]
    return part


def _values(seen: Seen) -> list[str]:
    record, expected = seen.record, seen.expected
    lines = []
    if "value" in record:
        lines += _shown("  gave", record["value"])
    else:
        lines.append(f"  gave no array: {', '.join(f'{name} {value}' for name, value in record.items())}")
    if expected is None:
        return lines
    lines += _shown("  expected", expected.value)
    value = record.get("value")
    if isinstance(value, np.ndarray) and value.shape == expected.value.shape and value.dtype.kind in "fiu":
        allowed = np.broadcast_to(expected.allowed, value.shape)
        with np.errstate(all="ignore"):
            differs = ~(np.abs(value - expected.value) <= allowed)
        if differs.any():
            at = tuple(int(i) for i in np.argwhere(differs)[0])
            lines.append(
                f"  {differs.sum()} of {differs.size} elements differ, first {list(at)}: gave {value[at]:.10g}, expected "
                f"{expected.value[at]:.10g}, {abs(value[at] - expected.value[at]):.3g} apart, allowed {allowed[at]:.3g}"
            )
    return lines


def _shown(name: str, value: Any) -> list[str]:
    """A value with its name: small arrays whole, of others shape, type and first elements."""
    if not isinstance(value, np.ndarray):
        return [f"{name} = {value!r}"[:500]]
    about = f"{name}, shape {value.shape}, {value.dtype}"
    if value.size > SHOWN:
        return [f"{about}: begins {np.array2string(value.reshape(-1)[:4], precision=5)}"]
    text = np.array2string(value, precision=8, max_line_width=110)
    return [f"{about}:", *(f"      {line}" for line in text.split("\n"))]


def _code(source: str, task: str, found: list[Finding]) -> list[tuple[int, str, bool]]:
    """The lines around the task's blank with their numbers; marked are those from which an exception came."""
    raised = {int(number) for finding in found for number in re.findall(r"\bline (\d+)\b", finding.traceback)}
    lines = source.split("\n")
    begin = next((i for i, line in enumerate(lines) if (hit := BEGIN.search(line)) and hit[1] == task), 0)
    end = next((i for i in range(begin + 1, len(lines)) if END.match(lines[i])), len(lines) - 1)
    first, last = max(0, begin - 4), min(len(lines), end + 4)
    return [(i + 1, lines[i], i + 1 in raised) for i in range(first, last)]

"""What a feedback page tells about one task, from its findings, its score and the student's source."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from course.engine.exceptions import plainly
from course.mistakes import MISTAKES, shown_by
from grader.feedback.blanks import FRAME, Blank, blank_of, raised_at
from grader.feedback.hints import Hint, check, hints
from grader.feedback.record import is_blank, is_not_begun
from grader.report import look_at
from judge.compare import Finding, points_of
from judge.rubric import TASKS

RIGHT, WRONG, OPEN = "right", "wrong", "open"
REASON_CHARACTERS = 110
NO_CELL = "The cell of this answer is missing, or empty."


@dataclass(frozen=True)
class Part:
    """A part of a task with its points."""

    name: str
    status: str
    score: int
    points: int


@dataclass
class Problem:
    """What was seen in one or more parts, and what to look at."""

    parts: list[str]
    seen: list[str]
    look_at: str
    frames: list[str] = field(default_factory=list)  # of the traceback, where it leads out of the blank


@dataclass(frozen=True)
class TaskResult:
    """One task of a page.

    `by_hand` is what the grader gave, where the gradebook has another score; `missing` whether the cell is not there, or empty.
    """

    name: str
    title: str
    status: str
    score: float
    points: int
    reason: str
    problems: list[Problem]
    parts: list[Part]
    by_hand: float | None
    blank: Blank
    hints: list[Hint]
    check: str
    missing: bool


def task_result(
    task: str, findings: Sequence[Finding] | None, score: float, answer: NotebookNode, cells: dict[int, str]
) -> TaskResult:
    """What the page says about a task.

    Parameters
    ----------
    task : str
    findings : sequence of Finding, or None
        One for each part; None where a notebook has no record of them.
    score : float
        As the gradebook has it.
    answer : NotebookNode
        The student's cell.
    cells : dict
        From the execution count of a cell to what the page calls it.
    """
    rubric = TASKS[task]
    count = answer.get("execution_count")
    failed = [finding for finding in findings or [] if not finding.passed]
    raised = next((line for finding in failed if (line := raised_at(finding.traceback, count))), None)
    blank = blank_of(task, answer.source, raised)
    problems = _problems(failed, {line.number for line in blank.lines if line.raised}, count, cells)
    # What stands in a cell of the student's own was judged all the same.
    missing = not answer.source.strip() and all(finding.mistake == "cell-did-not-run" for finding in failed)
    automatic = points_of(rubric.parts, findings) if findings is not None else score
    by_hand = automatic if score != automatic else None
    if findings is None:
        reason = "Graded before these pages kept a record: ask your instructor for the details."
    elif failed:
        reason = NO_CELL if missing else _reason(failed[0], problems)
    else:
        reason = "Your instructor has set these points by hand." if score < rubric.points else ""
    return TaskResult(
        task, rubric.title, _status(rubric.points, score, failed, missing), score, rubric.points, reason, problems,
        _parts(task, findings or []), by_hand, blank, hints()[task], check(task), missing,
    )  # fmt: skip


def _status(points: int, score: float, findings: Sequence[Finding], missing: bool) -> str:
    if score >= points:
        return RIGHT
    return OPEN if (missing and score == 0) or is_not_begun(findings, score) else WRONG


def _parts(task: str, findings: Sequence[Finding]) -> list[Part]:
    parts = []
    for finding in findings:
        points = TASKS[task].parts[finding.part]
        status = RIGHT if finding.passed else OPEN if is_blank(finding) else WRONG
        parts.append(Part(finding.part, status, points if finding.passed else 0, points))
    return parts


def _problems(failed: Sequence[Finding], marked: set[int], count: int | None, cells: dict[int, str]) -> list[Problem]:
    """The findings by what to look at, each text once."""
    problems: dict[str, Problem] = {}
    for finding in failed:
        seen, question = ("The blank is still open.", "") if is_blank(finding) else _and_question(finding)
        key = "blank" if is_blank(finding) else finding.mistake or finding.observation
        problem = problems.setdefault(key, Problem([], [], look_at(finding) or question))
        problem.parts.append(finding.part)
        if seen not in problem.seen:
            problem.seen.append(seen)
        if raised_at(finding.traceback, count) not in marked:
            problem.frames = problem.frames or [_frame(line, cells) for line in finding.traceback.splitlines()]
    return list(problems.values())


def _and_question(finding: Finding) -> tuple[str, str]:
    """What was seen, and the question that an observation may end with: it says where to look."""
    seen = plainly(finding.observation)
    found = None if finding.traceback else re.fullmatch(r"(.+[.!]) ([^.!?]+\?)", seen, re.DOTALL)
    return (found[1], found[2]) if found else (seen, "")


def _frame(line: str, cells: dict[int, str]) -> str:
    """A line of a traceback with the cell's name in place of the number that it had while grading."""
    return FRAME.sub(lambda found: f"{cells.get(int(found[1]), 'Your cell')}, line {found[2]}", line)


def _reason(finding: Finding, problems: Sequence[Problem]) -> str:
    """The first thing to know, in a line."""
    named = finding.mistake in MISTAKES and not is_blank(finding) and not finding.traceback
    if named:
        text = f"{', '.join(problems[0].parts)}: {shown_by(finding)}"
    else:
        first = problems[0].seen[0].splitlines()[0].split(". ")[0].rstrip(".")  # Python's own line stands on the card
        text = re.sub(r"(?<!=)(?<!shape) \([^()]*\)$", "", first)
    return textwrap.shorten(text, REASON_CHARACTERS, placeholder=" …")

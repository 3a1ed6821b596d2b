"""What the judgement of the trainings shares with the engine: findings, and which of several judgements counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from course.engine import findings
from course.engine.compare import Expected, shape_text
from course.engine.finding import Finding
from course.engine.findings import points_of
from course.tasks import TASKS

__all__ = ["Expected", "Finding", "Record", "better", "made_problem", "part", "points_of", "shape_text"]

Record = dict[str, Any]


def part(name: str, problems: Iterable[Finding | None]) -> Finding:
    """The first problem of a part, or its pass."""
    return next((problem for problem in problems if problem), Finding(name, True))


def made_problem(name: str, what: str, record: Record) -> Finding | None:
    """A problem if the object could not be made, or the function does not exist."""
    made = record.get("made", {"kind": "missing"})
    return None if made["kind"] == "ok" else findings.not_made(name, what, made)


def better(task: str, judgements: Iterable[list[Finding]]) -> list[Finding]:
    """The first judgement with all points, or the one with the most; of equal ones the one that names more mistakes."""
    judged = ([findings.Judged(finding) for finding in one] for one in judgements)
    return [part.finding for part in findings.better(TASKS[task], judged)]

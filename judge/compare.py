"""Which of several judgements of a task counts."""

from __future__ import annotations

from collections.abc import Iterable

from course.engine import findings
from course.engine.finding import Finding, Judged
from course.engine.findings import points_of
from course.tasks import TASKS

__all__ = ["Finding", "better", "points_of"]


def better(task: str, judgements: Iterable[list[Finding]]) -> list[Finding]:
    """The first judgement with all points, or the one with the most; of equal ones the one that names more mistakes."""
    judged = ([Judged(finding) for finding in one] for one in judgements)
    return [part.finding for part in findings.better(TASKS[task], judged)]

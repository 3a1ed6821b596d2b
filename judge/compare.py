"""What the judgement of the trainings shares with the engine: findings, and which of several judgements counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

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
    if made["kind"] == "ok":
        return None
    if made["kind"] == "missing":
        return Finding(name, False, f"{what} does not exist: its cell did not run through.")
    return Finding(name, False, f"{what}(...) raised {made.get('error', 'an error')}", None, made.get("traceback", ""))


def better(task: str, judgements: Iterable[list[Finding]]) -> list[Finding]:
    """The first judgement with all points, or the one with the most; of equal ones the one that names more mistakes."""
    parts = TASKS[task].parts
    tried = []
    for findings in judgements:
        if all(finding.passed for finding in findings):
            return findings
        tried.append(findings)

    def worth(findings: Sequence[Finding]) -> tuple[int, int]:
        return points_of(parts, findings), sum(finding.mistake is not None for finding in findings)

    return max(tried, key=worth)

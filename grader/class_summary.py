"""What a graded class comes to: who has how many points and lost them where, for the terminal and for the page of the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk.marks import Mark
from grader.feedback.record import findings_from, is_not_begun
from grader.submission import NOTHING_TO_GRADE, missing_in
from judge import master
from judge.rubric import ASSIGNMENT, TASKS

MAXIMUM = sum(task.points for task in TASKS.values())


@dataclass(frozen=True)
class Row:
    """One student. `total` also counts what the gradebook has beside the tasks: a late penalty, points for a text."""

    student: str
    scores: Mapping[str, float]
    total: float
    not_begun: frozenset[str] = frozenset()
    notes: Sequence[str] = ()

    @property
    def lost(self) -> list[str]:
        """The tasks that were begun and have not all their points, in the order of the notebook."""
        return [
            task
            for task in master.task_order()
            if task not in self.not_begun and self.scores[task] < TASKS[task].points
        ]

    @property
    def began(self) -> bool:
        """Whether any task was begun."""
        return len(self.not_begun) < len(TASKS)

    @property
    def page(self) -> str:
        """Where the feedback page lies in feedback/."""
        return f"{self.student}/{ASSIGNMENT}/{ASSIGNMENT}.html"


class ClassSummary:
    """The rows of a class, the weakest first."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = sorted(rows, key=lambda row: (row.total, row.student))

    @property
    def mean(self) -> float | None:
        """The mean of those who began."""
        totals = [row.total for row in self.rows if row.began]
        return sum(totals) / len(totals) if totals else None

    @property
    def lost_most(self) -> list[tuple[str, int]]:
        """The tasks that most students lost points on, and how many; at most five."""
        counts = {task: sum(task in row.lost for row in self.rows) for task in master.task_order()}
        return sorted(((task, count) for task, count in counts.items() if count), key=lambda entry: -entry[1])[:5]


def row_of(student: str, mark: Mark, kept: Mapping[str, Any], is_there: bool) -> Row:
    """A student's row: the scores as the gradebook has them, and what grading kept of the submission (see `kept_files`)."""
    scores = mark.tasks
    notes = list(kept.get("notes", []))
    missing = missing_in(notes)
    not_begun = {
        task
        for task, entries in kept.get("findings", {}).items()
        if task in scores
        and (
            is_not_begun(findings_from(entries, task), scores[task])
            or (scores[task] == 0 and TASKS[task].piece in missing)
        )
    }
    if _nothing_to_grade(kept):
        not_begun = set(scores)
    if not is_there:
        notes.append("Graded before; there is no folder in submitted/ any more.")
    return Row(student, scores, mark.total, frozenset(not_begun), notes)


def mistakes_in(kept: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """For each task and each mistake that was found there, the students who made it, from what grading kept of each.

    Who handed in nothing that could be graded made none.
    """
    made: dict[tuple[str, str], list[str]] = {}
    for student, its in kept.items():
        if _nothing_to_grade(its):
            continue
        for task, found in its.get("findings", {}).items():
            for mistake in {finding["mistake"] for finding in found if finding["mistake"]}:
                made.setdefault((task, mistake), []).append(student)
    return made


def _nothing_to_grade(kept: Mapping[str, Any]) -> bool:
    """Whether what grading kept of a submission says that nothing was there to be graded."""
    return any(note.endswith(NOTHING_TO_GRADE) for note in kept.get("notes", []))

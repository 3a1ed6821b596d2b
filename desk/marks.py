"""A student's mark, put together in one place: what the grader gave or somebody wrote by hand, extra credit, the late penalty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.gradebook import ClassGradebook
from judge.rubric import TASKS

MAXIMUM = sum(task.points for task in TASKS.values())


@dataclass(frozen=True)
class Mark:
    """What counts for a submission.

    `cells` has for each graded cell, by its grade id, the points that count: those by hand where somebody wrote some, otherwise
    the grader's, and the extra credit with either.
    """

    cells: Mapping[str, float]
    penalty: float = 0.0

    @property
    def tasks(self) -> dict[str, float]:
        """The points of each task."""
        return {task: self.cells.get(f"test_{task}", 0.0) for task in TASKS}

    @property
    def total(self) -> float:
        """The mark. nbgrader lets no penalty take more than there is."""
        return max(0.0, sum(self.cells.values()) - self.penalty)


def marks_in(gradebook: ClassGradebook) -> dict[str, Mark]:
    """The mark of everyone who has a submission in the gradebook."""
    penalties = gradebook.penalties()
    return {student: Mark(cells, penalties.get(student, 0.0)) for student, cells in gradebook.marks().items()}

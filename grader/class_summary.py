"""What a graded class comes to: who has how many points and lost them where, for the terminal and for the page of the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

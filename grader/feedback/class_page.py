"""The page of the whole class, for the instructor: who has how many points, what they lost them on, and links to their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from grader.feedback.page import render
from judge import master
from judge.rubric import ASSIGNMENT, TASKS


@dataclass(frozen=True)
class Row:
    """One student: the score in each task, tasks not begun, notes of the grader."""

    student: str
    scores: Mapping[str, float]
    total: float
    not_begun: frozenset[str] = frozenset()
    notes: Sequence[str] = ()

    @property
    def lost(self) -> list[str]:
        """The tasks that were begun and have not all their points, in the order of the notebook."""
        return [
            task for task in master.task_order() if task not in self.not_begun and self.scores[task] < TASKS[task].points
        ]

    @property
    def page(self) -> str:
        """The address of the feedback page, as seen from the page of the class."""
        return f"{quote(self.student)}/{ASSIGNMENT}/{ASSIGNMENT}.html"


@dataclass(frozen=True)
class ClassSummary:
    """The rows of a class, the weakest first, and what they come to."""

    rows: Sequence[Row]

    @property
    def maximum(self) -> int:
        """The points of all tasks."""
        return sum(task.points for task in TASKS.values())

    @property
    def began(self) -> list[Row]:
        """Those who have begun something."""
        return [row for row in self.rows if len(row.not_begun) < len(TASKS)]

    @property
    def mean(self) -> float | None:
        """The mean of those who began."""
        return sum(row.total for row in self.began) / len(self.began) if self.began else None

    @property
    def lost_most(self) -> list[tuple[str, int]]:
        """The tasks that most students lost points on, and how many did; at most five."""
        counts = {task: sum(task in row.lost for row in self.rows) for task in master.task_order()}
        return sorted(((task, n) for task, n in counts.items() if n), key=lambda entry: -entry[1])[:5]


def weakest_first(rows: Sequence[Row]) -> ClassSummary:
    """The class in the order in which one looks at it."""
    return ClassSummary(sorted(rows, key=lambda row: (row.total, row.student)))


def class_page(summary: ClassSummary) -> str:
    """The page as HTML."""
    return render("class.html", summary=summary, order=master.task_order(), tasks=TASKS)

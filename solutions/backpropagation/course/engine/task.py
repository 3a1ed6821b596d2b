"""The records of a piece, its tasks and their parts: each number of the grading scheme stands in one `task.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of a task: its name and its points."""

    name: str
    points: int


@dataclass(frozen=True)
class Task:
    """One task: its number, what it is called, and how its points split over parts."""

    number: str
    title: str
    scheme: tuple[Part, ...]
    # In which the probe may set up a student's object, one after the other until one of them earns all points.
    ways: tuple[str, ...] = ("",)
    piece: str = ""  # grade id of the solution cell; filled in by `Piece`

    @property
    def parts(self) -> dict[str, int]:
        """The points by part."""
        return {part.name: part.points for part in self.scheme}

    @property
    def points(self) -> int:
        """The task's maximum, the sum of its parts."""
        return sum(part.points for part in self.scheme)


@dataclass(frozen=True)
class Piece:
    """One solution cell of the notebook: its grade id, the class or function that it defines, its tasks."""

    grade_id: str
    name: str
    tasks: tuple[Task, ...]

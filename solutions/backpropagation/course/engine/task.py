"""The records of a piece, its tasks and their parts: each number of the grading scheme stands in one `task.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A part of a task: its name, its points, and how it hangs on the other parts.

    Parameters
    ----------
    name : str
    points : int
    earns_with : tuple of str
        Parts of the same task: while all of these fail, there is nothing to credit here.
    earns_by : {"part", "value", "array"}
        What of those parts is enough: that one passes, that one of their values is right, that one of them is an array at all.
    named_after : tuple of str
        Parts of the same task: while one of them fails, this one has no name but the same.
    names : tuple of str
        The only names that it may have; all, if there are none.
    not_finite : str, optional
        The name of a value with inf or NaN, or of an overflow raised, that has no other.
    otherwise : str, optional
        The name of any other wrong value.
    """

    name: str
    points: int
    earns_with: tuple[str, ...] = ()
    earns_by: str = "part"
    named_after: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    not_finite: str | None = None
    otherwise: str | None = None


@dataclass(frozen=True)
class Task:
    """One task: its number, what it is called, and how its points split over parts.

    Parameters
    ----------
    number, title : str
    scheme : tuple of Part
    ways : tuple of str
        In which the probe may set up a student's object, one after the other until one of them earns all points.
    whole : bool
        Whether one mistake explains all parts: it is looked for in all values together, and in the calls (the probe's
        `told_by_calls`).
    verified : str
        What the visible check says when all is right.
    flags : dict
        What an entry of the record that is True says of a wrong part: the mistake's name, or a name for another one.
    own_classes : bool
        Whether it asks about the student's own classes: no right ones stand in for them, and no right number is shown.
    """

    number: str
    title: str
    scheme: tuple[Part, ...]
    ways: tuple[str, ...] = ("",)
    whole: bool = False
    verified: str = "all parts are right."
    flags: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    own_classes: bool = False
    piece: str = ""  # grade id of the solution cell; filled in where tasks are found

    @property
    def parts(self) -> dict[str, int]:
        """The points by part."""
        return {part.name: part.points for part in self.scheme}

    @property
    def points(self) -> int:
        """The task's maximum, the sum of its parts."""
        return sum(part.points for part in self.scheme)


def shared(points: int, parts: int) -> list[int]:
    """Share points out among parts of a task: as equal as whole numbers can be, the first ones get what is left.

    Raises
    ------
    ValueError
        If there are too few: a part without points could be wrong and cost nothing.
    """
    if points and points < parts:
        raise ValueError(f"POINTS is {points}, but has to be 0 or at least {parts}: the task has {parts} parts.")
    return [points // parts + (number < points % parts) for number in range(parts)]


@dataclass(frozen=True)
class Hyperparameters:
    """What a given cell sets before a task that trains, and what has to reach `train`."""

    batch_size: int
    learning_rate: float
    number_epochs: int


@dataclass(frozen=True)
class Piece:
    """One solution cell of the notebook: its grade id, the class or function that it defines, its tasks."""

    grade_id: str
    name: str
    tasks: tuple[Task, ...]
    hyperparameters: Hyperparameters | None = None  # of a training

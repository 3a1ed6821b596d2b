"""What is right for answers_on_my_code: task 6f. What the student's own code does, within the room of numbers worked on paper."""

from __future__ import annotations

import numpy as np

from course.engine.sheet import Case, Line, Sheet, Sum
from course.student.own_code import ROW_ROOM


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """One, without numbers of its own: the name in the answer draws them."""
    return [{}]


def by_hand(task: str) -> list[Case]:
    """None."""
    return []


def sheet(task: str, case: Case) -> Sheet:
    """A line for each question: what was said is what the code did."""
    return [
        Line(
            f"said_{number}",
            f"question {number + 1}",
            f"Your answer to question {number + 1}",
            Sum(((1.0, f"right_{number}"),)),
            allowed=ROW_ROOM,
        )
        for number in range(5)
    ]

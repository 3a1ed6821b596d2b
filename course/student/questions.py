"""Say it before you see it: your answer to a question of the text, and beside it the right one. It has no points."""

from __future__ import annotations

import numbers
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.student.replies import say

ROOM = 0.02  # of a number, relative to the right one: two digits are enough


@dataclass(frozen=True)
class Asked:
    """One thing to say: its name and the answer, which is a number, a shape, or a letter that stands for some words."""

    name: str
    answer: Any
    words: str = ""
    room: float = ROOM


# By the place in the notebook. Why it is so stands in the text, where the answer folds out.
QUESTIONS: dict[str, tuple[Asked, ...]] = {
    "worked example": (Asked("the entries that change", "b", "the first column"),),
    "2a": (Asked("NumPy", "c", "it adds the row to every row"),),
    "2d": (Asked("dw", 2.0, "times as large"), Asked("d_in", 1.0, "times as large: the same")),
    "2e": (Asked("the reason", "a", "the step was too large"),),
    "2b": (Asked("the share of the one", 0.64 / 0.73, room=0.03),),
    "2c": (Asked("what is changed", "b", "w and b, and that is not sure in a batch"),),
    "2f": (Asked("how to tell", "c", "by the cost of a second call"),),
    "3a": (Asked("why", "a", "it has kept only one of its two inputs"),),
    "3b": (Asked("the numbers", "b", "exactly those of 2f"),),
    "4": (Asked("numbers that are learned", 7850.0, room=0),),
    "5": (Asked("two linear layers", "b", "no, it can read nothing that one could not"),),
    "many layers": (Asked("initial_sigma that keeps the size", 1.0),),
    "6a": (Asked("y", "a", "nothing"),),
    "6d": (Asked("each element of d_in", 0.0),),
    "6b": (Asked("the mean of C", 0.230),),
    "6c": (Asked("the gradient of the nine", 0.0),),
    "6e": (Asked("ahead", "a", "that of task 4"),),
}
_said: set[str] = set()


def say_first(question: str, *said: Any) -> None:
    """Take what you expect, and show the answer beside it. Nothing is shown before you have said something.

    Parameters
    ----------
    question : str
        One of QUESTIONS.
    *said : number, tuple or str
        What you expect, in the order of the cell's comment; `...` is still open.
    """
    asked = QUESTIONS.get(question)
    if asked is None:
        say(f"✗ There is no question {question!r}. There are: {', '.join(QUESTIONS)}.")
    elif len(said) != len(asked):
        say(f"✗ Say {len(asked)} thing{'s' * (len(asked) > 1)}: {', '.join(one.name for one in asked)}.")
    elif any(value is ... for value in said):
        say("○ Say it first: write what you expect in place of ... and run this cell.")
    else:
        _said.add(question)
        lines = [_beside(one, value) for one, value in zip(asked, said)]
        say("\n".join([*lines, "Why it is so stands in the text above, where the answer folds out."]))


def _beside(one: Asked, value: Any) -> str:
    between = ": " if isinstance(one.answer, str) else " "
    answer = between.join(part for part in (text(one.answer), one.words) if part)
    return f"{'✓' if is_same(value, one.answer, one.room) else '✗'} {one.name}: you said {text(value)}; it is {answer}."


def how_many() -> str:
    """How many of the questions were answered before the answer was seen, in a line."""
    return f"Said before you saw it: {len(_said)} of {len(QUESTIONS)} questions (optional)."


def is_same(value: Any, answer: Any, room: float = ROOM) -> bool:
    """Whether what was said is the answer: a letter, a shape, or a number within its room, relative to the answer."""
    if isinstance(answer, str):
        return isinstance(value, str) and value.strip().strip("().").casefold() == answer
    if isinstance(answer, tuple):
        return isinstance(value, (tuple, list)) and tuple(value) == answer
    if isinstance(value, bool) or not isinstance(value, (numbers.Real, np.ndarray)) or np.ndim(value):
        return False
    return bool(abs(float(value) - answer) <= room * abs(answer))


def text(value: Any) -> str:
    """A value as a student writes it."""
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        return f"{float(value):.4g}" if abs(value) < 1000 else f"{float(value):,.0f}"
    if isinstance(value, list):
        return f"[{', '.join(map(text, value))}]"
    return repr(value)

"""Numbers of your own: an example to work on paper, and a layer with one mistake to find. Your name draws them."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from course.student.replies import say

EXAMPLES = Path(__file__).parent / "own_examples.npz"
STEPS = ("dz", "dw", "db", "dx")
ROOM = 0.006  # for numbers that were worked with three decimals

WORDS = {
    "no-factor-two": "The factor 2, from the derivative of the square, is missing.",
    "no-sigmoid-derivative": "This is dL/dy still: multiply it by the derivative of the sigmoid.",
    "sigmoid-for-its-derivative": "It was multiplied by the sigmoid itself in place of its derivative.",
    "sign-flipped": "The sign is the other way round: prediction minus target.",
    "mean": "This is the mean over the examples. Here it is their sum.",
    "transposed": "Rows and columns are swapped: a row belongs to an output, a column to an input.",
    "first-example-only": "Only the first example is in it: add up both.",
    "not-summed": "These are the gradients of both examples: add them up, into one row.",
    "over-the-outputs": "This was added up over the outputs. Add up over the examples.",
    "weights-transposed": "The weights were read the wrong way: an input acts on each output through a column of w.",
}


def number_of(name: str, of: int) -> int:
    """Which of a number of things a name draws, counted from 0: always the same one, however it is written.

    Parameters
    ----------
    name : str
        Upper and lower case and spaces around it don't matter.
    of : int
    """
    written = unicodedata.normalize("NFKC", name).strip().casefold()
    return int.from_bytes(hashlib.sha256(written.encode()).digest()[:8], "big") % of


@lru_cache(maxsize=1)
def _examples() -> dict[str, np.ndarray]:
    with np.load(EXAMPLES) as file:
        return dict(file)


def my_example(name: str) -> OwnExample:
    """Draw one step with numbers of your own, to be worked on paper.

    Parameters
    ----------
    name : str
        Yours, or a friend's.

    Returns
    -------
    OwnExample
        Shows its numbers; its `check` looks at what you worked out.
    """
    examples = _examples()
    number = number_of(name, len(examples["x"]))
    return OwnExample({key: value[number] for key, value in examples.items()})


class OwnExample:
    """A step of a linear layer, a sigmoid and the square, with two examples, two inputs and two outputs."""

    def __init__(self, values: dict[str, np.ndarray]) -> None:
        self.values = values

    def __repr__(self) -> str:
        lines = [f"{name} = {_text(self.values[name])}" for name in ("x", "w", "b", "t")]
        lines.append(f"forward: z = {_text(self.values['z'])}")
        lines.append(
            "sigmoid of -2, -1, 0, 1, 2: 0.119 0.269 0.500 0.731 0.881; its derivative: 0.105 0.197 0.250 0.197 0.105"
        )
        lines.append(
            "Work out dz, dw, db and dx: the derivatives of L, the sum of all squares, with respect to z, w, b, x."
        )
        return "\n".join(lines)

    def check(self, **worked: Any) -> None:
        """Say for each of dz, dw, db, dx whether it is right, and which step went wrong.

        Parameters
        ----------
        **worked : array-like
            What you worked out, with three decimals, as lists of rows: `dz=[[0.25, -0.105], [0.1, 0.05]]`.
        """
        unknown = [name for name in worked if name not in STEPS]
        if unknown:
            say(f"✗ {unknown[0]} is none of {', '.join(STEPS)}.")
        still_open = [step for step in STEPS if worked.get(step, 0) is ...]
        if still_open:
            say(f"○ Still open: {', '.join(still_open)}.")
        before: str | None = None  # the mistake in dz; "?" where it has no name
        for step in (step for step in STEPS if step in worked and step not in still_open):
            text, mistake = self._judge(step, worked[step], before)
            if step == "dz":
                before = mistake
            say(text)

    def _judge(self, step: str, worked: Any, before: str | None) -> tuple[str, str | None]:
        try:
            value = np.array(worked, dtype=float)
        except (TypeError, ValueError):
            return f"✗ {step}: write it as rows of numbers, such as [[1, 2], [3, 4]].", "?"
        if value.ndim == 1:
            value = value[None]  # one row
        if self._is(value, step):
            return f"✓ {step}", None
        if before not in (None, "?") and self._is(value, f"{step}|{before}"):
            return f"✓ {step} follows rightly from your dz, which is wrong.", None
        for mistake, words in WORDS.items():
            if self._is(value, f"{step}/{mistake}"):
                return f"✗ {step}: {words}", mistake
        shape = self.values[step].shape
        if value.shape != shape:
            return f"✗ {step} has the shape {value.shape}; {shape} was expected.", "?"
        if before:
            return f"○ {step} can't be judged before dz is right.", "?"
        wrong = np.argwhere(np.abs(value - self.values[step]) > ROOM)[0]
        place = " ".join(str(i + 1) for i in wrong)
        return f"✗ {step} differs, first in row and column {place}.", "?"

    def _is(self, value: np.ndarray, key: str) -> bool:
        expected = self.values.get(key)
        return expected is not None and value.shape == expected.shape and bool((np.abs(value - expected) <= ROOM).all())


def _text(array: np.ndarray) -> str:
    rows = ["[" + ", ".join(f"{number:g}" for number in row) + "]" for row in array]
    return "[" + ", ".join(rows) + "]"

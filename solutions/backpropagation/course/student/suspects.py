"""Layers that are right or wrong, for a gradient check of your own: who is caught, and who slips through?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.student.check_tools import own_lines
from course.student.gradient_check import numeric_gradient
from course.student.replies import say

Check = Callable[[Any, np.ndarray], bool]
# What the wrong ones do. All of these are mistakes that people make in task 2d.
MISTAKES = {
    "dw-averaged": "divides dw by the number of examples",
    "db-averaged": "divides db by the number of examples",
    "first-example": "takes the first example only for db",
    "columns-shifted": "takes d_in from the wrong columns of w",
    "sign": "has the wrong sign in db",
    "overwritten": "overwrites dw at each call in place of adding to it",
    "half": "returns half of d_in",
}


class Suspect:
    """A layer x_out = x_in * w + b, column by column; w and b are (1, 3), and the gradients are dw and db, as in `Linear`.

    Its gradients come from difference quotients, which are exact for it but for rounding; then comes the mistake.
    """

    def __init__(self, mistake: str | None = None) -> None:
        generator = np.random.default_rng(5)
        self.w, self.b = generator.normal(size=(1, 3)), generator.normal(size=(1, 3))
        self._mistake = mistake
        self.zero_gradients()

    def zero_gradients(self) -> None:
        """Set dw and db to zero."""
        self.dw, self.db = np.zeros(self.w.shape), np.zeros(self.b.shape)

    def forward(self, x_in: np.ndarray) -> np.ndarray:
        """Map x_in (n, 3) to x_out (n, 3)."""
        self._x_in = np.array(x_in, dtype=float)
        return self._x_in * self.w + self.b

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        """Map d_out (n, 3) to d_in (n, 3); add to dw and db. Raises RuntimeError before the first forward."""
        if not hasattr(self, "_x_in"):
            raise RuntimeError("backward needs what forward has kept: call the layer's forward(x) first.")
        n, mistake = len(d_out), self._mistake

        def total(rows: int = n) -> float:
            return float(np.sum((self._x_in[:rows] * self.w + self.b) * d_out[:rows]))

        def slopes(array: np.ndarray, rows: int = n) -> np.ndarray:
            return numeric_gradient(lambda _: total(rows), array)

        d_in, dw, db = slopes(self._x_in), slopes(self.w), slopes(self.b, 1 if mistake == "first-example" else n)
        if mistake == "overwritten":
            self.zero_gradients()
        self.dw = self.dw + (dw / n if mistake == "dw-averaged" else dw)
        self.db = self.db + {"db-averaged": db / n, "sign": -db}.get(mistake, db)
        return {"columns-shifted": np.roll(d_in, 1, axis=1), "half": d_in / 2}.get(mistake, d_in)


def who_slips_through(my_gradient_check: Check) -> None:
    """Let a gradient check of your own loose on two right layers and seven wrong ones, and show who is caught.

    Parameters
    ----------
    my_gradient_check : function
        Takes a layer and an input x (n, 3), and returns whether the layer's gradients d_in, dw and db are right.
    """
    x = np.random.default_rng(3).normal(size=(4, 3))

    def refused(mistake: str | None) -> bool:
        return not my_gradient_check(Suspect(mistake), x.copy())

    try:
        first_answer = my_gradient_check(Suspect(), x.copy())
    except Exception as error:
        say("\n".join([f"✗ Your check raised {type(error).__name__}: {error}", *own_lines(error)]))
        return
    if first_answer in (None, ...):
        say("○ Your check returns nothing yet: it has to return True or False.")
        return
    caught = [mistake for mistake in MISTAKES if refused(mistake)]
    accused = sum(refused(None) for _ in range(2))
    lines = [
        f"{'✓ caught         ' if mistake in caught else '✗ slipped through'}: a layer that {words}"
        for mistake, words in MISTAKES.items()
    ]
    lines.append(f"{len(caught)} of {len(MISTAKES)} wrong layers are caught, {accused} of 2 right ones are accused.")
    if accused:
        first = (
            "✗ It refuses a layer that is right. Are the numbers in 64 bits, and is there a little room for rounding?"
        )
        lines.insert(0, first)
    say("\n".join(lines))

"""The accepted forms of a cost: with the factor 1/2 or without; each element's, or summed or averaged over an example's outputs.

Its gradient has to be the derivative of that same form, summed over the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Form:
    """How a cost is made of the costs of its elements (n, k)."""

    half: bool
    over: str  # "", "sum" or "mean" over the outputs
    column: bool = False  # whether one value an example has the shape (n, 1) rather than (n,)

    def cost(self, elements: np.ndarray) -> np.ndarray:
        """The cost, (n, k), (n,) or (n, 1)."""
        elements = 0.5 * elements if self.half else elements
        return getattr(np, self.over)(elements, axis=1, keepdims=self.column) if self.over else elements

    def gradient_factor(self, k: int) -> float:
        """What this form makes of the gradient, for k outputs."""
        return (0.5 if self.half else 1.0) / (k if self.over == "mean" else 1)


_OVER = (("", False), ("sum", False), ("sum", True), ("mean", False), ("mean", True))
FORMS = tuple(Form(half, over, column) for half in (False, True) for over, column in _OVER)
PLAIN = FORMS[0]


def distinct_gradients() -> list[Form]:
    """One form for each gradient that is accepted."""
    chosen: dict[tuple[float, float], Form] = {}
    for form in FORMS:
        chosen.setdefault((form.gradient_factor(1), form.gradient_factor(2)), form)
    return list(chosen.values())

"""Changes of a right formula by machine: each is what somebody would have written, and is found again by its value."""

from __future__ import annotations

import numpy as np
import pytest

from course.engine.naming import SEPARATOR
from course.kinds.changes import Changed
from course.mistakes import MISTAKES

RNG = np.random.default_rng(3)
X, W, B, S, D = (RNG.normal(size=shape) for shape in ((4, 3), (5, 3), (1, 5), (4, 3), (4, 3)))
LAYER = Changed("x @ w.T + b", {"x": X, "w": W, "b": B})
JACOBIAN = Changed("s * (d - np.sum(s * d, axis=1, keepdims=True))", {"s": S, "d": D})
ROWS = Changed("e / np.sum(e, axis=1, keepdims=True)", {"x": X}, {"e": "np.exp(x - np.max(x, axis=1, keepdims=True))"})


def names(changed: Changed, value: np.ndarray) -> set[str]:
    """The changes that give a value."""
    near = {key for key, other in changed.items() if other is not None and other.shape == value.shape}
    return {key.split(SEPARATOR)[0] for key in near if np.allclose(changed[key], value)}


@pytest.mark.parametrize(
    ("changed", "value", "name"),
    [
        (LAYER, X @ W.T - B, "added-for-subtracted"),
        (LAYER, X @ W.T, "term-left-out"),
        (LAYER, (X @ W.T + B) / 3, "divided-by-a-size"),
        (LAYER, (X @ W.T + B) * 5, "times-a-size"),
        (LAYER, np.repeat(X[:1] @ W.T + B, 1, axis=0), "one-example-for-all"),
        (JACOBIAN, S * D - (S * D).sum(axis=1, keepdims=True), "brackets-misplaced"),
        (JACOBIAN, S * (D - D.sum(axis=1, keepdims=True)), "factor-left-out"),
        (JACOBIAN, S * (D + (S * D).sum(axis=1, keepdims=True)), "added-for-subtracted"),
        (JACOBIAN, S * (D - (S * D).sum(axis=0, keepdims=True)), "other-axis"),
        (JACOBIAN, S * (D - (S * D).mean(axis=1, keepdims=True)), "other-reduction"),
        (JACOBIAN, S * (D - S * D), "sum-left-out"),
        (JACOBIAN, D * (D - (S * D).sum(axis=1, keepdims=True)), "another-array"),
        (ROWS, np.exp(X / X.max(1, keepdims=True)) / np.exp(X / X.max(1, keepdims=True)).sum(1, keepdims=True),
         "divided-for-subtracted"),
    ],
)  # fmt: skip
def test_a_change_is_found_by_its_value(changed: Changed, value: np.ndarray, name: str) -> None:
    assert name in names(changed, value)


def test_every_change_has_its_entry_in_the_catalogue() -> None:
    found = {key.split(SEPARATOR)[0] for changed in (LAYER, JACOBIAN, ROWS) for key in changed}
    assert found <= set(MISTAKES)


def test_the_right_value_is_no_change_of_itself() -> None:
    assert names(JACOBIAN, S * (D - (S * D).sum(axis=1, keepdims=True))) == set()

"""Mistakes that show in the same way whatever was to be computed: a factor, a row that is missing, rounding ...

Each pattern looks at an array beside the one that was expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

# Sizes of the digits and of their batches: an answer may have them written into it.
NOTEBOOK_SIZES = (600, 784, 10)

Close = Callable[[Any, Any], bool]


def pattern_of(value: np.ndarray, expected: np.ndarray, is_close: Close, has_batch: bool = True) -> str | None:
    """Name the mistake that turns the expected array into the given one.

    Parameters
    ----------
    value, expected : ndarray
    is_close : callable
        Compares two arrays, shapes included.
    has_batch : bool
        Whether the first dimension counts the examples of a batch, as it does for all but parameters.
    """
    value = np.asarray(value, dtype=np.float64)
    if not np.all(np.isfinite(value)) or not np.any(expected):
        return None
    candidates = {**_anywhere(value, expected), **(_in_a_batch(expected) if has_batch else {})}
    for name, wrongs in candidates.items():
        if any(is_close(value, wrong) and not is_close(wrong, expected) for wrong in wrongs):
            return name
    if has_batch and _leaves_a_row_out(value, expected, is_close):
        return "row-left-out"
    return "clipped" if _is_clipped(value, expected) else None


def _anywhere(value: np.ndarray, e: np.ndarray) -> dict[str, Iterator[np.ndarray] | list[np.ndarray]]:
    written = [f * e / n for n in (*NOTEBOOK_SIZES, 6000) for f in (1, len(e) if e.ndim else 1, e.size)]
    return {
        "sign-flipped": [-e],
        "factor-two": [2 * e],
        "factor-half": [e / 2],
        "dimension-lost": [e.reshape(value.shape)] if e.ndim != value.ndim and e.size == value.size else [],
        "transposed": [e.T],
        "sign-lost": [np.abs(e), -np.abs(e)],
        "rounded": [np.trunc(e), np.floor(e), *(np.round(e, digits) for digits in range(5))],
        "activation-applied": [0.5 * (1 + np.tanh(0.5 * e)), np.maximum(e, 0), np.tanh(e)],
        "hard-coded-size": written,
    }


def _in_a_batch(e: np.ndarray) -> dict[str, list[np.ndarray]]:
    if e.ndim != 2 or len(e) < 2:
        return {}
    only_first, only_last = np.zeros_like(e), np.zeros_like(e)
    only_first[0], only_last[-1] = e[0], e[-1]
    repeated = [np.broadcast_to(row, e.shape) for row in (e[:1], e[-1:])]
    over = {
        axis: [f(e, axis=axis, keepdims=keep) for f in (np.sum, np.mean) for keep in (True, False)] for axis in (0, 1)
    }
    return {
        "one-row-only": [only_first, only_last, *repeated, e[:1], e[-1:], e[0], e[-1]],
        "averaged-over-the-batch": [e / len(e), e / e.size],
        "reduced-over-the-batch": over[0],
        "reduced-over-the-outputs": over[1],
        "sum-over-everything": [np.sum(e)],
        "mean-over-everything": [np.mean(e)],
    }


def _leaves_a_row_out(value: np.ndarray, e: np.ndarray, is_close: Close) -> bool:
    """Tell whether one row is missing, or stayed zero."""
    if e.ndim != 2 or len(e) < 2:
        return False
    if value.shape == (len(e) - 1, e.shape[1]):
        return is_close(value, e[:-1]) or is_close(value, e[1:])
    if value.shape != e.shape:
        return False
    missing = np.flatnonzero(np.all(value == 0, axis=1) & np.any(e != 0, axis=1))
    filled = value.copy()
    filled[missing] = e[missing]
    return len(missing) == 1 and is_close(filled, e)


def _is_clipped(value: np.ndarray, e: np.ndarray) -> bool:
    """Tell whether the values beyond a bound were all set to it."""
    if value.shape != e.shape or value.size < 3:
        return False
    kept = np.isclose(value, e) & (e != 0)
    low, high = value.min(), value.max()
    all_clipped = low == -high and len(np.unique(e)) > 2
    return bool((kept.any() or all_clipped) and np.allclose(value, np.clip(e, low, high)) and low < high)

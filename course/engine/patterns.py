"""Mistakes that show in the same way whatever was to be computed: the shape, a factor, a row that is missing, rounding ...

Each pattern looks at one observed value beside the expected one; a mistake is named if its pattern fits all wrong values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course.engine.compare import Seen

# The sizes of a batch, of an image and of a label: an answer may have them written into it.
NOTEBOOK_SIZES = (600, 784, 10)


def pattern_of(wrong: Sequence[Seen]) -> str | None:
    """The mistake whose pattern fits all wrong values; all of them are arrays or numbers."""
    if any(not np.all(np.isfinite(item.record["value"])) for item in wrong):
        return None
    is_nothing = not any(
        np.any(item.record["value"]) for item in wrong
    )  # small values are rounded to 0, and so is no value
    for mistake, fits in PATTERNS.items():
        if mistake in ("rounded", "column-left-out") and is_nothing:
            continue
        if all(fits(item, np.asarray(item.record["value"], dtype=np.float64), item.expected.value) for item in wrong):
            return mistake
    return "clipped" if _is_clipped(wrong) else None


def _any_near(item: Seen, observed: np.ndarray, values: Sequence[Any]) -> bool:
    return any(item.expected.is_near(observed, value) for value in values)


def _is_stale(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    same = (record["kind"] == "array" and np.array_equal(record["value"], o) for record in item.earlier)
    return bool(np.any(o)) and any(same)


def _is_transposed(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    return e.ndim == 2 and _any_near(item, o, [e.T])


def _is_reshaped(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    """The numbers of the transpose in the right shape, in the order in which they lie there."""
    return e.ndim == 2 and _any_near(item, o, [e.T.reshape(e.shape), e.reshape(e.shape[::-1]).T])


def _goes_on(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    """Sums that are not set to zero again for the next row, or the next element."""
    sums = [np.cumsum(e, axis=0), np.cumsum(e, axis=1), np.cumsum(e).reshape(e.shape)] if e.ndim == 2 else []
    return _any_near(item, o, sums)


def _has_other_dimensions(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    same_values = o.ndim != e.ndim and o.size == e.size
    return same_values and _any_near(item, o.reshape(e.shape), [e])


def _is_one_row(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    if e.ndim != 2 or not len(e) or item.line.by_output:
        return False
    only_first, only_last = np.zeros_like(e), np.zeros_like(e)
    only_first[:1], only_last[-1:] = e[:1], e[-1:]
    first, last = np.broadcast_to(e[:1], e.shape), np.broadcast_to(e[-1:], e.shape)
    whole = [] if len(e) == 1 else [only_first, only_last, first, last, e[:1], e[-1:]]
    return _any_near(item, o, [*whole, e[0], e[-1]])


def _leaves_a_row_out(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    """One row is missing, or stayed zero."""
    if len(e) < 1 or e.ndim != 2 or item.line.by_output:
        return False
    if o.shape == (len(e) - 1, e.shape[1]):
        return _any_near(item, o, [e[:-1], e[1:]])
    if o.shape != e.shape:
        return False
    missing = np.flatnonzero(np.all(o == 0, axis=1) & np.any(e != 0, axis=1))
    if len(missing) != 1:
        return False
    filled = o.copy()
    filled[missing] = e[missing]
    return _any_near(item, filled, [e])


def _leaves_a_column_out(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    """One column is missing, or stayed zero."""
    if e.ndim != 2 or o.ndim != 2 or item.line.less is not None or item.line.by_output:
        return False
    if o.shape == (len(e), e.shape[1] - 1):
        return not o.size or _any_near(item, o, [e[:, :-1], e[:, 1:]])
    if o.shape != e.shape:
        return False
    missing = np.flatnonzero(np.all(o == 0, axis=0) & np.any(e != 0, axis=0))
    filled = o.copy()
    filled[:, missing] = e[:, missing]
    return len(missing) == 1 and _any_near(item, filled, [e])


def _leaves_entries_out(of_outputs: bool) -> Callable[[Seen, np.ndarray, np.ndarray], bool]:
    """Of a parameter or its gradient: the entries of some outputs, or of some inputs, are missing or stayed zero."""

    def fits(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
        if not item.line.by_output or e.ndim != 2 or o.ndim != 2:
            return False
        axis = 0 if of_outputs and len(e) > 1 else 1  # b has one row, with an element for each output
        ours, right = (o, e) if axis == 0 else (o.T, e.T)
        if len(ours) == len(right) - 1 and ours.shape[1] == right.shape[1]:
            return not ours.size or any(_fits_transposed(item, ours, one, axis) for one in (right[:-1], right[1:]))
        if ours.shape != right.shape:
            return False
        missing = np.all(ours == 0, axis=1) & np.any(right != 0, axis=1)
        is_some = missing.any() and (len(e) == 1 or not missing.all())
        return is_some and _any_near(item, o, [_emptied(e, missing, axis)])

    return fits


def _fits_transposed(item: Seen, ours: np.ndarray, right: np.ndarray, axis: int) -> bool:
    return _any_near(item, ours, [right]) if axis == 0 else _any_near(item, ours.T, [right.T])


def _emptied(e: np.ndarray, missing: np.ndarray, axis: int) -> np.ndarray:
    return np.where(missing[:, None] if axis == 0 else missing[None, :], 0, e)


def _is_one_output_for_all(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    if not item.line.by_output or e.ndim != 2 or o.shape != e.shape:
        return False
    of_outputs = e if len(e) > 1 else e.T
    first, last = (np.broadcast_to(one, of_outputs.shape) for one in (of_outputs[:1], of_outputs[-1:]))
    return len(of_outputs) > 1 and _any_near(item, o if len(e) > 1 else o.T, [first, last])


def _is_reduced_over(axis: int) -> Callable[[Seen, np.ndarray, np.ndarray], bool]:
    def fits(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
        if e.ndim != 2:
            return False
        values = [f(e, axis=axis, keepdims=keep) for f in (np.sum, np.mean) for keep in (True, False)]
        return _any_near(item, o, values)

    return fits


def _is_reduced_to_one(reduction: Callable) -> Callable[[Seen, np.ndarray, np.ndarray], bool]:
    def fits(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
        return o.size == 1 and e.size > 1 and _any_near(item, o.reshape(()), [reduction(e), 0.5 * reduction(e)])

    return fits


def _factor(number: Callable[[Seen, np.ndarray], Sequence[float]]) -> Callable[[Seen, np.ndarray, np.ndarray], bool]:
    def fits(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
        return bool(np.any(e)) and _any_near(item, o, [factor * e for factor in number(item, e)])

    return fits


def _average(item: Seen, e: np.ndarray) -> list[float]:
    return [1 / item.batch, 1 / (item.batch * e.shape[-1])] if item.batch else []


def _by_a_written_size(item: Seen, e: np.ndarray) -> list[float]:
    if not item.batch:
        return []
    sizes = (*NOTEBOOK_SIZES, NOTEBOOK_SIZES[0] * NOTEBOOK_SIZES[-1])
    own = (1, item.batch, e.shape[-1], e.size)
    return [a / b for a in own for b in sizes]


def _has_a_written_size(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    if any(a != b and a in NOTEBOOK_SIZES for a, b in zip(o.shape, e.shape)):
        return True
    return _factor(_by_a_written_size)(item, o, e)


def _has_lost_its_sign(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    return _any_near(item, o, [np.abs(e), -np.abs(e)])


def _is_rounded(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    """Whether the value is what rounding gives, and a round number itself."""
    if o.shape != e.shape:
        return False
    close = 1e-6 * np.abs(o) + np.minimum(item.expected.allowed, 1e-6 * np.max(np.abs(o), initial=0.0))
    is_whole = np.all(np.abs(o - np.round(o)) <= close)
    if is_whole and _any_near(item, o, [np.trunc(e), np.floor(e)]):
        return True
    # Where two round numbers are as near, that is either of them: the right value may have been rounded itself.
    return any(
        np.all(np.abs(o - e) <= 0.5 * 10.0**-digits + item.expected.allowed)
        and np.all(np.abs(o - np.round(o, digits)) <= close)
        for digits in range(6)
    )


def _is_clipped(wrong: Sequence[Seen]) -> bool:
    """In each array all values that differ are one and the same bound on each side, and they lay beyond it."""
    bounds: list[np.ndarray] = []  # the values at each side's bound, for each array
    kept = 0
    for item in wrong:
        o, e = np.asarray(item.record["value"], dtype=np.float64), item.expected.value
        if o.shape != e.shape:
            return False
        off = np.abs(o - e) > np.broadcast_to(item.expected.allowed, e.shape)
        is_raised = np.all(o[off] > e[off]) and np.all(o[~off] >= 0.999 * np.max(o[off], initial=-np.inf))
        if not is_raised and (np.any(np.abs(o[off]) > np.abs(e[off])) or np.any(o[off] * e[off] <= 0)):
            return False
        kept += np.count_nonzero(~off & (e != 0))
        bounds += [o[off & side] for side in (o > 0, o < 0) if np.any(off & side)]
    count = sum(map(len, bounds))
    are_bounds = all(np.ptp(values) <= 1e-6 * np.max(np.abs(values)) for values in bounds)
    are_alike = bool(bounds) and np.ptp(np.abs(np.concatenate(bounds))) <= 1e-6 * np.max(np.abs(bounds[0]))
    return are_bounds and (kept > 0 or count > 12) and count > 2 and (are_alike or count >= 2 * len(bounds))


def _has_an_activation(item: Seen, o: np.ndarray, e: np.ndarray) -> bool:
    return _any_near(item, o, [0.5 * (1 + np.tanh(0.5 * e)), np.maximum(e, 0), np.tanh(e)])


PATTERNS: dict[str, Callable[[Seen, np.ndarray, np.ndarray], bool]] = {
    "stale-state": _is_stale,
    "sign-flipped": _factor(lambda item, e: [-1]),
    "factor-two": _factor(lambda item, e: [2]),
    "factor-half": _factor(lambda item, e: [0.5]),
    "averaged-over-the-batch": _factor(_average),
    "hard-coded-size": _has_a_written_size,
    "dimension-lost": _has_other_dimensions,
    "one-row-only": _is_one_row,
    "row-left-out": _leaves_a_row_out,
    "column-left-out": _leaves_a_column_out,
    "output-left-out": _leaves_entries_out(of_outputs=True),
    "input-left-out": _leaves_entries_out(of_outputs=False),
    "one-output-for-all": _is_one_output_for_all,
    "transposed": _is_transposed,
    "reshaped-for-transposed": _is_reshaped,
    "sum-goes-on": _goes_on,
    "reduced-over-the-batch": _is_reduced_over(0),
    "reduced-over-the-outputs": _is_reduced_over(1),
    "mean-over-everything": _is_reduced_to_one(np.mean),
    "sum-over-everything": _is_reduced_to_one(np.sum),
    "sign-lost": _has_lost_its_sign,
    "rounded": _is_rounded,
    "activation-applied": _has_an_activation,
}

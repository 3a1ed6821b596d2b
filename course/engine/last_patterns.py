"""What may be said of wrong values where no mistake and no change of the formula gives them: less, but true."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from course.engine.compare import Seen


def last_pattern_of(wrong: Sequence[Seen]) -> str | None:
    """What the wrong values have in common, if no mistake and no change of the formula gives them."""
    arrays = [item for item in wrong if item.expected is not None and item.expected.value.size > 1]
    if not arrays or not all(item.is_numeric for item in wrong):
        return None
    if all(np.ndim(item.record["value"]) > item.expected.value.ndim for item in arrays):
        return "axis-too-many"
    clear = [item for item in arrays if _is_clear(item.expected.value.shape)]
    found = {_shape_name(np.shape(item.record["value"]), item.expected.value.shape) for item in clear}
    if len(found) == 1 and found != {None}:
        return found.pop()
    if any(np.shape(item.record["value"]) != item.expected.value.shape for item in arrays):
        return None
    if all(map(_has_zeros_between, arrays)):
        return "passed-over"
    if _are_of_few_digits(arrays):
        return "too-few-digits"
    if _is_beyond_bounds(arrays[0].record["value"]) and np.isfinite(arrays[0].expected.value).all():
        return "not-finite"
    if _are_one_number(arrays):
        return "one-number-everywhere"
    return same_number_of(arrays)


def same_number_of(wrong: Sequence[Seen]) -> str | None:
    """Whether all wrong values are 0, or right ones times, or plus, one and the same number."""
    if _are_zeros(wrong):
        return "zero-everywhere"
    for item in wrong:
        if item.expected is None or not item.is_numeric:
            return None
        value = np.asarray(item.record["value"], dtype=np.float64)
        if value.shape != item.expected.value.shape or not np.isfinite(value).all() or not value.any():
            return None
    return next((name for name, number in SAME_NUMBERS.items() if _is_one_number(wrong, number)), None)


def is_scaled_by_call(wrong: Sequence[Seen]) -> bool:
    """Whether each call of several in a row gives the right value times a number of its own, the same one in all cases."""
    factors: dict[str, list[float]] = {}
    for item in wrong:
        if item.expected is None or not item.is_numeric or np.shape(item.record["value"]) != item.expected.value.shape:
            return False
        o, e = np.asarray(item.record["value"], dtype=np.float64), item.expected.value
        factor = float(np.sum(o * e) / np.sum(e * e)) if e.any() else np.nan
        if not np.isfinite(factor) or not item.expected.is_near(o, factor * e):
            return False
        factors.setdefault(item.line.key, []).append(factor)
    return all(len(ones) > 1 and np.ptp(ones) <= 1e-2 * np.abs(ones).max() for ones in factors.values())


def _are_zeros(wrong: Sequence[Seen]) -> bool:
    """Whether nothing but zeros came out, in the right shape, in several cases; of a step that is a parameter which stays."""
    arrays = [item for item in wrong if item.is_numeric and item.expected is not None and item.line.less is None]
    if len(arrays) < len(wrong) or len({id(item.entries) for item in wrong}) < 2:  # one case may hold nothing but zeros
        return False
    right_shape = all(np.shape(item.record["value"]) == item.expected.value.shape for item in arrays)
    return right_shape and not any(np.any(item.record["value"]) for item in arrays)


def _is_beyond_bounds(value: np.ndarray) -> bool:
    """Whether a value holds inf, NaN, or what np.nan_to_num makes of inf."""
    with np.errstate(invalid="ignore"):
        return not bool(np.all(np.abs(value) < np.finfo(np.float64).max))


def _has_zeros_between(item: Seen) -> bool:
    """Whether all that is wrong are zeros, beside others that are right."""
    value, expected = _float(item), item.expected.value
    off = ~(np.abs(value - expected) <= item.expected.allowed)
    return not value[off].any() and bool(value[~off].any())


def _are_of_few_digits(arrays: Sequence[Seen]) -> bool:
    """Whether the values are as far off as numbers of 16 bits are, most of them; of large ones these make inf."""
    small = [item for item in arrays if np.isfinite(item.record["value"]).all()]
    if 4 * len(small) < 3 * len(arrays) or not all(map(_has_few_digits, small)):
        return False
    if any(getattr(item.record["value"], "dtype", None) == np.float16 for item in small):
        return True
    off = sum(np.count_nonzero(np.abs(_float(item) - item.expected.value) > item.expected.allowed) for item in small)
    return 2 * off >= sum(np.count_nonzero(item.expected.value) for item in small)  # a few that are off are not rounded


def _has_few_digits(item: Seen) -> bool:
    """Whether the value has 16 bits, or is as far off as such numbers are: a few thousandths, and no whole numbers."""
    if getattr(item.record["value"], "dtype", None) == np.float16:
        return True
    value, expected = _float(item), item.expected.value
    off = np.abs(value - expected)
    is_rounding = np.array_equal(value, np.round(value)) and bool(np.all(off <= 2))
    is_near = bool(np.all(off <= 4e-3 * np.max(np.abs(expected))))
    return is_near and not is_rounding and item.line.less is None  # a step may be a little off for other reasons


def _float(item: Seen) -> np.ndarray:
    return np.asarray(item.record["value"], dtype=np.float64)


def _are_one_number(wrong: Sequence[Seen]) -> bool:
    """Whether all that came out is one number, though different ones are right."""
    values = np.concatenate([np.ravel(item.record["value"]).astype(np.float64) for item in wrong])
    is_one = bool(np.isfinite(values).all()) and np.ptp(values) == 0
    return is_one and any(np.ptp(item.expected.value) > 0 for item in wrong)


def _is_clear(shape: tuple[int, ...]) -> bool:
    """Whether the axes of a shape can be told from each other."""
    return len(shape) == 2 and shape[0] != shape[1] and 1 not in shape


def _shape_name(shape: tuple[int, ...], expected: tuple[int, ...]) -> str | None:
    """Along which axis values went missing, as the shape alone tells."""
    n, k = expected
    kinds = {
        "one-number": [(), (1,), (1, 1)],
        "reduced-over-the-outputs": [(n,), (n, 1)],
        "reduced-over-the-batch": [(k,), (1, k)],
        "axes-exchanged": [(k, n)],
        "product-of-all-rows": [(n, n), (k, k)],
    }
    return next((name for name, shapes in kinds.items() if shape in shapes), None)


def _is_one_number(wrong: Sequence[Seen], number: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> bool:
    with np.errstate(all="ignore"):
        found = [number(np.asarray(item.record["value"], dtype=np.float64), item.expected.value) for item in wrong]
    every = np.concatenate([one[~np.isnan(one)] for one in found])
    is_finite = every.size > 3 and bool(np.isfinite(every).all())  # something where 0 is right is no factor
    return is_finite and bool(np.ptp(every) <= 1e-5 * np.abs(every).max())


def _quotient(o: np.ndarray, e: np.ndarray) -> np.ndarray:
    large = np.abs(e) > 1e-3 * np.abs(e).max()
    return np.where(large | (o != 0), o / e, np.nan).ravel() if e.any() else np.array([np.inf, 0.0])


SAME_NUMBERS: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "times-a-number": _quotient,
    "plus-a-number": lambda o, e: (o - e).ravel(),
}

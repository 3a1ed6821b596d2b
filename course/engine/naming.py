"""Finds the mistake that explains what is wrong with a series of observed values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course.engine.compare import Seen, shape_text
from course.engine.patterns import pattern_of

# Of the changed formulas, `course.kinds.changes`.
FACTORS = (1.0, -1.0, 2.0, 0.5, -2.0, -0.5)  # a change may come with another mistake of this kind
LEAST_OFF = 3  # how many elements have to be wrong, for a change of the formula to be said
# What says little: beside a change that says more it is left out.
VAGUE = {"another-array", "arrays-combined", "factor-too-many", "term-too-many", "function-too-many", "one-for-array"}
SEPARATOR = "/"  # between a change's name and its number


def named_mistake(seen: Sequence[Seen]) -> str | None:
    """The mistake that explains all wrong values; of several the one that comes closest to them.

    It has to give at least one wrong array or number; or else to raise just where the others are right.
    """
    wrong = [item for item in seen if not item.right]
    if not wrong:
        return None
    only_exceptions = not any(item.is_numeric for item in wrong)
    if only_exceptions and (len(wrong) == len(seen) or not all(_is_about_its_shape(item) for item in wrong)):
        return None
    distances: dict[str, float] | None = None  # of the mistakes that explain all values looked at so far
    for item in seen if only_exceptions else wrong:
        known = item.would_be()
        if known is None:
            continue
        parts = {
            mistake: _distance(item, alternatives)
            for mistake, alternatives in known.items()
            if distances is None or mistake in distances
        }
        before = distances or {}
        distances = {mistake: before.get(mistake, 0.0) + part for mistake, part in parts.items() if part is not None}
        if not distances:
            break
    if distances:
        return min(distances, key=distances.get)
    return pattern_of(wrong) if all(item.is_numeric for item in wrong) else None


def changes_of_the_formula(wrong: Sequence[Seen]) -> list[str]:
    """The changes of the formula that give all wrong values, times the same factor: one, or two that explain as much.

    All changes are tried on a small value, and on the others those that are left.
    """
    if not wrong or not all(item.is_numeric for item in wrong):
        return []
    if sum(map(_number_off, wrong)) < LEAST_OFF:
        return []  # many changes give so few
    if not any(np.isfinite(item.record["value"]).all() for item in wrong):
        return []  # of what is no number, any change that gives none either would be said
    left: dict[str, set[float]] | None = None
    for item in sorted(wrong, key=lambda item: _few_are_late(np.size(item.record["value"]))):
        changed = item.line.changes() if item.line.changes and item.expected is not None else None
        if changed is None:
            continue
        known = {key: set(FACTORS) for key in changed} if left is None else left
        left = {}
        for key, factors in known.items():
            fitting = _factors_that_fit(item, changed.get(key), factors)
            if fitting:
                left[key] = fitting
        if not left:
            return []
    plain = [key for key, factors in (left or {}).items() if 1.0 in factors] or left or ()
    names = list(dict.fromkeys(key.split(SEPARATOR)[0] for key in plain))
    return names[:1] if names and names[0] not in VAGUE and set(names[1:2]) <= VAGUE else names[:2]


def multiple_added(wrong: Sequence[Seen]) -> str | None:
    """The mistake that adds multiples of known arrays to the right values, if the whole difference is nothing else.

    How large they are is not known, so that small arrays show nothing: any is a sum of multiples of two others.
    """
    left: set[str] | None = None
    shown: dict[str, int] = {}
    for item in wrong:
        if not item.is_numeric or item.expected is None:
            return None
        if item.line.multiples is None:
            continue
        found = {}
        for name, arrays in item.line.multiples().items():
            if left is None or name in left:
                elements = _elements_explained(item, [item.resolve(one) for one in arrays])
                if elements is not None:
                    found[name] = elements
        left = set(found)
        for name, elements in found.items():
            shown[name] = shown.get(name, 0) + elements
    return next((name for name in sorted(left or ()) if shown[name] >= LEAST_OFF), None)


def _elements_explained(item: Seen, arrays: Sequence[np.ndarray | None]) -> int | None:
    """How many elements of the difference multiples of the arrays explain beyond those that any would; None if they don't."""
    observed = np.asarray(item.record["value"], dtype=np.float64)
    if observed.shape != item.expected.value.shape or not np.isfinite(observed).all():
        return None
    known = [one.ravel() for one in arrays if one is not None and one.shape == observed.shape and one.any()]
    if not known:
        return None
    basis, off = np.stack(known, axis=1), observed - item.expected.value
    factors = np.linalg.lstsq(basis, off.ravel(), rcond=None)[0]
    explained = (basis @ factors).reshape(off.shape)
    if not item.expected.is_near(observed, item.expected.value + explained):
        return None
    return max(0, int(np.count_nonzero(np.abs(explained) > item.expected.allowed)) - len(known))


def _number_off(item: Seen) -> int:
    """How many elements of a value are wrong."""
    observed = np.asarray(item.record["value"], dtype=np.float64)
    if item.expected is None or observed.shape != item.expected.value.shape:
        return observed.size + LEAST_OFF
    with np.errstate(invalid="ignore"):
        return int(np.count_nonzero(~(np.abs(observed - item.expected.value) <= item.expected.allowed)))


def _few_are_late(size: int) -> int:
    """Small values come first, but for those that are so small that many changes give them."""
    return size if size > 3 else 10**9


def _factors_that_fit(item: Seen, value: np.ndarray | None, factors: set[float]) -> set[float]:
    if value is None:
        return set()
    observed = np.asarray(item.record["value"], dtype=np.float64)
    value = np.asarray(value, dtype=np.float64)
    if value.ndim == 0 and item.line.less is not None:  # a step of one size for all is added to each
        value = np.broadcast_to(value, observed.shape)
    if observed.shape != value.shape:
        return set()
    return {factor for factor in factors if item.expected.is_near(observed, factor * value)}


def _is_about_its_shape(item: Seen) -> bool:
    """Whether an exception speaks of the shape that the value should have."""
    if item.expected is None:
        return False
    shape = shape_text(item.expected.value.shape).replace(" ", "")
    return item.record["kind"] == "raised" and shape in item.record["error"].replace(" ", "")


def _distance(item: Seen, alternatives: Sequence[np.ndarray | None]) -> float | None:
    """How far an observed value lies from the nearest alternative; None if no alternative is it."""
    if item.record["kind"] == "raised":
        fits = any(value is None for value in alternatives) and not item.record.get("blank")
        return 0.0 if fits else None
    if not item.is_numeric or item.expected is None:
        return None
    observed = np.asarray(item.record["value"], dtype=np.float64)
    near = [value for value in alternatives if value is not None and item.expected.is_near(observed, value)]
    if near and getattr(item.record["value"], "dtype", None) == np.float32:
        return 0.0  # rounding would decide
    return min((_mean_difference(observed, np.asarray(value)) for value in near), default=None)


def _mean_difference(observed: np.ndarray, value: np.ndarray) -> float:
    finite = np.isfinite(observed) & np.isfinite(value)
    return float(np.mean(np.abs(observed[finite] - value[finite]))) if finite.any() else 0.0

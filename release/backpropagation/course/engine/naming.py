"""Finds the mistake that explains what is wrong with a series of observed values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course.engine.compare import Seen, shape_text
from course.engine.patterns import pattern_of


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
    if all(item.is_numeric for item in wrong):
        return pattern_of(wrong)
    return None


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

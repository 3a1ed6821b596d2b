"""The upper bound of a rate that was counted."""

from __future__ import annotations

import math

CONFIDENCE = 0.95


def upper_bound(hits: int, trials: int) -> float:
    """The largest rate that gives at most `hits` in `trials` with a probability of 5 % or more (Clopper and Pearson, one-sided).

    For 0 hits this is about 3 / trials.
    """
    if trials == 0 or hits >= trials:
        return 1.0
    low, high = hits / trials, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(hits, trials, middle) > 1 - CONFIDENCE else (low, middle)
    return high


def _at_most(hits: int, trials: int, rate: float) -> float:
    """The probability of at most `hits` in `trials`."""
    return sum(
        math.exp(
            math.lgamma(trials + 1)
            - math.lgamma(k + 1)
            - math.lgamma(trials - k + 1)
            + k * math.log(rate)
            + (trials - k) * math.log1p(-rate)
        )
        for k in range(hits + 1)
    )

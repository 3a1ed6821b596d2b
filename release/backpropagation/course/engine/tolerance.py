"""How far from the expected value a right answer may lie.

A sum of m products computed in floating point differs from the exact one by at most about m u |x|·|w| (u the unit
roundoff, |x|·|w| the sum of the absolute products; Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section
3.1). The tolerance is that bound for float32, whatever the dtype of the result, since an answer may compute in float32
inside, times a factor that leaves room for another order of operations.
"""

from __future__ import annotations

import numpy as np

FLOAT32_EPS = float(np.finfo(np.float32).eps)
FLOAT32_TINY = float(np.finfo(np.float32).tiny)
ROOM = 8


def tolerance(magnitude: np.ndarray | float, terms: int) -> np.ndarray | float:
    """The largest allowed error of a sum of `terms` products whose absolute values sum to `magnitude`."""
    return ROOM * (terms + 2) * FLOAT32_EPS * magnitude + FLOAT32_TINY

"""How many examples the batches of a drawn case have, where that matters."""

from __future__ import annotations

import numpy as np

from course.engine.patterns import NOTEBOOK_SIZES

BATCH_SIZE, _, LABEL_SIZE = NOTEBOOK_SIZES


def any_batch(rng: np.random.Generator) -> tuple[int, int]:
    """Two batches between a few examples and the notebook's batch; no number but 1 divides both."""
    n = int(rng.integers(11, BATCH_SIZE + 1))
    return n, n - 1

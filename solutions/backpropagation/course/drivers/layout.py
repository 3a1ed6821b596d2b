"""How arrays lie in memory when a student's code gets them: in C order, in Fortran order and read-only, with gaps."""

from __future__ import annotations

import numpy as np


def plain(array: np.ndarray) -> np.ndarray:
    """A copy as numpy makes arrays: in C order, writeable."""
    return np.array(array, order="C")


def read_only(array: np.ndarray) -> np.ndarray:
    """A copy in Fortran order that nobody may write into, as the images that `load_data` shares are."""
    laid_out = np.array(array, order="F")
    laid_out.flags.writeable = False
    return laid_out


def with_gaps(array: np.ndarray) -> np.ndarray:
    """A writeable copy in every second column of a larger array."""
    laid_out = np.full((*array.shape[:-1], 2 * array.shape[-1]), 77, dtype=array.dtype)[..., ::2]
    laid_out[...] = array
    return laid_out


def rows_reversed(array: np.ndarray) -> np.ndarray:
    """A writeable copy whose rows lie in memory from the last one to the first."""
    return np.array(array[::-1], order="C")[::-1]


LAYOUTS = {"_next": read_only, "_same": with_gaps}  # of a batch, by the end of its name in a case


def laid_out(array: np.ndarray, batch: str) -> np.ndarray:
    """A copy of an array that belongs to a batch, as arrays of that batch lie in memory."""
    return next((copy for end, copy in LAYOUTS.items() if batch.endswith(end)), plain)(array)

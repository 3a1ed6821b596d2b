"""What right values say of a name that the wrong ones suggest: that it is another mistake, or none that is known.

A loop that ends too early leaves the last row out of every batch. Where batches of the same size are right, something else does
that: a condition on the numbers, or the way in which an array lies in memory.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course.engine.compare import Seen

# Mistakes that act on every array of a size, and what does the same to some of them only; None if nothing that is known.
INSTEAD = {
    "row-left-out": "passed-over",
    "column-left-out": "passed-over",
    "output-left-out": "passed-over",
    "input-left-out": "passed-over",
    "reshaped-for-transposed": "memory-order",
    "sum-goes-on": None,
    "one-number-everywhere": None,
}


def not_contradicted(mistake: str | None, values: Sequence[Seen]) -> str | None:
    """The mistake, or what it has to be where right values show that it is not this one."""
    if mistake not in INSTEAD:
        return mistake
    wrong = [item for item in values if not item.right and item.is_numeric]
    right = [item for item in values if item.right and _would_show(mistake, item)]
    if mistake == "reshaped-for-transposed":  # acts on all batches of a case, or on those that lie otherwise
        is_contradicted = bool({id(item.entries) for item in wrong} & {id(item.entries) for item in right})
    else:
        is_contradicted = wrong and all(any(_is_as_large(one, item) for one in right) for item in wrong)
    return INSTEAD[mistake] if is_contradicted else mistake


def _would_show(mistake: str, item: Seen) -> bool:
    """Whether the mistake would make another value of a right one."""
    value = ((item.line.closer and Seen(item.line.closer, item.case, item.entries)) or item).expected.value
    if value.ndim != 2 or not value.size:
        return False
    if mistake == "reshaped-for-transposed":
        varies = np.any(value) if item.line.by_output else np.any(value != value[:1])
        return value.shape[1] > 1 and (item.batch or 0) > 1 and bool(varies)
    if mistake == "one-number-everywhere":
        return bool(np.any(value != value[:1, :1]))
    if mistake == "sum-goes-on":
        return bool(np.any(value.ravel()[:-1]))
    return bool(np.all(value))


def _is_as_large(right: Seen, wrong: Seen) -> bool:
    """Whether a right value is of the same size as a wrong one or larger, so that no loop that is too short explains both."""
    sizes = [(*item.expected.value.shape, item.batch or 0) for item in (right, wrong)]
    return len(sizes[0]) == len(sizes[1]) and all(one >= other for one, other in zip(*sizes))

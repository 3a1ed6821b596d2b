"""What a call changed that it may not change, and calls that give another result the second time."""

from __future__ import annotations

import numpy as np

from course.engine.compare import Seen
from course.engine.finding import Finding
from course.engine.sheet import AGAIN, Sum

CHANGES_PARAMETERS = ("parameters-changed", "updated-in-backward")  # what follows may even raise


def side_mistake(item: Seen) -> str | None:
    """The name of a side effect; None if there is none."""
    return side_finding(item).mistake if item.has_side_effect else None


def side_finding(item: Seen) -> Finding:
    """The finding on a line that `has_side_effect`."""
    line = item.line
    if line.role == AGAIN:
        twice = np.allclose(item.record["value"], 2 * item.resolve(line.right), rtol=1e-5, atol=0, equal_nan=True)
        gave = "twice the result" if twice else "another result"
        text = f"{item.words} gave {gave} when it was called on the same batch again."
        return Finding(line.part, False, text, "result-accumulated" if twice else "not-repeatable")
    by = "a later call" if line.mistake == "changes-a-returned-array" and isinstance(line.right, Sum) else "the call"
    return Finding(line.part, False, f"{item.words} was changed by {by}.", line.mistake)

"""The mistakes of MeanSquareError."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "not-squared": Mistake("equals the difference", "Square the difference."),
    "root-taken": Mistake("equals the square root", "Leave out the root: the cost is the squared difference itself."),
    "absolute-value": Mistake(
        "equals the absolute difference", "Square the difference instead of taking its absolute value."
    ),
}
# fmt: on

"""The mistakes of train_improved."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "single-layer": Mistake(
        "fewer than two arrays of weights were trained",
        "Add a hidden layer: two Linear layers with an activation function between them.",
    ),
    "below-the-bar": Mistake(
        "accuracy below the bar of task 5",
        "Try a larger learning rate, more hidden units or another activation function.",
    ),
    "out-of-time": Mistake(
        "the time limit was reached before the bar",
        "Make the network smaller or the learning rate larger, so that it learns sooner.",
    ),
}
# fmt: on

"""The mistakes of Network."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "layers-order-changed": Mistake(
        "self.layers holds other layers, or in another order, after a call",
        "Leave self.layers as it is: reversed(...) gives a view; list.reverse() and list.pop() change the list itself.",
    ),
    "empty-network": Mistake(
        "a network without layers is not the identity", "Without layers, return the argument as it is."
    ),
}
# fmt: on

"""The mistakes of Network."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "layers-order-changed": Mistake(
        "self.layers holds other layers, or in another order, after a call",
        "Leave self.layers as it is: reversed(...) gives a view; list.reverse() and list.pop() change the list itself.",
    ),
    "one-method-for-all": Mistake(
        "forward and backward are one and the same method",
        "Is the last line of the blank still there, backward = zero_gradients = ... = forward? Delete it.",
    ),
    "return-inside-the-loop": Mistake(
        "only the layer that comes first was run", "return ends the method: it has to stand behind the loop, not in it."
    ),
    "argument-returned": Mistake(
        "equals the argument, as if it had passed no layer",
        "Return what the last of the layers gave: is a name of its own used for it, and another one returned?",
    ),
    "backward-only-once": Mistake(
        "a second backward after the same forward does not reach all layers",
        "Each call of backward goes through all layers: an iterator, or a list that is emptied on the way, is used up by the first.",
    ),
    "empty-network": Mistake(
        "a network without layers is not the identity", "Without layers, return the argument as it is."
    ),
}
# fmt: on

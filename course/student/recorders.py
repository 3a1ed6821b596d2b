"""Stand-ins that write down how they are used: a layer, a cost and a train function that train nothing.

They compute made-up numbers, so that a check sees which array went where, and needs no other answer of the student's.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from course.student.check_tools import Wrong

# What a recording layer holds as the gradient of an earlier step, until it is told to zero it.
OLD_GRADIENT = np.array([[-77.0]])


class Event(NamedTuple):
    """One call: of whom, which method, what was given, what was returned."""

    who: str
    method: str
    given: Any
    result: Any = None


class RecordingLayer:
    """A layer that notes each call in a list shared by all; update_parameters notes the gradients collected until then."""

    def __init__(self, name: str, factor: float, trace: list[Event]):
        self.name = name
        self.factor = factor
        self.trace = trace
        self.gradients = [OLD_GRADIENT]
        # Some answers go through net.layers instead of calling the net: the same for a net of this one layer.
        self.layers = [self]

    def __repr__(self) -> str:
        return f"<recording layer {self.name}>"

    def forward(self, x_in: np.ndarray) -> np.ndarray:
        """Return made-up numbers of x_in's shape."""
        self._expect_array("forward", x_in)
        x_out = self.factor * x_in + 1.0
        self.trace.append(Event(self.name, "forward", np.copy(x_in), np.copy(x_out)))
        return x_out

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        """Return made-up numbers of d_out's shape, and remember d_out as a gradient."""
        self._expect_array("backward", d_out)
        d_in = (self.factor + 0.5) * d_out
        self.trace.append(Event(self.name, "backward", np.copy(d_out), np.copy(d_in)))
        self.gradients = [*self.gradients, np.copy(d_out)]
        return d_in

    def zero_gradients(self) -> None:
        """Forget the gradients."""
        self.trace.append(Event(self.name, "zero_gradients", None))
        self.gradients = []

    def update_parameters(self, learning_rate: float) -> None:
        """Note learning_rate and the gradients; from now on forward gives other numbers."""
        self.trace.append(Event(self.name, "update_parameters", learning_rate, self.gradients))
        self.factor += 0.25

    def _expect_array(self, method: str, value: Any) -> None:
        if not isinstance(value, np.ndarray):
            found = "None" if value is None else f"an object of type {type(value).__name__}"
            raise Wrong(f"the {self.name} layer's {method} was given {found}, no array.")


class RecordingCost:
    """A cost that notes its calls; estimate and gradient are made up."""

    def __init__(self, trace: list[Event]):
        self.trace = trace
        self.target = self.prediction = None

    def estimate(self, target: np.ndarray, prediction: np.ndarray) -> np.ndarray:
        """Return made-up numbers of prediction's shape."""
        if not isinstance(target, np.ndarray) or not isinstance(prediction, np.ndarray):
            raise Wrong("estimate was given something that is no array.")
        self.target, self.prediction = np.copy(target), np.copy(prediction)
        cost = prediction + 4.0 * target + 2.0
        self.trace.append(Event("cost", "estimate", (self.target, self.prediction), np.copy(cost)))
        return cost

    def gradient(self, cost: np.ndarray) -> np.ndarray:
        """Return made-up numbers of the latest prediction's shape."""
        if self.prediction is None:
            raise Wrong("gradient was called before estimate.")
        gradient = 3.0 * self.prediction - self.target
        self.trace.append(Event("cost", "gradient", None, np.copy(gradient)))
        return gradient


def recording_layer(namespace: dict[str, Any]) -> type[RecordingLayer]:
    """Make the recording layer a subclass of the notebook's Layer, where there is one."""
    base = namespace.get("Layer")
    return type("RecordingLayer", (RecordingLayer, base), {}) if isinstance(base, type) else RecordingLayer


def recording_pair(namespace: dict[str, Any], first: RecordingLayer, second: RecordingLayer) -> Any:
    """Make a net of two recording layers; it is a subclass of the notebook's Layer, where there is one."""

    class Pair(namespace["Layer"] if isinstance(namespace.get("Layer"), type) else object):
        def __init__(self) -> None:
            self.layers = [first, second]

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return second.forward(first.forward(x_in))

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return first.backward(second.backward(d_out))

        def zero_gradients(self) -> None:
            first.zero_gradients()
            second.zero_gradients()

        def update_parameters(self, learning_rate: float) -> None:
            first.update_parameters(learning_rate)
            second.update_parameters(learning_rate)

    return Pair()

"""The layers and costs that the grader brings to tasks 2f, 3a and 3b, in place of the student's own.

They compute something arbitrary, so that only code which really calls them can come to the right arrays, and so that they are no
answer to any task. They remember their latest forward pass, as layers do, and keep a log of the calls, which explains a mistake.
"""

from __future__ import annotations

import collections
import functools
from collections.abc import Sequence
from typing import Any

import numpy as np

from course.drivers.call_log import COST, D_IN, GRADIENT, OUTPUT, gave, note
from course.engine.record import Record, observe


def make_net(
    base: type, specs: Sequence[Record], log: list[str], names: Sequence[str], linear: type | None = None
) -> tuple[Any, list[Any]]:
    """A net and its layers, which it makes itself: it works with no others, whatever is assigned to it.

    It goes through its layers without their methods forward, backward and so on, so that it is no answer to the task of writing a
    net. Every second layer is derived from `linear` if that is given.
    """
    own = [
        _make_layer(base if i % 2 else linear or base, spec, log, name, i % 2 == 0, in_a_net=True)
        for i, (spec, name) in enumerate(zip(specs, names, strict=True))
    ]

    class RecordingNet(base):
        def __init__(self) -> None:
            self.layers = list(own)

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return functools.reduce(lambda passed, layer: layer.bend_on(passed), own, x_in)

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return functools.reduce(lambda passed, layer: layer.bend_back(passed), own[::-1], d_out)

        def zero_gradients(self) -> None:
            collections.deque((layer.clear() for layer in own), maxlen=0)

        def update_parameters(self, learning_rate: float) -> None:
            collections.deque((layer.move(learning_rate) for layer in own), maxlen=0)

        def __reduce__(self) -> tuple:  # a step of a copy is none of this net's
            note(log, "net.copied")
            return _net_again, (specs, names, [vars(layer) for layer in own])

    return RecordingNet(), own


def _net_again(specs: Sequence[Record], names: Sequence[str], states: Sequence[dict[str, Any]]) -> Any:
    """A net that was copied or pickled."""
    net, layers = make_net(object, specs, [], names)
    for layer, state in zip(layers, states):
        vars(layer).update(state)
    return net


def make_layer(base: type, spec: Record, log: list[str], name: str, like_linear: bool) -> Any:
    """A layer with one parameter p (1, n_out) and fixed m (n_in, n_out), with old gradients in it.

    Its output is p plus the sum of sin(x + m) over the inputs. What it hands back and adds to its gradient is no derivative, nor
    linear in d_out: it serves to tell who called it with what, and for nothing else.
    With `like_linear` it has the names that Linear has; what is in them has no effect, since a step has to call methods, whatever
    the layers are. Their gradients come and go with its own, in numbers of their own.
    """
    return _make_layer(base, spec, log, name, like_linear, in_a_net=False)


def _make_layer(base: type, spec: Record, log: list[str], name: str, like_linear: bool, in_a_net: bool) -> Any:
    bend = np.arctan if in_a_net else np.sin  # so that no such net is the net of such layers

    class RecordingLayer(base):
        def __init__(self) -> None:
            self.m = spec["m"].copy()
            self.n_in, self.n_out = self.m.shape
            self.rate_unit = spec["rate_unit"]
            self.begin()
            self.seen: np.ndarray | None = None  # what its latest forward pass got
            self.passes: list[np.ndarray] = []  # what it got in forward passes without a backward pass between them
            self.went_back = False
            self.is_stale = False  # whether a backward pass did not belong to the one forward pass before it
            self.used: Record | None = None  # the gradients of its latest update
            self.rates: list[float] = []  # the learning rates of its updates

        def begin(self, factor: float = 1.0) -> None:
            self.p, self.dp = factor * spec["p"], spec["dp"].copy()
            if like_linear:
                self.w, self.b = spec["m"].T.copy(), spec["p"].copy()
                self.dw, self.db = np.cos(self.w), np.cos(self.b)

        def bend_on(self, x_in: np.ndarray) -> np.ndarray:
            note(log, f"{name}.forward", x_in)
            np.matmul(x_in, self.m[:, :0])  # raises what a matrix product raises if the shapes do not fit
            x_out = gave(log, f"{OUTPUT}{name}", bend(x_in[:, :, None] + self.m).sum(axis=1) + self.p)
            self.seen = np.array(x_in)
            self.passes = [self.seen] if self.went_back else [*self.passes, self.seen]
            self.went_back = False
            return x_out

        def bend_back(self, d_out: np.ndarray) -> np.ndarray:
            note(log, f"{name}.backward", d_out)
            self._look_at_passes(len(d_out))
            np.matmul(d_out, self.m.T[:, :0])
            added = bend(d_out + self.seen[:, :1]).sum(axis=0, keepdims=True)
            self.dp = self.dp + added
            if like_linear:
                self.dw, self.db = self.dw + added.T * np.cos(spec["m"].T), self.db + 0.5 * added
            return gave(log, f"{D_IN}{name}", bend(d_out[:, None, :] - self.m).sum(axis=2) * (1.5 + np.cos(self.seen)))

        def clear(self) -> None:
            note(log, f"{name}.zero_gradients")
            self.dp = np.zeros_like(self.p)
            if like_linear:
                self.dw, self.db = np.zeros_like(spec["m"].T), np.zeros_like(spec["p"])

        def move(self, learning_rate: float) -> None:
            note(log, f"{name}.update_parameters")
            self.used = {key: np.array(getattr(self, key)) for key in ("dp", "dw", "db") if hasattr(self, key)}
            self.rates.append(learning_rate)
            step = np.arcsinh(self.dp)
            self.p = self.p - learning_rate / self.rate_unit * (step + 0.5 * np.abs(step))

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return self.bend_on(x_in)

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return self.bend_back(d_out)

        def zero_gradients(self) -> None:
            self.clear()

        def update_parameters(self, learning_rate: float) -> None:
            self.move(learning_rate)

        def __reduce__(self) -> tuple:
            note(log, f"{name}.copied")
            return _layer_again, (spec, name, like_linear, in_a_net, vars(self))

        def _look_at_passes(self, examples: int) -> None:
            self.went_back = True
            self.is_stale = self.is_stale or not self.passes or not np.array_equal(self.passes[0], self.seen)
            if self.seen is None:
                raise RuntimeError(f"backward of {name} was called, but its own forward was not")
            if len(self.seen) != examples:
                seen = f"its latest forward pass had {len(self.seen)}"
                raise RuntimeError(f"backward of {name} got {examples} examples, but {seen}")

    return RecordingLayer()


def _layer_again(spec: Record, name: str, like_linear: bool, in_a_net: bool, state: dict[str, Any]) -> Any:
    """A layer that was copied or pickled."""
    layer = _make_layer(object, spec, [], name, like_linear, in_a_net)
    vars(layer).update(state)
    return layer


def make_plain_layer(base: type, factor: float) -> Any:
    """A layer without parameters, which leaves out zero_gradients and update_parameters."""

    class PlainLayer(base):
        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return factor * x_in

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return factor * d_out

    return PlainLayer()


def make_cost(base: type, spec: dict[str, float], log: list[str]) -> Any:
    """A cost a sin(2 prediction - target) + b target of each element; its "gradient" is c cos(prediction) - b target.

    The gradient that it returns follows what estimate saw last. What it was called with, the argument of gradient, is written down.
    """

    class RecordingCost(base):
        def __init__(self) -> None:
            self.latest: np.ndarray | None = None  # the cost that estimate returned last
            self.got: Record = {"kind": "missing"}  # what gradient was called with
            self.got_its_cost = True

        def estimate(self, target: np.ndarray, prediction: np.ndarray) -> np.ndarray:
            note(log, "cost.estimate", prediction, target)
            self.seen = self.target, self.prediction = target, prediction
            cost = spec["a"] * np.sin(2 * prediction - target) + spec["b"] * target
            self.latest = cost.copy()
            return gave(log, COST, cost)

        def gradient(self, cost: np.ndarray) -> np.ndarray:
            note(log, "cost.gradient", cost)
            if not hasattr(self, "seen"):
                raise RuntimeError("gradient was called before estimate")
            self.got = observe(cost)
            is_array = self.got["kind"] == "array" and self.got["value"].shape == self.latest.shape
            self.got_its_cost = is_array and np.allclose(self.got["value"], self.latest, rtol=1e-5)
            target, prediction = self.seen
            return gave(log, GRADIENT, spec["c"] * np.cos(prediction) - spec["b"] * target)

    return RecordingCost()

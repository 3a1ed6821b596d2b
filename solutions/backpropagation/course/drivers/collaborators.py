"""The layers and costs that the grader brings to tasks 2f, 3a and 3b, in place of the student's own.

They compute something arbitrary, so that only code which really calls them can come to the right arrays, and keep a log of
the calls, which explains a mistake.
"""

from __future__ import annotations

import collections
import copy
import functools
from collections.abc import Sequence
from typing import Any

import numpy as np


def make_layer(base: type, spec: dict[str, np.ndarray], log: list[str], name: str, like_linear: bool) -> Any:
    """A layer y = x m + p with one parameter p (1, n_out) and fixed m (n_in, n_out), with old gradients in it.

    With `like_linear` it has the names that Linear has, without effect: a step has to call methods, whatever the layers are.
    """

    class RecordingLayer(base):
        def __init__(self) -> None:
            self.m = spec["m"].copy()
            self.n_in, self.n_out = self.m.shape
            self.p = spec["p"].copy()
            self.dp = spec["dp"].copy()
            if like_linear:
                self.w, self.b = self.m.T.copy(), self.p.copy()
                self.dw, self.db = np.zeros_like(self.w), np.zeros_like(self.b)

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            log.append(f"{name}.forward")
            return x_in @ self.m + self.p

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            log.append(f"{name}.backward")
            self.dp = self.dp + d_out.sum(axis=0, keepdims=True)
            return d_out @ self.m.T

        def zero_gradients(self) -> None:
            log.append(f"{name}.zero_gradients")
            self.dp = np.zeros_like(self.p)

        def update_parameters(self, learning_rate: float) -> None:
            log.append(f"{name}.update_parameters")
            self.p = self.p - learning_rate * self.dp

    return RecordingLayer()


def make_net(base: type, layers: list[Any]) -> Any:
    """A net of the given layers, one after the other.

    It works on these alone, whatever is assigned to it: it is no answer to the task of writing a net.
    """

    def through(order: Sequence[Any], method: str, value: np.ndarray) -> np.ndarray:
        return functools.reduce(lambda passed, layer: getattr(layer, method)(passed), order, value)

    def reach_all(method: str, *arguments: float) -> None:
        collections.deque((getattr(layer, method)(*arguments) for layer in fixed), maxlen=0)

    fixed = tuple(layers)

    class RecordingNet(base):
        def __init__(self) -> None:
            self.layers = list(fixed)

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return through(fixed, "forward", x_in)

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return through(tuple(reversed(fixed)), "backward", d_out)

        def zero_gradients(self) -> None:
            reach_all("zero_gradients")

        def update_parameters(self, learning_rate: float) -> None:
            reach_all("update_parameters", learning_rate)

        def __deepcopy__(self, memo: dict[int, Any]) -> Any:
            return make_net(base, copy.deepcopy(list(fixed), memo))  # a step of the copy is none of this net's

    return RecordingNet()


def make_plain_layer(base: type, factor: float) -> Any:
    """A layer without parameters, which leaves out zero_gradients and update_parameters."""

    class PlainLayer(base):
        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return factor * x_in

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return factor * d_out

    return PlainLayer()


def make_cost(base: type, spec: dict[str, float], log: list[str]) -> Any:
    """A cost a (prediction - target)² + target of each element; its gradient is b prediction - c target + e cost."""

    class RecordingCost(base):
        def estimate(self, target: np.ndarray, prediction: np.ndarray) -> np.ndarray:
            log.append("cost.estimate")
            self.seen = target, prediction
            return spec["a"] * (prediction - target) ** 2 + target

        def gradient(self, cost: np.ndarray) -> np.ndarray:
            log.append("cost.gradient")
            if not hasattr(self, "seen"):
                raise RuntimeError("gradient was called before estimate")
            target, prediction = self.seen
            return spec["b"] * prediction - spec["c"] * target + spec["e"] * cost

    return RecordingCost()

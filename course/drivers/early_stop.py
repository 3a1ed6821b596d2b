"""A `train` that makes the notebook's own steps, and stops as soon as the net has passed or the time is over."""

from __future__ import annotations

import hashlib
import time
from typing import Any

import numpy as np

from course.drivers.asked import Asked
from course.drivers.stored import Numbers, all_numbers
from course.drivers.training import in_training
from course.drivers.weights import find_weights
from course.engine.clock import process_seconds

MAX_KEPT_BYTES = 100_000_000
WALL_FACTOR = 1.8  # how much more wall time than CPU time: on a busy machine the one runs faster than the other


class Training:
    """The `train` of task 5: the notebook's own steps, until the net has passed the bar or the time is over."""

    def __init__(
        self, images: np.ndarray, labels: np.ndarray, goal: float, cpu_seconds: float, layer: type | None = None
    ) -> None:
        self.goal = goal
        self.layer = layer  # the notebook's, which tells layers that a training is at work
        self._cpu_end = process_seconds() + cpu_seconds
        self._wall_end = time.monotonic() + WALL_FACTOR * cpu_seconds
        self.calls = 0
        self.epochs = 0
        self.out_of_time = False
        self.batch_size = 600
        self.head_start = 0.0  # hits of a net on its first batch, before `train` has changed anything
        self.accuracies: dict[int, float] = {}  # by the net's id: as `train` left it the last time
        self.nets: list[Any] = []
        self.shapes: dict[int, int] = {}  # by the net's id: the number of different shapes of its weights at first
        self.costs: list[float] = []  # of each epoch, of the latest net
        self.runs: list[tuple[int, float]] = []  # of each call for the latest net: its epochs, and its learning rate
        self.steps = 0  # of the latest net
        self.histories: list[list[tuple]] = []  # what each call returned
        self.cost_function: Any = None  # the latest one
        self.learning_rate = 0.0  # the latest one
        # By their sizes: numbers as they came to `train`, but for those that it trained before; they keep their shapes.
        self.originals: dict[int, list[np.ndarray]] = {}
        self._kept_bytes = 0
        self._trained: set[bytes] = set()
        split = len(images) * 5 // 7
        self.training = images[:split], labels[:split]
        self.validation = images[split:], labels[split:]

    def train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        self.calls += 1
        range(0, 1, batch_size)  # as the given train does: whole numbers only
        self.batch_size = batch_size
        self.learning_rate = float(learning_rate) or self.learning_rate
        is_new = id(net) not in self.accuracies
        self.cost_function = cost_function
        if is_new:
            self.costs, self.runs, self.steps = [], [], 0
            self.nets.append(net)
            self.shapes[id(net)] = len({array.shape for array in find_weights(net)})
        self._remember_originals(net)
        history = []
        for _ in range(number_epochs):
            cost = self._epoch(net, cost_function, batch_size, learning_rate, is_new and not history)
            history.append((cost, self._accuracy(net, batch_size)))
            self.costs.append(cost)
            self.epochs += 1
            if self.out_of_time or (history[-1][1] >= self.goal and self._passes_again(net, batch_size)):
                break
        self.accuracies[id(net)] = history[-1][1] if history else 0.0
        self._trained |= {_digest(numbers) for numbers in all_numbers(net)}
        self.runs.append((len(history), float(learning_rate)))
        self.histories.append(history)
        return history

    def has_changed(self, net: Any) -> bool:
        """Whether a net has other arrays than `train` left it with."""
        return any(_digest(numbers) not in self._trained for numbers in all_numbers(net) if numbers.size > 1)

    def how_far(self, net: Any) -> float | None:
        """How far training has moved the weights of a net, in units of their size: those that it has moved most."""
        asked = Asked(net, self.training[0][:50], self.batch_size)
        far, elsewhere = [], []
        for numbers in all_numbers(net):
            originals = [
                one for one in self.originals.get(numbers.size, []) if one.shape == numbers.shape and one.any()
            ]
            if sum(n > 1 for n in numbers.shape) >= 2 and originals:
                values = numbers.read().reshape(numbers.shape)
                way = min(float(np.linalg.norm(values - one) / np.linalg.norm(one)) for one in originals)
                (far if asked.depends_on(numbers) else elsewhere).append(way)
        return max(far or elsewhere, default=None)  # a saturated net depends on none of them

    def _remember_originals(self, net: Any) -> None:
        for numbers in all_numbers(net):
            if self._kept_bytes < MAX_KEPT_BYTES and _digest(numbers) not in self._trained:
                original = numbers.read().reshape(numbers.shape)
                self._kept_bytes += original.nbytes
                self.originals.setdefault(original.size, []).append(original)

    def _epoch(self, net: Any, cost_function: Any, batch_size: int, learning_rate: float, is_first: bool) -> float:
        with in_training(self.layer):
            return self._steps(net, cost_function, batch_size, learning_rate, is_first)

    def _steps(self, net: Any, cost_function: Any, batch_size: int, learning_rate: float, is_first: bool) -> float:
        images, labels = self.training
        costs, elements = 0.0, 0
        for i in range(0, len(images), batch_size):
            net.zero_gradients()
            prediction = net.forward(images[i : i + batch_size])
            if i == 0 and is_first:
                self.head_start = max(self.head_start, _hits(prediction, labels[:batch_size]) / len(prediction))
            cost = cost_function.estimate(labels[i : i + batch_size], prediction)
            net.backward(cost_function.gradient(cost))
            net.update_parameters(learning_rate)
            self.steps += 1
            costs += float(np.sum(cost))
            elements += np.size(cost)
            if self._is_over():
                break
        return costs / elements

    def _is_over(self) -> bool:
        self.out_of_time = self.out_of_time or process_seconds() > self._cpu_end or time.monotonic() > self._wall_end
        return self.out_of_time

    def _passes_again(self, net: Any, batch_size: int) -> bool:
        """Whether the net passes in another order too: dropout and batch norm may owe much to luck."""
        order = np.random.default_rng(0).permutation(len(self.validation[0]))
        images, labels = (part[order] for part in self.validation)
        return self._accuracy_on(images, labels, net, batch_size) >= self.goal

    def _accuracy(self, net: Any, batch_size: int) -> float:
        return self._accuracy_on(*self.validation, net, batch_size)

    def _accuracy_on(self, images: np.ndarray, labels: np.ndarray, net: Any, batch_size: int) -> float:
        hits, tried = 0, 0
        for i in range(0, len(images), batch_size):
            prediction = net.forward(images[i : i + batch_size])
            hits += _hits(prediction, labels[i : i + batch_size])
            tried += len(prediction)
            if tried >= 200 and self._is_over():
                break
        return hits / tried


def _hits(prediction: np.ndarray, labels: np.ndarray) -> int:
    return int(np.count_nonzero(np.argmax(prediction, axis=1) == np.argmax(labels, axis=1)))


def _digest(numbers: Numbers) -> bytes:
    return hashlib.blake2b(numbers.read(), digest_size=16).digest()

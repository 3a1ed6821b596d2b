"""A net that is asked what it predicts when some of its numbers are moved, always in the same state."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np

from course.drivers.state import State
from course.drivers.stored import Numbers, all_numbers

IMAGES = 8

Move = tuple[Numbers, int, float]


class Asked:
    """A net that is asked, always in the same state and with the same random numbers.

    Parameters
    ----------
    net : Layer
    x : ndarray (n, 784)
        Images, of which some are taken.
    batch_size : int
        A net may hold arrays that are made for it.
    """

    def __init__(self, net: Any, x: np.ndarray, batch_size: int) -> None:
        self.net, self.state, self.is_the_same = net, State(net), True
        ink = np.random.default_rng(1).random((IMAGES, x.shape[1]))
        # Each pixel's weight shows. But no more ink than is usual there: a net may divide by a pixel's standard deviation.
        self.x = np.minimum(0.7 * x[:IMAGES] + 0.6 * ink[: len(x)] * x.mean(axis=0), 1)
        with suppress(Exception):  # else it takes the size of its batches alone
            self.prediction = self.predict()
        if len(getattr(self, "prediction", ())) != IMAGES:
            self.x = np.resize(self.x, (batch_size, x.shape[1]))
        first, *others = (self.predict() for _ in range(4))
        self.is_the_same = all(np.array_equal(first, other) for other in others)
        self.prediction = self.predict()
        self.is_fine = self.prediction.dtype == np.float64

    def predict(self, moves: Sequence[Move] = ()) -> np.ndarray:
        """The prediction for the images, (n, n_out), when some numbers are moved for a moment."""
        if not self.is_the_same:
            self.state.put_back()
        before = []
        for numbers, index, by in moves:  # one may be moved twice
            before.append((numbers, index, numbers.read_one(index)))
            numbers.write(index, before[-1][2] + by)
        try:
            with same_numbers():
                return np.asarray(self.net.forward(self.x.copy()))[:IMAGES]
        finally:
            for numbers, index, value in reversed(before):
                numbers.write(index, value)

    def depends_on(self, numbers: Numbers) -> bool:
        """Whether the prediction depends on some of the numbers that are kept in one place."""
        if not self.is_the_same:
            self.state.put_back()
        before = numbers.read()
        move = np.random.default_rng(4).normal(scale=float(np.std(before)) + 1e-3, size=numbers.size)
        numbers.write_all(before + move)
        try:
            with same_numbers():
                y = np.asarray(self.net.forward(self.x.copy()))[:IMAGES]
        except Exception:  # something that can't be any number
            return False
        finally:
            numbers.write_all(before)
        return y.shape == self.prediction.shape and not np.array_equal(y, self.prediction, equal_nan=True)

    def steps(self, d_out: np.ndarray, learning_rate: float) -> dict[tuple, np.ndarray]:
        """What a step of training makes of all numbers, by their paths; the net is put back. Empty if it can't be trained."""
        self.state.put_back()
        padded = np.zeros((len(self.x), *d_out.shape[1:]))
        padded[: len(d_out)] = d_out
        before = {numbers.path: numbers.read() for numbers in all_numbers(self.net)}
        after = before
        try:
            with same_numbers():
                net = self.net
                for _ in range(4):  # some update with every other call only
                    net.zero_gradients()
                    net.forward(self.x.copy())
                    net.backward(padded.copy())
                    net.update_parameters(learning_rate)
            after = {numbers.path: numbers.read() for numbers in all_numbers(self.net)}
        except Exception:
            return {}
        finally:
            self.state.put_back()
        same_size = (path for path in before.keys() & after.keys() if before[path].shape == after[path].shape)
        return {path: after[path] - before[path] for path in same_size}


@contextmanager
def same_numbers() -> Iterator[None]:
    """Have the same random numbers come each time, also from generators that are made without a seed."""
    made_of = np.random.bit_generator
    entropy = made_of.randbits
    made_of.randbits = lambda bits: 12345
    np.random.seed(0)
    random.seed(0)
    try:
        yield
    finally:
        made_of.randbits = entropy

"""Which arrays of weights a net's prediction depends on, and whether two of them stand in series: where no units are found.

In a net of convolutions alone no two numbers do the same, and `units` finds none. Then it is looked whether the effects of moving two
arrays add up.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np

from course.drivers.reach import walk
from course.drivers.stored import writeable

MAX_PAIRS = 100
MIN_FLAT = 1_000  # a one-dimensional array of at least this size may hold whole layers; a bias is smaller


def find_weights(root: Any) -> list[np.ndarray]:
    """All float arrays that may be a layer's weights and that can be reached from an object: themselves, not copies.

    These are arrays with two long axes at least (a bias has one), flat ones that may hold a whole net, and the vectors in a list
    of vectors, one for each unit.
    """
    found: dict[int, np.ndarray] = {}
    for _, thing in walk(root):
        if isinstance(thing, (list, tuple)) and _are_rows(thing):
            found |= {id(row): row for row in thing}
        elif _is_float(thing) and (sum(n > 1 for n in thing.shape) >= 2 or is_flat(thing)):
            found[id(thing)] = thing
    return list(found.values())


def _is_float(thing: Any) -> bool:
    return isinstance(thing, np.ndarray) and thing.dtype.kind == "f"


def _are_rows(things: list | tuple) -> bool:
    return len(things) >= 2 and all(
        _is_float(thing) and thing.ndim == 1 and thing.shape == things[0].shape and thing.size > 1 for thing in things
    )


def is_flat(array: np.ndarray) -> bool:
    """Whether an array has one long axis and is so large that it may hold all the weights of a net."""
    return array.size >= MIN_FLAT and array.size in array.shape


class Prediction:
    """A net's prediction for some images, and what happens to it when the net's arrays are changed for a moment.

    The images go through the net in batches of the given size: a net may hold arrays made for that size.
    """

    def __init__(self, net: Any, x: np.ndarray, batch_size: int) -> None:
        self.net = net
        self.batches = [x[i : i + batch_size] for i in range(0, len(x), batch_size)]
        generators = (thing for _, thing in walk(net) if isinstance(thing, np.random.Generator))
        self._generators = [generator.bit_generator for generator in generators]
        self._states = [generator.state for generator in self._generators]
        self.arrays = find_weights(net)

    def __call__(self) -> np.ndarray:
        """The prediction, (n, n_out); dropout draws the same numbers each time."""
        np.random.seed(0)
        random.seed(0)
        for generator, state in zip(self._generators, self._states):
            generator.state = state
        return np.concatenate([np.asarray(self.net.forward(x.copy()), dtype=np.float64) for x in self.batches])

    def weights_that_matter(self) -> list[np.ndarray]:
        """The arrays of weights that the prediction depends on: that leaves out gradients and kept inputs.

        Of several views of the same memory only the smallest counts.
        """
        before = self()
        matter: list[int] = []
        for i in sorted(range(len(self.arrays)), key=lambda i: self.arrays[i].size):
            array = self.arrays[i]
            if any(np.may_share_memory(array, self.arrays[j]) for j in matter):
                continue
            with _moved(array, _move(array, seed=0)):
                if not np.allclose(self(), before, rtol=1e-6, atol=1e-9, equal_nan=True):
                    matter.append(i)
        return [self.arrays[i] for i in sorted(matter)]

    def has_layers_in_series(self, weights: list[tuple[np.ndarray, np.ndarray]]) -> bool:
        """Whether one of the given weights stands behind another one in the net, as those of two layers do.

        Parameters
        ----------
        weights : list of (array, mask)
            The mask tells which of the array's elements to look at. A flat array may hold both layers.
        """
        moves = [(array, mask * _move(array, seed)) for seed, (array, mask) in enumerate(weights)]
        halves = []
        for array, move in moves:
            if is_flat(array):
                half = np.random.default_rng(0).random(array.shape) < 0.5
                halves.append(((array, move * half), (array, move * ~half)))
        pairs = sorted(itertools.combinations(range(len(moves)), 2), key=lambda pair: pair[1] - pair[0])
        candidates = halves + [(moves[i], moves[j]) for i, j in pairs[:MAX_PAIRS]]
        return any(self._is_series(first, second) for first, second in candidates)

    def _is_series(self, first: tuple[np.ndarray, np.ndarray], second: tuple[np.ndarray, np.ndarray]) -> bool:
        """Whether the effects of moving two groups of numbers do more than add up.

        Within one layer, or in layers side by side, they add up, if not in the prediction then before its activation.
        """
        for scale in (0.5, 2.0):
            y = [[self._after(first, second, i * scale, j * scale) for j in (0, 1)] for i in (0, 1)]
            verdicts = [_adds_up(y, values) for values in BEFORE_ACTIVATION]
            if True not in verdicts and False in verdicts:
                return True
        return False

    def _after(self, first: tuple, second: tuple, first_scale: float, second_scale: float) -> np.ndarray:
        (array, move), (other, other_move) = first, second
        with _moved(array, first_scale * move), _moved(other, second_scale * other_move):
            return self()


def _move(array: np.ndarray, seed: int) -> np.ndarray:
    """Random numbers of the size of the array's elements."""
    return np.random.default_rng(seed).normal(scale=float(np.std(array, dtype=np.float64)) + 1e-3, size=array.shape)


@contextmanager
def _moved(array: np.ndarray, move: np.ndarray) -> Iterator[None]:
    """Add something to an array for a moment, also to one that is read-only; a view of read-only memory stays as it is."""
    with ExitStack() as stack:
        try:
            stack.enter_context(writeable(array))
        except ValueError:  # read-only memory
            yield
            return
        saved = array.copy()
        try:
            array += move.astype(array.dtype)
            yield
        finally:
            array[...] = saved


# ----- what a prediction may have been before its activation: the values, and where they are exact enough -----

Values = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


def _itself(y: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return y, np.ones(y.shape, dtype=bool)


def _before_relu(y: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return y, y > 0


def _before_sigmoid(y: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    inside = (y > 1e-4) & (y < 1 - 1e-3)
    y = np.where(inside, y, 0.5)
    return np.log(y / (1 - y)), inside


def _before_tanh(y: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    inside = np.abs(y) < 1 - 1e-3
    return np.arctanh(np.where(inside, y, 0)), inside


def _before_softmax(y: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    inside = y > 1e-5
    logarithm = np.log(np.where(inside, y, 1))
    largest = np.arange(len(y)), first.argmax(axis=1)  # a softmax fixes its inputs up to a number for each row
    return logarithm - logarithm[largest][:, None], inside & inside[largest][:, None]


BEFORE_ACTIVATION: list[Values] = [_itself, _before_relu, _before_sigmoid, _before_tanh, _before_softmax]


def _adds_up(y: list[list[np.ndarray]], values: Values) -> bool | None:
    """Whether moving both groups changes the values by the sum of what moving each one does; None where it can't be told."""
    (z00, ok00), (z01, ok01), (z10, ok10), (z11, ok11) = (values(y[i][j], y[0][0]) for i in (0, 1) for j in (0, 1))
    inside = ok00 & ok01 & ok10 & ok11
    if np.count_nonzero(inside) < 0.05 * inside.size:
        return None
    both, one, other = ((z - z00)[inside] for z in (z11, z10, z01))
    effect = min(np.abs(one).max(), np.abs(other).max())
    if effect < 1e-3:
        return None
    return bool(np.abs(both - one - other).max() <= 0.02 * effect + 1e-5)

"""Finds the arrays that an object holds, wherever it keeps them, and how its prediction depends on them."""

from __future__ import annotations

import functools
import itertools
import random
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

MAX_OBJECTS = 20_000
MAX_PAIRS = 100
MIN_FLAT = 1_000  # a one-dimensional array of at least this size may hold whole layers; a bias is smaller
STUDENTS = ("__main__", "stand_in")  # modules of classes and functions that belong to the notebook


def reachable(root: Any) -> Iterator[tuple[str, Any]]:
    """Everything that can be reached from an object, each with the path to it (".layers[0].w").

    Goes through attributes, slots, containers, closures, bound methods, partials, and the notebook's variables that the
    student's functions use. Modules are not followed.
    """
    seen: set[int] = set()
    queue: list[tuple[str, Any]] = [("", root)]
    while queue and len(seen) < MAX_OBJECTS:
        path, thing = queue.pop()
        if id(thing) in seen or isinstance(thing, (str, bytes, int, float, types.ModuleType, np.dtype, np.generic)):
            continue
        seen.add(id(thing))
        yield path, thing
        try:
            queue += _children(path, thing)
        except Exception:  # an object that forbids to look into it
            continue


def find_arrays(root: Any) -> dict[str, np.ndarray]:
    """All float arrays that can be reached from an object, by path: the arrays themselves, not copies."""
    return {path: thing for path, thing in reachable(root) if isinstance(thing, np.ndarray) and thing.dtype.kind == "f"}


def _children(path: str, thing: Any) -> list[tuple[str, Any]]:
    if type(thing).__module__.partition(".")[0] == "probes":
        return []
    if isinstance(thing, np.ndarray):
        items = thing.ravel()[:1000] if thing.dtype == object else []
        return [(f"{path}[{i}]", item) for i, item in enumerate(items)]
    if isinstance(thing, dict):
        return [(f"{path}[{str(key)[:40]}|{i}]", item) for i, (key, item) in enumerate(thing.items())]
    if isinstance(thing, (list, tuple, set, frozenset)) or type(thing).__name__ == "deque":
        return [(f"{path}[{i}]", item) for i, item in enumerate(thing)]
    if isinstance(thing, types.MethodType):
        return [(path + ".__self__", thing.__self__), (path + ".__func__", thing.__func__)]
    if isinstance(thing, functools.partial):
        return [(path + ".partial", (thing.func, thing.args, thing.keywords))]
    if isinstance(thing, (staticmethod, classmethod)):
        return [(path, thing.__func__)]
    if isinstance(thing, property):
        return [(path, thing.fget)]
    if isinstance(thing, types.CellType):
        try:
            return [(path, thing.cell_contents)]
        except ValueError:  # an empty cell
            return []
    if isinstance(thing, types.FunctionType):
        held = [thing.__closure__ or (), thing.__defaults__ or (), thing.__kwdefaults__ or {}]
        return [(path + ".closure", held), *_used_variables(path, thing)]
    if isinstance(thing, type):
        # A class of the student's may hold arrays as class attributes; numpy's and Python's classes do not matter.
        if thing.__module__ != "__main__":
            return []
        return [(f"{path}.{name}", item) for name, item in vars(thing).items()] + [(path + ".bases", thing.__bases__)]
    names = dict(getattr(thing, "__dict__", None) or {})
    for cls in type(thing).__mro__:
        for slot in getattr(cls, "__slots__", ()):
            if isinstance(slot, str) and hasattr(thing, slot):
                names.setdefault(slot, getattr(thing, slot))
    return [(f"{path}.{name}", item) for name, item in names.items()] + [(path + ".class", type(thing))]


def _used_variables(path: str, function: types.FunctionType) -> list[tuple[str, Any]]:
    """The notebook's variables that a function of the student's names."""
    if function.__module__ != "__main__":
        return []

    def names(code: types.CodeType) -> set[str]:
        inner = (names(constant) for constant in code.co_consts if isinstance(constant, types.CodeType))
        return set(code.co_names).union(*inner)

    values = ((name, function.__globals__.get(name)) for name in sorted(names(function.__code__)))
    plain = (np.ndarray, list, tuple, dict)
    return [
        (f"{path}.{name}", value)
        for name, value in values
        if isinstance(value, plain)
        or (isinstance(value, (type, types.FunctionType)) and value.__module__ in STUDENTS)
        or type(value).__module__ in STUDENTS
    ]


def is_flat(array: np.ndarray) -> bool:
    """Whether an array has one long axis and is so large that it may hold all the weights of a net."""
    return array.size >= MIN_FLAT and array.size in array.shape


def is_weights(array: np.ndarray) -> bool:
    """Whether an array may be a layer's weights: two long axes at least (a bias has one), or a flat one."""
    return sum(n > 1 for n in array.shape) >= 2 or is_flat(array)


class Prediction:
    """A net's prediction for some images, and what happens to it when the net's arrays are changed for a moment."""

    def __init__(self, net: Any, x: np.ndarray) -> None:
        self.net, self.x = net, x
        things = [thing for _, thing in reachable(net)]
        self._generators = [thing.bit_generator for thing in things if isinstance(thing, np.random.Generator)]
        self._states = [generator.state for generator in self._generators]
        self.arrays = [
            thing for thing in things if isinstance(thing, np.ndarray) and thing.dtype.kind == "f" and is_weights(thing)
        ]

    def __call__(self) -> np.ndarray:
        """The prediction, (n, n_out); dropout draws the same numbers each time."""
        np.random.seed(0)
        random.seed(0)
        for generator, state in zip(self._generators, self._states):
            generator.state = state
        return np.array(self.net.forward(self.x.copy()), dtype=np.float64)

    def weights_that_matter(self) -> list[np.ndarray]:
        """The arrays of weights that the prediction depends on: that leaves out gradients and kept inputs.

        Of several views of the same memory only the smallest counts.
        """
        before = self()
        matter: list[np.ndarray] = []
        for array in sorted(self.arrays, key=lambda array: array.size):
            if any(np.may_share_memory(array, other) for other in matter):
                continue
            with _moved(array, np.ones(array.shape, dtype=bool), scale=1.0, seed=0) as moved:
                if moved and not np.allclose(self(), before, rtol=1e-6, atol=1e-9, equal_nan=True):
                    matter.append(array)
        return matter

    def has_layers_in_series(self, weights: list[tuple[np.ndarray, np.ndarray]]) -> bool:
        """Whether one of the given weights stands behind another one in the net, as those of two layers do.

        Parameters
        ----------
        weights : list of (array, mask)
            The mask tells which of the array's elements to look at. A flat array may hold both layers.
        """
        halves = []
        for array, mask in weights:
            if is_flat(array):
                half = np.random.default_rng(0).random(array.shape) < 0.5
                halves.append(((array, mask & half), (array, mask & ~half)))
        pairs = sorted(itertools.combinations(range(len(weights)), 2), key=lambda pair: pair[1] - pair[0])
        candidates = halves + [(weights[i], weights[j]) for i, j in pairs[:MAX_PAIRS]]
        return any(self._is_series(first, second) for first, second in candidates)

    def _is_series(self, first: tuple[np.ndarray, np.ndarray], second: tuple[np.ndarray, np.ndarray]) -> bool:
        """Whether the effects of two groups of numbers do more than add up.

        Within one layer, or in layers side by side, they add up, if not in the prediction then before its activation.
        """
        for scale in (0.5, 2.0):
            y = [[self._after(first, second, i * scale, j * scale) for j in (0, 1)] for i in (0, 1)]
            verdicts = [_adds_up(y, values) for values in BEFORE_ACTIVATION]
            if True not in verdicts and False in verdicts:
                return True
        return False

    def _after(self, first: tuple, second: tuple, first_scale: float, second_scale: float) -> np.ndarray:
        with _moved(*first, first_scale, seed=1), _moved(*second, second_scale, seed=2):
            return self()


@contextmanager
def _moved(array: np.ndarray, mask: np.ndarray, scale: float, seed: int) -> Iterator[bool]:
    """Move an array's elements by random numbers for a moment; False if it can't be written to."""
    writeable = array.flags.writeable
    try:
        array.flags.writeable = True
    except ValueError:
        yield False
        return
    saved = array.copy()
    try:
        noise = np.random.default_rng(seed).normal(scale=float(np.std(saved)) + 1e-3, size=array.shape)
        array += (scale * noise * mask).astype(array.dtype)
        yield True
    finally:
        array[...] = saved
        array.flags.writeable = writeable


# ----- what a prediction may have been before its activation: the values, and where they are exact enough -----

Values = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


def _itself(y: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return y, y != 0  # where a ReLU is 0, nothing is left to see


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


BEFORE_ACTIVATION: list[Values] = [_itself, _before_sigmoid, _before_tanh, _before_softmax]


def _adds_up(y: list[list[np.ndarray]], values: Values) -> bool | None:
    """Whether moving both groups changes the values by the sum of what moving each one does; None where it can't be told."""
    (z00, ok00), (z01, ok01), (z10, ok10), (z11, ok11) = (values(y[i][j], y[0][0]) for i in (0, 1) for j in (0, 1))
    inside = ok00 & ok01 & ok10 & ok11
    if np.count_nonzero(inside) < 20:
        return None
    both, one, other = ((z - z00)[inside] for z in (z11, z10, z01))
    effect = min(np.abs(one).max(), np.abs(other).max())
    return bool(np.abs(both - one - other).max() <= 0.02 * effect + 1e-5)


def changed(array: np.ndarray, originals: list[np.ndarray]) -> np.ndarray:
    """Which elements of an array differ from the original that it is most like, if one has its size; transposed ones too."""
    masks = [np.ones(array.shape, dtype=bool)]
    for original in originals:
        if original.size == array.size:
            near = 1e-5 * np.abs(original).max()
            masks += [np.abs(array - form.reshape(array.shape)) > near for form in (original, original.T)]
    return min(masks, key=np.count_nonzero)

"""The numbers that an object holds, wherever it keeps them: they can be read and written one by one."""

from __future__ import annotations

import array
import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from course.drivers.reach import Path, walk


class Numbers:
    """Numbers that are kept in one place, of whatever shape: they can be read and written one by one."""

    def __init__(self, path: Path, view: np.ndarray) -> None:
        self.path, self.view = path, view
        self.size, self.shape = view.size, view.shape
        self.is_fine = view.dtype.itemsize >= 8

    def read_one(self, index: int) -> float:
        """One of them."""
        return float(self.view.flat[index])

    def read(self) -> np.ndarray:
        """All of them, (size,), as float64."""
        return np.array(self.view, dtype=np.float64).ravel()

    def write(self, index: int, value: float) -> None:
        """Put a number in the place of one of them."""
        self.view.flat[index] = value

    def write_all(self, values: np.ndarray) -> None:
        """Put numbers, (size,), in the place of all."""
        self.view[...] = values.reshape(self.shape)


class NumbersInList(Numbers):
    """Python's own numbers in a list or a dictionary."""

    def __init__(self, path: Path, container: list | dict, keys: list[Any]) -> None:
        self.path, self.container, self.keys = path, container, keys
        self.size, self.shape, self.is_fine = len(keys), (len(keys),), True

    def read_one(self, index: int) -> float:
        """One of them."""
        return float(self.container[self.keys[index]])

    def read(self) -> np.ndarray:
        """All of them, (size,), as float64."""
        return np.array([self.read_one(index) for index in range(self.size)])

    def write(self, index: int, value: float) -> None:
        """Put a number in the place of one of them."""
        self.container[self.keys[index]] = type(self.container[self.keys[index]])(value)

    def write_all(self, values: np.ndarray) -> None:
        """Put numbers, (size,), in the place of all."""
        for index, value in enumerate(values):
            self.write(index, value)


def all_numbers(root: Any) -> list[Numbers]:
    """The floating-point numbers that can be reached from an object, in arrays of whatever kind, lists and dictionaries."""
    found = []
    for path, thing in walk(root):
        if isinstance(thing, (list, dict)):
            items = enumerate(thing) if isinstance(thing, list) else thing.items()
            keys = [key for key, value in items if isinstance(value, (float, np.floating))]
            if keys:
                found.append(NumbersInList(path, thing, keys))
        else:
            found += [
                Numbers((*path, str(i)), view) for i, view in enumerate(_views(thing)) if view.size and _opened(view)
            ]
    return found


def _views(thing: Any) -> list[np.ndarray]:
    """The floating-point numbers of an array: of each field of a structured one, of both parts of a complex one."""
    if isinstance(thing, array.array) and thing.typecode in "fd":
        return [np.frombuffer(thing, dtype=thing.typecode)]
    if isinstance(thing, bytearray) and len(thing) % 8 == 0:
        return [np.frombuffer(thing, dtype=np.float64)]
    if isinstance(thing, memoryview):
        return _views(np.asarray(thing))
    if not isinstance(thing, np.ndarray):
        return []
    plain = thing.view(np.ndarray)
    if plain.dtype.names:
        return [view for name in plain.dtype.names for view in _views(plain[name])]
    if plain.dtype.kind == "c":
        return [plain.real, plain.imag]
    return [plain] if plain.dtype.kind == "f" else []


def _opened(view: np.ndarray) -> bool:
    """Whether an array can be written to, also one that is read-only for all others."""
    if not view.flags.writeable:
        with contextlib.suppress(ValueError):
            base = view
            while isinstance(base, np.ndarray):  # a view may write where its base may
                owner, base = base, base.base
            owner.flags.writeable = True
            view.flags.writeable = True
    return view.flags.writeable


@contextlib.contextmanager
def writeable(thing: np.ndarray) -> Iterator[None]:
    """Have an array writeable for a moment, also one that is read-only. Raises ValueError for read-only memory."""
    before = thing.flags.writeable
    if not before:
        thing.flags.writeable = True
    try:
        yield
    finally:
        if not before:
            thing.flags.writeable = False

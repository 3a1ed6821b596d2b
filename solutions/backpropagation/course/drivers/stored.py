"""What an object holds, wherever it keeps it: its numbers, and a way to put it all back as it was."""

from __future__ import annotations

import array
import contextlib
import functools
import types
from collections import deque
from collections.abc import Iterator
from typing import Any

import numpy as np

MAX_OBJECTS = 20_000
STUDENTS = ("__main__", "stand_in", "notebook")  # modules of classes and functions that belong to the notebook
Path = tuple[str, ...]


def walk(root: Any) -> Iterator[tuple[Path, Any]]:
    """Everything that can be reached from an object, and how.

    Goes through attributes, slots, containers, closures, bound methods, partials, and the notebook's variables that the
    student's functions use. Modules are not followed.
    """
    seen: set[int] = set()
    queue: list[tuple[Path, Any]] = [((), root)]
    while queue and len(seen) < MAX_OBJECTS:
        path, thing = queue.pop()
        if id(thing) in seen or isinstance(thing, (str, bytes, int, float, types.ModuleType, np.dtype, np.generic)):
            continue
        seen.add(id(thing))
        yield path, thing
        try:
            queue += [((*path, key), child) for key, child in reversed(_children(thing))]
        except Exception:  # an object that forbids to look into it
            continue


def _children(thing: Any) -> list[tuple[str, Any]]:
    kind = type(thing)
    if kind.__module__.partition(".")[0] == "course":
        return []
    if isinstance(thing, np.ndarray):
        items = thing.ravel()[:1000] if thing.dtype == object else []
        return [*_numbered(items), *_attributes(thing)] if kind is not np.ndarray else _numbered(items)
    if isinstance(thing, dict):
        return [*((f"[{str(key)[:40]}]", value) for key, value in thing.items()), *_attributes(thing)]
    if isinstance(thing, (list, tuple, set, frozenset, deque)):
        return [*_numbered(thing), *_attributes(thing)]
    if isinstance(thing, types.MethodType):
        return [("self", thing.__self__), ("function", thing.__func__)]
    if isinstance(thing, functools.partial):
        return [("function", thing.func), ("arguments", thing.args), ("keywords", thing.keywords)]
    if isinstance(thing, (staticmethod, classmethod)):
        return [("function", thing.__func__)]
    if isinstance(thing, property):
        return [("get", thing.fget)]
    if isinstance(thing, types.CellType):
        try:
            return [("cell", thing.cell_contents)]
        except ValueError:  # an empty cell
            return []
    if isinstance(thing, types.FunctionType):
        defaults = [("closure", thing.__closure__), ("defaults", thing.__defaults__), ("named", thing.__kwdefaults__)]
        return [*defaults, *used_variables(thing)]
    if isinstance(thing, type):
        # A class of the student's may hold arrays as class attributes; numpy's and Python's classes do not matter.
        if thing.__module__ not in STUDENTS:
            return []
        return [*vars(thing).items(), *_numbered(thing.__bases__)]
    return [*_attributes(thing), ("class", kind)]


def _numbered(items: Any) -> list[tuple[str, Any]]:
    return [(f"[{i}]", item) for i, item in enumerate(items)]


def _attributes(thing: Any) -> list[tuple[str, Any]]:
    """What an object keeps in its `__dict__` and in its slots, private ones too."""
    kept = list((getattr(thing, "__dict__", None) or {}).items())
    return kept + [(name, value) for name, slot in slots_of(thing) for value in _values(slot, thing)]


def slots_of(thing: Any) -> list[tuple[str, types.MemberDescriptorType]]:
    """The slots of an object."""
    members = [item for cls in type(thing).__mro__ for item in vars(cls).items()]
    return [(name, slot) for name, slot in members if isinstance(slot, types.MemberDescriptorType)]


def _values(slot: types.MemberDescriptorType, thing: Any) -> list[Any]:
    try:
        return [slot.__get__(thing)]
    except AttributeError:  # an empty slot
        return []


def used_variables(function: types.FunctionType) -> list[tuple[str, Any]]:
    """The notebook's variables that a function of the student's names."""
    if function.__module__ not in STUDENTS:
        return []

    def names(code: types.CodeType) -> set[str]:
        inner = (names(constant) for constant in code.co_consts if isinstance(constant, types.CodeType))
        return set(code.co_names).union(*inner)

    values = [(name, function.__globals__.get(name)) for name in sorted(names(function.__code__))]
    return [
        (name, value)
        for name, value in values
        if isinstance(value, (np.ndarray, list, tuple, dict))
        or (isinstance(value, (type, types.FunctionType)) and value.__module__ in STUDENTS)
        or type(value).__module__ in STUDENTS
    ]


# ----- its numbers -----


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


# ----- all of it, to be put back -----


class State:
    """What an object holds, to be put back as it was: arrays in place, whatever attribute or item they are now."""

    def __init__(self, root: Any) -> None:
        self._arrays: list[tuple[np.ndarray, np.ndarray]] = []
        self._dicts: list[tuple[dict, dict]] = []
        self._lists: list[tuple[Any, list]] = []
        self._slots: list[tuple[Any, types.MemberDescriptorType, Any]] = []
        self._cells: list[tuple[types.CellType, Any]] = []
        self._classes: list[tuple[type, str, Any]] = []
        self._variables: list[tuple[dict, str, Any]] = []
        self._generators: list[tuple[Any, Any]] = []
        for _, thing in walk(root):
            with contextlib.suppress(Exception):
                self._keep(thing)

    def _keep(self, thing: Any) -> None:
        if isinstance(thing, np.ndarray):
            self._arrays.append((thing, thing.copy()))
        elif isinstance(thing, np.random.Generator):
            self._generators.append((thing.bit_generator, thing.bit_generator.state))
        elif isinstance(thing, dict):
            self._dicts.append((thing, dict(thing)))
        elif isinstance(thing, (list, deque)):
            self._lists.append((thing, list(thing)))
        elif isinstance(thing, types.CellType):
            self._cells.append((thing, thing.cell_contents))
        elif isinstance(thing, types.FunctionType):
            self._variables += [(thing.__globals__, name, value) for name, value in used_variables(thing)]
        elif isinstance(thing, type):
            if thing.__module__ in STUDENTS:
                self._classes += [
                    (thing, name, value)
                    for name, value in vars(thing).items()
                    if isinstance(value, (np.ndarray, float, int))
                ]
        else:
            if isinstance(getattr(thing, "__dict__", None), dict):
                self._dicts.append((vars(thing), dict(vars(thing))))
            self._slots += [(thing, slot, value) for _, slot in slots_of(thing) for value in _values(slot, thing)]

    def put_back(self) -> None:
        """Have the object hold what it held."""
        for kept, before in self._dicts:
            if kept.keys() != before.keys():
                kept.clear()
            kept.update(before)
        for items, before in self._lists:
            items.clear()
            items.extend(before)
        for thing, slot, value in self._slots:
            with contextlib.suppress(AttributeError, TypeError):
                slot.__set__(thing, value)
        for cell, value in self._cells:
            cell.cell_contents = value
        for cls, name, value in self._classes:
            setattr(cls, name, value)
        for names, name, value in self._variables:
            names[name] = value
        for kept, before in self._arrays:
            with contextlib.suppress(ValueError), writeable(kept):
                kept[...] = before
        for generator, state in self._generators:
            generator.state = state

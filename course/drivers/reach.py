"""What can be reached from an object, wherever it keeps it."""

from __future__ import annotations

import functools
import types
from collections import deque
from collections.abc import Iterator, Mapping
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
    return kept + [(name, value) for name, slot in slots_of(thing) for value in values_of_slot(slot, thing)]


def slots_of(thing: Any) -> list[tuple[str, types.MemberDescriptorType]]:
    """The slots of an object."""
    members = [item for cls in type(thing).__mro__ for item in vars(cls).items()]
    return [(name, slot) for name, slot in members if isinstance(slot, types.MemberDescriptorType)]


def values_of_slot(slot: types.MemberDescriptorType, thing: Any) -> list[Any]:
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
        if isinstance(value, (np.ndarray, list, tuple, Mapping, types.SimpleNamespace))
        or (isinstance(value, (type, types.FunctionType)) and value.__module__ in STUDENTS)
        or type(value).__module__ in STUDENTS
    ]

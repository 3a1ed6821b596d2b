"""All that an object holds, to be put back as it was."""

from __future__ import annotations

import contextlib
import types
from collections import deque
from typing import Any

import numpy as np

from course.drivers.reach import STUDENTS, slots_of, used_variables, values_of_slot, walk
from course.drivers.stored import writeable


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
            self._slots += [
                (thing, slot, value) for _, slot in slots_of(thing) for value in values_of_slot(slot, thing)
            ]

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

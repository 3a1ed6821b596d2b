"""Reads and writes the open cases of a piece: their inputs and sheets, numbers only, in one small file.

The file holds two buffers of numbers, and a text in JSON with everything else, in which an array is its place in a buffer.
"""

from __future__ import annotations

import contextlib
import gc
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from course.engine.naming import SEPARATOR
from course.engine.sheet import Case, Line, Sheet, Sum, Value

CASES_WITH_CHANGES = (
    3  # the first ones, and of these the first calls: enough to tell changes of a formula from each other
)
LARGE = 400  # elements: of a line with more, what mistakes would give is left out
FILE = "open.npz"


@cache
def read(path: Path) -> dict[str, tuple[list[Case], list[Sheet]]]:
    """The cases of each task, and their sheets.

    Raises
    ------
    OSError
        If there is no such file.
    """
    with np.load(path, allow_pickle=False) as stored:
        buffers = {name: stored[name] for name in ("float32", "float64")}
        text = stored["content"].tobytes()
    with _no_garbage_collection():
        content = json.loads(text)
    decode = _Decoder(buffers).decode
    return {
        task: (
            [decode(case) for case in one["cases"]],
            [[_line(decode, line) for line in sheet] for sheet in one["sheets"]],
        )
        for task, one in content.items()
    }


@contextlib.contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Tens of thousands of new objects set off collections, and each looks through all that a student's kernel holds."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _line(decode: Callable[[Any], Any], stored: dict[str, Any]) -> Line:
    values = dict(stored)
    for name in ("mistakes", "in_forms", "changes", "multiples"):  # decoded when they are asked for
        if values.get(name) is not None:
            values[name] = lambda found=values[name]: decode(found)
    if values.get("closer"):
        values["closer"] = _line(decode, values["closer"])
    for name in ("right", "allowed", "sharp", "less"):
        if name in values:
            values[name] = decode(values[name])
    values["earlier"] = tuple(values.get("earlier", ()))
    return Line(**values)


class _Decoder:
    def __init__(self, buffers: dict[str, np.ndarray]) -> None:
        self.buffers = buffers

    def decode(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.decode(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "array" in value:
            buffer, start, shape, dtype = value["array"]
            numbers = self.buffers[buffer][start : start + math.prod(shape)]
            array = numbers.astype(dtype).reshape(shape)
            array.flags.writeable = False
            return array
        if "sum" in value:
            return Sum(tuple((factor, path) for factor, path in value["sum"]), self.decode(value["plus"]))
        return {name: self.decode(item) for name, item in value.items()}


def _told_by_changes(lines: Sequence[Line]) -> Iterator[dict[str, Value]]:
    """What changes of the formula give, line by line; without those that give nothing or what is right, and of equal ones the first.

    Changes are equal if they have one name and give the same in all lines.
    """
    given = [{key: value for key, value in line.changes().items() if value is not None} for line in lines]
    seen, kept = set(), set()
    for key in dict.fromkeys(key for one in given for key in one):
        values = tuple(_bytes(one[key]) if key in one else b"" for one in given)
        if (key.split(SEPARATOR)[0], values) not in seen:
            seen.add((key.split(SEPARATOR)[0], values))
            kept.add(key)
    for line, one in zip(lines, given):
        yield {key: value for key, value in one.items() if key in kept and not np.array_equal(value, line.right)}


def _bytes(value: Value) -> bytes:
    with np.errstate(all="ignore"):
        single = np.asarray(value, dtype=np.float32)
    return (single if np.isfinite(single).all() else np.asarray(value)).tobytes()


class Writer:
    """Collects cases and sheets; equal arrays are stored once."""

    def __init__(self) -> None:
        self.chunks: dict[str, list[np.ndarray]] = {"float32": [], "float64": []}
        self.sizes = {"float32": 0, "float64": 0}
        self.places: dict[tuple, int] = {}
        self.content: dict[str, Any] = {}
        self.changes: dict[int, dict[str, Value]] = {}  # of the lines that keep them, by the line's id

    def add(self, task: str, cases: list[Case], sheets: list[Sheet]) -> None:
        """Add the cases of a task."""
        first = [line for sheet in sheets[:CASES_WITH_CHANGES] for line in sheet]
        looks = {line.part: [] for line in first}
        for line in first:
            looks[line.part] += [one for one in (line, line.closer) if one and one.changes and not one.earlier]
        self.changes = {
            id(line): told for some in looks.values() for line, told in zip(some, _told_by_changes(some), strict=True)
        }
        lines = [[self._line(line) for line in sheet] for sheet in sheets]
        self.content[task] = {"cases": [self._encode(case, exact=True) for case in cases], "sheets": lines}

    def write(self, path: Path) -> None:
        """Write the file."""
        text = np.frombuffer(json.dumps(self.content, separators=(",", ":")).encode(), dtype=np.uint8)
        buffers = {name: np.concatenate([np.zeros(0, name), *chunks]) for name, chunks in self.chunks.items()}
        np.savez_compressed(path, content=text, **buffers)

    def _line(self, line: Line) -> dict[str, Any]:
        stored: dict[str, Any] = {}
        is_large = isinstance(line.right, np.ndarray) and line.right.size > LARGE
        for field in fields(Line):
            value = getattr(line, field.name)
            if field.name in ("mistakes", "in_forms", "multiples"):
                value = None if value is None or is_large else {name: list(found) for name, found in value().items()}
            if field.name == "changes":
                value = self.changes.get(id(line))
            if field.name == "closer":
                value = value and self._line(value)
            elif value is not None:
                value = self._encode(value, exact=False)
            if value != (field.default if field.default != () else []):
                stored[field.name] = value
        return stored

    def _encode(self, value: Any, exact: bool) -> Any:
        if isinstance(value, dict):
            return {str(name): self._encode(item, exact) for name, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._encode(item, exact) for item in value]
        if isinstance(value, Sum):
            return {"sum": value.terms, "plus": self._encode(value.plus, exact)}
        if isinstance(value, np.generic):
            return value.item()
        return self._place(value, exact) if isinstance(value, np.ndarray) else value

    def _place(self, array: np.ndarray, exact: bool) -> dict[str, Any]:
        """Single precision is enough for what is compared within a tolerance; an input is what it is."""
        with np.errstate(all="ignore"):
            single = array.astype(np.float32)
        is_lossless = np.array_equal(single.astype(array.dtype), array, equal_nan=True)
        overflows = bool(np.any(np.isinf(single) & np.isfinite(array)))
        buffer = "float32" if is_lossless or not (exact or overflows) else "float64"
        numbers = (single if buffer == "float32" else array.astype(np.float64)).ravel()
        key = (buffer, numbers.tobytes())
        if key not in self.places:
            self.places[key] = self.sizes[buffer]
            self.chunks[buffer].append(numbers)
            self.sizes[buffer] += numbers.size
        dtype = str(array.dtype) if exact else "float64"
        return {"array": [buffer, self.places[key], list(array.shape), dtype]}

"""Finds the arrays that an object holds, wherever it keeps them."""

from __future__ import annotations

import functools
import types
from typing import Any

import numpy as np

MAX_OBJECTS = 20_000


def find_arrays(root: Any) -> dict[str, np.ndarray]:
    """All float arrays reachable from an object: attributes, slots, containers, closures, bound methods, partials.

    Returns a dict from the path (".layers[0].w") to the array itself. Modules and a function's globals are not followed.
    """
    found: dict[str, np.ndarray] = {}
    seen: set[int] = set()
    queue: list[tuple[str, Any]] = [("", root)]
    while queue and len(seen) < MAX_OBJECTS:
        path, thing = queue.pop()
        if id(thing) in seen or isinstance(thing, (str, bytes, int, float, types.ModuleType, np.dtype, np.generic)):
            continue
        seen.add(id(thing))
        if isinstance(thing, np.ndarray):
            if thing.dtype.kind == "f":
                found[path] = thing
            elif thing.dtype == object:
                queue += [(f"{path}[{i}]", item) for i, item in enumerate(thing.ravel()[:1000])]
            continue
        queue += _children(path, thing)
    return found


def _children(path: str, thing: Any) -> list[tuple[str, Any]]:
    if isinstance(thing, dict):
        return [(f"{path}[{str(key)[:40]}]", item) for key, item in thing.items()]
    if isinstance(thing, (list, tuple, set, frozenset)) or type(thing).__name__ == "deque":
        return [(f"{path}[{i}]", item) for i, item in enumerate(thing)]
    if isinstance(thing, types.MethodType):
        return [(path + ".__self__", thing.__self__), (path + ".__func__", thing.__func__)]
    if isinstance(thing, functools.partial):
        return [(path + ".partial", (thing.func, thing.args, thing.keywords))]
    if isinstance(thing, types.CellType):
        try:
            return [(path, thing.cell_contents)]
        except ValueError:  # an empty cell
            return []
    if isinstance(thing, types.FunctionType):
        return [(path + ".closure", thing.__closure__ or ()), (path + ".defaults", thing.__defaults__ or ())]
    if isinstance(thing, type):
        # A class of the student's may hold arrays as class attributes; numpy's and Python's classes do not matter.
        own = thing.__module__ == "__main__"
        return [(f"{path}.{name}", item) for name, item in vars(thing).items() if own]
    names = dict(getattr(thing, "__dict__", None) or {})
    for cls in type(thing).__mro__:
        for slot in getattr(cls, "__slots__", ()):
            if isinstance(slot, str) and hasattr(thing, slot):
                names.setdefault(slot, getattr(thing, slot))
    return [(f"{path}.{name}", item) for name, item in names.items()] + [(path + ".class", type(thing))]


def weights_that_matter(net: Any, x: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of weights (at least two dimensions, no single row or column) that `net.forward(x)` depends on.

    Each is changed for a moment, to see whether the prediction changes with it: that leaves out gradients and kept inputs.
    One flat array as large as two layers counts as well.
    """

    def predict() -> np.ndarray:
        np.random.seed(0)  # so that dropout draws the same numbers each time
        return np.array(net.forward(x.copy()))

    before = predict()
    matter = {}
    for path, array in find_arrays(net).items():
        flat = array.ndim == 1 and array.size > 2_000
        if not flat and (array.ndim < 2 or array.size < 20 or (array.ndim == 2 and 1 in array.shape)):
            continue
        if not array.flags.writeable:
            continue
        saved = array.copy()
        try:
            array *= -0.5
            changed = not np.allclose(predict(), before, rtol=1e-6, atol=1e-9)
        finally:
            array[...] = saved
        if changed:
            matter[path] = array
    return matter

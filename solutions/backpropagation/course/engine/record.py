"""What a probe hands out: for each value that a student's code produced, a plain record of what it is.

A record is a dict with a `kind`:

======== ==========================================================================================
array    `value`, a copy of the numpy array of numbers
scalar   `value`, a float: a Python or numpy number, or an array without dimensions
none     None
missing  an attribute or name that does not exist; `broken`, why the cell of that name could not run, if it could not
other    `type`, the name of its type: a list, a string, an object array ...
huge     `shape`, of an array too large to hand out
raised   `error`, the last line; `traceback`, the frames in the student's cells; `blank`, is it an open one;
         `facts`, from which `exceptions` puts it into words
======== ==========================================================================================
"""

from __future__ import annotations

import contextlib
import linecache
import math
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from course.engine.cells import broken_cell
from course.engine.clock import process_seconds
from course.engine.facts import facts_of

_OF_THE_CHECK = re.compile(
    r"(?:\w+\.<locals>\.)+(?:Recording)?|\bRecording(?=[A-Z])"
)  # of the layers that a check brings

MAX_ARRAY_BYTES = 4_000_000
MAX_TEXT = 2_000
BUSY = 5  # how much more wall time than CPU time a check in a kernel may take

# Early-bound, so that a submission that patches numpy or builtins does not reach the probes' own work.
_array, _ndarray, _str, _isinstance, _type = np.array, np.ndarray, str, isinstance, type

Record = dict[str, Any]


def observe(value: Any) -> Record:
    """Describe a value; an array is copied, so that later changes of it show."""
    if value is None:
        return {"kind": "none"}
    if _isinstance(value, (bool, int, float, np.number, np.bool_)):
        return {"kind": "scalar", "value": _float(value)}
    if _type(value) is not _ndarray:  # of a subclass, a matrix or a masked array, operators mean something else
        return {"kind": "other", "type": _type(value).__name__[:80]}
    if value.dtype.kind not in "biuf":
        return {"kind": "other", "type": f"array of {value.dtype}"[:80]}
    if value.nbytes > MAX_ARRAY_BYTES:
        return {"kind": "huge", "shape": list(value.shape)}
    if value.ndim == 0:
        return {"kind": "scalar", "value": _float(value)}
    if value.dtype.itemsize > 8:  # long double
        value = value.astype(np.float64)
    return {"kind": "array", "value": _array(value, copy=True, subok=False)}


def _float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def observe_attribute(thing: Any, name: str) -> Record:
    """Describe an attribute of an object."""
    try:
        return observe(getattr(thing, name))
    except AttributeError:
        return {"kind": "missing"}
    except BaseException as error:
        return observe_error(error)


class OutOfTime(BaseException):
    """A check in the student's own kernel has taken too long."""


# In the sandbox a probe goes on whatever an answer does, and its process is ended from outside. In the student's kernel an
# interrupt goes through, nothing ends a check but itself, and cells have other file names: see `in_kernel`.
_goes_through: tuple[type[BaseException], ...] = ()
_latest = math.inf, math.inf  # CPU time of this process, wall time
_place_of: Callable[[str], str | None] | None = None


_is_at_work = False


@contextlib.contextmanager
def at_work() -> Iterator[None]:
    """Say that an answer is being tried, for a while: see `is_at_work`."""
    global _is_at_work
    before, _is_at_work = _is_at_work, True
    try:
        yield
    finally:
        _is_at_work = before


def is_at_work() -> bool:
    """Whether an answer is being tried: what would compute it then holds still."""
    return _is_at_work


@contextlib.contextmanager
def in_kernel(seconds: float, place_of: Callable[[str], str | None]) -> Iterator[None]:
    """Work in a student's kernel for a while.

    Parameters
    ----------
    seconds : float
        After so much CPU time, or several times as much wall time (on a busy machine others take their share), no call is begun
        any more: OutOfTime is raised.
    place_of : callable
        What to call a file in a traceback; None for one that is not the student's.
    """
    global _goes_through, _latest, _place_of
    before = _goes_through, _latest, _place_of
    latest = process_seconds() + seconds, time.monotonic() + BUSY * seconds
    _goes_through, _latest, _place_of = (KeyboardInterrupt, OutOfTime), latest, place_of
    try:
        with at_work():
            yield
    finally:
        _goes_through, _latest, _place_of = before


def call(function: Callable[..., Any], *arguments: Any) -> tuple[Record, Any]:
    """Call a student's function; return the record of what came back, and the value itself."""
    if process_seconds() > _latest[0] or time.monotonic() > _latest[1]:
        raise OutOfTime
    try:
        value = function(*arguments)
        return observe(value), value
    except _goes_through:
        raise
    except BaseException as error:  # SystemExit and KeyboardInterrupt too: the answer ends here, the probe does not
        return observe_error(error, function), None


def construct(namespace: dict[str, Any], name: str, *arguments: Any) -> tuple[Record, Any]:
    """Make an object of a student's class; the record says `ok` or why there is none."""
    if name not in namespace:
        return missing(namespace, name), None
    record, value = call(namespace[name], *arguments)
    return ({"kind": "ok"} if record["kind"] != "raised" else record), value


def missing(namespace: dict[str, Any], name: str) -> Record:
    """Describe a class or function that does not exist."""
    broken = broken_cell(namespace, name)
    return {"kind": "missing", "broken": broken} if broken else {"kind": "missing"}


def observe_error(error: BaseException, function: Callable[..., Any] | None = None) -> Record:
    """Describe an exception with the frames that lie in the student's cells, and no others; `function` was called."""
    name, text, frames, facts = "an exception", "", "", {}
    with contextlib.suppress(BaseException):  # a student's own exception may do anything when it is looked at
        name = _type(error).__name__
        frames = _own_frames(error)
        text = _OF_THE_CHECK.sub("", _str.__str__(_str(error)))  # not of a subclass
    with contextlib.suppress(BaseException):
        facts = facts_of(error, lambda filename: bool(_own_place(filename)), function)
    return {
        "kind": "raised",
        "error": (f"{name}: {text}" if text else name)[:MAX_TEXT],
        "traceback": frames[:MAX_TEXT],
        "blank": _isinstance(error, NotImplementedError) and text.startswith("Task ") and " is open" in text,
        "facts": facts,
    }


def _own_frames(error: BaseException) -> str:
    lines = []
    for frame, line_number in list(traceback.walk_tb(error.__traceback__))[-200:]:
        filename = frame.f_code.co_filename
        place = _own_place(filename)
        if place:
            source = linecache.getline(filename, line_number).strip()
            lines.append(f"{place}, line {line_number}, in {frame.f_code.co_name}: {source}")
    return "\n".join(lines[-6:])


def _own_place(filename: str) -> str | None:
    """What to call a file of the student's; None for any other."""
    return _place_of(filename) if _place_of else _cell_of(filename)


def _cell_of(filename: str) -> str | None:
    """The cell of a file that the notebook's shell has compiled: Cell In[7]."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    found = shell.compile.format_code_name(filename) if shell else None
    return " ".join(found) if found else None


def call_method(thing: Any, name: str, *arguments: Any) -> tuple[Record, Any]:
    """Call a method of a student's object; a missing method is recorded as such."""
    try:
        method = getattr(thing, name)
    except AttributeError:
        return {"kind": "missing"}, None
    except BaseException as error:
        return observe_error(error), None
    return call(method, *arguments)


def put(thing: Any, name: str, value: np.ndarray) -> None:
    """Set an attribute of a student's object; where that is not allowed, write into the array that it keeps."""
    if call(setattr, thing, name, value)[0]["kind"] == "raised":
        call(_write, thing, name, value)


def fill(thing: Any, name: str, value: np.ndarray) -> None:
    """Write other numbers into an array that a student's object keeps; where that does not reach it, set the attribute."""
    call(_write, thing, name, value)
    kept = observe_attribute(thing, name)
    if kept["kind"] != "array" or kept["value"].shape != value.shape or not np.allclose(kept["value"], value):
        put(thing, name, value.copy())


def _write(thing: Any, name: str, value: np.ndarray) -> None:
    getattr(thing, name)[...] = value


def runs_through(record: Record, tries: Sequence[Callable[[], Record]]) -> Record:
    """Add to a record, if something in it raised, whether one of these calls, with the notebook's sizes, goes through."""
    if _holds_exception(record):
        record["runs_at_notebook_size"] = any(_runs(one) for one in tries)
    return record


def _runs(one: Callable[[], Record]) -> bool:
    try:
        return one()["kind"] != "raised"
    except Exception:  # an object that can't be set up as the probe does it
        return False


def _holds_exception(record: Any) -> bool:
    if _isinstance(record, dict):
        return record.get("kind") == "raised" or any(_holds_exception(item) for item in record.values())
    return _isinstance(record, list) and any(_holds_exception(item) for item in record)

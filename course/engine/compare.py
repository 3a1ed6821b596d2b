"""One entry of a record beside what is expected of it, and the difference in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.engine.forms import FORMS, PLAIN, Form
from course.engine.record import Record
from course.engine.sheet import DECIDES, KEPT, SAME, VALUE, Case, Line, Sum, Value
from course.engine.tolerance import tolerance

SAME_FORMULA = 2e-5  # relative difference of two values that come from one formula, in float32
NONE_TOLD: dict[str, list] = {}


@dataclass(frozen=True)
class Expected:
    """An expected array and how far a right answer may lie from it.

    `sharp` is how far a value may lie from what a known mistake gives, where that has to be less.
    """

    value: np.ndarray
    allowed: np.ndarray | float
    sharp: np.ndarray | float | None = None

    def fits(self, observed: np.ndarray) -> bool:
        """Whether an array of the same shape is close enough everywhere."""
        if observed.shape != self.value.shape:
            return False
        return bool((np.abs(observed - self.value) <= self.allowed).all())

    def is_near(self, observed: np.ndarray, value: np.ndarray | float) -> bool:
        """Whether an observed array is what a mistake would give instead of the expected one."""
        value = np.asarray(value, dtype=np.float64)
        if observed.shape != value.shape:
            return False
        allowed = self.allowed if self.sharp is None else self.sharp
        with np.errstate(all="ignore"):
            room = np.max(allowed, initial=0) if np.shape(allowed) != value.shape else allowed
            close = np.isfinite(value) & (np.abs(observed - value) <= room + SAME_FORMULA * np.abs(value))
            return bool(np.all(close | (observed == value) | (np.isnan(observed) & np.isnan(value))))


def lookup(entries: Record, path: str) -> Record:
    """The entry of a record at a path; raises KeyError or IndexError where no probe wrote one."""
    found = entries
    for name in path.split("/"):
        found = found[int(name)] if isinstance(found, list) else found[name]
    return found


class once:
    """A property that is computed once: functools.cached_property takes a lock each time, up to Python 3.11."""

    def __init__(self, compute: Callable[[Any], Any]) -> None:
        self.compute, self.name, self.__doc__ = compute, compute.__name__, compute.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Any:
        value = owner.__dict__[self.name] = self.compute(owner)
        return value


class Seen:
    """A line of a sheet beside what the record holds for it, in the given form of a cost (see `forms`)."""

    def __init__(self, line: Line, case: Case, entries: Record, form: Form = PLAIN, form_is_own: bool = False) -> None:
        self.line, self.case, self.entries, self.form, self.form_is_own = line, case, entries, form, form_is_own

    @property
    def words(self) -> str:
        """What it is called in a message."""
        return self.line.words

    @property
    def batch(self) -> int | None:
        """The number of examples, if the first dimension counts them."""
        return self.line.batch

    @once
    def record(self) -> Record:
        """What was observed; the exception itself if the call raised, since nothing can be said of the entry then."""
        if self.line.call and self.line.role != KEPT:
            called = lookup(self.entries, self.line.call)
            if called["kind"] in ("raised", "missing"):
                return called
        record = lookup(self.entries, self.line.key)
        if self.line.less is not None and record["kind"] == "array":
            base = self.resolve(self.line.less)
            if base is not None and base.shape == record["value"].shape:
                return {"kind": "array", "value": base - record["value"]}
        return record

    @once
    def earlier(self) -> Sequence[Record]:
        """What the same object gave in the calls before."""
        return [lookup(self.entries, path) for path in self.line.earlier]

    def resolve(self, value: Value) -> np.ndarray | None:
        """A value of the sheet as an array of float64; None where the record's own entries do not make one up."""
        if isinstance(value, str):
            value = self.case[value]
        if isinstance(value, Sum):
            total = np.asarray(value.plus, dtype=np.float64)
            for factor, path in value.terms:
                entry = lookup(self.entries, path)
                if entry["kind"] != "array" or (total.shape and total.shape != entry["value"].shape):
                    return None
                total = total + (factor * entry["value"].astype(np.float64) if factor != 1 else entry["value"])
            return total
        return None if value is None else np.asarray(value, dtype=np.float64)

    @once
    def expected(self) -> Expected | None:
        """What is right; None if that can't be said, since it depends on an entry that is no array."""
        line, right = self.line, self.resolve(self.line.right)
        if right is None or (line.filled and not np.any(right)):
            return None
        if line.role != VALUE and line.role != DECIDES:
            return Expected(right, line.allowed)
        if isinstance(line.right, Sum):
            size = sum(abs(factor) * np.abs(lookup(self.entries, path)["value"]) for factor, path in line.right.terms)
            return Expected(right, line.allowed + tolerance(size + np.max(size, initial=0), 50), line.sharp)
        if not line.scaled or self.form == PLAIN:
            return Expected(right, line.allowed, line.sharp)
        if line.scaled == "cost":
            sharp = None if line.sharp is None else self.form.cost(line.sharp)
            return Expected(self.form.cost(right), self.form.cost(line.allowed), sharp)
        factor = self.form.gradient_factor(right.shape[-1])
        sharp = None if line.sharp is None else factor * line.sharp
        return Expected(factor * right, factor * line.allowed, sharp)

    @once
    def right(self) -> bool:
        """Whether the observed value is the expected one."""
        is_array = self.record["kind"] == "array"
        return is_array and self.expected is not None and self.expected.fits(self.record["value"])

    @once
    def has_side_effect(self) -> bool:
        """Whether an array is not as it was, or a call gave something else again; what is no array is another line's matter."""
        record, right = self.record, self.resolve(self.line.right)
        if self.line.role == SAME and not isinstance(self.line.right, Sum):
            if record["kind"] != "array" or record["value"].shape != right.shape:
                return True
            same = record["value"] == right
            return not bool((same | (record["value"] == right.astype(np.float32)) if self.line.rounded else same).all())
        if record["kind"] != "array" or right is None:
            return False
        if self.line.role == SAME:
            return not equal(record["value"], right)
        if record["value"].shape != right.shape or equal(record["value"], right):
            return False
        return not np.allclose(right, record["value"], rtol=1e-5, atol=0, equal_nan=True)

    @property
    def is_wrong(self) -> bool:
        """Whether the line tells of something wrong, whatever its role."""
        if self.line.role == VALUE:
            return not self.right
        if self.line.role == KEPT:
            return self.expected is None or not holds(self.record, self.expected)
        return self.has_side_effect

    @property
    def is_numeric(self) -> bool:
        """Whether the observed value is an array or a number."""
        return self.record["kind"] in ("array", "scalar")

    def would_be(self) -> dict[str, list[np.ndarray | None]] | None:
        """For each mistake that could show here, the values that it would give; None if nobody has said so."""
        line = self.line
        if line.mistakes is None and line.in_forms is None:
            return None
        found: dict[str, list] = {}
        if line.scaled == "gradient" and self.form_is_own:
            right = self.resolve(line.right)
            found["gradient-of-another-cost"] = [form.gradient_factor(right.shape[-1]) * right for form in FORMS]
        for name, values in (line.mistakes() if line.mistakes else NONE_TOLD).items():
            found[name] = [*found.get(name, ()), *self._resolved(values)]
        for name, values in (line.in_forms() if line.in_forms else NONE_TOLD).items():
            alternatives = [form.cost(value) for value in self._resolved(values) for form in FORMS]
            found[name] = [*found.get(name, ()), *alternatives]
        return found

    def _resolved(self, values: Sequence[Value]) -> list[np.ndarray | None]:
        """The values as arrays; those that the record does not make up are left out, and sums of what is no number."""
        pairs = ((value, self.resolve(value)) for value in values)
        known = ((value, resolved) for value, resolved in pairs if value is None or resolved is not None)
        return [one for value, one in known if not isinstance(value, Sum) or bool(np.all(np.isfinite(one)))]


def equal(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two arrays are the same, NaN where NaN is; numpy's own function takes long for small arrays."""
    return one.shape == other.shape and (bool((one == other).all()) or np.array_equal(one, other, equal_nan=True))


def holds(record: Record, expected: Expected) -> bool:
    """Whether a kept array is that value, or a copy of it in float32."""
    if record["kind"] != "array":
        return False
    if equal(record["value"], expected.value):
        return True
    with np.errstate(all="ignore"):
        room = expected.allowed + tolerance(np.abs(expected.value), 4)
        return Expected(expected.value, room).fits(record["value"])


def holds_about(record: Record, value: np.ndarray) -> bool:
    """Whether a kept array is a computed value."""
    room = tolerance(1 + np.abs(value), 50)
    return record["kind"] == "array" and Expected(value, room).fits(record["value"])


# ----- in words -----


def shape_text(shape: Sequence[int]) -> str:
    """A shape as the student writes it: (600, 10)."""
    return str(tuple(int(n) for n in shape))


def describe(item: Seen) -> str:
    """What is wrong with an array."""
    observed, expected = item.record["value"], item.expected.value
    if observed.shape != expected.shape:
        return f"{item.words} has the shape {shape_text(observed.shape)}; {shape_text(expected.shape)} was expected."
    finite = np.isfinite(observed)
    if not finite.all() and np.isfinite(expected).all():
        return f"{item.words} holds {np.count_nonzero(~finite)} values that are inf or NaN, of {observed.size}."
    with np.errstate(all="ignore"):
        off = ~(np.abs(observed.astype(np.float64) - expected) <= item.expected.allowed)
    return f"{item.words} has the right shape, but {np.count_nonzero(off)} of its {observed.size} values are wrong."


def describe_odd(item: Seen) -> str:
    """What there is in place of an array."""
    record, shape = item.record, shape_text(item.expected.value.shape)
    words = {
        "none": f"{item.words} is None; an array of shape {shape} was expected.",
        "missing": f"{item.words} does not exist.",
        "scalar": f"{item.words} is a single number; an array of shape {shape} was expected.",
        "other": f"{item.words} is of type {record.get('type')}; a numpy array of shape {shape} was expected.",
        "huge": f"{item.words} has the shape {shape_text(record.get('shape', ()))}; {shape} was expected.",
    }
    return words[record["kind"]]

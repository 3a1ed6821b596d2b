"""Compares what a probe handed out with what was expected, and puts the difference into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from course.engine.finding import Finding
from judge.patterns import pattern_of
from judge.rubric import TASKS
from judge.tolerance import tolerance

Record = dict[str, Any]


@dataclass(frozen=True)
class Expected:
    """An expected array and how far a right answer may lie from it.

    `sharp` is how far a value may lie from what a known mistake gives, where that has to be less.
    """

    value: np.ndarray
    allowed: np.ndarray | float
    sharp: np.ndarray | float | None = None

    @classmethod
    def sum_of(cls, value: np.ndarray, magnitude: np.ndarray | float, terms: int) -> Expected:
        """Of a sum of products; `magnitude` is the sum of their absolute values."""
        return cls(np.asarray(value, dtype=np.float64), tolerance(magnitude, terms))

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
            close = np.isfinite(value) & (np.abs(observed - value) <= room + SAME * np.abs(value))
            return bool(np.all(close | (observed == value) | (np.isnan(observed) & np.isnan(value))))


SAME = 2e-5  # relative difference of two values that come from one formula, in float32
Alternatives = Sequence["np.ndarray | float | None"]


@dataclass(frozen=True)
class Seen:
    """One observed value beside the expected one.

    `would_be` gives, for each mistake that could show here, the values that it would give; None stands for an exception.
    `batch` is the number of examples, `earlier` what the same object gave in the calls before.
    """

    what: str
    record: Record
    expected: Expected
    would_be: Callable[[], dict[str, Alternatives]] = dict
    batch: int | None = None
    earlier: Sequence[Record] = ()

    @cached_property
    def right(self) -> bool:
        """Whether the observed value is the expected one."""
        return self.record["kind"] == "array" and self.expected.fits(self.record["value"])

    @property
    def is_numeric(self) -> bool:
        """Whether the observed value is an array or a number."""
        return self.record["kind"] in ("array", "scalar")


def part(name: str, problems: Iterable[Finding | None]) -> Finding:
    """The first problem of a part, or its pass."""
    return next((problem for problem in problems if problem), Finding(name, True))


def problem_of(name: str, seen: Sequence[Seen], runs_at_notebook_size: bool = False) -> Finding | None:
    """What is wrong with a series of observed values, or None.

    A mistake is named only if every wrong value is just what this mistake would give, or every wrong value of a first call.
    """
    wrong = [item for item in seen if not item.right]
    if not wrong:
        return None
    at_first = [item for item in wrong if not item.earlier]
    try:
        named = named_mistake(seen) or named_mistake(at_first)
    except ValueError:  # shapes so strange that no formula takes them
        named = None
    numeric = [item for item in at_first if item.is_numeric]
    if not named and numeric and pattern_of(numeric) == "hard-coded-size":
        named = "hard-coded-size"  # whatever becomes of other sizes
    odd = [item for item in wrong if item.record["kind"] != "array"]
    if not odd:
        return Finding(name, False, _describe(wrong[0], len(wrong), len(seen)), named)
    if odd[0].record["kind"] == "raised" and not named:
        if not at_first:
            named = "stale-state"
        elif runs_at_notebook_size and 2 * sum(item.record["kind"] == "raised" for item in at_first) > len(at_first):
            named = "hard-coded-size"
    return _odd_kind(name, odd[0], named)


def named_mistake(seen: Sequence[Seen]) -> str | None:
    """The mistake that explains all wrong values; of several the one that comes closest to them.

    It has to give at least one wrong array or number; or else to raise just where the others are right.
    """
    wrong = [item for item in seen if not item.right]
    if not wrong:
        return None
    only_exceptions = not any(item.is_numeric for item in wrong)
    if only_exceptions and (len(wrong) == len(seen) or not all(_is_about_its_shape(item) for item in wrong)):
        return None
    distances: dict[str, float] | None = None  # of the mistakes that explain all values looked at so far
    for item in seen if only_exceptions else wrong:
        parts = {
            mistake: _distance(item, alternatives)
            for mistake, alternatives in item.would_be().items()
            if distances is None or mistake in distances
        }
        before = distances or {}
        distances = {mistake: before.get(mistake, 0.0) + part for mistake, part in parts.items() if part is not None}
        if not distances:
            break
    if distances:
        return min(distances, key=distances.get)
    if all(item.is_numeric for item in wrong):
        return pattern_of(wrong)
    return None


def _is_about_its_shape(item: Seen) -> bool:
    """Whether an exception speaks of the shape that the value should have."""
    shape = shape_text(item.expected.value.shape).replace(" ", "")
    return item.record["kind"] == "raised" and shape in item.record["error"].replace(" ", "")


def _distance(item: Seen, alternatives: Alternatives) -> float | None:
    """How far an observed value lies from the nearest alternative; None if no alternative is it."""
    if item.record["kind"] == "raised":
        fits = any(value is None for value in alternatives) and not item.record.get("blank")
        return 0.0 if fits else None
    if not item.is_numeric:
        return None
    observed = np.asarray(item.record["value"], dtype=np.float64)
    near = [value for value in alternatives if value is not None and item.expected.is_near(observed, value)]
    if near and getattr(item.record["value"], "dtype", None) == np.float32:
        return 0.0  # rounding would decide
    return min((_mean_difference(observed, np.asarray(value)) for value in near), default=None)


def _mean_difference(observed: np.ndarray, value: np.ndarray) -> float:
    finite = np.isfinite(observed) & np.isfinite(value)
    return float(np.mean(np.abs(observed[finite] - value[finite]))) if finite.any() else 0.0


def _odd_kind(name: str, item: Seen, named: str | None) -> Finding:
    record, kind = item.record, item.record["kind"]
    if kind == "raised":
        if record.get("blank"):
            return Finding(name, False, f"{item.what}: the blank is still open.", "blank")
        return Finding(name, False, f"{item.what} raised {record['error']}", named, record.get("traceback", ""))
    shape = shape_text(item.expected.value.shape)
    words = {
        "none": f"{item.what} is None; an array of shape {shape} was expected.",
        "missing": f"{item.what} does not exist.",
        "scalar": f"{item.what} is a single number; an array of shape {shape} was expected.",
        "other": f"{item.what} is of type {record.get('type')}; a numpy array of shape {shape} was expected.",
        "huge": f"{item.what} has the shape {shape_text(record.get('shape', ()))}; {shape} was expected.",
    }
    mistakes = {"none": "returns-nothing", "other": "not-an-array"}
    return Finding(name, False, words[kind], named or mistakes.get(kind))


def _describe(item: Seen, wrong: int, of: int) -> str:
    observed, expected = item.record["value"], item.expected.value
    if observed.shape != expected.shape:
        return f"{item.what} has the shape {shape_text(observed.shape)}; {shape_text(expected.shape)} was expected."
    finite = np.isfinite(observed)
    if not finite.all() and np.isfinite(expected).all():
        return f"{item.what} holds {np.count_nonzero(~finite)} values that are inf or NaN, of {observed.size}."
    with np.errstate(all="ignore"):
        off = ~(np.abs(observed.astype(np.float64) - expected) <= item.expected.allowed)
    where = f" (in {wrong} of {of} trials)" if wrong < of else ""
    return (
        f"{item.what} has the right shape, but {np.count_nonzero(off)} of its {observed.size} values are wrong{where}."
    )


def shape_text(shape: Sequence[int]) -> str:
    """A shape as the student writes it: (600, 10)."""
    return str(tuple(int(n) for n in shape))


def unchanged(name: str, what: str, record: Record, original: np.ndarray, mistake: str) -> Finding | None:
    """A problem if an array no longer is what it was."""
    if record["kind"] == "array" and record["value"].shape == original.shape and (record["value"] == original).all():
        return None
    return Finding(name, False, f"{what} was changed by the call.", mistake)


def _equal(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two arrays are the same, NaN where NaN is; numpy's own function takes long for small arrays."""
    return one.shape == other.shape and (bool((one == other).all()) or np.array_equal(one, other, equal_nan=True))


def still_there(name: str, what: str, before: Record, after: Record) -> Finding | None:
    """A problem if a returned array was changed by a later call."""
    if before["kind"] != "array" or after["kind"] != "array":
        return None
    if _equal(before["value"], after["value"]):
        return None
    return Finding(name, False, f"{what} was changed by a later call.", "changes-a-returned-array")


def changed_by_repeating(name: str, method: str, first: Record, again: Record) -> Finding | None:
    """A problem if one call gives another result than the same call before."""
    if first["kind"] != "array" or again["kind"] != "array" or first["value"].shape != again["value"].shape:
        return None
    if _equal(first["value"], again["value"]) or np.allclose(
        first["value"], again["value"], rtol=1e-5, atol=0, equal_nan=True
    ):
        return None
    if np.allclose(again["value"], 2 * first["value"], rtol=1e-5, atol=0, equal_nan=True):
        text = f"{method} gave twice the result when it was called on the same batch again."
        return Finding(name, False, text, "result-accumulated")
    text = f"{method} gave another result when it was called on the same batch again."
    return Finding(name, False, text, "not-repeatable")


def kept_problem(
    name: str, what: str, record: Record, value: np.ndarray, mistake: str | None, earlier: Sequence[np.ndarray] = ()
) -> Finding | None:
    """A problem if a kept array does not equal the array that was to be kept."""

    def holds(kept: np.ndarray) -> bool:
        allowed = tolerance(np.abs(kept.astype(np.float64)), 4)
        return record["kind"] == "array" and Expected(kept.astype(np.float64), allowed).fits(record["value"])

    if holds(value):
        return None
    if any(holds(kept) for kept in earlier):
        return Finding(name, False, f"{what} still holds an earlier batch.", "stale-state")
    words = {"missing": "does not exist", "none": "is None", "array": "does not hold the latest one"}
    return Finding(name, False, f"{what} {words.get(record['kind'], 'is no array')}.", mistake)


def named_by_side_effect(problem: Finding | None, side_effects: Iterable[Finding | None]) -> Finding | None:
    """Where the values do not tell the mistake, a changed argument or parameter may."""
    if problem is None or problem.mistake or problem.traceback:
        return problem
    return next((item for item in side_effects if item and item.mistake), problem)


def raised_first(name: str, method: str, called: Record) -> Finding | None:
    """A problem of what depends on a call that raised: the exception, without a guess at its cause."""
    if called["kind"] != "raised":
        return None
    if called.get("blank"):
        return Finding(name, False, f"{method}: the blank is still open.", "blank")
    return Finding(name, False, f"{method} raised {called['error']}", None, called.get("traceback", ""))


def made_problem(name: str, what: str, record: Record) -> Finding | None:
    """A problem if the object could not be made, or the function does not exist."""
    made = record.get("made", {"kind": "missing"})
    if made["kind"] == "ok":
        return None
    if made["kind"] == "missing":
        return Finding(name, False, f"{what} does not exist: its cell did not run through.")
    return Finding(name, False, f"{what}(...) raised {made.get('error', 'an error')}", None, made.get("traceback", ""))


Judgement = Callable[[Record, Record], list[Finding]]


def better(task: str, judgements: Iterable[list[Finding]]) -> list[Finding]:
    """The first judgement with all points, or the one with the most; of equal ones the one that names more mistakes."""
    parts = TASKS[task].parts
    tried = []
    for findings in judgements:
        if all(finding.passed for finding in findings):
            return findings
        tried.append(findings)

    def worth(findings: list[Finding]) -> tuple[int, int]:
        return points_of(parts, findings), sum(finding.mistake is not None for finding in findings)

    return max(tried, key=worth)


def points_of(parts: dict[str, int], findings: Sequence[Finding]) -> int:
    """The points that the passed parts earn."""
    return sum(parts[finding.part] for finding in findings if finding.passed)

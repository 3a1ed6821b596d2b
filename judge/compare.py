"""Compares what a probe handed out with what was expected, and puts the difference into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.rubric import TASKS
from judge.tolerance import tolerance
from source.backpropagation.mistakes import MISTAKES

Record = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """The judgement of one part of a task.

    `observation` says what was seen; `mistake` names an entry of the catalogue where the data shows it.
    """

    part: str
    passed: bool
    observation: str = ""
    mistake: str | None = None
    traceback: str = ""

    @property
    def help(self) -> str:
        """The catalogue's help for this mistake, or nothing."""
        return MISTAKES[self.mistake].help if self.mistake else ""


@dataclass(frozen=True)
class Expected:
    """An expected array and how far a right answer may lie from it."""

    value: np.ndarray
    allowed: np.ndarray | float

    @classmethod
    def sum_of(cls, value: np.ndarray, magnitude: np.ndarray | float, terms: int) -> Expected:
        """Of a sum of products; `magnitude` is the sum of their absolute values."""
        return cls(np.asarray(value, dtype=np.float64), tolerance(magnitude, terms))

    def fits(self, observed: np.ndarray) -> bool:
        """Whether an array of the same shape is close enough everywhere."""
        if observed.shape != self.value.shape:
            return False
        with np.errstate(all="ignore"):
            return bool(np.all(np.abs(observed.astype(np.float64) - self.value) <= self.allowed))


Alternatives = list[np.ndarray | float | None]


@dataclass(frozen=True)
class Seen:
    """One observed value beside the expected one.

    `would_be` holds, for each mistake that could show here, the values that it would give; None stands for an exception.
    """

    what: str
    record: Record
    expected: Expected
    would_be: dict[str, Alternatives]

    @property
    def right(self) -> bool:
        """Whether the observed value is the expected one."""
        return self.record["kind"] == "array" and self.expected.fits(self.record["value"])


def part(name: str, problems: Iterable[Finding | None]) -> Finding:
    """The first problem of a part, or its pass."""
    return next((problem for problem in problems if problem), Finding(name, True))


def problem_of(name: str, seen: Sequence[Seen], batch_sizes: Sequence[int] = ()) -> Finding | None:
    """What is wrong with a series of observed values, or None.

    A mistake is named only if every observed value is just what this mistake would give (and not what is right).
    `batch_sizes`, one for each value, lets a factor of one over the batch size be recognised.
    """
    wrong = [item for item in seen if not item.right]
    if not wrong:
        return None
    named = named_mistake(seen)
    odd = [item for item in wrong if item.record["kind"] != "array"]
    if odd:
        if odd[0].record["kind"] == "raised" and not named and len(wrong) < len(seen) and _only_other_sizes(seen):
            named = "hard-coded-size"
        return _odd_kind(name, odd[0], named)
    return Finding(name, False, _describe(wrong[0], len(wrong), len(seen)), named or _ratio(seen, batch_sizes))


def named_mistake(seen: Sequence[Seen]) -> str | None:
    """The mistake whose values all observed ones equal, if at least one of them is an array and one is not right."""
    if all(item.right for item in seen):
        return None
    for mistake in seen[0].would_be:
        if all(_equals(item, item.would_be.get(mistake, [])) for item in seen) and any(
            item.record["kind"] in ("array", "scalar") and not item.right for item in seen
        ):
            return mistake
    return None


def _equals(item: Seen, alternatives: Alternatives) -> bool:
    kind = item.record["kind"]
    if kind == "raised":
        return None in [None if value is None else 0 for value in alternatives] and not item.record.get("blank")
    if kind not in ("array", "scalar"):
        return False
    observed = np.asarray(item.record["value"], dtype=np.float64)
    return any(value is not None and _is_close(observed, np.asarray(value), item.expected) for value in alternatives)


def _is_close(observed: np.ndarray, value: np.ndarray, expected: Expected) -> bool:
    if observed.shape != value.shape:
        return False
    with np.errstate(all="ignore"):
        size = float(np.max(np.abs(value[np.isfinite(value)]), initial=0))
        allowed = np.maximum(expected.allowed if value.shape == expected.value.shape else 0, 2e-5 * size)
        same = (np.abs(observed - value) <= allowed) | (observed == value) | (np.isnan(observed) & np.isnan(value))
        return bool(np.all(same))


def _ratio(seen: Sequence[Seen], batch_sizes: Sequence[int]) -> str | None:
    """The mistake that shows as one constant factor over all elements of all observed values."""
    factors = []
    for item in seen:
        observed, expected = item.record["value"].astype(np.float64), item.expected.value
        if observed.shape != expected.shape or not np.all(np.isfinite(observed)):
            return None
        norm = float(np.sum(expected**2))
        factor = float(np.sum(observed * expected)) / norm if norm else 0.0
        if not np.all(
            np.abs(observed - factor * expected) <= np.maximum(item.expected.allowed, 1e-4 * np.abs(observed))
        ):
            return None
        factors.append(factor)
    if batch_sizes and len(batch_sizes) == len(factors) and len(set(batch_sizes)) > 1:
        if np.allclose(factors, [1 / n for n in batch_sizes], rtol=1e-3):
            return "averaged-over-the-batch"
    for mistake, factor in (("sign-flipped", -1.0), ("factor-two", 2.0), ("factor-half", 0.5)):
        if np.allclose(factors, factor, rtol=1e-3):
            return mistake
    return None


def _only_other_sizes(seen: Sequence[Seen]) -> bool:
    """Whether the values that came out well are all of one shape, and those that raised of others."""
    good = {item.expected.value.shape for item in seen if item.right}
    bad = {item.expected.value.shape for item in seen if not item.right}
    return bool(good) and not good & bad


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
    if (
        record["kind"] == "array"
        and record["value"].shape == original.shape
        and np.array_equal(record["value"], original)
    ):
        return None
    return Finding(name, False, f"{what} was changed by the call.", mistake)


def still_there(name: str, what: str, before: Record, after: Record) -> Finding | None:
    """A problem if a returned array was changed by a later call."""
    if before["kind"] != "array" or after["kind"] != "array":
        return None
    if before["value"].shape == after["value"].shape and np.array_equal(
        before["value"], after["value"], equal_nan=True
    ):
        return None
    return Finding(name, False, f"{what} was changed by a later call.", "changes-a-returned-array")


def made_problem(name: str, what: str, record: Record) -> Finding | None:
    """A problem if the object could not be made, or the function does not exist."""
    made = record.get("made", {"kind": "missing"})
    if made["kind"] == "ok":
        return None
    if made["kind"] == "missing":
        return Finding(name, False, f"{what} does not exist: its cell did not run through.")
    return Finding(name, False, f"{what}(...) raised {made.get('error', 'an error')}", None, made.get("traceback", ""))


Judgement = Callable[[Record, Record], list[Finding]]


def better(task: str, judgements: Sequence[list[Finding]]) -> list[Finding]:
    """The judgement with the most points; of equal ones the one that names more mistakes."""
    parts = TASKS[task].parts

    def worth(findings: list[Finding]) -> tuple[int, int]:
        return points_of(parts, findings), sum(finding.mistake is not None for finding in findings)

    return max(judgements, key=worth)


def points_of(parts: dict[str, int], findings: Sequence[Finding]) -> int:
    """The points that the passed parts earn."""
    return sum(parts[finding.part] for finding in findings if finding.passed)

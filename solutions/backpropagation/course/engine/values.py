"""What is wrong with a series of observed values: in words, and by its name where the values themselves tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from course.engine import exceptions, naming
from course.engine.compare import Seen, describe, describe_odd, holds_about, lookup
from course.engine.finding import Finding, Judged
from course.engine.patterns import pattern_of
from course.engine.record import Record
from course.engine.spoilt import raised
from course.engine.task import Part

# What numpy says where whole numbers are changed in place into others, or an array that nobody may write into.
READ_ONLY = "read-only"
IN_PLACE = ("Cannot cast ufunc", READ_ONLY)
WHOLE_NUMBERS = ("Integers to negative integer powers", "Cannot cast ufunc")


def problem_of(name: str, seen: Sequence[Seen], at_notebook_size: bool = False) -> Finding | None:
    """What is wrong with a series of observed values, or None.

    A mistake is named only if every wrong value is just what this mistake would give, or every wrong value of a first call.
    """
    wrong = [item for item in seen if not item.right]
    if not wrong:
        return None
    at_first = [item for item in wrong if not item.line.earlier]
    try:
        named = "rounded" if _are_cut_off(seen, wrong) else None
        named = named or naming.named_mistake(seen) or naming.named_mistake(at_first)
    except ValueError:  # shapes so strange that no formula takes them
        named = None
    numeric = [item for item in at_first if item.is_numeric]
    if not named and numeric and pattern_of(numeric) == "hard-coded-size":
        named = "hard-coded-size"  # whatever becomes of other sizes
    odd = [item for item in wrong if item.record["kind"] != "array"]
    arrays = [item for item in wrong if item.record["kind"] == "array"]
    if arrays and (not odd or all(item.line.only for item in odd)):  # a special case is not what is shown
        return Finding(name, False, describe(arrays[0]), named)
    record = odd[0].record
    if record["kind"] == "raised":
        in_place = any(words in record["error"] for words in (*IN_PLACE, *WHOLE_NUMBERS))
        if not named and not at_first and not in_place:
            explained = exceptions.explain(record)
            is_sure = explained is not None and explained.mistake in ("result-accumulated", "method-overwritten")
            named = explained.mistake if is_sure else "stale-state"
        first_calls = [item for item in at_first if not item.line.filled]
        failed = sum(item.record["kind"] == "raised" for item in first_calls)
        if not named and at_notebook_size and 2 * failed > len(first_calls) and not in_place:
            named = "hard-coded-size"
        return raised(name, odd[0].words, record, named)
    return Finding(name, False, describe_odd(odd[0]), named or _plain_name(record))


def _plain_name(record: Record) -> str | None:
    """What is said by a value itself that is no array."""
    plain = {"none": "returns-nothing", "other": "not-an-array"}.get(record["kind"])
    return {"tuple": "several-results", "list": "list-for-array"}.get(record.get("type", ""), plain)


def kept_problem(part: Part, kept: Sequence[Seen], side_effect: Callable[[], str | None]) -> Judged | None:
    """A problem if a kept array does not equal the array that was to be kept."""
    wrong = [item for item in kept if item.is_wrong]
    if not wrong:
        return None
    first = wrong[0]
    called = lookup(first.entries, first.line.call)
    if called["kind"] == "raised":
        finding = raised(part.name, f"{first.words} could not be looked at: the call", called)
        return Judged(finding, exception=called)
    if first.expected is None:
        return Judged(Finding(part.name, False, "Nothing to credit here while no array is returned."))
    words = {"missing": "does not exist", "none": "is None", "array": "does not hold the latest one"}
    text = f"{first.words} {words.get(first.record['kind'], 'is no array')}."
    mistake = _kept_mistake(wrong) or side_effect() or first.line.mistake or part.otherwise
    return Judged(Finding(part.name, False, text, mistake))


def _kept_mistake(wrong: Sequence[Seen]) -> str | None:
    """The mistake that explains all wrong arrays."""
    tags = {item.line.only for item in wrong}
    if len(tags) == 1 and tags != {""}:
        return tags.pop()
    names: set[str] | None = None
    for item in wrong:
        known = item.would_be()
        if known is None:
            continue
        mine = {
            name
            for name, values in known.items()
            if any(value is not None and holds_about(item.record, value) for value in values)
        }
        names = mine if names is None else names & mine
    return min(names) if names else None


def without_whole_numbers(values: list[Seen]) -> list[Seen]:
    """The values without those that only come of arrays of whole numbers, if others are wrong too: what is cut off hides the rest."""
    spoilt = [item for item in values if not item.right and _is_about_whole_numbers(item.record)]
    others = [item for item in values if item not in spoilt]
    return others if spoilt and not all(item.right for item in others) else values


def _are_cut_off(seen: Sequence[Seen], wrong: Sequence[Seen]) -> bool:
    """Whether all that is wrong are arrays of whole numbers, right but for what follows the point; arrays of zeros only beside right ones."""
    arrays = [item.record["value"] for item in wrong if item.record["kind"] == "array" and item.expected is not None]
    if len(arrays) < len(wrong) or any(value.dtype.kind not in "iu" for value in arrays):
        return False
    whole = [np.trunc(item.expected.value) for item in wrong]
    near = all(
        value.shape == right.shape and bool((np.abs(value - right) <= 1).all()) and bool((value * right >= 0).all())
        for value, right in zip(arrays, whole)
    )
    return near and (any(map(np.any, arrays)) or any(item.right and np.any(item.record["value"]) for item in seen))


def _is_about_whole_numbers(record: Record) -> bool:
    if record["kind"] == "raised":
        return any(words in record["error"] for words in WHOLE_NUMBERS)
    return record["kind"] == "array" and record["value"].dtype.kind in "iu"


def only_one_example_fails(values: Sequence[Seen]) -> bool:
    """Whether all that is wrong are batches of one example, while larger ones of the same sizes are right."""
    wrong = [item for item in values if not item.right]
    larger = {id(item.entries) for item in values if item.right and (item.batch or 0) > 1}
    return all(item.batch == 1 and id(item.entries) in larger for item in wrong)

"""Exceptions about indices, assertions and divisions, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import re

from course.engine.facts import Facts
from course.engine.sayings import Said


def index_of_one_hot(facts: Facts, message: str) -> Said:
    if "arrays used as indices must be of integer" in message or "only integers, slices" in message:
        if re.search(r"\btargets?\b", facts.get("statement", "")):
            text = (
                "The targets are one-hot rows, not numbers of classes: they can't be indices. Multiply by them instead."
            )
            return "index-of-one-hot", text
        return "whole-number-needed", "An index has to be a whole number, or an array of such."
    return None


def beyond_the_end(facts: Facts, message: str) -> Said:
    found = re.search(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", message)
    if found:
        text = f"Axis {found[2]} has {found[3]} entries, counted from 0, and number {found[1]} is asked for: do the loop's bounds fit the array?"
        return "beyond-the-end", text
    if "list index out of range" in message:
        return (
            "beyond-the-end",
            "The list is shorter than the index says: go through what is there, `for layer in layers`.",
        )
    return None


def too_many_indices(facts: Facts, message: str) -> Said:
    found = re.search(r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed", message)
    if not found:
        return None
    return (
        "dimension-lost",
        f"An array with {found[1]} axis or axes is asked for {found[2]} indices: was an axis lost before, as without keepdims?",
    )


def axis_not_there(facts: Facts, message: str) -> Said:
    found = re.search(r"axis (-?\d+) is out of bounds for array of dimension (\d+)", message)
    if not found:
        return None
    return (
        "axis-not-there",
        f"There is no axis {found[1]}: the array has {found[2]}, counted from 0. Axis 0 is the batch, axis 1 the outputs.",
    )


OF_INDICES = (index_of_one_hot, beyond_the_end, too_many_indices, axis_not_there)


def own_assertion(facts: Facts, message: str) -> Said:
    if not facts.get("statement", "").startswith("assert"):
        return None
    return "own-assertion", "An assert of your own does not hold."


OF_ASSERTIONS = (own_assertion,)


def divided_by_zero(facts: Facts, message: str) -> Said:
    return "not-finite", "A number is divided by zero."


OF_DIVISIONS = (divided_by_zero,)

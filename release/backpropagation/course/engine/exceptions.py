"""An exception in the course's terms: one sentence, and the mistake's name in the catalogue.

The rules stand in `RULES`, by the exception's type; the first one that is sure speaks. Where none is, nothing is said but Python's own
line. They see plain data only: the message and the facts that were gathered where the code ran (`facts`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from course.engine import (
    rules_of_attributes,
    rules_of_calls,
    rules_of_indices,
    rules_of_names,
    rules_of_shapes,
    rules_of_types,
)
from course.engine.facts import Facts
from course.engine.finding import Finding
from course.engine.record import Record

LONGEST = 400  # characters of a sentence


class Explained(NamedTuple):
    """The mistake's name, and what to say of this one."""

    mistake: str
    text: str


Rule = Callable[[Facts, str], "tuple[str, str] | None"]

RULES: dict[str, Iterable[Rule]] = {
    "NameError": rules_of_names.OF_NAMES,
    "UnboundLocalError": rules_of_names.OF_UNSET_NAMES,
    "AttributeError": rules_of_attributes.OF_ATTRIBUTES,
    "ModuleNotFoundError": rules_of_names.OF_MODULES,
    "ImportError": rules_of_names.OF_MODULES,
    "NotImplementedError": rules_of_calls.OF_MISSING_METHODS,
    "TypeError": (
        rules_of_shapes.neighbours,
        rules_of_types.object_for_its_items,
        *rules_of_calls.OF_CALLS,
        *rules_of_types.OF_TYPES,
    ),
    "ValueError": rules_of_shapes.OF_SHAPES,
    "LinAlgError": rules_of_shapes.OF_MATRICES,
    "IndexError": (rules_of_shapes.axis_squeezed, *rules_of_indices.OF_INDICES),
    "KeyError": rules_of_indices.OF_INDICES,
    "AxisError": (rules_of_shapes.axis_squeezed, *rules_of_indices.OF_INDICES),
    "RuntimeError": rules_of_calls.OF_ORDER,
    "RecursionError": rules_of_calls.OF_RECURSION,
    "AssertionError": rules_of_indices.OF_ASSERTIONS,
    "ZeroDivisionError": rules_of_indices.OF_DIVISIONS,
}
ALWAYS: Iterable[Rule] = (rules_of_calls.train_in_a_step, rules_of_calls.arrays_of_the_notebook)
# Of an exception in the code that a student's line called: only these are about what it was given.
INSIDE: Iterable[Rule] = (
    rules_of_calls.train_in_a_step,
    rules_of_calls.class_not_object,
    rules_of_calls.before_its_time,
    rules_of_shapes.forward_in_backward,
    rules_of_shapes.between_layers,
    rules_of_types.none_was_given,
    rules_of_attributes.list_of_layers,
    rules_of_attributes.left_out_in_init,
)


def explain(record: Record) -> Explained | None:
    """What an exception means; None if no rule is sure."""
    with contextlib.suppress(Exception):  # the record comes from a student's process: it may hold anything
        facts = record["facts"]
        message = re.sub(r"^\w+: ", "", record["error"])
        is_inside = facts.get("inside") and facts["type"] != "RecursionError"  # which is all frames of one function
        rules = INSIDE if is_inside else (*ALWAYS, *RULES.get(facts["type"], ()))
        for rule in rules:
            found = rule(facts, message)
            if found:
                return Explained(found[0], " ".join(found[1].split())[:LONGEST])
    return None


def raised(part: str, words: str, record: Record, mistake: str | None = None, guess: bool = True) -> Finding:
    """The finding of a part that an exception spoilt.

    Parameters
    ----------
    part, words : str
        The part, and what could not be looked at: it is said where nothing better is.
    record : dict
        The record of the exception.
    mistake : str, optional
        What values that came out tell: it goes before what the exception does.
    guess : bool
        Whether the exception may give the mistake its name.
    """
    explained = explain(record)
    python = plainly(record["error"])
    if explained is None:
        return Finding(part, False, f"{words} raised {python}", mistake, record.get("traceback", ""))
    text = f"{explained.text}\nPython says: {python}"
    name = mistake or (explained.mistake if guess else None)
    return Finding(part, False, text, name, record.get("traceback", ""))


def plainly(text: str) -> str:
    """A message without what numpy says about its own inside."""
    text = re.sub(r", with gufunc signature \S+", "", text)
    return re.sub(
        r"matmul: Input operand 1 has a mismatch in its core dimension 0 \((.*?)\)",
        r"the inner sizes of the matrix product do not fit (\1)",
        text,
    )

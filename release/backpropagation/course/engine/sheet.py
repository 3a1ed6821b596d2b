"""A sheet: what is expected of one case, line by line. Its numbers are all that a check knows of a task.

The judge makes sheets from formulas, for cases that nobody else sees; the visible check reads those of the open cases from a
file. A line names an entry of the record by its path (`first/0/p`: of the entry `first`, the first item's `p`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.engine.tolerance import tolerance

Case = Mapping[str, Any]
RARE = "rare"  # in a case: what few answers are wrong for; it counts only where all other cases are right


@dataclass(slots=True)
class Sum:
    """Entries of the record, each times a number, plus an array: a right value that depends on what the answer gave before."""

    terms: tuple[tuple[float, str], ...]
    plus: np.ndarray | float = 0.0


# An array or number, the name of an array in the case, a sum of the record's own entries; None stands for an exception.
Value = np.ndarray | float | str | Sum | None
Alternatives = Mapping[str, Sequence[Value]]

VALUE, KEPT, SAME, AGAIN, DECIDES = "value", "kept", "same", "again", "decides"


@dataclass(slots=True)  # not frozen: that makes it three times as slow to make, and a sheet has many
class Line:
    """One entry of the record beside what it should be.

    Parameters
    ----------
    key : str
        Path of the entry.
    part : str
        The part that it counts for.
    words : str
        What it is called in a message.
    right : Value
        What it should be.
    role : str
        VALUE: compared within `allowed`. KEPT: an attribute that holds `right`. SAME: has to be exactly `right`; otherwise
        `mistake`. AGAIN: the result of the same call as the entry `right`. DECIDES: judged for the form alone (see `forms`).
    allowed : array or float
        How far a right value may lie from `right`.
    sharp : array or float, optional
        How far a value may lie from what a known mistake gives, where that has to be less.
    mistakes : callable, optional
        Gives for each mistake's name the values that it would give instead; asked only if something is wrong. Without it the
        line takes no part in finding a name, unless it shows a pattern.
    changes : callable, optional
        Gives what obvious changes of the right formula would give (`changes`); asked only if no listed mistake explains the values.
    multiples : callable, optional
        Gives for a mistake's name arrays of which multiples may have been added; asked only if something is wrong.
    by_output : bool
        Whether it is a parameter or its gradient, whose entries belong to outputs and not to examples.
    call : str
        Path of the call's own entry: if that raised, nothing else can be said of this one.
    earlier : tuple of str
        Paths of what the same object gave in the calls before.
    batch : int, optional
        The number of examples, if the first dimension counts them.
    less : Value
        Taken off the entry before it is compared.
    closer : Line, optional
        A second look at the entry, in which mistakes show more clearly.
    mistake : str, optional
        The name of what is wrong if this line is, of a role other than VALUE.
    only : str
        The name of what is wrong if no lines but such are.
    scaled : {"", "cost", "gradient"}
        How the form of the answer's cost acts on this line, which is written for the plain form.
    in_forms : callable, optional
        As `mistakes`, for mistakes that may come in any form as well.
    decides : bool
        Whether this value tells which form the answer's cost has.
    clear : bool
        Whether a mistake acts once here; of a nested net it acts twice.
    easy : bool
        Whether it may be right whatever the answer does, so that it earns nothing for other parts.
    rounded : bool
        Whether an entry of the role SAME may be `right` in single precision: the answer's object may keep its arrays so.
    filled : bool
        Whether `right` has to hold something besides zeros: sums of nothing show nothing.
    """

    key: str
    part: str
    words: str
    right: Value
    role: str = VALUE
    allowed: np.ndarray | float = 0.0
    sharp: np.ndarray | float | None = None
    mistakes: Callable[[], Alternatives] | None = None
    changes: Callable[[], Mapping[str, Value]] | None = None
    multiples: Callable[[], Alternatives] | None = None
    by_output: bool = False
    call: str = ""
    earlier: tuple[str, ...] = ()
    batch: int | None = None
    less: Value = None
    closer: Line | None = None
    mistake: str | None = None
    only: str = ""
    scaled: str = ""
    in_forms: Callable[[], Alternatives] | None = None
    decides: bool = False
    clear: bool = True
    easy: bool = False
    filled: bool = False
    rounded: bool = False


Sheet = list[Line]


def room(magnitude: np.ndarray | float, terms: int) -> np.ndarray | float:
    """How far a sum of products may lie from the right one; `magnitude` is the sum of their absolute values."""
    return tolerance(magnitude, terms)


def argument(key: str, part: str, words: str, name: str, mistake: str | None = "changes-its-input") -> Line:
    """An array of the case that no call may change."""
    return Line(key, part, words, name, SAME, mistake=mistake)


def attribute(key: str, part: str, name: str, given: str, mistake: str) -> Line:
    """An attribute that was set to an array of the case, and that no call may change; the object may have rounded it."""
    return Line(key, part, f"self.{name}", given, SAME, mistake=mistake, rounded=True)


def returned(key: str, part: str, words: str, first: str) -> Line:
    """An array that an earlier call returned and that no later one may change; `first` is the entry as it was."""
    return Line(key, part, words, Sum(((1.0, first),)), SAME, mistake="changes-a-returned-array")


def again(key: str, part: str, method: str, first: str) -> Line:
    """The result of a call that was made before, with the entry `first` as its result."""
    return Line(key, part, method, Sum(((1.0, first),)), AGAIN)

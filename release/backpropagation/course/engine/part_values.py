"""The problem of one part of a task: its wrong values, and the mistake that explains all of them.

The name is looked for where it is surest first: in the values themselves, in a closer look at them, in the cases that show it
clearly; then in changes of the formula, in side effects, in what the task says of any other value, and in patterns that fit much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from course.engine import naming
from course.engine.compare import Seen
from course.engine.contradicted import not_contradicted
from course.engine.finding import Judged
from course.engine.last_patterns import is_scaled_by_call, last_pattern_of, same_number_of
from course.engine.observed import Observed
from course.engine.record import Record
from course.engine.sheet import KEPT, VALUE
from course.engine.side_effects import CHANGES_PARAMETERS, side_mistake
from course.engine.spoilt import could_not_be_judged
from course.engine.task import Part
from course.engine.values import (
    IN_PLACE,
    READ_ONLY,
    kept_problem,
    only_one_example_fails,
    problem_of,
    without_whole_numbers,
)

TRANSPARENT = (
    "blank",
    "returns-nothing",
    "not-an-array",
    "several-results",
    "list-for-array",
)  # what is said by the value itself, whatever else is wrong
SAY_LITTLE = ("arrays-combined", "term-too-many")  # changes of a formula that a multiple of an array explains better
# What a batch of one example may look like that goes wrong in a way of its own.
UNSURE_FOR_ONE = ("gradient-missing", "hard-coded-size", "stale-state", "one-row-only", "row-left-out")


def problem_of_part(observed: Observed, part: Part, as_a_whole: bool) -> Judged | None:
    """What is wrong with a part's values, or else with what it keeps; None if nothing is.

    Parameters
    ----------
    observed : Observed
    part : Part
    as_a_whole : bool
        Whether one mistake explains all parts of the task: then nothing is said of one that no value tells clearly.
    """
    values = without_whole_numbers(observed.lines(part.name, VALUE))
    wrong = [item for item in values if not item.right]
    if not wrong:
        return kept_problem(part, observed.lines(part.name, KEPT), observed.any_side_effect)
    unknown = next((item for item in wrong if item.expected is None), None)
    if unknown:
        finding = could_not_be_judged(part.name, unknown, observed.told_by_the_first_case(values))
        return Judged(finding, exception=unknown.record if unknown.record["kind"] == "raised" else None)
    finding = problem_of(part.name, values, observed.at_notebook_size)
    if finding.mistake in (None, *UNSURE_FOR_ONE) and only_one_example_fails(values):
        return Judged(replace(finding, mistake="fails-for-one-example"), wrong[0])
    naming_it = _Naming(observed, part, as_a_whole, values, wrong)
    mistake, or_else = naming_it.names(finding.mistake, finding.observation)
    mistake = not_contradicted(mistake, values)
    if part.names and mistake not in (*part.names, *TRANSPARENT):
        mistake = or_else = None
    told_by_a_value = mistake in TRANSPARENT and wrong[0].record["kind"] != "raised"
    raised = None if told_by_a_value else naming_it.raised
    at_once = any(item.record["kind"] == "raised" and not item.line.earlier for item in wrong)
    finding = replace(finding, mistake=mistake, or_else=or_else)
    return Judged(finding, raised or wrong[0], raised and raised.record, at_once)


class _Naming:
    """The search for the mistake of one part, whose values are wrong."""

    def __init__(
        self, observed: Observed, part: Part, as_a_whole: bool, values: Sequence[Seen], wrong: Sequence[Seen]
    ) -> None:
        self.observed, self.part, self.as_a_whole, self.values, self.wrong = observed, part, as_a_whole, values, wrong
        self.raised = next((item for item in wrong if item.record["kind"] == "raised"), None)
        self.sides = [side_mistake(item) for item in observed.sides if item.line.part == part.name]

    def names(self, first: str | None, observation: str) -> tuple[str | None, str | None]:
        """The mistake, and another one that explains as much; `first` is what the values tell by themselves."""
        mistake = "changes-its-input" if self._only_fails_in_place(observation) else self._that_is_known(first)
        if mistake:
            return mistake, None
        changes = self._changes_of_the_formula()
        if changes:
            return changes[0], next(iter(changes[1:]), None)
        return self._side_effect(observation) or self._not_finite() or self._any_other(), None

    def _only_fails_in_place(self, observation: str) -> bool:
        """Whether most first calls are right, and later ones raise since they write into an argument."""
        at_first = [item.right for item in self.values if not item.line.earlier]
        return READ_ONLY in observation and 2 * sum(at_first) > len(at_first)

    def _that_is_known(self, first: str | None) -> str | None:
        """What the piece lists for these values."""
        mistake = first
        if mistake in (None, "hard-coded-size"):
            mistake = self._in_a_closer_look() or mistake
        tags = {item.line.only for item in self.wrong}
        if len(tags) == 1 and tags != {""}:
            mistake = tags.pop()
        if mistake:
            return mistake
        clear = [item for item in self.values if item.line.clear]
        return (
            naming.named_mistake(clear)
            or naming.named_mistake([item for item in clear if not item.line.only])  # a special case may fail otherwise
            or self.observed.told_by_the_first_case(self.values)
            or self.observed.left_from_an_earlier_case(self.wrong)
        )

    def _in_a_closer_look(self) -> str | None:
        looks = [_closer(item) for item in self.values if item.line.closer]
        looked = problem_of(self.part.name, looks) if looks else None
        return looked and looked.mistake

    def _changes_of_the_formula(self) -> list[str]:
        if self.part.otherwise or set(self.sides) & set(CHANGES_PARAMETERS):
            return []
        plain = [_closer(item) for item in self.wrong if not item.line.only]
        at_first = [item for item in plain if not item.line.earlier]
        number = None if self.as_a_whole else same_number_of(plain)
        if number:
            return [number]
        if not at_first and is_scaled_by_call(plain):
            return ["counts-its-calls"]
        found = naming.changes_of_the_formula(plain)
        added = naming.multiple_added(plain) if not found or found[0] in SAY_LITTLE else None
        if added:
            return [added]
        return found or (naming.changes_of_the_formula(at_first) if len(at_first) > 1 else [])

    def _side_effect(self, observation: str) -> str | None:
        in_place = any(words in observation for words in IN_PLACE)
        tells_all = not self.raised or in_place
        mistake = next((name for name in self.sides if name and (tells_all or name in CHANGES_PARAMETERS)), None)
        ran_at_first = any(item.right for item in self.values if not item.line.earlier)
        if not mistake and READ_ONLY in observation and ran_at_first:
            return "changes-its-input"  # which was read-only in a later call
        return mistake

    def _not_finite(self) -> str | None:
        only_overflows = all(_overflows(item.record) or item.record["kind"] != "raised" for item in self.wrong)
        return self.part.not_finite if only_overflows and any(_overflows(item.record) for item in self.wrong) else None

    def _any_other(self) -> str | None:
        if self.raised:
            return None
        if self.part.otherwise or self.as_a_whole:
            return self.part.otherwise
        return last_pattern_of([_closer(item) for item in self.wrong])


def _closer(item: Seen) -> Seen:
    """The second look at an entry, if it has one."""
    return Seen(item.line.closer, item.case, item.entries) if item.line.closer else item


def _overflows(record: Record) -> bool:
    if record["kind"] == "raised":
        return "overflow" in record["error"].lower() or "range error" in record["error"]
    return record["kind"] == "array" and not np.all(np.isfinite(record["value"]))

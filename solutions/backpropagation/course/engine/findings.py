"""Compares what a probe handed out with the sheets of its cases: for each part right, wrong, or not to be judged, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from course.engine import exceptions
from course.engine.cells import in_words
from course.engine.compare import Seen, describe, describe_odd, holds, holds_about, lookup
from course.engine.finding import Finding
from course.engine.forms import FORMS, PLAIN, Form, distinct_gradients
from course.engine.naming import changes_of_the_formula, named_mistake
from course.engine.patterns import last_pattern_of, pattern_of, same_number_of
from course.engine.record import Record
from course.engine.shapes import shapes_in
from course.engine.sheet import AGAIN, DECIDES, KEPT, SAME, VALUE, Case, Sheet, Sum
from course.engine.task import Part, Task

TRANSPARENT = (
    "blank",
    "returns-nothing",
    "not-an-array",
    "several-results",
    "list-for-array",
)  # what is said by the value itself, whatever else is wrong
WEAK_NAMES = ("hard-coded-size", "stale-state")  # of an exception: told from where it was raised, not from values
# What a batch of one example may look like that goes wrong in a way of its own.
UNSURE_FOR_ONE = ("gradient-missing", "hard-coded-size", "stale-state", "one-row-only", "row-left-out")
# Exceptions that may come from numbers written into the code, and those that explain whatever else is wrong.
ABOUT_SIZES = ("shapes-do-not-fit", "dimension-lost", "beyond-the-end", "reshaped-wrongly", "sequence-for-number")
SURE = ("methods-outside-the-class", "self-missing-in-def")
# What numpy says where whole numbers are changed in place into others, or an array that nobody may write into.
READ_ONLY = "read-only"
IN_PLACE = ("Cannot cast ufunc", READ_ONLY)
WHOLE_NUMBERS = ("Integers to negative integer powers", "Cannot cast ufunc")
CHANGES_PARAMETERS = ("parameters-changed", "updated-in-backward")  # what follows may even raise
SPOILS_LATER_CASES = ("state-on-the-class",)  # so that only the first case shows it clearly
TellsByCalls = Callable[[Record], "tuple[str | None, str | None]"]


@dataclass
class Judged:
    """A part's finding, and the first value that was wrong: only the visible check shows what it should have been."""

    finding: Finding
    wrong: Seen | None = None
    exception: Record | None = None  # that spoilt the part
    at_once: bool = False  # whether a first call raised it


def judge(
    task: Task, name: str, cases: Sequence[Case], sheets: Sequence[Sheet], record: Record, told: TellsByCalls | None
) -> list[Judged]:
    """The findings of a task, one for each part: the best of the ways and forms in which the answer can be right.

    Parameters
    ----------
    task : Task
    name : str
        What the solution cell defines.
    cases, sheets : sequences
        One for each case.
    record : dict
        What the probe handed out: for each way (or under `cases`) a list with an entry for each case.
    told : callable, optional
        The mistake that the calls in a case's record show, and one that they show where the values tell none.

    Raises
    ------
    KeyError, IndexError, TypeError, ValueError
        If the record has not the form that the probe writes.
    """
    is_scaled = any(line.scaled for sheet in sheets for line in sheet)
    deciding = record.get(task.ways[0] or "cases", [])
    own = _own_form(cases, sheets, deciding) if is_scaled else PLAIN
    judged_by_gradient = is_scaled and any(line.scaled == "gradient" for sheet in sheets for line in sheet)
    forms = [own] if own else distinct_gradients() if judged_by_gradient else [PLAIN]
    ways = [way or "cases" for way in task.ways if (way or "cases") in record]
    at_notebook_size = bool(record.get("runs_at_notebook_size", False))
    return better(
        task,
        (
            _Judging(task, name, cases, sheets, record[way], told, form, bool(own), at_notebook_size).judge()
            for way in ways
            for form in forms
        ),
    )


def better(task: Task, judgements: Iterable[list[Judged]]) -> list[Judged]:
    """The first judgement with all points, or the one with the most; of equal ones the one that names more mistakes."""
    tried = []
    for judged in judgements:
        if all(part.finding.passed for part in judged):
            return judged
        tried.append(judged)

    def worth(judged: list[Judged]) -> tuple[int, int]:
        findings = [part.finding for part in judged]
        return points_of(task.parts, findings), sum(finding.mistake is not None for finding in findings)

    return max(tried, key=worth)


def points_of(parts: dict[str, int], findings: Sequence[Finding]) -> int:
    """The points that the passed parts earn."""
    return sum(parts[finding.part] for finding in findings if finding.passed)


def _own_form(cases: Sequence[Case], sheets: Sequence[Sheet], entries: Sequence[Record]) -> Form | None:
    """The form that all deciding values have, if there is one."""
    lines = [
        (line, case, one)
        for case, sheet, one in zip(cases, sheets, entries)
        if one["made"]["kind"] == "ok"
        for line in sheet
        if line.decides
    ]
    for form in FORMS:
        if lines and all(Seen(line, case, one, form).right for line, case, one in lines):
            return form
    return None


class _Judging:
    """One record beside the sheets, for one way and one form."""

    def __init__(
        self,
        task: Task,
        name: str,
        cases: Sequence[Case],
        sheets: Sequence[Sheet],
        entries: Sequence[Record],
        told: TellsByCalls | None,
        form: Form,
        form_is_own: bool,
        at_notebook_size: bool,
    ) -> None:
        self.task, self.name, self.entries, self.told = task, name, entries, told
        self.at_notebook_size = at_notebook_size
        self.seen = [
            Seen(line, case, one, form, form_is_own)
            for case, sheet, one in zip(cases, sheets, entries, strict=True)
            if one["made"]["kind"] == "ok"
            for line in sheet
            if line.role != DECIDES
        ]
        self.sides = [item for item in self.seen if item.line.role in (SAME, AGAIN)]

    def judge(self) -> list[Judged]:
        """A finding for each part."""
        for one in self.entries:
            if one["made"]["kind"] != "ok":
                return [Judged(not_made(part.name, self.name, one["made"])) for part in self.task.scheme]
        problems = {part.name: self._problem(part) for part in self.task.scheme}
        if self.task.whole and any(problems.values()):
            problems = self._named_as_a_whole(problems)
        problems = _named_by_exceptions(_one_exception_one_name(problems))
        problems = {part.name: self._named_beside(part, problems) for part in self.task.scheme}
        judged = []
        for part in self.task.scheme:
            problem = problems[part.name] or self._side_effect(part.name) or self._nothing_to_credit(part, problems)
            judged.append(problem or Judged(Finding(part.name, True)))
        return [self._named_by_flags(part) for part in judged]

    # ----- the values of a part -----

    def _problem(self, part: Part) -> Judged | None:
        values = [item for item in self.seen if item.line.part == part.name and item.line.role == VALUE]
        kept = [item for item in self.seen if item.line.part == part.name and item.line.role == KEPT]
        return self._value_problem(part, values) or _kept_problem(part, kept, self._any_side_effect)

    def _value_problem(self, part: Part, values: list[Seen]) -> Judged | None:
        values = _without_whole_numbers(values)
        wrong = [item for item in values if not item.right]
        if not wrong:
            return None
        unknown = next((item for item in wrong if item.expected is None), None)
        if unknown:
            exception = unknown.record if unknown.record["kind"] == "raised" else None
            return Judged(
                _could_not_be_judged(part.name, unknown, self._told_by_the_first_case(values)), exception=exception
            )
        finding = problem_of(part.name, values, self.at_notebook_size)
        mistake = finding.mistake
        if mistake in (None, *UNSURE_FOR_ONE) and _only_one_example_fails(values):
            return Judged(replace(finding, mistake="fails-for-one-example"), wrong[0])
        if mistake in (None, "hard-coded-size"):
            looks = [_closer(item) for item in values if item.line.closer]
            looked = problem_of(part.name, looks, False) if looks else None
            mistake = (looked and looked.mistake) or mistake
        tags = {item.line.only for item in wrong}
        if len(tags) == 1 and tags != {""}:
            mistake = tags.pop()
        if not mistake:
            mistake = named_mistake([item for item in values if item.line.clear])
        if not mistake:  # a special case may fail in a way of its own
            mistake = named_mistake([item for item in values if item.line.clear and not item.line.only])
        mistake = mistake or self._told_by_the_first_case(values) or self._left_from_an_earlier_case(wrong)
        raised = next((item for item in wrong if item.record["kind"] == "raised"), None)
        or_else = None
        sides = [side_mistake(item) for item in self.sides if item.line.part == part.name]
        if not mistake and not part.otherwise and not set(sides) & set(CHANGES_PARAMETERS):
            plain = [_closer(item) for item in wrong if not item.line.only]
            at_first = [item for item in plain if not item.line.earlier]
            found = [] if self.task.whole else [name for name in [same_number_of(plain)] if name]
            found = (
                found
                or changes_of_the_formula(plain)
                or (changes_of_the_formula(at_first) if len(at_first) > 1 else [])
            )
            mistake, or_else = [*found, None, None][:2]
        if not mistake:
            in_place = any(words in finding.observation for words in IN_PLACE)
            tells_all = not raised or in_place
            mistake = next((name for name in sides if name and (tells_all or name in CHANGES_PARAMETERS)), None)
            ran_at_first = any(item.right for item in values if not item.line.earlier)
            if not mistake and READ_ONLY in finding.observation and ran_at_first:
                mistake = "changes-its-input"  # which was read-only in a later call
        only_overflows = all(_overflows(item.record) or item.record["kind"] != "raised" for item in wrong)
        if not mistake and part.not_finite and only_overflows and any(_overflows(item.record) for item in wrong):
            mistake = part.not_finite
        if not mistake and not raised:
            mistake = part.otherwise
        if not mistake and not raised and not self.task.whole:
            mistake = last_pattern_of([_closer(item) for item in wrong])
        if part.names and mistake not in (*part.names, *TRANSPARENT):
            mistake = None
        finding = replace(finding, or_else=or_else if mistake else None)
        at_once = any(item.record["kind"] == "raised" and not item.line.earlier for item in wrong)
        return Judged(replace(finding, mistake=mistake), raised or wrong[0], raised and raised.record, at_once)

    def _told_by_the_first_case(self, values: Sequence[Seen]) -> str | None:
        """A mistake that spoils all cases after the first one."""
        first_case = [item for item in values if item.entries is self.entries[0]]
        if any(item.expected is None for item in first_case):
            return None
        mistake = named_mistake(first_case) or named_mistake([item for item in first_case if not item.line.earlier])
        return mistake if mistake in SPOILS_LATER_CASES else None

    def _left_from_an_earlier_case(self, wrong: Sequence[Seen]) -> str | None:
        """Whether a first call met what another object of other sizes was to keep: it outlives the objects."""
        for item in wrong:
            if item.record["kind"] != "raised" or item.line.earlier:
                continue
            first = next(one for one in self.seen if one.line.key == item.line.key)
            kept = {first.expected.value.shape} if first.record["kind"] == "array" else set()
            kept -= {item.expected.value.shape}
            shapes = shapes_in(item.record["error"])
            return "state-on-the-class" if item.expected.value.shape in shapes and kept & set(shapes) else None
        return None

    # ----- rules between the parts -----

    def _named_as_a_whole(self, problems: dict[str, Judged | None]) -> dict[str, Judged | None]:
        told, otherwise = self._told_by_calls()
        values = [item for item in self.seen if item.line.role == VALUE]
        whole = told or named_mistake(values) or otherwise or self._any_side_effect()
        if whole is None:
            return problems
        return {
            name: problem
            if problem is None or problem.finding.mistake in TRANSPARENT
            else replace(problem, finding=replace(problem.finding, mistake=whole))
            for name, problem in problems.items()
        }

    def _told_by_calls(self) -> tuple[str | None, str | None]:
        """What the calls show, if it is the same in all cases where they show something."""
        if self.told is None:
            return None, None
        sure, otherwise = zip(*(self.told(one) for one in self.entries))
        found = set(sure) - {None}
        if "batch-in-parts" in found:  # of which some may be single examples, or none
            found = {"batch-in-parts"}
        return found.pop() if len(found) == 1 else None, next(filter(None, otherwise), None)

    def _named_beside(self, part: Part, problems: dict[str, Judged | None]) -> Judged | None:
        """A part's problem; while a part before it fails, without a name of its own."""
        problem = problems[part.name]
        before = [problems[name] or self._side_effect(name) for name in part.named_after]
        names = {judged.finding.mistake for judged in before if judged}
        if problem and names and problem.finding.mistake not in names | {"blank"}:
            return replace(problem, finding=replace(problem.finding, mistake=None))
        return problem

    def _nothing_to_credit(self, part: Part, problems: dict[str, Judged | None]) -> Judged | None:
        """A problem if a part that is right by itself hangs on others that have nothing right."""
        if not part.earns_with:
            return None
        values = [item for item in self.seen if item.line.part in part.earns_with and item.line.role == VALUE]
        values = [item for item in values if not item.line.easy]
        if part.earns_by == "part":
            earns = not all(problems[name] for name in part.earns_with)
        else:
            earns = any(item.record["kind"] == "array" if part.earns_by == "array" else item.right for item in values)
        others = " and ".join(part.earns_with)
        text = f"Nothing to credit here while {others} {'is' if len(part.earns_with) == 1 else 'are'} not right."
        return None if earns else Judged(Finding(part.name, False, text))

    # ----- side effects -----

    def _side_effect(self, part: str) -> Judged | None:
        """The first array of a part that a call has changed, or a call that gave another result the second time."""
        for item in self.sides:
            if item.line.part == part and item.has_side_effect:
                return Judged(_side_finding(item))
        return None

    def _any_side_effect(self) -> str | None:
        return next((name for name in map(side_mistake, self.sides) if name), None)

    def _named_by_flags(self, judged: Judged) -> Judged:
        finding = judged.finding
        if finding.passed or finding.mistake in ("blank", "empty-network"):
            return judged
        for flag, says in self.task.flags.items():
            if any(one.get(flag) is True for one in self.entries):
                mistake = says if isinstance(says, str) else says.get(finding.mistake, finding.mistake)
                return replace(judged, finding=replace(finding, mistake=mistake))
        return judged


def _only_one_example_fails(values: Sequence[Seen]) -> bool:
    """Whether all that is wrong are batches of one example, while larger ones of the same sizes are right."""
    wrong = [item for item in values if not item.right]
    larger = {id(item.entries) for item in values if item.right and (item.batch or 0) > 1}
    return all(item.batch == 1 and id(item.entries) in larger for item in wrong)


def _without_whole_numbers(values: list[Seen]) -> list[Seen]:
    """The values without those that only come of arrays of whole numbers, if others are wrong too: what is cut off hides the rest."""
    spoilt = [item for item in values if not item.right and _is_about_whole_numbers(item.record)]
    others = [item for item in values if item not in spoilt]
    return others if spoilt and not all(item.right for item in others) else values


def _is_about_whole_numbers(record: Record) -> bool:
    if record["kind"] == "raised":
        return any(words in record["error"] for words in WHOLE_NUMBERS)
    return record["kind"] == "array" and record["value"].dtype.kind in "iu"


def _closer(item: Seen) -> Seen:
    """The second look at an entry, if it has one."""
    return Seen(item.line.closer, item.case, item.entries) if item.line.closer else item


def problem_of(name: str, seen: Sequence[Seen], at_notebook_size: bool = False) -> Finding | None:
    """What is wrong with a series of observed values, or None.

    A mistake is named only if every wrong value is just what this mistake would give, or every wrong value of a first call.
    """
    wrong = [item for item in seen if not item.right]
    if not wrong:
        return None
    at_first = [item for item in wrong if not item.line.earlier]
    try:
        named = named_mistake(seen) or named_mistake(at_first)
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
            named = "result-accumulated" if explained and explained.mistake == "result-accumulated" else "stale-state"
        first_calls = [item for item in at_first if not item.line.filled]
        raised = sum(item.record["kind"] == "raised" for item in first_calls)
        if not named and at_notebook_size and 2 * raised > len(first_calls) and not in_place:
            named = "hard-coded-size"
        return _raised(name, odd[0].words, record, named)
    return Finding(name, False, describe_odd(odd[0]), named or _plain_name(record))


def _plain_name(record: Record) -> str | None:
    """What is said by a value itself that is no array."""
    plain = {"none": "returns-nothing", "other": "not-an-array"}.get(record["kind"])
    return {"tuple": "several-results", "list": "list-for-array"}.get(record.get("type", ""), plain)


def _raised(name: str, words: str, record: Record, mistake: str | None = None) -> Finding:
    """The exception; without a guess at its cause, unless there is one."""
    if record.get("blank"):
        return Finding(name, False, f"{words}: the blank is still open.", "blank")
    return exceptions.raised(name, words, record, mistake, guess=False)


def _could_not_be_judged(name: str, item: Seen, mistake: str | None) -> Finding:
    """Of a value that depends on an entry of the record's own which is not there."""
    if item.record["kind"] == "raised":
        return _raised(name, item.words, item.record, mistake)
    text = f"{item.words} could not be looked at: there was no array of numbers to start from."
    return Finding(name, False, text, mistake)


def _kept_problem(part: Part, kept: Sequence[Seen], side_effect: Callable[[], str | None]) -> Judged | None:
    """A problem if a kept array does not equal the array that was to be kept."""
    wrong = [item for item in kept if item.expected is None or not holds(item.record, item.expected)]
    if not wrong:
        return None
    first = wrong[0]
    called = lookup(first.entries, first.line.call)
    if called["kind"] == "raised":
        finding = _raised(part.name, f"{first.words} could not be looked at: the call", called)
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


def side_mistake(item: Seen) -> str | None:
    """The name of a side effect; None if there is none."""
    return _side_finding(item).mistake if item.has_side_effect else None


def _side_finding(item: Seen) -> Finding:
    line = item.line
    if line.role == AGAIN:
        twice = np.allclose(item.record["value"], 2 * item.resolve(line.right), rtol=1e-5, atol=0, equal_nan=True)
        gave = "twice the result" if twice else "another result"
        text = f"{item.words} gave {gave} when it was called on the same batch again."
        return Finding(line.part, False, text, "result-accumulated" if twice else "not-repeatable")
    by = "a later call" if line.mistake == "changes-a-returned-array" and isinstance(line.right, Sum) else "the call"
    return Finding(line.part, False, f"{item.words} was changed by {by}.", line.mistake)


def _overflows(record: Record) -> bool:
    if record["kind"] == "raised":
        return "overflow" in record["error"].lower() or "range error" in record["error"]
    return record["kind"] == "array" and not np.all(np.isfinite(record["value"]))


def _one_exception_one_name(problems: dict[str, Judged | None]) -> dict[str, Judged | None]:
    """Where one exception spoils several parts, only the part whose values tell its cause names it."""
    raised = [problem.finding.mistake for problem in problems.values() if problem and problem.exception]
    if not set(raised) - {None, *WEAK_NAMES}:
        return problems
    return {
        name: replace(problem, finding=replace(problem.finding, mistake=None))
        if problem and problem.exception and problem.finding.mistake in WEAK_NAMES
        else problem
        for name, problem in problems.items()
    }


def _named_by_exceptions(problems: dict[str, Judged | None]) -> dict[str, Judged | None]:
    """Where no values tell a name, in any part, the exception itself may: what it spoilt else follows from the same mistake."""
    found = [problem for problem in problems.values() if problem]
    first = next((problem.exception for problem in found if problem.at_once), None)
    first = first or next((problem.exception for problem in found if problem.exception), None)
    told = {problem.finding.mistake for problem in found} - {None}
    explained = exceptions.explain(first) if first else None
    if explained and explained.mistake not in ABOUT_SIZES:
        told -= {"hard-coded-size"}
    is_sure = explained is not None and explained.mistake in SURE
    late = told and not any(problem.at_once for problem in found)
    if explained is None or not (is_sure or not (told - {"stale-state"} or late)):
        return problems
    return {
        name: replace(problem, finding=replace(problem.finding, mistake=explained.mistake))
        if problem and (problem.exception or is_sure)
        else problem
        for name, problem in problems.items()
    }


def not_made(part: str, name: str, made: Record) -> Finding:
    """Of an object that could not be made, or a name that does not exist."""
    if made["kind"] == "missing":
        return does_not_exist(part, name, made)
    return exceptions.raised(part, f"{name}(...)", made)


def does_not_exist(part: str, name: str, made: Record) -> Finding:
    """Of a class or function that does not exist."""
    text = (
        in_words(made["broken"], name) if "broken" in made else f"{name} does not exist: its cell did not run through."
    )
    return Finding(part, False, text, "cell-did-not-run")

"""Compares what a probe handed out with the sheets of its cases: for each part right, wrong, or not to be judged, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from course.engine import naming, words_only
from course.engine.compare import Seen
from course.engine.finding import Finding, Judged
from course.engine.forms import FORMS, PLAIN, Form, distinct_gradients
from course.engine.observed import Observed
from course.engine.part_values import TRANSPARENT, problem_of_part
from course.engine.record import Record
from course.engine.sheet import KEPT, RARE, VALUE, Case, Sheet
from course.engine.spoilt import named_by_exceptions, not_made, one_exception_one_name
from course.engine.task import Part, Task

# What calls show in some cases, and other cases may show in part: parts of a batch may be single examples, and two orders of few rows may be alike.
SEEN_IN_SOME_CASES = (
    "batch-in-parts",
    "backward-goes-on",
    "rows-shuffled-apart",
    "rows-shuffled",
)  # the last one counts

TellsByCalls = Callable[[Record], "tuple[str | None, str | None]"]


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
            _Judging(task, name, Observed(cases, sheets, record[way], form, bool(own), at_notebook_size), told).judge()
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
        if one["made"]["kind"] == "ok" and RARE not in case
        for line in sheet
        if line.decides
    ]
    for form in FORMS:
        if lines and all(Seen(line, case, one, form).right for line, case, one in lines):
            return form
    return None


class _Judging:
    """All parts of a task, and the rules between them."""

    def __init__(self, task: Task, name: str, observed: Observed, told: TellsByCalls | None) -> None:
        self.task, self.name, self.observed, self.told = task, name, observed, told

    def judge(self) -> list[Judged]:
        """A finding for each part."""
        for one in self.observed.entries:
            if one["made"]["kind"] != "ok":
                return [Judged(not_made(part.name, self.name, one["made"])) for part in self.task.scheme]
        return words_only.told(self._with_names, self._without_names)

    def _with_names(self) -> list[Judged]:
        problems = {part.name: problem_of_part(self.observed, part, self.task.whole) for part in self.task.scheme}
        if self.task.whole and any(problems.values()):
            problems = self._named_as_a_whole(problems)
        problems = named_by_exceptions(one_exception_one_name(problems))
        problems = {part.name: self._named_beside(part, problems) for part in self.task.scheme}
        judged = []
        for part in self.task.scheme:
            problem = (
                problems[part.name] or self.observed.side_effect(part.name) or self._nothing_to_credit(part, problems)
            )
            judged.append(problem or Judged(Finding(part.name, True)))
        return [self._named_by_flags(part) for part in judged]

    def _without_names(self) -> list[Judged]:
        problems = {part.name: self._first_wrong(part.name) for part in self.task.scheme}
        return [
            problems[part.name] or self._nothing_to_credit(part, problems) or Judged(Finding(part.name, True))
            for part in self.task.scheme
        ]

    def _first_wrong(self, part: str) -> Judged | None:
        """The first of a part's lines that is wrong, without its name."""
        lines = [*self.observed.lines(part, VALUE), *self.observed.lines(part, KEPT)]
        sides = [item for item in self.observed.sides if item.line.part == part]
        wrong = [item for item in (*lines, *sides) if item.is_wrong]
        return Judged(Finding(part, False, f"{wrong[0].words} is not right.")) if wrong else None

    # ----- rules between the parts -----

    def _named_as_a_whole(self, problems: dict[str, Judged | None]) -> dict[str, Judged | None]:
        told, otherwise = self._told_by_calls()
        values = [item for item in self.observed.seen if item.line.role == VALUE]
        whole = told or naming.named_mistake(values) or self.observed.any_side_effect() or otherwise
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
        sure, otherwise = zip(*(self.told(one) for one in self.observed.entries))
        found = set(sure) - {None}
        found = next(({one} for one in reversed(SEEN_IN_SOME_CASES) if one in found), found)
        return found.pop() if len(found) == 1 else None, next(filter(None, otherwise), None)

    def _named_beside(self, part: Part, problems: dict[str, Judged | None]) -> Judged | None:
        """A part's problem; while a part before it fails, without a name of its own."""
        problem = problems[part.name]
        before = [problems[name] or self.observed.side_effect(name) for name in part.named_after]
        names = {judged.finding.mistake for judged in before if judged}
        if problem and names and problem.finding.mistake not in names | {"blank"}:
            return replace(problem, finding=replace(problem.finding, mistake=None))
        return problem

    def _nothing_to_credit(self, part: Part, problems: dict[str, Judged | None]) -> Judged | None:
        """A problem if a part that is right by itself hangs on others that have nothing right."""
        if not part.earns_with:
            return None
        values = [item for item in self.observed.seen if item.line.part in part.earns_with and item.line.role == VALUE]
        values = [item for item in values if not item.line.easy]
        if part.earns_by == "part":
            earns = not all(problems[name] for name in part.earns_with)
        else:
            earns = any(item.record["kind"] == "array" if part.earns_by == "array" else item.right for item in values)
        others = " and ".join(part.earns_with)
        text = f"Nothing to credit here while {others} {'is' if len(part.earns_with) == 1 else 'are'} not right."
        return None if earns else Judged(Finding(part.name, False, text))

    def _named_by_flags(self, judged: Judged) -> Judged:
        finding = judged.finding
        if finding.passed or finding.mistake in ("blank", "empty-network"):
            return judged
        for flag, says in self.task.flags.items():
            if any(one.get(flag) is True for one in self.observed.entries):
                mistake = says if isinstance(says, str) else says.get(finding.mistake, finding.mistake)
                return replace(judged, finding=replace(finding, mistake=mistake))
        return judged

"""What a class came to, in numbers: for the page that `report` makes."""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desk.blanks import anonymous, blank_of
from desk.equal_answers import Group, equal_answers
from desk.marks import MAXIMUM, Mark
from grader.report import explanation
from judge.rubric import TASKS

MOST = 12  # rows of a list of what is frequent
EXCERPT_LINES = 12
LEFT_OUT = "it was left out, and grading went on"
# What the grader was unsure of: its name, and the words by which it stands in notes, findings or outputs.
UNSURE = {
    "a limit on time": ("ran for too long", "time was over"),
    "a cell that was left out": (LEFT_OUT,),
    "two versions of a cell": ("There are several cells",),
    "a process that ended": ("ended the process",),
    "code for a newer Python": ("or a newer one can read",),
    "a part that could not be judged": ("could not be judged", "not in the form"),
}


@dataclass(frozen=True)
class TaskRow:
    """One task: how many points the class got, and how well it tells strong from weak.

    `separates` is the point-biserial correlation of "all points" with the points of all other tasks, None where all or none
    have all points.
    """

    task: str
    title: str
    points: int
    mean: float
    full: int
    not_begun: int
    separates: float | None


@dataclass(frozen=True)
class MistakeRow:
    """A mistake with a name: how many made it, what it is, and how it looks in somebody's code."""

    task: str
    mistake: str
    students: int
    text: str
    excerpt: str | None


@dataclass
class ClassReport:
    """All that the page shows."""

    totals: list[float]
    tasks: list[TaskRow] = field(default_factory=list)
    lost: list[tuple[str, str, int]] = field(default_factory=list)  # task, part, students
    mistakes: list[MistakeRow] = field(default_factory=list)
    unsure: dict[str, list[str]] = field(default_factory=dict)
    equal: list[Group] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def mean(self) -> float:
        """The mean mark."""
        return statistics.fmean(self.totals)

    @property
    def median(self) -> float:
        """The median mark."""
        return statistics.median(self.totals)

    @property
    def bins(self) -> list[tuple[str, int]]:
        """How many marks lie in each tenth of the points; the last one holds the full mark alone."""
        counts = Counter(min(int(10 * total / MAXIMUM), 10) for total in self.totals)
        step = MAXIMUM // 10
        labels = [f"{i * step}–{(i + 1) * step - 1}" for i in range(10)] + [f"{MAXIMUM}"]
        return [(label, counts[i]) for i, label in enumerate(labels)]


def class_report(
    marks: Mapping[str, Mark],
    kept: Mapping[str, Mapping[str, Any]],
    answers: Mapping[str, Mapping[str, str]],
    blank: Mapping[str, str],
    left_out: Sequence[str] = (),
) -> ClassReport:
    """Put it together.

    Parameters
    ----------
    marks, kept, answers : mappings
        By student: the mark, what grading kept, the sources of the answer cells.
    blank : mapping
        The answer cells as students got them.
    left_out : sequence of str
        The students in whose notebook a cell was left out.
    """
    findings = {student: kept[student].get("findings", {}) for student in marks}
    report = ClassReport([mark.total for mark in marks.values()])
    report.tasks = [_task(task, marks, findings) for task in TASKS]
    lost = Counter(
        (task, finding["part"])
        for found in findings.values()
        for task in TASKS
        for finding in found.get(task, [])
        if not finding["passed"] and not _is_blank(finding)
    )
    report.lost = [(task, part, count) for (task, part), count in lost.most_common(MOST)]
    report.mistakes = _mistakes(findings, answers)
    report.unsure = _unsure(marks, kept, left_out)
    report.equal = equal_answers(answers, blank)
    report.seconds = sorted(kept[student]["seconds"] for student in marks if "seconds" in kept[student])
    return report


def _is_blank(finding: Mapping[str, Any]) -> bool:
    return finding.get("mistake") == "blank"


def _task(task: str, marks: Mapping[str, Mark], findings: Mapping[str, Mapping[str, list]]) -> TaskRow:
    rubric = TASKS[task]
    scores = [mark.tasks[task] for mark in marks.values()]
    others = [sum(mark.tasks.values()) - mark.tasks[task] for mark in marks.values()]
    full = [score >= rubric.points for score in scores]
    not_begun = sum(any(_is_blank(finding) for finding in found.get(task, [])) for found in findings.values())
    mean = statistics.fmean(scores)
    return TaskRow(task, rubric.title, rubric.points, mean, sum(full), not_begun, point_biserial(full, others))


def point_biserial(is_full: Sequence[bool], others: Sequence[float]) -> float | None:
    """r = (M1 - M0) / s · sqrt(n1 n0) / n, with the standard deviation s of all; None where it is not defined."""
    ones = [value for yes, value in zip(is_full, others, strict=True) if yes]
    zeros = [value for yes, value in zip(is_full, others, strict=True) if not yes]
    spread = statistics.pstdev(others) if others else 0.0
    if not ones or not zeros or not spread:
        return None
    apart = statistics.fmean(ones) - statistics.fmean(zeros)
    return apart / spread * math.sqrt(len(ones) * len(zeros)) / len(others)


def _mistakes(findings: Mapping[str, Mapping[str, list]], answers: Mapping[str, Mapping[str, str]]) -> list[MistakeRow]:
    made: dict[tuple[str, str], list[str]] = defaultdict(list)
    for student, found in findings.items():
        for task in TASKS:
            for mistake in {finding["mistake"] for finding in found.get(task, []) if finding.get("mistake")}:
                if mistake != "blank":
                    made[task, mistake].append(student)
    most = sorted(made.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
    return [
        MistakeRow(task, mistake, len(students), explanation(mistake), _excerpt(task, students, answers))
        for (task, mistake), students in most
    ]


def _excerpt(task: str, students: Sequence[str], answers: Mapping[str, Mapping[str, str]]) -> str | None:
    """The shortest of the answers with a mistake, without comments and strings."""
    codes = []
    for student in students:
        code = blank_of(answers.get(student, {}).get(TASKS[task].piece, ""), task)
        code = anonymous(code) if code else None
        if code and code.count("\n") < EXCERPT_LINES:
            codes.append(code)
    return min(codes, key=len, default=None)


def _unsure(
    marks: Mapping[str, Mark], kept: Mapping[str, Mapping[str, Any]], left_out: Sequence[str]
) -> dict[str, list[str]]:
    texts = {
        student: "\n".join(
            [
                *kept[student].get("notes", []),
                *(finding["observation"] for found in kept[student].get("findings", {}).values() for finding in found),
                LEFT_OUT if student in left_out else "",
            ]
        )
        for student in marks
    }
    found = {
        what: [s for s, text in texts.items() if any(word in text for word in words)] for what, words in UNSURE.items()
    }
    return {what: students for what, students in found.items() if students}

"""Grades a class anew after a changed check, rubric or seed: first who would move and why, then the doing, with the old results kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from desk.files import write_whole
from grader.classroom import Classroom, NotGraded
from grader.workers import Workers
from judge.rubric import TASKS

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)


@dataclass(frozen=True)
class Moved:
    """One part of one submission that is judged otherwise than before."""

    student: str
    task: str
    part: str
    points: int  # gained, or lost where negative
    before: str
    after: str
    is_by_hand: bool = False  # the task's points were set by hand, and stay

    def line(self) -> str:
        """What to tell of it."""
        end = " (set by hand: the mark stays)" if self.is_by_hand else ""
        return (
            f"{self.student}  {self.task}, {self.part}: {self.points:+d}, from {self.before!r} to {self.after!r}{end}"
        )


@dataclass
class Regraded:
    """What a class graded anew came to."""

    moved: list[Moved] = field(default_factory=list)
    otherwise_said: int = 0  # parts with another message and the same points
    graded: int = 0
    not_graded: list[NotGraded] = field(default_factory=list)


def compare(student: str, before: Mapping[str, Any], after: Mapping[str, Any], by_hand: set[str]) -> list[Moved]:
    """The parts whose judgement or message differs; those with 0 points have only another message.

    Parameters
    ----------
    before, after : mappings
        Findings as plain data, by task.
    by_hand : set of str
        The tasks whose points somebody set.
    """
    found = []
    for task in TASKS:
        old = {finding["part"]: finding for finding in before.get(task, [])}
        for finding in after.get(task, []):
            was = old.get(finding["part"], {"passed": False, "observation": "not graded before"})
            said = _said(was), _said(finding)
            points = TASKS[task].parts[finding["part"]] * (finding["passed"] - was["passed"])
            if points or said[0] != said[1]:
                found.append(Moved(student, task, finding["part"], points, *said, task in by_hand))
    return found


def _said(finding: Mapping[str, Any]) -> str:
    if finding["passed"]:
        return "right"
    name = f" [{finding['mistake']}]" if finding.get("mistake") else ""
    return f"{finding['observation']}{name}"


def regrade(classroom: Classroom, students: Sequence[str], workers: Workers, dry_run: bool) -> Iterator[Regraded]:
    """Grade submissions anew and compare; yields after each, the last one being the whole. With `dry_run` nothing is written."""
    result = Regraded()
    with closing(classroom.class_gradebook()) as gradebook:
        by_hand = {
            student: {cell.removeprefix("test_") for cell in hand.scores}
            for student, hand in gradebook.by_hand().items()
        }
    before = {student: classroom.files.read(student).get("findings", {}) for student in students}
    for outcome in classroom.grade(students, workers, write=not dry_run):
        if isinstance(outcome, NotGraded):
            result.not_graded.append(outcome)
        else:
            result.graded += 1
            student = outcome.student
            moved = compare(student, before[student], outcome.findings, by_hand.get(student, set()))
            result.moved += [part for part in moved if part.points]
            result.otherwise_said += sum(not part.points for part in moved)
        yield result


def keep_old(classroom: Classroom, now: datetime) -> Path:
    """Keep the findings and marks as they are in .grader/history/; return the folder."""
    folder = classroom.root / ".grader" / "history" / f"{now:%Y-%m-%dT%H-%M-%S}"
    marks = {student: asdict(mark) for student, mark in classroom.marks().items()}
    for student in marks:
        kept = classroom.files.read(student)
        if kept:
            write_whole(folder / "graded" / f"{student}.json", json.dumps(kept, indent=1, ensure_ascii=False))
    write_whole(folder / "marks.json", json.dumps(marks, indent=1, ensure_ascii=False))
    return folder


def write_page(path: Path, result: Regraded, now: datetime) -> None:
    """A page of what moved, for the instructor."""
    page = TEMPLATES.get_template("moved.html").render(result=result, now=f"{now:%Y-%m-%d %H:%M}")
    write_whole(path, page)

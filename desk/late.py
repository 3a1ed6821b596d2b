"""Due date, extensions and what being late costs: changed at any time, with no new run of students' code."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import BasePlugin
from traitlets import Float

from desk.give_back import Directory
from judge.rubric import ASSIGNMENT

DAY = 86_400  # seconds


class PercentADay(BasePlugin):
    """A policy for nbgrader's AssignLatePenalties: so many per cent of the points for each day that has begun."""

    percent = Float(10, help="Per cent of the points that a day costs.").tag(config=True)
    days = Float(0, help="After so many days nothing is left; 0: there is no such limit.").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        """The points that a submission loses."""
        days = -(-total_seconds_late // DAY)
        if self.days and days > self.days:
            return score
        return round(min(score, score * days * self.percent / 100), 2)


class Unclear(Exception):
    """Something that somebody typed; the text says what is wrong with it."""


def set_due(gradebook: Gradebook, text: str) -> datetime | None:
    """Set the due date, in this machine's time where the text names no zone; `none` takes it away. Raises Unclear."""
    when = None
    if text.casefold() != "none":
        try:
            when = datetime.fromisoformat(text).astimezone(UTC)
        except (ValueError, OverflowError):
            raise Unclear(f"{text!r} is no date: write it like 2026-11-22 23:59, or none.") from None
    gradebook.find_assignment(ASSIGNMENT).duedate = when.replace(tzinfo=None) if when else None
    gradebook.db.commit()
    return when


def extend(gradebook: Gradebook, directory: Directory, who: str, hours: float) -> str:
    """Give a student, or the group of one, so many hours more; 0 takes an extension back. Returns whose it is. Raises Unclear.

    It may be given before anything was handed in.
    """
    student = directory.student("id", who)
    if student is None:
        people = [person for person in directory.roster.people if who in (person.id, *person.keys.values())]
        if len(people) != 1:
            raise Unclear(f"There is no student {who}: see `python -m grader students`.")
        student = directory.of_person(people[0]) or people[0].id
    extension = timedelta(hours=hours) if hours else None
    try:
        submission = gradebook.find_submission(ASSIGNMENT, student)
    except MissingEntry:
        gradebook.update_or_create_student(student)
        submission = gradebook.add_submission(ASSIGNMENT, student)
    submission.extension = extension
    gradebook.db.commit()
    return student

"""Writes many results at once into nbgrader's gradebook: what its SaveAutoGrades does in some forty commits each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import DatabaseError
from traitlets.config import Config

from judge.rubric import ASSIGNMENT


@dataclass
class ByHand:
    """What instructors wrote into the gradebook for one submission; it stays when the submission is graded again."""

    scores: dict[str, float] = field(default_factory=dict)
    extra_credit: dict[str, float] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def scores_with(self, scores: Mapping[str, float]) -> dict[str, float]:
        """The scores that count, given those of the grader."""
        return {name: self.scores.get(name, score) + self.extra_credit.get(name, 0.0) for name, score in scores.items()}

    def comments_with(self, comments: Mapping[str, str | None]) -> dict[str, str | None]:
        """The comments that are shown, given those of the grader."""
        return {name: self.comments.get(name, comment) for name, comment in comments.items()}


@dataclass(frozen=True)
class Entry:
    """A submission's scores and comments by grade id, and when it was handed in.

    `is_new` says that it is another one than the gradebook has: what was written by hand for that one goes out.
    """

    student: str
    scores: Mapping[str, float]
    comments: Mapping[str, str | None]
    timestamp: datetime | None = None
    is_new: bool = False


def explained(error: DatabaseError) -> str:
    """Why the gradebook can't be used, and what to do."""
    if re.search(r"no such (column|table)", str(error.orig)):
        return (
            "The gradebook was made by an older nbgrader: run `.venv/bin/nbgrader db upgrade`, and then this once more."
        )
    return f"The gradebook can't be used: {error.orig}."


class ClassGradebook:
    """nbgrader's gradebook, open for a whole run.

    Parameters
    ----------
    db_url, course_id : str
        As in nbgrader's CourseDirectory.
    config : Config
        nbgrader's configuration; it names the plugin for late submissions.
    said_late : mapping
        By how many seconds the platform said that a student was late; it counts where the gradebook has no times to compare.
    """

    def __init__(
        self, db_url: str, course_id: str, config: Config, said_late: Mapping[str, float] | None = None
    ) -> None:
        self._said_late = said_late or {}
        self._gradebook = Gradebook(db_url, course_id)
        self._late_penalties = AssignLatePenalties(config=config)
        self._late_penalties.init_plugin()
        notebook = self._gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT)
        self._notebook, self._assignment = notebook.id, notebook.assignment.id
        self._grade_cells = {cell.name: cell.id for cell in notebook.grade_cells}
        self._solution_cells = {cell.name: cell.id for cell in notebook.solution_cells}
        self._worth_nothing = [cell.id for cell in notebook.grade_cells if not cell.max_score]
        # nbgrader's checksum of each cell as students got it; it tells unanswered cells by them.
        self.checksums: dict[str, str] = {cell.name: cell.checksum for cell in notebook.source_cells}
        self._session.rollback()

    @property
    def _session(self) -> Any:
        return self._gradebook.db

    def close(self) -> None:
        """Close the database."""
        self._gradebook.close()

    def students(self) -> set[str]:
        """Everyone who has a submission in the gradebook."""
        query = select(SubmittedAssignment.student_id).where(SubmittedAssignment.assignment_id == self._assignment)
        return set(self._session.scalars(query))

    def marks(self) -> dict[str, dict[str, float]]:
        """The score of each student in each cell, as it counts."""
        query = (
            select(SubmittedAssignment.student_id, BaseCell.name, Grade.score)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Grade.cell_id)
            .where(SubmittedAssignment.assignment_id == self._assignment)
            .order_by(SubmittedAssignment.student_id)
        )
        marks: dict[str, dict[str, float]] = {}
        for student, cell, score in self._session.execute(query):
            marks.setdefault(student, {})[cell] = score
        return marks

    def penalties(self) -> dict[str, float]:
        """What each late submission costs."""
        query = (
            select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(SubmittedAssignment.assignment_id == self._assignment)
        )
        return {student: penalty for student, penalty in self._session.execute(query) if penalty}

    def by_hand(self) -> dict[str, ByHand]:
        """What instructors wrote, for the students for whom they did."""
        found: dict[str, ByHand] = {}
        for table, columns in ((Grade, ("manual_score", "extra_credit")), (Comment, ("manual_comment",))):
            values = [getattr(table, column) for column in columns]
            query = (
                select(SubmittedAssignment.student_id, BaseCell.name, *values)
                .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                .join(table, table.notebook_id == SubmittedNotebook.id)
                .join(BaseCell, BaseCell.id == table.cell_id)
                .where(SubmittedAssignment.assignment_id == self._assignment)
            )
            for student, cell, *written in self._session.execute(query):
                places = ("scores", "extra_credit") if table is Grade else ("comments",)
                for place, value in zip(places, written, strict=True):
                    if value is not None:
                        getattr(found.setdefault(student, ByHand()), place)[cell] = value
        return found

    def write(self, entries: Iterable[Entry]) -> dict[str, float]:
        """Write results in one transaction: all of them or none; return the penalties of those who were late."""
        try:
            penalties = {}
            for entry in entries:
                penalty = self._write(entry)
                if penalty:
                    penalties[entry.student] = penalty
            self._session.commit()
            return penalties
        except BaseException:
            self._session.rollback()
            raise

    def _write(self, entry: Entry) -> float | None:
        execute = self._session.execute
        if not execute(select(Student.id).where(Student.id == entry.student)).first():
            execute(insert(Student).values(id=entry.student))
        submission = self._id_in(SubmittedAssignment, assignment_id=self._assignment, student_id=entry.student)
        notebook = self._id_in(SubmittedNotebook, notebook_id=self._notebook, assignment_id=submission)
        if entry.timestamp:
            of_submission = update(SubmittedAssignment).where(SubmittedAssignment.id == submission)
            execute(of_submission.values(timestamp=entry.timestamp))
        if entry.is_new:
            nothing = {"manual_score": None, "extra_credit": None}
            execute(update(Grade).where(Grade.notebook_id == notebook).values(nothing))
            execute(update(Comment).where(Comment.notebook_id == notebook).values(manual_comment=None))
        self._fill(Grade, "auto_score", notebook, self._grade_cells, entry.scores)
        self._fill(Comment, "auto_comment", notebook, self._solution_cells, entry.comments)
        # As nbgrader has it: what was graded by hand has to be looked at again, but for what is worth nothing.
        look_again = Grade.manual_score.is_not(None) & Grade.cell_id.not_in(self._worth_nothing)
        execute(update(Grade).where(Grade.notebook_id == notebook).values(needs_manual_grade=look_again))
        self._session.expire_all()
        return self._penalty(self._session.get(SubmittedNotebook, notebook))

    def settle(self) -> None:
        """Set all penalties anew, after another due date, extension, policy or correction by hand, in one transaction."""
        query = select(SubmittedNotebook).join(
            SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id
        )
        try:
            for notebook in self._session.scalars(query.where(SubmittedNotebook.notebook_id == self._notebook)).all():
                self._penalty(notebook)
            self._session.commit()
        except BaseException:
            self._session.rollback()
            raise

    def _id_in(self, table: type, **columns: str) -> str:
        """The id of the row with these values, made if there is none."""
        row = self._session.execute(select(table.id).filter_by(**columns)).first()
        return row[0] if row else self._session.execute(insert(table).values(**columns)).inserted_primary_key[0]

    def _fill(self, table: type, column: str, notebook: str, cells: dict[str, str], values: Mapping[str, Any]) -> None:
        """Write a value for each cell into a column; the rows that are missing are made."""
        there = set(self._session.scalars(select(table.cell_id).where(table.notebook_id == notebook)))
        missing = [{"cell_id": cell, "notebook_id": notebook} for cell in cells.values() if cell not in there]
        if missing:
            self._session.execute(insert(table.__table__), missing)
        cell_id = table.__table__.c.cell_id
        fill = update(table.__table__).where(table.__table__.c.notebook_id == notebook, cell_id == bindparam("of_cell"))
        rows = [{"of_cell": cell, column: values[name]} for name, cell in cells.items()]
        self._session.connection().execute(fill.values({column: bindparam(column)}), rows)

    def _penalty(self, notebook: SubmittedNotebook) -> float | None:
        """Have nbgrader's plugin set the penalty of a late submission, as AssignLatePenalties does."""
        notebook.late_submission_penalty = None
        seconds = self._seconds_late(notebook.assignment)
        if seconds <= 0:
            return None
        penalty = self._late_penalties.plugin_inst.late_submission_penalty(notebook.student.id, notebook.score, seconds)
        if penalty is not None:
            penalty = self._late_penalties._check_late_penalty(notebook, penalty)
            notebook.late_submission_penalty = penalty
        return penalty

    def _seconds_late(self, submission: SubmittedAssignment) -> float:
        """By nbgrader's times; where one is missing, by what the platform said, less the extension."""
        if submission.timestamp is not None and submission.assignment.duedate is not None:
            return submission.total_seconds_late
        extension = submission.extension.total_seconds() if submission.extension else 0.0
        return max(0.0, self._said_late.get(submission.student_id, 0.0) - extension)

    def comments(self) -> dict[str, dict[str, str | None]]:
        """The comment on each answer of each student, as it is shown."""
        query = (
            select(SubmittedAssignment.student_id, BaseCell.name, Comment.comment)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Comment.cell_id)
            .where(SubmittedAssignment.assignment_id == self._assignment)
        )
        comments: dict[str, dict[str, str | None]] = {}
        for student, cell, comment in self._session.execute(query):
            comments.setdefault(student, {})[cell] = comment
        return comments

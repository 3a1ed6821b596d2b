"""The converters that stand in for nbgrader's own in this course's folder, and nowhere else.

nbgrader's commands and its formgrader make their converters from fixed classes; there is no setting for others. So a converter
that starts in this course's folder becomes one of the classes below. An instructor's server may hold other courses, too: for
these nothing changes.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback, GenerateSolution
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import DatabaseError

from grader import account, exchange, worker
from grader.gradebook import explained
from grader.handout import package_files
from grader.names import is_name, student_name
from grader.nbgrader_plugins import GradeInSandbox
from grader.sandbox import ROOT, SandboxUnavailable
from grader.timestamps import read_timestamp
from judge.rubric import ASSIGNMENT


def refuse(converter: BaseConverter, message: str) -> None:
    """Stop with one line."""
    converter.log.error(message)
    raise NbGraderException(message)


class CourseConverter(BaseConverter):
    """What all converters of this course have in common."""

    def check_assignment(self) -> None:
        """Refuse an assignment that is not there, and the folder of another account."""
        if reason := account.refusal(ROOT):
            refuse(self, reason)
        if self.coursedir.assignment_id != ASSIGNMENT:
            refuse(
                self, f"There is no assignment {self.coursedir.assignment_id}: the one of this course is {ASSIGNMENT}."
            )

    def check_gradebook(self) -> None:
        """Refuse to go on where the gradebook does not know the assignment yet."""
        self.check_assignment()
        try:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT)
                return
        except MissingEntry:
            pass
        except DatabaseError as error:
            refuse(self, explained(error))
        refuse(
            self,
            f"Run `nbgrader generate_assignment {ASSIGNMENT}` first: the gradebook does not know the assignment yet.",
        )

    def take(self, folders: list[str]) -> None:
        """Convert the notebooks of these folders."""
        self.assignments = {folder: [os.path.join(folder, f"{ASSIGNMENT}.ipynb")] for folder in folders}
        self.notebooks = []


class ExchangeFilesOnly(BaseConverter):
    """Takes nothing but the exchange's files from the step before.

    What a student handed in beside the notebook could be links, or named like modules of the course; and what lies beside an
    autograded notebook are the course's own files, which no page needs. As a second base class it is where nbgrader's converters
    find the method when they ask for that of BaseConverter.
    """

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Copy when the submission was handed in, and the secret by which its feedback is found."""
        exchange.copy_files(
            Path(self._format_source(assignment_id, student_id)), Path(self._format_dest(assignment_id, student_id))
        )


class CourseGenerateAssignment(GenerateAssignment, CourseConverter):
    """Makes the student version."""

    def init_notebooks(self) -> None:
        """Take the master."""
        self.check_assignment()
        self.take([self._format_source(ASSIGNMENT, ".")])


class CourseGenerateSolution(GenerateSolution, CourseConverter):
    """Makes the solved version."""

    def init_notebooks(self) -> None:
        """Take the master."""
        self.check_gradebook()
        self.take([self._format_source(ASSIGNMENT, ".")])


class CourseAutograde(Autograde, ExchangeFilesOnly, CourseConverter):
    """Grades every submitted folder, whatever it holds."""

    def init_notebooks(self) -> None:
        """Take also folders whose notebook is missing, renamed or broken: `rebuild` deals with these."""
        self.check_gradebook()
        step = self.coursedir.submitted_directory
        folders = exchange.folders_of_students(self.coursedir, step)
        if not folders:
            refuse(self, f"There is no submission at {self._format_source(ASSIGNMENT, self.coursedir.student_id)}.")
        named = [folder for folder in folders if is_name(folder.parent.name)]
        for folder in set(folders) - set(named):
            self.log.error(
                "A student can't have the name of the folder %a: rename it, to %s for instance, or use "
                "`python -m grader grade`, which does so by itself.",
                folder.parent.name,
                student_name(folder.parent.name),
            )
        if not named:
            refuse(self, "There is no other submission.")
        self.take([str(folder) for folder in named])

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Put beside the notebook what students have there, so that it can be run."""
        super().init_assignment(assignment_id, student_id)
        for name, path in package_files().items():  # nbgrader copies what lies beside the master, but follows no link
            target = Path(self._format_dest(assignment_id, student_id)) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)

    def convert_notebooks(self) -> None:
        """Grade in one sandbox after the other, and leave no process behind: the instructor's server goes on for days."""
        try:
            worker.start_here(GradeInSandbox(parent=self).sandbox)
        except SandboxUnavailable as error:
            refuse(self, str(error))
        try:
            super().convert_notebooks()
        finally:
            worker.stop_here()


class CourseGenerateFeedback(GenerateFeedback, ExchangeFilesOnly, CourseConverter):
    """Makes the pages that students get back."""

    def init_notebooks(self) -> None:
        """Take all that was graded."""
        self.check_gradebook()
        folders = exchange.folders_of_students(self.coursedir, self.coursedir.autograded_directory)
        if not folders:
            refuse(self, f"Nothing is graded at {self._format_source(ASSIGNMENT, self.coursedir.student_id)}.")
        self.take([str(folder) for folder in folders])


CONVERTERS = {
    GenerateAssignment: CourseGenerateAssignment,
    GenerateSolution: CourseGenerateSolution,
    Autograde: CourseAutograde,
    GenerateFeedback: CourseGenerateFeedback,
}

_other_copies: set[str] = set()


def plug_in(course: Path) -> None:
    """Let the converters that start in this folder be those of this module; called whenever `nbgrader_config.py` is read."""
    if course != ROOT.resolve():
        _other_copies.add(str(course))
    if BaseConverter.start is _start:
        return
    BaseConverter.start = _start
    CourseDirectory.get_existing_timestamp = _get_existing_timestamp
    NbGraderAPI.get_submitted_timestamp = _get_submitted_timestamp


_nbgraders_start = BaseConverter.start
_nbgraders_get_existing_timestamp = CourseDirectory.get_existing_timestamp
_nbgraders_get_submitted_timestamp = NbGraderAPI.get_submitted_timestamp


def _start(self: BaseConverter) -> None:
    root = os.path.realpath(self.coursedir.root)
    if root == str(ROOT.resolve()):
        self.__class__ = CONVERTERS.get(type(self), type(self))
    elif root in _other_copies:
        refuse(
            self,
            f"This process works on the copy of the course in {ROOT}: for the one in {root}, start another server.",
        )
    _nbgraders_start(self)


def _get_existing_timestamp(self: CourseDirectory, path: str) -> Any:
    """In this course, a timestamp that can't be read is no timestamp, and no reason to stop."""
    if os.path.realpath(self.root) != str(ROOT.resolve()):
        return _nbgraders_get_existing_timestamp(self, path)
    when, note = read_timestamp(Path(path))
    if note:
        self.log.warning("%s: %s", path, note)
    return when


def _get_submitted_timestamp(self: NbGraderAPI, assignment_id: str, student_id: str) -> Any:
    """The same for the formgrader's lists, which otherwise fail for the whole class."""
    if os.path.realpath(self.coursedir.root) != str(ROOT.resolve()):
        return _nbgraders_get_submitted_timestamp(self, assignment_id, student_id)
    step = self.coursedir.submitted_directory
    return read_timestamp(Path(self.coursedir.format_path(step, student_id, assignment_id)))[0]

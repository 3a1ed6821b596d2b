"""Packs feedback pages as a platform's bulk upload takes them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping

from course.engine.finding import Finding
from desk.marks import MAXIMUM, Mark
from desk.platforms import ilias, moodle
from desk.received import Received, Records
from grader.classroom import Classroom
from grader.report import report_text
from judge.rubric import ASSIGNMENT, TASKS

PAGE = "feedback.html"
Files = Iterable[tuple[str, bytes]]  # names in the zip


def pack(files: Files) -> tuple[bytes, int]:
    """The zip, and how many files it holds."""
    made = io.BytesIO()
    count = 0
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
            count += 1
    return made.getvalue(), count


class Pages:
    """The pages of the class, ready to be packed.

    Parameters
    ----------
    classroom : Classroom
    records : Records
    marks : mapping
        Of those whose pages are given back.
    """

    def __init__(self, classroom: Classroom, records: Records, marks: Mapping[str, Mark]) -> None:
        self.classroom, self.records, self.marks = classroom, records, marks
        self.missing: list[str] = []  # students without a page

    def of(self, student: str) -> bytes | None:
        """A student's page, as `grade` wrote it."""
        path = self.classroom.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
        if path.is_file():
            return path.read_bytes()
        self.missing.append(student)
        return None

    def _each(self, name_of: Callable[[str, Received | None], str | None]) -> Files:
        for student in self.marks:
            name = name_of(student, self.records.by_student.get(student))
            page = self.of(student) if name else None
            if name and page is not None:
                yield name, page

    def for_moodle(self, numbers: Mapping[str, str], per_member: bool = False) -> Files:
        """By the names that were downloaded; for what came from elsewhere, or per member, by the worksheet's numbers.

        Parameters
        ----------
        numbers : mapping
            From the worksheet's numbers to students.
        """
        for student, page in ((student, self.of(student)) for student in self.marks):
            received = self.records.by_student.get(student)
            if page is None:
                continue
            if received and received.kind == moodle.KIND and not (received.is_group and per_member):
                yield moodle.feedback_path(received.prefix), page
                continue
            for number in (number for number, whose in numbers.items() if whose == student):
                yield f"Participant_{number}_assignsubmission_file_/{PAGE}", page

    def for_ilias(self) -> Files:
        """In the folders that were downloaded; teams have no number there, and are left out."""

        def name(student: str, received: Received | None) -> str | None:
            if received and received.kind == ilias.KIND and not received.is_group:
                return ilias.feedback_path(received.prefix)
            return None

        return self._each(name)

    def for_people(self) -> Files:
        """A folder for each, called as the platform calls them."""
        return self._each(lambda student, received: f"{_folder(student, received)}/{PAGE}")

    def for_canvas(self) -> Files:
        """Under the names that were downloaded: the notebooks with the feedback on top, since Canvas shows only what it knows."""
        for student in self.marks:
            received = self.records.by_student.get(student)
            if not received or received.platform != "canvas":
                continue
            name = received.file.rpartition("/")[2]
            content = self._notebook(student)
            if name.casefold().endswith(".zip"):
                content, _ = pack([(f"{ASSIGNMENT}.ipynb", content), (PAGE, self.of(student) or b"")])
            yield name, content

    def _notebook(self, student: str) -> bytes:
        """What a student handed in, below a cell with the feedback; of a file that can't be read, only that cell."""
        path = self.classroom.folder(student) / f"{ASSIGNMENT}.ipynb"
        try:
            notebook = json.loads(path.read_bytes())
            cells = notebook["cells"]
            if not isinstance(cells, list) or path.is_symlink():
                raise ValueError
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            notebook = {"cells": (cells := []), "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
        cells.insert(0, {"cell_type": "markdown", "metadata": {}, "source": self._text(student)})
        if (notebook.get("nbformat"), notebook.get("nbformat_minor", 0)) >= (4, 5):
            cells[0]["id"] = "feedback"
        return json.dumps(notebook, indent=1, ensure_ascii=False).encode("utf-8", "replace")

    def _text(self, student: str) -> str:
        """The feedback as Markdown. What came from the submission is indented: a block of code, in which nothing is markup."""
        mark = self.marks[student]
        lines = ["# Feedback", "", f"**{round(mark.total, 2):g} of {MAXIMUM} points**", ""]
        if mark.penalty:
            lines += [f"Late: {mark.penalty:g} points less.", ""]
        findings = self.classroom.files.read(student).get("findings", {})
        for task, points in mark.tasks.items():
            if points == TASKS[task].points:
                continue
            lines += [f"**Task {task}**: {points:g} of {TASKS[task].points}", ""]
            text = report_text(task, [Finding(**finding) for finding in findings.get(task, [])])
            lines += [f"    {line}" for line in text.splitlines()[1:]] + [""]
        return "\n".join(lines)


def _folder(student: str, received: Received | None) -> str:
    return (received.key if received and received.kind in ("username", "id", "sid") else student).replace("/", "_")

"""`report`: a page of the class for the instructor, and one without names for the next session."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desk.class_report import LEFT_OUT, ClassReport, class_report
from desk.files import write_whole
from desk.hand_in import answers_in, blank_answers
from desk.marks import MAXIMUM, Mark
from desk.regrade import TEMPLATES
from grader.classroom import Classroom
from judge.rubric import ASSIGNMENT


def report_of(classroom: Classroom, marks: Mapping[str, Mark]) -> ClassReport:
    """Read what is needed of a graded class."""
    answers = {student: answers_in(classroom.take_in(student)[0].content) or {} for student in marks}
    left_out = [student for student in marks if LEFT_OUT in _graded(classroom, student)]
    kept = {student: classroom.files.read(student) for student in marks}
    return class_report(marks, kept, answers, blank_answers(), left_out)


def _graded(classroom: Classroom, student: str) -> str:
    """The text of a graded notebook; reading it as one takes a hundred times as long."""
    path = classroom.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def write_pages(report: ClassReport, folder: Path) -> tuple[Path, Path]:
    """Write both pages; return where they are."""
    template = TEMPLATES.get_template("report.html")
    tallest = max(count for _, count in report.bins)
    paths = folder / "class.html", folder / "class-without-names.html"
    for path, anonymous in zip(paths, (False, True)):
        page = template.render(report=report, anonymous=anonymous, maximum=MAXIMUM, tallest=tallest)
        write_whole(path, page)
    return paths

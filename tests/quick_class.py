"""A small class that is graded fast, for the tests of the class command, and what must be the same after each way to grade it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import nbformat
from conftest import NOTEBOOK, Course

from benchmarks.corpus_class import make_class
from judge import master
from judge.rubric import ASSIGNMENT

STUDENTS = 6


def hand_in_class(course: Course, count: int = STUDENTS) -> None:
    """Put answers of the corpus into submitted/; task 5 stays blank, so that nothing is trained."""
    make_class(course.root / "submitted", count)
    blank = nbformat.read(course.root / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
    sources = {master.grade_id(cell): cell.source for cell in blank.cells}
    for path in (course.root / "submitted").glob(f"*/{ASSIGNMENT}/{NOTEBOOK}"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if master.grade_id(cell) == "task_5":
                cell.source = sources["task_5"]
        nbformat.write(notebook, path)


def query(root: Path, text: str) -> list[tuple]:
    """Ask the gradebook."""
    gradebook = sqlite3.connect(root / "gradebook.db", timeout=20)
    try:
        return gradebook.execute(text).fetchall()
    finally:
        gradebook.close()


def scores_and_comments(course: Course) -> dict[str, list[tuple]]:
    """All that the gradebook has for each student: cells with scores and what they wait for, cells with comments."""
    found: dict[str, list[tuple]] = {}
    for table, columns in (
        ("grade", "auto_score, manual_score, extra_credit, needs_manual_grade"),
        ("comment", "auto_comment, manual_comment, NULL, NULL"),
    ):
        rows = query(
            course.root,
            f"""
            SELECT submitted_assignment.student_id, base_cell.name, {columns}
            FROM {table}
            JOIN base_cell ON base_cell.id = {table}.cell_id
            JOIN submitted_notebook ON submitted_notebook.id = {table}.notebook_id
            JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
            ORDER BY 1, 2
            """,
        )
        for student, *row in rows:
            found.setdefault(student, []).append((table, *row))
    return found


def written(course: Course, folder: str) -> dict[str, bytes]:
    """The notebooks or pages that were written, by student."""
    return {path.parts[-3]: path.read_bytes() for path in (course.root / folder).glob(f"*/{ASSIGNMENT}/{ASSIGNMENT}.*")}


def reported(course: Course) -> set[str]:
    """The students whose submissions count as graded."""
    return {path.parent.name for path in (course.root / ".grader" / "graded").glob("*/findings.json")}

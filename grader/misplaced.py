"""What lies in submitted/ where nothing is graded: named, with the place where it belongs."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from desk.archive import is_junk
from grader.arrival import notebooks_in, shown
from grader.own_files import may_be_notebook
from judge.rubric import ASSIGNMENT

MAX_LINES = 20
OURS = ("README.md",)


def misplaced(submitted: Path, folders: Collection[str]) -> list[str]:
    """A line for each notebook or archive that no student's folder for the assignment holds.

    Parameters
    ----------
    submitted : Path
        The folder submitted/.
    folders : collection of str
        The names of those in it that have a folder for the assignment.
    """
    lines = []
    for entry in sorted(os.scandir(submitted), key=lambda entry: entry.name) if submitted.is_dir() else []:
        if entry.name in OURS or entry.name.startswith(".") or is_junk(entry.name):
            continue
        path = submitted / entry.name
        if not entry.is_dir():
            if may_be_notebook(entry.name):
                lines.append(_line(path.name, _student_in(entry.name)))
        elif entry.name in folders:
            beside = (inner.name for inner in os.scandir(path) if inner.is_file() and not is_junk(inner.name))
            lines += [_line(f"{entry.name}/{name}", entry.name) for name in sorted(beside) if may_be_notebook(name)]
        elif notebooks := notebooks_in(path):
            student = "<student>" if entry.name.casefold() == ASSIGNMENT else entry.name
            more = f" (and {len(notebooks) - 1} more there)" if len(notebooks) > 1 else ""
            lines.append(_line(notebooks[0].relative_to(submitted).as_posix(), student, more))
    if len(lines) > MAX_LINES:
        lines[MAX_LINES:] = [f"{len(lines) - MAX_LINES} more lie in other wrong places."]
    return lines


def _line(path: str, student: str, more: str = "") -> str:
    return f"submitted/{shown(path)}{more} is not graded: it belongs into submitted/{shown(student)}/{ASSIGNMENT}/."


def _student_in(name: str) -> str:
    """Whose a file is by its name: what stands before that of the assignment, or before an archive's ending."""
    found = re.match(rf"(.+?)[ _-]+{ASSIGNMENT}|(.+)\.zip$", name, re.IGNORECASE)
    student = (found[1] or found[2]) if found else ""
    return student if student and ASSIGNMENT not in student.casefold() else "<student>"

"""The files that grading keeps of each submission: the graded notebook, the feedback page, what was found.

A submission counts as graded when `findings.json` is there: it is taken away first and written last.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader import handout
from judge.rubric import ASSIGNMENT


class KeptFiles:
    """Where they lie, and how they are written.

    Parameters
    ----------
    root, autograded, feedback : Path
        The course's folder, and those in which nbgrader has graded notebooks and pages.
    page_permissions : int
        What nbgrader gives a page, which the exchange copies: a student has to be able to read it.
    """

    def __init__(self, root: Path, autograded: Path, feedback: Path, page_permissions: int) -> None:
        self.root, self.autograded, self.feedback = root, autograded, feedback
        self.page_permissions = page_permissions

    def notebook(self, student: str) -> Path:
        """The graded notebook."""
        return self.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

    def page(self, student: str) -> Path:
        """The feedback page."""
        return self.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html"

    def answers(self, student: str) -> Path:
        """The digest of what was graded: corrections by hand are for that."""
        return self.root / ".grader" / "graded" / student / "answers.sha256"

    def findings(self, student: str) -> Path:
        """What was found, and the fingerprint of what it was found in."""
        return self.root / ".grader" / "graded" / student / "findings.json"

    def read(self, student: str) -> dict[str, Any]:
        """What grading kept of a submission, its `findings` by task and its `notes`; nothing, where plain nbgrader graded it."""
        try:
            kept = json.loads(self.findings(student).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def is_whole(self, student: str, fingerprint: str) -> bool:
        """Whether everything is there, of the submission with this fingerprint."""
        there = self.notebook(student).is_file() and self.page(student).is_file()
        return there and self.read(student).get("fingerprint") == fingerprint

    def begin(self, student: str, notebook: str, course_files: Path) -> None:
        """Write a graded notebook, beside the course's files, so that it can be run."""
        self.findings(student).unlink(missing_ok=True)  # first: without it, nothing counts as graded
        path = self.notebook(student)
        if path.parent.is_dir():
            shutil.rmtree(path.parent)  # also what nbgrader's own autograde left there, which is read-only
        write(path, notebook)
        # As links, since a copy for each would fill the disk.
        shutil.copytree(course_files, path.parent, copy_function=_link, dirs_exist_ok=True)

    def write_page(self, student: str, page: str) -> None:
        """Write a feedback page."""
        write(self.page(student), page, self.page_permissions)

    def end(self, student: str, kept: Mapping[str, Any]) -> None:
        """Write what was found: with it, the submission counts as graded."""
        write(self.findings(student), json.dumps(kept, indent=1, ensure_ascii=False))

    def copy_course_files(self) -> Path:
        """One copy of what lies beside the notebook, for all submissions of a run."""
        shared = self.root / ".grader" / "course"
        shutil.rmtree(shared, ignore_errors=True)
        for name, path in handout.files().items():
            (shared / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, shared / name)
        return shared


def digest_of_mark(scores: Mapping[str, float], comments: Mapping[str, str | None], penalty: float | None) -> str:
    """Changes when a page has to show something else."""
    texts = {cell: text for cell, text in comments.items() if text}
    shown = [{cell: round(score, 6) for cell, score in scores.items()}, texts, round(penalty or 0.0, 6)]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without links
        shutil.copyfile(source, target)


def write(path: Path, text: str, permissions: int | None = None) -> None:
    """Write a file whole or not at all, with these permissions or those that the umask gives."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with open(part, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if permissions is not None:
                os.fchmod(file.fileno(), permissions)
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)
        raise

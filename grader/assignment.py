"""The student version in release/, made anew where the master or anything that students get has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grader import handout
from grader.kept_files import write
from grader.sandbox import ROOT
from judge import master
from judge.rubric import ASSIGNMENT


def generate(coursedir: CourseDirectory, config: Config) -> bool:
    """Make the student version and tell the gradebook, if the master has changed since; return whether it had.

    Raises
    ------
    NbGraderException
        If the master can't be read.
    """
    try:
        nbformat.read(master.PATH, as_version=4)
    except (OSError, ValueError) as error:  # nbgrader would say it in forty lines
        reason = error.strerror if isinstance(error, OSError) else "it is no notebook"
        raise NbGraderException(f"The master {master.PATH.relative_to(ROOT)} can't be read: {reason}.") from None
    root = Path(coursedir.root)
    release = root / coursedir.release_directory / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    stamp = root / ".grader" / "source.sha256"
    digest = _digest_of([master.PATH, *handout.files().values()])
    if stamp.exists() and stamp.read_text() == digest and _is_known(coursedir) and release.exists():
        return False
    coursedir.assignment_id = ASSIGNMENT
    GenerateAssignment(coursedir=coursedir, config=config).start()
    write(stamp, digest)
    return True


def _is_known(coursedir: CourseDirectory) -> bool:
    """Whether the gradebook has the assignment."""
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT)
            return True
        except MissingEntry:
            return False


def _digest_of(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()

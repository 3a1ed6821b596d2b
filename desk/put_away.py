"""Puts a term away: all that belongs to one class moves into terms/, and the next one begins at a clean desk."""

from __future__ import annotations

import shutil
from pathlib import Path

from grader.classroom import Classroom
from grader.names import is_name

# In the course's folder. Of submitted/ and autograded/ only what lies in them: their README.md stays.
WHOLE = ("received", "feedback", "give-back", "report", "downloaded", "gradebook.db", "grades.csv", ".grader_seed")
INSIDE = ("submitted", "autograded")
KEPT = "README.md"
RESULTS = ("graded", "history", "sample_class.json")  # in .grader/


class CanNotPutAway(Exception):
    """Why a term is not put away."""


def put_away(classroom: Classroom, term: str) -> tuple[Path, int]:
    """Move everything of a class into terms/<term>/; return the folder and how many submissions it holds. Raises CanNotPutAway.

    The seed goes with it, so that its marks can be had again; the next class gets one of its own.
    """
    if not is_name(term):
        raise CanNotPutAway(f"{term!r} can't be the name of a folder: use letters, digits, spaces and . _ -")
    target = classroom.root / "terms" / term
    if target.exists():
        raise CanNotPutAway(f"{target} is there already: choose another name.")
    count = len(classroom.students())
    if not count:
        raise CanNotPutAway("There is nothing in submitted/ to put away.")
    moved: list[tuple[Path, Path]] = []
    try:
        for path in _things(classroom.root):
            goes_to = target / path.relative_to(classroom.root)
            goes_to.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, goes_to)
            moved.append((path, goes_to))
    except OSError as error:
        for path, goes_to in reversed(moved):
            shutil.move(goes_to, path)
        raise CanNotPutAway(
            f"{error.filename or path} can't be moved: {error.strerror}. Everything is where it was."
        ) from None
    return target, count


def _things(root: Path) -> list[Path]:
    paths = [root / name for name in WHOLE]
    paths += [
        path for name in INSIDE if (root / name).is_dir() for path in (root / name).iterdir() if path.name != KEPT
    ]
    paths += [root / ".grader" / name for name in RESULTS]
    return [path for path in paths if path.exists()]

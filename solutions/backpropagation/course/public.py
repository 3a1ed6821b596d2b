"""Which files of this package students and the sandbox get. A file that is not listed is secret."""

from __future__ import annotations

from pathlib import Path

from course.tasks import PIECES

FOLDER = Path(__file__).parent
PUBLIC = (
    "__init__.py",
    "public.py",
    "tasks.py",
    "mistakes.py",
    "engine/*.py",
    "drivers/*.py",
    "student/*.py",
    "student/*.html",
    "student/*.npz",
    "pieces/__init__.py",
    "pieces/*/__init__.py",
    "pieces/*/task.py",
    "pieces/*/probe.py",
    "pieces/*/mistakes.py",
    "pieces/*/open.npz",
    "pieces/*/open.py",
)


def public_files() -> list[str]:
    """The public files that there are, relative to this package's folder; none of a piece without points."""
    found = (path.relative_to(FOLDER) for pattern in PUBLIC for path in FOLDER.glob(pattern))
    return sorted(path.as_posix() for path in found if len(path.parts) < 3 or path.parts[1] in PIECES)

"""Finds all pieces and tasks: each folder in `pieces/` with a `task.py` is one, if its tasks have points.

In the notebook's order, which is that of the tasks' numbers.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from types import ModuleType

import course.pieces
from course.engine.task import Piece, Task


def module(folder: str, name: str) -> ModuleType | None:
    """A piece's module of that name, such as `probe`; None if the piece has none (or if it is secret and not here)."""
    full = f"course.pieces.{folder}.{name}"
    try:
        return importlib.import_module(full)
    except ModuleNotFoundError as error:
        if error.name != full:
            raise
        return None


_all = {
    info.name: module(info.name, "task").PIECE for info in pkgutil.iter_modules(course.pieces.__path__) if info.ispkg
}
_found = {folder: piece for folder, piece in _all.items() if sum(task.points for task in piece.tasks)}
# Folder -> piece.
PIECES: dict[str, Piece] = dict(sorted(_found.items(), key=lambda item: item[1].tasks[0].number))
# Number -> task.
TASKS: dict[str, Task] = {
    task.number: replace(task, piece=piece.grade_id)
    for task, piece in sorted(
        ((task, piece) for piece in PIECES.values() for task in piece.tasks), key=lambda pair: pair[0].number
    )
}
# Number of a task -> folder of its piece.
FOLDERS: dict[str, str] = {task.number: folder for folder, piece in PIECES.items() for task in piece.tasks}


def module_of(task: str, name: str) -> ModuleType | None:
    """The module of that name of the piece that a task belongs to; None if there is none."""
    return module(FOLDERS[task], name)

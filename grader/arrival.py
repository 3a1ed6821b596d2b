"""Finds and reads the notebook that lies in a submission's folder, under whatever name and in whatever state it arrived."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from grader.limits import Limits
from judge.rubric import ASSIGNMENT


@dataclass(frozen=True)
class HandedIn:
    """The notebook file that was found in a submission's folder, or why there is none; plain data, to be sent to a worker."""

    name: str = ""
    content: bytes = b""
    notes: tuple[str, ...] = ()
    problem: str = ""


class Unreadable(Exception):
    """The handed-in notebook can't be read; the text says why."""


def take_in(folder: Path, limits: Limits | None = None) -> HandedIn:
    """Find and read the notebook file of a submission."""
    limits = limits or Limits()
    try:
        path, notes = _find(folder)
        if path.stat().st_size > limits.notebook_bytes:
            raise Unreadable(f"{path.name} is larger than {limits.notebook_bytes // 1_000_000} MB.")
        return HandedIn(path.name, path.read_bytes(), tuple(notes))
    except OSError as error:
        return HandedIn(problem=f"{Path(error.filename or folder).name} can't be read: {error.strerror}.")
    except Unreadable as error:
        return HandedIn(problem=str(error))


def _find(folder: Path) -> tuple[Path, list[str]]:
    """The notebook in a folder: the one with the right name, or else the only one, or else the newest."""
    right = folder / f"{ASSIGNMENT}.ipynb"
    if right.is_symlink() or folder.is_symlink():
        raise Unreadable("The notebook is a link, not a file.")
    if right.is_file():
        return right, []
    if right.exists():
        raise Unreadable(f"{right.name} is not a file.")
    if not folder.is_dir():
        raise Unreadable("No notebook was handed in.")
    found = [
        path
        for path in folder.rglob("*.ipynb")
        if path.is_file() and not path.is_symlink() and ".ipynb_checkpoints" not in path.parts
    ]
    if not found:
        raise Unreadable("No notebook was handed in.")
    chosen = max(found, key=lambda path: (path.parent == folder, path.stat().st_mtime, path.name))
    return chosen, [f"{chosen.name} was graded, since there is no {right.name}."]


def read(name: str, data: bytes) -> list[dict[str, Any]]:
    """The cells of a notebook file, of any format of the past, with nothing taken on trust."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise Unreadable(f"{name} is no text in UTF-8.") from None
    try:
        content = json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        raise Unreadable(f"{name} is no notebook: it is not valid JSON. Was it cut off while saving?") from None
    if not isinstance(content, dict):
        raise Unreadable(f"{name} is no notebook.")
    if isinstance(content.get("worksheets"), list):  # formats 2 and 3
        content = _upgrade(name, content)
    if not isinstance(content.get("cells"), list):
        raise Unreadable(f"{name} is no notebook: it has no cells.")
    return [cell for cell in content["cells"] if isinstance(cell, dict)]


def _upgrade(name: str, content: dict[str, Any]) -> dict[str, Any]:
    try:
        return nbformat.convert(nbformat.from_dict(content), 4)
    except Exception as error:  # nbformat raises many kinds for what is malformed
        raise Unreadable(f"{name} is a notebook of an old format that can't be read: {type(error).__name__}.") from None

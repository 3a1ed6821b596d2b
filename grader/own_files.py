"""The files that a student handed in beside the notebook: its cells find them, as they did for the student."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from grader import handout
from grader.limits import Limits
from judge.rubric import ASSIGNMENT

MAX_LOOKED_AT = 2_000  # entries of the folder
MAX_DEPTH = 5  # of folders in each other
MAX_NAMES = 10  # that a note lists
COURSE_FOLDERS = ("course", "figures")  # what lies in them is the course's own


@dataclass(frozen=True)
class OwnFiles:
    """Contents by their names relative to the notebook's folder, and what is to be said about them."""

    contents: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def own_files(folder: Path, limits: Limits | None = None) -> OwnFiles:
    """Take in what lies beside a notebook, but for the course's own files, hidden ones, links and other notebooks."""
    limits = limits or Limits()
    contents: dict[str, bytes] = {}
    left_out = []
    room = limits.own_files_bytes
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            size = path.stat().st_size
            if len(contents) == limits.own_files or size > min(limits.own_file_bytes, room):
                left_out.append(name)
                continue
            contents[name] = path.read_bytes()[:size]
            room -= size
        except OSError:
            left_out.append(name)
    notes = []
    if contents:
        notes.append(f"Files of your own that your cells found beside the notebook: {_listed(list(contents))}.")
    if left_out:
        most = f"{limits.own_files} files of up to {limits.own_file_bytes // 1_000_000} MB, "
        most += f"{limits.own_files_bytes // 1_000_000} MB together"
        notes.append(f"Files of your own that were left out: {_listed(left_out)}. Grading takes {most}.")
    return OwnFiles(contents, tuple(notes))


def _files(folder: Path) -> Iterator[Path]:
    """The regular files that count, folder by folder, in the order of their names."""
    given = handout.files()
    folders, looked_at = [(folder, 0)], 0
    while folders:
        current, depth = folders.pop(0)
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            looked_at += 1
            if looked_at > MAX_LOOKED_AT:
                return
            path = Path(entry.path)
            if not _is_plain(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < MAX_DEPTH and not (depth == 0 and entry.name in COURSE_FOLDERS):
                    folders.append((path, depth + 1))
            elif entry.is_file(follow_symlinks=False) and path.relative_to(folder).as_posix() not in given:
                yield path


def _is_plain(name: str) -> bool:
    """Whether a name is one that a notebook would use, and not the notebook's, a system's or a tool's own."""
    if not name.isprintable() or name.startswith((".", "__")) or name == "timestamp.txt":
        return False
    return not may_be_notebook(name) and not name.endswith(".pyc")


def may_be_notebook(name: str) -> bool:
    """Browsers add endings or take them away: .ipynb.json, .ipynb.txt, .IPYNB, .json; and some hand in a zip."""
    name = name.casefold()
    ending = Path(name).suffix
    return ".ipynb" in name or ending == ".zip" or (ASSIGNMENT in name and ending in ("", ".json", ".txt"))


def _listed(names: list[str]) -> str:
    more = len(names) - MAX_NAMES
    return ", ".join(names[:MAX_NAMES]) + (f" and {more} more" if more > 0 else "")

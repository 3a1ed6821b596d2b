"""The files that a student handed in beside the notebook: its cells find them, as they did for the student."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from desk.archive import File, Unusable
from grader import handout
from grader.limits import Limits
from judge.rubric import ASSIGNMENT

MAX_LOOKED_AT = 2_000  # entries of the folder
MAX_DEPTH = 5  # of folders in each other
MAX_NAMES = 10  # that a note lists
COURSE_FOLDERS = ("course", "figures")  # what lies in them is the course's own
EXCHANGE = ("timestamp.txt", "submission_secret.txt")  # nbgrader's own


@dataclass(frozen=True)
class OwnFiles:
    """Contents by their names relative to the notebook's folder, and what is to be said about them."""

    contents: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def own_files(folder: Path, limits: Limits | None = None) -> OwnFiles:
    """Take in what lies beside a notebook, but for the course's own files, hidden ones, links and other notebooks."""
    return _bounded(_files(folder), limits or Limits())


def own_files_of_zip(files: list[File], notebook: str, limits: Limits) -> OwnFiles:
    """The same of a zip: what lies in the folder of the notebook, whose path in the zip is given."""
    folder = notebook[: notebook.rfind("/") + 1]
    given = set(handout.files())
    inside = (replace(file, path=file.path.removeprefix(folder)) for file in files if file.path.startswith(folder))
    return _bounded((file for file in inside if _is_own(file.path, given)), limits)


def _bounded(files: Iterable[File], limits: Limits) -> OwnFiles:
    """Read files as far as the limits allow."""
    contents: dict[str, bytes] = {}
    left_out = []
    room = limits.own_files_bytes
    for file in files:
        if len(contents) == limits.own_files or file.size > min(limits.own_file_bytes, room):
            left_out.append(file.path)
            continue
        try:
            contents[file.path] = file.read()[: file.size]
            room -= file.size
        except (OSError, Unusable):
            left_out.append(file.path)
    notes = []
    if contents:
        notes.append(f"Files of your own that your cells found beside the notebook: {_listed(list(contents))}.")
    if left_out:
        most = f"{limits.own_files} files of up to {limits.own_file_bytes // 1_000_000} MB, "
        most += f"{limits.own_files_bytes // 1_000_000} MB together"
        notes.append(f"Files of your own that were left out: {_listed(left_out)}. Grading takes {most}.")
    return OwnFiles(contents, tuple(notes))


def _files(folder: Path) -> Iterator[File]:
    """The regular files that count, folder by folder, in the order of their names."""
    given = set(handout.files())
    folders, looked_at = [folder], 0
    while folders:
        current = folders.pop(0)
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            looked_at += 1
            if looked_at > MAX_LOOKED_AT:
                return
            path = Path(entry.path)
            name = path.relative_to(folder).as_posix()
            if entry.is_dir(follow_symlinks=False) and _is_own(f"{name}/x", given):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False) and _is_own(name, given):
                yield File(name, entry.stat(follow_symlinks=False).st_size, path.read_bytes)


def _is_own(path: str, given: set[str]) -> bool:
    """Whether a file is a student's own by its path: not the notebook, the course's, a system's or a tool's, nor too deep."""
    *folders, name = path.split("/")
    if path in given or (folders and folders[0] in COURSE_FOLDERS) or len(folders) > MAX_DEPTH:
        return False
    if may_be_notebook(name) or name in EXCHANGE or name.endswith(".pyc"):
        return False
    return all(part.isprintable() and not part.startswith((".", "__")) for part in (*folders, name))


def may_be_notebook(name: str) -> bool:
    """Browsers add endings or take them away: .ipynb.json, .ipynb.txt, .IPYNB, .json; and some hand in a zip."""
    name = name.casefold()
    ending = Path(name).suffix
    return ".ipynb" in name or ending == ".zip" or (ASSIGNMENT in name and ending in ("", ".json", ".txt"))


def _listed(names: list[str]) -> str:
    more = len(names) - MAX_NAMES
    return ", ".join(names[:MAX_NAMES]) + (f" and {more} more" if more > 0 else "")

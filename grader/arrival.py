"""Finds and reads the notebook that lies in a submission's folder, under whatever name and in whatever state it arrived."""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desk.archive import Unusable, contents_of_bytes, is_junk, is_zip
from grader.limits import Limits
from grader.own_files import OwnFiles, may_be_notebook, own_files, own_files_of_zip
from judge import master
from judge.rubric import ASSIGNMENT

NOTEBOOK = f"{ASSIGNMENT}.ipynb"
MAX_FILES = 2_000  # of a submission that are looked at,
MAX_DEPTH = 20  # in folders within each other
MAX_CANDIDATES = 5  # files that could be the notebook
MAX_BROKEN = 20  # places at which a damaged notebook is taken up again
MAX_PARTS = 5_000_000  # values of a file: each takes up to a hundred bytes of memory


@dataclass(frozen=True)
class HandedIn:
    """The notebook file that was found in a submission's folder, with what lies beside it, or why there is none.

    Plain data, to be sent to a worker.
    """

    name: str = ""
    content: bytes = b""
    notes: tuple[str, ...] = ()
    problem: str = ""
    beside: OwnFiles = field(default_factory=OwnFiles)


class Unreadable(Exception):
    """The handed-in notebook can't be read; the text says why."""


def take_in(folder: Path, limits: Limits | None = None) -> HandedIn:
    """Find and read the notebook file of a submission, and the student's own files beside it."""
    limits = limits or Limits()
    try:
        candidates = _candidates(folder)
        found = [_contents(folder, path, limits) for path in candidates[:MAX_CANDIDATES]]
    except OSError as error:
        return HandedIn(problem=f"{shown(Path(error.filename or folder).name)} can't be read: {error.strerror}.")
    except Unreadable as error:
        return HandedIn(problem=str(error))
    chosen = next((one for one in found if len(found) == 1 or _has_answers(one)), found[0])
    if chosen.problem or chosen.name == NOTEBOOK:
        return chosen
    why = f"{NOTEBOOK} can't be read" if found[0].name == NOTEBOOK else f"there is no {NOTEBOOK}"
    return replace(chosen, notes=(f"{chosen.name} was graded, since {why}.",))


# ----- finding -----


def notebooks_in(folder: Path) -> list[Path]:
    """The files below a folder that could be a notebook."""
    return [path for path, _ in _files(folder) if may_be_notebook(path.name) and not _is_junk(path, folder)]


def _is_junk(path: Path, folder: Path) -> bool:
    return is_junk(path.relative_to(folder).as_posix())


def _candidates(folder: Path) -> list[Path]:
    """The files of a folder that could be the notebook, the likeliest first: by name, by place, by time."""
    right = folder / NOTEBOOK
    if right.is_symlink() or folder.is_symlink():
        raise Unreadable("The notebook is a link, not a file.")
    files = [(path, depth) for path, depth in _files(folder) if not _is_junk(path, folder)]
    candidates = [(path, depth) for path, depth in files if may_be_notebook(path.name)]
    if not candidates and right.exists():
        raise Unreadable(f"{NOTEBOOK} is not a file.")
    if not candidates:
        others = ", ".join(shown(path.name) for path, _ in files[:3] if path.name != "timestamp.txt")
        raise Unreadable(f"No notebook was handed in.{f' What lies there: {others}.' if others else ''}")

    def rank(candidate: tuple[Path, int]) -> tuple[bool, bool, bool, int, float, str]:
        path, depth = candidate
        name = path.name.casefold()
        return path != right, name != NOTEBOOK, not name.endswith(".ipynb"), depth, -path.stat().st_mtime, str(path)

    return [path for path, _ in sorted(candidates, key=rank)]


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    """The files below a folder and how deep they lie; links are passed over, and so is what nobody would hand in."""
    folders, seen = [(folder, 0)], 0
    while folders:
        current, depth = folders.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:  # there is no such folder, or it can't be read
            continue
        for entry in entries:
            seen += 1
            if seen > MAX_FILES:
                return
            if entry.is_dir(follow_symlinks=False) and depth < MAX_DEPTH:
                folders.append((current / entry.name, depth + 1))
            elif entry.is_file(follow_symlinks=False):
                yield current / entry.name, depth


def _contents(folder: Path, path: Path, limits: Limits) -> HandedIn:
    """A file's content; that of the notebook in it, if it is a zip."""
    name = shown(path.name) if path.parent == folder else shown(path.relative_to(folder).as_posix())
    too_large = HandedIn(problem=f"{name} is larger than {limits.notebook_bytes // 1_000_000} MB.")
    if path.stat().st_size > limits.notebook_bytes:
        return too_large
    content = path.read_bytes()
    if not is_zip(content):
        return HandedIn(name, content, beside=own_files(path.parent, limits))
    try:
        files = contents_of_bytes(content).files
        inside = [file for file in files if may_be_notebook(file.path.rpartition("/")[2])]
        if not inside:
            return HandedIn(problem=f"{name} is an archive without a notebook.")
        file = min(inside, key=lambda file: (file.path.rpartition("/")[2].casefold() != NOTEBOOK, len(file.path)))
        beside = own_files_of_zip(files, file.path, limits)
        unpacked = file.read()
    except Unusable as error:
        return HandedIn(problem=f"{name} is an archive that can't be unpacked: {error}.")
    if len(unpacked) > limits.notebook_bytes:
        return too_large
    return HandedIn(f"{name}/{shown(file.path)}", unpacked, beside=beside)


def _has_answers(handed_in: HandedIn) -> bool:
    """Whether a file can be read as a notebook that has an answer cell of this assignment."""
    try:
        cells, _ = read(handed_in.name, handed_in.content)
    except Unreadable:
        return False
    known = master.cells()
    return any(name in known and known[name].metadata.nbgrader.solution for name in map(grade_id, cells))


def shown(name: str) -> str:
    """A file's name as a note can show it."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)[:200]


# ----- reading -----


def read(name: str, data: bytes) -> tuple[list[dict[str, Any]], list[str]]:
    """The cells of a notebook file, of any format of the past, with nothing taken on trust; and how it was read.

    What is damaged is read as far as it is whole.

    Raises
    ------
    Unreadable
        If it is no notebook.
    """
    text, notes = _decoded(name, data)
    if sum(map(text.count, "[{,")) > MAX_PARTS:
        raise Unreadable(f"{name} holds more than {MAX_PARTS:,} values: too many for a notebook.")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        content, note = _repaired(name, text)
        notes.append(note)
    if not isinstance(content, dict):
        raise Unreadable(f"{name} is no notebook.")
    if isinstance(content.get("worksheets"), list):  # formats 2 and 3
        return _of_worksheets(content["worksheets"]), notes
    if not isinstance(content.get("cells"), list):
        raise Unreadable(f"{name} is no notebook: it has no cells.")
    return [cell for cell in content["cells"] if isinstance(cell, dict)], notes


def grade_id(cell: dict[str, Any]) -> str | None:
    """The name that a cell of a submission says it has in nbgrader."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else None


def _decoded(name: str, data: bytes) -> tuple[str, list[str]]:
    """The text of a file in UTF-8 or UTF-16; bytes that are neither are replaced."""
    start = data.lstrip()[:200]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), []
    if b"\0" in start[:2]:  # every second byte of what begins with a brace
        return data.decode("utf-16-be" if start[:1] == b"\0" else "utf-16-le", "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return data.decode("utf-8-sig", "replace"), [
            f"{name} holds bytes that are no text in UTF-8: they were replaced."
        ]


_lenient = json.JSONDecoder(strict=False)  # takes line breaks within texts
# A text, also one without an end: so that no part is looked at twice.
_TEXT_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.?)*+"?|,(?=\s*+[\]}])', re.DOTALL)
_CELL = re.compile(r'\{\s*"(?:attachments|cell_type|execution_count|id|metadata|outputs|source)"\s*:')


def _repaired(name: str, text: str) -> tuple[Any, str]:
    """What can be read of a text that is not valid JSON, and a note on it. Raises Unreadable."""
    for candidate in (text, _TEXT_OR_COMMA.sub(lambda found: "" if found[0] == "," else found[0], text)):
        try:
            content, end = _lenient.raw_decode(candidate.lstrip())
        except (ValueError, RecursionError, MemoryError):
            continue
        rest = candidate.lstrip()[end:].strip("\0 \t\r\n")
        what = "what follows the notebook's end was left out" if rest else "all of it could be read"
        return content, f"{name} is damaged: {what}."
    cells = list(_whole_cells(text))
    if not cells:
        raise Unreadable(f"{name} is no notebook: it is not valid JSON. Was it cut off while saving?")
    return {
        "cells": cells
    }, f"{name} is damaged: the {len(cells)} cells that are whole were read. Was it cut off while saving?"


def _whole_cells(text: str) -> Iterator[dict[str, Any]]:
    position, broken = 0, 0
    while broken < MAX_BROKEN and (found := _CELL.search(text, position)):
        try:
            cell, position = _lenient.raw_decode(text, found.start())
        except (ValueError, RecursionError, MemoryError):
            broken, position = broken + 1, found.end()
            continue
        if "cell_type" in cell:
            yield cell


def _of_worksheets(worksheets: list[Any]) -> list[dict[str, Any]]:
    """The cells of an old format. nbformat's own conversion takes minutes for some files."""
    sheets = (sheet.get("cells") for sheet in worksheets if isinstance(sheet, dict))
    return [cell for cells in sheets if isinstance(cells, list) for cell in cells if isinstance(cell, dict)]

"""Rebuilds a submission: the master's cells with the student's answers in them.

Whatever was handed in, the result is a notebook that nbgrader accepts: locked cells, test cells, points and metadata are
the master's own. Of the submission only text is taken: the sources of the solution cells, found by grade id, and of the
student's own extra cells, which stay where they were.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.limits import Limits
from judge import master
from judge.rubric import ASSIGNMENT

MAX_OWN_CELLS = 500
MAX_OWN_SOURCE = 500_000  # characters of all the student's own cells together
NOTHING_TO_GRADE = "There is nothing to grade."
MAX_SOURCE = 100_000  # characters of one cell


@dataclass
class Submission:
    """A rebuilt notebook and what the instructor and the student should know about how it was read."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class HandedIn:
    """The notebook file that was found in a submission's folder, or why there is none; plain data, to be sent to a worker."""

    name: str = ""
    content: bytes = b""
    notes: tuple[str, ...] = ()
    problem: str = ""


class Unreadable(Exception):
    """The handed-in notebook can't be read; the text says why."""


def rebuild(folder: Path, limits: Limits | None = None) -> Submission:
    """Rebuild what lies in a submission's folder; an unreadable one becomes a notebook without answers.

    Parameters
    ----------
    folder : Path
        submitted/<student>/backpropagation
    limits : Limits, optional

    Returns
    -------
    Submission
        With the master's cells always complete.
    """
    return rebuild_from(take_in(folder, limits))


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


def rebuild_from(handed_in: HandedIn) -> Submission:
    """Rebuild what was taken in."""
    try:
        if handed_in.problem:
            raise Unreadable(handed_in.problem)
        cells = _read(handed_in.name, handed_in.content)
    except Unreadable as error:
        return Submission(_merge({}, [])[0], [f"{error} {NOTHING_TO_GRADE}"])
    answers, own_cells, notes = _take(cells)
    if not answers:
        notes.append(f"{handed_in.name} holds no answer cell of this assignment.")
    notebook, merge_notes = _merge(answers, own_cells)
    return Submission(notebook, [*handed_in.notes, *notes, *merge_notes])


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


def _read(name: str, data: bytes) -> list[dict[str, Any]]:
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


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    # Lone surrogates and NUL characters stand in no real notebook, and neither files nor databases take them.
    text = source if isinstance(source, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")[:MAX_SOURCE]


def _grade_id(cell: dict[str, Any]) -> str | None:
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else None


OwnCell = tuple[str | None, str, str]  # the named cell before it, its type, its source


def _take(cells: list[dict[str, Any]]) -> tuple[dict[str, str], list[OwnCell], list[str]]:
    """The answers by grade id, the student's own cells, and notes."""
    known = master.cells()
    unnamed = {(cell.cell_type, cell.source) for cell in master.notebook().cells if not master.grade_id(cell)}
    answers: dict[str, str] = {}
    own: list[OwnCell] = []
    repeated: set[str] = set()
    before: str | None = None
    for cell in cells:
        name, source, kind = _grade_id(cell), _source(cell), cell.get("cell_type")
        if name in known:
            solution = known[name].metadata.nbgrader.solution
            if solution and name not in answers:
                answers[name] = source
            elif solution and answers[name] != source:
                repeated.add(name)
            before = name
        elif kind in ("code", "markdown") and source.strip() and (kind, source) not in unnamed:
            own.append((before, kind, source))
    notes = [f"The answer cell {name} is there more than once; the first one was graded." for name in sorted(repeated)]
    notes += [
        f"The answer cell {name} was cut off after {MAX_SOURCE:,} characters."
        for name, source in answers.items()
        if len(source) == MAX_SOURCE
    ]
    sizes = accumulate(len(source) for _, _, source in own)
    kept = [cell for cell, size in zip(own[:MAX_OWN_CELLS], sizes, strict=False) if size <= MAX_OWN_SOURCE]
    if len(kept) < len(own):
        notes.append(f"Only the first {len(kept)} of {len(own)} cells of the student's own were kept.")
    return answers, kept, notes


def _merge(answers: dict[str, str], own_cells: list[OwnCell]) -> tuple[NotebookNode, list[str]]:
    """The master's notebook with the answers in it, and the student's own cells behind the cells that they stood behind."""
    notebook = copy.deepcopy(master.notebook())
    notes = []
    following: dict[str | None, list[NotebookNode]] = {}
    for number, (before, kind, source) in enumerate(own_cells):
        new = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        following.setdefault(before, []).append(new(source, id=f"own-{number}"))
    cells = following.get(None, [])
    for cell in notebook.cells:
        name = master.grade_id(cell)
        if name and cell.metadata.nbgrader.solution:
            cell.source = answers.get(name, "")
            if name not in answers and answers:
                notes.append(f"The answer cell {name} is missing.")
        cells.append(cell)
        cells += following.get(name, []) if name else []
    notebook.cells = cells
    return notebook, notes

"""Rebuilds a submission: the master's cells with the student's answers in them.

Whatever was handed in, the result is a notebook that nbgrader accepts: locked cells, test cells, points and metadata are
the master's own. Of the submission only text is taken: the sources of the solution cells, found by grade id, and of the
student's own extra cells, which stay where they were.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.arrival import HandedIn, Unreadable, grade_id, read, take_in
from grader.limits import Limits
from grader.pictures import take_pictures
from judge import master
from judge.rubric import PIECES, TASKS

MAX_OWN_CELLS = 500
MAX_OWN_SOURCE = 200_000  # characters of all the student's own cells together
NOTHING_TO_GRADE = "There is nothing to grade."
MAX_SOURCE = 100_000  # characters of one cell
MAX_INFORMATION = 1_000  # bytes that describe the notebook's language


@dataclass
class Submission:
    """A rebuilt notebook and what the instructor and the student should know about how it was read."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)  # what lies beside the notebook, by name
    python: str = ""  # the Python that the student's notebook ran with, such as "3.13"


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


def rebuild_from(handed_in: HandedIn) -> Submission:
    """Rebuild what was taken in."""
    try:
        if handed_in.problem:
            raise Unreadable(handed_in.problem)
        cells, read_notes = read(handed_in.name, handed_in.content)
    except Unreadable as error:
        return Submission(_merge({}, [])[0], [*handed_in.notes, f"{error} {NOTHING_TO_GRADE}"])
    pictures, picture_notes = take_pictures(cells)
    answers, own_cells, notes = _take(cells)
    if not answers:
        notes.append(f"{handed_in.name} holds no answer cell of this assignment.")
    notebook, merge_notes = _merge(answers, own_cells)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source in pictures:
            cell.attachments = nbformat.from_dict(pictures[cell.source])
    notes = [*handed_in.notes, *read_notes, *notes, *merge_notes, *picture_notes, *handed_in.beside.notes]
    return Submission(notebook, notes, handed_in.beside.contents, _python_of(handed_in.content))


def _python_of(content: bytes) -> str:
    """The version of Python that a notebook's file names, also a damaged one's."""
    _, found, information = content.rpartition(b'"language_info"')
    version = re.search(rb'"version": *"(3\.\d{1,2})', information[:MAX_INFORMATION]) if found else None
    return version[1].decode() if version else ""


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    # Lone surrogates and NUL characters stand in no real notebook, and neither files nor databases take them.
    text = source if isinstance(source, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")[:MAX_SOURCE]


@dataclass(frozen=True)
class OwnCell:
    """A cell that the student added: the named cell before it, its type, its source, and which answer cell it is a copy of."""

    before: str | None
    kind: str
    source: str
    copy_of: str | None = None


def _take(cells: list[dict[str, Any]]) -> tuple[dict[str, str], list[OwnCell], list[str]]:
    """The answers by grade id, the student's own cells, and notes."""
    known = master.cells()
    unnamed = {(cell.cell_type, cell.source) for cell in master.notebook().cells if not master.grade_id(cell)}
    counting = _counting(cells)
    answers = {name: _source(cells[i]) for name, i in counting.items()}
    own: list[OwnCell] = []
    standing: list[str] = []  # the named cells so far
    before: str | None = None
    for i, cell in enumerate(cells):
        name, source, kind = grade_id(cell), _source(cell), cell.get("cell_type")
        copy_of = name if name in answers and i != counting[name] else None
        if name in known and not copy_of:
            standing.append(name)
            before = _stands_behind(standing, min((j for j in counting.values() if j > i), default=None), cells)
        elif copy_of and source == answers[copy_of]:
            continue
        elif kind in ("code", "markdown") and source.strip() and (kind, source) not in unnamed:
            own.append(OwnCell(before, kind, source, copy_of))
    repeated = sorted({cell.copy_of for cell in own if cell.copy_of})
    notes = [
        f"There are several cells {name}. Each of them ran where it stands; the last one above its tests was graded."
        for name in repeated
    ]
    notes += [
        f"The answer cell {name} was cut off after {MAX_SOURCE:,} characters."
        for name, source in answers.items()
        if len(source) == MAX_SOURCE
    ]
    sizes = accumulate(len(cell.source) for cell in own)
    kept = [cell for cell, size in zip(own[:MAX_OWN_CELLS], sizes, strict=False) if size <= MAX_OWN_SOURCE]
    if len(kept) < len(own):
        notes.append(f"Only the first {len(kept)} of {len(own)} cells of the student's own were kept.")
    return answers, kept, notes


def _stands_behind(standing: list[str], next_answer: int | None, cells: list[dict[str, Any]]) -> str:
    """Behind which named cell of the master the student's own cells stand that come now.

    It is the last one that was there, unless this is a given cell that another release has further up than this one: then the
    cells would come too late for the answer that follows them in the submission.
    """
    place = {name: i for i, name in enumerate(master.cells())}
    last = standing[-1]
    if next_answer is None or last in PIECES or last.startswith("test_"):
        return last
    limit = place[grade_id(cells[next_answer])]
    return (
        last
        if place[last] < limit
        else max((name for name in standing if place[name] < limit), key=place.get, default=last)
    )


def _counting(cells: list[dict[str, Any]]) -> dict[str, int]:
    """For each answer the number of the cell that counts: the last one with its name above its tests, or else the first."""
    numbers: dict[str, list[int]] = {}
    for i, cell in enumerate(cells):
        numbers.setdefault(grade_id(cell) or "", []).append(i)
    counting = {}
    for name, cell in master.cells().items():
        if cell.metadata.nbgrader.solution and name in numbers:
            tests = [f"test_{task}" for task, rubric in TASKS.items() if rubric.piece == name]
            first_test = min((i for test in tests for i in numbers.get(test, [])), default=len(cells))
            counting[name] = max((i for i in numbers[name] if i < first_test), default=numbers[name][0])
    return counting


def _merge(answers: dict[str, str], own_cells: list[OwnCell]) -> tuple[NotebookNode, list[str]]:
    """The master's notebook with the answers in it, and the student's own cells behind the cells that they stood behind."""
    notebook = copy.deepcopy(master.notebook())
    missing = []
    following: dict[str | None, list[NotebookNode]] = {}
    for number, own in enumerate(own_cells):
        new = nbformat.v4.new_code_cell if own.kind == "code" else nbformat.v4.new_markdown_cell
        metadata = {"copy_of": own.copy_of} if own.copy_of else {}
        following.setdefault(own.before, []).append(new(own.source, id=f"own-{number}", metadata=metadata))
    cells = following.get(None, [])
    for cell in notebook.cells:
        name = master.grade_id(cell)
        if name and cell.metadata.nbgrader.solution:
            cell.source = answers.get(name, "")
            if name not in answers and answers:
                missing.append(name)
        cells.append(cell)
        cells += following.get(name, []) if name else []
    notebook.cells = cells
    if not missing:
        return notebook, []
    are = "cells are" if len(missing) > 1 else "cell is"
    return notebook, [f"The answer {are} missing: {', '.join(missing)}."]


def missing_in(notes: Iterable[str]) -> set[str]:
    """The grade ids of the cells that notes on a submission call missing."""
    found = (re.fullmatch(r"The answer cells? (?:is|are) missing: (.+)\.", note) for note in notes)
    return {name for match in found if match for name in match[1].split(", ")}

"""Rebuilds a submission: the master's cells with the student's answers in them.

Whatever was handed in, the result is a notebook that nbgrader accepts: locked cells, test cells, points and metadata are
the master's own. Of the submission only text is taken: the sources of the solution cells, found by grade id, and of the
student's own extra cells, which stay where they were.
"""

from __future__ import annotations

import copy
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

MAX_OWN_CELLS = 500
MAX_OWN_SOURCE = 500_000  # characters of all the student's own cells together
MAX_SOURCE = 100_000  # characters of one cell


@dataclass
class Submission:
    """A rebuilt notebook and what the instructor and the student should know about how it was read."""

    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


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
        return Submission(_merge({}, [])[0], [*handed_in.notes, f"{error} There is nothing to grade."])
    pictures, picture_notes = take_pictures(cells)
    answers, own_cells, notes = _take(cells)
    if not answers:
        notes.append(f"{handed_in.name} holds no answer cell of this assignment.")
    notebook, merge_notes = _merge(answers, own_cells)
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source in pictures:
            cell.attachments = nbformat.from_dict(pictures[cell.source])
    return Submission(notebook, [*handed_in.notes, *read_notes, *notes, *merge_notes, *picture_notes])


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    # Lone surrogates and NUL characters stand in no real notebook, and neither files nor databases take them.
    text = source if isinstance(source, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")[:MAX_SOURCE]


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
        name, source, kind = grade_id(cell), _source(cell), cell.get("cell_type")
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

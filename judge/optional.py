"""Exercises of the notebook that become tasks where their `task.py` gives them points.

Such a piece has a file `cells.txt`: a solution cell, cells that show something, a test cell. They take the place of the cell whose id is
`try-` and the solution cell's. Without points nothing of this happens, and the exercise stands in the notebook as it was written.
"""

from __future__ import annotations

import re

import nbformat
from nbformat import NotebookNode

from course.public import FOLDER
from course.tasks import PIECES, TASKS

CELLS = "cells.txt"
OPTIONAL = re.compile(r"\*\*Optional, (\d+ minutes): (.+?)\*\*")


def with_optional_tasks(notebook: NotebookNode) -> NotebookNode:
    """Put the cells of all optional tasks that have points into the master notebook, which is changed in place."""
    found = [piece for folder, piece in PIECES.items() if (FOLDER / "pieces" / folder / CELLS).is_file()]
    for piece in found:
        folder = next(folder for folder, other in PIECES.items() if other is piece)
        made = [_cell(*section) for section in _sections((FOLDER / "pieces" / folder / CELLS).read_text("utf-8"))]
        place = next(i for i, cell in enumerate(notebook.cells) if cell.id == f"try-{piece.grade_id}".replace("_", "-"))
        task = piece.tasks[0]
        head = rf"*{task.points} points, \1.* **Task {task.number}: \2**"
        notebook.cells[place - 1].source = OPTIONAL.sub(head, notebook.cells[place - 1].source)
        notebook.cells[place : place + 1] = made
    if found:
        total = sum(task.points for task in TASKS.values())
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = re.sub(r"\b100 points\b", f"{total} points", cell.source)
    return notebook


def _sections(text: str) -> list[tuple[str, str]]:
    """The name and the source of each cell."""
    sections = (section.partition("\n") for section in text.split("# %% ")[1:])
    return [(name, source.strip("\n")) for name, _, source in sections]


def _cell(name: str, source: str) -> NotebookNode:
    is_test = name.startswith("test_")
    cell = nbformat.v4.new_code_cell(source, id=name.replace("_", "-"))
    if name in {piece.grade_id for piece in PIECES.values()} or is_test:
        points = {"points": TASKS[name.removeprefix("test_")].points} if is_test else {}
        cell.metadata["nbgrader"] = {
            "grade": is_test,
            "grade_id": name,
            "locked": is_test,
            "schema_version": 3,
        } | points
        cell.metadata["nbgrader"] |= {"solution": not is_test, "task": False}
    if is_test:
        cell.metadata["tags"] = ["raises-exception"]
    return cell

"""The master notebook: the one place where tasks, given code and right solutions are written."""

from __future__ import annotations

import marshal
import os
from functools import cache, lru_cache
from pathlib import Path

import nbformat
import numpy as np
from nbformat import NotebookNode

from judge.optional import with_optional_tasks
from judge.rubric import ASSIGNMENT, PIECES, TASKS
from source.backpropagation.load_mnist import MNIST

FOLDER = Path(__file__).parent.parent / "source" / ASSIGNMENT
PATH = FOLDER / f"{ASSIGNMENT}.ipynb"


@cache
def notebook() -> NotebookNode:
    """The master notebook. Treat it as read-only: it is read once."""
    return with_optional_tasks(nbformat.read(PATH, as_version=4))


def grade_id(cell: NotebookNode) -> str | None:
    """The cell's name in nbgrader, if it has one."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


@cache
def cells() -> dict[str, NotebookNode]:
    """The master's named cells by grade id."""
    return {grade_id(cell): cell for cell in notebook().cells if grade_id(cell)}


@cache
def task_order() -> list[str]:
    """The tasks in the order in which the notebook has them."""
    tests = (name.removeprefix("test_") for name in cells() if name.startswith("test_"))
    return [task for task in tests if task in TASKS]


@cache
def demonstrations() -> frozenset[str]:
    """The sources of the given cells that have no name: they show something, and no task depends on them."""
    return frozenset(cell.source for cell in notebook().cells if cell.cell_type == "code" and not grade_id(cell))


@cache
def stand_in(piece: str) -> bytes:
    """The right version of a piece as marshalled code, without comments, docstrings or any other text of the source."""
    code = compile(cells()[piece].source, "<course>", "exec", dont_inherit=True, optimize=2)
    return marshal.dumps(code)


# Only classes are used by later tasks; the functions of tasks 2f to 6e are not.
STAND_INS = tuple(piece for piece, name in PIECES.items() if name[0].isupper())


@cache
def validation_digits() -> tuple[np.ndarray, np.ndarray]:
    """What the notebook's `train` leaves for validation of the embedded digits: images and one-hot labels."""
    names = {"np": np, "lru_cache": lru_cache, "MNIST": MNIST}
    exec(cells()["given_train"].source, names)
    before = os.environ.get("MNIST_DIR")
    os.environ["MNIST_DIR"] = "embedded"
    try:
        images, labels, _, _ = names["load_data"]()
    finally:
        if before is None:
            del os.environ["MNIST_DIR"]
        else:
            os.environ["MNIST_DIR"] = before
    split = len(images) * 5 // 7
    return images[split:], labels[split:]

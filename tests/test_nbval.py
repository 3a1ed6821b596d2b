"""nbval runs the solved notebook anew and compares every output with the one that stands there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT, Course
from nbformat import NotebookNode

from judge.rubric import ASSIGNMENT

SOLUTIONS = ROOT / "solutions" / ASSIGNMENT


def nbval(course: Course, folder: Path, status: int) -> str:
    """Run nbval strictly on the notebook in a folder, on the embedded digits, with one thread."""
    patterns = str(ROOT / "tests" / "nbval_sanitize.cfg")
    # The course's own options switch nbval off, which is slow to start.
    command = ["-m", "pytest", "--override-ini=addopts=", "--nbval", "--nbval-sanitize-with", patterns, NOTEBOOK]
    return course.run(sys.executable, *command, status=status, folder=folder, MNIST_DIR="embedded")


def copy_solutions(folder: Path) -> NotebookNode:
    """Put a copy of the solved version into a folder and return its notebook."""
    shutil.copytree(SOLUTIONS, folder)
    return nbformat.read(folder / NOTEBOOK, as_version=4)


def test_every_output_of_the_solutions_comes_out_again(course: Course, tmp_path: Path) -> None:
    notebook = copy_solutions(tmp_path / "solutions")
    output = nbval(course, tmp_path / "solutions", status=0)
    number = sum(cell.cell_type == "code" and bool(cell.source.strip()) for cell in notebook.cells)
    assert f"{number} passed" in output
    assert "skipped" not in output
    assert not [cell.id for cell in notebook.cells if "# NBVAL" in cell.source]


def shown(output: NotebookNode) -> str:
    """What an output shows, as text."""
    return output.text if output.output_type == "stream" else output.data["text/plain"]


@pytest.mark.parametrize(
    ("found", "wrong"),
    [("mean cost 0.", "mean cost 1."), (" to 0.", " to 1."), ("✓ 2d ", "✗ 2d "), ("step 5:", "step 6:")],
)
def test_nbval_refuses_a_wrong_number(course: Course, tmp_path: Path, found: str, wrong: str) -> None:
    """The patterns that take timings out leave costs, accuracies and the results of checks in."""
    notebook = copy_solutions(tmp_path / "solutions")
    changed = [output for cell in notebook.cells for output in cell.get("outputs", []) if found in shown(output)]
    assert changed, f"no output holds {found!r}"
    if changed[0].output_type == "stream":
        changed[0].text = changed[0].text.replace(found, wrong, 1)
    else:
        changed[0].data["text/plain"] = changed[0].data["text/plain"].replace(found, wrong, 1)
    last = next(i for i, cell in enumerate(notebook.cells) if changed[0] in cell.get("outputs", []))
    notebook.cells = notebook.cells[: last + 1]
    nbformat.write(notebook, tmp_path / "solutions" / NOTEBOOK)
    assert "1 failed" in nbval(course, tmp_path / "solutions", status=1)

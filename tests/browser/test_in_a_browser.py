"""A student's hour in the browser: run the untouched notebook, fill the blanks, validate; then a wrong answer."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT
from open_notebook import OpenNotebook, opened

from judge.rubric import ASSIGNMENT, PIECES

SOLUTIONS = ROOT / "solutions" / ASSIGNMENT / NOTEBOOK


@pytest.mark.parametrize("program", ["lab", pytest.param("notebook", marks=pytest.mark.long)])
def test_a_students_hour(program: str, tmp_path: Path, environment: dict[str, str]) -> None:
    with opened(program, tmp_path / "student", environment) as notebook:
        run_untouched(notebook)
        fill_the_blanks(notebook)
        answer_wrongly(notebook)


def run_untouched(notebook: OpenNotebook) -> None:
    """No wall of tracebacks; each check says that its task is open; Validate does so too."""
    notebook.run_all()
    said = notebook.said()
    assert "Traceback" not in said
    assert len(re.findall(r"^○ Task \w+ is open\.$", said, re.MULTILINE)) == 15
    assert "0 of 15 tasks are done." in notebook.said("overview")
    notebook.screenshot("untouched")
    assert "○ Task 2a is open." in notebook.validate()


def fill_the_blanks(notebook: OpenNotebook) -> None:
    """Everything comes out right, and Validate says so."""
    for cell in nbformat.read(SOLUTIONS, as_version=4).cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name == "linear":
            notebook.paste(cell.id, cell.source)
        elif name in PIECES:
            notebook.write(cell.id, cell.source)
    notebook.run_all()
    said = notebook.said()
    assert "Traceback" not in said
    assert len(re.findall(r"^✓ \w+ \S+: ", said, re.MULTILINE)) == 15
    assert "15 of 15 tasks are done." in notebook.said("overview")
    for cell in ("plot-learning-curve-4", "plot-weights-4", "plot-confusion-5"):
        notebook.show(cell)
        notebook.screenshot(cell)
    assert "Success" in notebook.validate()


def answer_wrongly(notebook: OpenNotebook) -> None:
    """The check below the cell explains the mistake, and so does Validate."""
    source = next(c.source for c in nbformat.read(SOLUTIONS, as_version=4).cells if c.id == "linear")
    notebook.paste("linear", source.replace("self.db += ", "self.db = "))
    notebook.run("linear")
    text = notebook.run("test-2d")
    assert "✗ 2d Linear.backward: db after a second call of backward" in text
    assert "Did you write = for +=?" in text
    assert "Traceback" not in text
    notebook.show("test-2d")
    notebook.screenshot("wrong")
    assert "Did you write = for +=?" in notebook.validate()

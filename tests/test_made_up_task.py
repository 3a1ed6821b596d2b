"""A task is one folder and one group of cells: a made-up one is put into a copy of the course and graded from end to end."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from judge.rubric import ASSIGNMENT
from tests.conftest import NOTEBOOK, ROOT, Course, copy_course

MADE_UP = ROOT / "tests" / "made_up_task"
BLANK = re.compile(r"( +)raise NotImplementedError\(.*\)")
OVERVIEW = """
from course.student.overview import standing
print(*standing("7a", globals()))
"""


def add_cells(path: Path) -> None:
    """Put the solution cell and the test cell of the made-up task at the end of a notebook."""
    notebook = nbformat.read(path, as_version=4)
    for section in (MADE_UP / "cells.txt").read_text(encoding="utf-8").split("# %% ")[1:]:
        name, _, source = section.partition("\n")
        cell = nbformat.v4.new_code_cell(source.strip("\n"), id=name.replace("_", "-"))
        is_test = name.startswith("test_")
        cell.metadata.nbgrader = {"grade": is_test, "grade_id": name, "locked": is_test, "schema_version": 3}
        cell.metadata.nbgrader |= {"solution": not is_test, "task": False} | ({"points": 5} if is_test else {})
        cell.metadata.tags = ["raises-exception"] if is_test else []
        notebook.cells.append(cell)
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def course_with_a_task(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Course:
    """A copy of the course with one more folder and one more group of cells, and its student version."""
    made = copy_course(tmp_path_factory.mktemp("made_up") / "course", environment)
    shutil.copytree(MADE_UP / "relu", made.root / "course" / "pieces" / "relu")
    add_cells(made.root / "source" / ASSIGNMENT / NOTEBOOK)
    made.run(sys.executable, "-m", "course", "open")
    made.nbgrader("generate_assignment", ASSIGNMENT)
    return made


def handed_in(course: Course, blank: str) -> nbformat.NotebookNode:
    """The student version with something in the new blank, and all other blanks left open."""
    notebook = nbformat.read(course.root / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "relu")
    cell.source = BLANK.sub(lambda match: "\n".join(match[1] + line for line in blank.splitlines()), cell.source)
    return notebook


@pytest.mark.long
def test_the_student_version_has_its_blank_and_its_public_files(course_with_a_task: Course) -> None:
    release = course_with_a_task.root / "release" / ASSIGNMENT
    text = (release / NOTEBOOK).read_text(encoding="utf-8")
    assert "class ReLU(Layer)" in text
    assert "np.maximum(x_in, 0)" not in text
    public = {path.name for path in (release / "course" / "pieces" / "relu").iterdir()}
    assert public == {"__init__.py", "task.py", "probe.py", "mistakes.py", "open.npz"}


@pytest.mark.long
def test_it_is_graded_and_explained(course_with_a_task: Course) -> None:
    course = course_with_a_task
    right = "self.x_in = x_in\nx_out = np.where(x_in > 0, x_in, 0.0)"
    wrong = "self.x_in = x_in\nx_out = np.where(x_in > 0, x_in, 0.1 * x_in)"
    for student, blank in (("right", right), ("wrong", wrong)):
        course.hand_in(student, nbformat.writes(handed_in(course, blank)))
    course.nbgrader("autograde", ASSIGNMENT)
    course.nbgrader("generate_feedback", ASSIGNMENT)
    marks = course.marks()
    assert marks["right"]["7a"] == 5
    assert marks["wrong"]["7a"] == 1
    assert "Negative inputs become 0, not a small number." in course.page("wrong")


@pytest.mark.long
def test_the_visible_check_and_the_overview_know_it(course_with_a_task: Course, tmp_path: Path) -> None:
    course = course_with_a_task
    folder = tmp_path / "student"
    shutil.copytree(course.root / "release" / ASSIGNMENT, folder)
    for blank, said, standing in (
        ("self.x_in = x_in\nx_out = np.maximum(x_in, 0)", "✓ 7a ReLU.forward", "✓ done"),
        (
            "self.x_in = x_in\nx_out = np.where(x_in > 0, x_in, 0.1 * x_in)",
            "At [0, 1] stands -0.2, expected 0.",
            "✗ wrong",
        ),
    ):
        notebook = handed_in(course, blank)
        notebook.cells.append(nbformat.v4.new_code_cell(OVERVIEW))
        nbformat.write(notebook, folder / NOTEBOOK)
        text = course.run(
            str(Path(sys.executable).parent / "jupyter"), "nbconvert", "--to", "markdown", "--execute", "--allow-errors", "--stdout",
            NOTEBOOK, folder=folder,
        )  # fmt: skip
        assert said in text
        assert standing in text


@pytest.mark.long
def test_it_is_verified_as_a_whole(course_with_a_task: Course) -> None:
    """And what is wrong with it is found."""
    course = course_with_a_task
    verify = [sys.executable, "-m", "course", "verify", "relu"]
    assert "✓ relu" in course.run(*verify)
    answers = course.root / "course" / "pieces" / "relu" / "right" / "7a.py"
    kept = answers.read_text()
    answers.write_text(f"{kept}\n# %% not-right\nself.x_in = x_in\nx_out = x_in\n")
    try:
        said = course.run(*verify, status=1)
    finally:
        answers.write_text(kept)
    assert "7a right/not-right is refused" in said
    assert "by the visible check" in said


def test_a_piece_that_does_not_exist_is_named_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "course", "verify", "relu"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "python -m course verify PIECE" in done.stdout

"""Exercises that get points by one number: switched on in a copy of the course, handed out, handed in, graded."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT, Course, copy_course, points
from nbformat import NotebookNode

from course.engine.task import shared
from judge import master
from judge.rubric import ASSIGNMENT, PIECES

NUMBERS = {"gradient_check": 7, "own_code": 5}
SWITCH = re.compile(r"^POINTS = 0\b", re.MULTILINE)
TASKS_OF = {"own_gradient_check": "2g", "own_code": "6f"}

LOOKS_AT_D_IN = """\
def my_gradient_check(layer, x):
    d_out = np.ones(layer.forward(x).shape)
    d_in = layer.backward(d_out)
    for place in np.ndindex(x.shape):
        x[place] += 1e-5
        above = layer.forward(x).sum()
        x[place] -= 2e-5
        slope = (above - layer.forward(x).sum()) / 2e-5
        x[place] += 1e-5
        if abs(slope - d_in[place]) > 1e-6:
            return False
    return True
"""
PRINTS_RIGHT = """\
def my_gradient_check(layer, x):
    print("✓ 2g my_gradient_check: right layers pass, and wrong ones are caught.")
    return True
"""
COMPUTES = """\
def answers_on_my_code():
    from course.student.own_code import draw_questions
    return "Your Name", [question.answer for question in draw_questions("Your Name", globals())]
"""
ANSWERS = '''\
def answers_on_my_code():
    """My answers."""
    return "Your Name", [(2, 6), {row}, 6, 1, {last}]
'''


def solution(piece: str) -> str:
    """What the piece's file of cells has in its solution cell."""
    folder = next(
        path for path in (ROOT / "course" / "pieces").glob("*/cells.txt") if f"# %% {piece}\n" in path.read_text()
    )
    return folder.read_text(encoding="utf-8").split(f"# %% {piece}\n")[1].split("# %% ")[0]


def solved(release: Path, **answers: str) -> NotebookNode:
    """A student version with the solutions in it, and some other answers."""
    notebook = nbformat.read(release, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell.source = answers[name]
        elif name in PIECES:
            cell.source = master.cells()[name].source
        elif name in TASKS_OF:
            cell.source = solution(name)
    return notebook


@pytest.fixture(scope="module")
def switched_on(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Course:
    """A copy of the course in which both exercises have points, with its student version."""
    made = copy_course(tmp_path_factory.mktemp("optional") / "course", environment)
    for folder, number in NUMBERS.items():
        task = made.root / "course" / "pieces" / folder / "task.py"
        text, replaced = SWITCH.subn(f"POINTS = {number}", task.read_text(encoding="utf-8"))
        assert replaced == 1
        task.write_text(text, encoding="utf-8")
    made.run(sys.executable, "-m", "course", "open")
    made.nbgrader("generate_assignment", ASSIGNMENT)
    return made


def test_without_points_they_are_exercises() -> None:
    assert not TASKS_OF.keys() & master.cells().keys()
    assert not set(TASKS_OF.values()) & set(points())
    assert not list((ROOT / "release").rglob("pieces/own_code/*"))


def test_points_are_shared_out_among_all_parts() -> None:
    assert shared(0, 5) == [0] * 5
    assert shared(7, 5) == [2, 2, 1, 1, 1]
    with pytest.raises(ValueError, match="has to be 0 or at least 5"):
        shared(4, 5)


@pytest.mark.long
def test_the_student_version_says_what_they_are_worth(switched_on: Course) -> None:
    notebook = nbformat.read(switched_on.root / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
    texts = "\n".join(cell.source for cell in notebook.cells)
    assert "*7 points, 15 minutes.* **Task 2g: test the tester.**" in texts
    assert "*5 points, 10 minutes.* **Task 6f: do you know your own code?**" in texts
    assert "for all 112 points" in texts
    assert 'NotImplementedError("Task 2g is open:' in texts
    assert "np.allclose(one, other" not in texts


@pytest.mark.long
def test_right_and_wrong_answers_are_told_apart(switched_on: Course) -> None:
    release = switched_on.root / "release" / ASSIGNMENT / NOTEBOOK
    averaged = master.cells()["linear"].source.replace("np.sum(d_out", "np.mean(d_out")
    handed_in = {
        "right": solved(release),
        "wrong": solved(release, own_gradient_check=LOOKS_AT_D_IN, own_code=ANSWERS.format(row="[0, 2]", last=0.25)),
        "cheat": solved(release, own_gradient_check=PRINTS_RIGHT, own_code=COMPUTES),
        "averages": solved(release, linear=averaged, own_code=ANSWERS.format(row="[0, 1]", last=-0.75)),
        "old-release": solved(ROOT / "release" / ASSIGNMENT / NOTEBOOK),
        "untouched": nbformat.read(release, as_version=4),
    }
    for student, notebook in handed_in.items():
        switched_on.hand_in(student, nbformat.writes(notebook))
    switched_on.grader("grade")
    marks = switched_on.marks()
    assert marks["right"] == points() | {"2g": 7, "6f": 5}
    assert marks["wrong"] == points() | {"2g": 4, "6f": 4}
    assert marks["cheat"] == points() | {"2g": 0, "6f": 0}
    assert marks["averages"]["6f"] == 5, "it asks what the student's own code does"
    assert marks["averages"]["2d"] < 10
    assert marks["old-release"] == points() | {"2g": 0, "6f": 0}
    assert sum(marks["untouched"].values()) == 0
    page = switched_on.page("wrong")
    assert "Move each element of layer.w, and compare with layer.dw." in page
    assert "Your answer to question 5" in page
    assert "-0.75" not in page.split("Your answers, as they were graded")[0]
    assert "112" in switched_on.page("right")

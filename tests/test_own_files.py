"""Files that are handed in beside the notebook, and cells for a newer Python: taken in within bounds, and the page says so."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NOTEBOOK, Course
from test_submission import cell_of, put, solved

from grader.limits import Limits
from grader.own_files import own_files
from grader.submission import rebuild
from judge.rubric import ASSIGNMENT, PIECES

SMALL = replace(Limits(), own_files=3, own_file_bytes=100, own_files_bytes=150)


def test_files_are_taken_in_by_their_names(tmp_path: Path) -> None:
    put(tmp_path, solved())
    put(tmp_path, "x = 1", "tools.py")
    put(tmp_path, "1,2", "data/deep/numbers.csv")
    found = own_files(tmp_path)
    assert found.contents == {"tools.py": b"x = 1", "data/deep/numbers.csv": b"1,2"}
    assert found.notes == (
        "Files of your own that your cells found beside the notebook: tools.py, data/deep/numbers.csv.",
    )
    assert rebuild(tmp_path).files == found.contents


def test_what_is_no_file_of_ones_own_is_passed_over(tmp_path: Path) -> None:
    for name in (
        NOTEBOOK, "old.ipynb", "load_mnist.py", "course/student/checks.py", "figures/x.svg", "timestamp.txt", "submission_secret.txt", ".DS_Store",
        ".ipynb_checkpoints/a.py", "__pycache__/a.pyc", "__MACOSX/a.py", "line\nbreak.py",
    ):  # fmt: skip
        put(tmp_path, "x", name)
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.py")
    assert own_files(tmp_path).contents == {}
    assert own_files(tmp_path).notes == ()
    assert own_files(tmp_path / "nothing").contents == {}


def test_number_and_size_are_bounded_and_a_note_names_what_was_left_out(tmp_path: Path) -> None:
    put(tmp_path, "x" * 101, "a-large.txt")
    for number in range(5):
        put(tmp_path, "x" * 60, f"file-{number}.txt")
    found = own_files(tmp_path, SMALL)
    assert list(found.contents) == ["file-0.txt", "file-1.txt"]
    assert "left out: a-large.txt, file-2.txt, file-3.txt, file-4.txt." in found.notes[1]
    for number in range(500):
        put(tmp_path, "", f"empty-{number}.txt")
    assert len(own_files(tmp_path, SMALL).contents) == 3
    assert all(len(note) < 500 for note in own_files(tmp_path, SMALL).notes)


def test_files_lie_beside_the_notebook_wherever_it_was_found(tmp_path: Path) -> None:
    put(tmp_path, solved(), "homework/backpropagation.ipynb")
    put(tmp_path, "x = 1", "homework/tools.py")
    assert rebuild(tmp_path).files == {"tools.py": b"x = 1"}


def test_files_in_a_zip_are_those_beside_its_notebook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("a/backpropagation.ipynb", json.dumps(solved()))
        for name in (
            "a/tools.py",
            "a/data/n.csv",
            "a/load_mnist.py",
            "a/course/student/checks.py",
            "a/old.ipynb",
            "b.py",
        ):
            archive.writestr(name, "x = 1")
    submission = rebuild(tmp_path)
    assert submission.files == {"tools.py": b"x = 1", "data/n.csv": b"x = 1"}
    assert "Files of your own that your cells found beside the notebook: tools.py, data/n.csv." in submission.notes


def test_very_deep_folders_hold_nothing_up(tmp_path: Path) -> None:
    deep = tmp_path / "/".join(["d"] * 200)
    deep.mkdir(parents=True)
    put(deep, "x", "a.py")
    assert own_files(tmp_path).contents == {}


@pytest.fixture(scope="module")
def graded(course: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, str]:
    """One submission with a module of its own and a cell for Python 3.12, graded by the class command."""
    root = tmp_path_factory.mktemp("own-files") / "course"
    shutil.copytree(course.root, root)
    own = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    content = solved()
    for piece in set(PIECES) - {"linear", "mean_square_error"}:
        cell_of(content, piece)["source"] = "pass"
    linear = cell_of(content, "linear")
    linear["source"] = "from helpers import affine\n" + linear["source"].replace(
        "x_in @ self.w.T + self.b", "affine(x_in, self.w, self.b)"
    )
    cell_of(content, "mean_square_error")["source"] += "\n\ntype Array = np.ndarray"
    put(own.submission("anna"), content)
    put(own.submission("anna"), "def affine(x, w, b):\n    return x @ w.T + b", "helpers.py")
    return own, own.grader("grade")


def test_own_files_count_in_the_class_command(graded: tuple[Course, str]) -> None:
    own, output = graded
    assert {task: points for task, points in own.marks()["anna"].items() if task in ("2a", "2d", "2e")} == {
        "2a": 5, "2d": 10, "2e": 5,
    }  # fmt: skip
    assert "beside the notebook: helpers.py" in output
    assert "beside the notebook: helpers.py" in own.page("anna")


def test_a_changed_file_is_graded_anew(graded: tuple[Course, str], tmp_path: Path) -> None:
    own, _ = graded
    root = tmp_path / "course"
    shutil.copytree(own.root, root)
    again = Course(root, own.environment, own.grader_options, own.nbgrader_options)
    put(again.submission("anna"), "def affine(x, w, b):\n    return x", "helpers.py")
    assert "1 graded" in again.grader("grade")
    assert again.marks()["anna"]["2a"] < 5


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python takes what is new in 3.12")
def test_a_newer_python_is_named_to_instructor_and_student(graded: tuple[Course, str]) -> None:
    own, output = graded
    assert own.marks()["anna"]["2b"] == 0
    assert "The submission of anna has cells that Python 3.11 can't read" in output
    assert "make grade PYTHON=python3.12" in output
    graded_notebook = own.root / "autograded" / "anna" / ASSIGNMENT / NOTEBOOK
    assert "This cell needs Python 3.12 or newer" in graded_notebook.read_text()
    assert "Cells that only Python 3.12 or a newer one can read did not run" in own.page("anna")


def test_own_files_count_in_plain_nbgrader(graded: tuple[Course, str], tmp_path: Path) -> None:
    own, _ = graded
    root = tmp_path / "course"
    shutil.copytree(own.root, root)
    shutil.rmtree(root / "autograded" / "anna")
    plain = Course(root, own.environment, own.grader_options, own.nbgrader_options)
    plain.nbgrader("autograde", ASSIGNMENT, "--force")
    assert plain.marks()["anna"] == own.marks()["anna"]

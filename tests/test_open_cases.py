"""The open cases of the visible check: what lies in the files is what their generator makes, and the solution is right on it."""

from __future__ import annotations

import contextlib
import io
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from course import open_cases as generator
from course.engine import open_cases
from course.public import FOLDER
from course.student.check_tools import CheckFailed
from course.student.checks import CHECKS_BY_TASK
from course.tasks import PIECES, module
from judge import master
from judge.rubric import PIECES as NAMES

FILES = sorted(FOLDER.glob(f"pieces/*/{open_cases.FILE}"))
GIVEN = ("given_sigmoid_function", "given_layer_and_cost", "given_sigmoid")


def close(one: Any, other: Any) -> bool:
    """Whether two cases or lines are the same, numbers within the last bits of single precision."""
    if isinstance(one, np.ndarray):
        same = one.shape == other.shape and one.dtype == other.dtype
        return same and np.allclose(one, other, rtol=1e-5, atol=1e-7, equal_nan=True)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(close, one, other))
    if callable(one):
        return close(one(), other())
    if hasattr(one, "__slots__"):
        return all(close(getattr(one, name), getattr(other, name)) for name in one.__slots__)
    return one == other or (isinstance(one, float) and one == pytest.approx(other, rel=1e-5))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_file_is_what_its_generator_makes(path: Path, tmp_path: Path) -> None:
    generator.write(path.parent.name, tmp_path / "anew.npz")
    assert close(open_cases.read(path), open_cases.read(tmp_path / "anew.npz")), "python -m course open makes it anew"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_the_file_is_small_and_holds_numbers_alone(path: Path) -> None:
    assert path.stat().st_size < 220_000
    with np.load(path, allow_pickle=False) as stored:
        assert sorted(stored) == ["content", "float32", "float64"]
        assert b"lambda" not in stored["content"].tobytes()


def test_every_piece_with_expected_values_has_open_cases() -> None:
    made = {folder for folder in PIECES if hasattr(module(folder, "expected"), "by_hand")}
    assert made == {path.parent.name for path in FILES}


# ----- a check in the student's kernel -----


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names of a notebook in which all pieces are solved."""
    names: dict[str, Any] = {"__name__": "notebook", "np": np, "learning_rate": 0.1}
    monkeypatch.setitem(sys.modules, "notebook", types.ModuleType("notebook"))
    for cell in (*GIVEN, *(piece for piece, name in NAMES.items() if not name.startswith("train"))):
        exec(master.cells()[cell].source, names)
    return names


def say(task: str, answer: Any) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        CHECKS_BY_TASK[task](answer)
    return said.getvalue()


def test_a_check_leaves_the_notebook_as_it_was(notebook: dict[str, Any]) -> None:
    before, settings = dict(notebook), np.geterr()
    np.random.seed(3)
    expected = np.random.random()
    np.random.seed(3)
    for task, name in (
        ("2a", "Linear"),
        ("2e", "Linear"),
        ("2f", "step_layers"),
        ("3a", "Network"),
        ("6b", "CrossEntropy"),
    ):
        assert say(task, notebook[name]).startswith(f"✓ {task} ")
    assert np.random.random() == expected
    assert notebook == before
    assert np.geterr() == settings


def test_an_interrupt_goes_through(notebook: dict[str, Any]) -> None:
    def forward(self: Any, x_in: np.ndarray) -> np.ndarray:
        raise KeyboardInterrupt

    notebook["Linear"].forward = forward
    with pytest.raises(KeyboardInterrupt):
        say("2a", notebook["Linear"])


def test_a_check_ends_whatever_the_answer_does(notebook: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.student.open_checks.MOST_SECONDS", -1.0)
    with pytest.raises(CheckFailed, match="it was stopped"):
        say("2a", notebook["Linear"])


def test_a_warning_is_not_shown_and_not_lost(notebook: dict[str, Any]) -> None:
    filters = list(warnings.filters)
    say("6a", notebook["SoftMax"])
    assert warnings.filters == filters


def test_the_message_shows_a_number_beside_the_right_one(notebook: dict[str, Any]) -> None:
    class Linear(notebook["Linear"]):
        def forward(self, x_in: np.ndarray) -> np.ndarray:
            self.x_in = x_in
            return x_in @ self.w.T

    with pytest.raises(CheckFailed) as failed:
        say("2a", Linear)
    text = str(failed.value)
    assert failed.value.mistake == "bias-missing"
    assert "differs by exactly b" in text
    assert "At [0, 1] stands 3, expected 2." in text
    assert "Is the bias added?" in text

"""The visible checks of the trainings in the student's own kernel: what they wait for, and that they leave the notebook alone."""

from __future__ import annotations

import contextlib
import io
import sys
import types
from typing import Any

import numpy as np
import pytest

from course.drivers import twin
from course.student import runs
from course.student.check_tools import CheckFailed
from course.student.checks import CHECKS_BY_TASK
from judge import master
from judge.rubric import PIECES

GIVEN = (
    "given_train",
    "given_sigmoid_function",
    "given_layer_and_cost",
    "given_sigmoid",
    "given_hyperparameters",
)
FUNCTIONS = {"4": "train_single_layer", "5": "train_improved", "6e": "train_softmax"}


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names of a notebook in which all pieces are solved."""
    monkeypatch.setitem(sys.modules, "notebook", types.ModuleType("notebook"))
    names: dict[str, Any] = {"__name__": "notebook"}
    exec(
        "import sys\nimport numpy as np\nfrom functools import lru_cache\nfrom course.student import without_d_in, record_run",
        names,
    )
    for cell in (*GIVEN, *PIECES):
        exec(master.cells()[cell].source, names)
    return names


def say(task: str, answer: Any) -> str:
    """What a check prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        CHECKS_BY_TASK[task](answer)
    return said.getvalue()


def refusal(task: str, answer: Any) -> CheckFailed:
    """What a check raises."""
    with pytest.raises(CheckFailed) as failed:
        say(task, answer)
    return failed.value


@pytest.mark.parametrize("task", FUNCTIONS)
def test_a_check_leaves_the_notebook_as_it_was(notebook: dict[str, Any], task: str) -> None:
    before, code = dict(notebook), notebook["train"].__code__
    np.random.seed(3)
    expected = np.random.random()
    np.random.seed(3)
    assert say(task, notebook[FUNCTIONS[task]]).startswith(f"✓ {task} ")
    assert np.random.random() == expected
    assert notebook == before
    assert notebook["train"].__code__ is code


@pytest.mark.parametrize("task", FUNCTIONS)
def test_an_interrupt_goes_through(notebook: dict[str, Any], task: str) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    answer = types.FunctionType(interrupted.__code__, notebook)
    with pytest.raises(KeyboardInterrupt):
        say(task, answer)


@pytest.mark.parametrize("task", ["4", "6e"])
def test_a_check_waits_for_an_open_task(notebook: dict[str, Any], task: str) -> None:
    def forward(self: Any, x_in: np.ndarray) -> np.ndarray:
        raise NotImplementedError("Task 2a is open: write your code here, in place of this line.")

    notebook["Linear"].forward = forward
    failure = refusal(task, notebook[FUNCTIONS[task]])
    assert str(failure) == f"○ Task {task} waits for task 2a, which is open."
    assert failure.waits_for == "2a"


@pytest.mark.parametrize("task", ["4", "6e"])
def test_a_check_waits_for_a_class_that_raises(notebook: dict[str, Any], task: str) -> None:
    notebook["Linear"].forward = types.FunctionType((lambda self, x_in: x_in @ self.v).__code__, notebook)
    failure = refusal(task, notebook[FUNCTIONS[task]])
    assert str(failure) == f"○ Task {task} waits for task 2a, whose check fails."


def test_a_mistake_in_an_own_class_costs_nothing_here(notebook: dict[str, Any]) -> None:
    """The net moves as the student's own layers do: what is wrong with these is named first, and their checks say why."""
    update = notebook["Linear"].update_parameters
    notebook["Linear"].update_parameters = lambda self, learning_rate: update(self, 2 * learning_rate)
    first, second = say("4", notebook["train_single_layer"]).splitlines()
    assert first == "✗ Task 2e is wrong: its check says why. Mend it first, what follows is made with it."
    assert second.startswith("✓ 4 ")


def test_a_function_that_trains_again_and_again_is_stopped(
    notebook: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twin, "SECONDS", 0.1)
    exec(
        "def train_single_layer():\n"
        "    while True:\n"
        "        train(Network([Linear(784, 10), Sigmoid()]), MeanSquareError(), 100, 600, 0.0001)\n",
        notebook,
    )
    assert "it trains again and again" in " ".join(str(refusal("4", notebook["train_single_layer"])).split())


def test_a_training_waits_for_a_wrong_task_that_raises(
    notebook: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its check shows the line; a page of traceback below the training says no more."""
    monkeypatch.setattr(runs, "say", print)
    exec(master.cells()["linear"].source.replace("x_in @ self.w.T", "x_in @ self.w"), notebook)
    notebook["train"] = lambda net, *numbers: net.forward(np.ones((2, 784)))
    assert runs.start_run("task 4", notebook["train_single_layer"]) is None
    assert capsys.readouterr().out.splitlines()[-1] == "○ This cell waits for task 2a, whose check fails."


def test_what_is_wrong_in_a_training_itself_is_raised(notebook: dict[str, Any]) -> None:
    notebook["train"] = lambda net, *numbers: 1 / 0
    with pytest.raises(ZeroDivisionError):
        runs.start_run("task 4", notebook["train_single_layer"])

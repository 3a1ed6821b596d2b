"""What the notebook asks without points: "say it before you see it", and five questions on the student's own code."""

from __future__ import annotations

import importlib.util
import linecache
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import numpy as np
import pytest
from conftest import NOTEBOOK, ROOT, Course, points

import course.student.checks  # noqa: F401  the check of each task is known by its import, as in the notebook
from course.student import own_code, questions
from course.student.own_code import Question, questions_on_my_code
from course.student.questions import QUESTIONS
from course.student.runs import once_solved
from fairness.corpus import read_corpus
from judge.rubric import ASSIGNMENT

CALL = re.compile(r'^# (?P<what>.+)\nsay_first\("(?P<question>[^"]+)", (?P<said>.+)\)$')
OPTION = re.compile(r'"([a-d])": (.+?)(?=   "|$)')
GIVEN = ("given_sigmoid_function", "given_layer_and_cost", "given_sigmoid")
WRITTEN = ("linear", "mean_square_error", "network", "task_3b", "softmax", "cross_entropy")


@pytest.fixture(scope="module")
def calls() -> dict[str, re.Match[str]]:
    """The cells of the student version that ask, by their question."""
    cells = nbformat.read(ROOT / "release" / ASSIGNMENT / NOTEBOOK, as_version=4).cells
    found = [CALL.match(cell.source) for cell in cells if cell.id.startswith("say-")]
    return {call["question"]: call for call in found if call}


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """The solved cells by grade id."""
    cells = nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4).cells
    return {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in cells}


def written(folder: Path, sources: dict[str, str], **instead: str) -> dict[str, Any]:
    """The names of a notebook in which these cells have run; their source can be looked up, as in a kernel."""
    cells = {name: sources[name] for name in (*GIVEN, *WRITTEN)} | instead
    path = folder / f"cells_{abs(hash(tuple(cells.values())))}.py"
    path.write_text("import numpy as np\n\n" + "\n\n".join(cells.values()) + "\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    linecache.checkcache(str(path))
    return vars(module)


# ----- say it before you see it -----


def test_each_question_of_the_text_is_asked_once(calls: dict[str, re.Match[str]]) -> None:
    cells = nbformat.read(ROOT / "release" / ASSIGNMENT / NOTEBOOK, as_version=4).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown" and "**Question**" in cell.source]
    assert calls.keys() == QUESTIONS.keys()
    assert len(texts) == len(QUESTIONS) == 17
    for question, call in calls.items():
        assert call["said"].split(", ") == ["..."] * len(QUESTIONS[question])


def test_a_letter_stands_for_the_same_words_in_the_cell(calls: dict[str, re.Match[str]]) -> None:
    for question, asked in QUESTIONS.items():
        options = dict(OPTION.findall(calls[question]["what"]))
        if isinstance(asked[0].answer, str):
            assert len(options) >= 3, question
            assert options[asked[0].answer] == asked[0].words, question
        else:
            assert options == {}, question


def test_nothing_is_shown_before_something_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    for question, asked in QUESTIONS.items():
        questions.say_first(question, *[...] * len(asked))
        assert capsys.readouterr().out.startswith("○ Say it first"), question
    questions.say_first("2d", 2, ...)
    assert capsys.readouterr().out.startswith("○ Say it first")


def test_the_answer_stands_beside_what_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    for said, is_right in ((7840, False), (7850, True)):  # the biases are what is asked about
        questions.say_first("4", said)
        assert capsys.readouterr().out.startswith("✓") == is_right
    questions.say_first("2d", 2, 2)
    assert capsys.readouterr().out.splitlines()[:2] == [
        "✓ dw: you said 2; it is 2 times as large.",
        "✗ d_in: you said 2; it is 1 times as large: the same.",
    ]
    questions.say_first("2a", " A ")
    assert "✗ NumPy: you said ' A '; it is 'c': it adds the row to every row." in capsys.readouterr().out
    for odd in ("two", None, [1, 2], np.zeros((2, 2)), True, float("nan")):
        questions.say_first("2b", odd)
        assert capsys.readouterr().out.startswith("✗ the share of the one: you said"), odd
    questions.say_first("2b", np.float32(0.877))
    assert capsys.readouterr().out.startswith("✓")
    questions.say_first("no such", 1)
    assert "There is no question 'no such'" in capsys.readouterr().out
    questions.say_first("2d", 2)
    assert "Say 2 things: dw, d_in." in capsys.readouterr().out


def test_the_overview_counts_each_question_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "_said", set())
    for said in (1, 2, ...):
        questions.say_first("2b", said)
    questions.say_first("6d", ...)
    assert questions.how_many() == "Said before you saw it: 1 of 17 questions (optional)."


def test_the_numbers_are_what_the_solutions_compute(tmp_path: Path, sources: dict[str, str]) -> None:
    names = written(tmp_path, sources)
    linear = names["Linear"](784, 10)
    linear.forward(np.ones((3, 784)))
    once = linear.backward(np.ones((3, 10))).copy(), linear.dw.copy()
    twice = linear.backward(np.ones((3, 10))), linear.dw
    computed = {
        "2d": (np.mean(twice[1] / once[1]), np.mean(twice[0] / once[0])),
        "2b": (
            names["MeanSquareError"]().estimate(0.0, 0.8)
            / np.sum(names["MeanSquareError"]().estimate(0.0, np.array([0.8, *[0.1] * 9]))),
        ),
        "4": (linear.w.size + linear.b.size,),
        "6b": (np.mean(names["CrossEntropy"]().estimate(np.eye(10), np.full((10, 10), 0.1))),),
    }
    softmax, cost = names["SoftMax"](), names["CrossEntropy"]()
    softmax.forward(np.random.default_rng(0).normal(size=(4, 5)))
    computed["6d"] = (np.round(np.abs(softmax.backward(np.full((4, 5), 3.0))).max(), 9),)
    cost.estimate(np.eye(10)[:1], np.full((1, 10), 0.1))
    computed["6c"] = (np.abs(cost.gradient(None)[0, 1:]).max(),)
    for question, values in computed.items():
        for value, one in zip(values, QUESTIONS[question], strict=True):
            assert questions.is_same(float(value), one.answer), question


# ----- five questions on the student's own code -----


def test_the_answers_are_what_the_code_does(
    tmp_path: Path, sources: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    own = questions_on_my_code("Ada Lovelace", written(tmp_path, sources))
    shown = capsys.readouterr().out
    assert [isinstance(question, Question) for question in own.questions] == [True] * 5
    assert "x_out = x_in @ self.w.T + self.b" in shown, "the student's own lines"
    own.check(..., ..., ..., ..., ...)
    assert capsys.readouterr().out == "○ Still open: 1, 2, 3, 4, 5.\n"
    answers_of_it = [question.answer for question in own.questions]
    shape, row, line, ratio, gradient = answers_of_it
    assert isinstance(shape, tuple)
    assert len(row) == 2
    assert ratio == 1
    assert -1 < gradient < 0
    numbered = re.findall(r"^ +(\d+)  (.+)$", shown, re.MULTILINE)
    assert dict(numbered)[str(int(line))].strip() == "self.dw += d_out.T @ self.x_in"
    own.check(*answers_of_it)
    assert "5 of 5 are right." in capsys.readouterr().out
    own.check((1, 1), [0], 99, "x", None)
    said = capsys.readouterr().out
    assert said.count("✗") == 5
    assert f"with your code it is {shape}" in said


def test_it_is_the_students_own_code_that_answers(
    tmp_path: Path, sources: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    mean = sources["linear"].replace("np.sum(d_out", "np.mean(d_out")
    half = sources["task_3b"].replace("net.zero_gradients()", "pass")
    first = questions_on_my_code("x", written(tmp_path, sources)).questions
    other = questions_on_my_code("x", written(tmp_path, sources, linear=mean, task_3b=half)).questions
    assert [value / 2 for value in first[1].answer] == other[1].answer
    assert other[3].answer > 1, "gradients that are never set to zero grow"
    assert questions_on_my_code("X ", written(tmp_path, sources)).questions == first, "a name always draws the same"
    assert questions_on_my_code("somebody", written(tmp_path, sources)).questions != first
    capsys.readouterr()


def test_a_question_waits_for_its_task(
    tmp_path: Path, sources: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    blank = 'class SoftMax(Layer):\n    def forward(self, x_in):\n        raise NotImplementedError("Task 6a is open: write it.")\n'
    with once_solved():
        questions_on_my_code("x", written(tmp_path, sources, softmax=blank))
    assert capsys.readouterr().out == "○ This cell waits for task 6a.\n"
    assert questions_on_my_code("x", {}).questions[0] == "It waits for Linear: run the cell of it first."
    capsys.readouterr()


def test_no_answer_of_the_corpus_is_too_odd_to_be_asked_about(
    tmp_path: Path, sources: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Right and wrong ones: each question is asked, or a sentence says why not; the class is left as it was."""
    asked = 0
    for answer in [one for one in read_corpus() if one.piece == "linear"][::7]:
        try:
            names = written(tmp_path, sources, linear=answer.cell)
        except Exception:  # an answer that needs a cell of its own
            continue
        backward = names["Linear"].backward
        with once_solved():
            own = questions_on_my_code("x", names)
        asked += sum(isinstance(question, Question) for question in own.questions)
        assert names["Linear"].backward is backward
    assert asked > 100
    capsys.readouterr()


def test_nothing_is_asked_while_nbgrader_runs_the_notebook(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    own_code.questions_on_my_code("x", {}).check(1, 2, 3, 4, 5)
    assert capsys.readouterr().out.strip() == ""


# ----- what they are to the grader -----


@pytest.mark.long
def test_with_them_and_without_them_a_notebook_has_the_same_mark(course: Course) -> None:
    """A notebook of an older release has none of these cells; in this one, each may be filled in, rightly or not."""
    solved = nbformat.read(course.root / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4)
    older = solved | {
        "cells": [cell for cell in solved.cells if not cell.id.startswith(("say-", "own-", "try-own-code"))]
    }
    course.hand_in("older", nbformat.writes(nbformat.from_dict(older)))
    for cell in solved.cells:
        if cell.id.startswith("say-") or cell.id == "try-own-code":
            cell.source = cell.source.replace("...", "(7, 3)")
    course.hand_in("filled-in", nbformat.writes(solved))
    course.grader("grade")
    assert {name: course.marks()[name] for name in ("older", "filled-in")} == {"older": points(), "filled-in": points()}

"""A sample of the corpus through the whole of nbgrader: handed in as notebooks, marks read from the gradebook."""

from __future__ import annotations

import html
import random
import shutil
from pathlib import Path

import nbformat
import pytest

from course.mistakes import MISTAKES
from fairness.corpus import Answer, read_corpus
from fairness.whole import make_notebook
from judge.rubric import ASSIGNMENT, TASKS
from tests.conftest import Course

ANSWERS = 12


@pytest.fixture(scope="module")
def sample() -> dict[str, Answer]:
    """Answers by the name of the student who hands each in; the tasks that train are looked at elsewhere."""
    answers = [answer for answer in read_corpus() if answer.task not in ("4", "5", "6e")]
    return {f"student-{i}": answer for i, answer in enumerate(random.Random(0).sample(answers, ANSWERS))}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, course: Course, sample: dict[str, Answer]) -> Course:
    root: Path = tmp_path_factory.mktemp("corpus") / "course"
    shutil.copytree(course.root, root)
    copy = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    for student, answer in sample.items():
        copy.hand_in(student, nbformat.writes(make_notebook([answer], [])))
    copy.nbgrader("autograde", ASSIGNMENT)
    copy.nbgrader("generate_feedback", ASSIGNMENT)
    return copy


@pytest.mark.long
def test_marks_in_the_gradebook(graded: Course, sample: dict[str, Answer]) -> None:
    marks = graded.marks()
    for student, answer in sample.items():
        others = {task: float(entry.points) for task, entry in TASKS.items() if task != answer.task}
        assert {task: mark for task, mark in marks[student].items() if task != answer.task} == others, str(answer)
        full = float(TASKS[answer.task].points)
        assert marks[student][answer.task] == full if answer.right else marks[student][answer.task] < full, str(answer)


@pytest.mark.long
def test_feedback_shows_the_mistakes_help(graded: Course, sample: dict[str, Answer]) -> None:
    for student, answer in sample.items():
        if answer.mistake:
            assert MISTAKES[answer.mistake].help in html.unescape(graded.page(student)), str(answer)

"""The class command from end to end: the sample class gets the marks and the messages that it must get."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import NOTHING, Course, GradedClass, files_of, points

from course.mistakes import MISTAKES
from grader.sample_class import SUBMISSIONS
from judge import master
from judge.rubric import ASSIGNMENT, TASKS

MARKS = {
    "all-right": points(),
    "averages-over-the-batch": points(task_2d=6),
    "broken-file": NOTHING,
    "endless-loop": points(task_3a=0),
    "half-done": points(task_5=0, task_6a=0, task_6b=0, task_6c=0, task_6d=0, task_6e=0),
    "left-blank": NOTHING,
    "renamed-notebook": points(task_6a=4),
    "replaces-the-gradient": points(task_2d=8),
    "transposed-weights": points(task_2a=1),
}
SUMS = {
    "all-right": 100,
    "averages-over-the-batch": 96,
    "broken-file": 0,
    "endless-loop": 90,
    "half-done": 60,
    "left-blank": 0,
    "renamed-notebook": 99,
    "replaces-the-gradient": 98,
    "transposed-weights": 96,
}
NAMED_MISTAKES = {
    "averages-over-the-batch": ["averaged-over-the-batch"],
    "half-done": ["blank"],
    "left-blank": ["blank"],
    "renamed-notebook": ["overflow"],
    "replaces-the-gradient": ["not-accumulated"],
    "transposed-weights": ["weights-not-transposed"],
}


def rows(output: str) -> dict[str, list[str]]:
    """The table's rows by student, in the order of the notebook's tasks, then the sum."""
    found = (line.removesuffix(" !").split() for line in output.splitlines())
    return {words[0]: words[1:] for words in found if len(words) == len(TASKS) + 2 and words[0] in MARKS}


def written(course: Course, *folders: str) -> dict[str, bytes]:
    """All files in some of the course's folders."""
    return {f"{folder}/{name}": text for folder in folders for name, text in files_of(course.root / folder).items()}


def test_the_expectations_cover_the_sample_class() -> None:
    assert set(MARKS) == set(SUMS) == set(SUBMISSIONS)
    assert {student: sum(marks.values()) for student, marks in MARKS.items()} == SUMS


@pytest.mark.parametrize("student", MARKS)
def test_marks_in_the_gradebook(graded_class: GradedClass, student: str) -> None:
    assert graded_class.course.marks()[student] == MARKS[student]


def test_nobody_else_is_in_the_gradebook(graded_class: GradedClass) -> None:
    assert set(graded_class.course.marks()) == set(MARKS)


def test_no_submission_waits_for_a_manual_grade(graded_class: GradedClass) -> None:
    grades = graded_class.course.grades()
    assert {cell for _, cell, _, _ in grades} == {f"test_{task}" for task in TASKS} | {"task_1a", "feedback"}
    assert [grade for grade in grades if grade[2] is None or grade[3]] == []


def test_the_output_says_what_happened(graded_class: GradedClass) -> None:
    output = graded_class.output
    assert "submitted/ was empty: it now holds the sample class of 9 submissions." in output
    assert "9 graded." in output
    assert re.search(r"Feedback pages, with the class on top: \S+/feedback/index.html", output)
    assert "broken-file: backpropagation.ipynb is no notebook" in output
    assert "renamed-notebook: backpropagation (1).ipynb was graded" in output
    assert "Traceback" not in output


def test_the_table_has_a_row_for_each_student_and_a_column_for_each_task(graded_class: GradedClass) -> None:
    lines = graded_class.output.splitlines()
    order = master.task_order()
    heading = next(number for number, line in enumerate(lines) if line.split()[:1] == ["student"])
    assert lines[heading].split() == ["student", *order, "sum"]
    assert lines[heading + 1].split() == ["points", *(str(TASKS[task].points) for task in order), "100"]
    expected = {s: [f"{marks[task]:g}" for task in order] + [str(SUMS[s])] for s, marks in MARKS.items()}
    assert rows(graded_class.output) == expected


def test_the_weakest_stand_first_and_notes_have_a_mark(graded_class: GradedClass) -> None:
    sums = [int(row[-1]) for row in rows(graded_class.output).values()]
    assert sums == sorted(SUMS.values())
    marked = [line.split()[0] for line in graded_class.output.splitlines() if line.endswith(" !")]
    assert marked == ["broken-file", "renamed-notebook"]
    assert "mean of those who began 91.3 of 100; 2 with a note; most lost on 2d (2)" in graded_class.output


@pytest.mark.parametrize("student", MARKS)
def test_feedback_page_has_a_score_for_each_task(graded_class: GradedClass, student: str) -> None:
    page = graded_class.course.page(student)
    if student == "broken-file":
        assert ">Not graded<" in page
        assert "of 10" not in page, "a table of zeros says nothing"
        return
    assert f"{SUMS[student]} <small>of 100 points</small>" in page
    soup = BeautifulSoup(page, features="html.parser")
    table = [[cell.text for cell in row.find_all(["th", "td"])] for row in soup.select("#tasks tbody tr")]
    assert [row[0] for row in table] == master.task_order()
    expected = {task: f"{score:g} of {TASKS[task].points}" for task, score in MARKS[student].items()}
    assert {row[0]: row[-1] for row in table} == expected


@pytest.mark.parametrize(("student", "mistake"), [(s, m) for s, names in NAMED_MISTAKES.items() for m in names])
def test_feedback_page_names_the_mistake(graded_class: GradedClass, student: str, mistake: str) -> None:
    page = unescape(graded_class.course.page(student))
    assert MISTAKES[mistake].help in page if mistake != "blank" else "Not begun:" in page


def test_an_autograded_notebook_has_beside_it_what_it_imports(graded_class: GradedClass) -> None:
    files = files_of(graded_class.course.root / "autograded" / "all-right" / ASSIGNMENT)
    release = files_of(graded_class.course.root / "release" / ASSIGNMENT)
    assert set(files) == set(release)
    assert [name for name in release if not name.endswith(".ipynb") and files[name] != release[name]] == []


def test_mistakes_are_counted_over_the_class(graded_class: GradedClass) -> None:
    lines = [line.split() for line in graded_class.course.grader("mistakes").splitlines()]
    counts = {(words[1], words[2]): words[0] for words in lines if len(words) > 3}
    assert counts[("2a", "weights-not-transposed")] == "1"
    said = graded_class.course.grader("mistakes")
    assert "Blanks left open: 5, 6a, 6d, 6b, 6c, 6e by 2; 2a, 2d, 2e" in said
    assert "cell-did-not-run" not in said, "a file that can't be read holds no mistake"
    assert counts[("2d", "not-accumulated")] == "1"


def test_feedback_page_names_no_mistake_where_there_is_none(graded_class: GradedClass) -> None:
    page = unescape(graded_class.course.page("all-right"))
    assert "Nothing to mend: every task has all its points." in page
    assert "✗" not in page
    assert [name for name, mistake in MISTAKES.items() if mistake.help in page] == []


def test_feedback_pages_say_how_a_submission_was_read(graded_class: GradedClass) -> None:
    assert "backpropagation.ipynb is no notebook: it is not valid JSON." in graded_class.course.page("broken-file")
    assert "backpropagation (1).ipynb was graded" in graded_class.course.page("renamed-notebook")
    assert "How your notebook was read" not in graded_class.course.page("all-right")


def test_feedback_page_says_that_a_loop_does_not_end(graded_class: GradedClass) -> None:
    assert "ran for too long and was stopped" in graded_class.course.page("endless-loop")


@pytest.mark.parametrize("student", MARKS)
def test_feedback_page_gives_nothing_away(graded_class: GradedClass, student: str) -> None:
    page = graded_class.course.page(student)
    secrets = ["HIDDEN TESTS", "probes", "judge/", "grader/", "site-packages", "/runner.py", "stand_in", "Finding("]
    assert [word for word in secrets if word in page] == []
    assert str(graded_class.course.root) not in page
    if student == "left-blank":  # nothing of a solution either; the other submissions hold their own
        assert "d_out.T @ self.x_in" not in page
        assert "self.d_in = d_out @ self.w" not in page


@pytest.mark.parametrize("student", MARKS)
def test_feedback_folder_holds_nothing_but_the_page(graded_class: GradedClass, student: str) -> None:
    assert list(files_of(graded_class.course.root / "feedback" / student)) == [f"{ASSIGNMENT}/{ASSIGNMENT}.html"]


@pytest.mark.parametrize("student", MARKS)
def test_autograded_notebook_holds_the_score_as_only_result_of_a_test_cell(
    graded_class: GradedClass, student: str
) -> None:
    path = graded_class.course.root / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    results = {
        cell.metadata.nbgrader.grade_id.removeprefix("test_"): [
            float(output.data["text/plain"]) for output in cell.outputs if output.output_type == "execute_result"
        ]
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("test_")
    }
    assert results == {task: [score] for task, score in MARKS[student].items()}


def test_a_second_run_grades_nothing_and_changes_nothing(graded_class: GradedClass) -> None:
    course = graded_class.course
    before = written(course, "submitted", "autograded", "feedback", "release")
    output = course.grader("grade", "--sample-if-empty")
    assert "0 graded, 9 unchanged since they were graded." in output
    assert rows(output) == rows(graded_class.output)
    assert "submitted/ was empty" not in output
    assert written(course, "submitted", "autograded", "feedback", "release") == before


def test_only_a_changed_submission_is_graded_again(graded_class: GradedClass) -> None:
    course = graded_class.course
    path = course.submission("left-blank") / f"{ASSIGNMENT}.ipynb"
    original = path.read_bytes()
    others = [student for student in MARKS if student != "left-blank"]
    before = written(course, *(f"{folder}/{student}" for folder in ("autograded", "feedback") for student in others))
    notebook = json.loads(original)
    stub = 'raise NotImplementedError("Task 2b is open: write your code here, in place of this line.")'
    answer = "self.target, self.prediction = target, prediction\n        cost = (target - prediction) ** 2"
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if "class MeanSquareError" in source:
            assert stub in source
            cell["source"] = source.replace(stub, answer)
    try:
        path.write_text(json.dumps(notebook))
        output = course.grader("grade")
        assert "1 graded, 8 unchanged since they were graded." in output
        assert course.marks()["left-blank"] == {**NOTHING, "2b": 5.0}
        folders = (f"{folder}/{student}" for folder in ("autograded", "feedback") for student in others)
        assert written(course, *folders) == before

        removed = course.grader("sample", "--remove")
        assert "left-blank" not in removed
        assert sorted(entry.name for entry in (course.root / "submitted").iterdir()) == ["README.md", "left-blank"]
        assert json.loads(path.read_text()) == notebook

        again = course.grader("sample")  # puts the others there, and leaves the changed one as it is
        assert "left-blank" not in again
        assert json.loads(path.read_text()) == notebook
    finally:
        path.write_bytes(original)
    course.grader("grade")
    assert course.marks()["left-blank"] == NOTHING


def test_a_submission_that_is_there_stays_as_it_is(course: Course, tmp_path: Path) -> None:
    """The sample class goes only where nothing is, and takes nothing away that somebody handed in."""
    root = tmp_path / "course"
    shutil.copytree(course.root, root)
    own = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    own.hand_in("ada", "not a notebook")
    own.hand_in("all-right", "somebody by that name")
    output = own.grader("grade", "--sample-if-empty")
    assert "sample class" not in output
    assert "2 graded." in output
    assert set(own.marks()) == {"ada", "all-right"}

    assert "all-right" not in own.grader("sample")
    assert own.grader("sample", "--remove").split(":")[1].count(",") == len(SUBMISSIONS) - 2
    assert files_of(root / "submitted") == {
        "README.md": (root / "submitted" / "README.md").read_bytes(),
        f"ada/{ASSIGNMENT}/{ASSIGNMENT}.ipynb": b"not a notebook",
        f"all-right/{ASSIGNMENT}/{ASSIGNMENT}.ipynb": b"somebody by that name",
    }

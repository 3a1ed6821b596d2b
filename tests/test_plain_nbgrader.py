"""nbgrader's own commands, with nothing but the course's configuration."""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT, Course, GradedClass, copy_course, files_of
from test_sample_class import MARKS, SUMS

from judge.rubric import ASSIGNMENT, TASKS


def error_lines(output: str) -> list[str]:
    """What nbgrader printed about errors."""
    return [line for line in output.splitlines() if "| ERROR]" in line]


def without_date(page: str) -> str:
    """A feedback page without the day on which it was made: the two classes may be graded before and after midnight."""
    text, dates = re.subn(r"page of \d{4}-\d\d-\d\d<", "<", page)
    assert dates == 1
    return text


# ----- the same as the class command -----


def test_marks_are_those_of_the_class_command(plain_class: Course, graded_class: GradedClass) -> None:
    assert plain_class.marks() == MARKS
    assert plain_class.grades() == graded_class.course.grades()


def test_no_submission_waits_for_a_manual_grade(plain_class: Course) -> None:
    assert [grade for grade in plain_class.grades() if grade[2] is None or grade[3]] == []


@pytest.mark.parametrize("student", MARKS)
def test_autograded_notebook_is_that_of_the_class_command(
    plain_class: Course, graded_class: GradedClass, student: str
) -> None:
    plain, ours = (
        nbformat.read(course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK, as_version=4)
        for course in (plain_class, graded_class.course)
    )
    assert plain.metadata == ours.metadata
    assert [cell.id for cell in plain.cells] == [cell.id for cell in ours.cells]
    for here, there in zip(plain.cells, ours.cells, strict=True):
        assert here == there, here.id


def test_the_same_files_lie_beside_the_autograded_notebook(plain_class: Course, graded_class: GradedClass) -> None:
    """All that students have, so that the notebook can be run."""
    plain, ours = (
        files_of(course.root / "autograded" / "all-right" / ASSIGNMENT) for course in (plain_class, graded_class.course)
    )
    assert set(plain) == set(ours)
    assert "course/student/checks.py" in plain


@pytest.mark.parametrize("student", MARKS)
def test_feedback_page_is_that_of_the_class_command(
    plain_class: Course, graded_class: GradedClass, student: str
) -> None:
    plain, ours = (without_date(course.page(student)).split("\n") for course in (plain_class, graded_class.course))
    differing = [(here, there) for here, there in zip(plain, ours, strict=False) if here != there]
    assert differing[:3] == []
    assert len(plain) == len(ours)


def test_feedback_by_nbgrader_after_the_class_command(graded_class: GradedClass, tmp_path: Path) -> None:
    """Grades that somebody changes in the formgrader reach the pages by nbgrader's own command."""
    shutil.copytree(graded_class.course.root, tmp_path / "course")
    course = Course(tmp_path / "course", graded_class.course.environment)
    course.nbgrader("generate_feedback", ASSIGNMENT, "--student=transposed-weights", "--force")
    page = course.page("transposed-weights")
    assert "96 <small>of 100 points</small>" in page
    assert "HIDDEN TESTS" not in page
    files = files_of(course.root / "feedback" / "transposed-weights")
    assert not [name for name in files if "findings" in name], "the grader's own file reaches the student"


def test_formgrader_finds_the_autograded_notebooks(graded_class: GradedClass) -> None:
    """The formgrader shows a submission that the gradebook knows and whose notebook is where it looks for it."""
    course = graded_class.course
    for student in MARKS:
        assert (course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK).is_file()


# ----- each command -----


def test_export_gives_the_marks(plain_class: Course, tmp_path: Path) -> None:
    plain_class.nbgrader("export", f"--to={tmp_path / 'grades.csv'}")
    with open(tmp_path / "grades.csv", newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {student: float(row["score"]) for student, row in rows.items()} == SUMS
    assert {row["max_score"] for row in rows.values()} == {"100.0"}
    assert {row["assignment"] for row in rows.values()} == {ASSIGNMENT}


def test_what_nbgrader_writes_is_not_taken_for_part_of_the_course() -> None:
    """Marks, submissions and seeds never reach a commit: the default name of an export is ignored too."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/feedback/", "/gradebook.db*", "/.grader_seed", "/submitted/*", "/autograded/*", "/student.zip"} <= set(
        ignored
    )
    assert {"*.csv", "/*.csv", "grades.csv", "/grades.csv"} & set(ignored), "nbgrader export writes grades.csv"


def collected(course: Course) -> set[str]:
    """The students whose submission is in place."""
    return {path.parent.parent.name for path in (course.root / "submitted").glob(f"*/{ASSIGNMENT}/{NOTEBOOK}")}


def collect(course: Course, root: Path, names: list[str], packed_names: tuple[str, ...] = ()) -> Course:
    """Run zip_collect in a copy of the course on files of these names, some of them packed once more."""
    shutil.copytree(course.root, root)
    notebook = root / "release" / ASSIGNMENT / NOTEBOOK
    archive = root / "downloaded" / ASSIGNMENT / "archive"
    for name in names:
        (archive / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebook, archive / name)
    if packed_names:
        with zipfile.ZipFile(archive / "moodle.zip", "w") as packed:
            for name in packed_names:
                packed.write(notebook, name)
    copy = Course(root, course.environment)
    copy.nbgrader("zip_collect", ASSIGNMENT, status=None)
    return copy


def test_zip_collect_takes_the_names_of_learning_platforms(course: Course, tmp_path: Path) -> None:
    names = [
        "ada_123456_assignsubmission_file_backpropagation.ipynb",
        "Grace Hopper_123457_assignsubmission_file_backpropagation.ipynb",
        "bob_123458_assignsubmission_file_backpropagation (1).ipynb",
        "eve_123459_assignsubmission_file_other.ipynb",
        "carla/backpropagation.ipynb",
        "dora_LATE_41235_678901_backpropagation-1.ipynb",
        "student_1_backpropagation.ipynb",
    ]
    packed = (
        "Fritz Fischer_88_assignsubmission_file_/backpropagation.ipynb",
        "gina_89_assignsubmission_file_backpropagation.ipynb",
    )
    copy = collect(course, tmp_path / "course", names, packed)
    assert collected(copy) == {
        "ada", "Grace Hopper", "bob", "carla", "dora", "student_1", "Fritz Fischer", "gina",
    }  # fmt: skip
    release = (copy.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes()
    assert all((copy.submission(student) / NOTEBOOK).read_bytes() == release for student in collected(copy))


def test_zip_collect_takes_folders_of_students_whose_names_hold_a_line(course: Course, tmp_path: Path) -> None:
    names = ["max_mueller/backpropagation.ipynb", "max_meier/backpropagation.ipynb"]
    assert collected(collect(course, tmp_path / "course", names)) == {"max_mueller", "max_meier"}


# ----- validate -----


def student_folder(folder: Path, target: Path) -> Path:
    """A copy of what a student has, where nothing of the course is around it."""
    shutil.copytree(folder, target)
    return target


def test_validate_names_each_open_task_once(course: Course, tmp_path: Path) -> None:
    folder = student_folder(course.root / "release" / ASSIGNMENT, tmp_path / "untouched")
    output = course.nbgrader("validate", NOTEBOOK, status=None, folder=folder)
    assert "VALIDATION FAILED ON 15 CELL(S)" in output
    assert {task: output.count(f"○ Task {task} is open.") for task in TASKS} == dict.fromkeys(TASKS, 1)
    assert "Traceback" not in output
    assert "NotImplementedError" not in output


def test_validate_accepts_the_solved_version(course: Course, tmp_path: Path) -> None:
    folder = student_folder(course.root / "solutions" / ASSIGNMENT, tmp_path / "solved")
    assert "Success! Your notebook passes all the tests." in course.nbgrader("validate", NOTEBOOK, folder=folder)


def test_validate_explains_a_mistake(course: Course, tmp_path: Path) -> None:
    folder = student_folder(course.root / "solutions" / ASSIGNMENT, tmp_path / "wrong")
    text = (folder / NOTEBOOK).read_text(encoding="utf-8")
    assert "x_in @ self.w.T + self.b" in text
    (folder / NOTEBOOK).write_text(text.replace("x_in @ self.w.T + self.b", "x_in @ self.w.T"), encoding="utf-8")
    output = course.nbgrader("validate", NOTEBOOK, status=None, folder=folder)
    assert "VALIDATION FAILED ON" in output
    assert "check_2a(Linear)" in output
    assert "Is the bias added?" in output


# ----- a fresh clone -----


def test_in_a_fresh_clone_one_line_says_what_comes_first(course: Course, tmp_path: Path) -> None:
    fresh = copy_course(tmp_path / "course", course.environment, ("release", "solutions"))
    shutil.copytree(course.root / "release", fresh.root / "release")  # they stand there already, as in a clone
    shutil.copytree(course.root / "solutions", fresh.root / "solutions")
    fresh.hand_in("ada", (course.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes())
    stands = files_of(fresh.root / "solutions")
    for command in ("generate_solution", "autograde", "generate_feedback"):
        output = fresh.nbgrader(command, ASSIGNMENT, status=1)
        assert len(error_lines(output)) == 1, output
        assert "Run `nbgrader generate_assignment backpropagation` first" in error_lines(output)[0]
        assert "Traceback" not in output
    assert files_of(fresh.root / "solutions") == stands
    assert not (fresh.root / "autograded" / "ada").exists()


def test_generate_assignment_fills_the_gradebook_where_release_stands(plain_class: Course) -> None:
    """`plain_class` began with a release/ and without a gradebook; nbgrader by itself skips what exists."""
    names = {cell for student, cell, _, _ in plain_class.grades() if student == "all-right"}
    assert names == {f"test_{task}" for task in TASKS} | {"task_1a", "feedback"}


def test_an_unknown_student_gets_one_line(plain_class: Course) -> None:
    output = plain_class.nbgrader("autograde", ASSIGNMENT, "--student=nobody", status=1)
    assert len(error_lines(output)) == 1, output
    assert "There is no submission at" in output
    assert "nobody" in error_lines(output)[0]


def test_an_unknown_assignment_is_named(plain_class: Course) -> None:
    output = plain_class.nbgrader("autograde", "backpropagatoin", status=1)
    assert len(error_lines(output)) == 1, output
    assert "backpropagatoin" in error_lines(output)[0]


@pytest.mark.long
def test_generate_solution_makes_the_same_numbers_again(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.root, tmp_path / "course")
    again = Course(tmp_path / "course", course.environment)
    again.nbgrader("generate_solution", ASSIGNMENT)
    before, after = (
        nbformat.read(made.root / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4) for made in (course, again)
    )
    skipped = {"training-4", "training-5", "training-6e", "table-of-runs", "try-without-backward"}  # they show seconds
    for here, there in zip(before.cells, after.cells, strict=True):
        assert here.source == there.source
        if here.id not in skipped and here.cell_type == "code":
            assert without_progress(here) == without_progress(there), here.id


def without_progress(cell: nbformat.NotebookNode) -> list[str]:
    """The lines of a cell's outputs but for bars of progress, which come as time goes."""
    text = "".join(output.get("text", "") or output.data["text/plain"] for output in cell.outputs)
    return [line for line in re.split("[\r\n]", text) if not re.search(" passed, | left, ", line)]

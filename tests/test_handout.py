"""What a student gets: student.zip holds the student version, and it works alone in an empty folder."""

from __future__ import annotations

import shutil
import sys
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, Course, files_of
from nbclient import NotebookClient
from nbformat import NotebookNode

from grader.handout import pack
from judge.rubric import ASSIGNMENT, TASKS


@pytest.fixture(scope="module")
def archive(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """student.zip, as `python -m grader handout` packs it."""
    root = tmp_path_factory.mktemp("pack") / "course"
    shutil.copytree(course.root, root)
    output = Course(root, course.environment).grader("handout")
    assert "student.zip" in output
    return root / "student.zip"


@pytest.fixture(scope="module")
def untouched(archive: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> NotebookNode:
    """The notebook of the unpacked archive, with all cells run as they are."""
    place = tmp_path_factory.mktemp("student")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    return run_all(place / ASSIGNMENT, environment)


def run_all(folder: Path, environment: dict[str, str]) -> NotebookNode:
    """Run all cells of the notebook in a folder; a cell that fails without the tag for it raises."""
    notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    notebook.metadata.kernelspec.name = "python3"
    before = files_of(folder)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}})
    client.execute(env=environment)
    assert files_of(folder) == before, "running the notebook writes into the student's folder"
    return notebook


def text_of(cell: NotebookNode) -> str:
    """Everything that a cell shows, as text; an error is what stands on the screen."""
    texts = []
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            texts.append("\n".join(output.traceback) + "\n")
        else:
            texts.append(output.get("text", "") or output.get("data", {}).get("text/plain", "") + "\n")
    return "".join(texts)


def cells_of(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The code cells by grade id, or by id where they have none."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {cell.metadata.get("nbgrader", {}).get("grade_id", cell.id): cell for cell in code}


# ----- the archive -----


def test_the_archive_holds_the_student_version_and_nothing_else(archive: Path, course: Course) -> None:
    release = files_of(course.root / "release")
    with zipfile.ZipFile(archive) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == release
    assert f"{ASSIGNMENT}/{NOTEBOOK}" in release
    assert f"{ASSIGNMENT}/requirements.txt" in release


def test_files_in_the_archive_keep_their_dates(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            made = datetime.fromtimestamp((archive.parent / "release" / info.filename).stat().st_mtime)
            assert abs(datetime(*info.date_time) - made) <= timedelta(seconds=2), info.filename
            assert info.external_attr >> 16 & 0o777 == 0o644, info.filename


def test_the_archive_holds_nothing_that_a_run_has_left(archive: Path, tmp_path: Path) -> None:
    root = tmp_path / "elsewhere"
    shutil.copytree(archive.parent / "release", root / "release")
    student = root / "release" / ASSIGNMENT / "course" / "student"
    (student / "__pycache__").mkdir()
    (student / "__pycache__" / "plots.cpython-311.pyc").write_bytes(b"left by a run")
    (root / "release" / ASSIGNMENT / ".ipynb_checkpoints").mkdir()
    (root / "release" / ASSIGNMENT / ".ipynb_checkpoints" / NOTEBOOK).write_text("left by JupyterLab")
    with zipfile.ZipFile(archive) as before, zipfile.ZipFile(pack(root)) as after:
        assert after.namelist() == before.namelist()


def test_without_a_student_version_one_line_says_what_to_do(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.root, tmp_path / "course", ignore=shutil.ignore_patterns("release"))
    output = Course(tmp_path / "course", course.environment).grader("handout", status=1)
    assert output.strip().count("\n") == 0
    assert "nbgrader generate_assignment backpropagation" in output
    assert not (tmp_path / "course" / "student.zip").exists()


# ----- the untouched notebook, alone in a folder -----


def test_each_open_task_is_named_once_by_its_own_check_in_one_line(untouched: NotebookNode) -> None:
    cells = cells_of(untouched)
    tests = {name: text_of(cell) for name, cell in cells.items() if name.startswith("test_")}
    assert tests == {f"test_{task}": f"○ Task {task} is open.\n" for task in TASKS}
    for task in TASKS:
        elsewhere = [name for name, cell in cells.items() if f"Task {task} is open" in text_of(cell)]
        assert elsewhere == [f"test_{task}"]


def test_each_open_task_is_named_once_by_the_overview(untouched: NotebookNode) -> None:
    lines = text_of(cells_of(untouched)["overview"]).splitlines()
    for task, rubric in TASKS.items():
        about = [line for line in lines if line.split()[1:3] == [task, rubric.title]]
        assert len(about) == 1, task
        assert about[0].startswith("○ ")
        assert about[0].endswith(" open")
    assert f"0 of {len(TASKS)} tasks are done." in lines
    assert f"✓ {NOTEBOOK}: the name is right and all cells are there." in lines


# Optional cells that show something of their own, and the overview.
LONG = {"overview", "try-own-example", "try-find-the-bug"}


def test_no_cell_shows_a_traceback(untouched: NotebookNode) -> None:
    for name, cell in cells_of(untouched).items():
        text = text_of(cell)
        assert "Traceback" not in text, name
        assert "NotImplementedError" not in text, name
        if name not in LONG:
            assert len(text.splitlines()) <= 3, name
        if not name.startswith("test_"):
            assert not [output for output in cell.outputs if output.output_type == "error"], name


def test_cells_that_need_an_open_task_say_so(untouched: NotebookNode) -> None:
    cells = cells_of(untouched)
    waiting = {name: text_of(cell) for name, cell in cells.items() if "waits for task" in text_of(cell)}
    assert {"try-2f", "try-3b", "try-worked-example", "training_4", "training_5", "training_6e"} <= set(waiting)
    for name, text in waiting.items():
        assert text.count("waits for task") == 1, name


def test_every_cell_was_run(untouched: NotebookNode) -> None:
    assert [name for name, cell in cells_of(untouched).items() if cell.execution_count is None] == []


# ----- without the folder -----


@pytest.mark.parametrize("missing", ["course", "load_mnist.py"])
def test_without_the_folder_the_first_cell_says_so_in_one_sentence(
    archive: Path, environment: dict[str, str], tmp_path: Path, missing: str
) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / ASSIGNMENT
    (folder / missing).rename(tmp_path / "elsewhere")
    notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    notebook.cells = [first]
    client = NotebookClient(notebook, allow_errors=True, resources={"metadata": {"path": str(folder)}})
    client.execute(env=environment)
    assert text_of(first) == (
        "The folder course, or load_mnist.py, is missing: unpack student.zip whole and open the notebook there.\n"
    )


# ----- the last cell before handing in -----


@pytest.fixture(scope="module")
def careless(archive: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of the overview for a file that was renamed, lost a cell and holds another one twice."""
    place = tmp_path_factory.mktemp("careless")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    folder = place / ASSIGNMENT
    notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    (folder / NOTEBOOK).unlink()
    named = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    notebook.cells.remove(named["softmax"])
    notebook.cells.append(nbformat.v4.new_code_cell(named["linear"].source, metadata=named["linear"].metadata))
    nbformat.write(notebook, folder / "my solution.ipynb")
    script = "from course.student.checks import *\noverview()"
    course = Course(folder, environment)
    return course.run(sys.executable, "-c", script, PYTHONIOENCODING="utf-8").splitlines()


def test_the_overview_tells_what_is_wrong_with_the_file(careless: list[str]) -> None:
    problems = [line for line in careless if line.startswith("✗")]
    assert len(problems) == 3
    assert "my solution.ipynb. Rename it to backpropagation.ipynb" in problems[0]
    assert problems[1].startswith("✗ Cells of the release are missing: softmax.")
    assert problems[2].startswith("✗ Cells stand there more than once: linear.")


def test_the_overview_says_which_cells_have_not_been_run(careless: list[str]) -> None:
    for task, rubric in TASKS.items():
        assert [line for line in careless if line.split()[:2] == ["○", task] and "not run" in line], rubric.title

"""Whatever is handed in becomes a valid notebook with the master's cells, a note says how it was read, grading goes on."""

from __future__ import annotations

import codecs
import contextlib
import copy
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import NOTEBOOK, NOTHING, Course, files_of

from grader.limits import Limits
from grader.submission import missing_in, rebuild
from judge import master
from judge.rubric import ASSIGNMENT, PIECES, TASKS

Content = dict[str, Any]
MARKS_OF_SOLUTIONS = ("### BEGIN SOLUTION", "### END SOLUTION")
TESTS = [f"test_{task}" for task in TASKS]
ANSWERS = [name for name, cell in master.cells().items() if cell.metadata.nbgrader.solution]


# ----- submissions -----


def solved() -> Content:
    """A submission with every task right, as plain JSON."""
    notebook = copy.deepcopy(master.notebook())
    for cell in notebook.cells:
        cell.source = "\n".join(line for line in cell.source.split("\n") if line.strip() not in MARKS_OF_SOLUTIONS)
        cell.source = cell.source.split("\n### BEGIN HIDDEN TESTS")[0]
    return json.loads(json.dumps(notebook))


def nbgrader_of(cell: Content) -> Content:
    """A cell's nbgrader metadata."""
    return cell["metadata"].get("nbgrader", {})


def cell_of(content: Content, name: str) -> Content:
    """The cell of this grade id."""
    return next(cell for cell in content["cells"] if nbgrader_of(cell).get("grade_id") == name)


def put(folder: Path, content: Content | str | bytes, name: str = NOTEBOOK) -> None:
    """Write a file of a submission."""
    if isinstance(content, dict | list):
        content = json.dumps(content)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def edited(edit: Callable[[Content], None]) -> Callable[[Path], None]:
    """A submission that differs from the solved one by an edit of its JSON."""

    def make(folder: Path) -> None:
        content = solved()
        edit(content)
        put(folder, content)

    return make


def set_everywhere(**metadata: Any) -> Callable[[Content], None]:
    """An edit of every cell's nbgrader metadata."""

    def edit(content: Content) -> None:
        for cell in content["cells"]:
            if "nbgrader" in cell["metadata"]:
                cell["metadata"]["nbgrader"].update(metadata)

    return edit


def without_ids(content: Content) -> None:
    content["nbformat_minor"] = 4
    for cell in content["cells"]:
        del cell["id"]


def same_id(content: Content) -> None:
    for cell in content["cells"]:
        cell["id"] = "same"


def other_kernel(content: Content) -> None:
    content["metadata"]["kernelspec"] = {"name": "my-conda-env", "display_name": "Python (my env)", "language": "julia"}


def colab(content: Content) -> None:
    content["metadata"] = {"colab": {"provenance": [], "toc_visible": True}, "accelerator": "GPU"}
    content["nbformat_minor"] = 0
    for cell in content["cells"]:
        cell["metadata"]["id"] = cell.pop("id")
        cell["metadata"]["colab"] = {"base_uri": "https://localhost:8080/"}


def visual_studio_code(content: Content) -> None:
    for cell in content["cells"]:
        cell["metadata"]["vscode"] = {"languageId": "python"}


def reordered(content: Content) -> None:
    content["cells"].reverse()


def repeated(content: Content) -> None:
    for name in (*PIECES, *TESTS):
        content["cells"].append(copy.deepcopy(cell_of(content, name)))


def retyped(content: Content) -> None:
    for name in PIECES:
        cell_of(content, name)["cell_type"] = "raw"


def retagged(content: Content) -> None:
    for cell in content["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "remove-cell", "parameters"]


def without_tests(content: Content) -> None:
    content["cells"] = [cell for cell in content["cells"] if nbgrader_of(cell).get("grade_id") not in TESTS]


def locked_cells_changed(content: Content) -> None:
    for cell in content["cells"]:
        if nbgrader_of(cell).get("locked"):
            cell["source"] = "raise SystemExit"


def sources_as_lists(content: Content) -> None:
    for cell in content["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)


def with_outputs(size: int) -> Callable[[Content], None]:
    """An edit that saves long outputs in the notebook."""

    def edit(content: Content) -> None:
        text = "x" * 1_000_000
        cell = cell_of(content, "linear")
        cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": text} for _ in range(size // len(text))]

    return edit


def junk_between_the_cells(content: Content) -> None:
    content["cells"] = [None, 7, "text", [], {}, {"cell_type": 3, "metadata": "x", "source": 5}, *content["cells"]]
    content["cells"].append({"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["linear"]}}, "source": None})
    content["cells"].append({"cell_type": "code", "metadata": {"nbgrader": None}, "source": ["a = 1", None, {}]})


def format_3(folder: Path) -> None:
    notebook = nbformat.from_dict(solved())
    put(folder, nbformat.writes(nbformat.convert(notebook, 3), version=3))


def format_3_malformed(folder: Path) -> None:
    put(folder, {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [7]})


def linked(folder: Path) -> None:
    put(folder.parent / "elsewhere", solved())
    folder.mkdir(parents=True)
    (folder / NOTEBOOK).symlink_to(folder.parent / "elsewhere" / NOTEBOOK)


def linked_folder(folder: Path) -> None:
    put(folder.parent / "elsewhere", solved())
    folder.symlink_to(folder.parent / "elsewhere", target_is_directory=True)


def linked_under_another_name(folder: Path) -> None:
    put(folder.parent / "elsewhere", solved())
    folder.mkdir(parents=True)
    (folder / "copy.ipynb").symlink_to(folder.parent / "elsewhere" / NOTEBOOK)


def checkpoint_only(folder: Path) -> None:
    put(folder, solved(), f".ipynb_checkpoints/{ASSIGNMENT}-checkpoint.ipynb")


def two_others(folder: Path) -> None:
    put(folder, "{}", "old.ipynb")
    put(folder, solved(), "new.ipynb")
    os.utime(folder / "old.ipynb", (1_000_000_000, 1_000_000_000))


# Handed in as it should be, or in a way that changes nothing about the answers: the name and what makes it.
READ_AS_MEANT: dict[str, Callable[[Path], None]] = {
    "as it should be": edited(lambda content: None),
    "byte order mark": lambda folder: put(folder, codecs.BOM_UTF8 + json.dumps(solved()).encode()),
    "utf-16": lambda folder: put(folder, json.dumps(solved()).encode("utf-16")),
    "windows line ends": lambda folder: put(folder, json.dumps(solved(), indent=1).replace("\n", "\r\n")),
    "format 3": format_3,
    "format 4.99": edited(lambda content: content.update(nbformat_minor=99)),
    "format 99": edited(lambda content: content.update(nbformat=99)),
    "no format": edited(lambda content: [content.pop("nbformat"), content.pop("nbformat_minor")]),
    "no metadata of the notebook": edited(lambda content: content.pop("metadata")),
    "another kernel": edited(other_kernel),
    "no ids": edited(without_ids),
    "one id for all": edited(same_id),
    "colab": edited(colab),
    "visual studio code": edited(visual_studio_code),
    "repeated cells": edited(repeated),
    "reordered": edited(reordered),
    "retyped": edited(retyped),
    "retagged": edited(retagged),
    "tests deleted": edited(without_tests),
    "locked cells changed": edited(locked_cells_changed),
    "forged points": edited(set_everywhere(points=1000)),
    "forged kinds": edited(set_everywhere(grade=False, locked=False, task=True)),
    "schema version 99": edited(set_everywhere(schema_version=99)),
    "schema version of text": edited(set_everywhere(schema_version="new")),
    "sources as lists": edited(sources_as_lists),
    "outputs of 30 MB": edited(with_outputs(30_000_000)),
    "outputs of no form": edited(lambda content: cell_of(content, "linear").update(outputs="none")),
    "junk between the cells": edited(junk_between_the_cells),
}
# Handed in otherwise: what makes it, and what the note says; the answers are there.
READ_WITH_A_NOTE: dict[str, tuple[Callable[[Path], None], str]] = {
    "renamed": (
        lambda folder: put(folder, solved(), "backpropagation (1).ipynb"),
        r"^backpropagation \(1\).ipynb was graded",
    ),
    "in a folder": (lambda folder: put(folder, solved(), f"src/{NOTEBOOK}"), r"was graded"),
    "two others": (two_others, r"^new.ipynb was graded"),
}
# What can't be read: what makes it, and the note.
NOT_READ: dict[str, tuple[Callable[[Path], None], str]] = {
    "no folder": (lambda folder: None, "No notebook was handed in."),
    "empty folder": (lambda folder: folder.mkdir(parents=True), "No notebook was handed in."),
    "no notebook": (lambda folder: put(folder, "print()", "answers.py"), "No notebook was handed in."),
    "checkpoint only": (checkpoint_only, "No notebook was handed in."),
    "empty file": (lambda folder: put(folder, ""), "not valid JSON"),
    "cut off": (lambda folder: put(folder, json.dumps(solved())[:200]), "Was it cut off while saving?"),
    "a web page": (lambda folder: put(folder, "<!DOCTYPE html><title>Log in</title>"), "not valid JSON"),
    "an archive": (lambda folder: put(folder, b"PK\x03\x04\xff\xfe\x00\xd8"), "is an archive that can't be unpacked"),
    "latin 1": (lambda folder: put(folder, "{'für': 1} ".encode("latin-1")), "not valid JSON"),
    "deep nesting": (lambda folder: put(folder, "[" * 100_000), "not valid JSON"),
    "a list": (lambda folder: put(folder, "[]"), "is no notebook"),
    "a number": (lambda folder: put(folder, "7"), "is no notebook"),
    "no cells": (lambda folder: put(folder, '{"nbformat": 4}'), "it has no cells"),
    "cells of no list": (lambda folder: put(folder, '{"nbformat": 4, "cells": {"a": 1}}'), "it has no cells"),
    "format 3, malformed": (format_3_malformed, "old format|no answer cell"),
    "a link": (linked, "The notebook is a link, not a file."),
    "a linked folder": (linked_folder, "The notebook is a link, not a file."),
    "a link of another name": (linked_under_another_name, "No notebook was handed in."),
    "a folder of that name": (lambda folder: (folder / NOTEBOOK).mkdir(parents=True), "is not a file"),
    "too large": (edited(with_outputs(60_000_000)), "larger than 50 MB"),
    "another notebook": (edited(lambda content: content.update(cells=[])), "holds no answer cell of this assignment"),
}


def sources(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """The sources of the named cells."""
    return {master.grade_id(cell): cell.source for cell in notebook.cells if master.grade_id(cell)}


def assert_is_the_masters(notebook: nbformat.NotebookNode) -> None:
    """A rebuilt notebook is valid, and all in it but the answers and the student's own cells is the master's."""
    nbformat.validate(nbformat.reads(nbformat.writes(notebook), as_version=4))
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert notebook.metadata == master.notebook().metadata
    of_master = {cell.id: cell for cell in master.notebook().cells}
    assert [name for name in ids if name in of_master] == list(of_master)
    for cell in notebook.cells:
        if cell.id not in of_master:
            assert "nbgrader" not in cell.metadata
            continue
        expected = of_master[cell.id]
        assert (cell.cell_type, cell.metadata) == (expected.cell_type, expected.metadata)
        if not expected.metadata.get("nbgrader", {}).get("solution"):
            assert cell.source == expected.source


@pytest.mark.parametrize("name", READ_AS_MEANT)
def test_read_as_meant(tmp_path: Path, name: str) -> None:
    READ_AS_MEANT[name](tmp_path / "submission")
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert submission.notes == []
    answers = sources(nbformat.from_dict(solved()))
    found = sources(submission.notebook)
    assert {piece: found[piece] for piece in ANSWERS} == {piece: answers[piece] for piece in ANSWERS}


@pytest.mark.parametrize("name", READ_WITH_A_NOTE)
def test_read_with_a_note(tmp_path: Path, name: str) -> None:
    make, note = READ_WITH_A_NOTE[name]
    make(tmp_path / "submission")
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert len(submission.notes) == 1
    assert re.search(note, submission.notes[0])
    answers = sources(nbformat.from_dict(solved()))
    assert all(sources(submission.notebook)[piece] == answers[piece] for piece in ANSWERS)


@pytest.mark.parametrize("name", NOT_READ)
def test_not_read(tmp_path: Path, name: str) -> None:
    make, note = NOT_READ[name]
    make(tmp_path / "submission")
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert len(submission.notes) == 1
    assert re.search(note, submission.notes[0])
    assert "\n" not in submission.notes[0]
    assert str(tmp_path) not in submission.notes[0]
    assert all(sources(submission.notebook)[piece] == "" for piece in ANSWERS)


def test_a_pipe_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / "submission").mkdir()
    os.mkfifo(tmp_path / "submission" / NOTEBOOK)
    assert rebuild(tmp_path / "submission").notes == [f"{NOTEBOOK} is not a file. There is nothing to grade."]


def test_a_file_that_can_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "submission", solved())

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (note,) = rebuild(tmp_path / "submission").notes
    assert "can't be read: Permission denied" in note


def test_a_deleted_answer_is_named_and_the_others_stay(tmp_path: Path) -> None:
    content = solved()
    content["cells"].remove(cell_of(content, "softmax"))
    put(tmp_path / "submission", content)
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert submission.notes == ["The answer cell is missing: softmax."]
    assert missing_in(submission.notes) == {"softmax"}
    assert sources(submission.notebook)["softmax"] == ""
    assert sources(submission.notebook)["linear"] == cell_of(content, "linear")["source"]


def test_of_several_answers_the_last_above_its_tests_counts_and_the_others_stay(tmp_path: Path) -> None:
    content = solved()
    answer = cell_of(content, "linear")
    at = content["cells"].index(answer)
    copies = [copy.deepcopy(answer) for _ in range(2)]
    copies[0]["source"], copies[1]["source"] = "class Linear: first = 1", "class Linear: third = 3"
    content["cells"].insert(at, copies[0])
    content["cells"].insert(at + 1, {"cell_type": "code", "metadata": {}, "source": "between = 2", "outputs": []})
    content["cells"].append(copies[1])
    put(tmp_path / "submission", content)
    submission = rebuild(tmp_path / "submission")
    assert submission.notes == [
        "There are several cells linear. Each of them ran where it stands; the last one above its tests was graded."
    ]
    found = [cell.source for cell in submission.notebook.cells]
    places = [found.index(source) for source in ("class Linear: first = 1", "between = 2", answer["source"])]
    assert places == sorted(places)
    assert found[-1] == "class Linear: third = 3"
    assert master.grade_id(submission.notebook.cells[places[2]]) == "linear"
    assert [cell.metadata.get("copy_of") for cell in submission.notebook.cells if "copy_of" in cell.metadata] == [
        "linear"
    ] * 2


def test_own_cells_stay_behind_the_cells_that_they_stood_behind(tmp_path: Path) -> None:
    content = solved()
    before = content["cells"].index(cell_of(content, "linear"))
    content["cells"].insert(
        0, {"cell_type": "code", "metadata": {}, "source": "first = 1", "outputs": [], "execution_count": 3}
    )
    content["cells"].insert(before + 2, {"cell_type": "code", "metadata": {}, "source": "helper = 2", "outputs": []})
    content["cells"].insert(before + 3, {"cell_type": "markdown", "metadata": {}, "source": "a thought"})
    content["cells"].append({"cell_type": "code", "metadata": {}, "source": "   "})
    put(tmp_path / "submission", content)
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert submission.notes == []
    cells = submission.notebook.cells
    own = {cell.source: number for number, cell in enumerate(cells) if cell.id.startswith("own-")}
    assert set(own) == {"first = 1", "helper = 2", "a thought"}
    assert own["first = 1"] == 0
    assert master.grade_id(cells[own["helper = 2"] - 1]) == "linear"
    assert own["a thought"] == own["helper = 2"] + 1


def test_own_cells_come_before_the_answer_that_they_came_before(tmp_path: Path) -> None:
    """In an older release, the given code of the trainings stood at the top, and a student's helper behind it."""
    content = solved()
    training = cell_of(content, "given_train")
    content["cells"].remove(training)
    at = content["cells"].index(cell_of(content, "given_imports")) + 1
    helper = {"cell_type": "code", "metadata": {}, "source": "def helper(): ...", "outputs": []}
    content["cells"][at:at] = [training, helper]
    put(tmp_path / "submission", content)
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    names = [master.grade_id(cell) or cell.source for cell in submission.notebook.cells]
    assert names.index("given_imports") < names.index("def helper(): ...") < names.index("linear")


def test_thousands_of_own_cells_are_cut_off_with_a_note(tmp_path: Path) -> None:
    content = solved()
    content["cells"] += [{"cell_type": "code", "metadata": {}, "source": f"x = {number}"} for number in range(3000)]
    put(tmp_path / "submission", content)
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert submission.notes == ["Only the first 500 of 3000 cells of the student's own were kept."]


def test_characters_that_no_file_takes_do_no_harm(tmp_path: Path) -> None:
    content = solved()
    cell_of(content, "task_2f")["source"] += "\n# \0 \ud800"
    put(tmp_path / "submission", content)
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    nbformat.writes(submission.notebook).encode("utf-8")
    assert "\0" not in sources(submission.notebook)["task_2f"]


def test_the_limit_on_size_is_the_one_in_the_limits(tmp_path: Path) -> None:
    put(tmp_path / "submission", solved())
    assert rebuild(tmp_path / "submission").notes == []
    (note,) = rebuild(tmp_path / "submission", Limits(notebook_bytes=10_000)).notes
    assert "larger than" in note


# ----- a whole class of them -----

HALF_RIGHT = {**NOTHING, "2b": 5.0, "2c": 5.0}


def half_solved(make: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same submission with nothing but the mean square error answered: it is graded sooner."""

    def made(folder: Path) -> None:
        make(folder)
        for path in [path for path in folder.parent.rglob("*.ipynb") if path.is_file() and not path.is_symlink()]:
            with contextlib.suppress(ValueError):  # what is no notebook stays as it is
                text = path.read_bytes()
                content = json.loads(text.decode("utf-8-sig"))
                for cell in content["cells"] if "cells" in content else content["worksheets"][0]["cells"]:
                    if nbgrader_of(cell).get("grade_id") in set(PIECES) - {"mean_square_error"}:
                        cell["source" if "source" in cell else "input"] = "pass"
                mark = codecs.BOM_UTF8 if text.startswith(codecs.BOM_UTF8) else b""
                path.write_bytes(mark + json.dumps(content).encode())

    return made


def with_timestamp(content: bytes) -> Callable[[Path], None]:
    """A submission with a file timestamp.txt of this content."""

    def make(folder: Path) -> None:
        put(folder, solved())
        put(folder, content, "timestamp.txt")

    return make


def with_linked_timestamp(folder: Path) -> None:
    put(folder, solved())
    (folder / "timestamp.txt").symlink_to("/etc/passwd")


def with_timestamp_folder(folder: Path) -> None:
    put(folder, solved())
    (folder / "timestamp.txt").mkdir()


def with_files_that_shadow_modules(folder: Path) -> None:
    put(folder, solved())
    for name in (
        "numpy.py",
        "checks.py",
        "load_mnist.py",
        "sitecustomize.py",
        "probes/__init__.py",
        "course/__init__.py",
        "course/student/__init__.py",
        "course/student/checks.py",
    ):
        put(folder, "raise SystemExit('shadowed')", name)
    (folder / "plots.py").symlink_to("/etc/passwd")


def with_imports_of_old(content: Content) -> None:
    """As in a notebook from the time when these modules lay beside it: the answers need them."""
    old = "import plots\nfrom checks import *\nfrom runs import once_solved\nfrom first_layer import without_d_in"
    content["cells"].insert(
        0, {"cell_type": "code", "metadata": {}, "source": old, "outputs": [], "execution_count": 1}
    )
    cell = cell_of(content, "mean_square_error")
    cell["source"] = cell["source"].replace(
        "cost = (", "plots.weights, check_2b, check_gradient, once_solved, without_d_in\n        cost = ("
    )


NO_TIME = "timestamp.txt can't be read, so the submission counts as one without a time."
CLASS: dict[str, tuple[Callable[[Path], None], dict[str, float], str | None]] = {
    "as-it-should-be": (READ_AS_MEANT["as it should be"], HALF_RIGHT, None),
    "byte-order-mark": (READ_AS_MEANT["byte order mark"], HALF_RIGHT, None),
    "format-3": (format_3, HALF_RIGHT, None),
    "other-kernel": (edited(other_kernel), HALF_RIGHT, None),
    "repeated-cells": (edited(repeated), HALF_RIGHT, None),
    "tests-deleted": (edited(without_tests), HALF_RIGHT, None),
    "schema-version-99": (edited(set_everywhere(schema_version=99, points=1000)), HALF_RIGHT, None),
    "outputs-of-30-MB": (edited(with_outputs(30_000_000)), HALF_RIGHT, None),
    "renamed": (READ_WITH_A_NOTE["renamed"][0], HALF_RIGHT, "backpropagation (1).ipynb was graded"),
    "shadowing-files": (with_files_that_shadow_modules, HALF_RIGHT, "Files of your own that your cells found"),
    "old-imports": (edited(with_imports_of_old), HALF_RIGHT, None),
    "timestamp": (with_timestamp(b"2026-03-01 12:00:00 UTC"), HALF_RIGHT, None),
    "timestamp-of-words": (with_timestamp(b"yesterday, I think"), HALF_RIGHT, NO_TIME),
    "timestamp-of-bytes": (with_timestamp(b"\xff\xfe\x00"), HALF_RIGHT, NO_TIME),
    "timestamp-too-large": (with_timestamp(b"99999-99-99 99:99:99"), HALF_RIGHT, NO_TIME),
    "timestamp-linked": (with_linked_timestamp, HALF_RIGHT, NO_TIME),
    "timestamp-folder": (with_timestamp_folder, HALF_RIGHT, NO_TIME),
    "cut-off": (NOT_READ["cut off"][0], NOTHING, "Was it cut off while saving?"),
    "no-notebook": (NOT_READ["no notebook"][0], NOTHING, "No notebook was handed in."),
    "empty-folder": (NOT_READ["empty folder"][0], NOTHING, "No notebook was handed in."),
    "linked": (linked, NOTHING, "The notebook is a link, not a file."),
    "another-notebook": (NOT_READ["another notebook"][0], NOTHING, "holds no answer cell"),
    "zulu-the-last": (READ_AS_MEANT["as it should be"], HALF_RIGHT, None),
}


@pytest.fixture(scope="module")
def handed_in(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """submitted/ with all of them."""
    submitted = tmp_path_factory.mktemp("broken") / "submitted"
    for student, (make, _, _) in CLASS.items():
        (submitted / student).mkdir(parents=True)
        half_solved(make)(submitted / student / ASSIGNMENT)
    return submitted


@pytest.fixture(scope="module")
def by_class_command(course: Course, handed_in: Path) -> tuple[Course, str]:
    """The course in which they were graded at once, and what the command printed."""
    root = handed_in.parent / "at-once"
    shutil.copytree(course.root, root)
    shutil.copytree(handed_in, root / "submitted", symlinks=True, dirs_exist_ok=True)
    graded = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    return graded, graded.grader("grade")


@pytest.fixture(scope="module")
def by_nbgrader(course: Course, handed_in: Path) -> tuple[Course, str]:
    """The course in which nbgrader's own command graded them, and what it printed."""
    root = handed_in.parent / "plain"
    shutil.copytree(course.root, root)
    shutil.copytree(handed_in, root / "submitted", symlinks=True, dirs_exist_ok=True)
    graded = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    return graded, graded.nbgrader("autograde", ASSIGNMENT)


@pytest.mark.parametrize("student", CLASS)
@pytest.mark.parametrize("way", ["by_class_command", "by_nbgrader"])
def test_everybody_gets_the_marks_that_the_answers_are_worth(
    way: str, student: str, request: pytest.FixtureRequest
) -> None:
    course, _ = request.getfixturevalue(way)
    assert course.marks().get(student) == CLASS[student][1]


@pytest.mark.parametrize("way", ["by_class_command", "by_nbgrader"])
def test_everybody_has_an_autograded_notebook_that_is_valid(way: str, request: pytest.FixtureRequest) -> None:
    course, _ = request.getfixturevalue(way)
    for student in CLASS:
        path = course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK
        nbformat.validate(nbformat.read(path, as_version=4))
        assert path.stat().st_size < 5_000_000


@pytest.mark.parametrize("way", ["by_class_command", "by_nbgrader"])
def test_the_instructor_reads_the_notes_and_no_traceback(way: str, request: pytest.FixtureRequest) -> None:
    _, output = request.getfixturevalue(way)
    assert "Traceback" not in output
    lines = output.splitlines()
    for student, (_, _, note) in CLASS.items():
        if note:
            assert [line for line in lines if student in line and note in line], f"{student}: {note}"


@pytest.mark.parametrize("student", CLASS)
def test_the_student_reads_the_note(by_class_command: tuple[Course, str], student: str) -> None:
    page = unescape(by_class_command[0].page(student))
    note = CLASS[student][2]
    if note:
        assert note in page
    else:
        assert "How your notebook was read" not in page


@pytest.mark.parametrize("way", ["by_class_command", "by_nbgrader"])
def test_no_file_of_a_student_gets_among_those_of_the_course(way: str, request: pytest.FixtureRequest) -> None:
    course, _ = request.getfixturevalue(way)
    folder = course.root / "autograded" / "shadowing-files"
    assert not [path for path in folder.rglob("*") if path.is_symlink()]
    assert not [name for name, text in files_of(folder).items() if b"shadowed" in text]


def test_a_timestamp_that_can_be_read_is_kept(by_class_command: tuple[Course, str], by_nbgrader) -> None:
    for course, _ in (by_class_command, by_nbgrader):
        with sqlite3.connect(course.root / "gradebook.db") as gradebook:
            times = dict(gradebook.execute("SELECT student_id, timestamp FROM submitted_assignment").fetchall())
        assert times["timestamp"].startswith("2026-03-01 12:00:00")
        assert {student for student, time in times.items() if time} == {"timestamp"}


def test_submissions_stay_as_they_were(by_class_command, by_nbgrader, handed_in: Path) -> None:
    for course, _ in (by_class_command, by_nbgrader):
        for student in CLASS:
            assert files_of(course.root / "submitted" / student) == files_of(handed_in / student)

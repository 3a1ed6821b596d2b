"""Names of students: any script's letters stay, anything that a page, a path or a pattern could read otherwise is replaced."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from conftest import Course

from grader.names import MAX_BYTES, is_name, note, student_name, students_in
from judge.rubric import ASSIGNMENT


@pytest.mark.parametrize(
    "name",
    [
        "ana",
        "Jürgen Müller",
        unicodedata.normalize("NFD", "Nguyễn Thị Ánh"),
        "Σωκράτης",
        "李 小龙",
        "नरेन्द्र",
        "שָׁלוֹם",
        "a.b+c_d-e@example.org",
        "12345",
        "_x",
        "John Smith Jr.",
        "x" * MAX_BYTES,
    ],
)
def test_names_of_people_stay_as_they_are(name: str) -> None:
    assert student_name(name) == name
    assert note(name, student_name(name)) == ""


@pytest.mark.parametrize(
    "folder",
    [
        "",
        ".",
        "..",
        "../ana",
        ".hidden",
        "-rf",
        " ana",
        "ana ",
        "a  b\tc",
        "a\nb",
        "a\0b",
        "a/b",
        "a\\b",
        "<img src=x onerror=alert(1)>",
        "a\"b'c",
        "[a-z]*",
        "{student_id}",
        "a&b;c",
        "%2e%2e",
        "[bold]kim[/bold]",
        ":smiley:",
        "a\u202eb",
        "a\u200bb",
        "\ud800",
        "M\udcfcller",
        "a" + "\u0301" * 50,
        "\u0301a",
        "😀",
        "x" * (MAX_BYTES + 1),
        "é" * MAX_BYTES,
    ],
)
def test_anything_else_becomes_a_name(folder: str) -> None:
    name = student_name(folder)
    assert is_name(name)
    assert name == student_name(folder) == student_name(name)
    assert note(folder, "kim").isascii()
    name.encode()


def test_names_that_differ_stay_apart() -> None:
    folders = ["a<b", "a>b", "a_b", "a\udcfcb", "x" * 200, "x" * 201]
    assert len({student_name(folder) for folder in folders}) == len(folders)


def test_nobody_takes_a_name_that_was_made_for_somebody_else() -> None:
    made = student_name("O'Brien")
    found = students_in(["O'Brien", made, "ana"])
    assert found.pop("ana") == "ana"
    assert found.pop(made) == made  # whose folder is named so
    assert list(found.values()) == ["O'Brien"]
    assert all(is_name(name) for name in found)


def test_nbgrader_takes_no_folder_that_nobody_can_be_named_after(course: Course, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(course.root, root)
    own = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    own.hand_in("<b>kim<", "{}")
    said = own.nbgrader("autograde", ASSIGNMENT, status=1)
    assert student_name("<b>kim<") in said
    assert own.grades() == []

"""The table of marks: never a mark cut off, whatever the names and the width."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from grader.class_summary import ClassSummary, Row
from grader.marks_table import cut_in_the_middle, marks_lines
from judge import master
from judge.rubric import TASKS

LONG = "Mueller-Luedenscheidt Maria_1234567_assignsubmission_file"


def row(student: str, notes: tuple[str, ...] = (), not_begun: tuple[str, ...] = (), **lost: float) -> Row:
    """A student with full points but for those given as task_2a=1."""
    scores = {task: lost.get(f"task_{task}", 0.0 if task in not_begun else TASKS[task].points) for task in TASKS}
    return Row(student, scores, sum(scores.values()), frozenset(not_begun), notes)


CLASS = ClassSummary([row("ada"), row(LONG, task_2a=1, task_2d=2.5), row("bob", ("A note.",), ("5", "6e"), task_3a=0)])


def test_the_weakest_first_with_signs_for_what_needs_no_number() -> None:
    head, points, bob, maria, ada, _ = marks_lines(CLASS, 80)
    assert head.split() == ["student", *master.task_order(), "sum"]
    assert points.split() == ["points", *(str(TASKS[task].points) for task in master.task_order()), "100"]
    assert ada.split() == ["ada", *["·"] * 15, "100"]
    assert bob.split() == ["bob", *["·"] * 6, "0", "·", "·", "–", *["·"] * 4, "–", "75", "!"]
    assert maria.split()[-16:-12] == ["1", "2.5", "·", "·"]
    assert maria.startswith("Mueller-Lued…ission_file ")


@pytest.mark.parametrize("width", [20, 40, 60, 70, 75, 80, 81, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_no_mark_is_lost(width: int) -> None:
    lines = marks_lines(CLASS, width)
    assert max(map(cell_len, lines)) <= width
    text = " ".join(lines)
    assert "88.5" in text
    assert "2.5" in text


def test_below_the_width_a_line_for_each_student() -> None:
    lines = marks_lines(CLASS, 60)
    assert lines[-1] == "ada  100"
    assert "3a 0/10; not begun: 5 6e !" in " ".join(lines)


def test_who_has_no_point_at_all_has_a_short_line() -> None:
    nothing = row("bob", **{f"task_{task}": 0 for task in TASKS})
    assert marks_lines(ClassSummary([nothing]), 40) == ["bob  0  no point in any task"]


def test_where_no_terminal_reads_names_are_whole_and_all_is_numbers() -> None:
    lines = marks_lines(CLASS, None)
    assert lines[3].startswith(LONG)
    assert lines[3].removeprefix(LONG).split()[:2] == ["1", "2.5"]
    assert lines[2].split()[-2:] == ["75", "!"]
    assert "·" not in "".join(lines)
    assert len({cell_len(line.removesuffix(" !")) for line in lines[:5]}) == 1


@pytest.mark.parametrize("name", ["山田太郎" * 10, "é" * 40, "a" * 25, "a" * 24, "קבוצה" * 9])
def test_names_are_cut_in_the_middle_by_their_width(name: str) -> None:
    cut = cut_in_the_middle(name, 24)
    assert cell_len(cut) <= 24
    assert (cut == name) == (cell_len(name) <= 24)
    assert cut[0] == name[0]
    assert cut[-1] == name[-1]


def test_what_the_class_comes_to() -> None:
    assert CLASS.mean == pytest.approx((100 + 88.5 + 75) / 3)
    assert CLASS.lost_most == [("2a", 1), ("2d", 1), ("3a", 1)]
    assert ClassSummary([]).mean is None

"""A cell that is no Python: the check says so with its line, whatever ran before, and so does the overview of the saved file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from course.engine.cells import broken, broken_cell
from course.engine.record import construct
from course.student.check_tools import CheckFailed, expect_defined
from course.student.names import missing_name
from course.student.overview import broken_cells

RIGHT = "class Linear:\n    def forward(self, x_in):\n        return x_in\n"
BROKEN = "class Linear:\n    def forward(self, x_in):\n        return (x_in\n"


def ran(*cells: str) -> dict[str, Any]:
    """The names of a notebook in which these cells were run."""
    namespace: dict[str, Any] = {"In": ["", *cells], "__name__": "__main__"}
    for cell in cells:
        if broken(cell) is None:
            exec(cell, namespace)
    return namespace


def test_the_latest_cell_of_a_name_counts() -> None:
    assert broken_cell(ran(RIGHT, BROKEN), "Linear")["line"] == 3
    assert broken_cell(ran(BROKEN, RIGHT), "Linear") is None
    assert broken_cell(ran(RIGHT), "Network") is None
    assert broken_cell({}, "Linear") is None


def test_a_missing_class_says_which_line_is_no_python() -> None:
    text = missing_name("Linear", ran(BROKEN))
    assert text.startswith("Line 3 of the cell of Linear is no Python")
    assert "return (x_in" in text
    assert "run" in missing_name("Linear", ran())


def test_what_ran_before_is_no_excuse_for_a_broken_cell() -> None:
    namespace = ran(RIGHT, BROKEN)
    with pytest.raises(CheckFailed, match="Line 3 of the cell of Linear is no Python") as failure:
        expect_defined("2a", namespace["Linear"])
    assert failure.value.mistake == "cell-did-not-run"
    expect_defined("2a", ran(BROKEN, RIGHT)["Linear"])


def test_the_record_of_a_missing_class_says_why() -> None:
    record, value = construct(ran(BROKEN), "Linear")
    assert value is None
    assert record["broken"]["line"] == 3
    assert "broken" not in construct(ran(), "Linear")[0]


def test_the_overview_finds_broken_cells_of_the_saved_file(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": BROKEN, "metadata": {"nbgrader": {"grade_id": "linear"}}}]
    path = tmp_path / "backpropagation.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert [(name, found["line"]) for name, found in broken_cells(path)] == [("Linear", 3)]


def test_magics_are_no_syntax_errors() -> None:
    assert broken("%matplotlib inline\nx = 1") is None
    assert broken("x = = 1") is not None

"""`explain` puts other code where the task's blank is, and shows where two arrays part."""

from __future__ import annotations

import pytest

from desk.explain import CanNotExplain, with_code

CELL = """\
class Linear(Layer):
    def forward(self, x_in):
        # ----- add code for task 2a between comments -----
        x_out = x_in @ self.w
        # -------------------------------------------------
        return x_out
"""


def test_other_code_in_the_blank() -> None:
    changed = with_code(CELL, "2a", "self.x_in = x_in\nx_out = x_in @ self.w.T\n")
    assert changed == CELL.replace(
        "        x_out = x_in @ self.w\n", "        self.x_in = x_in\n        x_out = x_in @ self.w.T\n"
    )


def test_a_whole_cell() -> None:
    assert with_code(CELL, "2a", "class Linear(Layer):\n    pass\n") == "class Linear(Layer):\n    pass"


def test_a_cell_without_its_comment_lines() -> None:
    with pytest.raises(CanNotExplain, match="give the whole cell"):
        with_code("class Linear(Layer):\n    pass", "2a", "x_out = 1")

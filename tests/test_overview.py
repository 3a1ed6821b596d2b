"""What the notebook's last cell says of the file that is about to be handed in."""

from __future__ import annotations

import shutil
import sys
import types
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT

from course.student.overview import handing_in
from judge.rubric import ASSIGNMENT


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A folder with the solved notebook, as JupyterLab names it; the sources by grade id."""
    shutil.copyfile(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, tmp_path / NOTEBOOK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JPY_SESSION_NAME", f"some/folder/{NOTEBOOK}")
    cells = nbformat.read(tmp_path / NOTEBOOK, as_version=4).cells
    return {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in cells}


def test_a_file_that_holds_what_was_run_is_fine(saved: dict[str, str]) -> None:
    first = handing_in({"In": ["", saved["linear"].replace("self.db +=", "self.db ="), saved["linear"]]})[0]
    assert first == f"✓ {NOTEBOOK}: the name is right and all cells are there."


def test_what_was_run_and_not_saved_is_named(saved: dict[str, str]) -> None:
    lines = handing_in({"In": ["", saved["linear"], saved["linear"] + "\n# better", saved["task_2f"] + "\n# new"]})
    assert [line.split(" than")[0] for line in lines[:2]] == [
        f"✗ The saved file holds another text of the cell of {name}" for name in ("Linear", "step_layers")
    ]


def test_a_file_that_only_lies_there_is_not_compared(saved: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert handing_in({"In": [saved["linear"] + "\n# better"]})[0].startswith("✓")


def test_in_colab_another_file_is_not_looked_at(saved: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    (line,) = handing_in({})
    assert "Download it, and hand it in as backpropagation.ipynb." in line

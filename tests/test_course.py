"""The course package: pieces are found by their folders, and what is secret stays so."""

from __future__ import annotations

import ast

import pytest

from course.public import FOLDER, public_files
from course.tasks import FOLDERS, PIECES, TASKS

SECRET = ("course.kinds", "course.judge", "judge", "grader", "fairness")


def test_every_folder_with_a_task_is_a_piece_but_those_without_points() -> None:
    optional = {path.parent.name for path in FOLDER.glob("pieces/*/cells.txt")}
    assert set(PIECES) == {path.parent.name for path in FOLDER.glob("pieces/*/task.py")} - optional
    assert set(FOLDERS) == set(TASKS)


def test_the_points_sum_to_100() -> None:
    assert sum(task.points for task in TASKS.values()) == 100


@pytest.mark.parametrize("name", [name for name in public_files() if name.endswith(".py")])
def test_nothing_public_imports_what_is_secret(name: str) -> None:
    assert not name.endswith("expected.py")
    for node in ast.walk(ast.parse((FOLDER / name).read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        for imported in names:
            assert not imported.startswith(SECRET), f"{name} imports {imported}"
            assert not imported.endswith("expected"), f"{name} imports {imported}"

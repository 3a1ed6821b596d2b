"""The warning about cells that the course's oldest Python can't read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from course.student.older_python import OLDEST_PYTHON, newer_syntax

NEWER = {
    'f"{d["k"]}"': True,
    "f'''{d['k']}'''": False,
    "type A = int": True,
    "class A[T]: pass": True,
    "with (open('a') as a, open('b') as b): pass": False,
    "def f(:": False,
}
CODE = """
import json, sys, types
sys.path.insert(0, sys.argv[1])
names = ("IPython", "IPython.core", "IPython.core.inputtransformer2")
sys.modules |= {name: types.ModuleType(name) for name in names}  # the newer Python may have none
sys.modules[names[-1]].TransformerManager = type("Plain", (), {"transform_cell": lambda self, cell: cell})
from older_python import newer_syntax
print(json.dumps([bool(newer_syntax(source)) for source in json.loads(sys.argv[2])]))
"""


def newer_pythons() -> list[str]:
    """Pythons on this machine that are newer than the oldest."""
    named = [shutil.which(f"python3.{minor}") for minor in range(OLDEST_PYTHON[1] + 1, 20)]
    kept = [
        path for path in Path.home().glob(".pyenv/versions/3.*/bin/python") if int(path.parts[-3].split(".")[1]) > 11
    ]
    return [path for path in [*named, *map(str, kept)] if path and works(path)]


def works(python: str) -> bool:
    return subprocess.run([python, "-c", ""], capture_output=True).returncode == 0


def test_the_oldest_python_is_the_courses() -> None:
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["course"]["pythons"][0]
    assert ".".join(map(str, OLDEST_PYTHON)) == oldest


def test_a_newer_python_tells_what_the_oldest_can_not_read() -> None:
    pythons = newer_pythons()
    if not pythons:
        pytest.skip("there is no newer Python on this machine")
    for python in pythons:
        command = [python, "-c", CODE, str(ROOT / "course" / "student"), json.dumps(list(NEWER))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert json.loads(done.stdout) == list(NEWER.values()), python


def test_magics_are_read_as_calls() -> None:
    assert newer_syntax("%matplotlib inline\n!ls\nx = 1") == ""


@pytest.mark.skipif(sys.version_info[:2] > OLDEST_PYTHON, reason="this Python is newer than the oldest")
def test_the_oldest_python_warns_of_nothing() -> None:
    assert newer_syntax("type A = int") == ""

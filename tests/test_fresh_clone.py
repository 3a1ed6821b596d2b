"""The README's commands in a fresh clone with an empty HOME: what somebody who adopts the course does first."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, files_of
from test_sample_class import MARKS, rows

pytestmark = pytest.mark.long
KEPT = ("PATH", "LANG", "TERM", "PIP_", "SSL_", "CURL_", "HTTP", "NO_PROXY", "REQUESTS_", "DEBIAN_")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what is committed."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so it can't be cloned")
    folder = tmp_path_factory.mktemp("fresh") / "course"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    return folder


def make(folder: Path, target: str, home: Path) -> str:
    """Run make with an empty HOME and no setting of this shell beside the way to the package index."""
    environment = {name: value for name, value in os.environ.items() if name.upper().startswith(KEPT)}
    done = subprocess.run(
        ["make", target],
        cwd=folder,
        env={**environment, "HOME": str(home), "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    return done.stdout


def status(folder: Path) -> str:
    """What git finds changed or new."""
    return subprocess.run(
        ["git", "status", "--porcelain"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def test_make_grade_grades_the_sample_class_and_make_clean_takes_it_away(clone: Path, tmp_path: Path) -> None:
    output = make(clone, "grade", tmp_path)
    assert set(rows(output)) == set(MARKS)
    assert "feedback/<student>/backpropagation/backpropagation.html" in output
    assert status(clone) == "", "grading changed or left something that git would commit"
    assert "9 unchanged since they were graded" in make(clone, "grade", tmp_path)
    make(clone, "clean", tmp_path)
    assert set(files_of(clone / "submitted")) == set(files_of(clone / "autograded")) == {"README.md"}
    assert not (clone / ".venv").exists()
    assert not (clone / "gradebook.db").exists()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*") if path.name != ".cache"}
    left |= {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob(".cache/*")}
    assert left <= {".cache/pip", ".rustup"}, (
        "HOME holds more than pip's cache, and rustc's, which pip asks for its version"
    )

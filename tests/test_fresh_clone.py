"""The README's commands in a fresh clone with an empty HOME and the system's own Python: what somebody who adopts the course does first."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, files_of
from test_sample_class import MARKS, rows

pytestmark = pytest.mark.long
KEPT = ("LANG", "TERM", "PIP_", "SSL_", "CURL_", "HTTP", "NO_PROXY", "REQUESTS_", "DEBIAN_")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"  # no Python but the system's
README = (ROOT / "README.md").read_text(encoding="utf-8")
STUDENTS, INSTRUCTORS = re.search(
    r"^## For students$(.*)^## For instructors$(.*)^## For maintainers$", README, re.M | re.S
).groups()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what is committed."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so it can't be cloned")
    folder = tmp_path_factory.mktemp("fresh") / "course"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    return folder


def run(folder: Path, command: str, home: Path) -> str:
    """Run a command with an empty HOME and no setting of this shell beside the way to the package index."""
    environment = {name: value for name, value in os.environ.items() if name.upper().startswith(KEPT)}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**environment, "PATH": PATH, "HOME": str(home), "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    return done.stdout


def status(folder: Path) -> str:
    """What git finds changed or new."""
    return subprocess.run(
        ["git", "status", "--porcelain"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def test_two_commands_grade_the_sample_class_and_make_clean_takes_it_away(clone: Path, tmp_path: Path) -> None:
    packages, command = re.search(r"`apt-get install (.*?)`.*?^    (.*?)$", INSTRUCTORS, re.M | re.S).groups()
    if shutil.which("dpkg"):
        run(clone, f"dpkg --status {packages}", tmp_path)
    assert command == "make grade"
    output = run(clone, command, tmp_path)
    assert set(rows(output)) == set(MARKS)
    assert f"Feedback pages, with the class on top: {clone / 'feedback' / 'index.html'}" in output
    assert (clone / "feedback" / "index.html").is_file()
    assert status(clone) == "", "grading changed or left something that git would commit"
    assert "9 unchanged since they were graded" in run(clone, command, tmp_path)
    run(clone, "make clean", tmp_path)
    assert set(files_of(clone / "submitted")) == set(files_of(clone / "autograded")) == {"README.md"}
    assert not (clone / ".venv").exists()
    assert not (clone / "gradebook.db").exists()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*") if path.name != ".cache"}
    left |= {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob(".cache/*")}
    assert left <= {".cache/pip", ".cache/uv", ".rustup"}, (
        "HOME holds more than the caches of pip and uv, and rustc's, which pip asks for its version"
    )


def test_the_plain_commands_set_up_too(clone: Path, tmp_path: Path) -> None:
    make_venv, install = re.search(r"^\| set up \| .*?\| `(.*?)`, `(.*?)`,", INSTRUCTORS, re.M).groups()
    assert install == ".venv/bin/pip install -r requirements.txt"
    run(clone, make_venv, tmp_path)
    run(clone, install, tmp_path)
    run(clone, ".venv/bin/pip check && .venv/bin/python -m grader --help && make clean", tmp_path)


def test_a_student_sets_up_with_what_the_readme_says(clone: Path, tmp_path: Path) -> None:
    lines = re.findall(r"^       (\S.*?)(?:  +#.*)?$", STUDENTS, re.M)
    assert lines[-1] == "jupyter lab backpropagation.ipynb"
    folder = tmp_path / "backpropagation"
    shutil.copytree(clone / "release" / "backpropagation", folder)
    output = run(folder, " && ".join([*lines[:-1], "pip check", "jupyter lab --version"]), tmp_path)
    assert re.search(r"^4\.\d+", output, re.M)

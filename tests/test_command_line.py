"""The class command and make where something is missing: one clear line, and nothing half-written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOTEBOOK, NOTHING, ROOT, Course, files_of
from test_sample_class import MARKS, rows

from grader.command import main
from judge.rubric import ASSIGNMENT

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is there on Linux only")


def copy_of(course: Course, root: Path) -> Course:
    """A copy of the course with nothing in submitted/, in which the sandbox is required."""
    shutil.copytree(course.root, root)
    return Course(root, course.environment)


@pytest.fixture
def own(course: Course, tmp_path: Path) -> Course:
    """A course with one submission that is not of the sample class: the student version as it is."""
    copy = copy_of(course, tmp_path / "course")
    copy.hand_in("ada", (course.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes())
    return copy


def path_with(folder: Path, **scripts: str) -> str:
    """A PATH with nothing but these shell scripts."""
    folder.mkdir()
    for name, text in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    return str(folder)


def is_one_line(output: str) -> bool:
    """Whether a command said one thing and no more, beside that it made the student version."""
    lines = [line for line in output.splitlines() if line and not line.startswith("The student version was made")]
    return len(lines) == 1


# ----- nothing to grade -----


def test_no_folder_for_submissions(course: Course, tmp_path: Path) -> None:
    copy = copy_of(course, tmp_path / "course")
    shutil.rmtree(copy.root / "submitted")
    output = copy.grader("grade", status=1)
    assert is_one_line(output), output
    assert "There is nothing in submitted/" in output


def test_other_things_in_submitted_are_no_submissions(course: Course, tmp_path: Path) -> None:
    copy = copy_of(course, tmp_path / "course")
    (copy.root / "submitted" / "notes.txt").write_text("not a submission")
    (copy.root / "submitted" / ".DS_Store").write_bytes(b"\0")
    (copy.root / "submitted" / "somebody" / "another assignment").mkdir(parents=True)
    before = files_of(copy.root / "submitted")
    output = copy.grader("grade", status=1)
    assert is_one_line(output), output
    assert "There is nothing in submitted/: put notebooks into submitted/<student>/backpropagation/." in output
    assert files_of(copy.root / "submitted") == before


# ----- no sandbox -----


@LINUX
def test_without_bubblewrap_it_refuses_and_names_the_package(own: Course, tmp_path: Path) -> None:
    output = own.grader("grade", status=1, PATH=path_with(tmp_path / "bin"))
    assert is_one_line(output), output
    assert "bwrap is missing" in output
    assert "apt-get install bubblewrap" in output
    assert not (own.root / "autograded" / "ada").exists()
    assert not (own.root / "feedback").exists()
    assert own.marks() == {}


@LINUX
def test_where_the_system_forbids_bubblewrap_it_refuses_and_says_why(own: Course, tmp_path: Path) -> None:
    forbidden = 'echo "bwrap: No permissions to create a new namespace" >&2; exit 1'
    output = own.grader("grade", status=1, PATH=path_with(tmp_path / "bin", bwrap=forbidden))
    assert is_one_line(output), output
    assert "No permissions to create a new namespace" in output
    assert "user namespaces" in output
    assert "docs/hub.md" in output
    assert "apt-get" not in output
    assert own.marks() == {}


@LINUX
def test_plain_autograde_refuses_too(own: Course, tmp_path: Path) -> None:
    program = str(Path(sys.executable).parent / "nbgrader")
    output = own.run(program, "autograde", ASSIGNMENT, status=1, PATH=path_with(tmp_path / "bin"))
    errors = [line for line in output.splitlines() if "| ERROR]" in line]
    assert len(errors) == 1, output
    assert "apt-get install bubblewrap" in errors[0]
    assert "Traceback" not in output
    assert not (own.root / "autograded" / "ada").exists()
    assert own.marks() == {}


@LINUX
def test_the_sample_class_alone_is_graded_all_the_same(course: Course, tmp_path: Path) -> None:
    copy = copy_of(course, tmp_path / "course")
    nowhere = path_with(tmp_path / "bin")
    output = copy.grader("grade", "--sample-if-empty", PATH=nowhere)
    (line,) = [line for line in output.splitlines() if "bwrap is missing" in line]
    assert "The sample class alone is harmless: it is graded without a sandbox." in line
    assert copy.marks() == MARKS
    assert set(rows(output)) == set(MARKS)

    copy.hand_in("ada", (course.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes())
    refusal = copy.grader("grade", status=1, PATH=nowhere)
    assert is_one_line(refusal), refusal
    assert "bubblewrap" in refusal
    assert "ada" not in copy.marks()

    (copy.submission("ada") / NOTEBOOK).unlink()
    (copy.submission("ada")).rmdir()
    (copy.root / "submitted" / "ada").rmdir()
    with open(copy.submission("left-blank") / NOTEBOOK, "a", encoding="utf-8") as file:
        file.write(" ")  # one of the class is no longer what the script made
    refusal = copy.grader("grade", status=1, PATH=nowhere)
    assert is_one_line(refusal), refusal
    assert "bubblewrap" in refusal


def test_without_a_sandbox_by_choice(own: Course, tmp_path: Path) -> None:
    output = own.grader("grade", "--no-sandbox", PATH=path_with(tmp_path / "bin"))
    assert "1 graded." in output
    assert own.marks() == {"ada": NOTHING}


# ----- the terminal -----


def test_a_log_gets_no_flood_of_lines_and_the_table_fits_into_80_columns(own: Course) -> None:
    for student in ("averages-over-the-batch", "bob", "carla"):
        own.hand_in(student, (own.submission("ada") / NOTEBOOK).read_bytes())
    options = ["--no-sandbox"] if sys.platform != "linux" else []
    output = own.grader("grade", *options, COLUMNS="80", status=None)
    assert len(output.splitlines()) < 20, output
    assert "\r" not in output
    table = [line for line in output.splitlines() if re.match(r"averages-over-the-batch +0 ", line)]
    assert len(table) == 1
    assert len(table[0].split()) == 17
    assert len(table[0].rstrip()) <= 80


def test_help_names_the_commands_and_options() -> None:
    names = CliRunner().invoke(main, ["--help"]).output
    assert {"assignment", "grade", "sample", "handout"} <= set(names.split())
    assert "..." not in re.sub(r"\[[A-Z]+\]\.\.\.", "", names), "a sentence that is cut off"
    options = CliRunner().invoke(main, ["grade", "--help"]).output
    assert {"--workers", "--no-sandbox", "--again", "--sample-if-empty"} <= set(re.findall(r"--[\w-]+", options))


def test_an_unknown_command_is_named() -> None:
    result = CliRunner().invoke(main, ["grde"])
    assert result.exit_code == 2
    assert "No such command 'grde'" in result.output


# ----- the master -----


@pytest.mark.parametrize("what", ["cut off", "missing"])
def test_a_broken_master_is_named_in_one_line(own: Course, what: str) -> None:
    path = own.root / "source" / ASSIGNMENT / NOTEBOOK
    text = path.read_text(encoding="utf-8")
    path.unlink()
    if what == "cut off":
        path.write_text(text[: len(text) // 2], encoding="utf-8")
    output = own.grader("grade", status=1)
    assert "Traceback" not in output
    assert is_one_line(output), output
    assert re.search(r"source/(\./)?backpropagation", output), output
    assert own.marks() == {}


# ----- make -----


def make(folder: Path, *arguments: str, path: str) -> subprocess.CompletedProcess:
    """Run make in a folder that holds nothing but the Makefile and what it needs to begin."""
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts", dirs_exist_ok=True)
    environment = {**os.environ, "PATH": path}
    return subprocess.run(["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@needs_make
def test_an_old_python_is_named(tmp_path: Path) -> None:
    old = 'case "$*" in --version) echo "Python 3.9.2";; *) exit 1;; esac'
    scripts = path_with(tmp_path / "bin", python3=old)
    done = make(tmp_path, "grade", path=f"{scripts}{os.pathsep}{os.environ['PATH']}")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed; this is Python 3.9.2." in done.stdout
    assert not (tmp_path / ".venv").exists()


@needs_make
def test_a_missing_venv_is_named(tmp_path: Path) -> None:
    without = 'case "$*" in *ensurepip*) exit 1;; esac'
    scripts = path_with(tmp_path / "bin", python3=without)
    done = make(tmp_path, "grade", path=f"{scripts}{os.pathsep}{os.environ['PATH']}")
    assert done.returncode != 0
    assert "install the Debian package python3-venv" in done.stdout
    assert not (tmp_path / ".venv").exists()


@needs_make
def test_an_interrupted_installation_is_made_again(tmp_path: Path) -> None:
    """What was left half-done is not taken for an environment by the next make."""
    half = 'case "$*" in *install.py*) mkdir -p .venv/bin; echo "installing into $2"; exit 1;; esac'
    scripts = path_with(tmp_path / "bin", python3=half)
    for _ in range(2):
        done = make(tmp_path, "setup", path=f"{scripts}{os.pathsep}{os.environ['PATH']}")
        assert done.returncode != 0
        assert "installing into .venv" in done.stdout
        assert not (tmp_path / ".venv" / "installed").exists()


@needs_make
def test_help_lists_the_targets(tmp_path: Path) -> None:
    done = make(tmp_path, path=os.environ["PATH"])
    assert done.returncode == 0
    targets = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"grade", "test", "test-all", "solutions", "student.zip", "clean", "bench"} <= targets

"""What students and the sandbox get is a positive list, and nothing secret is on it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT, Course, files_of

from course.public import PUBLIC
from fairness.leaks import telling_lines
from grader import handout
from judge import master
from judge.rubric import ASSIGNMENT
from sandbox.old_names import OLD_NAMES

REGION = re.compile(r"^[ ]*### BEGIN SOLUTION\n(.*?)\n[ ]*### END SOLUTION$", re.DOTALL | re.MULTILINE)


def secret_files() -> list[Path]:
    """What neither students nor the sandbox may see of the package, the judge, and the answers of the corpus."""
    public = {path for pattern in PUBLIC for path in handout.PACKAGE.glob(pattern)}  # also where a piece has no points
    folders = [handout.PACKAGE, ROOT / "judge"]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".txt", ".md")]
    return [path for path in files if path not in public]


@pytest.fixture(scope="module")
def secret_lines() -> dict[str, str]:
    """The telling lines of these files, and where each stands."""
    given = {line for cell in master.notebook().cells for line in telling_lines(REGION.sub("", cell.source))}
    lines = {
        line: path.relative_to(ROOT).as_posix() for path in secret_files() for line in telling_lines(path.read_text())
    }
    telling = {line: place for line, place in lines.items() if line not in given}
    assert len(telling) > 3000
    return telling


def leaks(files: dict[str, bytes], secret_lines: dict[str, str]) -> list[tuple[str, str, str]]:
    """Where one of the lines stands in one of the files."""
    texts = {name: content.decode() for name, content in files.items() if not name.endswith((".gz", ".npz"))}
    for name in (name for name in texts if name.endswith(".ipynb")):
        texts[name] = "\n".join(cell.source for cell in nbformat.reads(texts[name], as_version=4).cells)
    return [
        (name, line, secret_lines[line])
        for name, text in texts.items()
        for line in telling_lines(text) & set(secret_lines)
    ]


def test_a_line_of_a_secret_file_would_be_found(secret_lines: dict[str, str]) -> None:
    line = next(iter(secret_lines))
    assert leaks({"a.py": f"x = 1\n    {line}\n".encode()}, secret_lines)


def test_no_line_of_a_secret_file_is_in_the_student_version(course: Course, secret_lines: dict[str, str]) -> None:
    assert leaks(files_of(course.root / "release"), secret_lines) == []


def test_no_line_of_a_secret_file_is_in_student_zip(
    course: Course, secret_lines: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(course.root / "release", tmp_path / "release")
    with zipfile.ZipFile(handout.pack(tmp_path)) as packed:
        assert leaks({name: packed.read(name) for name in packed.namelist()}, secret_lines) == []


def test_no_line_of_a_secret_file_is_in_what_the_sandbox_shows(secret_lines: dict[str, str]) -> None:
    assert leaks({name: path.read_bytes() for name, path in handout.files().items()}, secret_lines) == []


def test_the_link_beside_the_master_leads_to_the_package_and_nowhere_else() -> None:
    link = master.FOLDER / handout.PACKAGE.name
    assert link.is_symlink()
    assert link.readlink() == Path("..", "..", "course")


@pytest.mark.parametrize("command", ["generate_assignment", "generate_solution"])
def test_a_copy_of_the_package_in_place_of_the_link_is_not_handed_out(
    course: Course, tmp_path: Path, command: str
) -> None:
    """As where a tool has followed the link when it copied the course."""
    shutil.copytree(course.root, tmp_path / "course")
    copy = Course(tmp_path / "course", course.environment)
    beside = copy.root / "source" / ASSIGNMENT / "course"
    assert not beside.is_symlink()
    (beside / "student" / "secret.txt").write_text("an expected value")
    copy.nbgrader(command, ASSIGNMENT)
    made = copy.root / ("release" if command == "generate_assignment" else "solutions") / ASSIGNMENT
    assert {name for name in files_of(made) if name.startswith("course/")} == set(handout.package_files())
    assert set(handout.files()) | {NOTEBOOK} == set(files_of(made))


@pytest.mark.parametrize("name", OLD_NAMES)
def test_older_notebooks_find_modules_under_their_old_names(name: str, tmp_path: Path) -> None:
    found = "old = __import__(name); new = __import__(OLD_NAMES[name], fromlist=['*'])"
    same = "all(getattr(old, key) is value for key, value in vars(new).items() if not key.startswith('__'))"
    script = f"from sandbox.old_names import *; install(); name = {name!r}; {found}; assert {same}, name"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)


def test_a_students_own_module_comes_before_an_old_name(tmp_path: Path) -> None:
    (tmp_path / "plots.py").write_text("mine = True")
    script = f"import sys; from sandbox.old_names import *; install(); sys.path.append({str(tmp_path)!r}); import plots; plots.mine"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)

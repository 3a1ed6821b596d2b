"""The round of a hub's class through nbgrader's exchange: release, fetch, submit, collect, autograde, feedback, release, fetch."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, NOTHING, ROOT, Course, files_of
from nbgrader_process import NbgraderProcess, nbgrader_process

from grader.exchange import copy_ordinary_files
from judge import master
from judge.rubric import ASSIGNMENT

COURSE_ID = "hamlet-session-6"


@dataclass(frozen=True)
class Hub:
    """A course whose exchange is a folder, a process for its instructor and one for its student ben."""

    course: Course
    home: Path  # ben's
    instructor: NbgraderProcess
    student: NbgraderProcess
    umask: int  # the instructor's

    @property
    def exchange(self) -> Path:
        """The exchange's folder."""
        return self.home.parent / "exchange"

    @property
    def fetched(self) -> Path:
        """The assignment as ben has it."""
        return self.home / COURSE_ID / ASSIGNMENT

    def work(self, command: str, *options: str, status: int = 0) -> str:
        """Run nbgrader as the instructor."""
        options = (*options, *(self.course.nbgrader_options if command == "autograde" else ()))
        output = self.instructor(self.course.root, command, ASSIGNMENT, *options, status=status)
        assert "not recognized by" not in output, "a part of nbgrader is given a setting that it does not have"
        return output

    def study(self, command: str) -> str:
        """Run nbgrader as ben."""
        options = () if command == "fetch_assignment" else ("--student=ben",)
        return self.student(self.home, command, ASSIGNMENT, *options)

    def answer(self, name: str) -> None:
        """Fill in one of ben's answers as the solutions have it."""
        notebook = nbformat.read(self.fetched / NOTEBOOK, as_version=4)
        solved = nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4)
        (cell,) = [cell for cell in notebook.cells if master.grade_id(cell) == name]
        cell.source = next(cell.source for cell in solved.cells if master.grade_id(cell) == name)
        nbformat.write(notebook, self.fetched / NOTEBOOK)

    def hand_in_and_collect(self) -> None:
        """Ben submits, the instructor collects."""
        self.study("submit")
        self.work("collect", "--update")

    def pages(self) -> list[str]:
        """The feedback that ben has fetched, in the order in which it was handed in."""
        return [path.read_text("utf-8") for path in sorted(self.fetched.glob(f"feedback/*/{ASSIGNMENT}.html"))]

    def released(self) -> list[Path]:
        """The pages that lie in the exchange."""
        return sorted((self.exchange / COURSE_ID / "feedback").glob("*"))


@pytest.fixture(params=[0o022, 0o077], ids=["umask 022", "umask 077"])
def hub(course: Course, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Hub]:
    """A hub on which the assignment was released and fetched."""
    tmp_path.chmod(0o755)
    shutil.copytree(course.root, tmp_path / "course [2] für alle")
    copy = Course(tmp_path / "course [2] für alle", course.environment, course.grader_options, course.nbgrader_options)
    home = tmp_path / "ben"
    home.mkdir()
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    settings = f'c.Exchange.root = "{tmp_path / "exchange"}"\nc.Exchange.path_includes_course = True\n'
    with open(copy.root / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write(settings)
    settings = f'c = get_config()\nc.CourseDirectory.course_id = "{COURSE_ID}"\n{settings}'
    (home / "nbgrader_config.py").write_text(settings)
    with (
        nbgrader_process({**course.environment, "HOME": str(tmp_path)}, request.param) as instructor,
        nbgrader_process({**course.environment, "HOME": str(home)}) as student,
    ):
        made = Hub(copy, home, instructor, student, request.param)
        made.work("release_assignment")
        made.study("fetch_assignment")
        yield made


def children(process: int) -> str:
    """The processes that another one has started and that still run."""
    return Path(f"/proc/{process}/task/{process}/children").read_text() if sys.platform == "linux" else ""


def can_be_read(path: Path) -> bool:
    """Whether a file in the exchange can be read by anybody who knows its name."""
    folders = [folder for folder in path.parents if folder.name in ("exchange", COURSE_ID, "feedback")]
    return bool(path.stat().st_mode & 0o004) and all(folder.stat().st_mode & 0o001 for folder in folders)


def test_the_whole_round_twice(hub: Hub) -> None:
    """A second submission gets a page of its own, and a correction by hand reaches the student."""
    hub.hand_in_and_collect()
    hub.work("autograde")
    assert children(hub.instructor.pid) == ""
    hub.work("generate_feedback")
    hub.work("release_feedback")
    hub.study("fetch_feedback")
    (page,) = hub.pages()
    assert "0 <small>of 100 points</small>" in page
    assert hub.course.marks()["ben"] == NOTHING

    hub.answer("softmax")
    hub.hand_in_and_collect()
    hub.work("autograde")
    hub.work("generate_feedback")
    hub.work("release_feedback")
    hub.study("fetch_feedback")
    first, second = hub.pages()
    assert first == page
    assert "15 <small>of 100 points</small>" in second
    assert len(hub.released()) == 2
    assert all(can_be_read(path) for path in hub.released())
    beside = {path.name for path in (hub.course.root / "feedback" / "ben" / ASSIGNMENT).iterdir()}
    assert beside == {f"{ASSIGNMENT}.html", "timestamp.txt", "submission_secret.txt"}


@pytest.mark.parametrize("hub", [0o077], ids=["umask 077"], indirect=True)
def test_pages_of_the_class_command(hub: Hub) -> None:
    """They can be released, fetched and read; those of submissions that came by other ways are named and hold up nobody."""
    hub.answer("softmax")
    hub.hand_in_and_collect()
    untouched = (hub.course.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes()
    for student in ("adele", "by mail unsigned", "zoe"):
        hub.course.hand_in(student, untouched)
    (hub.course.submission("zoe") / "timestamp.txt").write_text("2030-01-01 00:00:00 UTC")
    (hub.course.submission("zoe") / "submission_secret.txt").symlink_to(
        hub.course.submission("ben") / "submission_secret.txt"
    )
    options = " ".join(hub.course.grader_options)
    command = f'umask {hub.umask:o}; exec "$0" -m grader grade {options}'
    assert "4 graded." in hub.course.run("sh", "-c", command, sys.executable)

    output = hub.work("release_feedback")
    for student in ("adele", "by mail unsigned", "zoe"):
        assert (
            f"The feedback of {student} was not released: the submission did not come through the exchange." in output
        )
    assert "Traceback" not in output
    (released,) = hub.released()
    assert can_be_read(released)
    hub.study("fetch_feedback")
    (page,) = hub.pages()
    assert "15 <small>of 100 points</small>" in page

    hub.work("release_feedback", "--student=by mail unsigned")
    assert hub.released() == [released]


# ----- what lies in the exchange -----


@pytest.mark.parametrize("hub", [0o022], ids=["umask 022"], indirect=True)
def test_collecting_takes_what_was_handed_in_and_not_what_it_points_to(hub: Hub) -> None:
    """A link would be followed with the instructor's rights, to the solutions, and a strange name would stop the others."""
    hub.study("submit")
    inbound = hub.exchange / COURSE_ID / "inbound"
    solutions = hub.course.root / "solutions" / ASSIGNMENT
    (inbound / f"eve+{ASSIGNMENT}+2026-01-01 00:00:00.0 UTC+a").symlink_to(solutions)
    mallory = inbound / f"mallory+{ASSIGNMENT}+2026-01-02 00:00:00.0 UTC+b"
    mallory.mkdir()
    (mallory / NOTEBOOK).symlink_to(solutions / NOTEBOOK)
    (mallory / "more").symlink_to(hub.course.root)
    (mallory / "timestamp.txt").write_text("when I liked")
    for name in (f"never+{ASSIGNMENT}+at no time+c", f"..+{ASSIGNMENT}+2026-01-03 00:00:00.0 UTC+d"):
        (inbound / name).mkdir()
    output = hub.work("collect")
    assert {path.name for path in (hub.course.root / "submitted").iterdir()} == {"ben", "eve", "mallory", "README.md"}
    assert (hub.course.submission("ben") / NOTEBOOK).is_file()
    assert {path.name for path in hub.course.submission("eve").iterdir()} == {"timestamp.txt"}
    assert {path.name for path in hub.course.submission("mallory").iterdir()} == {"timestamp.txt"}
    assert (hub.course.submission("mallory") / "timestamp.txt").read_text() == "2026-01-02 00:00:00.0 UTC"
    for what in (
        "'more' was not collected",
        f"'{NOTEBOOK}' was not collected",
        "'never+",
    ):  # a name that begins with a point is not looked for
        assert what in output


def test_only_so_much_is_copied(tmp_path: Path) -> None:
    (tmp_path / "from" / "folder").mkdir(parents=True)
    (tmp_path / "from" / "folder" / "small").write_bytes(b"12")
    (tmp_path / "from" / "large").write_bytes(b"123456789")
    os.mkfifo(tmp_path / "from" / "pipe")
    assert sorted(copy_ordinary_files(tmp_path / "from", tmp_path / "to", 5)) == ["large", "pipe"]
    assert files_of(tmp_path / "to") == {"folder/small": b"12"}


# ----- beside other courses in one process -----


def make_other_course(root: Path) -> None:
    """A plain nbgrader course, with a submission of one student who also handed in a table."""
    root.mkdir()
    (root / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "other"\n')
    test = nbformat.v4.new_code_cell("assert open('table.csv').read() == '1'")
    marks = {"grade": True, "solution": False, "locked": True, "schema_version": 3, "cell_type": "code"}
    test.metadata["nbgrader"] = {**marks, "grade_id": "test", "points": 7, "task": False}
    notebook = nbformat.v4.new_notebook(cells=[test])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for folder in (root / "source" / "ps1", root / "submitted" / "anna" / "ps1"):
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / "ps1.ipynb")
    (root / "submitted" / "anna" / "ps1" / "table.csv").write_text("1")


@pytest.mark.parametrize("hub", [0o022], ids=["umask 022"], indirect=True)
def test_another_course_in_the_same_process(hub: Hub) -> None:
    """What this course does differently from nbgrader, it does in its own folder alone.

    In another copy of it, submissions would be graded by the wrong master, or by none: that one is refused.
    """
    hub.course.hand_in("ben", (hub.course.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes())
    other = hub.home.parent / "other"
    make_other_course(other)
    hub.instructor(other, "generate_assignment", "ps1")
    hub.work("autograde")
    for command in ("autograde", "generate_feedback"):
        hub.instructor(other, command, "ps1")
    assert "(Score: 7.0 / 7.0)" in (other / "feedback" / "anna" / "ps1" / "ps1.html").read_text("utf-8")
    assert (other / "feedback" / "anna" / "ps1" / "table.csv").is_file()
    (other / "submitted" / "anna" / "ps1" / "ps1.ipynb").unlink()
    assert "No notebooks were matched" in hub.instructor(other, "autograde", "ps1", status=1)

    hub.work("generate_feedback")
    assert "0 <small>of 100 points</small>" in hub.course.page("ben")

    copy = hub.home.parent / "next year"
    shutil.copytree(hub.course.root, copy)
    output = hub.instructor(copy, "autograde", ASSIGNMENT, "--force", status=1)
    assert f"This process works on the copy of the course in {hub.course.root}" in output
    assert f"for the one in {copy}, start another server." in output
    assert "Traceback" not in output


def test_the_formgrader_can_show_the_configuration(course: Course) -> None:
    """It shows it as JSON, and complains at every visit where that can't be made."""
    show = (
        "import json; from nbgrader.apps import NbGrader; app = NbGrader(); app.load_config_file(); "
        "print(json.dumps(app.config))"
    )
    shown = json.loads(course.run(sys.executable, "-c", show).splitlines()[-1])
    assert "grader.nbgrader_plugins.GradeInSandbox" in shown["Autograde"]["autograde_preprocessors"]

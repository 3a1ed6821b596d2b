"""A class of broken and hostile submissions: each gets the marks that it must get, and the honest ones beside them keep theirs.

What the submissions are and how their files read: tests/hostile/README.md.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import NOTEBOOK, NOTHING, Course
from test_submission import (
    NOT_READ,
    READ_AS_MEANT,
    READ_WITH_A_NOTE,
    cell_of,
    half_solved,
    put,
    solved,
)

from judge.rubric import ASSIGNMENT, PIECES, TASKS

FOLDER = Path(__file__).parent / "hostile"
HEADER = re.compile(r"^# %% (?P<name>\S+) \| (?P<place>[^|]+?) \| (?P<marks>.+)$", re.MULTILINE)
HONEST_PIECES = {"linear", "mean_square_error", "network", "softmax", "cross_entropy"}
HONEST = {task: float(rubric.points if rubric.piece in HONEST_PIECES else 0) for task, rubric in TASKS.items()}
ALL_RIGHT = {task: float(rubric.points) for task, rubric in TASKS.items()}
HALF_RIGHT = {**NOTHING, "2b": 5.0, "2c": 5.0}

# So low that meeting one takes no time, and so high that no honest submission meets one.
LIMITS = {
    "cell_seconds": 2,
    "own_cells_seconds": 4,
    "task_cpu_seconds": 1,
    "task_wall_seconds": 3,
    "submission_seconds": 40,
    "memory_bytes": 1_000_000_000,
    "total_memory_bytes": 1_500_000_000,
}
# What no submission may see: where it lies, and what it is.
CANARIES = {
    "the instructor's environment": "canary-in-the-environment",
    "the instructor's home": "canary-in-the-home",
    "another submission": "canary-in-a-submission",
    "the seed": "canary-in-the-seed",
    "the gradebook": "canary-in-the-gradebook",
    "the course's folder": "canary-in-the-course",
}


@dataclass(frozen=True)
class Attack:
    """One section of a file: the code, where it goes, and the marks of it."""

    code: str
    place: str
    base: str
    marks: dict[str, float]

    def content(self) -> dict[str, Any]:
        """The notebook that is handed in, as JSON."""
        notebook = solved()
        for piece in PIECES:
            if self.base == "blank" or piece not in HONEST_PIECES:
                cell_of(notebook, piece)["source"] = "pass"
        place = self.place.removesuffix(" +")
        if place.startswith("own"):
            _, _, before = place.partition("own after ")
            at = notebook["cells"].index(cell_of(notebook, before)) + 1 if before else 0
            own = {"cell_type": "code", "metadata": {}, "source": self.code, "outputs": [], "execution_count": None}
            notebook["cells"].insert(at, {**own, "id": "hostile"})
        else:
            cell = cell_of(notebook, place)
            cell["source"] = f"{cell['source']}\n\n{self.code}" if self.place.endswith("+") else self.code
        return notebook


def read_attacks() -> dict[str, Attack]:
    """The sections of all files, by the name of the student who hands them in."""
    attacks = {}
    for path in sorted(FOLDER.glob("*.py")):
        parts = HEADER.split(path.read_text(encoding="utf-8"))
        assert parts[0] == "", f"{path.name} has to begin with a section"
        for name, place, marks, code in zip(*[iter(parts[1:])] * 4, strict=True):
            base, *changes = re.split(r", loses |, has ", marks)
            start = {"honest": HONEST, "blank": NOTHING}[base]
            changed = (change.partition("=") for change in " ".join(changes).split())
            expected = {**start, **{task: float(points or 0) for task, _, points in changed}}
            assert set(expected) == set(TASKS), marks
            attacks[f"{path.stem}-{name}"] = Attack(code.strip("\n"), place, base, expected)
    return attacks


def honest(pieces: set[str], change: tuple[str, str, str] | None = None) -> dict[str, Any]:
    """A submission that answers some pieces, with a text of one of them replaced."""
    notebook = solved()
    for piece in set(PIECES) - pieces:
        cell_of(notebook, piece)["source"] = "pass"
    if change:
        piece, old, new = change
        cell = cell_of(notebook, piece)
        assert old in cell["source"]
        cell["source"] = cell["source"].replace(old, new)
    return notebook


ATTACKS = read_attacks()
NOT_LINKED = "linked"
BROKEN: dict[str, tuple[Callable[[Path], None], dict[str, float]]] = {
    **{f"broken-{name}": (half_solved(make), HALF_RIGHT) for name, make in READ_AS_MEANT.items()},
    **{f"broken-{name}": (half_solved(make), HALF_RIGHT) for name, (make, _) in READ_WITH_A_NOTE.items()},
    **{f"broken-{name}": (make, NOTHING) for name, (make, _) in NOT_READ.items() if name != "no folder"},
}
TRANSPOSED = ("linear", "x_in @ self.w.T", "x_in @ self.w")
# Among the others in the order of their names.
HONEST_ONES: dict[str, tuple[dict[str, Any], dict[str, float]]] = {
    "a-honest-all-right": (honest(set(PIECES)), ALL_RIGHT),
    "b-honest-transposed": (honest(set(PIECES), TRANSPOSED), {**ALL_RIGHT, "2a": 1.0}),
    "c-honest-only-costs": (honest({"mean_square_error"}), HALF_RIGHT),
    "g-honest-half": (honest(HONEST_PIECES), HONEST),
    "m-honest-blank": (honest(set()), NOTHING),
    "p-honest-half": (honest(HONEST_PIECES), HONEST),
    "z-honest-all-right": (honest(set(PIECES)), ALL_RIGHT),
}
EXPECTED = {
    **{student: attack.marks for student, attack in ATTACKS.items()},
    **{student: marks for student, (_, marks) in BROKEN.items()},
    **{student: marks for student, (_, marks) in HONEST_ONES.items()},
}


@dataclass(frozen=True)
class Night:
    """The class after it was graded."""

    course: Course
    output: str
    seconds: float


def set_limits(course: Course, limits: dict[str, float]) -> None:
    """Change the limits of a copy of the course."""
    path = course.root / "grader" / "limits.py"
    text = path.read_text()
    for name, value in limits.items():
        text, count = re.subn(rf"(\n    {name}: \w+ = )[^#\n]*", rf"\g<1>{value}  ", text)
        assert count == 1, name
    path.write_text(text)


@pytest.fixture(scope="module")
def night(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Night:
    """All of them handed in and graded at once, beside things that nobody may see."""
    root = tmp_path_factory.mktemp("hostile") / "course"
    shutil.copytree(course.root, root)
    home = tmp_path_factory.mktemp("home-of-the-instructor")
    (home / "notes.txt").write_text(CANARIES["the instructor's home"])
    (root / "notes.txt").write_text(CANARIES["the course's folder"])
    (root / ".grader_seed").write_text(CANARIES["the seed"])
    (root / "gradebook.db.old").write_text(CANARIES["the gradebook"])
    environment = {**course.environment, "HOME": str(home), "TOKEN": CANARIES["the instructor's environment"]}
    own = Course(root, environment, course.grader_options, course.nbgrader_options)
    set_limits(own, LIMITS)
    for student, attack in ATTACKS.items():
        put(own.submission(student), attack.content())
    for student, (make, _) in BROKEN.items():
        (root / "submitted" / student).mkdir()
        make(own.submission(student))
    for student, (content, _) in HONEST_ONES.items():
        put(own.submission(student), content)
    put(own.submission("m-honest-blank"), CANARIES["another submission"], "notes.txt")
    started = time.monotonic()
    return Night(own, own.grader("grade"), time.monotonic() - started)


def notebook_of(course: Course, student: str) -> nbformat.NotebookNode:
    return nbformat.read(course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK, as_version=4)


def outputs_of(course: Course, student: str) -> str:
    """All texts of a graded notebook's outputs."""
    cells = [cell for cell in notebook_of(course, student).cells if cell.cell_type == "code"]
    return "\n".join(str(output) for cell in cells for output in cell.outputs)


def test_the_corpus_is_large_and_names_each_submission_once() -> None:
    sections = sum(len(HEADER.findall(path.read_text())) for path in FOLDER.glob("*.py"))
    assert sections == len(ATTACKS) >= 200
    assert len(BROKEN) >= 50
    assert {path.stem for path in FOLDER.glob("*.py")} <= set(
        re.findall(r"`(\w+)\.py`", (FOLDER / "README.md").read_text())
    )


@pytest.mark.parametrize("student", EXPECTED)
def test_marks(night: Night, student: str) -> None:
    assert night.course.marks().get(student) == EXPECTED[student]


def test_everybody_was_graded_without_a_traceback(night: Night) -> None:
    assert f"{len(EXPECTED)} graded." in night.output
    assert "Traceback" not in night.output
    assert "Warning" not in night.output


@pytest.mark.parametrize("student", EXPECTED)
def test_nothing_was_possible_that_must_not_be(night: Night, student: str) -> None:
    if night.course.grader_options:
        pytest.skip("there is no sandbox on this machine")
    lines = outputs_of(night.course, student).replace("\\n", "\n").splitlines()
    assert [line for line in lines if "BREACH:" in line] == []


def test_nothing_was_seen_that_nobody_may_see(night: Night) -> None:
    if night.course.grader_options:
        pytest.skip("there is no sandbox on this machine")
    for student in EXPECTED:
        text = outputs_of(night.course, student) + night.course.page(student)
        assert [where for where, canary in CANARIES.items() if canary in text] == [], student


def test_nothing_was_left_on_the_machine(night: Night) -> None:
    places = ("/", "/tmp", "/dev/shm", "/var/tmp", str(night.course.root), os.environ.get("HOME", "/"))
    found = [name for place in places if os.path.isdir(place) for name in os.listdir(place)]
    assert not {"BREACH", "kept", "kept-class"} & set(found)


@pytest.mark.parametrize("student", EXPECTED)
def test_pages_run_nothing_of_the_students(night: Night, student: str) -> None:
    page = night.course.page(student)
    own = page.split('id="notebook"')[-1]
    assert not re.search(r"<(script|iframe|object|embed|form|svg)\b[^>]*>[^<]*BREACHED", page)
    assert not re.search(r"<[^>]*\son\w+\s*=", own)
    assert len(page) < 8_000_000


@pytest.mark.parametrize("student", EXPECTED)
def test_autograded_notebooks_are_valid_and_not_too_large(night: Night, student: str) -> None:
    path = night.course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK
    nbformat.validate(notebook_of(night.course, student))
    assert path.stat().st_size < 8_000_000


def test_a_second_run_finds_everybody_graded(night: Night) -> None:
    assert "0 graded" in night.course.grader("grade")

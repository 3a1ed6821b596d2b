"""What the tests of the whole course share: copies of the course in temporary folders, and commands that run there.

A test never runs a command in the checkout itself: submissions and marks that lie there are somebody's.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from judge.rubric import ASSIGNMENT, TASKS

ROOT = Path(__file__).parent.parent
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
# What belongs to one clone and not to the course.
CACHES = {
    ".git",
    ".venv",
    ".venv-bench",
    ".venv-hub",
    ".venv-site",
    ".pytest_cache",
    ".ruff_cache",
    ".ipynb_checkpoints",
    "__pycache__",
    "build",
}
PRIVATE = {
    "submitted",
    "autograded",
    "feedback",
    "exports",
    "grades.csv",
    "downloaded",
    "received",
    "give-back",
    "report",
    "terms",
    ".grader",
    ".grader_seed",
    "student.zip",
}


@dataclass(frozen=True)
class Course:
    """A copy of the course, and what runs commands in it."""

    root: Path
    environment: dict[str, str]
    # Where there is no sandbox to start, the tests of everything else go on without it.
    grader_options: list[str] = field(default_factory=list)
    nbgrader_options: list[str] = field(default_factory=list)

    def run(self, *command: str, status: int | None = 0, folder: Path | None = None, **environment: str) -> str:
        """Run a command in the course's folder; return what it printed; `status` is the exit status it must have."""
        done = subprocess.run(
            command,
            cwd=folder or self.root,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=1200,
        )
        assert status is None or done.returncode == status, f"{' '.join(command)}\n{done.stdout[-5000:]}"
        return done.stdout

    def grader(self, *arguments: str, status: int | None = 0, **environment: str) -> str:
        """Run `python -m grader`."""
        options = self.grader_options if arguments[0] == "grade" else []
        return self.run(sys.executable, "-m", "grader", *arguments, *options, status=status, **environment)

    def nbgrader(self, command: str, *arguments: str, status: int | None = 0, folder: Path | None = None) -> str:
        """Run `nbgrader`, as it is installed beside this interpreter."""
        program = str(Path(sys.executable).parent / "nbgrader")
        options = self.nbgrader_options if command == "autograde" else []
        return self.run(program, command, *arguments, *options, status=status, folder=folder)

    def marks(self) -> dict[str, dict[str, float]]:
        """The score of each student in each task, read from the gradebook's own tables."""
        marks: dict[str, dict[str, float]] = {}
        for student, cell, score, _ in self.grades():
            if cell.startswith("test_"):
                marks.setdefault(student, {})[cell.removeprefix("test_")] = score
        return marks

    def grades(self) -> list[tuple[str, str, float, bool]]:
        """Student, cell, score and whether somebody has to look at it, for every graded cell in the gradebook."""
        with sqlite3.connect(self.root / "gradebook.db") as gradebook:
            return gradebook.execute(
                """
                SELECT submitted_assignment.student_id, base_cell.name,
                       COALESCE(grade.manual_score, grade.auto_score) + COALESCE(grade.extra_credit, 0),
                       grade.needs_manual_grade
                FROM grade
                JOIN base_cell ON base_cell.id = grade.cell_id
                JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
                JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
                ORDER BY 1, 2
                """
            ).fetchall()

    def page(self, student: str) -> str:
        """The feedback page of a student."""
        return (self.root / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")

    def submission(self, student: str) -> Path:
        """The folder of a student's submission."""
        return self.root / "submitted" / student / ASSIGNMENT

    def hand_in(self, student: str, content: str | bytes, name: str = NOTEBOOK) -> Path:
        """Put a file into a submission."""
        path = self.submission(student) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def copy_course(target: Path, environment: dict[str, str], leave_out: tuple[str, ...] = ()) -> Course:
    """Copy the course as a clone of it would look, but for what is left out."""
    from grader.sandbox import unavailable  # here, since the student's part is tested on systems without a grader

    def ignore(folder: str, names: list[str]) -> set[str]:
        at_top = Path(folder) == ROOT
        private = PRIVATE | set(leave_out) | {name for name in names if name.startswith("gradebook.db")}
        return CACHES & set(names) | (private & set(names) if at_top else set())

    shutil.copytree(ROOT, target, ignore=ignore, symlinks=True)
    for folder in ("submitted", "autograded"):
        (target / folder).mkdir()
        shutil.copy(ROOT / folder / "README.md", target / folder)
    (target / ".grader_seed").write_text("the tests' own seed")
    has_no_sandbox = bool(unavailable())
    return Course(
        target,
        environment,
        ["--no-sandbox"] if has_no_sandbox else [],
        ["--GradeInSandbox.sandbox=off"] if has_no_sandbox else [],
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of each file in a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not CACHES & set(path.relative_to(folder).parts)
    }


def points(**lost: float) -> dict[str, float]:
    """The marks of a submission in which everything is right but for the tasks given as task_2a=points."""
    return {task: lost.get(f"task_{task}", float(TASKS[task].points)) for task in TASKS}


NOTHING = dict.fromkeys(TASKS, 0.0)


@pytest.fixture(scope="module", autouse=True)
def no_kernel_is_left() -> Iterator[None]:
    """A module may start the grader's kernel in this process; what replies see in the next one is none."""
    yield
    shells = sys.modules.get("IPython.core.interactiveshell")
    if shells and shells.InteractiveShell.initialized():
        type(shells.InteractiveShell.instance()).clear_instance()


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with an empty HOME, one thread a process, and no setting of this shell for Python or Jupyter."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "PYTHON", "MNIST", "PYTEST"))
    }
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**kept, **threads, "HOME": str(tmp_path_factory.mktemp("home")), "COLUMNS": "200", "MNIST_DIR": "embedded"}


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Course:
    """A copy without student version and solutions, in which both were made anew. Tests leave it as it is."""
    made = copy_course(tmp_path_factory.mktemp("course") / "course", environment, ("release", "solutions"))
    made.nbgrader("generate_assignment", ASSIGNMENT)
    made.nbgrader("generate_solution", ASSIGNMENT)
    return made


@dataclass(frozen=True)
class GradedClass:
    """A course in which the sample class was graded, and what the command printed."""

    course: Course
    output: str


@pytest.fixture(scope="session")
def graded_class(tmp_path_factory: pytest.TempPathFactory, course: Course) -> GradedClass:
    """The sample class, put there and graded by the class command. Tests that change it change it back."""
    root = tmp_path_factory.mktemp("class") / "course"
    shutil.copytree(course.root, root, symlinks=True)
    (root / "gradebook.db").unlink()
    copy = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    return GradedClass(copy, copy.grader("grade", "--sample-if-empty"))


@pytest.fixture(scope="session")
def plain_class(tmp_path_factory: pytest.TempPathFactory, graded_class: GradedClass, course: Course) -> Course:
    """The same submissions, graded by nbgrader's own commands in a fresh copy where release/ stands already."""
    root = tmp_path_factory.mktemp("plain") / "course"
    shutil.copytree(course.root, root, symlinks=True)
    (root / "gradebook.db").unlink()
    shutil.copytree(graded_class.course.root / "submitted", root / "submitted", dirs_exist_ok=True)
    plain = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    plain.nbgrader("generate_assignment", ASSIGNMENT)
    plain.nbgrader("autograde", ASSIGNMENT)
    plain.nbgrader("generate_feedback", ASSIGNMENT)
    return plain

"""Grades a class: several sandboxes at once; one process writes nbgrader's gradebook, the notebooks and the feedback pages."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, LimitOutput
from nbgrader.utils import compute_checksum, parse_utc
from traitlets.config import Config

from grader import worker
from grader.feedback import feedback_page
from grader.grade import Result
from grader.limits import Limits
from grader.nbgrader_plugins import SaveScores, with_notes
from grader.sandbox import ROOT
from grader.seed import read_secret
from grader.submission import rebuild
from judge import master
from judge.compare import Finding
from judge.rubric import ASSIGNMENT, TASKS

FINDINGS_FILE = "findings.json"


@dataclass(frozen=True)
class Graded:
    """One graded submission, as it comes back from a worker: plain data."""

    student: str
    fingerprint: str
    notebook: str  # as JSON
    page: str  # as HTML
    findings: dict[str, list[dict]]
    notes: list[str]

    @property
    def result(self) -> Result:
        """The findings as the judge's objects."""
        return Result({task: [Finding(**finding) for finding in found] for task, found in self.findings.items()})


class Classroom:
    """The course's folder, seen as a class to grade.

    Parameters
    ----------
    config : Config
        nbgrader's configuration of this folder.
    """

    def __init__(self, config: Config) -> None:
        self.coursedir = CourseDirectory(config=config)
        self.config = config
        self.root = Path(self.coursedir.root)
        self.submitted = self.root / self.coursedir.submitted_directory
        self.autograded = self.root / self.coursedir.autograded_directory
        self.feedback = self.root / self.coursedir.feedback_directory
        self.sandbox: str = config.GradeInSandbox.get("sandbox", "required")

    def gradebook(self) -> Gradebook:
        """Open nbgrader's gradebook."""
        return Gradebook(self.coursedir.db_url, self.coursedir.course_id)

    # ----- the assignment -----

    def generate_assignment(self) -> bool:
        """Make the student version and tell the gradebook, if the master has changed since; return whether it had."""
        stamp = self.root / ".grader" / "source.sha256"
        digest = _digest_of(
            [path for path in sorted(master.FOLDER.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
        )
        if stamp.exists() and stamp.read_text() == digest and self._is_known() and self._release().exists():
            return False
        self.coursedir.assignment_id = ASSIGNMENT
        GenerateAssignment(coursedir=self.coursedir, config=self.config).start()
        _write(stamp, digest)
        return True

    def _release(self) -> Path:
        return self.root / self.coursedir.release_directory / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

    def _is_known(self) -> bool:
        with self.gradebook() as gradebook:
            try:
                gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT)
                return True
            except MissingEntry:
                return False

    # ----- submissions -----

    def students(self) -> list[str]:
        """Everyone who has a folder for this assignment in submitted/."""
        if not self.submitted.is_dir():
            return []
        return sorted(folder.name for folder in self.submitted.iterdir() if (folder / ASSIGNMENT).is_dir())

    def folder(self, student: str) -> Path:
        """Where a student's submission lies."""
        return self.submitted / student / ASSIGNMENT

    def fingerprint(self, student: str) -> str:
        """Changes when the submission, the master or the grader changes: then it has to be graded again."""
        files = [path for path in sorted(self.folder(student).rglob("*")) if path.is_file() and not path.is_symlink()]
        return _digest_of([*files, *_grader_files()], student, read_secret().decode(), repr(Limits()), self.sandbox)

    def is_graded(self, student: str, fingerprint: str) -> bool:
        """Whether this very submission was graded, and everything written."""
        try:
            kept = json.loads((self.autograded / student / ASSIGNMENT / FINDINGS_FILE).read_text())
            return kept["fingerprint"] == fingerprint and (self.feedback / student / ASSIGNMENT).is_dir()
        except (OSError, ValueError, KeyError):
            return False

    def to_grade(self, again: bool = False) -> dict[str, str]:
        """The students whose submissions have to be graded, with the fingerprints of these."""
        fingerprints = {student: self.fingerprint(student) for student in self.students()}
        with self.gradebook() as gradebook:
            known = {submission.student_id for submission in gradebook.assignment_submissions(ASSIGNMENT)}
        return {
            student: fingerprint
            for student, fingerprint in fingerprints.items()
            if again or student not in known or not self.is_graded(student, fingerprint)
        }

    # ----- grading -----

    def grade(self, todo: dict[str, str], executor: Executor) -> Iterator[Graded]:
        """Grade submissions on the executor's workers; yield each when all about it is written."""
        checksums = self._checksums()
        jobs = {
            executor.submit(
                grade_submission, student, str(self.folder(student)), fingerprint, self.sandbox, checksums
            ): student
            for student, fingerprint in todo.items()
        }
        lost: list[str] = []
        for job in as_completed(jobs):
            try:
                graded = job.result()
            except BrokenProcessPool:
                lost.append(jobs[job])
                continue
            self.write(graded)
            yield graded
        for student in lost:  # a worker died: grade what it had in hand one by one, here
            graded = grade_submission(student, str(self.folder(student)), todo[student], self.sandbox, checksums)
            self.write(graded)
            yield graded

    def _checksums(self) -> dict[str, str]:
        """nbgrader's checksum of each cell as students got it; it tells unanswered cells by them."""
        with self.gradebook() as gradebook:
            return {cell.name: cell.checksum for cell in gradebook.find_notebook(ASSIGNMENT, ASSIGNMENT).source_cells}

    def write(self, graded: Graded) -> None:
        """Write a graded submission: the notebook, the gradebook, the feedback page, and last the file that says it is done."""
        notebook = nbformat.reads(graded.notebook, as_version=4)
        timestamp = self._timestamp(graded.student)
        folder = self.autograded / graded.student / ASSIGNMENT
        _make_writable(folder)
        (folder / FINDINGS_FILE).unlink(missing_ok=True)
        _write(folder / f"{ASSIGNMENT}.ipynb", graded.notebook)
        with self.gradebook() as gradebook:
            gradebook.update_or_create_student(graded.student)
            gradebook.update_or_create_submission(
                ASSIGNMENT, graded.student, **({"timestamp": timestamp} if timestamp else {})
            )
        resources = {
            "nbgrader": {
                "notebook": ASSIGNMENT,
                "assignment": ASSIGNMENT,
                "student": graded.student,
                "db_url": self.coursedir.db_url,
            }
        }
        for preprocessor in (SaveScores, AssignLatePenalties):
            preprocessor(config=self.config).preprocess(notebook, resources)
        _write(self.feedback / graded.student / ASSIGNMENT / f"{ASSIGNMENT}.html", graded.page)
        kept = {"fingerprint": graded.fingerprint, "notes": graded.notes, "findings": graded.findings}
        _write(folder / FINDINGS_FILE, json.dumps(kept, indent=1, ensure_ascii=False))

    def _timestamp(self, student: str) -> object:
        path = self.folder(student) / "timestamp.txt"
        if not path.is_file() or path.is_symlink():
            return None
        try:
            return parse_utc(path.read_text().strip())
        except (OSError, ValueError, OverflowError):
            return None

    def marks(self) -> dict[str, dict[str, float]]:
        """The score of each student in each task, as the gradebook has it."""
        marks: dict[str, dict[str, float]] = {}
        with self.gradebook() as gradebook:
            for submission in gradebook.assignment_submissions(ASSIGNMENT):
                for notebook in submission.notebooks:
                    scores = {grade.name.removeprefix("test_"): grade.score for grade in notebook.grades}
                    marks[submission.student_id] = {task: scores.get(task, 0.0) for task in TASKS}
        return dict(sorted(marks.items()))


def grade_submission(student: str, folder: str, fingerprint: str, sandbox: str, checksums: dict[str, str]) -> Graded:
    """Grade one submission in this process's sandbox: what a worker does."""
    submission = rebuild(Path(folder))
    result = worker.grade_here(submission.notebook, student, sandbox, _worker_number())
    notebook = with_notes(submission)
    for cell in notebook.cells:
        name = master.grade_id(cell)
        if name:
            cell.metadata.nbgrader["checksum"] = checksums.get(name, compute_checksum(cell))
    notebook, _ = LimitOutput().preprocess(notebook, {})
    page = feedback_page(notebook, student, result)
    findings = {task: [asdict(finding) for finding in found] for task, found in result.findings.items()}
    return Graded(student, fingerprint, nbformat.writes(notebook), page, findings, submission.notes)


_number = 0


def _worker_number() -> int:
    return _number


def _begin_worker(sandbox: str, numbers: object) -> None:
    global _number
    _number = numbers.get()
    worker.start_here(sandbox, _number)


def local_workers(count: int, sandbox: str) -> Executor:
    """Worker processes on this machine, each with a sandbox of its own.

    Raises
    ------
    SandboxUnavailable
        Before any worker starts, if the sandbox can't be started here.
    """
    worker.start_here(sandbox)  # in this process too: it says clearly what is wrong, and grades what a lost worker left
    context = get_context("spawn")
    numbers = context.Queue()
    for number in range(1, count + 1):
        numbers.put(number)
    return ProcessPoolExecutor(count, context, _begin_worker, (sandbox, numbers))


def _digest_of(files: list[Path], *texts: str) -> str:
    digest = hashlib.sha256("\0".join(texts).encode())
    for path in files:
        digest.update(str(path).encode())
        try:
            digest.update(path.read_bytes())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


def _grader_files() -> list[Path]:
    folders = (ROOT / "grader", ROOT / "judge", ROOT / "probes", master.FOLDER)
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in (".py", ".ipynb", ".gz")
    ]


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with open(part, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def _make_writable(folder: Path) -> None:
    """nbgrader's own autograde leaves read-only files."""
    if folder.is_dir():
        shutil.rmtree(folder)

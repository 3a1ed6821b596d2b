"""One submission as a worker gets it and gives it back: plain data, so that the worker can be on another machine."""

from __future__ import annotations

import hashlib
import re
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache

import nbformat
from nbgrader.preprocessors import LimitOutput
from nbgrader.utils import compute_checksum

from grader import cleaning, worker
from grader.arrival import HandedIn
from grader.feedback.page import NO_RESPONSE, feedback_page
from grader.grade import Result
from grader.gradebook import ByHand
from grader.limits import Limits
from grader.nbgrader_plugins import with_notes
from grader.sandbox import ROOT
from grader.submission import Submission, rebuild_from
from judge import master

_one_at_a_time = threading.Lock()  # a Dask worker may have several threads; the sandbox serves one submission at a time


class OtherCourse(Exception):
    """A worker has another version of the course."""


@dataclass(frozen=True)
class Job:
    """What it takes to grade a submission. The seed is this student's alone and is written nowhere."""

    student: str
    handed_in: HandedIn
    fingerprint: str
    seed: bytes = field(repr=False)
    sandbox: str
    checksums: Mapping[str, str]
    by_hand: ByHand
    handed_in_at: datetime | None  # in UTC
    course: str


@dataclass(frozen=True)
class Graded:
    """A graded submission."""

    student: str
    fingerprint: str
    answers: str  # the digest of what was handed in
    notebook: str  # as JSON
    page: str  # as HTML
    scores: dict[str, float]
    comments: dict[str, str | None]
    findings: dict[str, list[dict]]
    notes: list[str]
    seconds: float  # that it took
    needs_python: str = ""  # the oldest Python that takes all its cells, if it is newer than the one here


def grade_job(job: Job) -> Graded:
    """Grade a submission in this process's sandbox.

    Raises
    ------
    SandboxUnavailable
        If a sandbox is required and there is none here.
    OtherCourse
        If this process would grade by other rules than the one that sent the job.
    """
    if job.course != course_digest():
        raise OtherCourse(f"The course in {ROOT} on this worker is not the one that is being graded with.")
    with _one_at_a_time:
        return _grade(job)


def _grade(job: Job) -> Graded:
    started = time.monotonic()
    submission = rebuild_from(job.handed_in)
    result = worker.grade_here(submission.notebook, job.seed, job.sandbox, submission.files)
    needs_python = _needed_python(result, submission)
    notebook = with_notes(submission)
    scores: dict[str, float] = {}
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        name = master.grade_id(cell)
        if not name:
            continue
        nbgrader = cell.metadata.nbgrader
        checksum = compute_checksum(cell)
        nbgrader["checksum"] = job.checksums.get(name, checksum)
        if nbgrader.grade:
            scores[name] = 0.0 if nbgrader.solution else float(result.points(name.removeprefix("test_")))
        if nbgrader.solution:
            comments[name] = NO_RESPONSE if nbgrader["checksum"] == checksum else None
    notebook, _ = LimitOutput().preprocess(cleaning.keep_cleaned(notebook), {})
    by_hand = job.by_hand
    page = feedback_page(
        notebook,
        job.student,
        by_hand.scores_with(scores),
        by_hand.comments_with(comments),
        handed_in=job.handed_in_at,
    )
    findings = {task: [asdict(finding) for finding in found] for task, found in result.findings.items()}
    return Graded(
        job.student,
        job.fingerprint,
        answers_digest(job.handed_in),
        nbformat.v4.writes(notebook),
        page,
        scores,
        comments,
        findings,
        submission.notes,
        time.monotonic() - started,
        needs_python,
    )


def _needed_python(result: Result, submission: Submission) -> str:
    """The Python that a submission needs beside this one; its notes get a line about it."""
    here = ".".join(map(str, sys.version_info[:2]))
    versions = [*result.syntax_errors, submission.python if "unknown" in result.syntax_errors else ""]
    needed = max((version for version in versions if re.fullmatch(r"3\.\d{1,2}", version)), key=_minor, default="")
    if not needed or _minor(needed) <= sys.version_info.minor:
        return ""
    submission.notes.append(
        f"Cells that only Python {needed} or a newer one can read did not run: this was Python {here}."
    )
    return needed


def _minor(version: str) -> int:
    return int(version.removeprefix("3."))


@cache
def course_digest() -> str:
    """Changes with the master and the grader: what was graded before has to be graded again then."""
    digest = hashlib.sha256(f"{Limits()} Python {sys.version_info[:2]}".encode())
    for folder in (*(ROOT / name for name in ("grader", "judge", "probes", "sandbox", "course")), master.FOLDER):
        for path in sorted(folder.rglob("*")):
            if (
                path.suffix in (".py", ".ipynb", ".npz", ".gz", ".html", ".css")
                and ".ipynb_checkpoints" not in path.parts
                and path.is_file()
            ):
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def answers_digest(handed_in: HandedIn) -> str:
    """Changes when what was handed in does, and with nothing else."""
    digest = hashlib.sha256(f"{handed_in.problem}\0".encode() + handed_in.content)
    for name, content in sorted(handed_in.beside.contents.items()):
        digest.update(f"\0{name}\0".encode() + content)
    return digest.hexdigest()


def fingerprint(student: str, handed_in: HandedIn, timestamp: str, seed: bytes, sandbox: str) -> str:
    """Changes when what was handed in, the course or the seed changes: then it has to be graded again."""
    texts = (student, handed_in.name, *handed_in.notes, handed_in.problem, timestamp, sandbox, course_digest())
    digest = hashlib.sha256("\0".join(texts).encode(errors="surrogateescape"))
    digest.update(hashlib.sha256(seed).digest() + handed_in.content)
    for name, content in handed_in.beside.contents.items():
        digest.update(f"\0{name}\0".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()

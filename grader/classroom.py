"""Grades a class: many submissions at once; one process writes nbgrader's gradebook, the notebooks and the feedback pages."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from desk.marks import Mark, marks_in
from desk.received import said_late, set_aside
from grader import assignment, lock, misplaced, names
from grader.arrival import HandedIn, take_in
from grader.class_summary import ClassSummary, mistakes_in, row_of
from grader.exchange import copy_files as copy_exchange_files
from grader.feedback.class_page import class_page
from grader.feedback.page import feedback_page
from grader.gradebook import ByHand, ClassGradebook, Entry
from grader.job import Graded, Job, OtherCourse, answers_digest, course_digest, fingerprint, grade_job
from grader.kept_files import KeptFiles, digest_of_mark, write
from grader.sandbox import SandboxUnavailable
from grader.seed import seed_of
from grader.timestamps import read_timestamp
from grader.workers import ClusterError, Workers
from judge.rubric import ASSIGNMENT

BATCH = 8  # results that one transaction of the gradebook takes
BATCH_SECONDS = 0.5  # how long the first of them waits for the others
TRIALS = 3  # how often a submission is sent out whose worker died


@dataclass(frozen=True)
class NotGraded:
    """A submission that could not be graded, through no fault of its student's; nothing about it was written."""

    student: str
    reason: str


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
        converter = GenerateFeedback(coursedir=self.coursedir, config=config)
        permissions = int(str(converter.permissions), 8)  # nbgrader writes the octal digits as a number
        self.files = KeptFiles(self.root, self.autograded, self.feedback, permissions)
        self._folders: dict[str, str] = {}  # the name of each student's folder, by the student's name
        self.written = 0  # submissions of this run of which everything is on the disk

    def gradebook(self) -> Gradebook:
        """Open nbgrader's gradebook."""
        return Gradebook(self.coursedir.db_url, self.coursedir.course_id)

    def generate_assignment(self) -> bool:
        """Make the student version and tell the gradebook, if the master has changed since; return whether it had."""
        return assignment.generate(self.coursedir, self.config)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder's lock. Raises Busy if no run can begin here now."""
        with lock.alone(self.root):
            yield

    # ----- submissions -----

    def students(self) -> list[str]:
        """Everyone who has a folder for this assignment in submitted/."""
        there = self.submitted.iterdir() if self.submitted.is_dir() else ()
        self._folders = names.students_in(folder.name for folder in there if (folder / ASSIGNMENT).is_dir())
        return list(self._folders)

    def folder(self, student: str) -> Path:
        """Where a student's submission lies."""
        return self.submitted / self._folders.get(student, student) / ASSIGNMENT

    def misplaced(self) -> list[str]:
        """A line on each submission that lies where nothing is graded."""
        return misplaced.misplaced(self.submitted, self._folders.values())

    def take_in(self, student: str) -> tuple[HandedIn, str]:
        """What a student handed in, and its fingerprint."""
        folder = self.folder(student)
        handed_in = take_in(folder)
        when, note = read_timestamp(folder)
        notes = filter(None, (names.note(folder.parent.name, student), note))
        handed_in = replace(handed_in, notes=(*handed_in.notes, *notes))
        return handed_in, fingerprint(student, handed_in, str(when), seed_of(student), self.sandbox)

    def is_graded(self, student: str) -> bool:
        """Whether the submission was graded as it is now, and everything written but for the gradebook."""
        try:
            return self.files.is_whole(student, self.take_in(student)[1])
        except OSError:
            return False

    def to_grade(self, again: bool = False) -> list[str]:
        """The students whose submissions have to be graded."""
        students = self.students()
        if again or not students:
            return students
        with closing(self.class_gradebook()) as gradebook:
            known = gradebook.students()
        return [student for student in students if student not in known or not self.is_graded(student)]

    # ----- grading -----

    def grade(self, students: Sequence[str], workers: Workers, write: bool = True) -> Iterator[Graded | NotGraded]:
        """Grade submissions on the workers; yield each when all about it is written, or nothing with `write=False`.

        Only so many are in memory as the workers have in hand, and as many again that wait for one.

        Raises
        ------
        SandboxUnavailable, OtherCourse, ClusterError
            If the workers can't grade.
        """
        waiting = deque((student, 1) for student in students)
        shared = self.files.copy_course_files()
        running: dict[Future, tuple[str, int]] = {}
        with closing(self.class_gradebook()) as gradebook:
            by_hand = gradebook.by_hand()
            aside = {student: by_hand.pop(student) for student in students if self._is_another(student, by_hand)}
            finished: list[Graded] = []
            since = 0.0
            while waiting or running or finished:
                while waiting and len(running) < 2 * workers.number():
                    student, trial = waiting.popleft()
                    try:
                        job = self._job(student, gradebook.checksums, by_hand.get(student, ByHand()))
                    except Exception as error:  # what one student's files do stops nobody else's grading
                        yield NotGraded(student, f"{type(error).__name__}: {error}")
                        continue
                    running[workers.executor.submit(grade_job, job)] = student, trial
                ended = wait(running, BATCH_SECONDS if finished else None, FIRST_COMPLETED).done if running else ()
                for future in ended:
                    student, trial = running.pop(future)
                    outcome = _outcome(student, future)
                    if isinstance(outcome, Graded):
                        since = since if finished else time.monotonic()
                        finished.append(outcome)
                    elif trial < TRIALS:
                        waiting.append((student, trial + 1))
                    else:
                        yield outcome
                is_late = time.monotonic() - since >= BATCH_SECONDS
                if finished and (is_late or len(finished) >= BATCH or not (waiting or running)):
                    if write:
                        self._write(finished, gradebook, by_hand, aside, shared)
                    yield from finished
                    finished = []

    def _job(self, student: str, checksums: dict[str, str], by_hand: ByHand) -> Job:
        handed_in, its_fingerprint = self.take_in(student)
        return Job(
            student,
            handed_in,
            its_fingerprint,
            seed_of(student),
            self.sandbox,
            checksums,
            by_hand,
            self._timestamp(student),
            course_digest(),
        )

    def _is_another(self, student: str, by_hand: Mapping[str, ByHand]) -> bool:
        """Whether what somebody wrote by hand was written for another submission than the one that is there now."""
        return student in by_hand and self.is_another_than_graded(student)

    def is_another_than_graded(self, student: str) -> bool:
        """Whether something else was handed in since the submission was graded."""
        if not self.files.answers(student).is_file():
            return False
        return self.files.answers(student).read_text() != answers_digest(self.take_in(student)[0])

    def _write(
        self,
        results: Sequence[Graded],
        gradebook: ClassGradebook,
        by_hand: Mapping[str, ByHand],
        aside: Mapping[str, ByHand],
        shared: Path,
    ) -> None:
        """Write results: notebooks and feedback pages, the gradebook, and last the files that say that it is done."""
        for graded in results:
            self.files.begin(graded.student, graded.notebook, shared)
            self.files.write_page(graded.student, graded.page)
            for path in (self.files.notebook(graded.student), self.files.page(graded.student)):
                copy_exchange_files(self.folder(graded.student), path.parent)
            if graded.student in aside:
                graded.notes.append(set_aside(self.root, graded.student, aside[graded.student]))
        penalties = gradebook.write(
            Entry(
                graded.student,
                graded.scores,
                graded.comments,
                self._timestamp(graded.student),
                graded.student in aside,
            )
            for graded in results
        )
        for graded in results:
            hand = by_hand.get(graded.student, ByHand())
            counts = hand.scores_with(graded.scores), hand.comments_with(graded.comments), penalties.get(graded.student)
            if penalties.get(graded.student):
                self.files.write_page(graded.student, self._page_with(graded.student, graded.notebook, *counts))
            write(self.files.answers(graded.student), graded.answers)
            kept = {
                "fingerprint": graded.fingerprint,
                "notes": graded.notes,
                "findings": graded.findings,
                "seconds": round(graded.seconds, 2),
            }
            self.files.end(graded.student, kept | {"shown": digest_of_mark(*counts)})
            self.written += 1

    def settle(self) -> list[str]:
        """Set late penalties anew, and write those pages anew on which another mark stands than the one that counts now.

        No student's code runs for it. Returns whose pages these were.
        """
        with closing(self.class_gradebook()) as gradebook:
            gradebook.settle()
            marks, comments, penalties = gradebook.marks(), gradebook.comments(), gradebook.penalties()
        changed = []
        for student, scores in marks.items():
            kept = self.files.read(student)
            counts = scores, comments.get(student, {}), penalties.get(student)
            if not kept or kept.get("shown") == digest_of_mark(*counts):
                continue
            notebook = self.files.notebook(student).read_text(encoding="utf-8")
            self.files.write_page(student, self._page_with(student, notebook, *counts))
            self.files.end(student, kept | {"shown": digest_of_mark(*counts)})
            changed.append(student)
        return changed

    def _page_with(
        self,
        student: str,
        notebook: str,
        scores: Mapping[str, float],
        comments: Mapping[str, str | None],
        penalty: float | None,
    ) -> str:
        graded, when = nbformat.reads(notebook, as_version=4), self._timestamp(student)
        return feedback_page(graded, student, scores, comments, penalty or 0, when)

    def class_gradebook(self) -> ClassGradebook:
        """Open nbgrader's gradebook for a whole run. Raises MissingEntry if it does not know the assignment yet."""
        return ClassGradebook(self.coursedir.db_url, self.coursedir.course_id, self.config, said_late(self.root))

    def _timestamp(self, student: str) -> datetime | None:
        return read_timestamp(self.folder(student))[0]

    def marks(self) -> dict[str, Mark]:
        """The mark of each student, as the gradebook has it."""
        with closing(self.class_gradebook()) as gradebook:
            return marks_in(gradebook)

    def summary(self) -> ClassSummary:
        """What the class came to: the scores as the gradebook has them, and what was found."""
        there = set(self.students())
        return ClassSummary(
            [
                row_of(student, mark, self.files.read(student), student in there)
                for student, mark in self.marks().items()
            ]
        )

    def write_class_page(self, summary: ClassSummary) -> Path:
        """Write the page of the class into feedback/ and return its path."""
        path = self.feedback / "index.html"
        write(path, class_page(summary, (self.root / "report" / "class.html").is_file()))
        return path

    def mistakes(self) -> dict[tuple[str, str], list[str]]:
        """For each task and each mistake of the catalogue that was found there, the students who made it."""
        return mistakes_in({student: self.files.read(student) for student in self.students()})


def _outcome(student: str, future: Future) -> Graded | NotGraded:
    """What became of a job; raise what would become of all others too."""
    try:
        return future.result()
    except (SandboxUnavailable, OtherCourse):
        raise
    except CancelledError:
        raise ClusterError("The connection to the Dask scheduler was lost.") from None
    except Exception as error:  # a worker that died, or a bug: the others have to be graded all the same
        return NotGraded(student, f"{type(error).__name__}: {error}")

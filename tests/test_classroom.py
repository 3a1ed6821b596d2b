"""The class command is stopped, killed, started twice, or finds no room: no mark is lost, none is another one."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import NOTEBOOK, Course
from quick_class import STUDENTS, hand_in_class, query, reported, scores_and_comments, written

from grader.workers import LocalWorkers, WorkerDied
from judge.rubric import ASSIGNMENT


def copied(course: Course, root: Path) -> Course:
    """A copy of a course, with all that was graded in it."""
    shutil.copytree(course.root, root)
    return Course(root, course.environment, course.grader_options, course.nbgrader_options)


@pytest.fixture(scope="module")
def ungraded(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a class in submitted/. Tests leave it as it is."""
    made = copied(course, tmp_path_factory.mktemp("ungraded") / "course")
    made.grader("assignment")
    hand_in_class(made)
    return made


@pytest.fixture(scope="module")
def graded(ungraded: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The same, graded in one go. Tests leave it as it is."""
    made = copied(ungraded, tmp_path_factory.mktemp("graded") / "course")
    made.grader("grade")
    return made


def start(course: Course, *options: str, **keywords: object) -> subprocess.Popen:
    """Start the class command and do not wait for it."""
    return subprocess.Popen(
        [sys.executable, "-m", "grader", "grade", *options, *course.grader_options],
        cwd=course.root,
        env=course.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **keywords,
    )


def wait_until(condition: object, seconds: float = 120) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def assert_same(course: Course, undisturbed: Course) -> None:
    """Marks, comments, notebooks and pages are those of an undisturbed run."""
    assert scores_and_comments(course) == scores_and_comments(undisturbed)
    for folder in ("autograded", "feedback"):
        assert written(course, folder) == written(undisturbed, folder)


# ----- killed -----


def kill_and_go_on(ungraded: Course, graded: Course, root: Path, times: int, seed: int) -> None:
    course = copied(ungraded, root)
    moments = random.Random(seed)
    final = scores_and_comments(graded)
    for _ in range(times):
        process = start(course)
        before = len(reported(course))
        # Mostly in the middle of the work, and sometimes while the command starts.
        if moments.random() < 0.8:
            wait_until(lambda: process.poll() is not None or len(reported(course)) > before)  # noqa: B023
        time.sleep(moments.random())
        process.kill()
        process.communicate()
        assert query(course.root, "PRAGMA integrity_check") == [("ok",)]
        marks = scores_and_comments(course)
        for student in reported(course):
            assert marks[student] == final[student]
        if len(reported(course)) == STUDENTS:
            victim = moments.choice(sorted(reported(course)))
            (course.root / ".grader" / "graded" / victim / "findings.json").unlink()
    there = len(reported(course))
    output = course.grader("grade")
    assert f"{STUDENTS - there} graded" in output
    assert_same(course, graded)


def test_killed_three_times_at_random_moments(ungraded: Course, graded: Course, tmp_path: Path) -> None:
    kill_and_go_on(ungraded, graded, tmp_path / "course", times=3, seed=1)


@pytest.mark.long
def test_killed_twenty_times_at_random_moments(ungraded: Course, graded: Course, tmp_path: Path) -> None:
    kill_and_go_on(ungraded, graded, tmp_path / "course", times=20, seed=2)


# ----- stopped, started again, started twice -----


def test_stopped_and_started_again(ungraded: Course, graded: Course, tmp_path: Path) -> None:
    course = copied(ungraded, tmp_path / "course")
    process = start(course)
    wait_until(lambda: reported(course))

    process.send_signal(signal.SIGSTOP)
    second = course.grader("grade", status=1)
    process.send_signal(signal.SIGCONT)
    assert second.strip() == (
        f"Error: Another run is grading in this folder (process {process.pid}): wait until it is done, or stop it."
    )

    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=60)
    done = reported(course)
    assert process.returncode == 1
    assert "Traceback" not in output
    assert f"Stopped: {len(done)} of {STUDENTS} were graded. What was graded is kept; run it again to go on." in output

    output = course.grader("grade")
    assert f"{STUDENTS - len(done)} graded, {len(done)} unchanged since they were graded." in output
    assert_same(course, graded)


def test_only_what_changed_is_graded_again(graded: Course, tmp_path: Path) -> None:
    course = copied(graded, tmp_path / "course")
    first, *others = sorted(reported(course))
    notebook = course.submission(first) / NOTEBOOK
    notebook.write_bytes((course.root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes())
    output = course.grader("grade")
    assert f"1 graded, {STUDENTS - 1} unchanged since they were graded." in output
    before, after = scores_and_comments(graded), scores_and_comments(course)
    assert before[first] != after[first]
    assert all(before[student] == after[student] for student in others)


def test_what_was_graded_by_hand_stays(graded: Course, tmp_path: Path) -> None:
    """And the page is the one that nbgrader makes: late, with a score and a comment by hand."""
    course = copied(graded, tmp_path / "course")
    first, second, *_ = sorted(reported(course))
    code = f"""
from datetime import datetime
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db", "hamlet-session-6") as gradebook:
    gradebook.find_grade("test_2a", "{ASSIGNMENT}", "{ASSIGNMENT}", "{first}").manual_score = 1.5
    gradebook.find_comment("linear", "{ASSIGNMENT}", "{ASSIGNMENT}", "{first}").manual_comment = "Well *done*."
    gradebook.find_assignment("{ASSIGNMENT}").duedate = datetime(2024, 1, 1)
    gradebook.db.commit()
"""
    course.run(sys.executable, "-c", code)
    with open(course.root / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    (course.submission(second) / "timestamp.txt").write_text("2024-01-02 00:00:00 UTC")
    course.grader("grade", "--again")
    rows = scores_and_comments(course)
    assert ("grade", "test_2a", 5.0, 1.5, None, 1) in rows[first]
    assert ("comment", "linear", None, "Well *done*.", None, None) in rows[first]
    pages = written(course, "feedback")
    assert b"taken off, as it was handed in late" in pages[second]
    assert b"<em>done</em>" in pages[first]

    course.nbgrader("generate_feedback", ASSIGNMENT, "--force")
    assert written(course, "feedback") == pages
    course.nbgrader("export")
    exported = (course.root / "grades.csv").read_text()
    assert all(student in exported for student in rows)


# ----- no room -----


@pytest.mark.skipif(sys.platform != "linux", reason="limits on file sizes differ elsewhere")
def test_a_full_disk_is_said_in_one_line(ungraded: Course, graded: Course, tmp_path: Path) -> None:
    """A limit on file sizes stands in for it: a page does not fit."""
    course = copied(ungraded, tmp_path / "course")
    limit = 200_000
    process = start(
        course, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    )
    output, _ = process.communicate(timeout=120)
    errors = [line for line in output.splitlines() if "Error" in line]
    assert process.returncode == 1
    assert len(errors) == 1, output
    assert "What was graded is kept; run it again to go on." in errors[0]
    assert "Traceback" not in output
    assert reported(course) == set()
    assert not list(course.root.rglob(".*.part"))
    assert query(course.root, "PRAGMA integrity_check") == [("ok",)]
    course.grader("grade")
    assert_same(course, graded)


# One student's job has a fault of the grader's own in it.
WITH_A_FAULT = """
import sys
from dataclasses import replace
from grader.classroom import Classroom
from grader.command import main

make = Classroom._job

def job(self, student, *arguments):
    made = make(self, student, *arguments)
    return replace(made, handed_in=None) if student == sys.argv[1] else made

Classroom._job = job
main(["grade", *sys.argv[2:]])
"""


def test_a_fault_at_one_submission_stops_nobody_else(ungraded: Course, tmp_path: Path) -> None:
    course = copied(ungraded, tmp_path / "course")
    victim, *others = sorted(path.name for path in (course.root / "submitted").iterdir() if path.is_dir())
    output = course.run(sys.executable, "-c", WITH_A_FAULT, victim, *course.grader_options, status=1)
    assert re.search(rf"^{victim} was not graded: .+", output, re.MULTILINE)
    assert "Run it again to try these once more." in output
    assert "Traceback" not in output
    assert set(reported(course)) == set(others)


# ----- workers -----


def test_a_worker_that_dies_costs_its_own_job_only() -> None:
    workers = LocalWorkers(1, "off")
    try:
        jobs = [workers.submit(os._exit, 1), workers.submit(max, 1, 2), workers.submit(int, "x")]
        with pytest.raises(WorkerDied):
            jobs[0].result(60)
        assert jobs[1].result(60) == 2
        with pytest.raises(ValueError, match="invalid literal"):
            jobs[2].result(60)
    finally:
        workers.stop()

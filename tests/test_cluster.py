"""The class command on a Dask cluster: a scheduler and worker processes on this machine, one of which is killed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Course
from quick_class import hand_in_class, reported, scores_and_comments, written
from test_classroom import copied, start, wait_until

from judge.rubric import ASSIGNMENT


def dask(course: Course, *arguments: str) -> subprocess.Popen:
    """Start a process of Dask in a course's folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
        cwd=course.root,
        env=course.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


@pytest.fixture(scope="module")
def class_of_corpus(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    made = copied(course, tmp_path_factory.mktemp("cluster") / "course")
    made.grader("assignment")
    hand_in_class(made)
    return made


@pytest.fixture
def cluster(class_of_corpus: Course, tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """A scheduler's address, and two workers that have the course's checkout, but neither submissions nor the seed."""
    checkout = copied(class_of_corpus, tmp_path / "checkout")
    shutil.rmtree(checkout.root / "submitted")
    for name in (".grader_seed", "gradebook.db"):
        (checkout.root / name).unlink()
    address = f"tcp://127.0.0.1:{free_port()}"
    processes = [dask(checkout, "scheduler", "--host", "127.0.0.1", "--port", address.rsplit(":", 1)[1])]
    try:
        workers = [dask(checkout, "worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
        processes += workers
        yield address, workers
        assert not (checkout.root / ".grader_seed").exists()
        assert not (checkout.root / "gradebook.db").exists()
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_cluster_gives_the_same_marks_though_a_worker_is_killed(
    class_of_corpus: Course, cluster: tuple[str, list[subprocess.Popen]], tmp_path: Path
) -> None:
    address, workers = cluster
    local, remote = (copied(class_of_corpus, tmp_path / name) for name in ("local", "remote"))
    process = start(remote, "--scheduler", address)
    wait_until(lambda: process.poll() is not None or reported(remote))
    workers[0].kill()
    output, _ = process.communicate(timeout=200)
    assert process.returncode == 0, output
    local.grader("grade")
    assert scores_and_comments(remote) == scores_and_comments(local)
    for folder in ("autograded", "feedback"):
        assert written(remote, folder) == written(local, folder)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://there"])
def test_a_scheduler_that_is_not_there_is_named_in_one_line(
    class_of_corpus: Course, tmp_path: Path, address: str
) -> None:
    output = class_of_corpus.grader("grade", "--scheduler", address, status=1)
    lines = [line for line in output.splitlines() if line]
    assert len(lines) == 1, output
    assert f"There is no Dask scheduler at {address}" in lines[0]
    assert not (class_of_corpus.root / "autograded" / "student-0001" / ASSIGNMENT).exists()

"""The sandbox of this process: started when the first submission comes, kept for the next ones."""

from __future__ import annotations

import atexit
from functools import cache

from nbformat import NotebookNode

from grader.grade import Result, grade
from grader.limits import Limits
from grader.sandbox import Sandbox
from grader.seed import read_secret


@cache
def _sandbox(mode: str, number: int) -> Sandbox:
    sandbox = Sandbox(Limits(), mode, number)
    atexit.register(sandbox.close)
    return sandbox


def start_here(mode: str, number: int = 0) -> None:
    """Start this process's sandbox, or raise SandboxUnavailable."""
    _sandbox(mode, number).start()


def grade_here(notebook: NotebookNode, student: str, mode: str, number: int = 0) -> Result:
    """Grade a rebuilt notebook in this process's sandbox."""
    return grade(notebook, student, read_secret(), _sandbox(mode, number))

"""The sandbox of this process: started when the first submission comes, kept for the next ones until it is stopped."""

from __future__ import annotations

import atexit
import fcntl
import os
import sys
from pathlib import Path
from typing import TextIO

from nbformat import NotebookNode

from grader.grade import Result, grade
from grader.limits import Limits
from grader.sandbox import Sandbox, SandboxUnavailable

MOST_SANDBOXES = 1_000  # on one machine
NUMBERS = Path("/run/hamlet-sandboxes")

_places: list[TextIO] = []
_sandboxes: dict[str, Sandbox] = {}  # by mode


def _sandbox(mode: str) -> Sandbox:
    if mode not in _sandboxes:
        _sandboxes[mode] = Sandbox(Limits(), mode, _free_number())
        atexit.register(_sandboxes[mode].close)
    return _sandboxes[mode]


def _free_number() -> int:
    """A number that no other process on this machine has: as root, submissions of each sandbox run as a user of its own.

    It is held by a lock in a folder of root's, which the system takes back when this process ends, however it ends. Any other
    user has a user namespace for each submission, and needs no number.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        return 0
    try:
        NUMBERS.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SandboxUnavailable(
            f"{NUMBERS}, where running sandboxes are counted, can't be made: {error.strerror}."
        ) from None
    if NUMBERS.is_symlink() or NUMBERS.stat().st_uid != 0 or NUMBERS.stat().st_mode & 0o022:
        raise SandboxUnavailable(
            f"Others than root can write to {NUMBERS}, where running sandboxes are counted: remove it."
        )
    for number in range(MOST_SANDBOXES):
        place = open(NUMBERS / str(number), "w")  # noqa: SIM115  stays open as long as this process
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            place.close()
            continue
        _places.append(place)
        return number
    raise SandboxUnavailable(f"There are {MOST_SANDBOXES} sandboxes on this machine already.")


def start_here(mode: str) -> None:
    """Start this process's sandbox, or raise SandboxUnavailable."""
    _sandbox(mode).start()


def stop_here() -> None:
    """End this process's sandbox; it starts again when it is needed."""
    for sandbox in _sandboxes.values():
        sandbox.close()


def grade_here(notebook: NotebookNode, seed: bytes, mode: str, files: dict[str, bytes] | None = None) -> Result:
    """Grade a rebuilt notebook in this process's sandbox, with the files that lie beside it."""
    return grade(notebook, seed, _sandbox(mode), files)

"""The sandbox of this process: started when the first submission comes, kept for the next ones until it is stopped."""

from __future__ import annotations

import atexit
import socket
import sys

from nbformat import NotebookNode

from grader.grade import Result, grade
from grader.limits import Limits
from grader.sandbox import Sandbox

MOST_SANDBOXES = 1_000  # on one machine

_places: list[socket.socket] = []
_sandboxes: dict[str, Sandbox] = {}  # by mode


def _sandbox(mode: str) -> Sandbox:
    if mode not in _sandboxes:
        _sandboxes[mode] = Sandbox(Limits(), mode, _free_number())
        atexit.register(_sandboxes[mode].close)
    return _sandboxes[mode]


def _free_number() -> int:
    """A number that no other process on this machine has: each sandbox runs as a user of its own.

    It is held by a socket with an abstract name, which the system takes back when this process ends, however it ends.
    """
    if sys.platform != "linux":
        return 0
    for number in range(MOST_SANDBOXES):
        place = socket.socket(socket.AF_UNIX)
        try:
            place.bind(f"\0hamlet-sandbox-{number}")
        except OSError:
            place.close()
            continue
        _places.append(place)
        return number
    raise RuntimeError(f"There are {MOST_SANDBOXES} sandboxes on this machine already.")


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

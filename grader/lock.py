"""The lock of the course's folder: one run grades there at a time. The system takes it back however a run ends."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from grader import account

BUSY = (errno.EWOULDBLOCK, errno.EACCES)  # another process has it; POSIX allows both for record locks


class Busy(Exception):
    """No run can begin in this folder now; the text says why."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the folder's lock.

    Raises
    ------
    Busy
        If another run has it; if the folder is another account's; if the file system knows neither of Linux's two kinds of
        locks, since SQLite can't use a gradebook there either.
    """
    if reason := account.refusal(root):
        raise Busy(reason)
    path = root / ".grader" / "lock"
    path.parent.mkdir(exist_ok=True)
    with open(path, "a+", encoding="utf-8") as file:
        _take(file)
        file.truncate(0)
        file.write(f"{os.getpid()} {socket.gethostname()}")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _take(file: IO[str]) -> None:
    for lock in (fcntl.flock, fcntl.lockf):  # a file system may have one of them only
        try:
            lock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as error:
            if error.errno in BUSY:
                raise Busy(
                    f"Another run is grading in this folder{_holder(file)}: wait until it is done, or stop it."
                ) from None
    raise Busy(
        "The file system that this folder lies on has no file locks, which the gradebook needs too: move the course to "
        "another one, such as a local disk."
    )


def _holder(file: IO[str]) -> str:
    """Who has the lock, as far as it is known: a number that a run left long ago says nothing."""
    file.seek(0)
    number, _, host = file.read().partition(" ")
    if host and host != socket.gethostname():
        return f" (on {host})"
    return f" (process {number})" if number.isdigit() and _runs(int(number)) else ""


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

"""The warm process in the sandbox: imports everything once, then runs each submission in a fork of itself.

Started as `python -m sandbox.runner CONTROL_FD LIMITS USER GIVEN_TRAIN MODULE...` where LIMITS is `grader.limits.Limits` as JSON,
USER the id of the user that submissions run as, GIVEN_TRAIN the source of the notebook's cell of that name, and the modules are
those that students get.
Over the control socket the grader passes on a fresh socket for each submission, and sends "kill" to end it. No student's code
ever runs in this process, and a fork has no way to a later submission's socket.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import resource
import select
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import matplotlib.pyplot  # noqa: F401  the notebook imports it: here once, not in each fork
import tqdm  # noqa: F401

import probes.tasks  # noqa: F401  here once, not in each fork
from course.drivers import given
from sandbox import namespaces, old_names, wire
from sandbox.processes import (
    end_all,
    in_own_pid_namespace,
    protect_this_process,
    receive_channel,
    set_limit,
    take_in_orphans,
)
from sandbox.shell import Shell
from sandbox.submission import Submission

LOOK_SECONDS = 0.5  # where nothing tells that a process ended
_exit = os._exit  # early-bound, as a submission may patch it


def main() -> None:
    """Serve submissions until the grader closes the control socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = json.loads(sys.argv[2])
    user = int(sys.argv[3])
    own_namespace = in_own_pid_namespace()
    protect_this_process()
    take_in_orphans()
    _set_limits(limits)
    shell = Shell(limits["output_characters"])
    for module in sys.argv[5:]:
        importlib.import_module(module)
    old_names.install()
    given.load(sys.argv[4])
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, the forks' shared pages
    if own_namespace:
        reason = namespaces.reason_against(limits, user)
        if reason:
            sys.exit(reason)
    wire.send(control, {"ready": True})
    _let_go_of_streams()
    while True:
        try:
            channel = receive_channel(control)
        except (wire.WireError, OSError, IndexError):
            return
        submission = Submission(channel, shell, limits, own_namespace)
        if own_namespace:
            pid = namespaces.start_apart(limits, user, channel, submission.serve)
        else:
            pid = _start(control, submission)
        channel.close()
        _wait(control, pid)
        end_all(own_namespace)
        if not own_namespace and not _empty_folder():
            return  # the grader starts a new sandbox
        wire.send(control, {"ended": True})


def _let_go_of_streams() -> None:
    """The streams that told the grader why this process did not start are files of its: nobody else needs them."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    os.close(nowhere)


def _start(control: socket.socket, submission: Submission) -> int:
    """Where there is no sandbox: serve the submission in a fork of this process."""
    pid = os.fork()
    if pid == 0:
        try:
            control.close()
            os.setsid()
            submission.serve()
        finally:
            _exit(0)
    return pid


def _set_limits(limits: dict[str, Any]) -> None:
    set_limit(resource.RLIMIT_FSIZE, limits["file_bytes"])
    set_limit(resource.RLIMIT_NOFILE, limits["open_files"])
    set_limit(resource.RLIMIT_CORE, 0)


def _wait(control: socket.socket, pid: int) -> None:
    """Wait until the submission's process, or its guard, ends, or the grader asks to kill it (or is gone)."""
    # macOS has no pidfd: there, look every now and then.
    pidfd = [os.pidfd_open(pid)] if hasattr(os, "pidfd_open") else []
    while not os.waitpid(pid, os.WNOHANG)[0]:
        ready, _, _ = select.select([control, *pidfd], [], [], LOOK_SECONDS)
        if control in ready:
            control.recv(16)
            break  # what runs is ended after this
    for fd in pidfd:
        os.close(fd)


def _empty_folder() -> bool:
    """Without a sandbox: remove the files that the submission left; return whether none is left."""
    folder = Path(os.environ["TMPDIR"])
    with contextlib.suppress(OSError):
        folder.chmod(0o1777)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    return not any(folder.iterdir())


if __name__ == "__main__":
    main()

"""The warm process in the sandbox: imports everything once, then runs each submission in a fork of itself.

Started as `python -m sandbox.runner CONTROL_FD LIMITS GIVEN_TRAIN MODULE...` where LIMITS is `grader.limits.Limits` as JSON,
GIVEN_TRAIN the source of the notebook's cell of that name, and the modules are those that students get.
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
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import matplotlib.pyplot  # noqa: F401  the notebook imports it: here once, not in each fork
import tqdm  # noqa: F401

import probes.tasks  # noqa: F401  here once, not in each fork
from course.drivers.real_training import load_digits
from sandbox import old_names, wire
from sandbox.processes import (
    end_all,
    in_own_pid_namespace,
    memory_of_all,
    other_processes,
    protect_this_process,
    receive_channel,
    set_limit,
    take_in_orphans,
)
from sandbox.shell import Shell
from sandbox.submission import Submission

SHARED_MEMORY = Path("/dev/shm")
LOOK_SECONDS = 0.05  # how often the memory is looked at
_exit = os._exit  # early-bound, as a submission may patch it


def main() -> None:
    """Serve submissions until the grader closes the control socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = json.loads(sys.argv[2])
    own_namespace = in_own_pid_namespace()
    protect_this_process()
    take_in_orphans()
    _set_limits(limits)
    shell = Shell(limits["output_characters"])
    for module in sys.argv[4:]:
        importlib.import_module(module)
    old_names.install()
    load_digits(sys.argv[3])
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, the forks' shared pages
    wire.send(control, {"ready": True})
    while True:
        try:
            channel = receive_channel(control)
        except (wire.WireError, OSError, IndexError):
            return
        pid = os.fork()
        if pid == 0:
            try:
                control.close()
                os.setsid()
                Submission(channel, shell, limits, own_namespace).serve()
            finally:
                _exit(0)
        channel.close()
        _wait(control, pid, limits["total_memory_bytes"] if own_namespace else None)
        if not _clean_up(own_namespace):
            return  # the grader starts a new sandbox
        wire.send(control, {"ended": True})


def _set_limits(limits: dict[str, Any]) -> None:
    set_limit(resource.RLIMIT_FSIZE, limits["file_bytes"])
    set_limit(resource.RLIMIT_NOFILE, limits["open_files"])
    set_limit(resource.RLIMIT_CORE, 0)


def _wait(control: socket.socket, pid: int, max_memory: int | None) -> None:
    """Wait until the submission's process ends, or the grader asks to kill it (or is gone); meanwhile watch the memory."""
    # macOS has no pidfd: there, look every now and then.
    pidfd = [os.pidfd_open(pid)] if hasattr(os, "pidfd_open") else []
    while True:
        ready, _, _ = select.select([control, *pidfd], [], [], LOOK_SECONDS)
        if control in ready:
            control.recv(16)
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            break
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            break
        if max_memory and memory_of_all() > max_memory:
            for other in other_processes():  # the submission's own process has a limit that is lower
                if other != pid:
                    with contextlib.suppress(OSError):
                        os.kill(other, signal.SIGKILL)
    for fd in pidfd:
        os.close(fd)


def _clean_up(own_namespace: bool) -> bool:
    """End all that the submission left behind: processes, even detached ones, and files. Return whether nothing is left."""
    end_all(own_namespace)
    folders = [Path(os.environ["TMPDIR"])]
    if own_namespace:
        folders.append(SHARED_MEMORY)
    return not [folder for folder in folders if not _empty(folder)]


def _empty(folder: Path) -> bool:
    with contextlib.suppress(OSError):  # as root, the folder is not this user's
        folder.chmod(0o1777)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    return not any(folder.iterdir())


if __name__ == "__main__":
    main()

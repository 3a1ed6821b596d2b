"""What the processes of the sandbox do to processes: limits, who is there, how much memory they have, how they end."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from sandbox import wire

PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36


def how_it_ended(status: int) -> dict[str, Any]:
    """What an exit status tells: `too slow` for the limit of CPU time, or another signal's name."""
    if not os.WIFSIGNALED(status):
        return {}
    number = os.WTERMSIG(status)
    return {"signal": "too slow" if number == signal.SIGXCPU else signal.Signals(number).name}


def in_own_pid_namespace() -> bool:
    """Whether killing "all processes" can only reach this sandbox's; looked at twice, as the answer matters so much."""
    init = Path("/proc/1/comm")
    return os.getpid() < 10 and init.exists() and init.read_text().strip() == "bwrap"


def protect_this_process() -> None:
    """Keep submissions, which run as the same user, from reading or changing this process."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def take_in_orphans() -> None:
    """Have processes whose parents end become children of this one, which reaps them."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def set_limit(name: int, value: int) -> None:
    """Set one of this process's limits for good."""
    resource.setrlimit(name, (value, value))


def receive_channel(control: socket.socket) -> socket.socket:
    """Take the channel that comes over another one. Raises WireError, OSError or IndexError if none comes."""
    message, fds, _, _ = socket.recv_fds(control, len(wire.CHANNEL), 1)
    if not message:
        raise wire.WireError("the grader is gone")
    return socket.socket(fileno=fds[0])


def other_processes() -> list[int]:
    """All processes of this PID namespace but this one and its init."""
    pids = (int(entry) for entry in os.listdir("/proc") if entry.isdigit())
    return [pid for pid in pids if pid not in (1, os.getpid())]


def end_all(own_namespace: bool) -> None:
    """End every process that a submission left behind, even detached ones."""
    if own_namespace:
        try:
            os.kill(-1, signal.SIGKILL)  # every process of this PID namespace but this one and its init
        except ProcessLookupError:
            pass
    else:
        _kill_descendants()
    while True:
        try:
            os.waitpid(-1, 0 if own_namespace else os.WNOHANG)
        except ChildProcessError:
            break
        if not own_namespace:
            _kill_descendants()
            time.sleep(0.001)


def _kill_descendants() -> None:
    """Without a namespace of its own: kill every child; orphans become children, since this process is a subreaper."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    for child in children.read_text().split() if children.exists() else ():  # macOS has no such list
        try:
            os.kill(int(child), signal.SIGKILL)
        except ProcessLookupError:
            pass

"""A look at all processes of a submission, twenty times a second: memory, and how many cores they hold.

A limit of the kernel's for all processes together would take a cgroup, which only root can count on.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from pathlib import Path
from typing import Any

LOOK_SECONDS = 0.05
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def watch(pid: int, limits: dict[str, Any]) -> None:
    """Wait, as the init of a process namespace, until the submission's process ends; reap what it leaves to its init.

    More memory than allowed: all processes but the submission's first one, which has a limit of its own that is lower, are
    killed. More than one core for long: all of them share one from then on.
    """
    started = last = time.monotonic()
    used: dict[int, float] = {}  # process -> seconds of CPU time when it was last seen
    total = 0.0
    pidfd = os.pidfd_open(pid)
    while not select.select([pidfd], [], [], LOOK_SECONDS)[0]:
        _reap(pid)
        now = time.monotonic()
        since, last = now - last, now
        processes = others()
        if _memory(processes) > limits["total_memory_bytes"]:
            _kill([process for process in processes if process != pid] or [pid])
        before, used = used, {process: _cpu_seconds(process) for process in processes}
        for process, seconds in used.items():
            # Who lives for less than a look counts for half of it at least.
            total += seconds - before[process] if process in before else max(seconds, since / 2)
        if total > now - started + limits["more_than_one_core_seconds"]:
            _confine(processes)


def others() -> list[int]:
    """All processes of this namespace but its init."""
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit() and entry != "1"]


def _reap(pid: int) -> None:
    """Take leave of orphans, but not of the submission's process itself."""
    with contextlib.suppress(ChildProcessError):
        while (found := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) and found.si_pid != pid:
            os.waitpid(found.si_pid, 0)


def _kill(processes: list[int]) -> None:
    for process in processes:
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)


def _memory(processes: list[int]) -> float:
    """The bytes that they have in memory, what they share counted once; looked at closely only if it may be much."""
    resident = sum(_resident(process) for process in processes)
    if resident < 500_000_000:
        return resident
    return sum(_share(process) for process in processes)


def _resident(process: int) -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE
    return 0


def _share(process: int) -> int:
    """Its own memory, and its part of what it shares with others."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _cpu_seconds(process: int) -> float:
    """The CPU time of a process."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        return sum(int(field) for field in fields[11:13]) / TICKS
    return 0.0


def _confine(processes: list[int]) -> None:
    core = {min(os.sched_getaffinity(1))}
    for process in processes:
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{process}/task"):
                os.sched_setaffinity(int(thread), core)

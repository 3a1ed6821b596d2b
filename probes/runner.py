"""The warm process in the sandbox: imports everything once, then runs each submission in a fork of itself.

Started as `python -m probes.runner CONTROL_FD LIMITS GIVEN_TRAIN MODULE...` where LIMITS is `grader.limits.Limits` as JSON,
GIVEN_TRAIN the source of the notebook's cell of that name, and the modules are those that students get beside the notebook.
Over the control socket the grader passes on a fresh socket for each submission, and sends "kill" to end it. No student's code
ever runs in this process, and a fork has no way to a later submission's socket.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import marshal
import math
import os
import random
import resource
import select
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib.pyplot  # noqa: F401  the notebook imports it: here once, not in each fork
import numpy as np
import numpy.random
import tqdm  # noqa: F401

import probes
import probes.tasks
import probes.training
from course.engine.record import observe_error
from probes import wire
from probes.shell import BoundedText, Shell

PR_SET_DUMPABLE = 4
PR_SET_CHILD_SUBREAPER = 36
SMALL_MESSAGE = 10_000
LOOK_SECONDS = 0.05  # how often the memory is looked at

_warm_pid = os.getpid()
# Early-bound, as a submission may patch them.
_exit = os._exit
_random_states = (np.random.get_state, np.random.set_state), (random.getstate, random.setstate)

Answer = Callable[[dict[str, Any]], Any]


def main() -> None:
    """Serve submissions until the grader closes the control socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = json.loads(sys.argv[2])
    own_namespace = _in_own_pid_namespace()
    _protect_this_process()
    _take_in_orphans()
    _set_limits(limits)
    shell = Shell(limits["output_characters"])
    for module in sys.argv[4:]:
        importlib.import_module(module)
    probes.training.load_digits(sys.argv[3])
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, the forks' shared pages
    wire.send(control, {"ready": True})
    while True:
        try:
            channel = _receive_channel(control)
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


def _how_it_ended(status: int) -> dict[str, Any]:
    """What an exit status tells: `too slow` for the limit of CPU time, or another signal's name."""
    if not os.WIFSIGNALED(status):
        return {}
    number = os.WTERMSIG(status)
    return {"signal": "too slow" if number == signal.SIGXCPU else signal.Signals(number).name}


def _in_own_pid_namespace() -> bool:
    """Whether killing "all processes" can only reach this sandbox's; looked at twice, as the answer matters so much."""
    init = Path("/proc/1/comm")
    return os.getpid() < 10 and init.exists() and init.read_text().strip() == "bwrap"


def _protect_this_process() -> None:
    """Keep submissions, which run as the same user, from reading or changing this process."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def _take_in_orphans() -> None:
    """Have processes whose parents end become children of this one, which reaps them."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _set_limits(limits: dict[str, Any]) -> None:
    _limit(resource.RLIMIT_FSIZE, limits["file_bytes"])
    _limit(resource.RLIMIT_NOFILE, limits["open_files"])
    _limit(resource.RLIMIT_CORE, 0)


def _limit(name: int, value: int) -> None:
    resource.setrlimit(name, (value, value))


def _receive_channel(control: socket.socket) -> socket.socket:
    message, fds, _, _ = socket.recv_fds(control, len(wire.CHANNEL), 1)
    if not message:
        raise wire.WireError("the grader is gone")
    return socket.socket(fileno=fds[0])


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
        if max_memory and _memory_of_all() > max_memory:
            for other in _other_processes():  # the submission's own process has a limit that is lower
                if other != pid:
                    with contextlib.suppress(OSError):
                        os.kill(other, signal.SIGKILL)
    for fd in pidfd:
        os.close(fd)


def _other_processes() -> list[int]:
    """All processes of this PID namespace but this one, its init and the warm process."""
    pids = (int(entry) for entry in os.listdir("/proc") if entry.isdigit())
    return [pid for pid in pids if pid not in (1, os.getpid(), _warm_pid)]


def _memory_of_all() -> int:
    """The bytes that the submission's processes have in memory; what forks share is counted for each."""
    pages = 0
    for pid in _other_processes():
        with contextlib.suppress(OSError, IndexError, ValueError):
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def _clean_up(own_namespace: bool) -> bool:
    """End all that the submission left behind: processes, even detached ones, and files. Return whether nothing is left."""
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
    folder = Path(os.environ["TMPDIR"])
    with contextlib.suppress(OSError):  # as root, the folder is not this user's
        folder.chmod(0o1777)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    return not any(folder.iterdir())


def _kill_descendants() -> None:
    """Without a namespace of its own: kill every child; orphans become children, since this process is a subreaper."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    for child in children.read_text().split() if children.exists() else ():  # macOS has no such list
        try:
            os.kill(int(child), signal.SIGKILL)
        except ProcessLookupError:
            pass


class Submission:
    """One submission's process: runs cells as the grader asks for them; a fork of it runs test cells, and cells after them."""

    def __init__(self, channel: socket.socket, shell: Shell, limits: dict[str, Any], own_namespace: bool) -> None:
        self.channel, self.shell, self.limits, self.own_namespace = channel, shell, limits, own_namespace
        self.fork: int | None = None  # its process number

    def serve(self) -> None:
        """Answer the grader's messages until it says that it has all."""
        start = wire.receive(self.channel, SMALL_MESSAGE)
        os.chdir(start["folder"])
        _take_in_orphans()
        if sys.platform == "linux":  # macOS refuses this limit
            _limit(resource.RLIMIT_AS, self.limits["memory_bytes"])
        if start["limit_processes"]:
            _limit(resource.RLIMIT_NPROC, self.limits["processes"])
        _limit(resource.RLIMIT_CPU, int(self.limits["submission_seconds"]))
        self._silence_files()
        wire.send(self.channel, {})
        answers = {"cell": self._cell, "stand-in": self._stand_in, "seed": self._seed, "fork": self._make_fork}
        self._answer_messages(self.channel, answers)

    def _answer_messages(self, channel: socket.socket, answers: dict[str, Answer]) -> None:
        """Answer messages in this process; any of them ends the fork."""
        pid = os.getpid()
        while True:
            message = wire.receive(channel, self.limits["message_bytes"])
            status = self._end_fork()
            if message["do"] == "end":
                return
            answer = _how_it_ended(status) if message["do"] == "end fork" else answers[message["do"]](message)
            if os.getpid() != pid:  # a cell has forked: one of them goes on
                return
            wire.send(channel, answer)

    def _silence_files(self) -> None:
        """What is written past Python's streams, by os.write or a child process, goes nowhere."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(nowhere, fd)

    def _seed(self, message: dict[str, Any]) -> dict[str, Any]:
        np.random.seed(message["seed"])
        random.seed(message["seed"])
        return {}

    def _cell(self, message: dict[str, Any]) -> dict[str, Any]:
        outputs = self.shell.run_cell(message["source"], message["number"], message["seconds"])
        if self._has_no_room():
            _exit(0)  # what comes after would fail for lack of memory: better without this cell
        return {"outputs": outputs}

    def _has_no_room(self) -> bool:
        """Whether a cell has kept most of what this process may have of memory, open files or threads."""
        if not os.path.exists("/proc/self/statm"):
            return False
        memory = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        files, threads = (len(os.listdir(f"/proc/self/{name}")) for name in ("fd", "task"))
        limits = self.limits
        used = ((memory, limits["memory_bytes"]), (files, limits["open_files"]), (threads, limits["processes"]))
        return any(2 * number > limit for number, limit in used)

    def _stand_in(self, message: dict[str, Any]) -> dict[str, Any]:
        """Replace a judged piece by the right one. Its code runs apart from the notebook's names, but for the given bases."""
        given = {name: self.shell.namespace[name] for name in ("Layer", "Cost") if name in self.shell.namespace}
        names = {"__name__": "stand_in", "np": np, **given}
        exec(marshal.loads(message["code"].tobytes()), names)
        self.shell.namespace[message["name"]] = names[message["name"]]
        return {}

    def _make_fork(self, _: dict[str, Any]) -> dict[str, Any]:
        """Fork this process; the grader talks to the fork over the channel that it passes on next."""
        channel = _receive_channel(self.channel)
        pid = os.fork()
        if pid == 0:
            try:
                self.channel.close()
                os.setpgid(0, 0)
                sys.stdout = sys.stderr = BoundedText(0)
                answers = {"cell": self._cell, "stand-in": self._stand_in, "test": self._test}
                self._answer_messages(channel, answers)
            finally:
                _exit(0)
        channel.close()
        self.fork = pid
        return {}

    def _end_fork(self) -> int:
        """End the fork, and what it left behind; return its exit status."""
        if not self.fork:
            return 0
        pid, self.fork = self.fork, None
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        _, status = os.waitpid(pid, 0)
        self._kill_leftovers()
        return status

    def _kill_leftovers(self) -> None:
        """End the processes that a test cell, or a cell before it, left behind: they would take room from the next ones."""
        if not self.own_namespace:
            return
        stopped: set[int] = set()
        # Stopped first, so that none starts another one while the others are killed.
        for _ in range(100):
            running = set(_other_processes()) - stopped
            if not running:
                break
            for pid in running:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGSTOP)
            stopped |= running
        for pid in stopped:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 1
        while stopped & set(_other_processes()) and time.monotonic() < deadline:
            try:
                reaped, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                reaped = 0
            if not reaped:
                time.sleep(0.001)

    def _test(self, message: dict[str, Any]) -> Any:
        """Run a test cell's hidden line, and undo what it does to the notebook's names, limits and random numbers."""
        namespace = self.shell.namespace
        names, states = dict(namespace), [get_state() for get_state, _ in _random_states]
        cpu_limits = resource.getrlimit(resource.RLIMIT_CPU)
        most = math.ceil(time.process_time() + message["cpu_seconds"])
        resource.setrlimit(resource.RLIMIT_CPU, (most, cpu_limits[1]))
        self._seed(message)
        probes._inputs = message["inputs"]
        try:
            exec(compile(message["source"], "<test cell>", "exec"), namespace)
            record = probes._record
        except BaseException as error:
            record = {"failed": observe_error(error)}
        probes._inputs = probes._record = None
        for added in namespace.keys() - names.keys():
            del namespace[added]
        namespace.update(names)
        resource.setrlimit(resource.RLIMIT_CPU, cpu_limits)
        for (_, set_state), state in zip(_random_states, states):
            set_state(state)
        return record


if __name__ == "__main__":
    main()

"""A submission's process: runs cells as the grader asks for them; a fork of it runs test cells, and cells after them."""

from __future__ import annotations

import contextlib
import math
import os
import random
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import probes
from course.drivers.real_training import short_training
from course.engine.record import observe_error
from sandbox import wire
from sandbox.outputs import Silence
from sandbox.processes import how_it_ended, other_processes, receive_channel, set_limit, take_in_orphans
from sandbox.shell import Shell
from sandbox.stand_in import put_in_place

SMALL_MESSAGE = 10_000
# Early-bound, as a submission may patch them.
_exit = os._exit
_random_states = (np.random.get_state, np.random.set_state), (random.getstate, random.setstate)

Answer = Callable[[dict[str, Any]], Any]


class Submission:
    """One submission's process: runs cells as the grader asks for them; a fork of it runs test cells, and cells after them."""

    def __init__(self, channel: socket.socket, shell: Shell, limits: dict[str, Any], own_namespace: bool) -> None:
        self.channel, self.shell, self.limits, self.own_namespace = channel, shell, limits, own_namespace
        self.fork: int | None = None  # its process number

    def serve(self) -> None:
        """Answer the grader's messages until it says that it has all."""
        start = wire.receive(self.channel, SMALL_MESSAGE)
        os.chdir(start["folder"])
        sys.path.append(
            start["folder"]
        )  # modules that cells write are found, after those of packages and of the course
        take_in_orphans()
        if sys.platform == "linux":  # macOS refuses this limit
            set_limit(resource.RLIMIT_AS, self.limits["memory_bytes"])
        if start["limit_processes"]:
            set_limit(resource.RLIMIT_NPROC, self.limits["processes"])
        set_limit(resource.RLIMIT_CPU, int(self.limits["submission_seconds"]))
        self._silence_files()
        wire.send(self.channel, {})
        answers = {"cell": self._cell, "stand-in": self._stand_in, "seed": self._seed, "files": self._write_files}
        answers["fork"] = self._make_fork
        self._answer_messages(self.channel, answers)

    def _answer_messages(self, channel: socket.socket, answers: dict[str, Answer]) -> None:
        """Answer messages in this process; any of them ends the fork."""
        pid = os.getpid()
        while True:
            message = wire.receive(channel, self.limits["message_bytes"])
            status = self._end_fork()
            if message["do"] == "end":
                return
            answer = how_it_ended(status) if message["do"] == "end fork" else answers[message["do"]](message)
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

    def _write_files(self, message: dict[str, Any]) -> dict[str, Any]:
        """Put the files that were handed in beside the notebook into its folder."""
        for name, content in message["files"].items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.tobytes())
            path.chmod(0o444)
        return {}

    def _cell(self, message: dict[str, Any]) -> dict[str, Any]:
        with short_training(self.shell.namespace, message["goal"]) if message["goal"] else contextlib.nullcontext():
            outputs = self.shell.run_cell(message["source"], message["number"], message["seconds"])
        if self._has_no_room():
            _exit(0)  # what comes after would fail for lack of memory: better without this cell
        return {"outputs": outputs, "syntax_error": self.shell.syntax_error}

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
        put_in_place(self.shell.namespace, message["name"], message["code"].tobytes())
        return {}

    def _make_fork(self, _: dict[str, Any]) -> dict[str, Any]:
        """Fork this process; the grader talks to the fork over the channel that it passes on next."""
        channel = receive_channel(self.channel)
        pid = os.fork()
        if pid == 0:
            try:
                self.channel.close()
                os.setpgid(0, 0)
                sys.stdout = sys.stderr = Silence()
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
            running = set(other_processes()) - stopped
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
        while stopped & set(other_processes()) and time.monotonic() < deadline:
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

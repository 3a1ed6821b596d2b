"""A process that begins as a copy of this one, and does a piece of work only if it is asked for: in the sandbox alone."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable

from course.engine.record import Record
from sandbox import wire

MAX_BYTES = 16_000_000


class Fork:
    """A fork of this process, made before the student's function runs; it waits until its work is asked for."""

    def __init__(self, work: Callable[[], Record]) -> None:
        self._channel, theirs = socket.socketpair()
        self._pid = os.fork()
        if self._pid == 0:
            self._channel.close()
            try:
                if theirs.recv(1):
                    wire.send(theirs, work())
            finally:
                os._exit(0)
        theirs.close()

    def result(self, seconds: float) -> Record:
        """What the work came to, or `missing`."""
        try:
            self._channel.sendall(b"1")
            return wire.receive(self._channel, MAX_BYTES, seconds)
        except (OSError, wire.WireError):
            return {"kind": "missing"}

    def end(self) -> None:
        """End the fork."""
        self._channel.close()
        try:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        except OSError:
            pass

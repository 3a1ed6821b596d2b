"""The process in the sandbox that a submission's cells run in, and the fork of it that its tests run in: messages and answers."""

from __future__ import annotations

import socket
from typing import Any

from grader.sandbox import Sandbox
from sandbox import wire

ENDED = "ended the process"
FORK_SECONDS = 5  # that a submission's process may take to make a fork, or to end it

Message = dict[str, Any]


class Stopped(Exception):
    """What was at work ended the submission's process, or ran for too long. `index` is the cell's number where known."""

    def __init__(self, reason: str, index: int | None = None) -> None:
        super().__init__(reason)
        self.index = index

    @property
    def ended_the_process(self) -> bool:
        """Whether the process is gone, in contrast to one that does not answer in time."""
        return str(self) == ENDED


class Process:
    """A submission's process, and at most one fork of it. While there is a fork, the process waits."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._channel = sandbox.begin()
        self._fork: socket.socket | None = None

    @property
    def has_fork(self) -> bool:
        """Whether there is a fork that has run a test, and can go on."""
        return self._fork is not None

    def ask(self, message: Message, seconds: float, pass_on: socket.socket | None = None) -> Message:
        """Send a message, perhaps with another channel, and wait for the answer. Raises Stopped if there is none in time.

        Any message ends the fork.
        """
        try:
            wire.send(self._channel, message, seconds)
            if pass_on:
                wire.send_channel(self._channel, pass_on, seconds)
        except wire.WireError:
            raise Stopped(ENDED) from None
        try:
            answer = wire.receive(self._channel, self._sandbox.limits.message_bytes, seconds)
        except wire.WireTimeout:
            raise Stopped("ran for too long") from None
        except wire.WireError:
            raise Stopped(ENDED) from None
        if not isinstance(answer, dict):
            raise Stopped("broke the grader's channel")
        return answer

    def ask_fork(self, message: Message, seconds: float, fresh: bool = False) -> Message:
        """How a message to the fork, or to a fresh one, ended: `well` with the answer, `too slow`, or `died` with the signal.

        Raises Stopped if the process itself does not answer.
        """
        if fresh or not self._fork:
            self.leave_fork()
            ours, theirs = socket.socketpair()
            with theirs:
                self.ask({"do": "fork"}, FORK_SECONDS, theirs)
            self._fork = ours
        try:
            wire.send(self._fork, message, seconds)
            answer = wire.receive(self._fork, self._sandbox.limits.message_bytes, seconds)
            return {"ended": "well", "answer": answer}
        except wire.WireTimeout:
            ended = "too slow"
        except wire.WireError:
            ended = "died"
        self.leave_fork()
        how = self.end_fork()
        return {"ended": ended, "signal": how.get("signal") if ended == "died" else None}

    def ask_either(self, message: Message, seconds: float, in_fork: bool) -> Message:
        """The answer of the process or of its fork. Raises Stopped."""
        if not in_fork:
            return self.ask(message, seconds)
        answer = self.ask_fork(message, seconds).get("answer")
        if not isinstance(answer, dict):
            raise Stopped(ENDED)
        return answer

    def leave_fork(self) -> None:
        """Do without the fork from now on; the next message to the process ends it."""
        if self._fork:
            self._fork.close()
        self._fork = None

    def end_fork(self) -> Message:
        """How the fork has ended; this also tells whether the fork has killed the process. Raises Stopped."""
        return self.ask({"do": "end fork"}, FORK_SECONDS)

    def end(self, kill: bool = False) -> None:
        """End the process, and with it all that the submission has left running."""
        self.leave_fork()
        self._sandbox.end(self._channel, kill)

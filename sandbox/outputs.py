"""What a notebook cell gives out, kept in order and bounded, as plain data in nbformat's form."""

from __future__ import annotations

import io
from typing import Any

from jupyter_client.session import Session

Output = dict[str, Any]
# Rich outputs that reach the autograded notebook: no HTML or JavaScript, which would run in the instructor's browser.
SAFE_MIME_TYPES = ("text/plain", "image/png")
MAX_OUTPUTS = 30  # of one cell
MAX_ERRORS = 5  # of one cell
MAX_LINES = 60  # of a traceback
MAX_BYTES = 2_500_000  # of a cell's outputs as JSON: less than a message may have
IMAGE_FACTOR = 10  # how much longer than a text a picture may be


class Outputs(Session):
    """The outputs of the cell at work. The kernel takes it for its connection to a frontend: what it sends is kept here."""

    def __init__(self, max_text: int) -> None:
        super().__init__(key=b"")
        self.max_text = max_text
        self.begin()

    def begin(self) -> None:
        """Begin with the next cell."""
        self.kept: list[Output] = []
        self._errors = 0
        self._room = {"stdout": self.max_text, "stderr": self.max_text}
        self._bytes_left = MAX_BYTES

    def write(self, name: str, text: str) -> None:
        """Keep what is printed to `stdout` or `stderr`."""
        text = text[: self._room[name]]
        self._room[name] -= len(text)
        if text and self.kept and self.kept[-1].get("name") == name:
            self.kept[-1]["text"] += text
        elif text:
            self._keep({"output_type": "stream", "name": name, "text": text})

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> None:
        """Keep what the kernel sends: a message, or its type and content. What needs a frontend, as widgets do, goes nowhere."""
        kind = msg_or_type
        if isinstance(msg_or_type, dict):
            kind, content = msg_or_type["msg_type"], msg_or_type["content"]
        if kind in ("display_data", "execute_result"):
            most = IMAGE_FACTOR * self.max_text
            data = {key: str(content["data"][key])[:most] for key in SAFE_MIME_TYPES if key in content["data"]}
            if data:
                self._keep({"output_type": "display_data", "data": data, "metadata": {}})
        elif kind == "error":
            self.error(content["ename"], content["evalue"], content["traceback"])
        elif kind == "clear_output":
            self.kept.clear()

    def error(self, name: str, text: str, traceback: list[str] | None = None) -> None:
        """Keep an exception."""
        self._errors += 1
        if self._errors <= MAX_ERRORS:
            text = str(text)[: self.max_text]
            lines = [str(line)[: self.max_text] for line in traceback or ()][-MAX_LINES:] or [f"{name}: {text}"]
            self._keep({"output_type": "error", "ename": name, "evalue": text, "traceback": lines})

    def _keep(self, output: Output) -> None:
        text = str(output)
        size = len(text) if text.isascii() else 6 * len(text)  # other characters are written as \uXXXX
        if len(self.kept) < MAX_OUTPUTS and size <= self._bytes_left:
            self._bytes_left -= size
            self.kept.append(output)


class Stream(io.TextIOBase):
    """What `sys.stdout` or `sys.stderr` is while a cell runs."""

    encoding = "utf-8"

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    def write(self, text: str) -> int:
        self._outputs.write(self._name, text)
        return len(text)

    def writable(self) -> bool:
        return True


class Silence(io.TextIOBase):
    """A stream that keeps nothing."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True

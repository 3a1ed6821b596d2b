"""Runs notebook cells in this process, as a kernel would, and gives back their outputs as plain data."""

from __future__ import annotations

import io
import signal
import sys
from typing import Any

from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]
# Rich outputs that reach the autograded notebook: no HTML or JavaScript, which would run in the instructor's browser.
SAFE_MIME_TYPES = ("text/plain", "image/png")


class CellTimeout(BaseException):
    """Raised inside a cell that runs for too long; a BaseException, so that `except Exception` does not hold it up."""


class ResultHook(CapturingDisplayHook):
    """Collects the values of last expressions; IPython asks hooks whether they are at work."""

    is_active = False


class BoundedText(io.TextIOBase):
    """A stream that keeps the first `size` characters and counts the rest away."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.text = ""

    def write(self, text: str) -> int:
        if len(self.text) < self.size:
            self.text = (self.text + text)[: self.size]
        return len(text)

    def writable(self) -> bool:
        return True


class Shell:
    """IPython without a kernel, a terminal or a history."""

    def __init__(self, max_output: int) -> None:
        config = Config()
        config.HistoryManager.enabled = False
        self.max_output = max_output
        self.ipython = InteractiveShell.instance(config=config, colors="nocolor")
        self.ipython.display_pub = CapturingDisplayPublisher()
        self.ipython.run_cell("pass")  # the first run is slow: it sets up what later runs use

    @property
    def namespace(self) -> dict[str, Any]:
        """The notebook's names."""
        return self.ipython.user_ns

    def run_cell(self, source: str, number: int, seconds: float) -> list[Output]:
        """Run one cell, interrupting it after `seconds`; return its outputs in nbformat's form."""
        shell = self.ipython
        stdout, stderr, errors, results = BoundedText(self.max_output), BoundedText(self.max_output), [], []
        shell.display_pub.outputs = []
        shell.execution_count = number
        shell._showtraceback = lambda etype, value, lines: errors.append((etype.__name__, value, lines))
        shell.displayhook = ResultHook(shell=shell, outputs=results)
        shell.display_trap.hook = shell.displayhook
        standard = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = stdout, stderr
        signal.signal(signal.SIGALRM, _raise_timeout)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            shell.run_cell(source, store_history=False)
        except CellTimeout:
            errors.append(("CellTimeout", f"interrupted after {seconds:g} seconds", []))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            sys.stdout, sys.stderr = standard
        return self._outputs(stdout, stderr, shell.display_pub.outputs, results, errors)

    def _outputs(
        self, stdout: BoundedText, stderr: BoundedText, shown: list, results: list, errors: list
    ) -> list[Output]:
        outputs: list[Output] = []
        for name, stream in (("stdout", stdout), ("stderr", stderr)):
            if stream.text:
                outputs.append({"output_type": "stream", "name": name, "text": stream.text})
        for item in [*shown, *results][:20]:
            data = {
                key: str(value)[: 10 * self.max_output] for key, value in item["data"].items() if key in SAFE_MIME_TYPES
            }
            if data:
                outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
        for name, value, lines in errors[:1]:
            text = str(value)[: self.max_output]
            lines = [str(line)[: self.max_output] for line in lines][-60:] or [f"{name}: {text}"]
            outputs.append({"output_type": "error", "ename": name, "evalue": text, "traceback": lines})
        return outputs


def _raise_timeout(*_: Any) -> None:
    raise CellTimeout

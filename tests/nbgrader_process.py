"""A process that runs one nbgrader command after the other, of several courses, as an instructor's Jupyter server does."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NbgraderProcess:
    """The side of the tests: hands in commands, takes what they printed."""

    def __init__(self, process: subprocess.Popen):
        self.pid = process.pid
        self._process = process

    def __call__(self, folder: Path, *arguments: str, status: int = 0) -> str:
        """Run `nbgrader` with these arguments in a folder; return what it printed; `status` is what it has to exit with."""
        self._process.stdin.write(json.dumps([str(folder), arguments]) + "\n")
        self._process.stdin.flush()
        got, output = json.loads(self._process.stdout.readline())
        assert got == status, f"nbgrader {' '.join(arguments)}\n{output[-5000:]}"
        return output


@contextmanager
def nbgrader_process(environment: dict[str, str], umask: int = 0o022) -> Iterator[NbgraderProcess]:
    """Start the process, and end it."""
    process = subprocess.Popen(
        [sys.executable, __file__],
        env=environment,
        umask=umask,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield NbgraderProcess(process)


def _run(arguments: list[str]) -> int:
    from jupyter_core.application import NoStart
    from nbgrader.apps import NbGraderApp

    app = NbGraderApp.instance()
    try:
        app.initialize(arguments)
        app.start()
    except NoStart:  # the subcommand was started
        return 0
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        app.reset()
        NbGraderApp.clear_instance()
    return 0


def _serve() -> None:
    """Read commands, run each here, and write its exit status and what it printed."""
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        folder, arguments = json.loads(line)
        os.chdir(folder)
        with tempfile.TemporaryFile("w+") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
            status = _run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            logging.shutdown()
            output.seek(0)
            answers.write(json.dumps([status, output.read()]) + "\n")
            answers.flush()


if __name__ == "__main__":
    _serve()

"""A student at work: a copy of the student version in an empty place, whose cells are run one by one in a real kernel."""

from __future__ import annotations

import os
import re
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from conftest import NOTEBOOK, ROOT
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbformat import NotebookNode

from judge.rubric import ASSIGNMENT

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def said(cell: NotebookNode) -> str:
    """All text that a cell shows, an error's traceback too."""
    texts = []
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            texts.append("\n".join(output.traceback))
        elif output.output_type == "stream":
            texts.append(output.text)
        else:
            texts.append(output.data.get("text/plain", ""))
    return COLOURS.sub("", "\n".join(text.strip("\n") for text in texts))


class Student:
    """A notebook in a folder of its own, and its kernel."""

    def __init__(self, folder: Path, version: str = "release"):
        self.folder = folder
        shutil.copytree(ROOT / version / ASSIGNMENT, folder)
        self.notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
        for cell in self.notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []
        self.solved = nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4)
        self.client = NotebookClient(
            self.notebook,
            timeout=120,
            kernel_name="python3",
            allow_errors=True,
            coalesce_streams=True,  # as Jupyter shows it
            resources={"metadata": {"path": str(folder)}},
        )

    def cell(self, name: str) -> NotebookNode:
        """The cell with this id."""
        return next(cell for cell in self.notebook.cells if cell.id == name)

    def run(self, *names: str) -> str:
        """Run cells by their ids; return what the last one said."""
        for name in names:
            cell = self.cell(name)
            self.client.execute_cell(cell, self.notebook.cells.index(cell))
        return said(self.cell(names[-1]))

    def run_all(self) -> None:
        """Run all code cells in their order."""
        self.run(*(cell.id for cell in self.notebook.cells if cell.cell_type == "code"))

    def run_given(self) -> None:
        """Run the given code and the values that tasks share."""
        self.run(*(cell.id for cell in self.notebook.cells if cell.id.startswith("given-") and "6e" not in cell.id))

    def write(self, source: str, before: str) -> str:
        """Write a cell of the student's own before another one, run it, and return what it said."""
        cell = nbformat.v4.new_code_cell(source)
        self.notebook.cells.insert(self.notebook.cells.index(self.cell(before)), cell)
        return self.run(cell.id)

    def solve(self, *names: str) -> None:
        """Fill the blanks of these cells as the solutions do, and run the cells."""
        for name in names:
            self.cell(name).source = next(cell.source for cell in self.solved.cells if cell.id == name)
            self.run(name)

    def save(self) -> None:
        """Save the notebook in its folder."""
        nbformat.write(self.notebook, self.folder / NOTEBOOK)

    def restart(self) -> None:
        """Restart the kernel."""
        run_sync(self.client.km.restart_kernel)(now=True)
        run_sync(self.client.kc.wait_for_ready)(timeout=60)

    def interrupt_after(self, seconds: float) -> None:
        """Press Interrupt Kernel after a while."""
        pid = self.client.km.provisioner.pid
        threading.Timer(seconds, os.kill, (pid, signal.SIGINT)).start()


@contextmanager
def student_at_work(folder: Path, environment: dict[str, str], version: str = "release") -> Iterator[Student]:
    """Start a kernel in a copy of the student version, and end it."""
    student = Student(folder, version)
    with student.client.setup_kernel(env={**environment, "PATH": os.environ["PATH"]}):
        yield student

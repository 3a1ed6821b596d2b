"""The sample class: a few invented submissions, made from the master's solutions whenever they are needed."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.sandbox import ROOT
from judge import master
from judge.rubric import ASSIGNMENT

RECORD = ROOT / ".grader" / "sample_class.json"
RELEASE = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

Edit = Callable[[NotebookNode], None]


def _replace(piece: str, old: str, new: str) -> Edit:
    """An edit that changes one piece of the solved notebook; it fails when the solution no longer reads like that."""

    def edit(notebook: NotebookNode) -> None:
        cell = next(cell for cell in notebook.cells if master.grade_id(cell) == piece)
        if old not in cell.source:
            raise ValueError(f"The sample class replaces {old!r} in {piece}, which is not there any more.")
        cell.source = cell.source.replace(old, new)

    return edit


def _blank(*pieces: str) -> Edit:
    """An edit that leaves pieces as students get them."""

    def edit(notebook: NotebookNode) -> None:
        release = {master.grade_id(cell): cell for cell in nbformat.read(RELEASE, as_version=4).cells}
        for cell in notebook.cells:
            if master.grade_id(cell) in pieces:
                cell.source = release[master.grade_id(cell)].source

    return edit


def _all_pieces() -> tuple[str, ...]:
    return tuple(name for name, cell in master.cells().items() if cell.metadata.nbgrader.solution)


# Each submission: the edits of the solved notebook, and the name of the file that is handed in.
SUBMISSIONS: dict[str, tuple[list[Edit], str]] = {
    "all-right": ([], f"{ASSIGNMENT}.ipynb"),
    "transposed-weights": ([_replace("linear", "x_in @ self.w.T", "x_in @ self.w")], f"{ASSIGNMENT}.ipynb"),
    "averages-over-the-batch": (
        [
            _replace("linear", "self.dw += d_out.T @ self.x_in", "self.dw += d_out.T @ self.x_in / len(d_out)"),
            _replace("linear", "np.sum(d_out, axis=0", "np.mean(d_out, axis=0"),
        ],
        f"{ASSIGNMENT}.ipynb",
    ),
    "replaces-the-gradient": (
        [
            _replace("linear", "self.dw += ", "self.dw = "),
            _replace("linear", "self.db += ", "self.db = "),
        ],
        f"{ASSIGNMENT}.ipynb",
    ),
    "half-done": ([_blank("task_5", "softmax", "cross_entropy", "task_6e")], f"{ASSIGNMENT}.ipynb"),
    "left-blank": ([lambda notebook: _blank(*_all_pieces())(notebook)], f"{ASSIGNMENT}.ipynb"),
    "endless-loop": (
        [
            _replace(
                "network",
                "        for layer in reversed(self.layers):",
                "        while True:\n            pass\n        for layer in reversed(self.layers):",
            )
        ],
        f"{ASSIGNMENT}.ipynb",
    ),
    "renamed-notebook": ([_replace("softmax", "np.max(x_in, axis=1, keepdims=True)", "0")], f"{ASSIGNMENT} (1).ipynb"),
    "broken-file": ([], f"{ASSIGNMENT}.ipynb"),
}


def make(name: str) -> tuple[str, str]:
    """One submission: its file's name and text."""
    edits, filename = SUBMISSIONS[name]
    notebook = nbformat.read(RELEASE, as_version=4)
    for cell in notebook.cells:
        if master.grade_id(cell) in _all_pieces():
            solution = copy.deepcopy(master.cells()[master.grade_id(cell)].source)
            marks = ("### BEGIN SOLUTION", "### END SOLUTION")
            cell.source = "\n".join(line for line in solution.split("\n") if line.strip() not in marks)
    for edit in edits:
        edit(notebook)
    text = nbformat.writes(notebook) + "\n"
    return filename, text[:300] if name == "broken-file" else text


def put(submitted: Path) -> list[str]:
    """Put the submissions into submitted/, anew those that are unchanged; leave everything else as it is.

    Returns the names of those that were put there.
    """
    recorded = _recorded()
    names = []
    for name in SUBMISSIONS:
        folder = submitted / name / ASSIGNMENT
        if (submitted / name).exists() and _digest(submitted / name) != recorded.get(name):
            continue
        filename, text = make(name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / filename).write_text(text, encoding="utf-8")
        recorded[name] = _digest(submitted / name)
        names.append(name)
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps(recorded, indent=1))
    return names


def remove(submitted: Path) -> list[str]:
    """Take away those submissions of the sample class that are as they were put there; return their names."""
    names = []
    for name, digest in _recorded().items():
        folder = submitted / name
        if folder.exists() and _digest(folder) == digest:
            (folder / ASSIGNMENT / SUBMISSIONS[name][1]).unlink()
            (folder / ASSIGNMENT).rmdir()
            folder.rmdir()
            names.append(name)
    RECORD.unlink(missing_ok=True)
    return names


def is_all_of(submitted: Path) -> bool:
    """Whether submitted/ holds nothing but the sample class as it would be made now."""
    students = {path.name for path in submitted.iterdir() if path.is_dir()} if submitted.is_dir() else set()
    if students != set(SUBMISSIONS):
        return False
    for name in SUBMISSIONS:
        files = [path for path in (submitted / name).rglob("*") if not path.is_dir() or path.is_symlink()]
        filename, text = make(name)
        right = submitted / name / ASSIGNMENT / filename
        if files != [right] or right.is_symlink() or right.read_bytes() != text.encode():
            return False
    return True


def _recorded() -> dict[str, str]:
    try:
        return json.loads(RECORD.read_text())
    except (OSError, ValueError):
        return {}


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()

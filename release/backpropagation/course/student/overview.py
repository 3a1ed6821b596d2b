"""The notebook's last cell: where you stand, and a look at the file before you hand it in."""

from __future__ import annotations

import contextlib
import inspect
import io
import json
import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from course.engine.cells import Broken, broken, broken_cell, in_words
from course.student.browser_tab import IN_A_TAB
from course.student.check_tools import CHECKS, CheckFailed
from course.student.names import TRAININGS, name_of
from course.student.older_python import OLDEST_PYTHON, newer_syntax
from course.student.questions import how_many
from course.student.replies import blocks, say, table
from course.student.runs import missed_bar
from course.tasks import PIECES, TASKS

RELEASE = "1.1"
NOTEBOOK = "backpropagation.ipynb"
OLDEST = ".".join(map(str, OLDEST_PYTHON))

TEXT_CELLS = ["task_1a", "feedback"]
GIVEN_CELLS = [
    "given_imports",
    "given_train",
    "given_sigmoid_function",
    "given_layer_and_cost",
    "given_sigmoid",
    "given_hyperparameters",
    "given_hyperparameters_6e",
    *(f"training_{task}" for task in TRAININGS),
]
ANSWER_CELLS = [piece.grade_id for piece in PIECES.values()]
GRADE_IDS = [*TEXT_CELLS, *ANSWER_CELLS, *GIVEN_CELLS, *(f"test_{task}" for task in TASKS)]


def overview(namespace: dict[str, Any] | None = None) -> None:
    """Show a line for each task (done, open or wrong) and what is to mend in the file before you hand it in.

    Parameters
    ----------
    namespace : dict, optional
        The notebook's names; by default those of the cell that calls this function.
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        say("The overview is for you, while you work: nothing is shown while nbgrader runs the notebook.")
        return
    if namespace is None:
        namespace = inspect.currentframe().f_back.f_globals
    # In the notebook's order: the tasks of a cell stand together.
    tasks = [task for piece in PIECES.values() for task in piece.tasks]
    standings = {task.number: standing(task.number, namespace) for task in tasks}
    head = f"Backpropagation, release {RELEASE}"
    done = [task for task in tasks if standings[task.number][0] == "✓"]
    left = next((task for task in tasks if task not in done), None)
    worth = f"They are worth {sum(task.points for task in done)} of {sum(task.points for task in tasks)} points."
    summary = [
        f"{len(done)} of {len(tasks)} tasks are done.",
        f"{worth} Next: {left.number}, {left.title}." if left else worth,
        missed_bar(),
        how_many(),
    ]
    summary = list(filter(None, summary))
    file = handing_in(namespace)
    width = max(len(task.title) for task in tasks)
    lines = [
        f"{mark} {task.number:2}  {task.title:{width}}  {task.points:2} points  {text}"
        for task in tasks
        for mark, text in [standings[task.number]]
    ]
    rows, reasons = [], {}  # on a telephone, a table has room for a word or two, and the reasons stand below it
    for task in tasks:
        mark, text = standings[task.number]
        word, _, reason = text.partition(": ")
        rows.append(
            (f"{mark} {word}".replace("not ", "not\N{NO-BREAK SPACE}"), str(task.points), f"{task.number} {task.title}")
        )
        if reason:
            reasons.setdefault(f"{mark} {{}}: {reason}.", []).append(task.number)
    below = [sentence.format(", ".join(numbers)) for sentence, numbers in reasons.items()]
    say(
        "\n".join([head, *lines, *summary, "", *file]),
        blocks([head])
        + table(("", "points", "task"), rows, "All tasks", numbers=[1])
        + blocks([*below, *summary, *file]),
    )


def standing(task: str, namespace: dict[str, Any]) -> tuple[str, str]:
    """Run a task's check without its output; return its mark, and a word or two with the reason after a colon."""
    name = name_of(task)
    if broken_cell(namespace, name):
        return "✗", "not run: a line of its cell is no Python"
    if name not in namespace:
        return "○", "not run: run the cell in which you write it, then this one"
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            CHECKS[task](namespace[name])
    except CheckFailed as failure:
        if failure.mistake == "blank":
            return "○", "open"
        if failure.waits_for:
            return "○", f"waits for {failure.waits_for}"
        return "✗", "wrong: the cell of its check says why"
    except Exception as error:
        return "✗", f"not checked: that raised {type(error).__name__}"
    return "✓", "done"


def handing_in(namespace: dict[str, Any]) -> list[str]:
    """Say what is to mend in the saved notebook file before it is handed in."""
    save = "Save the notebook before you hand it in: this looks at the saved file."
    if IN_A_TAB:
        save += f" Then choose Download from the menu File, and hand in {NOTEBOOK}."
    if "google.colab" in sys.modules:  # what lies here is the file that was uploaded, not the notebook on the screen
        return [
            f"○ Colab keeps your notebook elsewhere, so it was not looked at. Download it, and hand it in as {NOTEBOOK}."
        ]
    path, named_by_editor = find_notebook(namespace)
    if path is None:
        return [
            f"○ Your notebook file was not found here, so it was not looked at. Hand it in under the name {NOTEBOOK}.",
            save,
        ]
    problems = []
    if path.name != NOTEBOOK:
        problems.append(f"✗ The file is called {path.name}. Rename it to {NOTEBOOK} before you hand it in.")
    try:
        ids = grade_ids(path)
    except Exception:
        return [*problems, f"✗ {path.name} could not be read as a notebook. Save it, then run this cell again.", save]
    missing = [name for name in GRADE_IDS if name not in ids]
    twice = [name for name, count in Counter(ids).items() if count > 1 and name in GRADE_IDS]
    if missing:
        problems.append(f"✗ Cells of the release are missing: {', '.join(missing)}. Copy them from a fresh release.")
    for name in unsaved(path, namespace) if named_by_editor else ():
        problems.append(
            f"✗ The saved file holds another text of the cell of {name} than the one that you ran last. "
            "Run that cell, save the notebook, then run this one again."
        )
    for name, found in broken_cells(path):
        problems.append(f"✗ {in_words(found, name).splitlines()[0]} Mend it, run the cell, and save the notebook.")
    for name, reason in newer_cells(path):
        problems.append(
            f"✗ The cell {name} needs a newer Python than {OLDEST}, which grading may use: {reason.strip('. ')}. "
            f"Write it so that {OLDEST} can read it."
        )
    if twice:
        problems.append(f"✗ Cells stand there more than once: {', '.join(twice)}. Delete the copies.")
    return [*(problems or [f"✓ {path.name}: the name is right and all cells are there."]), save]


def find_notebook(namespace: dict[str, Any]) -> tuple[Path | None, bool]:
    """Find the file of the running notebook, and tell whether it is sure to be that one: the folder alone may hold another."""
    named = [namespace.get("__vsc_ipynb_file__"), os.environ.get("JPY_SESSION_NAME")]
    try:
        for candidate in [*named, NOTEBOOK]:
            if isinstance(candidate, str) and candidate.endswith(".ipynb"):
                # Jupyter gives a path from its own root; the kernel's folder is the notebook's.
                for path in (Path(candidate), Path(Path(candidate).name)):
                    if path.is_file():
                        return path, candidate in named or IN_A_TAB
        others = sorted(Path().glob("*.ipynb"))
    except OSError:
        return None, False
    return (others[0] if len(others) == 1 else None), False


def unsaved(path: Path, namespace: dict[str, Any]) -> list[str]:
    """Name the classes and functions of which another text was run last than the one in the saved file."""
    saved = {}
    for cell in json.loads(path.read_text(encoding="utf-8-sig"))["cells"]:
        saved[cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")] = "".join(cell.get("source", "")).strip()
    found = []
    for piece in PIECES.values():
        begins = re.compile(rf"^(class|def) {piece.name}\b", re.MULTILINE)
        ran = [source.strip() for source in namespace.get("In", ()) if begins.search(source)]
        if ran and ran[-1] != saved.get(piece.grade_id, ran[-1]):
            found.append(piece.name)
    return found


def broken_cells(path: Path) -> list[tuple[str, Broken]]:
    """List the classes and functions whose cell in the saved file is no Python, and where."""
    cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
    saved = {
        cell.get("metadata", {}).get("nbgrader", {}).get("grade_id"): "".join(cell.get("source", "")) for cell in cells
    }
    found = [(piece.name, broken(saved.get(piece.grade_id, ""))) for piece in PIECES.values()]
    return [(name, reason) for name, reason in found if reason]


def newer_cells(path: Path) -> list[tuple[str, str]]:
    """List the answer cells, and other cells by how they begin, that the course's oldest Python can't read, and why not."""
    found = []
    for cell in json.loads(path.read_text(encoding="utf-8-sig"))["cells"]:
        source = "".join(cell.get("source", ""))
        reason = newer_syntax(source) if cell.get("cell_type") == "code" else ""
        if reason:
            name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
            found.append((name or repr(source.strip().split("\n")[0][:40]), reason))
    return found


def grade_ids(path: Path) -> list[str]:
    """List the grade ids in a notebook file, in order."""
    cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
    found = [cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") for cell in cells]
    return [name for name in found if name]

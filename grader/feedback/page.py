"""Puts the feedback page together and fills its template."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbformat import NotebookNode

from course.student.overview import RELEASE
from grader import rendering
from grader.feedback.answers import fitting, is_own, shown_cells, title_of
from grader.feedback.record import findings_in
from grader.feedback.tasks import OPEN, RIGHT, WRONG, TaskResult, task_result
from judge import master
from judge.rubric import TASKS

TEMPLATES = Path(__file__).parent / "templates"
NO_RESPONSE = "No response."  # nbgrader's own comment on an unchanged answer cell
NOTES = "grader_notes"  # in the metadata of the notebook's first cell


def feedback_page(
    notebook: NotebookNode,
    student: str,
    scores: Mapping[str, float],
    comments: Mapping[str, str | None],
    late_penalty: float = 0,
    handed_in: datetime | None = None,
) -> str:
    """The feedback page of a graded notebook, as HTML.

    Parameters
    ----------
    notebook : NotebookNode
        As it is written to autograded/; left as it is.
    student : str
    scores, comments : mappings
        From the grade id of a cell to what the gradebook has for it.
    late_penalty : float
        In points; taken off the sum.
    handed_in : datetime, optional
        In UTC, without a time zone.

    Returns
    -------
    str
        One file without scripts, which asks nobody for anything.
    """
    cells = {name: cell for cell in notebook.cells if (name := master.grade_id(cell))}
    names = _names(notebook)
    tasks = [
        task_result(
            task, findings_in(cells[f"test_{task}"], task), scores[f"test_{task}"], cells[TASKS[task].piece], names
        )
        for task in master.task_order()
    ]
    other_points = sum(score for name, score in scores.items() if not name.startswith("test_"))
    total = sum(task.score for task in tasks) + other_points - late_penalty
    return render(
        "page.html",
        student=student,
        tasks=tasks,
        total=total,
        maximum=sum(task.points for task in tasks),
        other_points=other_points,
        late_penalty=late_penalty,
        bar=_bar(tasks),
        notes=_notes(notebook),
        comments=[
            (title_of(name), fitting(rendering.markdown(text)))
            for name, text in comments.items()
            if text and text != NO_RESPONSE
        ],
        nothing_to_grade=total <= 0 and all(task.missing for task in tasks) and not any(map(is_own, notebook.cells)),
        answers=shown_cells(notebook),
        handed_in=handed_in,
    )


def render(template: str, **facts: Any) -> str:
    """A page from one of the templates."""
    return _environment().get_template(template).render(**facts, today=date.today(), release=RELEASE)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8").strip()
    environment.globals |= {
        "css": css,
        # Nothing may run or be fetched, and no style but this one counts.
        "css_hash": base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        "RIGHT": RIGHT,
        "WRONG": WRONG,
        "OPEN": OPEN,
    }
    environment.filters["number"] = number
    return environment


def number(value: float) -> str:
    """Points as one says them: 4, 4.5."""
    return f"{round(value, 2):g}"


def _bar(tasks: list[TaskResult]) -> dict[str, float]:
    """How the points split into earned, lost by mistakes and not begun."""
    earned = sum(min(task.score, task.points) for task in tasks)
    not_begun = sum(task.points for task in tasks if task.status == OPEN)
    return {
        "earned": max(earned, 0),
        "lost": sum(task.points for task in tasks) - max(earned, 0) - not_begun,
        "not_begun": not_begun,
    }


def _notes(notebook: NotebookNode) -> list[str]:
    """What the grader wrote about how it read the submission."""
    notes = notebook.cells[0].metadata.get(NOTES, []) if notebook.cells else []
    return [str(note) for note in notes]


def _names(notebook: NotebookNode) -> dict[int, str]:
    """What the page calls each cell that ran, by its execution count."""
    names, own = {}, 0
    for cell in notebook.cells:
        own += is_own(cell)
        if cell.get("execution_count"):
            name = master.grade_id(cell)
            names[cell.execution_count] = (
                f"your own cell {own}" if is_own(cell) else f"cell {name}" if name else "a given cell"
            )
    return names

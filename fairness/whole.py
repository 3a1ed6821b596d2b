"""Grades whole notebooks in the sandbox, to see that a mistake costs its own task and no other."""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import nbformat

from fairness.corpus import RELEASE, Answer, fill_only, solution, tasks_of
from grader.sandbox import unavailable
from grader.submission import rebuild
from grader.worker import grade_here
from judge import master
from judge.rubric import ASSIGNMENT, PIECES, TASKS

Marks = dict[str, int]
FULL_MARKS: Marks = {task: entry.points for task, entry in TASKS.items()}
SEED = hashlib.sha256(b"fairness").digest()
COST_CLASSES = ("mean_square_error", "cross_entropy")


def marks_of(answers: Sequence[Answer] = (), blank: Sequence[str] = ()) -> Marks:
    """The points by task of a notebook with these answers, with these tasks blank, and all others right."""
    with tempfile.TemporaryDirectory() as folder:
        nbformat.write(make_notebook(answers, blank), Path(folder) / f"{ASSIGNMENT}.ipynb")
        notebook = rebuild(Path(folder)).notebook
    # One seed for all: a wrong answer may earn a part with one seed and not with another, whatever stands beside it.
    result = grade_here(notebook, SEED, "off" if _no_sandbox() else "required")
    return {task: result.points(task) for task in TASKS}


@cache
def _no_sandbox() -> bool:
    return bool(unavailable())


def make_notebook(answers: Sequence[Answer], blank: Sequence[str]) -> nbformat.NotebookNode:
    """What a student would hand in: the student version with these answers, these blanks, and right ones elsewhere."""
    notebook = nbformat.read(RELEASE, as_version=4)
    cells = {piece: _fill_piece(piece, answers, blank) for piece in PIECES}
    new = []
    for cell in notebook.cells:
        piece = master.grade_id(cell)
        if piece in cells:
            cell.source = cells[piece]
            new += [nbformat.v4.new_code_cell(a.own_cell) for a in answers if a.piece == piece and a.own_cell]
        new.append(cell)
    notebook.cells = new
    return notebook


def _fill_piece(piece: str, answers: Sequence[Answer], blank: Sequence[str]) -> str:
    mine = [answer for answer in answers if answer.piece == piece]
    whole = [answer.cell for answer in mine if answer.content is None]
    if whole:
        return whole[0]
    contents = {task: solution(task) for task in tasks_of(piece) if task not in blank}
    return fill_only(piece, contents | {answer.task: answer.content for answer in mine})


def lost(marks: Marks, except_for: Sequence[str] = ()) -> dict[str, int]:
    """The points that are missing, by task."""
    return {t: FULL_MARKS[t] - marks[t] for t in TASKS if t not in except_for and marks[t] != FULL_MARKS[t]}


def pairs(answers: Sequence[Answer], number: int, seed: int = 0) -> Iterator[tuple[Answer, Answer]]:
    """Random pairs of wrong answers to different tasks that can stand in one notebook, not both in one cost class."""
    generator = random.Random(seed)
    seen = set()
    while len(seen) < number:
        one, other = generator.sample(answers, 2)
        if (one, other) in seen or one.task == other.task:
            continue
        if one.piece == other.piece and (one.piece in COST_CLASSES or one.content is None or other.content is None):
            continue
        seen.add((one, other))
        yield one, other

"""A class made from the corpus of right and wrong answers: as large as wanted, and the same each time."""

from __future__ import annotations

import random
from pathlib import Path

import nbformat

from fairness.corpus import RELEASE, Answer, read_answers, tasks_of
from judge import master
from judge.rubric import ASSIGNMENT, PIECES

SEED = 6
WRONG_SHARE = 0.4
# Wrong answers that a limit stops: of time, or of memory (an outer product of whole batches, 20 GB with the notebook's sizes).
# Without the limit they take a minute and more, which would be counted for plain nbgrader alone.
MEET_A_LIMIT = {
    "dw-outer-of-the-batch",
    "loop-that-never-trains-enough",
    "one-example-at-a-time-in-a-huge-layer",
    "until-the-accuracy-is-perfect",
}


def make_class(submitted: Path, count: int, seed: int = SEED) -> dict[str, list[Answer]]:
    """Write submissions into submitted/; return for each student the wrong answers.

    Every solution cell comes from the corpus: a right answer to one of its tasks, and in the wrong submissions a wrong one in
    one to four of the cells.
    """
    generator = random.Random(seed)
    corpus = {
        right: {
            piece: [
                answer
                for task in tasks_of(piece)
                for answer in read_answers(task, right)
                if answer.name not in MEET_A_LIMIT
            ]
            for piece in PIECES
        }
        for right in (True, False)
    }
    number_wrong = round(WRONG_SHARE * count)
    is_wrong = [True] * number_wrong + [False] * (count - number_wrong)
    generator.shuffle(is_wrong)
    mistakes: dict[str, list[Answer]] = {}
    for number, some_are_wrong in enumerate(is_wrong, 1):
        chosen = {piece: generator.choice(answers) for piece, answers in corpus[True].items()}
        if some_are_wrong:
            for piece in generator.sample(list(PIECES), generator.randint(1, 4)):
                chosen[piece] = generator.choice(corpus[False][piece])
        student = f"student-{number:04}"
        mistakes[student] = [answer for answer in chosen.values() if not answer.right]
        path = submitted / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(_notebook(chosen), encoding="utf-8")
    return mistakes


def _notebook(chosen: dict[str, Answer]) -> str:
    """The student version with an answer in each solution cell, as JSON."""
    notebook = nbformat.read(RELEASE, as_version=4)
    cells = []
    for cell in notebook.cells:
        answer = chosen.get(master.grade_id(cell))
        if answer:
            cell.source = answer.cell
            if answer.own_cell:
                cells.append(nbformat.v4.new_code_cell(answer.own_cell, id=f"own-{answer.piece}".replace("_", "-")))
        cells.append(cell)
    notebook.cells = cells
    return nbformat.writes(notebook)

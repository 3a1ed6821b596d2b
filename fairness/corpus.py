"""Reads the corpus: answers that are known to be right or wrong, a file or two for each task.

A file holds answers under lines of the form `# %% name` or, for wrong ones, `# %% name | mistake`, where the mistake is
an entry of the catalogue, or `-` where the numbers cannot show one; `one and another` has several, of which the first
is the one to be told. An answer is what stands in the task's blank; with a first
line `# cell` it is the whole solution cell. What stands before a line `# %%%` is a cell of the student's own, in front of the
solution cell.

They stand beside the piece that they answer, in `right/` and `wrong/`; the folder's name is the verdict. Those in files that end in
`_blind.py` were written without a look at the checks, or to get past them. Their mistakes bear no names of the catalogue, so that
they show what is accepted and refused, and nothing about messages.

Those in `_novice.py` and `_unseen.py` show what messages are worth: wrong answers as novices write them, before anybody looked at what
is named. Their lines have the form `# %% name | mistake or mistake | family`; any of the names will do. Messages were
worked on with those in `_novice.py`; with those in `_unseen.py` only after they had been measured on them.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat

from course.tasks import FOLDERS
from judge import master
from judge.rubric import ASSIGNMENT, TASKS

ROOT = Path(__file__).parent.parent
PIECES_FOLDER = ROOT / "course" / "pieces"
RELEASE = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

WHOLE_CELL = "# cell\n"
NO_MISTAKE_SHOWS = "-"


@dataclass(frozen=True)
class Answer:
    """An answer to one task; everything else in its cell is right."""

    task: str
    name: str
    right: bool
    mistake: str | None  # of a wrong one: the name that its message must tell, if the numbers can show one
    cell: str  # source of the solution cell
    own_cell: str = ""  # source of a cell of the student's own before it
    content: str | None = None  # what stands in the blank; None of an answer that is a whole cell
    blind: bool = False  # written without a look at the checks; what its message tells is not judged
    also: tuple[str, ...] = ()  # other mistakes that it makes; they may be told as well
    names: tuple[str, ...] = ()  # of a novice's answer: each of them tells the mistake
    family: str = ""  # of a novice's answer: the kind of mistake, over all tasks

    @property
    def piece(self) -> str:
        """Grade id of the solution cell."""
        return TASKS[self.task].piece

    def __str__(self) -> str:
        kind = "blind/" if self.blind else "novice/" if self.names else ""
        return f"{self.task} {kind}{'right' if self.right else 'wrong'}/{self.name}"


def read_corpus(blind: bool = False) -> list[Answer]:
    """All answers of the corpus, those of one task after the other: the blind ones, or all others."""
    return [answer for task in TASKS for right in (True, False) for answer in read_answers(task, right, blind)]


def read_answers(task: str, right: bool, blind: bool = False) -> list[Answer]:
    """The right or the wrong answers to one task."""
    return [_answer(task, right, section, blind) for section in _sections(task, right, "_blind" if blind else "")]


def not_seen() -> dict[str, str]:
    """The wrong answers that the visible checks let through, and why: of each piece in its `not_seen.md`."""
    lines = [line for path in PIECES_FOLDER.glob("*/not_seen.md") for line in path.read_text("utf-8").splitlines()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines if " wrong/" in line]
    return {answer: reason for _, answer, reason, _ in cells}


def read_novices(unseen: bool = False) -> list[Answer]:
    """Wrong answers as novices write them: those that messages were worked on with, or those that they are measured on."""
    ending = "_unseen" if unseen else "_novice"
    return [_answer(task, False, section, False) for task in TASKS for section in _sections(task, False, ending)]


def _sections(task: str, right: bool, ending: str) -> list[str]:
    path = PIECES_FOLDER / FOLDERS[task] / ("right" if right else "wrong") / f"{task}{ending}.py"
    if not path.exists():
        return []
    return re.split(r"^# %% ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def _answer(task: str, right: bool, section: str, blind: bool) -> Answer:
    title, _, text = section.partition("\n")
    name, mistake, family = (word.strip() for word in f"{title}||".split("|")[:3])
    own_cell, separator, content = text.rpartition("# %%%\n")
    content = content.strip("\n") + "\n"
    whole = content.startswith(WHOLE_CELL)
    cell = content.removeprefix(WHOLE_CELL) if whole else fill(TASKS[task].piece, {task: content})
    shown, *also = [None] if right or family or mistake == NO_MISTAKE_SHOWS else mistake.split(" and ")
    names = tuple(mistake.split(" or ")) if family else ()
    own = own_cell if separator else ""
    return Answer(task, name, right, shown, cell, own, None if whole else content, blind, tuple(also), names, family)


def fill(piece: str, contents: dict[str, str]) -> str:
    """The student version's cell with the given contents in its blanks, and the right ones in all others.

    Parameters
    ----------
    piece : str
        Grade id of the cell.
    contents : dict
        From the task to what stands in its blank, not indented.
    """
    return fill_only(piece, {**{task: solution(task) for task in tasks_of(piece)}, **contents})


def fill_only(piece: str, contents: dict[str, str]) -> str:
    """The student version's cell with the given contents in its blanks; the others stay blank."""
    lines: list[str] = []
    skipping = False
    for line in student_cells()[piece].split("\n"):
        task = _opened_task(line)
        if skipping and line.strip().startswith("# -----"):
            skipping = False
        if not skipping:
            lines.append(line)
        if task in contents:
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(textwrap.indent(contents[task].rstrip("\n"), indent))
            skipping = True
    return "\n".join(lines)


def _opened_task(line: str) -> str | None:
    match = re.match(r"\s*# -+ add code for task (\w+) between comments", line)
    return match[1] if match else None


@cache
def student_cells() -> dict[str, str]:
    """The solution cells of the student version, by grade id."""
    cells = nbformat.read(RELEASE, as_version=4).cells
    pieces = {task.piece for task in TASKS.values()}
    return {master.grade_id(cell): cell.source for cell in cells if master.grade_id(cell) in pieces}


def tasks_of(piece: str) -> list[str]:
    """The tasks that a solution cell answers."""
    return [task for task, entry in TASKS.items() if entry.piece == piece]


@cache
def solution(task: str) -> str:
    """What the master's solution has in a task's blank, not indented."""
    source = master.cells()[TASKS[task].piece].source
    pattern = rf"# -+ add code for task {task} between comments -+\n\s*### BEGIN SOLUTION\n(.*?)\n\s*### END SOLUTION"
    return textwrap.dedent(re.search(pattern, source, flags=re.DOTALL)[1])

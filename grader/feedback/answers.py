"""The student's own cells, as the page shows them: code as it was typed, texts as HTML that fits into the page."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from grader import rendering
from judge import master
from judge.rubric import TASKS

CODE_CHARACTERS = 20_000  # of one cell; longer ones are cut
TEXT_CHARACTERS = 500_000  # of one text, with the pictures in it; longer ones are left out
OWN_CHARACTERS = 40_000  # of all cells that the student added; the others are left out
TITLES = {"task_1a": "Task 1a, the formulas", "feedback": "Your words on this session"}


@dataclass(frozen=True)
class Shown:
    """A cell: its title, and its text either as code or as HTML."""

    title: str
    code: str = ""
    html: str = ""
    was_cut: bool = False


def shown_cells(notebook: NotebookNode) -> list[Shown]:
    """The answer cells and the student's own ones, in the order of the notebook."""
    cells, own_left, number = [], OWN_CHARACTERS, 0
    for cell in notebook.cells:
        name = master.grade_id(cell)
        if name and cell.metadata.nbgrader.solution:
            cells.append(_shown(title_of(name), cell))
        elif is_own(cell):
            number += 1
            own_left -= len(cell.source)
            title = f"Your own cell {number}"
            cells.append(_shown(title, cell) if own_left >= 0 else Shown(title, was_cut=True))
    return cells


def is_own(cell: NotebookNode) -> bool:
    """Whether the student added this cell: rebuilding a notebook gives it such an id."""
    return cell.get("id", "").startswith("own-")


def title_of(name: str) -> str:
    """What the page calls an answer cell."""
    tasks = [task for task in master.task_order() if TASKS[task].piece == name]
    return TITLES.get(name) or f"{'Task' if len(tasks) == 1 else 'Tasks'} {', '.join(tasks)}, cell {name}"


def _shown(title: str, cell: NotebookNode) -> Shown:
    if cell.cell_type == "code":
        return Shown(title, code=cell.source[:CODE_CHARACTERS], was_cut=len(cell.source) > CODE_CHARACTERS)
    if len(cell.source) > TEXT_CHARACTERS:
        return Shown(title, was_cut=True)
    return Shown(title, html=fitting(rendering.markdown(cell.source)))


def fitting(html: str) -> str:
    """Cleaned HTML without what would disturb the page: headings and names of its own, pictures that are not part of it."""
    soup = BeautifulSoup(html, features="html.parser")
    for link in soup.select("a.anchor-link"):
        link.decompose()
    for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        heading.name = "p"
        heading["class"] = "heading"
    for picture in soup.find_all("img"):
        if picture.get("src", "").startswith("data:"):
            picture["alt"] = picture.get("alt") or "Your picture"
        else:
            picture.replace_with(f"[picture: {picture.get('alt') or 'without a description'}]")
    for element in soup.find_all(True):
        for name in ("id", "style"):
            element.attrs.pop(name, None)
    return str(soup)

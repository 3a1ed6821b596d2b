"""The marks of a class as a table of text. Marks are never cut off: names are, in their middle."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from grader.class_summary import MAXIMUM, ClassSummary, Row
from judge import master
from judge.rubric import TASKS

NAME_WIDTH = 24
FULL, NOT_BEGUN, LOOK = "·", "–", "!"


def marks_lines(summary: ClassSummary, width: int | None) -> list[str]:
    """The table, a line for each student, the weakest first.

    Parameters
    ----------
    summary : ClassSummary
    width : int or None
        Of the terminal, in cells; None where no terminal reads: then names are whole and everything is a number.
    """
    order = master.task_order()
    names = {
        row.student: row.student if width is None else cut_in_the_middle(row.student, NAME_WIDTH)
        for row in summary.rows
    }
    name_width = max(map(cell_len, [*names.values(), "student"]))
    marks = {row.student: [_mark(row, task, as_number=width is None) for task in order] for row in summary.rows}
    points = [str(TASKS[task].points) for task in order]
    widths = [max(map(len, column)) for column in zip(order, points, *marks.values())]
    if width is not None and name_width + sum(1 + w for w in widths) + 8 > width:
        return [line for row in summary.rows for line in _narrow(row, names[row.student], width)]

    def line(name: str, cells: list[str], total: str, end: str = "") -> str:
        columns = "".join(f" {cell:>{w}}" for cell, w in zip(cells, widths, strict=True))
        return f"{name}{' ' * (name_width - cell_len(name))}{columns} {total:>5}{end}".rstrip()

    head = line("student", order, "sum")
    rows = [
        line(names[row.student], marks[row.student], f"{round(row.total, 2):g}", f" {LOOK}" if row.notes else "")
        for row in summary.rows
    ]
    signs = (
        f"{LOOK} see its note" if width is None else f"{FULL} all points   {NOT_BEGUN} not begun   {LOOK} see its note"
    )
    return [head, line("points", points, str(MAXIMUM)), *rows, signs]


def _mark(row: Row, task: str, as_number: bool) -> str:
    if not as_number and task in row.not_begun:
        return NOT_BEGUN
    if not as_number and row.scores[task] == TASKS[task].points:
        return FULL
    return f"{round(row.scores[task], 2):g}"


def _narrow(row: Row, name: str, width: int) -> Iterator[str]:
    """One student where the table has no room: the sum and what was lost."""
    lost = ", ".join(f"{task} {round(row.scores[task], 2):g}/{TASKS[task].points}" for task in row.lost)
    if len(row.lost) == len(TASKS) and not any(row.scores[task] for task in TASKS):
        lost = "no point in any task"
    begun = [task for task in master.task_order() if task in row.not_begun]
    not_begun = "nothing begun" if not row.began else f"not begun: {' '.join(begun)}" if begun else ""
    text = f"{name}  {round(row.total, 2):g}  {'; '.join(filter(None, [lost, not_begun]))}{f' {LOOK}' if row.notes else ''}"
    yield from textwrap.wrap(text, max(width, 20), subsequent_indent="    ")


def cut_in_the_middle(text: str, width: int) -> str:
    """A text of at most so many cells; of a longer one its beginning and its end."""
    if cell_len(text) <= width:
        return text
    begin, end = (width - 1) - (width - 1) // 2, (width - 1) // 2
    return chop_cells(text, begin)[0] + "…" + chop_cells(text[::-1], end)[0][::-1]

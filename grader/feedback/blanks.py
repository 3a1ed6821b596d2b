"""The lines of a cell that answer one task, and which of them raised."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from judge.rubric import TASKS

BEGIN = re.compile(r"\s*#\s*-+ add code for task (\w+) between comments")
END = re.compile(r"\s*#\s*-{20,}\s*$")
FRAME = re.compile(r"Cell In\[(\d+)\], line (\d+)")
LINES = 40  # that a page shows of one blank; of a longer one those around the line that raised
LINE_CHARACTERS = 300


@dataclass(frozen=True)
class Line:
    """A line of the student's, with its number in the cell."""

    number: int
    text: str
    raised: bool = False


@dataclass(frozen=True)
class Blank:
    """What a page shows of a blank: some lines, of how many."""

    lines: list[Line]
    length: int

    @property
    def raised(self) -> bool:
        """Whether the line that raised is among them."""
        return any(line.raised for line in self.lines)


def blank_of(task: str, source: str, raised: int | None = None) -> Blank:
    """The lines of a task's blank in the source of its cell.

    Where the comment lines around it are gone, the function or method of that name; where there is none either, the cell.
    `raised` is the number of the line that raised, counted from 1.
    """
    texts = source.split("\n")
    first, last = _between_comments(task, texts) or _definition(TASKS[task].title, source) or (1, len(texts))
    while first < last and not texts[first - 1].strip():
        first += 1
    while last > first and not texts[last - 1].strip():
        last -= 1
    length = last - first + 1
    if length > LINES:
        middle = raised if raised and first <= raised <= last else first
        first = max(first, min(middle - LINES // 2, last - LINES + 1))
        last = first + LINES - 1
    shown = [text.expandtabs(4).rstrip() for text in texts[first - 1 : last]]
    indent = min((len(text) - len(text.lstrip()) for text in shown if text), default=0)
    return Blank(
        [Line(first + i, text[indent:][:LINE_CHARACTERS], first + i == raised) for i, text in enumerate(shown)], length
    )


def raised_at(traceback: str, execution_count: int | None) -> int | None:
    """The last line of the cell with this number that a traceback goes through."""
    numbers = [int(line) for cell, line in FRAME.findall(traceback) if int(cell) == execution_count]
    return numbers[-1] if numbers else None


def _between_comments(task: str, texts: list[str]) -> tuple[int, int] | None:
    begin = None
    for number, text in enumerate(texts, 1):
        found = BEGIN.match(text)
        if found and found[1] == task:
            begin = number + 1
        elif begin and (found or END.match(text)):
            return (begin, number - 1) if number > begin else None
    return None


def _definition(title: str, source: str) -> tuple[int, int] | None:
    """The lines of `Class.method` or of a function."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = None
    for name in title.split("."):
        found = next((node for node in reversed(body) if getattr(node, "name", None) == name), None)
        if found is None:
            return None
        body = getattr(found, "body", [])
    return (found.lineno, found.end_lineno) if found else None

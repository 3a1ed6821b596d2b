"""Count what a student reads and how long the notebook says that it takes: python scripts/reading_time.py

Writes docs/reading_time.md from the student version.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "release" / "backpropagation" / "backpropagation.ipynb"
PAGE = ROOT / "docs" / "reading_time.md"
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
MINUTES = re.compile(
    r"^\*(?:\d+ points, )?(\d+) minutes|^\*\*Optional, (\d+) minutes|\*(\d+) minutes\.\*$", re.MULTILINE
)
INTRODUCTION = """# What a student reads, and for how long

Made by `python scripts/reading_time.py` from the student version. Words are counted outside of folds (hints, answers) and inside; lines of
code are those of given cells and of blanks with their docstrings. The minutes are those that stand in the notebook: an estimate for a student of the second year,
reading at 80 words and 15 lines a minute, with two to four minutes for a line of a solution. Optional parts are not in the sum. Hints are those that can be opened.

| part | words | in folds | lines of code | minutes | optional | hints |
|---|---|---|---|---|---|---|
"""
HINT = re.compile(r"<summary>Hint\b")
FIRST_LINE = "try-neuron"  # the cell with the first line that a student writes


def table() -> str:
    """The page: a row for each section, and the sums."""
    rows: list[list[int]] = []
    names: list[str] = []
    optional = False
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    for cell in cells:
        if cell.cell_type == "markdown":
            heading = re.search(r"^#{1,2} (.+)$", cell.source, re.MULTILINE)
            if heading:
                names.append(heading[1])
                rows.append([0] * 6)
                optional = heading[1] == "Beyond"
            plain = FOLD.sub("", cell.source)
            rows[-1][0] += len(plain.split())
            rows[-1][1] += len(cell.source.split()) - len(plain.split())
            rows[-1][5] += len(HINT.findall(cell.source))
            for needed, own_choice, inner in MINUTES.findall(plain):
                rows[-1][4 if own_choice or optional else 3] += int(needed or own_choice or inner)
        else:
            rows[-1][2] += sum(bool(line.strip()) for line in cell.source.split("\n"))
    lines = [f"| {name} | {' | '.join(map(str, row))} |" for name, row in zip(names, rows, strict=True)]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    before = cells[: next(i for i, cell in enumerate(cells) if cell.id == FIRST_LINE)]
    words = sum(len(FOLD.sub("", cell.source).split()) for cell in before if cell.cell_type == "markdown")
    last = f"\nBefore the first line that they write, students read {words} words outside of folds.\n"
    return INTRODUCTION + "\n".join([*lines, f"| **sum** | {' | '.join(map(str, sums))} |"]) + "\n" + last


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8")
    print(f"written: {PAGE}")

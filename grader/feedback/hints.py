"""What the master notebook says about each task, for the page: its hints and the check to run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from grader import rendering
from judge import master
from judge.rubric import TASKS

HEADING = re.compile(r"^#{2,4} Task (\w+):", re.MULTILINE)
HINT = re.compile(r"<details>\s*<summary>(Hint \d+: .*?)</summary>(.*?)</details>", re.DOTALL)


@dataclass(frozen=True)
class Hint:
    """A fold of the notebook: its title and its text as HTML."""

    title: str
    html: str


@cache
def hints() -> dict[str, list[Hint]]:
    """The hints of each task."""
    found: dict[str, list[Hint]] = {task: [] for task in TASKS}
    for cell in master.notebook().cells:
        if cell.cell_type == "markdown":
            _, *parts = HEADING.split(cell.source)
            for task, text in zip(parts[::2], parts[1::2], strict=True):
                if task in found:
                    found[task] += [Hint(title, rendering.markdown(body.strip())) for title, body in HINT.findall(text)]
    return found


def check(task: str) -> str:
    """The call of the visible check that stands in the task's test cell."""
    return master.cells()[f"test_{task}"].source.split("\n")[0]

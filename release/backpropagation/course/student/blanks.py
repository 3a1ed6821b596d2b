"""What still stands in a blank of the notebook beside the code that was written there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# The lines that a blank comes with.
_GIVEN = re.compile(
    r"raise NotImplementedError\(.Task \w+ is open.*\)|"
    r"def forward\(self, \*arguments\):|"
    r"backward = zero_gradients = update_parameters = forward"
)


def left_over(task: str, namespace: Mapping[str, Any]) -> str | None:
    """A line of a blank that should have been replaced, if code stands beside it.

    Parameters
    ----------
    task : str
    namespace : mapping
        The notebook's names: IPython keeps the cells that were run in `In`.
    """
    blank = re.compile(rf"# -+ add code for task {task} between comments -+\n(.*?)\n\s*# -{{20}}", re.DOTALL)
    blanks = [found[1] for source in namespace.get("In", ()) if (found := blank.search(source))]
    lines = [line.strip() for line in blanks[-1].splitlines()] if blanks else []
    lines = [line for line in lines if line and not line.startswith("#")]
    given = [line for line in lines if _GIVEN.fullmatch(line)]
    if not given or len(given) == len(lines):
        return None
    return next((line for line in given if line.startswith("raise")), given[-1])

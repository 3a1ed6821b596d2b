"""The half of the grader that works inside the sandbox: it runs a student's code and hands out what came back.

A probe is a function `probe_<task>(namespace, inputs) -> record`: it takes the notebook's names and the inputs that the
grader drew, makes the student's code work on them and returns records (see `course.engine.record`). It holds no expected value,
tolerance or point; those live in `judge`, which never runs a student's code.
"""

from __future__ import annotations

from typing import Any

from course.engine.record import at_work
from probes.state import usual_state

# Set by the runner before it runs a test cell, taken from there afterwards.
_inputs: dict[str, Any] | None = None
_record: dict[str, Any] | None = None


def run(task: str, namespace: dict[str, Any]) -> None:
    """Run the probe of a task on the notebook's names: the one line in the hidden region of each test cell."""
    global _record
    if _inputs is None:
        raise RuntimeError("This test is run by `nbgrader autograde` in the course's folder.")
    from probes.tasks import PROBES

    with usual_state(), at_work():
        _record = PROBES[task](namespace, _inputs)

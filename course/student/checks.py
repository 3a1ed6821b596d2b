"""The visible checks: one for each task, check_gradient for any layer or cost, and the overview of the last cell.

Each check takes your class or function, prints one line when it is right, and otherwise raises CheckFailed, whose text
says what was seen and what to look at. The checks hold no solution: they compare with numbers of a few open examples.
"""

from __future__ import annotations

from course.student.check_tools import CheckFailed
from course.student.errors import show_errors_as_replies
from course.student.gradient_check import check_gradient
from course.student.open_checks import open_check
from course.student.overview import RELEASE, overview
from course.tasks import TASKS

CHECKS_BY_TASK = {task: open_check(task) for task in TASKS}
_checks = {f"check_{task}": check for task, check in CHECKS_BY_TASK.items()}
globals().update(_checks)

__all__ = [
    "RELEASE",
    "CheckFailed",
    "check_gradient",
    "overview",
    *_checks,
]

show_errors_as_replies()

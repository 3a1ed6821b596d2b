"""The visible checks: one for each task, check_gradient for any layer or cost, and the overview of the last cell.

Each check takes your class or function, prints one line when it is right, and otherwise raises CheckFailed, whose text
says what was seen and what to look at. The checks hold no solution: they compare small examples that were worked by hand,
and properties that every right answer has.
"""

from __future__ import annotations

from course.student.check_tools import CheckFailed, explain_missing_names
from course.student.cost_checks import check_2b, check_2c, check_6b, check_6c
from course.student.gradient_check import check_gradient
from course.student.layer_checks import check_2a, check_2d, check_2e, check_6a, check_6d
from course.student.network_checks import check_2f, check_3a, check_3b
from course.student.overview import RELEASE, overview
from course.student.training_checks import check_4, check_5, check_6e

__all__ = [
    "RELEASE",
    "CheckFailed",
    "check_2a",
    "check_2b",
    "check_2c",
    "check_2d",
    "check_2e",
    "check_2f",
    "check_3a",
    "check_3b",
    "check_4",
    "check_5",
    "check_6a",
    "check_6b",
    "check_6c",
    "check_6d",
    "check_6e",
    "check_gradient",
    "overview",
]

explain_missing_names()

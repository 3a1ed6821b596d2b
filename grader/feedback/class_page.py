"""The page of the whole class, feedback/index.html: for the instructor, as it lists everybody."""

from __future__ import annotations

from grader.class_summary import MAXIMUM, ClassSummary
from grader.feedback.page import render
from judge import master
from judge.rubric import TASKS


def class_page(summary: ClassSummary, has_report: bool = False) -> str:
    """The page as HTML, with links to the feedback pages beside it, and to the report of the class where there is one."""
    order = master.task_order()
    return render("class.html", summary=summary, maximum=MAXIMUM, order=order, tasks=TASKS, has_report=has_report)

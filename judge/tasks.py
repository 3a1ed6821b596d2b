"""The drawing of inputs and the judgement of each task."""

from __future__ import annotations

from course.judge import Judge, judge_of
from course.tasks import TASKS
from judge import training

JUDGES = {
    "4": Judge(training.draw_4, training.judge_4),
    "5": Judge(training.draw_5, training.judge_5),
    "6e": Judge(training.draw_6e, training.judge_6e),
}
JUDGES |= {task: judge for task in TASKS if (judge := judge_of(task))}
JUDGES = {task: JUDGES[task] for task in TASKS}

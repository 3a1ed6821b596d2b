"""The drawing of inputs and the judgement of each task."""

from __future__ import annotations

from course.judge import judge_of
from course.tasks import TASKS

JUDGES = {task: judge_of(task) for task in TASKS}

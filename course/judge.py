"""The hidden half: draws the cases of a task from a seed, and judges what its probe handed out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from course.engine import findings
from course.engine.finding import Finding
from course.tasks import FOLDERS, PIECES, TASKS, module_of

Record = dict[str, Any]


class Judge(NamedTuple):
    """What to hand to a task's probe, and how to judge what it hands back."""

    draw: Callable[[np.random.Generator], Record]
    judge: Callable[[Record, Record], list[Finding]]
    ways: tuple[str, ...] = ("",)


def judge_of(task: str) -> Judge | None:
    """The judge of a task whose piece says what is expected; None if it has no such file."""
    expected = module_of(task, "expected")
    if expected is None:
        return None
    if hasattr(expected, "judge"):  # a training: its judgement is code
        return Judge(expected.draw, expected.judge, TASKS[task].ways)
    name = PIECES[FOLDERS[task]].name
    told = getattr(module_of(task, "probe"), "told_by_calls", None)

    def draw(rng: np.random.Generator) -> Record:
        hidden = expected.hidden_cases(task, rng) if hasattr(expected, "hidden_cases") else []
        return {"cases": [*expected.cases(task, rng), *hidden]}

    def judge(inputs: Record, record: Record) -> list[Finding]:
        sheets = [expected.sheet(task, case) for case in inputs["cases"]]
        return [part.finding for part in findings.judge(TASKS[task], name, inputs["cases"], sheets, record, told)]

    return Judge(draw, judge, TASKS[task].ways)

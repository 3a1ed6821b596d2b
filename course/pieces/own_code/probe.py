"""Makes a student's own classes answer the questions about them (6f), beside what the student says.

The name in the answer draws the questions. An answer counts only as it is written: it is read, not run.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import textwrap
from typing import Any

import numpy as np

from course.engine.record import Record, call, missing, observe
from course.student.own_code import Question, draw_questions

NAME = "answers_on_my_code"
SIZES = (2, 2, 1, 1, 1)  # how many numbers the answer to each question has


def probe_6f(namespace: dict[str, Any], inputs: Record) -> Record:
    """For each question two arrays: what was said, and what the code does."""
    if NAME not in namespace:
        return {"cases": [{"made": missing(namespace, NAME)}]}
    answered, _ = call(namespace[NAME])
    if answered["kind"] == "raised":  # the blank
        return {"cases": [{"made": answered}]}
    written = _written(namespace[NAME])
    record: Record = {"made": {"kind": "ok"}, "computed": written is None}
    name, said = written or ("", [])
    for number, question in enumerate(draw_questions(name, namespace)):
        right = question.answer if isinstance(question, Question) else None
        record[f"right_{number}"] = _numbers(right, number)
        record[f"said_{number}"] = _numbers(said[number] if number < len(said) else None, number)
    return {"cases": [record]}


def _written(function: Any) -> tuple[str, list] | None:
    """The name and the answers in the function's last line; None if something else than plain values stands there."""
    with contextlib.suppress(Exception):
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
        name, said = ast.literal_eval(definition.body[-1].value)
        if isinstance(name, str) and isinstance(said, (list, tuple)):
            return name, list(said)
    return None


def _numbers(value: Any, number: int) -> Record:
    """A shape, a row or a number as an array of as many numbers as the answer has."""
    try:
        row = np.array(value, dtype=float).ravel()
    except (TypeError, ValueError):
        return {"kind": "other", "type": "answer"}
    is_one = row.shape == (SIZES[number],) and bool(np.isfinite(row).all())
    return observe(row) if is_one else {"kind": "other", "type": "answer"}


PROBES = {"6f": probe_6f}

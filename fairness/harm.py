"""Whether a mistake costs its own task and no other: wrong answers, tasks alone, pairs of wrong answers in one notebook."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from fairness.corpus import Answer
from fairness.whole import FULL_MARKS, Marks, marks_of, pairs
from judge.rubric import TASKS

NUMBER_OF_PAIRS = 200


def _each(function: Callable[[Any], Marks], items: Sequence[Any], workers: int) -> Iterable[tuple[Any, Marks]]:
    # Not forked from here: what a thread of this process has locked would stay locked for ever in a fork.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("forkserver")) as pool:
        yield from zip(items, pool.map(function, items))


def _marks_of_all(answers: tuple[Answer, ...]) -> Marks:
    return marks_of(answers)


def _marks_with_blank(tasks: tuple[str, ...]) -> Marks:
    return marks_of(blank=tasks)


def marks_alone(answers: Sequence[Answer], workers: int) -> dict[Answer, Marks]:
    """The marks of a notebook with one answer in it and all else right, for each answer."""
    return {answers[0]: marks for answers, marks in _each(_marks_of_all, [(a,) for a in answers], workers)}


def harmed(marks: dict[Answer, Marks]) -> dict[str, list[str]]:
    """By the task of the answers: those that cost points in another task, and where."""
    found: dict[str, list[str]] = {task: [] for task in TASKS}
    for answer, mine in marks.items():
        others = [task for task in TASKS if task != answer.task and mine[task] != FULL_MARKS[task]]
        if others:
            found[answer.task].append(f"{answer} costs points in {', '.join(others)}")
    return found


def tasks_that_depend(workers: int) -> list[str]:
    """Tasks that lose points while all others are blank, or whose blank costs another task's points; and a blank notebook's."""
    found = []
    for blank, marks in _each(_marks_with_blank, [tuple(t for t in TASKS if t != task) for task in TASKS], workers):
        task = next(task for task in TASKS if task not in blank)
        if marks != {t: FULL_MARKS[t] if t == task else 0 for t in TASKS}:
            found.append(f"only {task} is filled in: {marks}")
    for (task,), marks in _each(_marks_with_blank, [(task,) for task in TASKS], workers):
        if marks != {t: 0 if t == task else FULL_MARKS[t] for t in TASKS}:
            found.append(f"only {task} is blank: {marks}")
    untouched = marks_of(blank=tuple(TASKS))
    return found + ([f"the untouched student version has points: {untouched}"] if any(untouched.values()) else [])


def pairs_that_interfere(alone: dict[Answer, Marks], workers: int, number: int = NUMBER_OF_PAIRS) -> list[str]:
    """Pairs of wrong answers that lose something else together than each loses alone."""
    found = []
    for (one, other), marks in _each(_marks_of_all, list(pairs(list(alone), number)), workers):
        expected = {**FULL_MARKS, one.task: alone[one][one.task], other.task: alone[other][other.task]}
        if marks != expected:
            wrong = {task: (marks[task], expected[task]) for task in TASKS if marks[task] != expected[task]}
            found.append(f"{one} and {other}: {wrong}")
    return found

"""Findings on exceptions, and on objects that could not be made."""

from __future__ import annotations

from dataclasses import replace

from course.engine import exceptions
from course.engine.cells import in_words
from course.engine.compare import Seen
from course.engine.finding import Finding, Judged
from course.engine.record import Record

WEAK_NAMES = ("hard-coded-size", "stale-state")  # of an exception: told from where it was raised, not from values
# Exceptions that may come from numbers written into the code, and those that explain whatever else is wrong.
ABOUT_SIZES = (
    "shapes-do-not-fit",
    "layers-do-not-fit",
    "dimension-lost",
    "beyond-the-end",
    "reshaped-wrongly",
    "sequence-for-number",
)
SURE = ("methods-outside-the-class", "self-missing-in-def")


def not_made(part: str, name: str, made: Record) -> Finding:
    """Of an object that could not be made, or a name that does not exist."""
    if made["kind"] == "missing":
        return does_not_exist(part, name, made)
    return exceptions.raised(part, f"{name}(...)", made)


def does_not_exist(part: str, name: str, made: Record) -> Finding:
    """Of a class or function that does not exist."""
    text = (
        in_words(made["broken"], name) if "broken" in made else f"{name} does not exist: its cell did not run through."
    )
    return Finding(part, False, text, "cell-did-not-run")


def raised(name: str, words: str, record: Record, mistake: str | None = None) -> Finding:
    """The exception; without a guess at its cause, unless there is one."""
    if record.get("blank"):
        return Finding(name, False, f"{words}: the blank is still open.", "blank")
    return exceptions.raised(name, words, record, mistake, guess=False)


def could_not_be_judged(name: str, item: Seen, mistake: str | None) -> Finding:
    """Of a value that depends on an entry of the record's own which is not there."""
    if item.record["kind"] == "raised":
        return raised(name, item.words, item.record, mistake)
    text = f"{item.words} could not be looked at: there was no array of numbers to start from."
    return Finding(name, False, text, mistake)


def one_exception_one_name(problems: dict[str, Judged | None]) -> dict[str, Judged | None]:
    """Where one exception spoils several parts, only the part whose values tell its cause names it."""
    names = [problem.finding.mistake for problem in problems.values() if problem and problem.exception]
    if not set(names) - {None, *WEAK_NAMES}:
        return problems
    return {
        name: replace(problem, finding=replace(problem.finding, mistake=None))
        if problem and problem.exception and problem.finding.mistake in WEAK_NAMES
        else problem
        for name, problem in problems.items()
    }


def named_by_exceptions(problems: dict[str, Judged | None]) -> dict[str, Judged | None]:
    """Where no values tell a name, in any part, the exception itself may: what it spoilt else follows from the same mistake."""
    found = [problem for problem in problems.values() if problem]
    first = next((problem.exception for problem in found if problem.at_once), None)
    first = first or next((problem.exception for problem in found if problem.exception), None)
    told = {problem.finding.mistake for problem in found} - {None}
    explained = exceptions.explain(first) if first else None
    if explained and explained.mistake not in ABOUT_SIZES:
        told -= {"hard-coded-size"}
    is_sure = explained is not None and explained.mistake in SURE
    late = told and not any(problem.at_once for problem in found)
    if explained is None or not (is_sure or not (told - {"stale-state", "method-overwritten"} or late)):
        return problems
    return {
        name: replace(problem, finding=replace(problem.finding, mistake=explained.mistake))
        if problem and (problem.exception or is_sure)
        else problem
        for name, problem in problems.items()
    }

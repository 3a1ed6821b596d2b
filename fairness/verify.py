"""Verifies a piece as a whole, for somebody who writes one: `python -m course verify PIECE`.

What is told about a name alone is a remark, and begins with a dot: an answer that is refused without its name is fair, if not kind.
More than a few of them are a problem.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from course import open_cases as generator
from course.engine import open_cases
from course.engine.sheet import Line
from course.mistakes import MISTAKES
from course.public import FOLDER, public_files
from course.tasks import PIECES, TASKS, module
from fairness.corpus import ROOT, Answer, not_seen, read_answers
from fairness.leaks import telling_lines
from fairness.messages import MISLEADS, SAYS_LESS, judge_message
from fairness.runner import run_answers

SEEDS = 3
LONGEST_HELP = 120  # characters
MOST_REMARKS = 0.03  # of the wrong answers
REMARK = "· "


def verify(folder: str) -> Iterator[str]:
    """Yield what is wrong with a piece, in one line each; remarks begin with a dot."""
    tasks = [task.number for task in PIECES[folder].tasks]
    yield from _texts(folder, tasks)
    yield from _open_cases(folder, tasks)
    yield from _leaks(folder)
    answers = [
        answer
        for task in tasks
        for right in (True, False)
        for blind in (False, True)
        for answer in read_answers(task, right, blind)
    ]
    for task in (task for task in tasks if not TASKS[task].own_classes):  # of which no answer is right by itself
        for right, verdict in ((True, "right"), (False, "wrong")):
            if not any(answer.task == task and answer.right == right for answer in answers):
                yield f"{task}: no answer in {verdict}/{task}.py"
    remarks = 0
    for problem in (*_hidden(answers), *_visible(folder, answers)):
        remarks += problem.startswith(REMARK)
        yield problem
    wrong = sum(not answer.right for answer in answers)
    if remarks > 2 * MOST_REMARKS * wrong:  # of two halves: hidden test and visible check
        yield f"{remarks} names are missing or others, of {wrong} wrong answers twice: at most {MOST_REMARKS:.0%} should be"


def _texts(folder: str, tasks: list[str]) -> Iterator[str]:
    """Names that are not in the catalogue, entries that nothing names, and help that is too long."""
    expected = module(folder, "expected")
    known = {part.otherwise for task in tasks for part in TASKS[task].scheme}
    known |= {part.not_finite for task in tasks for part in TASKS[task].scheme}
    known |= {name for task in tasks for part in TASKS[task].scheme for name in part.names}
    for task in tasks if hasattr(expected, "cases") else ():
        for case in expected.cases(task, np.random.default_rng(0)):
            with np.errstate(all="ignore"):
                for line in expected.sheet(task, case):
                    known |= _names_of(line)
    yield from (f"{name} is in no catalogue of mistakes" for name in sorted(known - MISTAKES.keys() - {None, ""}))
    for name, entry in getattr(module(folder, "mistakes"), "MISTAKES", {}).items():
        if len(entry.help) > LONGEST_HELP or not entry.help.endswith((".", "?")):
            yield f"the help of {name} is no short sentence: {entry.help}"


def _names_of(line: Line) -> set[str | None]:
    names = {line.mistake, line.only, *(line.mistakes() if line.mistakes else ())}
    names |= set(line.in_forms() if line.in_forms else ())
    return names | (_names_of(line.closer) if line.closer else set())


def _open_cases(folder: str, tasks: list[str]) -> Iterator[str]:
    if not hasattr(module(folder, "expected"), "by_hand"):
        return
    path = FOLDER / "pieces" / folder / open_cases.FILE
    if not path.exists():
        yield f"{path.relative_to(ROOT)} is missing: python -m course open makes it"
        return
    with tempfile.TemporaryDirectory() as temporary:
        generator.write(folder, Path(temporary) / open_cases.FILE)
        anew, there = open_cases.read(Path(temporary) / open_cases.FILE), open_cases.read(path)
    same = list(anew) == list(there) and all(
        len(anew[task][1]) == len(there[task][1])
        and [[line.key for line in sheet] for sheet in anew[task][1]]
        == [[line.key for line in sheet] for sheet in there[task][1]]
        for task in tasks
    )
    if not same:
        yield f"{path.relative_to(ROOT)} is not what its generator makes: python -m course open makes it anew"


def _leaks(folder: str) -> Iterator[str]:
    """Lines of what is secret in the piece that stand in what students get."""
    piece = FOLDER / "pieces" / folder
    public = [name for name in public_files() if name.startswith(f"pieces/{folder}/") and name.endswith(".py")]
    files = (path for path in piece.rglob("*.py") if path.relative_to(FOLDER).as_posix() not in public)
    secret = {line for path in files for line in telling_lines(path.read_text("utf-8"))}
    for name in public:
        shown = secret & telling_lines((FOLDER / name).read_text("utf-8"))
        yield from (f"{name} shows a secret line: {line}" for line in sorted(shown))


def _hidden(answers: list[Answer]) -> Iterator[str]:
    """Answers that the hidden test accepts, refuses or calls by another name."""
    for outcome in run_answers(answers, SEEDS):
        answer = outcome.answer
        if answer.right and outcome.full_marks < outcome.runs:
            failed = next(finding for finding in outcome.examples[-1][1] if not finding.passed)
            yield f"{answer} is refused: {failed.observation}"
        elif not answer.right and outcome.full_marks:
            yield f"{answer} is accepted"
        elif not answer.right and not answer.blind and judge_message(outcome) in (SAYS_LESS, MISLEADS):
            told = sorted({name for verdict in outcome.verdicts for _, passed, name in verdict if name and not passed})
            yield f"{REMARK}{answer} should be named {answer.mistake or 'nothing'}, and is named {', '.join(told) or 'nothing'}"


def _visible(folder: str, answers: list[Answer]) -> Iterator[str]:
    """The same for the visible check."""
    by_name = {str(answer): answer for answer in answers}
    let_through = not_seen()
    for result in visible_results([folder]):
        answer = by_name[result["answer"]]
        if str(answer) in let_through and result["passes"]:
            continue
        if answer.right != result["passes"]:
            yield f"{answer} {'is refused' if answer.right else 'is accepted'} by the visible check: {result['message']}"
        elif not answer.right and answer.mistake and result["mistake"] != answer.mistake:
            yield f"{REMARK}{answer} should be named {answer.mistake} by the visible check, and is named {result['mistake']}"


def visible_results(pieces: list[str]) -> list[dict]:
    """What the visible checks say to the answers of some pieces, or of all."""
    environment = {name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"}
    command = [sys.executable, "-m", "fairness.visible", *pieces]
    done = subprocess.run(
        command, cwd=ROOT, env=environment | {"MNIST_DIR": "embedded"}, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]

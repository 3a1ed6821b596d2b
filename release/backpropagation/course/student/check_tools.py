"""What all visible checks share: the failure that a student reads, and the student's own lines in it."""

from __future__ import annotations

import functools
import re
import sysconfig
import textwrap
import traceback
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from course.engine.cells import broken_cell, in_words
from course.student.blanks import left_over
from course.student.names import TITLES, TRAININGS, cell_of, explain_overwritten, missing_name, name_of, namespace_of
from course.student.replies import in_a_notebook, ipython_shell, say

LONGEST_LINE = 100

CHECKS: dict[str, Callable[[Any], None]] = {}


class CheckFailed(AssertionError):
    """What a check has found, as one short block of text. A notebook shows it without a traceback."""

    def __init__(
        self, message: str, mistake: str | None = None, waits_for: str | None = None, lines: list[str] | None = None
    ):
        super().__init__(message)
        self.lines = message.splitlines() if lines is None else lines  # where they are not broken to a width
        self.mistake = mistake
        self.waits_for = waits_for

    @property
    def is_open(self) -> bool:
        """Whether the task, or one that it stands on, is not written yet."""
        return self.mistake == "blank" or self.waits_for is not None

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class Wrong(Exception):
    """Raised inside a check: what was observed, and, if the numbers show it, the mistake's name in the catalogue and its help."""

    def __init__(self, observed: str, mistake: str | None = None, help: str = ""):
        super().__init__(observed)
        self.observed = observed
        self.mistake = mistake
        self.help = help


IS_OPEN = "○ Task {} is open."
FILLED_IN = "If you have filled it in, run its cell first: this check sees what ran last."
found_open: dict[str, Any] = {}  # by task: the class or function whose blank was found open last


def check(task: str, verified: str) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Make a visible check of a function that raises Wrong, or whatever the student's code raises.

    Parameters
    ----------
    task : str
        The task's number, as in TITLES.
    verified : str
        What may be said when nothing was raised.
    """

    def decorate(function: Callable[[Any], str | None]) -> Callable[[Any], None]:
        @functools.wraps(function)
        def run(answer: Any) -> str | None:
            # The notebook's own random numbers go on as if there had been no check.
            state = np.random.get_state()
            np.random.seed(0)
            try:
                with np.errstate(all="ignore"), warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    expect_defined(task, answer)
                    return function(answer)
            except Exception as error:
                raise explain(task, answer, error) from None
            finally:
                np.random.set_state(state)

        @functools.wraps(function)
        def said(answer: Any) -> None:
            try:
                remark = run(answer)
            except CheckFailed as failure:
                # What is not written yet is no error: a fresh notebook is not red. nbgrader counts it as one.
                if not failure.is_open:
                    say_what_is_wrong_before(task, answer)
                if not (failure.is_open and in_a_notebook()):
                    raise
                # Asked again about the same one: its cell has not run since, though its blank may be filled in by now.
                asked_again = found_open.get(task) is answer
                is_plain = str(failure) == IS_OPEN.format(task)  # else it says what to do
                found_open[task] = answer
                say(f"{failure} {FILLED_IN}" if asked_again and is_plain else str(failure))
            else:
                say_what_is_wrong_before(task, answer)
                say(f"✓ {task} {TITLES[task]}: {verified}" + (f"\n  {remark}" if remark else ""))

        CHECKS[task] = run
        return said

    return decorate


def explain(task: str, answer: Any, error: Exception) -> CheckFailed:
    """Turn whatever a check met into the message that the student reads."""
    namespace = namespace_of(answer)
    line = left_over(task, namespace)
    if isinstance(error, CheckFailed):
        if error.mistake == "blank" and line:
            message = f"○ Task {task} is open: there is code in its blank, but this line still stands there. Delete it."
            return CheckFailed(f"{message}\n  {line}", "blank")
        return error
    head = f"✗ {task} {TITLES[task]}"
    open_task = re.match(r"Task (\w+) is open", str(error)) if isinstance(error, NotImplementedError) else None
    if open_task and open_task[1] == task:
        return CheckFailed(IS_OPEN.format(task), "blank")
    if open_task:
        return CheckFailed(f"○ Task {task} waits for task {open_task[1]}, which is open.", waits_for=open_task[1])
    overwritten = explain_overwritten(namespace)
    if overwritten:
        return CheckFailed(f"{head}: {overwritten}")
    if isinstance(error, Wrong):
        lines = f"{head}: {error.observed}".splitlines()
        if error.help:
            lines.append(f"  {error.help}")
        if line:
            lines.append(f"  This line of the blank still stands there, delete it: {line}")
        return CheckFailed("\n".join(map(_wrapped, lines)), error.mistake, lines=lines)
    if isinstance(error, NameError) and cell_of(str(error.name)):
        return CheckFailed(f"{head}: {missing_name(str(error.name), namespace)}")
    earlier = failing_task(task, error, namespace)
    if earlier:
        return CheckFailed(f"○ Task {task} waits for task {earlier}, whose check fails.", waits_for=earlier)
    text = " ".join(str(error).split())
    return CheckFailed("\n".join([f"{head} raised {type(error).__name__}: {text}", *own_lines(error)]))


def _wrapped(line: str) -> str:
    """Break a long line: nbgrader's Validate cuts it off."""
    return textwrap.fill(line, LONGEST_LINE, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def expect_defined(task: str, answer: Any) -> None:
    """Raise CheckFailed if the name of the task's class or function holds something else by now."""
    name = name_of(task)
    wanted = "class" if name[0].isupper() else "function"
    if not (isinstance(answer, type) if wanted == "class" else callable(answer) and not isinstance(answer, type)):
        raise CheckFailed(
            f"✗ {task} {TITLES[task]}: {name} is no {wanted} but an object of type {type(answer).__name__}.\n"
            f"  Run {cell_of(name)} again."
        )
    broken = broken_cell(namespace_of(answer), name)
    if broken:  # an older text of the cell ran before
        lines = f"✗ {task} {TITLES[task]}: {in_words(broken, name)}".splitlines()
        lines.append(f"  What you ran before still stands for {name}, but it is not what you will hand in.")
        raise CheckFailed("\n".join(map(_wrapped, lines)), "cell-did-not-run")


# ----- the student's lines in a traceback -----

_COURSE = Path(__file__).parent.parent


@functools.lru_cache(maxsize=256)  # asked for each frame of each exception
def _is_own(filename: str) -> bool:
    """Tell the student's cells and files from the checks, NumPy and Python itself."""
    if filename.startswith("<frozen") or "site-packages" in filename or "dist-packages" in filename:
        return False
    if Path(filename).is_relative_to(_COURSE):
        return False
    return not filename.startswith(sysconfig.get_path("stdlib")) and "__array_function__" not in filename


def place_of_own_file(filename: str) -> str | None:
    """What to call a cell or file of the student's; None for any other file."""
    return _place(filename) if _is_own(filename) else None


def own_lines(error: BaseException, most: int = 3) -> list[str]:
    """Show the last places in the student's own code that an exception went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_own(frame.filename)]
    return [
        f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}: {frame.line}" for frame in frames[-most:]
    ]


def _place(filename: str) -> str:
    """Call a cell by its number where the notebook knows it."""
    shell = ipython_shell()
    try:
        return " ".join(shell.compile.format_code_name(filename)).replace("Cell In", "Cell In ")
    except (AttributeError, TypeError):
        return "Cell" if "ipykernel" in filename or filename.startswith("<") else Path(filename).name


def failing_task(task: str, error: BaseException, namespace: Mapping[str, Any]) -> str | None:
    """Name the other task in whose code an exception arose, if that task's own check fails as well."""
    names = [frame.f_code.co_qualname for frame, _ in traceback.walk_tb(error.__traceback__)]
    for name in reversed(names):
        owner = name.split(".<locals>")[0]
        for other, title in TITLES.items():
            if other != task and title in (owner, owner.split(".")[0]) and title.split(".")[0] in namespace:
                return other if not passes(other, namespace[title.split(".")[0]]) else None
    return None


def namespace_in(error: BaseException) -> dict[str, Any]:
    """The global names that the student's code saw in which an exception arose; empty if it arose in none."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__) if _is_own(frame.f_code.co_filename)]
    return frames[0].f_globals if frames else {}


def say_what_is_wrong_before(task: str, answer: Any) -> None:
    """Where a task trains the student's own classes, say which of these are wrong."""
    if task in TRAININGS:
        say_what_is_wrong(namespace_of(answer), before=task)


def say_what_is_wrong(namespace: Mapping[str, Any], before: str) -> None:
    """Say which tasks of the student's classes before a task are written and wrong: what is made of them will be wrong too."""
    wrong = []
    for task in TITLES:
        name = name_of(task)
        if task < before and name[0].isupper() and name in namespace:
            try:
                CHECKS[task](namespace[name])
            except CheckFailed as failure:
                wrong += [] if failure.is_open else [task]
    if len(wrong) == 1:
        say(f"✗ Task {wrong[0]} is wrong: its check says why. Mend it first, what follows is made with it.")
    elif wrong:
        say(
            f"✗ Tasks {', '.join(wrong)} are wrong: their checks say why. Mend them first, what follows is made with them."
        )


def passes(task: str, answer: Any) -> bool:
    """Run a check without a word."""
    try:
        with np.errstate(all="ignore"):
            CHECKS[task].__wrapped__(answer)
    except Exception:
        return False
    return True

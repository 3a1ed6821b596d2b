"""What all visible checks share: the failure that a student reads, the comparison of arrays, the names of the course."""

from __future__ import annotations

import builtins
import contextlib
import functools
import inspect
import os
import re
import sys
import sysconfig
import textwrap
import traceback
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from course.mistakes import MISTAKES
from course.tasks import TASKS

TITLES = {number: task.title for number, task in TASKS.items()}

# What a given name must be, and the cell that defines it.
FIRST_CELL = "the first code cell, with the imports"
HYPERPARAMETERS_CELL = "the cell that sets the hyperparameters"
GIVEN_FUNCTIONS = (
    "load_data",
    "training_data",
    "validation_data",
    "train",
    "train_epoch",
    "validate_epoch",
    "sigmoid_function",
    "sigmoid_derivative",
)
IMPORTED_FUNCTIONS = (
    "check_gradient",
    "overview",
    "compare_with_hand",
    "once_solved",
    "start_run",
    "show_runs",
    "record_run",
    "without_d_in",
)
GIVEN_NAMES: dict[str, tuple[type | tuple[type, ...], str]] = {
    **dict.fromkeys(("np", "plots", "time", "sys"), (types.ModuleType, FIRST_CELL)),
    **dict.fromkeys(IMPORTED_FUNCTIONS, (types.FunctionType, FIRST_CELL)),
    **{name: (types.FunctionType, f"the cell of the given code that defines {name}") for name in GIVEN_FUNCTIONS},
    **{name: (type, f"the cell of the given code with the class {name}") for name in ("Layer", "Cost", "Sigmoid")},
    **dict.fromkeys(("input_size", "label_size", "batch_size", "number_epochs"), (int, HYPERPARAMETERS_CELL)),
    **dict.fromkeys(("learning_rate",), (float, HYPERPARAMETERS_CELL)),
    **dict.fromkeys(("random_input", "random_label"), (np.ndarray, HYPERPARAMETERS_CELL)),
    **{f"net_{task}": (object, f"the training cell of task {task}") for task in ("4", "5", "6e")},
}
OWN_NAMES = {
    name: f"the cell in which you write {name}"
    for name in dict.fromkeys(title.split(".")[0] for title in TITLES.values())
}

# Right answers may compute in float32. Sums of the few dozen products used here lose some of its last bits.
TOLERANCE = 128 * float(np.finfo(np.float32).eps)

LONGEST_LINE = 100

CHECKS: dict[str, Callable[[Any], None]] = {}


class CheckFailed(AssertionError):
    """What a check has found, as one short block of text. A notebook shows it without a traceback."""

    def __init__(self, message: str, mistake: str | None = None, waits_for: str | None = None):
        super().__init__(message)
        self.mistake = mistake
        self.waits_for = waits_for

    @property
    def is_open(self) -> bool:
        """Whether the task, or one that it stands on, is not written yet."""
        return self.mistake == "blank" or self.waits_for is not None

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class Wrong(Exception):
    """Raised inside a check: what was observed, and the mistake's name in the catalogue if the numbers show it."""

    def __init__(self, observed: str, mistake: str | None = None):
        super().__init__(observed)
        self.observed = observed
        self.mistake = mistake


def check(task: str, verified: str) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Make a visible check of a function that raises Wrong, or whatever the student's code raises.

    Parameters
    ----------
    task : str
        The task's number, as in TITLES.
    verified : str
        What may be said when nothing was raised.
    """

    def decorate(function: Callable[[Any], None]) -> Callable[[Any], None]:
        @functools.wraps(function)
        def run(answer: Any) -> None:
            # The notebook's own random numbers go on as if there had been no check.
            state = np.random.get_state()
            np.random.seed(0)
            try:
                with np.errstate(all="ignore"), warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    expect_defined(task, answer)
                    function(answer)
            except Exception as error:
                raise explain(task, answer, error) from None
            finally:
                np.random.set_state(state)
            print(f"✓ {task} {TITLES[task]}: {verified}")

        @functools.wraps(function)
        def said(answer: Any) -> None:
            try:
                run(answer)
            except CheckFailed as failure:
                # What is not written yet is no error: a fresh notebook is not red. nbgrader counts it as one.
                if not (failure.is_open and _in_a_notebook()):
                    raise
                print(failure)

        CHECKS[task] = run
        return said

    return decorate


def _in_a_notebook() -> bool:
    """Whether a kernel runs this for a student, and not nbgrader."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return hasattr(shell, "kernel") and "NBGRADER_EXECUTION" not in os.environ


def explain(task: str, answer: Any, error: Exception) -> CheckFailed:
    """Turn whatever a check met into the message that the student reads."""
    if isinstance(error, CheckFailed):
        return error
    head = f"✗ {task} {TITLES[task]}"
    open_task = re.match(r"Task (\w+) is open", str(error)) if isinstance(error, NotImplementedError) else None
    if open_task and open_task[1] == task:
        return CheckFailed(f"○ Task {task} is open.", "blank")
    if open_task:
        return CheckFailed(f"○ Task {task} waits for task {open_task[1]}, which is open.", waits_for=open_task[1])
    namespace = namespace_of(answer)
    overwritten = explain_overwritten(namespace)
    if overwritten:
        return CheckFailed(f"{head}: {overwritten}")
    if isinstance(error, Wrong):
        lines = f"{head}: {error.observed}".splitlines()
        if error.mistake:
            lines.append(f"  {MISTAKES[error.mistake].help}")
        return CheckFailed("\n".join(map(_wrapped, lines)), error.mistake)
    if isinstance(error, NameError) and cell_of(str(error.name)):
        return CheckFailed(f"{head}: {missing_name(str(error.name))}")
    earlier = failing_task(task, error, namespace)
    if earlier:
        return CheckFailed(f"○ Task {task} waits for task {earlier}, whose check fails.", waits_for=earlier)
    text = " ".join(str(error).split())
    return CheckFailed("\n".join([f"{head} raised {type(error).__name__}: {text}", *own_lines(error)]))


def _wrapped(line: str) -> str:
    """Break a long line: nbgrader's Validate cuts it off."""
    return textwrap.fill(line, LONGEST_LINE, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


# ----- names of the notebook -----


def expect_defined(task: str, answer: Any) -> None:
    """Raise CheckFailed if the name of the task's class or function holds something else by now."""
    name = TITLES[task].split(".")[0]
    wanted = "class" if name[0].isupper() else "function"
    if not (isinstance(answer, type) if wanted == "class" else callable(answer) and not isinstance(answer, type)):
        raise CheckFailed(
            f"✗ {task} {TITLES[task]}: {name} is no {wanted} but an object of type {type(answer).__name__}.\n"
            f"  Run {cell_of(name)} again."
        )


def namespace_of(answer: Any) -> dict[str, Any]:
    """Find the global names that the answer's code sees: those of the notebook."""
    candidates = [answer]
    if isinstance(answer, type):
        candidates = [method for base in answer.__mro__[:-1] for method in vars(base).values()]
    for candidate in candidates:
        function = inspect.unwrap(candidate) if callable(candidate) else candidate
        if isinstance(function, types.FunctionType):
            return function.__globals__
    return vars(sys.modules["__main__"])


@contextlib.contextmanager
def replaced(namespace: dict[str, Any], values: dict[str, Any]) -> Iterator[None]:
    """Set global names of the notebook for a while."""
    missing = object()
    before = {name: namespace.get(name, missing) for name in values}
    namespace.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is missing:
                namespace.pop(name, None)
            else:
                namespace[name] = value


def overwritten_name(namespace: Mapping[str, Any]) -> str | None:
    """Name a given function, class or module that now holds something of another kind."""
    for name, (kind, _) in GIVEN_NAMES.items():
        if kind in (types.FunctionType, types.ModuleType, type) and name in namespace:
            intact = callable(namespace[name]) if kind is types.FunctionType else isinstance(namespace[name], kind)
            if not intact:
                return name
    return None


def overwritten_builtin(namespace: Mapping[str, Any]) -> str | None:
    """Name a function of Python itself, such as sum, that now holds something else."""
    functions = (name for name in namespace if name[0] != "_" and callable(getattr(builtins, name, None)))
    return next((name for name in functions if not callable(namespace[name])), None)


def explain_overwritten(namespace: Mapping[str, Any]) -> str | None:
    """Say which given name now holds something else, and how to get it back; None if all are intact."""
    name = overwritten_name(namespace)
    if name:
        found = type(namespace[name]).__name__
        return (
            f"the given name {name} was overwritten, it now holds an object of type {found}.\n"
            f"  Rename your variable, then run {cell_of(name)} again."
        )
    name = overwritten_builtin(namespace)
    if name:
        return (
            f"Python's own {name} was overwritten, it now holds an object of type {type(namespace[name]).__name__}.\n"
            f"  Rename your variable, then run: del {name}"
        )
    return None


def cell_of(name: str) -> str | None:
    """Say which cell defines a name of the course."""
    return GIVEN_NAMES[name][1] if name in GIVEN_NAMES else OWN_NAMES.get(name)


def missing_name(name: str) -> str:
    """Say which cell to run when a name of the course is not known."""
    return f"{name} is not defined (yet, or since the kernel was restarted): run {cell_of(name)} first."


def explain_missing_names() -> None:
    """Let the notebook answer a missing name of the course with one line, as a test cell fails before its check runs."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return

    def handler(shell, kind, error, trace, tb_offset=None):
        if getattr(error, "name", None) and cell_of(error.name):
            line = missing_name(error.name)
            error.args = (line,)
            error._render_traceback_ = lambda: [f"○ {line}"]
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)

    shell.set_custom_exc((NameError,), handler)


# ----- the student's lines in a traceback -----

_COURSE = Path(__file__).parent.parent


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
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
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


def passes(task: str, answer: Any) -> bool:
    """Run a check without a word."""
    try:
        with np.errstate(all="ignore"):
            CHECKS[task].__wrapped__(answer)
    except Exception:
        return False
    return True


# ----- comparing arrays -----


def is_close(value: Any, expected: Any, tolerance: float = TOLERANCE) -> bool:
    """Compare shape and values; the tolerance is relative to the largest expected value."""
    value, expected = np.asarray(value), np.asarray(expected)
    if value.shape != expected.shape or value.dtype.kind not in "fiu":
        return False
    scale = np.max(np.abs(expected), initial=0.0)
    return bool(np.all(np.abs(value - expected) <= tolerance * (scale if scale > 0 else 1.0)))

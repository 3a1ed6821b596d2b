"""The names of the notebook: what each must hold, and which cell to run when it is missing or overwritten."""

from __future__ import annotations

import builtins
import inspect
import sys
import types
from collections.abc import Mapping
from typing import Any

import numpy as np

from course.engine.cells import broken_cell, in_words
from course.tasks import FOLDERS, PIECES, TASKS, module_of

TITLES = {number: task.title for number, task in TASKS.items()}
TRAININGS = tuple(number for number in TASKS if module_of(number, "open"))

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
    "say_first",
    "questions_on_my_code",
    "ends_in_a_tab",
    "stop_if_late",
)
GIVEN_NAMES: dict[str, tuple[type | tuple[type, ...], str]] = {
    **dict.fromkeys(("np", "plots", "time", "sys"), (types.ModuleType, FIRST_CELL)),
    **dict.fromkeys((*IMPORTED_FUNCTIONS, "tqdm"), (types.FunctionType, FIRST_CELL)),
    **{name: (types.FunctionType, f"the cell of the given code that defines {name}") for name in GIVEN_FUNCTIONS},
    **{name: (type, f"the cell of the given code with the class {name}") for name in ("Layer", "Cost", "Sigmoid")},
    **dict.fromkeys(("input_size", "label_size", "batch_size", "number_epochs"), (int, HYPERPARAMETERS_CELL)),
    **dict.fromkeys(("learning_rate",), (float, HYPERPARAMETERS_CELL)),
    **dict.fromkeys(("random_input", "random_label"), (np.ndarray, HYPERPARAMETERS_CELL)),
    **{f"net_{task}": (object, f"the training cell of task {task}") for task in TRAININGS},
}
OWN_NAMES = {piece.name: f"the cell in which you write {piece.name}" for piece in PIECES.values()}


def name_of(task: str) -> str:
    """The class or function in which a task is solved."""
    return PIECES[FOLDERS[task]].name


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


def missing_name(name: str, namespace: Mapping[str, Any]) -> str:
    """Say which cell to run when a name of the course is not known; or why the cell that was run did not define it."""
    broken = broken_cell(namespace, name)
    if broken:
        return f"{in_words(broken, name)}\nMend the line and run the cell again."
    return f"{name} is not defined (yet, or since the kernel was restarted): run {cell_of(name)} first."

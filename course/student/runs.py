"""Cells that wait for open tasks, and the record of your training runs."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.pieces.train_improved.task import BAR
from course.student.browser_tab import ends_in_a_tab
from course.student.check_tools import CheckFailed, failing_task, namespace_in, say_what_is_wrong
from course.student.names import explain_overwritten
from course.student.replies import say, table


@dataclass(frozen=True)
class Run:
    """One call of `train`: what was trained, how, and what came out."""

    start: int  # counts the calls of start_run, so that several calls of train in one start belong together
    label: str
    layers: str
    cost_function: str
    batch_size: int
    learning_rate: float
    history: list[tuple[float, float]]
    seconds: float


_runs: list[Run] = []
_start = 0
_label: str | None = None


def grading() -> bool:
    """Tell whether nbgrader is running the notebook to check or to grade it."""
    return os.environ.get("NBGRADER_EXECUTION") in ("validate", "autograde")


@contextmanager
def once_solved(task: str = "") -> Iterator[None]:
    """Run a block of code; if it meets another task than its own that is open, or wrong so that it raises, say so and stop there."""
    try:
        yield
    except Exception as error:
        # An AssertionError comes from check_gradient.
        is_open = isinstance(error, (NotImplementedError, AssertionError))
        waits_for = re.search(r"[Tt]ask (\w+) is open", str(error)) if is_open else None
        if waits_for:
            say(f"○ This cell waits for task {waits_for[1]}.")
            return
        namespace = namespace_in(error)
        wrong = None if explain_overwritten(namespace) else failing_task(task, error, namespace)
        if wrong is None:
            raise
        say(f"○ This cell waits for task {wrong}, whose check fails.")


def start_run(label: str, function: Callable[[], Any]) -> Any:
    """Call a training function and keep what its calls of `train` report under `label`.

    Parameters
    ----------
    label : str
        The name of the run in the table and in the plots, such as "task 4".
    function : callable without arguments
        Trains a net by the notebook's `train` and returns it.

    Returns
    -------
    The trained net; None if a task that the training needs is still open, or if nbgrader runs the notebook.
    """
    global _start, _label
    if grading():
        say("No training while nbgrader checks the notebook.")
        return None
    _start += 1
    _label = label
    try:
        # An overflow goes on from one epoch to the next; record_run says it in one line.
        task = label.removeprefix("task ")
        say_what_is_wrong(getattr(function, "__globals__", {}), before=task)
        with once_solved(task), ends_in_a_tab(), np.errstate(over="ignore", invalid="ignore"):
            net = function()
            if net is None:
                say(f"✗ {label}: your function returned None. Its last line has to return the trained net.")
            elif label == "task 5" and missed_bar():
                say(f"✗ {missed_bar()}")
            return net
    except Exception:
        overwritten = explain_overwritten(getattr(function, "__globals__", {}))
        if overwritten:
            raise CheckFailed(f"✗ {label}: {overwritten}") from None
        raise
    finally:
        _label = None
    return None


def record_run(
    net: Any,
    cost_function: Any,
    batch_size: int,
    learning_rate: float,
    history: list[tuple[float, float]],
    seconds: float,
) -> None:
    """Keep one run for the table and the plots; `train` calls this at its end."""
    if not history:
        return
    lost = next((epoch for epoch, (cost, _) in enumerate(history, 1) if not math.isfinite(cost)), None)
    if lost:
        say(
            f"✗ From epoch {lost} on the cost is no number: a step was too large, or something was divided by zero.\n"
            "  Try a smaller learning rate, and check_gradient on layers of your own. Then run this cell again."
        )
    label = _label or "your own"
    start = _start if _label else -1
    cost_name = type(cost_function).__name__
    _runs.append(Run(start, label, _describe(net), cost_name, batch_size, learning_rate, list(history), seconds))


def history_of(label: str) -> list[tuple[float, float]]:
    """Return (cost, accuracy) of each epoch in the latest run of this label; empty if there is none."""
    runs = [run for run in _runs if run.label == label]
    return [epoch for run in runs if run.start == runs[-1].start for epoch in run.history]


def missed_bar() -> str:
    """What the latest training of task 5 lacks, in a sentence; empty if it reached the bar, or if there was none."""
    history = history_of("task 5")
    if not history or history[-1][1] >= BAR:
        return ""
    return (
        f"Task 5 asks for {BAR:.3f} of the validation digits: your last training of it ended at {history[-1][1]:.3f}."
    )


def show_runs() -> None:
    """Show a table of all runs since the kernel's start, the oldest first."""
    if not _runs:
        say("○ No runs yet: each training adds a line to this table.")
        return
    heads = ("run", "layers", "cost function", "batch size", "learning rate", "epochs", "accuracy", "seconds")
    rows = [
        (
            run.label,
            run.layers,
            run.cost_function,
            str(run.batch_size),
            f"{run.learning_rate:g}",
            str(len(run.history)),
            f"{run.history[-1][1]:.2f}",
            f"{run.seconds:7.1f}",
        )
        for run in _runs
    ]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    lines = ["  ".join(value.ljust(width) for value, width in zip(row, widths)).rstrip() for row in [heads, *rows]]
    say("\n".join(lines), table(heads, rows, "Your trainings, the oldest first", numbers=range(3, 8)))


def _describe(net: Any) -> str:
    """Name a net by the sizes of its weights and its other layers, such as "784-300-10 ReLU, Sigmoid"."""
    sizes: list[int] = []
    others: list[str] = []
    for layer in _flatten(net):
        shape = getattr(getattr(layer, "w", None), "shape", ())
        if len(shape) == 2:
            sizes += [shape[0]] if sizes else [shape[1], shape[0]]
        else:
            others.append(type(layer).__name__)
    return " ".join(["-".join(map(str, sizes)), ", ".join(others)]).strip()


def _flatten(net: Any) -> list[Any]:
    """List the layers of a net, those of nested networks too."""
    layers = getattr(net, "layers", None)
    if not isinstance(layers, (list, tuple)):
        return [net]
    return [inner for layer in layers for inner in _flatten(layer)]

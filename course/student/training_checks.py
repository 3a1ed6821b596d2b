"""The visible checks of the training functions: train_single_layer (4), train_improved (5) and train_softmax (6e).

The function runs as it is, with a stand-in for the notebook's `train`, under whatever name. So it takes no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from course.drivers.in_kernel import put_back
from course.drivers.twin import OwnClassFails
from course.engine.finding import Finding
from course.student.check_tools import (
    TITLES,
    CheckFailed,
    Wrong,
    check,
    namespace_of,
    own_lines,
    passes,
)
from course.tasks import FOLDERS, PIECES, TASKS, module_of


@check("4", "the task's network, cost and hyperparameters reach train, and the trained net comes back.")
def check_4(train_single_layer: Callable) -> None:
    """Check task 4, train_single_layer. It trains nothing."""
    _judge("4", train_single_layer)


@check("5", "a net of several trained layers comes back. How well it learns, the real training shows.")
def check_5(train_improved: Callable) -> None:
    """Check task 5, train_improved. It takes a step or two on made-up digits, so it can't tell how well the net learns."""
    _judge("5", train_improved)


@check("6e", "the task's network, cost and hyperparameters reach train, and the trained net comes back.")
def check_6e(train_softmax: Callable) -> None:
    """Check task 6e, train_softmax. It trains nothing."""
    _judge("6e", train_softmax)


def _judge(task: str, answer: Callable[[], Any]) -> None:
    """Raise what the findings of the piece's visible check say."""
    namespace, name = namespace_of(answer), PIECES[FOLDERS[task]].name
    errors: list[BaseException] = []

    def remembering() -> Any:
        try:
            return answer()
        except BaseException as error:
            errors.append(error)
            raise

    if not callable(namespace.get("train")):
        raise Wrong("train is no function.")  # `explain` says that the name was overwritten
    try:
        with put_back(namespace):
            namespace[name] = remembering
            found = module_of(task, "open").findings(namespace)
    except OwnClassFails as failure:
        raise _waits_for_another(task, namespace) or Wrong(
            f"it could not be compared with your classes: {failure}"
        ) from None
    if errors and isinstance(errors[-1], (KeyboardInterrupt, NotImplementedError, NameError)):
        raise errors[-1]
    failed = next((finding for finding in found if not finding.passed), None)
    if failed:
        raise _as_error(task, namespace, failed, errors)


def _as_error(task: str, namespace: dict[str, Any], failed: Finding, errors: list[BaseException]) -> Exception:
    open_task = re.search(r"Task \w+ is open", failed.observation)
    if open_task:
        return NotImplementedError(open_task[0])
    raised = " raised " in failed.observation
    lines = own_lines(errors[-1]) if raised and errors else []
    waits = _waits_for_another(task, namespace) if raised and not lines else None
    return waits or Wrong("\n".join([failed.observation, *lines]), failed.mistake)


def _waits_for_another(task: str, namespace: dict[str, Any]) -> CheckFailed | None:
    """Say which earlier task the answer's own classes fail at, if one's check fails."""
    classes = [other for other in TASKS if TITLES[other].split(".")[0][0].isupper() and other < task]
    for other in classes:
        name = TITLES[other].split(".")[0]
        if name in namespace and not passes(other, namespace[name]):
            return CheckFailed(f"○ Task {task} waits for task {other}, whose check fails.", waits_for=other)
    return None

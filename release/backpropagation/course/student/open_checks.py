"""The visible checks of all tasks.

They are the checks that count: the same probe, the same comparison, on cases whose numbers lie in a file beside the piece. The
check of a training is code, `open.py` beside the piece.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from course.drivers.twin import OwnClassFails
from course.engine import findings, open_cases
from course.engine.compare import Seen, shape_text
from course.engine.finding import Judged
from course.engine.record import OutOfTime, in_kernel
from course.engine.task import Task
from course.mistakes import help_with, shown_by
from course.public import FOLDER
from course.student.check_tools import IS_OPEN, CheckFailed, Wrong, check, passes, place_of_own_file
from course.student.names import cell_of, missing_name, name_of, namespace_of
from course.tasks import FOLDERS, PIECES, TASKS, module_of

MOST_SECONDS = 5.0
_OPEN_TASK = re.compile(r"NotImplementedError: Task (\w+) is open")
_MISSING_NAME = re.compile(r"NameError: name '(\w+)' is not defined")


def open_check(number: str) -> Callable[[Any], str | None]:
    """The visible check of a task: it takes the student's class or function."""

    def run(answer: Any) -> str | None:
        judged = look(number, answer)
        failed = [part for part in judged if not part.finding.passed]
        if failed:
            named = [part for part in failed if part.finding.mistake]
            _complain(number, (named or failed)[0], namespace_of(answer))
        remarks = [part.finding for part in judged if part.finding.mistake]
        return f"{remarks[0].observation} {help_with(remarks[0])}" if remarks else None

    run.__doc__ = f"Check task {number}, {TASKS[number].title}."
    return check(number, TASKS[number].verified)(run)


def look(number: str, answer: Any) -> list[Judged]:
    """What the parts of a task come to, in each way until one earns all points; the notebook is left as it was."""
    task, folder = TASKS[number], FOLDERS[number]
    piece, probe = PIECES[folder], module_of(number, "probe")
    training = module_of(number, "open")
    cases, sheets = ([], []) if training else open_cases.read(FOLDER / "pieces" / folder / open_cases.FILE)[number]
    namespace = namespace_of(answer)
    names, state = dict(namespace), random.getstate()
    record: dict[str, Any] = {}
    try:
        with in_kernel(MOST_SECONDS, place_of_own_file):
            namespace[piece.name] = answer
            if training:
                return _look_at_training(number, training, namespace)
            for way in task.ways:
                record |= probe.PROBES[number](namespace, {"cases": cases, "way": way})
                told = getattr(probe, "told_by_calls", None)
                judged = findings.judge(task, piece.name, cases, sheets, record, told)
                if all(part.finding.passed for part in judged):
                    break
    except OutOfTime:
        other = "a training by hand" if training else "a very large array"
        text = f"it was stopped after {MOST_SECONDS:.0f} seconds. Is there a loop that does not end, or {other}?"
        raise Wrong(text) from None
    finally:
        for added in namespace.keys() - names.keys():
            del namespace[added]
        namespace.update(names)
        random.setstate(state)
    return judged


def _look_at_training(number: str, training: ModuleType, namespace: dict[str, Any]) -> list[Judged]:
    """The findings of a training; where a class of the student's own does not work, the check of that one comes first."""
    if not callable(namespace.get("train")):
        raise Wrong("train is no function.")  # `explain` says that the name was overwritten
    try:
        found = training.findings(namespace)
    except OwnClassFails as failure:
        raise _waits(number, namespace) or Wrong(f"it can't be compared with your classes: {failure}") from None
    observations = [finding.observation for finding in found]
    raised = [text for text in observations if " raised " in text or "Python says: " in text]
    if raised and not any(map(_OPEN_TASK.search, raised)):
        waits = _waits(number, namespace)
        if waits:
            raise waits
    return [Judged(finding) for finding in found]


def _waits(number: str, namespace: dict[str, Any]) -> CheckFailed | None:
    """Which class of the student's own, made before this task, fails in its own check."""
    for other, task in TASKS.items():
        name = name_of(other)
        if other < number and name[0].isupper() and name in namespace and not passes(other, namespace[name]):
            return CheckFailed(f"○ Task {number} waits for task {task.number}, whose check fails.", waits_for=other)
    return None


def _complain(number: str, part: Judged, namespace: dict[str, Any]) -> None:
    """Put a part that is wrong into words, and raise them."""
    finding, wrong = part.finding, part.wrong
    raised = wrong.record.get("error", "") if wrong and wrong.record["kind"] == "raised" else finding.observation
    other, missing = _OPEN_TASK.search(raised), _MISSING_NAME.search(raised)
    if other and other[1] != number:
        raise CheckFailed(f"○ Task {number} waits for task {other[1]}, which is open.", waits_for=other[1])
    if finding.mistake == "blank":
        raise CheckFailed(IS_OPEN.format(number), "blank")
    if missing and cell_of(missing[1]):
        raise CheckFailed(f"✗ {number} {TASKS[number].title}: {missing_name(missing[1], namespace)}")
    first, *below = finding.observation.splitlines() or [""]
    is_explained = bool(below)  # Python's own line stands below the sentence on it
    lines = [first if is_explained or module_of(number, "open") else _first_line(TASKS[number], part, first)]
    lines += [f"  {line}" for line in finding.traceback.splitlines()[-3:]]
    lines += [f"  {line}" for line in below]
    lines += [f"  {line}" for line in _numbers(wrong)] if wrong and not TASKS[number].own_classes else []
    raise Wrong("\n".join(lines), finding.mistake, help_with(finding) if finding.mistake else "")


def _first_line(task: Task, part: Judged, text: str) -> str:
    finding, wrong = part.finding, part.wrong
    if wrong is not None and finding.mistake and not finding.traceback:
        text = f"{wrong.words}: {shown_by(finding)}."
    elif finding.mistake and not finding.traceback:
        text = f"{text.rstrip('.')}: {shown_by(finding)}."
    text = text.replace("The ", "the ", 1) if text.startswith("The ") else text
    first = {id(one) for one in _first_case(task)}
    return text if wrong is None or id(wrong.case) in first else f"{_size_of(wrong)}{text}"


def _first_case(task: Task) -> Sequence[Any]:
    return open_cases.read(FOLDER / "pieces" / FOLDERS[task.number] / open_cases.FILE)[task.number][0][:1]


def _size_of(wrong: Seen) -> str:
    """Which case it is that shows the mistake, as the first one did not."""
    array = next((value for value in wrong.case.values() if isinstance(value, np.ndarray)), None)
    return "" if array is None else f"right at first, but for a batch of the shape {shape_text(array.shape)} "


def _numbers(wrong: Seen) -> list[str]:
    """The wrong number that is furthest off, beside the right one: of open cases everybody may know it."""
    if wrong.record["kind"] != "array" or wrong.expected is None:
        return []
    observed, expected = wrong.record["value"], wrong.expected.value
    if observed.shape != expected.shape:
        return [f"Its shape is {shape_text(observed.shape)}, expected {shape_text(expected.shape)}."]
    if not observed.size:
        return []
    with np.errstate(all="ignore"):
        distance = np.abs(observed.astype(np.float64) - expected)
        distance = np.where(np.isnan(distance), np.inf, distance)
        clearly = distance > np.maximum(
            1e-5 * np.abs(expected), np.broadcast_to(wrong.expected.allowed, expected.shape)
        )
    shown = np.where(clearly, distance, -1) if clearly.any() else distance
    place = np.unravel_index(int(np.argmax(shown)), observed.shape)
    where = ", ".join(str(int(i)) for i in place)
    one, other = float(observed[place]) + 0.0, float(expected[place]) + 0.0  # no -0
    digits = next((digits for digits in (6, 9, 12) if f"{one:.{digits}g}" != f"{other:.{digits}g}"), 17)
    return [f"At [{where}] stands {one:.{digits}g}, expected {other:.{digits}g}."]

"""From what a test's probe came back with to the findings of its task, whatever it is that came back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from nbformat import NotebookNode

from course.tasks import module_of
from judge import master
from judge.compare import Finding, better, points_of
from judge.rubric import TASKS
from judge.tasks import JUDGES
from sandbox import wire

TEST_PREFIX = "test_"
MAX_MESSAGE = 4_000  # characters of a message or a traceback


@dataclass(frozen=True)
class Judged:
    """A record that came out of the sandbox, and what was found in it."""

    record: Any
    findings: list[Finding]

    @cached_property
    def frame(self) -> bytes:
        """The record as it is sent, to be compared with another one."""
        return wire.encode(self.record)


def task_of(cell: NotebookNode) -> str | None:
    """The task that a test cell tests."""
    name = master.grade_id(cell)
    return name.removeprefix(TEST_PREFIX) if name and name.startswith(TEST_PREFIX) else None


def hidden_line(cell: NotebookNode) -> str:
    """The source between the marks of a test cell's hidden region.

    The visible part is not run while grading: it could only slow down or stop what the judge's score replaces anyway.
    """
    return cell.source.split("### BEGIN HIDDEN TESTS\n")[1].split("### END HIDDEN TESTS")[0]


def judged_in_ways(
    task: str, inputs: dict[str, Any], probe: Callable[[str], dict[str, Any]], known: Judged | None = None
) -> list[Finding]:
    """The findings of a task; its probe is run in one way after the other, until one of them earns all points.

    A record that is known already is not judged again: to name a mistake takes its time.
    """
    tried: list[list[Finding]] = []
    records: dict[str, Any] = {}
    for way in JUDGES[task].ways:
        answer = probe(way)
        record = answer.get("record")
        if answer.get("ended") == "well" and isinstance(record, dict) and "failed" not in record:
            records |= record
            answer = {"ended": "well", "record": records}
        is_known = known and "record" in answer and wire.encode(answer["record"]) == known.frame
        tried.append(known.findings if is_known else judged(task, inputs, answer))
        if all(finding.passed for finding in tried[-1]):
            break
    return better(task, tried)


def judged(task: str, inputs: dict[str, Any], answer: dict[str, Any]) -> list[Finding]:
    """The findings of a task from what its probe came back with: a record, or how the process ended."""
    if "stopped" in answer:
        return all_parts(task, f"The test {answer['stopped']}.")
    ended = answer.get("ended")
    if ended == "too slow" or answer.get("signal") == "too slow":
        by_hand = ", or a training by hand" if module_of(task, "open") else ""  # which the pieces that train have
        return all_parts(task, f"It ran for too long and was stopped. Is there a loop that does not end{by_hand}?")
    record = answer.get("record")
    if ended != "well" or not isinstance(record, dict):
        signal = answer.get("signal")
        return all_parts(task, f"It ended the process that ran it{f' ({signal})' if signal else ''}.")
    if "failed" in record:
        error = record["failed"] if isinstance(record["failed"], dict) else {}
        return all_parts(task, f"The test could not be run: {error.get('error', '')}", error.get("traceback", ""))
    try:
        with np.errstate(all="ignore"):
            return _complete(task, JUDGES[task].judge(inputs, record))
    except Exception:
        # Only a record that no probe wrote has another form than the judge expects.
        return all_parts(task, "What came back from the test was not in the form that the test writes.")


def all_parts(task: str, observation: str, traceback: str = "") -> list[Finding]:
    """Findings that say of each part of a task that it has not passed, and why."""
    return [_plain(Finding(part, False, observation, None, traceback)) for part in TASKS[task].parts]


def is_better(task: str, findings: list[Finding], others: list[Finding]) -> bool:
    """More points; with equal ones, an answer that ran through tells more than one that raised."""
    parts = TASKS[task].parts
    more = points_of(parts, findings) - points_of(parts, others)
    return more > 0 or (more == 0 and bool(others[0].traceback) and not findings[0].traceback)


def _plain(finding: Finding) -> Finding:
    """The finding with texts that are texts, of a length that somebody may read: they hold what a submission sent."""
    observation, traceback = (str(text)[:MAX_MESSAGE] for text in (finding.observation, finding.traceback))
    return replace(finding, observation=observation, traceback=traceback)


def _complete(task: str, findings: list[Finding]) -> list[Finding]:
    """The findings in the rubric's order; a part that nothing was said about has not passed."""
    by_part = {finding.part: _plain(finding) for finding in findings if finding}
    return [by_part.get(part, Finding(part, False, "This part could not be judged.")) for part in TASKS[task].parts]

"""The findings of a task in the output of its test cell: there the feedback page finds them again, whoever makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from nbformat import NotebookNode

from judge.compare import Finding
from judge.rubric import TASKS

MIME = "application/vnd.backpropagation.findings+json"
TEXT_CHARACTERS = 4_000  # of an observation or a traceback


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data for a notebook; texts are cut at TEXT_CHARACTERS."""
    return [
        {name: value[:TEXT_CHARACTERS] if isinstance(value, str) else value for name, value in asdict(finding).items()}
        for finding in findings
    ]


def findings_in(cell: NotebookNode, task: str) -> list[Finding] | None:
    """The findings that stand in a graded test cell, one for each part; None where there are none."""
    for output in cell.get("outputs", []):
        entries = output.get("data", {}).get(MIME)
        if isinstance(entries, list):
            return findings_from(entries, task)
    return None


def findings_from(entries: Sequence[Any], task: str) -> list[Finding]:
    """The findings of a task from plain data, one for each part."""
    by_part = {finding.part: finding for finding in map(_finding, entries) if finding}
    return [by_part.get(part, Finding(part, False, "There is no record of this part.")) for part in TASKS[task].parts]


def is_blank(finding: Finding) -> bool:
    """Whether nothing but the blank was there to be judged."""
    return finding.mistake == "blank" or finding.observation.endswith("the blank is still open.")


def is_not_begun(findings: Sequence[Finding], score: float) -> bool:
    """Whether a task has no point because its blank is as it was; a part that stands on another one has none then either."""
    failed = [finding for finding in findings if not finding.passed]
    others = [finding for finding in failed if not is_blank(finding)]
    stand_on_others = all(finding.observation.startswith("Nothing to credit here") for finding in others)
    return len(others) < len(failed) and score == 0 and stand_on_others


def _finding(entry: Any) -> Finding | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("part"), str):
        return None
    known = {field.name for field in fields(Finding)}
    return Finding(**{"passed": False} | {name: value for name, value in entry.items() if name in known})

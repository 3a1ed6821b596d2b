"""Puts the findings of a task into words: for the feedback page, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from course.engine.exceptions import plainly
from course.mistakes import MISTAKES, help_with, shown_by
from judge.compare import Finding, points_of
from judge.rubric import TASKS


def report_text(task: str, findings: Sequence[Finding]) -> str:
    """The findings of a task as plain text, a line for each part and its message below."""
    rubric = TASKS[task]
    lines = [f"Task {task}, {rubric.title}: {points_of(rubric.parts, findings)} of {rubric.points} points"]
    for finding, message in zip(findings, _messages(findings), strict=True):
        points = rubric.parts[finding.part]
        lines.append(
            f"  {'✓' if finding.passed else '✗'} {finding.part} ({points if finding.passed else 0} of {points})"
        )
        lines += [f"      {line}" for line in message]
    return "\n".join(lines)


# A sentence may begin with a name, which is written as in the code: dw, and not Dw.
NAMES_OF_CODE = re.compile(r"(w|b|dw|db|d_in|d_out|eps|forward|backward|gradient|self\.\w+)\b")
# The page's own style sheet draws tables without room between the columns.
CELL = "text-align:left;vertical-align:top;padding:0.2em 1.2em 0.2em 0"


def report_html(task: str, findings: Sequence[Finding]) -> str:
    """The same as a table in HTML; everything that comes from a student's process is escaped."""
    rubric = TASKS[task]
    rows = []
    for finding, message in zip(findings, _messages(findings), strict=True):
        points = rubric.parts[finding.part]
        text = "<br>".join(escape(line) for line in message)
        mark, earned = ("✓", points) if finding.passed else ("✗", 0)
        rows.append(
            f'<tr><td style="{CELL};white-space:nowrap">{mark} {escape(finding.part)}</td>'
            f'<td style="{CELL};white-space:nowrap">{earned} of {points}</td>'
            f'<td style="{CELL};white-space:pre-wrap">{text}</td></tr>'
        )
    title = f"Task {task}, {escape(rubric.title)}: {points_of(rubric.parts, findings)} of {rubric.points} points"
    caption = f'<caption style="text-align:left;white-space:nowrap;color:inherit;font-weight:bold">{title}</caption>'
    # MathJax, which nbgrader's pages bring, leaves messages alone: they hold what a submission said.
    return f'<table class="tex2jax_ignore mathjax_ignore">{caption}<tbody>{"".join(rows)}</tbody></table>'


def explanation(mistake: str) -> str:
    """How the data shows a mistake of the catalogue, and what to look at."""
    return _explained(Finding("", False, mistake=mistake))


def _explained(finding: Finding) -> str:
    text = help_with(finding)
    if finding.mistake == "blank":  # the observation says it already
        return text
    shown = shown_by(finding)
    return f"{shown if NAMES_OF_CODE.match(shown) else shown[0].upper() + shown[1:]}. {text}"


def look_at(finding: Finding) -> str:
    """What to look at, for a finding that names a mistake; otherwise nothing.

    Where an answer raised, it has shown no value: then the catalogue's words on the value are left out.
    """
    if finding.mistake is None or finding.mistake == "blank" or finding.mistake not in MISTAKES:
        return ""
    return help_with(finding) if finding.traceback else _explained(finding)


def _messages(findings: Sequence[Finding]) -> list[list[str]]:
    """For each part the lines to show; a message that an earlier part has shown is not repeated."""
    shown: set[tuple[str, str | None]] = set()
    explained: set[str | None] = set()
    messages = []
    for finding in findings:
        lines: list[str] = []
        if not finding.passed:
            key = (finding.observation, finding.mistake)
            if key in shown:
                lines = ["As above."]
            else:
                lines = plainly(finding.observation).splitlines()
                if finding.mistake not in explained and (text := look_at(finding)):
                    lines.append(f"→ {text}")
                lines += [f"    {line}" for line in finding.traceback.splitlines()]
            shown.add(key)
            explained.add(finding.mistake)
        messages.append(lines)
    return messages

"""The outputs of the graded notebook's cells: those from the sandbox built anew and bounded, the test cells' from the findings."""

from __future__ import annotations

import re
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.feedback.record import MIME, findings_json
from grader.report import report_html, report_text
from judge.compare import Finding, points_of
from judge.rubric import TASKS

MAX_OUTPUTS = 40  # of one cell
# Codes for colours, each of which takes fifty characters of a page, and other signs that no page shows.
CODES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PILES = re.compile(r"([\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]{4})[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]+")
PNG = re.compile(r"[A-Za-z0-9+/=\s]*")  # as base64


class Room:
    """What a notebook may still hold of outputs."""

    def __init__(self, characters: int) -> None:
        self.characters = characters

    def bounded(self, outputs: list[NotebookNode]) -> list[NotebookNode]:
        """Leave out what would make the notebook larger than a notebook may be."""
        kept = []
        for output in outputs:
            self.characters -= len(str(output))
            if self.characters < 0:
                kept.append(stream("An output was too long to keep.", "stderr"))
                break
            kept.append(output)
        return kept


def outputs_of_test(task: str, findings: list[Finding]) -> list[NotebookNode]:
    """A test cell's outputs: the messages, then the score as nbgrader's partial credit reads it."""
    shown = {
        "text/html": report_html(task, findings),
        "text/plain": report_text(task, findings),
        MIME: findings_json(findings),
    }
    score = {"text/plain": repr(float(points_of(TASKS[task].parts, findings)))}
    return [
        _output("display_data", data=shown, metadata={}),
        _output("execute_result", data=score, metadata={}, execution_count=1),
    ]


def safe_outputs(outputs: Any) -> list[NotebookNode]:
    """A cell's outputs as the sandbox sent them, built anew from the fields that are expected of them."""
    return [_safe(output) for output in outputs[:MAX_OUTPUTS]] if isinstance(outputs, list) else []


def stream(text: str, name: str = "stdout") -> NotebookNode:
    """A printed text."""
    return _output("stream", name=name, text=text)


def error(name: str, text: str) -> NotebookNode:
    """An exception of one line."""
    return _output("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])


def _output(kind: str, **fields: Any) -> NotebookNode:
    """As nbformat.v4.new_output, but for its check against the schema, which takes ten times as long as all else."""
    return nbformat.from_dict({"output_type": kind, **fields})


def _text(value: Any) -> str:
    return PILES.sub(r"\1", CODES.sub("", str(value)[:100_000]))


def _safe(output: Any) -> NotebookNode:
    if not isinstance(output, dict):
        return stream("")
    if output.get("output_type") == "error":
        lines = output.get("traceback")
        lines = [_text(line) for line in lines[:100]] if isinstance(lines, list) else []
        return _output("error", ename=_text(output.get("ename")), evalue=_text(output.get("evalue")), traceback=lines)
    data = output.get("data")
    if output.get("output_type") == "display_data" and isinstance(data, dict):
        safe = {key: str(data[key])[:500_000] for key in ("text/plain", "image/png") if key in data}
        if "text/plain" in safe:
            safe["text/plain"] = _text(safe["text/plain"])
        if not PNG.fullmatch(safe.get("image/png", "")):
            del safe["image/png"]
        return _output(
            "display_data", data=safe or {"text/plain": "An output of another kind was left out."}, metadata={}
        )
    return stream(_text(output.get("text")), "stderr" if output.get("name") == "stderr" else "stdout")

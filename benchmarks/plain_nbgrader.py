"""The checks as preprocessors of plain nbgrader: inputs and records go to and from its kernel as files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from benchmarks.in_kernel import FOLDER, read
from grader.judging import judged
from grader.report import report_html, report_text
from judge import master
from judge.compare import points_of
from judge.rubric import PIECES, TASKS
from judge.tasks import JUDGES
from sandbox import wire

_drawn: dict[str, dict[str, Any]] = {}


def _task(cell: NotebookNode) -> str | None:
    name = master.grade_id(cell) or ""
    return name.removeprefix("test_") if name.startswith("test_") else None


class DrawInputs(NbGraderPreprocessor):
    """Before Execute: draws the inputs of each task, and lets its test cell run the probe alone."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Write the inputs, and the stand-ins for judged pieces."""
        os.environ[FOLDER] = tempfile.mkdtemp()
        for cell in nb.cells:
            task = _task(cell)
            if not task:
                continue
            _drawn[task] = JUDGES[task].draw(np.random.default_rng(0))
            inputs = {name: value for name, value in _drawn[task].items() if name != "secret"}
            inputs["ways"] = list(JUDGES[task].ways)
            if task == "5":
                inputs["cpu_seconds"] = 10
            (Path(os.environ[FOLDER]) / f"{task}.in").write_bytes(wire.encode(inputs))
            piece = TASKS[task].piece
            if piece in master.STAND_INS and [t for t in TASKS if TASKS[t].piece == piece][-1] == task:
                (Path(os.environ[FOLDER]) / f"{task}.code").write_bytes(master.stand_in(piece))
            cell.source = f'from benchmarks.in_kernel import run; run("{task}", "{PIECES[piece]}", globals())'
        return nb, resources


class JudgeRecords(NbGraderPreprocessor):
    """After Execute: judges the records, and writes scores and messages as the grader does."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Read the records."""
        for cell in nb.cells:
            task = _task(cell)
            if not task:
                continue
            path = Path(os.environ[FOLDER]) / f"{task}.out"
            answer = {"ended": "died"}
            if path.exists():
                answer = {"ended": "well", "record": read(path)}
            findings = judged(task, _drawn[task], answer)
            shown = {"text/html": report_html(task, findings), "text/plain": report_text(task, findings)}
            score = {"text/plain": repr(float(points_of(TASKS[task].parts, findings)))}
            cell.outputs = [
                nbformat.v4.new_output("display_data", shown),
                nbformat.v4.new_output("execute_result", score, execution_count=1),
            ]
        return nb, resources

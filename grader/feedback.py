"""Feedback pages by a warm exporter: the same page that `nbgrader generate_feedback` writes, without its start-up."""

from __future__ import annotations

import copy
from functools import cache

import nbconvert.preprocessors
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grader.grade import Result
from grader.nbgrader_plugins import HideTests
from judge import master
from judge.rubric import ASSIGNMENT


@cache
def _exporter() -> HTMLExporter:
    converter = GenerateFeedback(coursedir=CourseDirectory())  # it knows nbgrader's template and style sheet
    exporter = HTMLExporter(parent=converter, config=Config(converter.config))
    exporter._preprocessors = []
    exporter.register_preprocessor(HideTests, enabled=True)
    exporter.register_preprocessor(nbconvert.preprocessors.CSSHTMLHeaderPreprocessor, enabled=True)
    return exporter


def feedback_page(notebook: NotebookNode, student: str, result: Result, late_penalty: float = 0) -> str:
    """The feedback page of a graded notebook, for scores that nobody has changed by hand."""
    notebook = copy.deepcopy(notebook)
    maximum = 0.0
    for cell in notebook.cells:
        name = master.grade_id(cell)
        if not name:
            continue
        nbgrader = cell.metadata.nbgrader
        if nbgrader.grade:
            nbgrader["score"] = float(result.points(name.removeprefix("test_"))) if not nbgrader.solution else 0.0
            maximum += float(nbgrader["points"])
        if nbgrader.solution:
            nbgrader["comment"] = None
    resources = {
        "unique_key": ASSIGNMENT,
        "output_files_dir": f"{ASSIGNMENT}_files",
        "nbgrader": {
            "student": student,
            "assignment": ASSIGNMENT,
            "notebook": ASSIGNMENT,
            "score": result.total - late_penalty,
            "max_score": maximum,
            "late_penalty": late_penalty,
        },
    }
    page, _ = _exporter().from_notebook_node(notebook, resources=resources)
    return page

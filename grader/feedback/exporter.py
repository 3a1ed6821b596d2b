"""What makes `nbgrader generate_feedback` write the project's page, with everything that the gradebook has by then."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades

from grader.feedback.page import feedback_page
from judge import master

Resources = dict[str, Any]


class GetGradesAndTime(GetGrades):
    """Takes scores and comments from the gradebook, and when the submission was handed in."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Put them into the notebook and the resources."""
        nb, resources = super().preprocess(nb, resources)
        facts = resources["nbgrader"]
        with Gradebook(facts["db_url"]) as gradebook:
            facts["handed_in"] = gradebook.find_submission(facts["assignment"], facts["student"]).timestamp
        return nb, resources


class FeedbackExporter(Exporter):
    """Writes an autograded notebook as a feedback page."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[str, Resources]:
        """The page, from a notebook that GetGradesAndTime can look up."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        scores, comments = {}, {}
        for cell in nb.cells:
            name = master.grade_id(cell)
            if name and cell.metadata.nbgrader.grade:
                scores[name] = cell.metadata.nbgrader.score
            if name and cell.metadata.nbgrader.solution:
                comments[name] = cell.metadata.nbgrader.comment
        facts = resources["nbgrader"]
        return feedback_page(
            nb, facts["student"], scores, comments, facts["late_penalty"], facts["handed_in"]
        ), resources

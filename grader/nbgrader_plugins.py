"""What `nbgrader_config.py` names as exporters and preprocessors of nbgrader's converters.

nbgrader stays in charge: its commands, gradebook, formgrader and feedback. Replaced are the steps in which it would run
students' code unprotected, believe a submission's metadata, or stop at a broken one.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import ClearSolutions, Execute, NbGraderPreprocessor, SaveAutoGrades
from traitlets import Enum

from grader import cleaning, worker
from grader.arrival import take_in
from grader.feedback.page import NOTES
from grader.handout import PACKAGE, package_files
from grader.seed import seed_of
from grader.submission import Submission, rebuild
from judge import master
from judge.optional import with_optional_tasks

Resources = dict[str, Any]

# ----- generate_assignment -----

OPEN_METHOD = 'raise NotImplementedError("Task {task} is open: write your code here, in place of this line.")'
OPEN_METHODS = """\
def forward(self, *arguments):
    raise NotImplementedError("Task {task} is open: write your code here, in place of these lines.")

backward = zero_gradients = update_parameters = forward"""


class AddOptionalTasks(NbGraderPreprocessor):
    """Makes tasks of the exercises that have points."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Change the master notebook before anything else is done with it."""
        return with_optional_tasks(nb), resources


class ClearBlanks(ClearSolutions):
    """Puts a stub in place of each solution that names its task; nbgrader's own is one fixed text."""

    PLACEHOLDER = "### BLANK ###"

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        self.code_stub = {language: self.PLACEHOLDER}
        replaced = super()._replace_solution_region(cell, language)
        if replaced and cell.cell_type == "code":
            cell.source = self._name_tasks(cell.source)
        return replaced

    def _name_tasks(self, source: str) -> str:
        """Fill each placeholder with a stub that names the task of the comment line above it."""
        lines, task = [], None
        for line in source.split("\n"):
            found = re.search(r"add code for task (\w+) between comments", line)
            task = found[1] if found else task
            if line.strip() != self.PLACEHOLDER:
                lines.append(line)
                continue
            indent = line[: len(line) - len(line.lstrip())]
            # The blank of task 3a is a class's whole body: its stub has to define methods.
            stub = (OPEN_METHODS if task == "3a" else OPEN_METHOD).format(task=task)
            lines += [indent + part if part else "" for part in stub.split("\n")]
        return "\n".join(lines)


class AddCourse(NbGraderPreprocessor):
    """Puts the public part of the package `course` beside the notebook.

    Beside the master lies a link to the whole package. nbgrader does not follow it; but where a copy of the course holds the
    package itself in place of the link, nbgrader has copied all of it by now, with all that is secret.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Hand the files to nbgrader's writer, which puts them beside the notebook."""
        converter = self.parent.parent
        names = resources["nbgrader"]
        copied = Path(converter._format_dest(names["assignment"], names["student"])) / PACKAGE.name
        if copied.is_dir():
            shutil.rmtree(copied)
        package = {name: path.read_bytes() for name, path in package_files().items()}
        resources["outputs"] = {**(resources.get("outputs") or {}), **package}
        return nb, resources


# ----- generate_solution -----


class ClearMarks(NbGraderPreprocessor):
    """Takes the delimiters of solutions out of the solved version."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, cell_index: int
    ) -> tuple[NotebookNode, Resources]:
        """Drop the lines that only mark a solution's begin and end."""
        lines = cell.source.split("\n")
        cell.source = "\n".join(
            line for line in lines if line.strip() not in ("### BEGIN SOLUTION", "### END SOLUTION")
        )
        return cell, resources


class ExecuteSolutions(Execute):
    """Runs the solved notebook on the embedded digits, and fails when a cell fails (nbgrader's own goes on)."""

    def preprocess(
        self, nb: NotebookNode, resources: Resources | None = None, **kwargs: Any
    ) -> tuple[NotebookNode, Resources]:
        """Execute all cells; raise RuntimeError naming the first cell that failed."""
        # One thread adds up in the same order every time.
        with patch.dict(os.environ, {"MNIST_DIR": "embedded", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}):
            nb, resources = super().preprocess(nb, resources, **kwargs)
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    name = master.grade_id(cell) or cell.id
                    raise RuntimeError(
                        f"The cell {name} of the solved notebook failed: {output.ename}: {output.evalue}"
                    )
        return nb, resources


# ----- autograde -----


class SubmissionExporter(NotebookExporter):
    """Reads a submission by rebuilding it from the master, whatever was handed in."""

    def from_filename(self, filename: str, resources: Resources | None = None, **kwargs: Any) -> tuple[str, Resources]:
        """Convert a notebook; in autograde's first pass, which reads what was handed in, the rebuilt one."""
        if not (isinstance(self.parent, Autograde) and self.parent._sanitizing):
            return super().from_filename(filename, resources=resources, **kwargs)
        submission = rebuild(Path(filename).parent)
        for note in submission.notes:
            self.log.warning("%s: %s", Path(filename).parent, note)
        return self.from_notebook_node(with_notes(submission), resources=resources, **kwargs)


def with_notes(submission: Submission) -> NotebookNode:
    """The rebuilt notebook, with a cell on top that tells student and instructor how it was read."""
    notebook = submission.notebook
    if submission.notes:
        text = "**Notes from the grader**\n\n" + "\n".join(f"- {note}" for note in submission.notes)
        metadata = {NOTES: submission.notes}
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, id="grader-notes", metadata=metadata))
    return notebook


class GradeInSandbox(NbGraderPreprocessor):
    """Stands in for nbgrader's Execute: runs the cells in the sandbox and writes the judge's scores."""

    sandbox = Enum(
        ["required", "off"],
        "required",
        help="Whether a sandbox has to stand around students' code: without one, `required` refuses to grade.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Grade a rebuilt notebook."""
        student = resources["nbgrader"]["student"]
        coursedir = self.parent.parent.coursedir  # that of the converter whose exporter runs this
        folder = coursedir.format_path(coursedir.submitted_directory, student, resources["nbgrader"]["assignment"])
        worker.grade_here(nb, seed_of(student), self.sandbox, take_in(Path(folder)).beside.contents)
        return nb, resources


class SaveScores(SaveAutoGrades):
    """Saves the scores; answers that are worth no points wait for nobody to grade them."""

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        super()._add_score(cell, resources)
        if float(cell.metadata["nbgrader"]["points"]) == 0:
            grade = self.gradebook.find_grade(
                cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id
            )
            grade.auto_score, grade.needs_manual_grade = 0, False
            self.gradebook.db.commit()


class CleanTexts(NbGraderPreprocessor):
    """Writes students' texts so that they do nothing on whatever page shows them. After SaveScores, which compares them."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Clean the texts of a graded notebook."""
        return cleaning.keep_cleaned(nb), resources

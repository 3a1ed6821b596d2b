"""nbgrader's configuration for this course: read by every `nbgrader` command that is started in this folder."""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent
sys.path.insert(0, str(COURSE))  # so that the grader is found wherever the folder lies
# nbgrader calls `alembic` by its name, which is found only where the environment is activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])

from nbgrader import preprocessors  # noqa: E402

from grader import nbgrader_plugins as plugins  # noqa: E402
from grader import rendering  # noqa: E402
from grader.feedback import exporter  # noqa: E402
from grader.formgrader import marked  # noqa: E402

c = get_config()  # noqa: F821  nbgrader provides it

c.CourseDirectory.root = str(COURSE)
c.CourseDirectory.course_id = "hamlet-session-6"
c.CourseDirectory.solution_directory = "solutions"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc", ".DS_Store"]

# Whether a sandbox has to stand around students' code: "required" or "off" (see SECURITY.md).
c.GradeInSandbox.sandbox = "required"

plugins.plug_in()

# Both skip what is there already, also where the gradebook is still empty.
c.GenerateAssignment.force = True
c.GenerateSolution.force = True
c.GenerateAssignment.preprocessors = [
    preprocessors.LockCells,
    plugins.AddCourse,
    plugins.ClearBlanks,
    preprocessors.ClearOutput,
    preprocessors.CheckCellMetadata,
    preprocessors.ComputeChecksums,
    preprocessors.SaveCells,
    preprocessors.ClearHiddenTests,
    preprocessors.ComputeChecksums,
    preprocessors.CheckCellMetadata,
]
c.GenerateSolution.preprocessors = [
    preprocessors.LockCells,
    preprocessors.ClearOutput,
    plugins.AddCourse,
    plugins.ClearMarks,
    preprocessors.ClearHiddenTests,
    plugins.ExecuteSolutions,
]
c.ExecuteSolutions.timeout = 600
c.ExecuteSolutions.coalesce_streams = True  # a busy machine may hand on a line in pieces
c.ExecuteSolutions.record_timing = False  # times of day would make each run's file another one
c.Execute.record_timing = False

c.Autograde.exporter_class = plugins.SubmissionExporter
c.Autograde.autograde_preprocessors = [
    plugins.GradeInSandbox,
    preprocessors.LimitOutput,
    plugins.SaveScores,
    preprocessors.AssignLatePenalties,
    preprocessors.CheckCellMetadata,
    plugins.CleanTexts,
]
c.GenerateFeedback.exporter_class = exporter.FeedbackExporter
c.GenerateFeedback.preprocessors = [exporter.GetGradesAndTime]

c.ExchangeFactory.release_feedback = "grader.exchange.ReleaseFeedback"

# On feedback pages and in the formgrader, what students wrote runs nothing and is converted in no time.
c.HTMLExporter.filters = {
    "markdown2html": rendering.markdown2html,
    "highlight_code": rendering.highlight_code,
    **marked.FILTERS,
}
c.HTMLExporter.template_file = str(marked.TEMPLATE)

# `nbgrader zip_collect`: <student>/backpropagation.ipynb or <student>_backpropagation.ipynb. What Moodle
# (<student>_<number>_assignsubmission_file_) and Canvas (<student>_<number>_<number>_) put between is dropped, and so is a
# copy's number, "backpropagation (1).ipynb" or "backpropagation-1.ipynb".
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\](?P<student_id>[^/\\]+?)(?:_\d+_assignsubmission_file_?|(?:_LATE)?_\d{3,}_\d{3,})?[/\\_]"
    r"(?P<file_id>backpropagation)(?: ?\(\d+\)|-\d+)?\.ipynb$"
)

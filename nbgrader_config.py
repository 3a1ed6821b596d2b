"""nbgrader's configuration for this course: read by every `nbgrader` command that is started in this folder."""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent
PROGRAMS = str(Path(sys.executable).parent)
if str(COURSE) not in sys.path:  # an instructor's server reads this file at every click
    sys.path.insert(0, str(COURSE))  # so that the grader is found wherever the folder lies
if PROGRAMS not in os.environ.get("PATH", "").split(os.pathsep):
    # nbgrader calls `alembic` by its name, which is found only where the environment is activated.
    os.environ["PATH"] = os.pathsep.join([PROGRAMS, os.environ.get("PATH", os.defpath)])

try:
    from grader.nbgrader_converters import plug_in
except ImportError as error:
    # An error here would have nbgrader go on without this file, and run students' code unprotected. The names below fail instead.
    print(
        f"nbgrader_config.py: {error}. Install the course's packages: pip install -r requirements.txt", file=sys.stderr
    )
    plug_in = None

c = get_config()  # noqa: F821  nbgrader provides it

c.CourseDirectory.root = str(COURSE)
c.CourseDirectory.course_id = "hamlet-session-6"
c.CourseDirectory.solution_directory = "solutions"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc", ".DS_Store"]

# Whether a sandbox has to stand around students' code: "required" or "off" (see SECURITY.md).
c.GradeInSandbox.sandbox = "required"

if plug_in:
    plug_in(COURSE)

# Classes are given by their names: the formgrader shows the configuration as JSON.

# Both skip what is there already, also where the gradebook is still empty.
c.GenerateAssignment.force = True
c.GenerateSolution.force = True
c.GenerateAssignment.preprocessors = [
    "grader.nbgrader_plugins.AddOptionalTasks",
    "nbgrader.preprocessors.LockCells",
    "grader.nbgrader_plugins.AddCourse",
    "grader.nbgrader_plugins.ClearBlanks",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateSolution.preprocessors = [
    "grader.nbgrader_plugins.AddOptionalTasks",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "grader.nbgrader_plugins.AddCourse",
    "grader.nbgrader_plugins.ClearMarks",
    "nbgrader.preprocessors.ClearHiddenTests",
    "grader.nbgrader_plugins.ExecuteSolutions",
]
c.ExecuteSolutions.timeout = 600
c.ExecuteSolutions.coalesce_streams = True  # a busy machine may hand on a line in pieces
c.ExecuteSolutions.record_timing = False  # times of day would make each run's file another one
c.Execute.record_timing = False

c.Autograde.exporter_class = "grader.nbgrader_plugins.SubmissionExporter"
c.Autograde.autograde_preprocessors = [
    "grader.nbgrader_plugins.GradeInSandbox",
    "nbgrader.preprocessors.LimitOutput",
    "grader.nbgrader_plugins.SaveScores",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
    "grader.nbgrader_plugins.CleanTexts",
]
c.GenerateFeedback.exporter_class = "grader.feedback.exporter.FeedbackExporter"
c.GenerateFeedback.preprocessors = ["grader.feedback.exporter.GetGradesAndTime"]

c.ExchangeFactory.collect = "grader.exchange.Collect"
c.ExchangeFactory.release_feedback = "grader.exchange.ReleaseFeedback"

# On feedback pages and in the formgrader, what students wrote runs nothing and is converted in no time.
c.HTMLExporter.filters = {
    "markdown2html": "grader.rendering.markdown2html",
    "highlight_code": "grader.rendering.highlight_code",
    **{name: f"grader.formgrader.marked.{name}" for name in ("formgrader_head", "formgrader_body", "formgrader_cell")},
}
c.HTMLExporter.template_file = str(COURSE / "grader" / "formgrader" / "formgrader.html.j2")

# `nbgrader zip_collect`: <student>/backpropagation.ipynb or <student>_backpropagation.ipynb. What Moodle
# (<student>_<number>_assignsubmission_file_) and Canvas (<student>_<number>_<number>_) put between is dropped, and so is a
# copy's number, "backpropagation (1).ipynb" or "backpropagation-1.ipynb".
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\](?P<student_id>[^/\\]+?)(?:_\d+_assignsubmission_file_?|(?:_LATE)?_\d{3,}_\d{3,})?[/\\_]"
    r"(?P<file_id>backpropagation)(?: ?\(\d+\)|-\d+)?\.ipynb$"
)

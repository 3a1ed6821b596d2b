"""The course's folder, opened with nbgrader's configuration of it, for the commands of `python -m grader`."""

from __future__ import annotations

import logging
import os
import warnings

from nbgrader.apps import NbGrader
from sqlalchemy.exc import SAWarning
from traitlets.config import Application

from grader.classroom import Classroom
from grader.sandbox import ROOT


def configured_classroom(sandbox: str | None = None) -> Classroom:
    """The course's folder; `sandbox` overrules what its configuration says of one."""
    app = NbGrader()
    os.chdir(ROOT)
    app.load_config_file()
    if "$" in str(ROOT):  # traitlets takes what follows for a variable, but not in a relative path
        Application.load_config_file(app, "nbgrader_config", f".{os.sep}")
    if sandbox:
        app.config.GradeInSandbox.sandbox = sandbox
    logging.getLogger("traitlets").setLevel(logging.WARNING)
    # SQLAlchemy's remark on how nbgrader adds a submission; it concerns nobody who grades.
    warnings.filterwarnings("ignore", message="Object of type", category=SAWarning)
    return Classroom(app.config)

"""The catalogue of mistakes: a name, how the numbers show it, and the help that the student reads.

What pieces share stands in `engine/mistake.py`, what exceptions show in `engine/exception_names.py`, the changes
of a formula in `engine/change_names.py`, all else in the `mistakes.py` of the
piece that it belongs to.
"""

from __future__ import annotations

from course.engine.change_names import CHANGED
from course.engine.exception_names import RAISED
from course.engine.finding import Finding
from course.engine.mistake import COMMON, Mistake
from course.tasks import PIECES, module

MISTAKES: dict[str, Mistake] = COMMON | RAISED | CHANGED
for _folder in PIECES:
    _own = getattr(module(_folder, "mistakes"), "MISTAKES", {})
    _twice = MISTAKES.keys() & _own.keys()
    if _twice:
        raise ValueError(
            f"course/pieces/{_folder}/mistakes.py has names that stand elsewhere: {', '.join(sorted(_twice))}"
        )
    MISTAKES |= _own


def shown_by(finding: Finding) -> str:
    """How the data shows the mistake of a finding; where another one explains as much, both."""
    text = MISTAKES[finding.mistake].shown_by
    return f"{text}, or {MISTAKES[finding.or_else].shown_by}" if finding.or_else in MISTAKES else text


def help_with(finding: Finding) -> str:
    """What to look at, for the mistake of a finding, or for both."""
    text = MISTAKES[finding.mistake].help
    return f"{text} {MISTAKES[finding.or_else].help}" if finding.or_else in MISTAKES else text

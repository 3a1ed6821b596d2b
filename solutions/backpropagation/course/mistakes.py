"""The catalogue of mistakes: a name, how the numbers show it, and the help that the student reads.

What pieces share stands in `engine/mistake.py`, all else in the `mistakes.py` of the piece that it belongs to.
"""

from __future__ import annotations

from course.engine.mistake import COMMON, Mistake
from course.tasks import PIECES, module

MISTAKES: dict[str, Mistake] = dict(COMMON)
for _folder in PIECES:
    _own = getattr(module(_folder, "mistakes"), "MISTAKES", {})
    _twice = MISTAKES.keys() & _own.keys()
    if _twice:
        raise ValueError(
            f"course/pieces/{_folder}/mistakes.py has names that stand elsewhere: {', '.join(sorted(_twice))}"
        )
    MISTAKES |= _own

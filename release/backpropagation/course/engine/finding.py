"""The judgement of one part of a task: what judging hands to showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.engine.compare import Seen
    from course.engine.record import Record


@dataclass(frozen=True)
class Finding:
    """The judgement of one part of a task. It holds no expected number.

    `observation` says what was seen; `mistake` names an entry of the catalogue where the data shows it; `traceback` has the
    frames in the student's cells. `or_else` names another mistake that explains as much.
    """

    part: str
    passed: bool
    observation: str = ""
    mistake: str | None = None
    traceback: str = ""
    or_else: str | None = None


@dataclass
class Judged:
    """A part's finding, and the first value that was wrong: only the visible check shows what it should have been."""

    finding: Finding
    wrong: Seen | None = None
    exception: Record | None = None  # that spoilt the part
    at_once: bool = False  # whether a first call raised it

"""The judgement of one part of a task: what judging hands to showing."""

from __future__ import annotations

from dataclasses import dataclass


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

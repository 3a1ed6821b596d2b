"""Words must not cost points: where looking for a name or a reason fails, the verdict stands without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")
Otherwise = TypeVar("Otherwise")

failures_are_raised = False  # set where the course itself is tested: there, such a failure is a defect to be seen


def told(tell: Callable[[], Told], otherwise: Callable[[], Otherwise]) -> Told | Otherwise:
    """What `tell` returns; what `otherwise` returns if it raises."""
    try:
        return tell()
    except Exception:
        if failures_are_raised:
            raise
        return otherwise()

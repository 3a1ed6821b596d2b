"""What rules about exceptions share: how they answer, the missing name, and names in a sentence."""

from __future__ import annotations

import re

from course.engine.facts import Facts

Said = tuple[str, str] | None  # the mistake's name and what to say, of a rule that is sure


def missing(facts: Facts, message: str) -> str:
    """The name, attribute or module that there is not; empty where the exception names none."""
    found = re.search(r"name '(\w+)'|attribute '(\w+)'|variable '(\w+)'|module named '([\w.]+)'", message)
    return facts.get("name") or next(filter(None, found.groups() if found else ()), "")


def listed(names: list[str]) -> str:
    """Names in a sentence: w, b and dw."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

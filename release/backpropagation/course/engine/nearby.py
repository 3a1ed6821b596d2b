"""The name that somebody may have meant, of those that there are: by closeness, without a list of misspellings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

CLOSE = 0.8  # of difflib's ratio, where 1 is the same word
LONGEST = 60  # of a name that is looked at


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate closest to a name; None if none is close.

    Close is the same word but for capitals and underscores, a misspelling, an abbreviation (`pred`, `lr`, `MSE`), a part of
    the name (`epochs` for `number_epochs`), or a word for one letter (`bias` for `b`).
    """
    ranked = sorted((-closeness(name, other), other) for other in set(candidates) if other != name)
    return ranked[0][1] if ranked and ranked[0][0] < 0 else None


def closeness(name: str, other: str) -> float:
    """How close two names are, from 0 (not at all) to 1 (the same but for capitals and underscores)."""
    if not name or not other or len(name) > LONGEST or len(other) > LONGEST:
        return 0.0
    one, two = _plain(name), _plain(other)
    is_class = name[0].islower() and other[0].isupper()
    if one == two:
        return 0.85 if is_class else 1.0
    if is_class:
        return 0.0  # a class is no name for what was made of it
    words, others = _words(name), _words(other)
    if len(one) > 1 and len(others) > 1 and one == "".join(word[0] for word in others):
        return 0.95  # initials
    short, long = sorted((one, two), key=len)
    if len(short) > 2 and long.startswith(short) and len(words) <= len(others):
        return 0.9
    if len(words) < len(others) and len(one) > 2 and set(words) <= set(others):
        return 0.9
    if len(one) > 2 and len(two) <= 2 and one.startswith(two):
        return 0.7  # bias for b, dweights for dw
    ratio = difflib.SequenceMatcher(None, one, two).ratio()
    return ratio if min(len(one), len(two)) > 2 and ratio >= CLOSE else 0.0


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _words(name: str) -> list[str]:
    """The words of a name: number_epochs, MeanSquareError."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]

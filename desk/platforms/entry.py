"""What a platform's rules read from the name of a downloaded file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache


@dataclass(frozen=True)
class Entry:
    """One file of a submission.

    `key` is what the platform knows the person or group by, "" where it says none; `kind` says which of a person's keys in a
    roster that is. `prefix` is the downloaded path up to where the student's own file name begins: it leads back.
    `late` and `when` are None where the platform says nothing.
    """

    key: str
    name: str
    file: str
    prefix: str
    kind: str
    late: bool | None = None
    when: datetime | None = None
    is_group: bool = False
    others: tuple[str, ...] = ()  # keys of the other members of a group


@dataclass(frozen=True)
class Refused:
    """A file that is no submission, and why."""

    why: str


# From the paths in an archive, and what reads one of them, to what each path is.
Reader = Callable[[Mapping[str, Callable[[], bytes]]], dict[str, "Entry | Refused"]]


@lru_cache(100_000)
def same(text: str) -> str:
    """A text to compare: one normal form, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())

"""nbgrader's exchange and its own folders: `<student>+<assignment>+<time>+<random>/` and `submitted/<student>/<assignment>/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from desk.platforms.entry import Entry, Refused
from judge.rubric import ASSIGNMENT

TITLE = "nbgrader"
KIND = "id"
INBOUND = re.compile(
    r"(?P<prefix>(?:.*/)?(?P<id>[^/+]+)\+(?P<assignment>[^/+]+)\+(?P<when>[^/+]+?)(?:\+[^/]*)?/)(?P<file>.+)"
)
FOLDERS = re.compile(r"(?P<prefix>(?:.*/)?submitted/(?P<id>[^/]+)/(?P<assignment>[^/]+)/)(?P<file>.+)")

WHAT_TO_DO = """\
nbgrader: `nbgrader release_feedback backpropagation` puts the pages into the exchange, and the marks are in the gradebook already.
{marks} and {pages} hold the same.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is; nbgrader's timestamp.txt is the time of the submission."""
    matches = {path: match for path in files if (match := INBOUND.fullmatch(path) or FOLDERS.fullmatch(path))}
    times = {
        match["prefix"]: _time(files[path]().decode("utf-8-sig", "replace"))
        for path, match in matches.items()
        if match["file"] == "timestamp.txt"
    }
    found: dict[str, Entry | Refused] = {}
    for path, match in matches.items():
        if match["file"] != "timestamp.txt":
            if match["assignment"] != ASSIGNMENT:
                found[path] = Refused(f"it is of another assignment, {match['assignment']}")
                continue
            when = times.get(match["prefix"]) or _time(match.groupdict().get("when") or "")
            found[path] = Entry(match["id"], match["id"], match["file"], match["prefix"], KIND, when=when)
        else:
            found[path] = Refused("it is nbgrader's own")
    return found


def _time(text: str) -> datetime | None:
    """nbgrader's own format, `2026-11-22 21:03:11.000000 UTC`."""
    text = text.strip().removesuffix("UTC").strip()
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)

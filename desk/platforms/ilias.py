"""ILIAS' exercise: the download of an assignment, and the zip of the multi-feedback. Only the number behind a folder's last "_" is
a person's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desk.platforms.entry import Entry, Refused

TITLE = "ILIAS"
KIND = "ilias"
PERSON = re.compile(r"(?P<prefix>(?:.*/)?(?P<who>[^/]*_[^/]*_[^/]*)_(?P<id>\d+)/)(?P<file>[^/]+)")
TEAM = re.compile(r"(?P<prefix>(?:.*/)?(?P<who>[^/]* (?P<id>\d+))/[^/]+/)(?P<file>[^/]+)")
LATE = re.compile(r"(?:Late Submission|Versp[aä]tete Abgabe) - ", re.IGNORECASE)

WHAT_TO_DO = """\
ILIAS:
1. {pages}: in the exercise, "Multi-Feedback", upload. ILIAS shows the list of files; confirm it. Teams are not in it: it
   takes feedback by a person's number alone.
2. {marks}: ILIAS reads no marks from a file. Enter them by hand, in the order of its own list.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is."""
    found: dict[str, Entry | Refused] = {}
    for path in files:
        team = TEAM.fullmatch(path)
        match = PERSON.fullmatch(path) or team
        if match:
            late = LATE.match(match["file"])
            file = match["file"][late.end() :] if late else match["file"]
            who = match["who"].replace("_", " ") if match is not team else match["who"]
            found[path] = Entry(
                match["id"] if match is not team else f"team-{match['id']}",
                who,
                file,
                match["prefix"],
                KIND,
                late=bool(late),
                is_group=match is team,
            )
        elif path.endswith(".xlsx"):
            found[path] = Refused("it is ILIAS' own list")
    return found


def feedback_path(prefix: str) -> str:
    """Where a page goes in the zip: exactly three parts, the second one as downloaded."""
    return f"multi_feedback/{prefix.rstrip('/').rpartition('/')[2]}/feedback.html"

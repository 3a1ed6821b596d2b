"""Artemis' text and file exercises: `<title>-<login or team>-<submission>.<ending>`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desk.platforms.entry import Entry, Refused

TITLE = "Artemis"
KIND = "username"
NAME = re.compile(r"(?:.*/)?(?P<prefix>(?P<title>[^/]+)-(?P<id>[^-/]+)-(?P<submission>\d+))\.(?P<ending>\w+(?:\.\w+)?)")

WHAT_TO_DO = """\
Artemis: no import of marks or of feedback files is known. {marks} holds the marks by login, {pages} the pages in a folder for each.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is. All files of one exercise begin with the same title."""
    matches = {path: match for path in files if (match := NAME.fullmatch(path))}
    if len({match["title"] for match in matches.values()}) != 1:
        return {}
    return {
        path: Entry(match["id"], match["id"], f"{match['title']}.{match['ending']}", match["prefix"], KIND)
        for path, match in matches.items()
    }

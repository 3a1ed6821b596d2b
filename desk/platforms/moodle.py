"""Moodle's assignment: "Download all submissions", its grading worksheet, and the zip of feedback files.

The number in a name belongs to a person (or a group) in this one assignment. Blind marking has a word in the place of the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from desk.platforms.entry import Entry, Refused, same

TITLE = "Moodle"
KIND = "moodle"
NAME = re.compile(
    r"(?:.*/)?(?P<prefix>(?P<name>[^_/]*)_(?P<id>\d+)_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_?/|_))(?P<file>.+)"
)
DEFAULT_GROUP = re.compile(r"(?:.*/)?[^_/]+_assignsubmission_[a-z0-9]+[_/].+")
DROPPED = re.compile(r"""[\x00-\x1f"'`&<>|:\\/]""")  # what Moodle leaves out of a name when it becomes a file's name

WHAT_TO_DO = """\
Moodle, in this order:
1. {marks}: in the assignment, "Upload grading worksheet". Tick the box that lets it overwrite records that were changed more
   recently: without it, Moodle passes over every row that was graded since the worksheet was downloaded, and says nothing.
2. {pages}: in the assignment, "Upload multiple feedback files in a zip". Not before the worksheet: it makes the worksheet stale.
The newest Moodle takes a mark of 0 for "not changed" and does not store it: look at those by hand. Marks above the maximum,
locked ones, and people outside the group that you chose are passed over too. Groups: the zip names the group's number; an older
Moodle knows only members' numbers here, for which --per-member packs it.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is."""
    found: dict[str, Entry | Refused] = {}
    for path in files:
        match = NAME.fullmatch(path)
        if not match:
            if DEFAULT_GROUP.fullmatch(path):
                found[path] = Refused("it was handed in without a group, and Moodle does not say by whom")
        elif match["plugin"] != "file":
            found[path] = Refused(f"it is of another kind: {match['plugin']}")
        else:
            found[path] = Entry(match["id"], match["name"], match["file"], match["prefix"], KIND)
    return found


@lru_cache(100_000)
def as_downloaded(name: str) -> str:
    """A person's or a group's name as it stands in the archive, to compare."""
    return same(DROPPED.sub("", name.replace("_", " ")))


def feedback_path(prefix: str, number: str | None = None) -> str:
    """Where a feedback page goes in the zip: beside what was downloaded, or, with a number, to that participant."""
    if number:
        prefix = re.sub(r"^[^_/]*_\d+_", lambda _: f"Participant_{number}_", prefix)
    return f"{prefix}feedback.html"

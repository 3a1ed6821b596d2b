"""Moodle's assignment: "Download all submissions", its grading worksheet, and the zip of feedback files.

The number in a name belongs to a person (or a group) in this one assignment. Blind marking has a word in the place of the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from desk.platforms.entry import Entry, Refused, same
from desk.sheet import Sheet, number
from desk.table import Row, Table, UnreadableTable

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


GRADE = ("grade", "bewertung")
MAXIMUM = ("maximum grade", "bestwertung", "höchste bewertung")
SCALE = ("scale", "bewertungsskala", "skala")
FEEDBACK = ("feedback comments", "feedback als kommentar")


def sheet(table: Table, wanted: str | None = None) -> Sheet:
    """The grading worksheet. Raises UnreadableTable."""
    grade = table.column(wanted) if wanted else table.column(*GRADE)
    if not any(participant(table, row) for row in table.rows[1:]) or grade is None:
        raise UnreadableTable(
            "That is no grading worksheet of Moodle: its first column says `Participant` and a number, and one is called Grade "
            "(in another language, name it with --column)."
        )
    if table.column(*SCALE) is not None:
        raise UnreadableTable("The assignment is graded with a scale of words: give it a number of points in Moodle.")
    maximum = table.column(*MAXIMUM)
    maximum = grade + 1 if maximum is None else maximum
    return Sheet(
        KIND,
        key=lambda row: participant(table, row) or "",
        grade=grade,
        maximum=lambda row: number(table.value(row, maximum)),
        feedback=table.column(*FEEDBACK),
        group=table.column("group", "gruppe"),
        name=table.column("full name", "vollständiger name"),
    )


def participant(table: Table, row: Row) -> str | None:
    """The number in the first cell of a row of the worksheet, `Participant 40211` in the language of who downloaded it."""
    match = re.fullmatch(r"[^\d,;@]*[^\d\W][^\d,;@]*\s(\d+)", table.value(row, 0))
    return match[1] if match and len(table.head) >= 5 else None

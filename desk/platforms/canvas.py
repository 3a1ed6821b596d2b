"""Canvas: "Download Submissions", the gradebook's export, and "Re-upload Submissions"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desk.platforms.entry import Entry, Refused
from desk.sheet import Sheet, number, one_column
from desk.table import Table, UnreadableTable

TITLE = "Canvas"
KIND = "canvas"
NUMBERS = re.compile(r"(?=_(?:(?P<late>LATE)_)?(?P<id>\d+)_(?P<attachment>\d+)_(?P<file>.+))")
ANONYMOUS = re.compile(r"(?:(?P<late>LATE)_)?anon_(?P<id>[^_]+)_(?P<attachment>\d+)_(?P<file>.+)")
TEXT = re.compile(r"\w*_\d+_(?:text|link)\.html|(?:LATE_)?anon_[^_]+_(?:text|link)\.html")

WHAT_TO_DO = """\
Canvas:
1. {marks}: Grades, "Import". Do it soon: the other columns carry what they held when you exported, and an empty cell clears a
   score that was entered since.
2. {pages}: in the assignment, "Re-upload Submissions". Canvas takes only the names that it gave out itself, and shows each file
   under the student's own name; so each is a notebook with the feedback on top. It refuses those of students who have handed in
   again since your download, and each upload adds one more comment.
"""


def read(files: Mapping[str, Callable[[], bytes]], ids: frozenset[str] = frozenset()) -> dict[str, Entry | Refused]:
    """What each path is; `ids` are the user ids of a roster."""
    found: dict[str, Entry | Refused] = {}
    for path in files:
        name = path.rpartition("/")[2]
        anonymous = ANONYMOUS.fullmatch(name)
        match = anonymous or _numbers(name, ids)
        if TEXT.fullmatch(name):
            found[path] = Refused("it is a text or a link, no file")
        elif match:
            who = "" if anonymous else name[: match.start()]
            prefix = name[: len(name) - len(match["file"])]
            found[path] = Entry(match["id"], who, match["file"], prefix, KIND, late=bool(match["late"]))
    return found


def _numbers(name: str, ids: frozenset[str]) -> re.Match | None:
    """User id and attachment id in a name. A group called Team_7 begins `team_7_`, and a file's own name may hold numbers too.

    The first pair whose user id is in the roster counts. Without one, a pair that is shorter than what follows belongs to the name.
    """
    if not re.match(r"\w*_\d+_\d+_", name):
        return None
    pairs = list(NUMBERS.finditer(name))
    known = [pair for pair in pairs if pair["id"] in ids]
    if known:
        return known[0]
    if len(pairs) > 1 and len(pairs[0]["id"]) < 3 and pairs[1]["id"] == pairs[0]["attachment"]:
        return pairs[1]
    return pairs[0]


def sheet(table: Table, wanted: str | None = None) -> Sheet:
    """The gradebook's export. Raises UnreadableTable."""
    ids, section = table.column("id"), table.column("section")
    possible = next((row for row in table.rows[1:] if "points possible" in table.value(row, 0).casefold()), None)
    if ids is None or section is None or possible is None:
        raise UnreadableTable("That is no export of Canvas' gradebook: it has no ID, Section or Points Possible.")
    columns = [
        column
        for column, head in enumerate(table.head)
        if re.search(r"\(\d+\)$", head) and "read only" not in table.value(possible, column)
    ]
    grade = one_column(table, columns, wanted)
    return Sheet(
        KIND,
        key=lambda row: None if row is possible else table.value(row, ids) or None,
        grade=grade,
        maximum=lambda _: number(table.value(possible, grade)),
        refuses=lambda row: "is excused" if table.value(row, grade).casefold() in ("ex", "excused") else "",
    )

"""Blackboard Learn: the download of an assignment's files, and the Grade Center's file for working offline."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from desk.platforms.entry import Entry, Refused
from desk.sheet import Sheet, number, one_column
from desk.table import Table, UnreadableTable

TITLE = "Blackboard"
KIND = "username"
NAME = re.compile(
    r"(?:.*/)?(?P<prefix>(?P<task>.+?)_(?P<id>[^_/]+)_attempt_(?P<when>\d{4}(?:-\d\d){5}))(?:_(?P<file>.+)|(?P<receipt>\.txt))"
)
WHO = re.compile(r"^Name:\s*(?P<name>.*?)\s*\((?P<username>[^()]*)\)\s*$", re.MULTILINE)
FILE = re.compile(r"Original filename:[ \t]*(?P<file>.+?)\s*\n\s*Filename:[ \t]*(?P<stored>.+?)\s*$", re.MULTILINE)

WHAT_TO_DO = """\
Blackboard:
1. {marks}: Grade Center, "Work Offline", "Upload". The column is known by the number in its heading: leave that as it is.
2. {pages}: Blackboard takes no feedback files in bulk. The zip has a folder for each user name; attach the pages by hand.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is. Each attempt has a receipt, which knows the person and the files' own names."""
    receipts: dict[str, tuple[str, str]] = {}  # attempt -> user name, name
    own_names: dict[str, str] = {}
    matches = {path: match for path in files if (match := NAME.fullmatch(path))}
    for path, match in matches.items():
        if match["receipt"]:
            text = files[path]()[:1_000_000].decode("utf-8", "replace")
            who = WHO.search(text)
            if who:
                receipts[match["prefix"]] = who["username"], who["name"]
            own_names |= {pair["stored"]: pair["file"] for pair in FILE.finditer(text)}
    # Task and user name may both hold "_": the receipts tell where the task ends, and it is the same for all.
    tasks = {
        prefix.rpartition("_attempt_")[0].removesuffix(f"_{username}") for prefix, (username, _) in receipts.items()
    }
    found: dict[str, Entry | Refused] = {}
    with_files = {match["prefix"] for match in matches.values() if match["file"]}
    for path, match in matches.items():
        prefix = match["prefix"]
        if match["receipt"]:
            found[path] = Refused("it is a receipt" if prefix in with_files else "an attempt without a file")
            continue
        key, name = receipts.get(prefix, (_user_name(match, tasks), ""))
        file = own_names.get(path.rpartition("/")[2], match["file"])
        # The stamp is the site's own time, without a zone: the one of this machine is taken for it.
        when = datetime.strptime(match["when"], "%Y-%m-%d-%H-%M-%S").astimezone()
        found[path] = Entry(key, name, file.replace("/", "_"), prefix, KIND, when=when)
    return found


def _user_name(match: re.Match, tasks: set[str]) -> str:
    whole = match["prefix"].rpartition("_attempt_")[0]
    return next((whole[len(task) + 1 :] for task in tasks if whole.startswith(f"{task}_")), match["id"])


def sheet(table: Table, wanted: str | None = None) -> Sheet:
    """The Grade Center's file for working offline. Raises UnreadableTable."""
    username = table.column("username", "benutzername")
    if username is None:
        raise UnreadableTable("That is no file of Blackboard's Grade Center: it has no column Username.")
    grade = one_column(
        table, [column for column, head in enumerate(table.head) if re.search(r"\|\s*\d+$", head)], wanted
    )
    total = re.search(r"Total Pts:\s*([\d.,]+)", table.head[grade])
    return Sheet(
        KIND,
        key=lambda row: table.value(row, username) or None,
        grade=grade,
        maximum=lambda _: number(total[1]) if total else None,
    )

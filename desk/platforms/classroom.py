"""GitHub Classroom: the clones that `gh classroom clone student-repos` makes, beside the CSV of `gh classroom assignment-grades`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping

from desk.platforms.entry import Entry, Refused

TITLE = "GitHub Classroom"
KIND = "github"
NAME = re.compile(r"(?P<prefix>(?:.*/)?(?P<slug>[^/]+)-submissions/(?P<repository>[^/]+)/)(?P<file>.+)")
GRADES = re.compile(r"(?:.*/)?[^/]*\.csv")

WHAT_TO_DO = """\
GitHub Classroom takes neither marks nor pages. {marks} holds the marks, {pages} the pages in a folder for each student: put each into
its repository, or send it.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is. The CSV of grades, where it lies beside, says which repository is whose."""
    users: dict[str, str] = {}  # repository -> GitHub's user name
    found: dict[str, Entry | Refused] = {}
    for path in files:
        if GRADES.fullmatch(path) and not NAME.fullmatch(path):
            rows = list(csv.reader(files[path]().decode("utf-8-sig", "replace").splitlines()))
            if rows and "student_repository_name" in rows[0]:
                user, repository = rows[0].index("github_username"), rows[0].index("student_repository_name")
                users |= {row[repository]: row[user] for row in rows[1:] if len(row) > max(user, repository)}
                found[path] = Refused("it is Classroom's own list: give it as --roster too")
    for path in files:
        match = NAME.fullmatch(path)
        if match:
            user = users.get(match["repository"], match["repository"].removeprefix(f"{match['slug']}-"))
            found[path] = Entry(user, user, match["file"], match["prefix"], KIND)
    return found

"""Anything else: a folder for each student."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from desk.platforms.entry import Entry, Refused

TITLE = "folders"
KIND = "id"
NAME = re.compile(r"(?P<prefix>(?P<id>[^/]+)/)(?P<file>.+)")

WHAT_TO_DO = """\
{marks} holds the marks, {pages} the pages in a folder for each student. OpenOLAT takes such a zip as return files, where the folders are
its user names, and marks as pasted text.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is: the folder is the student. A file's own name says nothing about whose it is."""
    found: dict[str, Entry | Refused] = {}
    for path in files:
        match = NAME.fullmatch(path)
        if match:
            found[path] = Entry(match["id"], match["id"], match["file"], match["prefix"], KIND)
        else:
            found[path] = Refused("it lies in no student's folder")
    return found

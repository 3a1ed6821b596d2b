"""Gradescope: "Download Submissions" with its submission_metadata.yml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import yaml

from desk.platforms.entry import Entry, Refused

TITLE = "Gradescope"
KIND = "sid"
METADATA = "submission_metadata.yml"
NAME = re.compile(r"(?P<prefix>(?:.*/)?(?P<folder>submission_\d+)/)(?P<file>.+)")

WHAT_TO_DO = """\
Gradescope: no import of marks or of feedback files is known. {marks} holds the marks by the students' numbers, {pages} the pages
in a folder for each.
"""


def read(files: Mapping[str, Callable[[], bytes]]) -> dict[str, Entry | Refused]:
    """What each path is; nothing, where there is no metadata."""
    metadata_path = next((path for path in files if path.rpartition("/")[2] == METADATA), None)
    if not metadata_path:
        return {}
    try:
        metadata = yaml.safe_load(files[metadata_path]()[:50_000_000])
    except (yaml.YAMLError, ValueError, RecursionError):
        metadata = None
    metadata = metadata if isinstance(metadata, dict) else {}
    found: dict[str, Entry | Refused] = {metadata_path: Refused("it is Gradescope's own list")}
    for path in files:
        match = NAME.fullmatch(path)
        if match:
            found[path] = _entry(match, _plain(metadata.get(match["folder"])))
    return found


def _plain(about: Any) -> dict[str, Any]:
    """Ruby's symbols are keys with a colon in front."""
    return {str(key).lstrip(":"): value for key, value in about.items()} if isinstance(about, dict) else {}


def _entry(match: re.Match, about: dict[str, Any]) -> Entry | Refused:
    people = [_plain(person) for person in about.get("submitters") or [] if isinstance(person, dict)]
    keys = [str(person.get("sid") or person.get("email") or "") for person in people]
    if not any(keys):
        return Refused(f"{METADATA} does not say whose it is")
    names = ", ".join(str(person.get("name") or "") for person in people)
    when = about.get("created_at")
    if not isinstance(when, datetime):
        when = None
    elif when.tzinfo is None:  # PyYAML gives times of a zone in UTC, and leaves out that it did, in some versions
        when = when.astimezone()
    return Entry(
        keys[0], names, match["file"], match["prefix"], KIND, None, when, is_group=len(keys) > 1, others=tuple(keys[1:])
    )

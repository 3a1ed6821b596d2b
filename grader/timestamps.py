"""When a submission was handed in: `timestamp.txt` beside it, of any content.

nbgrader's own reading takes +0100 for a hundred seconds and a zone that it does not know for UTC, needs seconds for a long row of digits, and
stops at much that people write.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from grader.exchange import has_file

TIME = re.compile(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,6})\d*)? ?(.*)", re.ASCII)
OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)?", re.ASCII)
YEARS = range(1990, 2100)  # others break off pages that show the time in another zone


def read_timestamp(folder: Path) -> tuple[datetime | None, str]:
    """The time in a submission's folder, in UTC and without a zone, as nbgrader's gradebook has it; and a note, if it can't be read."""
    if not (folder / "timestamp.txt").is_symlink() and not (folder / "timestamp.txt").exists():
        return None, ""
    try:
        if not has_file(folder, "timestamp.txt"):
            raise ValueError("no short file")
        return _utc((folder / "timestamp.txt").read_text(encoding="utf-8-sig").strip()), ""
    except (OSError, ValueError, OverflowError, ZoneInfoNotFoundError):
        return None, (
            "timestamp.txt can't be read, so the submission counts as one without a time. "
            "It should look like this: 2026-03-01 12:00:00 UTC, or +0100 in place of UTC."
        )


def _utc(text: str) -> datetime:
    found = TIME.fullmatch(text)
    if not found:
        raise ValueError(text)
    moment = datetime.fromisoformat(found[1]) + timedelta(microseconds=int((found[2] or "0").ljust(6, "0")))
    if moment.year not in YEARS:
        raise ValueError(text)
    return moment.replace(tzinfo=_zone(found[3])).astimezone(UTC).replace(tzinfo=None)


def _zone(name: str) -> timezone | ZoneInfo:
    """UTC, an offset, or the name of a region; without any, nbgrader means UTC."""
    if name in ("", "UTC", "GMT", "Z"):
        return UTC
    if offset := OFFSET.fullmatch(name):
        sign = -1 if offset[1] == "-" else 1
        return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)))
    if not re.fullmatch(r"[A-Za-z_]+(/[A-Za-z_]+)*", name):
        raise ValueError(name)
    return ZoneInfo(name)

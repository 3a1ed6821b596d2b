"""What was collected: for each submission the platform and entry that it came from, and the attempts before it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from desk.files import write_whole


@dataclass
class Received:
    """A submission in submitted/, and the way back to where it came from.

    `name_there` is the name as the archive has it, `prefix` what was downloaded up to where the student's own file name begins, `file` the whole of the notebook's name there.
    `late` is None where the platform did not say; `when` is a time with its zone, as ISO 8601 has it.
    """

    platform: str
    kind: str
    key: str
    name: str
    name_there: str
    archive: str
    prefix: str
    file: str
    digest: str
    late: bool | None = None
    seconds_late: float | None = None
    when: str | None = None
    is_group: bool = False
    members: list[str] = field(default_factory=list)  # their student ids
    notes: list[str] = field(default_factory=list)


class Records:
    """All of them, in received/ beside submitted/. They are written when `save` is called."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "received"
        self.roster_path = self.folder / "roster.json"
        self._path = self.folder / "collected.json"
        kept = json.loads(self._path.read_text("utf-8")) if self._path.exists() else {}
        self.by_student: dict[str, Received] = {student: Received(**fields) for student, fields in kept.items()}

    def save(self) -> None:
        """Write them."""
        kept = {student: asdict(received) for student, received in sorted(self.by_student.items())}
        write_whole(self._path, json.dumps(kept, indent=1, ensure_ascii=False))

    def student(self, platform: str, key: str, is_group: bool) -> str | None:
        """Who was collected under a platform's key before: they keep the id that they got then."""
        for student, received in self.by_student.items():
            if (received.platform, received.key, received.is_group) == (platform, key, is_group):
                return student
        return None

    def earlier(self, student: str) -> list[Path]:
        """The attempts of a student that are not the one in submitted/, the oldest first."""
        folder = self.folder / student
        return sorted(folder.iterdir(), key=lambda path: int(path.name)) if folder.is_dir() else []

    def next_earlier(self, student: str) -> Path:
        """Where one more of them goes."""
        there = self.earlier(student)
        return self.folder / student / str(int(there[-1].name) + 1 if there else 1)


def said_late(root: Path) -> dict[str, float]:
    """By how many seconds the platform said that a student was late. Where it did not say by how much, it is one second."""
    by_student = Records(root).by_student
    return {student: received.seconds_late or 1.0 for student, received in by_student.items() if received.late}


def set_aside(root: Path, student: str, by_hand: Any) -> str:
    """Keep what an instructor wrote for an earlier submission, which no longer counts; return a note that names it."""
    path = root / "received" / "set-aside.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    entry = asdict(by_hand)
    if entry not in kept.setdefault(student, []):
        kept[student].append(entry)
        write_whole(path, json.dumps(kept, indent=1, ensure_ascii=False))
    points = [f"{cell} {points:g}" for cell, points in by_hand.scores.items()]
    points += [f"{cell} {points:+g}" for cell, points in by_hand.extra_credit.items()]
    points += [f"a comment on {cell}" for cell in by_hand.comments]
    return (
        "What was written by hand for the submission before this one does not count any more: "
        f"{', '.join(points)}. It is kept in received/set-aside.json."
    )

"""`give-back`: a platform's file with the marks, the packed pages, and a text that says what to upload where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desk.files import write_whole
from desk.give_back import Directory, Filled, fill, own_table
from desk.marks import MAXIMUM, marks_in
from desk.pack import Pages, pack
from desk.platforms import PLATFORMS
from desk.received import Records
from desk.roster import Roster
from desk.table import read_table
from grader.classroom import Classroom

OWN_TABLE = "marks.csv"
PACKED = "feedback.zip"


def give_back(
    classroom: Classroom,
    platform: str | None,
    path: Path | None,
    folder: Path,
    column: str | None,
    per_member: bool,
    zero_missing: bool,
) -> Iterator[str]:
    """Write into `folder` what goes back; yield what to tell. Raises UnreadableTable.

    Parameters
    ----------
    platform, path : str and Path, or both None
        Whose file it is; without one, a table of one's own is written, and the platform is where most submissions came from.
    """
    records = Records(classroom.root)
    classroom.settle()
    with closing(classroom.class_gradebook()) as gradebook:
        marks = marks_in(gradebook)
    directory = Directory(records, Roster.load(records.roster_path), marks)
    filled = Filled()
    if path:
        table = read_table(path)
        sheet = PLATFORMS[platform].sheet(table, column)
        filled = fill(table, sheet, directory, marks, zero_missing)
        name, content = path.name, table.to_bytes()
        yield from _on_scale(sheet.maximum(table.rows[1]) if len(table.rows) > 1 else None)
    else:
        came_from = Counter(received.platform for received in records.by_student.values())
        platform = came_from.most_common(1)[0][0] if came_from else "folders"
        name, content = OWN_TABLE, own_table(directory, marks, zero_missing).encode("utf-8-sig")
    pages = Pages(classroom, records, marks)
    packed, count = pack(_pages(pages, platform, filled, per_member))
    write_whole(folder / name, content)
    write_whole(folder / PACKED, packed)
    warnings = [*filled.warnings, *(f"{student} has no feedback page." for student in sorted(set(pages.missing)))]
    text = PLATFORMS[platform].WHAT_TO_DO.format(marks=name, pages=PACKED)
    left = [f"Left out: {line}" for line in filled.left_out]
    write_whole(folder / "README.txt", "\n".join([text, *left, *warnings, ""]))
    yield from left
    yield from warnings
    yield f"{len(filled.students) if path else len(marks)} marks in {folder / name}, {count} pages in {folder / PACKED}."
    yield f"What to upload where: {folder / 'README.txt'}"


def _pages(pages: Pages, platform: str, filled: Filled, per_member: bool) -> Iterator[tuple[str, bytes]]:
    if platform == "moodle":
        return pages.for_moodle(filled.students, per_member)
    if platform == "canvas":
        return pages.for_canvas()
    return pages.for_ilias() if platform == "ilias" else pages.for_people()


def _on_scale(maximum: float | None) -> Iterator[str]:
    if maximum and maximum != MAXIMUM:
        yield f"There the maximum is {maximum:g}: marks out of {MAXIMUM} are scaled to it, 50 to {maximum / 2:g}."

"""Marks into a platform's own file: nothing else in it changes, and rows that are not meant are left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desk.marks import MAXIMUM, Mark
from desk.platforms import moodle
from desk.platforms.entry import same
from desk.received import Received, Records
from desk.roster import Person, Roster
from desk.sheet import Sheet
from desk.table import Row, Table, no_formula
from judge.rubric import TASKS


@dataclass
class Filled:
    """What became of a platform's file: whose rows got a mark, which were left out, and what to look at."""

    students: dict[str, str] = field(default_factory=dict)  # key in the file -> student
    left_out: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class Directory:
    """Finds the submission behind a platform's key.

    Parameters
    ----------
    records : Records
    roster : Roster
    students : mapping
        Whoever has a mark.
    """

    def __init__(self, records: Records, roster: Roster, students: Mapping[str, object]) -> None:
        self.records, self.roster, self.students = records, roster, students
        self._by_key: dict[tuple[str, str], str] = {}
        self._group_of: dict[str, str] = {}
        for student, received in records.by_student.items():
            if received.is_group:
                self._group_of |= dict.fromkeys(received.members, student)
            else:
                self._by_key[received.kind, same(received.key)] = student
        self._people = {(kind, same(key)): person for person in roster.people for kind, key in person.keys.items()}
        self._ids = {same(student): student for student in students}

    def student(self, kind: str, key: str) -> str | None:
        """Whose submission counts for the person with this key: their own, or their group's."""
        direct = self._by_key.get((kind, same(key)))
        if direct:
            return direct
        person = self._people.get((kind, same(key)))
        if person:
            return self.of_person(person)
        # A number of Moodle or Canvas says nothing about who has such an id here.
        return self._ids.get(same(key)) if kind in ("id", "username", "sid", "github", "email") else None

    def of_person(self, person: Person) -> str | None:
        """The submission that counts for somebody of the roster."""
        for kind, key in person.keys.items():
            student = self._by_key.get((kind, same(key)))
            if student:
                return student
        names = [person.id, *person.keys.values()]
        return next((self._group_of[name] for name in names if name in self._group_of), self._ids.get(same(person.id)))

    def group(self, name: str) -> str | None:
        """The submission that came from a group with this name."""
        wanted = moodle.as_downloaded(name)
        for student, received in self.records.by_student.items():
            if moodle.as_downloaded(received.name_there) == wanted:
                return student
        return None

    def in_archive(self, student: str) -> Received | None:
        """Where a submission came from."""
        return self.records.by_student.get(student)


def fill(
    table: Table, sheet: Sheet, directory: Directory, marks: Mapping[str, Mark], zero_missing: bool = False
) -> Filled:
    """Write marks into a platform's file.

    Marks are out of 100 points; where the file says another maximum, they are scaled to it.
    """
    filled = Filled()
    by_group = sheet.group is not None and any(table.value(row, sheet.group) for row in table.rows[1:])
    kept = table.rows[:1]
    for row in table.rows[1:]:
        key = sheet.key(row)
        if key is None:
            kept.append(row)
            continue
        # Where groups handed in, the archive's numbers are the groups', and one may be a participant's too.
        student = directory.group(table.value(row, sheet.group)) if by_group else directory.student(sheet.kind, key)
        why_not = _why_not(table, sheet, row, key, student, directory, marks, zero_missing)
        if why_not:
            filled.left_out.append(f"{_shown(table, sheet, row, key)}: {why_not}")
            continue
        maximum = sheet.maximum(row) or float(MAXIMUM)
        value = round((marks[student].total if student else 0.0) * maximum / MAXIMUM, 2)
        if value > maximum:
            filled.warnings.append(
                f"{student} has {value:g} of {maximum:g}: a platform may not take more than the maximum."
            )
        if value == 0:
            filled.warnings.append(
                f"{student or _shown(table, sheet, row, key)} has 0: see whether the platform stored it."
            )
        table.fill(row, sheet.grade, f"{value:g}")
        if sheet.feedback is not None and student and not table.value(row, sheet.feedback):
            table.fill(row, sheet.feedback, comment(marks[student]))
        kept.append(row)
        if student:
            filled.students[key] = student
    table.rows = kept
    given = set(filled.students.values())
    unknown = sorted(student for student in marks if student not in given)
    filled.warnings += [f"{student} has a mark, and no row got it." for student in unknown]
    return filled


def _why_not(
    table: Table,
    sheet: Sheet,
    row: Row,
    key: str,
    student: str | None,
    directory: Directory,
    marks: Mapping[str, Mark],
    zero_missing: bool,
) -> str:
    """Why a row is left out, or an empty text."""
    if not key:
        return "nobody's number is in it"
    if sheet.refuses(row):
        return sheet.refuses(row)
    if student is None:
        return "" if zero_missing else "nothing was handed in"
    if student not in marks:
        return f"{student} is not graded yet"
    received = directory.in_archive(student)
    name = table.value(row, sheet.name)
    if name and received and received.kind == sheet.kind and not received.is_group:
        # Numbers of another assignment belong to other people: the names tell. With blind marking, there is none in the archive.
        is_blind = table.value(row, 0).startswith(received.name_there)
        if not is_blind and moodle.as_downloaded(name) != moodle.as_downloaded(received.name_there):
            return f"this number was {received.name_there}'s in the archive: is the file of another assignment?"
    return ""


def _shown(table: Table, sheet: Sheet, row: Row, key: str) -> str:
    return table.value(row, sheet.name) or table.value(row, 0) or key


def comment(mark: Mark) -> str:
    """A comment on a mark in HTML, without quotes and backslashes, which some platforms' readers stumble over."""
    lines = [f"{mark.total:g} of {MAXIMUM} points."]
    lines += [
        f"Task {task}: {points:g} of {TASKS[task].points}."
        for task, points in mark.tasks.items()
        if points != TASKS[task].points
    ]
    if mark.penalty:
        lines.append(f"Late: {mark.penalty:g} points less.")
    return "<br>".join(lines)


# ----- a table of one's own -----


def own_table(directory: Directory, marks: Mapping[str, Mark], zero_missing: bool = False) -> str:
    """A CSV of all marks by person: those of the roster, each member of a group, and whoever else handed in."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(["id", "name", "email", "submission", *TASKS, "penalty", "mark", "maximum"])
    for identity, name, email, student in _people(directory, marks):
        mark = marks.get(student) if student else None
        row = [no_formula(text) for text in (identity, name, email, student or "")]
        if mark:
            row += [f"{points:g}" for points in mark.tasks.values()] + [
                f"{mark.penalty:g}",
                f"{round(mark.total, 2):g}",
            ]
        else:
            row += [""] * (len(TASKS) + 1) + ["0" if zero_missing else ""]
        writer.writerow([*row, str(MAXIMUM)])
    return made.getvalue()


def _people(directory: Directory, marks: Mapping[str, Mark]) -> Iterator[tuple[str, str, str, str | None]]:
    seen: set[str] = set()
    for person in directory.roster.people:
        student = directory.of_person(person)
        seen.add(student or "")
        yield person.id or student or "", person.name, person.keys.get("email", ""), student
    for student in sorted(set(marks) - seen):
        received = directory.in_archive(student)
        members = received.members if received and received.is_group else []
        for identity in members or [student]:
            yield identity, "" if members or not received else received.name, "", student

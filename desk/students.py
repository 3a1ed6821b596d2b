"""Who is in the class, and what is to be known of each."""

from __future__ import annotations

from collections.abc import Iterator

from nbgrader.api import Student

from desk.class_report import UNSURE
from desk.give_back import Directory
from desk.marks import Mark
from desk.platforms.entry import Entry
from desk.received import Records
from desk.roster import Person, Roster
from grader.classroom import Classroom


def tell_gradebook(classroom: Classroom, records: Records, roster: Roster) -> None:
    """Give the gradebook the names and addresses of those who handed in, as the roster has them, for the formgrader and the export."""
    people = {student: person for student, person in people_by_student(records, roster).items() if person.name}
    if not people:
        return
    with classroom.gradebook() as gradebook:
        there = {student.id: student for student in gradebook.students}
        for student, person in people.items():
            row = there.get(student)
            if row is None:
                row = Student(id=student)
                gradebook.db.add(row)
            row.first_name, row.last_name = person.first or None, person.last or person.name
            row.email = person.keys.get("email") or None
        gradebook.db.commit()


def people_by_student(records: Records, roster: Roster) -> dict[str, Person]:
    """The person of the roster behind each submission that is one person's."""
    found = {}
    for student, received in records.by_student.items():
        if received.is_group:
            continue
        person = roster.person(Entry(received.key, received.name, "", "", received.kind))
        person = person or next((person for person in roster.people if person.id == student), None)
        if person:
            found[student] = person
    return found


def lines(classroom: Classroom, records: Records, roster: Roster, marks: dict[str, Mark]) -> Iterator[str]:
    """One line for each student of whom there is something to know, and one that counts."""
    handed_in = classroom.students()
    directory = Directory(records, roster, dict.fromkeys([*handed_in, *marks]))
    counts = {"missing": 0, "late": 0, "with several attempts": 0, "to look at": 0}
    for person in roster.people:
        if directory.of_person(person) not in handed_in:
            counts["missing"] += 1
            yield f"{person.id or person.name}: missing{f' ({person.name})' if person.id and person.name else ''}"
    for student in handed_in:
        facts = []
        received = records.by_student.get(student)
        attempts = len(records.earlier(student))
        if received and received.late:
            counts["late"] += 1
            facts.append(f"late{_by(received.seconds_late)}")
        if attempts:
            counts["with several attempts"] += 1
            facts.append(f"{attempts + 1} attempts")
        look_at = _to_look_at(classroom, student)
        if received:
            look_at += [
                note for note in received.notes if note.startswith(("refused", "no notebook", "there is another"))
            ]
        if look_at:
            counts["to look at"] += 1
            facts += look_at
        if student not in marks:
            facts.append("not graded yet")
        if facts:
            yield f"{student}: {'; '.join(facts)}"
    yield f"{len(handed_in)} handed in, " + ", ".join(f"{count} {what}" for what, count in counts.items())


def _by(seconds: float | None) -> str:
    if not seconds:
        return ", by how much is not known"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f" by {hours} h {minutes} min"


def _to_look_at(classroom: Classroom, student: str) -> list[str]:
    """The grader's notes on a submission, and the tasks in which something other than the answer may be to blame."""
    kept = classroom.files.read(student)
    unsure = [
        task
        for task, found in kept.get("findings", {}).items()
        if any(word in finding["observation"] for finding in found for words in UNSURE.values() for word in words)
    ]
    return [*kept.get("notes", []), *([f"see {', '.join(unsure)}"] if unsure else [])]

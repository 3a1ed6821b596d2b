"""Who is in the class, and what is to be known of each."""

from __future__ import annotations

from nbgrader.api import Student

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

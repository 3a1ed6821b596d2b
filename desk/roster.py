"""Who is in the class: from a CSV of one's own, or any that a platform gives out; several are joined."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

from desk.files import write_whole
from desk.platforms import moodle
from desk.platforms.entry import Entry, same
from desk.table import Table, UnreadableTable, read_table

# Headings of each kind of column, English and German.
IDS = ("student_id", "id")
USERNAMES = ("username", "user name", "login", "sis login id", "anmeldename", "benutzername")
NUMBERS = ("id number", "sis user id", "sid", "student number", "matriculation number", "matrikelnummer", "id-nummer")
EMAILS = ("email address", "email", "e-mail", "e-mail address", "e-mail-adresse", "mail")
NAMES = ("full name", "name", "student", "vollständiger name")
FIRST = ("first name", "first_name", "firstname", "vorname")
LAST = ("last name", "last_name", "lastname", "surname", "nachname")
GROUPS = ("group", "group_name", "gruppe", "team")


@dataclass
class Person:
    """Somebody in the class, and by what each platform knows them."""

    keys: dict[str, str] = field(default_factory=dict)  # kind, as in Entry -> key
    name: str = ""
    first: str = ""
    last: str = ""
    group: str = ""
    late: bool | None = None
    seconds_late: float | None = None

    @property
    def id(self) -> str:
        """What they are called in the course's folder: the best key that there is."""
        return next(
            (self.keys[kind] for kind in ("id", "username", "sid", "github", "email") if self.keys.get(kind)), ""
        )


class Roster:
    """The class."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people = list(people)

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Roster:
        """Read one or several files and join their rows. Raises UnreadableTable."""
        roster = cls()
        for path in paths:
            before = list(roster.people)  # rows of one file are different people
            for person in people_of(read_table(path), path):
                roster._add(person, before)
        ids = [same(person.id) for person in roster.people if person.id]
        twice = sorted({person.id for person in roster.people if ids.count(same(person.id)) > 1})
        if twice:
            raise UnreadableTable(
                f"The roster has two people with the id {', '.join(twice[:5])}: give each one of their own."
            )
        return roster

    @classmethod
    def load(cls, path: Path) -> Roster:
        """The roster that was kept from the last time; an empty one, if there was none."""
        return cls(Person(**fields) for fields in json.loads(path.read_text("utf-8"))) if path.exists() else cls()

    def save(self, path: Path) -> None:
        """Keep it."""
        write_whole(path, json.dumps([asdict(person) for person in self.people], indent=1, ensure_ascii=False))

    def _add(self, new: Person, before: list[Person]) -> None:
        """Join what two files say of one person: by a key of both, or else by a name that nobody shares."""
        for old in before:
            if any(same(old.keys.get(kind, "")) == same(key) for kind, key in new.keys.items() if kind != "moodle"):
                break
        else:
            named = [old for old in before if new.name and _names(old) & _names(new)]
            apart = {kind for old in named for kind in old.keys} & set(new.keys)
            if len(named) != 1 or apart:
                self.people.append(new)
                return
            old = named[0]
        old.keys = new.keys | old.keys
        for name in ("name", "first", "last", "group", "late", "seconds_late"):
            if getattr(old, name) in ("", None):
                setattr(old, name, getattr(new, name))

    @property
    def canvas_ids(self) -> frozenset[str]:
        """Canvas' user ids."""
        return frozenset(person.keys["canvas"] for person in self.people if "canvas" in person.keys)

    def is_group(self, name: str) -> bool:
        """Whether a name in an archive is one of a group, and of nobody."""
        wanted = moodle.as_downloaded(name)
        groups = {moodle.as_downloaded(person.group) for person in self.people if person.group}
        return wanted in groups and not self._named(name)

    def members(self, group: str) -> list[Person]:
        """Everyone in a group."""
        return [person for person in self.people if person.group and _same_group(person.group, group)]

    def person(self, entry: Entry) -> Person | None:
        """Whose a submission is: by its key; where the roster does not know such keys, by a name that only one bears."""
        key = same(entry.key)
        kinds = (entry.kind, "email", "username") if entry.kind in ("id", "sid", "username") else (entry.kind,)
        for kind in kinds:
            for person in self.people:
                if key and same(person.keys.get(kind, "")) == key:
                    return person
        if entry.kind == "ilias":
            folder = same(entry.name.replace(" ", "_"))
            by_login = [
                p for p in self.people if folder.endswith("_" + same(p.keys.get("username", "")).replace(" ", "_"))
            ]
            by_login = [p for p in by_login if p.keys.get("username")]
            return by_login[0] if len(by_login) == 1 else None
        if entry.kind not in ("moodle", "canvas") or any(entry.kind in person.keys for person in self.people):
            return None
        named = self._named(entry.name)
        return named[0] if len(named) == 1 else None

    def _named(self, name: str) -> list[Person]:
        wanted = {moodle.as_downloaded(name), _letters(name)}
        return [person for person in self.people if name and _names(person) & wanted]


def _names(person: Person) -> set[str]:
    """A person's name in the forms in which it is met: as Moodle writes it in an archive, and as Canvas does."""
    both = [(person.first, person.last), (person.last, person.first)] if person.first and person.last else []
    texts = [person.name, *(" ".join(pair) for pair in both)]
    canvas = [_letters(person.last + person.first)] if both else []
    return {moodle.as_downloaded(text) for text in texts if text} | {letters for letters in canvas if letters}


@lru_cache(100_000)
def _letters(name: str) -> str:
    return re.sub(r"\W", "", same(name))


def _same_group(one: str, other: str) -> bool:
    return moodle.as_downloaded(one) == moodle.as_downloaded(other) or _letters(one) == _letters(other)


def people_of(table: Table, path: Path) -> list[Person]:
    """The people of one file. Raises UnreadableTable if no column says who they are."""
    head = {name.casefold() for name in table.head}
    columns = {
        "username": table.column(*USERNAMES),
        "sid": table.column(*NUMBERS),
        "email": table.column(*EMAILS),
        "github": table.column("github_username", "github"),
        "id": table.column("roster_identifier", *IDS),
    }
    first, last, name, group = (table.column(*names) for names in (FIRST, LAST, NAMES, GROUPS))
    is_canvas = {"id", "section"} <= head and bool({"student", "lastname"} & head)
    is_moodle = not is_canvas and len(table.rows) > 1 and moodle.participant(table, table.rows[1])
    if is_canvas:
        columns["canvas"], columns["id"] = table.column("id"), None
    if is_moodle and columns["id"] == 0:
        columns["id"] = None
    known = [column for column in columns.values() if column is not None]
    if not known and not is_moodle and name is None and last is None:
        raise UnreadableTable(f"{path} has no column that says who somebody is: id, username, e-mail or name.")
    people = []
    for row in table.rows[1:]:
        if not any(cell.value.strip() for cell in row.cells) or "points possible" in table.value(row, 0).casefold():
            continue
        keys = {kind: value for kind, column in columns.items() if (value := _text(table.value(row, column)))}
        if is_moodle and (number := moodle.participant(table, row)):
            keys["moodle"] = number
        person = Person(keys, *(_text(table.value(row, column)) for column in (name, first, last, group)))
        if is_canvas and not person.keys.get("canvas"):
            continue
        if is_moodle:
            person.late, person.seconds_late = lateness(table.value(row, table.column("status")))
        if not person.name:
            person.name = f"{person.first} {person.last}".strip()
        elif "," in person.name and not person.last:
            person.last, _, person.first = (part.strip() for part in person.name.partition(","))
            person.name = f"{person.first} {person.last}"
        if person.keys or person.name:
            people.append(person)
    return people


def _text(value: str) -> str:
    """A cell's text without what keeps a spreadsheet from taking it for a formula: `'=x` or `="x"`."""
    match = re.fullmatch(r'="(.*)"', value)
    return match[1] if match else value.removeprefix("'")


UNITS = {"sec": 1, "min": 60, "hour": 3600, "day": 86400, "week": 604800, "year": 31536000}


def lateness(status: str) -> tuple[bool | None, float | None]:
    """What a worksheet's Status says: whether a submission is late, and by how many seconds. Only English is understood."""
    for piece in status.split(" - "):
        if piece.endswith(" late"):
            found = re.findall(r"(\d+) (sec|min|hour|day|week|year)", piece)
            return True, float(sum(int(number) * UNITS[unit] for number, unit in found)) or None
    return (False, 0.0) if status.startswith("Submitted for grading") else (None, None)

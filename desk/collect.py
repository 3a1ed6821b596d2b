"""Takes what platforms give into submitted/: first the plan of all that would be done, then the doing."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from desk.archive import Unusable, contents_of
from desk.files import write_whole
from desk.hand_in import HandIn, digest_of_folder, hand_in
from desk.platforms import PLATFORMS, recognise
from desk.platforms.entry import Entry, Refused
from desk.received import Received, Records
from desk.roster import Person, Roster
from grader.names import student_name
from judge.rubric import ASSIGNMENT

NUMBERED = ("moodle", "canvas", "ilias")  # platforms whose keys are numbers that mean nothing elsewhere


@dataclass
class Attempt:
    """One submission in an archive, and whose it is."""

    student: str
    received: Received
    handed_in: HandIn
    when: datetime | None


@dataclass
class Step:
    """What is done with an attempt: collected, replaced, unchanged or older; or refused, where there is none."""

    what: str
    student: str
    shown: str
    notes: list[str] = field(default_factory=list)
    attempt: Attempt | None = None


class Collector:
    """Plans and does the collecting.

    Parameters
    ----------
    submitted : Path
        Where submissions go.
    records : Records
        What was collected before.
    roster : Roster
    platform : str, optional
        The one that all archives are from, if somebody said so.
    groups : bool
        Whether entries are groups' also where the roster does not say so.
    """

    def __init__(
        self, submitted: Path, records: Records, roster: Roster, platform: str | None = None, groups: bool = False
    ) -> None:
        self.submitted, self.records, self.roster = submitted, records, roster
        self.platform, self.groups = platform, groups
        self._owners: dict[str, tuple[str, str]] = {
            student.casefold(): (received.platform, received.key) for student, received in records.by_student.items()
        }

    def collect(self, archives: Sequence[Path], dry_run: bool) -> Iterator[Step]:
        """Take archives in, one submission at a time; with `dry_run`, only say what would be done."""
        for path in _archives(archives):
            try:
                attempts = self._attempts(path)
                found = yield from self._refused_first(path, attempts)
            except Unusable as reason:
                yield Step("refused", "", path.name, [str(reason)])
                continue
            for attempt in found:
                step = self._step(attempt)
                if not dry_run:
                    self._do(step)
                yield step
                attempt.handed_in.files.clear()  # a class does not stay in memory

    @staticmethod
    def _refused_first(path: Path, attempts: Iterator[Attempt | Step]) -> Iterator[Step]:
        """Yield what is refused in an archive; return the rest lazily."""
        for what in attempts:
            if isinstance(what, Attempt):
                return _chain(what, attempts)
            yield what
        return iter(())

    # ----- whose is what -----

    def _attempts(self, path: Path) -> Iterator[Attempt | Step]:
        """What is refused in an archive, then its submissions, each student's oldest first. Raises Unusable."""
        contents = contents_of(path)
        files = {file.path: file.read for file in contents.files}
        if not files:
            raise Unusable("it holds no file")
        platform, found = recognise(files, self.roster.canvas_ids, self.platform, path.is_dir())
        for name, why in contents.refused:
            yield Step("refused", "", f"{path.name}: {name}", [why])
        together: dict[tuple[str, bool, datetime | None], dict[str, Entry]] = {}
        for name, what in found.items():
            if isinstance(what, Refused):
                yield Step("refused", "", f"{path.name}: {name}", [what.why])
            else:
                together.setdefault((what.key, what.is_group, what.when), {})[name] = what
        for entries in sorted(together.values(), key=_time_of):
            yield self._attempt(path, platform, entries, files)

    def _attempt(
        self, path: Path, platform: str, entries: dict[str, Entry], files: dict[str, Callable[[], bytes]]
    ) -> Attempt:
        entry = next(iter(entries.values()))
        person, members = self._people(entry)
        is_group = bool(members) or entry.is_group or (self.groups and not person)
        student = self._student(platform, entry, person, is_group)
        handed_in = hand_in(((entry.file, files[name]) for name, entry in entries.items()), platform == "nbgrader")
        # Where the notebook lay in an archive of the student's own, the archive's name is the way back.
        originals = {entry.file: name for name, entry in entries.items()}
        file = originals.get(handed_in.notebook) or next(iter(entries))
        main = next((entry for name, entry in entries.items() if name == file), entry)
        late, seconds = entry.late, None
        if late is None and person and not is_group:
            late, seconds = person.late, person.seconds_late
        received = Received(
            platform,
            entry.kind,
            entry.key,
            (person.name if person and not is_group else "") or entry.name,
            entry.name,
            path.name,
            main.prefix,
            file,
            handed_in.digest,
            late,
            seconds,
            entry.when.isoformat() if entry.when else None,
            is_group,
            [self._id_of(member) for member in members],
            handed_in.notes,
        )
        return Attempt(student, received, handed_in, entry.when)

    def _people(self, entry: Entry) -> tuple[Person | None, list[Person]]:
        """Whose a submission is, and the members, if it is a group's."""
        person = self.roster.person(entry)
        if entry.others:
            others = [self.roster.person(Entry(key, "", "", "", entry.kind)) for key in entry.others]
            return person, [member for member in (person, *others) if member]
        if entry.is_group or self.groups or self.roster.is_group(entry.name):
            members = self.roster.members(entry.name)
            if members:
                return None, members
        return person, []

    def _id_of(self, person: Person) -> str:
        """A person's id: the one under which they were collected before, or the roster's."""
        for kind, key in person.keys.items():
            for student, received in self.records.by_student.items():
                if not received.is_group and received.kind == kind and received.key == key:
                    return student
        return student_name(unicodedata.normalize("NFC", person.id or f"moodle-{person.keys.get('moodle', '')}"))

    def _student(self, platform: str, entry: Entry, person: Person | None, is_group: bool) -> str:
        """The name of the folder that a submission goes to; nobody else's."""
        before = self.records.student(platform, entry.key, is_group)
        if before:
            return before
        if is_group:
            wanted = entry.name or f"group-{entry.key}"
        elif person and person.id:
            wanted = person.id
        else:
            wanted = f"{platform}-{entry.key}" if platform in NUMBERED else entry.key
        student = student_name(unicodedata.normalize("NFC", wanted))
        owner = (platform, entry.key)
        there = self._owners.get(student.casefold())
        if there and there[0] == platform and there[1] != entry.key:
            student = student_name(f"{student}-{entry.key}")
        self._owners[student.casefold()] = owner
        return student

    # ----- what is done -----

    def _step(self, attempt: Attempt) -> Step:
        """Compare an attempt with what is there."""
        student, received = attempt.student, attempt.received
        shown = f"{received.name or received.key} ({PLATFORMS[received.platform].TITLE} {received.key})"
        step = Step("collected", student, shown, list(received.notes), attempt)
        target = self.submitted / student / ASSIGNMENT
        before = self.records.by_student.get(student)
        if received.late:
            step.notes.append("late")
        if received.is_group:
            step.notes.append(f"a group: {', '.join(received.members) or 'its members are not in the roster'}")
        if target.is_dir():
            there = digest_of_folder(target)
            if there == received.digest:
                step.what = "unchanged"
            elif self._is_older(attempt, before):
                step.what = "older"
                step.notes.insert(0, "the newer attempt stays")
            else:
                step.what = "replaced"
                step.notes.insert(0, "both are kept")
        return step

    def _is_older(self, attempt: Attempt, before: Received | None) -> bool:
        """Whether what is there is the newer attempt: by the platform's times, or else because this one was replaced already."""
        if attempt.when and before and before.when:
            return attempt.when < datetime.fromisoformat(before.when)
        return any(digest_of_folder(path) == attempt.received.digest for path in self.records.earlier(attempt.student))

    def _do(self, step: Step) -> None:
        attempt = step.attempt
        target = self.submitted / attempt.student / ASSIGNMENT
        if step.what == "older":
            known = self.records.earlier(attempt.student)
            if all(digest_of_folder(path) != attempt.received.digest for path in known):
                _write(self.records.next_earlier(attempt.student), attempt.handed_in, attempt.when)
            return
        if step.what == "unchanged":
            before = self.records.by_student.get(attempt.student)
            self.records.by_student[attempt.student] = attempt.received
            if before and attempt.received.late is None:  # a download without the worksheet forgets nothing
                attempt.received.late, attempt.received.seconds_late = before.late, before.seconds_late
            return
        part = target.with_name(f".{ASSIGNMENT}.part")
        shutil.rmtree(part, ignore_errors=True)
        _write(part, attempt.handed_in, attempt.when)
        if step.what == "replaced":
            earlier = self.records.next_earlier(attempt.student)
            earlier.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(target, earlier)
        part.rename(target)
        self.records.by_student[attempt.student] = attempt.received


def _chain(first: Attempt, rest: Iterator[Attempt | Step]) -> Iterator[Attempt]:
    yield first
    yield from rest


def _time_of(entries: dict[str, Entry]) -> tuple[bool, float]:
    when = next(iter(entries.values())).when
    return when is not None, when.timestamp() if when else 0.0


def _archives(paths: Iterable[Path]) -> Iterator[Path]:
    """The archives themselves, and those in a folder that holds nothing else."""
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else []
        inside = [inner for inner in inside if not inner.name.startswith(".")]
        if inside and all(inner.is_file() and inner.suffix.casefold() == ".zip" for inner in inside):
            yield from inside
        else:
            yield path


def _write(folder: Path, handed_in: HandIn, when: datetime | None) -> None:
    for name, content in handed_in.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder.mkdir(parents=True, exist_ok=True)
    if when:
        write_whole(folder / "timestamp.txt", f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC\n")

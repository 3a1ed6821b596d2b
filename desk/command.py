"""The desk's commands of `python -m grader`. What they need is imported when one runs: `grade` must not wait for it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from grader.classroom import Classroom

PATH = click.Path(path_type=Path)
EXISTING = click.Path(exists=True, path_type=Path)


@click.command(
    short_help="Take in a platform's archives.",
    epilog="Example:  python -m grader collect INF101-8841.zip --roster participants.csv --dry-run",
)
@click.argument("archives", nargs=-1, required=True, type=EXISTING, metavar="ARCHIVE|FOLDER...")
@click.option(
    "--roster", "rosters", multiple=True, type=EXISTING, help="A CSV of who is in the class, a platform's or your own."
)
@click.option("--platform", help="What the archives are from, where it is not told from their names.")
@click.option("--groups", is_flag=True, help="The entries are groups' and not persons'.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def collect(
    archives: tuple[Path, ...], rosters: tuple[Path, ...], platform: str | None, groups: bool, dry_run: bool
) -> None:
    """Take in what a platform's "download all submissions" gave: Moodle, Canvas, ILIAS, Blackboard, Gradescope, GitHub Classroom,
    Artemis, nbgrader's exchange, or a folder for each student.

    The roster may be Moodle's participants or grading worksheet, Canvas' gradebook, or a CSV with columns like id, name, email,
    group; several are joined, and the last ones are remembered.
    """
    from desk.collect import Collector
    from desk.platforms import PLATFORMS
    from desk.received import Records
    from desk.roster import Roster

    if platform and platform not in PLATFORMS:
        raise click.ClickException(f"There is no platform {platform}. Known are: {', '.join(PLATFORMS)}.")
    rosters, archives = _absolute(rosters), _absolute(archives)
    with desk() as classroom:
        records = Records(classroom.root)
        roster = Roster.read(rosters) if rosters else Roster.load(records.roster_path)
        collector = Collector(classroom.submitted, records, roster, platform, groups)
        counts: Counter[str] = Counter()
        whole = 0
        try:
            for step in collector.collect(archives, dry_run):
                counts[step.what] += 1
                counts.update(
                    what for what in ("renamed", "unpacked") if any(note.startswith(what) for note in step.notes)
                )
                whole += step.what == "refused" and ": " not in step.shown
                click.echo(_line(step.what, step.student, step.shown, "; ".join(step.notes)))
        finally:
            if not dry_run:
                records.save()
        if not dry_run and rosters:
            roster.save(records.roster_path)
        if not dry_run:
            from desk.students import tell_gradebook

            tell_gradebook(classroom, records, roster)
        click.echo(
            ", ".join(f"{count} {what}" for what, count in counts.items()) + (" (only looked)" if dry_run else "")
        )
        if whole:
            raise click.ClickException(f"{whole} of the archives could not be taken in: see above.")


@click.command(
    "give-back",
    short_help="Fill a platform's file with the marks.",
    epilog="Example:  python -m grader give-back --moodle Grades-INF101.csv",
)
@click.option("--moodle", type=EXISTING, help="Fill this grading worksheet of Moodle.")
@click.option("--canvas", type=EXISTING, help="Fill this export of Canvas' gradebook.")
@click.option("--blackboard", type=EXISTING, help="Fill this file of Blackboard's Grade Center.")
@click.option("--csv", "own", is_flag=True, help="Write a table of one's own: any other platform.")
@click.option("--column", help="A part of the heading of the column that the mark goes to, where there are several.")
@click.option(
    "--per-member", is_flag=True, help="Moodle: pack a group's page for each member by number (older versions)."
)
@click.option("--zero-missing", is_flag=True, help="Give 0 to those who handed in nothing.")
@click.option("--to", "folder", type=PATH, default="give-back", show_default=True, help="Where the files go.")
def give_back(
    moodle: Path | None,
    canvas: Path | None,
    blackboard: Path | None,
    own: bool,
    column: str | None,
    per_member: bool,
    zero_missing: bool,
    folder: Path,
) -> None:
    """Fill a platform's own file with the marks, pack the feedback pages for its upload, and say what to upload where.

    Nothing else in the file changes. Rows of those without a mark are left out: an empty cell would clear a mark there.
    """
    from desk.returned import give_back as given

    files = {"moodle": moodle, "canvas": canvas, "blackboard": blackboard}
    chosen = [(name, path.absolute()) for name, path in files.items() if path]
    if len(chosen) + own != 1:
        raise click.ClickException("Say one of --moodle FILE, --canvas FILE, --blackboard FILE and --csv.")
    name, path = chosen[0] if chosen else (None, None)
    target = Path.cwd() / folder
    with desk() as classroom:
        for line in given(classroom, name, path, target, column, per_member, zero_missing):
            click.echo(line)


@click.command(short_help="Set the due date.", epilog='Example:  python -m grader due "2026-11-22 23:59"')
@click.argument("date")
def due(date: str) -> None:
    """Set the due date (`none`: there is none), and with it all late penalties and pages; no student's code runs."""
    from desk.late import set_due

    with desk() as classroom:
        with classroom.gradebook() as gradebook:
            when = set_due(gradebook, date)
        click.echo(f"Due {when:%Y-%m-%d %H:%M} UTC." if when else "There is no due date.")
        _settle(classroom)


@click.command(short_help="Give a student more time.", epilog="Example:  python -m grader extend jmueller 48")
@click.argument("student")
@click.argument("hours", type=click.FloatRange(0))
def extend(student: str, hours: float) -> None:
    """Give a student so many hours more (0: none), also before anything was handed in; no student's code runs."""
    from desk import late
    from desk.give_back import Directory
    from desk.received import Records
    from desk.roster import Roster

    with desk() as classroom:
        records = Records(classroom.root)
        directory = Directory(records, Roster.load(records.roster_path), dict.fromkeys(classroom.students()))
        with classroom.gradebook() as gradebook:
            whose = late.extend(gradebook, directory, student, hours)
        click.echo(f"{whose} has {hours:g} hours more." if hours else f"{whose} has no extension.")
        _settle(classroom)


def _settle(classroom: Classroom) -> None:
    changed = classroom.settle()
    click.echo(f"The mark changed for: {', '.join(changed)}." if changed else "No mark changed.")


@click.command(short_help="Who is missing, late, twice there.", epilog="Example:  python -m grader students")
def students() -> None:
    """Who is missing, late, has handed in twice, or is to be looked at by hand: a line each."""
    from nbgrader.api import MissingEntry

    from desk.received import Records
    from desk.roster import Roster
    from desk.students import lines

    with desk() as classroom:
        records = Records(classroom.root)
        try:
            marks = classroom.marks()
        except MissingEntry:
            marks = {}
        for line in lines(classroom, records, Roster.load(records.roster_path), marks):
            click.echo(line)


@click.command(short_help="Grade anew and say who moves.", epilog="Example:  python -m grader regrade --dry-run")
@click.option("--dry-run", is_flag=True, help="Only say who would move; nothing is written.")
@click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count(), show_default=True, help="Submissions at once."
)
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected: only for submissions that you trust.")
def regrade(dry_run: bool, workers: int, no_sandbox: bool) -> None:
    """Grade the class anew after a changed check, rubric or seed, and say who moves: in which part, from which message to which.

    The old results are kept in .grader/history/, with a page of what moved. Corrections by hand stay.
    """
    from desk.regrade import Regraded, keep_old, write_page
    from desk.regrade import regrade as regraded
    from grader.workers import local_workers

    with desk("off" if no_sandbox else None) as classroom:
        graded = [student for student in classroom.students() if classroom.files.read(student)]
        students = [student for student in graded if not classroom.is_another_than_graded(student)]
        if len(students) < len(graded):
            click.echo(f"{len(graded) - len(students)} handed in anew since: `python -m grader grade` is for these.")
        if not students:
            raise click.ClickException("Nothing is graded yet: run `python -m grader grade` first.")
        now = datetime.now()
        result = Regraded()
        folder = None if dry_run else keep_old(classroom, now)
        if not dry_run:
            classroom.generate_assignment()
        with local_workers(min(workers, len(students)), classroom.sandbox) as there:
            for result in regraded(classroom, students, there, dry_run):
                if result.graded % 50 == 0:
                    click.echo(f"{result.graded} of {len(students)} graded", err=True)
        for moved in result.moved:
            click.echo(moved.line())
        for outcome in result.not_graded:
            click.echo(f"{outcome.student} was not graded: {outcome.reason}")
        movers = len({moved.student for moved in result.moved})
        click.echo(
            f"{movers} of {result.graded} move{' (only looked)' if dry_run else ''}; {result.otherwise_said} parts say something else."
        )
        if folder:
            classroom.settle()
            write_page(folder / "moved.html", result, now)
            click.echo(f"The old results, and a page of what moved: {folder}")


@click.command(short_help="Make a page of the class.", epilog="Example:  python -m grader report")
def report() -> None:
    """Make a page of the class, and one without names for the next session: marks, tasks, mistakes, what to look at."""
    from desk.report import report_of, write_pages

    with desk() as classroom:
        classroom.settle()
        marks = classroom.marks()
        if not marks:
            raise click.ClickException("Nothing is graded yet: run `python -m grader grade` first.")
        for path in write_pages(report_of(classroom, marks), classroom.root / "report"):
            click.echo(path)
        classroom.write_class_page(classroom.summary())  # both pages lead to each other


@click.command(
    short_help="One check again, with its numbers.",
    epilog="Example:  python -m grader explain jmueller 2d --code corrected.py",
)
@click.argument("student")
@click.argument("task")
@click.option(
    "--code",
    type=click.File(encoding="utf-8"),
    help="As if this had been in the blank, or the whole cell; - reads it here.",
)
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected: only for submissions that you trust.")
def explain(student: str, task: str, code: TextIO | None, no_sandbox: bool) -> None:
    """Run one check again, for a dispute: the inputs, what the code gave, what was expected, and where they part.

    As text, and as a page in report/. Both show what students must not see.
    """
    from desk.explain import CanNotExplain
    from desk.explain import explain as explained
    from desk.files import write_whole
    from desk.regrade import TEMPLATES
    from grader.names import student_name

    text = code.read() if code else None
    with desk("off" if no_sandbox else None) as classroom:
        try:
            it = explained(classroom, student, task, text)
        except CanNotExplain as error:
            raise click.ClickException(str(error)) from None
        click.echo(it.text())
        path = classroom.root / "report" / f"explain-{student_name(student)}-{task}.html"
        write_whole(path, TEMPLATES.get_template("explain.html").render(it=it))
        click.echo(f"\nThe same as a page, for you alone: {path}")


@click.command(short_help="Put a term away.", epilog='Example:  python -m grader archive "2026 autumn"')
@click.argument("term")
def archive(term: str) -> None:
    """Put a term away: move submissions, marks and pages into terms/TERM/, and leave a clean desk."""
    from desk.put_away import CanNotPutAway, put_away

    with desk() as classroom:
        try:
            folder, count = put_away(classroom, term)
        except CanNotPutAway as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"{count} submissions and all that belongs to them: {folder}")


@contextmanager
def desk(sandbox: str | None = None) -> Iterator[Classroom]:
    """The course's folder, held alone; what is wrong with somebody's files is said in one line."""
    from nbgrader.api import MissingEntry

    from desk.late import Unclear
    from desk.table import UnreadableTable
    from grader.configured import configured_classroom
    from grader.lock import Busy
    from grader.sandbox import SandboxUnavailable

    try:
        classroom = configured_classroom(sandbox)
        with classroom.alone():
            yield classroom
    except MissingEntry:
        raise click.ClickException("Nothing is graded yet: run `python -m grader grade` first.") from None
    except (UnreadableTable, Unclear, Busy, SandboxUnavailable) as error:
        raise click.ClickException(str(error)) from None


def _line(what: str, student: str, shown: str, notes: str) -> str:
    return f"{what:<10} {student:<24} {shown}{f': {notes}' if notes else ''}".rstrip()


def _absolute(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(path.absolute() for path in paths)


COMMANDS = [collect, give_back, due, extend, students, explain, regrade, report, archive]

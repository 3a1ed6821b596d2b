"""The command line of `python -m grader`."""

from __future__ import annotations

import io
import os
import signal
import sys
import textwrap

import click
from nbgrader.converters.base import NbGraderException
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Column, Table
from rich.text import Text
from sqlalchemy.exc import DatabaseError

from course.own_numbers.answers import answers
from desk.command import COMMANDS
from grader import sample_class
from grader.class_summary import MAXIMUM, ClassSummary
from grader.classroom import Classroom, NotGraded
from grader.configured import configured_classroom
from grader.gradebook import explained
from grader.handout import pack
from grader.job import OtherCourse
from grader.lock import Busy
from grader.marks_table import LOOK, marks_lines
from grader.report import explanation
from grader.sandbox import ROOT, SandboxUnavailable, unavailable
from grader.workers import ClusterError, cluster, local_workers
from judge import master
from website.command import site

WIDE = 10_000  # characters
# Where no terminal reads, nothing is cut or wrapped; a letter that the other end can't show becomes a question mark.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
console = Console()
if not console.is_terminal:
    console = Console(width=WIDE)

IN_ONE_LINE = {  # what says nothing of a single task
    "cell-did-not-run": "Cells that are missing or did not run",
    "blank": "Blanks left open",
}
GO_ON = "What was graded is kept; run it again to go on."


@click.group(
    context_settings={"max_content_width": 100},
    epilog="For example: `python -m grader grade`, then `python -m grader mistakes`. `COMMAND --help` tells more.",
)
def main() -> None:
    """Grade a class, make the sample class, pack what students get."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that can't show a letter shows another sign
        stream.reconfigure(errors="replace")


@main.command(short_help="Grade what is in submitted/.", epilog="Example:  python -m grader grade --workers 8")
@click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count(), show_default=True, help="Submissions at once."
)
@click.option("--scheduler", metavar="ADDRESS", help="Grade on the workers of this Dask scheduler: tcp://host:8786.")
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected: only for submissions that you trust.")
@click.option("--again", is_flag=True, help="Grade all submissions, also those graded before.")
@click.option("--sample-if-empty", is_flag=True, help="Put the sample class into submitted/ if nothing is there.")
def grade(workers: int, scheduler: str | None, no_sandbox: bool, again: bool, sample_if_empty: bool) -> None:
    """Grade what is in submitted/ and print the marks. Submissions that have not changed are not graded again.

    It can be stopped at any time: started again, it goes on with what is left.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    classroom = configured_classroom("off" if no_sandbox else None)
    try:
        with classroom.alone():
            if classroom.generate_assignment():
                console.print("The student version was made: release/backpropagation/")
            if sample_if_empty and not classroom.students() and not classroom.misplaced():
                names = sample_class.put(classroom.submitted)
                console.print(f"submitted/ was empty: it now holds the sample class of {len(names)} submissions.")
            if (
                classroom.sandbox == "required"
                and not scheduler
                and sample_class.is_all_of(classroom.submitted)
                and (reason := unavailable())
            ):
                console.print(
                    f"{reason} The sample class alone is harmless: it is graded without a sandbox.", soft_wrap=True
                )
                classroom.sandbox = "off"
            _grade(classroom, workers, scheduler, again)
    except (SandboxUnavailable, NbGraderException, Busy, ClusterError, OtherCourse) as error:
        raise click.ClickException(str(error)) from None
    except DatabaseError as error:
        raise click.ClickException(f"{explained(error)} {GO_ON}") from None
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or 'A file'} can't be written: {error.strerror}. {GO_ON}"
        ) from None


def _grade(classroom: Classroom, workers: int, scheduler: str | None, again: bool) -> None:
    students = classroom.students()
    misplaced = classroom.misplaced()
    if not students and misplaced:
        raise click.ClickException("\n".join(["Nothing in submitted/ lies where it is graded.", *misplaced]))
    if not students:
        raise click.ClickException(
            "There is nothing in submitted/: put notebooks into submitted/<student>/backpropagation/."
        )
    todo = classroom.to_grade(again)
    newer: dict[str, str] = {}  # student -> the Python that the submission needs
    not_graded: list[NotGraded] = []
    if todo:
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        there = cluster(scheduler) if scheduler else local_workers(min(workers, len(todo)), classroom.sandbox)
        try:
            with (
                there as workers_there,
                Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as progress,
            ):
                bar = progress.add_task("grading", total=len(todo), rate="")
                for outcome in classroom.grade(todo, workers_there):
                    if isinstance(outcome, NotGraded):
                        not_graded.append(outcome)
                        continue
                    if outcome.needs_python:
                        newer[outcome.student] = outcome.needs_python
                    progress.advance(bar)
                    speed = progress.tasks[bar].speed
                    progress.update(bar, rate=f"{60 * speed:.0f} a minute" if speed else "")
        except KeyboardInterrupt:
            raise click.ClickException(f"Stopped: {classroom.written} of {len(todo)} were graded. {GO_ON}") from None
    classroom.settle()
    summary = classroom.summary()
    _print_class(summary)
    if newer:
        _say(_advice_on_python(newer))
    same = len(students) - len(todo)
    _say(
        f"{classroom.written} graded, {same} unchanged since they were graded."
        if same
        else f"{classroom.written} graded."
    )
    _say(f"Feedback pages, with the class on top: {classroom.write_class_page(summary)}")
    for line in misplaced:
        _say(line)
    for outcome in not_graded:
        _say(f"{outcome.student} was not graded: {outcome.reason}")
    if not_graded:
        raise click.ClickException(f"{len(not_graded)} could not be graded. Run it again to try these once more.")


def _print_class(summary: ClassSummary) -> None:
    for line in marks_lines(summary, console.width if console.is_terminal else None):
        _say(line)
    for row in summary.rows:
        for note in row.notes:
            _say_wrapped(f"{LOOK} {row.student}: {note}")
    sentences = [f"{len(summary.rows)} in the gradebook"]
    if summary.mean is not None:
        sentences.append(f"mean of those who began {summary.mean:.1f} of {MAXIMUM}")
    sentences.append(f"{sum(bool(row.notes) for row in summary.rows)} with a note")
    if summary.lost_most:
        sentences.append("most lost on " + ", ".join(f"{task} ({count})" for task, count in summary.lost_most))
    _say_wrapped("; ".join(sentences) + ".")


def _advice_on_python(newer: dict[str, str]) -> str:
    needed = max(newer.values(), key=lambda version: int(version.partition(".")[2]))
    who = f"{len(newer)} submissions have" if len(newer) > 1 else f"The submission of {next(iter(newer))} has"
    here = ".".join(map(str, sys.version_info[:2]))
    return (
        f"{who} cells that Python {here} can't read, so these did not run. To grade with a newer one: "
        f"make grade PYTHON=python{needed}"
    )


def _say(text: str) -> None:
    """Print a text as it is: whole, without markup."""
    console.print(Text(text), soft_wrap=True)


def _say_wrapped(text: str) -> None:
    """Print a text in lines as wide as the terminal; where none reads, in one."""
    _say("\n".join(textwrap.wrap(text, console.width, subsequent_indent="    ", break_long_words=False)))


@main.command(short_help="Make the student version.")
def assignment() -> None:
    """Make the student version, if the master has changed since."""
    console.print(
        "The student version was made anew."
        if configured_classroom().generate_assignment()
        else "The student version is up to date."
    )


@main.command(short_help="Put the sample class there.")
@click.option("--remove", is_flag=True, help="Take the sample class away again, where it is unchanged.")
def sample(remove: bool) -> None:
    """Put the sample class into submitted/ (or take it away); a submission that is there already stays as it is."""
    classroom = configured_classroom()
    names = sample_class.remove(classroom.submitted) if remove else sample_class.put(classroom.submitted)
    console.print(f"{'Removed' if remove else 'Put there'}: {', '.join(names) or 'nothing'}")


@main.command(short_help="Count the mistakes of the class.", epilog="Example:  python -m grader mistakes | less -S")
def mistakes() -> None:
    """Count the mistakes that the class made, as `grade` found them: what to talk about in the next session."""
    made = configured_classroom().mistakes()
    if not made:
        raise click.ClickException("No mistake was found yet: grade a class first with `python -m grader grade`.")
    table = Table(
        "students",
        "task",
        Column("mistake", overflow="fold"),  # its whole name is what to look for
        "what to look at",
        box=None,
        padding=(0, 1, 0, 0),
    )
    for (task, mistake), students in sorted(made.items(), key=lambda entry: -len(entry[1])):
        if mistake not in IN_ONE_LINE:
            table.add_row(str(len(students)), task, mistake, explanation(mistake))
    if table.row_count:
        console.print(table)
    else:
        _say("What was filled in is right.")
    for mistake, words in IN_ONE_LINE.items():
        tasks_of: dict[int, list[str]] = {}  # by how many students
        for task in master.task_order():
            if students := made.get((task, mistake)):
                tasks_of.setdefault(len(students), []).append(task)
        if tasks_of:
            counts = (f"{', '.join(tasks)} by {count}" for count, tasks in sorted(tasks_of.items(), reverse=True))
            _say_wrapped(f"{words}: {'; '.join(counts)}.")


@main.command("own-numbers", short_help="What a student's name draws.")
@click.argument("student")
def own_numbers(student: str) -> None:
    """Print the example and the bug that the notebook draws for a name, with the answers: for tutors and oral exams.

    \b
    python -m grader own-numbers "Ada Lovelace"
    """
    print(answers(student))


@main.command(short_help="Pack what students get.")
def handout() -> None:
    """Pack release/backpropagation/ as student.zip."""
    try:
        console.print(f"Packed {pack(ROOT)}")
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from None


for command in (site, *COMMANDS):
    main.add_command(command)

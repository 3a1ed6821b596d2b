"""The command line: `python -m grader --help`."""

from __future__ import annotations

import logging
import os
import sys
import warnings

import click
from nbgrader.apps import NbGrader
from nbgrader.converters.base import NbGraderException
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from sqlalchemy.exc import SAWarning

from grader import sample_class
from grader.classroom import Classroom, local_workers
from grader.handout import pack
from grader.sandbox import ROOT, SandboxUnavailable, unavailable
from judge.rubric import TASKS

console = Console()


@click.group()
def main() -> None:
    """Grade a class, make the sample class, pack what students get."""


def _classroom(sandbox: str | None = None) -> Classroom:
    """The course's folder with nbgrader's configuration of it."""
    app = NbGrader()
    os.chdir(ROOT)
    app.load_config_file()
    if sandbox:
        app.config.GradeInSandbox.sandbox = sandbox
    logging.getLogger("traitlets").setLevel(logging.WARNING)
    # SQLAlchemy's remark on how nbgrader adds a submission; it concerns nobody who grades.
    warnings.filterwarnings("ignore", message="Object of type", category=SAWarning)
    return Classroom(app.config)


@main.command()
@click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count(), show_default=True, help="Submissions at once."
)
@click.option("--no-sandbox", is_flag=True, help="Run students' code unprotected: only for submissions that you trust.")
@click.option("--again", is_flag=True, help="Grade all submissions, also those graded before.")
@click.option("--sample-if-empty", is_flag=True, help="Put the sample class into submitted/ if nothing is there.")
def grade(workers: int, no_sandbox: bool, again: bool, sample_if_empty: bool) -> None:
    """Grade what is in submitted/ and print the marks. Submissions that have not changed are not graded again."""
    classroom = _classroom("off" if no_sandbox else None)
    try:
        if classroom.generate_assignment():
            console.print("The student version was made: release/backpropagation/")
        if sample_if_empty and not classroom.students():
            names = sample_class.put(classroom.submitted)
            console.print(f"submitted/ was empty: it now holds the sample class of {len(names)} submissions.")
        if (
            classroom.sandbox == "required"
            and sample_class.is_all_of(classroom.submitted)
            and (reason := unavailable())
        ):
            console.print(
                f"{reason} The sample class alone is harmless: it is graded without a sandbox.", soft_wrap=True
            )
            classroom.sandbox = "off"
        _grade(classroom, workers, again)
    except (SandboxUnavailable, NbGraderException) as error:
        raise click.ClickException(str(error)) from None


def _grade(classroom: Classroom, workers: int, again: bool) -> None:
    students = classroom.students()
    if not students:
        raise click.ClickException(
            "There is nothing in submitted/: put notebooks into submitted/<student>/backpropagation/."
        )
    todo = classroom.to_grade(again)
    notes: dict[str, list[str]] = {}
    if todo:
        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        with (
            local_workers(min(workers, len(todo)), classroom.sandbox) as executor,
            Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as progress,
        ):
            bar = progress.add_task("grading", total=len(todo), rate="")
            for graded in classroom.grade(todo, executor):
                notes[graded.student] = graded.notes
                progress.advance(bar)
                speed = progress.tasks[bar].speed
                progress.update(bar, rate=f"{60 * speed:.0f} a minute" if speed else "")
    console.print(_table(classroom))
    for student in sorted(notes):
        for note in notes[student]:
            console.print(f"{student}: {note}", markup=False, highlight=False)
    same = len(students) - len(todo)
    console.print(f"{len(todo)} graded, {same} unchanged since they were graded." if same else f"{len(todo)} graded.")
    console.print(
        f"Feedback pages: {classroom.feedback}/<student>/backpropagation/backpropagation.html", soft_wrap=True
    )


def _table(classroom: Classroom) -> Table:
    total = sum(task.points for task in TASKS.values())
    table = Table("student", box=None, padding=(0, 1, 0, 0))
    table.columns[0].no_wrap = True
    for heading, points in [*((task, TASKS[task].points) for task in TASKS), ("sum", total)]:
        table.add_column(f"{heading}\n/{points}", justify="right", no_wrap=True)
    for student, scores in classroom.marks().items():
        table.add_row(student, *(f"{score:g}" for score in scores.values()), f"{sum(scores.values()):g}")
    return table


@main.command()
def assignment() -> None:
    """Make the student version, if the master has changed since."""
    console.print(
        "The student version was made anew."
        if _classroom().generate_assignment()
        else "The student version is up to date."
    )


@main.command()
@click.option("--remove", is_flag=True, help="Take the sample class away again, where it is unchanged.")
def sample(remove: bool) -> None:
    """Put the sample class into submitted/ (or take it away); a submission that is there already stays as it is."""
    classroom = _classroom()
    names = sample_class.remove(classroom.submitted) if remove else sample_class.put(classroom.submitted)
    console.print(f"{'Removed' if remove else 'Put there'}: {', '.join(names) or 'nothing'}")


@main.command()
def handout() -> None:
    """Pack release/backpropagation/ as student.zip."""
    try:
        console.print(f"Packed {pack(ROOT)}")
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    sys.exit(main(prog_name="python -m grader"))

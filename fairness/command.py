"""The command line of `python -m fairness`."""

from __future__ import annotations

import argparse
import time

from fairness import novices
from fairness.bad_values import bad_answers, failures_of
from fairness.corpus import read_corpus
from fairness.harm import harmed, marks_alone, pairs_that_interfere, tasks_that_depend
from fairness.messages import MISLEADS, SAYS_LESS
from fairness.mutants import MUTATED_TASKS, make_mutants, read_survivors
from fairness.runner import Outcome, run_answers
from fairness.table import Row, failures, rows_of, summary, table, total
from judge.rubric import TASKS


def main() -> int:
    """Run what the arguments ask for; the exit status is 1 if an answer was accepted, refused or harmed."""
    arguments = _parse()
    started = time.monotonic()
    answers = [answer for answer in [*read_corpus(), *read_corpus(blind=True)] if answer.task in arguments.tasks]
    outcomes = list(run_answers(answers, arguments.runs, arguments.workers))
    rows = rows_of(outcomes)
    bad = [answer for answer in bad_answers() if answer.task in arguments.tasks]
    also = [problem for outcome in run_answers(bad, 1, arguments.workers) for problem in failures_of(outcome)]
    if arguments.mutants:
        add_mutants(rows, arguments.tasks, arguments.workers)
    if arguments.harm:
        alone = marks_alone([answer for answer in answers if not answer.right], arguments.workers)
        for task, names in harmed(alone).items():
            rows[task].harmed = names
        also += tasks_that_depend(arguments.workers) + pairs_that_interfere(alone, arguments.workers)
    seconds, runs = time.monotonic() - started, sum(outcome.runs for outcome in outcomes)
    print(f"{time.strftime('%Y-%m-%d')}: {arguments.runs} seeds, {runs} runs, {seconds:.0f} s\n")
    print(table(rows), summary(rows), sep="\n\n")
    if arguments.details:
        _print_details(rows, outcomes)
    if arguments.novices:
        print("", novices.report(arguments.tasks), sep="\n")
    failed = failures(rows) + also
    print("\n".join(["", *failed]) if failed else "\nNo answer was accepted, refused or harmed.")
    return 1 if failed else 0


def add_mutants(rows: dict[str, Row], tasks: list[str], workers: int) -> None:
    """Run the mutants of the solutions and count those that are not refused."""
    listed = {(survivor.task, survivor.change) for survivor in read_survivors()}
    mutants = [mutant for task in tasks if task in MUTATED_TASKS for mutant in make_mutants(task)]
    for task in {mutant.task for mutant in mutants}:
        rows[task].mutants = rows[task].surviving = 0
    for outcome in run_answers(mutants, 1, workers):
        row, mutant = rows[outcome.answer.task], outcome.answer
        row.mutants += 1
        if outcome.full_marks:
            row.surviving += 1
            row.unlisted += [] if (mutant.task, mutant.name) in listed else [f"{mutant.task} | {mutant.name}"]


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m fairness", description="Measure the grader on the corpus of answers."
    )
    parser.add_argument("--runs", type=int, default=1, help="seeds for each answer")
    parser.add_argument("--tasks", nargs="+", default=list(TASKS), choices=list(TASKS), metavar="TASK")
    parser.add_argument("--no-mutants", dest="mutants", action="store_false", help="without mutants of the solutions")
    parser.add_argument("--no-harm", dest="harm", action="store_false", help="each answer's own task only")
    parser.add_argument("--no-novices", dest="novices", action="store_false", help="without the answers of novices")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--details", action="store_true", help="show the messages that say less or mislead")
    return parser.parse_args()


def _print_details(rows: dict, outcomes: list[Outcome]) -> None:
    row = total(rows)
    shown = {*row.messages[SAYS_LESS], *row.messages[MISLEADS], *row.accepted, *row.refused}
    for outcome in outcomes:
        if str(outcome.answer) not in shown:
            continue
        print(f"\n{outcome.answer} | {outcome.answer.mistake}")
        for run, findings in outcome.examples[:2]:
            for finding in findings:
                if not finding.passed:
                    print(f"  seed {run}, {finding.part}: {finding.observation[:200]} | {finding.mistake}")

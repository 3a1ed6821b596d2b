"""The command line of `python -m fairness`."""

from __future__ import annotations

import argparse
import time

from fairness.corpus import read_corpus
from fairness.messages import MISLEADS, SAYS_LESS
from fairness.runner import Outcome, run_answers
from fairness.table import failures, rows_of, summary, table, total
from judge.rubric import TASKS


def main() -> int:
    """Run what the arguments ask for; the exit status is 1 if an answer was accepted, refused or harmed."""
    arguments = _parse()
    started = time.monotonic()
    answers = [answer for answer in read_corpus() if answer.task in arguments.tasks]
    outcomes = list(run_answers(answers, arguments.runs, arguments.workers))
    rows = rows_of(outcomes)
    seconds = time.monotonic() - started
    print(
        f"{time.strftime('%Y-%m-%d')}, {arguments.runs} seeds, {sum(o.runs for o in outcomes)} runs, {seconds:.0f} s\n"
    )
    print(table(rows))
    print()
    print(summary(rows))
    if arguments.details:
        _print_details(rows, outcomes)
    failed = failures(rows)
    print("\n".join(["", *failed]) if failed else "\nNo answer was accepted, refused or harmed.")
    return 1 if failed else 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m fairness", description="Measure the grader on the corpus of answers."
    )
    parser.add_argument("--runs", type=int, default=1, help="seeds for each answer")
    parser.add_argument("--tasks", nargs="+", default=list(TASKS), choices=list(TASKS), metavar="TASK")
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

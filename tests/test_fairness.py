"""The grader on its corpus of right and wrong answers: none accepted that is wrong, none refused that is right."""

from __future__ import annotations

import subprocess
import sys

import pytest

from course.mistakes import MISTAKES
from fairness.corpus import Answer, fill, read_corpus, solution
from fairness.rates import upper_bound
from judge.rubric import TASKS
from tests.conftest import ROOT


def run_fairness(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "fairness", *arguments], cwd=ROOT, text=True, capture_output=True, timeout=5000
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-3000:]
    return done.stdout


def test_no_answer_is_accepted_or_refused() -> None:
    run_fairness("--no-harm", "--no-mutants", "--no-novices")


@pytest.mark.long
def test_no_answer_harms_another_task_and_every_mutant_is_refused() -> None:
    report = run_fairness()  # one seed: `make fairness RUNS=3` takes an hour
    kept = ROOT / "build" / "fairness.txt"  # to be looked at
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(report, encoding="utf-8")


@pytest.fixture(scope="module")
def corpus() -> list[Answer]:
    return [*read_corpus(), *read_corpus(blind=True)]


def test_the_corpus_is_large_enough() -> None:
    corpus = read_corpus()
    assert sum(not answer.right for answer in corpus) >= 250
    assert sum(answer.right for answer in corpus) >= 150
    assert {answer.task for answer in corpus if answer.right} == set(TASKS)
    assert {answer.task for answer in corpus if not answer.right} == set(TASKS)


def test_every_answer_has_a_name_of_its_own(corpus: list[Answer]) -> None:
    names = [str(answer) for answer in corpus]
    assert len(set(names)) == len(names)


def test_every_answer_is_another_one(corpus: list[Answer]) -> None:
    sources = [(answer.task, answer.own_cell, answer.cell) for answer in corpus]
    assert len(set(sources)) == len(sources)


def test_expected_mistakes_are_in_the_catalogue(corpus: list[Answer]) -> None:
    named = {str(answer): [answer.mistake, *answer.also] for answer in corpus if answer.mistake}
    unknown = {answer: mistakes for answer, mistakes in named.items() if not set(mistakes) <= set(MISTAKES)}
    assert not unknown


def test_every_answer_compiles_unless_that_is_its_mistake(corpus: list[Answer]) -> None:
    for answer in corpus:
        if answer.right:
            compile(answer.cell, str(answer), "exec")
            compile(answer.own_cell, str(answer), "exec")


def test_a_filled_cell_holds_the_answer_and_the_neighbours_solutions() -> None:
    cell = fill("mean_square_error", {"2b": "cost = 1\n"})
    assert "cost = 1\n" in cell
    assert solution("2c") in cell
    assert "NotImplementedError" not in cell


@pytest.mark.parametrize(("hits", "trials", "bound"), [(0, 300, 0.00994), (0, 1, 0.95), (1, 10, 0.39416), (5, 5, 1.0)])
def test_upper_bound(hits: int, trials: int, bound: float) -> None:
    # From the beta distribution's 95 % quantile with parameters hits + 1 and trials - hits.
    assert upper_bound(hits, trials) == pytest.approx(bound, rel=1e-3)

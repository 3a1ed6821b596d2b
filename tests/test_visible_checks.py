"""The visible checks on the whole corpus: right answers pass, wrong ones are refused, and the message names the mistake."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import ROOT

from fairness.corpus import Answer, not_seen, read_corpus
from judge.rubric import TASKS

# Where the corpus marks a mistake with this sign, the catalogue has no name for it.
NOT_IN_THE_CATALOGUE = "?"

pytestmark = pytest.mark.xdist_group("visible_checks")


@pytest.fixture(scope="module")
def results(environment: dict[str, str]) -> dict[str, dict]:
    """What the visible check said to each answer."""
    command = [sys.executable, "-m", "fairness.visible"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    return {line["answer"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def corpus() -> list[Answer]:
    """All answers."""
    return read_corpus()


def test_every_right_answer_passes(results: dict[str, dict], corpus: list[Answer]) -> None:
    right = [answer for answer in corpus if answer.right]
    assert len(right) >= 150
    refused = {str(a): results[str(a)]["message"] for a in right if not results[str(a)]["passes"]}
    # The grader brings its own train; in the notebook the name has to be mended first, and the message says how.
    message = refused.pop("4 right/name-train-used-for-something-else")
    assert "the given name train was overwritten" in message
    assert "run the cell of the given code that defines train again" in " ".join(message.split())
    assert refused == {}


def test_wrong_answers_are_refused_but_for_those_that_are_listed(
    results: dict[str, dict], corpus: list[Answer]
) -> None:
    wrong = [answer for answer in corpus if not answer.right]
    accepted = {str(answer) for answer in wrong if results[str(answer)]["passes"]}
    reasons = not_seen()
    assert accepted == set(reasons)
    assert all(reasons.values())
    assert len(accepted) <= 0.1 * len(wrong)


def test_every_task_refuses_most_of_its_wrong_answers(results: dict[str, dict], corpus: list[Answer]) -> None:
    """Only task 5 needs a real training to tell."""
    for task in TASKS:
        wrong = [answer for answer in corpus if answer.task == task and not answer.right]
        refused = sum(not results[str(answer)]["passes"] for answer in wrong)
        assert refused >= (0.4 if task == "5" else 0.8) * len(wrong), task


def test_every_refusal_is_explained(results: dict[str, dict]) -> None:
    refused = {name: result for name, result in results.items() if not result["passes"]}
    assert [name for name, result in refused.items() if not result["is_explained"]] == []
    assert [name for name, result in refused.items() if not result["message"].startswith("✗ ")] == []
    assert [name for name, result in refused.items() if "Traceback" in result["message"]] == []


def test_checks_refuse_and_name_as_the_hidden_tests_do(results: dict[str, dict], corpus: list[Answer]) -> None:
    """Task 5 apart: how well its net learns shows in training alone."""
    told = [a for a in corpus if a.mistake and not a.mistake.startswith(NOT_IN_THE_CATALOGUE)]
    named = [a for a in told if not a.right and a.task != "5"]
    accepted = [str(answer) for answer in named if results[str(answer)]["passes"]]
    others = {str(a): results[str(a)].get("mistake") for a in named if results[str(a)].get("mistake") != a.mistake}
    assert len(accepted) <= 0.02 * len(named), accepted
    assert len(others) <= 0.03 * len(named), others


def test_messages_name_the_mistake(results: dict[str, dict], corpus: list[Answer]) -> None:
    """Where the corpus gives a name that the catalogue has."""
    named = [a for a in corpus if a.mistake and not a.mistake.startswith(NOT_IN_THE_CATALOGUE)]
    refused = [answer for answer in named if not results[str(answer)]["passes"]]
    right = [answer for answer in refused if results[str(answer)].get("mistake") == answer.mistake]
    others = {
        str(a): (a.mistake, results[str(a)]["mistake"])
        for a in refused
        if results[str(a)]["mistake"] not in (None, a.mistake)
    }
    assert len(right) >= 0.9 * len(refused)
    assert len(others) <= 0.02 * len(refused), others

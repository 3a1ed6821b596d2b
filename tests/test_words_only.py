"""A defect in the search for a mistake's name costs nobody a point."""

from __future__ import annotations

import pytest

from course.drivers import explanation, layer_words, training_findings
from course.engine import findings, words_only
from course.pieces.train_improved import expected as train_improved
from fairness.corpus import read_answers
from fairness.runner import run_answers
from judge.rubric import TASKS
from judge.tasks import JUDGES

ANSWERS = [
    answer
    for task in TASKS
    if task in JUDGES and task != "5"
    for right, most in ((True, 1), (False, 5))
    for answer in read_answers(task, right)[:most]
]


def fails(*_: object, **__: object) -> None:
    """Stands for any function that names mistakes."""
    raise ZeroDivisionError("a defect of the course's own")


def verdicts() -> dict[str, list[tuple[str, bool]]]:
    """Of each answer, which parts passed."""
    return {
        str(outcome.answer): [(finding.part, finding.passed) for finding in outcome.findings]
        for outcome in run_answers(ANSWERS, 1)
    }


def test_the_verdict_is_the_same_where_naming_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    before = verdicts()
    monkeypatch.setattr(words_only, "failures_are_raised", False)
    monkeypatch.setattr(findings, "problem_of_part", fails)
    monkeypatch.setattr(training_findings, "difference", fails)
    assert verdicts() == before
    assert any(len({passed for _, passed in parts}) == 2 for parts in before.values()), "some have part of the marks"


def test_a_net_that_has_not_learned_is_judged_without_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_only, "failures_are_raised", False)
    monkeypatch.setattr(train_improved, "explanation", fails)
    assert train_improved._reason({"why": {"costs": [1.0]}}, False) is None
    assert train_improved.explanation is not explanation.explanation


def test_where_the_course_is_tested_the_defect_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_only, "failures_are_raised", True)
    with pytest.raises(ZeroDivisionError):
        words_only.told(fails, lambda: None)
    monkeypatch.setattr(words_only, "failures_are_raised", False)
    assert words_only.told(fails, lambda: "otherwise") == "otherwise"
    assert words_only.told(lambda: layer_words.difference("Network(ReLU)", ("ReLU",)), lambda: "otherwise") is None

"""A slip costs its own part of a task and no more."""

from __future__ import annotations

import pytest

from fairness.corpus import read_answers
from fairness.runner import run_answers


@pytest.mark.parametrize(
    ("task", "name", "part"),
    [
        ("2e", "zeroes-afterwards", "gradients untouched"),
        ("2e", "gradients-taken-away", "gradients untouched"),
        ("2e", "scales-the-gradient-in-place", "gradients untouched"),
        ("2f", "gradient-of-the-prediction", "gradients"),
        ("3b", "gradient-of-the-prediction", "gradients"),
        ("3b", "gradient-of-the-mean", "gradients"),
        ("3a", "forward-of-deep-copies", "forward"),
        ("3a", "zeroes-in-the-first-call-only", "zero_gradients"),
    ],
)
def test_one_part_is_lost(task: str, name: str, part: str) -> None:
    (answer,) = [one for one in read_answers(task, False) if one.name == name]
    (outcome,) = run_answers([answer], 2, workers=1)
    for _, findings in outcome.examples:
        assert [finding.part for finding in findings if not finding.passed] == [part]

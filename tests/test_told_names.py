"""Mistakes of many kinds, each in a small answer: what the hidden test calls them."""

from __future__ import annotations

import pytest

from course.mistakes import MISTAKES
from fairness.corpus import Answer, fill
from fairness.runner import run_answers
from judge.rubric import TASKS

BACKWARD = "self.dw += d_out.T @ self.x_in\nself.db += d_out.sum(axis=0, keepdims=True)\n"
TOLD = {
    ("2a", "self.x_in = x_in\nx_out = (self.w @ x_in.T).reshape(-1, self.n_out) + self.b"): "reshaped-for-transposed",
    ("2c", "gradient = np.array(np.gradient(cost))"): "neighbours-compared",
    ("2c", "gradient = self.estimate(self.target, self.target)"): "zero-everywhere",
    ("2d", BACKWARD + "self.d_in = 0 * d_out @ self.w"): "zero-everywhere",
    ("2e", "self.w -= learning_rate * self.dw\nself.b -= learning_rate * self.dw.sum(axis=1)"): "gradient-of-the-other",
    (
        "2e",
        "self.w -= learning_rate * self.dw\nfor _ in range(self.n_in):\n    self.b -= learning_rate * self.db",
    ): "times-a-size",
    ("6a", "self.x_out = np.exp(x_in / np.sum(np.exp(x_in), axis=1, keepdims=True))"): "share-before-exp",
    (
        "6c",
        "gradient = np.zeros(self.x_in.shape)\nk = self.target.argmax(axis=1)\ngradient[:, k] = -1 / (self.x_in + self.eps)[:, k]",
    ): "columns-of-all-rows",
    ("6d", "y = self.forward(d_out)\nd_in = y * (d_out - np.sum(y * d_out, axis=1, keepdims=True))"): (
        "softmax-of-the-gradient"
    ),
    ("6d", "d_in = self.x_out * (d_out - self.x_out * np.sum(d_out, axis=1, keepdims=True))"): "jacobian-misbuilt",
}


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], set[str | None]]:
    answers = [
        Answer(task, str(number), False, None, fill(TASKS[task].piece, {task: blank}), content=blank)
        for number, (task, blank) in enumerate(TOLD)
    ]
    outcomes = {outcome.answer: outcome for outcome in run_answers(answers, 1)}
    return {
        (answer.task, answer.content): {finding.mistake for finding in outcomes[answer].findings if not finding.passed}
        for answer in answers
    }


@pytest.mark.parametrize("answer", TOLD, ids=[f"{task} {name}" for (task, _), name in TOLD.items()])
def test_a_mistake_is_called_by_its_name(answer: tuple[str, str], told: dict) -> None:
    assert told[answer] - {None} == {TOLD[answer]}
    assert TOLD[answer] in MISTAKES

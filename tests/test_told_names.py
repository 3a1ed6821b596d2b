"""Mistakes of many kinds, each in a small answer: what the hidden test calls them."""

from __future__ import annotations

import pytest

from course.mistakes import MISTAKES
from fairness.corpus import Answer, fill
from fairness.runner import run_answers
from judge.rubric import TASKS

BACKWARD = "self.dw += d_out.T @ self.x_in\nself.db += d_out.sum(axis=0, keepdims=True)\n"
STEP = """linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward({0}))
cost = cost_function.estimate({1}, {2})
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost"""
TOLD = {
    ("2a", "self.zero_gradients()\nself.x_in = x_in\nx_out = x_in @ self.w.T + self.b"): "gradients-changed-by-forward",
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
    ("2a", "self.x_in = x_in\nx_out = np.cumsum(x_in @ self.w.T + self.b, axis=0)"): "sum-goes-on",
    ("2b", "self.target, self.prediction = target, prediction\ncost = np.power(2, prediction - target)"): (
        "power-turned-round"
    ),
    ("2b", "self.target, self.prediction = target, prediction\ncost = (np.round(prediction) - target) ** 2"): (
        "rounded-inside"
    ),
    ("2c", "self.gradient = 2 * (self.prediction - self.target)\ngradient = self.gradient"): "method-overwritten",
    ("2d", BACKWARD + "self.d_in = d_out @ self.w\nself.dw += 0.03 * self.w"): "weight-decay",
    (
        "2e",
        "self.w -= learning_rate * self.dw\nself.b[0, :-1] -= learning_rate * self.db[0, :-1]",
    ): "output-left-out",
    (
        "2e",
        "self.vw = 0.7 * getattr(self, 'vw', 0) + learning_rate * self.dw\n"
        "self.vb = 0.7 * getattr(self, 'vb', 0) + learning_rate * self.db\nself.w -= self.vw\nself.b -= self.vb",
    ): "momentum",
    (
        "2e",
        "self.n = getattr(self, 'n', 0) + 1\nself.w -= learning_rate / self.n ** 2 * self.dw\nself.b -= learning_rate * self.db",
    ): "counts-its-calls",
    ("2f", STEP.format("inputs[::-1]", "targets", "prediction")): "rows-shuffled-apart",
    ("2f", STEP.format("inputs[::-1]", "targets[::-1]", "prediction")): "rows-shuffled",
    ("2f", STEP.format("inputs / 255", "targets", "prediction")): "inputs-changed",
    ("2f", STEP.format("inputs", "targets > 0.5", "prediction")): "targets-changed",
    ("2f", STEP.format("inputs", "targets", "np.round(prediction)")): "prediction-changed",
    (
        "6a",
        "self.x_out = np.zeros_like(x_in)\nfor i, row in enumerate(x_in):\n    e = np.exp(row - row.max())\n"
        "    self.x_out[i] = e / e.sum()",
    ): "rounded",
    (
        "6a",
        "e = np.exp(x_in / np.max(np.abs(x_in), axis=1, keepdims=True))\nself.x_out = e / np.sum(e, axis=1, keepdims=True)",
    ): ("divided-for-subtracted"),
    ("6d", "y = self.x_out\nd_in = y * (d_out - np.sum(d_out * y, axis=1, keepdims=True)) + y**2 * d_out"): (
        "jacobian-diagonal"
    ),
    ("6d", "d_in = self.x_out * (d_out - self.x_out * np.sum(d_out, axis=1, keepdims=True))"): "jacobian-misbuilt",
    ("2a", "self.x_in = x_in\nx_out = x_in.ravel(order='A').reshape(x_in.shape) @ self.w.T + self.b"): "memory-order",
    (
        "2a",
        "self.x_in = x_in\nx_out = x_in @ self.w.T + self.b\nx_out[np.all(x_in == 0, axis=1)] = 0",
    ): "passed-over",
    (
        "2a",
        "x_in = np.column_stack([np.ones(len(x_in)), x_in])\nself.x_in = x_in\nx_out = x_in[:, 1:] @ self.w.T + self.b",
    ): ("column-of-ones-kept"),
    (
        "2b",
        "self.target, self.prediction = target, prediction\ncost = np.fmax((target - prediction) ** 2, 1e-5)",
    ): "clipped",
    (
        "2c",
        "h = 1e-2\ngradient = ((self.prediction - self.target) ** 2 - (self.prediction - h - self.target) ** 2) / h",
    ): ("difference-quotient"),
    ("2d", BACKWARD + "self.d_in = d_out @ self.w - self.b.sum()"): "term-too-many",
    (
        "2e",
        "self.dw[...] = np.sign(self.dw)\nself.db[...] = np.sign(self.db)\n"
        "self.w = self.w - learning_rate * self.dw\nself.b = self.b - learning_rate * self.db",
    ): ("gradients-changed-first", "gradients-changed-by-update"),
    (
        "6b",
        "self.target, self.x_in = target, x_in\nx_in[x_in <= 0] = self.eps\ncost = -target * np.log(x_in)",
    ): "changes-its-input",
    (
        "6b",
        "self.target, self.x_in = target, x_in\nbest = np.eye(x_in.shape[1])[x_in.argmax(axis=1)]\n"
        "cost = -best * np.log(x_in + self.eps)",
    ): "prediction-for-target",
    ("6c", "p = self.x_in + self.eps\ngradient = -(self.target / p + np.log(p))"): "product-rule",
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
    names = {TOLD[answer]} if isinstance(TOLD[answer], str) else set(TOLD[answer])
    assert told[answer] - {None} == names
    assert names <= set(MISTAKES)

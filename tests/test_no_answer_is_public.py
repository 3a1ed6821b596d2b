"""No right answer stands in what students and the sandbox get, under whatever names: neither its formula nor its loop."""

from __future__ import annotations

import re

import pytest
from structure import chains, formulas

from fairness.corpus import read_answers, solution
from grader import handout
from judge import master

TASKS = ("2a", "2b", "2c", "2d", "2e", "3a", "6a", "6b", "6c", "6d")
TEXTBOOK = """
np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)
np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
np.dot(x, w.T) + b
np.dot(d.T, x) + dw
d.T @ x + dw
2 * (y - t)
-t * np.log(y + eps)
-t / (y + eps)
y * (d - np.sum(d * y, axis=1, keepdims=True))
"""
REGION = re.compile(r"^[ ]*### BEGIN SOLUTION\n(.*?)\n[ ]*### END SOLUTION$", re.DOTALL | re.MULTILINE)
# Shapes that parts of answers have too, and that tell nothing.
PLAIN = {
    "_ / _.sum(axis=1, keepdims=True)",  # rows that sum to 1
    "np.sum(_ * _)",
    "_[_] * _[_]",
}


def files() -> dict[str, str]:
    """The Python files that students and the sandbox get."""
    return {name: path.read_text("utf-8") for name, path in handout.files().items() if name.endswith(".py")}


def given_formulas() -> set[str]:
    """Those of the notebook's given code."""
    cells = [cell for cell in master.notebook().cells if cell.cell_type == "code"]
    return set().union(*(formulas(REGION.sub("pass", cell.source)) for cell in cells))


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """The formulas of right answers by their shapes, and the task that each answers; those that say something."""
    found = dict.fromkeys(formulas(TEXTBOOK), "a textbook")
    for task in TASKS:
        right = [answer.cell for blind in (False, True) for answer in read_answers(task, True, blind)]
        for source in (solution(task), *right):
            found |= dict.fromkeys(formulas(source), task)
    plain = PLAIN | given_formulas()
    return {
        shape: task
        for shape, task in found.items()
        if shape not in plain and re.search(r"[@*/]|dot|matmul|einsum", shape)
    }


def test_no_formula_of_an_answer_is_public(answers: dict[str, str]) -> None:
    assert len(answers) > 200
    for name, text in files().items():
        leaks = {line: answers[shape] for shape, line in formulas(text).items() if shape in answers}
        assert not leaks, name


def test_no_loop_through_layers_is_public() -> None:
    """But for the given `train_epoch`, which works on one net: the master's own."""
    assert {name: chains(text) for name, text in files().items() if chains(text)} == {}


@pytest.mark.parametrize(
    "line",
    [
        "out = entered @ self.matrix.T + self.offset",
        "def f(self, a):\n    return np.matmul(a, self.q.T) + self.p",
        '"""As `x @ w.T + b` says."""',
        'text = f"np.exp({node.id}) / np.sum(np.exp({node.id}), axis=1, keepdims=True)"',
        "slope = 2 * (seen - goal)",
    ],
)
def test_a_formula_would_be_found(answers: dict[str, str], line: str) -> None:
    assert set(formulas(line)) & set(answers)


@pytest.mark.parametrize(
    "lines",
    [
        "for part in parts:\n    value = part.forward(value)",
        "for one in reversed(net.layers):\n    sizes.append(1)\n    g = np.asarray(one.backward(g.copy()))",
        "for one in layers:\n    one.zero_gradients()",
        "[one.update_parameters(rate) for one in layers]",
        "functools.reduce(lambda a, one: one.forward(a), layers, x)",
        "while rest:\n    one = rest.pop()\n    x = one.forward(x)",
    ],
)
def test_a_loop_would_be_found(lines: str) -> None:
    assert chains(lines)


def test_the_loops_of_solutions_are_found() -> None:
    assert len(chains(master.cells()["network"].source)) >= 4

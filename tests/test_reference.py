"""The reference itself, against an oracle apart from it: sums written out in loops, and central differences.

Both the master's solutions and what the judge expects are compared with it. For the judge, the oracle answers as a student
would, through probe and judgement, and must have full marks.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from course.engine.forms import FORMS, Form
from course.kinds.cost import Formula
from course.pieces.cross_entropy.expected import FORMULA as CROSS_ENTROPY
from course.pieces.mean_square_error.expected import FORMULA as MEAN_SQUARE_ERROR
from judge import master
from judge.compare import Finding
from judge.rubric import PIECES
from judge.tasks import JUDGES
from probes.tasks import PROBES

GIVEN = ("given_sigmoid_function", "given_layer_and_cost", "given_sigmoid")
SEEDS = range(5)


def numbers_of(array: np.ndarray) -> Iterator[tuple[int, ...]]:
    return itertools.product(*map(range, array.shape))


def central_difference(f: Callable[[], float], array: np.ndarray, step: np.ndarray | float = 1e-4) -> np.ndarray:
    """The derivative of f by each number of an array that f reads."""
    derivative, steps = np.zeros(array.shape), np.broadcast_to(step, array.shape)
    for i in numbers_of(array):
        value = array[i]
        array[i] = value + steps[i]
        above = f()
        array[i] = value - steps[i]
        derivative[i] = (above - f()) / (2 * steps[i])
        array[i] = value
    return derivative


class OracleLinear:
    def __init__(self, n_in: int, n_out: int, initial_sigma: float = 0.1) -> None:
        self.w, self.b = np.full((n_out, n_in), initial_sigma), np.zeros((1, n_out))
        self.zero_gradients()

    def forward(self, x_in: np.ndarray) -> np.ndarray:
        self.x_in = x_in
        out = np.zeros((len(x_in), len(self.w)))
        for n, o in numbers_of(out):
            out[n, o] = self.b[0, o]
            for i in range(x_in.shape[1]):
                out[n, o] += float(x_in[n, i]) * float(self.w[o, i])
        return out

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        like = OracleLinear(*self.w.T.shape)
        like.w, like.b = self.w.astype(float), self.b.astype(float)
        x = self.x_in.astype(float)
        cost = lambda: float((d_out.astype(float) * like.forward(x)).sum())  # noqa: E731
        self.d_in, dw, db = (central_difference(cost, array, 1.0) for array in (x, like.w, like.b))
        self.dw, self.db = self.dw + dw, self.db + db
        return self.d_in

    def zero_gradients(self) -> None:
        self.dw, self.db = np.zeros(self.w.shape), np.zeros(self.b.shape)

    def update_parameters(self, learning_rate: float) -> None:
        for parameter, gradient in ((self.w, self.dw), (self.b, self.db)):
            for i in numbers_of(parameter):
                parameter[i] = float(parameter[i]) - learning_rate * float(gradient[i])


class OracleSoftMax:
    def forward(self, x_in: np.ndarray) -> np.ndarray:
        # Division by exp of each element in turn: 1 / sum of exp(x_j - x_i), which is 0 where it overflows.
        out = np.zeros(x_in.shape)
        for n, i in numbers_of(x_in):
            with np.errstate(over="ignore"):
                out[n, i] = 1 / sum(np.exp(float(x_in[n, j]) - float(x_in[n, i])) for j in range(x_in.shape[1]))
        self.x_out = out
        return out.copy()

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        x = np.log(np.maximum(self.x_out.astype(float), 1e-300))  # an input with this output
        return central_difference(lambda: float((d_out * OracleSoftMax().forward(x)).sum()), x)


class OracleCost:
    """Elements by a loop, the gradient by central differences; `reduce` is the accepted form that it has."""

    kept = "prediction"
    form: Form = FORMS[0]

    def element(self, target: float, prediction: float) -> float:
        return (prediction - target) * (prediction - target)

    def step(self, prediction: np.ndarray) -> np.ndarray:
        return 1e-3 * np.ones(prediction.shape)

    def estimate(self, target: np.ndarray, prediction: np.ndarray) -> np.ndarray:
        self.target = target
        setattr(self, self.kept, prediction)
        elements = np.zeros(target.shape)
        for i in numbers_of(elements):
            elements[i] = self.element(float(target[i]), float(prediction[i]))
        return self.form.cost(elements)

    def gradient(self, cost: np.ndarray) -> np.ndarray:
        like = type(self)()
        prediction = getattr(self, self.kept).astype(float)
        return central_difference(
            lambda: float(like.estimate(self.target, prediction).sum()), prediction, self.step(prediction)
        )


class OracleCrossEntropy(OracleCost):
    kept = "x_in"

    def element(self, target: float, prediction: float) -> float:
        return -target * float(np.log(prediction + 1e-12))

    def step(self, prediction: np.ndarray) -> np.ndarray:
        return 1e-4 * (prediction + 1e-12)


def judged(task: str, names: dict[str, Any], seed: int) -> list[Finding]:
    inputs = JUDGES[task].draw(np.random.default_rng(seed))
    # Loops and differences are slow: the cases with large arrays are left out.
    inputs["cases"] = [case for case in inputs["cases"] if all(np.size(value) < 100 for value in case.values())]
    assert len(inputs["cases"]) > 4
    record = {}
    for way in JUDGES[task].ways:
        record |= PROBES[task](names, {**inputs, "way": way})
    return JUDGES[task].judge(inputs, record)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("task", "name", "oracle"),
    [
        ("2a", "Linear", OracleLinear),
        ("2d", "Linear", OracleLinear),
        ("2e", "Linear", OracleLinear),
        ("6a", "SoftMax", OracleSoftMax),
        ("6d", "SoftMax", OracleSoftMax),
    ],
)
def test_the_judge_agrees_with_the_oracle(task: str, name: str, oracle: type, seed: int) -> None:
    failed = [finding for finding in judged(task, {name: oracle}, seed) if not finding.passed]
    assert not failed


@pytest.mark.parametrize("form", range(len(FORMS)))
@pytest.mark.parametrize(
    ("tasks", "name", "oracle"),
    [("2b 2c", "MeanSquareError", OracleCost), ("6b 6c", "CrossEntropy", OracleCrossEntropy)],
)
def test_the_judge_agrees_with_the_oracle_of_every_accepted_cost(
    tasks: str, name: str, oracle: type, form: int
) -> None:
    cost = type("Cost", (oracle,), {"form": FORMS[form]})
    for task in tasks.split():
        assert not [finding for finding in judged(task, {name: cost}, form) if not finding.passed]


@pytest.mark.parametrize("formula", [MEAN_SQUARE_ERROR, CROSS_ENTROPY], ids=lambda formula: formula.name)
@pytest.mark.parametrize("form", FORMS)
def test_the_judges_derivatives(formula: Formula, form: Form) -> None:
    generator = np.random.default_rng(0)
    t, p = generator.random((4, 3)), 0.1 + generator.random((4, 3))
    expected = central_difference(lambda: float(form.cost(formula.elements(t, p)).sum()), p, 1e-5)
    assert form.gradient_factor(3) * formula.derivative(t, p) == pytest.approx(expected, rel=1e-5, abs=1e-7)


@pytest.fixture(scope="module")
def solved() -> dict[str, Any]:
    """The names of the given classes and of the solutions that are classes."""
    names: dict[str, Any] = {"np": np}
    for cell in (*GIVEN, *(piece for piece, name in PIECES.items() if name[0].isupper())):
        exec(master.cells()[cell].source, names)
    return names


@pytest.mark.parametrize("seed", SEEDS)
def test_the_solution_of_linear(solved: dict[str, Any], seed: int) -> None:
    generator = np.random.default_rng(seed)
    solution, oracle = solved["Linear"](3, 5), OracleLinear(3, 5)
    for layer in (solution, oracle):
        layer.w, layer.b = np.random.default_rng(seed).normal(size=(5, 3)), np.full((1, 5), 0.3)
        layer.zero_gradients()
    for n in (4, 1):
        x, d_out = generator.normal(size=(n, 3)), generator.normal(size=(n, 5))
        assert solution.forward(x) == pytest.approx(oracle.forward(x))
        assert solution.backward(d_out) == pytest.approx(oracle.backward(d_out))
        assert solution.dw == pytest.approx(oracle.dw)
        assert solution.db == pytest.approx(oracle.db)
    solution.update_parameters(0.2)
    oracle.update_parameters(0.2)
    assert solution.w == pytest.approx(oracle.w)
    assert solution.b == pytest.approx(oracle.b)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_solution_of_softmax(solved: dict[str, Any], seed: int) -> None:
    generator = np.random.default_rng(seed)
    solution, oracle = solved["SoftMax"](), OracleSoftMax()
    x, d_out = 3 * generator.normal(size=(4, 5)), generator.normal(size=(4, 5))
    assert solution.forward(x) == pytest.approx(oracle.forward(x))
    assert solution.backward(d_out) == pytest.approx(oracle.backward(d_out), abs=1e-7)
    large = np.array([[1000.0, -1000, 0], [1000, 1000, 1000], [-1000, -1000, -1001]])
    assert solution.forward(large) == pytest.approx(oracle.forward(large))


@pytest.mark.parametrize(("name", "oracle"), [("MeanSquareError", OracleCost), ("CrossEntropy", OracleCrossEntropy)])
def test_the_solutions_of_the_costs(solved: dict[str, Any], name: str, oracle: type) -> None:
    generator = np.random.default_rng(0)
    target, prediction = np.eye(3)[[0, 2, 1, 1]], generator.dirichlet(np.ones(3), size=4)
    prediction[0] = [0, 0.5, 0.5]
    solution, apart = solved[name](), oracle()
    cost = solution.estimate(target, prediction)
    assert cost == pytest.approx(apart.estimate(target, prediction))
    assert solution.gradient(cost) == pytest.approx(apart.gradient(cost), rel=1e-5, abs=1e-7)


def test_the_solution_of_network(solved: dict[str, Any]) -> None:
    """The gradient of a net with two linear layers, one of them in a net of its own, by each of its numbers."""
    np.random.seed(0)
    first, second = solved["Linear"](4, 3), solved["Linear"](3, 2)
    for layer in (first, second):
        layer.w, layer.b = layer.w.astype(float), layer.b.astype(float)
        layer.zero_gradients()
    net = solved["Network"]([first, solved["Network"]([solved["Sigmoid"](), second]), solved["SoftMax"]()])
    x, target = np.random.rand(5, 4), np.eye(2)[[0, 1, 0, 1, 1]]
    cost = solved["CrossEntropy"]()

    def summed_cost() -> float:
        return float(cost.estimate(target, net.forward(x)).sum())

    expected = [central_difference(summed_cost, a) for a in (x, first.w, first.b, second.w, second.b)]
    net.zero_gradients()
    d_in = net.backward(cost.gradient(cost.estimate(target, net.forward(x))))
    for found, right in zip((d_in, first.dw, first.db, second.dw, second.db), expected, strict=True):
        assert found == pytest.approx(right, rel=1e-4, abs=1e-7)

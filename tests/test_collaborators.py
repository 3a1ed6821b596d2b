"""What the grader brings to tasks 2f, 3a and 3b is no answer to any task: whoever imports it gets other numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from course.drivers.collaborators import make_cost, make_layer, make_net
from course.kinds.step import draw_layer
from fairness.corpus import read_answers
from fairness.runner import run_answers

RNG = np.random.default_rng(5)
X, D_OUT = RNG.normal(size=(4, 3)), RNG.normal(size=(4, 2))
SPECS = [draw_layer(RNG, 3, 2), draw_layer(RNG, 2, 5)]


def layers() -> Iterator[tuple[str, object]]:
    """The layers of tasks 2f and 3a, and those of a net."""
    yield "layer", make_layer(object, SPECS[0], [], "layer", False)
    yield "layer of a net", make_net(object, SPECS, [], ["one", "two"])[1][0]


@pytest.mark.parametrize("layer", [layer for _, layer in layers()], ids=[name for name, _ in layers()])
def test_a_layer_is_no_linear(layer: object) -> None:
    """Neither its output, nor what it hands back, nor its update is that of Linear with the same numbers."""
    spec = SPECS[0]
    assert not np.allclose(layer.forward(X), X @ spec["m"] + spec["p"], atol=0.1)
    assert not np.allclose(layer.backward(D_OUT), D_OUT @ spec["m"].T, atol=0.1)
    assert not np.allclose(layer.dp - spec["dp"], D_OUT.sum(axis=0), atol=0.1)
    layer.p, layer.dp = np.zeros((1, 2)), np.array([[1e-3, -1e-3]])
    layer.update_parameters(1.0)
    assert abs(layer.p).max() > 2 * abs(layer.p).min()  # not by one number times the gradient


def test_a_cost_is_no_cost_of_the_course() -> None:
    """Neither its cost nor its gradient is a multiple of the squared error's."""
    cost_function = make_cost(object, {"a": 1.0, "b": 0.0, "c": 1.0}, [])
    prediction = RNG.normal(size=(4, 2))
    cost = cost_function.estimate(D_OUT, prediction)
    assert np.ptp(cost / (prediction - D_OUT) ** 2) > 0.1
    assert np.ptp(cost_function.gradient(cost) / (prediction - D_OUT)) > 0.1


def test_a_net_works_with_its_own_layers_only() -> None:
    """Layers that are assigned to it, or taken from it, change nothing."""
    net, _ = make_net(object, SPECS, [], ["one", "two"])
    before = net.forward(X)
    net.layers = [make_layer(object, spec, [], "other", False) for spec in SPECS]
    assert np.array_equal(net.forward(X), before)
    net.layers.clear()
    assert np.array_equal(net.forward(X), before)
    assert net.backward(np.ones((4, 5))).shape == X.shape


def test_backward_goes_by_the_latest_forward_pass() -> None:
    """Of another batch it gives another gradient, and without one none at all."""
    layer = make_layer(object, SPECS[0], [], "hidden", False)
    with pytest.raises(RuntimeError, match="backward of hidden was called, but its own forward was not"):
        layer.backward(D_OUT)
    layer.forward(X)
    of_x = layer.backward(D_OUT)
    layer.forward(2 * X)
    assert not np.allclose(layer.backward(D_OUT), of_x)
    layer.forward(X[:2])
    with pytest.raises(RuntimeError, match="got 4 examples, but its latest forward pass had 2"):
        layer.backward(D_OUT)


@pytest.mark.parametrize("task", ["2a", "2b", "2c", "2d", "2e", "3a", "3b"])
def test_answers_made_of_them_earn_no_full_marks(task: str) -> None:
    """Those of the corpus that import them."""
    made_of_them = [answer for answer in read_answers(task, False) if answer.name.endswith("-of-the-grader")]
    assert made_of_them
    for outcome in run_answers(made_of_them, 2, workers=1):
        assert outcome.full_marks == 0, outcome.answer

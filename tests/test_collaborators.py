"""What the grader brings to tasks 2f, 3a and 3b is no answer to any task: whoever imports it gets other numbers."""

from __future__ import annotations

import abc
import copy
import pickle
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from course.drivers.bases import base
from course.drivers.collaborators import make_cost, make_layer, make_net, make_plain_layer
from course.kinds.step_cases import draw_layer
from fairness.corpus import read_answers
from fairness.runner import run_answers
from judge import master
from judge.rubric import PIECES
from sandbox.stand_in import put_in_place

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
    layer.seen, layer.dp = np.zeros_like(X), np.zeros((1, 2))
    assert not np.allclose(layer.backward(2 * D_OUT), 2 * layer.backward(D_OUT), atol=0.1)  # no matrix product of d_out
    assert not np.allclose(layer.forward(1e-3 * X) - layer.forward(0 * X), 1e-3 * X @ spec["m"], atol=1e-4)
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


def test_a_net_of_the_grader_is_no_net_of_its_layers() -> None:
    """One after the other, layers of the same numbers give something else than the net."""
    net, _ = make_net(object, SPECS, [], ["one", "two"])
    one, two = (make_layer(object, spec, [], "layer", False) for spec in SPECS)
    assert not np.allclose(net.forward(X), two.forward(one.forward(X)), atol=0.1)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_a_layer_can_be_copied_and_pickled(copied: Callable) -> None:
    layer = make_layer(base({}, "Layer"), SPECS[0], [], "layer", True)
    before = layer.forward(X)
    twin = copied(layer)
    layer.update_parameters(1.0)
    assert np.array_equal(twin.forward(X), before)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
def test_a_step_of_a_copied_net_is_none_of_the_net(copied: Callable) -> None:
    net, layers = make_net(base({}, "Layer"), SPECS, [], ["one", "two"])
    net.forward(X)
    twin = copied(net)
    before = [layer.p.copy() for layer in layers]
    twin.backward(np.ones((4, 5)))
    twin.update_parameters(1.0)
    assert all(np.array_equal(layer.p, p) for layer, p in zip(layers, before))
    assert not np.allclose(twin.forward(X), net.forward(X))


class _Open(abc.ABC):
    """A `Layer` as somebody may redefine it: nothing can be made of it before all of this is there."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abc.abstractmethod
    def zero_gradients(self) -> None: ...

    @abc.abstractmethod
    def number_of_parameters(self) -> int: ...


class _Hooked:
    """A `Layer` that would do a step's work for it."""

    def __init_subclass__(cls) -> None:
        cls.forward = lambda self, x_in: x_in

    def __getattribute__(self, name: str) -> object:
        if name == "forward":
            object.__getattribute__(self, "zero_gradients")()
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)


class _WithProperty:
    p = property(lambda self: 0)


@pytest.mark.parametrize("redefined", [_Open, _Hooked, _WithProperty, None, len])
def test_a_redefined_layer_has_no_say_in_what_the_grader_brings(redefined: object) -> None:
    layer = make_layer(base({"Layer": redefined}, "Layer"), SPECS[0], [], "layer", False)
    assert layer.forward(X).shape == (4, 2)
    assert layer.dp.all()  # not zeroed
    plain = make_plain_layer(base({"Layer": redefined}, "Layer"), 2.0)
    plain.update_parameters(learning_rate=0.1)
    plain.zero_gradients()
    assert np.array_equal(plain.forward(X), 2 * X)


@pytest.mark.parametrize("redefined", [_Open, _Hooked])
def test_what_the_grader_brings_is_a_layer_all_the_same(redefined: type) -> None:
    assert isinstance(make_plain_layer(base({"Layer": redefined}, "Layer"), 2.0), redefined)


@pytest.mark.parametrize("redefined", [_Open, _Hooked])
def test_stand_ins_come_into_being_with_a_redefined_layer(redefined: type) -> None:
    namespace = {"Layer": redefined, "Cost": redefined}
    for piece in master.STAND_INS:
        put_in_place(namespace, PIECES[piece], master.stand_in(piece))
    net = namespace["Network"]([namespace["Linear"](3, 2), namespace["SoftMax"]()])
    assert net.forward(X).shape == (4, 2)
    net.update_parameters(0.1)
    again = pickle.loads(pickle.dumps(copy.deepcopy(net)))
    assert np.array_equal(again.forward(X), net.forward(X))
    assert isinstance(again, redefined)


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

"""What is found out about a net, however it stores its weights: its numbers, its units, its layers in series, what is wrong with it."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course.drivers import by_hand, given
from course.drivers.asked import Asked, same_numbers
from course.drivers.explanation import explanation
from course.drivers.learning import reasons
from course.drivers.reach import walk
from course.drivers.series import has_layers_in_series
from course.drivers.state import State
from course.drivers.stored import all_numbers

RNG = np.random.default_rng(8)
X, LABELS = RNG.random((60, 30)), np.eye(10)[RNG.integers(10, size=60)]


class Linear:
    """x w, with the weights (n_in, n_out) as an attribute."""

    def __init__(self, n_in: int, n_out: int, scale: float = 0.3) -> None:
        self.w = np.random.default_rng(n_in + n_out).normal(scale=scale, size=(n_in, n_out))
        self.zero_gradients()

    def zero_gradients(self) -> None:
        self.dw = np.zeros_like(self.w)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x
        return x @ self.w

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        self.dw = self.dw + self.x.T @ d_out
        return d_out @ self.w.T

    def update_parameters(self, learning_rate: float) -> None:
        self.w = self.w - learning_rate * self.dw


class Tanh:
    slope = staticmethod(lambda y: 1 - y**2)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.y = np.tanh(x)
        return self.y

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        return d_out * self.slope(self.y)

    def zero_gradients(self) -> None: ...

    def update_parameters(self, learning_rate: float) -> None: ...


class WrongTanh(Tanh):
    slope = staticmethod(lambda y: 1 - y)


class FarRelu(Tanh):
    """Gives 0 for all that it gets."""

    slope = staticmethod(np.sign)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.y = np.maximum(x - 100, 0)
        return self.y


class Net:
    def __init__(self, *layers: Any) -> None:
        self.layers = list(layers)

    def forward(self, x: np.ndarray) -> np.ndarray:
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, d: np.ndarray) -> np.ndarray:
        for layer in self.layers[::-1]:
            d = layer.backward(d)
        return d

    def zero_gradients(self) -> None:
        for layer in self.layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate: float) -> None:
        for layer in self.layers:
            layer.update_parameters(learning_rate)


class Square:
    """The squared error, times a number in its gradient."""

    def __init__(self, factor: float = 2.0) -> None:
        self.factor = factor

    def estimate(self, target: np.ndarray, prediction: np.ndarray) -> np.ndarray:
        self.difference = prediction - target
        return self.difference**2

    def gradient(self, cost: np.ndarray) -> np.ndarray:
        return self.factor * self.difference


class Slots:
    __slots__ = ("__w",)

    def __init__(self) -> None:
        self.__w = np.ones((2, 3))


def read_only() -> np.ndarray:
    w = np.ones(6)
    w.flags.writeable = False
    return w


def closure() -> Callable:
    w = np.ones(5)
    return lambda x: x + w


HOLDERS = {
    "attribute": lambda: type("Holder", (), {"__init__": lambda self: setattr(self, "w", np.ones(4))})(),
    "private slot": Slots,
    "closure": closure,
    "dictionary of tuples": lambda: {"layer": (np.ones(3), [np.ones(2)])},
    "structured": lambda: np.ones(3, dtype=[("w", float), ("b", float)]),
    "complex": lambda: np.ones((2, 2), dtype=complex),
    "Python's numbers": lambda: [1.0, 2.0, 3.0],
    "array of Python's": lambda: [array("d", [1.0, 2.0])],
    "objects": lambda: np.array([np.ones(2), np.ones(3)], dtype=object),
    "read-only": lambda: [read_only()],
}


@pytest.mark.parametrize(
    ("where", "sizes"),
    [
        ("attribute", [4]),
        ("private slot", [6]),
        ("closure", [5]),
        ("dictionary of tuples", [2, 3]),
        ("structured", [3, 3]),
        ("complex", [4, 4]),
        ("Python's numbers", [3]),
        ("array of Python's", [2]),
        ("objects", [2, 3]),
        ("read-only", [6]),
    ],
)
def test_numbers_are_found_and_written_wherever_they_are(where: str, sizes: list[int]) -> None:
    holder = HOLDERS[where]()
    numbers = all_numbers(holder)
    assert sorted(some.size for some in numbers) == sizes
    for some in numbers:
        some.write(some.size - 1, 7.0)
        some.write_all(some.read() + 1)
    assert [some.read_one(some.size - 1) for some in all_numbers(holder)] == [8.0] * len(sizes)


def test_a_circle_of_objects_is_walked_once() -> None:
    one, other = [], []
    one.append(other)
    other.append(one)
    assert len(list(walk(one))) == 2


def test_an_object_is_put_back_as_it_was() -> None:
    """Its arrays in place, other attributes, items and generators too."""
    net = Net(Linear(30, 5))
    net.generator, net.kept = np.random.default_rng(1), {"a": [1]}
    w, before = net.layers[0].w, net.layers[0].w.copy()
    state = State(net)
    drawn = net.generator.random()
    w += 1
    net.layers[0].w = np.zeros(3)
    net.layers.append("more")
    net.kept["a"].append(2)
    net.new = 1
    state.put_back()
    assert net.layers[0].w is w
    assert np.array_equal(w, before)
    assert (len(net.layers), net.kept, hasattr(net, "new")) == (1, {"a": [1]}, False)
    assert net.generator.random() == drawn


def test_the_same_random_numbers_come_each_time() -> None:
    def draw() -> tuple:
        with same_numbers():
            return np.random.rand(), random.random(), np.random.default_rng().random()

    assert draw() == draw()


def in_series(net: Any) -> bool:
    def trained(numbers: Any) -> np.ndarray:
        return np.ones(numbers.size, dtype=bool)

    return has_layers_in_series(Asked(net, X, 20), trained, 0.01, seconds=5.0)[0]


def test_two_layers_stand_in_series() -> None:
    assert in_series(Net(Linear(30, 12), Tanh(), Linear(12, 10)))


class Beside(Net):
    """Its layers stand side by side."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        return np.maximum.reduce([layer.forward(x) for layer in self.layers])

    def backward(self, d: np.ndarray) -> np.ndarray:
        return sum(layer.backward(d) for layer in self.layers)


@pytest.mark.parametrize("net", [Net(Linear(30, 10), Tanh()), Beside(Linear(30, 10), Linear(30, 10, 0.1))])
def test_single_layers_do_not(net: Any) -> None:
    assert not in_series(net)


def test_a_net_with_layers_that_keep_their_forward_to_themselves_is_not_changed_by_being_asked() -> None:
    net = Net(Linear(30, 12), Tanh(), Linear(12, 10))
    before = net.forward(X)
    in_series(net)
    assert np.array_equal(net.forward(X), before)


def name_of_the_reason(net: Any, cost_function: Any, costs: list[float], moved: float = 1.0) -> str | None:
    record = reasons(net, cost_function, costs, lambda net: moved, X, LABELS)
    found = explanation(record, same_for_all=False)
    return found and found[1]


@pytest.mark.parametrize(
    ("net", "cost_function", "mistake"),
    [
        (Net(Linear(30, 8), WrongTanh(), Linear(8, 10), WrongTanh()), Square(), "wrong-derivative"),
        (Net(Linear(30, 8), Tanh(), Linear(8, 10), Tanh()), Square(-2.0), "wrong-derivative"),
        (Net(Linear(30, 8), FarRelu(), Linear(8, 10), Tanh()), Square(), "dead-units"),
        (Net(Linear(30, 8, 50.0), Tanh(), Linear(8, 10), Tanh()), Square(), "saturated"),
        (Net(Linear(30, 8), Linear(8, 10), Tanh()), Square(), "no-activation-between"),
        (Net(Linear(30, 8), Tanh(), Linear(8, 10), Tanh()), Square(), "still-falling"),
    ],
)
def test_why_a_net_does_not_learn(net: Any, cost_function: Any, mistake: str) -> None:
    classes = {type(layer) for layer in net.layers}
    methods = {cls: dict(vars(cls)) for cls in classes}
    assert name_of_the_reason(net, cost_function, [1.0, 0.9, 0.5]) == mistake
    assert {cls: dict(vars(cls)) for cls in classes} == methods  # nobody listens any more


def test_half_the_gradient_is_no_wrong_derivative() -> None:
    """It is another learning rate."""
    net = Net(Linear(30, 8), Tanh(), Linear(8, 10), Tanh())
    assert name_of_the_reason(net, Square(1.0), [1.0, 1.0, 1.0]) is None
    assert name_of_the_reason(net, Square(), [1.0, 1.0, 1.0], moved=1e-5) == "hardly-moved"
    assert name_of_the_reason(net, Square(), [1.0, float("nan")]) == "cost-not-finite"


@pytest.mark.parametrize(
    ("costs", "runs", "steps", "mistake"),
    [
        ([0.1, 0.07] + 8 * [0.06], [(1, 0.1**i) for i in range(1, 11)], 500, "rate-fades"),
        ([0.1, 0.07] + 8 * [0.06], [(10, 0.01)], 500, None),
        ([0.1, 0.09, 0.08, 0.07, 0.06, 0.05, 0.04, 0.03, 0.025, 0.025], [(5, 0.1), (5, 0.05)], 500, None),
        ([0.1, 0.05, 0.1, 0.05, 0.1, 0.05, 0.1, 0.05, 0.1, 0.1], [(10, 2.0)], 500, "cost-jumps"),
        ([0.1], [(1, 0.01)], 6, "too-few-steps"),
    ],
)
def test_what_the_course_of_a_training_tells(
    costs: list[float], runs: list[tuple[int, float]], steps: int, mistake: str | None
) -> None:
    net = Net(Linear(30, 8), Tanh(), Linear(8, 10), Tanh())
    found = explanation(reasons(net, Square(), costs, lambda net: 1.0, X, LABELS, runs, steps), same_for_all=False)
    assert (found and found[1]) == mistake


def test_a_net_that_gives_the_same_for_all_images_and_learns_no_more() -> None:
    class Middling(Tanh):
        def forward(self, x: np.ndarray) -> np.ndarray:
            return 0.5 + 0.01 * super().forward(x)

        def backward(self, d: np.ndarray) -> np.ndarray:
            return 0.01 * super().backward(d)

    net = Net(Linear(30, 8), Tanh(), Linear(8, 10), Middling())
    why = reasons(net, Square(), [0.2] + 19 * [0.09], lambda net: 1.0, X, LABELS, [(20, 0.01)], 500)
    assert explanation(why, same_for_all=False)[1] == "cost-stays"


@pytest.mark.parametrize("other_digits", [True, False])
def test_nothing_is_learned_by_hand_for_a_while(monkeypatch: pytest.MonkeyPatch, other_digits: bool) -> None:
    """Neither by update_parameters nor by a gradient; in `train` all is as ever, and afterwards too."""
    monkeypatch.setattr(given, "_given", {})  # which another test may have filled
    names = {"Linear": Linear, "Square": Square, "load_data": lambda: (X, LABELS, 30, 10)}
    layer, cost = Linear(30, 10), Square()
    layer.dw = np.ones_like(layer.w)
    before = layer.w.copy()
    cost.estimate(0 * LABELS, LABELS)
    is_training = False
    with by_hand.no_learning(names, lambda: is_training, other_digits):
        layer.update_parameters(1.0)
        assert np.array_equal(layer.w, before)
        assert not cost.gradient(LABELS).any()
        assert np.array_equal(names["load_data"]()[1], LABELS) is not other_digits
        is_training = True
        assert cost.gradient(LABELS).any()
    layer.update_parameters(1.0)
    assert np.allclose(layer.w, before - 1)
    assert np.array_equal(names["load_data"]()[1], LABELS)


def test_random_numbers_come_again_also_from_a_generator_that_a_function_holds() -> None:
    generator = np.random.default_rng(3)

    def draw() -> tuple:
        return generator.random(), np.random.rand(), random.random()

    state = by_hand.RandomState(draw)
    first = draw()
    state.put_back()
    assert draw() == first

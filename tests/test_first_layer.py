"""`without_d_in`: whatever a right `Linear.backward` looks like, a layer on the pixels learns the same without d_in."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from course.student.first_layer import without_d_in
from fairness.corpus import Answer, read_answers, student_cells
from judge import master

RIGHT = [answer for blind in (False, True) for answer in read_answers("2d", right=True, blind=blind)]


def linear(answer: Answer) -> type:
    """The class that a right answer defines."""
    names: dict[str, Any] = {"np": np}
    for source in (master.cells()["given_layer_and_cost"].source, answer.own_cell, answer.cell):
        exec(source or "", names)
    return names["Linear"]


def learn(layer: Any) -> list[np.ndarray]:
    """Add up the gradients of two batches; return these and what must not have changed."""
    numbers = np.random.default_rng(3)
    for n in (4, 2):
        layer.forward(numbers.normal(size=(n, 5)))
        layer.backward(numbers.normal(size=(n, 3)))
    return [layer.dw, layer.db, layer.w, layer.b]


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_learns_the_same(answer: Answer) -> None:
    plain = linear(answer)(5, 3)
    faster = without_d_in(copy.deepcopy(plain))
    assert all(map(np.allclose, learn(plain), learn(faster)))


def test_leaves_d_in_out() -> None:
    layer = without_d_in(linear(RIGHT[0])(5, 3))
    layer.forward(np.ones((4, 5)))
    assert layer.backward(np.ones((4, 3))) is None
    assert np.size(layer.d_in) == 0


def test_a_copy_learns_for_itself() -> None:
    layer = without_d_in(linear(RIGHT[0])(5, 3))
    other = copy.deepcopy(layer)
    learn(other)
    assert np.any(other.dw)
    assert not np.any(layer.dw)


def test_a_loop_over_the_inputs_stays_as_it_is() -> None:
    class Loop(linear(RIGHT[0])):
        def backward(self, d_out: np.ndarray) -> np.ndarray:
            super().backward(d_out)
            return np.stack([d_out @ self.w[:, i] for i in range(self.n_in)], axis=1)

    layer = without_d_in(Loop(5, 3))
    layer.forward(np.ones((4, 5)))
    assert layer.backward(np.ones((4, 3))).shape == (4, 5)


def test_an_open_blank_says_so_where_it_is_used() -> None:
    names: dict[str, Any] = {"np": np}
    for source in (master.cells()["given_layer_and_cost"].source, student_cells()["linear"]):
        exec(source, names)
    layer = without_d_in(names["Linear"](5, 3))
    with pytest.raises(NotImplementedError, match="2d"):
        layer.backward(np.ones((4, 3)))

"""Layers with one mistake each: `find_the_bug` draws one by a name. The mistake stands in the lines; its place does not."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.student.gradient_check import check_gradient
from course.student.own_numbers import number_of
from course.student.replies import say

# For each layer what it computes, its lines with gaps, and how each mistake fills them.
LAYERS: dict[str, tuple[str, str, list[dict[str, str]]]] = {
    "LeakyReLU": (
        "LeakyReLU: positive inputs stay, of negative ones a tenth is left",
        """class LeakyReLU(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.where(x_in > 0, x_in, 0.1 * x_in)

    def backward(self, d_out):
        return {d_in}
""",
        [
            {"d_in": "np.where(d_out > 0, d_out, 0.1 * d_out)"},
            {"d_in": "np.where(self.x_in > 0, 1, 0.1)"},
            {"d_in": "d_out * np.where(self.x_in > 0, self.x_in, 0.1 * self.x_in)"},
        ],
    ),
    "Tanh": (
        "Tanh: the hyperbolic tangent, whose derivative is 1 - tanh²",
        """class Tanh(Layer):
    def forward(self, x_in):
        self.squashed = np.tanh(x_in)
        return self.squashed

    def backward(self, d_out):
        return d_out * (1 - {square})
""",
        [{"square": "self.squashed"}, {"square": "np.tanh(self.squashed) ** 2"}, {"square": "d_out**2"}],
    ),
    "Scale": (
        "Scale: each column has a factor g of its own, which is learned",
        """class Scale(Layer):
    def __init__(self, width):
        self.g = np.ones((1, width))
        self.zero_gradients()

    def zero_gradients(self):
        self.dg = np.zeros(self.g.shape)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in * self.g

    def backward(self, d_out):
        self.dg {add} np.{over_the_batch}(d_out * self.x_in, axis=0, keepdims=True)
        return d_out * self.{factor}

    def update_parameters(self, learning_rate):
        self.g {step} learning_rate * self.dg
""",
        [
            {"add": "+=", "over_the_batch": "mean", "factor": "g", "step": "-="},
            {"add": "=", "over_the_batch": "sum", "factor": "g", "step": "-="},
            {"add": "+=", "over_the_batch": "sum", "factor": "x_in", "step": "-="},
            {"add": "+=", "over_the_batch": "sum", "factor": "g", "step": "+="},
        ],
    ),
    "Centre": (
        "Centre: takes the mean of each row off",
        """class Centre(Layer):
    def forward(self, x_in):
        return x_in - x_in.mean(axis=1, keepdims=True)

    def backward(self, d_out):
        return {d_in}
""",
        [
            {"d_in": "d_out"},
            {"d_in": "d_out - d_out.mean(axis=0, keepdims=True)"},
            {"d_in": "d_out - d_out.sum(axis=1, keepdims=True)"},
        ],
    ),
}


def drawn(name: str) -> tuple[str, int]:
    """The layer that a name draws, and the number of its mistake."""
    every = [(layer, i) for layer, (_, _, mistakes) in LAYERS.items() for i in range(len(mistakes))]
    return every[number_of(name, len(every))]


def source_of(layer: str, mistake: int) -> str:
    """A layer's lines with one mistake in them."""
    _, lines, mistakes = LAYERS[layer]
    return lines.format(**mistakes[mistake])


def find_the_bug(name: str) -> None:
    """Print a layer with one mistake. Copy it into a cell, find the mistake and mend it; then call `check_repaired`.

    Parameters
    ----------
    name : str
        Yours, or a friend's: it draws the layer and its mistake.
    """
    layer, mistake = drawn(name)
    print(f"# {LAYERS[layer][0]}. One line is wrong.\n")
    print(source_of(layer, mistake), end="")


def check_repaired(layer: Any) -> None:
    """Say whether a repaired layer is right: gradients, adding up, and the step of the update.

    Parameters
    ----------
    layer : Layer
        An object of the class that you mended, such as `ReLU()` or `Scale(3)`.
    """
    if isinstance(layer, type):
        say(f"✗ That is the class. Make an object of it: {layer.__name__}(...).")
        return
    generator = np.random.default_rng(2)
    x = generator.normal(size=(4, 3))  # both signs: some mistakes show for one of them only
    if _computes_something_else(layer, x):
        say(
            f"✗ The forward of {type(layer).__name__} computes something else than before. There it was right: put it back."
        )
        return
    if check_gradient(layer, x) > 1e-6:
        return
    problem = _adding_up(layer, x, generator.normal(size=(4, 3)))
    say(problem or f"✓ {type(layer).__name__} is right.")


def _computes_something_else(repaired: Any, x: np.ndarray) -> bool:
    """Whether the forward of a layer that was drawn here has changed: no mistake of LAYERS stands in a forward."""
    name = type(repaired).__name__
    if name not in LAYERS:
        return False
    names: dict[str, Any] = {"np": np, "Layer": object}
    exec(source_of(name, 0), names)
    drawn_layer = names[name].__new__(names[name])
    vars(drawn_layer).update(vars(repaired))
    return not np.allclose(repaired.forward(x.copy()), drawn_layer.forward(x.copy()))


def _adding_up(repaired: Any, x: np.ndarray, d_out: np.ndarray) -> str | None:
    names = [
        name
        for name, value in vars(repaired).items()
        if isinstance(value, np.ndarray) and hasattr(repaired, f"d{name}")
    ]
    for name in names:
        repaired.zero_gradients()
        repaired.forward(x)
        repaired.backward(d_out)
        once = np.copy(getattr(repaired, f"d{name}"))
        repaired.backward(d_out)
        if not np.allclose(getattr(repaired, f"d{name}"), 2 * once):
            return f"✗ d{name} after two calls of backward is not twice what it is after one: the gradients have to add up."
        before = np.copy(getattr(repaired, name))
        repaired.update_parameters(0.5)
        if not np.allclose(getattr(repaired, name), before - once):
            return f"✗ update_parameters moves {name} the wrong way."
    return None

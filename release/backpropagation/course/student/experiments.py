"""Optional experiments of the notebook: small runs that show what no blank does. They use your classes."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from course.student.plots import STYLES, new_figure, show_figure
from course.student.replies import blocks, say, table
from course.student.runs import grading

Digits = Callable[[], tuple[np.ndarray, np.ndarray]]

# ----- how long without backward? -----

DIFFERENCES = 20  # that are timed, beside as many passes; the time of all is as many times as large
ROUNDS = 5  # of which the fastest counts


def time_without_backward(net: Any, cost_function: Any, digits: Digits, batch_size: int = 600) -> None:
    """Time one forward and backward pass beside central differences with respect to all weights and biases.

    Parameters
    ----------
    net : Network
        Its first layer has `w` (n_out, n_in) and `b` (1, n_out).
    cost_function : Cost
    digits : function
        Returns images (n, n_in) and labels (n, n_out), such as `training_data`.
    batch_size : int
    """
    images, labels = (array[:batch_size] for array in digits())
    weights, bias = net.layers[0].w, net.layers[0].b

    def cost() -> float:
        return float(np.sum(cost_function.estimate(labels, net.forward(images))))

    def passes() -> None:
        for _ in range(DIFFERENCES):
            cost_value = cost_function.estimate(labels, net.forward(images))
            net.backward(cost_function.gradient(cost_value))

    def differences() -> None:
        for k in range(DIFFERENCES):
            value = weights.flat[k]
            for shifted in (value + 0.01, value - 0.01):
                weights.flat[k] = shifted
                cost()
            weights.flat[k] = value

    number = weights.size + bias.size
    seconds = [(_seconds(passes), _seconds(differences)) for _ in range(ROUNDS)]  # by turns: a busy machine slows both
    with_backward, without = (min(column) / DIFFERENCES for column in zip(*seconds))
    without *= number
    say(
        f"one forward and one backward pass:    {1000 * with_backward:8.1f} ms\n"
        f"central differences, for {number:,} numbers: {without:6.1f} s\n"
        f"That is {without / with_backward:,.0f} times as long, for each step of the training. "
        f"(It is {2 * number:,} forward passes, against one forward and one backward.)"
    )


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


# ----- five calls, 120 orders -----

CALLS = ("zero", "forward", "gradient", "backward", "update")
GUESSED = (
    ("forward", "zero", "gradient", "backward", "update"),
    ("update", "zero", "forward", "gradient", "backward"),
    ("forward", "gradient", "backward", "zero", "update"),
    ("zero", "forward", "backward", "gradient", "update"),
)
OUTCOMES = ("as yours", "crashes", "does not move", "learns, slightly wrong")


def orders_of_a_step(net_of: Callable[[], Any], cost_function: Any) -> dict[str, int]:
    """Try the five calls of a step in all 120 orders, and print what becomes of the training.

    Parameters
    ----------
    net_of : function
        Makes a small network, the same at each call.
    cost_function : Cost

    Returns
    -------
    dict of str to int
        How many orders have which outcome, see OUTCOMES.
    """

    def weights_after(order: tuple[str, ...]) -> np.ndarray:
        return _weights_after(order, net_of, cost_function)

    usual, start = weights_after(CALLS), weights_after(())
    outcome = {order: _outcome(partial(weights_after, order), usual, start) for order in itertools.permutations(CALLS)}
    lines = [f"{number}. {', '.join(order)}: {outcome[order]}" for number, order in enumerate(GUESSED, 1)]
    counts = {name: list(outcome.values()).count(name) for name in OUTCOMES}
    lines.append("All 120 orders: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ".")
    say("\n".join(lines))
    return counts


def _outcome(weights_after: Callable[[], np.ndarray], usual: np.ndarray, start: np.ndarray) -> str:
    try:
        weights = weights_after()
    except Exception:  # whatever a call says that comes too early
        return "crashes"
    if np.array_equal(weights, start):
        return "does not move"
    return "as yours" if np.allclose(weights, usual, rtol=1e-5, atol=1e-7) else "learns, slightly wrong"


def _weights_after(order: tuple[str, ...], net_of: Callable[[], Any], cost_function: Any, steps: int = 4) -> np.ndarray:
    """The first layer's weights after a few steps on fixed random examples."""
    generator = np.random.default_rng(0)
    inputs, targets = generator.normal(size=(4, net_of().layers[0].w.shape[1])), generator.random((4, 2))
    net, arrays = net_of(), {}

    def forward() -> None:
        arrays["cost"] = cost_function.estimate(targets, net.forward(inputs))

    def gradient() -> None:
        arrays["gradient"] = cost_function.gradient(arrays["cost"])

    calls = {
        "zero": net.zero_gradients,
        "forward": forward,
        "gradient": gradient,
        "backward": lambda: net.backward(arrays["gradient"]),
        "update": lambda: net.update_parameters(0.1),
    }
    for _ in range(steps):
        for name in order:
            calls[name]()
    return net.layers[0].w


# ----- why cross-entropy? -----

FAR_OFF = (-8.0, -4.0, 0.0)  # outputs z of the true class, from very wrong to undecided


def gradients_at_the_output(sigmoid: Any, square: Any, softmax: Any, cross_entropy: Any) -> None:
    """Print dL/dz for an output that should be 1, with both pairs of last layer and cost.

    Parameters
    ----------
    sigmoid, softmax : Layer
    square, cross_entropy : Cost
    """
    z = np.array(FAR_OFF)[:, None]
    one = np.ones_like(z)
    with_square = _through(sigmoid, square, z, one)
    two_classes = np.hstack([z, np.zeros_like(z)])  # the softmax of (z, 0) is the sigmoid of z
    with_entropy = _through(softmax, cross_entropy, two_classes, np.hstack([one, 0 * one]))
    head = "The output z of the true class is too small. How strongly is it told so, by |dL/dz|?"
    heads = ("z", "square, sigmoid", "cross-entropy, softmax")
    rows = [
        (f"{value:.0f}", f"{abs(with_square[row, 0]):.4f}", f"{abs(with_entropy[row, 0]):.4f}")
        for row, value in enumerate(FAR_OFF)
    ]
    lines = [head, *(f"{at:>6} {square:>17} {entropy:>24}" for at, square, entropy in [heads, *rows])]
    say("\n".join(lines), blocks([head]) + table(heads, rows, "|dL/dz| of both pairs", numbers=range(3)))

    generator = np.random.default_rng(0)
    z, targets = generator.normal(size=(5, 10)), np.eye(10)[:5]
    gradient = _through(softmax, cross_entropy, z, targets)
    difference = np.abs(gradient - (softmax.forward(z) - targets)).max()
    say(f"6c's gradient through 6d, beside y - t: the largest difference is {difference:.0e}.")


def _through(layer: Any, cost_function: Any, z: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The derivative of the summed cost with respect to the layer's input."""
    cost = cost_function.estimate(target, layer.forward(z))
    return layer.backward(cost_function.gradient(cost))


# ----- why not many layers at once? -----


def gradient_sizes(nets: dict[str, Any], digits: Digits, batch_size: int = 600) -> None:
    """Draw how large dL/dz is in each layer of untrained networks, where a random gradient enters at the output.

    Parameters
    ----------
    nets : dict of str to Network
        By label. Linear and sigmoid layers by turns, all sigmoids of the same width.
    digits : function
        Returns images (n, n_in) and labels, such as `training_data`.
    batch_size : int
    """
    if grading():
        return
    images = digits()[0][:batch_size]
    lines = {label: _sizes(net, images) for label, net in nets.items()}
    figure, axes = new_figure(5, 3.8)
    factors = []
    for (label, (sizes, slope)), style in zip(lines.items(), STYLES):
        *hidden, _ = sizes  # the first layer has weights of its own
        factor = (hidden[-1] / hidden[0]) ** (1 / (len(hidden) - 1))
        factors.append(
            f"{label}: times {factor:.2f} in each layer behind the first; mean derivative of the sigmoids {slope:.2f}"
        )
        axes.plot(range(len(sizes), 0, -1), sizes, label=label, **style)
    axes.set_yscale("log")
    axes.set_xlabel("layer, from the input to the output")
    axes.set_ylabel("mean size of dL/dz")
    axes.grid(alpha=0.3)
    axes.legend()
    alt = f"A line for each of {len(nets)} networks: the mean size of dL/dz by layer, on a logarithmic scale."
    show_figure(figure, f"{alt} {'; '.join(factors)}.", factors)


def _sizes(net: Any, images: np.ndarray) -> tuple[list[float], float]:
    """The mean size of dL/dz in each layer, the last one first, and the mean derivative of the sigmoids."""
    sizes: list[float] = []
    slopes: list[float] = []
    for sigmoid in (layer for layer in net.layers if not hasattr(layer, "w")):
        sigmoid.backward = partial(_noted, sigmoid.backward, sizes, slopes)
    net.backward(np.random.default_rng(0).normal(size=net.forward(images).shape))
    return sizes, float(np.mean(slopes))


def _noted(backward: Callable, sizes: list[float], slopes: list[float], d_out: np.ndarray) -> np.ndarray:
    """A sigmoid's backward pass, whose result is dL/dz; its size and the sigmoid's mean derivative are written down."""
    d_z = backward(d_out)
    sizes.append(float(np.mean(np.abs(d_z))))
    slopes.append(float(np.mean(backward(np.ones_like(d_out)))))
    return d_z

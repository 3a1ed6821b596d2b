"""Trainings that do not learn: eight curves with planted mistakes, to be told apart."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.student.check_tools import say_what_is_wrong
from course.student.plots import STYLES, ends_of, new_figure, show_figure
from course.student.replies import say
from course.student.runs import grading

CAUSES = {
    "a": "nothing is wrong",
    "b": "the gradients are never set to zero",
    "c": "the update adds in place of subtracting",
    "d": "all weights begin at zero",
    "e": "the derivative of the sigmoid is left out",
    "f": "the gradients are averaged over the batch, the learning rate is not changed",
    "g": "the learning rate is fifty times too large",
    "h": "the labels belong to other images",
}
# Which cause stands behind which curve: drawn once, so that all can talk about the same picture.
CURVES = "cfgadhbe"
HIDDEN, BATCH, RATE, EPOCHS = 30, 300, 0.004, 8

History = list[tuple[float, float]]


def train_all(names: dict[str, Any]) -> list[History]:
    """Train eight small networks of your classes, each with one planted mistake or none.

    Parameters
    ----------
    names : dict
        The notebook's names, `globals()`.

    Returns
    -------
    list of list of (cost, accuracy)
        Curve by curve, epoch by epoch; none while nbgrader runs the notebook.
    """
    histories: list[History] = []
    if grading():
        return histories
    say_what_is_wrong(names, before="4")
    for cause in CURVES:
        np.random.seed(1)
        histories.append(_train(names, cause))
    return histories


def _train(names: dict[str, Any], cause: str) -> History:
    images, labels, rate = _digits_and_rate(names, cause)
    net, cost_function = _network(names, cause), names["MeanSquareError"]()
    history = []
    with np.errstate(all="ignore"):
        for e in range(EPOCHS):
            cost = names["train_epoch"](e, net, images, labels, cost_function, BATCH, rate)
            accuracy = names["validate_epoch"](e, net, *names["validation_data"](), BATCH)
            history.append((cost, accuracy))
    return history


def _digits_and_rate(names: dict[str, Any], cause: str) -> tuple[np.ndarray, np.ndarray, float]:
    images, labels = names["training_data"]()
    return images, np.roll(labels, 1, axis=0) if cause == "h" else labels, 50 * RATE if cause == "g" else RATE


def _network(names: dict[str, Any], cause: str) -> Any:
    """784-30-10 with sigmoids, of classes on top of the student's that make the mistake."""

    class PlantedLinear(names["Linear"]):
        def zero_gradients(self) -> None:
            if cause != "b" or not hasattr(self, "dw"):
                names["Linear"].zero_gradients(self)

        def update_parameters(self, learning_rate: float) -> None:
            factor = {"c": -1, "f": 1 / BATCH}.get(cause, 1)
            super().update_parameters(factor * learning_rate)

    class PlantedSigmoid(names["Sigmoid"]):
        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return d_out if cause == "e" else super().backward(d_out)

    layers = []
    for n_in, n_out in ((784, HIDDEN), (HIDDEN, 10)):
        linear = PlantedLinear(n_in, n_out)
        if cause == "d":
            linear.w = np.zeros_like(linear.w)
        layers += [linear, PlantedSigmoid()]
    return names["Network"](layers)


def draw(histories: list[History]) -> None:
    """Draw the curves one beside the other, and print where each ends.

    Parameters
    ----------
    histories : list of list of (cost, accuracy)
        As `train_all` returns them.
    """
    if not histories:
        return
    figure, grid = new_figure(5, 7, rows=4, columns=2)
    ends = []
    for number, (history, axes) in enumerate(zip(histories, grid.flat), 1):
        costs, accuracies = np.transpose(history)
        epochs = np.arange(1, len(history) + 1)
        axes.plot(epochs, costs, label="cost", **STYLES[0])
        axes.plot(epochs, accuracies, label="accuracy", **STYLES[1])
        axes.set_ylim(0, 1)
        axes.set_title(f"curve {number}")
        axes.set_xlabel("epoch")
        axes.grid(alpha=0.3)
        ends.append(f"curve {number}: {ends_of(history)}")
    grid.flat[0].legend()
    show_figure(figure, f"{len(histories)} small charts of cost and accuracy by epoch. {'; '.join(ends)}.", ends)


def check_causes(chosen: dict[int, str]) -> None:
    """Say which of the curves you have told rightly.

    Parameters
    ----------
    chosen : dict of int to str
        For each curve, from 1 on, the letter of its cause; `...` or a missing one is still open.
    """
    right = [number for number, cause in enumerate(CURVES, 1) if chosen.get(number) == cause]
    still_open = [number for number in range(1, len(CURVES) + 1) if chosen.get(number, ...) is ...]
    wrong = [n for n in range(1, len(CURVES) + 1) if n not in right and n not in still_open]
    parts = (("✓ right", right), ("✗ another cause", wrong), ("○ open", still_open))
    say("\n".join(f"{words}: {', '.join(map(str, numbers))}" for words, numbers in parts if numbers))


def measure(names: dict[str, Any], curve: int) -> None:
    """Print two measurements inside of one network after two epochs: how dw grows, and how much hidden units differ.

    Parameters
    ----------
    names : dict
        The notebook's names, `globals()`.
    curve : int
        From 1 on.
    """
    cause = CURVES[curve - 1]
    sizes: list[float] = []
    np.random.seed(1)
    net, cost_function = _network(names, cause), names["MeanSquareError"]()
    images, labels, rate = _digits_and_rate(names, cause)
    with np.errstate(all="ignore"):
        for e in range(2):
            for i in range(0, len(images), BATCH):
                names["train_epoch"](e, net, images[i : i + BATCH], labels[i : i + BATCH], cost_function, BATCH, rate)
                sizes.append(float(np.mean(np.abs(net.layers[2].dw))))
    weights = net.layers[0].w
    units = np.abs(weights - weights[:1]).max()
    say(
        f"curve {curve}: mean size of dw of the last layer, first step {sizes[0]:.2g}, last step {sizes[-1]:.2g};\n"
        f"  the largest difference between two hidden units' weights is {units:.2g}."
    )

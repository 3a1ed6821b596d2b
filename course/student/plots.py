"""The notebook's pictures. Each prints in one line what it shows, draws, and waits politely for a missing training.

A picture carries its alternative text in the metadata of the output. Visual Studio Code and nbconvert's classic template read it
there; JupyterLab does not, so the printed line stands beside each.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from IPython.display import Image, display

from course.student.runs import grading, history_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Digits = Callable[[], tuple[np.ndarray, np.ndarray]]

# Colours that every kind of colour vision tells apart; markers and dashes say the same once more.
STYLES = (
    {"color": "#0072B2", "linestyle": "-", "marker": "o"},
    {"color": "#D55E00", "linestyle": "--", "marker": "s"},
    {"color": "#00785A", "linestyle": "-.", "marker": "^"},
    {"color": "#7A3E77", "linestyle": ":", "marker": "D"},
)


def learning_curve(label: str) -> None:
    """Draw cost and accuracy by epoch of the latest run of this label."""
    compare(label)


def compare(*labels: str) -> None:
    """Draw cost and accuracy by epoch, one line for the latest run of each label."""
    histories = {label: history_of(label) for label in labels}
    missing = [label for label, history in histories.items() if not history]
    if grading():
        return
    if len(missing) == len(labels):
        print(f"○ Nothing to draw yet: this picture waits for the training of {', '.join(missing)}.")
        return
    if missing:
        print(f"Not trained yet, so not in the picture: {', '.join(missing)}.")

    figure, (left, right) = new_figure(10, 3.8, columns=2)
    for (label, history), style in zip(histories.items(), STYLES * len(labels)):
        if not history:
            continue
        costs, accuracies = np.transpose(history)
        epochs = np.arange(1, len(history) + 1)
        print(f"{label}: cost {costs[0]:.3f} -> {costs[-1]:.3f}, accuracy {accuracies[0]:.2f} -> {accuracies[-1]:.2f}")
        for axes, values in ((left, costs), (right, accuracies)):
            axes.plot(epochs, values, label=label, markevery=max(1, len(history) // 8), markersize=5, **style)
    left.set_ylabel("mean cost, training digits")
    right.set_ylabel("accuracy, validation digits")
    right.set_ylim(0, 1)
    for axes in (left, right):
        axes.set_xlabel("epoch")
        axes.grid(alpha=0.3)
        if len(labels) > 1:
            axes.legend()
    drawn = ", ".join(label for label in labels if label not in missing)
    show_figure(figure, f"Two line charts by epoch, of {drawn}: the mean cost on the left, the accuracy on the right.")


def predictions(net: Any, digits: Digits, number: int = 10) -> None:
    """Draw the first digits with the net's predictions, and below them its most confident mistakes.

    Parameters
    ----------
    net : Layer
        A trained net, or None if there is none yet.
    digits : function
        Returns images (n, 784) and one-hot labels (n, 10), such as `validation_data`.
    number : int
        How many digits in each row.
    """
    if _waits(net):
        return
    images, labels = digits()
    scores = net.forward(images)
    said, true = np.argmax(scores, axis=1), np.argmax(labels, axis=1)
    confidence = np.max(scores, axis=1)
    mistakes = np.flatnonzero(said != true)
    worst = mistakes[np.argsort(-confidence[mistakes], kind="stable")][:number]
    print(f"{len(mistakes) / len(images):.0%} of the validation digits are mistaken.")

    figure, grid = new_figure(11, 3.6, rows=2, columns=number)
    for row, chosen in zip(grid, (range(min(number, len(images))), worst)):
        for axes in row:
            axes.axis("off")
        for axes, index in zip(row, chosen):
            axes.imshow(images[index].reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
            verdict = "" if said[index] == true[index] else f", is {true[index]}"
            axes.set_title(f"says {said[index]}{verdict}\noutput {confidence[index]:.2f}", fontsize=9)
    figure.suptitle("above: the first validation digits; below: the most confident mistakes", fontsize=11)
    show_figure(
        figure, "Two rows of handwritten digits with the net's answers; the lower row shows confident mistakes."
    )


def weights(net: Any) -> None:
    """Draw the weights of the net's first linear layer, one image for each output (at most ten).

    Each pixel is the mean of the weights in the 3 by 3 pixels around it: the random numbers that a training starts
    from would hide what it has learned.
    """
    if _waits(net):
        return
    w = _linear_layers(net)[0].w
    print(f"The weights, {w.shape[0]} rows of {w.shape[1]}: red is positive, blue is negative, white is zero.")
    padded = np.pad(w[:10].reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)), mode="edge")
    images = np.mean(
        [padded[:, row : row + 28, column : column + 28] for row in range(3) for column in range(3)], axis=0
    )
    largest = np.max(np.abs(images))
    figure, grid = new_figure(11, 3.2, rows=2, columns=5)
    for axes in grid.flat:
        axes.axis("off")
    for index, (axes, pixels) in enumerate(zip(grid.flat, images)):
        image = axes.imshow(pixels, cmap="RdBu_r", vmin=-largest, vmax=largest)
        axes.set_title(f"output {index}", fontsize=10)
    figure.colorbar(image, ax=grid, label="mean of 3 by 3 weights", shrink=0.9)
    alt = f"{len(images)} images of 28 by 28 pixels: each output's weights, positive ones red, negative ones blue."
    show_figure(figure, alt)


def confusion_matrix(net: Any, digits: Digits) -> None:
    """Draw how many validation digits of each class get which answer.

    Parameters
    ----------
    net : Layer
        A trained net, or None if there is none yet.
    digits : function
        Returns images (n, 784) and one-hot labels (n, 10), such as `validation_data`.
    """
    if _waits(net):
        return
    images, labels = digits()
    said, true = np.argmax(net.forward(images), axis=1), np.argmax(labels, axis=1)
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (true, said), 1)
    mistakes = counts - np.diag(np.diag(counts))
    print(f"accuracy {np.trace(counts) / counts.sum():.2f} on the validation digits")

    figure, axes = new_figure(6.4, 5.6)
    # The mistakes set the colours: beside the hits on the diagonal they would all look alike.
    image = axes.imshow(mistakes, cmap="Blues")
    for row in range(10):
        for column in range(10):
            dark = mistakes[row, column] > mistakes.max() / 2
            axes.text(
                column,
                row,
                counts[row, column],
                ha="center",
                va="center",
                fontsize=9,
                color="white" if dark else "black",
                fontweight="bold" if row == column else "normal",
            )
    axes.set_xticks(range(10))
    axes.set_yticks(range(10))
    axes.set_xlabel("the net's answer")
    axes.set_ylabel("true digit")
    axes.set_title("hits in bold, mistakes shaded")
    figure.colorbar(image, ax=axes, label="number of mistakes")
    show_figure(figure, "A table of ten by ten counts: the true digit by row, the net's answer by column.")


def _waits(net: Any) -> bool:
    """Tell whether there is nothing to draw, and say why if a training is missing."""
    if net is None and not grading():
        print("○ Nothing to draw yet: this picture waits for the training above it.")
    return net is None or grading()


def _linear_layers(net: Any) -> list[Any]:
    """List the layers with weights, those of nested networks too."""
    inner = getattr(net, "layers", None)
    if isinstance(inner, (list, tuple)):
        return [layer for part in inner for layer in _linear_layers(part)]
    return [net] if np.ndim(getattr(net, "w", None)) == 2 else []


def new_figure(width: float, height: float, rows: int = 1, columns: int = 1) -> tuple[Figure, Axes | np.ndarray]:
    """Make a figure with a white background of its own, so that it is legible on dark pages too."""
    # Loading matplotlib takes longer than anything else here, and most kernels that grade never draw.
    import matplotlib.pyplot as plt

    return plt.subplots(rows, columns, figsize=(width, height), dpi=110, facecolor="white", layout="constrained")


def show_figure(figure: Figure, alt: str) -> None:
    """Show the figure with its alternative text and forget it, so that a rerun starts with an empty one."""
    import matplotlib.pyplot as plt

    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    plt.close(figure)
    display(Image(picture.getvalue(), format="png", alt=alt))

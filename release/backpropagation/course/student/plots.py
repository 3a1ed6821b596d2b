"""The notebook's pictures. Each has a caption with its numbers, and waits politely for a missing training.

They are 5 inches wide, so that their letters can be read on a telephone too. A picture is an HTML image with an alternative text
that holds its numbers: JupyterLab, Notebook, Visual Studio Code, Colab and nbconvert all read it there.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from IPython.display import display

from course.student.replies import STYLE, say
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

COLUMNS = 5  # of small images
DPI = 144
CSS_PIXELS = 96  # to an inch


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
        say(f"○ Nothing to draw yet: this picture waits for the training of {', '.join(missing)}.")
        return
    if missing:
        say(f"○ Not trained yet, so not in the picture: {', '.join(missing)}.")

    figure, (above, below) = new_figure(5, 6, rows=2)
    numbers = []
    for (label, history), style in zip(histories.items(), STYLES * len(labels)):
        if not history:
            continue
        costs, accuracies = np.transpose(history)
        epochs = np.arange(1, len(history) + 1)
        numbers.append(f"{label}: {ends_of(history)}")
        for axes, values in ((above, costs), (below, accuracies)):
            axes.plot(epochs, values, label=label, markevery=max(1, len(history) // 8), markersize=5, **style)
    above.set_title("mean cost of the training digits")
    below.set_title("accuracy on the validation digits")
    below.set_ylim(0, 1)
    for axes in (above, below):
        axes.set_xlabel("epoch")
        axes.grid(alpha=0.3)
        if len(labels) > 1:
            axes.legend()
    show_figure(
        figure, f"Two line charts by epoch, the mean cost above, the accuracy below. {'; '.join(numbers)}.", numbers
    )


def ends_of(history: Sequence[tuple[float, float]]) -> str:
    """The first and the last numbers of a training, in words."""
    (cost, accuracy), (last_cost, last_accuracy) = history[0], history[-1]
    return (
        f"cost {cost:.3f} to {last_cost:.3f}, accuracy {accuracy:.2f} to {last_accuracy:.2f} in {len(history)} epochs"
    )


def predictions(net: Any, digits: Digits, number: int = 10) -> None:
    """Draw the first digits with the net's predictions, and below them its most confident mistakes.

    Parameters
    ----------
    net : Layer
        A trained net, or None if there is none yet.
    digits : function
        Returns images (n, 784) and one-hot labels (n, 10), such as `validation_data`.
    number : int
        How many digits of each kind.
    """
    if _waits(net):
        return
    images, labels = digits()
    scores = net.forward(images)
    said, true = np.argmax(scores, axis=1), np.argmax(labels, axis=1)
    confidence = np.max(scores, axis=1)
    mistakes = np.flatnonzero(said != true)
    worst = mistakes[np.argsort(-confidence[mistakes], kind="stable")][:number]
    share = f"{len(mistakes) / len(images):.0%} of the validation digits are mistaken."

    rows = -(-number // COLUMNS)
    figure, grid = new_figure(5, 2.9 * rows, rows=2 * rows, columns=COLUMNS)
    first = range(min(number, len(images)))
    for half, chosen in zip((grid[:rows], grid[rows:]), (first, worst)):
        for axes in half.flat:
            axes.axis("off")
        for axes, index in zip(half.flat, chosen):
            axes.imshow(images[index].reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
            verdict = "" if said[index] == true[index] else f", is {true[index]}"
            axes.set_title(f"says {said[index]}{verdict}\n{confidence[index]:.2f}", fontsize=11)
    figure.suptitle(
        "above: the first digits; below: the most\nconfident mistakes; each with the largest output", fontsize=12
    )
    pairs = ", ".join(f"{true[index]} for {said[index]}" for index in worst)
    show_figure(
        figure,
        f"The first {len(first)} validation digits with the net's answers, then its most confident mistakes "
        f"(a true digit for its answer): {pairs or 'none'}. {share}",
        [share],
    )


def weights(net: Any) -> None:
    """Draw the weights of the net's first linear layer, one image for each output (at most ten).

    Each pixel is the mean of the weights in the 3 by 3 pixels around it: the random numbers that a training starts
    from would hide what it has learned.
    """
    if _waits(net):
        return
    w = _linear_layers(net)[0].w
    caption = f"The weights, {w.shape[0]} rows of {w.shape[1]}: red within a solid line is positive, blue within a dashed line negative."
    padded = np.pad(w[:10].reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)), mode="edge")
    images = np.mean(
        [padded[:, row : row + 28, column : column + 28] for row in range(3) for column in range(3)], axis=0
    )
    largest = np.max(np.abs(images))
    figure, grid = new_figure(5, 3.2, rows=2, columns=COLUMNS)
    for axes in grid.flat:
        axes.axis("off")
    for index, (axes, pixels) in enumerate(zip(grid.flat, images)):
        image = axes.imshow(pixels, cmap="RdBu_r", vmin=-largest, vmax=largest)
        # Lines tell the signs apart without colours too: on grey paper, both are dark.
        if largest > 0:
            axes.contour(pixels, [-largest / 2, largest / 2], colors="black", linestyles=["--", "-"], linewidths=0.9)
        axes.set_title(f"output {index}", fontsize=11)
    figure.colorbar(image, ax=grid, label="mean of 3 by 3 weights", location="bottom", shrink=0.9)
    alt = (
        f"{len(images)} images of 28 by 28 pixels, the weights of each output: the positive ones red, those of more than half the "
        f"largest within a solid line; the negative ones blue, within a dashed line. The largest is {largest:.2f}."
    )
    show_figure(figure, alt, [caption])


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
    accuracy = f"accuracy {np.trace(counts) / counts.sum():.2f} on the validation digits"

    figure, axes = new_figure(5, 5.4)
    # The mistakes set the colours: beside the hits on the diagonal they would all look alike.
    image = axes.imshow(mistakes, cmap="Blues")
    for row in range(10):
        for column in range(10):
            red, green, blue, _ = image.cmap(image.norm(mistakes[row, column]))
            luminance = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
            axes.text(
                column,
                row,
                counts[row, column],
                ha="center",
                va="center",
                fontsize=11,
                color="white" if luminance < 0.18 else "black",  # where both contrast equally
                fontweight="bold" if row == column else "normal",
            )
    axes.set_xticks(range(10))
    axes.set_yticks(range(10))
    axes.set_xlabel("the net's answer")
    axes.set_ylabel("true digit")
    axes.set_title("hits in bold, mistakes shaded")
    figure.colorbar(image, ax=axes, label="number of mistakes", location="bottom", shrink=0.9)
    row, column = np.unravel_index(np.argmax(mistakes), mistakes.shape)
    most = f"The most frequent mistake: {mistakes[row, column]} times a {row} taken for a {column}."
    show_figure(
        figure,
        f"Ten by ten counts, the true digit by row, the net's answer by column: {accuracy}. {most if mistakes.any() else ''}",
        [f"{accuracy}; {most[0].lower()}{most[1:]}" if mistakes.any() else accuracy],
    )


def _waits(net: Any) -> bool:
    """Tell whether there is nothing to draw, and say why if a training is missing."""
    if net is None and not grading():
        say("○ Nothing to draw yet: this picture waits for the training above it.")
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

    with plt.rc_context({"font.size": 12}):
        return plt.subplots(rows, columns, figsize=(width, height), dpi=DPI, facecolor="white", layout="constrained")


def show_figure(figure: Figure, alt: str, caption: Sequence[str]) -> None:
    """Show the figure and forget it, so that a rerun starts with an empty one.

    Parameters
    ----------
    figure : Figure
    alt : str
        What the picture says, with its numbers, for whoever does not see it.
    caption : sequence of str
        The lines below it.
    """
    import matplotlib.pyplot as plt
    from PIL import Image

    drawn, picture = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    plt.close(figure)
    # A palette makes a third of it: the notebook holds a dozen pictures.
    Image.open(drawn).convert("RGB").quantize(128).save(picture, format="png", optimize=True)
    data = base64.b64encode(picture.getvalue()).decode()
    width = round(figure.get_figwidth() * CSS_PIXELS)
    image = f'<img src="data:image/png;base64,{data}" alt="{escape(alt)}" width="{width}" style="max-width: 100%; height: auto">'
    below = "<br>".join(map(escape, caption))
    html = f'<figure class="course-figure" style="margin: 0">{STYLE}{image}<figcaption>{below}</figcaption></figure>'
    # The bare picture too: for exports as PDF, which take no HTML.
    kinds = {"text/html": html, "image/png": data, "text/plain": "\n".join(caption)}
    display(kinds, metadata={"image/png": {"alt": alt}}, raw=True)

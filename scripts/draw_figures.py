"""Draw the notebook's figures: python scripts/draw_figures.py"""

from __future__ import annotations

from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

FIGURES = Path(__file__).resolve().parent.parent / "source" / "backpropagation" / "figures"

# Blue and vermilion differ for every kind of colour vision, and in lightness too.
FORWARD, BACKWARD, INK = "#0072B2", "#B34700", "#222222"
# In inches. The picture is narrow, so that its letters can be read on a telephone, where it is 340 pixels wide.
WIDTH, HEIGHT = 6.0, 7.3
DOWN, MIDDLE, UP = 2.3, 3.0, 3.7  # where the forward arrows, the names and the backward arrows stand
BOX_WIDTH = 2.5
SYMBOL, WORDS, SHAPE = 18, 13, 13.5  # sizes of letters


def draw_computation_graph() -> Figure:
    """Draw linear layer, sigmoid layer and cost with the shapes of all arrays: forward on the left, backward on the right."""
    figure = Figure(figsize=(WIDTH, HEIGHT), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(0, HEIGHT)
    axes.axis("off")

    boxes = {"Linear": (6.1, 4.8), "Sigmoid": (3.95, 3.05), "MeanSquareError": (2.2, 1.1)}  # top and bottom
    for name, (top, bottom) in boxes.items():
        _box(axes, top, bottom, name)

    n, n_in, n_out = "n", r"n_{\mathrm{in}}", r"n_{\mathrm{out}}"
    wide, narrow = f"$({n},\\,{n_in})$", f"$({n},\\,{n_out})$"
    stretches = [
        (6.85, boxes["Linear"][0], "x", wide),
        (boxes["Linear"][1], boxes["Sigmoid"][0], "z", narrow),
        (boxes["Sigmoid"][1], boxes["MeanSquareError"][0], "y", narrow),
    ]
    for top, bottom, symbol, shape in stretches:
        _arrow(axes, (DOWN, top), (DOWN, bottom), FORWARD)
        _arrow(axes, (UP, bottom), (UP, top), BACKWARD)
        middle = (top + bottom) / 2
        _array(axes, DOWN - 0.15, middle, f"${symbol}$", shape, FORWARD, "right")
        _array(axes, UP + 0.15, middle, rf"$\partial L/\partial {symbol}$", shape, BACKWARD, "left")

    # The target comes in from the left, the cost leaves below, the parameters' gradients leave to the right.
    left, right = MIDDLE - BOX_WIDTH / 2, MIDDLE + BOX_WIDTH / 2
    cost = sum(boxes["MeanSquareError"]) / 2
    _arrow(axes, (left - 0.5, cost), (left, cost), INK)
    _array(axes, left - 0.6, cost, "target $t$", narrow, INK, "right", size=WORDS)
    bottom = boxes["MeanSquareError"][1]
    _arrow(axes, (DOWN, bottom), (DOWN, bottom - 0.85), FORWARD)
    _array(axes, DOWN - 0.15, bottom - 0.45, "$C$", narrow, FORWARD, "right")
    axes.text(UP - 0.5, bottom - 0.45, "$L$ = sum of all $C$", size=WORDS, color=INK, va="center")
    top, bottom = boxes["Linear"]
    for y, symbol, shape in (
        (top - 0.32, "w", f"$({n_out},\\,{n_in})$"),
        (bottom + 0.32, "b", f"$(1,\\,{n_out})$"),
    ):
        _arrow(axes, (right, y), (right + 0.45, y), BACKWARD)
        _array(axes, right + 0.53, y, rf"$\partial L/\partial {symbol}$", shape, BACKWARD, "left")

    heads = {"size": 14, "weight": "bold", "va": "center"}
    axes.text(DOWN + 0.1, 7.1, "forward: down", color=FORWARD, ha="right", **heads)
    axes.text(UP - 0.1, 7.1, "backward: up", color=BACKWARD, ha="left", **heads)
    return figure


def _box(axes: Axes, top: float, bottom: float, name: str) -> None:
    """Draw one layer: its name between the methods by which values enter."""
    style = "round,pad=0,rounding_size=0.1"
    corner = (MIDDLE - BOX_WIDTH / 2, bottom)
    axes.add_patch(FancyBboxPatch(corner, BOX_WIDTH, top - bottom, boxstyle=style, fc="#F2F2F2", ec=INK, lw=1.6))
    middle = (top + bottom) / 2
    lines = [name, "keeps $w$ and $b$"] if name == "Linear" else [name]
    for line, y in zip(lines, (middle, middle - 0.26)):
        weight = "bold" if line == name else "normal"
        axes.text(MIDDLE, y, line, size=WORDS, color=INK, ha="center", va="center", weight=weight)
    into, back = ("estimate", "gradient") if name == "MeanSquareError" else ("forward", "backward")
    for x, y, text, color in ((DOWN - 0.45, top - 0.2, into, FORWARD), (UP + 0.45, bottom + 0.18, back, BACKWARD)):
        side = "left" if x < MIDDLE else "right"
        axes.text(x, y, text, size=WORDS, color=color, ha=side, va="center", family="monospace")


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], color: str) -> None:
    """Draw an arrow; those of the backward pass are dashed, so that they differ without colour too."""
    dashes = (0, (5, 2)) if color == BACKWARD else "solid"
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=18, shrinkA=2, shrinkB=2, color=color, lw=2, linestyle=dashes
        )
    )


def _array(
    axes: Axes, x: float, y: float, symbol: str, shape: str, color: str, side: str, size: float = SYMBOL
) -> None:
    """Write an array's symbol beside its arrow, and its shape below."""
    axes.text(x, y + 0.02, symbol, size=size, color=color, ha=side, va="bottom")
    axes.text(x, y - 0.03, shape, size=SHAPE, color=INK, ha=side, va="top")


if __name__ == "__main__":
    # Text as paths looks the same on every machine; a fixed salt and no date give the same file again.
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "backpropagation"}):
        FIGURES.mkdir(exist_ok=True)
        draw_computation_graph().savefig(FIGURES / "computation_graph.svg", metadata={"Date": None})
        print(f"drawn: {FIGURES / 'computation_graph.svg'}")

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
FORWARD_HEIGHT, BACKWARD_HEIGHT, MIDDLE = 0.62, -0.62, 0.0
BOX_WIDTH, BOX_HEIGHT = 2.0, 2.2


def draw_computation_graph() -> Figure:
    """Draw linear layer, sigmoid layer and cost with the shapes of all arrays: forward above, backward below."""
    figure = Figure(figsize=(13, 5.2), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-0.55, 12.45)
    axes.set_ylim(-2.75, 2.45)
    axes.axis("off")

    # Each arrow has room for its array's name and shape.
    centres = {"Linear": 2.65, "Sigmoid": 6.25, "MeanSquareError": 9.85}
    for name, centre in centres.items():
        _box(axes, centre, name)
    linear, sigmoid, cost = centres.values()

    n, n_in, n_out = "n", r"n_{\mathrm{in}}", r"n_{\mathrm{out}}"
    wide, narrow = f"$({n},\\,{n_in})$", f"$({n},\\,{n_out})$"
    half = BOX_WIDTH / 2
    stretches = [
        (0.0, linear - half, "x", wide),
        (linear + half, sigmoid - half, "z", narrow),
        (sigmoid + half, cost - half, "y", narrow),
    ]
    for left, right, symbol, shape in stretches:
        _arrow(axes, (left, FORWARD_HEIGHT), (right, FORWARD_HEIGHT), FORWARD)
        _arrow(axes, (right, BACKWARD_HEIGHT), (left, BACKWARD_HEIGHT), BACKWARD)
        middle = (left + right) / 2
        _edge(axes, middle, FORWARD_HEIGHT, f"${symbol}$", shape, FORWARD)
        _edge(axes, middle, BACKWARD_HEIGHT, rf"$\partial L/\partial {symbol}$", shape, BACKWARD)

    # The cost itself leaves to the right, the target comes in from above, the parameters' gradients leave below.
    _arrow(axes, (cost + half, FORWARD_HEIGHT), (12.3, FORWARD_HEIGHT), FORWARD)
    _edge(axes, (cost + half + 12.3) / 2, FORWARD_HEIGHT, "$C$", narrow, FORWARD)
    axes.text(11.55, BACKWARD_HEIGHT, "$L$ = sum of $C$", size=14, color=INK, ha="center", va="center")
    _arrow(axes, (cost, 1.95), (cost, BOX_HEIGHT / 2), INK)
    axes.text(cost, 2.15, f"target $t$  {narrow}", size=15, color=INK, ha="center", va="center")
    for offset, symbol, shape in ((-0.55, "w", f"$({n_out},\\,{n_in})$"), (0.95, "b", f"$(1,\\,{n_out})$")):
        x = linear + offset
        _arrow(axes, (linear + 0.6 * offset, -BOX_HEIGHT / 2), (x, -1.85), BACKWARD)
        axes.text(x, -2.1, rf"$\partial L/\partial {symbol}$", size=16, color=BACKWARD, ha="center", va="center")
        axes.text(x, -2.47, shape, size=13, color=INK, ha="center", va="center")

    axes.text(-0.35, 2.15, "forward pass, from left to right", size=15, color=FORWARD, weight="bold", va="center")
    axes.text(
        12.3, -2.3, "backward pass, from right to left", size=15, color=BACKWARD, weight="bold", va="center", ha="right"
    )
    return figure


def _box(axes: Axes, centre: float, name: str) -> None:
    """Draw one layer."""
    corner = (centre - BOX_WIDTH / 2, MIDDLE - BOX_HEIGHT / 2)
    style = "round,pad=0,rounding_size=0.12"
    axes.add_patch(FancyBboxPatch(corner, BOX_WIDTH, BOX_HEIGHT, boxstyle=style, fc="#F2F2F2", ec=INK, lw=1.8))
    axes.text(centre, MIDDLE, name, size=13, color=INK, ha="center", va="center", weight="bold")
    if name == "Linear":
        axes.text(centre, MIDDLE - 0.28, "keeps $w$ and $b$", size=12, color=INK, ha="center", va="center")
    top, bottom = ("estimate", "gradient") if name == "MeanSquareError" else ("forward", "backward")
    axes.text(centre, FORWARD_HEIGHT, top, size=13, color=FORWARD, ha="center", va="center", family="monospace")
    axes.text(centre, BACKWARD_HEIGHT, bottom, size=13, color=BACKWARD, ha="center", va="center", family="monospace")


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], color: str) -> None:
    """Draw an arrow; those of the backward pass are dashed, so that they differ without colour too."""
    dashes = (0, (5, 2)) if color == BACKWARD else "solid"
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=20, shrinkA=2, shrinkB=2, color=color, lw=2.2, linestyle=dashes
        )
    )


def _edge(axes: Axes, x: float, height: float, symbol: str, shape: str, color: str) -> None:
    """Write an array's symbol above its arrow and its shape below."""
    axes.text(x, height + 0.12, symbol, size=18, color=color, ha="center", va="bottom")
    axes.text(x, height - 0.16, shape, size=13, color=INK, ha="center", va="top")


if __name__ == "__main__":
    # Text as paths looks the same on every machine; a fixed salt and no date give the same file again.
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "backpropagation"}):
        FIGURES.mkdir(exist_ok=True)
        draw_computation_graph().savefig(FIGURES / "computation_graph.svg", metadata={"Date": None})
        print(f"drawn: {FIGURES / 'computation_graph.svg'}")

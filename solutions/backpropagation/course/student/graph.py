"""The worked example as a figure to click through: one piece of HTML, with a still picture where no script runs."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from IPython.display import display

from course.student import worked_example

TEMPLATE = Path(__file__).with_name("graph.html")
ALT = (
    "The worked example as a graph: the numbers of x, z, y and C for both examples, from left to right, and below each its "
    "gradient. They are those of the text."
)
COLUMNS = (("x", "dL/dx"), ("z", "dL/dz"), ("y", "dL/dy"), ("C", None))


def graph_to_touch() -> None:
    """Show one training step of the worked example, to be followed number by number."""
    text = "The graph of the worked example, to click through: it needs a notebook that shows HTML."
    display({"text/html": html(), "text/plain": text}, raw=True)


def html() -> str:
    """The figure: style, still picture and script in one piece; nothing comes from the network."""
    start = {
        "x": worked_example.X.tolist(),
        "t": worked_example.TARGET.tolist(),
        "w": worked_example.W.tolist(),
        "b": worked_example.B[0].tolist(),
        "eta": worked_example.LEARNING_RATE,
    }
    picture = base64.b64encode(still_picture().encode()).decode()
    page = TEMPLATE.read_text(encoding="utf-8").replace("START_VALUES", json.dumps(start))
    return page.replace("STILL_PICTURE", f"data:image/svg+xml;base64,{picture}").replace("STILL_ALT", ALT)


def still_picture() -> str:
    """The same numbers as a drawing, for a page that runs no script."""
    by_hand = worked_example.BY_HAND | {"x": worked_example.X.tolist()}
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 250" font-family="sans-serif" font-size="13" text-anchor="middle">',
        '<rect width="400" height="250" fill="white"/>',
    ]
    for column, (value, gradient) in enumerate(COLUMNS):
        x = 60 + 95 * column
        lines.append(f'<text x="{x}" y="24" font-weight="bold">{value}</text>')
        for example in range(2):
            for output in range(2):
                y = 58 + 104 * example + 48 * output
                lines.append(f'<text x="{x}" y="{y}" fill="#00558c">{by_hand[value][example][output]:g}</text>')
                if gradient:
                    number = by_hand[gradient][example][output]
                    lines.append(f'<text x="{x}" y="{y + 18}" fill="#8f3500" font-style="italic">{number:g}</text>')
    return "".join([*lines, "</svg>"])

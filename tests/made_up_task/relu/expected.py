"""What is right for ReLU, and what each known mistake gives instead: task 7a."""

from __future__ import annotations

import numpy as np

from course.engine.sheet import Case, Line, Sheet
from course.kinds.layer import earlier, forward_lines, kept_lines


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Batches x (n, k)."""
    rows = {"x": 4, "x_next": 7, "x_same": 4, "other_x": 5}
    return [{name: rng.normal(size=(n, k)) for name, n in rows.items()} for k in (3, 1, 12)]


def by_hand(task: str) -> list[Case]:
    """One number of each sign."""
    x = np.array([[1.0, -2.0]])
    return [{"x": x, "x_next": np.array([[-3.0, 0.5], [2.0, -1.0]]), "x_same": -x, "other_x": 2 * x}]


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""

    def output(batch: str, now: Case) -> Line:
        x = now[batch]
        return Line(
            f"{batch}_out",
            "output",
            "The output of forward",
            np.where(x > 0, x, 0.0),
            allowed=1e-6,
            mistakes=lambda: {"leaky": [np.where(x > 0, x, slope * x) for slope in (0.1, 0.01)]},
            earlier=earlier(batch),
            batch=len(x),
        )

    kept = kept_lines(
        "kept x_in", "x_in", lambda batch: batch, lambda batch: {"output-kept-as-x_in": [np.maximum(case[batch], 0)]}
    )
    return forward_lines(case, "output", output) + kept

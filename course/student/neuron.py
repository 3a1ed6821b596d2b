"""The first lines of the session: one neuron and two paths, each derivative beside a difference quotient."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from course.student.replies import blocks, say, table

X, W, B, TARGET = 2.0, 0.5, -2.0, 1.0
STEP = 1e-4
ROOM = 1e-3  # three decimals are enough

Function = Callable[[float], float]


def check_neuron(dC_dy: Any, dy_dz: Any, dz_dw: Any, dC_dw: Any) -> None:
    """Show each derivative of the neuron beside the slope that it has to be.

    Parameters
    ----------
    dC_dy, dy_dz, dz_dw : float or ...
        The local derivatives; `...` stands for one that is still open.
    dC_dw : float or ...
        Their product.
    """
    z = W * X + B
    y = _sigmoid(z)
    local = {
        "dC_dy": (dC_dy, _slope(_cost, y)),
        "dy_dz": (dy_dz, _slope(_sigmoid, z)),
        "dz_dw": (dz_dw, _slope(lambda w: w * X + B, W)),
    }
    whole = (dC_dw, _slope(lambda w: _cost(_sigmoid(w * X + B)), W))
    _report(local, "dC_dw", whole, math.prod, "Multiply the three.")


def check_two_paths(path_a: Any, path_b: Any, dC_dx: Any) -> None:
    """Show both paths' derivatives and their sum beside the slopes that they have to be.

    Parameters
    ----------
    path_a, path_b, dC_dx : float or ...
        `...` stands for one that is still open.
    """
    a, b = 3 * X, X**2
    local = {  # along one path, the other number stays as it is
        "path_a": (path_a, _slope(lambda x: 3 * x * b, X)),
        "path_b": (path_b, _slope(lambda x: a * x**2, X)),
    }
    whole = (dC_dx, _slope(lambda x: 3 * x * x**2, X))
    _report(local, "dC_dx", whole, sum, "Where paths meet, add them.")


def _report(
    local: dict[str, tuple[Any, float]],
    name: str,
    whole: tuple[Any, float],
    combine: Callable[[list[float]], float],
    advice: str,
) -> None:
    values = {**local, name: whole}
    still_open = [key for key, (value, _) in values.items() if value is ...]
    if still_open:
        say(f"○ Still open: {', '.join(still_open)}.")
        return
    no_number = [key for key, (value, _) in values.items() if not _is_number(value)]
    if no_number:
        say(f"✗ {no_number[0]} is no number but of type {type(values[no_number[0]][0]).__name__}.")
        return
    wrong = [key for key, (value, slope) in local.items() if not _is_close(value, slope)]
    rows = [
        (f"{'✓' if _is_close(value, slope) else '✗'} {key}", f"{value:.3f}", f"{slope:.3f}")
        for key, (value, slope) in values.items()
    ]
    lines = [f"{key:8}{value:>9}  {slope:>9}" for key, value, slope in [("", "yours", "slope"), *rows]]
    after = []
    if wrong:
        after = [f"Look at {' and '.join(wrong)} first: {name} is made of {'them' if len(wrong) > 1 else 'it'}."]
    elif not _is_close(*whole):
        combined = combine([value for value, _ in local.values()])
        after = [f"{name}: your numbers above give {combined:.3f}. {advice}"]
    say("\n".join(lines + after), table(("", "yours", "slope"), rows, "Your derivatives", [1, 2]) + blocks(after))


def _is_number(value: Any) -> bool:
    try:
        return math.isfinite(value)
    except TypeError:
        return False


def _is_close(value: float, slope: float) -> bool:
    return abs(value - slope) < ROOM * max(1.0, abs(slope))


def _slope(function: Function, at: float) -> float:
    """The difference quotient, to both sides."""
    at = float(at)
    return (function(at + STEP) - function(at - STEP)) / (2 * STEP)


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def _cost(y: float) -> float:
    return (y - TARGET) ** 2

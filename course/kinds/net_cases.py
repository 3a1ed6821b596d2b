"""The cases of a net (task 3a), and what its layers see of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course.engine.sheet import Case
from course.kinds.step_cases import any_rate, bent_on, draw_layer

# (widths from the input on, factor of a last layer without parameters, the name of a nesting, sizes of the batches): among them one
# example, one number in or out, a batch beyond the notebook's
NETS = (
    ((3, 5, 2), 0.0, "", (4, 2)),
    ((4, 4, 4, 4), 0.0, "", (1, 3)),
    ((3, 6), 0.0, "", (601, 2)),
    ((1, 5, 3, 1), 0.7, "last", (3, 1)),
    ((2, 12, 2, 4, 3, 11, 2, 3, 2, 3, 2, 3), 0.0, "", (4, 2)),
    ((), 0.0, "", (4, 1)),
)
BATCHES = ("", "_next", "_same")


def draw(rng: np.random.Generator) -> list[Case]:
    """Nets of several, of one and of no layers, nested ones, and three batches for each; the last ones are watched closely."""
    sizes = int(rng.integers(10, 601)), 3
    return [
        *(_draw_case(rng, *net) for net in NETS),
        _watched(rng, _draw_case(rng, (2, 3, 2, 3, 2), 0.0, "first", sizes), np.float32, 1.0),
        _watched(rng, _draw_case(rng, (3, 2, 3), 0.0, "", (3, 2)), np.int64, 0.0),
    ]


def _draw_case(
    rng: np.random.Generator, widths: tuple[int, ...], plain_factor: float, nested: str, sizes: tuple[int, int]
) -> Case:
    n_in, n_out = (widths[0], widths[-1]) if widths else (3, 3)
    case: dict[str, Any] = {
        "layers": [draw_layer(rng, a, b) for a, b in zip(widths, widths[1:])],
        "plain_factor": plain_factor,
        "nested": nested,
        "watched": False,
        "refilled_factor": float(rng.uniform(1.5, 3)),
        "learning_rate": float(rng.uniform(0.1, 0.9)),
        "next_learning_rate": 1e-4 * float(rng.uniform(0.1, 1)),  # as the notebook's
        "global_learning_rate": float(rng.uniform(2, 3)),
    }
    for batch, n in zip(BATCHES, (sizes[0], sizes[1], sizes[0])):
        case[f"x{batch}"] = rng.normal(size=(n, n_in))
        case[f"d_out{batch}"] = rng.normal(size=(n, n_out))
        case[f"seen{batch}"] = seen_of(case, case[f"x{batch}"])
    case["seen_refilled"] = seen_of(refilled(case), case["x"])
    return case


def _watched(rng: np.random.Generator, case: Case, dtype: type, next_rate: float) -> Case:
    """That case with large numbers of a type, integers all zero at first; any learning rate, then this one.

    What w, b, dw and db of its layers hold counts too.
    """
    rate = any_rate(rng)
    case = {**case, "watched": True, "learning_rate": rate, "next_learning_rate": next_rate}
    case["layers"] = [{**layer, "rate_unit": 4 * rate} for layer in case["layers"]]
    for batch in BATCHES:
        size = 0 if dtype == np.int64 and not batch else 10
        for name in ("x", "d_out"):
            case[name + batch] = (size * case[name + batch]).astype(dtype)
        if dtype == np.float32 and batch == "_next":  # as pixels are
            case["x_next"] = rng.random(size=case["x_next"].shape).astype(dtype)
        case[f"seen{batch}"] = seen_of(case, case[f"x{batch}"])
    return {**case, "seen_refilled": seen_of(refilled(case), case["x"])}


def refilled(case: Case) -> Case:
    """At the end the first batch lies in the arrays of the last one, and the layers have other parameters."""
    return {**case, "layers": [{**layer, "p": case["refilled_factor"] * layer["p"]} for layer in case["layers"]]}


def seen_of(case: Case, x: np.ndarray) -> list[np.ndarray]:
    """What each layer sees of a batch in forward."""
    seen = []
    for layer in case["layers"]:
        seen.append(x)
        x = forward(layer, x)
    return seen


def forward(layer: Mapping[str, Any], x: np.ndarray) -> np.ndarray:
    """What such a layer gives."""
    return bent_on(x, layer["m"], layer["p"])

"""The cases of one step of training (tasks 2f and 3b), and what the layers of these cases and of task 3a compute."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from course.engine.sheet import Case

Record = dict[str, Any]
# Sizes of the batch, of the second batch, and of the activations from the input on, the size of the numbers, the least learning
# rate of both steps: then a square case with rates as the notebook's, one example with one number in and out, the second step with
# the rate 0, sizes beyond the notebook's, numbers that are all zero at first, so that the cost is too.
# After these come the `WATCHED` cases.
TWO_LAYERS = (
    (4, 6, (3, 5, 2), 1.0, (0.05, 0.3)),
    (5, 3, (4, 4, 4), 1.0, (1e-4, 1e-5)),
    (1, 2, (1, 3, 1), 1.0, (1e-4, 0.0)),
    (601, 2, (2, 12, 11), 1.0, (0.05, 0.3)),
    (3, 3, (2, 4, 3), 0.0, (0.05, 0.3)),
)
# Any size of batch and any learning rate, with large numbers in single precision; the notebook's sizes, with pixels; integers, and
# a gradient of zeros.
MANY, PIXELS, INTEGERS = "many examples", "pixels", "integers"
# Sizes of the activations, the order of magnitude of the learning rate.
WATCHED = {MANY: ((2, 3, 2), -6), PIXELS: ((784, 1, 10), -4), INTEGERS: ((3, 4, 2), -2)}


def draw_layer(rng: np.random.Generator, n_in: int, n_out: int, rate_unit: float = 1.0) -> Record:
    """What `course.drivers.collaborators.make_layer` takes."""
    return {
        "m": rng.normal(size=(n_in, n_out)),
        "p": rng.normal(size=(1, n_out)),
        "dp": rng.normal(size=(1, n_out)) + 5,
        "rate_unit": rate_unit,
    }


def updated(layer: Mapping[str, Any], p: np.ndarray, dp: np.ndarray, learning_rate: float) -> np.ndarray:
    """The parameter of such a layer after an update."""
    step = np.arcsinh(dp)
    return p - learning_rate / layer["rate_unit"] * (step + 0.5 * np.abs(step))


Bend = Callable[[np.ndarray], np.ndarray]  # np.sin; of the layers of a net np.arctan


def bent_on(x: np.ndarray, m: np.ndarray, p: np.ndarray, bend: Bend = np.sin) -> np.ndarray:
    """What forward of such a layer, with m (n_in, n_out) and p (1, n_out), makes of x (n, n_in): (n, n_out)."""
    return bend(x[:, :, None] + m).sum(axis=1) + p


def bent_back(d_out: np.ndarray, seen: np.ndarray, m: np.ndarray, bend: Bend = np.sin) -> tuple[np.ndarray, np.ndarray]:
    """What its backward returns, (n, n_in), and adds to its gradient, (1, n_out), after it has seen (n, n_in) in forward."""
    added = bend(d_out + seen[:, :1]).sum(axis=0, keepdims=True)
    return bend(d_out[:, None, :] - m).sum(axis=2) * (1.5 + np.cos(seen)), added


def _no_output(m: np.ndarray, bend: Bend) -> np.ndarray:
    """The parameter with which zeros come out where zeros go in."""
    return -bent_on(np.zeros((1, len(m))), m, np.zeros((1, m.shape[1])), bend)


Sizes = Sequence[tuple[int, int, tuple[int, ...], float, tuple[float, float]]]


def draw(rng: np.random.Generator, sizes: Sizes, in_a_net: bool) -> list[Case]:
    """Layers with old gradients, a cost, two batches, and what the notebook's variables hold meanwhile."""
    cases, bend = [], np.arctan if in_a_net else np.sin
    for n, n_next, widths, size, (rate, rate_next) in sizes:
        unit = min(1.0, 4 * rate)  # small learning rates show in what they change
        layers = [draw_layer(rng, a, b, unit) for a, b in zip(widths, widths[1:])]
        case = {
            "layers": [{**layer, "p": layer["p"] if size else _no_output(layer["m"], bend)} for layer in layers],
            "in_a_net": in_a_net,
            "cost": {name: float(rng.uniform(0.5, 2)) for name in "abc"},
            "learning_rate": float(rng.uniform(rate, 4 * rate)),
            "next_learning_rate": float(rng.uniform(rate_next, 2 * rate_next)),
            "later_rates": [],
            "global_learning_rate": float(rng.uniform(2, 3)),
            "watched": False,
        }
        for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("global_", "", n + 1)):
            case[f"{prefix}inputs{suffix}"] = size * rng.normal(size=(rows, widths[0]))
            case[f"{prefix}targets{suffix}"] = size * rng.normal(size=(rows, widths[-1]))
        cases.append(case)
    return [*cases, *(_draw_watched(rng, kind, in_a_net) for kind in WATCHED)]


def any_rate(rng: np.random.Generator, lowest: int = -6, highest: int = 0) -> float:
    """A learning rate of any order of magnitude between two powers of 10."""
    return 10.0 ** float(rng.uniform(lowest, highest))


def _draw_watched(rng: np.random.Generator, kind: str, in_a_net: bool) -> Case:
    """A case whose layers' w, b, dw and db count too; one is derived from Linear. Some have more than two steps."""
    widths, order = WATCHED[kind]
    n, n_next = int(rng.integers(10, 601)) if kind == MANY else 3, 2
    rate = any_rate(rng, order, order + 2)
    case: Record = {
        "layers": [draw_layer(rng, a, b, 4 * rate) for a, b in zip(widths, widths[1:])],
        "in_a_net": in_a_net,
        "cost": {name: float(rng.uniform(0.5, 2)) * (kind != INTEGERS or name == "a") for name in "abc"},
        "learning_rate": rate,
        "next_learning_rate": rate * float(rng.uniform(0.5, 2)),
        "later_rates": [any_rate(rng, -4, -1), 1.0, any_rate(rng)][: int(rng.integers(2, 4))] if kind == MANY else [],
        "global_learning_rate": float(rng.uniform(2, 3)),
        "watched": True,
    }
    for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("global_", "", n + 1)):
        if kind == MANY:
            inputs, targets = (10 * rng.normal(size=(rows, width)) for width in (widths[0], widths[-1]))
            inputs, targets = inputs.astype(np.float32), targets.astype(np.float32)
        else:
            targets = np.eye(widths[-1])[np.arange(rows) % widths[-1]]
            inputs = rng.random(size=(rows, widths[0]))
        if kind == INTEGERS:
            inputs, targets = np.floor(7 * inputs).astype(np.int64) - 3, targets.astype(np.int64)
        case[f"{prefix}inputs{suffix}"], case[f"{prefix}targets{suffix}"] = inputs, targets
    return case

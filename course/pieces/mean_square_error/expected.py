"""What is right for MeanSquareError, and what each known mistake gives instead: tasks 2b and 2c."""

from __future__ import annotations

import numpy as np

from course.engine.sheet import RARE, Alternatives, Case, Sheet
from course.kinds.cost import (
    SHAPES,
    SMALL_STEPS,
    Arrays,
    Formula,
    estimate_sheet,
    gradient_reductions,
    gradient_sheet,
    make_case,
)
from course.kinds.sizes import LABEL_SIZE, any_batch

NO_ERROR = 3  # the shape with a batch in which every prediction equals its target
WHOLE = 8  # the shape with two arrays of whole numbers, of which in one batch the targets are none


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Targets and predictions (n, k) of either sign, then one-hot targets as the digits have."""

    def draw(n: int, k: int, dtype: type, scale: float) -> Arrays:
        target, prediction = (scale * rng.normal(size=(n, k)) for _ in range(2))
        if np.issubdtype(dtype, np.integer):
            prediction[0] = target[0] = np.trunc(target[0])
        return target.astype(dtype), prediction.astype(np.float64 if dtype == np.int64 else dtype)

    def draw_digits(n: int, k: int, dtype: type, _: float) -> Arrays:
        return np.eye(k)[rng.integers(k, size=n)].astype(dtype), rng.uniform(0.05, 0.95, size=(n, k)).astype(dtype)

    drawn = [make_case(draw, FORMULA, *shape) for shape in (*SHAPES, (4, 2, 1, np.float64, 1.0))]
    drawn[NO_ERROR] |= {"prediction_next": drawn[NO_ERROR]["target_next"] + 0.0}
    drawn[WHOLE] |= {"target_next": drawn[WHOLE]["target_next"] + 0.25}
    return [*drawn, make_case(draw_digits, FORMULA, 5, 3, 4, np.float64, 1.0)]


def hidden_cases(task: str, rng: np.random.Generator) -> list[Case]:
    """The notebook's sizes, too large for the file of the visible check; then a small case of what is rarely wrong."""

    def draw(n: int, k: int, dtype: type, _: float) -> Arrays:
        prediction = rng.uniform(0.05, 0.95, size=(n, k))
        return np.eye(k)[rng.integers(k, size=n)], prediction

    small = make_case(draw, FORMULA, 5, 3, 4, np.float64, 1.0)
    return [make_case(draw, FORMULA, *any_batch(rng), LABEL_SIZE, np.float64, 1.0), {**small, RARE: True}]


def by_hand(task: str) -> list[Case]:
    """Few different numbers; three outputs, so that a mean over them is no half."""
    difference = [0.5, -1.0, 2.0, -3.0, 0.25, 1.5, -0.5]
    targets = [1.0, 0.0, 0.25, -0.5, 2.0, -1.0]

    def draw(n: int, k: int, dtype: type, start: float) -> Arrays:
        target = np.resize(np.roll(targets, int(start) + n), (n, k))
        return target, target + np.resize(np.roll(difference, n), (n, k))

    return [make_case(draw, FORMULA, 4, 2, 3, np.float64, 0)]


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    return estimate_sheet(FORMULA, case) if task == "2b" else gradient_sheet(FORMULA, case)


def _estimate_mistakes(t: np.ndarray, p: np.ndarray) -> Alternatives:
    d = p - t
    roots = [np.sqrt(r(d**2, axis=1, keepdims=True)) for r in (np.sum, np.mean)]
    return {
        "not-squared": [d, -d, d.sum(axis=1), d.mean(axis=1, keepdims=True)],
        "absolute-value": [np.abs(d), np.abs(d).sum(axis=1), np.abs(d).mean(axis=1)],
        "root-taken": [*roots, *(root.sum(axis=1) for root in roots)],
        "one-hot-targets-only": [np.where(t == 1, (1 - p) ** 2, p**2)],
        "one-row-only": [(p - t[:1]) ** 2, (p[:1] - t) ** 2],
        "reshaped-for-transposed": [(p.T.reshape(p.shape) - t) ** 2],
    }


def _gradient_mistakes(t: np.ndarray, p: np.ndarray) -> Alternatives:
    d = p - t
    one_hot = 2 * p
    one_hot[np.arange(len(t)), t.argmax(axis=1)] -= 2
    reduced = gradient_reductions(2 * d)
    return {
        "sign-flipped": [-2 * d, -d],
        **reduced,
        "averaged-over-the-batch": [*reduced["averaged-over-the-batch"], d / len(d), d / d.size],
        "cost-times-gradient": [2 * d * d**2, d * d**2],
        "returns-the-cost": [d**2],
        "difference-quotient": [factor * d + factor / 2 * h for h in SMALL_STEPS for factor in (2, 1)],
        "sign-lost": [2 * np.abs(d), np.abs(d)],
        "activation-in-gradient": [2 * d * p * (1 - p), d * p * (1 - p)],
        "one-hot-targets-only": [one_hot],
        "one-row-only": [2 * (p - t[:1]), 2 * (p[:1] - t)],
    }


FORMULA = Formula(
    name="MeanSquareError",
    elements=lambda t, p: (p - t) ** 2,
    derivative=lambda t, p: 2 * (p - t),
    size=lambda t, p: (np.abs(p) + np.abs(t)) ** 2,
    derivative_size=lambda t, p: 2 * (np.abs(p) + np.abs(t)),
    estimate_mistakes=_estimate_mistakes,
    gradient_mistakes=_gradient_mistakes,
    kept_name="prediction",
    elements_text=("(p - t) ** 2", "p ** 2 - 2 * p * t + t ** 2"),
    derivative_text="2 * (p - t)",
)

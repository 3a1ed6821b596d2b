"""What is right for CrossEntropy, and what each known mistake gives instead: tasks 6b and 6c."""

from __future__ import annotations

from functools import partial

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

EPS = 1e-12
OTHER_EPS = 1e-11  # another eps may be as large: it matters for small probabilities
SMALL = 3  # the shape with probabilities far below those of a random guess
PERFECT = 8  # the shape with predictions that are right and sure, 0 or 1
ANY_SUM = 5  # the shape with targets that do not sum to 1


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Targets, one-hot or spread over the classes, and predicted probabilities (n, k); at last probabilities of 0.

    Neither sums to 1 in every row: nothing in the formula asks for it.
    """
    drawn = []
    for i, shape in enumerate(SHAPES):

        def draw(n: int, k: int, dtype: type, _: float, i: int = i) -> Arrays:
            is_whole = np.issubdtype(dtype, np.integer)
            target = np.eye(k)[rng.integers(k, size=n)] if i % 2 == 0 or is_whole else rng.dirichlet(np.ones(k), size=n)
            prediction = 0.02 + 0.98 * rng.dirichlet(np.ones(k), size=n)
            if i == ANY_SUM:
                target = rng.uniform(0, 2, size=(n, k))
            if i == SMALL:
                prediction[:, 0] = 10 ** rng.uniform(-10, -4, size=n)
            if i == PERFECT:
                prediction = target
            return target.astype(dtype), prediction.astype(dtype if i == PERFECT or not is_whole else np.float64)

        drawn.append(make_case(draw, FORMULA, *shape))

    return [*drawn, _missed_case(rng, 5, 3, 4, np.float64)]


def _draw_missed(rng: np.random.Generator, n: int, k: int, dtype: type, _: float) -> Arrays:
    """Every second row gives its true class the probability 0, the others give it to a class that is not the true one.

    The first two targets are one-hot, the others spread over all classes.
    """
    classes = rng.integers(k, size=n)
    prediction = 0.05 + rng.random((n, k))
    prediction[np.arange(0, n, 2), classes[::2]] = 0
    prediction[np.arange(1, n, 2), (classes[1::2] + 1) % k] = 0
    target = np.eye(k)[classes]
    target[2:] = 0.5 * target[2:] + 0.5 * rng.dirichlet(np.ones(k), size=n - 2)
    if np.issubdtype(dtype, np.integer):
        return np.eye(k, dtype=dtype)[classes], (prediction > 0).astype(dtype)
    return target.astype(dtype), (prediction / prediction.sum(axis=1, keepdims=True)).astype(dtype)


def _missed_case(rng: np.random.Generator, n: int, n_next: int, k: int, dtype: type) -> Case:
    return {**make_case(partial(_draw_missed, rng), FORMULA, n, n_next, k, dtype, 1.0), "zero": True}


def hidden_cases(task: str, rng: np.random.Generator) -> list[Case]:
    """The notebook's sizes, too large for the file of the visible check; then what is rarely wrong."""

    def draw(n: int, k: int, dtype: type, _: float) -> Arrays:
        prediction = 0.02 + 0.98 * rng.dirichlet(np.ones(k), size=n)
        return np.eye(k)[rng.integers(k, size=n)], prediction

    def draw_one_output(n: int, k: int, dtype: type, _: float) -> Arrays:
        return rng.uniform(0.25, 1, size=(n, k)), rng.uniform(0.05, 0.95, size=(n, k))

    rare = [make_case(draw_one_output, FORMULA, 3, 4, 1, np.float64, 1.0)]
    # In single precision np.log1p(p - 1 + eps) is -inf at 0, so that 6b has whole numbers, whose logarithm is taken in double precision.
    rare.append(_missed_case(rng, 6, 4, 5, np.int64 if task == "6b" else np.float32))
    digits = make_case(draw, FORMULA, *any_batch(rng), LABEL_SIZE, np.float64, 1.0)
    return [digits, *({**case, RARE: True} for case in rare)]


def by_hand(task: str) -> list[Case]:
    """Few different probabilities, and targets that do not sum to 1: nothing in the formula asks for it."""
    probabilities, targets = [0.5, 0.25, 0.1, 1.0, 0.01, 0.8], [1.0, 0.0, 0.5, 0.25, 1.0, 0.0, 2.0]

    def draw(n: int, k: int, dtype: type, _: float) -> Arrays:
        return np.resize(np.roll(targets, n), (n, k)), np.resize(np.roll(probabilities, n), (n, k))

    return [make_case(draw, FORMULA, 4, 2, 3, np.float64, 0)]


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    return estimate_sheet(FORMULA, case) if task == "6b" else gradient_sheet(FORMULA, case)


def _picked(values: np.ndarray, t: np.ndarray) -> np.ndarray:
    """The values of the true class alone."""
    rows, classes = np.arange(len(t)), t.argmax(axis=1)
    picked = np.zeros_like(values)
    picked[rows, classes] = values[rows, classes]
    return picked


def _columns(values: np.ndarray, t: np.ndarray) -> np.ndarray:
    """The values of all classes that are the true one of any example, in all rows."""
    return np.where(np.isin(np.arange(t.shape[1]), t.argmax(axis=1)), values, 0)


def _with_larger_eps(x: np.ndarray) -> list[np.ndarray]:
    """Probabilities to which another eps was added, or that were kept above it, or also below 1 minus it."""
    return [
        larger
        for eps in (10.0**-digits for digits in range(2, 9))
        for larger in (x + eps, np.maximum(x, eps), np.clip(x, eps, 1 - eps))
    ]


def _estimate_in_forms(t: np.ndarray, x: np.ndarray) -> Alternatives:
    with np.errstate(all="ignore"):
        plain, cost = np.log(x), -t * np.log(x + EPS)
        normalised = x / x.sum(axis=1, keepdims=True)
        again = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
        logarithms = -np.log(t * x + EPS)
        picked = _picked(-np.log(x + EPS), t)
        return {
            "eps-missing": [-t * plain, np.nan_to_num(-t * plain)],
            "eps-outside": [-t * (plain + EPS), -(t * plain + EPS), -t * plain + EPS],
            "other-eps": [-t * np.log(larger) for larger in _with_larger_eps(x)],
            "target-missing": [-np.log(x + EPS)],
            "binary-cross-entropy": [cost - (1 - t) * np.log(1 - x + EPS)],
            "other-logarithm": [-t * np.log2(x + EPS), -t * np.log10(x + EPS)],
            "arguments-swapped": [-x * np.log(t + EPS)],
            "one-hot-targets-only": [
                picked,
                np.where(t == 1, -np.log(x + EPS), 0),
                cost + t * np.log(t + EPS),
                t * logarithms,
            ],
            "columns-of-all-rows": [_columns(-np.log(x + EPS), t)],
            "target-inside-the-logarithm": [logarithms],
            "input-normalised-again": [-t * np.log(normalised + EPS)],
            "softmax-applied-again": [-t * np.log(again + EPS)],
            "sign-flipped": [-cost],
            "another-array": [-x * np.log(x + EPS), -(x + EPS) * np.log(x + EPS)],
            "squared-error-instead": [(x - t) ** 2],
            "prediction-for-target": [_picked(-np.log(x + EPS), x)],
        }


def _gradient_mistakes(t: np.ndarray, x: np.ndarray) -> Alternatives:
    with np.errstate(all="ignore"):
        right = -t / (x + EPS)
        normalised = x / x.sum(axis=1, keepdims=True)
        return {
            "eps-missing": [-t / x, np.nan_to_num(-t / x)],
            "eps-outside": [-t / x + EPS, -(t / x + EPS), -(t + EPS) / x],
            "sign-flipped": [-right],
            **gradient_reductions(right),
            "not-divided": [-t, -t * x, -t * (x + EPS), -(x + EPS)],
            "other-eps": [-t / larger for larger in _with_larger_eps(x)],
            "target-missing": [-1 / (x + EPS)],
            "difference-instead": [x - t, t - x, (x - t) / len(x)],
            "squared-error-gradient": [2 * (x - t), 2 * (t - x)],
            "sigmoid-derivative-instead": [x * (1 - x), t * x * (1 - x)],
            "cost-times-gradient": [right * (-t * np.log(x + EPS))],
            "returns-the-cost": [-t * np.log(x + EPS), -np.log(x + EPS), np.log(x + EPS)],
            "binary-cross-entropy": [right + (1 - t) / (1 - x + EPS), (x - t) / (x * (1 - x) + EPS)],
            "upside-down": [-x / (t + EPS)],
            "product-rule": [right - np.log(x + EPS), right + np.log(x + EPS)],
            "difference-quotient": [
                -t * (np.log(x + EPS + h) - np.log(x + EPS + back)) / (h - back)
                for h in SMALL_STEPS
                for back in (0.0, -h)
            ],
            "prediction-for-target": [_picked(-1 / (x + EPS), x)],
            "one-hot-targets-only": [_picked(-1 / (x + EPS), t), np.where(t == 1, -1 / (x + EPS), 0)],
            "columns-of-all-rows": [_columns(-1 / (x + EPS), t)],
            "input-normalised-again": [-t / (normalised + EPS)],
        }


FORMULA = Formula(
    name="CrossEntropy",
    elements=lambda t, x: -t * np.log(x + EPS),
    derivative=lambda t, x: -t / (x + EPS),
    size=lambda t, x: np.abs(t) * (1 + np.abs(np.log(x + EPS))),
    derivative_size=lambda t, x: np.abs(t / (x + EPS)),
    other_eps=lambda t, x: t * OTHER_EPS / (x + EPS),
    derivative_other_eps=lambda t, x: t * OTHER_EPS / (x + EPS) ** 2,
    estimate_mistakes=lambda t, x: {},
    estimate_in_forms=_estimate_in_forms,
    gradient_mistakes=_gradient_mistakes,
    kept_name="x_in",
    elements_text=("-t * np.log(p + 1e-12)", "-t * np.log(p)"),
    derivative_text=("-t / (p + 1e-12)", "-t / p"),
    missed=lambda t, x: (t > 0) & (x == 0),
)

"""Inputs and judgements of tasks 2b, 2c (MeanSquareError) and 6b, 6c (CrossEntropy).

A cost may carry the factor 1/2, and may be summed or averaged over the outputs of each example: these are the accepted
variants. Its gradient has to be the derivative of that same variant, summed over the batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.compare import (
    Alternatives,
    Expected,
    Finding,
    Record,
    Seen,
    better,
    made_problem,
    part,
    problem_of,
    still_there,
    unchanged,
)
from judge.tolerance import tolerance

Case = dict[str, Any]
EPS = 1e-12


@dataclass(frozen=True)
class Variant:
    """An accepted form of a cost: how it is made of the costs of the elements, and what that makes of the gradient."""

    reduce: Callable[[np.ndarray], np.ndarray]
    factor: Callable[[int], float]  # of the gradient, for k outputs


VARIANTS = [
    Variant(lambda e, h=half, r=reduction: r(h * e), lambda k, h=half, mean=is_mean: h / k if mean else h)
    for half in (1.0, 0.5)
    for reduction, is_mean in (
        (lambda e: e, False),
        (lambda e: e.sum(axis=1), False),
        (lambda e: e.sum(axis=1, keepdims=True), False),
        (lambda e: e.mean(axis=1), True),
        (lambda e: e.mean(axis=1, keepdims=True), True),
    )
]


@dataclass(frozen=True)
class Formula:
    """One cost function: its elements, their derivative, sizes for the tolerance, and what known mistakes would give."""

    name: str
    elements: Callable[[np.ndarray, np.ndarray], np.ndarray]  # (target, prediction) -> (n, k)
    derivative: Callable[[np.ndarray, np.ndarray], np.ndarray]
    size: Callable[[np.ndarray, np.ndarray], np.ndarray]
    derivative_size: Callable[[np.ndarray, np.ndarray], np.ndarray]
    estimate_mistakes: Callable[[np.ndarray, np.ndarray], dict[str, Alternatives]]
    gradient_mistakes: Callable[[np.ndarray, np.ndarray], dict[str, Alternatives]]


def _reductions(e: np.ndarray) -> dict[str, Alternatives]:
    return {
        "mean-over-everything": [e.mean(), np.array([e.mean()]), np.array([[e.mean()]]), e.mean() / 2],
        "sum-over-everything": [e.sum(), np.array([e.sum()]), np.array([[e.sum()]]), e.sum() / 2],
        "reduced-over-the-batch": [
            e.mean(axis=0),
            e.sum(axis=0),
            e.mean(axis=0, keepdims=True),
            e.sum(axis=0, keepdims=True),
        ],
        "averaged-over-the-batch": [e / len(e), e.sum(axis=1) / len(e)],
        "one-row-only": [e[:1], e[0]],
    }


MEAN_SQUARE_ERROR = Formula(
    name="MeanSquareError",
    elements=lambda t, p: (p - t) ** 2,
    derivative=lambda t, p: 2 * (p - t),
    size=lambda t, p: (np.abs(p) + np.abs(t)) ** 2,
    derivative_size=lambda t, p: 2 * (np.abs(p) + np.abs(t)),
    estimate_mistakes=lambda t, p: {
        "not-squared": [p - t, t - p],
        "absolute-value": [np.abs(p - t), np.abs(p - t).sum(axis=1), np.abs(p - t).mean(axis=1)],
        "sign-flipped": [-((p - t) ** 2)],
        **_reductions((p - t) ** 2),
    },
    gradient_mistakes=lambda t, p: {
        "sign-flipped": [2 * (t - p), t - p],
        "averaged-over-the-batch": [2 * (p - t) / len(p)],
        "mean-over-everything": [2 * (p - t) / p.size, 2 * (p - t).mean(), (p - t) / p.size],
        "cost-times-gradient": [2 * (p - t) * (p - t) ** 2],
        "returns-the-cost": [(p - t) ** 2],
        "absolute-value": [2 * np.abs(p - t)],
        "reduced-over-the-batch": [2 * (p - t).sum(axis=0), 2 * (p - t).sum(axis=0, keepdims=True)],
        "kept-arrays-swapped": [2 * (t - p)],
    },
)


def _quotient(t: np.ndarray, x: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return -t / x


def _logarithm(x: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.log(x)


CROSS_ENTROPY = Formula(
    name="CrossEntropy",
    elements=lambda t, x: -t * np.log(x + EPS),
    derivative=lambda t, x: -t / (x + EPS),
    size=lambda t, x: np.abs(t) * (1 + np.abs(np.log(x + EPS))),
    derivative_size=lambda t, x: np.abs(t / (x + EPS)),
    estimate_mistakes=lambda t, x: {
        "eps-missing": [-t * _logarithm(x)],
        "eps-outside": [-t * (_logarithm(x) + EPS), -(t * _logarithm(x) + EPS), -t * _logarithm(x) + EPS],
        "sign-flipped": [t * np.log(x + EPS), (t * np.log(x + EPS)).sum(axis=1)],
        "target-missing": [-np.log(x + EPS)],
        "binary-cross-entropy": [
            -t * np.log(x + EPS) - (1 - t) * np.log(1 - x + EPS),
            (-t * np.log(x + EPS) - (1 - t) * np.log(1 - x + EPS)).sum(axis=1),
            (-t * np.log(x + EPS) - (1 - t) * np.log(1 - x + EPS)).mean(axis=1),
        ],
        "other-logarithm": [-t * np.log2(x + EPS), -t * np.log10(x + EPS)],
        "arguments-swapped": [-x * np.log(t + EPS)],
        **_reductions(-t * np.log(x + EPS)),
    },
    gradient_mistakes=lambda t, x: {
        "eps-missing": [_quotient(t, x)],
        "eps-outside": [_quotient(t, x) + EPS, -(_quotient(-t, x) + EPS)],
        "sign-flipped": [t / (x + EPS)],
        "averaged-over-the-batch": [-t / (x + EPS) / len(x)],
        "mean-over-everything": [-t / (x + EPS) / x.size],
        "not-divided": [-t, -t * x, -t * (x + EPS), -(x + EPS)],
        "target-missing": [-1 / (x + EPS)],
        "difference-instead": [x - t],
        "cost-times-gradient": [-t / (x + EPS) * (-t * np.log(x + EPS))],
        "returns-the-cost": [-t * np.log(x + EPS)],
        "binary-cross-entropy": [-t / (x + EPS) + (1 - t) / (1 - x + EPS), (x - t) / (x * (1 - x) + EPS)],
        "reduced-over-the-batch": [(-t / (x + EPS)).sum(axis=0), (-t / (x + EPS)).sum(axis=0, keepdims=True)],
    },
)

# (n, n of the second batch, k, dtype, scale): distinct sizes; a square; one example; small numbers
SHAPES = (
    (4, 7, 3, np.float64, 1.0),
    (5, 2, 5, np.float64, 3.0),
    (1, 3, 6, np.float64, 1.0),
    (6, 5, 4, np.float32, 1e-2),
)


def draw_mean_square_error(rng: np.random.Generator) -> Record:
    """Inputs for 2b and 2c: targets and predictions (n, k) of either sign."""

    def draw(n: int, k: int, dtype: type, scale: float) -> tuple[np.ndarray, np.ndarray]:
        return tuple((scale * rng.normal(size=(n, k))).astype(dtype) for _ in range(2))

    return {"cases": [_case(draw, MEAN_SQUARE_ERROR, *shape) for shape in SHAPES]}


def draw_cross_entropy(rng: np.random.Generator) -> Record:
    """Inputs for 6b and 6c: targets, one-hot or spread over the classes, and predicted probabilities (n, k)."""
    cases = []
    for i, shape in enumerate(SHAPES):

        def draw(n: int, k: int, dtype: type, _: float, one_hot: bool = i % 2 == 0) -> tuple[np.ndarray, np.ndarray]:
            target = np.eye(k)[rng.integers(k, size=n)] if one_hot else rng.dirichlet(np.ones(k), size=n)
            return target.astype(dtype), (0.02 + 0.98 * rng.dirichlet(np.ones(k), size=n)).astype(dtype)

        cases.append({**_case(draw, CROSS_ENTROPY, *shape), "zero": False})

    def draw_missed(n: int, k: int, dtype: type, _: float) -> tuple[np.ndarray, np.ndarray]:
        """Every second row gives its true class the probability 0."""
        classes = rng.integers(k, size=n)
        prediction = 0.05 + rng.random((n, k))
        prediction[np.arange(0, n, 2), classes[::2]] = 0
        return np.eye(k)[classes].astype(dtype), (prediction / prediction.sum(axis=1, keepdims=True)).astype(dtype)

    cases.append({**_case(draw_missed, CROSS_ENTROPY, 5, 3, 4, np.float64, 1.0), "zero": True})
    return {"cases": cases}


def _case(draw: Callable, formula: Formula, n: int, n_next: int, k: int, dtype: type, scale: float) -> Case:
    case: Case = {}
    for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("other_", "", n + 1)):
        target, prediction = draw(rows, k, dtype, scale)
        case[f"{prefix}target{suffix}"], case[f"{prefix}prediction{suffix}"] = target, prediction
        # What the grader passes to gradient where the student's estimate gave nothing.
        case[f"{prefix}cost{suffix}"] = formula.elements(target, prediction).astype(dtype)
    return case


def _exact(case: Case, suffix: str = "", prefix: str = "") -> tuple[np.ndarray, np.ndarray]:
    return tuple(case[f"{prefix}{name}{suffix}"].astype(np.float64) for name in ("target", "prediction"))


def _estimate_expected(formula: Formula, variant: Variant, t: np.ndarray, p: np.ndarray) -> Expected:
    size = variant.reduce(formula.size(t, p))
    expected = Expected.sum_of(variant.reduce(formula.elements(t, p)), size, t.shape[1])
    # Where a probability is 0, eps may be added or clipped to; any eps near the given one will do.
    zero = (
        variant.reduce(np.where((t > 0) & (p == 0), np.abs(formula.elements(t, p)), 0))
        if formula is CROSS_ENTROPY
        else 0
    )
    return Expected(expected.value, expected.allowed + 0.25 * zero)


def _gradient_expected(formula: Formula, variant: Variant, t: np.ndarray, p: np.ndarray) -> Expected:
    factor = variant.factor(t.shape[1])
    expected = Expected.sum_of(factor * formula.derivative(t, p), factor * formula.derivative_size(t, p), 4)
    zero = (t > 0) & (p == 0) if formula is CROSS_ENTROPY else np.zeros_like(t, dtype=bool)
    return Expected(expected.value, np.where(zero, 0.75 * np.abs(expected.value), expected.allowed))


def _accepted(formula: Formula, batches: Sequence[tuple[np.ndarray, np.ndarray, Record]]) -> Variant | None:
    """The variant that all estimates belong to, if there is one."""
    for variant in VARIANTS:
        if all(
            record["kind"] == "array" and _estimate_expected(formula, variant, t, p).fits(record["value"])
            for t, p, record in batches
        ):
            return variant
    return None


def _judge_estimate(formula: Formula, inputs: Record, record: Record, kept_name: str) -> list[Finding]:
    with_zero = formula is CROSS_ENTROPY
    names = ["cost", *(["zero probability"] if with_zero else []), "kept arrays"]
    cases = list(zip(inputs["cases"], record["cases"], strict=True))
    for _, got in cases:
        if made_problem("", formula.name, got):
            return [made_problem(name, formula.name, got) for name in names]
    normal = [(case, got) for case, got in cases if not case.get("zero")]
    zero = [(case, got) for case, got in cases if case.get("zero")]

    def batches(chosen: list) -> list[tuple[np.ndarray, np.ndarray, Record]]:
        return [(*_exact(case, suffix), got["cost" + suffix]) for case, got in chosen for suffix in ("", "_next")]

    variant = _accepted(formula, batches(normal))
    problems: list[Finding | None] = []
    kept: list[Finding | None] = []
    for case, got in cases:
        problems += [
            unchanged("cost", "The argument target", got["target_after"], case["target"], "changes-its-input"),
            unchanged("cost", "The other argument", got["prediction_after"], case["prediction"], "changes-its-input"),
            still_there("cost", "The returned cost", got["cost"], got["cost_after"]),
        ]
        kept += [_kept_problem(case, got, kept_name)]
    chosen = variant or VARIANTS[0]
    findings = [part("cost", [problem_of("cost", _estimates_seen(formula, chosen, batches(normal))), *problems])]
    if with_zero:
        seen = _estimates_seen(formula, chosen, batches(zero))
        findings.append(part("zero probability", [problem_of("zero probability", seen)]))
    kept_part = part("kept arrays", kept)
    if variant is None and kept_part.passed and not any(got["cost"]["kind"] == "array" for _, got in normal):
        kept_part = Finding("kept arrays", False, "Nothing to credit here while estimate gives no cost.")
    return [*findings, kept_part]


def _estimates_seen(formula: Formula, variant: Variant, batches: list) -> list[Seen]:
    return [
        Seen("The cost", got, _estimate_expected(formula, variant, t, p), formula.estimate_mistakes(t, p))
        for t, p, got in batches
    ]


def _kept_problem(case: Case, got: Record, kept_name: str) -> Finding | None:
    name = "kept arrays"
    if got["cost"]["kind"] == "raised":
        mistake = "blank" if got["cost"].get("blank") else None
        text = "estimate: the blank is still open." if mistake else f"estimate raised {got['cost']['error']}"
        return Finding(name, False, text, mistake, got["cost"]["traceback"])

    def holds(kept: Record, target: np.ndarray, prediction: np.ndarray) -> bool:
        pairs = ((kept["target"], target), (kept["prediction"], prediction))
        return all(
            record["kind"] == "array"
            and Expected(value.astype(np.float64), tolerance(np.abs(value), 1)).fits(record["value"])
            for record, value in pairs
        )

    (t, p), (t_next, p_next) = _exact(case), _exact(case, "_next")
    if holds(got["kept"], p, t) and not holds(got["kept"], t, p):
        return Finding(name, False, f"self.target and self.{kept_name} are swapped.", "kept-arrays-swapped")
    if not holds(got["kept"], t, p) or not holds(got["kept_next"], t_next, p_next):
        text = f"self.target and self.{kept_name} are not the latest arguments of estimate."
        return Finding(name, False, text, "kept-arrays-missing")
    if not holds(got["kept_beside_other"], t, p):
        text = f"self.target or self.{kept_name} changed when another object of the same class was used."
        return Finding(name, False, text, "state-on-the-class")
    return None


def _judge_gradient(task: str, formula: Formula, inputs: Record, record: Record) -> list[Finding]:
    own = record["after estimate"]
    batches = [
        (*_exact(case, suffix), got["estimate" + suffix])
        for case, got in zip(inputs["cases"], own, strict=True)
        for suffix in ("", "_next")
        if "estimate" in got
    ]
    variant = _accepted(formula, batches) if batches else None
    allowed = [variant] if variant else _distinct_gradients()
    judgements = [
        _judge_gradient_as(formula, one, inputs["cases"], record[way], variant)
        for way in ("alone", "after estimate")
        for one in allowed
    ]
    return better(task, judgements)


def _distinct_gradients() -> list[Variant]:
    chosen: dict[tuple[float, float], Variant] = {}
    for variant in VARIANTS:
        chosen.setdefault((variant.factor(1), variant.factor(2)), variant)
    return list(chosen.values())


def _judge_gradient_as(
    formula: Formula, variant: Variant, cases: list[Case], record: list[Record], own: Variant | None
) -> list[Finding]:
    """Judge the gradients as those of one variant of the cost; `own` is the student's own, if that is an accepted one."""
    first, zero, latest = [], [], []
    problems: list[Finding | None] = []
    names = ["gradient", *(["zero probability"] if formula is CROSS_ENTROPY else []), "latest batch"]
    for case, got in zip(cases, record, strict=True):
        if made_problem("", formula.name, got):
            return [made_problem(name, formula.name, got) for name in names]
        for suffix, key in (("", "gradient"), ("", "gradient_again"), ("_next", "gradient_next")):
            t, p = _exact(case, suffix)
            would_be = formula.gradient_mistakes(t, p)
            if own is not None:
                others = [_gradient_expected(formula, v, t, p).value for v in VARIANTS]
                would_be["factor-half"] = [0.5 * variant.factor(t.shape[1]) * formula.derivative(t, p)]
                would_be["gradient-of-another-cost"] = list(others)
            item = Seen("The gradient", got[key], _gradient_expected(formula, variant, t, p), would_be)
            if case.get("zero"):
                zero.append(item)
            else:
                (first if key == "gradient" else latest).append(item)
        problems += [
            unchanged("gradient", "self.target", got["target_after"], case["target"], "changes-its-input"),
            unchanged(
                "gradient", "The kept prediction", got["prediction_after"], case["prediction"], "changes-its-input"
            ),
            still_there("gradient", "The returned gradient", got["gradient"], got["gradient_after"]),
        ]
    sizes = [len(item.expected.value) for item in first]
    findings = [part("gradient", [problem_of("gradient", first, sizes), *problems])]
    if formula is CROSS_ENTROPY:
        findings.append(part("zero probability", [_zero_gradient(zero)]))
    problem = problem_of("latest batch", latest, [len(item.expected.value) for item in latest])
    if problem and not problem.mistake and all(item.right for item in first):
        problem = Finding("latest batch", False, problem.observation, "stale-state", problem.traceback)
    return [*findings, part("latest batch", [problem])]


def _zero_gradient(zero: list[Seen]) -> Finding | None:
    name = "zero probability"
    problem = problem_of(name, zero)
    if problem is None or problem.mistake:
        return problem
    item = next(item for item in zero if not item.right)
    if item.record["kind"] == "array" and item.record["value"].shape == item.expected.value.shape:
        missed = np.abs(item.expected.value) > 1e6
        if np.all(item.record["value"][missed] == 0):
            text = "The gradient is 0 where the true class has probability 0."
            return Finding(name, False, text, "zero-gradient-of-a-missed-class")
    return problem


def judge_2b(inputs: Record, record: Record) -> list[Finding]:
    """MeanSquareError.estimate."""
    return _judge_estimate(MEAN_SQUARE_ERROR, inputs, record, "prediction")


def judge_2c(inputs: Record, record: Record) -> list[Finding]:
    """MeanSquareError.gradient, judged against the student's own estimate where that is an accepted one."""
    return _judge_gradient("2c", MEAN_SQUARE_ERROR, inputs, record)


def judge_6b(inputs: Record, record: Record) -> list[Finding]:
    """CrossEntropy.estimate."""
    return _judge_estimate(CROSS_ENTROPY, inputs, record, "x_in")


def judge_6c(inputs: Record, record: Record) -> list[Finding]:
    """CrossEntropy.gradient, judged against the student's own estimate where that is an accepted one."""
    return _judge_gradient("6c", CROSS_ENTROPY, inputs, record)

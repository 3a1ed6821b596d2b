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
    changed_by_repeating,
    kept_problem,
    made_problem,
    named_by_side_effect,
    part,
    problem_of,
    raised_first,
    still_there,
    unchanged,
)
from judge.rubric import LABEL_SIZE, NOTEBOOK_SIZES

Case = dict[str, Any]
EPS = 1e-12
# In which the probe sets up an object for gradient. The first one also shows which cost is the student's own; where its
# estimate does not end, only the second one comes back.
WAYS = ("after estimate", "alone")


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


def _same(e: np.ndarray) -> np.ndarray:
    return e


def _row_sums(e: np.ndarray) -> np.ndarray:
    return e.sum(axis=1)


def _mean_of_sums(e: np.ndarray) -> np.ndarray:
    return e.sum(axis=1).mean()


def _row_means(e: np.ndarray) -> np.ndarray:
    return e.mean(axis=1)


def _reductions(e: np.ndarray) -> dict[str, Alternatives]:
    return {
        "mean-over-everything": [f(e) / h for f in (np.mean, _mean_of_sums) for h in (1, 2)],
        "sum-over-everything": [e.sum(), e.sum() / 2],
        "reduced-over-the-batch": [
            e.mean(axis=0),
            e.sum(axis=0),
            e.mean(axis=0, keepdims=True),
            e.sum(axis=0, keepdims=True),
        ],
        "averaged-over-the-batch": [r(e) / len(e) for r in (_same, _row_sums)],
        "factor-two": [2 * r(e) for r in (_same, _row_sums, _row_means)],
        "hard-coded-size": [_row_sums(e) / LABEL_SIZE, e.sum(axis=1, keepdims=True) / LABEL_SIZE],
    }


def _mean_square_error_mistakes(t: np.ndarray, p: np.ndarray) -> dict[str, Alternatives]:
    d = p - t
    return {
        "not-squared": [d, -d, d.sum(axis=1), d.mean(axis=1, keepdims=True)],
        "absolute-value": [np.abs(d), np.abs(d).sum(axis=1), np.abs(d).mean(axis=1)],
        "root-taken": [
            f(np.sqrt(r(d**2, axis=1, keepdims=True)), axis=1) for r in (np.sum, np.mean) for f in (_keep, np.sum)
        ],
        "one-hot-targets-only": [np.where(t == 1, (1 - p) ** 2, p**2)],
        "one-row-only": [(p - t[:1]) ** 2, (p[:1] - t) ** 2],
        **_reductions(d**2),
    }


def _keep(array: np.ndarray, axis: int) -> np.ndarray:
    return array


def _mean_square_error_gradient_mistakes(t: np.ndarray, p: np.ndarray) -> dict[str, Alternatives]:
    d = p - t
    one_hot = 2 * p
    one_hot[np.arange(len(t)), t.argmax(axis=1)] -= 2
    return {
        "sign-flipped": [-2 * d, -d],
        "averaged-over-the-batch": [f * d / n for f in (1, 2) for n in (len(p), p.size)],
        "mean-over-everything": [2 * d.mean()],
        "sum-over-everything": [2 * d.sum()],
        "cost-times-gradient": [2 * d * d**2, d * d**2],
        "returns-the-cost": [d**2],
        "sign-lost": [2 * np.abs(d), np.abs(d)],
        "reduced-over-the-batch": [f(2 * d, axis=0, keepdims=k) for f in (np.sum, np.mean) for k in (True, False)],
        "reduced-over-the-outputs": [f(2 * d, axis=1, keepdims=k) for f in (np.sum, np.mean) for k in (True, False)],
        "activation-in-gradient": [2 * d * p * (1 - p), d * p * (1 - p)],
        "one-hot-targets-only": [one_hot],
        "one-row-only": [2 * (p - t[:1]), 2 * (p[:1] - t)],
    }


MEAN_SQUARE_ERROR = Formula(
    name="MeanSquareError",
    elements=lambda t, p: (p - t) ** 2,
    derivative=lambda t, p: 2 * (p - t),
    size=lambda t, p: (np.abs(p) + np.abs(t)) ** 2,
    derivative_size=lambda t, p: 2 * (np.abs(p) + np.abs(t)),
    estimate_mistakes=_mean_square_error_mistakes,
    gradient_mistakes=_mean_square_error_gradient_mistakes,
)


def _cross_entropy_mistakes(t: np.ndarray, x: np.ndarray) -> dict[str, Alternatives]:
    with np.errstate(all="ignore"):
        plain, cost = np.log(x), -t * np.log(x + EPS)
        binary = cost - (1 - t) * np.log(1 - x + EPS)
        rows, classes = np.arange(len(t)), t.argmax(axis=1)
        picked = np.zeros_like(cost)
        picked[rows, classes] = -np.log(x[rows, classes] + EPS)
        normalised = x / x.sum(axis=1, keepdims=True)
        again = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
        logarithms = -np.log(t * x + EPS)
        known = {
            "eps-outside": [-t * (plain + EPS), -(t * plain + EPS), -t * plain + EPS],
            "eps-missing": [-t * plain],
            "target-missing": [-np.log(x + EPS)],
            "binary-cross-entropy": [binary],
            "other-logarithm": [-t * np.log2(x + EPS), -t * np.log10(x + EPS)],
            "arguments-swapped": [-x * np.log(t + EPS)],
            "one-hot-targets-only": [picked, cost + t * np.log(t + EPS), t * logarithms, logarithms],
            "input-normalised-again": [-t * np.log(normalised + EPS)],
            "softmax-applied-again": [-t * np.log(again + EPS)],
        }
        # Each of these may be reduced in one of the accepted ways as well.
        forms = {
            name: [variant.reduce(value) for value in values for variant in VARIANTS] for name, values in known.items()
        }
        return {**forms, "sign-flipped": [variant.reduce(-cost) for variant in VARIANTS], **_reductions(cost)}


def _cross_entropy_gradient_mistakes(t: np.ndarray, x: np.ndarray) -> dict[str, Alternatives]:
    with np.errstate(all="ignore"):
        right = -t / (x + EPS)
        rows, classes = np.arange(len(t)), t.argmax(axis=1)
        picked = np.zeros_like(right)
        picked[rows, classes] = -1 / (x[rows, classes] + EPS)
        normalised = x / x.sum(axis=1, keepdims=True)
        return {
            "eps-outside": [-t / x + EPS, -(t / x + EPS), -(t + EPS) / x],
            "eps-missing": [-t / x],
            "sign-flipped": [-right],
            "averaged-over-the-batch": [right / len(x), right / x.size],
            "mean-over-everything": [right.mean()],
            "sum-over-everything": [right.sum()],
            "not-divided": [-t, -t * x, -t * (x + EPS), -(x + EPS)],
            "target-missing": [-1 / (x + EPS)],
            "difference-instead": [x - t],
            "cost-times-gradient": [right * (-t * np.log(x + EPS))],
            "returns-the-cost": [-t * np.log(x + EPS)],
            "binary-cross-entropy": [right + (1 - t) / (1 - x + EPS), (x - t) / (x * (1 - x) + EPS)],
            "reduced-over-the-batch": [f(right, axis=0, keepdims=k) for f in (np.sum, np.mean) for k in (True, False)],
            "reduced-over-the-outputs": [
                f(right, axis=1, keepdims=k) for f in (np.sum, np.mean) for k in (True, False)
            ],
            "arguments-swapped": [-x / (t + EPS)],
            "one-hot-targets-only": [picked, np.where(t == 1, -1 / (x + EPS), 0)],
            "input-normalised-again": [-t / (normalised + EPS)],
        }


CROSS_ENTROPY = Formula(
    name="CrossEntropy",
    elements=lambda t, x: -t * np.log(x + EPS),
    derivative=lambda t, x: -t / (x + EPS),
    size=lambda t, x: np.abs(t) * (1 + np.abs(np.log(x + EPS))),
    derivative_size=lambda t, x: np.abs(t / (x + EPS)),
    estimate_mistakes=_cross_entropy_mistakes,
    gradient_mistakes=_cross_entropy_gradient_mistakes,
)

BATCHES = ("", "_next", "_same")
# (n, n of the second batch, k, dtype, scale): distinct sizes; a square, with large numbers; one example; few outputs;
# small numbers
SHAPES = (
    (4, 7, 3, np.float64, 1.0),
    (5, 2, 5, np.float64, 1e4),
    (1, 3, 6, np.float64, 1.0),
    (3, 3, 2, np.float64, 1.0),
    (6, 5, 4, np.float32, 1e-2),
    # Each size once beyond the notebook's own, for code that stops at 600 or 10.
    (602, 2, 2, np.float64, 1.0),
    (3, 2, 12, np.float64, 1.0),
)


def draw_mean_square_error(rng: np.random.Generator) -> Record:
    """Inputs for 2b and 2c: targets and predictions (n, k) of either sign, then one-hot targets as the digits have."""

    def draw(n: int, k: int, dtype: type, scale: float) -> tuple[np.ndarray, np.ndarray]:
        return tuple((scale * rng.normal(size=(n, k))).astype(dtype) for _ in range(2))

    def draw_digits(n: int, k: int, dtype: type, _: float) -> tuple[np.ndarray, np.ndarray]:
        return np.eye(k)[rng.integers(k, size=n)].astype(dtype), rng.uniform(0.05, 0.95, size=(n, k)).astype(dtype)

    cases = [_case(draw, MEAN_SQUARE_ERROR, *shape) for shape in (*SHAPES, (4, 2, 1, np.float64, 1.0))]
    cases.append(_case(draw_digits, MEAN_SQUARE_ERROR, 5, 3, 4, np.float64, 1.0))
    return {"cases": cases, "notebook_sizes": list(NOTEBOOK_SIZES)}


LEAST_PROBABILITY = (0.02, 0.02, 0.02, 1e-4, 0.02, 0.02, 0.02)  # of each shape


def draw_cross_entropy(rng: np.random.Generator) -> Record:
    """Inputs for 6b and 6c: targets, one-hot or spread over the classes, and predicted probabilities (n, k)."""
    cases = []
    for i, (shape, least) in enumerate(zip(SHAPES, LEAST_PROBABILITY)):

        def draw(
            n: int, k: int, dtype: type, _: float, one_hot: bool = i % 2 == 0, least: float = least
        ) -> tuple[np.ndarray, np.ndarray]:
            target = np.eye(k)[rng.integers(k, size=n)] if one_hot else rng.dirichlet(np.ones(k), size=n)
            # The rows do not sum to one: nothing in the formula asks for it.
            return target.astype(dtype), (least + 0.98 * rng.dirichlet(np.ones(k), size=n)).astype(dtype)

        cases.append({**_case(draw, CROSS_ENTROPY, *shape), "zero": False})

    def draw_missed(n: int, k: int, dtype: type, _: float) -> tuple[np.ndarray, np.ndarray]:
        """Every second row gives its true class the probability 0, the others give it to a class that is not the true one."""
        classes = rng.integers(k, size=n)
        prediction = 0.05 + rng.random((n, k))
        prediction[np.arange(0, n, 2), classes[::2]] = 0
        prediction[np.arange(1, n, 2), (classes[1::2] + 1) % k] = 0
        return np.eye(k)[classes].astype(dtype), (prediction / prediction.sum(axis=1, keepdims=True)).astype(dtype)

    cases.append({**_case(draw_missed, CROSS_ENTROPY, 5, 3, 4, np.float64, 1.0), "zero": True})
    return {"cases": cases, "notebook_sizes": list(NOTEBOOK_SIZES)}


def _case(draw: Callable, formula: Formula, n: int, n_next: int, k: int, dtype: type, scale: float) -> Case:
    case: Case = {}
    for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("", "_same", n), ("other_", "", n + 1)):
        target, prediction = draw(rows, k, dtype, scale)
        case[f"{prefix}target{suffix}"], case[f"{prefix}prediction{suffix}"] = target, prediction
        # What the grader passes to gradient where the student's estimate gave nothing.
        case[f"{prefix}cost{suffix}"] = formula.elements(target, prediction).astype(dtype)
    return case


def _exact(case: Case, suffix: str = "", prefix: str = "") -> tuple[np.ndarray, np.ndarray]:
    return tuple(case[f"{prefix}{name}{suffix}"].astype(np.float64) for name in ("target", "prediction"))


EPS_ROOM = 0.1  # of the cost of a missed class: any eps near the given one will do, added or clipped to
GRADIENT_ROOM = 0.75  # of its gradient, about -target / eps


def _is_missed(formula: Formula, t: np.ndarray, p: np.ndarray) -> np.ndarray:
    return (t > 0) & (p == 0) if formula is CROSS_ENTROPY else np.zeros_like(t, dtype=bool)


def _estimate_expected(formula: Formula, variant: Variant, t: np.ndarray, p: np.ndarray) -> Expected:
    value, size = variant.reduce(formula.elements(t, p)), variant.reduce(formula.size(t, p))
    expected = Expected.sum_of(value, size, t.shape[1])
    missed = _is_missed(formula, t, p)
    if not missed.any():
        return expected
    room = EPS_ROOM * variant.reduce(np.where(missed, np.abs(formula.elements(t, p)), 0))
    return Expected(expected.value, expected.allowed + room, sharp=expected.allowed)


def _gradient_expected(formula: Formula, variant: Variant, t: np.ndarray, p: np.ndarray) -> Expected:
    factor = variant.factor(t.shape[1])
    expected = Expected.sum_of(factor * formula.derivative(t, p), factor * formula.derivative_size(t, p), 4)
    missed = _is_missed(formula, t, p)
    if not missed.any():
        return expected
    allowed = np.where(missed, GRADIENT_ROOM * np.abs(expected.value), expected.allowed)
    return Expected(expected.value, allowed, sharp=expected.allowed)


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
    variant = _accepted(
        formula, [(*_exact(case, suffix), got["cost" + suffix]) for case, got in normal for suffix in BATCHES]
    )
    chosen = variant or VARIANTS[0]
    problems: list[Finding | None] = []
    kept: list[Finding | None] = []
    for case, got in cases:
        for suffix in BATCHES:
            for argument, words in (("target", "The argument target"), ("prediction", "The other argument")):
                after, before = got[f"{argument}_after{suffix}"], case[argument + suffix]
                problems.append(unchanged("cost", words, after, before, "changes-its-input"))
        problems += [
            changed_by_repeating("cost", "estimate", got["cost"], got["cost_again"]),
            still_there("cost", "The returned cost", got["cost"], got["cost_after"]),
        ]
        kept += [_kept_problem(case, got, kept_name)]
    runs = record.get("runs_at_notebook_size", False)
    cost = problem_of("cost", _estimates_seen(formula, chosen, normal), runs)
    findings = [part("cost", [named_by_side_effect(cost, problems), *problems])]
    if with_zero:
        problem = problem_of("zero probability", _estimates_seen(formula, chosen, zero))
        findings.append(part("zero probability", [_zero_cost(problem, cost, zero, formula)]))
    kept_part = part("kept arrays", kept)
    if not kept_part.passed and cost and cost.mistake == "stale-state" and kept_part.mistake == "kept-arrays-missing":
        kept_part = Finding("kept arrays", False, kept_part.observation, "stale-state")
    if variant is None and kept_part.passed and not any(got["cost"]["kind"] == "array" for _, got in normal):
        kept_part = Finding("kept arrays", False, "Nothing to credit here while estimate gives no cost.")
    return [*findings, kept_part]


NAMED_AT_ZERO = ("eps-missing", "eps-outside", "blank", None)


def _zero_cost(problem: Finding | None, cost: Finding | None, zero: list, formula: Formula) -> Finding | None:
    """A problem where a missed class has probability 0; what is wrong everywhere is named in the cost's part alone."""
    if problem is None:
        return None
    if cost:
        return Finding(problem.part, False, problem.observation, None, problem.traceback)
    if problem.mistake not in NAMED_AT_ZERO:
        problem = Finding(problem.part, False, problem.observation, None, problem.traceback)
    for case, got in zero:
        for suffix in BATCHES:
            value, (t, p) = got["cost" + suffix], _exact(case, suffix)
            missed = _is_missed(formula, t, p)
            if value["kind"] != "array" or value["value"].shape != t.shape or not missed.any():
                return problem
            if not np.all(np.abs(value["value"][missed]) < 1e-3):
                return problem
    text = "The cost is 0 where the true class has probability 0."
    return Finding(problem.part, False, text, "zero-cost-of-a-missed-class")


def _estimates_seen(formula: Formula, variant: Variant, chosen: list[tuple[Case, Record]]) -> list[Seen]:
    seen = []
    for case, got in chosen:
        earlier: list[Record] = []
        for suffix in (*BATCHES, "_refilled"):
            (t, p), value = _exact(case, suffix.replace("refilled", "same")), got["cost" + suffix]

            def would_be(t: np.ndarray = t, p: np.ndarray = p) -> dict[str, Alternatives]:
                return formula.estimate_mistakes(t, p)

            expected = _estimate_expected(formula, variant, t, p)
            seen.append(Seen("The cost", value, expected, would_be, len(t), tuple(earlier)))
            earlier.append(value)
    return seen


def _kept_problem(case: Case, got: Record, kept_name: str) -> Finding | None:
    name = "kept arrays"

    def holds(kept: Record, target: np.ndarray, prediction: np.ndarray) -> bool:
        pairs = ((kept["target"], target), (kept["prediction"], prediction))
        return not any(kept_problem(name, "", record, value, None) for record, value in pairs)

    batches = {suffix: (case["target" + suffix], case["prediction" + suffix]) for suffix in BATCHES}
    for suffix, (t, p) in batches.items():
        kept = got["kept" + suffix]
        if holds(kept, t, p):
            continue
        if got["cost" + suffix]["kind"] == "raised":
            return raised_first(name, "estimate", got["cost" + suffix])
        if holds(kept, p, t):
            return Finding(name, False, f"self.target and self.{kept_name} are swapped.", "kept-arrays-swapped")
        old = [holds(kept, a, b) for a in (t, batches[""][0]) for b in (p, batches[""][1])]
        if suffix and any(old):
            text = f"self.target or self.{kept_name} still holds an earlier batch."
            return Finding(name, False, text, "stale-state")
        if any(
            unchanged("", "", got[f"{argument}_after{suffix}"], case[argument + suffix], "")
            for argument in ("target", "prediction")
        ):
            return Finding(
                name, False, f"self.target and self.{kept_name} do not equal the arguments.", "changes-its-input"
            )
        text = f"self.target and self.{kept_name} are not the latest arguments of estimate."
        return Finding(name, False, text, "kept-arrays-missing")
    if not holds(got["kept_beside_other"], *batches[""]):
        text = f"self.target or self.{kept_name} changed when another object of the same class was used."
        return Finding(name, False, text, "state-on-the-class")
    return None


def _judge_gradient(task: str, formula: Formula, inputs: Record, record: Record) -> list[Finding]:
    batches = [
        (*_exact(case, suffix), got["estimate" + suffix])
        for case, got in zip(inputs["cases"], record.get("after estimate", ()))
        for suffix in BATCHES
        if "estimate" in got and not case.get("zero")
    ]
    variant = _accepted(formula, batches) if batches else None
    allowed = [variant] if variant else _distinct_gradients()
    runs = record.get("runs_at_notebook_size", False)
    judgements = (
        _judge_gradient_as(formula, one, inputs["cases"], record[way], variant, runs)
        for way in WAYS
        if way in record
        for one in allowed
    )
    return better(task, judgements)


def _distinct_gradients() -> list[Variant]:
    chosen: dict[tuple[float, float], Variant] = {}
    for variant in VARIANTS:
        chosen.setdefault((variant.factor(1), variant.factor(2)), variant)
    return list(chosen.values())


def _judge_gradient_as(
    formula: Formula,
    variant: Variant,
    cases: list[Case],
    record: list[Record],
    own: Variant | None,
    runs_at_notebook_size: bool,
) -> list[Finding]:
    """Judge the gradients as those of one variant of the cost; `own` is the student's own, if that is an accepted one."""
    first, zero, latest = [], [], []
    problems: list[Finding | None] = []
    names = ["gradient", *(["zero probability"] if formula is CROSS_ENTROPY else []), "latest batch"]
    for case, got in zip(cases, record, strict=True):
        if made_problem("", formula.name, got):
            return [made_problem(name, formula.name, got) for name in names]
        earlier: list[Record] = []
        for suffix, key in (
            ("", "gradient"),
            ("", "gradient_again"),
            ("_next", "gradient_next"),
            ("_same", "gradient_same"),
            ("", "gradient_refilled"),
        ):
            t, p = _exact(case, suffix)

            def would_be(t: np.ndarray = t, p: np.ndarray = p) -> dict[str, Alternatives]:
                return _gradient_mistakes(formula, own, t, p)

            expected = _gradient_expected(formula, variant, t, p)
            item = Seen("The gradient", got[key], expected, would_be, len(t), tuple(earlier))
            if key != "gradient_again":
                earlier.append(got[key])
            if case.get("zero"):
                zero.append(item)
            else:
                (first if key == "gradient" else latest).append(item)
        problems += _gradient_side_effects(case, got)
    touched = next((p for p in problems if p and p.mistake != "changes-a-returned-array"), None)
    gradient = problem_of("gradient", first, runs_at_notebook_size)
    findings = [part("gradient", [named_by_side_effect(gradient, problems), *problems])]
    if formula is CROSS_ENTROPY:
        findings.append(part("zero probability", [_zero_gradient(zero, gradient, touched)]))
    problem = problem_of("latest batch", latest, runs_at_notebook_size)
    if problem and (touched or (gradient and problem.mistake != gradient.mistake)):
        problem = Finding("latest batch", False, problem.observation, None, problem.traceback)
    return [*findings, part("latest batch", [problem])]


def _gradient_mistakes(formula: Formula, own: Variant | None, t: np.ndarray, p: np.ndarray) -> dict[str, Alternatives]:
    """What known mistakes give; only beside a cost of the student's own can a gradient be that of another one."""
    if own is None:
        return formula.gradient_mistakes(t, p)
    right = formula.derivative(t, p)
    others = [one.factor(t.shape[1]) * right for one in VARIANTS]
    return {"gradient-of-another-cost": others} | formula.gradient_mistakes(t, p)


def _gradient_side_effects(case: Case, got: Record) -> list[Finding | None]:
    name, mistake = "gradient", "changes-its-input"
    problems = [
        unchanged(name, "self.target", got["target_after"], case["target"], mistake),
        unchanged(name, "The kept prediction", got["prediction_after"], case["prediction"], mistake),
        changed_by_repeating(name, "gradient", got["gradient"], got["gradient_again"]),
        still_there(name, "The returned gradient", got["gradient"], got["gradient_after"]),
    ]
    if got["cost"]["kind"] == "array":
        problems.insert(0, unchanged(name, "The argument", got["cost_after"], got["cost"]["value"], mistake))
    return problems


def _zero_gradient(zero: list[Seen], gradient: Finding | None, touched: Finding | None) -> Finding | None:
    """A problem where a missed class has probability 0; what is wrong everywhere is named in the gradient's part alone."""
    name = "zero probability"
    problem = problem_of(name, zero)
    if problem is None:
        return None
    if gradient or touched:
        return Finding(name, False, problem.observation, None, problem.traceback)
    wrong = [item for item in zero if not item.right]
    if all(
        item.record["kind"] == "array" and item.record["value"].shape == item.expected.value.shape for item in wrong
    ):
        if all(np.all(item.record["value"][np.abs(item.expected.value) > 1e6] == 0) for item in wrong):
            text = "The gradient is 0 where the true class has probability 0."
            return Finding(name, False, text, "zero-gradient-of-a-missed-class")
    if problem.mistake not in NAMED_AT_ZERO:
        return Finding(name, False, problem.observation, None, problem.traceback)
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

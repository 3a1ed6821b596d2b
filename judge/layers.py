"""Inputs and judgements of tasks 2a, 2d, 2e (Linear) and 6a, 6d (SoftMax)."""

from __future__ import annotations

from typing import Any

import numpy as np

from judge.compare import (
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
# (n, n of the second batch, n_in, n_out, dtype, scale of x): all sizes differ, then all are alike, then one example,
# then numbers so small that rounding shows.
LINEAR_SHAPES = (
    (4, 7, 3, 5, np.float64, 1.0),
    (6, 3, 5, 5, np.float64, 2.0),
    (5, 5, 5, 5, np.float64, 1.0),
    (1, 2, 6, 3, np.float64, 30.0),
    (9, 4, 2, 7, np.float32, 1e-3),
)


def draw_linear(rng: np.random.Generator) -> Record:
    """Inputs for 2a, 2d and 2e: for each case two batches, the parameters, and those of a second layer."""
    cases = []
    for n, n_next, n_in, n_out, dtype, scale in LINEAR_SHAPES:

        def normal(*shape: int, factor: float = 1.0, dtype: type = dtype) -> np.ndarray:
            return (factor * rng.normal(size=shape)).astype(dtype)

        case: Case = {
            "x": normal(n, n_in, factor=scale),
            "x_next": normal(n_next, n_in, factor=scale),
            "d_out": normal(n, n_out),
            "d_out_next": normal(n_next, n_out),
            "w": normal(n_out, n_in),
            "b": normal(1, n_out, factor=scale),
            "dw": normal(n_out, n_in),
            "db": normal(1, n_out),
            "other_x": normal(n + 1, n_in),
            "other_d_out": normal(n + 1, n_out),
            "other_w": normal(n_out, n_in),
            "other_b": normal(1, n_out),
            "other_dw": normal(n_out, n_in),
            "other_db": normal(1, n_out),
            "learning_rate": float(rng.uniform(0.05, 0.5)),
            "next_learning_rate": float(rng.uniform(1.5, 3)),
            "global_learning_rate": float(rng.uniform(5, 9)),
        }
        case |= {f"{batch}_kept": case[batch] for batch in ("x", "x_next", "other_x")}
        cases.append(case)
    return {"cases": cases}


def _product(x: np.ndarray, w: np.ndarray, b: np.ndarray) -> Expected:
    x, w, b = (np.asarray(a, dtype=np.float64) for a in (x, w, b))
    return Expected.sum_of(x @ w.T + b, np.abs(x) @ np.abs(w).T + np.abs(b), x.shape[1] + 1)


def _try_product(a: np.ndarray, b: np.ndarray) -> np.ndarray | None:
    return a.astype(np.float64) @ b.astype(np.float64) if a.shape[1] == b.shape[0] else None


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * z))


def judge_2a(inputs: Record, record: Record) -> list[Finding]:
    """Linear.forward."""
    problems: list[Finding | None] = []
    seen, kept_seen, kept_problems = [], [], []
    for case, got in zip(inputs["cases"], record["cases"], strict=True):
        problem = made_problem("output", "Linear", got)
        if problem:
            return [problem, made_problem("kept x_in", "Linear", got)]
        w, b = case["w"].astype(np.float64), case["b"].astype(np.float64)
        for batch, suffix in (("x", ""), ("x_next", "_next")):
            x = case[batch].astype(np.float64)
            right = _product(x, w, b)
            no_bias = x @ w.T
            plain = _try_product(x, w)
            first_row = np.zeros_like(right.value)
            first_row[0] = right.value[0]
            would_be = {
                "weights-not-transposed": [None if plain is None else plain + b],
                "bias-missing": [no_bias],
                "bias-subtracted": [no_bias - b],
                "activation-applied": [_sigmoid(right.value), np.maximum(right.value, 0), np.tanh(right.value)],
                "one-row-only": [first_row, np.broadcast_to(right.value[:1], right.value.shape), right.value[:1]],
            }
            seen.append(Seen("The output of forward", got["out" + suffix], right, would_be))
            kept = Expected(x, tolerance(np.abs(x), 1))
            would_be_kept = {"output-kept-as-x_in": [right.value]}
            kept_seen.append(Seen("self.x_in", got["kept" + suffix], kept, would_be_kept))
        problems += [
            unchanged("output", "The input x_in", got["x_after"], case["x"], "changes-its-input"),
            unchanged("output", "The input x_in", got["x_next_after"], case["x_next"], "changes-its-input"),
            unchanged("output", "self.w", got["w_after"], case["w"], "changes-its-input"),
            unchanged("output", "self.b", got["b_after"], case["b"], "changes-its-input"),
            still_there("output", "The output of forward", got["out"], got["out_after"]),
        ]
        kept_problems.append(_kept_beside_other("kept x_in", "self.x_in", got, case["x"]))
    return [
        part("output", [problem_of("output", seen), *problems]),
        part("kept x_in", [_not_kept("kept x_in", kept_seen, "x_in-not-kept"), *kept_problems]),
    ]


def _kept_beside_other(name: str, what: str, got: Record, value: np.ndarray) -> Finding | None:
    """A problem if the kept array was right until another object of the class was used."""
    expected = Expected(value.astype(np.float64), tolerance(np.abs(value), 4))
    if Seen(what, got["kept_beside_other"], expected, {}).right:
        return None
    return Finding(name, False, f"{what} changed when another object of the same class was used.", "state-on-the-class")


def _not_kept(name: str, seen: list[Seen], mistake: str) -> Finding | None:
    """A problem if a kept array is missing or not the latest one."""
    problem = problem_of(name, seen)
    if problem is None or problem.mistake in ("blank", "output-kept-as-x_in"):
        return problem
    return Finding(name, False, problem.observation, mistake, problem.traceback)


def judge_2d(inputs: Record, record: Record) -> list[Finding]:
    """Linear.backward: the better of the two ways in which the probe set up the layer."""
    return better("2d", [_judge_backward(inputs["cases"], record[way]) for way in ("alone", "after forward")])


def _judge_backward(cases: list[Case], record: list[Record]) -> list[Finding]:
    d_in, d_in_kept, dw, db, accumulated = [], [], [], [], []
    d_in_problems: list[Finding | None] = []
    batch_sizes = []
    for case, got in zip(cases, record, strict=True):
        names = ("d_in", "kept d_in", "dw", "db", "accumulation")
        if made_problem("", "Linear", got):
            return [made_problem(name, "Linear", got) for name in names]
        w = case["w"].astype(np.float64)
        for suffix, x, d_out in (("", case["x"], case["d_out"]), ("_next", case["x_next"], case["d_out_next"])):
            x, d_out = x.astype(np.float64), d_out.astype(np.float64)
            gradients = got["next" if suffix else "first"]
            called = got["d_in" + suffix]
            right = Expected.sum_of(d_out @ w, np.abs(d_out) @ np.abs(w), w.shape[0])
            would_be = {"d_in-weights-transposed": [_try_product(d_out, w.T)]}
            d_in.append(Seen("The value that backward returned", called, right, would_be))
            kept = got["d_in_kept" if not suffix else "d_in_next_kept"]
            d_in_kept.append(Seen("self.d_in", kept, right, would_be))
            batch_sizes.append(len(x))
            right_dw = Expected.sum_of(d_out.T @ x, np.abs(d_out).T @ np.abs(x), len(x))
            square = right_dw.value.shape[0] == right_dw.value.shape[1]
            transposed = right_dw.value.T
            dw_would_be = {"dw-transposed": [transposed] if square else [transposed, None]}
            dw.append(Seen("dw", _unless_raised(called, gradients["dw"]), right_dw, dw_would_be))
            right_db = Expected.sum_of(d_out.sum(0, keepdims=True), np.abs(d_out).sum(0, keepdims=True), len(x))
            everything = np.full_like(right_db.value, d_out.sum())
            db_would_be = {
                "db-not-summed": [d_out],
                "db-summed-over-everything": [everything, everything[0, 0]],
                "db-lost-its-dimension": [right_db.value[0]],
            }
            db.append(Seen("db", _unless_raised(called, gradients["db"]), right_db, db_would_be))
        accumulated += _accumulated(got)
        d_in_problems += [
            unchanged("d_in", "The argument d_out", got["d_out_after"], case["d_out"], "changes-its-input"),
            unchanged("d_in", "self.x_in", got["kept_after"], case["x"], "changes-its-input"),
            unchanged("d_in", "self.w", got["w_after"], case["w"], "updated-in-backward"),
            unchanged("d_in", "self.b", got["b_after"], case["b"], "updated-in-backward"),
            still_there("d_in", "The returned d_in", got["d_in"], got["d_in_after"]),
        ]
    return [
        part("d_in", [problem_of("d_in", d_in, batch_sizes), *d_in_problems]),
        part("kept d_in", [_kept_as_returned(d_in, d_in_kept)]),
        part("dw", [problem_of("dw", dw, batch_sizes)]),
        part("db", [problem_of("db", db, batch_sizes)]),
        part("accumulation", accumulated),
    ]


def _unless_raised(called: Record, value: Record) -> Record:
    """An attribute after a call; the exception itself if the call raised, since nothing can be said of the attribute then."""
    return called if called["kind"] == "raised" else value


def _kept_as_returned(returned: list[Seen], kept: list[Seen]) -> Finding | None:
    """self.d_in has to be what backward returned: right, or wrong in the same way."""
    name = "kept d_in"
    for one, other in zip(returned, kept, strict=True):
        if one.record["kind"] != "array":
            return problem_of(name, [one])
        record = other.record
        if record["kind"] != "array" or not np.array_equal(record["value"], one.record["value"]):
            return Finding(name, False, "self.d_in is not what backward returned.", "d_in-not-kept")
    if not any(item.right for item in returned):
        return Finding(name, False, "self.d_in holds the value that backward returned, which is not right.")
    return None


def _accumulated(got: Record) -> list[Finding | None]:
    """Two calls on the same batch give twice the gradients of one, whatever these are."""
    name = "accumulation"
    problems: list[Finding | None] = []
    for key in ("dw", "db"):
        first = _unless_raised(got["d_in"], got["first"][key])
        second = _unless_raised(got["d_in_again"], got["accumulated"][key])
        if first["kind"] != "array" or not np.any(first["value"]):
            what = first.get("error", "no gradient was there after the first call")
            mistake = "blank" if first.get("blank") else None
            problems.append(
                Finding(name, False, f"{key} could not be added up: {what}", mistake, first.get("traceback", ""))
            )
            continue
        value = first["value"].astype(np.float64)
        expected = Expected(2 * value, tolerance(np.abs(value) + np.abs(value).max(), 50))
        item = Seen(f"{key} after a second call of backward", second, expected, {"not-accumulated": [value]})
        problems.append(problem_of(name, [item]))
    return problems


def judge_2e(inputs: Record, record: Record) -> list[Finding]:
    """Linear.update_parameters."""
    values: dict[str, list[Seen]] = {"w": [], "b": []}
    gradients: list[Finding | None] = []
    for case, got in zip(inputs["cases"], record["cases"], strict=True):
        if made_problem("", "Linear", got):
            return [made_problem(name, "Linear", got) for name in ("w", "b", "gradients untouched")]
        for name in ("w", "b"):
            value, gradient = case[name].astype(np.float64), case["d" + name].astype(np.float64)
            total, called_key = 0.0, "called"
            for step, rate_name in (("first", "learning_rate"), ("second", "next_learning_rate")):
                rate = case[rate_name]
                total += rate
                steps = 1 if step == "first" else 2
                right = Expected.sum_of(value - total * gradient, np.abs(value) + total * np.abs(gradient), 3)
                called = got[called_key]
                called_key = "called_again"
                wrong_total = steps * case["global_learning_rate"]
                would_be: dict[str, Any] = {
                    "parameter-not-updated": [value],
                    "ascent": [value + total * gradient],
                    "learning-rate-ignored": [value - steps * gradient],
                    "gradient-replaces-parameter": [rate * gradient, -rate * gradient],
                    "global-variable": [value - wrong_total * gradient],
                    "stale-state": [value - steps * case["learning_rate"] * gradient],
                }
                record_now = _unless_raised(called, got[step][name])
                values[name].append(Seen(f"{name} after {steps} update(s)", record_now, right, would_be))
                gradients.append(_gradient_untouched(got[step]["d" + name], case["d" + name], name, called))
    w, b = (part(name, [problem_of(name, values[name])]) for name in ("w", "b"))
    if not w.passed and not b.passed:
        untouched = Finding(
            "gradients untouched", False, "Nothing to credit here while neither w nor b is updated rightly."
        )
    else:
        untouched = part("gradients untouched", gradients)
    return [w, b, untouched]


def _gradient_untouched(now: Record, original: np.ndarray, name: str, called: Record) -> Finding | None:
    if called["kind"] == "raised":
        return Finding(
            "gradients untouched", False, f"update_parameters raised {called['error']}", None, called["traceback"]
        )
    return unchanged("gradients untouched", f"d{name}", now, original, "gradients-changed-by-update")


# (n, n of the second batch, k, dtype, scale); then batches with large numbers
SOFTMAX_SHAPES = (
    (4, 7, 3, np.float64, 1.0),
    (5, 2, 5, np.float64, 3.0),
    (1, 3, 6, np.float64, 1.0),
    (6, 5, 4, np.float32, 2.0),
)


def draw_softmax(rng: np.random.Generator) -> Record:
    """Inputs for 6a and 6d: batches x (n, k), the softmax of each, and gradients by the output."""
    cases = []
    for n, n_next, k, dtype, scale in SOFTMAX_SHAPES:

        def normal(*shape: int, factor: float = 1.0, dtype: type = dtype) -> np.ndarray:
            return (factor * rng.normal(size=shape)).astype(dtype)

        case = {"x": normal(n, k, factor=scale), "x_next": normal(n_next, k, factor=scale), "other_x": normal(n + 1, k)}
        case |= {"d_out": normal(n, k), "d_out_next": normal(n_next, k), "other_d_out": normal(n + 1, k)}
        case["large"] = False
        cases.append(case)
    spread = rng.normal(size=(4, 5))
    levels = np.array([[1000.0], [-1000.0], [0.0], [600.0]])
    large = spread + levels[rng.permutation(4)]
    cases.append({**_next_batch(rng, 5), "x": large, "large": True})
    cases.append(
        {
            **_next_batch(rng, 4),
            "x": 1000.0 * rng.permutation(np.array([[1.0, -1, 0.5, 0], [-1, -1, -1, -1], [1, 1, 1, 1]])),
            "large": True,
        }
    )
    for case in cases:
        for batch in ("x", "x_next", "other_x"):
            case[f"{batch}_kept"] = softmax(case[batch]).astype(case[batch].dtype)
    return {"cases": cases}


def _next_batch(rng: np.random.Generator, k: int) -> Case:
    return {name: rng.normal(size=(2, k)) for name in ("x_next", "other_x")}


def draw_softmax_backward(rng: np.random.Generator) -> Record:
    """Inputs for 6d: the cases of 6a without the large ones."""
    return {"cases": [case for case in draw_softmax(rng)["cases"] if not case["large"]]}


def softmax(x: np.ndarray) -> np.ndarray:
    """Softmax of each row, (n, k)."""
    x = x.astype(np.float64)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def judge_6a(inputs: Record, record: Record) -> list[Finding]:
    """SoftMax.forward."""
    normal, large, kept_seen = [], [], []
    problems: list[Finding | None] = []
    kept_problems: list[Finding | None] = []
    for case, got in zip(inputs["cases"], record["cases"], strict=True):
        if made_problem("", "SoftMax", got):
            return [made_problem(name, "SoftMax", got) for name in ("output", "large inputs", "kept x_out")]
        for batch, suffix in (("x", ""), ("x_next", "_next")):
            x = case[batch].astype(np.float64)
            right = _softmax_expected(x)
            item = Seen("The output of forward", got["out" + suffix], right, _softmax_mistakes(x, right.value))
            is_large = case["large"] and not suffix
            (large if is_large else normal).append(item)
            if not is_large:
                # Kept is what was returned, right or wrong: a wrong output costs its own part only.
                returned = got["out" + suffix]
                value = returned["value"] if returned["kind"] == "array" else right.value
                kept = Expected(value.astype(np.float64), tolerance(np.abs(value), 4))
                kept_seen.append(Seen("self.x_out", _unless_raised(returned, got["kept" + suffix]), kept, {}))
        problems += [
            unchanged("output", "The input x_in", got["x_after"], case["x"], "changes-its-input"),
            unchanged("output", "The input x_in", got["x_next_after"], case["x_next"], "changes-its-input"),
            still_there("output", "The output of forward", got["out"], got["out_after"]),
        ]
        if got["out"]["kind"] == "array" and np.isfinite(got["out"]["value"]).all():
            kept_problems.append(_kept_beside_other("kept x_out", "self.x_out", got, got["out"]["value"]))
    output = part("output", [problem_of("output", normal), *problems])
    stable = part("large inputs", [problem_of("large inputs", large)])
    kept = part("kept x_out", [_not_kept("kept x_out", kept_seen, "x_out-not-kept"), *kept_problems])
    if not output.passed and not any(item.right for item in normal):
        kept = Finding("kept x_out", False, "Nothing to credit here while no output is right.") if kept.passed else kept
    return [output, stable, kept]


def _softmax_expected(x: np.ndarray) -> Expected:
    right = softmax(x)
    distance = np.minimum(x.max(axis=1, keepdims=True) - x, 200)
    return Expected.sum_of(right, right * (1 + distance), x.shape[1])


def _softmax_mistakes(x: np.ndarray, right: np.ndarray) -> dict[str, list]:
    with np.errstate(all="ignore"):
        e = np.exp(x)
        shifted = np.exp(x - x.max())
        by_column = np.exp(x - x.max(axis=0))
        return {
            "overflow": [e / e.sum(axis=1, keepdims=True)],
            "maximum-over-everything": [shifted / shifted.sum(axis=1, keepdims=True)],
            "softmax-over-the-batch": [by_column / by_column.sum(axis=0)],
            "softmax-over-everything": [shifted / shifted.sum(), e / e.sum()],
            "not-normalised": [e, shifted, np.exp(x - x.max(axis=1, keepdims=True))],
            "log-softmax": [np.log(right)],
            "sigmoid-instead": [_sigmoid(x)],
        }


def judge_6d(inputs: Record, record: Record) -> list[Finding]:
    """SoftMax.backward: the better of the two ways in which the probe set up the layer."""
    return better("6d", [_judge_softmax_backward(inputs["cases"], record[way]) for way in ("alone", "after forward")])


def _judge_softmax_backward(cases: list[Case], record: list[Record]) -> list[Finding]:
    first, latest = [], []
    problems: list[Finding | None] = []
    for case, got in zip(cases, record, strict=True):
        if made_problem("", "SoftMax", got):
            return [made_problem(name, "SoftMax", got) for name in ("d_in", "latest batch")]
        for suffix, batch in (("", "x"), ("_again", "x"), ("_next", "x_next")):
            s = case[f"{batch}_kept"].astype(np.float64)
            d = case["d_out_next" if suffix == "_next" else "d_out"].astype(np.float64)
            dot = (s * d).sum(axis=1, keepdims=True)
            right = Expected.sum_of(
                s * (d - dot), s * (np.abs(d) + (s * np.abs(d)).sum(axis=1, keepdims=True)), s.shape[1]
            )
            would_be = {
                "diagonal-only": [d * s * (1 - s)],
                "diagonal-missing": [-s * dot],
                "sum-over-the-batch": [s * (d - (s * d).sum(axis=0, keepdims=True))],
                "softmax-with-cross-entropy": [s - d, d - s, d],
                "one-row-only": [right_first_row(right.value)],
            }
            item = Seen("The value that backward returned", got["d_in" + suffix], right, would_be)
            (latest if suffix else first).append(item)
        problems += [
            unchanged("d_in", "The argument d_out", got["d_out_after"], case["d_out"], "changes-its-input"),
            unchanged("d_in", "self.x_out", got["kept_after"], case["x_kept"], "changes-its-input"),
            still_there("d_in", "The returned d_in", got["d_in"], got["d_in_after"]),
        ]
    return [
        part("d_in", [problem_of("d_in", first), *problems]),
        part("latest batch", [_latest(first, latest)]),
    ]


def right_first_row(value: np.ndarray) -> np.ndarray:
    """The value with all rows but the first set to zero."""
    result = np.zeros_like(value)
    result[0] = value[0]
    return result


def _latest(first: list[Seen], latest: list[Seen]) -> Finding | None:
    """A second batch through the same object; stale if the first batch went well."""
    problem = problem_of("latest batch", latest)
    if problem and not problem.mistake and all(item.right for item in first):
        return Finding("latest batch", False, problem.observation, "stale-state", problem.traceback)
    return problem

"""Inputs and judgements of tasks 6a and 6d: SoftMax."""

from __future__ import annotations

from typing import Any

import numpy as np

from judge.compare import (
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
from judge.rubric import NOTEBOOK_SIZES

Case = dict[str, Any]
WAYS = ("alone", "after forward")  # in which the probe sets up a layer for backward
BATCHES = ("x", "x_next", "x_same")
# (n, n of the second batch, k, dtype, scale of x, scale of the gradient by the output)
SHAPES = (
    (4, 7, 3, np.float64, 1.0, 1.0),
    # The gradient of cross-entropy is as large as this where the true class has a probability of 1e-4.
    (5, 2, 5, np.float64, 3.0, 1e4),
    (1, 3, 6, np.float64, 1.0, 1.0),
    (3, 3, 2, np.float64, 1.0, 1.0),
    (6, 5, 4, np.float32, 2.0, 0.01),
    # Each size once beyond the notebook's own, for code that stops at 600 or 10.
    (602, 2, 2, np.float64, 1.0, 1.0),
    (3, 2, 12, np.float64, 1.0, 1.0),
)
ONE_OUTPUT = (3, 4, 1, np.float64, 1.0, 1.0)  # its softmax is 1
NEGLIGIBLE = 1e-7  # a probability, in units of the tolerance: what clipped exponents may leave where 0 is right
PARTS_6A = ("output", "large inputs", "kept x_out")


def draw_softmax(rng: np.random.Generator) -> Record:
    """Inputs for 6a: batches x (n, k), the last four of them with large numbers."""
    cases = [_draw_case(rng, *shape) for shape in (*SHAPES, ONE_OUTPUT)]
    levels = np.array([[1000.0], [-1000.0], [0.0], [600.0]])
    cases.append(_large_case(rng, rng.normal(size=(4, 5)) + rng.permutation(levels)))
    cases += [_large_case(rng, rng.normal(size=(2, 3)) + level) for level in (1000.0, -1000.0)]
    rows = np.array([[1.0, -1, 0.5, 0], [-1, -1, -1, -1], [1, 1, 1, 1], [-1, -1, -0.9, 1]])
    cases.append(_large_case(rng, 1000.0 * rng.permutation(rows)))
    return {"cases": cases, "notebook_sizes": list(NOTEBOOK_SIZES)}


def draw_softmax_backward(rng: np.random.Generator) -> Record:
    """Inputs for 6d: the batches of 6a without the large numbers, the softmax of each, and gradients by the output."""
    return {"cases": [_draw_case(rng, *shape) for shape in SHAPES], "notebook_sizes": list(NOTEBOOK_SIZES)}


def _draw_case(
    rng: np.random.Generator, n: int, n_next: int, k: int, dtype: type, scale: float, gradient_scale: float
) -> Case:
    case: Case = {"large": False}
    for batch, rows in (("x", n), ("x_next", n_next), ("x_same", n), ("other_x", n + 1)):
        case[batch] = (scale * rng.normal(size=(rows, k))).astype(dtype)
        case[batch.replace("x", "d_out", 1)] = (gradient_scale * rng.normal(size=(rows, k))).astype(dtype)
        case[f"{batch}_kept"] = softmax(case[batch]).astype(dtype)
    return case


def _large_case(rng: np.random.Generator, x: np.ndarray) -> Case:
    n, k = x.shape
    rows = {"x_next": 2, "x_same": n, "other_x": 2}
    return {"large": True, "x": x} | {name: rng.normal(size=(number, k)) for name, number in rows.items()}


def softmax(x: np.ndarray) -> np.ndarray:
    """Softmax of each row, (n, k)."""
    x = x.astype(np.float64)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def judge_6a(inputs: Record, record: Record) -> list[Finding]:
    """SoftMax.forward."""
    normal, large, kept, problems = [], [], [], []
    for case, got in zip(inputs["cases"], record["cases"], strict=True):
        if made_problem("", "SoftMax", got):
            return [made_problem(name, "SoftMax", got) for name in PARTS_6A]
        earlier: list[Record] = []
        for batch in (*BATCHES, "x_refilled"):
            x, out = case[batch.replace("refilled", "same")].astype(np.float64), got[f"{batch}_out"]
            right = _softmax_expected(x)

            def would_be(x: np.ndarray = x, right: np.ndarray = right.value) -> dict[str, list]:
                return _softmax_mistakes(x, right)

            item = Seen("The output of forward", out, right, would_be, len(x), tuple(earlier))
            earlier.append(out)
            is_large = case["large"] and batch == "x"
            (large if is_large else normal).append(item)
            if batch == "x_refilled":
                continue
            if not is_large:
                kept.append((out, got[f"{batch}_kept"]))
            problems.append(
                unchanged("output", "The input x_in", got[f"{batch}_after"], case[batch], "changes-its-input")
            )
        problems += [
            changed_by_repeating("output", "forward", got["x_out"], got["x_again_out"]),
            still_there("output", "The output of forward", got["x_out"], got["out_after"]),
        ]
    runs = record.get("runs_at_notebook_size", False)
    output = part("output", [named_by_side_effect(problem_of("output", normal, runs), problems), *problems])
    stable = part("large inputs", [_large_problem(large, output)])
    kept_part = part("kept x_out", [*_kept_x_out(kept), *_kept_beside_other(record["cases"])])
    told = [item for item in normal if item.expected.value.shape[1] > 1]  # of one output, the softmax is 1 anyhow
    if kept_part.passed and not any(item.right for item in told):
        kept_part = Finding("kept x_out", False, "Nothing to credit here while no output is right.")
    return [output, stable, kept_part]


def _large_problem(large: list[Seen], output: Finding) -> Finding | None:
    """A problem with large inputs; what is wrong with all inputs alike is named in the output's part alone."""
    problem = problem_of("large inputs", large)
    if problem and problem.mistake in (None, *COMMON_TO_ALL_INPUTS) and not output.passed:
        return Finding(problem.part, False, problem.observation, None, problem.traceback)
    if problem and not problem.mistake and any(_overflows(item.record) for item in large):
        return Finding(problem.part, False, problem.observation, "overflow", problem.traceback)
    if problem and not problem.mistake:
        return Finding(problem.part, False, problem.observation, "wrong-for-large-inputs", problem.traceback)
    return problem


COMMON_TO_ALL_INPUTS = ("blank", "returns-nothing", "not-an-array", "hard-coded-size", "clipped", "rounded")


def _overflows(record: Record) -> bool:
    if record["kind"] == "raised":
        return "overflow" in record["error"].lower() or "range error" in record["error"]
    return record["kind"] == "array" and not np.all(np.isfinite(record["value"]))


def _kept_x_out(kept: list[tuple[Record, Record]]) -> list[Finding | None]:
    """Kept is what was returned, right or wrong: a wrong output costs its own part only."""
    problems: list[Finding | None] = []
    for index, (out, record) in enumerate(kept):
        problems.append(raised_first("kept x_out", "forward", out))
        if out["kind"] == "array":
            first = index - index % len(BATCHES)
            earlier = [item["value"] for item, _ in kept[first:index] if item["kind"] == "array"]
            different = [value for value in earlier if value.shape != out["value"].shape]
            problems.append(kept_problem("kept x_out", "self.x_out", record, out["value"], "x_out-not-kept", different))
        elif out["kind"] != "raised":
            problems.append(Finding("kept x_out", False, "Nothing to credit here while forward returns no array."))
    return problems


def _kept_beside_other(cases: list[Record]) -> list[Finding | None]:
    problems = []
    for got in cases:
        if got["x_out"]["kind"] != "array" or not np.isfinite(got["x_out"]["value"]).all():
            continue
        if kept_problem("kept x_out", "self.x_out", got["kept_beside_other"], got["x_out"]["value"], None):
            text = "self.x_out changed when another object of the same class was used."
            problems.append(Finding("kept x_out", False, text, "state-on-the-class"))
    return problems


def _softmax_expected(x: np.ndarray) -> Expected:
    right = softmax(x)
    distance = np.minimum(x.max(axis=1, keepdims=True) - x, 200)
    return Expected.sum_of(right, right * (1 + distance) + NEGLIGIBLE, x.shape[1])


def _softmax_mistakes(x: np.ndarray, right: np.ndarray) -> dict[str, list]:
    with np.errstate(all="ignore"):
        e = np.exp(x)
        shifted = np.exp(x - x.max())
        by_column = np.exp(x - x.max(axis=0))
        by_row = np.exp(x - x.max(axis=1, keepdims=True))
        sums = by_row.sum(axis=1)
        flat = by_row / sums if len(x) in (1, x.shape[1]) else None
        return {
            "overflow": [e / e.sum(axis=1, keepdims=True)],
            "maximum-over-everything": [shifted / shifted.sum(axis=1, keepdims=True)],
            "maximum-of-each-column": [by_column / by_column.sum(axis=1, keepdims=True)],
            "softmax-over-the-batch": [by_column / by_column.sum(axis=0), by_row / by_row.sum(axis=0)],
            "softmax-over-everything": [shifted / shifted.sum(), e / e.sum()],
            "not-normalised": [e, shifted, by_row],
            "log-softmax": [np.log(right), x - x.max(axis=1, keepdims=True) - np.log(sums)[:, None]],
            "sigmoid-instead": [0.5 * (1 + np.tanh(0.5 * x))],
            "exp-missing": [x / x.sum(axis=1, keepdims=True)],
            "dimension-lost": [flat],
            "one-row-only": [by_row / sums[0]],
        }


def judge_6d(inputs: Record, record: Record) -> list[Finding]:
    """SoftMax.backward: the better of the ways in which the probe set up the layer."""
    runs = record.get("runs_at_notebook_size", False)
    return better("6d", [_judge_softmax_backward(inputs["cases"], record[way], runs) for way in WAYS if way in record])


def _judge_softmax_backward(cases: list[Case], record: list[Record], runs_at_notebook_size: bool) -> list[Finding]:
    first, latest = [], []
    problems: list[Finding | None] = []
    for case, got in zip(cases, record, strict=True):
        if made_problem("", "SoftMax", got):
            return [made_problem(name, "SoftMax", got) for name in ("d_in", "latest batch")]
        earlier: list[Record] = []
        for key, batch in (
            ("first", "x"),
            ("again", "x"),
            ("next", "x_next"),
            ("same", "x_same"),
            ("refilled", "x"),
        ):
            s = case[f"{batch}_kept"].astype(np.float64)
            d = case[batch.replace("x", "d_out", 1)].astype(np.float64)
            dot, size = (s * d).sum(axis=1, keepdims=True), (s * np.abs(d)).sum(axis=1, keepdims=True)
            right = Expected.sum_of(s * (d - dot), s * (np.abs(d) + size), s.shape[1])
            stale = case["x_kept"].astype(np.float64)

            def would_be(
                s: np.ndarray = s, d: np.ndarray = d, dot: np.ndarray = dot, stale: np.ndarray = stale
            ) -> dict[str, list]:
                return _backward_mistakes(s, d, dot, stale)

            item = Seen("The value that backward returned", got[key], right, would_be, len(s), tuple(earlier))
            if key != "again":
                earlier.append(got[key])
            (first if key == "first" else latest).append(item)
        problems += [
            unchanged("d_in", "The argument d_out", got["d_out_after"], case["d_out"], "changes-its-input"),
            unchanged("d_in", "self.x_out", got["kept_after"], case["x_kept"], "changes-a-returned-array"),
            changed_by_repeating("d_in", "backward", got["first"], got["again"]),
            still_there("d_in", "The returned d_in", got["first"], got["d_in_after"]),
        ]
    d_in = problem_of("d_in", first, runs_at_notebook_size)
    newest = problem_of("latest batch", latest, runs_at_notebook_size)
    side_effect = any(p and p.mistake != "changes-a-returned-array" for p in problems)
    if newest and side_effect:
        newest = Finding("latest batch", False, newest.observation, None, newest.traceback)
    if newest and d_in and d_in.mistake != newest.mistake:
        newest = Finding("latest batch", False, newest.observation, None, newest.traceback)
    return [part("d_in", [named_by_side_effect(d_in, problems), *problems]), part("latest batch", [newest])]


def _backward_mistakes(s: np.ndarray, d: np.ndarray, dot: np.ndarray, stale: np.ndarray) -> dict[str, list]:
    old = None
    flat = s * (d - (s * d).sum(axis=1)) if len(s) in (1, s.shape[1]) else None
    if stale.shape == s.shape:
        old = stale * (d - (stale * d).sum(axis=1, keepdims=True))
    return {
        "diagonal-only": [d * s * (1 - s)],
        "diagonal-missing": [-s * dot, -s * (dot - s * d)],
        "sum-over-the-batch": [s * (d - (s * d).sum(axis=0, keepdims=True)), s * (d - (s * d).sum())],
        "softmax-with-cross-entropy": [s - d, d - s, s * (d + 1)],
        "one-row-only": [s[:1] * (d - (s[:1] * d).sum(axis=1, keepdims=True))],
        "dimension-lost": [flat],
        "d_out-passed-through": [d],
        "outer-product-missing": [s * d],
        "stale-state": [old],
    }

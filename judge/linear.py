"""Inputs and judgements of tasks 2a, 2d and 2e: Linear."""

from __future__ import annotations

from collections.abc import Callable
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
    part,
    problem_of,
    raised_first,
    still_there,
    unchanged,
)
from judge.layers import WAYS
from judge.rubric import NOTEBOOK_SIZES
from judge.tolerance import tolerance

Case = dict[str, Any]
# (n, n of the second batch, n_in, n_out, dtype, scale of x, b and the gradients): all sizes differ, then all are alike,
# then one example, with numbers so large that clipping shows, one input and one output, then numbers so small that
# rounding shows.
SHAPES = (
    (4, 7, 3, 5, np.float64, 1.0),
    (6, 3, 5, 5, np.float64, 2.0),
    (5, 5, 5, 5, np.float64, 1.0),
    (1, 2, 6, 3, np.float64, 1e4),
    (3, 4, 1, 2, np.float64, 1.0),
    (2, 5, 4, 1, np.float64, 1.0),
    (9, 4, 2, 7, np.float32, 1e-3),
    # Each size once beyond the notebook's own, for code that stops at 600, 784 or 10.
    (603, 2, 2, 3, np.float64, 1.0),
    (2, 3, 786, 1, np.float64, 1.0),
    (3, 2, 2, 12, np.float64, 1.0),
)


def draw_update(rng: np.random.Generator) -> Record:
    """Inputs for 2e: those of the other two, and a layer where one gradient is zero."""
    drawn = draw_linear(rng)
    shape = (3, 2, 4, 2, np.float64, 1.0)
    drawn["cases"] += [
        {**case, name: np.zeros_like(case[name])} for name in ("dw", "db") for case in [_draw_case(rng, *shape)]
    ]
    return drawn


def draw_linear(rng: np.random.Generator) -> Record:
    """Inputs for 2a and 2d: for each case three batches, the parameters, and those of a second layer."""
    return {"cases": [_draw_case(rng, *shape) for shape in SHAPES], "notebook_sizes": list(NOTEBOOK_SIZES)}


def _draw_case(rng: np.random.Generator, n: int, n_next: int, n_in: int, n_out: int, dtype: type, scale: float) -> Case:
    def normal(*shape: int, factor: float = 1.0) -> np.ndarray:
        return (factor * rng.normal(size=shape)).astype(dtype)

    case: Case = {
        "x": normal(n, n_in, factor=scale),
        "x_next": normal(n_next, n_in, factor=scale),
        "x_same": normal(n, n_in, factor=scale),
        "d_out": normal(n, n_out, factor=3 * scale),
        "d_out_next": normal(n_next, n_out, factor=scale),
        "d_out_same": normal(n, n_out, factor=scale),
        "w": normal(n_out, n_in),
        "b": normal(1, n_out, factor=scale),
        "dw": normal(n_out, n_in, factor=3 * scale),
        "db": normal(1, n_out, factor=3 * scale),
        "learning_rate": float(rng.uniform(0.05, 0.5)),
        "next_learning_rate": float(rng.uniform(1.5, 3)),
        "global_learning_rate": float(rng.uniform(5, 9)),
    }
    case |= {"other_x": normal(n + 1, n_in), "other_d_out": normal(n + 1, n_out)}
    case |= {"other_w": normal(n_out, n_in), "other_b": normal(1, n_out)}
    case |= {"other_dw": normal(n_out, n_in), "other_db": normal(1, n_out)}
    return case | {f"{batch}_kept": case[batch] for batch in ("x", "x_next", "x_same", "other_x")}


def _float64(case: Case, *names: str) -> list[np.ndarray]:
    return [case[name].astype(np.float64) for name in names]


def _try_product(a: np.ndarray, b: np.ndarray) -> np.ndarray | None:
    return a @ b if a.shape[1] == b.shape[0] else None


def _try_sum(a: np.ndarray | None, b: np.ndarray) -> np.ndarray | None:
    try:
        return None if a is None else a + b
    except ValueError:
        return None


def judge_2a(inputs: Record, record: Record) -> list[Finding]:
    """Linear.forward."""
    seen, kept, problems, kept_problems = [], [], [], []
    for case, got in zip(inputs["cases"], record["cases"], strict=True):
        if made_problem("", "Linear", got):
            return [made_problem(name, "Linear", got) for name in ("output", "kept x_in")]
        earlier: list[Record] = []
        for batch in ("x", "x_next", "x_same", "x_refilled"):
            refilled = batch == "x_refilled"
            x, w, b = _float64(case, "x_same", "other_w", "other_b") if refilled else _float64(case, batch, "w", "b")
            right = Expected.sum_of(x @ w.T + b, np.abs(x) @ np.abs(w).T + np.abs(b), x.shape[1] + 1)
            out = got[f"{batch}_out"]

            def would_be(x: np.ndarray = x, w: np.ndarray = w, b: np.ndarray = b) -> dict[str, list]:
                return _forward_mistakes(x, w, b)

            if refilled:
                seen.append(
                    Seen("The output of forward", out, right, _stale_forward(case, x, w, b), len(x), tuple(earlier))
                )
                continue
            seen.append(Seen("The output of forward", out, right, would_be, len(x), tuple(earlier)))
            earlier.append(out)
            kept.append((out, got[f"{batch}_kept"], case[batch], right.value))
            problems.append(
                unchanged("output", "The input x_in", got[f"{batch}_after"], case[batch], "changes-its-input")
            )
        problems += [
            changed_by_repeating("output", "forward", got["x_out"], got["x_again_out"]),
            still_there("output", "The output of forward", got["x_out"], got["out_after"]),
        ]
        for name in ("w", "b"):
            text = f"self.{name}"
            problems.insert(0, unchanged("output", text, got[f"{name}_after"], case[name], "parameters-changed"))
        kept_problems.append(kept_problem("kept x_in", "self.x_in", got["kept_beside_other"], case["x"], None))
    output = problem_of("output", seen, record.get("runs_at_notebook_size", False))
    if output and not output.mistake and output.observation:
        output = next((p for p in problems if p and p.mistake in ("not-repeatable", "parameters-changed")), output)
    return [
        part("output", [output, *problems]),
        part("kept x_in", [_kept_x_in(kept), *_on_the_class(kept_problems)]),
    ]


def _stale_forward(case: Case, x: np.ndarray, w: np.ndarray, b: np.ndarray) -> Callable[[], dict[str, list]]:
    """What known mistakes give once the parameters have changed, and the numbers in the array that x lies in."""

    def would_be() -> dict[str, list]:
        old_x, old_w, old_b = _float64(case, "x", "w", "b")
        pairs = ((a, c, d) for a in (x, old_x) for c in (w, old_w) for d in (b, old_b))
        return _forward_mistakes(x, w, b) | {"stale-state": [a @ c.T + d for a, c, d in pairs]}

    return would_be


def _forward_mistakes(x: np.ndarray, w: np.ndarray, b: np.ndarray) -> dict[str, list]:
    product = x @ w.T
    reshaped = x @ w.reshape(w.shape[::-1])
    return {
        "weights-not-transposed": [_try_sum(_try_product(x, w), b)],
        "weights-reshaped": [reshaped + b],
        "bias-missing": [product],
        "bias-subtracted": [product - b],
        "bias-along-the-batch": [_try_sum(product, b.T)],
    }


def _kept_x_in(kept: list[tuple[Record, Record, np.ndarray, np.ndarray]]) -> Finding | None:
    """A problem if self.x_in is not the latest input; each item holds output, kept array, input and right output."""
    name = "kept x_in"
    problem = None
    for index, (out, record, x, _) in enumerate(kept):
        earlier = [x for _, _, x, _ in kept[index - index % 3 : index]]
        found = kept_problem(name, "self.x_in", record, x, "x_in-not-kept", earlier)
        if found and out["kind"] == "raised":
            return raised_first(name, "forward", out)
        problem = problem or found
    if problem and all(
        record["kind"] == "array" and Expected(right, tolerance(1 + np.abs(right), 50)).fits(record["value"])
        for _, record, _, right in kept
    ):
        return Finding(name, False, "self.x_in holds the output.", "output-kept-as-x_in")
    return problem


def _on_the_class(problems: list[Finding | None]) -> list[Finding | None]:
    return [
        problem
        and Finding(
            problem.part,
            False,
            "The kept array changed when another object of the same class was used.",
            "state-on-the-class",
        )
        for problem in problems
    ]


def judge_2d(inputs: Record, record: Record) -> list[Finding]:
    """Linear.backward: the better of the ways in which the probe set up the layer."""
    runs = record.get("runs_at_notebook_size", False)
    return better("2d", [_judge_backward(inputs["cases"], record[way], runs) for way in WAYS if way in record])


PARTS_2D = ("d_in", "kept d_in", "dw", "db", "accumulation")


def _judge_backward(cases: list[Case], record: list[Record], runs_at_notebook_size: bool) -> list[Finding]:
    seen: dict[str, list[Seen]] = {"d_in": [], "dw": [], "db": []}
    kept, problems, accumulated = [], [], []
    for case, got in zip(cases, record, strict=True):
        if made_problem("", "Linear", got):
            return [made_problem(name, "Linear", got) for name in PARTS_2D]
        earlier: dict[str, list[Record]] = {name: [] for name in seen}
        for key, batch in (("first", "x"), ("next", "x_next"), ("same", "x_same"), ("refilled", "x")):
            parameters = ("other_w", "other_b") if key == "refilled" else ("w", "b")
            x, d_out, w, b = _float64(case, batch, batch.replace("x", "d_out", 1), *parameters)
            for name, expected, would_be in _expected_gradients(x, d_out, w, b):
                value = got[key] if name == "d_in" else _unless_raised(got[key], got[f"{key}_{name}"])
                words = "The value that backward returned" if name == "d_in" else name
                seen[name].append(Seen(words, value, expected, would_be, len(x), tuple(earlier[name])))
                earlier[name].append(value)
            kept.append((got[key], got[f"{key}_kept"]))
        accumulated += _accumulated(case, got)
        problems += [
            unchanged("d_in", "The argument d_out", got["d_out_after"], case["d_out"], "changes-its-input"),
            unchanged("d_in", "self.x_in", got["kept_after"], case["x_kept"], "changes-its-input"),
            still_there("d_in", "The returned d_in", got["first"], got["d_in_after"]),
        ]
        for name in ("w", "b"):
            problems.insert(
                0, unchanged("d_in", f"self.{name}", got[f"{name}_after"], case[name], "updated-in-backward")
            )
    found = {name: problem_of(name, items, runs_at_notebook_size) for name, items in seen.items()}
    moved = next((p for p in problems if p and p.mistake == "updated-in-backward"), None)
    if found["d_in"] and not found["d_in"].mistake and moved:
        found["d_in"] = moved
    found = _one_exception_one_name(found)
    telling = [p for p in accumulated if p and p.mistake]
    return [
        part("d_in", [found["d_in"], *problems]),
        part("kept d_in", [_kept_as_returned(kept, seen["d_in"])]),
        part("dw", [found["dw"]]),
        part("db", [found["db"]]),
        part("accumulation", [*telling, *accumulated]),
    ]


def _expected_gradients(x: np.ndarray, d_out: np.ndarray, w: np.ndarray, b: np.ndarray) -> list[tuple]:
    """For d_in, dw and db: the name, the expected value, and what known mistakes give."""
    n, size = len(x), np.abs(d_out)

    def d_in_mistakes() -> dict[str, list]:
        return {
            "d_in-weights-transposed": [_try_product(d_out, w.T)],
            "d_out-passed-through": [d_out],
            "activation-in-gradient": [_with_activation(x, d_out, w, b) @ w],
        }

    def dw_mistakes() -> dict[str, list]:
        right = d_out.T @ x
        square = right.shape[0] == right.shape[1]
        reshaped = right.T.reshape(right.shape)
        return {
            "dw-transposed": [right.T] if square else [right.T, reshaped, None],
            "gradient-missing": [np.zeros_like(right)],
            "activation-in-gradient": [_with_activation(x, d_out, w, b).T @ x],
            "one-row-only": [d_out[:1].T @ x[:1], d_out[-1:].T @ x[-1:]],
            "row-left-out": [d_out[:-1].T @ x[:-1], d_out[1:].T @ x[1:]],
        }

    def db_mistakes() -> dict[str, list]:
        total = d_out.sum()
        along = d_out.sum(axis=1)
        return {
            "db-not-summed": [d_out, None] if n > 1 else [d_out],
            "db-summed-over-everything": [np.full((1, d_out.shape[1]), total), total],
            "db-summed-over-the-outputs": [
                np.broadcast_to(along, (1, d_out.shape[1])) if n in (1, d_out.shape[1]) else None,
                np.broadcast_to(along[:, None], d_out.shape),
            ],
            "db-lost-its-dimension": [d_out.sum(axis=0)],
            "gradient-missing": [np.zeros((1, d_out.shape[1]))],
            "one-row-only": [d_out[:1], d_out[-1:]],
            "row-left-out": [d_out[:-1].sum(axis=0, keepdims=True), d_out[1:].sum(axis=0, keepdims=True)],
            "activation-in-gradient": [_with_activation(x, d_out, w, b).sum(axis=0, keepdims=True)],
        }

    return [
        ("d_in", Expected.sum_of(d_out @ w, size @ np.abs(w), w.shape[0]), d_in_mistakes),
        ("dw", Expected.sum_of(d_out.T @ x, size.T @ np.abs(x), n), dw_mistakes),
        ("db", Expected.sum_of(d_out.sum(0, keepdims=True), size.sum(0, keepdims=True), n), db_mistakes),
    ]


def _with_activation(x: np.ndarray, d_out: np.ndarray, w: np.ndarray, b: np.ndarray) -> np.ndarray:
    y = 0.5 * (1 + np.tanh(0.5 * (x @ w.T + b)))
    return d_out * y * (1 - y)


def _unless_raised(called: Record, value: Record) -> Record:
    """An attribute after a call; the exception itself if the call raised, since nothing can be said of the attribute then."""
    return called if called["kind"] in ("raised", "missing") else value


WEAK_NAMES = ("hard-coded-size", "stale-state")  # of an exception: told from where it was raised, not from values


def _one_exception_one_name(found: dict[str, Finding | None]) -> dict[str, Finding | None]:
    """Where one exception spoils all parts, only the part whose values tell its cause names it."""
    with_traceback = [finding for finding in found.values() if finding and finding.traceback]
    named = {finding.mistake for finding in with_traceback} - {None, *WEAK_NAMES}
    if not named:
        return found
    return {
        key: Finding(finding.part, False, finding.observation, None, finding.traceback)
        if finding and finding.traceback and finding.mistake in WEAK_NAMES
        else finding
        for key, finding in found.items()
    }


def _kept_as_returned(kept: list[tuple[Record, Record]], returned: list[Seen]) -> Finding | None:
    """self.d_in has to be what backward returned: right, or wrong in the same way."""
    name = "kept d_in"
    for called, record in kept:
        if called["kind"] != "array":
            problem = problem_of(name, [item for item in returned if item.record is called])
            mistake = problem.mistake if problem.mistake in ("blank", "returns-nothing", "not-an-array") else None
            return Finding(name, False, problem.observation, mistake, problem.traceback)
        if record["kind"] != "array" or not np.array_equal(record["value"], called["value"], equal_nan=True):
            return Finding(name, False, "self.d_in is not what backward returned.", "d_in-not-kept")
    if not any(item.right for item in returned):
        return Finding(name, False, "self.d_in holds the value that backward returned, which is not right.")
    return None


def _accumulated(case: Case, got: Record) -> list[Finding | None]:
    """The gradients of two calls add up, whatever these are: on the same batch again, then on another batch."""
    name = "accumulation"
    problems: list[Finding | None] = []
    for key in ("dw", "db"):
        once, again, carried, alone = (
            _unless_raised(got[call], got[f"{call}_{key}"]) for call in ("first", "again", "carried", "next")
        )
        if any(item["kind"] != "array" or not np.any(item["value"]) for item in (once, alone)):
            blank = got["first"].get("blank")
            text = "the blank is still open." if blank else "no gradient was there after a call."
            problems.append(
                Finding(
                    name,
                    False,
                    f"{key} could not be added up: {text}",
                    "blank" if blank else None,
                    got["first"].get("traceback", ""),
                )
            )
            continue
        one, other = once["value"].astype(np.float64), alone["value"].astype(np.float64)
        if one.shape != other.shape:
            problems.append(Finding(name, False, f"{key} could not be added up: its shape depends on the batch."))
            continue
        room = np.abs(one) + np.abs(other)
        room = tolerance(room + room.max(), 50)
        d_out, x = _float64(case, "other_d_out", "other_x")
        beside = d_out.T @ x if key == "dw" else d_out.sum(axis=0, keepdims=True)
        beside = beside if beside.shape == one.shape else np.zeros_like(one)
        replaced = "gradient-zeroed-in-backward" if got["zeroed"] else "not-accumulated"

        def second(one: np.ndarray = one, beside: np.ndarray = beside, replaced: str = replaced) -> dict[str, list]:
            return {"state-on-the-class": [2 * one + beside], replaced: [one], "stale-state": [one]}

        def third(
            one: np.ndarray = one, other: np.ndarray = other, beside: np.ndarray = beside, replaced: str = replaced
        ) -> dict[str, list]:
            total = 2 * one + other
            return {"state-on-the-class": [total + beside], replaced: [other], "stale-state": [one]}

        words = f"{key} after a second call of backward"
        seen = [Seen(words, again, Expected(2 * one, room), second)]
        if carried["kind"] == "array":
            seen.append(Seen(words, carried, Expected(2 * one + other, room), third, earlier=(again,)))
        problems.append(problem_of(name, seen))
    return problems


def judge_2e(inputs: Record, record: Record) -> list[Finding]:
    """Linear.update_parameters."""
    seen: dict[str, list[Seen]] = {"w": [], "b": []}
    steps: dict[str, list[Seen]] = {"w": [], "b": []}
    touched: list[Finding | None] = []
    names = ("w", "b", "gradients untouched")
    for case, got in zip(inputs["cases"], record["cases"], strict=True):
        if made_problem("", "Linear", got):
            return [made_problem(name, "Linear", got) for name in names]
        for name in ("w", "b"):
            value, gradient = _float64(case, name, f"d{name}")
            before, total, earlier = value, 0.0, []
            for number, (step, rate_name) in enumerate(
                (("first", "learning_rate"), ("second", "next_learning_rate"), ("third", "learning_rate")), 1
            ):
                rate = case[rate_name]
                total += rate
                room = tolerance(np.abs(value) + total * np.abs(gradient), 3 * number)
                now = _unless_raised(got[step], got[f"{step}_{name}"])
                seen[name].append(
                    Seen(
                        f"{name} after update {number}",
                        now,
                        Expected(value - total * gradient, room),
                        earlier=tuple(earlier),
                    )
                )
                steps[name].append(
                    _step_seen(now, before, Expected(rate * gradient, room), gradient, case, rate, tuple(earlier))
                )
                earlier.append(now)
                if now["kind"] == "array" and now["value"].shape == value.shape:
                    before = now["value"].astype(np.float64)
                touched.append(_gradient_untouched(got[f"{step}_d{name}"], case[f"d{name}"], name, got[step]))
    runs = record.get("runs_at_notebook_size", False)
    found = {name: _named_by_its_step(problem_of(name, seen[name], runs), steps[name]) for name in ("w", "b")}
    for name, other in (("w", "b"), ("b", "w")):
        problem = found[name]
        if (
            problem
            and problem.traceback
            and problem.mistake in WEAK_NAMES
            and found[other]
            and found[other].mistake not in WEAK_NAMES
        ):
            found[name] = Finding(name, False, problem.observation, None, problem.traceback)
    changed = next((item for item in touched if item and item.mistake), None)
    for name, problem in found.items():
        # Changed gradients spoil the second step, whatever the first one was.
        if problem and changed and all(item.right for item in seen[name][::3]):
            found[name] = Finding(name, False, problem.observation, changed.mistake, problem.traceback)
    if found["w"] and found["b"]:
        untouched = changed or Finding(
            "gradients untouched", False, "Nothing to credit here while neither w nor b is updated rightly."
        )
    else:
        untouched = part("gradients untouched", touched)
    return [part("w", [found["w"]]), part("b", [found["b"]]), untouched]


def _step_seen(
    now: Record,
    before: np.ndarray,
    expected: Expected,
    gradient: np.ndarray,
    case: Case,
    rate: float,
    earlier: tuple[Record, ...],
) -> Seen:
    """The step that a parameter made, in which mistakes show more clearly than in the parameter itself."""

    batch = len(case["x"])

    def would_be() -> dict[str, list]:
        return {
            "parameter-not-updated": [np.zeros_like(gradient)],
            "ascent": [-rate * gradient],
            "learning-rate-ignored": [gradient],
            "gradient-replaces-parameter": [before - rate * gradient, before + rate * gradient],
            "global-variable": [case["global_learning_rate"] * gradient],
            "stale-state": [case["learning_rate"] * gradient],
            "hard-coded-learning-rate": [r * gradient for r in (0.1, 0.01, 0.001, 0.0001, 0.00001)],
        }

    if now["kind"] != "array" or now["value"].shape != before.shape:
        return Seen("", now, expected, dict, batch, earlier)
    return Seen("", {"kind": "array", "value": before - now["value"]}, expected, would_be, batch, earlier)


def _named_by_its_step(problem: Finding | None, steps: list[Seen]) -> Finding | None:
    if problem is None or (problem.mistake and problem.mistake != "hard-coded-size"):
        return problem
    by_step = problem_of(problem.part, steps)
    return Finding(
        problem.part, False, problem.observation, (by_step and by_step.mistake) or problem.mistake, problem.traceback
    )


def _gradient_untouched(now: Record, original: np.ndarray, name: str, called: Record) -> Finding | None:
    part_name = "gradients untouched"
    if called["kind"] == "raised":
        return Finding(part_name, False, f"update_parameters raised {called['error']}", None, called["traceback"])
    return unchanged(part_name, f"d{name}", now, original, "gradients-changed-by-update")

"""Inputs and judgement of task 3a: Network around layers that the grader brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from course.engine.tolerance import tolerance
from judge.compare import (
    Expected,
    Finding,
    Record,
    Seen,
    made_problem,
    named_by_side_effect,
    named_mistake,
    part,
    problem_of,
    still_there,
    unchanged,
)
from judge.steps import draw_layer

Case = dict[str, Any]
# (widths from the input on, factor of a last layer without parameters, nested)
NETS = (
    ((3, 5, 2), 0.0, False),
    ((4, 4, 4, 4), 0.0, False),
    ((3, 6), 0.0, False),
    ((2, 5, 3, 4), 0.7, True),
    ((2, 12, 2, 4, 3, 11, 2, 3, 2, 3, 2, 3), 0.0, False),
    ((), 0.0, False),
)
BATCHES = ("", "_next", "_same")
PARTS = ("forward", "backward", "zero_gradients", "update_parameters")


def draw_3a(rng: np.random.Generator) -> Record:
    """Nets of several, of one and of no layers, nested ones, and three batches for each."""
    return {"cases": [_draw_case(rng, *net) for net in NETS]}


def _draw_case(rng: np.random.Generator, widths: tuple[int, ...], plain_factor: float, nested: bool) -> Case:
    n_in, n_out = (widths[0], widths[-1]) if widths else (3, 3)
    case: Case = {
        "layers": [draw_layer(rng, a, b) for a, b in zip(widths, widths[1:])],
        "plain_factor": plain_factor,
        "nested": nested,
        "refilled_factor": float(rng.uniform(1.5, 3)),
        "learning_rate": float(rng.uniform(0.1, 0.9)),
        "global_learning_rate": float(rng.uniform(2, 3)),
    }
    for batch, n in zip(BATCHES, (4, 2, 4)):
        case[f"x{batch}"] = rng.normal(size=(n, n_in))
        case[f"d_out{batch}"] = rng.normal(size=(n, n_out))
    return case


Result = tuple[np.ndarray, list[np.ndarray]]


def _pass_through(
    case: Case, x: np.ndarray, backward: bool, order: Sequence[int], chained: bool = True
) -> Result | None:
    """What comes out when x passes layers in the given order, and what each adds to its gradient; None if shapes misfit.

    The number after the last layer's stands for the plain layer.
    """
    steps = len(case["layers"])
    added = [np.zeros_like(layer["dp"]) for layer in case["layers"]] if backward else []
    given = x
    for i in order:
        x = x if chained else given
        if i == steps:
            x = case["plain_factor"] * x
            continue
        layer = case["layers"][i]
        m = layer["m"].T if backward else layer["m"]
        if x.shape[1] != m.shape[0]:
            return None
        if backward:
            added[i] = added[i] + x.sum(axis=0, keepdims=True)
        x = x @ m if backward else x @ m + layer["p"]
    return x, added


def _mistaken(case: Case, x: np.ndarray, backward: bool, right: list[int]) -> dict[str, list[Result | None]]:
    """What each known mistake gives instead."""

    def run(order: Sequence[int], chained: bool = True) -> Result | None:
        return _pass_through(case, x, backward, order, chained)

    known = {
        "layers-in-forward-order" if backward else "layers-reversed-in-forward": [run(right[::-1])],
        "layers-not-chained": [run(right, False), (x, run(right, False)[1]) if run(right, False) else None],
        "layer-left-out": [run(right[:k]) for k in range(len(right))] + [run(right[k:]) for k in range(1, len(right))],
    }
    if backward:
        known["averaged-over-the-batch"] = [_pass_through(case, x / len(x), backward, right)]
    if backward and case["layers"]:
        _, added = run(right)
        none = [np.zeros_like(gradient) for gradient in added]
        known["layer-left-out"] += [run(right[:1]), (x, none)]
    return known


def _allowed(value: np.ndarray) -> Any:
    return tolerance(np.abs(value) + float(np.max(np.abs(value), initial=1)), 60)


def _expected(value: np.ndarray) -> Expected:
    return Expected(value, _allowed(value))


def judge_3a(inputs: Record, record: Record) -> list[Finding]:
    """Network."""
    cases = list(zip(inputs["cases"], record["cases"], strict=True))
    for _, got in cases:
        if made_problem("", "Network", got):
            return [made_problem(name, "Network", got) for name in PARTS]
    seen: dict[str, list[Seen]] = {name: [] for name in PARTS}
    problems: dict[str, list[Finding | None]] = {name: [] for name in PARTS}
    # A mistake acts once in each net that is nested in another, so that it shows more clearly where none is.
    plain: dict[str, list[Seen]] = {name: [] for name in PARTS}
    for case, got in cases:
        new: dict[str, list[Seen]] = {name: [] for name in PARTS}
        for name in ("forward", "backward"):
            new[name] += _passes_seen(name, case, got)
            problems[name] += _states_touched(name, case, got)
            argument = "x" if name == "forward" else "d_out"
            problems[name] += [
                unchanged(
                    name, "The argument", got[f"{argument}{batch}_after"], case[argument + batch], "changes-its-input"
                )
                for batch in BATCHES
            ]
            problems[name].append(still_there(name, "The returned array", got[name]["returned"], got[f"{name}_after"]))
        new["zero_gradients"] += _zeroed_seen(case, got["zero_gradients"])
        for run in (got["update_parameters"], got["update_again"]):
            new["update_parameters"] += _updated_seen(case, run)
        for name in PARTS:
            seen[name] += new[name]
            plain[name] += [] if case["nested"] else new[name]
    findings = []
    for name in PARTS:
        problem = problem_of(name, seen[name])
        if problem and not problem.mistake:
            mistake = named_mistake(plain[name])
            problem = Finding(name, False, problem.observation, mistake, problem.traceback)
        problem = _empty_only(name, cases) or named_by_side_effect(problem, problems[name])
        findings.append(_named_by_calls(part(name, [problem, *problems[name]]), cases))
    return findings


def _order(case: Case) -> list[int]:
    return list(range(len(case["layers"]) + (case["plain_factor"] != 0)))


def _passes_seen(name: str, case: Case, got: Record) -> list[Seen]:
    """What forward or backward returned; for backward, the layers' gradients too."""
    backward = name == "backward"
    right = _order(case)[::-1] if backward else _order(case)
    seen = []
    earlier: list[Record] = []
    original = case
    for batch in (*BATCHES, "_refilled"):
        case, data = original, batch
        if batch == "_refilled":  # the first batch in the arrays of the last one, with other parameters
            layers = [{**layer, "p": case["refilled_factor"] * layer["p"]} for layer in case["layers"]]
            case, data = {**case, "layers": layers}, ""
        x = case[("d_out" if backward else "x") + data]
        run = got[name + batch]
        value, added = _pass_through(case, x, backward, right)

        def would_be(
            pick: Any, x: np.ndarray = x, result: Result = (value, added), case: Case = case
        ) -> dict[str, list]:
            known = _mistaken(case, x, backward, right)
            values = {
                mistake: [None if wrong is None else pick(wrong) for wrong in results]
                for mistake, results in known.items()
            }
            if len(right) < 2:  # with one layer or none these mistakes do not show
                return values | {mistake: [*found, pick(result)] for mistake, found in values.items()}
            return values

        of = "" if right else " of an empty Network"
        words = f"The value that {name}{of} returned"
        seen.append(
            Seen(words, run["returned"], _expected(value), lambda f=would_be: f(lambda r: r[0]), len(x), tuple(earlier))
        )
        earlier.append(run["returned"])
        if not backward or run["returned"]["kind"] == "raised":
            continue
        for i, (layer, state) in enumerate(zip(case["layers"], run["state"], strict=True)):

            def gradients(
                i: int = i, old: np.ndarray = layer["dp"], new: np.ndarray = added[i], f: Any = would_be
            ) -> dict[str, list]:
                known = f(lambda result: old + result[1][i])
                return known | {"gradient-zeroed-in-backward": [new, np.zeros_like(new)]}

            words = f"The gradient of layer {i} of {len(case['layers'])} after backward"
            # A second look at a call: exceptions and wrong first results tell more.
            later = tuple(earlier)
            seen.append(Seen(words, state["dp"], _expected(layer["dp"] + added[i]), gradients, None, later))
    return seen


def _states_touched(name: str, case: Case, got: Record) -> list[Finding | None]:
    """Neither pass changes parameters, and forward no gradients."""
    mistake = "updated-in-backward" if name == "backward" else "parameters-changed"
    problems = []
    for i, (layer, state) in enumerate(zip(case["layers"], got[name]["state"], strict=True)):
        problems.append(unchanged(name, f"The parameters of layer {i}", state["p"], layer["p"], mistake))
        if name == "forward":
            problems.append(unchanged(name, f"The gradient of layer {i}", state["dp"], layer["dp"], None))
    return problems


def _zeroed_seen(case: Case, run: Record) -> list[Seen]:
    seen = []
    for i, (layer, state) in enumerate(zip(case["layers"], run["state"], strict=True)):
        p, dp, which = layer["p"], layer["dp"], f"layer {i} of {len(case['layers'])}"
        record = _unless_failed(run["returned"], state["dp"])
        zero = np.zeros_like(dp)
        seen.append(
            Seen(
                f"The gradient of {which} after zero_gradients",
                record,
                _expected(zero),
                lambda dp=dp: {"layer-not-zeroed": [dp]},
            )
        )
        words = f"The parameters of {which} after zero_gradients"
        seen.append(Seen(words, state["p"], _expected(p), lambda: {"parameters-changed": []}))
    return seen or [_nothing_to_do("zero_gradients", run["returned"])]


def _updated_seen(case: Case, run: Record) -> list[Seen]:
    rate, global_rate = case["learning_rate"], case["global_learning_rate"]
    seen = []
    for i, (layer, state) in enumerate(zip(case["layers"], run["state"], strict=True)):
        p, dp, which = layer["p"], layer["dp"], f"layer {i} of {len(case['layers'])}"

        def would_be(p: np.ndarray = p, dp: np.ndarray = dp) -> dict[str, list]:
            return {
                "layer-not-updated": [p],
                "ascent": [p + rate * dp],
                "factor-two": [p - 2 * rate * dp],
                "global-variable": [p - global_rate * dp],
                "learning-rate-ignored": [p - dp],
                "hard-coded-learning-rate": [p - r * dp for r in (0.1, 0.01, 0.001, 0.0001, 0.00001)],
                "gradients-changed-by-update": [],
            }

        def gradient(dp: np.ndarray = dp) -> dict[str, list]:
            return {"gradients-changed-by-update": [np.zeros_like(dp), rate * dp, -rate * dp]}

        record = _unless_failed(run["returned"], state["p"])
        words = f"The parameters of {which} after update_parameters"
        seen.append(Seen(words, record, _expected(p - rate * dp), would_be))
        seen.append(Seen(f"The gradient of {which} after update_parameters", state["dp"], _expected(dp), gradient))
    return seen or [_nothing_to_do("update_parameters", run["returned"])]


def _unless_failed(returned: Record, value: Record) -> Record:
    return returned if returned["kind"] in ("raised", "missing") else value


def _nothing_to_do(name: str, returned: Record) -> Seen:
    """An empty net: the call only must not raise."""
    nothing = np.zeros((0,))
    record = _unless_failed(returned, {"kind": "array", "value": nothing})
    return Seen(f"{name} of an empty Network", record, Expected(nothing, 0.0))


def _empty_only(name: str, cases: list[tuple[Case, Record]]) -> Finding | None:
    """A problem that only the empty net has."""

    def fails(case: Case, got: Record) -> bool:
        if name in ("forward", "backward"):
            return any(not item.right for item in _passes_seen(name, case, got))
        return got[name]["returned"]["kind"] in ("raised", "missing")

    empty = any(fails(case, got) for case, got in cases if not case["layers"])
    if empty and not any(fails(case, got) for case, got in cases if case["layers"]):
        returned = next(got[name]["returned"] for case, got in cases if not case["layers"])
        text = f"{name} of an empty Network " + (
            f"raised {returned['error']}" if returned["kind"] == "raised" else "is not its argument."
        )
        return Finding(name, False, text, "empty-network", returned.get("traceback", ""))
    return None


def _named_by_calls(finding: Finding, cases: list[tuple[Case, Record]]) -> Finding:
    """A shared list of layers, or a list that was turned round, shows in the layers that were called."""
    if finding.passed or finding.mistake in ("blank", "empty-network"):
        return finding
    if any(got["reached_other"] for _, got in cases):
        return Finding(finding.part, False, finding.observation, "state-on-the-class", finding.traceback)
    if any(got["order_changed"] for _, got in cases):
        return Finding(finding.part, False, finding.observation, "layers-order-changed", finding.traceback)
    return finding

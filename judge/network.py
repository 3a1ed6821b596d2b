"""Inputs and judgement of task 3a: Network around layers that the grader brings."""

from __future__ import annotations

from typing import Any

import numpy as np

from judge.compare import Expected, Finding, Record, Seen, made_problem, part, problem_of, unchanged
from judge.steps import draw_layer
from judge.tolerance import tolerance

Case = dict[str, Any]
# (widths from the input on, factor of a last layer without parameters, nested)
NETS = (
    ((3, 5, 2), 0.0, False),
    ((4, 4, 4, 4), 0.0, False),
    ((3, 6), 0.0, False),
    ((2, 5, 3, 4), 0.7, True),
    ((), 0.0, False),
)


def draw_3a(rng: np.random.Generator) -> Record:
    """Nets of several, of one and of no layers, nested ones, and two batches for each."""
    cases = []
    for widths, plain_factor, nested in NETS:
        n_in, n_out = (widths[0], widths[-1]) if widths else (3, 3)
        cases.append(
            {
                "layers": [draw_layer(rng, a, b) for a, b in zip(widths, widths[1:], strict=False)],
                "plain_factor": plain_factor,
                "nested": nested,
                "x": rng.normal(size=(4, n_in)),
                "d_out": rng.normal(size=(4, n_out)),
                "x_next": rng.normal(size=(2, n_in)),
                "d_out_next": rng.normal(size=(2, n_out)),
                "learning_rate": float(rng.uniform(0.1, 0.9)),
                "global_learning_rate": float(rng.uniform(2, 3)),
            }
        )
    return {"cases": cases}


def _through(case: Case, x: np.ndarray, backward: bool, order: list[int]) -> np.ndarray | None:
    """What comes out when x passes the given layers in the given order; the last number stands for the plain layer."""
    steps = len(case["layers"])
    for i in order:
        if i == steps:
            x = case["plain_factor"] * x
            continue
        layer = case["layers"][i]
        m = layer["m"].T if backward else layer["m"]
        if x.shape[1] != m.shape[0]:
            return None
        x = x @ m if backward else x @ m + layer["p"]
    return x


def _mistakes(case: Case, x: np.ndarray, backward: bool, right: list[int]) -> dict[str, list]:
    def run(order: list[int]) -> np.ndarray | None:
        return _through(case, x, backward, order)

    reverse = "layers-in-forward-order" if backward else "layers-reversed-in-forward"
    return {
        reverse: [run(right[::-1])],
        "layers-not-chained": [run(right[-1:])],
        "layer-left-out": [run(right[:-1]), run(right[1:]), run(right[:1])],
    }


def _allowed(value: np.ndarray) -> Any:
    return tolerance(np.abs(value) + float(np.max(np.abs(value), initial=1)), 60)


def judge_3a(inputs: Record, record: Record) -> list[Finding]:
    """Network."""
    cases = list(zip(inputs["cases"], record["cases"], strict=True))
    names = ("forward", "backward", "zero_gradients", "update_parameters")
    for _, got in cases:
        if made_problem("", "Network", got):
            return [made_problem(name, "Network", got) for name in names]
    seen: dict[str, list[Seen]] = {name: [] for name in names}
    problems: dict[str, list[Finding | None]] = {name: [] for name in names}
    for case, got in cases:
        order = list(range(len(case["layers"]) + (case["plain_factor"] != 0)))
        for name, keys, directions in (
            ("forward", ("x", "x_next"), order),
            ("backward", ("d_out", "d_out_next"), order[::-1]),
        ):
            for key, run in zip(keys, (got[name], got[f"{name}_again"]), strict=True):
                value = _through(case, case[key], name == "backward", directions)
                would_be = _mistakes(case, case[key], name == "backward", directions) if order else {}
                words = (
                    f"The value that {name} returned"
                    if order
                    else f"The value that {name} of an empty Network returned"
                )
                if len(order) < 2:  # with one layer or none these mistakes do not show
                    would_be = {
                        mistake: [value, None]
                        for mistake in _mistakes(cases[0][0], cases[0][0][keys[0]], name == "backward", [0])
                    }
                seen[name].append(Seen(words, run["returned"], Expected(value, _allowed(value)), would_be))
            if got[name]["returned"]["kind"] == "raised" and not order:
                problems[name].append(
                    Finding(name, False, f"{name} of an empty Network raised an exception.", "empty-network")
                )
        problems["forward"].append(
            unchanged("forward", "The argument x_in", got["x_after"], case["x"], "changes-its-input")
        )
        problems["backward"].append(
            unchanged("backward", "The argument d_out", got["d_out_after"], case["d_out"], "changes-its-input")
        )
        for name in ("zero_gradients", "update_parameters"):
            seen[name] += _states_seen(name, case, got[name])
            if not order and got[name]["returned"]["kind"] in ("raised", "missing"):
                problems[name].append(
                    Finding(name, False, f"{name} of an empty Network raised an exception.", "empty-network")
                )
    return [
        part(name, [_empty_only(name, seen[name]) or problem_of(name, seen[name]), *problems[name]]) for name in names
    ]


def _empty_only(name: str, seen: list[Seen]) -> Finding | None:
    """A problem that only the empty net has; its values come last."""
    wrong = [item for item in seen if not item.right]
    if name in ("forward", "backward") and wrong and wrong == seen[-2:]:
        return Finding(name, False, f"{wrong[0].what} is not its argument.", "empty-network")
    return None


def _states_seen(name: str, case: Case, run: Record) -> list[Seen]:
    """The gradients and parameters of all layers after zero_gradients or update_parameters."""
    seen = []
    rate, global_rate = case["learning_rate"], case["global_learning_rate"]
    for i, (layer, state) in enumerate(zip(case["layers"], run["state"], strict=True)):
        p, dp = layer["p"], layer["dp"]
        which = f"layer {i} of {len(case['layers'])}"
        if name == "zero_gradients":
            key, value = "dp", np.zeros_like(dp)
            would_be: dict[str, list] = {"layer-not-zeroed": [dp, value]}
            words = f"The gradient of {which} after zero_gradients"
        else:
            key, value = "p", p - rate * dp
            would_be = {
                "layer-not-updated": [p, value],
                "global-variable": [p - global_rate * dp],
                "trained-more-than-once": [p - 2 * rate * dp],
                "learning-rate-ignored": [p - dp],
            }
            words = f"The parameters of {which} after update_parameters"
        returned = run["returned"]
        record = returned if returned["kind"] in ("raised", "missing") else state[key]
        seen.append(Seen(words, record, Expected(value, _allowed(value)), would_be))
        other = "p" if key == "dp" else "dp"
        untouched = Expected(layer[other], _allowed(layer[other]))
        seen.append(Seen(f"The other array of {which}", state[other], untouched, {m: [layer[other]] for m in would_be}))
    return seen

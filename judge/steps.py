"""Inputs and judgements of tasks 2f and 3b: one step of training with layers and a cost that the grader brings.

What a step should leave behind, and what it leaves behind with each known mistake in it, is simulated here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.compare import (
    Expected,
    Finding,
    Record,
    Seen,
    made_problem,
    named_mistake,
    part,
    problem_of,
    still_there,
    unchanged,
)
from judge.tolerance import tolerance

Case = dict[str, Any]
# sizes of the batch, of the second batch, and of the activations from the input on; then a square case
WIDTHS = {
    "2f": ((4, 6, (3, 5, 2)), (5, 3, (4, 4, 4)), (1, 2, (2, 3, 6))),
    "3b": ((4, 6, (3, 5)), (5, 3, (4, 4)), (1, 2, (2, 6))),
}
MISTAKES = (
    "gradients-not-zeroed",
    "zeroed-too-late",
    "updated-before-backward",
    "layer-not-zeroed",
    "layer-not-updated",
    "layers-in-forward-order",
    "backward-missing",
    "cost-passed-to-backward",
    "cost-after-update",
    "cost-reduced",
    "arguments-swapped",
    "trained-more-than-once",
    "global-variable",
    "ascent",
)


def draw_layer(rng: np.random.Generator, n_in: int, n_out: int) -> Record:
    """What `probes.collaborators.make_layer` takes; the weights are small enough to chain several layers."""
    return {
        "m": rng.normal(size=(n_in, n_out)),
        "p": rng.normal(size=(1, n_out)),
        "dp": rng.normal(size=(1, n_out)) + 5,
    }


def _draw(rng: np.random.Generator, task: str) -> Record:
    cases = []
    for n, n_next, widths in WIDTHS[task]:
        cases.append(
            {
                "layers": [draw_layer(rng, a, b) for a, b in zip(widths, widths[1:], strict=False)],
                "cost": {name: float(rng.uniform(0.5, 2)) for name in "abc"},
                "inputs": rng.normal(size=(n, widths[0])),
                "targets": rng.normal(size=(n, widths[-1])),
                "inputs_next": rng.normal(size=(n_next, widths[0])),
                "targets_next": rng.normal(size=(n_next, widths[-1])),
                "learning_rate": float(rng.uniform(0.05, 0.2)),
                "next_learning_rate": float(rng.uniform(0.3, 0.5)),
                "global_learning_rate": float(rng.uniform(2, 3)),
            }
        )
    return {"cases": cases}


def draw_2f(rng: np.random.Generator) -> Record:
    """Two layers with old gradients, a cost, two batches."""
    return _draw(rng, "2f")


def draw_3b(rng: np.random.Generator) -> Record:
    """One layer, which stands for the net, with old gradients, a cost, two batches."""
    return _draw(rng, "3b")


@dataclass
class _Layer:
    m: np.ndarray
    p: np.ndarray
    dp: np.ndarray


def _simulate(case: Case, mistake: str | None = None, alternative: int = 0) -> list[Record] | None:
    """The cost and the layers' state after each of the two steps; None where the mistake raises.

    `alternative` tells which layer a mistake about one layer concerns, or which reduction one about the cost.
    """
    layers = [_Layer(spec["m"], spec["p"], spec["dp"]) for spec in case["layers"]]
    steps = []
    for suffix, rate in (("", case["learning_rate"]), ("_next", case["next_learning_rate"])):
        rate = case["global_learning_rate"] if mistake == "global-variable" else rate
        rate = -rate if mistake == "ascent" else rate
        try:
            cost = _one_step(
                layers, case, case["inputs" + suffix], case["targets" + suffix], rate, mistake, alternative
            )
        except ValueError:
            return None
        steps.append({"cost": cost, "state": [{"p": layer.p, "dp": layer.dp} for layer in layers]})
    return steps


def _one_step(
    layers: list[_Layer],
    case: Case,
    x: np.ndarray,
    target: np.ndarray,
    rate: float,
    mistake: str | None,
    alternative: int,
) -> np.ndarray | float:
    a, b, c = (case["cost"][name] for name in "abc")

    def zero() -> None:
        for i, layer in enumerate(layers):
            if not (mistake == "layer-not-zeroed" and i == alternative):
                layer.dp = np.zeros_like(layer.p)

    def update() -> None:
        for i, layer in enumerate(layers):
            if not (mistake == "layer-not-updated" and i == alternative):
                layer.p = layer.p - rate * layer.dp

    def estimate() -> tuple[np.ndarray, np.ndarray]:
        prediction = x
        for layer in layers:
            prediction = prediction @ layer.m + layer.p
        one, other = (prediction, target) if mistake == "arguments-swapped" else (target, prediction)
        return a * (other - one) ** 2 + one, b * other - c * one

    def backward(d_out: np.ndarray) -> None:
        for layer in layers if mistake == "layers-in-forward-order" else layers[::-1]:
            if d_out.shape[1] != layer.p.shape[1]:
                raise ValueError("shapes do not fit")
            layer.dp = layer.dp + d_out.sum(axis=0, keepdims=True)
            d_out = d_out @ layer.m.T

    for _ in range(2 if mistake == "trained-more-than-once" else 1):
        if mistake not in ("gradients-not-zeroed", "zeroed-too-late"):
            zero()
        cost, gradient = estimate()
        if mistake == "updated-before-backward":
            update()
        if mistake != "backward-missing":
            backward(cost if mistake == "cost-passed-to-backward" else gradient)
        if mistake == "zeroed-too-late":
            zero()
        if mistake != "updated-before-backward":
            update()
    if mistake == "cost-after-update":
        cost = estimate()[0]
    if mistake == "cost-reduced":
        return (cost.mean(), cost.sum(), cost.mean(axis=0), cost.mean(axis=1))[alternative]
    return cost


def _allowed(value: np.ndarray) -> Any:
    # The values come from a few chained products of numbers of about the same size.
    return tolerance(np.abs(value) + float(np.max(np.abs(value), initial=1)), 60)


def _judge(name: str, inputs: Record, record: Record, layer_words: tuple[str, ...]) -> list[Finding]:
    cases = list(zip(inputs["cases"], record["cases"], strict=True))
    for _, got in cases:
        if made_problem("", name, got):
            return [made_problem(part_name, name, got) for part_name in ("cost", "gradients", "update")]
    seen: dict[str, list[Seen]] = {"cost": [], "gradients": [], "update": []}
    problems: list[Finding | None] = []
    for case, got in cases:
        right = _simulate(case)
        wrong = {mistake: _alternatives(case, mistake) for mistake in MISTAKES}
        for step, (cost_key, state_key) in enumerate((("cost", "first"), ("cost_next", "second"))):

            def would_be(pick: Any, wrong: dict = wrong, step: int = step) -> dict[str, list]:
                return {
                    name: [None if run is None else pick(run[step]) for run in runs] for name, runs in wrong.items()
                }

            returned = got[cost_key]
            expected = right[step]["cost"]
            words = "The returned cost" if step == 0 else "The returned cost of a second step"
            seen["cost"].append(
                Seen(words, returned, Expected(expected, _allowed(expected)), would_be(lambda r: r["cost"]))
            )
            for i, layer in enumerate(layer_words):
                for part_name, key, what in (("gradients", "dp", "gradient"), ("update", "p", "parameters")):
                    value = right[step]["state"][i][key]
                    state = returned if returned["kind"] == "raised" else got[state_key][i][key]
                    words = f"The {what} of {layer} after {'one step' if step == 0 else 'a second step'}"
                    picked = would_be(lambda r, i=i, key=key: r["state"][i][key])
                    seen[part_name].append(Seen(words, state, Expected(value, _allowed(value)), picked))
        problems += [
            unchanged("cost", "The argument inputs", got["inputs_after"], case["inputs"], "changes-its-input"),
            unchanged("cost", "The argument targets", got["targets_after"], case["targets"], "changes-its-input"),
            still_there("cost", "The returned cost", got["cost"], got["cost_after"]),
        ]
    whole = named_mistake([item for items in seen.values() for item in items])
    findings = []
    for part_name, items in seen.items():
        problem = problem_of(part_name, items)
        if problem and whole and problem.mistake != "blank":
            problem = Finding(part_name, False, problem.observation, whole, problem.traceback)
        findings.append(part(part_name, [problem, *(problems if part_name == "cost" else [])]))
    return findings


def _alternatives(case: Case, mistake: str) -> list[list[Record] | None]:
    count = {"layer-not-zeroed": len(case["layers"]), "layer-not-updated": len(case["layers"]), "cost-reduced": 4}
    return [_simulate(case, mistake, i) for i in range(count.get(mistake, 1))]


def judge_2f(inputs: Record, record: Record) -> list[Finding]:
    """step_layers."""
    return _judge("step_layers", inputs, record, ("linear_layer", "sigmoid_layer"))


def judge_3b(inputs: Record, record: Record) -> list[Finding]:
    """step_network."""
    return _judge("step_network", inputs, record, ("the net",))

"""Inputs and judgements of tasks 2f and 3b: one step of training with layers and a cost that the grader brings.

What a step should leave behind, and what it leaves behind with each known mistake in it, is simulated here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.engine.tolerance import tolerance
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

Case = dict[str, Any]
# Sizes of the batch, of the second batch, and of the activations from the input on, and the size of the numbers: then a
# square case, one example, sizes beyond the notebook's, numbers so small that the cost is too.
TWO_LAYERS = (
    (4, 6, (3, 5, 2), 1.0),
    (5, 3, (4, 4, 4), 1.0),
    (1, 2, (2, 3, 6), 1.0),
    (601, 2, (2, 12, 11), 1.0),
    (3, 3, (2, 4, 3), 0.01),
)
NETS = (*TWO_LAYERS, (3, 4, (2, 4, 3, 5), 1.0), (4, 2, (3, 5), 1.0))
PARTS = ("cost", "gradients", "update")
# Mistakes that show in the values; `_Step` simulates them.
MISTAKES = (
    "gradients-not-zeroed",
    "zeroed-too-late",
    "updated-before-backward",
    "layer-not-zeroed",
    "layer-not-updated",
    "layers-in-forward-order",
    "layers-not-chained",
    "backward-missing",
    "cost-passed-to-backward",
    "cost-after-update",
    "cost-reduced",
    "arguments-swapped",
    "trained-more-than-once",
    "global-variable",
    "ascent",
    "averaged-over-the-batch",
    "hard-coded-learning-rate",
)
ALTERNATIVES = {
    "layer-not-zeroed": 3,
    "layer-not-updated": 3,
    "cost-reduced": 6,
    "global-variable": 3,
    "ascent": 2,
    "averaged-over-the-batch": 2,
    "hard-coded-learning-rate": 5,
}


def draw_layer(rng: np.random.Generator, n_in: int, n_out: int) -> Record:
    """What `probes.collaborators.make_layer` takes; the weights are small enough to chain several layers."""
    return {
        "m": rng.normal(size=(n_in, n_out)),
        "p": rng.normal(size=(1, n_out)),
        "dp": rng.normal(size=(1, n_out)) + 5,
    }


def draw_2f(rng: np.random.Generator) -> Record:
    """Two layers with old gradients, a cost, two batches, and what the notebook's variables hold meanwhile."""
    return _draw(rng, TWO_LAYERS)


def draw_3b(rng: np.random.Generator) -> Record:
    """The same for nets of one to three layers."""
    return _draw(rng, NETS)


def _draw(rng: np.random.Generator, sizes: Sequence[tuple[int, int, tuple[int, ...], float]]) -> Record:
    cases = []
    for n, n_next, widths, size in sizes:
        layers = [draw_layer(rng, a, b) for a, b in zip(widths, widths[1:])]
        case = {
            "layers": [{**layer, "p": size * layer["p"]} for layer in layers],
            "cost": {name: float(rng.uniform(0.5, 2)) for name in "abce"},
            "learning_rate": float(rng.uniform(0.05, 0.2)),
            "next_learning_rate": float(rng.uniform(0.3, 0.5)),
            "global_learning_rate": float(rng.uniform(2, 3)),
        }
        for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("global_", "", n + 1)):
            case[f"{prefix}inputs{suffix}"] = size * rng.normal(size=(rows, widths[0]))
            case[f"{prefix}targets{suffix}"] = size * rng.normal(size=(rows, widths[-1]))
        cases.append(case)
    return {"cases": cases}


@dataclass
class _Layer:
    m: np.ndarray
    p: np.ndarray
    dp: np.ndarray


class _Step:
    """Simulates the steps of one case, rightly or with a mistake in them.

    `alternative` tells which layer a mistake about one layer concerns, which reduction one about the cost, and so on.
    """

    def __init__(self, case: Case, mistake: str | None = None, alternative: int = 0) -> None:
        self.case, self.mistake, self.alternative = case, mistake, alternative
        self.layers = [_Layer(spec["m"], spec["p"], spec["dp"]) for spec in case["layers"]]

    def run(self) -> list[Record] | None:
        """The cost and the layers' state after each of the two steps; None where the mistake raises."""
        steps = []
        for suffix, rate in (("", self.case["learning_rate"]), ("_next", self.case["next_learning_rate"])):
            x, target = self.case["inputs" + suffix], self.case["targets" + suffix]
            if self._makes("global-variable", 1, 2):
                x = self.case["global_inputs"]
            if self._makes("global-variable", 1):
                target = self.case["global_targets"]
            try:
                cost = self._step(x, target, self._rate(rate, len(x)))
            except ValueError:
                return None
            steps.append({"cost": cost, "state": [{"p": layer.p, "dp": layer.dp} for layer in self.layers]})
        return steps

    def _makes(self, mistake: str, *alternatives: int) -> bool:
        return self.mistake == mistake and (not alternatives or self.alternative in alternatives)

    def _rate(self, rate: float, n: int) -> float:
        if self._makes("global-variable", 0):
            return self.case["global_learning_rate"]
        if self._makes("hard-coded-learning-rate"):
            return (0.1, 0.01, 0.001, 0.0001, 0.00001)[self.alternative]
        if self._makes("averaged-over-the-batch", 1):
            return rate / n
        return -rate if self._makes("ascent", 0) else rate

    def _step(self, x: np.ndarray, target: np.ndarray, rate: float) -> np.ndarray | float:
        for _ in range(2 if self._makes("trained-more-than-once") else 1):
            if self.mistake not in ("gradients-not-zeroed", "zeroed-too-late"):
                self._zero()
            cost, gradient = self._estimate(x, target)
            if self._makes("averaged-over-the-batch", 0):
                gradient = gradient / len(x)
            if self._makes("ascent", 1):
                gradient = -gradient
            if self._makes("updated-before-backward"):
                self._update(rate)
            if not self._makes("backward-missing"):
                self._backward(cost if self._makes("cost-passed-to-backward") else gradient)
            if self._makes("zeroed-too-late"):
                self._zero()
            if not self._makes("updated-before-backward"):
                self._update(rate)
        if self._makes("cost-after-update"):
            cost = self._estimate(x, target)[0]
        if self._makes("cost-reduced"):
            reduced = (
                cost.mean(),
                cost.sum(),
                cost.mean(axis=0),
                cost.mean(axis=1),
                cost.sum(axis=0),
                cost.sum(axis=1),
            )
            return reduced[self.alternative]
        return cost

    def _zero(self) -> None:
        for i, layer in enumerate(self.layers):
            if not self._makes("layer-not-zeroed", i):
                layer.dp = np.zeros_like(layer.p)

    def _update(self, rate: float) -> None:
        for i, layer in enumerate(self.layers):
            if not self._makes("layer-not-updated", i):
                layer.p = layer.p - rate * layer.dp

    def _estimate(self, x: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a, b, c, e = (self.case["cost"][name] for name in "abce")
        prediction = x
        for layer in self.layers:
            prediction = prediction @ layer.m + layer.p
        one, other = (prediction, target) if self._makes("arguments-swapped") else (target, prediction)
        cost = a * (other - one) ** 2 + one
        return cost, b * other - c * one + e * cost

    def _backward(self, gradient: np.ndarray) -> None:
        d_out = gradient
        for layer in self.layers if self._makes("layers-in-forward-order") else self.layers[::-1]:
            d_out = gradient if self._makes("layers-not-chained") else d_out
            if d_out.shape[1] != layer.p.shape[1]:
                raise ValueError("shapes do not fit")
            layer.dp = layer.dp + d_out.sum(axis=0, keepdims=True)
            d_out = d_out @ layer.m.T


def _expected(value: np.ndarray) -> Expected:
    # The values come from a few chained products of numbers of about the same size.
    return Expected(value, tolerance(np.abs(value) + float(np.max(np.abs(value), initial=1)), 60))


NAMES_IN_2F = ("linear_layer", "sigmoid_layer")


def _layer_names(name: str, case: Case) -> Sequence[str]:
    """The names under which the probe logs the calls of each layer."""
    return NAMES_IN_2F if name == "step_layers" else [f"layer {i}" for i in range(len(case["layers"]))]


def _judge(name: str, inputs: Record, record: Record) -> list[Finding]:
    cases = list(zip(inputs["cases"], record["cases"], strict=True))
    for _, got in cases:
        if made_problem("", name, got):
            return [made_problem(part_name, name, got) for part_name in PARTS]
    seen: dict[str, list[Seen]] = {part_name: [] for part_name in PARTS}
    problems: list[Finding | None] = []
    for case, got in cases:
        for part_name, items in _seen_in_case(case, got, _layer_names(name, case)).items():
            seen[part_name] += items
        problems += [
            unchanged("cost", "The argument inputs", got["inputs_after"], case["inputs"], "changes-its-input"),
            unchanged("cost", "The argument targets", got["targets_after"], case["targets"], "changes-its-input"),
            still_there("cost", "The returned cost", got["cost"], got["cost_after"]),
        ]
    found = {part_name: problem_of(part_name, items) for part_name, items in seen.items()}
    if any(found.values()):
        whole = (
            _told_by_calls(name, cases)
            or named_mistake([item for items in seen.values() for item in items])
            or _told_by_no_call(cases, "cost.gradient")
            or next((item.mistake for item in problems if item), None)
        )
        found = {key: _named(problem, whole) for key, problem in found.items()}
    return [part(key, [problem, *(problems if key == "cost" else [])]) for key, problem in found.items()]


def _told_by_no_call(cases: list[tuple[Case, Record]], method: str) -> str | None:
    ended_well = [got for _, got in cases if got["cost"]["kind"] != "raised"]
    return "arguments-not-used" if ended_well and not any(method in got["log"] for got in ended_well) else None


def _named(problem: Finding | None, whole: str | None) -> Finding | None:
    """A part's problem with the name of what went wrong in the step as a whole."""
    if problem is None or whole is None or problem.mistake in ("blank", "returns-nothing", "not-an-array"):
        return problem
    return Finding(problem.part, False, problem.observation, whole, problem.traceback)


def _seen_in_case(case: Case, got: Record, names: Sequence[str]) -> dict[str, list[Seen]]:
    right = _Step(case).run()
    simulated: dict[str, list[list[Record] | None]] = {}

    def wrong() -> dict[str, list[list[Record] | None]]:
        if not simulated:  # only where something is wrong
            for mistake in MISTAKES:
                simulated[mistake] = [_Step(case, mistake, i).run() for i in range(ALTERNATIVES.get(mistake, 1))]
        return simulated

    seen: dict[str, list[Seen]] = {part_name: [] for part_name in PARTS}
    earlier: tuple[Record, ...] = ()
    for step, (cost_key, state_key) in enumerate((("cost", "first"), ("cost_next", "second"))):

        def would_be(pick: Any, step: int = step) -> dict[str, list]:
            return {
                mistake: [None if run is None else pick(run[step]) for run in runs] for mistake, runs in wrong().items()
            }

        returned = got[cost_key]
        words = "The returned cost" if step == 0 else "The returned cost of a second step"
        expected = _expected(right[step]["cost"])
        seen["cost"].append(Seen(words, returned, expected, lambda f=would_be: f(lambda r: r["cost"]), None, earlier))
        for i, layer in enumerate(names):
            for part_name, key, what in (("gradients", "dp", "gradient"), ("update", "p", "parameters")):
                state = returned if returned["kind"] == "raised" else got[state_key][i][key]
                words = f"The {what} of {layer} after {'one step' if step == 0 else 'a second step'}"
                picked = lambda f=would_be, i=i, key=key: f(lambda r: r["state"][i][key])  # noqa: E731
                seen[part_name].append(
                    Seen(words, state, _expected(right[step]["state"][i][key]), picked, None, earlier)
                )
        earlier = (returned,)
    return seen


def _told_by_calls(name: str, cases: list[tuple[Case, Record]]) -> str | None:
    """The mistake that the calls of the first step show, if it is the same wherever they show one."""
    ended_well = [(case, got) for case, got in cases if got["cost"]["kind"] != "raised"]
    told = {_told_by_log(got, _layer_names(name, case)) for case, got in ended_well} - {None}
    return told.pop() if len(told) == 1 else None


def _told_by_log(got: Record, names: Sequence[str]) -> str | None:
    log: list[str] = got["log"]

    def layers_of(method: str) -> list[str]:
        return [entry.split(".")[0] for entry in log if entry.endswith(f".{method}")]

    def count(method: str) -> list[int]:
        return [log.count(f"{name}.{method}") for name in names]

    forward, backward = layers_of("forward")[: len(names)], layers_of("backward")[: len(names)]
    if not forward and got.get("forward_at_notebook_size"):
        return "hard-coded-size"
    if not forward or "cost.estimate" not in log:
        return "arguments-not-used"
    if 0 in count("forward"):
        return "layer-left-out"
    if forward == list(names)[::-1] != list(names):
        return "layers-reversed-in-forward"
    if not backward:
        return "backward-missing"
    if "cost.gradient" not in log:
        return None  # the cost itself may have gone backward: the values tell
    if 0 in count("backward"):
        return "layer-left-out"
    if backward == list(names) != list(names)[::-1]:
        return "layers-in-forward-order"
    if min(count("backward")) > 1:
        return "trained-more-than-once" if min(count("update_parameters")) > 1 else "factor-two"
    if 0 in count("update_parameters"):
        return "layer-not-updated"
    return _told_by_order(log, names)


def _told_by_order(log: list[str], names: Sequence[str]) -> str | None:
    """What the order of each layer's backward, zero_gradients and update_parameters shows."""
    told = []
    for name in names:
        backward, update = log.index(f"{name}.backward"), log.index(f"{name}.update_parameters")
        zero = [i for i, entry in enumerate(log) if entry == f"{name}.zero_gradients"]
        if update < backward:
            return "updated-before-backward"
        if any(backward < i < update for i in zero):
            told.append("zeroed-too-late")
        else:
            told.append(None if any(i < backward for i in zero) else "gradients-not-zeroed")
    if told.count(None) and told.count("gradients-not-zeroed"):
        return "layer-not-zeroed"
    return next((name for name in told if name), None)


def judge_2f(inputs: Record, record: Record) -> list[Finding]:
    """step_layers."""
    return _judge("step_layers", inputs, record)


def judge_3b(inputs: Record, record: Record) -> list[Finding]:
    """step_network."""
    return _judge("step_network", inputs, record)

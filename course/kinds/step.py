"""What is expected of one step of training (tasks 2f and 3b), with layers and a cost that the check brings.

What a step should leave behind, and what it leaves behind with each known mistake in it, is simulated here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.engine.sheet import Alternatives, Case, Line, Sheet, argument, returned, room

Record = dict[str, Any]
# Sizes of the batch, of the second batch, and of the activations from the input on, the size of the numbers, the least learning
# rate of both steps: then a square case with rates as the notebook's, one example with one number in and out, the second step with
# the rate 0, sizes beyond the notebook's, numbers that are all zero at first, so that the cost is too.
TWO_LAYERS = (
    (4, 6, (3, 5, 2), 1.0, (0.05, 0.3)),
    (5, 3, (4, 4, 4), 1.0, (1e-4, 1e-5)),
    (1, 2, (1, 3, 1), 1.0, (1e-4, 0.0)),
    (601, 2, (2, 12, 11), 1.0, (0.05, 0.3)),
    (3, 3, (2, 4, 3), 0.0, (0.05, 0.3)),
)
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
    "updated-twice",
    "prediction-returned",
)
ALTERNATIVES = {
    "gradients-not-zeroed": 2,
    "layer-not-zeroed": 3,
    "layer-not-updated": 3,
    "cost-reduced": 6,
    "global-variable": 3,
    "ascent": 2,
    "averaged-over-the-batch": 2,
    "hard-coded-learning-rate": 5,
    "prediction-returned": 2,
}


def draw_layer(rng: np.random.Generator, n_in: int, n_out: int, rate_unit: float = 1.0) -> Record:
    """What `course.drivers.collaborators.make_layer` takes."""
    return {
        "m": rng.normal(size=(n_in, n_out)),
        "p": rng.normal(size=(1, n_out)),
        "dp": rng.normal(size=(1, n_out)) + 5,
        "rate_unit": rate_unit,
    }


def updated(layer: Mapping[str, Any], p: np.ndarray, dp: np.ndarray, learning_rate: float) -> np.ndarray:
    """The parameter of such a layer after an update."""
    step = np.arcsinh(dp)
    return p - learning_rate / layer["rate_unit"] * (step + 0.5 * np.abs(step))


Bend = Callable[[np.ndarray], np.ndarray]  # np.sin; of the layers of a net np.arctan


def bent_on(x: np.ndarray, m: np.ndarray, p: np.ndarray, bend: Bend = np.sin) -> np.ndarray:
    """What forward of such a layer, with m (n_in, n_out) and p (1, n_out), makes of x (n, n_in): (n, n_out)."""
    return bend(x[:, :, None] + m).sum(axis=1) + p


def bent_back(d_out: np.ndarray, seen: np.ndarray, m: np.ndarray, bend: Bend = np.sin) -> tuple[np.ndarray, np.ndarray]:
    """What its backward returns, (n, n_in), and adds to its gradient, (1, n_out), after it has seen (n, n_in) in forward."""
    added = bend(d_out + seen[:, :1]).sum(axis=0, keepdims=True)
    return bend(d_out[:, None, :] - m).sum(axis=2) * (1.5 + np.cos(seen)), added


def _no_output(m: np.ndarray, bend: Bend) -> np.ndarray:
    """The parameter with which zeros come out where zeros go in."""
    return -bent_on(np.zeros((1, len(m))), m, np.zeros((1, m.shape[1])), bend)


Sizes = Sequence[tuple[int, int, tuple[int, ...], float, tuple[float, float]]]


def draw(rng: np.random.Generator, sizes: Sizes, in_a_net: bool) -> list[Case]:
    """Layers with old gradients, a cost, two batches, and what the notebook's variables hold meanwhile."""
    cases, bend = [], np.arctan if in_a_net else np.sin
    for n, n_next, widths, size, (rate, rate_next) in sizes:
        unit = min(1.0, 4 * rate)  # small learning rates show in what they change
        layers = [draw_layer(rng, a, b, unit) for a, b in zip(widths, widths[1:])]
        case = {
            "layers": [{**layer, "p": layer["p"] if size else _no_output(layer["m"], bend)} for layer in layers],
            "in_a_net": in_a_net,
            "cost": {name: float(rng.uniform(0.5, 2)) for name in "abc"},
            "learning_rate": float(rng.uniform(rate, 4 * rate)),
            "next_learning_rate": float(rng.uniform(rate_next, 2 * rate_next)),
            "global_learning_rate": float(rng.uniform(2, 3)),
        }
        for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("global_", "", n + 1)):
            case[f"{prefix}inputs{suffix}"] = size * rng.normal(size=(rows, widths[0]))
            case[f"{prefix}targets{suffix}"] = size * rng.normal(size=(rows, widths[-1]))
        cases.append(case)
    return cases


@dataclass
class _Layer:
    m: np.ndarray
    p: np.ndarray
    dp: np.ndarray
    rate_unit: float
    seen: np.ndarray | None = None


class _Step:
    """Simulates the steps of one case, rightly or with a mistake in them.

    `alternative` tells which layer a mistake about one layer concerns, which reduction one about the cost, and so on.
    """

    def __init__(self, case: Case, mistake: str | None = None, alternative: int = 0) -> None:
        self.case, self.mistake, self.alternative = case, mistake, alternative
        self.layers = [_Layer(**spec) for spec in case["layers"]]
        self.bend = np.arctan if case["in_a_net"] else np.sin

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
            is_first = x is self.case["inputs"]
            left_out = self._makes("gradients-not-zeroed", 0 if is_first else 1) or self._makes(
                "gradients-not-zeroed", 0
            )
            if not left_out and not self._makes("zeroed-too-late"):
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
            if self._makes("updated-twice"):
                self._update(rate)
        if self._makes("prediction-returned"):
            return (self.prediction, gradient)[self.alternative]
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
                layer.p = updated(vars(layer), layer.p, layer.dp, rate)

    def _estimate(self, x: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a, b, c = (self.case["cost"][name] for name in "abc")
        prediction = x
        for layer in self.layers:
            layer.seen = prediction
            prediction = bent_on(prediction, layer.m, layer.p, self.bend)
        one, other = (prediction, target) if self._makes("arguments-swapped") else (target, prediction)
        self.prediction = prediction
        return a * np.sin(2 * other - one) + b * one, c * np.cos(other) - b * one

    def _backward(self, gradient: np.ndarray) -> None:
        d_out = gradient
        for layer in self.layers if self._makes("layers-in-forward-order") else self.layers[::-1]:
            d_out = gradient if self._makes("layers-not-chained") else d_out
            if d_out.shape[1] != layer.p.shape[1]:
                raise ValueError("shapes do not fit")
            d_out, added = bent_back(d_out, layer.seen, layer.m, self.bend)
            layer.dp = layer.dp + added


STEPS = (("cost", "first"), ("cost_next", "second"))  # entries of the record: what was returned, the layers' state


def sheet(case: Case, names: Sequence[str]) -> Sheet:
    """The lines of one case, whose layers have these names."""
    right = _Step(case).run()
    simulated: dict[str, list[list[Record] | None]] = {}

    def would_be(pick: Callable[[Record], np.ndarray], step: int) -> Callable[[], Alternatives]:
        def alternatives() -> Alternatives:
            if not simulated:  # only where something is wrong
                for mistake in MISTAKES:
                    simulated[mistake] = [_Step(case, mistake, i).run() for i in range(ALTERNATIVES.get(mistake, 1))]
            return {
                mistake: [None if run is None else pick(run[step]) for run in runs]
                for mistake, runs in simulated.items()
            }

        return alternatives

    lines: Sheet = []
    for step, (cost_key, state_key) in enumerate(STEPS):
        earlier = ("cost",) if step else ()
        words = "The returned cost of a second step" if step else "The returned cost"
        value, mistakes = right[step]["cost"], would_be(lambda r: r["cost"], step)
        lines.append(Line(cost_key, "cost", words, value, allowed=_room(value), mistakes=mistakes, earlier=earlier))
        for i, layer in enumerate(names):
            for part, key, what in (("gradients", "dp", "gradient"), ("update", "p", "parameters")):
                value = right[step]["state"][i][key]
                lines.append(
                    Line(
                        f"{state_key}/{i}/{key}",
                        part,
                        f"The {what} of {layer} after {'a second step' if step else 'one step'}",
                        value,
                        allowed=_room(value, len(case["inputs"])),
                        mistakes=would_be(lambda r, i=i, key=key: r["state"][i][key], step),
                        call=cost_key,
                        earlier=earlier,
                    )
                )
    cost = right[0]["cost"]
    lines.append(
        Line("gradient_got", "gradients", "What gradient was called with", cost, allowed=_room(cost), call="cost")
    )
    lines.append(argument("inputs_after", "cost", "The argument inputs", "inputs"))
    lines.append(argument("targets_after", "cost", "The argument targets", "targets"))
    lines.append(returned("cost_after", "cost", "The returned cost", "cost"))
    return lines


def _room(value: np.ndarray, rows: int = 1) -> np.ndarray:
    """The values come from a few chained products of numbers of about the same size.

    A sum over many rows may cancel, and what single precision rounded off in each of them stays.
    """
    return room(np.abs(value) + float(np.max(np.abs(value), initial=max(1, rows / 10))), 60)

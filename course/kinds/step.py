"""What is expected of one step of training (tasks 2f and 3b), with layers and a cost that the check brings.

What a step should leave behind, and what it leaves behind with each known mistake in it, is simulated here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from course.drivers.step import LATER_UNIT
from course.engine.sheet import Alternatives, Case, Line, Sheet, argument, returned, room
from course.kinds.step_cases import Record, bent_back, bent_on, updated

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
    "averaged-over-the-batch": 3,
    "hard-coded-learning-rate": 5,
    "prediction-returned": 2,
}


@dataclass
class _Layer:
    m: np.ndarray
    p: np.ndarray
    dp: np.ndarray
    rate_unit: float
    seen: np.ndarray | None = None

    def __post_init__(self) -> None:
        self.w, self.b = self.m.T, self.p
        self.dw = np.cos(self.w)
        self.db = np.cos(self.b)


class _Step:
    """Simulates the steps of one case, rightly or with a mistake in them.

    `alternative` tells which layer a mistake about one layer concerns, which reduction one about the cost, and so on.
    """

    def __init__(self, case: Case, mistake: str | None = None, alternative: int = 0) -> None:
        self.case, self.mistake, self.alternative = case, mistake, alternative
        self.layers = [_Layer(**spec) for spec in case["layers"]]
        self.bend = np.arctan if case["in_a_net"] else np.sin

    def run(self) -> list[Record] | None:
        """The cost and the layers' state after each of the steps; None where the mistake raises."""
        steps = []
        for number, (suffix, rate) in enumerate(steps_of(self.case)):
            if number > 1:
                for layer in self.layers:
                    layer.rate_unit = rate * LATER_UNIT
            x, target = self.case["inputs" + suffix], self.case["targets" + suffix]
            if self._makes("global-variable", 1, 2):
                x = self.case["global_inputs"]
            if self._makes("global-variable", 1):
                target = self.case["global_targets"]
            try:
                cost = self._step(x, target, self._rate(rate, len(x)))
            except ValueError:
                return None
            steps.append({"cost": cost, "state": [dict(vars(layer)) for layer in self.layers]})
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
            if self._makes("averaged-over-the-batch", 2):
                for layer in self.layers:
                    layer.dw, layer.db = layer.dw / len(x), layer.db / len(x)
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
                layer.dp, layer.dw, layer.db = np.zeros_like(layer.p), 0 * layer.w, 0 * layer.b

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
            layer.dw, layer.db = layer.dw + added.T * np.cos(layer.w), layer.db + 0.5 * added


def steps_of(case: Case) -> list[tuple[str, float]]:
    """For each step of a case the end of its arrays' names and its learning rate."""
    rates = (case["learning_rate"], case["next_learning_rate"], *case["later_rates"])
    return [("_next" if number else "", rate) for number, rate in enumerate(rates)]


# Entries of the record: what was returned, the layers' state; and words.
STEPS = (("cost", "first", "one step"), ("cost_next", "second", "a second step"))
COMPARED = (("gradients", "dp", "The gradient"), ("update", "p", "The parameters"))
WATCHED_PARTS = (("gradients", "dw", "dw"), ("gradients", "db", "db"), ("update", "w", "w"), ("update", "b", "b"))


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
    n_in = case["inputs"].shape[1]
    later = [(f"cost_later/{i}", f"later/{i}", "more steps") for i in range(len(case["later_rates"]))]
    for step, (cost_key, state_key, after) in enumerate((*STEPS, *later)):
        earlier = ("cost",) if step else ()
        words = f"The returned cost of {after}" if step else "The returned cost"
        value, mistakes = right[step]["cost"], would_be(lambda r: r["cost"], step)
        allowed = _room(value, n_in)
        lines.append(Line(cost_key, "cost", words, value, allowed=allowed, mistakes=mistakes, earlier=earlier))
        for i, layer in enumerate(names):
            for part, key, what in COMPARED + WATCHED_PARTS * (case["watched"] and i % 2 == 0):
                value = right[step]["state"][i][key]
                lines.append(
                    Line(
                        f"{state_key}/{i}/{key}",
                        part,
                        f"{what} of {layer} after {after}",
                        value,
                        allowed=_room(value, max(case["inputs"].shape)),
                        mistakes=would_be(lambda r, i=i, key=key: r["state"][i][key], step),
                        call=cost_key,
                        earlier=earlier,
                    )
                )
    cost = right[0]["cost"]
    lines.append(
        Line("gradient_got", "gradients", "What gradient was called with", cost, allowed=_room(cost, n_in), call="cost")
    )
    lines.append(argument("inputs_after", "cost", "The argument inputs", "inputs"))
    lines.append(argument("targets_after", "cost", "The argument targets", "targets"))
    lines.append(returned("cost_after", "cost", "The returned cost", "cost"))
    return lines


def _room(value: np.ndarray, terms: int) -> np.ndarray:
    """The values come from a few chained products of numbers of about the same size.

    A sum over many rows or inputs may cancel, and what single precision rounded off in each of them stays.
    """
    return room(np.abs(value) + float(np.max(np.abs(value), initial=max(1, terms / 10))), 60)

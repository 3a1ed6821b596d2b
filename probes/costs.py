"""Probes of tasks 2b, 2c (MeanSquareError) and 6b, 6c (CrossEntropy).

`prediction` in the inputs is what the cost function gets besides the target: CrossEntropy calls it x_in.
"""

from __future__ import annotations

from typing import Any

from probes.record import Record, call_method, construct, observe, observe_attribute

Namespace = dict[str, Any]


def _estimate(namespace: Namespace, case: Record, name: str, kept_name: str) -> Record:
    """The cost of one batch, of another object's batch, and of a second batch of another size."""
    made, cost_function = construct(namespace, name)
    if cost_function is None:
        return {"made": made}
    _, other = construct(namespace, name)
    target, prediction = case["target"].copy(), case["prediction"].copy()

    def kept() -> dict[str, Record]:
        return {
            "target": observe_attribute(cost_function, "target"),
            "prediction": observe_attribute(cost_function, kept_name),
        }

    cost, value = call_method(cost_function, "estimate", target, prediction)
    first = kept()
    call_method(other, "estimate", case["other_target"].copy(), case["other_prediction"].copy())
    beside_other = kept()
    cost_next, _ = call_method(cost_function, "estimate", case["target_next"].copy(), case["prediction_next"].copy())
    return {
        "made": made,
        "cost": cost,
        "kept": first,
        "kept_beside_other": beside_other,
        "cost_next": cost_next,
        "kept_next": kept(),
        "cost_after": observe(value),
        "target_after": observe(target),
        "prediction_after": observe(prediction),
    }


def _gradient(namespace: Namespace, case: Record, name: str, kept_name: str, after_estimate: bool) -> Record:
    """The gradient of one batch, once more beside another object, and of a second batch of another size.

    The kept arrays are set by the probe, so that a wrong estimate costs nothing here; with `after_estimate` the student's
    estimate ran before, for a gradient that reads what else it stores.
    """
    made, cost_function = construct(namespace, name)
    if cost_function is None:
        return {"made": made}
    _, other = construct(namespace, name)

    def load(thing: Any, suffix: str, prefix: str = "") -> tuple[Record, Any, list[Any]]:
        target, prediction = case[f"{prefix}target{suffix}"], case[f"{prefix}prediction{suffix}"]
        cost, value = call_method(thing, "estimate", target.copy(), prediction.copy()) if after_estimate else ({}, None)
        kept = [target.copy(), prediction.copy()]
        thing.target = kept[0]
        setattr(thing, kept_name, kept[1])
        # What train would pass on: the cost that the student's estimate gave, or else one of the right shape.
        return cost, (value if cost.get("kind") == "array" else case[f"{prefix}cost{suffix}"].copy()), kept

    estimate, cost, kept = load(cost_function, "")
    gradient, value = call_method(cost_function, "gradient", cost)
    if other is not None:
        _, other_cost, _ = load(other, "", "other_")
        call_method(other, "gradient", other_cost)
    again, _ = call_method(cost_function, "gradient", cost)
    estimate_next, cost_next, _ = load(cost_function, "_next")
    gradient_next, _ = call_method(cost_function, "gradient", cost_next)
    return {
        "made": made,
        "estimate": estimate,
        "estimate_next": estimate_next,
        "gradient": gradient,
        "gradient_again": again,
        "gradient_next": gradient_next,
        "gradient_after": observe(value),
        "target_after": observe(kept[0]),
        "prediction_after": observe(kept[1]),
    }


def _gradient_both_ways(namespace: Namespace, inputs: Record, name: str, kept_name: str) -> Record:
    return {
        way: [_gradient(namespace, case, name, kept_name, after_estimate) for case in inputs["cases"]]
        for way, after_estimate in (("alone", False), ("after estimate", True))
    }


def probe_2b(namespace: Namespace, inputs: Record) -> Record:
    """MeanSquareError.estimate on several batches."""
    return {"cases": [_estimate(namespace, case, "MeanSquareError", "prediction") for case in inputs["cases"]]}


def probe_2c(namespace: Namespace, inputs: Record) -> Record:
    """MeanSquareError.gradient with the kept arrays set by the probe."""
    return _gradient_both_ways(namespace, inputs, "MeanSquareError", "prediction")


def probe_6b(namespace: Namespace, inputs: Record) -> Record:
    """CrossEntropy.estimate on several batches."""
    return {"cases": [_estimate(namespace, case, "CrossEntropy", "x_in") for case in inputs["cases"]]}


def probe_6c(namespace: Namespace, inputs: Record) -> Record:
    """CrossEntropy.gradient with the kept arrays set by the probe."""
    return _gradient_both_ways(namespace, inputs, "CrossEntropy", "x_in")

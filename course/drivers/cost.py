"""How a cost is made to work: estimate and gradient on several batches, beside another cost of its class.

`prediction` in a case is what the cost function gets besides the target, whatever it calls it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from course.drivers.layout import laid_out
from course.engine.patterns import NOTEBOOK_SIZES
from course.engine.record import Record, call_method, construct, observe, observe_attribute, put, runs_through

Namespace = dict[str, Any]
BATCHES = ("", "_next", "_same")  # suffixes of the names in a case


def _estimate(namespace: Namespace, case: Record, name: str, kept_name: str) -> Record:
    """The cost of one batch, of another object's batch, of a second batch of another size, of a third one of the same size.

    The first batch comes once more. At the end other numbers lie in the same arrays.
    """
    made, cost_function = construct(namespace, name)
    if cost_function is None:
        return {"made": made}
    _, other = construct(namespace, name)
    record: Record = {"made": made}

    def kept() -> dict[str, Record]:
        return {
            "target": observe_attribute(cost_function, "target"),
            "prediction": observe_attribute(cost_function, kept_name),
        }

    first = target = prediction = None
    for batch in (*BATCHES, "_again"):
        if batch == "_again":
            record["cost_after"] = observe(first)
        suffix = batch.replace("_again", "")
        target, prediction = (laid_out(case[name + suffix], suffix) for name in ("target", "prediction"))
        record[f"cost{batch}"], value = call_method(cost_function, "estimate", target, prediction)
        record[f"kept{batch}"] = kept()
        record[f"target_after{batch}"], record[f"prediction_after{batch}"] = observe(target), observe(prediction)
        if not batch:
            first = value
            call_method(other, "estimate", case["other_target"].copy(), case["other_prediction"].copy())
            record["kept_beside_other"] = kept()
    target[...], prediction[...] = case["target_same"], case["prediction_same"]
    record["cost_refilled"], _ = call_method(cost_function, "estimate", target, prediction)
    return record


def _gradient(namespace: Namespace, case: Record, name: str, kept_name: str, after_estimate: bool) -> Record:
    """The gradient of one batch, once more beside another object, of a batch of another size, and of one of the same size.

    At the end other numbers lie in the same kept arrays.

    The kept arrays are set by the probe, so that a wrong estimate costs nothing here; with `after_estimate` the student's
    estimate ran before, for a gradient that reads what else it stores.
    """
    made, cost_function = construct(namespace, name)
    if cost_function is None:
        return {"made": made}
    _, other = construct(namespace, name)
    record: Record = {"made": made}

    def load(thing: Any, suffix: str, prefix: str = "") -> tuple[Record, Any, list[Any]]:
        target, prediction = case[f"{prefix}target{suffix}"], case[f"{prefix}prediction{suffix}"]
        cost, value = observe(None), None
        if after_estimate:
            cost, value = call_method(thing, "estimate", laid_out(target, suffix), laid_out(prediction, suffix))
        kept = [laid_out(target, suffix), laid_out(prediction, suffix)]
        put(thing, "target", kept[0])
        put(thing, kept_name, kept[1])
        # What train would pass on: the cost that the student's estimate gave, or else one of the right shape.
        return cost, (value if cost.get("kind") == "array" else case[f"{prefix}cost{suffix}"].copy()), kept

    record["estimate"], cost, kept = load(cost_function, "")
    record["cost"] = observe(cost)
    record["gradient"], first = call_method(cost_function, "gradient", cost)
    record["cost_after"] = observe(cost)
    record["target_after"], record["prediction_after"] = observe(kept[0]), observe(kept[1])
    if other is not None:
        _, other_cost, _ = load(other, "", "other_")
        call_method(other, "gradient", other_cost)
    record["gradient_again"], _ = call_method(cost_function, "gradient", cost)
    for suffix in BATCHES[1:]:
        record[f"estimate{suffix}"], cost, kept = load(cost_function, suffix)
        record[f"gradient{suffix}"], _ = call_method(cost_function, "gradient", cost)
    record["gradient_after"] = observe(first)
    buffers = kept
    _, cost, kept = load(cost_function, "")
    for buffer, array in zip(buffers, kept, strict=True):
        buffer[...] = array
    put(cost_function, "target", buffers[0])
    put(cost_function, kept_name, buffers[1])
    record["gradient_refilled"], _ = call_method(cost_function, "gradient", cost)
    return record


def _at_notebook_size(namespace: Namespace, name: str, kept_name: str, method: str) -> Record:
    """What a method gives with the sizes of the notebook."""
    n, _, k = NOTEBOOK_SIZES
    _, cost_function = construct(namespace, name)
    target, prediction = np.zeros((n, k)), np.full((n, k), 0.5)
    cost_function.target = target
    setattr(cost_function, kept_name, prediction)
    arguments = (target, prediction) if method == "estimate" else (np.ones((n, k)),)
    return call_method(cost_function, method, *arguments)[0]


def estimates(namespace: Namespace, inputs: Record, name: str, kept_name: str) -> Record:
    """The record of estimate for all cases, of the class of that name, which keeps the prediction as `kept_name`."""
    record = {"cases": [_estimate(namespace, case, name, kept_name) for case in inputs["cases"]]}
    return runs_through(record, [partial(_at_notebook_size, namespace, name, kept_name, "estimate")])


def gradients(namespace: Namespace, inputs: Record, name: str, kept_name: str) -> Record:
    """The record of gradient for all cases, for the way that the inputs name."""
    way = inputs["way"]
    record = {way: [_gradient(namespace, case, name, kept_name, way == "after estimate") for case in inputs["cases"]]}
    return runs_through(record, [partial(_at_notebook_size, namespace, name, kept_name, "gradient")])

"""How a layer is made to work: forward and backward on several batches, beside another layer of its class; an update."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.engine.record import Record, call_method, observe, observe_attribute

Case = dict[str, Any]
Namespace = dict[str, Any]
GRADIENTS = ("dw", "db")


# Makes the layer and another one of its class; the record says `ok` or why there is none.
Make = Callable[[Namespace, Case], tuple[Record, Any, Any]]


def forward(namespace: Namespace, case: Case, make: Make, kept_name: str) -> Record:
    """Several batches through one object: the first one, after it another object's, the next of another size, one of the same.

    The first batch comes once more. At the end other numbers lie in the same array, and Linear has other parameters.
    """
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    record: Record = {"made": made}
    first = x = None
    for batch in ("x", "x_next", "x_same", "x_again"):
        if batch == "x_again":
            record["out_after"] = observe(first)
        x = case[batch.replace("_again", "")].copy(order="K")
        record[f"{batch}_out"], value = call_method(layer, "forward", x)
        record[f"{batch}_kept"] = observe_attribute(layer, kept_name)
        record[f"{batch}_after"] = observe(x)
        if batch == "x":
            first = value
            call_method(other, "forward", case["other_x"].copy())
            record["kept_beside_other"] = observe_attribute(layer, kept_name)
    record["w_after"], record["b_after"] = observe_attribute(layer, "w"), observe_attribute(layer, "b")
    _change_parameters(layer, case)
    x[...] = case["x_same"]
    record["x_refilled_out"], _ = call_method(layer, "forward", x)
    return record


def _change_parameters(layer: Any, case: Case) -> None:
    """What a step of training may do to a Linear."""
    if "other_w" in case:
        layer.w, layer.b = case["other_w"].copy(), case["other_b"].copy()


def backward(namespace: Namespace, case: Case, make: Make, kept_name: str, after_forward: bool) -> Record:
    """Backward on one batch, beside another object, again, then on two more batches; Linear's gradients after each.

    At the end other numbers lie in the same arrays, and Linear has other parameters.

    The kept array is set by the probe, so that a wrong forward costs nothing here; with `after_forward` the student's
    forward ran before, for a backward that reads what else it stores.
    """
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    record: Record = {"made": made}

    def load(target: Any, batch: str) -> np.ndarray:
        if after_forward:
            call_method(target, "forward", case[batch].copy())
        kept = case[f"{batch}_kept"].copy(order="K")
        setattr(target, kept_name, kept)
        return kept

    def run(key: str, batch: str) -> tuple[Any, np.ndarray]:
        d_out = case[batch.replace("x", "d_out", 1)].copy(order="K")
        return call_backward(key, d_out), d_out

    def call_backward(key: str, d_out: np.ndarray) -> Any:
        inside[0] = True
        record[key], value = call_method(layer, "backward", d_out)
        inside[0] = False
        record[f"{key}_kept"] = observe_attribute(layer, "d_in")
        for name in GRADIENTS:
            record[f"{key}_{name}"] = observe_attribute(layer, name)
        return value

    inside, zeroed = [False], [False]
    zero_gradients = getattr(layer, "zero_gradients", None)

    def watched_zero_gradients() -> None:
        zeroed[0] = zeroed[0] or inside[0]
        zero_gradients()

    if callable(zero_gradients):
        layer.zero_gradients = watched_zero_gradients
    call_method(layer, "zero_gradients")
    kept = load(layer, "x")
    value, d_out = run("first", "x")
    call_method(other, "zero_gradients")
    load(other, "other_x")
    call_method(other, "backward", case["other_d_out"].copy())
    run("again", "x")
    load(layer, "x_next")
    run("carried", "x_next")  # on top of the gradients so far
    call_method(layer, "zero_gradients")
    load(layer, "x_next")
    run("next", "x_next")
    call_method(layer, "zero_gradients")
    buffer = load(layer, "x_same")
    _, d_out_buffer = run("same", "x_same")
    record |= {
        "zeroed": zeroed[0],
        "d_in_after": observe(value),
        "d_out_after": observe(d_out),
        "kept_after": observe(kept),
        "w_after": observe_attribute(layer, "w"),
        "b_after": observe_attribute(layer, "b"),
    }
    _change_parameters(layer, case)
    call_method(layer, "zero_gradients")
    if after_forward:
        call_method(layer, "forward", case["x"].copy())
    buffer[...], d_out_buffer[...] = case["x_kept"], case["d_out"]
    setattr(layer, kept_name, buffer)
    call_backward("refilled", d_out_buffer)
    return record


def backwards(namespace: Namespace, inputs: Record, make: Make, kept_name: str) -> Record:
    """The record of all cases, for the way that the inputs name."""
    way = inputs["way"]
    return {way: [backward(namespace, case, make, kept_name, way == "after forward") for case in inputs["cases"]]}


def update(namespace: Namespace, case: Case, make: Make) -> Record:
    """Three steps with parameters and gradients set by the probe, beside another object; all of them after each step."""
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    namespace["learning_rate"] = case["global_learning_rate"]
    for target, prefix in ((layer, ""), (other, "other_")):
        if target is not None:
            target.dw, target.db = case[f"{prefix}dw"].copy(), case[f"{prefix}db"].copy()
            target.x_in = case[f"{prefix}x"].copy()  # as after a forward pass
    record: Record = {"made": made}
    for step, rate in (("first", "learning_rate"), ("second", "next_learning_rate"), ("third", "learning_rate")):
        record[step], _ = call_method(layer, "update_parameters", case[rate])
        for name in ("w", "b", *GRADIENTS):
            record[f"{step}_{name}"] = observe_attribute(layer, name)
        call_method(other, "update_parameters", case["learning_rate"])
    return record

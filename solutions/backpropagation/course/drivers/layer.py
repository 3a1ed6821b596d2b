"""How a layer is made to work: forward and backward on several batches, beside another layer of its class; an update."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.drivers.layout import laid_out, rows_reversed
from course.engine.record import Record, call_method, fill, observe, observe_attribute, put

Case = dict[str, Any]
Namespace = dict[str, Any]
GRADIENTS = ("dw", "db")


# Makes the layer and another one of its class; the record says `ok` or why there is none.
Make = Callable[[Namespace, Case], tuple[Record, Any, Any]]


def forward(namespace: Namespace, case: Case, make: Make, kept_name: str) -> Record:
    """Several batches through one object: the first one, after it another object's, the next of another size, one of the same.

    The first batch comes once more. At the end other numbers lie in the same array, and Linear has other parameters. In between
    other numbers lie in the same parameters. Where the case has gradients, they stand there before, and all batches lie backwards.
    """
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    record: Record = {"made": made}
    before = [name for name in GRADIENTS if f"before_{name}" in case]
    for name in before:
        put(layer, name, case[f"before_{name}"].copy())
    first = x = None
    for batch in ("x", "x_next", "x_same", "x_again"):
        if batch == "x_again":
            record["out_after"] = observe(first)
        _write_parameters(layer, case, "other_" if batch == "x_next" else "")
        name = batch.replace("_again", "")
        x = rows_reversed(case[name]) if before else laid_out(case[name], name)
        record[f"{batch}_out"], value = call_method(layer, "forward", x)
        record[f"{batch}_kept"] = observe_attribute(layer, kept_name)
        record[f"{batch}_after"] = observe(x)
        if batch == "x":
            first = value
            call_method(other, "forward", case["other_x"].copy())
            record["kept_beside_other"] = observe_attribute(layer, kept_name)
    record |= {f"{name}_after": observe_attribute(layer, name) for name in ("w", "b", *before)}
    _set_parameters(layer, case, "other_")
    x[...] = case["x_same"]
    record["x_refilled_out"], _ = call_method(layer, "forward", x)
    return record


def _set_parameters(layer: Any, case: Case, prefix: str) -> None:
    """What an update may do to a Linear: other arrays."""
    for name in ("w", "b") if "other_w" in case else ():
        put(layer, name, case[prefix + name].copy())


def _write_parameters(layer: Any, case: Case, prefix: str) -> None:
    """What else it may do: other numbers in the same arrays."""
    for name in ("w", "b") if "other_w" in case else ():
        fill(layer, name, case[prefix + name])


def backward(namespace: Namespace, case: Case, make: Make, kept_name: str, after_forward: bool) -> Record:
    """Backward on one batch, beside another object, again, then on two more batches; Linear's gradients after each.

    At the end other numbers lie in the same arrays, and Linear has other parameters. In between other numbers lie in the same
    parameters. Where the case says how often, two batches come in turn, on top of gradients that stand there before.

    The kept array is set by the probe, so that a wrong forward costs nothing here; with `after_forward` the student's
    forward ran before, for a backward that reads what else it stores.
    """
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    record: Record = {"made": made}

    def load(target: Any, batch: str) -> np.ndarray:
        if after_forward:
            call_method(target, "forward", laid_out(case[batch], batch))
        kept = laid_out(case[f"{batch}_kept"], batch)
        put(target, kept_name, kept)
        return kept

    def run(key: str, batch: str) -> tuple[Any, np.ndarray]:
        d_out = laid_out(case[batch.replace("x", "d_out", 1)], batch)
        return call_backward(key, d_out), d_out

    def call_backward(key: str, d_out: np.ndarray) -> Any:
        record[key], value = call_method(layer, "backward", d_out)
        record[f"{key}_kept"] = observe_attribute(layer, "d_in")
        for name in GRADIENTS:
            record[f"{key}_{name}"] = observe_attribute(layer, name)
        return value

    call_method(layer, "zero_gradients")
    kept = load(layer, "x")
    value, d_out = run("first", "x")
    call_method(other, "zero_gradients")
    load(other, "other_x")
    call_method(other, "backward", case["other_d_out"].copy())
    run("again", "x")
    load(layer, "x_next")
    run("carried", "x_next")  # on top of the gradients so far
    record |= {f"{name}_between": observe_attribute(layer, name) for name in ("w", "b")}
    call_method(layer, "zero_gradients")
    _write_parameters(layer, case, "other_")
    load(layer, "x_next")
    run("next", "x_next")
    call_method(layer, "zero_gradients")
    _write_parameters(layer, case, "")
    buffer = load(layer, "x_same")
    _, d_out_buffer = run("same", "x_same")
    record |= {
        "zeroed": _names(layer, "backward", "zero_gradients"),
        "d_in_after": observe(value),
        "d_out_after": observe(d_out),
        "kept_after": observe(kept),
        "w_after": observe_attribute(layer, "w"),
        "b_after": observe_attribute(layer, "b"),
    }
    _set_parameters(layer, case, "other_")
    call_method(layer, "zero_gradients")
    if after_forward:
        call_method(layer, "forward", case["x"].copy())
    buffer[...], d_out_buffer[...] = case["x_kept"], case["d_out"]
    put(layer, kept_name, buffer)
    call_backward("refilled", d_out_buffer)
    if "repeats" in case:
        for name in GRADIENTS:
            put(layer, name, case[f"before_{name}"].copy())
            record[f"before_{name}"] = observe_attribute(layer, name)
        for _ in range(case["repeats"]):
            load(layer, "x_next")
            run("on_next", "x_next")
            load(layer, "x")
            run("on_first", "x")
    return record


def _names(thing: Any, method: str, name: str) -> bool:
    """Whether the code of a method has a name in it."""
    code = getattr(getattr(type(thing), method, None), "__code__", None)
    return name in getattr(code, "co_names", ())


def backwards(namespace: Namespace, inputs: Record, make: Make, kept_name: str) -> Record:
    """The record of all cases, for the way that the inputs name."""
    way = inputs["way"]
    return {way: [backward(namespace, case, make, kept_name, way == "after forward") for case in inputs["cases"]]}


def update(namespace: Namespace, case: Case, make: Make) -> Record:
    """Three steps with parameters and gradients set by the probe, beside another object; all of them after each step.

    Before the second step the gradients are set anew; before the third w and the gradients hold other numbers, and b is another array.
    A case may say what the layer has kept before, of a forward pass (1) and a backward pass (2), and how many steps follow.
    """
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    namespace["learning_rate"] = case["global_learning_rate"]
    batch = case["x"].copy()
    for target, prefix, x in ((layer, "", batch), (other, "other_", case["other_x"].copy())):
        if target is not None:
            for name in ("x_in", "d_in")[: case.get("passes", 1)]:
                put(target, name, x)
            for name in GRADIENTS:
                put(target, name, case[prefix + name].copy())
    record: Record = {"made": made}
    for step, rate in (("first", "learning_rate"), ("second", "next_learning_rate"), ("third", "last_learning_rate")):
        for name in GRADIENTS if step == "second" else ():
            put(layer, name, case[name].copy())
        for name in ("w", *GRADIENTS) if step == "third" else ():
            fill(layer, name, case[f"last_{name}"])
        if step == "third":
            put(layer, "b", case["last_b"].copy())
        record[step], _ = call_method(layer, "update_parameters", case[rate])
        for name in ("w", "b", *GRADIENTS):
            record[f"{step}_{name}"] = observe_attribute(layer, name)
        call_method(other, "update_parameters", case["learning_rate"])
    for _ in range(case.get("repeats", 0)):
        record["repeated"], _ = call_method(layer, "update_parameters", case["last_learning_rate"])
    record |= {f"repeated_{name}": observe_attribute(layer, name) for name in ("w", "b")}
    return record | {"x_after": observe(batch)}

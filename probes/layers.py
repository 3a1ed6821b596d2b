"""Probes of tasks 2a, 2d, 2e (Linear) and 6a, 6d (SoftMax)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from probes.record import Record, call_method, construct, observe, observe_attribute

Case = dict[str, Any]
Namespace = dict[str, Any]


def _linear(namespace: Namespace, w: np.ndarray, b: np.ndarray) -> tuple[Record, Any]:
    """Make the student's Linear with the given w (n_out, n_in) and b (1, n_out)."""
    made, layer = construct(namespace, "Linear", w.shape[1], w.shape[0])
    if layer is not None:
        layer.w, layer.b = w.copy(), b.copy()
    return made, layer


def _two_linear(namespace: Namespace, case: Case) -> tuple[Record, Any, Any]:
    made, layer = _linear(namespace, case["w"], case["b"])
    _, other = _linear(namespace, case["other_w"], case["other_b"])
    return made, layer, other


def _two_softmax(namespace: Namespace, _: Case) -> tuple[Record, Any, Any]:
    made, layer = construct(namespace, "SoftMax")
    _, other = construct(namespace, "SoftMax")
    return made, layer, other


Make = Callable[[Namespace, Case], tuple[Record, Any, Any]]


def _forward(namespace: Namespace, case: Case, make: Make, kept_name: str) -> Record:
    """One batch, another object's batch, then a second batch of another size through the first object."""
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}
    x, x_next = case["x"].copy(), case["x_next"].copy()
    out, value = call_method(layer, "forward", x)
    kept = observe_attribute(layer, kept_name)
    call_method(other, "forward", case["other_x"].copy())
    kept_beside_other = observe_attribute(layer, kept_name)
    out_next, _ = call_method(layer, "forward", x_next)
    return {
        "made": made,
        "out": out,
        "kept": kept,
        "kept_beside_other": kept_beside_other,
        "out_next": out_next,
        "kept_next": observe_attribute(layer, kept_name),
        "out_after": observe(value),
        "x_after": observe(x),
        "x_next_after": observe(x_next),
        "w_after": observe_attribute(layer, "w"),
        "b_after": observe_attribute(layer, "b"),
    }


def _backward(namespace: Namespace, case: Case, make: Make, kept_name: str, after_forward: bool) -> Record:
    """Backward on one batch, beside another object, again on the same batch, then on a second batch of another size.

    The kept array is set by the probe, so that a wrong forward costs nothing here; with `after_forward` the student's
    forward ran before, for a backward that reads what else it stores.
    """
    made, layer, other = make(namespace, case)
    if layer is None:
        return {"made": made}

    def load(target: Any, batch: str) -> np.ndarray:
        if after_forward:
            call_method(target, "forward", case[batch].copy())
        kept = case[batch + "_kept"].copy()
        setattr(target, kept_name, kept)
        return kept

    def gradients() -> dict[str, Record]:
        return {name: observe_attribute(layer, name) for name in ("dw", "db")}

    call_method(layer, "zero_gradients")
    kept = load(layer, "x")
    d_out = case["d_out"].copy()
    d_in, value = call_method(layer, "backward", d_out)
    d_in_kept = observe_attribute(layer, "d_in")
    first = gradients()
    call_method(other, "zero_gradients")
    load(other, "other_x")
    call_method(other, "backward", case["other_d_out"].copy())
    d_in_again, _ = call_method(layer, "backward", d_out.copy())
    accumulated = gradients()
    call_method(layer, "zero_gradients")
    load(layer, "x_next")
    d_in_next, _ = call_method(layer, "backward", case["d_out_next"].copy())
    return {
        "made": made,
        "d_in": d_in,
        "d_in_kept": d_in_kept,
        "first": first,
        "d_in_again": d_in_again,
        "accumulated": accumulated,
        "d_in_next": d_in_next,
        "d_in_next_kept": observe_attribute(layer, "d_in"),
        "next": gradients(),
        "d_in_after": observe(value),
        "d_out_after": observe(d_out),
        "kept_after": observe(kept),
        "w_after": observe_attribute(layer, "w"),
        "b_after": observe_attribute(layer, "b"),
    }


def _backward_both_ways(namespace: Namespace, inputs: Record, make: Make, kept_name: str) -> Record:
    return {
        way: [_backward(namespace, case, make, kept_name, after_forward) for case in inputs["cases"]]
        for way, after_forward in (("alone", False), ("after forward", True))
    }


def probe_2a(namespace: Namespace, inputs: Record) -> Record:
    """Linear.forward on several batches."""
    return {"cases": [_forward(namespace, case, _two_linear, "x_in") for case in inputs["cases"]]}


def probe_2d(namespace: Namespace, inputs: Record) -> Record:
    """Linear.backward with `x_in` set by the probe."""
    return _backward_both_ways(namespace, inputs, _two_linear, "x_in")


def probe_2e(namespace: Namespace, inputs: Record) -> Record:
    """Linear.update_parameters with parameters and gradients set by the probe, called twice with different learning rates."""
    return {"cases": [_update(namespace, case) for case in inputs["cases"]]}


def _update(namespace: Namespace, case: Case) -> Record:
    made, layer, other = _two_linear(namespace, case)
    if layer is None:
        return {"made": made}
    namespace["learning_rate"] = case["global_learning_rate"]
    layer.dw, layer.db = case["dw"].copy(), case["db"].copy()
    if other is not None:
        other.dw, other.db = case["other_dw"].copy(), case["other_db"].copy()
    names = ("w", "b", "dw", "db")
    called, _ = call_method(layer, "update_parameters", case["learning_rate"])
    first = {name: observe_attribute(layer, name) for name in names}
    call_method(other, "update_parameters", case["learning_rate"])
    called_again, _ = call_method(layer, "update_parameters", case["next_learning_rate"])
    second = {name: observe_attribute(layer, name) for name in names}
    return {"made": made, "called": called, "first": first, "called_again": called_again, "second": second}


def probe_6a(namespace: Namespace, inputs: Record) -> Record:
    """SoftMax.forward on several batches."""
    return {"cases": [_forward(namespace, case, _two_softmax, "x_out") for case in inputs["cases"]]}


def probe_6d(namespace: Namespace, inputs: Record) -> Record:
    """SoftMax.backward with `x_out` set by the probe."""
    return _backward_both_ways(namespace, inputs, _two_softmax, "x_out")

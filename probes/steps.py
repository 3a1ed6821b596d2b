"""Probes of tasks 2f and 3b: one step of training, with layers and a cost that the grader brings."""

from __future__ import annotations

from typing import Any

from probes.collaborators import make_cost, make_layer
from probes.record import Record, call, observe

Namespace = dict[str, Any]
LAYER_NAMES = ("linear_layer", "sigmoid_layer")


def _step(namespace: Namespace, case: Record, name: str, layer_names: tuple[str, ...]) -> Record:
    """Call the student's step function twice; the layers hold old gradients at first."""
    if name not in namespace:
        return {"made": {"kind": "missing"}}
    log: list[str] = []
    layers = [
        make_layer(namespace["Layer"], spec, log, layer)
        for spec, layer in zip(case["layers"], layer_names, strict=True)
    ]
    cost_function = make_cost(namespace["Cost"], case["cost"], log)
    namespace["learning_rate"] = case["global_learning_rate"]
    inputs, targets = case["inputs"].copy(), case["targets"].copy()

    def state() -> list[Record]:
        return [{"p": observe(layer.p), "dp": observe(layer.dp)} for layer in layers]

    cost, value = call(namespace[name], *layers, cost_function, inputs, targets, case["learning_rate"])
    first = state()
    first_log = log[:60]
    cost_next, _ = call(
        namespace[name],
        *layers,
        cost_function,
        case["inputs_next"].copy(),
        case["targets_next"].copy(),
        case["next_learning_rate"],
    )
    return {
        "made": {"kind": "ok"},
        "cost": cost,
        "first": first,
        "cost_next": cost_next,
        "second": state(),
        "cost_after": observe(value),
        "inputs_after": observe(inputs),
        "targets_after": observe(targets),
        "log": first_log,
    }


def probe_2f(namespace: Namespace, inputs: Record) -> Record:
    """step_layers with two recording layers."""
    return {"cases": [_step(namespace, case, "step_layers", LAYER_NAMES) for case in inputs["cases"]]}


def probe_3b(namespace: Namespace, inputs: Record) -> Record:
    """step_network with one recording layer as the net."""
    return {"cases": [_step(namespace, case, "step_network", ("net",)) for case in inputs["cases"]]}

"""Probes of tasks 2f and 3b: one step of training, with layers and a cost that the grader brings."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.engine.record import Record, call, observe
from probes.collaborators import make_cost, make_layer, make_net

Namespace = dict[str, Any]
MAX_LOG = 60
NOTEBOOK_BATCH = 600


def _step(namespace: Namespace, case: Record, name: str, layer_names: tuple[str, ...], in_a_net: bool) -> Record:
    """Call the student's step function twice; the layers hold old gradients at first."""
    if name not in namespace:
        return {"made": {"kind": "missing"}}
    log: list[str] = []
    layers = [
        make_layer(namespace["Layer"], spec, log, layer, like_linear=i % 2 == 0)
        for i, (spec, layer) in enumerate(zip(case["layers"], layer_names, strict=True))
    ]
    trained = [make_net(namespace["Layer"], layers)] if in_a_net else layers
    cost_function = make_cost(namespace["Cost"], case["cost"], log)
    # What the notebook's variables of similar names hold meanwhile.
    namespace["learning_rate"] = case["global_learning_rate"]
    namespace["random_input"], namespace["random_label"] = case["global_inputs"].copy(), case["global_targets"].copy()

    def state() -> list[Record]:
        return [{"p": observe(layer.p), "dp": observe(layer.dp)} for layer in layers]

    record: Record = {"made": {"kind": "ok"}}
    inputs, targets = case["inputs"].copy(), case["targets"].copy()
    record["cost"], value = call(namespace[name], *trained, cost_function, inputs, targets, case["learning_rate"])
    record["first"], record["log"] = state(), log[:MAX_LOG]
    if not any(entry.endswith("forward") for entry in log):
        rows = np.zeros(NOTEBOOK_BATCH, dtype=int)
        call(namespace[name], *trained, cost_function, inputs[rows], targets[rows], case["learning_rate"])
        record["forward_at_notebook_size"] = any(entry.endswith("forward") for entry in log)
    record["inputs_after"], record["targets_after"] = observe(inputs), observe(targets)
    inputs_next, targets_next = case["inputs_next"].copy(), case["targets_next"].copy()
    record["cost_next"], _ = call(
        namespace[name], *trained, cost_function, inputs_next, targets_next, case["next_learning_rate"]
    )
    return {**record, "second": state(), "cost_after": observe(value)}


def probe_2f(namespace: Namespace, inputs: Record) -> Record:
    """step_layers with two recording layers."""
    names = ("linear_layer", "sigmoid_layer")
    return {"cases": [_step(namespace, case, "step_layers", names, False) for case in inputs["cases"]]}


def probe_3b(namespace: Namespace, inputs: Record) -> Record:
    """step_network with nets of recording layers."""

    def step(case: Record) -> Record:
        names = tuple(f"layer {i}" for i in range(len(case["layers"])))
        return _step(namespace, case, "step_network", names, True)

    return {"cases": [step(case) for case in inputs["cases"]]}

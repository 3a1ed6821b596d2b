"""Probe of task 3a: the student's Network around layers that the grader brings."""

from __future__ import annotations

from typing import Any

from probes.collaborators import make_layer, make_plain_layer
from probes.record import Record, call_method, construct, observe

Namespace = dict[str, Any]


def probe_3a(namespace: Namespace, inputs: Record) -> Record:
    """Each method of Network on several nets: some layers, one layer, nested nets, none at all."""
    return {"cases": [_network(namespace, case) for case in inputs["cases"]]}


def _network(namespace: Namespace, case: Record) -> Record:
    log: list[str] = []
    base = namespace["Layer"]
    layers = [make_layer(base, spec, log, f"layer {i}") for i, spec in enumerate(case["layers"])]
    chain: list[Any] = list(layers)
    if case["plain_factor"]:
        chain.append(make_plain_layer(base, case["plain_factor"]))
    if case["nested"]:
        made, inner = construct(namespace, "Network", chain[1:])
        if inner is None:
            return {"made": made}
        chain = [chain[0], inner]
    made, net = construct(namespace, "Network", chain)
    if net is None:
        return {"made": made}
    other_log: list[str] = []
    construct(namespace, "Network", [make_layer(base, spec, other_log, "other") for spec in case["layers"][:1]])
    namespace["learning_rate"] = case["global_learning_rate"]

    def state() -> list[Record]:
        return [{"p": observe(layer.p), "dp": observe(layer.dp)} for layer in layers]

    def set_state() -> None:
        for layer, spec in zip(layers, case["layers"], strict=True):
            layer.p, layer.dp = spec["p"].copy(), spec["dp"].copy()

    def run(method: str, *arguments: Any) -> Record:
        set_state()
        log.clear()
        record, _ = call_method(net, method, *arguments)
        return {"returned": record, "state": state(), "log": log[:40]}

    x, d_out = case["x"].copy(), case["d_out"].copy()
    return {
        "made": made,
        "zero_gradients": run("zero_gradients"),
        "update_parameters": run("update_parameters", case["learning_rate"]),
        "forward": run("forward", x),
        "backward": run("backward", d_out),
        "forward_again": run("forward", case["x_next"].copy()),
        "backward_again": run("backward", case["d_out_next"].copy()),
        "x_after": observe(x),
        "d_out_after": observe(d_out),
    }

"""How a net is made to work: each of its methods, around layers that the check brings."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.drivers import bases
from course.drivers.collaborators import make_layer, make_plain_layer
from course.drivers.layout import laid_out
from course.engine.record import Record, call_method, construct, observe

Namespace = dict[str, Any]
ALIKE = ("w", "b", "dw", "db")  # of those layers that have what Linear has
# Which layers of a net are put into another net, one after the other: all but the first; the first, and that net and the second.
NESTED = {"": (), "last": ((1, None),), "first": ((0, 1), (0, 2))}


def run_methods(namespace: Namespace, case: Record, name: str) -> Record:
    """Each method of the student's net, the class of that name, on three batches; beside another net.

    Before backward the layers are given the forward pass that they should have seen, so that a wrong forward costs nothing there.
    """
    base = bases.base(namespace, "Layer")
    linear = bases.base(namespace, "Linear") if case["watched"] else base
    log: list[str] = []
    layers = [
        make_layer(base if i % 2 else linear, spec, log, f"layer {i}", like_linear=i % 2 == 0)
        for i, spec in enumerate(case["layers"])
    ]
    chain: list[Any] = list(layers)
    if case["plain_factor"]:
        chain.append(make_plain_layer(base, case["plain_factor"]))
    for start, end in NESTED[case["nested"]]:
        made, inner = construct(namespace, name, chain[start:end])
        if inner is None:
            return {"made": made}
        chain[start:end] = [inner]
    made, net = construct(namespace, name, list(chain))
    if net is None:
        return {"made": made}
    other_log: list[str] = []
    other_layers = [make_layer(base, spec, other_log, "other", like_linear=True) for spec in case["layers"][:1]]
    _, other = construct(namespace, name, other_layers)
    namespace["learning_rate"] = case["global_learning_rate"]

    def state() -> list[Record]:
        states = [{"p": observe(layer.p), "dp": observe(layer.dp)} for layer in layers]
        for layer, one in zip(layers[::2], states[::2]):
            if case["watched"]:
                one["alike"] = observe(np.concatenate([np.ravel(getattr(layer, name, None)) for name in ALIKE]))
        return states

    def run(method: str, *arguments: Any, factor: float = 1.0) -> tuple[Record, Any]:
        for again in layers:
            again.begin(factor)
        record, value = call_method(net, method, *arguments)
        return {"returned": record, "state": state()}, value

    def run_passes(batch: str, x: np.ndarray, d_out: np.ndarray, factor: float = 1.0) -> None:
        for asked in layers:
            asked.seen = None
        record[f"forward{batch}"], results[f"forward{batch}"] = run("forward", x, factor=factor)
        record[f"seen{batch}"] = [observe(layer.seen) for layer in layers]
        if layers and not batch:
            before = len(other_log)
            call_method(other, "forward", case["x"].copy())
            del other_log[before:]
        for layer, seen in zip(layers, case[f"seen{batch}"], strict=True):
            layer.seen = seen
        record[f"backward{batch}"], results[f"backward{batch}"] = run("backward", d_out, factor=factor)

    record: Record = {"made": made}
    record["zero_gradients"], _ = run("zero_gradients")
    record["update_parameters"], _ = run("update_parameters", case["learning_rate"])
    results: Record = {}
    for batch in ("", "_next", "_same"):
        x, d_out = laid_out(case[f"x{batch}"], batch), laid_out(case[f"d_out{batch}"], batch)
        run_passes(batch, x, d_out)
        record[f"x{batch}_after"], record[f"d_out{batch}_after"] = observe(x), observe(d_out)
    record["one_method"] = _is_one_method(net)
    record["order_changed"] = _order_changed(net, chain)
    x[...], d_out[...] = case["x"], case["d_out"]  # other numbers in the same arrays, and other parameters
    run_passes("_refilled", x, d_out, case["refilled_factor"])
    record["update_again"], _ = run("update_parameters", case["next_learning_rate"])
    record["zero_again"], _ = run("zero_gradients")
    record["backward_twice"], _ = run("backward", d_out, factor=case["refilled_factor"])  # after the same forward
    record["forward_after"], record["backward_after"] = observe(results["forward"]), observe(results["backward"])
    record["reached_other"] = bool(other_log)
    unwritten = ("zero_gradients", "update_parameters")
    record["unwritten"] = any(
        getattr(type(net), method, None) is getattr(namespace.get("Layer"), method, method) for method in unwritten
    )
    return record


def _is_one_method(net: Any) -> bool:
    """Whether forward and backward are the same method: the line of the blank that says so still stands there."""
    forward = getattr(type(net), "forward", None)
    return forward is not None and forward is getattr(type(net), "backward", None)


def _order_changed(net: Any, chain: list[Any]) -> bool:
    """Whether the list of layers holds them in another order, or some no more."""
    try:
        layers = net.layers
    except BaseException:  # a property of the student's may raise anything
        return False
    return isinstance(layers, list) and [id(layer) for layer in layers] != [id(layer) for layer in chain]

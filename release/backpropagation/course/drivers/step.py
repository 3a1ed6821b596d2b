"""How one step of training is made to work, with layers and a cost that the check brings; and what its calls show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from course.drivers import bases
from course.drivers.call_log import D_IN, EXAMPLE, GRADIENT, INPUTS, OUTPUT, SHUFFLED, SOME, TARGETS, CallLog
from course.drivers.collaborators import make_cost, make_layer, make_net
from course.drivers.layout import plain, read_only
from course.engine.record import Record, call, missing, observe

Namespace = dict[str, Any]
MOST_CALLS = 30  # of the log, at its beginning and at its end
NOTEBOOK_BATCH = 600
LATER_UNIT = 20.0  # times the learning rate: what small learning rates change shows too, and steps stay small
CHANGED_ON_THE_WAY = {"forward": "inputs-changed", "estimate": "prediction-changed", "backward": "gradient-changed"}


def step(namespace: Namespace, case: Record, name: str, layer_names: tuple[str, ...], in_a_net: bool) -> Record:
    """Call the student's step function twice or more often; the layers hold old gradients at first."""
    if name not in namespace:
        return {"made": missing(namespace, name)}
    log = CallLog()
    base, specs = bases.base(namespace, "Layer"), case["layers"]
    linear = bases.base(namespace, "Linear") if case["watched"] else base
    if in_a_net:
        net, layers = make_net(base, specs, log, layer_names, linear)
        trained = [net]
    else:
        layers = trained = [
            make_layer(base if i % 2 else linear, spec, log, layer, like_linear=i % 2 == 0)
            for i, (spec, layer) in enumerate(zip(specs, layer_names, strict=True))
        ]
    cost_function = make_cost(bases.base(namespace, "Cost"), case["cost"], log)
    # What the notebook's variables of similar names hold meanwhile.
    namespace["learning_rate"] = case["global_learning_rate"]
    namespace["random_input"], namespace["random_label"] = case["global_inputs"].copy(), case["global_targets"].copy()

    def state() -> list[Record]:
        states = [{"p": observe(layer.p), "dp": observe(_gradient_of(layer, "dp"))} for layer in layers]
        for layer, one in zip(layers[::2], states[::2]):
            if case["watched"]:
                one |= {name: observe(getattr(layer, name, None)) for name in ("w", "b")}
                one |= {name: observe(_gradient_of(layer, name)) for name in ("dw", "db")}
        return states

    def one_step(inputs: np.ndarray, targets: np.ndarray, learning_rate: float) -> tuple[Record, Any]:
        for trained_layer in layers:
            trained_layer.used = None
        return call(namespace[name], *trained, cost_function, inputs, targets, learning_rate)

    record: Record = {"made": {"kind": "ok"}, "names": list(layer_names)}
    inputs, targets = plain(case["inputs"]), plain(case["targets"])
    log.remember(INPUTS, inputs)
    log.remember(TARGETS, targets)
    record["cost"], value = one_step(inputs, targets, case["learning_rate"])
    record["first"], record["log"] = state(), log[:MOST_CALLS] + log[MOST_CALLS:][-MOST_CALLS:]
    record["beside"] = log.beside[:]
    record["given"], record["returned"] = log.given[:], log.source(value)
    record["gradient_got"], record["got_its_cost"] = cost_function.got, bool(cost_function.got_its_cost)
    record["other_rate"] = _took_another_rate(layers, case["learning_rate"])
    record["is_stale"] = any(layer.is_stale for layer in layers)
    if not any(entry.endswith("forward") for entry in log):
        rows = np.zeros(NOTEBOOK_BATCH, dtype=int)
        one_step(inputs[rows], targets[rows], case["learning_rate"])
        record["forward_at_notebook_size"] = any(entry.endswith("forward") for entry in log)
    record["inputs_after"], record["targets_after"] = observe(inputs), observe(targets)
    inputs_next, targets_next = read_only(case["inputs_next"]), read_only(case["targets_next"])
    record["cost_next"], _ = one_step(inputs_next, targets_next, case["next_learning_rate"])
    record["second"], record["cost_after"] = state(), observe(value)
    record["cost_later"], record["later"] = [], []
    for rate in case["later_rates"]:
        for moved in layers:
            moved.rate_unit = LATER_UNIT * rate
        cost, _ = one_step(inputs_next, targets_next, rate)
        record["cost_later"].append(cost)
        record["later"].append(state())
    return record


def _took_another_rate(layers: Sequence[Any], learning_rate: float) -> bool:
    """Whether all updates were made with other learning rates than the one that was passed in."""
    rates = [rate for layer in layers for rate in layer.rates]
    numbers = [float(rate) for rate in rates if isinstance(rate, (int, float, np.number))]
    return bool(numbers) and len(numbers) == len(rates) and not np.isclose(numbers, learning_rate).any()


def _gradient_of(layer: Any, name: str) -> Any:
    """The gradient that a step leaves in a layer; if it zeroed it once more at its end, the one that the update took."""
    now = getattr(layer, name, None)
    return now if layer.used is None or np.any(now) else layer.used.get(name)


def told_by_calls(record: Record) -> tuple[str | None, str | None]:
    """The mistake that the calls of the first step show; and one that they show where the values tell none."""
    sure = "copies-used" if _was_left_to_copies(record) else _told_by_what_was_given(record)
    if sure:
        return sure, None
    if record["cost"]["kind"] == "raised" and not record["is_stale"]:
        called = {entry.split(".")[0] for entry in record["log"] if entry.endswith(".forward")}
        if not called and (record["cost"]["facts"].get("layer") or {}).get("function") == "forward":
            return "arguments-not-used", None  # a layer of the answer's own did the work
        left_out = "cost.estimate" in record["log"] and called and called != set(record["names"])
        return ("layer-left-out" if left_out else None), None
    unused = "arguments-not-used" if "cost.gradient" not in record["log"] else None
    is_other = record["returned"] == "" and record["cost"]["kind"] == "array" and "cost.estimate" in record["log"]
    changed = _changed_on_the_way(record) or ("cost-changed" if is_other else None)
    last = "hard-coded-learning-rate" if record["other_rate"] else changed
    return _told_by_log(record, record["names"]), unused or last


def _was_left_to_copies(record: Record) -> bool:
    """Whether layers were copied, and were not worked with themselves."""
    log = record["log"]
    done = all(f"{name}.{method}" in log for name in record["names"] for method in ("forward", "backward"))
    return not done and any(entry.endswith(".copied") for entry in log)


def _told_by_what_was_given(record: Record) -> str | None:
    """The first call that got another array than the one which belongs there; or what was returned in place of the cost."""
    names, last_output = record["names"], f"{OUTPUT}{record['names'][-1]}"
    calls, expected = list(zip(record["log"], record["given"])), GRADIENT
    went_in = [given for entry, given in calls if entry == f"{names[0]}.forward"]
    if went_in.count(f"{EXAMPLE}{INPUTS}") > 1:
        return "example-by-example"
    if went_in.count(f"{SOME}{INPUTS}") > 1 or {f"{SOME}{INPUTS}", f"{EXAMPLE}{INPUTS}"} <= set(went_in):
        return "batch-in-parts"
    if INPUTS in record["beside"] and TARGETS not in record["beside"]:
        return "inputs-for-targets"
    in_another_order = f"{SHUFFLED}{INPUTS}" in went_in, f"{SHUFFLED}{TARGETS}" in record["beside"]
    if any(in_another_order):
        return "rows-shuffled" if all(in_another_order) else "rows-shuffled-apart"
    passed = []
    for entry, given in calls:
        layer, method = entry.rsplit(".", 1)
        if method == "forward" and given == TARGETS and layer == names[0]:
            return "targets-for-inputs"
        if method == "forward" and given == INPUTS and layer != names[0] and names[0] in passed:
            return "layers-not-chained"
        if method == "forward":
            passed.append(layer)
        is_complete = passed == list(names)
        if entry == "cost.estimate" and passed == list(names)[::-1] != list(names):
            return "layers-reversed-in-forward"
        if entry == "cost.estimate" and is_complete and given != last_output and given.startswith(OUTPUT):
            return "estimate-of-a-hidden-layer"
        if method == "backward":
            if given in (INPUTS, TARGETS) or given.startswith(OUTPUT):
                return "no-gradient-to-backward"
            if layer == names[-1] and given == f"{D_IN}{names[0]}":
                return "backward-goes-on"
            goes_on = any(f"{name}.backward" in record["log"] for name in names[1:])
            if layer == names[0] and goes_on and given == GRADIENT == expected:
                return "layers-in-forward-order"
            if layer != names[-1] and given == GRADIENT != expected:
                return "layers-not-chained"
            expected = f"{D_IN}{layer}"
    others = record["returned"] in (INPUTS, TARGETS, GRADIENT) or record["returned"].startswith((OUTPUT, D_IN))
    return "prediction-returned" if others else None


def _changed_on_the_way(record: Record) -> str | None:
    """The first call that got an array which nothing gave."""
    for entry, given, beside in zip(record["log"], record["given"], record["beside"]):
        method = entry.rsplit(".", 1)[1]
        if method == "estimate" and beside == "":
            return "targets-changed"
        if method in CHANGED_ON_THE_WAY and given == "":
            return CHANGED_ON_THE_WAY[method]
    return None


def _told_by_log(got: Record, names: Sequence[str]) -> str | None:
    log: list[str] = got["log"]

    def layers_of(method: str) -> list[str]:
        return [entry.split(".")[0] for entry in log if entry.endswith(f".{method}")]

    def count(method: str) -> list[int]:
        return [log.count(f"{name}.{method}") for name in names]

    forward, backward = layers_of("forward")[: len(names)], layers_of("backward")[: len(names)]
    if not forward and got.get("forward_at_notebook_size"):
        return "hard-coded-size"
    if not forward or "cost.estimate" not in log:
        return "arguments-not-used"
    if 0 in count("forward"):
        return "layer-left-out"
    if forward == list(names)[::-1] != list(names):
        return "layers-reversed-in-forward"
    if not backward:
        return "backward-missing"
    if got["is_stale"]:
        ended_there = got["cost"]["kind"] == "raised"
        return "layer-left-out" if 0 in count("backward") and not ended_there else "forward-of-other-data"
    if "cost.gradient" not in log:
        return None  # the cost itself may have gone backward: the values tell
    if 0 in count("backward"):
        return "layer-left-out"
    if backward == list(names) != list(names)[::-1]:
        return "layers-in-forward-order"
    if max(count("backward")) == 1 and min(count("update_parameters")) > 1:
        return "updated-twice"
    if min(count("backward")) > 1:
        return "trained-more-than-once" if min(count("update_parameters")) > 1 else "backward-called-twice"
    if 0 in count("update_parameters"):
        return "layer-not-updated"
    return _told_by_order(log, names) or (None if got["got_its_cost"] else "wrong-argument-of-gradient")


def _told_by_order(log: list[str], names: Sequence[str]) -> str | None:
    """What the order of each layer's backward, zero_gradients and update_parameters shows."""
    told = []
    for name in names:
        backward, update = log.index(f"{name}.backward"), log.index(f"{name}.update_parameters")
        zero = [i for i, entry in enumerate(log) if entry == f"{name}.zero_gradients"]
        if update < backward:
            return "updated-before-backward"
        if any(backward < i < update for i in zero):
            told.append("zeroed-too-late")
        else:
            told.append(None if any(i < backward for i in zero) else "gradients-not-zeroed")
    if told.count(None) and told.count("gradients-not-zeroed"):
        return "layer-not-zeroed"
    return next((name for name in told if name), None)

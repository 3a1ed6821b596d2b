"""The visible checks of what connects layers: step_layers (2f), Network (3a) and step_network (3b).

They bring recording layers and a recording cost, so that they need no other answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course.student.check_tools import MISTAKES, Wrong, check, expect, is_close, namespace_of, replaced, untouched
from course.student.patterns import NOTEBOOK_SIZES
from course.student.recorders import OLD_GRADIENT, Event, RecordingCost, recording_layer, recording_pair

LEARNING_RATE = 0.375
# In the notebook's variable while a check runs, so that it can be told from a number written into the answer.
NOTEBOOK_LEARNING_RATE = 0.03


def named(mistake: str, observed: str = "") -> Wrong:
    """Make a Wrong with the catalogue's own words, unless others are given."""
    return Wrong(observed or f"{MISTAKES[mistake].shown_by}.", mistake)


# ----- one training step -----


@check("2f", "one training step, in the right order.")
def check_2f(step_layers: Callable) -> None:
    """Check task 2f, step_layers."""
    trace: list[Event] = []
    layer = recording_layer(namespace_of(step_layers))
    linear, sigmoid = layer("linear", 2.0, trace), layer("sigmoid", 3.0, trace)

    def call(cost: RecordingCost, inputs: np.ndarray, targets: np.ndarray, learning_rate: float) -> Any:
        return untouched(lambda x, t: step_layers(linear, sigmoid, cost, x, t, learning_rate), inputs, targets)

    expect_steps(call, ["linear", "sigmoid"], trace, namespace_of(step_layers))


@check("3b", "one training step, in the right order.")
def check_3b(step_network: Callable) -> None:
    """Check task 3b, step_network."""
    trace: list[Event] = []
    layer = recording_layer(namespace_of(step_network))
    net = layer("net", 2.0, trace)

    def call(cost: RecordingCost, inputs: np.ndarray, targets: np.ndarray, learning_rate: float) -> Any:
        return untouched(lambda x, t: step_network(net, cost, x, t, learning_rate), inputs, targets)

    expect_steps(call, ["net"], trace, namespace_of(step_network))

    # A net of two layers, for answers that go through its layers themselves.
    net = recording_pair(namespace_of(step_network), layer("first", 2.0, trace), layer("second", 3.0, trace))
    expect_steps(call, ["first", "second"], trace, namespace_of(step_network))


def expect_steps(call: Callable, names: list[str], trace: list[Event], namespace: dict[str, Any]) -> None:
    """Take two steps with batches of different sizes and look at each."""
    numbers = np.random.default_rng(7)
    for n, learning_rate in ((4, LEARNING_RATE), (1, 0.75)):
        inputs, targets = numbers.normal(size=(2, n, 3))
        trace.clear()
        cost = RecordingCost(trace)
        try:
            with replaced(namespace, {"learning_rate": NOTEBOOK_LEARNING_RATE}):
                returned = call(cost, inputs, targets, learning_rate)
        except Exception:
            expect_no_notebook_array(trace, namespace)
            raise
        expect_no_notebook_array(trace, namespace)
        if not any(event.who == names[0] and event.method == "forward" for event in trace):
            used = any(event.who in names for event in trace)
            call(cost, *numbers.normal(size=(2, NOTEBOOK_SIZES[0], 3)), learning_rate)
            if any(event.who == names[0] and event.method == "forward" for event in trace):
                raise named("hard-coded-size", f"there was no forward pass with {n} examples.")
            if not used:
                whose = "the net" if names == ["net"] else "the layers"
                raise named("arguments-not-used", f"no method of {whose} in the arguments was called.")
        expect_step(trace, names, inputs, targets, learning_rate, namespace)
        expect_returned_cost(trace, returned)


def expect_no_notebook_array(trace: list[Event], namespace: dict[str, Any]) -> None:
    """Raise Wrong if a layer was given the notebook's own array."""
    for event in trace:
        if event.method == "forward" and np.array_equal(event.given, namespace.get("random_input", ())):
            raise named("global-variable", f"the {event.who} layer got the notebook's random_input, not the argument.")


def expect_step(
    trace: list[Event],
    names: list[str],
    inputs: np.ndarray,
    targets: np.ndarray,
    learning_rate: float,
    namespace: dict[str, Any],
) -> None:
    """Raise Wrong unless the calls make up one training step."""

    def calls(who: str, method: str) -> list[tuple[int, Event]]:
        return [(i, event) for i, event in enumerate(trace) if (event.who, event.method) == (who, method)]

    def call_of(name: str) -> str:
        return "the net" if name == "net" else f"the {name} layer"

    rows = len(inputs)
    forwards = [event for _, event in calls(names[0], "forward")]
    if rows > 1 and len(forwards) == rows and all(len(event.given) == 1 for event in forwards):
        raise named("trained-more-than-once", "each example made a step of its own; the batch makes one.")
    backward_of = {name: [event.given for _, event in calls(name, "backward")] for name in names}
    for name in names:
        if not calls(name, "forward"):
            raise named("layer-left-out", f"forward of {call_of(name)} was never called.")
    estimates = calls("cost", "estimate")
    if not estimates:
        raise named("arguments-not-used", "estimate of the cost function in the arguments was never called.")
    updates = [i for i, event in enumerate(trace) if event.method == "update_parameters"]
    last_forward = [event for i, event in calls(names[-1], "forward") if i < estimates[0][0]]
    x = inputs
    for name in names:
        before = [event for i, event in calls(name, "forward") if i < estimates[0][0]]
        if not before:
            raise Wrong(f"estimate was called before forward of {call_of(name)}.")
        if not is_close(before[-1].given, x):
            if name != names[0] and is_close(before[-1].given, inputs):
                raise named(
                    "layers-not-chained", f"{call_of(name)} got the inputs, not the result of the layer before it."
                )
            last = [event.given for _, event in calls(names[-1], "forward")]
            if name == names[0] and len(names) > 1 and is_close(last[0], inputs):
                raise named("layers-reversed-in-forward", f"forward of {call_of(names[-1])} came first.")
            raise Wrong(
                f"{call_of(name)} got another array than {'the inputs' if name == names[0] else 'it should'} in forward."
            )
        x = before[-1].result
    target, prediction = estimates[0][1].given
    if not is_close(target, targets) or not is_close(prediction, x):
        if is_close(target, x) and is_close(prediction, targets):
            raise named("arguments-swapped", "estimate got the prediction first and the target second.")
        which = "target" if not is_close(target, targets) else "prediction"
        raise Wrong(f"estimate got another array than the {which} of this step as its {which}.")
    if updates and updates[0] < estimates[0][0] and last_forward:
        raise named("updated-before-backward", "update_parameters was called before the cost was estimated.")

    gradients = calls("cost", "gradient")
    costs = [event.result for _, event in estimates]
    if any(is_close(value, cost) for value in backward_of[names[-1]] for cost in costs):
        raise named("cost-passed-to-backward")
    if not gradients and any(backward_of.values()):
        raise named("arguments-not-used", "gradient of the cost function in the arguments was never called.")
    if not gradients:
        raise named("backward-missing", "gradient of the cost function was never called.")
    d_out = start = gradients[0][1].result
    for name in reversed(names):
        received = backward_of[name]
        if not received:
            mistake = "layer-left-out" if any(backward_of.values()) else "backward-missing"
            raise named(mistake, f"backward of {call_of(name)} was never called.")
        if not is_close(received[0], d_out):
            factors = {"averaged-over-the-batch": 1 / rows, "ascent": -1.0, "factor-two": 2.0, "factor-half": 0.5}
            for mistake, factor in factors.items():
                if is_close(received[0], factor * d_out):
                    raise named(mistake, f"backward of {call_of(name)} got {factor:g} times the gradient.")
            if len(names) > 1 and name == names[-1] and is_close(calls(names[0], "backward")[0][1].given, start):
                raise named(
                    "layers-in-forward-order",
                    f"backward of {call_of(names[0])} was called before that of {call_of(name)}.",
                )
            if name != names[-1] and is_close(received[0], start):
                raise named(
                    "layers-not-chained",
                    f"backward of {call_of(name)} got the cost's gradient, not what the layer after it returned.",
                )
            raise Wrong(f"backward of {call_of(name)} got another array than it should.")
        d_out = calls(name, "backward")[0][1].result

    expect_updates(trace, names, learning_rate, namespace, call_of)


def expect_updates(
    trace: list[Event], names: list[str], learning_rate: float, namespace: dict[str, Any], call_of: Callable
) -> None:
    """Raise Wrong unless each layer was updated once, with the gradients of this step alone."""
    steps = {name: [e for e in trace if (e.who, e.method) == (name, "update_parameters")] for name in names}
    for name, events in steps.items():
        if not events:
            raise named("layer-not-updated", f"update_parameters of {call_of(name)} was never called.")
        if len(events) > 1:
            raise named(
                "trained-more-than-once", f"update_parameters of {call_of(name)} was called {len(events)} times."
            )
        expect_learning_rate(events[0].given, learning_rate, call_of(name), len(rows_of(trace)))
    for name, events in steps.items():
        used = events[0].result
        order = [event.method for event in trace if event.who == name]
        early = order.index("update_parameters") < order.index("backward")
        if early:
            raise named("updated-before-backward", f"{call_of(name)} was updated before its backward pass.")
        if not used:
            raise named("zeroed-too-late", f"{call_of(name)} had no gradient any more when it was updated.")
        if len(used) > 1:
            if "zero_gradients" not in order or order.index("zero_gradients") > order.index("update_parameters"):
                old = "held the gradient of an earlier step when it was updated"
                others = [steps[other][0].result for other in names if other != name]
                all_old = all(len(gradients) > 1 for gradients in others)
                raise named("gradients-not-zeroed" if all_old else "layer-not-zeroed", f"{call_of(name)} {old}.")
            raise named(
                "trained-more-than-once", f"{call_of(name)} went through several backward passes before it was updated."
            )


def rows_of(trace: list[Event]) -> np.ndarray:
    """Give the array of the first forward pass, one row for each example."""
    return next((event.given for event in trace if event.method == "forward"), np.zeros(1))


def expect_learning_rate(given: Any, expected: float, whom: str, rows: int = 1) -> None:
    """Raise Wrong unless update_parameters was given the learning rate of the call."""
    if np.ndim(given) == 0 and isinstance(given, (int, float, np.number)):
        if np.isclose(float(given), expected):
            return
        if given == NOTEBOOK_LEARNING_RATE:
            raise named(
                "global-variable", f"{whom} was updated with the notebook's learning_rate, not with the argument."
            )
        factors = {-expected: "ascent", expected / rows: "averaged-over-the-batch"}
        factors |= {2 * expected: "factor-two", expected / 2: "factor-half"}
        factors |= {1e-4: "hard-coded-learning-rate", 1e-5: "hard-coded-learning-rate"}
        mistake = next((name for rate, name in factors.items() if np.isclose(float(given), rate)), None)
        raise Wrong(f"{whom} was updated with the learning rate {given}, expected {expected}.", mistake)
    raise Wrong(f"{whom} was updated with the learning rate {given}, expected {expected}.")


def expect_returned_cost(trace: list[Event], returned: Any) -> None:
    """Raise Wrong unless the cost of this step was returned, from before the update."""
    first_update = next(i for i, event in enumerate(trace) if event.method == "update_parameters")
    costs = [(i, event.result) for i, event in enumerate(trace) if event.method == "estimate"]
    right = costs[0][1]
    if isinstance(returned, np.ndarray) and is_close(returned, right):
        return
    if any(i > first_update and returned is not None and is_close(returned, cost) for i, cost in costs):
        raise named("cost-after-update", "the returned cost is that of the updated parameters.")
    reductions = [f(right, axis=axis) for f in (np.mean, np.sum) for axis in (None, 0, 1)]
    if (
        returned is not None
        and any(is_close(returned, value) for value in reductions)
        and np.shape(returned) != right.shape
    ):
        raise named("cost-reduced", "a mean or a sum of the cost was returned, not the array.")
    gradients = [event.result for event in trace if event.method == "gradient"]
    if returned is not None and any(is_close(returned, value) for value in gradients):
        raise Wrong("the gradient of the cost was returned, not the cost.")
    expect("the returned cost", returned, right)


# ----- the network -----


@check("3a", "forward, backward, zero_gradients and update_parameters reach every layer in order.")
def check_3a(Network: type) -> None:
    """Check task 3a, Network."""
    layer = recording_layer(namespace_of(Network))
    numbers = np.random.default_rng(8)
    trace: list[Event] = []
    layers = [layer(name, factor, trace) for name, factor in (("first", 2.0), ("second", 3.0), ("third", -1.0))]
    given = list(layers)
    net = Network(layers)
    names = [each.name for each in layers]
    namespace = namespace_of(Network)
    for n, learning_rate in ((4, LEARNING_RATE), (2, 0.75)):
        x, d_out = numbers.normal(size=(2, n, 3))
        try:
            expect_round(net, trace, names, x, d_out, learning_rate, namespace)
        except Wrong as error:
            if list(net.layers) == given[::-1]:
                raise named("layers-order-changed") from None
            if n == 4 or error.mistake == "layers-order-changed":
                raise
            expect_round(Network(list(given)), trace, names, x, d_out, learning_rate, namespace)
            raise named("stale-state", "right for a new network only, not for one that was used before.") from None
        if list(net.layers) != given:
            mistake = "layers-order-changed" if list(net.layers) == given[::-1] else None
            raise Wrong("self.layers holds its layers in another order after the calls.", mistake)

    # A network of one layer, two networks side by side, a network inside another one, and an empty one.
    for count in (1, 2, 5):
        trace = []
        some = [layer(f"number {i + 1}", 1.5 + i, trace) for i in range(count)]
        x, d_out = numbers.normal(size=(2, 3, 2))
        net = Network(some)
        if len(net.layers) != count:
            raise named("state-on-the-class", "a second network holds the layers of the first one as well.")
        expect_round(net, trace, [each.name for each in some], x, d_out, 0.5, namespace)
    expect_empty(Network([]), x)
    trace = []
    one, two, three, four = (
        layer(f"{name} (of a network in a network)", 2.0 + i, trace) for i, name in enumerate("abcd")
    )
    nested = Network([one, Network([two, Network([]), three]), four])
    names = [one.name, two.name, three.name, four.name]
    x, d_out = numbers.normal(size=(2, 3, 2))
    expect_round(nested, trace, names, x, d_out, 0.25, namespace)


def expect_round(
    net: Any,
    trace: list[Event],
    names: list[str],
    x: np.ndarray,
    d_out: np.ndarray,
    learning_rate: float,
    namespace: dict,
) -> None:
    """Raise Wrong unless each method goes through all layers in its order and returns the last result."""
    trace.clear()
    x_out = untouched(net.forward, x)
    expect_pass(trace, "forward", names, x, x_out)
    trace.clear()
    d_in = untouched(net.backward, d_out)
    expect_pass(trace, "backward", names[::-1], d_out, d_in)
    if not net.layers:
        raise named("layers-order-changed", "self.layers is empty after backward.")
    trace.clear()
    net.zero_gradients()
    expect_reached(trace, "zero_gradients", names, "layer-not-zeroed")
    trace.clear()
    with replaced(namespace, {"learning_rate": NOTEBOOK_LEARNING_RATE}):
        net.update_parameters(learning_rate)
    expect_reached(trace, "update_parameters", names, "layer-not-updated")
    for event in trace:
        expect_learning_rate(event.given, learning_rate, f"the {event.who} layer")
        if any(gradient is OLD_GRADIENT for gradient in event.result):
            raise named("layer-not-zeroed", f"the {event.who} layer still held old gradients.")


# What a method also does, where that has a name of its own.
ALSO = {
    ("backward", "update_parameters"): "updated-in-backward",
    ("backward", "zero_gradients"): "gradient-zeroed-in-backward",
    ("update_parameters", "zero_gradients"): "gradients-changed-by-update",
}


def expect_pass(trace: list[Event], method: str, names: list[str], given: np.ndarray, returned: Any) -> None:
    """Raise Wrong unless the calls run through the layers, each with the result of the one before."""
    events = [event for event in trace if event.method == method]
    called = [event.who for event in events]
    others = {event.method for event in trace} - {method}
    if (others and set(called) == set(names)) or "forward" in others:
        other = sorted(others)[0]
        raise Wrong(f"{method} also calls {other} of the layers.", ALSO.get((method, other)))
    for name in names:
        if name not in called:
            raise named("layer-left-out", f"{method} of the {name} layer was not called.")
    if len(names) > 1 and called == names[::-1]:
        mistake = "layers-reversed-in-forward" if method == "forward" else "layers-in-forward-order"
        raise named(mistake, f"{method} went through the layers in the order {', '.join(called)}.")
    if called != names:
        raise Wrong(f"{method} called the layers in the order {', '.join(called)}; expected {', '.join(names)}.")
    value = given
    for event in events:
        if not is_close(event.given, value):
            if len(given) > 1 and is_close(event.given, value / len(given)):
                raise named("averaged-over-the-batch", f"{method} of the {event.who} layer got a mean over the batch.")
            if is_close(event.given, given):
                raise named("layers-not-chained", f"{method} of the {event.who} layer got the network's own argument.")
            raise Wrong(f"{method} of the {event.who} layer got another array than the result before it.")
        value = event.result
    if returned is not None and len(events) > 1 and is_close(returned, events[0].result):
        raise Wrong(f"{method} returns the result of the first layer that it called, not that of the last.")
    expect(f"what {method} returns", returned, value)


def expect_reached(trace: list[Event], method: str, names: list[str], mistake: str) -> None:
    """Raise Wrong unless the method was called on every layer, once (zeroing twice does no harm)."""
    called = [event.who for event in trace if event.method == method]
    missing = [name for name in names if name not in called]
    if missing:
        raise named(mistake, f"{method} of the {missing[0]} layer was not called.")
    if method == "update_parameters" and len(called) > len(names):
        raise named("trained-more-than-once", "update_parameters was called more than once on a layer.")
    others = {event.method for event in trace} - {method}
    if others:
        other = sorted(others)[0]
        raise Wrong(f"{method} also calls {other} of the layers.", ALSO.get((method, other)))


def expect_empty(net: Any, x: np.ndarray) -> None:
    """Raise Wrong unless a network without layers is the identity."""
    for method in ("forward", "backward"):
        try:
            value = getattr(net, method)(np.copy(x))
        except Exception as error:
            raise named(
                "empty-network", f"{method} of a network without layers raised {type(error).__name__}."
            ) from None
        if not (isinstance(value, np.ndarray) and is_close(value, x)):
            raise named("empty-network", f"{method} of a network without layers does not return its argument.")
    net.zero_gradients()
    net.update_parameters(0.5)

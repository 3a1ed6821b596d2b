"""What a training function builds, passes to `train` and returns: seen without its training, by a step or two."""

from __future__ import annotations

import contextlib
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from course.drivers import by_hand, given
from course.drivers.examination import copied, one_example, points
from course.drivers.given import Namespace
from course.drivers.training import description, in_training, is_net, run, stop_after
from course.engine.record import Record, call, call_method, missing, observe

MAX_CALLS = 1_900  # a list of a message holds 2,000 items
TRIED = 300  # digits, to see whether a net has learned before it comes to `train`
MAX_NETS = 30  # each one that is examined adds some 200 kB to the record
MOST_LOOKED_AT_CLOSELY = 3  # nets
STEPS_OF_A_TRAINING, NEXT_TO_NOTHING = 600, 1e-9  # a net may change what it does after some steps
PRACTICE_FACTOR, PRACTICE_BATCH, PRACTICE_STEPS = 100, 60, 150  # of a training that takes a moment

Digits = tuple[np.ndarray, np.ndarray]  # images (n, 784), labels (n, 10)


class Builds:
    """A `train` that writes down what it was given, examines it, and takes a few steps on batches that the grader drew.

    With `digits` it trains in earnest, if only for a moment: a function may go on only if its net has learned something, or if what
    it measures with `validation` digits is what the history says. With `known` digits it looks closer: what a net has learned before, and whether it is another one after many steps. `layer` is the
    notebook's class, which tells layers that a training is at work.
    """

    def __init__(
        self,
        inputs: Record,
        end: float | None = None,
        layer: type | None = None,
        digits: Digits | None = None,
        known: Digits | None = None,
        validation: Digits | None = None,
    ) -> None:
        self.inputs, self.end, self.layer, self.digits, self.known = inputs, end, layer, digits, known
        self.validation = validation
        self.is_training = False
        self.calls: list[Record] = []
        self.nets: list[Any] = []
        self.examined_nets: list[Record] = []
        self.examined_costs: list[Record] = []
        self.epochs = 0
        self.points = np.vstack(list(points(inputs).values()))

    def train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        stop_after(self.end)
        self.is_training = True
        try:
            return self._train(net, cost_function, number_epochs, batch_size, learning_rate)
        finally:
            self.is_training = False

    def _train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        numbers = {"number_epochs": number_epochs, "batch_size": batch_size, "learning_rate": learning_rate}
        if len(self.calls) < MAX_CALLS:
            record: Record = {key: _observe_number(value) for key, value in numbers.items()}
            record["layers"] = description(net)
            record["before"], record["head_start"] = self._prediction(net), self._head_start(net)
            record["net"] = self._examine(net, self.nets, self.examined_nets, self.examine_net, MAX_NETS)
            record["cost"] = self._examine_cost(cost_function)
            measured = [self._measured(net, cost_function, batch_size)]
            if self.digits and not any(call["net"] == record["net"] for call in self.calls):
                call(self._practise, net, cost_function)
            else:
                self._step(net, self.inputs["steps"][0], 1 / (10 + len(self.calls)))
            record["after"] = self._prediction(net)
            self.calls.append(record)
            measured.append(self._measured(net, cost_function, batch_size))
            if None not in measured:  # in earnest, the history tells of this very net
                return _history(*measured, len(range(number_epochs)[:1000]))
        range(0, 1, batch_size)  # as the given train does: whole numbers only
        # As if the net became better and better: a function that stops when it is good enough stops early.
        epochs = [self.epochs + i for i in range(number_epochs)[:1000]]
        self.epochs += len(epochs)
        return [(0.5 / (1 + epoch), 1 - 0.5 / (1 + epoch)) for epoch in epochs]

    def _measured(self, net: Any, cost_function: Any, batch_size: int) -> tuple[float, float] | None:
        """The mean cost on some of the digits to train with, and the accuracy on the others; None where it trains not in earnest."""
        if not (self.digits and self.validation):
            return None

        def measure() -> tuple[float, float]:
            images, labels = self.digits
            cost = cost_function.estimate(labels[:batch_size], net.forward(images[:batch_size]))
            images, labels = self.validation
            hits = 0
            for i in range(0, len(images), batch_size):
                prediction = net.forward(images[i : i + batch_size])
                hits += np.sum(np.argmax(prediction, axis=1) == np.argmax(labels[i : i + batch_size], axis=1))
            return float(np.mean(cost)), float(hits / len(images))

        return call(measure)[1]

    def _head_start(self, net: Any) -> float | None:
        """The share of hits of a net that comes to `train` for the first time, 0 of another; None where there are no digits to try."""
        if self.known is None:
            return None
        if any(net is other for other in self.nets):
            return 0.0
        images, labels = self.known
        prediction = call_method(net, "forward", images.copy())[0].get("value")
        if np.shape(prediction) != labels.shape:
            return 0.0
        return float(np.mean(prediction.argmax(axis=1) == labels.argmax(axis=1)))

    def _prediction(self, net: Any) -> Record:
        return call_method(net, "forward", self.inputs["x"].copy())[0]

    @staticmethod
    def _examine(
        thing: Any, known: list[Any], records: list[Record], examine: Callable[[Any], Record], most: int
    ) -> int:
        """The number of a thing; its record has the same one, if there are not too many."""
        for i, other in enumerate(known):
            if other is thing:
                return i
        known.append(thing)
        if len(records) < most:
            records.append(examine(thing))
        return len(known) - 1

    def _examine_cost(self, cost_function: Any) -> int:
        """The number of a cost function's record. Those that do the same share one: many make a new object for each call."""
        record = self.examine_cost(cost_function)
        for i, other in enumerate(self.examined_costs):
            if _are_equal(record, other):
                return i
        self.examined_costs.append(record)
        return len(self.examined_costs) - 1

    def _practise(self, net: Any, cost_function: Any) -> None:
        """Train with large steps: in a moment, a net that can learn reaches the accuracy of a whole training."""
        images, labels = self.digits
        learning_rate = PRACTICE_FACTOR * self.inputs["globals"]["learning_rate"]
        with in_training(self.layer):
            for i in [*range(0, len(images), PRACTICE_BATCH)] * max(3, PRACTICE_STEPS * PRACTICE_BATCH // len(images)):
                batch = slice(i, i + PRACTICE_BATCH)
                net.zero_gradients()
                cost = cost_function.estimate(labels[batch], net.forward(images[batch]))
                net.backward(cost_function.gradient(cost))
                net.update_parameters(learning_rate)

    def _step(self, net: Any, step: Record, factor: float = 1.0) -> Record:
        """One step of training; the record is of the first method that raised, or of backward's result without its numbers."""
        with in_training(self.layer):
            done = [call_method(net, "zero_gradients")[0], call_method(net, "forward", step["x"].copy())[0]]
            backward = call_method(net, "backward", step["d_out"].copy())[0]
            done += [backward, call_method(net, "update_parameters", factor * step["learning_rate"])[0]]
        told = next((record for record in done if record["kind"] in ("raised", "missing")), backward)
        return {key: value for key, value in told.items() if key != "value"}

    def _many_small_steps(self, net: Any, batch: Record) -> None:
        """As many steps as a training takes, each of which changes next to nothing; nothing of them is written down."""
        with in_training(self.layer):
            for _ in range(STEPS_OF_A_TRAINING):
                net.zero_gradients()
                net.forward(batch["x"].copy())
                net.backward(batch["d_out"].copy())
                net.update_parameters(NEXT_TO_NOTHING)

    def examine_net(self, net: Any) -> Record:
        """What a net predicts, before and after each of the steps: see `course.drivers.examination.draw`.

        In a close look these are whole batches, and the last one comes after many others.
        """
        record: Record = {"layers": description(net), "predictions": [], "steps": []}
        steps = self.inputs["steps"]
        is_close = self.known is not None and len(self.nets) <= MOST_LOOKED_AT_CLOSELY
        for step in (None, *steps):
            if step is steps[-1] and is_close:
                call(self._many_small_steps, net, one_example(steps[0]))
            if step is not None:
                record["steps"].append(self._step(net, copied(step) if is_close else step))
            record["predictions"].append(call_method(net, "forward", self.points.copy())[0])
        return record

    def examine_cost(self, cost_function: Any) -> Record:
        """What a cost function makes of a target and a prediction."""
        records = []
        for both in (self.inputs, copied(self.inputs["whole_batch"])):
            with in_training(self.layer):
                estimate, cost = call_method(
                    cost_function, "estimate", both["target"].copy(), both["prediction"].copy()
                )
                records.append({"estimate": estimate, "gradient": call_method(cost_function, "gradient", cost)[0]})
        kind = cost_function.__name__ if isinstance(cost_function, type) else type(cost_function).__name__
        return {
            **records[0],
            "whole_batch": records[1],
            "name": str(kind)[:80],
            "is_class": isinstance(cost_function, type),
            "function": _function_text(cost_function),
        }


def _history(before: tuple[float, float], after: tuple[float, float], epochs: int) -> list[tuple]:
    """Cost and accuracy of each epoch, from those before it to those after it. The cost is of the middle of an epoch."""
    costs, accuracies = (np.linspace(*ends, 2 * epochs + 1) for ends in zip(before, after))
    return list(zip(costs[1::2].tolist(), accuracies[2::2].tolist()))


def _function_text(thing: Any) -> str:
    """A function or a method in a few words; nothing of anything else."""
    if isinstance(thing, types.MethodType):
        owner = thing.__self__ if isinstance(thing.__self__, type) else type(thing.__self__)
        return f"the method {thing.__name__} of {owner.__name__}"[:80]
    return f"the function {thing.__name__}"[:80] if isinstance(thing, types.FunctionType) else ""


def _are_equal(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_are_equal(one[key], other[key]) for key in one)
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return np.array_equal(one, other, equal_nan=True)
    return one == other


def packed(records: list[Record]) -> list[Record] | np.ndarray:
    """Records of predictions, as one array if they are all arrays of one shape: a message holds so many arrays."""
    values = [record.get("value") for record in records if record["kind"] == "array"]
    if records and len(values) == len(records) and len({value.shape for value in values}) == 1:
        return np.stack(values)
    return records[:100]


def unpacked(records: list[Record] | np.ndarray) -> list[Record]:
    """What `packed` was given."""
    return [{"kind": "array", "value": value} for value in records] if isinstance(records, np.ndarray) else records


def _observe_number(value: Any) -> Record:
    try:
        text = repr(value)[:40]
    except Exception:
        text = type(value).__name__[:40]
    return {"value": observe(_plain(value)), "text": text, "whole": hasattr(value, "__index__")}


def _plain(value: Any) -> Any:
    """The number that Python and numpy calculate with: a class of the student's may say another one when it is asked."""
    for number in (int, float, np.number):
        if issubclass(type(value), number):
            return number.__pos__(value)
    return value


def build(namespace: Namespace, inputs: Record, name: str, end: float | None = None) -> Record:
    """Run a training function without its training; return what it built, passed to `train` and returned.

    It runs once more where nets learn in `train` alone: see `by_hand`. If it raised after `train`, it runs with a short training instead.
    """
    if name not in namespace:
        return {"made": missing(namespace, name)}
    namespace.update(inputs["globals"])
    start = by_hand.RandomState(namespace[name])
    known = tuple(part[-TRIED:] for part in given.load_data(namespace)[:2]) if given.is_known() else None
    layer = namespace.get("Layer")
    builds = Builds(inputs, end, layer, known=known)
    result, net = run(namespace, name, builds.train)
    if result["kind"] == "raised" and builds.calls and not result["blank"]:
        images, labels = given.load_data(namespace)[:2]
        split = len(images) * 5 // 7
        training, validation = (images[:split], labels[:split]), (images[split:], labels[split:])
        practice = Builds(inputs, end, layer, training, known, validation)
        again, other = run(namespace, name, practice.train)
        if again["kind"] != "raised":
            builds, result, net = practice, again, other
    found_net = is_net(net)
    record = {
        "made": {"kind": "ok"},
        "result": result,
        "calls": [{key: call[key] for key in call.keys() - {"before", "after"}} for call in builds.calls],
        **{when: packed([call[when] for call in builds.calls]) for when in ("before", "after")},
        "images": call(lambda: len(given.load_data(namespace)[0]))[1],
        "nets": builds.examined_nets,
        "costs": builds.examined_costs,
        "returned": {"kind": "net"} if found_net else result,
        "layers": description(net) if found_net else "",
        "returned_type": type(net).__name__[:80],
        "was_trained": any(net is other for other in builds.nets),
        "prediction": call_method(net, "forward", inputs["x"].copy())[0] if found_net else {"kind": "missing"},
        "whole_batch": call_method(net, "forward", copied(inputs)["x"])[0] if found_net else {"kind": "missing"},
        "redefined": given.differing(namespace, given.redefined(namespace, namespace[name])),
    }

    def nets_before(learning: contextlib.AbstractContextManager, again: Builds) -> list[Record] | np.ndarray:
        start.put_back()
        with learning:
            run(namespace, name, again.train)
        return packed([call["before"] for call in again.calls])

    def without_hands(other_digits: bool) -> list[Record] | np.ndarray:
        again = Builds(inputs, end, layer, builds.digits)
        return nets_before(by_hand.no_learning(namespace, lambda: again.is_training, other_digits), again)

    # What the nets predict as they come to `train`, with the same random numbers: where they can't learn by hand, and where they can.
    record["with_other_digits"] = without_hands(other_digits=True)
    record["once_more"] = nets_before(contextlib.nullcontext(), Builds(inputs, end, layer, builds.digits))
    is_the_same = _are_equal(record["with_other_digits"], record["once_more"])
    record["without_updates"] = record["once_more"] if is_the_same else without_hands(other_digits=False)
    return record

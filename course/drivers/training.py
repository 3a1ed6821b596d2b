"""How a training function is made to work without its training: what it builds, passes to `train` and returns."""

from __future__ import annotations

import contextlib
import gc
import types
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import numpy as np

from course.drivers import by_hand, given
from course.drivers.given import Namespace
from course.engine.clock import process_seconds
from course.engine.patterns import NOTEBOOK_SIZES
from course.engine.record import Record, call, call_method, missing, observe
from course.engine.task import Hyperparameters

Train = Callable[[Any, Any, int, int, float], list[tuple]]
_, INPUT_SIZE, LABEL_SIZE = NOTEBOOK_SIZES
MAX_CALLS = 1_900  # a list of a message holds 2,000 items
PIXELS_AT_ONCE = 10  # so few that a step of training shows it if a net leaves out one of them
MAX_NETS = 30  # each one that is examined adds some 200 kB to the record
PRACTICE_FACTOR, PRACTICE_BATCH, PRACTICE_STEPS = 100, 60, 150  # of a training that takes a moment


# ----- the given train -----


def _code_of_given_train(net, cost_function, number_epochs, batch_size, learning_rate):
    return _train_while_grading(net, cost_function, number_epochs, batch_size, learning_rate)  # noqa: F821


@contextlib.contextmanager
def replaced_train(namespace: Namespace, train: Train) -> Iterator[types.FunctionType]:
    """Make the given `train` call another one, under whatever name, in whatever partial or closure the student holds it.

    Yields the given function.
    """
    code = _code_of_given_train.__code__
    found = types.FunctionType(code, namespace, "train")
    replaced = []
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and thing.__globals__ is namespace and _is_given_train(thing):
            replaced.append((thing, thing.__code__))
            thing.__code__ = code
            found = thing
    namespace["_train_while_grading"] = train
    try:
        yield found
    finally:
        for function, its_code in replaced:
            function.__code__ = its_code
        namespace.pop("_train_while_grading", None)


def _is_given_train(function: types.FunctionType) -> bool:
    if given.is_known():
        return given.is_given(function, "train")
    return function.__qualname__ == "train" and {"train_epoch", "validate_epoch"} <= set(function.__code__.co_names)


def run(namespace: Namespace, name: str, train: Train) -> tuple[Record, Any]:
    """Call the student's function with a `train` of the grader's.

    A cell of the student's own may have given the given names to something else: the function runs with the given ones, and if
    no net comes back once more with the student's. What its own cell defines under these names belongs to the answer.
    """
    answer = namespace[name]
    own_names = tuple(given.redefined(namespace, answer))
    if "train" in own_names:
        with given.in_place(namespace, but=own_names), replaced_train(namespace, train):
            return call(answer)
    own = namespace.get("train")
    with given.in_place(namespace, but=("train", *own_names)), replaced_train(namespace, train) as given_train:
        namespace["train"] = given_train
        try:
            result, net = call(answer)
        finally:
            namespace["train"] = own
    if own is given_train or is_net(net):
        return result, net
    with replaced_train(namespace, train):
        return call(answer)


def is_net(thing: Any) -> bool:
    """Whether something can be asked for a prediction."""
    return hasattr(thing, "forward") and not isinstance(thing, type)


def _describe(net: Any, depth: int = 3) -> str:
    """The names of a net's layers, for the message."""
    if isinstance(net, type):
        return f"the class {net.__name__}"
    name = type(net).__name__
    layers = getattr(net, "layers", None)
    if depth and isinstance(layers, (list, tuple)):
        return f"{name}({', '.join(_describe(layer, depth - 1) for layer in layers[:12])})"
    sizes = [getattr(net, size, None) for size in ("n_in", "n_out")]
    return f"{name}({sizes[0]}, {sizes[1]})" if all(isinstance(size, int) for size in sizes) else name


def description(net: Any) -> str:
    """A net in a few words, such as Network(Linear(784, 10), Sigmoid)."""
    try:
        return _describe(net)[:300]
    except Exception:  # an object that forbids to look into it
        return type(net).__name__[:300]


# ----- no training, but a step or two to see what would be trained, and how -----


def given_numbers(numbers: Hyperparameters) -> dict[str, Any]:
    """The notebook's variables that a training function may use."""
    return {"input_size": INPUT_SIZE, "label_size": LABEL_SIZE, **asdict(numbers)}


def draw(rng: np.random.Generator, numbers: Hyperparameters, single_pixels: int) -> Record:
    """Small batches for two steps of training, and a target and a prediction for the cost function.

    Parameters
    ----------
    rng : Generator
    numbers : Hyperparameters
        What the given cell before the task sets.
    single_pixels : int
        So many pixels' weights are looked at one by one; the others' a few at once.
    """
    n = 6

    def step() -> Record:
        return {
            "x": rng.random((n, INPUT_SIZE)),
            "d_out": rng.normal(size=(n, LABEL_SIZE)),
            "learning_rate": float(rng.uniform(0.01, 0.03)),
        }

    prediction = rng.uniform(0.1, 1, size=(n, LABEL_SIZE))
    faint = np.zeros((n, INPUT_SIZE))
    faint[np.arange(n), rng.choice(INPUT_SIZE, n, replace=False)] = 1
    return {
        "globals": given_numbers(numbers),
        "input_size": INPUT_SIZE,
        "pixels": rng.choice(INPUT_SIZE, single_pixels, replace=False),
        "mixtures": rng.random((n, single_pixels)),
        "x": rng.random((n, INPUT_SIZE)),
        # The second one shows momentum and gradients that are not zeroed; the third one has little ink, so that a net which is
        # saturated for whole images shows that it learns.
        "steps": [step(), step(), {**step(), "x": faint}],
        "target": np.eye(LABEL_SIZE)[rng.integers(LABEL_SIZE, size=n)],
        "prediction": prediction / prediction.sum(axis=1, keepdims=True),
    }


def points(inputs: Record) -> dict[str, np.ndarray]:
    """The images (n, 784) that a net is examined with; what it predicts for them tells its weights, however they are stored.

    No ink at all; some single pixels, one in each; mixtures of these pixels; all other pixels, a few in each; whole images; the
    means of pairs of them; the images that each step trains with.
    """
    n_in, pixels, x = inputs["input_size"], inputs["pixels"], inputs["x"]
    single = np.zeros((len(pixels), n_in))
    single[np.arange(len(pixels)), pixels] = 1
    others = np.setdiff1d(np.arange(n_in), pixels)
    few = np.zeros((-(-len(others) // PIXELS_AT_ONCE), n_in))
    few[np.arange(len(others)) // PIXELS_AT_ONCE, others] = 1
    return {
        "none": np.zeros((1, n_in)),
        "single": single,
        "mixtures": inputs["mixtures"] @ single,
        "few": few,
        "whole": x,
        "means": (x[::2] + x[1::2]) / 2,
        **{f"step {i}": step["x"] for i, step in enumerate(inputs["steps"])},
    }


class StillTraining(BaseException):
    """Ends a function that trains again and again."""


def stop_after(end: float | None) -> None:
    """Raise StillTraining if it is later than `end`, in seconds of `process_seconds`: on a busy machine others take the rest."""
    if end is not None and process_seconds() > end:
        raise StillTraining("it trains again and again; once is enough")


class Builds:
    """A `train` that writes down what it was given, examines it, and takes a few steps on batches that the grader drew.

    With `digits`, images (n, 784) and labels (n, 10), it trains in earnest, if only for a moment: a function may go on only if
    its net has learned something.
    """

    def __init__(
        self, inputs: Record, end: float | None = None, digits: tuple[np.ndarray, np.ndarray] | None = None
    ) -> None:
        self.inputs, self.end, self.digits = inputs, end, digits
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
            record["before"] = self._prediction(net)
            record["net"] = self._examine(net, self.nets, self.examined_nets, self.examine_net, MAX_NETS)
            record["cost"] = self._examine_cost(cost_function)
            if self.digits and not any(call["net"] == record["net"] for call in self.calls):
                call(self._practise, net, cost_function)
            else:
                self._step(net, self.inputs["steps"][0], 1 / (10 + len(self.calls)))
            record["after"] = self._prediction(net)
            self.calls.append(record)
        range(0, 1, batch_size)  # as the given train does: whole numbers only
        # As if the net became better and better: a function that stops when it is good enough stops early.
        epochs = [self.epochs + i for i in range(number_epochs)[:1000]]
        self.epochs += len(epochs)
        return [(0.5 / (1 + epoch), 1 - 0.5 / (1 + epoch)) for epoch in epochs]

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
        for i in [*range(0, len(images), PRACTICE_BATCH)] * max(3, PRACTICE_STEPS * PRACTICE_BATCH // len(images)):
            net.zero_gradients()
            cost = cost_function.estimate(labels[i : i + PRACTICE_BATCH], net.forward(images[i : i + PRACTICE_BATCH]))
            net.backward(cost_function.gradient(cost))
            net.update_parameters(learning_rate)

    def _step(self, net: Any, step: Record, factor: float = 1.0) -> Record:
        """One step of training; the record is of the first method that raised, or of backward's result."""
        done = [call_method(net, "zero_gradients")[0], call_method(net, "forward", step["x"].copy())[0]]
        backward = call_method(net, "backward", step["d_out"].copy())[0]
        done += [backward, call_method(net, "update_parameters", factor * step["learning_rate"])[0]]
        return next((record for record in done if record["kind"] in ("raised", "missing")), backward)

    def examine_net(self, net: Any) -> Record:
        """What a net predicts, before and after each of the steps."""
        record: Record = {"layers": description(net), "predictions": [], "steps": []}
        for step in (None, *self.inputs["steps"]):
            if step is not None:
                record["steps"].append(self._step(net, step))
            record["predictions"].append(call_method(net, "forward", self.points.copy())[0])
        return record

    def examine_cost(self, cost_function: Any) -> Record:
        """What a cost function makes of a target and a prediction."""
        target, prediction = self.inputs["target"].copy(), self.inputs["prediction"].copy()
        estimate, cost = call_method(cost_function, "estimate", target, prediction)
        gradient, _ = call_method(cost_function, "gradient", cost)
        kind = cost_function.__name__ if isinstance(cost_function, type) else type(cost_function).__name__
        return {
            "estimate": estimate,
            "gradient": gradient,
            "name": str(kind)[:80],
            "is_class": isinstance(cost_function, type),
        }


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
    return {"value": observe(value), "text": text, "whole": hasattr(value, "__index__")}


def build(namespace: Namespace, inputs: Record, name: str, end: float | None = None) -> Record:
    """Run a training function without its training; return what it built, passed to `train` and returned.

    It runs once more where nets learn in `train` alone: see `by_hand`. If it raised after `train`, it runs with a short training instead.
    """
    if name not in namespace:
        return {"made": missing(namespace, name)}
    namespace.update(inputs["globals"])
    start = by_hand.RandomState(namespace[name])
    builds = Builds(inputs, end)
    result, net = run(namespace, name, builds.train)
    if result["kind"] == "raised" and builds.calls and not result["blank"]:
        images, labels = given.load_data(namespace)[:2]
        practice = Builds(inputs, end, (images[: len(images) * 5 // 7], labels[: len(images) * 5 // 7]))
        again, other = run(namespace, name, practice.train)
        if again["kind"] != "raised":
            builds, result, net = practice, again, other
    found_net = is_net(net)
    record = {
        "made": {"kind": "ok"},
        "result": result,
        "calls": [{key: call[key] for key in call.keys() - {"before", "after"}} for call in builds.calls],
        **{when: packed([call[when] for call in builds.calls]) for when in ("before", "after")},
        "nets": builds.examined_nets,
        "costs": builds.examined_costs,
        "returned": {"kind": "net"} if found_net else result,
        "returned_type": type(net).__name__[:80],
        "was_trained": any(net is other for other in builds.nets),
        "prediction": call_method(net, "forward", inputs["x"].copy())[0] if found_net else {"kind": "missing"},
        "redefined": given.differing(namespace, given.redefined(namespace, namespace[name])),
    }
    record["without_hands"] = _nets_before(namespace, name, Builds(inputs, end, builds.digits), start, learns=False)
    record["once_more"] = _nets_before(namespace, name, Builds(inputs, end, builds.digits), start, learns=True)
    return record


def _nets_before(
    namespace: Namespace, name: str, builds: Builds, start: by_hand.RandomState, learns: bool
) -> list[Record] | np.ndarray:
    """What the nets predict as they come to `train`, with the same random numbers; where they can learn by hand or can't."""
    start.put_back()
    with contextlib.nullcontext() if learns else by_hand.no_learning(namespace, lambda: builds.is_training):
        run(namespace, name, builds.train)
    return packed([call["before"] for call in builds.calls])

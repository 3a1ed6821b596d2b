"""Probes of tasks 4, 5 and 6e: what the student's function builds, passes to `train` and returns."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import os
import signal
import socket
import time
import types
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from course.engine.record import Record, call, call_method, observe
from probes.arrays import Prediction, changed, find_weights
from sandbox import wire

Namespace = dict[str, Any]
Train = Callable[[Any, Any, int, int, float], list[tuple]]
MAX_CALLS = 200
PIXELS_AT_ONCE = 10  # so few that a step of training shows it if a net leaves out one of them
MAX_NETS = 30  # each one that is examined adds some 200 kB to the record
WALL_FACTOR = 1.8  # how much more wall time than CPU time: on a busy machine the one runs faster than the other
GRACE_SECONDS = 3  # CPU time that the function of task 5 may take beyond what it may train
UNTRAINED_SECONDS = 8  # wall time of the same function when nothing is trained
MAX_BYTES = 16_000_000
_cpu_seconds = time.process_time


# ----- the given train -----


def _code_of_given_train(net, cost_function, number_epochs, batch_size, learning_rate):
    return _train_while_grading(net, cost_function, number_epochs, batch_size, learning_rate)  # noqa: F821


@contextlib.contextmanager
def _replaced_train(namespace: Namespace, train: Train) -> Iterator[types.FunctionType]:
    """Make the given `train` call another one, under whatever name, in whatever partial or closure the student holds it.

    Yields the given function.
    """
    code = _code_of_given_train.__code__
    given = types.FunctionType(code, namespace, "train")
    replaced = []
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and thing.__globals__ is namespace and thing.__qualname__ == "train":
            if {"train_epoch", "validate_epoch"} <= set(thing.__code__.co_names):
                replaced.append((thing, thing.__code__))
                thing.__code__ = code
                given = thing
    namespace["_train_while_grading"] = train
    try:
        yield given
    finally:
        for function, its_code in replaced:
            function.__code__ = its_code
        namespace.pop("_train_while_grading", None)


def _run(namespace: Namespace, name: str, train: Train) -> tuple[Record, Any]:
    """Call the student's function with a `train` of the grader's.

    A cell of the student's own may have given the name `train` to something else: the function runs with the given one under
    this name, and if no net comes back once more with the student's.
    """
    with _replaced_train(namespace, train) as given:
        own = namespace.get("train", given)
        namespace["train"] = given
        result, net = call(namespace[name])
        if own is not given and not _is_net(net):
            namespace["train"] = own
            result, net = call(namespace[name])
    return result, net


def _is_net(thing: Any) -> bool:
    return hasattr(thing, "forward") and not isinstance(thing, type)


def _describe(net: Any, depth: int = 3) -> str:
    """The names of a net's layers, for the message."""
    name = type(net).__name__
    layers = getattr(net, "layers", None)
    if depth and isinstance(layers, (list, tuple)):
        return f"{name}({', '.join(_describe(layer, depth - 1) for layer in layers[:12])})"
    sizes = [getattr(net, size, None) for size in ("n_in", "n_out")]
    return f"{name}({sizes[0]}, {sizes[1]})" if all(isinstance(size, int) for size in sizes) else name


def _description(net: Any) -> str:
    try:
        return _describe(net)[:300]
    except Exception:  # an object that forbids to look into it
        return type(net).__name__[:300]


# ----- tasks 4 and 6e: no training, but a step or two to see what would be trained, and how -----


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


class _Builds:
    """A `train` that writes down what it was given, examines it, and takes a few steps on batches that the grader drew."""

    def __init__(self, inputs: Record) -> None:
        self.inputs = inputs
        self.calls: list[Record] = []
        self.nets: list[Any] = []
        self.costs: list[Any] = []
        self.examined_nets: list[Record] = []
        self.examined_costs: list[Record] = []
        self.epochs = 0
        self.points = np.vstack(list(points(inputs).values()))

    def train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        numbers = {"number_epochs": number_epochs, "batch_size": batch_size, "learning_rate": learning_rate}
        if len(self.calls) < MAX_CALLS:
            record: Record = {key: _observe_number(value) for key, value in numbers.items()}
            record["before"] = self._prediction(net)
            record["net"] = self._examine(net, self.nets, self.examined_nets, self._examine_net, MAX_NETS)
            record["cost"] = self._examine(
                cost_function, self.costs, self.examined_costs, self._examine_cost, MAX_CALLS
            )
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
        """The number of a thing's record; -1 where there are too many."""
        for i, other in enumerate(known):
            if other is thing:
                return i
        if len(known) < most:
            known.append(thing)
            records.append(examine(thing))
            return len(known) - 1
        return -1

    def _step(self, net: Any, step: Record, factor: float = 1.0) -> Record:
        """One step of training; the record is of the first method that raised, or of backward's result."""
        done = [call_method(net, "zero_gradients")[0], call_method(net, "forward", step["x"].copy())[0]]
        backward = call_method(net, "backward", step["d_out"].copy())[0]
        done += [backward, call_method(net, "update_parameters", factor * step["learning_rate"])[0]]
        return next((record for record in done if record["kind"] in ("raised", "missing")), backward)

    def _examine_net(self, net: Any) -> Record:
        record: Record = {"layers": _description(net), "predictions": [], "steps": []}
        for step in (None, *self.inputs["steps"]):
            if step is not None:
                record["steps"].append(self._step(net, step))
            record["predictions"].append(call_method(net, "forward", self.points.copy())[0])
        return record

    def _examine_cost(self, cost_function: Any) -> Record:
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


def _observe_number(value: Any) -> Record:
    try:
        text = repr(value)[:40]
    except Exception:
        text = type(value).__name__[:40]
    return {"value": observe(value), "text": text, "whole": hasattr(value, "__index__")}


def _build(namespace: Namespace, inputs: Record, name: str) -> Record:
    if name not in namespace:
        return {"made": {"kind": "missing"}}
    builds = _Builds(inputs)
    namespace.update(inputs["globals"])
    result, net = _run(namespace, name, builds.train)
    is_net = _is_net(net)
    return {
        "made": {"kind": "ok"},
        "result": result,
        "calls": builds.calls,
        "nets": builds.examined_nets,
        "costs": builds.examined_costs,
        "returned": {"kind": "net"} if is_net else result,
        "returned_type": type(net).__name__[:80],
        "was_trained": any(net is other for other in builds.nets),
        "prediction": call_method(net, "forward", inputs["x"].copy())[0] if is_net else {"kind": "missing"},
    }


def probe_4(namespace: Namespace, inputs: Record) -> Record:
    """train_single_layer, without the training."""
    return _build(namespace, inputs, "train_single_layer")


def probe_6e(namespace: Namespace, inputs: Record) -> Record:
    """train_softmax, without the training."""
    return _build(namespace, inputs, "train_softmax")


# ----- task 5: real training -----


_given_load_data: Callable[[], tuple] | None = None  # the notebook's, which has loaded the digits


def load_digits(given_train: str) -> None:
    """Load the digits as the notebook's cell `given_train` does, once for all submissions."""
    global _given_load_data
    names = {"np": np, "lru_cache": lru_cache, "MNIST": importlib.import_module("load_mnist").MNIST}
    exec(compile(given_train, "<given_train>", "exec", dont_inherit=True), names)
    _given_load_data = names["load_data"]
    _given_load_data()


def _load_data(namespace: Namespace) -> tuple:
    """What the notebook's `load_data` returns, or the student's own function of that name."""
    load_data = namespace["load_data"]
    code = getattr(getattr(load_data, "__wrapped__", None), "__code__", None)
    return _given_load_data() if _given_load_data and code == _given_load_data.__wrapped__.__code__ else load_data()


@contextlib.contextmanager
def short_training(namespace: Namespace, goal: float) -> Iterator[None]:
    """While a cell of the student runs, `train` returns early, as in task 5.

    Each call takes a sixth of the time that is left to the statement at work. So a search that trains many nets comes to its end.
    """

    def train(*arguments: Any, **keywords: Any) -> list[tuple]:
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        return _Training(namespace, goal, left / 6).train(*arguments, **keywords)

    if "train" not in namespace:  # the cells above the given ones
        yield
        return
    with _replaced_train(namespace, train):
        yield


class _TooLong(BaseException):
    """The function went on for long after its time was over."""


class _Training:
    """The `train` of task 5: the notebook's own steps, until the net has passed the bar or the time is over."""

    def __init__(self, namespace: Namespace, goal: float, cpu_seconds: float) -> None:
        self.goal = goal
        self._cpu_end = _cpu_seconds() + cpu_seconds
        self._wall_end = time.monotonic() + WALL_FACTOR * cpu_seconds
        self.calls = 0
        self.epochs = 0
        self.out_of_time = False
        self.batch_size = 600
        self.head_start = 0.0  # hits of a net on its first batch, before `train` has changed anything
        self.accuracies: dict[int, float] = {}  # by the net's id: as `train` left it the last time
        self.nets: list[Any] = []
        self.shapes: dict[int, int] = {}  # by the net's id: the number of different shapes of its weights at first
        self.originals: list[np.ndarray] = []  # arrays as they came to `train`, but for those that it trained before
        self._trained: set[bytes] = set()
        images, labels, _, _ = _load_data(namespace)
        split = len(images) * 5 // 7
        self.training = images[:split], labels[:split]
        self.validation = images[split:], labels[split:]

    def train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        self.calls += 1
        range(0, 1, batch_size)  # as the given train does: whole numbers only
        self.batch_size = batch_size
        is_new = id(net) not in self.accuracies
        if is_new:
            self.nets.append(net)
            self.shapes[id(net)] = len({array.shape for array in find_weights(net)})
        self._remember_originals(net)
        history = []
        for _ in range(number_epochs):
            cost = self._epoch(net, cost_function, batch_size, learning_rate, is_new and not history)
            history.append((cost, self._accuracy(net, batch_size)))
            self.epochs += 1
            if self.out_of_time or (history[-1][1] >= self.goal and self._passes_again(net, batch_size)):
                break
        self.accuracies[id(net)] = history[-1][1] if history else 0.0
        self._trained |= {_digest(array) for array in find_weights(net)}
        return history

    def has_changed(self, net: Any) -> bool:
        """Whether a net has other arrays than `train` left it with."""
        return any(_digest(array) not in self._trained for array in find_weights(net))

    def _remember_originals(self, net: Any) -> None:
        if len(self.originals) < 2_000:
            arrays = find_weights(net)
            self.originals += [array.copy() for array in arrays if _digest(array) not in self._trained]

    def _epoch(self, net: Any, cost_function: Any, batch_size: int, learning_rate: float, is_first: bool) -> float:
        images, labels = self.training
        costs, elements = 0.0, 0
        for i in range(0, len(images), batch_size):
            net.zero_gradients()
            prediction = net.forward(images[i : i + batch_size])
            if i == 0 and is_first:
                self.head_start = max(self.head_start, _hits(prediction, labels[:batch_size]) / len(prediction))
            cost = cost_function.estimate(labels[i : i + batch_size], prediction)
            net.backward(cost_function.gradient(cost))
            net.update_parameters(learning_rate)
            costs += float(np.sum(cost))
            elements += np.size(cost)
            if self._is_over():
                break
        return costs / elements

    def _is_over(self) -> bool:
        self.out_of_time = self.out_of_time or _cpu_seconds() > self._cpu_end or time.monotonic() > self._wall_end
        return self.out_of_time

    def _passes_again(self, net: Any, batch_size: int) -> bool:
        """Whether the net passes in another order too: dropout and batch norm may owe much to luck."""
        order = np.random.default_rng(0).permutation(len(self.validation[0]))
        images, labels = (part[order] for part in self.validation)
        return self._accuracy_on(images, labels, net, batch_size) >= self.goal

    def _accuracy(self, net: Any, batch_size: int) -> float:
        return self._accuracy_on(*self.validation, net, batch_size)

    def _accuracy_on(self, images: np.ndarray, labels: np.ndarray, net: Any, batch_size: int) -> float:
        hits, tried = 0, 0
        for i in range(0, len(images), batch_size):
            prediction = net.forward(images[i : i + batch_size])
            hits += _hits(prediction, labels[i : i + batch_size])
            tried += len(prediction)
            if tried >= 200 and self._is_over():
                break
        return hits / tried


def _hits(prediction: np.ndarray, labels: np.ndarray) -> int:
    return int(np.count_nonzero(np.argmax(prediction, axis=1) == np.argmax(labels, axis=1)))


def _digest(array: np.ndarray) -> bytes:
    return hashlib.blake2b(np.ascontiguousarray(array), digest_size=16).digest()


def probe_5(namespace: Namespace, inputs: Record) -> Record:
    """train_improved with a `train` that stops early; then the returned net's predictions on the grader's digits.

    Where the returned net is not simply one that `train` left as good as it is, a fork runs the function once more, with a
    `train` that changes nothing: it shows what the net owes to `train`.
    """
    if "train_improved" not in namespace:
        return {"made": {"kind": "missing"}}
    namespace.update(inputs["globals"])
    without_training = _Fork(lambda: _predict_untrained(namespace, inputs))
    try:
        training = _Training(namespace, inputs["goal"], inputs["cpu_seconds"])
        record, net = _train(namespace, inputs, training)
        if record["prediction"]["kind"] == "array":
            record |= _trained_layers(net, _pixels(inputs["images"][:200]), training)
            if not record["was_trained"] or record["changed_since"] or training.head_start > 0.5:
                record["untrained"] = without_training.result(UNTRAINED_SECONDS)
    finally:
        without_training.end()
    return record


def _train(namespace: Namespace, inputs: Record, training: _Training) -> tuple[Record, Any]:
    started = _cpu_seconds()
    latest = inputs["cpu_seconds"] + GRACE_SECONDS
    result, net = _within(latest, lambda: _run(namespace, "train_improved", training.train))
    record: Record = {
        "made": {"kind": "ok"},
        "result": result,
        "calls": training.calls,
        "epochs": training.epochs,
        "cpu_seconds": _cpu_seconds() - started,
        "out_of_time": training.out_of_time,
        "stopped": result["kind"] == "stopped",
        "returned": {"kind": "net"} if _is_net(net) else result,
        "returned_type": type(net).__name__[:80],
        "was_trained": any(net is other for other in training.nets),
        "prediction": {"kind": "missing"},
        "untrained": {"kind": "missing"},
    }
    if _is_net(net):
        left = max(1.0, latest - (_cpu_seconds() - started))
        record["layers"] = _description(net)
        record["changed_since"] = training.has_changed(net)
        record["shapes"] = training.shapes.get(id(net), 0)
        record["left_with"] = training.accuracies.get(id(net), 0.0)
        record["prediction"] = _within(left, lambda: (_predict(net, inputs["images"], training.batch_size), None))[0]
    return record, net


def _within(seconds: float, work: Callable[[], tuple[Record, Any]]) -> tuple[Record, Any]:
    """Do some work, interrupted after some seconds of CPU time (or of wall time, on a busy machine)."""

    def stop(*_: Any) -> None:
        raise _TooLong

    timers = (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, WALL_FACTOR * seconds),
    )
    before = [signal.signal(number, stop) for number, _, _ in timers]
    for _, timer, limit in timers:
        signal.setitimer(timer, limit)
    try:
        result, value = work()
        stopped = result["kind"] == "raised" and result["error"].startswith(_TooLong.__name__)
        return ({"kind": "stopped"} if stopped else result), value
    except _TooLong:
        return {"kind": "stopped"}, None
    finally:
        for (number, timer, _), handler in zip(timers, before):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def _pixels(images: np.ndarray) -> np.ndarray:
    """Images (n, 784) of bytes as load_mnist gives them: float32 from 0 to 1."""
    return images / np.float32(255)


def _predict(net: Any, images: np.ndarray, batch_size: int) -> Record:
    """The net's predictions, in batches of the size that it was trained and validated with."""
    batches = []
    for i in range(0, len(images), batch_size):
        record, _ = call_method(net, "forward", _pixels(images[i : i + batch_size]))
        if record["kind"] != "array":
            return record
        batches.append(record["value"])
    return call(lambda: np.concatenate(batches))[0]


def _predict_untrained(namespace: Namespace, inputs: Record) -> Record:
    """The predictions of the net that the function returns when `train` changes nothing."""
    calls = []

    def train(net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float) -> list[tuple]:
        calls.append(batch_size)
        return [(0.01, 1.0)]

    def work() -> tuple[Record, Any]:
        result, net = _run(namespace, "train_improved", train)
        return (_predict(net, inputs["images"], calls[-1]) if _is_net(net) and calls else result), None

    return _within(inputs["cpu_seconds"] + GRACE_SECONDS, work)[0]


def _trained_layers(net: Any, x: np.ndarray, training: _Training) -> Record:
    """How many arrays of weights matter for the prediction and were trained, and whether they make up several layers."""

    def count() -> Record:
        prediction = Prediction(net, x, training.batch_size)
        masks = [(array, changed(array, training.originals)) for array in prediction.weights_that_matter()]
        trained = [(array, mask) for array, mask in masks if mask.any()]
        return {"trained": len(trained), "in_series": prediction.has_layers_in_series(trained), "weights": len(masks)}

    counting, counted = call(count)
    return counted if counted is not None else {"trained": 0, "in_series": False, "weights": 0, "counting": counting}


class _Fork:
    """A fork of this process, made before the student's function runs; it waits until its work is asked for."""

    def __init__(self, work: Callable[[], Record]) -> None:
        self._channel, theirs = socket.socketpair()
        self._pid = os.fork()
        if self._pid == 0:
            self._channel.close()
            try:
                if theirs.recv(1):
                    wire.send(theirs, work())
            finally:
                os._exit(0)
        theirs.close()

    def result(self, seconds: float) -> Record:
        """What the work came to, or `missing`."""
        try:
            self._channel.sendall(b"1")
            return wire.receive(self._channel, MAX_BYTES, seconds)
        except (OSError, wire.WireError):
            return {"kind": "missing"}

    def end(self) -> None:
        """End the fork."""
        self._channel.close()
        try:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        except OSError:
            pass

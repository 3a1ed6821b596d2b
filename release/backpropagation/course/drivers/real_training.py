"""How a training function is made to work with its training, by a `train` that stops early: task 5."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from course.drivers import given
from course.drivers.by_hand import RandomState
from course.drivers.early_stop import WALL_FACTOR, Training
from course.drivers.given import Namespace
from course.drivers.learning import reasons
from course.drivers.trained import trained_layers
from course.drivers.training import description, is_net, replaced_train, run
from course.engine.clock import process_seconds
from course.engine.record import Record, call, call_method, missing

GRACE_SECONDS = 3  # CPU time that the function of task 5 may take beyond what it may train
UNTRAINED_SECONDS = 8  # wall time of the same function when nothing is trained


@contextlib.contextmanager
def short_training(namespace: Namespace, goal: float) -> Iterator[None]:
    """While a cell of the student runs, `train` returns early, as in task 5.

    Each call takes a sixth of the time that is left to the statement at work. So a search that trains many nets comes to its end.
    """

    def train(*arguments: Any, **keywords: Any) -> list[tuple]:
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        return Training(*given.load_data(namespace)[:2], goal, left / 6, namespace.get("Layer")).train(
            *arguments, **keywords
        )

    if "train" not in namespace:  # the cells above the given ones
        yield
        return
    with replaced_train(namespace, train):
        yield


class _TooLong(BaseException):
    """The function went on for long after its time was over."""


def train(namespace: Namespace, inputs: Record) -> Record:
    """train_improved with a `train` that stops early; then the returned net's predictions on the grader's digits.

    Where the returned net is not simply one that `train` left as good as it is, a fork runs the function once more, with a
    `train` that changes nothing: it shows what the net owes to `train`.
    """
    from course.drivers.fork import Fork  # in the sandbox alone, where its channel is

    if "train_improved" not in namespace:
        return {"made": missing(namespace, "train_improved")}
    namespace.update(inputs["globals"])
    start = RandomState(namespace["train_improved"])
    without_training = Fork(lambda: _predict_untrained(namespace, inputs))
    try:
        training = Training(
            *given.load_data(namespace)[:2], inputs["goal"], inputs["cpu_seconds"], namespace.get("Layer")
        )
        record, net = _train(namespace, inputs, training)
        if record["prediction"]["kind"] == "array":
            record |= trained_layers(net, _pixels(inputs["images"][:200]), training)
            if training.nets and net is training.nets[-1] and record["left_with"] < inputs["goal"]:
                record["why"] = _why(training)
            if not record["was_trained"] or record["changed_since"] or training.head_start > 0.5:
                record["untrained"] = without_training.result(UNTRAINED_SECONDS)
            if not record["was_trained"]:
                record["rebuilt"] = _rebuilt(namespace, inputs, training, start)
    finally:
        without_training.end()
    return record


def _rebuilt(namespace: Namespace, inputs: Record, training: Training, start: RandomState) -> Record:
    """What the function's net predicts if train changes nothing, but says what it said: then the function decides as before."""
    from course.drivers.fork import Fork

    start.put_back()
    again = Fork(lambda: _predict_untrained(namespace, inputs, training.histories))
    try:
        return again.result(UNTRAINED_SECONDS)
    finally:
        again.end()


def _why(training: Training) -> Record:
    """What shows of the net that was trained last, if it has not learned enough."""
    images, labels = training.training
    net = training.nets[-1]
    return reasons(
        net,
        training.cost_function,
        training.costs,
        training.how_far,
        images[:60],
        labels[:60],
        training.runs,
        training.steps,
    )


def _train(namespace: Namespace, inputs: Record, training: Training) -> tuple[Record, Any]:
    started = process_seconds()
    latest = inputs["cpu_seconds"] + GRACE_SECONDS
    result, net = _within(latest, lambda: run(namespace, "train_improved", training.train))
    record: Record = {
        "made": {"kind": "ok"},
        "result": result,
        "calls": training.calls,
        "epochs": training.epochs,
        "cpu_seconds": process_seconds() - started,
        "out_of_time": training.out_of_time,
        "stopped": result["kind"] == "stopped",
        "returned": {"kind": "net"} if is_net(net) else result,
        "returned_type": type(net).__name__[:80],
        "was_trained": any(net is other for other in training.nets),
        "best": max(training.accuracies.values(), default=0.0),
        "prediction": {"kind": "missing"},
        "untrained": {"kind": "missing"},
    }
    if is_net(net):
        left = max(1.0, latest - (process_seconds() - started))
        record["layers"] = description(net)
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


def _predict_untrained(namespace: Namespace, inputs: Record, histories: Sequence[list[tuple]] = ()) -> Record:
    """The predictions of the net that the function returns when `train` changes nothing; it may return given histories."""
    calls = []

    def train(net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float) -> list[tuple]:
        calls.append(batch_size)
        return histories[len(calls) - 1] if len(calls) <= len(histories) else [(0.01, 1.0)]

    def work() -> tuple[Record, Any]:
        result, net = run(namespace, "train_improved", train)
        return (_predict(net, inputs["images"], calls[-1]) if is_net(net) and calls else result), None

    return _within(inputs["cpu_seconds"] + GRACE_SECONDS, work)[0]

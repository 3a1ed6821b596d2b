"""Probes of tasks 4, 5 and 6e: what the student's function builds, passes to `train` and returns."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from probes.arrays import find_arrays, weights_that_matter
from probes.record import Record, call, call_method, observe

Namespace = dict[str, Any]
MAX_CALLS = 200
_cpu_seconds = time.process_time


def _describe(net: Any, depth: int = 3) -> str:
    """The names of a net's layers, for the message."""
    name = type(net).__name__
    layers = getattr(net, "layers", None)
    if depth and isinstance(layers, (list, tuple)):
        return f"{name}({', '.join(_describe(layer, depth - 1) for layer in layers[:12])})"
    sizes = [getattr(net, size, None) for size in ("n_in", "n_out")]
    return f"{name}({sizes[0]}, {sizes[1]})" if all(isinstance(size, int) for size in sizes) else name


def _examine(net: Any, cost_function: Any, inputs: Record) -> Record:
    """One step of training on a small batch that the grader drew: the arrays before and after, and what each call gave."""
    w_shape = (inputs["label_size"], inputs["input_size"])

    def parameters() -> dict[str, list[np.ndarray]]:
        arrays = [array.copy() for _, array in sorted(find_arrays(net).items())]
        return {
            "w": [array for array in arrays if array.shape == w_shape][:4],
            "b": [array for array in arrays if array.size == w_shape[0] and array.ndim <= 2][:6],
        }

    record: Record = {"layers": _describe(net)[:300], "before": parameters()}
    call_method(net, "zero_gradients")
    record["prediction"], prediction = call_method(net, "forward", inputs["x"].copy())
    record["cost"], cost = call_method(cost_function, "estimate", inputs["target"].copy(), prediction)
    record["gradient"], gradient = call_method(cost_function, "gradient", cost)
    record["backward"], _ = call_method(net, "backward", gradient)
    call_method(net, "update_parameters", inputs["step"])
    record["after"] = parameters()
    record["prediction_after"], _ = call_method(net, "forward", inputs["x"].copy())
    return record


def _build_and_train(namespace: Namespace, inputs: Record, name: str) -> Record:
    """Call the student's function with a `train` that takes one step only and writes down what it was given."""
    if name not in namespace:
        return {"made": {"kind": "missing"}}
    calls: list[Record] = []

    def train(net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float) -> list[tuple]:
        if len(calls) < MAX_CALLS:
            numbers = {"number_epochs": number_epochs, "batch_size": batch_size, "learning_rate": learning_rate}
            record: Record = {key: observe(value) for key, value in numbers.items()}
            # Examining a few calls is enough to tell the net and the cost.
            record |= _examine(net, cost_function, inputs) if len(calls) < 3 else {}
            record["prediction_after"], _ = call_method(net, "forward", inputs["x"].copy())
            calls.append(record)
        try:
            entries = max(1, min(int(number_epochs), 1000))
        except (TypeError, ValueError):
            entries = 1
        return [(0.5 / (1 + i), 0.5) for i in range(entries)]

    namespace.update(inputs["globals"], train=train)
    result, net = call(namespace[name])
    returned: Record = {"kind": "net"} if hasattr(net, "forward") else result
    prediction: Record = {"kind": "missing"}
    if returned["kind"] == "net":
        prediction, _ = call_method(net, "forward", inputs["x"].copy())
    return {"made": {"kind": "ok"}, "result": result, "calls": calls, "returned": returned, "prediction": prediction}


def probe_4(namespace: Namespace, inputs: Record) -> Record:
    """train_single_layer, without the training."""
    return _build_and_train(namespace, inputs, "train_single_layer")


def probe_6e(namespace: Namespace, inputs: Record) -> Record:
    """train_softmax, without the training."""
    return _build_and_train(namespace, inputs, "train_softmax")


class _Training:
    """The `train` of task 5: the notebook's own steps, until the net has passed the bar or the time is over."""

    def __init__(self, namespace: Namespace, goal: float, cpu_seconds: float) -> None:
        self.goal = goal
        self.deadline = _cpu_seconds() + cpu_seconds
        self.calls = 0
        self.out_of_time = False
        self.before: list[np.ndarray] = []  # arrays of the nets as they came to train for the first time
        images, labels, _, _ = namespace["load_data"]()
        split = len(images) * 5 // 7
        self.training = images[:split], labels[:split]
        self.validation = images[split:], labels[split:]

    def train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        self.calls += 1
        if len(self.before) < 2_000:
            self.before += [array.copy() for array in find_arrays(net).values() if array.size >= 20]
        history = []
        for _ in range(max(1, int(number_epochs))):
            cost = self._epoch(net, cost_function, int(batch_size), learning_rate)
            history.append((cost, self._accuracy(net, int(batch_size))))
            if history[-1][1] >= self.goal or self.out_of_time:
                break
        return history

    def _epoch(self, net: Any, cost_function: Any, batch_size: int, learning_rate: float) -> float:
        images, labels = self.training
        costs, elements = 0.0, 0
        for i in range(0, len(images), batch_size):
            net.zero_gradients()
            prediction = net.forward(images[i : i + batch_size])
            cost = cost_function.estimate(labels[i : i + batch_size], prediction)
            net.backward(cost_function.gradient(cost))
            net.update_parameters(learning_rate)
            costs += float(np.sum(cost))
            elements += np.size(cost)
            if _cpu_seconds() > self.deadline:
                self.out_of_time = True
                break
        return costs / elements

    def _accuracy(self, net: Any, batch_size: int) -> float:
        images, labels = self.validation
        hits = 0
        for i in range(0, len(images), batch_size):
            prediction = net.forward(images[i : i + batch_size])
            hits += np.count_nonzero(np.argmax(prediction, axis=1) == np.argmax(labels[i : i + batch_size], axis=1))
        return hits / len(images)


def probe_5(namespace: Namespace, inputs: Record) -> Record:
    """train_improved with a `train` that stops early; then the returned net's predictions on the grader's digits."""
    if "train_improved" not in namespace:
        return {"made": {"kind": "missing"}}
    training = _Training(namespace, inputs["goal"], inputs["cpu_seconds"])
    namespace.update(inputs["globals"], train=training.train)
    result, net = call(namespace["train_improved"])
    record: Record = {
        "made": {"kind": "ok"},
        "result": result,
        "calls": training.calls,
        "out_of_time": training.out_of_time,
        "returned": {"kind": "net"} if hasattr(net, "forward") else result,
        "trained": 0,
        "prediction": {"kind": "missing"},
    }
    if record["returned"]["kind"] == "net":
        images = inputs["images"]
        batches = [call_method(net, "forward", images[i : i + 600].copy()) for i in range(0, len(images), 600)]
        failed = [batch for batch, _ in batches if batch["kind"] != "array"]
        record["prediction"] = (
            failed[0] if failed else observe(np.concatenate([batch["value"] for batch, _ in batches]))
        )
        record["layers"] = _describe(net)[:300]
        record["trained"], record["counting"] = _count_trained(net, images[:50], training.before)
    return record


def _count_trained(net: Any, x: np.ndarray, before: list[np.ndarray]) -> tuple[int, Record]:
    """How many arrays of weights matter for the prediction and are no longer as they came to `train`."""
    counting, weights = call(lambda: list(weights_that_matter(net, x).values()))
    if weights is None:
        return 0, counting
    trained = [w for w in weights if not any(w.shape == old.shape and np.array_equal(w, old) for old in before)]
    # A flat array holds several layers when it is larger than the single layer of task 4.
    return sum(2 if w.ndim == 1 and w.size > 10_000 else 1 for w in trained), {"kind": "ok"}

"""Inputs and judgements of tasks 4, 5 and 6e: what was built, passed to `train` and returned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from judge.compare import Expected, Finding, Record, made_problem, part
from judge.costs import CROSS_ENTROPY, MEAN_SQUARE_ERROR, VARIANTS, Formula, Variant
from judge.layers import softmax
from judge.master import validation_digits
from judge.rubric import BAR, EARLY_STOP, HYPERPARAMETERS, INPUT_SIZE, LABEL_SIZE
from judge.tolerance import tolerance


def _globals(task: str) -> dict[str, Any]:
    numbers = HYPERPARAMETERS[task]
    return {
        "input_size": INPUT_SIZE,
        "label_size": LABEL_SIZE,
        "batch_size": numbers.batch_size,
        "learning_rate": numbers.learning_rate,
        "number_epochs": numbers.number_epochs,
    }


def _draw(rng: np.random.Generator, task: str) -> Record:
    n = 6
    return {
        "globals": _globals(task),
        "input_size": INPUT_SIZE,
        "label_size": LABEL_SIZE,
        "x": rng.random((n, INPUT_SIZE)),
        "target": np.eye(LABEL_SIZE)[rng.integers(LABEL_SIZE, size=n)],
        "step": float(rng.uniform(0.01, 0.03)),
    }


def draw_4(rng: np.random.Generator) -> Record:
    """A small batch for one step of training."""
    return _draw(rng, "4")


def draw_6e(rng: np.random.Generator) -> Record:
    """A small batch for one step of training."""
    return _draw(rng, "6e")


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * z))


def _sigmoid_backward(y: np.ndarray, d: np.ndarray) -> np.ndarray:
    return d * y * (1 - y)


def _softmax_backward(s: np.ndarray, d: np.ndarray) -> np.ndarray:
    return s * (d - (s * d).sum(axis=1, keepdims=True))


def _judge_build(
    task: str,
    name: str,
    activation: Callable[[np.ndarray], np.ndarray],
    activation_backward: Callable[[np.ndarray, np.ndarray], np.ndarray],
    formula: Formula,
    inputs: Record,
    record: Record,
) -> list[Finding]:
    parts = ("network", "cost function", "hyperparameters", "returned net")
    problem = [made_problem(part_name, name, record) for part_name in parts]
    if problem[0]:
        return problem
    result, calls = record["result"], record["calls"]
    if result["kind"] == "raised":
        text = f"{name}: the blank is still open." if result.get("blank") else f"{name}() raised {result['error']}"
        mistake = "blank" if result.get("blank") else None
        raised = [Finding(part_name, False, text, mistake, result["traceback"]) for part_name in parts]
        if result.get("blank") or not calls:
            return raised
    if not calls:
        return [Finding(part_name, False, f"{name} did not call train.", "train-not-called") for part_name in parts]
    examined = [call for call in calls if "layers" in call]
    network = part(
        "network", [_network_problem(call, activation, activation_backward, formula, inputs) for call in examined]
    )
    cost = part("cost function", [_cost_problem(call, formula, inputs) for call in examined])
    numbers = part("hyperparameters", [_numbers_problem(task, calls)])
    returned = raised[3] if result["kind"] == "raised" else part("returned net", [_returned_problem(name, record)])
    return [network, cost, numbers, returned]


def _network_problem(
    call: Record, activation: Callable, activation_backward: Callable, formula: Formula, inputs: Record
) -> Finding | None:
    """The net has to compute activation(x wᵀ + b) with a w and a b of its own, and to learn by one step as it should."""
    name = "network"
    prediction = call["prediction"]
    text = f"The net that reached train is {call['layers']}"
    if prediction["kind"] == "raised":
        return Finding(name, False, f"{text}; its forward raised {prediction['error']}", None, prediction["traceback"])
    if prediction["kind"] != "array":
        return Finding(name, False, f"{text}; its forward gave no array.", "wrong-layers")
    x, y = inputs["x"], prediction["value"]
    for w in call["before"]["w"]:
        for b in call["before"]["b"]:
            z = x @ w.T.astype(np.float64) + b.reshape(1, -1)
            size = np.abs(x) @ np.abs(w.T) + np.abs(b).reshape(1, -1)
            if Expected(activation(z), tolerance(1 + size, INPUT_SIZE)).fits(y):
                return _step_problem(call, w, b, activation(z), activation_backward, formula, inputs)
    return Finding(
        name, False, f"{text}; its prediction is not that of the layers which the task asks for.", "wrong-layers"
    )


def _step_problem(
    call: Record, w: np.ndarray, b: np.ndarray, y: np.ndarray, backward: Callable, formula: Formula, inputs: Record
) -> Finding | None:
    """After one step of the net, w and b have to have moved against the gradient of one of the accepted costs."""
    x, step = inputs["x"], inputs["step"]
    if call["gradient"]["kind"] != "array" or call["gradient"]["value"].shape != y.shape:
        return None  # the cost function's part tells
    d = backward(y, call["gradient"]["value"].astype(np.float64))
    new_w = w - step * d.T @ x
    size = np.abs(w) + step * np.abs(d).T @ np.abs(x)
    if any(Expected(new_w, tolerance(size + 1, INPUT_SIZE)).fits(after) for after in call["after"]["w"]):
        return None
    return Finding(
        "network", False, f"One step of training moved the weights of {call['layers']} in another way than it should."
    )


def _cost_problem(call: Record, formula: Formula, inputs: Record) -> Finding | None:
    name = "cost function"
    prediction, cost, gradient = call["prediction"], call["cost"], call["gradient"]
    for record, what in ((cost, "estimate"), (gradient, "gradient")):
        if record["kind"] == "raised":
            return Finding(
                name, False, f"{what} of the cost function raised {record['error']}", None, record["traceback"]
            )
        if record["kind"] == "missing":
            return Finding(name, False, f"What reached train as cost_function has no {what}.", "wrong-cost")
    if prediction["kind"] != "array" or prediction["value"].shape != inputs["target"].shape:
        return Finding(
            name, False, "The cost function could not be tried, since the net's prediction has the wrong shape."
        )
    t, p = inputs["target"], prediction["value"].astype(np.float64)

    def fits(variant: Variant) -> bool:
        size = tolerance(variant.reduce(formula.size(t, p)) + 1, LABEL_SIZE)
        estimate = Expected(variant.reduce(formula.elements(t, p)), size)
        right = variant.factor(LABEL_SIZE) * formula.derivative(t, p)
        derivative = Expected(right, tolerance(np.abs(right) + 1, LABEL_SIZE))
        both = cost["kind"] == gradient["kind"] == "array"
        return both and estimate.fits(cost["value"]) and derivative.fits(gradient["value"])

    if any(fits(variant) for variant in VARIANTS):
        return None
    return Finding(name, False, f"The cost function that reached train is not a {formula.name}.", "wrong-cost")


def _numbers_problem(task: str, calls: list[Record]) -> Finding | None:
    """All calls have to use the task's batch size and learning rate; their epochs may add up to the task's number."""
    name, right = "hyperparameters", HYPERPARAMETERS[task]

    def number(record: Record) -> float | None:
        if record["kind"] == "array" and record["value"].size == 1:
            return float(record["value"].ravel()[0])
        return record["value"] if record["kind"] == "scalar" else None

    def is_near(value: float | None, wanted: float) -> bool:
        return value is not None and abs(value - wanted) <= 1e-9 * wanted

    for call in calls:
        for key, mistake in (("batch_size", "wrong-batch-size"), ("learning_rate", "wrong-learning-rate")):
            value = number(call[key])
            if not is_near(value, getattr(right, key)):
                return Finding(
                    name, False, f"train got {key} = {value}; the task asks for {getattr(right, key)}.", mistake
                )
    epochs = [number(call["number_epochs"]) for call in calls]
    if any(value is None or value < 0 for value in epochs) or not is_near(sum(epochs), right.number_epochs):
        text = " + ".join(str(value) for value in epochs[:5])
        return Finding(
            name,
            False,
            f"train got number_epochs = {text}; the task asks for {right.number_epochs}.",
            "wrong-number-of-epochs",
        )
    return None


def _returned_problem(name: str, record: Record) -> Finding | None:
    part_name, returned = "returned net", record["returned"]
    if returned["kind"] != "net":
        what = {"none": "None", "array": "an array", "scalar": "a number"}.get(
            returned["kind"], returned.get("type", "no net")
        )
        return Finding(part_name, False, f"{name} returned {what}; the trained net was expected.", "net-not-returned")
    prediction, trained = record["prediction"], record["calls"][-1]["prediction_after"]
    if prediction["kind"] != "array" or trained["kind"] != "array":
        return Finding(part_name, False, f"The forward of the net that {name} returned gave no array.")
    value = trained["value"].astype(np.float64)
    if not Expected(value, tolerance(np.abs(value) + 1, LABEL_SIZE)).fits(prediction["value"]):
        text = f"The net that {name} returned does not predict what the net that was trained last predicts."
        return Finding(part_name, False, text, "untrained-net-returned")
    return None


def judge_4(inputs: Record, record: Record) -> list[Finding]:
    """train_single_layer."""
    return _judge_build("4", "train_single_layer", _sigmoid, _sigmoid_backward, MEAN_SQUARE_ERROR, inputs, record)


def judge_6e(inputs: Record, record: Record) -> list[Finding]:
    """train_softmax."""
    return _judge_build("6e", "train_softmax", softmax, _softmax_backward, CROSS_ENTROPY, inputs, record)


NOISE = 0.02  # of a pixel's range; a net's accuracy stays what it is, but no digit equals a known one


def altered_digits(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The validation digits, each pixel altered slightly, in an order of the grader's own: images (n, 784), labels (n, 10)."""
    images, labels = validation_digits()
    order = rng.permutation(len(images))
    noise = rng.normal(scale=NOISE, size=images.shape).astype(np.float32)
    return np.clip(images[order] + noise, 0, 1), labels[order]


def draw_5(rng: np.random.Generator) -> Record:
    """The altered validation digits; their labels stay with the judge, under a key that is not sent."""
    images, labels = altered_digits(rng)
    return {
        "globals": _globals("4"),
        "goal": EARLY_STOP,
        "images": images,
        "secret": {"classes": labels.argmax(axis=1)},
    }


def judge_5(inputs: Record, record: Record) -> list[Finding]:
    """train_improved: two arrays of trained weights at least, and an accuracy above the bar."""
    name, parts = "train_improved", ("trained layers", "accuracy")
    problem = [made_problem(part_name, name, record) for part_name in parts]
    if problem[0]:
        return problem
    result = record["result"]
    if result["kind"] == "raised":
        text = f"{name}: the blank is still open." if result.get("blank") else f"{name}() raised {result['error']}"
        mistake = "blank" if result.get("blank") else None
        return [Finding(part_name, False, text, mistake, result["traceback"]) for part_name in parts]
    if record["returned"]["kind"] != "net":
        found = _returned_problem(name, {**record, "calls": []})
        return [Finding(part_name, False, found.observation, found.mistake) for part_name in parts]
    if record["calls"] == 0:
        return [Finding(part_name, False, f"{name} did not call train.", "train-not-called") for part_name in parts]
    layers = None
    if record["trained"] < 2:
        text = f"The returned net, {record.get('layers', '')}, has {record['trained']} array(s) of trained weights; at least 2 were expected."
        mistake = "single-layer" if record["trained"] == 1 else "untrained-net-returned"
        layers = Finding("trained layers", False, text, mistake)
    return [part("trained layers", [layers]), part("accuracy", [_accuracy_problem(inputs, record)])]


def _accuracy_problem(inputs: Record, record: Record) -> Finding | None:
    name, prediction, classes = "accuracy", record["prediction"], inputs["secret"]["classes"]
    if prediction["kind"] == "raised":
        return Finding(
            name, False, f"The returned net's forward raised {prediction['error']}", None, prediction["traceback"]
        )
    if prediction["kind"] != "array" or prediction["value"].shape != (len(classes), LABEL_SIZE):
        return Finding(
            name,
            False,
            f"The returned net's predictions do not have the shape ({len(classes)}, {LABEL_SIZE}).",
            "wrong-layers",
        )
    if not np.isfinite(prediction["value"]).all():
        return Finding(name, False, "The returned net's predictions hold inf or NaN.", "not-finite")
    accuracy = float(np.mean(prediction["value"].argmax(axis=1) == classes))
    if accuracy >= BAR:
        return None
    text = f"The returned net reaches an accuracy of {accuracy:.2f} on the validation digits; more than {BAR - 0.005:.2f} was expected."
    return Finding(name, False, text, "out-of-time" if record["out_of_time"] else "below-the-bar")

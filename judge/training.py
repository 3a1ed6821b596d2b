"""Inputs and judgements of tasks 4, 5 and 6e: what was built, passed to `train` and returned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from course.engine.forms import FORMS, Form
from course.engine.tolerance import FLOAT32_EPS, tolerance
from course.kinds.cost import Formula
from course.pieces.cross_entropy.expected import FORMULA as CROSS_ENTROPY
from course.pieces.mean_square_error.expected import FORMULA as MEAN_SQUARE_ERROR
from course.pieces.softmax.expected import softmax
from judge.compare import Expected, Finding, Record, made_problem, part, shape_text
from judge.master import validation_digits
from judge.rubric import BAR, EARLY_STOP, HYPERPARAMETERS, INPUT_SIZE, LABEL_SIZE, TASKS
from probes.training import MAX_CALLS, points


def _globals(task: str) -> dict[str, Any]:
    numbers = HYPERPARAMETERS[task]
    return {
        "input_size": INPUT_SIZE,
        "label_size": LABEL_SIZE,
        "batch_size": numbers.batch_size,
        "learning_rate": numbers.learning_rate,
        "number_epochs": numbers.number_epochs,
    }


SINGLE_PIXELS = 64  # whose weights are looked at one by one; the others a few at once


def _draw(rng: np.random.Generator, task: str) -> Record:
    n = 6

    def step() -> Record:
        return {
            "x": rng.random((n, INPUT_SIZE)),
            "d_out": rng.normal(size=(n, LABEL_SIZE)),
            "learning_rate": float(rng.uniform(0.01, 0.03)),
        }

    prediction = rng.uniform(0.1, 1, size=(n, LABEL_SIZE))
    return {
        "globals": _globals(task),
        "input_size": INPUT_SIZE,
        "pixels": rng.choice(INPUT_SIZE, SINGLE_PIXELS, replace=False),
        "mixtures": rng.random((n, SINGLE_PIXELS)),
        "x": rng.random((n, INPUT_SIZE)),
        "steps": [step(), step()],  # the second one shows momentum and gradients that are not zeroed
        "target": np.eye(LABEL_SIZE)[rng.integers(LABEL_SIZE, size=n)],
        "prediction": prediction / prediction.sum(axis=1, keepdims=True),
    }


def draw_4(rng: np.random.Generator) -> Record:
    """Small batches for two steps of training, and a target and a prediction for the cost function."""
    return _draw(rng, "4")


def draw_6e(rng: np.random.Generator) -> Record:
    """Small batches for two steps of training, and a target and a prediction for the cost function."""
    return _draw(rng, "6e")


@dataclass(frozen=True)
class Activation:
    """The layer behind the linear one: its function, its backward pass (of its output), and what undoes it."""

    forward: Callable[[np.ndarray], np.ndarray]
    backward: Callable[[np.ndarray, np.ndarray], np.ndarray]
    inverse: Callable[[np.ndarray], np.ndarray]
    inverse_slope: Callable[[np.ndarray], np.ndarray]
    centred: bool  # whether it only tells its inputs up to a number for each row


def _logit(y: np.ndarray) -> np.ndarray:
    return np.log(y) - np.log1p(-y)


def _centre(z: np.ndarray) -> np.ndarray:
    return z - z.mean(axis=1, keepdims=True)


SIGMOID = Activation(
    forward=lambda z: 0.5 * (1 + np.tanh(0.5 * z)),
    backward=lambda y, d: d * y * (1 - y),
    inverse=_logit,
    inverse_slope=lambda y: 1 / (y * (1 - y)),
    centred=False,
)
SOFTMAX = Activation(
    forward=softmax,
    backward=lambda y, d: y * (d - (y * d).sum(axis=1, keepdims=True)),
    inverse=lambda y: _centre(np.log(y)),
    inverse_slope=lambda y: 1 / y,
    centred=True,
)


def _judge_build(
    task: str, name: str, activation: Activation, formula: Formula, inputs: Record, record: Record
) -> list[Finding]:
    parts = tuple(TASKS[task].parts)
    problem = [made_problem(part_name, name, record) for part_name in parts]
    if problem[0]:
        return problem
    if len(record["calls"]) > MAX_CALLS:
        raise ValueError("no probe writes down so many calls")
    result, calls = record["result"], record["calls"]
    raised = [_raised(part_name, name, result) for part_name in parts]
    if not calls and raised[0]:
        return raised
    if not calls:
        return [Finding(part_name, False, f"{name} did not call train.", "train-not-called") for part_name in parts]
    chain = _calls_of_the_returned_net(record)
    nets, costs = (
        [_examined(record[f"{kind}s"], number) for number in dict.fromkeys(call[kind] for call in chain)]
        for kind in ("net", "cost")
    )
    return [
        part("network", [_network_problem(net, activation, inputs) for net in nets]),
        part("cost function", [_cost_problem(cost, formula, inputs) for cost in costs]),
        part("hyperparameters", [_numbers_problem(task, chain)]),
        raised[3] or part("returned net", [_returned_problem(name, record, chain)]),
    ]


def _raised(part_name: str, name: str, result: Record) -> Finding | None:
    """What to say of a function that raised; it may have stumbled over another task's blank."""
    if result["kind"] != "raised":
        return None
    if result.get("blank"):
        return Finding(part_name, False, f"{name}: the blank is still open.", "blank", result["traceback"])
    return Finding(part_name, False, f"{name}() raised {result['error']}", None, result["traceback"])


def _examined(records: list[Record], number: int) -> Record | None:
    return records[number] if 0 <= number < len(records) else None


def _calls_of_the_returned_net(record: Record) -> list[Record]:
    """The calls of train, one after the other, that made the returned net; of the last trained one, if it is none of them.

    A call goes on where an earlier one ended if its net is the same, or a copy: one that predicts the same.
    """
    calls = record["calls"]
    ends = [i for i, call in enumerate(calls) if _same(call["after"], record["prediction"])]
    last = ends[-1] if ends else len(calls) - 1
    chain = [calls[last]]
    for call in reversed(calls[:last]):
        if call["net"] == chain[0]["net"] or _same(call["after"], chain[0]["before"]):
            chain.insert(0, call)
    return chain


def _same(one: Record, other: Record) -> bool:
    if one["kind"] != "array" or other["kind"] != "array" or one["value"].shape != other["value"].shape:
        return False
    value = one["value"].astype(np.float64)
    return Expected(value, tolerance(np.abs(value) + 1, LABEL_SIZE)).fits(other["value"])


def _network_problem(net: Record | None, activation: Activation, inputs: Record) -> Finding | None:
    """The net has to compute activation(x wᵀ + b) with a w and a b of its own, before and after two steps of training."""
    name = "network"
    images = points(inputs)
    if net is None:
        return Finding(name, False, "train was called with too many nets to look at all of them.")
    text = f"The net that reached train is {net['layers']}"
    shape = (sum(len(x) for x in images.values()), LABEL_SIZE)
    for prediction in net["predictions"]:
        if prediction["kind"] == "raised":
            error = prediction["error"]
            mistake = "wrong-layers" if error.startswith("ValueError") else None  # numpy's, for sizes that do not fit
            return Finding(name, False, f"{text}; its forward raised {error}", mistake, prediction["traceback"])
        if prediction["kind"] != "array":
            return Finding(name, False, f"{text}; its forward gave no array.", "wrong-layers")
        if prediction["value"].shape != shape:
            outputs = shape_text(prediction["value"].shape[1:])
            observation = f"{text}; its outputs for one image have the shape {outputs}, ({LABEL_SIZE},) was expected."
            return Finding(name, False, observation, "wrong-layers")
    for step in net["steps"]:
        if step["kind"] == "raised":
            return Finding(name, False, f"{text}; one step of training raised {step['error']}", None, step["traceback"])
    with np.errstate(all="ignore"):
        seen = [_outputs_of(prediction["value"], activation, images) for prediction in net["predictions"]]
        if not all(_is_layer(y, inputs["mixtures"]) for y in seen):
            text += "; its prediction is not that of the layers which the task asks for."
            return Finding(name, False, text, "wrong-layers")
        steps = enumerate(zip(pairwise(seen), inputs["steps"], strict=True))
        if not all(_is_step(*pair, activation, images, f"step {i}", step) for i, (pair, step) in steps):
            text += "; a step of training changes it in another way than the layers which the task asks for."
            return Finding(name, False, text, "wrong-layers")
    return None


@dataclass(frozen=True)
class _Outputs:
    """What a net predicts for some images: y, what lies before its activation: z, and how exactly y tells z. All are (n, 10)."""

    y: np.ndarray
    z: np.ndarray
    error: np.ndarray


def _outputs_of(
    prediction: np.ndarray, activation: Activation, images: dict[str, np.ndarray]
) -> dict[str, _Outputs] | None:
    """A net's outputs for each kind of images; None if some are not finite, or most tell nothing."""
    if not np.isfinite(prediction).all():
        return None
    outputs, start = {}, 0
    for kind, x in images.items():
        y = prediction[start : start + len(x)].astype(np.float64)
        start += len(x)
        # The net may compute in float32: z is rounded, all the more the more ink there is, and so is y.
        rounded = 1e-5 * (4 + x.sum(axis=1, keepdims=True))
        error = rounded + 16 * FLOAT32_EPS * activation.inverse_slope(y)
        if activation.centred:  # each z depends on all y of its row
            error = np.broadcast_to(error.max(axis=1, keepdims=True), y.shape)
        if kind in ("single", "few") and not np.median(error) < 1:
            return None  # outputs that are saturated for next to no ink tell nothing, and must not pass for that
        outputs[kind] = _Outputs(y, activation.inverse(y), error)
    return outputs


def _agree(z: np.ndarray, expected: np.ndarray, error: np.ndarray) -> bool:
    """Whether two values agree wherever the outputs tell them: saturated ones do not."""
    return bool(np.all((np.abs(z - expected) <= error) | ~np.isfinite(error)))


def _is_layer(outputs: dict[str, _Outputs] | None, mixtures: np.ndarray) -> bool:
    """Whether z follows from that for single pixels, and for a mean from that for two images, as behind one linear layer."""
    if outputs is None:
        return False
    none, single, mixed = outputs["none"], outputs["single"], outputs["mixtures"]
    w, w_error = single.z - none.z, single.error + none.error
    one, other = (slice(start, None, 2) for start in (0, 1))
    whole, means = outputs["whole"], outputs["means"]
    return _agree(mixed.z, mixtures @ w + none.z, mixed.error + mixtures @ w_error + none.error) and _agree(
        means.z,
        (whole.z[one] + whole.z[other]) / 2,
        means.error + (whole.error[one] + whole.error[other]) / 2,
    )


def _is_step(
    before: dict[str, _Outputs],
    after: dict[str, _Outputs],
    activation: Activation,
    images: dict[str, np.ndarray],
    trained_with: str,
    step: Record,
) -> bool:
    """Whether z moved everywhere as it does when w and b move against their gradients."""
    d = activation.backward(before[trained_with].y, step["d_out"])
    for kind, x in images.items():
        moved = -step["learning_rate"] * (x @ step["x"].T @ d + d.sum(axis=0, keepdims=True))
        old, new = before[kind], after[kind]
        if not _agree(new.z, old.z + moved, 2 * (old.error + new.error)):
            return False
    return True


def _cost_problem(cost: Record | None, formula: Formula, inputs: Record) -> Finding | None:
    name = "cost function"
    if cost is None:
        return Finding(name, False, "train was called with too many cost functions to look at all of them.")
    if cost["is_class"]:
        text = f"The class {cost['name']} itself reached train as cost_function, not an object of it: {cost['name']}()."
        return Finding(name, False, text, "wrong-cost")
    for what in ("estimate", "gradient"):
        seen = cost[what]
        if seen["kind"] == "raised":
            text = f"{what} of the cost function {cost['name']} raised {seen['error']}"
            return Finding(name, False, text, None, seen["traceback"])
        if seen["kind"] == "missing":
            return Finding(
                name, False, f"What reached train as cost_function, {cost['name']}, has no {what}.", "wrong-cost"
            )
    t, p = inputs["target"], inputs["prediction"]

    def fits(form: Form) -> bool:
        size = tolerance(form.cost(formula.size(t, p)) + 1, LABEL_SIZE)
        estimate = Expected(form.cost(formula.elements(t, p)), size)
        right = form.gradient_factor(LABEL_SIZE) * formula.derivative(t, p)
        derivative = Expected(right, tolerance(np.abs(right) + 1, LABEL_SIZE))
        both = cost["estimate"]["kind"] == cost["gradient"]["kind"] == "array"
        return both and estimate.fits(cost["estimate"]["value"]) and derivative.fits(cost["gradient"]["value"])

    if any(fits(form) for form in FORMS):
        return None
    text = f"The cost function that reached train, {cost['name']}, does not compute what {formula.name} does."
    return Finding(name, False, text, "wrong-cost")


def _numbers_problem(task: str, calls: list[Record]) -> Finding | None:
    """All calls have to use the task's batch size and learning rate; their epochs may add up to the task's number."""
    name, right = "hyperparameters", HYPERPARAMETERS[task]
    mistakes = {
        "batch_size": "wrong-batch-size",
        "learning_rate": "wrong-learning-rate",
        "number_epochs": "wrong-number-of-epochs",
    }

    def number(record: Record) -> float | None:
        seen = record["value"]
        if seen["kind"] == "array" and seen["value"].size == 1:
            return float(seen["value"].ravel()[0])
        return seen["value"] if seen["kind"] == "scalar" else None

    def is_near(value: float | None, wanted: float) -> bool:
        return value is not None and abs(value - wanted) <= 1e-6 * wanted

    for key, mistake in mistakes.items():
        wanted, seen = getattr(right, key), [call[key] for call in calls]
        if key == "number_epochs":
            values = [number(record) for record in seen]
            fit = None not in values and min(values) >= 0 and is_near(sum(values), wanted)
            text = " + ".join(record["text"] for record in seen[:5]) + (" + ..." if len(seen) > 5 else "")
            times = f" in {len(seen)} calls for the same net" if len(seen) > 1 else ""
            wrong = None if fit else f"train got number_epochs = {text}{times}; the task asks for {wanted}."
        else:
            others = [record["text"] for record in seen if not is_near(number(record), wanted)]
            wrong = f"train got {key} = {others[0]}; the task asks for {wanted}." if others else None
        if not wrong and key != "learning_rate":
            odd = [record["text"] for record in seen if not record["whole"]]
            wrong = f"train got {key} = {odd[0]}, which is no whole number (int) for Python." if odd else None
        if wrong:
            return Finding(name, False, wrong, mistake)
    return None


def _not_a_net(part_name: str, name: str, record: Record) -> Finding:
    kind = record["returned"]["kind"]
    what = {"none": "None", "array": "an array", "scalar": "a number"}
    found = what.get(kind, f"an object of type {record['returned_type']}")
    mistake = "returns-nothing" if kind == "none" else "net-not-returned"
    return Finding(part_name, False, f"{name} returned {found}; the trained net was expected.", mistake)


def _returned_problem(name: str, record: Record, chain: list[Record]) -> Finding | None:
    part_name, prediction = "returned net", record["prediction"]
    if record["returned"]["kind"] != "net":
        return _not_a_net(part_name, name, record)
    if _same(chain[-1]["after"], prediction):
        return None
    if chain[-1]["after"]["kind"] != "array":
        return Finding(part_name, False, "It could not be tried, since the forward of the trained net gave no array.")
    if prediction["kind"] == "raised":
        text = f"The forward of the net that {name} returned raised {prediction['error']}"
        return Finding(part_name, False, text, "untrained-net-returned", prediction["traceback"])
    if record["was_trained"]:
        text = f"{name} returned a net that went through train, but it predicts something else than after its training."
        return Finding(part_name, False, text, "net-changed-after-training")
    text = f"The net that {name} returned does not predict what the net that was trained last predicts."
    return Finding(part_name, False, text, "untrained-net-returned")


def judge_4(inputs: Record, record: Record) -> list[Finding]:
    """train_single_layer."""
    return _judge_build("4", "train_single_layer", SIGMOID, MEAN_SQUARE_ERROR, inputs, record)


def judge_6e(inputs: Record, record: Record) -> list[Finding]:
    """train_softmax."""
    return _judge_build("6e", "train_softmax", SOFTMAX, CROSS_ENTROPY, inputs, record)


NOISE = 0.03  # of a pixel's range; a net's accuracy stays what it is, but no digit equals a known one


def altered_digits(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The validation digits in an order of the grader's own: images (n, 784) of uint8, 255 for 1, and labels (n, 10).

    Each pixel with ink in it is altered slightly. The others stay 0: a net may divide by a pixel's standard deviation, which is
    next to nothing at the border of the image.
    """
    images, labels = validation_digits()
    where, levels = _ink()
    noise = np.float32(255 * NOISE) * rng.standard_normal(len(levels), dtype=np.float32)
    altered = np.zeros(images.shape, dtype=np.uint8)
    altered.ravel()[where] = np.rint(np.clip(levels + noise, 1, 255))  # ink stays ink
    order = rng.permutation(len(images))
    return altered[order], labels[order]


@cache
def _ink() -> tuple[np.ndarray, np.ndarray]:
    """Where there is ink in the validation digits, as flat indices, and how much, at most 255."""
    images, _ = validation_digits()
    where = np.flatnonzero(images)
    return where, 255 * images.ravel()[where]


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
    """train_improved: several layers of trained weights, trained by train, and an accuracy above the bar."""
    name, parts = "train_improved", tuple(TASKS["5"].parts)
    problem = [made_problem(part_name, name, record) for part_name in parts]
    if problem[0]:
        return problem

    def both(text: str, mistake: str | None = None, traceback: str = "") -> list[Finding]:
        return [Finding(part_name, False, text, mistake, traceback) for part_name in parts]

    if record["stopped"] or record["prediction"]["kind"] == "stopped":
        text = f"{name} went on for long after its time was over, and was stopped."
        return both(text, "out-of-time" if record["out_of_time"] else None)
    raised = [_raised(part_name, name, record["result"]) for part_name in parts]
    if raised[0]:
        return raised
    if record["calls"] == 0:
        return both(f"{name} did not call train.", "train-not-called")
    if record["epochs"] == 0:
        return both("train was called with number_epochs = 0: no net was trained.", "wrong-number-of-epochs")
    if record["returned"]["kind"] != "net":
        return [_not_a_net(part_name, name, record) for part_name in parts]
    classes = inputs["secret"]["classes"]
    problem = _prediction_problem(record["prediction"], len(classes))
    if problem:
        return [replace(problem, part=part_name) for part_name in parts]
    prediction, untrained = record["prediction"]["value"], record["untrained"]
    reached = _accuracy(prediction, classes)
    if _prediction_problem(untrained, len(classes)) is None:
        without = _accuracy(untrained["value"], classes)
        mistake = None if record["was_trained"] else "untrained-net-returned"
        if without >= BAR:
            text = (
                f"The returned net is as good ({without:.3f}) when train changes nothing: it was not trained by train."
            )
            return both(text, mistake)
        if reached < BAR and np.array_equal(prediction, untrained["value"]):
            return both(
                "The returned net predicts the same when train changes nothing: it is an untrained one.", mistake
            )
    if record["left_with"] >= BAR and reached < BAR - 0.1:
        text = f"train left the returned net with an accuracy of {record['left_with']:.3f}; now it is {reached:.3f}."
        return both(text, "net-changed-after-training")
    if reached < BAR and np.ptp(prediction, axis=0).max() <= 1e-6 * np.abs(prediction).max():
        return both(f"The returned net predicts the same for every image (accuracy {reached:.3f}).", "below-the-bar")
    accuracy = None
    if reached < BAR:
        late = " when its time is over" if record["out_of_time"] else ""
        text = f"The returned net reaches an accuracy of {reached:.3f} on the validation digits{late}; at least {BAR:.3f} was expected."
        accuracy = Finding("accuracy", False, text, "out-of-time" if record["out_of_time"] else "below-the-bar")
    layers = _layers_problem(record)
    if layers and reached < 0.5 and record["shapes"] > 1:
        # The net has other layers; where training went wrong, they are saturated and no longer matter.
        layers = replace(layers, mistake=None)
    return [part("trained layers", [layers]), part("accuracy", [accuracy])]


def _layers_problem(record: Record) -> Finding | None:
    """Two layers at least whose weights were trained, one behind the other."""
    name, net = "trained layers", f"The returned net, {record['layers']},"
    if record["in_series"]:
        return None
    if record["trained"] == 0:
        text = f"{net} has no array of weights that training has changed and that its prediction depends on."
        return Finding(name, False, text, "untrained-net-returned" if not record["was_trained"] else None)
    if record["trained"] == 1:
        fixed = record["weights"] - 1
        others = f"; {fixed} more array(s) of weights stayed as they were" if fixed > 0 else ""
        return Finding(name, False, f"{net} has trained weights in one layer only{others}.", "single-layer")
    text = f"{net} has trained weights in one layer only: its {record['trained']} arrays of weights lie side by side."
    return Finding(name, False, text, "single-layer")


def _accuracy(prediction: np.ndarray, classes: np.ndarray) -> float:
    return float(np.mean(prediction.argmax(axis=1) == classes))


def _prediction_problem(prediction: Record, n: int) -> Finding | None:
    name = "accuracy"
    if prediction["kind"] == "raised":
        text = f"The returned net's forward raised {prediction['error']}"
        return Finding(name, False, text, None, prediction["traceback"])
    if prediction["kind"] != "array" or prediction["value"].shape != (n, LABEL_SIZE):
        seen = shape_text(prediction["value"].shape) if prediction["kind"] == "array" else "no array"
        text = f"The returned net's prediction for {n} images is {seen}; the shape ({n}, {LABEL_SIZE}) was expected."
        return Finding(name, False, text, "wrong-layers")
    if np.isnan(prediction["value"]).any():
        return Finding(name, False, "The returned net's predictions hold NaN.", "not-finite")
    return None

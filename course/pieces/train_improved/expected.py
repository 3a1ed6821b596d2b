"""What is right for train_improved: task 5."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from course.drivers.explanation import explanation
from course.drivers.trained_findings import layers_finding, prediction_finding
from course.drivers.training import given_numbers
from course.drivers.training_findings import made_problem, not_a_net, part, raised_finding
from course.engine import words_only
from course.engine.finding import Finding
from course.engine.record import Record
from course.pieces.train_improved.task import BAR, PIECE
from course.pieces.train_single_layer.task import PIECE as SINGLE_LAYER
from judge.master import validation_digits
from judge.rubric import EARLY_STOP

OF_TIME = ("still-falling", "too-few-steps", "hardly-moved", "cost-stays")  # what more time may mend
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


def draw(rng: np.random.Generator) -> Record:
    """The altered validation digits; their labels stay with the judge, under a key that is not sent."""
    images, labels = altered_digits(rng)
    return {
        "globals": given_numbers(SINGLE_LAYER.hyperparameters),
        "goal": EARLY_STOP,
        "images": images,
        "secret": {"classes": labels.argmax(axis=1)},
    }


def judge(inputs: Record, record: Record) -> list[Finding]:
    """train_improved: several layers of trained weights, trained by train, and an accuracy above the bar."""
    name, parts = PIECE.name, tuple(PIECE.tasks[0].parts)
    problem = [made_problem(part_name, name, record) for part_name in parts]
    if problem[0]:
        return problem

    def both(text: str, mistake: str | None = None, traceback: str = "") -> list[Finding]:
        return [Finding(part_name, False, text, mistake, traceback) for part_name in parts]

    if record["stopped"] or record["prediction"]["kind"] == "stopped":
        text = f"{name} went on for long after its time was over, and was stopped."
        return both(text, "out-of-time" if record["out_of_time"] else None)
    raised = [raised_finding(part_name, PIECE, record["result"]) for part_name in parts]
    if raised[0]:
        return raised
    if record["calls"] == 0:
        return both(f"{name} did not call train.", "train-not-called")
    if record["epochs"] == 0:
        return both("train was called with number_epochs = 0: no net was trained.", "wrong-number-of-epochs")
    if record["returned"]["kind"] != "net":
        return [not_a_net(part_name, name, record) for part_name in parts]
    classes = inputs["secret"]["classes"]
    problem = prediction_finding(record["prediction"], len(classes))
    if problem and problem.mistake == "not-finite":
        why = _reason(record, same_for_all=True)
        if why:
            return both(f"{problem.observation} {why[0]}", why[1])
    if problem:
        return [replace(problem, part=part_name) for part_name in parts]
    prediction, untrained = record["prediction"]["value"], record["untrained"]
    reached = _accuracy(prediction, classes)
    if prediction_finding(untrained, len(classes)) is None:
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
    accuracy = None
    if reached < BAR:
        same = bool(np.ptp(prediction, axis=0).max() <= 1e-6 * np.abs(prediction).max())
        accuracy = _accuracy_finding(reached, same, record)
        if same:
            return [replace(accuracy, part=part_name) for part_name in parts]
    layers = layers_finding(record)
    if layers and reached < 0.5 and record["shapes"] > 1:
        # The net has other layers; where training went wrong, they are saturated and no longer matter.
        hides = accuracy.mistake not in ("below-the-bar", "out-of-time", "no-activation-between")
        text = "Whether train has trained two layers, one behind the other, could not be told: what shows of the accuracy hides it."
        layers = replace(layers, mistake=None, observation=text if hides else layers.observation)
    if layers and accuracy and accuracy.mistake == "no-activation-between":
        layers = replace(layers, mistake=accuracy.mistake)
    if layers and layers.mistake and accuracy:  # what follows from it has no other name
        accuracy = replace(accuracy, mistake=layers.mistake)
    return [part("trained layers", [layers]), part("accuracy", [accuracy])]


def _accuracy_finding(reached: float, same: bool, record: Record) -> Finding:
    """What to say of a net that has not learned enough: why, where it shows."""
    late = " when its time is over" if record["out_of_time"] else ""
    text = f"The returned net reaches an accuracy of {reached:.3f} on the validation digits{late}; at least {BAR:.3f} was expected."
    rebuilt, prediction = record.get("rebuilt", {}).get("value"), record["prediction"]["value"]
    if rebuilt is not None and np.array_equal(prediction, rebuilt):
        text = f"{text} It is an untrained one: it predicts the same when train changes nothing."
        return Finding("accuracy", False, text, "untrained-net-returned")
    if record["was_trained"] and record["left_with"] < BAR <= record["best"]:
        text = f"{text} Another net, which train left with an accuracy of {record['best']:.3f}, was not returned."
        return Finding("accuracy", False, text, "best-net-not-returned")
    if same:
        text = f"The returned net predicts the same for every image (accuracy {reached:.3f})."
    why = _reason(record, same)
    unsaid = OF_TIME if record["out_of_time"] else ("still-falling",) if reached < 0.5 else ()
    if why and why[1] not in unsaid:
        return Finding("accuracy", False, f"{text} {why[0]}", why[1])
    return Finding("accuracy", False, text, "out-of-time" if record["out_of_time"] else "below-the-bar")


def _reason(record: Record, same_for_all: bool) -> tuple[str, str] | None:
    if "why" not in record:
        return None
    return words_only.told(lambda: explanation(record["why"], same_for_all), lambda: None)


def _accuracy(prediction: np.ndarray, classes: np.ndarray) -> float:
    return float(np.mean(prediction.argmax(axis=1) == classes))

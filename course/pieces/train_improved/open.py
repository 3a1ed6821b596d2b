"""The visible check of train_improved (5): what a step or two on made-up digits show. How well a net learns, they don't.

`train` makes one epoch of the notebook's own steps on a few images in each of its calls.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from course.drivers.early_stop import Training
from course.drivers.explanation import FEW_STEPS, explanation, faded, plural
from course.drivers.in_kernel import made_up_digits, put_back, stand_ins
from course.drivers.learning import layers_of, reasons
from course.drivers.trained import trained_layers
from course.drivers.trained_findings import layers_finding, prediction_finding
from course.drivers.training import (
    Namespace,
    Train,
    description,
    given_numbers,
    is_net,
    run,
    stop_after,
)
from course.drivers.training_findings import not_a_net, part, raised_finding
from course.drivers.weights import find_weights
from course.engine.clock import process_seconds
from course.engine.finding import Finding
from course.engine.record import Record, call_method
from course.pieces.train_improved.task import PIECE
from course.pieces.train_single_layer.task import PIECE as SINGLE_LAYER

PART = PIECE.tasks[0].scheme[0].name
REMARKED = ("wrong-derivative", "no-activation-between")
TOLD_BY_A_STEP = ("cost-not-finite", "dead-units", "equal-units", "saturated")
FEW_EPOCHS = 6  # in which no net learns enough
TRAINING_IMAGES = 12_500  # of the notebook's digits
SECONDS = 0.4  # after which a function that calls train again and again, until some time is over, is stopped
LONGEST = 2.0  # after which one that trains by hand is


class _Steps(Training):
    """A `train` that makes one epoch in each call, and ends the function when its time is over."""

    def __init__(self, images: np.ndarray, labels: np.ndarray, layer: type | None) -> None:
        super().__init__(images, labels, goal=0.0, cpu_seconds=SECONDS, layer=layer)
        self.end = process_seconds() + SECONDS
        self.asked: list[
            tuple[int, int, float]
        ] = []  # of each call for the latest net: epochs, batch size, learning rate
        self.ended = False  # whether the function was stopped
        self.layers: list[Any] = []  # of the nets that came to train

    def train(
        self, net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float
    ) -> list[tuple]:
        if not any(net is other for other in self.nets):
            self.asked = []
        self.layers += [layer for layer in layers_of(net) if not any(layer is other for other in self.layers)]
        self.asked.append((number_epochs, batch_size, float(learning_rate)))
        self.ended = self.calls > 2 and process_seconds() > self.end
        if self.ended:
            stop_after(self.end)
        history = super().train(net, cost_function, number_epochs, batch_size, learning_rate)
        # As if the net became better and better: a function that stops when it is good enough stops early.
        self.histories[-1] = [(cost / self.calls, 1 - 0.5 / self.calls) for cost, _ in history]
        return self.histories[-1]


def findings(namespace: Namespace) -> list[Finding]:
    """Whether a net comes back that predicts digits, and whether train has trained several layers of it."""
    with put_back(namespace):
        images, labels = made_up_digits()
        end = process_seconds() + LONGEST
        namespace.update(given_numbers(SINGLE_LAYER.hyperparameters) | stand_ins(namespace, end))
        problem = _problem(namespace, images, _Steps(images, labels, namespace.get("Layer")))
        return [part(PART, [replace(problem, part=PART) if problem else None])]


def _problem(namespace: Namespace, images: np.ndarray, steps: _Steps) -> Finding | None:
    result, net = _run(namespace, steps.train)
    if not steps.calls:
        return raised_finding(PART, PIECE, result) or Finding(PART, False, "train was not called.", "train-not-called")
    if steps.ended:
        net = steps.nets[-1]
    elif result["kind"] == "raised":
        return raised_finding(PART, PIECE, result)
    if not is_net(net):
        return not_a_net(PART, PIECE.name, {"returned": result, "returned_type": type(net).__name__})
    prediction, _ = call_method(net, "forward", images.copy())
    problem = prediction_finding(prediction, len(images))
    if problem:
        return problem
    was_trained = any(net is other for other in steps.nets)
    if not was_trained and _is_the_same_untrained(namespace, images, prediction, steps):
        text = "The returned net predicts the same when train changes nothing: it is an untrained one."
        return Finding(PART, False, text, "untrained-net-returned")
    # One step on a few images moves the weights by next to nothing, yet it moves them.
    record = trained_layers(net, images, steps, least_change=0.0, seconds=SECONDS)
    if record["in_series"] or record["trained"] > 1:  # a busy machine may have had no time to find the order
        return (_remark_on_new_layers(net, steps) if was_trained else None) or _remark(namespace, net, steps)
    found = layers_finding(record | {"layers": description(net), "was_trained": was_trained})
    return _explained(found, net, steps) if found and was_trained else found


def _remark(namespace: Namespace, net: Any, steps: _Steps) -> Finding | None:
    """What keeps most nets from learning, though some do: it is said beside the pass."""
    images, labels = steps.training
    why = explanation(reasons(net, steps.cost_function, [], lambda net: None, images, labels), True)
    if why is None or why[1] not in REMARKED:
        return _remark_on_numbers(namespace, net, steps)
    return Finding(PART, True, f"But look at this: {why[0][0].lower()}{why[0][1:]}", why[1])


def _remark_on_new_layers(net: Any, steps: _Steps) -> Finding | None:
    """Layers with weights that came into a trained net after its training."""
    for layer in layers_of(net):
        if not any(layer is other for other in steps.layers) and find_weights(layer):
            text = f"But look at this: {description(layer)} was not yet in the returned net when train ran: it is not trained."
            return Finding(PART, True, text, "net-changed-after-training")
    return None


def _remark_on_numbers(namespace: Namespace, net: Any, steps: _Steps) -> Finding | None:
    """Hyperparameters with which no net learns enough."""
    asked = steps.asked if steps.nets and net is steps.nets[-1] and not steps.ended else []
    if not asked or any(epochs < 1 for epochs, _, _ in asked):
        return None

    def remark(text: str, mistake: str) -> Finding:
        return Finding(PART, True, f"But look at this: {text}", mistake)

    all_epochs = sum(epochs for epochs, _, _ in asked)
    all_steps = sum(epochs * -(-TRAINING_IMAGES // size) for epochs, size, _ in asked)
    if all_steps <= FEW_STEPS:
        text = f"train makes {plural(all_epochs, 'epoch', 'epochs')} in all, and no more than {plural(all_steps, 'batch', 'batches')}. Each batch is one step, and these are far too few."
        return remark(text, "too-few-steps")
    rates = [rate for epochs, _, rate in asked for _ in range(min(epochs, FEW_EPOCHS))]
    early = faded(rates[:FEW_EPOCHS])
    if early is not None:
        text = f"after {plural(early, 'epoch', 'epochs')} the learning rate has fallen from {rates[0]:.3g} to {rates[early]:.3g}."
        return remark(text, "rate-fades")
    usual = SINGLE_LAYER.hyperparameters
    way = sum(epochs * rate / size for epochs, size, rate in asked)
    is_plain = all(type(layer) in (namespace.get("Linear"), namespace.get("Sigmoid")) for layer in layers_of(net))
    if is_plain and way <= 1.5 * usual.number_epochs * usual.learning_rate / usual.batch_size:
        text = f"with the learning rate {rates[-1]:.3g}, {plural(all_epochs, 'epoch', 'epochs')} and batches of {asked[-1][1]}, hidden layers learn far too slowly."
        return remark(text, "hardly-moved")
    return None


def _explained(found: Finding, net: Any, steps: _Steps) -> Finding:
    """What the net does, if it tells more than that its weights stayed as they were."""
    images, labels = steps.training
    why = explanation(reasons(net, steps.cost_function, steps.costs, steps.how_far, images, labels, steps.runs), True)
    if why is None or why[1] not in TOLD_BY_A_STEP or (found.mistake and why[1] != "equal-units"):
        return found  # a net of one layer is that first of all
    return replace(found, observation=f"After a step of training: {why[0]}", mistake=why[1])


def _run(namespace: Namespace, train: Train) -> tuple[Record, Any]:
    np.random.seed(5)
    return run(namespace, PIECE.name, train)


def _is_the_same_untrained(namespace: Namespace, images: np.ndarray, prediction: Record, steps: _Steps) -> bool:
    """Whether the same net comes back where train changes nothing, though another one would have learned from it.

    It says what it said, so that the function decides as before.
    """
    nets = []
    end = process_seconds() + SECONDS

    def train(net: Any, cost_function: Any, number_epochs: int, batch_size: int, learning_rate: float) -> list[tuple]:
        stop_after(end)
        nets.append(net)
        return steps.histories[len(nets) - 1] if len(nets) <= len(steps.histories) else [(0.01, 1.0)]

    _, net = _run(namespace, train)
    if not nets or not is_net(net):
        return False
    untrained, before, after = (
        call_method(other, "forward", images.copy())[0] for other in (net, nets[-1], steps.nets[-1])
    )
    return _equal(untrained, prediction) and not _equal(before, after)


def _equal(one: Record, other: Record) -> bool:
    return one["kind"] == other["kind"] == "array" and np.array_equal(one["value"], other["value"])

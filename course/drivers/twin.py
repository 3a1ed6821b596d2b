"""The visible check of a training that has a net and a cost of its own: both stand beside some of the student's own classes.

No formula is needed. What w and b are is read off the net; a twin of the student's own `Linear`, with these, has to move as the
net does in two steps. These classes have checks of their own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course.drivers import readout, training_findings
from course.drivers.builds import Builds, build
from course.drivers.examination import draw
from course.drivers.in_kernel import put_back, stand_ins
from course.drivers.readout import Readout, Undo
from course.drivers.training import INPUT_SIZE, LABEL_SIZE, Namespace
from course.engine.clock import process_seconds
from course.engine.finding import Finding
from course.engine.record import Record
from course.engine.task import Piece
from course.engine.tolerance import tolerance

SECONDS = 2.0  # after which a function that trains again and again is stopped
# An accepted cost is that of the student's class times one of these: half of it, the sum or the mean over the outputs.
FACTORS = [half * over for half in (1.0, 0.5, 2.0) for over in (1.0, 1 / LABEL_SIZE, LABEL_SIZE)]


class OwnClassFails(Exception):
    """A class of the student's, with which the net or the cost is compared, does not work; the text says what it raised."""


def findings(piece: Piece, undo: Undo, activation: str, cost_name: str, namespace: Namespace) -> list[Finding]:
    """The findings of a training, one for each part; nothing is trained, and the notebook's names stay as they are.

    Parameters
    ----------
    piece : Piece
    undo : Undo
        Of the activation.
    activation, cost_name : str
        The names of the student's classes.
    namespace : dict
        The notebook's names.

    Raises
    ------
    OwnClassFails
        If nothing can be compared.
    """
    inputs = draw(np.random.default_rng(4), piece.hyperparameters, INPUT_SIZE)
    end = process_seconds() + SECONDS
    with put_back(namespace):
        namespace.update(stand_ins(namespace, end))
        record = build(namespace, inputs, piece.name, end)
        own = Builds(inputs, end, namespace.get("Layer"))
        return training_findings.judge(
            piece,
            activation,
            cost_name,
            inputs,
            record,
            lambda net: readout.net_problem(net, undo, inputs, _Twin(namespace, activation, undo, own)),
            lambda cost: _fits(cost, own.examine_cost(_make(namespace, cost_name))),
        )


class _Twin:
    """Moves as the student's own layers do, from the same w and b."""

    def __init__(self, namespace: Namespace, activation: str, undo: Undo, own: Builds) -> None:
        self.namespace, self.activation, self.undo, self.own = namespace, activation, undo, own
        self.seen: list[Readout] = []

    def __call__(
        self, before: Readout, images: dict[str, np.ndarray], step: Record, number: int
    ) -> dict[str, np.ndarray]:
        """How far z moves in a step."""
        if number == 0:
            net = _examined_net(self.own, self._make(before))
            self.seen = [readout.read(prediction["value"], self.undo, images) for prediction in net["predictions"]]
            if None in self.seen:
                raise OwnClassFails(f"{self.activation} gives inf or NaN.")
        return {kind: self.seen[number + 1][kind].z - self.seen[number][kind].z for kind in images}

    def _make(self, start: Readout) -> Any:
        linear = _make(self.namespace, "Linear", INPUT_SIZE, LABEL_SIZE)
        order = np.argsort(self.own.inputs["pixels"])  # the pixels were looked at in another order
        linear.w, linear.b = (start["single"].z - start["none"].z)[order].T.copy(), start["none"].z.copy()
        return _make(self.namespace, "Network", [linear, _make(self.namespace, self.activation)])


def _make(namespace: Namespace, name: str, *arguments: Any) -> Any:
    if name not in namespace:
        raise NameError(f"name '{name}' is not defined", name=name)
    return namespace[name](*arguments)


def _examined_net(own: Builds, net: Any) -> Record:
    record = own.examine_net(net)
    for seen in (*record["predictions"], *record["steps"]):
        if seen["kind"] in ("raised", "missing"):
            raise OwnClassFails(seen.get("error", "a method is missing"))
    if any(seen["kind"] != "array" for seen in record["predictions"]):
        raise OwnClassFails("forward gives no array")
    return record


def _fits(cost: Record, own: Record) -> bool:
    """Whether a cost is that of the student's own class times a number, and its gradient the derivative of just that."""
    both = [(cost, own), (cost["whole_batch"], own["whole_batch"])]
    for _, mine in both:
        for seen in (mine["estimate"], mine["gradient"]):
            if seen["kind"] in ("raised", "missing"):
                raise OwnClassFails(seen.get("error", "a method is missing"))
        if mine["estimate"]["kind"] != "array" or mine["gradient"]["kind"] != "array":
            raise OwnClassFails("estimate or gradient gives no array")
    return any(all(_fits_with(factor, *pair) for pair in both) for factor in FACTORS)


def _fits_with(factor: float, cost: Record, own: Record) -> bool:
    values = (record[key]["value"].astype(np.float64) for record in (cost, own) for key in ("estimate", "gradient"))
    estimate, gradient, own_estimate, own_gradient = values
    if len(estimate) != len(own_estimate) or gradient.shape != own_gradient.shape:
        return False
    rows, own_rows = (value.reshape(len(value), -1).sum(axis=1) for value in (estimate, own_estimate))
    return _close(rows, factor * own_rows) and _close(gradient, factor * own_gradient)


def _close(value: np.ndarray, expected: np.ndarray) -> bool:
    return bool(np.all(np.abs(value - expected) <= tolerance(np.abs(expected) + 1, LABEL_SIZE)))

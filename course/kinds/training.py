"""What is right for the trainings of one linear layer and an activation, given the formulas: tasks 4 and 6e."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course.drivers import readout, training_findings
from course.drivers.examination import copied
from course.drivers.readout import Readout, Undo
from course.drivers.training import LABEL_SIZE
from course.engine.compare import Expected
from course.engine.finding import Finding
from course.engine.forms import FORMS, Form
from course.engine.record import Record
from course.engine.task import Piece
from course.engine.tolerance import tolerance
from course.kinds.cost import Formula

SINGLE_PIXELS = 64  # whose weights are looked at one by one; the others a few at once

# The backward pass of an activation, by its output: y and the gradient by y, both (n, 10).
Backward = Callable[[np.ndarray, np.ndarray], np.ndarray]


def judge(
    piece: Piece,
    activation: str,
    undo: Undo,
    backward: Backward,
    formula: Formula,
    inputs: Record,
    record: Record,
) -> list[Finding]:
    """The findings of a training of one linear layer, an activation, of that name, and a cost."""

    def moves(before: Readout, images: dict[str, np.ndarray], step: Record, number: int) -> dict[str, np.ndarray]:
        """What w and b do when they move against their gradients."""
        d = backward(before[f"step {number}"].y, step["d_out"])
        return {
            kind: -step["learning_rate"] * (x @ step["x"].T @ d + d.sum(axis=0, keepdims=True))
            for kind, x in images.items()
        }

    return training_findings.judge(
        piece,
        activation,
        formula.name,
        inputs,
        record,
        lambda net: readout.net_problem(net, undo, inputs, moves),
        lambda cost: any(
            _fits(cost, formula, form, inputs)
            and _fits(cost["whole_batch"], formula, form, copied(inputs["whole_batch"]))
            for form in FORMS
        ),
    )


def _fits(cost: Record, formula: Formula, form: Form, inputs: Record) -> bool:
    """Whether an examined cost and its gradient are those of the formula, in one of the accepted forms."""
    t, p = inputs["target"], inputs["prediction"]
    size = tolerance(form.cost(formula.size(t, p)) + 1, LABEL_SIZE)
    estimate = Expected(form.cost(formula.elements(t, p)), size)
    right = form.gradient_factor(LABEL_SIZE) * formula.derivative(t, p)
    derivative = Expected(right, tolerance(np.abs(right) + 1, LABEL_SIZE))
    return estimate.fits(cost["estimate"]["value"]) and derivative.fits(cost["gradient"]["value"])

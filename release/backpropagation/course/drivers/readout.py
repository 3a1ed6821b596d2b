"""Reads what lies before a net's activation off its predictions, and whether that is one linear layer of the pixels.

So nobody has to know how a net stores its weights. What a prediction does not tell, since it is saturated, counts as right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from course.drivers.examination import points
from course.drivers.training_findings import OTHER_PREDICTION, OTHER_STEP
from course.engine.record import Record
from course.engine.tolerance import FLOAT32_EPS


@dataclass(frozen=True)
class Undo:
    """What undoes an activation: its inverse, and the slope of that, of a prediction (n, 10)."""

    inverse: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray], np.ndarray]
    centred: bool  # whether the activation tells its inputs only up to a number for each row


def _centre(z: np.ndarray) -> np.ndarray:
    return z - z.mean(axis=1, keepdims=True)


SIGMOID = Undo(lambda y: np.log(y) - np.log1p(-y), lambda y: 1 / (y * (1 - y)), centred=False)
SOFTMAX = Undo(lambda y: _centre(np.log(y)), lambda y: 1 / y, centred=True)


@dataclass(frozen=True)
class Outputs:
    """What a net predicts for some images: y, what lies before its activation: z, and how exactly y tells z. All are (n, 10)."""

    y: np.ndarray
    z: np.ndarray
    error: np.ndarray


Readout = dict[str, Outputs]  # by the kind of images, see `points`
# How far z moves everywhere in a step, given its outputs before it, the images, what it was trained with, and its number.
Moves = Callable[[Readout, dict[str, np.ndarray], Record, int], dict[str, np.ndarray]]


def net_problem(net: Record, undo: Undo, inputs: Record, moves: Moves) -> str | None:
    """What shows that an examined net is not the activation of one linear layer, trained as one; None if nothing does."""
    images = points(inputs)
    seen = [read(prediction["value"], undo, images) for prediction in net["predictions"]]
    if not all(_is_layer(outputs, inputs["mixtures"]) for outputs in seen):
        return OTHER_PREDICTION
    for i, ((before, after), step) in enumerate(zip(pairwise(seen), inputs["steps"], strict=True)):
        moved = moves(before, images, step, i)
        if not all(
            _agree(after[kind].z, before[kind].z + moved[kind], 2 * (before[kind].error + after[kind].error))
            for kind in images
        ):
            return OTHER_STEP
    return None


def read(prediction: np.ndarray, undo: Undo, images: dict[str, np.ndarray]) -> Readout | None:
    """A net's outputs for each kind of images; None if some are not finite, or most tell nothing."""
    if not np.isfinite(prediction).all():
        return None
    outputs, start = {}, 0
    for kind, x in images.items():
        y = prediction[start : start + len(x)].astype(np.float64)
        start += len(x)
        # The net may compute in float32: z is rounded, all the more the more ink there is, and so is y.
        rounded = 1e-5 * (4 + x.sum(axis=1, keepdims=True))
        error = rounded + 16 * FLOAT32_EPS * undo.slope(y)
        if undo.centred:  # each z depends on all y of its row
            error = np.broadcast_to(error.max(axis=1, keepdims=True), y.shape)
        if kind in ("single", "few") and len(x) and not np.median(error) < 1:
            return None  # outputs that are saturated for next to no ink tell nothing, and must not pass for that
        outputs[kind] = Outputs(y, undo.inverse(y), error)
    return outputs


def _agree(z: np.ndarray, expected: np.ndarray, error: np.ndarray) -> bool:
    """Whether two values agree wherever the outputs tell them: saturated ones do not."""
    return bool(np.all((np.abs(z - expected) <= error) | ~np.isfinite(error)))


def _is_layer(outputs: Readout | None, mixtures: np.ndarray) -> bool:
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

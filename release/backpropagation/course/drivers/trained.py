"""What training has changed in a net: which of its numbers, and whether they are those of layers in series."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.drivers.asked import Asked
from course.drivers.early_stop import Training
from course.drivers.learning import layers_of
from course.drivers.reach import walk
from course.drivers.series import SECONDS, has_layers_in_series
from course.drivers.training import description
from course.drivers.weights import Prediction, find_weights
from course.engine.record import Record, call

MAX_MEMBERS = 3  # of an ensemble that are looked at


def trained_layers(
    net: Any, x: np.ndarray, training: Training, least_change: float = 1e-5, seconds: float = SECONDS
) -> Record:
    """Whether a net has layers in series that were trained; if not, how many arrays of weights matter and were trained.

    Parameters
    ----------
    net : Layer
    x : ndarray (n, 784)
        Images for which the net predicts.
    training : Training
        What the net went through.
    least_change : float
        How far a number has to move to count as trained, in units of its array's largest.
    """
    asking, record = call(lambda: _trained_layers(net, x, training, least_change, seconds))
    return record if record is not None else {"trained": 0, "in_series": False, "weights": 0, "counting": asking}


def _trained_layers(net: Any, x: np.ndarray, training: Training, least_change: float, seconds: float) -> Record:
    units = 0
    for one in (net, *_members(net, training)):
        in_series, found = has_layers_in_series(
            Asked(one, x, training.batch_size),
            lambda numbers: changed(
                numbers.read().reshape(numbers.shape), training.originals.get(numbers.size, []), least_change
            ).ravel(),
            training.learning_rate,
            seconds,
        )
        units += found
        if in_series:
            return {"trained": 2, "in_series": True, "weights": 2}
    prediction = Prediction(net, x, training.batch_size)
    masks = [
        (array, changed(array, training.originals.get(array.size, []), least_change))
        for array in prediction.weights_that_matter()
    ]
    trained = [(array, mask) for array, mask in masks if mask.any()]
    return {
        "trained": len(trained),
        # Of nets in which no two numbers do the same, such as those of convolutions alone, the weights tell.
        "in_series": not units and prediction.has_layers_in_series(trained),
        "weights": len(masks),
        "left": _left_layer(net, [array for array, mask in masks if not mask.any()]),
    }


def _left_layer(net: Any, left: list[np.ndarray]) -> str:
    """The first layer of a net in which such an array stands, in a few words; nothing if none has it."""
    for layer in layers_of(net):
        if layer is not net and any(array is one for array in find_weights(layer) for one in left):
            return description(layer)
    return ""


def _members(net: Any, training: Training) -> list[Any]:
    """The nets in a net that is not one that train has seen, but an ensemble: those that train has seen, or copies."""
    if any(net is other for other in training.nets):
        return []
    kinds = {type(other) for other in training.nets}
    return [thing for _, thing in walk(net) if thing is not net and type(thing) in kinds][:MAX_MEMBERS]


def changed(array: np.ndarray, originals: list[np.ndarray], least: float = 1e-5) -> np.ndarray:
    """Which elements of an array differ from the original that it is most like, if one has its size; transposed ones too."""
    masks = [np.ones(array.shape, dtype=bool)]
    for original in originals:
        if original.size == array.size:
            near = least * np.abs(original).max()
            masks += [np.abs(array - form.reshape(array.shape)) > near for form in (original, original.T)]
    return min(masks, key=np.count_nonzero)

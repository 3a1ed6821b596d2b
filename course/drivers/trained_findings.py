"""What is said of a net that was trained: of its layers, and of its predictions apart from their accuracy."""

from __future__ import annotations

import numpy as np

from course.drivers.training import LABEL_SIZE
from course.engine.compare import shape_text
from course.engine.exceptions import raised
from course.engine.finding import Finding
from course.engine.record import Record


def layers_finding(record: Record) -> Finding | None:
    """Two layers at least whose weights were trained, one behind the other."""
    name, net = "trained layers", f"The returned net, {record['layers']},"
    if record["in_series"]:
        return None
    if record["trained"] == 0:
        text = f"{net} has no array of weights that training has changed and that its prediction depends on."
        return Finding(name, False, text, "untrained-net-returned" if not record["was_trained"] else None)
    if record["trained"] == 1:
        if record["weights"] > 1:
            others = f"the weights of {record['left']}" if record.get("left") else "other weights of it"
            text = f"{net} has trained weights in one layer only; {others} stayed as they were."
            return Finding(name, False, text, "layer-stays")
        return Finding(name, False, f"{net} has trained weights in one layer only.", "single-layer")
    text = f"{net} has trained weights in one layer only: none of them stand behind others."
    return Finding(name, False, text, "single-layer")


def prediction_finding(prediction: Record, n: int) -> Finding | None:
    """What is wrong with the predictions for n images, apart from their accuracy."""
    name = "accuracy"
    if prediction["kind"] == "raised":
        return raised(name, "The returned net's forward", prediction)
    if prediction["kind"] != "array" or prediction["value"].shape != (n, LABEL_SIZE):
        seen = shape_text(prediction["value"].shape) if prediction["kind"] == "array" else "no array"
        text = f"The returned net's prediction for {n} images is {seen}; the shape ({n}, {LABEL_SIZE}) was expected."
        return Finding(name, False, text, "wrong-layers")
    if np.isnan(prediction["value"]).any():
        return Finding(name, False, "The returned net's predictions hold NaN.", "not-finite")
    return None

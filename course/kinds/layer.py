"""What is expected of any layer: what it keeps, what it leaves alone, what comes again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course.engine.sheet import KEPT, Alternatives, Case, Line, Sheet, Sum, again, argument, attribute, returned

BATCHES = ("x", "x_next", "x_same")


def forward_lines(
    case: Case, part: str, output: Callable[[str, Case], Line], parameters: tuple[str, ...] = ()
) -> Sheet:
    """The outputs of all batches, each made by `output` from the batch's name in the record, and the side effects.

    Parameters
    ----------
    case : Case
        With the batches `x`, `x_next` and `x_same`; and `other_w` and so on where the layer has parameters.
    part : str
        The part that the output counts for.
    output : callable
        Makes the line of one batch, given its name in the record and the case as it is then: with `other_w` as `w` where the
        parameters have changed.
    parameters : tuple of str
        The names of the layer's parameters.
    """
    changed = {**case, "x_refilled": case["x_same"], **{name: case[f"other_{name}"] for name in parameters}}
    batches = (*BATCHES, "x_refilled")
    lines = [output(batch, changed if batch in ("x_next", "x_refilled") else case) for batch in batches]
    lines += [attribute(f"{name}_after", part, name, name, "parameters-changed") for name in parameters]
    lines += [argument(f"{batch}_after", part, "The input x_in", batch) for batch in BATCHES]
    lines.append(again("x_again_out", part, "forward", "x_out"))
    lines.append(returned("out_after", part, "The output of forward", "x_out"))
    return lines


def earlier(batch: str, suffix: str = "_out") -> tuple[str, ...]:
    """The outputs that came before that of a batch."""
    batches = (*BATCHES, "x_refilled")
    return tuple(f"{name}{suffix}" for name in batches[: batches.index(batch)])


def kept_lines(part: str, name: str, right: Callable[[str], object], mistakes: Callable[[str], Alternatives]) -> Sheet:
    """What has to be kept after each batch, and beside another object: `right` gives it for a batch."""
    lines = [
        Line(f"{b}_kept", part, f"self.{name}", right(b), KEPT, call=f"{b}_out", mistakes=lambda b=b: mistakes(b))
        for b in BATCHES
    ]
    beside = Line("kept_beside_other", part, f"self.{name}", right("x"), KEPT, call="x_out", only="state-on-the-class")
    return [*lines, beside]


CALLS = (("first", "x"), ("next", "x_next"), ("same", "x_same"), ("refilled", "x"))  # of backward, and their batches


def backward_sides(part: str, kept_name: str, kept_mistake: str, parameters: tuple[str, ...] = ()) -> Sheet:
    """What backward leaves alone."""
    lines = [
        attribute(f"{name}_{when}", part, name, name, "updated-in-backward")
        for name in parameters
        for when in ("between", "after")
    ]
    lines.append(argument("d_out_after", part, "The argument d_out", "d_out"))
    lines.append(argument("kept_after", part, f"self.{kept_name}", "x_kept", kept_mistake))
    lines.append(returned("d_in_after", part, "The returned d_in", "first"))
    return lines


def kept_d_in(part: str) -> Sheet:
    """self.d_in has to be what backward returned: right, or wrong in the same way."""
    return [
        Line(f"{key}_kept", part, "self.d_in", Sum(((1.0, key),)), KEPT, call=key, mistake="d_in-not-kept")
        for key, _ in CALLS
    ]


def float64(case: Case, *names: str) -> list[np.ndarray]:
    """Arrays of the case in double precision."""
    return [case[name].astype(np.float64) for name in names]

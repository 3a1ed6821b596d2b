"""What is expected of any cost, given its formula: tasks 2b and 6b (estimate), 2c and 6c (gradient).

The sheets are written for the plain form, the cost of each element; `course.engine.forms` has the other accepted ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.engine.patterns import NOTEBOOK_SIZES
from course.engine.sheet import (
    DECIDES,
    KEPT,
    RARE,
    SAME,
    Alternatives,
    Case,
    Line,
    Sheet,
    Sum,
    again,
    argument,
    returned,
    room,
)
from course.kinds.changes import Changed

Arrays = tuple[np.ndarray, np.ndarray]  # target, prediction
LABEL_SIZE = NOTEBOOK_SIZES[-1]
EPS_ROOM = 0.1  # of the cost of a missed class: any eps near the given one will do, added or clipped to
GRADIENT_ROOM = 0.75  # of its gradient
BATCHES = ("", "_next", "_same")
# (n, n of the second batch, k, dtype, scale): distinct sizes; a square, with large numbers; one example; few outputs;
# small numbers
SHAPES = (
    (4, 7, 3, np.float64, 1.0),
    (5, 2, 5, np.float64, 1e4),
    (1, 3, 6, np.float64, 1.0),
    (3, 3, 2, np.float64, 1.0),
    (6, 5, 4, np.float32, 1e-2),
    # Each size once beyond the notebook's own, for code that stops at 600 or 10.
    (602, 2, 2, np.float64, 1.0),
    (3, 2, 12, np.float64, 1.0),
    # Whole numbers, beyond those of a byte: the labels, then both arrays.
    (4, 3, 5, np.int64, 100.0),
    (3, 5, 4, np.int32, 100.0),
)


@dataclass(frozen=True)
class Formula:
    """One cost function: its elements, their derivative, sizes for the tolerance, and what known mistakes would give.

    All functions take the target and the prediction, (n, k); `estimate_in_forms` are mistakes that may come in any form.
    """

    name: str
    elements: Callable[[np.ndarray, np.ndarray], np.ndarray]
    derivative: Callable[[np.ndarray, np.ndarray], np.ndarray]
    size: Callable[[np.ndarray, np.ndarray], np.ndarray]
    derivative_size: Callable[[np.ndarray, np.ndarray], np.ndarray]
    estimate_mistakes: Callable[[np.ndarray, np.ndarray], Alternatives]
    gradient_mistakes: Callable[[np.ndarray, np.ndarray], Alternatives]
    kept_name: str  # of the prediction
    # The same two formulas as texts in t and p (and eps), for changes by machine.
    elements_text: str | tuple[str, ...] = ""
    derivative_text: str | tuple[str, ...] = ""
    estimate_in_forms: Callable[[np.ndarray, np.ndarray], Alternatives] | None = None
    # Where the true class has the probability 0, and eps alone keeps the cost finite.
    missed: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None
    # How much another eps changes the elements and their derivative where the probability is small, but not 0.
    other_eps: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None
    derivative_other_eps: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None


def make_case(
    draw: Callable[..., Arrays], formula: Formula, n: int, n_next: int, k: int, dtype: type, scale: float
) -> Case:
    """Three batches, and another object's, as `draw(n, k, dtype, scale)` gives them."""
    case: dict[str, Any] = {"zero": False}
    for prefix, suffix, rows in (("", "", n), ("", "_next", n_next), ("", "_same", n), ("other_", "", n + 1)):
        target, prediction = draw(rows, k, dtype, scale)
        case[f"{prefix}target{suffix}"], case[f"{prefix}prediction{suffix}"] = target, prediction
        # What the grader passes to gradient where the student's estimate gave nothing.
        cost = formula.elements(target, prediction)
        case[f"{prefix}cost{suffix}"] = cost.astype(dtype) if np.issubdtype(dtype, np.floating) else cost.astype(float)
    return case


def arrays(case: Case, suffix: str = "") -> Arrays:
    """Target and prediction of a batch in double precision."""
    return tuple(case[f"{name}{suffix}"].astype(np.float64) for name in ("target", "prediction"))


def reductions(e: np.ndarray) -> Alternatives:
    """What comes of the elements' costs when they are reduced to less than one value an example, or by a wrong number."""
    over = [f(e, axis=0, keepdims=k) for k in (False, True) for f in (np.mean, np.sum)]
    row_sums, row_means = e.sum(axis=1), e.mean(axis=1)
    return {
        "mean-over-everything": [m / h for m in (e.mean(), row_sums.mean()) for h in (1, 2)],
        "sum-over-everything": [e.sum(), e.sum() / 2],
        "reduced-over-the-batch": over,
        "averaged-over-the-batch": [r / len(e) for r in (e, row_sums)],
        "factor-two": [2 * r for r in (e, row_sums, row_means)],
        "hard-coded-size": [row_sums / LABEL_SIZE, e.sum(axis=1, keepdims=True) / LABEL_SIZE],
    }


# Of difference quotients, forward and backward.
SMALL_STEPS = tuple(sign * 10.0**-digits for digits in range(1, 5) for sign in (1, -1))


def gradient_reductions(g: np.ndarray) -> Alternatives:
    """The same for a gradient of each element."""
    return {
        "averaged-over-the-batch": [g / len(g), g / g.size],
        "mean-over-everything": [g.mean()],
        "sum-over-everything": [g.sum()],
        "reduced-over-the-batch": [f(g, axis=0, keepdims=k) for f in (np.sum, np.mean) for k in (True, False)],
        "reduced-over-the-outputs": [f(g, axis=1, keepdims=k) for f in (np.sum, np.mean) for k in (True, False)],
    }


def _neighbours(cost: np.ndarray) -> list[np.ndarray | None]:
    """What np.gradient and np.diff make of a cost; None where np.gradient raises."""
    along = [np.gradient(cost, axis=axis) for axis in (0, 1) if cost.shape[axis] > 1]
    both = np.stack(along) if len(along) == 2 else None
    return [both, *along, *(np.diff(cost, axis=axis) for axis in (0, 1))]


def estimate_sheet(formula: Formula, case: Case) -> Sheet:
    """The lines of estimate."""
    part = "zero probability" if case["zero"] else "cost"
    lines = []
    for number, suffix in enumerate((*BATCHES, "_refilled")):
        t, p = arrays(case, suffix.replace("refilled", "same"))
        decides = suffix != "_refilled" and not case["zero"]
        before = tuple(f"cost{earlier}" for earlier in BATCHES[:number])
        lines.append(_estimate_line(formula, f"cost{suffix}", part, t, p, before, decides))
    for suffix in BATCHES:
        lines.append(argument(f"target_after{suffix}", "cost", "The argument target", f"target{suffix}"))
        lines.append(argument(f"prediction_after{suffix}", "cost", "The other argument", f"prediction{suffix}"))
    lines.append(again("cost_again", "cost", "estimate", "cost"))
    lines.append(returned("cost_after", "cost", "The returned cost", "cost"))
    return lines + _kept_lines(formula, RARE in case)


def _estimate_line(
    formula: Formula, key: str, part: str, t: np.ndarray, p: np.ndarray, earlier: Sequence[str], decides: bool
) -> Line:
    elements, near = formula.elements(t, p), room(formula.size(t, p), t.shape[1])
    allowed, missed = near, formula.missed and formula.missed(t, p)
    if formula.other_eps:
        allowed = near + formula.other_eps(t, p)
    if missed is not None and missed.any():
        allowed = near + EPS_ROOM * np.where(missed, np.abs(elements), 0)

    def mistakes() -> Alternatives:
        return formula.estimate_mistakes(t, p) | reductions(elements)

    def in_forms() -> Alternatives:
        known = formula.estimate_in_forms(t, p) if formula.estimate_in_forms else {}
        if missed is not None and missed.any():
            known = known | {"zero-cost-of-a-missed-class": [np.where(missed, 0.0, elements)]}
        return known

    return Line(
        key,
        part,
        "The cost",
        elements,
        allowed=allowed,
        sharp=near,
        mistakes=mistakes,
        changes=lambda: Changed(formula.elements_text, {"t": t, "p": p}),
        in_forms=in_forms,
        earlier=tuple(earlier),
        batch=len(t),
        scaled="cost",
        decides=decides,
    )


def _kept_lines(formula: Formula, again: bool) -> Sheet:
    lines = []
    names = (("target", "target", "prediction"), ("prediction", formula.kept_name, "target"))
    for number, suffix in enumerate(BATCHES):
        for kept, name, other in names:

            def mistakes(
                kept: str = kept, other: str = other, suffix: str = suffix, number: int = number
            ) -> Alternatives:
                stale = [f"{kept}{earlier}" for earlier in BATCHES[:number]]
                return {"kept-arrays-swapped": [f"{other}{suffix}"], "stale-state": stale}

            right, call = f"{kept}{suffix}", f"cost{suffix}"
            key = f"kept{suffix}/{kept}"
            lines.append(Line(key, "kept arrays", f"self.{name}", right, KEPT, mistakes=mistakes, call=call))
    for kept, name, _ in names:
        key = f"kept_beside_other/{kept}"
        lines.append(Line(key, "kept arrays", f"self.{name}", kept, KEPT, call="cost", only="state-on-the-class"))
        if again:
            lines.append(Line(f"kept_again/{kept}", "kept arrays", f"self.{name}", kept, KEPT, call="cost_again"))
    return lines


GRADIENTS = (
    ("", "gradient"),
    ("", "gradient_again"),
    ("_next", "gradient_next"),
    ("_same", "gradient_same"),
    ("", "gradient_refilled"),
)


def gradient_sheet(formula: Formula, case: Case) -> Sheet:
    """The lines of gradient, and those of the estimates that tell which form of the cost it has to belong to."""
    lines: Sheet = []
    before: tuple[str, ...] = ()
    for suffix, key in GRADIENTS:
        part = "zero probability" if case["zero"] else "gradient" if key == "gradient" else "latest batch"
        lines.append(_gradient_line(formula, key, part, *arrays(case, suffix), before))
        before += () if key == "gradient_again" else (key,)
    if not case["zero"]:
        for suffix in BATCHES:
            t, p = arrays(case, suffix)
            allowed = room(formula.size(t, p), t.shape[1])
            allowed = allowed + formula.other_eps(t, p) if formula.other_eps else allowed
            line = Line(
                f"estimate{suffix}", "", "", formula.elements(t, p), DECIDES, allowed, scaled="cost", decides=True
            )
            lines.append(line)
    part = "gradient"
    lines.append(Line("cost_after", part, "The argument", Sum(((1.0, "cost"),)), SAME, mistake="changes-its-input"))
    lines.append(argument("target_after", part, "self.target", "target"))
    lines.append(argument("prediction_after", part, f"self.{formula.kept_name}", "prediction"))
    lines.append(again("gradient_again", part, "gradient", "gradient"))
    lines.append(returned("gradient_after", part, "The returned gradient", "gradient"))
    return lines


def _gradient_line(
    formula: Formula, key: str, part: str, t: np.ndarray, p: np.ndarray, earlier: tuple[str, ...]
) -> Line:
    right = formula.derivative(t, p)
    near = room(formula.derivative_size(t, p), 4)
    allowed, sharp, missed = near, near, formula.missed and formula.missed(t, p)
    if formula.derivative_other_eps:
        allowed = near + formula.derivative_other_eps(t, p)
    if missed is not None and missed.any():
        allowed = np.where(missed, GRADIENT_ROOM * np.abs(right), near)
        sharp = np.where(missed, room(1.0, 4), near)  # any number is small beside the right one

    def mistakes() -> Alternatives:
        known = formula.gradient_mistakes(t, p) | {"neighbours-compared": _neighbours(formula.elements(t, p))}
        if missed is not None and missed.any():
            known = known | {"zero-gradient-of-a-missed-class": [np.where(missed, 0.0, f * right) for f in (1, 0.5)]}
        return known

    return Line(
        key,
        part,
        "The gradient",
        right,
        allowed=allowed,
        sharp=sharp,
        mistakes=mistakes,
        changes=lambda: Changed(formula.derivative_text, {"t": t, "p": p, "cost": formula.elements(t, p)}),
        earlier=earlier,
        batch=len(t),
        scaled="gradient",
    )

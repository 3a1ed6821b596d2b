"""What is right for Network, around layers that the check brings, and what each known mistake gives instead: task 3a."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from course.engine.sheet import SAME, Alternatives, Case, Line, Sheet, argument, returned, room
from course.kinds.step import draw_layer

# (widths from the input on, factor of a last layer without parameters, nested)
NETS = (
    ((3, 5, 2), 0.0, False),
    ((4, 4, 4, 4), 0.0, False),
    ((3, 6), 0.0, False),
    ((2, 5, 3, 4), 0.7, True),
    ((2, 12, 2, 4, 3, 11, 2, 3, 2, 3, 2, 3), 0.0, False),
    ((), 0.0, False),
)
BATCHES = ("", "_next", "_same")


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Nets of several, of one and of no layers, nested ones, and three batches for each."""
    return [_draw_case(rng, *net) for net in NETS]


def by_hand(task: str) -> list[Case]:
    """None: the made-up layers have nothing to work out."""
    return []


def _draw_case(rng: np.random.Generator, widths: tuple[int, ...], plain_factor: float, nested: bool) -> Case:
    n_in, n_out = (widths[0], widths[-1]) if widths else (3, 3)
    case: dict[str, Any] = {
        "layers": [draw_layer(rng, a, b) for a, b in zip(widths, widths[1:])],
        "plain_factor": plain_factor,
        "nested": nested,
        "refilled_factor": float(rng.uniform(1.5, 3)),
        "learning_rate": float(rng.uniform(0.1, 0.9)),
        "global_learning_rate": float(rng.uniform(2, 3)),
    }
    for batch, n in zip(BATCHES, (4, 2, 4)):
        case[f"x{batch}"] = rng.normal(size=(n, n_in))
        case[f"d_out{batch}"] = rng.normal(size=(n, n_out))
    return case


Result = tuple[np.ndarray, list[np.ndarray]]


def _pass_through(
    case: Case, x: np.ndarray, backward: bool, order: Sequence[int], chained: bool = True
) -> Result | None:
    """What comes out when x passes layers in the given order, and what each adds to its gradient; None if shapes misfit.

    The number after the last layer's stands for the plain layer.
    """
    steps = len(case["layers"])
    added = [np.zeros_like(layer["dp"]) for layer in case["layers"]] if backward else []
    given = x
    for i in order:
        x = x if chained else given
        if i == steps:
            x = case["plain_factor"] * x
            continue
        layer = case["layers"][i]
        m = layer["m"].T if backward else layer["m"]
        if x.shape[1] != m.shape[0]:
            return None
        if backward:
            added[i] = added[i] + x.sum(axis=0, keepdims=True)
        x = x @ m if backward else x @ m + layer["p"]
    return x, added


def _mistaken(case: Case, x: np.ndarray, backward: bool, right: list[int]) -> dict[str, list[Result | None]]:
    """What each known mistake gives instead."""

    def run(order: Sequence[int], chained: bool = True) -> Result | None:
        return _pass_through(case, x, backward, order, chained)

    known = {
        "layers-in-forward-order" if backward else "layers-reversed-in-forward": [run(right[::-1])],
        "layers-not-chained": [run(right, False), (x, run(right, False)[1]) if run(right, False) else None],
        "return-inside-the-loop": [run(right[:1])],
        "layer-left-out": [run(right[:k]) for k in range(len(right))] + [run(right[k:]) for k in range(1, len(right))],
    }
    if backward:
        known["averaged-over-the-batch"] = [_pass_through(case, x / len(x), backward, right)]
    if backward and case["layers"]:
        _, added = run(right)
        none = [np.zeros_like(gradient) for gradient in added]
        known["layer-left-out"] += [run(right[:1]), (x, none)]
    return known


def _allowed(value: np.ndarray) -> np.ndarray | float:
    return room(np.abs(value) + float(np.max(np.abs(value), initial=1)), 60)


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    lines: Sheet = []
    for name, given in (("forward", "x"), ("backward", "d_out")):
        lines += _passes(name, given, case)
        lines += _states_untouched(name, case)
        lines += [argument(f"{given}{batch}_after", name, "The argument", f"{given}{batch}") for batch in BATCHES]
        lines.append(returned(f"{name}_after", name, "The returned array", f"{name}/returned"))
    return [
        *lines,
        *_zeroed(case),
        *(line for run in ("update_parameters", "update_again") for line in _updated(run, case)),
    ]


def _order(case: Case) -> list[int]:
    return list(range(len(case["layers"]) + (case["plain_factor"] != 0)))


def _passes(name: str, given: str, case: Case) -> Sheet:
    """What forward or backward returned; for backward, the layers' gradients too."""
    backward = name == "backward"
    right = _order(case)[::-1] if backward else _order(case)
    # At the end the first batch in the arrays of the last one, with other parameters.
    refilled = {**case, "layers": [{**layer, "p": case["refilled_factor"] * layer["p"]} for layer in case["layers"]]}
    lines: Sheet = []
    before: tuple[str, ...] = ()
    for batch in (*BATCHES, "_refilled"):
        now, x = (refilled, case[given]) if batch == "_refilled" else (case, case[given + batch])
        value, added = _pass_through(now, x, backward, right)
        would_be = _would_be(now, x, backward, right, (value, added))
        key = f"{name}{batch}/returned"
        lines.append(
            Line(
                key,
                name,
                f"The value that {name}{'' if right else ' of an empty Network'} returned",
                value,
                allowed=_allowed(value),
                mistakes=lambda f=would_be: f(lambda result: result[0]),
                earlier=before,
                batch=len(x),
                only="" if case["layers"] else "empty-network",
                clear=not case["nested"],
            )
        )
        before += (key,)
        for i, layer in enumerate(now["layers"] if backward else ()):

            def gradients(
                i: int = i, old: np.ndarray = layer["dp"], new: np.ndarray = added[i], f: Callable = would_be
            ) -> Alternatives:
                known = f(lambda result: old + result[1][i])
                return known | {"gradient-zeroed-in-backward": [new, np.zeros_like(new)]}

            lines.append(
                Line(
                    f"{name}{batch}/state/{i}/dp",
                    name,
                    f"The gradient of layer {i} of {len(case['layers'])} after backward",
                    layer["dp"] + added[i],
                    allowed=_allowed(layer["dp"] + added[i]),
                    mistakes=gradients,
                    call=key,
                    earlier=before,  # a second look at a call: exceptions and wrong first results tell more
                    clear=not case["nested"],
                )
            )
    return lines


def _would_be(
    case: Case, x: np.ndarray, backward: bool, right: list[int], result: Result
) -> Callable[[Callable[[Result], np.ndarray]], Alternatives]:
    """What each known mistake gives instead of that part of a result which a function picks."""

    def would_be(pick: Callable[[Result], np.ndarray]) -> Alternatives:
        known = _mistaken(case, x, backward, right)
        values = {
            mistake: [None if wrong is None else pick(wrong) for wrong in results] for mistake, results in known.items()
        }
        if len(right) < 2:  # with one layer or none these mistakes do not show
            return {mistake: [*found, pick(result)] for mistake, found in values.items()}
        return values

    return would_be


def _states_untouched(name: str, case: Case) -> Sheet:
    """Neither pass changes parameters, and forward no gradients."""
    mistake = "updated-in-backward" if name == "backward" else "parameters-changed"
    lines: Sheet = []
    for i, layer in enumerate(case["layers"]):
        lines.append(
            Line(f"{name}/state/{i}/p", name, f"The parameters of layer {i}", layer["p"], SAME, mistake=mistake)
        )
        if name == "forward":
            lines.append(Line(f"{name}/state/{i}/dp", name, f"The gradient of layer {i}", layer["dp"], SAME))
    return lines


def _zeroed(case: Case) -> Sheet:
    lines, name = [], "zero_gradients"
    for i, layer in enumerate(case["layers"]):
        p, dp, which, state = layer["p"], layer["dp"], f"layer {i} of {len(case['layers'])}", f"{name}/state/{i}"
        seen = {"call": f"{name}/returned", "clear": not case["nested"]}
        zero = np.zeros_like(dp)
        text = f"The gradient of {which} after zero_gradients"
        mistakes = lambda dp=dp: {"layer-not-zeroed": [dp]}  # noqa: E731
        lines.append(Line(f"{state}/dp", name, text, zero, allowed=_allowed(zero), mistakes=mistakes, **seen))
        text = f"The parameters of {which} after zero_gradients"
        lines.append(Line(f"{state}/p", name, text, p, allowed=_allowed(p), mistakes=dict, clear=not case["nested"]))
    return lines or [_nothing_to_do(name, name)]


def _updated(run: str, case: Case) -> Sheet:
    rate, global_rate = case["learning_rate"], case["global_learning_rate"]
    lines, name = [], "update_parameters"
    for i, layer in enumerate(case["layers"]):
        p, dp, which, state = layer["p"], layer["dp"], f"layer {i} of {len(case['layers'])}", f"{run}/state/{i}"

        def mistakes(p: np.ndarray = p, dp: np.ndarray = dp) -> Alternatives:
            return {
                "layer-not-updated": [p],
                "ascent": [p + rate * dp],
                "factor-two": [p - 2 * rate * dp],
                "global-variable": [p - global_rate * dp],
                "learning-rate-ignored": [p - dp],
                "hard-coded-learning-rate": [p - r * dp for r in (0.1, 0.01, 0.001, 0.0001, 0.00001)],
            }

        def changed(dp: np.ndarray = dp) -> Alternatives:
            return {"gradients-changed-by-update": [np.zeros_like(dp), rate * dp, -rate * dp]}

        right, clear = p - rate * dp, not case["nested"]
        text = f"The parameters of {which} after update_parameters"
        call = f"{run}/returned"
        lines.append(
            Line(f"{state}/p", name, text, right, allowed=_allowed(right), mistakes=mistakes, call=call, clear=clear)
        )
        text = f"The gradient of {which} after update_parameters"
        lines.append(Line(f"{state}/dp", name, text, dp, allowed=_allowed(dp), mistakes=changed, clear=clear))
    return lines or [_nothing_to_do(run, name)]


def _nothing_to_do(run: str, part: str) -> Line:
    """An empty net: the call only must not raise."""
    words = f"{part} of an empty Network"
    return Line("x_after", part, words, "x", call=f"{run}/returned", mistakes=dict, only="empty-network")

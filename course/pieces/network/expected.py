"""What is right for Network, around layers that the check brings, and what each known mistake gives instead: task 3a."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from course.engine.sheet import KEPT, SAME, Alternatives, Case, Line, Sheet, argument, returned, room
from course.kinds.net_cases import BATCHES, draw, forward, refilled
from course.kinds.step_cases import bent_back, updated


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Nets of several, of one and of no layers, nested ones, and three batches for each."""
    return draw(rng)


def by_hand(task: str) -> list[Case]:
    """None: the made-up layers have nothing to work out."""
    return []


Result = tuple[np.ndarray, list[np.ndarray]]


def _pass_through(
    case: Case, x: np.ndarray, seen: list[np.ndarray] | None, order: Sequence[int], chained: bool = True
) -> Result | None:
    """What comes out when x passes layers in the given order, and what each adds to its gradient; None if shapes misfit.

    With what the layers have seen of a batch, it goes backward. The number after the last layer's stands for the plain layer.
    """
    steps, backward = len(case["layers"]), seen is not None
    added = [np.zeros_like(layer["dp"]) for layer in case["layers"]] if backward else []
    given = x
    for i in order:
        x = x if chained else given
        if i == steps:
            x = case["plain_factor"] * x
            continue
        layer = case["layers"][i]
        if x.shape[1] != layer["m"].shape[1 if backward else 0]:
            return None
        if backward:
            x, new = bent_back(x, seen[i], layer["m"])
            added[i] = added[i] + new
        else:
            x = forward(layer, x)
    return x, added


def _mistaken(
    case: Case, x: np.ndarray, seen: list[np.ndarray] | None, right: list[int]
) -> dict[str, list[Result | None]]:
    """What each known mistake gives instead."""
    backward = seen is not None

    def run(order: Sequence[int], chained: bool = True) -> Result | None:
        return _pass_through(case, x, seen, order, chained)

    _, added = run(right)
    nested = [None] if case["nested"] else []  # the outer net gets what the inner one was given
    known = {
        "argument-returned": [(x, added), *nested],
        "layers-in-forward-order" if backward else "layers-reversed-in-forward": [run(right[::-1])],
        "layers-not-chained": [run(right, False), (x, run(right, False)[1]) if run(right, False) else None],
        "return-inside-the-loop": [run(right[:1])],
        "layer-left-out": [run(right[:k]) for k in range(len(right))] + [run(right[k:]) for k in range(1, len(right))],
    }
    if backward:
        known["averaged-over-the-batch"] = [_pass_through(case, x / len(x), seen, right)]
    if backward and case["layers"]:
        none = [np.zeros_like(gradient) for gradient in added]
        known["layer-left-out"] += [run(right[:1]), (x, none)]
    return known


def _allowed(value: np.ndarray, case: Case | None = None) -> np.ndarray | float:
    """Of what has gone through the layers of a case: each of many layers makes what was rounded off before it larger."""
    terms = 60 if case is None or len(case["layers"]) < 5 else 6000
    return room(np.abs(value) + float(np.max(np.abs(value), initial=1)), terms)


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    lines: Sheet = []
    for name, given in (("forward", "x"), ("backward", "d_out")):
        lines += _passes(name, given, case)
        lines += _states_untouched(name, case)
        lines += _seen_by_layers(case) if name == "forward" else []
        lines += [argument(f"{given}{batch}_after", name, "The argument", f"{given}{batch}") for batch in BATCHES]
        lines.append(returned(f"{name}_after", name, "The returned array", f"{name}/returned"))
    return [
        *lines,
        *(_backward_twice(case) if case["layers"] else ()),
        *(_attributes(case) if case["watched"] else ()),
        *(line for run in ("zero_gradients", "zero_again") for line in _zeroed(run, case)),
        *_updated("update_parameters", case, case["learning_rate"]),
        *_updated("update_again", case, case["next_learning_rate"]),
    ]


def _order(case: Case) -> list[int]:
    return list(range(len(case["layers"]) + (case["plain_factor"] != 0)))


def _passes(name: str, given: str, case: Case) -> Sheet:
    """What forward or backward returned; for backward, the layers' gradients too."""
    backward = name == "backward"
    right = _order(case)[::-1] if backward else _order(case)
    other = refilled(case)
    lines: Sheet = []
    before: tuple[str, ...] = ()
    for batch in (*BATCHES, "_refilled"):
        now, x = (other, case[given]) if batch == "_refilled" else (case, case[given + batch])
        seen = case[f"seen{batch}"] if backward else None
        value, added = _pass_through(now, x, seen, right)
        would_be = _would_be(now, x, seen, right, (value, added))
        key = f"{name}{batch}/returned"
        lines.append(
            Line(
                key,
                name,
                f"The value that {name}{'' if right else ' of an empty Network'} returned",
                value,
                allowed=_allowed(value, case),
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
                    allowed=_allowed(layer["dp"] + added[i], case),
                    mistakes=gradients,
                    call=key,
                    earlier=before,  # a second look at a call: exceptions and wrong first results tell more
                    clear=not case["nested"],
                )
            )
    return lines


def _backward_twice(case: Case) -> Sheet:
    """Backward once more after the same forward: gradients add up over calls, so each call has to reach all layers."""
    value, added = _pass_through(case, case["d_out"], case["seen_refilled"], _order(case)[::-1])
    words, name = "a second backward after the same forward", "backward-only-once"
    rights = {"returned": (f"What {words} returned", value)}
    for i, layer in enumerate(case["layers"]):
        of_layer = f"The gradient of layer {i} of {len(case['layers'])} after {words}"
        rights[f"state/{i}/dp"] = of_layer, layer["dp"] + added[i]
    return [
        Line(
            f"backward_twice/{path}",
            "backward",
            what,
            right,
            allowed=_allowed(right, case),
            call="backward_twice/returned",
            earlier=("backward_refilled/returned",),
            only=name,
        )
        for path, (what, right) in rights.items()
    ]


def _would_be(
    case: Case, x: np.ndarray, seen: list[np.ndarray] | None, right: list[int], result: Result
) -> Callable[[Callable[[Result], np.ndarray]], Alternatives]:
    """What each known mistake gives instead of that part of a result which a function picks."""

    def would_be(pick: Callable[[Result], np.ndarray]) -> Alternatives:
        known = _mistaken(case, x, seen, right)
        values = {
            mistake: [None if wrong is None else pick(wrong) for wrong in results] for mistake, results in known.items()
        }
        if len(right) < 2:  # with one layer or none these mistakes do not show
            return {mistake: [*found, pick(result)] for mistake, found in values.items()}
        return values

    return would_be


def _seen_by_layers(case: Case) -> Sheet:
    """The latest forward pass that a layer has seen is that of the whole batch: backward goes by it."""
    lines: Sheet = []
    for batch in (*BATCHES, "_refilled"):
        for i, right in enumerate(case[f"seen{batch}"]):
            words = f"What layer {i} of {len(case['layers'])} saw last in forward"
            lines.append(
                Line(
                    f"seen{batch}/{i}",
                    "forward",
                    words,
                    right,
                    KEPT,
                    _allowed(right, case),
                    call=f"forward{batch}/returned",
                    only="forward-of-other-data",
                )
            )
    return lines


def _attributes(case: Case) -> Sheet:
    """What w, b, dw and db hold after each method, of those layers that have them."""
    lines: Sheet = []
    _, added = _pass_through(case, case["d_out"], case["seen"], _order(case)[::-1])
    for i, layer in list(enumerate(case["layers"]))[::2]:
        w, b = layer["m"].T, layer["p"]
        dw, db = np.cos(w), np.cos(b)
        after = {"backward": (dw + added[i].T * np.cos(w), db + 0.5 * added[i]), "zero_gradients": (0 * w, 0 * b)}
        for run in ("forward", "backward", "zero_gradients", "update_parameters", "update_again"):
            part = "update_parameters" if run == "update_again" else run
            right = np.concatenate([array.ravel() for array in (w, b, *after.get(run, (dw, db)))])
            words = f"What w, b, dw and db of layer {i} of {len(case['layers'])} hold after {part}"
            call = f"{run}/returned"
            lines.append(Line(f"{run}/state/{i}/alike", part, words, right, allowed=_allowed(right), call=call))
    return lines


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


def _zeroed(run: str, case: Case) -> Sheet:
    lines, name = [], "zero_gradients"
    for i, layer in enumerate(case["layers"]):
        p, dp, which, state = layer["p"], layer["dp"], f"layer {i} of {len(case['layers'])}", f"{run}/state/{i}"
        called = {"call": f"{run}/returned", "clear": not case["nested"]}
        zero = np.zeros_like(dp)
        text = f"The gradient of {which} after zero_gradients"
        mistakes = lambda dp=dp: {"layer-not-zeroed": [dp]}  # noqa: E731
        lines.append(Line(f"{state}/dp", name, text, zero, allowed=_allowed(zero), mistakes=mistakes, **called))
        text = f"The parameters of {which} after zero_gradients"
        lines.append(Line(f"{state}/p", name, text, p, allowed=_allowed(p), mistakes=dict, clear=not case["nested"]))
    return lines or [_nothing_to_do(run, name)]


def _updated(run: str, case: Case, rate: float) -> Sheet:
    global_rate = case["global_learning_rate"]
    lines, name = [], "update_parameters"
    for i, layer in enumerate(case["layers"]):
        p, dp, which, state = layer["p"], layer["dp"], f"layer {i} of {len(case['layers'])}", f"{run}/state/{i}"

        def moved(by: float, layer: Mapping[str, Any] = layer) -> np.ndarray:
            return updated(layer, layer["p"], layer["dp"], by)

        def mistakes(p: np.ndarray = p, moved: Callable[[float], np.ndarray] = moved) -> Alternatives:
            return {
                "layer-not-updated": [p],
                "zeroed-too-late": [p],
                "ascent": [moved(-rate)],
                "factor-two": [moved(2 * rate)],
                "global-variable": [moved(global_rate)],
                "learning-rate-ignored": [moved(1.0)],
                "hard-coded-learning-rate": [moved(r) for r in (0.1, 0.01, 0.001, 0.0001, 0.00001)],
            }

        def changed(dp: np.ndarray = dp) -> Alternatives:
            return {
                "gradients-changed-by-update": [np.zeros_like(dp), rate * dp, -rate * dp],
                "zeroed-too-late": [np.zeros_like(dp)],
            }

        right, clear = moved(rate), not case["nested"]
        text = f"The parameters of {which} after update_parameters"
        call = f"{run}/returned"
        lines.append(
            Line(
                f"{state}/p",
                name,
                text,
                right,
                allowed=_allowed(right),
                mistakes=mistakes,
                multiples=lambda p=p, right=right: {"learning-rate-changed": [p - right]},
                call=call,
                clear=clear,
            )
        )
        text = f"The gradient of {which} after update_parameters"
        lines.append(Line(f"{state}/dp", name, text, dp, allowed=_allowed(dp), mistakes=changed, clear=clear))
    return lines or [_nothing_to_do(run, name)]


def _nothing_to_do(run: str, part: str) -> Line:
    """An empty net: the call only must not raise."""
    words = f"{part} of an empty Network"
    return Line("x_after", part, words, "x", call=f"{run}/returned", mistakes=dict, only="empty-network")

"""Gradient checking: any layer's or cost's gradients beside central differences of its own forward pass."""

from __future__ import annotations

import copy
import types
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

from course.engine.record import is_at_work
from course.mistakes import MISTAKES
from course.student.replies import say

# Central differences in float64 are good to about ten digits; a kink or a very steep function costs some of them.
EXPECTED_ERROR = 1e-6
STEP = 1e-5
MOST_ELEMENTS = 150


def numeric_gradient(
    function: Callable[[np.ndarray], float], x: np.ndarray, places: np.ndarray | None = None
) -> np.ndarray:
    """Differentiate a function of an array by central differences.

    Parameters
    ----------
    function : callable
        Takes an array of x's shape and returns a number.
    x : ndarray, float64
        Where to differentiate; it is changed during the work and restored.
    places : ndarray of int, optional
        Flat indices of the elements to differentiate by; all by default.

    Returns
    -------
    ndarray, float64
        The derivatives, in x's shape; NaN where `places` leaves an element out.

    Raises
    ------
    RuntimeError
        While an answer is checked or graded: a gradient that it needs is its own work.
    """
    if is_at_work():
        raise RuntimeError("numeric_gradient checks gradients; an answer has to compute its own.")
    gradient = np.full(x.shape, np.nan)
    for place in range(x.size) if places is None else places:
        index = np.unravel_index(place, x.shape)
        value = x[index]
        step = STEP * max(1.0, abs(value))
        x[index] = value + step
        above = function(x)
        x[index] = value - step
        below = function(x)
        x[index] = value
        gradient[index] = (above - below) / (2 * step)
    return gradient


def check_gradient(layer_or_cost: Any, x: np.ndarray, target: np.ndarray | None = None) -> float:
    """Compare the gradients of a layer, a network or a cost with central differences.

    The work is done on a deep copy in float64, so that your object stays as it is. For a layer, the output is reduced to
    one number by fixed random weights, and d_in and each parameter that has a gradient beside it (w and dw, b and db, any
    name and d + name, also inside a network's layers) are compared. For a cost, it is the sum of what estimate returns.
    A layer that draws random numbers (dropout) can only be checked if each forward pass draws the same ones: np.random is
    seeded here before each pass; a generator of the layer's own is not.

    Parameters
    ----------
    layer_or_cost : Layer or Cost
        The object to check.
    x : ndarray, (n, ...)
        The layer's input, or the cost's prediction; the batch is the first dimension.
    target : ndarray, optional
        The cost's target, of the prediction's shape.

    Returns
    -------
    float
        The largest relative error; inf if something can't be compared.
    """
    from course.student.check_tools import CheckFailed, own_lines

    thing = to_float64(copy.deepcopy(layer_or_cost))
    x = np.array(x, dtype=np.float64)
    state = np.random.get_state()
    try:
        if hasattr(thing, "estimate"):
            if target is None:
                say("✗ check_gradient: a cost needs its target too: check_gradient(cost, prediction, target).")
                return float("inf")
            results = _check_cost(thing, x, np.array(target, dtype=np.float64))
        else:
            results = _check_layer(thing, x)
    except NotImplementedError as error:
        open_task = str(error).split(":")[0]
        raise CheckFailed(f"○ check_gradient waits: {open_task[:1].lower()}{open_task[1:]}.", "blank") from None
    except Exception as error:
        head = f"✗ check_gradient: your code raised {type(error).__name__}: {error}"
        raise CheckFailed("\n".join([head, *own_lines(error)])) from None
    finally:
        np.random.set_state(state)
    return max((_report(*result) for result in results), default=0.0)


# A name, the gradient of the student's code, the one by central differences, and whether there is a kink at a place.
Result = tuple[str, Any, Any, Callable[[tuple[int, ...]], bool]]


def _check_cost(cost: Any, x: np.ndarray, target: np.ndarray) -> list[Result]:
    def total(v: np.ndarray) -> float:
        return float(np.sum(cost.estimate(target, np.copy(v))))

    value = cost.estimate(target, np.copy(x))
    gradient = np.copy(cost.gradient(value)) if value is not None else None
    numeric = numeric_gradient(total, x, _places(x))
    return [(f"{type(cost).__name__}: gradient", gradient, numeric, lambda place: _has_kink(total, x, place))]


def _check_layer(layer: Any, x: np.ndarray) -> list[Result]:
    whose = type(layer).__name__

    def forward(v: np.ndarray) -> np.ndarray:
        np.random.seed(0)
        return layer.forward(np.copy(v))

    def no_kink(_: tuple[int, ...]) -> bool:
        return False

    # What forward itself sets is no parameter, whatever its name.
    forward(x)
    before = {key: np.copy(getattr(*key_of)) for key, key_of in _arrays(layer)}
    x_out = forward(x + 0.125)
    kept = {key for key, (owner, name) in _arrays(layer) if not np.array_equal(getattr(owner, name), before.get(key))}
    x_out = forward(x)
    if not isinstance(x_out, np.ndarray):
        return [(f"{whose}: output", x_out, None, no_kink)]
    if not np.array_equal(x_out, forward(x)):
        say(
            f"✗ {whose}: forward gives two results for one input.\n  A layer that draws random numbers (dropout) can only be "
            "checked if it draws the same ones each time: from np.random, which is seeded here, or a seed of its own."
        )
        return [(f"{whose}: output", None, np.zeros(0), no_kink)]
    if x.size > 1 and (np.all(x > 0) or np.all(x < 0)):
        say(
            f"○ {whose}: all inputs have one sign, and a mistake for the other one would not show. Try np.random.randn."
        )
    d_out = np.random.default_rng(0).normal(size=x_out.shape)

    def total(v: np.ndarray) -> float:
        return float(np.sum(forward(v) * d_out))

    getattr(layer, "zero_gradients", lambda: None)()
    forward(x)
    d_in = layer.backward(np.copy(d_out))
    numeric = numeric_gradient(total, x, _places(x))
    d_in = d_in if d_in is None else np.copy(d_in)
    results: list[Result] = [(f"{whose}: d_in", d_in, numeric, lambda place: _has_kink(total, x, place))]
    parameters = dict(_arrays(layer))
    names = {}
    for key, (owner, name) in parameters.items():
        if key not in kept and (key[0], "d" + name) in parameters:
            names[key] = (owner, name, np.copy(getattr(owner, "d" + name)))
    for (_, name), (owner, _, gradient) in names.items():
        label = f"{whose}: d{name}" if owner is layer else f"{whose}: d{name} of {_path(layer, owner)}"
        value = getattr(owner, name)
        numeric = numeric_gradient(lambda _: total(x), value, _places(value))
        results.append((label, gradient, numeric, partial(_has_kink, lambda _: total(x), value)))
    return results


def _has_kink(function: Callable[[np.ndarray], float], x: np.ndarray, place: tuple[int, ...]) -> bool:
    """Whether the slope to the left of a place is another one than to the right."""
    value, middle = x[place], function(x)
    step = STEP * max(1.0, abs(value))
    x[place] = value + step
    right = (function(x) - middle) / step
    x[place] = value - step
    left = (middle - function(x)) / step
    x[place] = value
    return bool(abs(right - left) > 1e-2 * max(abs(right), abs(left)))


def _report(name: str, gradient: Any, numeric: Any, has_kink: Callable[[tuple[int, ...]], bool]) -> float:
    """Print one line for an array, and the likely cause of a mismatch; return the relative error."""
    if not isinstance(gradient, np.ndarray) or gradient.dtype.kind not in "fiu":
        if numeric is None or numeric.size:
            advice = MISTAKES["returns-nothing" if gradient is None else "not-an-array"].help
            say(f"✗ {name}: it is an object of type {type(gradient).__name__}, no numpy array of numbers.\n  {advice}")
        return float("inf")
    if gradient.shape != numeric.shape:
        mistake = "dw-transposed" if gradient.shape == numeric.T.shape and ": dw" in name else None
        advice = f"\n  {MISTAKES[mistake].help}" if mistake else ""
        say(f"✗ {name}: its shape is {gradient.shape}, expected {numeric.shape}.{advice}")
        return float("inf")
    seen = ~np.isnan(numeric)
    ours, theirs = gradient[seen], numeric[seen]
    if not np.all(np.isfinite(ours)):
        say(f"✗ {name}: it holds inf or NaN.\n  {MISTAKES['not-finite'].help}")
        return float("inf")
    scale = max(np.max(np.abs(ours), initial=0.0), np.max(np.abs(theirs), initial=0.0))
    error = float(np.max(np.abs(ours - theirs), initial=0.0) / scale) if scale > 1e-9 else 0.0
    mark, advice = ("✓", "") if error <= EXPECTED_ERROR else ("✗", f"\n  {_cause(gradient, numeric, has_kink)}")
    say(f"{mark} {name}: largest relative error {error:.1e} (should be below {EXPECTED_ERROR:.0e}){advice}")
    return error


def _cause(gradient: np.ndarray, numeric: np.ndarray, has_kink: Callable[[tuple[int, ...]], bool]) -> str:
    """Say what the numbers show."""

    def equal(wrong: np.ndarray) -> bool:
        seen = ~np.isnan(wrong) & (np.abs(wrong) > 0)
        return bool(seen.any()) and np.allclose(gradient[seen], wrong[seen], rtol=1e-4, atol=1e-7)

    for name, wrong in (("sign-flipped", -numeric), ("factor-two", 2 * numeric), ("factor-half", numeric / 2)):
        if equal(wrong):
            return f"It is {MISTAKES[name].shown_by.removeprefix('equals ')}. {MISTAKES[name].help}"
    if gradient.ndim == 2 and gradient.shape[0] == gradient.shape[1] and equal(numeric.T):
        return "It is the transpose of what it should be."
    if not np.any(gradient):
        return "It is 0 everywhere. Does backward set it?"
    ratio = float(np.nansum(gradient * numeric) / np.nansum(numeric**2))
    parts = round(1 / ratio) if ratio else 0
    if parts > 2 and equal(numeric / parts):
        return f"It is the right one divided by {parts}. Is that the number of examples? Sum, do not average."
    where = np.unravel_index(np.nanargmax(np.abs(gradient - numeric)), gradient.shape)
    place = ", ".join(str(int(i)) for i in where)
    text = f"Worst at [{place}]: {gradient[where]:.6g}, by central differences {numeric[where]:.6g}."
    if has_kink(where):
        text += (
            " The slope on one side is another than on the other: a kink, as that of ReLU at 0, or a very steep place."
            " There central differences are wrong: try another x."
        )
    return text


def _places(x: np.ndarray) -> np.ndarray:
    """Pick the elements to compare: all of a small array, some of a large one."""
    if x.size <= MOST_ELEMENTS:
        return np.arange(x.size)
    return np.random.default_rng(0).choice(x.size, MOST_ELEMENTS, replace=False)


# ----- the objects inside a layer -----

_LEAVES = (type, np.ndarray, str, bytes, int, float, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)


def objects(thing: Any) -> Iterator[Any]:
    """Walk through an object and all objects with attributes that it holds, lists and dictionaries included."""
    seen: dict[int, Any] = {}
    waiting = [thing]
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen or isinstance(current, _LEAVES):
            continue
        seen[id(current)] = current
        if isinstance(current, (list, tuple, set)):
            waiting.extend(current)
        elif isinstance(current, dict):
            waiting.extend(current.values())
        elif hasattr(current, "__dict__"):
            yield current
            waiting.extend(vars(current).values())


def to_float64(thing: Any) -> Any:
    """Widen every float array among the attributes, in place. An array with two names stays one array."""
    widened: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def wide(value: Any) -> Any:
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.dtype != np.float64:
            return widened.setdefault(id(value), (value, value.astype(np.float64)))[1]
        if type(value) is list:
            value[:] = [wide(item) for item in value]
        elif type(value) is dict:
            value.update({key: wide(item) for key, item in value.items()})
        return value

    for owner in objects(thing):
        for name, value in list(vars(owner).items()):
            vars(owner)[name] = wide(value)
    return thing


def _arrays(thing: Any) -> Iterator[tuple[tuple[int, str], tuple[Any, str]]]:
    """List all float arrays among the attributes, each with a key, its owner and its name."""
    for owner in objects(thing):
        for name, value in vars(owner).items():
            if isinstance(value, np.ndarray) and value.dtype.kind == "f":
                yield (id(owner), name), (owner, name)


def _path(root: Any, wanted: Any, prefix: str = "") -> str:
    """Say where in a network a layer stands: layers[1], layers[0].layers[2]."""
    for i, layer in enumerate(getattr(root, "layers", None) or []):
        label = f"{prefix}layers[{i}]"
        if layer is wanted:
            return f"{label} ({type(layer).__name__})"
        deeper = _path(layer, wanted, f"{label}.")
        if deeper:
            return deeper
    return "" if prefix else type(wanted).__name__

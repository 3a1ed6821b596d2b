"""Why a net does not learn: what it does, and whether the student's own layers and cost are differentiated rightly.

Each reason is looked for by what the net does; nothing is said where nothing shows. Surer ones come first.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from course.drivers.asked import same_numbers
from course.engine.record import Record

MOST_EPOCHS = 200  # that are handed out, the last ones
EXAMPLES = 4  # for which layers are differentiated
PIXELS_TRIED = 40  # of a layer's inputs, at most
MOST_WRONG = 0.3  # the share of derivatives that may be off: at a kink they are
ALIKE = 5e-3  # how little the outputs for different images differ, in units of their size
NEARLY_ALIKE = 0.1  # the same of a prediction, which training makes differ soon
NARROW = 5  # units that are too few to tell ten digits from each other


def reasons(
    net: Any,
    cost_function: Any,
    costs: list[float],
    how_far: Callable[[Any], float | None],
    x: np.ndarray,
    labels: np.ndarray,
    runs: Sequence[tuple[int, float]] = (),
    steps: int = 0,
) -> Record:
    """What shows of a net that has not learned enough; `course.drivers.explanation` puts it into words.

    Parameters
    ----------
    net, cost_function : Layer, Cost
        As they came out of the last call of train.
    costs : list of float
        The mean cost of each epoch, of all calls.
    how_far : callable
        Tells how far the weights of a net have moved, in units of their size.
    x, labels : ndarray (n, 784), (n, 10)
        Some digits.
    runs : list of (int, float), optional
        Of each call of train for this net the number of epochs that were made, and the learning rate.
    steps : int, optional
        That were made for this net.
    """
    record: Record = {
        "costs": [float(cost) for cost in costs[-MOST_EPOCHS:]],
        "epochs": len(costs),
        "steps": steps,
        "rates": [float(rate) for epochs, rate in runs for _ in range(epochs)][-MOST_EPOCHS:],
    }
    with np.errstate(all="ignore"):
        for key, look in {
            "layer": lambda: _wrong_layer(net, x[:EXAMPLES]),
            "cost": lambda: _wrong_cost(cost_function, net.forward(x[:EXAMPLES].copy()), labels[:EXAMPLES]),
            "equal_units": lambda: _equal_units(net, x),
            "linear": lambda: _is_linear(net, x),
            "saturated": lambda: _saturated(net, x),
            "mixing": lambda: _mixing(net, x),
            "lost": lambda: _lost(net, x),
            "narrow": lambda: _narrow(net, x),
            "alike": lambda: _alike(net, x),
            "moved": lambda: how_far(net),
        }.items():
            try:
                with same_numbers():
                    found = look()
            except Exception:  # a net or a cost that can't be looked at in this way
                found = None
            if found is not None and found is not False:
                record[key] = found
    return record


def layers_of(net: Any) -> Iterator[Any]:
    """The layers of a net, one after the other; a net in it counts as its layers."""
    layers = getattr(net, "layers", None)
    if isinstance(layers, (list, tuple)):
        for inner in layers:
            yield from layers_of(inner)
    else:
        yield net


Pass = tuple[Any, np.ndarray, np.ndarray]  # a layer, what goes in, and what comes out


def _passes(net: Any, x: np.ndarray) -> list[Pass]:
    """What goes through each layer in a forward pass of the net; nothing if they do not make up the net."""
    passed: list[Pass] = []
    with contextlib.ExitStack() as listening:
        for kind in {type(layer) for layer in layers_of(net)}:
            listening.enter_context(_listening(kind, passed))
        prediction = net.forward(x.copy())
    is_all = len(passed) > 1 and np.array_equal(passed[-1][2], prediction, equal_nan=True)
    return passed if is_all else []


@contextlib.contextmanager
def _listening(kind: type, passed: list[Pass]) -> Iterator[None]:
    """For a while, write down what goes through objects of a class."""
    own, forward = vars(kind).get("forward"), kind.forward

    def noted(layer: Any, x_in: np.ndarray) -> np.ndarray:
        given = np.array(x_in)
        x_out = forward(layer, x_in)
        if type(layer) is kind:  # not of a class that derives from it
            passed.append((layer, given, np.array(x_out)))
        return x_out

    kind.forward = noted
    try:
        yield
    finally:
        if own is None:
            del kind.forward
        else:
            kind.forward = own


def _wrong_layer(net: Any, x: np.ndarray) -> str | None:
    """The name of the first layer whose backward is not the derivative of its forward; that of the first layer is not used."""
    x = np.asarray(x, dtype=np.float64)
    rng = np.random.default_rng(7)
    for number, (layer, x_in, x_out) in enumerate(_passes(net, x)):
        if number == 0:
            continue
        x_in = np.asarray(x_in, dtype=np.float64)
        tried = [x_in] if np.isfinite(x_in).all() else []  # else the weights have grown beyond all bounds
        tried += [] if _has_weights(layer) else [2 * rng.normal(size=x_in.shape)]  # where its derivative varies
        for x_tried in tried:
            x_out = np.asarray(layer.forward(x_tried.copy()))
            if np.isfinite(x_out).all() and _is_wrong(layer, x_tried, x_out.shape):
                return type(layer).__name__[:60]
    return None


def _is_wrong(layer: Any, x_in: np.ndarray, shape: tuple[int, ...]) -> bool:
    rng = np.random.default_rng(3)
    x_in = x_in + 1e-3 * rng.normal(size=x_in.shape)  # away from kinks and from values that are equal
    d_out = rng.normal(size=shape)

    def summed(x: np.ndarray) -> float:
        with same_numbers():
            return float(np.sum(d_out * layer.forward(x.copy())))

    value = summed(x_in)
    d_in = np.array(layer.backward(d_out.copy()), dtype=np.float64)
    if d_in.shape != x_in.shape or summed(x_in) != value:
        return False  # the shape shows elsewhere; what is not repeatable can't be differentiated
    places = rng.permutation(x_in.size)[:PIXELS_TRIED]
    # Where layers behave differently while they train, forward may not be what backward goes with.
    return _beside_slopes(summed, x_in, d_in, places)[0] > MOST_WRONG


def _beside_slopes(
    function: Callable[[np.ndarray], float], x: np.ndarray, gradient: np.ndarray, places: np.ndarray
) -> tuple[float, float]:
    """How well a gradient fits a function: the share of values that are off, and the cosine of its angle to the right one.

    The cosine is NaN where one of both is 0. The slopes themselves stay here.
    """
    slopes = []
    for place in places:
        step = np.zeros(x.size)
        step[place] = 1e-5
        there, back = (x + sign * step.reshape(x.shape) for sign in (1, -1))
        slopes.append((function(there) - function(back)) / 2e-5)
    given, right = gradient.ravel()[places], np.array(slopes)
    size, lengths = np.abs(right).max() + np.abs(gradient).max(), np.linalg.norm(given) * np.linalg.norm(right)
    off = float(np.mean(np.abs(given - right) > 0.02 * size)) if size > 0 else 0.0
    return off, float(given @ right / lengths) if lengths > 0 else math.nan


def _wrong_cost(cost_function: Any, prediction: np.ndarray, labels: np.ndarray) -> str | None:
    """The name of a cost whose gradient points elsewhere than its estimate falls, and how."""
    prediction = np.asarray(prediction, dtype=np.float64)
    if not np.isfinite(prediction).all():
        return None
    rng = np.random.default_rng(4)
    prediction = 0.8 * prediction + 0.2 * rng.uniform(0.2, 0.8, size=prediction.shape)

    def summed(y: np.ndarray) -> float:
        return float(np.sum(cost_function.estimate(labels.copy(), y.copy())))

    gradient = cost_function.gradient(cost_function.estimate(labels.copy(), prediction.copy()))
    if np.shape(gradient) != prediction.shape:
        return None
    gradient = np.asarray(gradient, dtype=np.float64)
    _, cosine = _beside_slopes(summed, prediction, gradient, np.arange(prediction.size))
    name = type(cost_function).__name__[:60]
    if not gradient.any():
        return name
    return f"-{name}" if cosine < -0.95 else name if cosine < 0.5 else None


def _equal_units(net: Any, x: np.ndarray) -> int | None:
    """The number of units of a hidden layer that all do the same."""
    for _, _, x_out in _passes(net, x)[:-1]:
        if x_out.ndim == 2 and x_out.shape[1] > 1 and np.isfinite(x_out).all():
            spread, size = float(np.ptp(x_out, axis=1).max()), float(np.abs(x_out).max())
            varies = float(np.ptp(x_out, axis=0).max())  # from image to image: a saturated layer's does not
            # Rounding makes them differ: it grows with each step.
            if size > 0 and (spread <= 1e-9 * size or (spread <= 1e-5 * size and spread <= 1e-3 * varies)):
                return int(x_out.shape[1])
    return None


def _is_linear(net: Any, x: np.ndarray) -> bool:
    """Whether all layers but the last activation are linear together, though there are several with weights."""
    x = np.asarray(x, dtype=np.float64)
    middle = (x[::2] + x[1::2]) / 2
    passed, mixed = _passes(net, x), _passes(net, middle)
    weighted = [i for i, (layer, _, _) in enumerate(passed) if _has_weights(layer)]
    if len(weighted) < 2:
        return False
    whole, part = passed[weighted[-1]][1], mixed[weighted[-1]][1]  # what goes into the last one
    mean = (whole[::2] + whole[1::2]) / 2
    varies = float(np.ptp(whole, axis=0).max())
    return varies > 1e-9 and float(np.abs(part - mean).max()) <= 1e-6 * varies


def _has_weights(layer: Any) -> bool:
    return any(
        isinstance(value, np.ndarray) and value.ndim == 2 and min(value.shape) > 1
        for value in (getattr(layer, "w", None),)
    )


def _saturated(net: Any, x: np.ndarray) -> str | None:
    """The name of a hidden layer that only gives 0 or 1, or -1 or 1, or of a layer that gives 0 alone."""
    for layer, x_in, x_out in _passes(net, x):
        if not _has_weights(layer) and np.isfinite(x_out).all() and np.abs(x_in).max() > 0:
            name = type(layer).__name__[:60]
            if not x_out.any():
                return f"0{name}"
            ends = np.minimum(np.abs(x_out), np.abs(np.abs(x_out) - 1))
            if np.abs(x_out).max() <= 1 and np.median(np.abs(x_in)) > 5 and np.mean(ends < 1e-2) > 0.95:
                return name
    return None


def _mixing(net: Any, x: np.ndarray) -> str | None:
    """The name of a layer whose output for one image depends on the others of the batch, though none of them is normalised."""
    for layer, x_in, x_out in _passes(net, x):
        name = type(layer).__name__[:60]
        with same_numbers():
            alone = np.asarray(layer.forward(x_in[:1].copy()))
        size = float(np.abs(x_out).max())
        if np.isfinite(x_out).all() and alone.shape == x_out[:1].shape and "norm" not in name.lower():
            if float(np.abs(alone - x_out[:1]).max()) > 1e-3 * size > 0:
                return name
    return None


def _lost(net: Any, x: np.ndarray) -> int | None:
    """The number of the first layer, from 1, whose outputs are nearly the same for all images, though not the same."""
    for number, (_, x_in, x_out) in enumerate(list(_passes(net, x))[:-1], 1):
        size = float(np.abs(x_out).max()) if x_out.ndim == 2 and np.isfinite(x_out).all() else 0.0
        spread = float(np.ptp(x_out, axis=0).max()) if size else 0.0
        if 0 < spread <= ALIKE * size and np.ptp(x_in, axis=0).max() > 0:
            return number
    return None


def _alike(net: Any, x: np.ndarray) -> bool:
    """Whether the net predicts nearly the same for all images."""
    prediction = np.asarray(net.forward(x.copy()), dtype=np.float64)
    return bool(np.std(prediction, axis=0).max() < NEARLY_ALIKE * np.abs(prediction).max())


def _narrow(net: Any, x: np.ndarray) -> int | None:
    """The number of units of the narrowest hidden layer, if there are very few."""
    widths = [x_out.shape[1] for _, _, x_out in list(_passes(net, x[:2]))[:-1] if x_out.ndim == 2]
    return min(widths) if widths and min(widths) <= NARROW else None

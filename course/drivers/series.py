"""Asks a net whether one layer of trained weights stands behind another one.

Of a unit behind a trained layer the ratios of its inputs change when the weights of that layer move. Whatever stands before a
single layer, or behind it, or beside it (a fixed layer, a maximum, a product, a running mean), its inputs stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np

from course.drivers.asked import Asked, Move
from course.drivers.stored import Numbers
from course.drivers.units import MIN_WEIGHTS, Element, Moved, Unit, elements_of, inputs_of, noise, response_to, units_of
from course.engine.clock import thread_seconds

UNITS = 10  # that are asked, at most
CHANGED = 0.01  # the least relative change of a unit's inputs that shows a layer before it
MATTERS = 1e-3  # the least relative change of a prediction in which weights matter
COHERENT = (
    0.05  # of 1, where every step goes against the gradient; 0, where it goes anywhere. With batch norm it is some 0.15
)
SOME = 5  # weights of a unit that are looked at
FAR = 5.0  # how far weights are moved, in standard deviations
SECONDS = 1.0  # of CPU time of this thread
LOOKS = (150, 400, 900, 5_000)  # after so many numbers it is looked whether it shows


def has_layers_in_series(
    asked: Asked, trained: Callable[[Numbers], np.ndarray], learning_rate: float, seconds: float = SECONDS
) -> tuple[bool, int]:
    """Whether a net has a layer of trained weights behind another one, and how many units were found.

    Parameters
    ----------
    asked : Asked
    trained : callable
        Tells for some numbers which of them training has changed: a mask, (size,).
    learning_rate : float
        Of a step of training, to see which numbers follow the gradient.
    seconds : float
        CPU time of this thread, after which no more numbers are asked.
    """
    end = thread_seconds() + seconds
    elements: list[Element] = []
    units: list[Unit] = []
    asking = elements_of(asked, trained, learning_rate)
    for enough in LOOKS:
        for element in asking:
            elements.append(element)
            if len(elements) >= enough or thread_seconds() > end:
                break
        units = units_of(elements, asked.is_fine)
        if _one_stands_behind(asked, elements, units, thread_seconds() + seconds / 3):
            return True, len(units)
        if len(elements) < enough:  # no more of them, or no more time
            break
    return False, len(units)


def _one_stands_behind(asked: Asked, elements: list[Element], units: list[Unit], end: float) -> bool:
    known = {id(weight) for unit in units for weight in unit.weights}
    groups = defaultdict(list)
    for element in elements:
        # Of a convolution's weights no two do the same. But a bias stands in no array with two axes.
        if id(element) in known or sum(n > 1 for n in element.numbers.shape) >= 2:
            groups[element.numbers.size].append(element)
    coherent = [group for group in groups.values() if _is_coherent(group)]
    for unit in _spread(units)[:UNITS]:
        some = _of_one_unit(asked, unit.weights)
        if len(some) >= MIN_WEIGHTS and groups[some[0].numbers.size] in coherent:
            for group in coherent:
                others = [weight for weight in group if not _moves_the_same(weight, some)]
                if others and _stands_behind(asked, some, others):
                    return True
        if thread_seconds() > end:
            break
    return False


def _moves_the_same(weight: Element, some: list[Element]) -> bool:
    """Whether a weight moves the outputs in the same directions as a unit does: it may belong to it, or stand beside it."""
    responses = np.array([weight.response, some[0].response]).reshape(2, len(weight.response), -1)
    sizes = np.linalg.norm(responses, axis=2)
    both = (sizes > 1e-2 * sizes.max(axis=1, keepdims=True)).all(axis=0)
    cosines = np.abs((responses[0] * responses[1]).sum(axis=1))[both] / sizes.prod(axis=0)[both]
    return bool((cosines > 0.99).all())


def _spread(units: list[Unit]) -> list[Unit]:
    """Units whose weights stand in places of different sizes come first; of each size, those that move few outputs: the last ones."""
    by_size = defaultdict(list)
    for unit in sorted(units, key=_number_of_outputs):
        by_size[unit.weights[0].numbers.size].append(unit)
    kinds = sorted(by_size.values(), key=len)
    return [kind[i] for i in range(max(map(len, kinds), default=0)) for kind in kinds if i < len(kind)]


def _number_of_outputs(unit: Unit) -> float:
    """How many outputs a unit moves: 1 for one alone, more where it moves several as far."""
    share = np.sum([np.abs(weight.response) for weight in unit.weights], axis=(0, 1))
    return float(share.sum() / share.max())


def _is_coherent(weights: list[Element]) -> bool:
    """Whether a step of training moves weights against their gradients, or none of them at all."""
    d_out = 0.1 * np.random.default_rng(2).normal(size=weights[0].response.shape)
    signs = [np.sign(w.step * w.little * np.sum(d_out * w.response)) for w in weights if w.step]
    return not signs or -float(np.mean(signs)) > min(0.9, COHERENT + 2.5 / np.sqrt(len(signs)))


def _far(weights: list[Element], rng: np.random.Generator) -> list[Move]:
    """Moves of weights by several of their standard deviations."""
    places = {id(weight.numbers): weight.numbers for weight in weights}
    scale = {key: FAR * (float(np.std(numbers.read())) + 1e-3) for key, numbers in places.items()}
    return [(weight.numbers, weight.index, scale[id(weight.numbers)] * rng.normal()) for weight in weights]


def _of_one_unit(asked: Asked, weights: list[Element]) -> list[Element]:
    """Some weights that belong to one unit, of those that move the outputs in the same directions: a mean may be of several units.

    When one of them moves, the responses to all that belong to its unit change by the same factor for each image.
    """
    some, rng = weights[:SOME], np.random.default_rng(5)
    before = inputs_of(np.array([weight.response for weight in some]))
    for first in range(2):
        for times in (4, 16, 64):  # until it shows, or nothing does: of a linear unit
            moves = [(numbers, index, times * by) for numbers, index, by in _far(some[first : first + 1], rng)]
            after = _inputs_after(asked, some, Moved(moves, asked.predict(moves)))
            if np.median(np.abs(after[first] - before[first])) > 0.2 * np.median(np.abs(before[first])):
                break
        alike = [
            i == first or not _ratios_change(asked, before[[first, i]], after[[first, i]]) for i in range(len(some))
        ]
        if sum(alike) >= MIN_WEIGHTS:
            return [weight for weight, belongs in zip(some, alike) if belongs]
    return []


def _stands_behind(asked: Asked, weights: list[Element], others: list[Element]) -> bool:
    """Whether the inputs of a unit's weights change with other weights, and the prediction with them."""
    moves = _far(others, np.random.default_rng(3))
    moved = Moved(moves, asked.predict(moves))
    if not np.abs(moved.prediction - asked.prediction).max() > MATTERS * np.abs(asked.prediction).max():
        return False
    some = weights[:4]
    before = inputs_of(np.array([weight.response for weight in some]))
    return _ratios_change(asked, before, _inputs_after(asked, some, moved))


def _inputs_after(asked: Asked, weights: list[Element], moved: Moved) -> np.ndarray:
    """The inputs of a unit's weights when other numbers have moved, as `inputs_of` gives them."""
    return inputs_of(np.array([response_to(asked, w.numbers, w.index, w.little, moved) for w in weights]))


def _ratios_change(asked: Asked, before: np.ndarray, after: np.ndarray) -> bool:
    """Whether the ratios of inputs, both (weights, images), change for most images. A single one may lie at a kink."""
    if not np.isfinite(after).all():
        return False
    before, after = (np.where(np.abs(inputs) < 20 * noise(asked), 0, inputs) for inputs in (before, after))
    one, other = before[:, None] * after[None], after[:, None] * before[None]
    difference, size = np.abs(one - other).sum(axis=(0, 1)), (np.abs(one) + np.abs(other)).sum(axis=(0, 1))
    tells = size > 1e-3 * size.max()
    changed = difference > CHANGED * size
    return np.count_nonzero(tells) > 1 and np.count_nonzero(changed & tells) > 0.5 * np.count_nonzero(tells)

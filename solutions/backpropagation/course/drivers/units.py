"""Asks a net whether one layer of trained weights stands behind another one, however and wherever it stores them.

A number is one of a unit's weights if moving it a little moves the prediction as moving the unit's other weights does, each in
proportion to its input. So the weights of one unit are found by what they do, and so are the ratios of the unit's inputs. Of a
unit behind a trained layer these ratios change when the weights of that layer move. Whatever stands before a single layer, or
behind it, or beside it (a fixed layer, a maximum, a product, a running mean), its inputs stay as they are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.drivers.stored import Numbers, State, all_numbers
from course.engine.clock import thread_seconds

IMAGES = 8
PLACES = 12  # at most, of each size, whose numbers are asked
ASKED, ASKED_OF_ONE = 240, 1_200  # numbers of each size of places; if all numbers of a net stand in one place
LARGE = 2_000  # numbers in one place that may be a whole net
MIN_WEIGHTS = 3  # of a unit that is asked about its inputs
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

Move = tuple[Numbers, int, float]


@dataclass
class Element:
    """One number; what a little of it does to the prediction; how far the gradient alone moves it in a step of training."""

    numbers: Numbers
    index: int
    little: float
    response: np.ndarray  # (images, outputs)
    step: float


@dataclass
class Unit:
    """Some weights of one unit."""

    weights: list[Element]


class Asked:
    """A net that is asked, always in the same state and with the same random numbers.

    Parameters
    ----------
    net : Layer
    x : ndarray (n, 784)
        Images, of which some are taken.
    batch_size : int
        A net may hold arrays that are made for it.
    """

    def __init__(self, net: Any, x: np.ndarray, batch_size: int) -> None:
        self.net, self.state, self.is_the_same = net, State(net), True
        ink = np.random.default_rng(1).random((IMAGES, x.shape[1]))
        # Each pixel's weight shows. But no more ink than is usual there: a net may divide by a pixel's standard deviation.
        self.x = 0.7 * x[:IMAGES] + 0.6 * ink[: len(x)] * x.mean(axis=0)
        with suppress(Exception):  # else it takes the size of its batches alone
            self.prediction = self.predict()
        if len(getattr(self, "prediction", ())) != IMAGES:
            self.x = np.resize(self.x, (batch_size, x.shape[1]))
        first, *others = (self.predict() for _ in range(4))
        self.is_the_same = all(np.array_equal(first, other) for other in others)
        self.prediction = self.predict()
        self.is_fine = self.prediction.dtype == np.float64

    def predict(self, moves: Sequence[Move] = ()) -> np.ndarray:
        """The prediction for the images, (n, n_out), when some numbers are moved for a moment."""
        if not self.is_the_same:
            self.state.put_back()
        before = []
        for numbers, index, by in moves:  # one may be moved twice
            before.append((numbers, index, numbers.read_one(index)))
            numbers.write(index, before[-1][2] + by)
        try:
            with same_numbers():
                return np.asarray(self.net.forward(self.x.copy()))[:IMAGES]
        finally:
            for numbers, index, value in reversed(before):
                numbers.write(index, value)

    def depends_on(self, numbers: Numbers) -> bool:
        """Whether the prediction depends on some of the numbers that are kept in one place."""
        if not self.is_the_same:
            self.state.put_back()
        before = numbers.read()
        move = np.random.default_rng(4).normal(scale=float(np.std(before)) + 1e-3, size=numbers.size)
        numbers.write_all(before + move)
        try:
            with same_numbers():
                y = np.asarray(self.net.forward(self.x.copy()))[:IMAGES]
        except Exception:  # something that can't be any number
            return False
        finally:
            numbers.write_all(before)
        return y.shape == self.prediction.shape and not np.array_equal(y, self.prediction, equal_nan=True)

    def steps(self, d_out: np.ndarray, learning_rate: float) -> dict[tuple, np.ndarray]:
        """What a step of training makes of all numbers, by their paths; the net is put back. Empty if it can't be trained."""
        self.state.put_back()
        padded = np.zeros((len(self.x), *d_out.shape[1:]))
        padded[: len(d_out)] = d_out
        before = {numbers.path: numbers.read() for numbers in all_numbers(self.net)}
        after = before
        try:
            with same_numbers():
                net = self.net
                for _ in range(4):  # some update with every other call only
                    net.zero_gradients()
                    net.forward(self.x.copy())
                    net.backward(padded.copy())
                    net.update_parameters(learning_rate)
            after = {numbers.path: numbers.read() for numbers in all_numbers(self.net)}
        except Exception:
            return {}
        finally:
            self.state.put_back()
        same_size = (path for path in before.keys() & after.keys() if before[path].shape == after[path].shape)
        return {path: after[path] - before[path] for path in same_size}


@contextmanager
def same_numbers() -> Iterator[None]:
    """Have the same random numbers come each time, also from generators that are made without a seed."""
    made_of = np.random.bit_generator
    entropy = made_of.randbits
    made_of.randbits = lambda bits: 12345
    np.random.seed(0)
    random.seed(0)
    try:
        yield
    finally:
        made_of.randbits = entropy


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
    asking = _elements(asked, trained, learning_rate)
    for enough in LOOKS:
        for element in asking:
            elements.append(element)
            if len(elements) >= enough or thread_seconds() > end:
                break
        units = _units(elements, asked.is_fine)
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


def _elements(asked: Asked, trained: Callable[[Numbers], np.ndarray], learning_rate: float) -> Iterator[Element]:
    """Numbers that training has changed, and that the prediction depends on: those of all sizes of places in turn."""
    rng = np.random.default_rng(2)
    d_out = 0.1 * rng.normal(size=asked.prediction.shape)
    there, back = asked.steps(d_out, learning_rate), asked.steps(-d_out, learning_rate)
    places = _places(asked, rng)
    large = [size for size in places if size >= LARGE]
    queues = []
    for size, some in places.items():
        count = (ASKED_OF_ONE if len(large) == 1 and size in large else ASKED) // len(some)
        mine = [(numbers, *one) for numbers in some for one in _chosen(numbers, trained(numbers), count, rng)]
        queues.append([mine[i] for i in rng.permutation(len(mine))])
    chosen = [queue[i] for i in range(max(map(len, queues), default=0)) for queue in queues if i < len(queue)]
    for numbers, index, spread in chosen:
        step, opposite = (steps.get(numbers.path) for steps in (there, back))
        alone = step[index] - opposite[index] if step is not None and opposite is not None else 0.0
        if alone == 0 and step is not None and step[index] != 0:
            continue  # it moves, whatever the gradient is: a running mean, or noise
        little = (1e-3 if asked.is_fine and numbers.is_fine else 0.3) * spread
        response = _response(asked, numbers, index, little)
        if np.isfinite(response).all() and np.abs(response).max() > _noise(asked):
            yield Element(numbers, index, little, response, alone)


def _places(asked: Asked, rng: np.random.Generator) -> dict[int, list[Numbers]]:
    """Some of the places of each size whose numbers the prediction depends on."""
    by_size = defaultdict(list)
    for numbers in all_numbers(asked.net):
        by_size[numbers.size].append(numbers)
    chosen = {}
    for size, places in by_size.items():
        some = [places[i] for i in rng.permutation(len(places))[: 5 * PLACES]]
        matter = [numbers for numbers in some if asked.depends_on(numbers)][:PLACES]
        if matter:
            chosen[size] = matter
    return chosen


def _noise(asked: Asked) -> float:
    return 50 * np.finfo(asked.prediction.dtype).eps * float(np.abs(asked.prediction).max() + 1e-30)


def _response(asked: Asked, numbers: Numbers, index: int, little: float, moves: Sequence[Move] = ()) -> np.ndarray:
    """What moving a number a little does to the prediction, (n, n_out)."""
    there, back = (asked.predict([*moves, (numbers, index, by)]) for by in (little, -little))
    return there.astype(np.float64) - back


def _chosen(numbers: Numbers, mask: np.ndarray, count: int, rng: np.random.Generator) -> list[tuple[int, float]]:
    """Some of the numbers that the mask shows, and their spread: half of them at random, half in short lines along an axis."""
    where = np.flatnonzero(mask)
    if not len(where):
        return []
    indices = set(rng.choice(where, min(max(count // 2, 4), len(where)), replace=False).tolist())
    for edge in _edges(numbers) if numbers.size >= LARGE else ():  # where a small layer may stand beside a large one
        there = edge[mask[edge]]
        indices |= set(rng.choice(there, min(count // 8, len(there)), replace=False).tolist())
    long = [axis for axis, n in enumerate(numbers.shape) if n > 1]
    grid = np.arange(numbers.size).reshape(numbers.shape)
    for start in rng.choice(where, count // 8 + 1) if len(long) > 1 else ():
        line = list(np.unravel_index(start, numbers.shape))
        line[rng.choice(long)] = slice(None)
        along = grid[tuple(line)]
        indices |= set(rng.permutation(along[mask[along]])[:4].tolist())
    spread = float(np.std(numbers.read()[where])) + 1e-3
    return [(i, spread) for i in sorted(indices)]


def _edges(numbers: Numbers) -> list[np.ndarray]:
    """The indices of the numbers at both ends of each axis."""
    grid, edges = np.arange(numbers.size).reshape(numbers.shape), []
    for axis, length in enumerate(numbers.shape):
        if length > 1:
            some = max(1, length // 80)
            edges += [
                np.take(grid, range(some), axis).ravel(),
                np.take(grid, range(length - some, length), axis).ravel(),
            ]
    return edges


def _units(elements: list[Element], is_fine: bool) -> list[Unit]:
    """The units of which there are several weights, whose inputs are no multiples of each other."""
    if not elements:
        return []
    same_cosine, independent = (1 - 1e-4, 1e-3) if is_fine else (0.99, 0.03)
    responses = np.array([element.response.reshape(len(element.response), -1) for element in elements])
    sizes = np.linalg.norm(responses, axis=2)  # (elements, images)
    acts = sizes > 1e-2 * sizes.max(axis=1, keepdims=True)
    directions = responses / np.where(sizes > 0, sizes, 1)[:, :, None]
    same = np.ones((len(elements), len(elements)), dtype=bool)
    shared = np.zeros((len(elements), len(elements)), dtype=int)
    for image in range(responses.shape[1]):
        both = acts[:, image][:, None] & acts[:, image][None]
        same &= ~both | (np.abs(directions[:, image] @ directions[:, image].T) > same_cosine)
        shared += both
    same &= shared >= MIN_WEIGHTS
    units, left = [], np.ones(len(elements), dtype=bool)
    for i in range(len(elements)):
        members = np.flatnonzero(same[i] & left)
        if left[i] and len(members) >= MIN_WEIGHTS:
            left[members] = False
            inputs = _inputs(responses[members])
            scaled = inputs / np.maximum(np.linalg.norm(inputs, axis=0, keepdims=True), 1e-300)
            scaled /= np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), 1e-300)
            values = np.linalg.svd(scaled, compute_uv=False)
            if len(values) >= MIN_WEIGHTS and values[MIN_WEIGHTS - 1] > independent * values[0]:
                units.append(Unit([elements[member] for member in members]))
    return units


def _inputs(responses: np.ndarray) -> np.ndarray:
    """The inputs of a unit's weights (weights, images), up to a factor for each image; of their responses (.., images, outputs)."""
    flat = responses.reshape(*responses.shape[:2], -1)
    strongest = np.linalg.norm(flat, axis=2).argmax(axis=0)
    along = flat[strongest, np.arange(flat.shape[1])]  # (images, outputs)
    return np.einsum("wio,io->wi", flat, along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-300))


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
    before = _inputs(np.array([weight.response for weight in some]))
    for first in range(2):
        for times in (4, 16, 64):  # until it shows, or nothing does: of a linear unit
            moves = [(numbers, index, times * by) for numbers, index, by in _far(some[first : first + 1], rng)]
            after = _inputs(np.array([_response(asked, w.numbers, w.index, w.little, moves) for w in some]))
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
    moved = asked.predict(moves)
    if not np.abs(moved - asked.prediction).max() > MATTERS * np.abs(asked.prediction).max():
        return False
    some = weights[:4]
    before = _inputs(np.array([weight.response for weight in some]))
    after = _inputs(np.array([_response(asked, w.numbers, w.index, w.little, moves) for w in some]))
    return _ratios_change(asked, before, after)


def _ratios_change(asked: Asked, before: np.ndarray, after: np.ndarray) -> bool:
    """Whether the ratios of inputs, both (weights, images), change for most images. A single one may lie at a kink."""
    if not np.isfinite(after).all():
        return False
    before, after = (np.where(np.abs(inputs) < 20 * _noise(asked), 0, inputs) for inputs in (before, after))
    one, other = before[:, None] * after[None], after[:, None] * before[None]
    difference, size = np.abs(one - other).sum(axis=(0, 1)), (np.abs(one) + np.abs(other)).sum(axis=(0, 1))
    tells = size > 1e-3 * size.max()
    changed = difference > CHANGED * size
    return np.count_nonzero(tells) > 1 and np.count_nonzero(changed & tells) > 0.5 * np.count_nonzero(tells)

"""Finds the units of a net, however and wherever it stores their weights.

A number is one of a unit's weights if moving it a little moves the prediction as moving the unit's other weights does, each in
proportion to its input. So the weights of one unit are found by what they do, and so are the ratios of the unit's inputs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from course.drivers.asked import Asked, Move
from course.drivers.stored import Numbers, all_numbers

PLACES = 12  # at most, of each size, whose numbers are asked
ASKED, ASKED_OF_ONE = 240, 1_200  # numbers of each size of places; if all numbers of a net stand in one place
LARGE = 2_000  # numbers in one place that may be a whole net
MIN_WEIGHTS = 3  # of a unit that is asked about its inputs


@dataclass
class Element:
    """One number; what a little of it does to the prediction; how far the gradient alone moves it in a step of training."""

    numbers: Numbers
    index: int
    little: float
    response: np.ndarray  # (images, outputs)
    step: float


@dataclass
class Moved:
    """Numbers that have moved, and the prediction (n, n_out) then."""

    moves: Sequence[Move]
    prediction: np.ndarray


@dataclass
class Unit:
    """Some weights of one unit."""

    weights: list[Element]


def elements_of(asked: Asked, trained: Callable[[Numbers], np.ndarray], learning_rate: float) -> Iterator[Element]:
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
        response = response_to(asked, numbers, index, little)
        if np.isfinite(response).all() and np.abs(response).max() > noise(asked):
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


def noise(asked: Asked) -> float:
    return 50 * np.finfo(asked.prediction.dtype).eps * float(np.abs(asked.prediction).max() + 1e-30)


def response_to(asked: Asked, numbers: Numbers, index: int, little: float, after: Moved | None = None) -> np.ndarray:
    """What moving a number a little does to the prediction, (n, n_out), perhaps after other numbers have moved.

    In double precision one step tells; where the least step that shows is a large one, what is bent shows as well: there and back.
    """
    after = after or Moved((), asked.prediction)
    if asked.is_fine and numbers.is_fine:
        return asked.predict([*after.moves, (numbers, index, 2 * little)]) - after.prediction
    there, back = (asked.predict([*after.moves, (numbers, index, by)]) for by in (little, -little))
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


def units_of(elements: list[Element], is_fine: bool) -> list[Unit]:
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
            inputs = inputs_of(responses[members])
            scaled = inputs / np.maximum(np.linalg.norm(inputs, axis=0, keepdims=True), 1e-300)
            scaled /= np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), 1e-300)
            values = np.linalg.svd(scaled, compute_uv=False)
            if len(values) >= MIN_WEIGHTS and values[MIN_WEIGHTS - 1] > independent * values[0]:
                units.append(Unit([elements[member] for member in members]))
    return units


def inputs_of(responses: np.ndarray) -> np.ndarray:
    """The inputs of a unit's weights (weights, images), up to a factor for each image; of their responses (.., images, outputs)."""
    flat = responses.reshape(*responses.shape[:2], -1)
    strongest = np.linalg.norm(flat, axis=2).argmax(axis=0)
    along = flat[strongest, np.arange(flat.shape[1])]  # (images, outputs)
    return np.einsum("wio,io->wi", flat, along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-300))

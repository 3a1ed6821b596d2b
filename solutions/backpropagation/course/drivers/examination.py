"""What a net and a cost are examined with: images, steps of training, a target and a prediction."""

from __future__ import annotations

import numpy as np

from course.drivers.training import INPUT_SIZE, LABEL_SIZE, given_numbers
from course.engine.patterns import NOTEBOOK_SIZES
from course.engine.record import Record
from course.engine.task import Hyperparameters

INK = 0.05  # share of the pixels that have ink in a whole batch: nothing is saturated by its steps
CHANGE = 0.03  # learning rate times the gradient of an output
PIXELS_AT_ONCE = 10  # so few that a step of training shows it if a net leaves out one of them


def draw(rng: np.random.Generator, numbers: Hyperparameters, single_pixels: int) -> Record:
    """Small batches for the steps of training, and a target and a prediction for the cost function.

    Parameters
    ----------
    rng : Generator
    numbers : Hyperparameters
        What the given cell before the task sets.
    single_pixels : int
        So many pixels' weights are looked at one by one; the others' a few at once.
    """
    n = 6
    whole = NOTEBOOK_SIZES[0] // n

    def at_the_rate_of_the_task(x: np.ndarray, copies: int) -> Record:
        learning_rate = copies * numbers.learning_rate
        d_out = rng.normal(scale=CHANGE / learning_rate, size=(n, LABEL_SIZE))
        return {"x": x, "d_out": d_out, "learning_rate": learning_rate, "copies": copies}

    first = {
        "x": rng.random((n, INPUT_SIZE)),
        "d_out": rng.normal(size=(n, LABEL_SIZE)),
        "learning_rate": float(rng.uniform(0.01, 0.03)),
        "copies": 1,
    }
    ink = rng.random((2, n, INPUT_SIZE)) * (rng.random((2, n, INPUT_SIZE)) < INK)
    prediction = rng.uniform(0.1, 1, size=(n, LABEL_SIZE))
    faint = np.zeros((n, INPUT_SIZE))
    faint[np.arange(n), rng.choice(INPUT_SIZE, n, replace=False)] = 1
    return {
        "globals": given_numbers(numbers),
        "input_size": INPUT_SIZE,
        "pixels": rng.choice(INPUT_SIZE, single_pixels, replace=False),
        "mixtures": rng.random((n, single_pixels)),
        "x": rng.random((n, INPUT_SIZE)),
        "copies": whole,
        # The second and the third show momentum, gradients that are not zeroed, and rates that fall; the last one has next to no ink,
        # so that a net which is saturated for whole images shows that it learns, and is as short as the last batch of an epoch.
        "steps": [
            first,
            *(at_the_rate_of_the_task(x, whole) for x in ink),
            at_the_rate_of_the_task(faint, whole // 3),
        ],
        "target": np.eye(LABEL_SIZE)[rng.integers(LABEL_SIZE, size=n)],
        "prediction": prediction / prediction.sum(axis=1, keepdims=True),
        "whole_batch": _draw_surer(rng, 2 * n),
    }


def _draw_surer(rng: np.random.Generator, n: int) -> Record:
    """A target and a prediction, (n, 10), which is nearly sure of the right class in half of the rows, and misses it in some."""
    classes = rng.integers(LABEL_SIZE, size=n)
    prediction = 10 ** rng.uniform(-3, -1, size=(n, LABEL_SIZE))
    rights = np.concatenate([rng.uniform(2, 9, size=n // 2), 10 ** rng.uniform(-3, -1, size=n - n // 2)])
    rights[-2:] = rng.uniform(1e-3, 1.5e-3, size=2)
    prediction[np.arange(n), classes] = rights
    return {
        "target": np.eye(LABEL_SIZE)[classes],
        "prediction": prediction / prediction.sum(axis=1, keepdims=True),
        "copies": NOTEBOOK_SIZES[0] // n,
    }


def points(inputs: Record) -> dict[str, np.ndarray]:
    """The images (n, 784) that a net is examined with; what it predicts for them tells its weights, however they are stored.

    No ink at all; some single pixels, one in each; mixtures of these pixels; all other pixels, a few in each; whole images; the
    means of pairs of them; the images that each step trains with.
    """
    n_in, pixels, x = inputs["input_size"], inputs["pixels"], inputs["x"]
    single = np.zeros((len(pixels), n_in))
    single[np.arange(len(pixels)), pixels] = 1
    others = np.setdiff1d(np.arange(n_in), pixels)
    few = np.zeros((-(-len(others) // PIXELS_AT_ONCE), n_in))
    few[np.arange(len(others)) // PIXELS_AT_ONCE, others] = 1
    return {
        "none": np.zeros((1, n_in)),
        "single": single,
        "mixtures": inputs["mixtures"] @ single,
        "few": few,
        "whole": x,
        "means": (x[::2] + x[1::2]) / 2,
        **{f"step {i}": step["x"] for i, step in enumerate(inputs["steps"])},
    }


def copied(drawn: Record) -> Record:
    """The same step, images, or target and prediction with so many copies of each example as make up a batch of the notebook."""
    copies = drawn["copies"]
    of_examples = drawn.keys() & {"x", "d_out", "target", "prediction"}
    many = {name: np.tile(drawn[name], (copies, 1)) for name in of_examples}
    return many | ({"learning_rate": drawn["learning_rate"] / copies} if "learning_rate" in drawn else {})


def one_example(step: Record) -> Record:
    """The first example of a step; without its learning rate."""
    return {name: step[name][:1] for name in ("x", "d_out")}

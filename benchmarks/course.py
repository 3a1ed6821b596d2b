"""The course's own code, as the notebook holds it, for the benchmarks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from tqdm import tqdm

from course import student
from judge.master import cells
from judge.rubric import PIECES
from source.backpropagation.load_mnist import MNIST

GIVEN = ("given_train", "given_sigmoid_function", "given_layer_and_cost", "given_sigmoid", "given_hyperparameters")


class Training(NamedTuple):
    """What a training function of the course passes to `train`."""

    net: Any
    cost_function: Any
    number_epochs: int
    batch_size: int
    learning_rate: float

    @property
    def sizes(self) -> list[int]:
        """The width of each layer, from the input's to the output's."""
        weights = [layer.w for layer in self.net.layers if hasattr(layer, "w")]
        return [weights[0].shape[1], *(len(w) for w in weights)]


def course() -> dict[str, Any]:
    """Run the notebook's given cells and its solutions, and return their names."""
    names: dict[str, Any] = {
        "np": np, "sys": sys, "time": time, "lru_cache": lru_cache, "tqdm": tqdm, "MNIST": MNIST,
        **{name: getattr(student, name) for name in student.__all__}, "record_run": lambda *_: None,
    }  # fmt: skip
    for grade_id in [*GIVEN, *PIECES]:
        exec(cells()[grade_id].source, names)
    return names


def prepare(names: dict[str, Any], function: Callable[[], Any]) -> Training:
    """Call a training function of the course, and return what it would train instead of training it."""
    calls: list[Training] = []
    train = names["train"]
    names["train"] = lambda *arguments, **named: calls.append(Training(*arguments, **named))
    np.random.seed(1)  # the same net for every contender
    try:
        function()
    finally:
        names["train"] = train
    (training,) = calls
    return training

"""The drawing of inputs and the judgement of each task."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from judge import costs, layers, linear, network, steps, training
from judge.compare import Finding, Record


class Judge(NamedTuple):
    """What to hand to a task's probe, and how to judge what it hands back."""

    draw: Callable[[np.random.Generator], Record]
    judge: Callable[[Record, Record], list[Finding]]
    # In which its probe may set up a student's object, one after the other until one of them earns all points.
    ways: tuple[str, ...] = ("",)


JUDGES = {
    "2a": Judge(linear.draw_linear, linear.judge_2a),
    "2b": Judge(costs.draw_mean_square_error, costs.judge_2b),
    "2c": Judge(costs.draw_mean_square_error, costs.judge_2c, costs.WAYS),
    "2d": Judge(linear.draw_linear, linear.judge_2d, layers.WAYS),
    "2e": Judge(linear.draw_update, linear.judge_2e),
    "2f": Judge(steps.draw_2f, steps.judge_2f),
    "3a": Judge(network.draw_3a, network.judge_3a),
    "3b": Judge(steps.draw_3b, steps.judge_3b),
    "4": Judge(training.draw_4, training.judge_4),
    "5": Judge(training.draw_5, training.judge_5),
    "6a": Judge(layers.draw_softmax, layers.judge_6a),
    "6b": Judge(costs.draw_cross_entropy, costs.judge_6b),
    "6c": Judge(costs.draw_cross_entropy, costs.judge_6c, costs.WAYS),
    "6d": Judge(layers.draw_softmax_backward, layers.judge_6d, layers.WAYS),
    "6e": Judge(training.draw_6e, training.judge_6e),
}

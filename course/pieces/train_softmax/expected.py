"""What is right for train_softmax: task 6e."""

from __future__ import annotations

import numpy as np

from course.drivers import examination, readout
from course.engine.finding import Finding
from course.engine.record import Record
from course.kinds.training import SINGLE_PIXELS
from course.kinds.training import judge as judge_training
from course.pieces.cross_entropy.expected import FORMULA
from course.pieces.train_softmax.task import PIECE


def draw(rng: np.random.Generator) -> Record:
    """Batches for two steps of training, a target and a prediction."""
    return examination.draw(rng, PIECE.hyperparameters, SINGLE_PIXELS)


def judge(inputs: Record, record: Record) -> list[Finding]:
    """The net, the cost function, the hyperparameters and what was returned."""
    return judge_training(PIECE, "SoftMax", readout.SOFTMAX, _backward, FORMULA, inputs, record)


def _backward(y: np.ndarray, d_out: np.ndarray) -> np.ndarray:
    """Through the softmax, by its output."""
    return y * (d_out - (y * d_out).sum(axis=1, keepdims=True))

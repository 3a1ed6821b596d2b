"""What is right for step_layers: task 2f."""

from __future__ import annotations

import numpy as np

from course.engine.sheet import Case, Sheet
from course.kinds import step, step_cases
from course.pieces.step_layers.probe import LAYERS


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Two layers with old gradients, a cost, two batches."""
    return step_cases.draw(rng, step_cases.TWO_LAYERS, in_a_net=False)


def by_hand(task: str) -> list[Case]:
    """None: the made-up layers have nothing to work out."""
    return []


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    return step.sheet(case, LAYERS)

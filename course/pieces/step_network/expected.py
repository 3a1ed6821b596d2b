"""What is right for step_network: task 3b."""

from __future__ import annotations

import numpy as np

from course.engine.sheet import Case, Sheet
from course.kinds import step, step_cases
from course.pieces.step_network.probe import names_of

NETS = (*step_cases.TWO_LAYERS, (3, 4, (2, 4, 3, 5), 1.0, (0.05, 0.3)), (4, 2, (3, 5), 1.0, (0.05, 0.3)))


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Nets of one to three layers with old gradients, a cost, two batches."""
    return step_cases.draw(rng, NETS, in_a_net=True)


def by_hand(task: str) -> list[Case]:
    """None: the made-up layers have nothing to work out."""
    return []


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    return step.sheet(case, names_of(case))

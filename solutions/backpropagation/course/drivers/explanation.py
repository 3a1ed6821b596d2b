"""The surest reason why a net does not learn, in a sentence: from what `course.drivers.learning` has seen of it."""

from __future__ import annotations

import numpy as np

from course.engine.record import Record
from course.pieces.train_single_layer.task import PIECE as SINGLE_LAYER

HARDLY = 0.02  # how little weights have moved in units of their size
STILL_FALLING = 0.01  # by how much of itself a cost falls in its last epoch, or in the last tenth of them
STAYS = 0.01  # by how much of itself a cost changes at most where it stays
LONG = 5  # epochs in which it has to stay
FADED = 1e-3  # of the first learning rate, where next to nothing is left of it
FAR = 5.0  # how many times their size weights have moved where steps are too large
FEW_STEPS = 60  # with which no net learns enough
JUMPS = 0.1  # by how much of itself a cost rises from one epoch to the next where the steps are too large


def explanation(why: Record, same_for_all: bool) -> tuple[str, str] | None:
    """The surest reason as a sentence, and the name of the mistake; None if none shows."""
    costs = why.get("costs", [])
    finite = [cost for cost in costs if np.isfinite(cost)]
    if why.get("layer"):
        return f"The backward of {why['layer']} is not the derivative of its forward.", "wrong-derivative"
    cost = why.get("cost")
    if cost:
        name = cost.lstrip("-")
        text = "points uphill: it is minus the derivative" if cost.startswith("-") else "is not the derivative"
        return f"The gradient of {name} {text} of its estimate.", "wrong-derivative"
    if len(finite) < len(costs):
        return f"The cost became NaN or inf in epoch {len(finite) + 1}.", "cost-not-finite"
    if why.get("equal_units"):
        return f"All {why['equal_units']} units of a hidden layer give the same value for each image.", "equal-units"
    if why.get("linear"):
        return "Nothing but linear layers stands between its layers with weights.", "no-activation-between"
    saturated = why.get("saturated")
    if saturated and saturated.startswith("0"):
        return f"{saturated[1:]} gives 0 for every image.{_too_far(why)}", "dead-units"
    if saturated:
        text = f"{saturated} gives next to nothing but its extreme values: its inputs are too large."
        return f"{text}{_too_far(why)}", "saturated"
    if why.get("mixing"):
        return f"{why['mixing']} computes what it gives for an image from the other images too.", "mixes-examples"
    if why.get("lost"):
        text = f"Layer {why['lost']} gives nearly the same for all images: on the way to it their differences get lost."
        return text, "differences-lost"
    if why.get("narrow"):
        return f"A hidden layer has {why['narrow']} units only: too few to tell ten digits apart.", "too-narrow"
    if len(costs) > 1 and max(costs) > 1.5 * costs[0] and costs[-1] > costs[0]:
        return f"The mean cost rose from {costs[0]:.3g} to {costs[-1]:.3g}.", "cost-rises"
    if why.get("moved", 1.0) < HARDLY:
        return f"Training has moved the weights by {100 * why['moved']:.2g} % of their size only.", "hardly-moved"
    if 0 < why.get("steps", 0) <= FEW_STEPS:
        text = f"It was trained for {plural(why['epochs'], 'epoch', 'epochs')}, with {plural(why['steps'], 'batch', 'batches')} in all: each batch is one step, and these are far too few."
        return text, "too-few-steps"
    course = _course_of_the_costs(why, costs)
    if course:
        return course
    if same_for_all:
        return None
    window = max(1, len(costs) // 10)
    if len(costs) > 2 and costs[-1] < (1 - STILL_FALLING) * costs[-1 - window]:
        last = "epoch" if window == 1 else f"{window} epochs"
        text = f"The mean cost still fell in the last {last}, from {costs[-1 - window]:.3g} to {costs[-1]:.3g}"
        return f"{text}{_of_task_4(why)}.", "still-falling"
    return None


def plural(number: int, one: str, several: str) -> str:
    """A number of things, such as 1 batch or 6 batches."""
    return f"{number} {one if number == 1 else several}"


def faded(rates: list[float]) -> int | None:
    """The number of epochs before the learning rate had fallen to next to nothing; None if it never has."""
    return next((i for i, rate in enumerate(rates) if 0 < abs(rate) <= FADED * abs(rates[0])), None)


def _too_far(why: Record) -> str:
    """What to say of steps that were so large that the weights have grown to many times their size."""
    rates, moved = why.get("rates"), why.get("moved", 0.0)
    if not rates or not moved > FAR:
        return ""
    largest = max(rates)
    return f" With the learning rate {largest:.3g}, training has moved weights by {moved:.0f} times their size: its steps are too large."


def _course_of_the_costs(why: Record, costs: list[float]) -> tuple[str, str] | None:
    """What the costs of all epochs tell, and the learning rates with which they came about."""
    rates = why.get("rates", [])
    is_whole = len(rates) == len(costs) == why.get("epochs", 0)
    last = faded(rates) if is_whole else None
    if last is not None and last < len(costs) - 1 and _stays(costs[last:]):
        text = (
            f"The learning rate fell from {rates[0]:.3g} to {rates[-1]:.3g}: in the last {len(costs) - last} of {len(costs)} "
            "epochs it was too small to change anything."
        )
        return text, "rate-fades"
    half = costs[-round(len(costs) / 2) :]
    if len(half) < LONG:
        return None
    if sum(later > (1 + JUMPS) * cost for cost, later in zip(costs, costs[1:])) > len(costs) / 4:
        return "The mean cost jumps up and down from epoch to epoch.", "cost-jumps"
    if why.get("alike") and _stays(half):
        same = f"for the last {len(half)} epochs, the mean cost has stayed at {costs[-1]:.3g}"
        return f"It gives nearly the same for all images: {same}{_of_task_4(why)}.", "cost-stays"
    return None


def _of_task_4(why: Record) -> str:
    """The learning rate, where there was but one; and whether it is the one of task 4."""
    rates = set(why.get("rates", []))
    if len(rates) != 1:
        return ""
    (rate,) = rates
    of_task_4 = ", that of task 4" if np.isclose(rate, SINGLE_LAYER.hyperparameters.learning_rate) else ""
    return f", with the learning rate {rate:.3g}{of_task_4}"


def _stays(costs: list[float]) -> bool:
    return max(costs) - min(costs) <= STAYS * abs(costs[-1])

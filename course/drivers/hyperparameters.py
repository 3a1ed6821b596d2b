"""Judges the hyperparameters that reached `train`, over all its calls."""

from __future__ import annotations

from course.engine.finding import Finding
from course.engine.record import Record
from course.engine.task import Hyperparameters

MISTAKES = {
    "batch_size": "wrong-batch-size",
    "learning_rate": "wrong-learning-rate",
    "number_epochs": "wrong-number-of-epochs",
}
ORDER = ("net", "cost_function", "number_epochs", "batch_size", "learning_rate")  # of the arguments of train


def new_nets_problem(part: str, right: Hyperparameters, calls: list[Record], chain: list[Record]) -> Finding | None:
    """Several calls of train whose epochs would add up, each with a net of its own."""
    epochs = [_number(call["number_epochs"]) for call in calls]
    nets = {call["net"] for call in calls}
    if len(chain) > 1 or len(nets) < 2 or len(nets) != len(calls) or None in epochs or min(epochs) < 0:
        return None
    if not _is_near(sum(epochs), right.number_epochs) or _is_near(epochs[-1], right.number_epochs):
        return None
    text = f"train was called {len(calls)} times, each time with a new net, which begins anew: make the net once, before the loop."
    return Finding(part, False, text, "new-net-each-time")


def numbers_problem(part: str, right: Hyperparameters, calls: list[Record], images: int) -> Finding | None:
    """All calls have to use the task's batch size and learning rate; their epochs may add up to the task's number.

    `images` is how many load_data gives.
    """
    exchanged = _exchanged(right, calls)
    if exchanged:
        return Finding(part, False, exchanged[0], MISTAKES[exchanged[1]])
    for key, mistake in MISTAKES.items():
        wanted, seen = getattr(right, key), [call[key] for call in calls]
        wrong = _wrong_epochs(wanted, seen) if key == "number_epochs" else _wrong_number(key, wanted, seen)
        if not wrong and key != "learning_rate":
            odd = [record["text"] for record in seen if not record["whole"]]
            wrong = f"train got {key} = {odd[0]}, which is no whole number (int) for Python." if odd else None
        if wrong and key == "batch_size" and images in [_number(record) for record in seen]:
            wrong = (
                f"train got batch_size = {images}, the number of all images that load_data gives here: each epoch is then a "
                f"single step. The task asks for {wanted}."
            )
        if wrong:
            return Finding(part, False, wrong, mistake)
    return None


def _exchanged(right: Hyperparameters, calls: list[Record]) -> tuple[str, str] | None:
    """What to say where each call of train got the task's numbers in another order, and the first number that it is true of."""
    orders = set()
    for call in calls:
        places = {
            key: [other for other in MISTAKES if _is_near(_number(call[key]), getattr(right, other))]
            for key in MISTAKES
        }
        if not all(len(found) == 1 for found in places.values()):
            return None
        orders.add(tuple(found[0] for found in places.values()))
    if len(orders) != 1:
        return None
    (order,) = orders
    moved = [(key, came) for key, came in zip(MISTAKES, order) if came != key]
    if not moved or len(set(order)) < len(order):
        return None
    got = " and ".join(f"{key} = {calls[0][key]['text']}" for key, _ in moved)
    which = "the two are" if len(moved) == 2 else "they are"
    return f"train got {got}: {which} exchanged. The order is {', '.join(ORDER)}.", moved[0][0]


def _wrong_epochs(wanted: float, seen: list[Record]) -> str | None:
    values = [_number(record) for record in seen]
    if None not in values and min(values) >= 0 and _is_near(sum(values), wanted):
        return None
    if len(seen) > 1 and all(value is not None and _is_near(value, wanted) for value in values):
        return f"train was called {len(seen)} times for the same net, each time with all {wanted} epochs; the task asks for one call."
    text = " + ".join(record["text"] for record in seen[:5]) + (" + ..." if len(seen) > 5 else "")
    times = f" in {len(seen)} calls for the same net" if len(seen) > 1 else ""
    return f"train got number_epochs = {text}{times}; the task asks for {wanted}."


def _wrong_number(key: str, wanted: float, seen: list[Record]) -> str | None:
    others = [(i, record["text"]) for i, record in enumerate(seen, 1) if not _is_near(_number(record), wanted)]
    if not others:
        return None
    which, found = others[0]
    if len(others) < len(seen):
        return f"train was called {len(seen)} times, and got {key} = {found} in call {which}; the task asks for {wanted} in each."
    return f"train got {key} = {found}; the task asks for {wanted}."


def _number(record: Record) -> float | None:
    seen = record["value"]
    if seen["kind"] == "array" and seen["value"].size == 1:
        return float(seen["value"].ravel()[0])
    return seen["value"] if seen["kind"] == "scalar" else None


def _is_near(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= 1e-6 * wanted

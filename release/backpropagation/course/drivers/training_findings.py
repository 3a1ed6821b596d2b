"""Judges what a training function built, passed to `train` and returned, as far as no formula is needed.

Whether a net computes what it should, and a cost too, is asked of two functions: the judge's compare with formulas, the visible
check's with a net and a cost of the student's own, which have checks of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np

from course.drivers.builds import MAX_CALLS, unpacked
from course.drivers.examination import points
from course.drivers.hyperparameters import new_nets_problem, numbers_problem
from course.drivers.layer_words import difference
from course.drivers.training import INPUT_SIZE, LABEL_SIZE
from course.engine import words_only
from course.engine.compare import Expected, shape_text
from course.engine.exceptions import raised
from course.engine.finding import Finding
from course.engine.record import Record
from course.engine.spoilt import does_not_exist
from course.engine.task import Piece
from course.engine.tolerance import tolerance

NETWORK, COST, NUMBERS, RETURNED = PARTS = ("network", "cost function", "hyperparameters", "returned net")
METHODS = ("estimate", "gradient")  # of a cost function
# Shares of hits of a net that comes to `train`. Without training, hardly any net hits more than a quarter, the best of some new ones either.
CHANCE, LEARNED = 0.25, 0.5
OTHER_PREDICTION = "its prediction is not that of the layers which the task asks for."
OTHER_STEP = "a step of training changes it in another way than the layers which the task asks for."

# What of a net that could be examined is another one than the task's: one of the two texts above, or None.
TellsNet = Callable[[Record], "str | None"]
FitsCost = Callable[[Record], bool]


def judge(
    piece: Piece,
    activation: str,
    cost_name: str,
    inputs: Record,
    record: Record,
    net_problem: TellsNet,
    fits_cost: FitsCost,
) -> list[Finding]:
    """The findings of a training that is not made: one for each part.

    Parameters
    ----------
    piece : Piece
    activation, cost_name : str
        What the task's activation and its cost function are called.
    inputs, record : dict
        What was drawn, and what `course.drivers.builds.build` handed out.
    net_problem, fits_cost : callable
        Ask whether an examined net and an examined cost are those of the task.
    """
    name = piece.name
    problem = [made_problem(part_name, name, record) for part_name in PARTS]
    if problem[0]:
        return problem
    if len(record["calls"]) > MAX_CALLS:
        raise ValueError("no probe writes down so many calls")
    result = record["result"]
    befores, afters = unpacked(record["before"]), unpacked(record["after"])
    calls = [
        {**call, "before": before, "after": after} for call, before, after in zip(record["calls"], befores, afters)
    ]
    record = {**record, "calls": calls}
    raised = [raised_finding(part_name, piece, result) for part_name in PARTS]
    if not calls and raised[0]:
        return raised
    if not calls:
        return [Finding(part_name, False, f"{name} did not call train.", "train-not-called") for part_name in PARTS]
    chain = _calls_of_the_returned_net(record)
    nets, costs = (
        [_examined(record[f"{kind}s"], number) for number in dict.fromkeys(call[kind] for call in chain)]
        for kind in ("net", "cost")
    )
    nets = nets[:1] + [net for net in nets[1:] if net]  # those that are too many are copies of the ones before
    count = sum(len(x) for x in points(inputs).values())
    new_nets = new_nets_problem(NUMBERS, piece.hyperparameters, calls, chain)
    if new_nets:
        nets = nets[:1]  # they are made alike
    layers = (f"Linear({INPUT_SIZE}, {LABEL_SIZE})", activation)
    network = part(NETWORK, (_network_finding(net, count, layers, net_problem) for net in nets))
    changed = _changed_between_calls(chain)
    if changed and not network.passed:
        network = Finding(NETWORK, False, changed, "wrong-layers")
    elif new_nets and nets[0] is None:
        network = replace(new_nets, part=NETWORK)
    cost = part(COST, (_cost_finding(cost, cost_name, fits_cost) for cost in costs))
    if _are_swapped(nets[0], costs[0]):
        text = "train got the cost function where the net belongs, and the net in the place of the cost function."
        network, cost = (Finding(name, False, text, "arguments-of-train-swapped") for name in (NETWORK, COST))
    return [
        network,
        cost,
        part(NUMBERS, [new_nets or numbers_problem(NUMBERS, piece.hyperparameters, chain, record["images"])]),
        raised[3] or part(RETURNED, [_returned_finding(name, record, chain)]),
    ]


def _are_swapped(net: Record | None, cost: Record | None) -> bool:
    """Whether what reached train as net predicts nothing, and what reached it as cost function estimates nothing."""
    if net is None or cost is None or cost["is_class"]:
        return False
    predicts = any(prediction["kind"] == "array" for prediction in net["predictions"])
    return not predicts and cost["estimate"]["kind"] == "missing"


def part(name: str, problems: Iterable[Finding | None]) -> Finding:
    """The first problem of a part, or its pass."""
    return next((problem for problem in problems if problem), Finding(name, True))


def made_problem(name: str, what: str, record: Record) -> Finding | None:
    """A problem if the function does not exist."""
    made = record.get("made", {"kind": "missing"})
    return None if made["kind"] == "ok" else does_not_exist(name, what, made)


def raised_finding(part_name: str, piece: Piece, result: Record) -> Finding | None:
    """What to say of a function that raised; it may have stumbled over another task's blank."""
    if result["kind"] != "raised":
        return None
    if result.get("blank") and f"Task {piece.tasks[0].number} is open" in result["error"]:
        return Finding(part_name, False, f"{piece.name}: the blank is still open.", "blank", result["traceback"])
    return raised(part_name, f"{piece.name}()", result)


def not_a_net(part_name: str, name: str, record: Record) -> Finding:
    """What to say of a function that returned no net."""
    kind = record["returned"]["kind"]
    what = {"none": "None", "array": "an array", "scalar": "a number"}
    found = what.get(kind, f"an object of type {record['returned_type']}")
    mistake = "returns-nothing" if kind == "none" else "net-not-returned"
    return Finding(part_name, False, f"{name} returned {found}; the trained net was expected.", mistake)


def _examined(records: list[Record], number: int) -> Record | None:
    return records[number] if 0 <= number < len(records) else None


def _calls_of_the_returned_net(record: Record) -> list[Record]:
    """The calls of train, one after the other, that made the returned net; of the last trained one, if it is none of them.

    A call goes on where an earlier one ended if its net is the same, or a copy: one that predicts the same.
    """
    calls = record["calls"]
    ends = [i for i, call in enumerate(calls) if _same(call["after"], record["prediction"])]
    last = ends[-1] if ends else len(calls) - 1
    chain = [calls[last]]
    for call in reversed(calls[:last]):
        if call["net"] == chain[0]["net"] or _same(call["after"], chain[0]["before"]):
            chain.insert(0, call)
    return chain


def _same(one: Record, other: Record) -> bool:
    if one["kind"] != "array" or other["kind"] != "array" or one["value"].shape != other["value"].shape:
        return False
    value = one["value"].astype(np.float64)
    return Expected(value, tolerance(np.abs(value) + 1, LABEL_SIZE)).fits(other["value"])


def _same_for_whole_batch(prediction: Record, whole: Record) -> bool:
    """Whether a net predicts for a batch of copies of some images what it predicts for these."""
    copies = (
        len(whole["value"]) // max(1, len(prediction["value"]))
        if whole["kind"] == "array" and whole["value"].ndim
        else 1
    )
    return _same({**prediction, "value": np.tile(prediction["value"], (copies, 1))}, whole)


def _changed_between_calls(chain: list[Record]) -> str | None:
    """What to say of one net that had other layers in a later call of train than in the first."""
    for one, other in pairwise(chain):
        if one["net"] == other["net"] and one["layers"] != other["layers"]:
            return (
                f"One net reached train several times, and its layers were changed in between: first {one['layers']}, "
                f"then {other['layers']}. The task asks for a new net, which train gets once it has all its layers."
            )
    return None


def _network_finding(net: Record | None, count: int, layers: tuple[str, ...], problem: TellsNet) -> Finding | None:
    if net is None:
        return Finding(NETWORK, False, "train was called with too many nets to look at all of them.")
    if net["layers"] in ("list", "tuple"):
        text = f"A {net['layers']} of layers reached train, which is no net: make one of it by Network([...])."
        return Finding(NETWORK, False, text, "network-missing")
    text = f"The net that reached train is {net['layers']}"
    other = words_only.told(lambda: difference(net["layers"], layers), lambda: "")
    for prediction in net["predictions"]:
        if prediction["kind"] == "raised":
            mistake = "wrong-layers" if prediction["error"].startswith("ValueError") else None  # sizes that do not fit
            return raised(NETWORK, f"{text}; its forward", prediction, mistake)
        if prediction["kind"] != "array":
            return Finding(NETWORK, False, f"{text}; its forward gave no array.", "wrong-layers")
        if prediction["value"].shape != (count, LABEL_SIZE):
            outputs = shape_text(prediction["value"].shape[1:])
            observation = f"{text}; its outputs for one image have the shape {outputs}, ({LABEL_SIZE},) was expected."
            observation = f"{text}; {other}" if other else observation
            return Finding(NETWORK, False, observation, "wrong-layers")
    for step in net["steps"]:
        if step["kind"] == "raised":
            return raised(NETWORK, f"{text}; one step of training", step)
    with np.errstate(all="ignore"):
        wrong = problem(net)
    return Finding(NETWORK, False, f"{text}; {other or wrong}", "wrong-layers") if wrong else None


def _cost_finding(cost: Record | None, right_name: str, fits: FitsCost) -> Finding | None:
    if cost is None:
        return Finding(COST, False, "train was called with too many cost functions to look at all of them.")
    name = cost["name"]
    if cost["is_class"]:
        text = f"The class {name} itself reached train as cost_function, not an object of it: {name}()."
        return Finding(COST, False, text, "class-for-object")
    if cost["function"] and cost["estimate"]["kind"] == "missing":
        text = f"{cost['function']} reached train as cost_function. train takes the cost itself, an object: it calls its estimate and its gradient."
        return Finding(COST, False, text[0].upper() + text[1:], "wrong-cost")
    for what, seen in [(what, one[what]) for one in (cost, cost["whole_batch"]) for what in METHODS]:
        if seen["kind"] == "raised":
            return raised(COST, f"{what} of the cost function {name}", seen)
        if seen["kind"] == "missing":
            text = f"What reached train as cost_function, {name}, has no {what}."
            return Finding(COST, False, text, "wrong-cost")
    if all(one[what]["kind"] == "array" for one in (cost, cost["whole_batch"]) for what in METHODS) and fits(cost):
        return None
    text = f"The cost function that reached train, {name}, does not compute what {right_name} does."
    return Finding(COST, False, text, "wrong-cost")


def _returned_finding(name: str, record: Record, chain: list[Record]) -> Finding | None:
    prediction = record["prediction"]
    if record["returned"]["kind"] != "net":
        return not_a_net(RETURNED, name, record)
    same = _same(chain[-1]["after"], prediction)
    if same and _same_for_whole_batch(prediction, record["whole_batch"]):
        return _by_hand_finding(record, chain) or _redefined_finding(record)
    if chain[-1]["after"]["kind"] != "array":
        return Finding(RETURNED, False, "It could not be tried, since the net that reached train gives no prediction.")
    if prediction["kind"] == "raised":
        return raised(RETURNED, f"The forward of the net that {name} returned", prediction, "untrained-net-returned")
    if same:
        text = f"The net that {name} returned predicts something else for many images than for the same ones in a small batch."
        return Finding(RETURNED, False, text, "mixes-examples")
    if record["was_trained"]:
        text = f"{name} returned a net that went through train, but it predicts something else than after its training."
        return Finding(RETURNED, False, text, "net-changed-after-training")
    text = f"The net that {name} returned does not predict what the net that was trained last predicts."
    if record["layers"] != chain[-1]["layers"]:
        text = (
            f"{name} returned {record['layers']}, but train got {chain[-1]['layers']}, which predicts something else."
        )
    return Finding(RETURNED, False, text, "untrained-net-returned")


def _by_hand_finding(record: Record, chain: list[Record]) -> Finding | None:
    """Whether the net has learned outside of `train`: before its first call, or between two."""
    between = any(
        one["net"] == other["net"] and not _same(one["after"], other["before"]) for one, other in pairwise(chain)
    )
    calls = record["calls"]
    again, without_updates, other_digits = (
        unpacked(record[name]) for name in ("once_more", "without_updates", "with_other_digits")
    )
    repeats = all(_same(call["before"], other) for call, other in zip(calls, again))
    before = repeats and any(
        any(call is mine for mine in chain)
        and not (_same(call["before"], one) and (_same(call["before"], other) or not _may_have_learned(call)))
        for call, one, other in zip(calls, without_updates, other_digits)
    )
    before = before or (chain[0]["head_start"] or 0) > LEARNED
    if not between and not before:
        return None
    changed = _changed_between_calls(chain)
    if changed:  # other layers predict something else, without any training
        return Finding(RETURNED, False, changed, "wrong-layers")
    when = "between two calls of train" if between else "before train"
    text = f"The net was trained by hand {when}; the task asks for the training by the given train alone."
    return Finding(RETURNED, False, text, "trained-by-hand")


def _may_have_learned(call: Record) -> bool:
    """Whether a net hits more than chance does: the best of several new nets is another one where the digits are others."""
    return call["head_start"] is None or call["head_start"] > CHANCE


def _redefined_finding(record: Record) -> Finding | None:
    """Whether the answer's own cell has made something else of a given function."""
    if not record["redefined"]:
        return None
    text = f"The cell defines {record['redefined'][0]} anew: with this one, the given train does not train the net."
    return Finding(RETURNED, False, text, "untrained-net-returned")

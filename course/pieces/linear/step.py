"""What is right for the step of Linear, and what each known mistake gives instead: task 2e."""

from __future__ import annotations

import numpy as np

from course.engine.sheet import RARE, Alternatives, Case, Line, Sheet, Sum, argument, attribute, room
from course.kinds.changes import Changed
from course.kinds.layer import float64

STEPS = (("first", "learning_rate"), ("second", "next_learning_rate"), ("third", "last_learning_rate"))
WRITTEN_RATES = (0.1, 0.01, 0.001, 0.0001, 0.00001)


def update_lines(case: Case) -> Sheet:
    """The second step goes on from where the first one ended, the third begins with other parameters and gradients."""
    lines: Sheet = []
    for name in ("w", "b"):
        moved = 0.0
        for number, (step, rate_name) in enumerate(STEPS):
            start = f"last_{name}" if step == "third" else name
            given = f"last_d{name}" if step == "third" else f"d{name}"
            value, gradient = float64(case, start, given)
            rate = case[rate_name]
            moved = rate + (moved if step == "second" else 0)
            before = Sum(((1.0, f"first_{name}"),)) if step == "second" else start
            key, earlier = f"{step}_{name}", tuple(f"{earlier}_{name}" for earlier, _ in STEPS[:number])
            closer = Line(
                key,
                name,
                "",
                rate * gradient,
                allowed=room(np.abs(value) + moved * np.abs(gradient), 3 * number + 3),
                mistakes=lambda before=before, rate=rate, gradient=gradient, made_of=(name, start), found=f"{step}_d{name}": (
                    _step_mistakes(case, gradient, rate, before, found) | _of_others(case, gradient, rate, *made_of)
                ),
                changes=lambda value=value, gradient=gradient, rate=rate: Changed(
                    "value - new",
                    {"rate": rate, "gradient": gradient, "value": value},
                    {"new": "value - rate * gradient"},
                ),
                multiples=lambda before=before, earlier=[f"d{name}"] if number else []: {
                    "weight-decay": [before],
                    "momentum": earlier,
                },
                by_output=True,
                call=step,
                earlier=earlier,
                batch=len(case["x"]),
                less=before,
            )
            lines.append(
                Line(
                    key,
                    name,
                    f"{name} after update {number + 1}",
                    value - moved * gradient,
                    allowed=closer.allowed,
                    mistakes=dict,
                    by_output=True,
                    call=step,
                    earlier=earlier,
                    closer=closer,
                )
            )
            part, mistake = "gradients untouched", "gradients-changed-by-update"
            lines.append(attribute(f"{step}_d{name}", part, f"d{name}", given, mistake))
        lines += [_after_repeats(case, name)] if "repeats" in case else []
    if case.get("passes"):
        lines.append(argument("x_after", "gradients untouched", "The array in self.x_in", "x"))
    return lines


def _after_repeats(case: Case, name: str) -> Line:
    """Several further steps like the third one."""
    value, gradient = float64(case, f"last_{name}", f"last_d{name}")
    steps = 1 + case["repeats"]
    moved = steps * case["last_learning_rate"]
    return Line(
        f"repeated_{name}",
        name,
        f"{name} after {len(STEPS) + case['repeats']} updates",
        value - moved * gradient,
        allowed=room(np.abs(value) + moved * np.abs(gradient), 3 * steps),
        by_output=True,
        call="repeated",
        earlier=tuple(f"{step}_{name}" for step, _ in STEPS),
    )


def with_any_rates(rng: np.random.Generator, case: Case, passes: int) -> Case:
    """Learning rates from 1e-6 to 1, with gradients so large that each step shows, and more steps; `passes` as `layer.update` has it."""
    thirds = np.arange(3) + (passes + rng.uniform(size=3)) / 3  # those of the three cases lie between each other
    rates = list(10 ** (2 * thirds - 6))
    last = rates.pop(passes)
    case = {**case, RARE: True, "passes": passes, "repeats": int(rng.integers(1, 12))}
    case |= {name: float(rate) for (_, name), rate in zip(STEPS, (*rates, last), strict=True)}
    case |= {name: case[name] / rates[0] for name in ("dw", "db")}
    return case | {name: case[name] / last for name in ("last_dw", "last_db")}


def _step_mistakes(case: Case, gradient: np.ndarray, rate: float, before: str | Sum, found: str) -> Alternatives:
    """The step that a parameter makes, in which mistakes show more clearly than in the parameter itself.

    `found` is the entry of the gradient as it is after the call.
    """
    if isinstance(before, str):
        replaced = [case[before] - rate * gradient, case[before] + rate * gradient]
    else:
        replaced = [Sum(before.terms, -rate * gradient), Sum(before.terms, rate * gradient)]
    return {
        "gradients-changed-first": [Sum(((rate, found),))],
        "parameter-not-updated": [np.zeros_like(gradient)],
        "ascent": [-rate * gradient],
        "learning-rate-ignored": [gradient],
        "gradient-replaces-parameter": replaced,
        "global-variable": [case["global_learning_rate"] * gradient],
        "stale-state": [case["learning_rate"] * gradient] if rate else [],
        "hard-coded-learning-rate": [written * gradient for written in WRITTEN_RATES],
    }


def _of_others(case: Case, gradient: np.ndarray, rate: float, name: str, start: str) -> Alternatives:
    """A step that was made once for each input, output or example, or of the other parameter's gradient."""
    other = "db" if name == "w" else "dw"
    (taken,) = float64(case, f"{start.removesuffix(name)}{other}")
    made = [taken.T] if name == "w" else [f(taken, axis=axis) for f in (np.mean, np.sum) for axis in (1, None)]
    sizes = {*case["w"].shape, len(case["x"])} - {1}
    return {
        "times-a-size": [size * rate * gradient for size in sizes],
        "gradient-of-the-other": [rate * np.broadcast_to(one, gradient.shape) for one in made],
    }

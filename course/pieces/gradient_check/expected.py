"""What is right for my_gradient_check: task 2g. Which layers are handed to it, and what it has to say of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.engine.sheet import Case, Line, Sheet

SIZES = ((4, 3), (5, 2), (3, 4))  # n, n_in


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Two right layers, and wrong ones: each is wrong in one thing, by a mistake that people make."""
    return [_case(rng, number, **changed) for number, changed in enumerate(_changes(rng))]


def by_hand(task: str) -> list[Case]:
    """None: the drawn ones are small."""
    return []


def _changes(rng: np.random.Generator) -> list[dict[str, Any]]:
    """What is wrong in which layer: see `layer_of` in the probe."""
    return [
        {},
        {},
        {"d_in": 0.5},
        {"d_in": "one element"},
        {"dw": "averaged"},
        {"dw": -1.0},
        {"dw": "one element"},
        {"db": "averaged"},
        {"db": -1.0},
        {"rows": "first"},
        {"kept": np.array([0.0, 1.0])},
        {"kept": np.array([1.0, 0.0])},
    ]


def _case(rng: np.random.Generator, number: int, **changed: Any) -> Case:
    n, n_in = SIZES[number % len(SIZES)]
    case: dict[str, Any] = {
        "w": rng.normal(size=(1, n_in)),
        "b": rng.normal(size=(1, n_in)),
        "x": rng.normal(size=(n, n_in)),
        "d_in": np.ones((1, n_in)),
        "dw": np.ones((1, n_in)),
        "db": np.ones((1, n_in)),
        "rows": np.ones((n, 1)),
        "kept": np.ones(2),
    }
    for name, change in changed.items():
        if isinstance(change, str) and change == "first":
            case[name][1:] = 0
        elif isinstance(change, str) and change == "one element":
            case[name].flat[int(rng.integers(case[name].size))] = 1.125
        elif isinstance(change, str):
            case[name] = case[name] / n
        else:
            case[name] = case[name] * change
    return case


def _part_of(case: Case) -> str:
    """What is wrong with the layer of a case."""
    for part, names in (("d_in", ["d_in"]), ("dw", ["dw"]), ("db", ["db", "rows"]), ("second call", ["kept"])):
        if any(np.any(case[name] != 1) for name in names):
            return part
    return "right layers"


def sheet(task: str, case: Case) -> Sheet:
    """The one line of a case."""
    part = _part_of(case)
    is_right = part == "right layers"
    words = {
        "right layers": "What it says of a right layer",
        "second call": "What it says of a layer that overwrites a gradient",
    }.get(part, f"What it says of a layer with a wrong {part}")
    name = {"right layers": "right-layer-refused", "second call": "second-call-unchecked"}.get(
        part, f"{part}-unchecked"
    )
    other = np.array([float(not is_right)])
    return [Line("said", part, words, 1 - other, allowed=0.25, mistakes=lambda: {name: [other]})]

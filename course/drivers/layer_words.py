"""How the layers of a net differ from those that a task asks for, in words: where their names and sizes show it for certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LAYER = re.compile(r"\w+(?:\(\d+, \d+\))?")


def layers_of(description: str) -> list[str] | None:
    """The layers in a net's description, such as Network(Linear(784, 10), Sigmoid); None if it names no plain row of layers."""
    inner = re.fullmatch(r"\w+\((.*)\)", description)
    layer = LAYER.pattern
    if inner is None or not re.fullmatch(rf"(?:{layer}(?:, {layer})*)?", inner[1]) or re.match(r"\d", inner[1]):
        return None
    return LAYER.findall(inner[1])


def difference(description: str, wanted: Sequence[str]) -> str | None:
    """What distinguishes the described layers from the wanted ones; None where their names and sizes are the same, or tell nothing."""
    seen = layers_of(description)
    if seen is None or seen == list(wanted):
        return None
    asked = f"the task asks for Network({', '.join(wanted)})."
    more, fewer = Counter(seen) - Counter(wanted), Counter(wanted) - Counter(seen)
    if not more and not fewer:
        return f"its layers stand in the wrong order: {asked}"
    if not seen:
        return f"it has no layers: {asked}"
    weighted = [sum("(" in layer for layer in layers) for layers in (seen, wanted)]
    if weighted[0] > weighted[1]:
        return f"it has {weighted[0]} layers with weights, and so a hidden layer: {asked}"
    surplus, missing = _listed(more), _listed(fewer)
    if not fewer:
        return f"{surplus} is too many: {asked}"
    if not more:
        return f"{missing} is missing: {asked}"
    if more.total() == fewer.total() == 1:
        return f"{surplus} stands in the place of {missing}: {asked}"
    return asked


def _listed(layers: Counter) -> str:
    return " and ".join(layers.elements())

"""How the layers of a net differ from those that a task asks for, in words: where their names and sizes show it for certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LAYER = r"[A-Za-z_]\w*(?:\(\d+, \d+\))?"
ROW = f"{LAYER}(?:, {LAYER})*"


def layers_of(description: str) -> list[str] | None:
    """The layers in a net's description, such as Network(Linear(784, 10), Sigmoid); those of a net in it count as its own.

    None if it names no row of layers.
    """
    inner = re.fullmatch(r"\w+\((.*)\)", description)
    if inner is None or re.match(r"\d", inner[1]):
        return None
    text, nets = inner[1], 1
    while nets:  # a net in it, without another one in that
        text, nets = re.subn(rf"\w+\(({ROW})\)", r"\1", text)
    return re.findall(LAYER, text) if re.fullmatch(f"(?:{ROW})?", text) else None


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

"""A log of the calls that a step makes, and what each was given: by the name of what gave it, as far as it is known."""

from __future__ import annotations

import numpy as np

INPUTS, TARGETS, COST, GRADIENT = "inputs", "targets", "cost", "gradient"
OUTPUT, D_IN, EXAMPLE, SOME, SHUFFLED = "output of ", "d_in of ", "one of the ", "some of the ", "shuffled "
ZEROS = "zeros"
MOST_CALLS = 30  # whose arguments are looked at
MOST_ARRAYS = 40  # that are remembered


class CallLog(list[str]):
    """The names of the calls, such as `linear_layer.forward`; `given` has for each what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.beside: list[str] = []  # what another argument was
        self.known: list[tuple[str, np.ndarray]] = []

    def remember(self, name: str, value: object) -> None:
        """Remember an array by what it is."""
        if isinstance(value, np.ndarray) and len(self.known) < MOST_ARRAYS:
            self.known.append((name, value.copy()))

    def source(self, value: object) -> str:
        """What an array is: the latest that is equal, or one row, some rows or all rows in another order of the inputs or targets.

        Nothing if it is none of these; zeros may be any.
        """
        if not isinstance(value, np.ndarray):
            return ""
        for name, known in reversed(self.known):
            if np.array_equal(known, value) and known.any():
                return name
        for name, known in self.known[:2]:
            if value.ndim and len(known) > len(value) == 1 and any(np.array_equal(row, value[0]) for row in known):
                return EXAMPLE + name
            if value.ndim == 2 and 1 < len(value) <= len(known) and value.shape[1:] == known.shape[1:]:
                is_whole = len(value) == len(known)
                if (known.any() or not is_whole) and all((row == known).all(axis=1).any() for row in value):
                    return f"{SHUFFLED if is_whole else SOME}{name}"
        return ZEROS if value.dtype.kind in "fiub" and not value.any() else ""


def note(log: list[str], call: str, argument: object = None, other: object = None) -> None:
    """Write a call into a log, with what it was given if the log is one that asks for it."""
    log.append(call)
    if isinstance(log, CallLog) and len(log) <= MOST_CALLS:
        log.given.append(log.source(argument))
        log.beside.append(log.source(other))


def gave(log: list[str], name: str, value: np.ndarray) -> np.ndarray:
    """Remember what a call gave, and hand it on."""
    if isinstance(log, CallLog):
        log.remember(name, value)
    return value

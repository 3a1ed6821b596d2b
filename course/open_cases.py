"""Makes the open cases of a piece, those of the visible check: numbers on a coarse grid, the first case worked by hand.

Secret: the numbers that come out may be read by anybody, the formulas that they come from may not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from course.engine.open_cases import FILE, Writer
from course.public import FOLDER
from course.tasks import PIECES, module

SEED = 2
PERIOD = 7  # of rows and columns where there are many: they take no room in the file then
MANY = 50


class CoarseNumbers:
    """Random numbers as a `numpy.random.Generator` gives them, but few different ones, none of them 0 where it matters."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)

    def normal(self, loc: float = 0.0, scale: float = 1.0, size: Any = None) -> Any:
        """Odd multiples of 1/8."""
        return self._repeat(loc + scale * (np.floor(4 * self._rng.normal(size=size)) + 0.5) / 4)

    def uniform(self, low: float = 0.0, high: float = 1.0, size: Any = None) -> Any:
        """64 different numbers inside of the range."""
        return self._repeat(low + (high - low) * (self._rng.integers(64, size=size) + 0.5) / 64)

    def random(self, size: Any = None) -> Any:
        """The same from 0 to 1."""
        return self.uniform(size=size)

    def integers(self, *arguments: Any, **keywords: Any) -> Any:
        """As they are, but periodic."""
        return self._repeat(self._rng.integers(*arguments, **keywords))

    def dirichlet(self, alpha: np.ndarray, size: int) -> np.ndarray:
        """Rows that sum to 1."""
        shares = self._repeat(self._rng.integers(1, 17, size=(size, len(alpha))))
        return shares / shares.sum(axis=1, keepdims=True)

    def permutation(self, x: Any) -> np.ndarray:
        """In another order."""
        return self._rng.permutation(x)

    @staticmethod
    def _repeat(array: Any) -> Any:
        for axis, length in enumerate(np.shape(array)):
            if length > MANY:
                array = np.take(array, np.arange(length) % PERIOD, axis=axis)
        return array


def write(folder: str, path: Path) -> None:
    """Write the open cases of a piece."""
    expected, writer = module(folder, "expected"), Writer()
    for task in PIECES[folder].tasks:
        cases = [*expected.by_hand(task.number), *expected.cases(task.number, CoarseNumbers(SEED))]
        with np.errstate(all="ignore"):
            writer.add(task.number, cases, [expected.sheet(task.number, case) for case in cases])
    writer.write(path)


def write_all() -> None:
    """Write those of all pieces that say what is expected."""
    for folder in PIECES:
        if module(folder, "expected") and hasattr(module(folder, "expected"), "by_hand"):
            write(folder, FOLDER / "pieces" / folder / FILE)

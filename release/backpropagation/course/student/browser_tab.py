"""In a browser tab: nobody can interrupt a kernel there, so a training ends by itself; and there are no threads."""

from __future__ import annotations

import logging
import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from course.student.replies import say

IN_A_TAB = sys.platform == "emscripten"
MOST_SECONDS = 20

if IN_A_TAB:  # what they would say in red tells a student nothing
    tqdm.monitor_interval = 0  # it takes a thread to look after bars that stand still
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # that it looks for fonts, at each start

_end = math.inf


@contextmanager
def ends_in_a_tab() -> Iterator[None]:
    """Give the trainings in this block MOST_SECONDS together, if this is a browser tab; a block in a block changes nothing."""
    global _end
    if not IN_A_TAB or _end < math.inf:
        yield
        return
    say(f"A browser tab can't be interrupted: this training ends by itself after {MOST_SECONDS} seconds at most.")
    _end = time.monotonic() + MOST_SECONDS
    try:
        yield
    finally:
        _end = math.inf


def stop_if_late() -> None:
    """Interrupt a training whose time is over, as *Interrupt Kernel* does elsewhere.

    Raises
    ------
    KeyboardInterrupt
        In a browser tab, when the time of the block `ends_in_a_tab` is over.
    """
    if time.monotonic() > _end:
        raise KeyboardInterrupt

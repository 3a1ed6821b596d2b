"""The process that the local workers are forked from: it imports all that they need, once."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing import forkserver

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def start() -> None:
    """Start it, if it does not run."""
    for name in THREADS:  # several workers share the cores, and more threads than cores crawl
        os.environ.setdefault(name, "1")
    multiprocessing.set_forkserver_preload(["grader.job"])
    forkserver.ensure_running()

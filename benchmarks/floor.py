"""The least that grading takes: each submission's cells and check calls, in warm processes that fork for each submission.

Run in a course's folder as `python -m benchmarks.floor PROCESSES`; prints the seconds, without start-up.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

os.environ |= {"MNIST_DIR": "embedded", "NBGRADER_EXECUTION": "autograde"}
os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"

import matplotlib.pyplot  # noqa: F401  as in the sandbox: imported once
import numpy as np
import numpy.random
import tqdm  # noqa: F401
from nbformat import NotebookNode

from benchmarks.in_kernel import probe
from grader import handout
from grader.judging import judged_in_ways
from grader.limits import Limits
from grader.submission import rebuild
from judge import master
from judge.rubric import ASSIGNMENT, PIECES, TASKS
from judge.tasks import JUDGES
from sandbox.shell import Shell
from sandbox.stand_in import put_in_place

LIMITS = Limits()
_shell: Shell


def main() -> None:
    """Time all submissions in submitted/."""
    sys.path.append(str(master.FOLDER))
    notebooks = [
        [cell for cell in rebuild(folder / ASSIGNMENT).notebook.cells if cell.cell_type == "code"]
        for folder in sorted(Path("submitted").iterdir())
    ]
    master.validation_digits()
    # As in the sandbox's warm process: what all submissions import, and the digits that they unpack.
    for name in handout.modules():
        importlib.import_module(name)
    importlib.import_module("load_mnist").MNIST()
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    with fork.Pool(int(sys.argv[1]), _warm_up) as pool:
        pool.map(time.sleep, [0.5] * int(sys.argv[1]), chunksize=1)  # until all are warm
        start = time.perf_counter()
        for _ in pool.imap_unordered(_run_in_fork, notebooks):
            pass
        print(time.perf_counter() - start)


def _warm_up() -> None:
    global _shell
    _shell = Shell(LIMITS.output_characters)


def _run_in_fork(cells: list[NotebookNode]) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            _run(cells)
            os._exit(0)
        finally:  # an error must not take this fork back into the pool's loop
            traceback.print_exc()
            os._exit(1)
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError("a submission's fork failed")


def _run(cells: list[NotebookNode]) -> None:
    for number, cell in enumerate(cells, 1):
        name = master.grade_id(cell) or ""
        if cell.source in master.demonstrations():
            continue
        if not name.startswith("test_"):
            _shell.run_cell(cell.source, number, LIMITS.cell_seconds)
            continue
        task = name.removeprefix("test_")
        inputs = JUDGES[task].draw(np.random.default_rng(0))

        def run(way: str, task: str = task, inputs: dict[str, Any] = inputs) -> dict[str, Any]:
            given = {**inputs, "way": way, "cpu_seconds": LIMITS.training_cpu_seconds}
            return {"ended": "well", "record": probe(task, _shell.namespace, given)}

        judged_in_ways(task, inputs, run)
        piece = TASKS[task].piece
        if piece in master.STAND_INS and [t for t in TASKS if TASKS[t].piece == piece][-1] == task:
            put_in_place(_shell.namespace, PIECES[piece], master.stand_in(piece))


if __name__ == "__main__":
    from benchmarks import floor  # the shell takes the name __main__ for the notebook

    floor.main()

"""How long does a student wait for a visible check? python -m benchmarks.visible_checks

Each answer of the corpus is checked in a process of its own, as if its check ran for the first time in a kernel. The seconds are
of CPU time, on one thread. Task 5 stands apart: its check trains for a moment.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np

from fairness.corpus import read_corpus
from judge.rubric import TASKS

HALF_A_SECOND = 0.5  # what a check may take
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def print_line(words: str, seconds: list[float]) -> None:
    """Print a line of the table."""
    above = sum(one > HALF_A_SECOND for one in seconds)
    median, most = np.percentile(seconds, [50, 95])
    print(f"{words:14} {len(seconds):5} {median:7.2f} {most:7.2f} {max(seconds):7.2f} {above:9}")


def main() -> None:
    """Check all answers, and print the seconds of each task's, right and wrong."""
    command = [sys.executable, "-m", "fairness.visible"]
    environment = {**os.environ, **ONE_THREAD, "MNIST_DIR": "embedded", "MPLBACKEND": "agg"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    taken = {line["answer"]: line["seconds"] for line in map(json.loads, done.stdout.splitlines())}
    print(f"{'answers':14} {'count':>5} {'median':>7} {'95 %':>7} {'most':>7} {'over half':>9}")
    for verdict in ("right", "wrong"):
        seconds = {
            task: [taken[str(a)] for a in read_corpus() if a.task == task and a.right == (verdict == "right")]
            for task in TASKS
        }
        for task, its in seconds.items():
            if its:
                print_line(f"{task} {verdict}", its)
        print_line(f"all {verdict} but 5", [one for task in TASKS if task != "5" for one in seconds[task]])


if __name__ == "__main__":
    main()

"""How long does training take, beside its bare matrix products, JAX and scikit-learn? python -m benchmarks.training

Runs task 4 and the solution of task 5 as the notebook does, on all digits that `load_mnist` finds. Beside it run the
bare matrix products of the same training, the same net in JAX, and one of the same sizes in scikit-learn. Each sits in
a process of its own with all cores, and they take turns, so that a busy moment of the machine hits all. Loading,
warming up and compiling are left out; validation after each epoch is in.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from benchmarks.contenders import CONTENDERS, serve


class Race(NamedTuple):
    """One training of the course, and how many times as long as another one it may take."""

    title: str
    function: str
    number_epochs: int
    limits: dict[str, float]


RACES = (
    Race("task 4", "train_single_layer", 100, {"products": 1.15, "JAX": 1.0, "scikit-learn": 1.0}),
    Race("task 5's solution", "train_improved", 10, {"products": 1.2, "JAX": 1.15, "scikit-learn": 1.0}),
)
MEMORY_LIMIT = 1000  # MB


def start(contender: str) -> tuple[Connection, BaseProcess, str]:
    """Start a contender's process, wait until it is warm, and return what it says of its digits."""
    fresh = multiprocessing.get_context("spawn")  # each with thread pools of its own
    ours, theirs = fresh.Pipe()
    process = fresh.Process(target=serve, args=(theirs, contender, [race.function for race in RACES]), daemon=True)
    process.start()
    theirs.close()  # so that recv notices when the process has died
    return ours, process, ours.recv()


def verdict(value: float, limit: float) -> str:
    """Say whether a figure keeps its limit."""
    return "met" if value <= limit else "MISSED"


def report(race: Race, number_epochs: int, answers: dict[str, list[tuple]]) -> None:
    """Print one race: the median seconds of each contender, and the course's ratio to it."""
    medians = {name: statistics.median(seconds for seconds, _, _ in rows) for name, rows in answers.items()}
    rounds = len(answers["course"])
    print(f"\n{race.title}, {number_epochs} epochs (median of {rounds} rounds)")
    for name, median in medians.items():
        accuracy = answers[name][-1][1]
        line = f"  {name:13}{median:8.2f} s  {'' if accuracy is None else f'accuracy {accuracy:.4f}':16}"
        if name in race.limits:
            # The ratio is taken within each round: the two stand side by side there.
            ratio = statistics.median(
                ours / theirs for (ours, *_), (theirs, *_) in zip(answers["course"], answers[name])
            )
            limit = race.limits[name]
            line += f"  the course takes {ratio:.2f} times as long (at most {limit:.2f}: {verdict(ratio, limit)})"
        print(line)


def main() -> None:
    """Let all contenders take turns, then print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--share", type=float, default=1.0, help="the share of each training's epochs to run")
    parser.add_argument(
        "--only", nargs="+", choices=[*CONTENDERS], default=[*CONTENDERS], help="contenders beside the course"
    )
    arguments = parser.parse_args()
    contenders = [name for name in CONTENDERS if name == "course" or name in arguments.only]

    processes = {name: start(name) for name in contenders}
    print(f"{processes['course'][2]}, {os.cpu_count()} cores")
    memory = 0.0
    for race in RACES:
        number_epochs = max(1, round(race.number_epochs * arguments.share))
        answers: dict[str, list[tuple]] = {name: [] for name in contenders}
        for _ in range(arguments.rounds):
            for name, (connection, *_) in processes.items():
                connection.send((race.function, number_epochs))
                answers[name].append(connection.recv())
        report(race, number_epochs, answers)
        memory = max(memory, *(peak for _, _, peak in answers["course"]))
    for connection, process, _ in processes.values():
        connection.send(None)
        process.join()
    print(f"\nThe course's peak memory: {memory:.0f} MB (at most {MEMORY_LIMIT}: {verdict(memory, MEMORY_LIMIT)})")


if __name__ == "__main__":
    main()

"""Where does the bar of task 5 lie? python -m benchmarks.bar [--seeds 10]

Trains task 4's network on the embedded digits, as the notebook does, once for each seed, and measures its accuracy as the judge
measures that of task 5: on the validation digits, slightly altered. `judge/rubric.py` holds the mean that was measured.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys

import numpy as np

from course.pieces.train_improved.expected import altered_digits
from course.pieces.train_improved.task import BAR, MARGIN, SINGLE_LAYER_ACCURACY
from judge import master

CELLS = (
    "given_imports",
    "given_train",
    "given_sigmoid_function",
    "given_layer_and_cost",
    "given_sigmoid",
    "linear",
    "mean_square_error",
    "given_hyperparameters",
    "network",
    "task_4",
)


def measure(seeds: range) -> list[float]:
    """Return the accuracy of task 4's network for each seed of its initial weights."""
    os.environ["MNIST_DIR"] = "embedded"
    sys.path.insert(0, str(master.FOLDER))
    names = {"__name__": "notebook"}
    accuracies = []
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in CELLS:
            exec(master.cells()[cell].source, names)
        for seed in seeds:
            np.random.seed(seed)
            net = names["train_single_layer"]()
            images, labels = altered_digits(np.random.default_rng(seed))
            hits = net.forward(images / np.float32(255)).argmax(axis=1) == labels.argmax(axis=1)
            accuracies.append(float(np.mean(hits)))
    return accuracies


def main() -> None:
    """Print the accuracies, their mean, and the bar that follows from it beside the rubric's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    accuracies = measure(range(parser.parse_args().seeds))
    mean = float(np.mean(accuracies))
    print("seed  accuracy")
    for seed, accuracy in enumerate(accuracies):
        print(f"{seed:4}  {accuracy:.4f}")
    print(f"mean  {mean:.4f}  (standard deviation {np.std(accuracies):.4f}); the task has {SINGLE_LAYER_ACCURACY}")
    print(f"bar   {mean + MARGIN:.4f}; the task has {BAR:.3f}")


if __name__ == "__main__":
    main()

"""How much faster is float32 than float64? python benchmarks/float_width.py [--epochs 100] [--rounds 3]

Runs the training loop of task 4 (a linear layer, the sigmoid, the squared error, batches of 600) on arrays of the full
set's sizes, in both widths by turns, and prints the median seconds of each and their ratio.
"""

from __future__ import annotations

import argparse
import statistics
import time

import numpy as np

TRAINING, VALIDATION, INPUTS, OUTPUTS = 50_000, 20_000, 784, 10
BATCH_SIZE, LEARNING_RATE = 600, 0.0001


def make_data(dtype: type) -> tuple[np.ndarray, np.ndarray]:
    """Return random images, (70000, 784), and one-hot labels, (70000, 10): their values do not change the time."""
    generator = np.random.default_rng(0)
    images = generator.random((TRAINING + VALIDATION, INPUTS), dtype=dtype)
    return images, np.eye(OUTPUTS, dtype=dtype)[generator.integers(OUTPUTS, size=len(images))]


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-x)) of each element; the inputs here are far from an overflow."""
    return 1 / (1 + np.exp(-x))


def train(images: np.ndarray, labels: np.ndarray, number_epochs: int) -> float:
    """Train and validate in the data's float width, and return the seconds."""
    generator = np.random.default_rng(1)
    w = (0.01 * generator.standard_normal((OUTPUTS, INPUTS))).astype(images.dtype)
    b = np.zeros((1, OUTPUTS), dtype=images.dtype)
    start = time.perf_counter()
    for _ in range(number_epochs):
        for i in range(0, TRAINING, BATCH_SIZE):
            x, target = images[i : min(i + BATCH_SIZE, TRAINING)], labels[i : min(i + BATCH_SIZE, TRAINING)]
            prediction = sigmoid(x @ w.T + b)
            np.mean((prediction - target) ** 2)
            d_z = 2 * (prediction - target) * prediction * (1 - prediction)
            d_z @ w  # the gradient by the input: nobody needs it here, but backward computes it
            w -= LEARNING_RATE * (d_z.T @ x)
            b -= LEARNING_RATE * d_z.sum(axis=0, keepdims=True)
        for i in range(TRAINING, len(images), BATCH_SIZE):
            prediction = sigmoid(images[i : i + BATCH_SIZE] @ w.T + b)
            np.count_nonzero(prediction.argmax(axis=1) == labels[i : i + BATCH_SIZE].argmax(axis=1))
    seconds = time.perf_counter() - start
    if w.dtype != images.dtype or prediction.dtype != images.dtype:
        raise AssertionError(f"the width changed on the way: {images.dtype} became {w.dtype} and {prediction.dtype}")
    return seconds


def main() -> None:
    """Measure both widths by turns, so that a busy moment of the machine hits both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.epochs < 1 or arguments.rounds < 1:
        parser.error("--epochs and --rounds must be at least 1")

    data = {dtype.__name__: make_data(dtype) for dtype in (np.float32, np.float64)}
    seconds = {width: [] for width in data}
    for _ in range(arguments.rounds):
        for width, (images, labels) in data.items():
            seconds[width].append(train(images, labels, arguments.epochs))

    medians = {width: statistics.median(values) for width, values in seconds.items()}
    for width, median in medians.items():
        print(f"{width}: {median:6.2f} s for {arguments.epochs} epochs (median of {arguments.rounds} rounds)")
    print(f"float64 takes {medians['float64'] / medians['float32']:.2f} times as long as float32")


if __name__ == "__main__":
    main()

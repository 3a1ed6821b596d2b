"""Those who run one and the same training, each in a process of its own: the course, the bare products, JAX, scikit-learn.

Each contender is a function that gets the course's names and the name of one of its training functions, and returns
`run(number_epochs)`. That trains a fresh net with the function's settings, validates after each epoch, and returns the
last accuracy (the bare products: None).
"""

from __future__ import annotations

import io
import resource
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from benchmarks.course import course, prepare

Names = dict[str, Any]
Run = Callable[[int], float | None]


def run_course(names: Names, function: str) -> Run:
    """The course's solution, trained by the course's `train`."""

    def run(number_epochs: int) -> float:
        training = prepare(names, names[function])._replace(number_epochs=number_epochs)
        with redirect_stdout(io.StringIO()):  # the progress bar is drawn, but not shown
            history = names["train"](*training)
        return history[-1][1]

    return run


def run_products(names: Names, function: str) -> Run:
    """Only the matrix products of the same run, on arrays of the same shapes: no other implementation can need less."""
    training = prepare(names, names[function])
    sizes, batch_size = training.sizes, training.batch_size
    images, validation_images = names["training_data"]()[0], names["validation_data"]()[0]
    weights = [np.random.rand(n_out, n_in).astype(np.float32) for n_in, n_out in zip(sizes, sizes[1:])]
    inner = [np.random.rand(batch_size, size).astype(np.float32) for size in sizes[1:]]

    def run(number_epochs: int) -> None:
        for _ in range(number_epochs):
            for i in range(0, len(images), batch_size):
                x = [images[i : i + batch_size]]
                x += [array[: len(x[0])] for array in inner]
                for layer, w in enumerate(weights):
                    x[layer] @ w.T
                for layer, w in reversed([*enumerate(weights)]):
                    x[layer + 1].T @ x[layer]
                    x[layer + 1] @ w
            for i in range(0, len(validation_images), batch_size):
                x = [validation_images[i : i + batch_size]]
                x += [array[: len(x[0])] for array in inner]
                for layer, w in enumerate(weights):
                    x[layer] @ w.T

    return run


def run_jax(names: Names, function: str) -> Run:
    """The same net, cost, batches and epochs in JAX: one compiled step for a batch, all digits on the device."""
    import jax
    import jax.numpy as jnp

    training = prepare(names, names[function])
    batch_size, learning_rate = training.batch_size, training.learning_rate
    images, labels = map(jnp.asarray, names["training_data"]())
    validation_images, validation_labels = map(jnp.asarray, names["validation_data"]())

    def predict(weights: list[tuple[jax.Array, jax.Array]], x: jax.Array) -> jax.Array:
        for w, b in weights[:-1]:
            x = jax.nn.relu(x @ w.T + b)
        w, b = weights[-1]
        return jax.nn.sigmoid(x @ w.T + b)

    def summed_cost(weights, x, target):
        return jnp.sum((predict(weights, x) - target) ** 2)

    def batch_of(array: jax.Array, i: int, size: int) -> jax.Array:
        return jax.lax.dynamic_slice_in_dim(array, i, size)

    @partial(jax.jit, static_argnames="size", donate_argnums=0)
    def step(weights, images, labels, i, size):
        x, target = batch_of(images, i, size), batch_of(labels, i, size)
        cost, gradients = jax.value_and_grad(summed_cost)(weights, x, target)
        return jax.tree.map(lambda p, gradient: p - learning_rate * gradient, weights, gradients), cost

    @partial(jax.jit, static_argnames="size")
    def count_hits(weights, images, labels, i, size):
        x, target = batch_of(images, i, size), batch_of(labels, i, size)
        return jnp.sum(predict(weights, x).argmax(axis=1) == target.argmax(axis=1))

    def starts(array: jax.Array) -> list[tuple[int, int]]:
        return [(i, min(batch_size, len(array) - i)) for i in range(0, len(array), batch_size)]

    def run(number_epochs: int) -> float:
        net = prepare(names, names[function]).net
        weights = [(jnp.array(layer.w), jnp.array(layer.b)) for layer in net.layers if hasattr(layer, "w")]
        for _ in range(number_epochs):
            costs = []
            for i, size in starts(images):
                weights, cost = step(weights, images, labels, i, size)
                costs.append(cost)
            hits = [
                count_hits(weights, validation_images, validation_labels, *start) for start in starts(validation_images)
            ]
            sum(map(float, costs))
            accuracy = sum(map(int, hits)) / len(validation_images)
        return accuracy

    return run


def run_sklearn(names: Names, function: str) -> Run:
    """scikit-learn's MLPClassifier: the same sizes, batches and epochs, with its own loss (softmax, cross-entropy)."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)  # it is told to stop after so many epochs
    training = prepare(names, names[function])
    images, labels = names["training_data"]()
    validation_images, validation_labels = names["validation_data"]()
    digits, validation_digits = labels.argmax(axis=1), validation_labels.argmax(axis=1)

    def run(number_epochs: int) -> float:
        model = MLPClassifier(
            hidden_layer_sizes=training.sizes[1:-1],
            activation="relu",
            solver="sgd",
            batch_size=training.batch_size,
            learning_rate_init=training.learning_rate * training.batch_size,  # its gradients are means over the batch
            max_iter=number_epochs,
            n_iter_no_change=number_epochs + 1,
            momentum=0,
            nesterovs_momentum=False,
            alpha=0,
            shuffle=False,
        )
        model.fit(images, digits)
        for _ in range(number_epochs):
            accuracy = np.mean(model.predict(validation_images) == validation_digits)
        return float(accuracy)

    return run


CONTENDERS = {"products": run_products, "course": run_course, "JAX": run_jax, "scikit-learn": run_sklearn}


def serve(connection: Connection, contender: str, functions: list[str]) -> None:
    """Prepare a run of each training function, then run what the parent sends: (function, number of epochs).

    Each answer is (seconds, accuracy, the process's peak memory in MB). The first answer tells of the digits, and that all
    is warm: threads are started, caches filled, and JAX has compiled.
    """
    names = course()
    runs = {function: CONTENDERS[contender](names, function) for function in functions}
    for run in runs.values():
        run(1)
    images = names["load_data"]()[0]
    connection.send(f"{len(images):,} digits, {images.dtype}, NumPy {np.__version__}")
    while message := connection.recv():
        function, number_epochs = message
        start = time.perf_counter()
        accuracy = runs[function](number_epochs)
        seconds = time.perf_counter() - start
        connection.send((seconds, accuracy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))

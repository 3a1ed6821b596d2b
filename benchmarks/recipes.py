"""How well can the notebook's own parts read digits? python -m benchmarks.recipes plain|own-layers [--validate]

Two recipes, trained on the full set's own 60,000 training digits and measured on its 10,000 test digits:

- *plain*: linear layers, ReLU, softmax, cross-entropy and stochastic gradient descent, nothing else.
- *own-layers*: batch normalisation, dropout and momentum, each a few lines on top of `Layer`, and digits shifted by a pixel.

With --validate the last 10,000 training digits take the place of the test digits. All settings below were chosen so.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from typing import Any, NamedTuple

import numpy as np

from benchmarks.course import course
from course.student.first_layer import without_d_in
from source.backpropagation.load_mnist import MNIST

COURSE = course()
Layer, Linear, SoftMax, Network = (COURSE[name] for name in ("Layer", "Linear", "SoftMax", "Network"))
CrossEntropy, train_epoch = (COURSE[name] for name in ("CrossEntropy", "train_epoch"))


class ReLU(Layer):
    """Zero for negative inputs, the input itself for the others."""

    def forward(self, x_in):
        """Map x_in (n, k) to x_out (n, k)."""
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        """Map d_out (n, k) to d_in (n, k)."""
        return d_out * (self.x_in > 0)


class MomentumLinear(Linear):
    """A linear layer whose steps are sums of all earlier gradients, the older ones weighing less."""

    def __init__(self, n_in, n_out, initial_sigma, momentum):
        super().__init__(n_in, n_out, initial_sigma)
        self.momentum = momentum
        self.step_w, self.step_b = np.zeros_like(self.w), np.zeros_like(self.b)

    def update_parameters(self, learning_rate):
        """Move w and b along their running sums of gradients."""
        for parameter, gradient, step in [(self.w, self.dw, self.step_w), (self.b, self.db, self.step_b)]:
            step *= self.momentum
            step -= learning_rate * gradient
            parameter += step


class BatchNorm(Layer):
    """Each unit's values over the batch with mean 0 and variance 1, then scaled and shifted by learned parameters.

    While `training`, mean and variance are those of the batch. Otherwise they are running means of what was seen.
    """

    def __init__(self, size, momentum, eps=1e-5, memory=0.9):
        self.scale, self.shift = np.ones((1, size), dtype=np.float32), np.zeros((1, size), dtype=np.float32)
        self.step_scale, self.step_shift = np.zeros_like(self.scale), np.zeros_like(self.shift)
        self.mean, self.variance = np.zeros_like(self.shift), np.ones_like(self.scale)
        self.momentum, self.eps, self.memory = momentum, eps, memory
        self.training = True
        self.zero_gradients()

    def forward(self, x_in):
        """Map x_in (n, size) to x_out (n, size)."""
        if self.training:
            mean = np.mean(x_in, axis=0, keepdims=True)
            centred = x_in - mean
            variance = np.mean(centred * centred, axis=0, keepdims=True)
            self.mean = self.memory * self.mean + (1 - self.memory) * mean
            self.variance = self.memory * self.variance + (1 - self.memory) * variance
        else:
            centred, variance = x_in - self.mean, self.variance
        self.inverse_deviation = 1 / np.sqrt(variance + self.eps)
        self.normed = centred * self.inverse_deviation
        return self.normed * self.scale + self.shift

    def backward(self, d_out):
        """Map d_out (n, size) to d_in (n, size). Mean and variance depend on the input as well."""
        d_scale = np.sum(d_out * self.normed, axis=0, keepdims=True)
        d_shift = np.sum(d_out, axis=0, keepdims=True)
        self.d_scale += d_scale
        self.d_shift += d_shift
        return self.scale * self.inverse_deviation * (d_out - (d_shift + self.normed * d_scale) / len(d_out))

    def zero_gradients(self):
        """Set d_scale and d_shift, both (1, size), to zero."""
        self.d_scale, self.d_shift = np.zeros_like(self.scale), np.zeros_like(self.shift)

    def update_parameters(self, learning_rate):
        """Move scale and shift, with momentum as in the linear layers."""
        self.step_scale = self.momentum * self.step_scale - learning_rate * self.d_scale
        self.step_shift = self.momentum * self.step_shift - learning_rate * self.d_shift
        self.scale = self.scale + self.step_scale
        self.shift = self.shift + self.step_shift


class Dropout(Layer):
    """While `training`, sets a random share of the values to zero and scales up the others, so that the mean stays."""

    def __init__(self, share, generator):
        self.share, self.generator = share, generator
        self.training = True

    def forward(self, x_in):
        """Map x_in (n, k) to x_out (n, k)."""
        if not self.training:
            return x_in
        kept = self.generator.random(x_in.shape, dtype=np.float32) >= self.share
        self.mask = kept * np.float32(1 / (1 - self.share))
        return x_in * self.mask

    def backward(self, d_out):
        """Map d_out (n, k) to d_in (n, k)."""
        return d_out * self.mask


class Settings(NamedTuple):
    """Everything that was chosen for a recipe. The learning rate falls along half a cosine, epoch by epoch."""

    sizes: tuple[int, ...]
    number_epochs: int
    batch_size: int
    learning_rate: float  # of the first epoch; gradients are sums over the batch
    momentum: float = 0.0
    dropout: tuple[float, ...] = ()  # of each hidden layer
    label_smoothing: float = 0.0
    shift: int = 0  # pixels, in each direction


PLAIN = Settings(sizes=(784, 1000, 1000, 10), number_epochs=20, batch_size=32, learning_rate=0.3 / 32)
OWN_LAYERS = Settings(
    sizes=(784, 1024, 1024, 10),
    number_epochs=45,
    batch_size=100,
    learning_rate=0.1 / 100,
    momentum=0.9,
    dropout=(0.2, 0.2),
    label_smoothing=0.1,
    shift=1,
)
RECIPES = {"plain": PLAIN, "own-layers": OWN_LAYERS}


def build(settings: Settings, generator: np.random.Generator) -> Any:
    """Return the recipe's net; the weights before a ReLU are drawn so that the signal keeps its size (He 2015)."""
    layers = []
    pairs = list(zip(settings.sizes, settings.sizes[1:]))
    for i, (n_in, n_out) in enumerate(pairs):
        if i > 0 and settings.dropout:
            layers.append(Dropout(settings.dropout[i - 1], generator))
        sigma = np.sqrt(2 / n_in)
        linear = (
            MomentumLinear(n_in, n_out, sigma, settings.momentum) if settings.momentum else Linear(n_in, n_out, sigma)
        )
        layers.append(without_d_in(linear) if i == 0 else linear)
        if i < len(pairs) - 1:
            if settings.momentum:
                layers.append(BatchNorm(n_out, settings.momentum))
            layers.append(ReLU())
    return Network([*layers, SoftMax()])


def shift(images: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Return images (n, 784), shifted by so many pixels down and to the right; what comes in is black."""
    result = np.zeros((len(images), 28, 28), dtype=images.dtype)
    onto, off = ([slice(max(0, way * n), 28 + min(0, way * n)) for n in (rows, columns)] for way in (1, -1))
    result[:, *onto] = images.reshape(-1, 28, 28)[:, *off]
    return result.reshape(-1, 784)


def shift_by_chance(images: np.ndarray, pixels: int, generator: np.random.Generator) -> np.ndarray:
    """Return images (n, 784), each shifted by up to so many pixels in both directions."""
    ways = [*itertools.product(range(-pixels, pixels + 1), repeat=2)]
    result = np.empty_like(images)
    way = generator.integers(len(ways), size=len(images))
    for i, (rows, columns) in enumerate(ways):
        result[way == i] = shift(images[way == i], rows, columns)
    return result


def accuracy_of(net: Any, images: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of hits of the net as it is after training: without batch or chance."""
    for layer in net.layers:
        layer.training = False
    hits = 0
    for i in range(0, len(images), 1000):
        prediction = net.forward(images[i : i + 1000])
        hits += np.count_nonzero(prediction.argmax(axis=1) == labels[i : i + 1000].argmax(axis=1))
    for layer in net.layers:
        layer.training = True
    return hits / len(images)


def learn(settings: Settings, training: tuple, held_out: tuple, seed: int, verbose: bool) -> float:
    """Train by a recipe and return the accuracy on the digits that were held out."""
    images, labels = training
    np.random.seed(seed)  # Linear draws its weights there
    generator = np.random.default_rng(seed)
    net = build(settings, generator)
    smooth = np.float32(settings.label_smoothing)
    targets = (1 - smooth) * labels + smooth / labels.shape[1]
    for e in range(settings.number_epochs):
        learning_rate = settings.learning_rate * (1 + np.cos(np.pi * e / settings.number_epochs)) / 2
        order = generator.permutation(len(images))
        batch_images = images[order]
        if settings.shift:
            batch_images = shift_by_chance(batch_images, settings.shift, generator)
        cost = train_epoch(
            e, net, batch_images, targets[order], CrossEntropy(), settings.batch_size, float(learning_rate)
        )
        if verbose:
            print(f"  epoch {e + 1}: cost {cost:.5f}, accuracy {accuracy_of(net, *held_out):.4f}", flush=True)
    for layer in net.layers:
        for name, value in vars(layer).items():
            if isinstance(value, np.ndarray) and value.dtype == np.float64:
                raise AssertionError(f"{type(layer).__name__}.{name} has become 64 bits wide, which halves the speed")
    return accuracy_of(net, *held_out)


def main() -> None:
    """Run one recipe with each seed, and print the accuracies and their mean."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recipe", choices=RECIPES)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument(
        "--validate", action="store_true", help="measure on the last 10,000 training digits, each epoch"
    )
    parser.add_argument("--epochs", type=int, help="in place of the recipe's own number")
    arguments = parser.parse_args()
    settings = RECIPES[arguments.recipe]
    if arguments.epochs:
        settings = settings._replace(number_epochs=arguments.epochs)

    mnist = MNIST()
    n_training = len(mnist.data) * 6 // 7  # 60,000 of the full set
    training = mnist.data[:n_training], mnist.target[:n_training]
    held_out = mnist.data[n_training:], mnist.target[n_training:]
    if arguments.validate:
        n_kept = n_training * 5 // 6
        training, held_out = [part[:n_kept] for part in training], [part[n_kept:] for part in training]

    print(f"{arguments.recipe}: {settings}")
    kind = "validation" if arguments.validate else "test"
    print(f"{len(training[0])} training digits, {len(held_out[0])} {kind} digits ({mnist.source})")
    accuracies = []
    for seed in arguments.seeds:
        start = time.perf_counter()
        accuracies.append(learn(settings, training, held_out, seed, verbose=arguments.validate))
        print(f"seed {seed}: {100 * accuracies[-1]:.2f} % in {time.perf_counter() - start:.0f} s", flush=True)
    print(f"mean of {len(accuracies)} seeds: {100 * statistics.mean(accuracies):.2f} %")


if __name__ == "__main__":
    main()

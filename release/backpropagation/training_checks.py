"""The visible checks of the training functions: train_single_layer (4), train_improved (5) and train_softmax (6e).

The function runs as it is, with the notebook's `train` and `load_data` replaced for the time of the call, so that it
takes no time: `train` only notes its arguments, and for task 5 takes a single step on a few made-up digits.
"""

from __future__ import annotations

import contextlib
import copy
import io
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from check_tools import CheckFailed, Wrong, cell_of, check, is_close, namespace_of, replaced
from gradient_check import objects

INPUT_SIZE = 784
LABEL_SIZE = 10
HYPERPARAMETERS = {
    "4": {"batch_size": 600, "learning_rate": 0.0001, "number_epochs": 100},
    "6e": {"batch_size": 600, "learning_rate": 0.00001, "number_epochs": 100},
}
# A function that trains again and again, until some time is over, is stopped after this.
MOST_SECONDS = 0.4


class Call(NamedTuple):
    """The arguments of one call of train."""

    net: Any
    cost_function: Any
    number_epochs: Any
    batch_size: Any
    learning_rate: Any


class _Enough(BaseException):
    """Ends a function that keeps calling train."""


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Make up a few images, (20, 784), and one-hot labels, (20, 10)."""
    numbers = np.random.default_rng(9)
    images = numbers.uniform(size=(20, INPUT_SIZE)).astype(np.float32)
    return images, np.eye(LABEL_SIZE, dtype=np.float32)[np.arange(20) % LABEL_SIZE]


def record(
    function: Callable, parameters: dict[str, Any], on_call: Callable[[Call], None]
) -> tuple[list[Call], Any, bool]:
    """Run a training function with a train that only notes its calls.

    Returns
    -------
    calls : list of Call
    returned : object
        What the function returned.
    ended : bool
        Whether it came to its own end.
    """
    namespace = namespace_of(function)
    if "train" not in namespace:
        raise CheckFailed(
            f"○ The given train is not defined (since the kernel was restarted?): run {cell_of('train')} first."
        )
    if not callable(namespace["train"]):
        raise Wrong("the given name train was overwritten.")
    calls: list[Call] = []
    start = time.perf_counter()

    def train(net, cost_function, number_epochs, batch_size, learning_rate):
        calls.append(Call(net, cost_function, number_epochs, batch_size, learning_rate))
        on_call(calls[-1])
        if time.perf_counter() - start > MOST_SECONDS and len(calls) > 2:
            raise _Enough
        return [(1e-6, 1.0)] * (max(1, int(number_epochs)) if np.ndim(number_epochs) == 0 else 1)

    def load_data():
        images, labels = digits()
        return images, labels, INPUT_SIZE, LABEL_SIZE

    stand_ins = {
        "train": train,
        "load_data": load_data,
        "input_size": INPUT_SIZE,
        "label_size": LABEL_SIZE,
        **parameters,
    }
    with replaced(namespace, stand_ins), contextlib.redirect_stderr(io.StringIO()):
        try:
            return calls, function(), True
        except _Enough:
            return calls, None, False


# ----- tasks 4 and 6e: one linear layer and what follows it -----


@check("4", "the task's network, cost and hyperparameters reach train, and the trained net comes back.")
def check_4(train_single_layer: Callable) -> None:
    """Check task 4, train_single_layer. It trains nothing."""
    expect_training(train_single_layer, "4", "Sigmoid", "MeanSquareError")


@check("6e", "the task's network, cost and hyperparameters reach train, and the trained net comes back.")
def check_6e(train_softmax: Callable) -> None:
    """Check task 6e, train_softmax. It trains nothing."""
    expect_training(train_softmax, "6e", "SoftMax", "CrossEntropy")


def expect_training(function: Callable, task: str, activation: str, cost: str) -> None:
    """Raise Wrong unless the task's network, cost and hyperparameters reach train, and the trained net is returned."""

    learned: list[np.ndarray] = []

    def mark(call: Call) -> None:
        # As if something had been learned: a net made later has other weights.
        for layer in flat(call.net):
            if isinstance(getattr(layer, "w", None), np.ndarray):
                layer.w = layer.w + np.asarray(0.5, dtype=layer.w.dtype)
        learned[:] = [np.copy(w) for w in weights_of(call.net)]

    calls, returned, ended = record(function, HYPERPARAMETERS[task], mark)
    if not calls:
        raise Wrong("train was not called.", "train-not-called")
    if not ended:
        raise Wrong(f"train was called again and again ({len(calls)} times); once is enough.")
    trained = calls[-1]
    expect_hyperparameters([call for call in calls if call.net is trained.net], HYPERPARAMETERS[task])
    found = [type(layer).__name__ for layer in flat(trained.net)]
    if not is_network(trained.net, activation):
        sizes = [layer.w.shape for layer in flat(trained.net) if isinstance(getattr(layer, "w", None), np.ndarray)]
        shapes = f" with w of the shape {', '.join(map(str, sizes))}" if sizes else ""
        raise Wrong(
            f"train got a net of {', '.join(found) or 'no layers'}{shapes}; expected Linear and {activation} with w of the shape "
            f"({LABEL_SIZE}, {INPUT_SIZE}).",
            "wrong-layers",
        )
    if not is_kind(trained.cost_function, cost):
        given = trained.cost_function
        kind = (
            f"the class {given.__name__} itself"
            if isinstance(given, type)
            else f"an object of type {type(given).__name__}"
        )
        raise Wrong(f"the cost function that reached train is {kind}; expected an object of {cost}.", "wrong-cost")
    expect_same_net(returned, trained.net)
    if not all(is_close(now, then) for now, then in zip(weights_of(returned), learned)):
        raise Wrong("w of the returned net is another one than at the end of train.", "net-changed-after-training")


def weights_of(net: Any) -> list[Any]:
    """List the weights of a net's layers."""
    return [layer.w for layer in flat(net) if getattr(layer, "w", None) is not None]


def expect_hyperparameters(calls: list[Call], expected: dict[str, Any]) -> None:
    """Raise Wrong unless train got the task's numbers; the epochs may be spread over several calls."""
    mistakes = {
        "batch_size": "wrong-batch-size",
        "learning_rate": "wrong-learning-rate",
        "number_epochs": "wrong-number-of-epochs",
    }
    for name, mistake in mistakes.items():
        for call in calls:
            value = getattr(call, name)
            if name == "number_epochs" and len(calls) > 1 and isinstance(value, int):
                value = sum(each.number_epochs for each in calls)
            numeric = isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
            if not (numeric and np.isclose(float(value), expected[name], rtol=1e-9, atol=0)):
                raise Wrong(f"{name} reached train as {value!r}; expected {expected[name]}.", mistake)


def expect_same_net(returned: Any, trained: Any) -> None:
    """Raise Wrong unless the function returned the net that train got, or one with the same weights."""
    if returned is trained:
        return
    if not callable(getattr(returned, "forward", None)) or isinstance(returned, type):
        found = "None" if returned is None else f"an object of type {type(returned).__name__}"
        raise Wrong(f"the function returned {found}.", "returns-nothing" if returned is None else "net-not-returned")
    ours, theirs = weights_of(returned), weights_of(trained)
    if len(flat(returned)) != len(flat(trained)):
        raise Wrong("the returned net has other layers than the net that was trained.", "untrained-net-returned")
    if len(ours) != len(theirs) or not all(is_close(a, b) for a, b in zip(ours, theirs, strict=True)):
        raise Wrong("the returned net is another one than the net that was trained.", "untrained-net-returned")


def flat(net: Any, depth: int = 0) -> list[Any]:
    """List the layers of a network, those of inner networks included."""
    layers = getattr(net, "layers", None)
    if not isinstance(layers, (list, tuple)) or depth > 20:
        return [] if layers is not None else [net]
    return [deeper for layer in layers for deeper in flat(layer, depth + 1)]


def is_kind(thing: Any, name: str) -> bool:
    """Tell whether an object is of the class of this name, or of one derived from it."""
    return any(base.__name__ == name for base in type(thing).__mro__)


def is_network(net: Any, activation: str) -> bool:
    """Tell whether a net holds a linear layer of the task's size and the activation."""
    layers = flat(net)
    if len(layers) != 2 or not hasattr(net, "layers"):
        return False
    w, b = getattr(layers[0], "w", None), getattr(layers[0], "b", None)
    sizes = np.shape(w) == (LABEL_SIZE, INPUT_SIZE) and np.size(b) == LABEL_SIZE and np.all(np.isfinite(w))
    return sizes and is_kind(layers[0], "Linear") and is_kind(layers[1], activation)


# ----- task 5: anything that learns -----


@check("5", "a net of several trained layers comes back. How well it learns, the real training shows.")
def check_5(train_improved: Callable) -> None:
    """Check task 5, train_improved. It takes a step or two on made-up digits, so it can't tell how well the net learns."""
    namespace = namespace_of(train_improved)
    images, labels = digits()
    steps = []

    def learn(call: Call) -> None:
        epoch = namespace.get("train_epoch")
        if len(steps) < 2 and callable(epoch):
            steps.append(call)
            with contextlib.redirect_stdout(io.StringIO()):
                epoch(0, call.net, images, labels, call.cost_function, len(images), call.learning_rate)

    np.random.seed(5)
    calls, returned, ended = record(train_improved, HYPERPARAMETERS["4"], learn)
    if not calls:
        raise Wrong("train was not called.", "train-not-called")
    if not ended:
        returned = calls[-1].net
    if not callable(getattr(returned, "forward", None)) or isinstance(returned, type):
        found = "None" if returned is None else f"an object of type {type(returned).__name__}"
        raise Wrong(f"the function returned {found}.", "returns-nothing" if returned is None else "net-not-returned")
    prediction = returned.forward(np.copy(images))
    if not isinstance(prediction, np.ndarray) or prediction.shape != (len(images), LABEL_SIZE):
        found = (
            f"the shape {prediction.shape}"
            if isinstance(prediction, np.ndarray)
            else f"type {type(prediction).__name__}"
        )
        raise Wrong(
            f"for {len(images)} images the returned net gives a prediction of {found}, expected {(len(images), LABEL_SIZE)}."
        )
    trained = calls[-1]
    if steps and not weights_learn(trained, images, labels, namespace):
        raise Wrong("only one array of weights changes in training.", "single-layer")
    if (
        steps
        and not any(returned is call.net for call in calls)
        and not depends_on_training(train_improved, returned, trained.net, images)
    ):
        raise Wrong(
            "the returned net gives the same predictions, whether train learns or not.", "untrained-net-returned"
        )


def weights_learn(call: Call, images: np.ndarray, labels: np.ndarray, namespace: dict[str, Any]) -> bool:
    """Tell whether two or more arrays of weights change in training; true as well where this can't be seen."""
    try:
        net, cost = copy.deepcopy(call.net), copy.deepcopy(call.cost_function)
        before = {name: (owner, np.copy(array)) for name, owner, array in weight_arrays(net)}
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            namespace["train_epoch"](0, net, images, labels, cost, len(images), 1.0)
        changed = [name for name, _, array in weight_arrays(net) if name in before and _differs(array, before[name][1])]
        # Among what changed are the inputs that layers keep, and momentum: only weights make another prediction.
        weights = [name for name in changed if _matters(call.net, name, images)]
    except Exception:
        return True
    return len(weights) != 1


def _differs(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and not np.array_equal(one, other)


def _matters(net: Any, name: tuple, images: np.ndarray) -> bool:
    """Tell whether the net's predictions depend on an array."""
    changed = copy.deepcopy(net)
    before = np.array(changed.forward(np.copy(images)))
    for other, _, array in weight_arrays(changed):
        if other == name:
            array += np.random.default_rng(0).normal(size=array.shape).astype(array.dtype)
    return not np.array_equal(before, changed.forward(np.copy(images)))


def weight_arrays(net: Any) -> Iterator[tuple[tuple, Any, np.ndarray]]:
    """List the arrays with two long axes or more among a net's attributes, each with a name that a copy has too."""
    for i, owner in enumerate(objects(net)):
        for name, value in vars(owner).items():
            found = (
                value.items()
                if isinstance(value, dict)
                else enumerate(value)
                if isinstance(value, (list, tuple))
                else [("", value)]
            )
            for key, array in found:
                if (
                    isinstance(array, np.ndarray)
                    and array.dtype.kind == "f"
                    and sum(size > 1 for size in array.shape) > 1
                ):
                    yield (i, name, key), owner, array


def depends_on_training(function: Callable, returned: Any, trained: Any, images: np.ndarray) -> bool:
    """Run the function again with a train that learns nothing, and tell whether another net comes back."""
    np.random.seed(5)
    calls, untrained, ended = record(function, HYPERPARAMETERS["4"], lambda call: None)
    if not ended or not calls:
        return True
    same_net = np.array_equal(np.array(returned.forward(np.copy(images))), np.array(untrained.forward(np.copy(images))))
    learned = not np.array_equal(
        np.array(trained.forward(np.copy(images))), np.array(calls[-1].net.forward(np.copy(images)))
    )
    return not (same_net and learned)

"""The visible checks of the training functions: train_single_layer (4), train_improved (5) and train_softmax (6e).

The function runs as it is, with the notebook's `train`, under whatever name. What `train` calls is replaced for that time, so
that it takes no time: an epoch only notes its arguments, and for task 5 takes a single step on a few made-up digits.
"""

from __future__ import annotations

import contextlib
import copy
import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from course.student.check_tools import Wrong, check, is_close, namespace_of, replaced
from course.student.gradient_check import objects

INPUT_SIZE = 784
LABEL_SIZE = 10
HYPERPARAMETERS = {
    "4": {"batch_size": 600, "learning_rate": 0.0001, "number_epochs": 100},
    "6e": {"batch_size": 600, "learning_rate": 0.00001, "number_epochs": 100},
}
# A function that trains again and again, until some time is over, is stopped after this.
MOST_SECONDS = 0.4
MOST_EPOCHS = 1000


@dataclass
class Call:
    """One call of train: what it hands on to its epochs, and how many these are."""

    net: Any
    cost_function: Any
    batch_size: Any
    learning_rate: Any
    number_epochs: int = 1


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
    calls: list[Call] = []
    ended: list[tuple] = []
    start = time.perf_counter()

    def train_epoch(e, net, images, labels, cost_function, batch_size, learning_rate):
        if e > 0 and calls and calls[-1].net is net:
            calls[-1].number_epochs += 1
        else:
            calls.append(Call(net, cost_function, batch_size, learning_rate))
            on_call(calls[-1])
        if time.perf_counter() - start > MOST_SECONDS and (len(calls) > 2 or calls[-1].number_epochs > MOST_EPOCHS):
            raise _Enough
        return 1e-6

    def load_data():
        images, labels = digits()
        return images, labels, INPUT_SIZE, LABEL_SIZE

    stand_ins = {
        "train_epoch": train_epoch,
        "validate_epoch": lambda *arguments: 1.0,
        "load_data": load_data,
        "record_run": lambda *arguments: ended.append(arguments),
        "input_size": INPUT_SIZE,
        "label_size": LABEL_SIZE,
        **parameters,
    }
    quiet = io.StringIO()
    with replaced(namespace, stand_ins), contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        try:
            returned = function()
        except _Enough:
            return calls, None, False
    if ended and not calls:
        raise Wrong("train made no epoch: is number_epochs 0?", "wrong-number-of-epochs")
    return calls, returned, True


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

    goes_on: list[bool] = []

    def mark(call: Call) -> None:
        goes_on.append(not learned or same_weights(weights_of(call.net), learned))
        # As if something had been learned: a net made later has other weights.
        for owner in objects(call.net):
            if isinstance(getattr(owner, "w", None), np.ndarray):
                owner.w = owner.w + np.asarray(0.5, dtype=owner.w.dtype)
        learned[:] = [np.copy(w) for w in weights_of(call.net)]

    calls, returned, ended = record(function, HYPERPARAMETERS[task], mark)
    if not calls:
        raise Wrong("train was not called.", "train-not-called")
    if not ended:
        raise Wrong(f"train was called again and again ({len(calls)} times); once is enough.")
    if not callable(getattr(returned, "forward", None)) or isinstance(returned, type):
        found = "None" if returned is None else f"an object of type {type(returned).__name__}"
        raise Wrong(f"the function returned {found}.", "returns-nothing" if returned is None else "net-not-returned")
    chosen = [call for call in calls if call.net is returned] or calls
    if all(goes_on) and len(calls) > len(chosen):
        chosen = calls  # the training went on with a copy
    expect_hyperparameters(chosen, HYPERPARAMETERS[task])
    trained = chosen[-1]
    expect_single_layer(trained.net, activation)
    if not is_kind(trained.cost_function, cost):
        given = trained.cost_function
        is_class = isinstance(given, type)
        kind = f"the class {given.__name__} itself" if is_class else f"an object of type {type(given).__name__}"
        raise Wrong(f"the cost function that reached train is {kind}; expected an object of {cost}.", "wrong-cost")
    if returned is not trained.net:
        expect_same_net(returned, trained.net, activation)
    elif trained is calls[-1] and not same_weights(weights_of(returned), learned):
        raise Wrong("w of the returned net is another one than at the end of train.", "net-changed-after-training")


def weights_of(net: Any) -> list[np.ndarray]:
    """List the weights in a net, however deep they lie."""
    found = (getattr(owner, "w", None) for owner in objects(net))
    return [w for w in found if isinstance(w, np.ndarray)]


def same_weights(ours: list[np.ndarray], theirs: list[np.ndarray]) -> bool:
    """Compare two lists of arrays."""
    return len(ours) == len(theirs) and all(is_close(a, b) for a, b in zip(ours, theirs))


def expect_hyperparameters(calls: list[Call], expected: dict[str, Any]) -> None:
    """Raise Wrong unless train got the task's numbers; the epochs may be spread over several calls."""
    for name, mistake in (("batch_size", "wrong-batch-size"), ("learning_rate", "wrong-learning-rate")):
        for value in (getattr(call, name) for call in calls):
            kinds = (int, np.integer) if name == "batch_size" else (int, float, np.number)
            numeric = isinstance(value, kinds) and not isinstance(value, bool)
            if not (numeric and np.isclose(float(value), expected[name], rtol=1e-6, atol=0)):
                raise Wrong(f"{name} reached train as {value!r}; expected {expected[name]}.", mistake)
    epochs = sum(call.number_epochs for call in calls)
    if epochs != expected["number_epochs"]:
        raise Wrong(
            f"train made {epochs} epochs; expected number_epochs to be {expected['number_epochs']}.",
            "wrong-number-of-epochs",
        )


def expect_same_net(returned: Any, trained: Any, activation: str) -> None:
    """Raise Wrong unless another net than the trained one has its weights and gives its predictions."""
    if not same_weights(weights_of(returned), weights_of(trained)):
        raise Wrong("the returned net is another one than the net that was trained.", "untrained-net-returned")
    try:
        expect_single_layer(returned, activation)
    except Wrong:
        raise Wrong(
            "the returned net has other layers than the net that was trained.", "untrained-net-returned"
        ) from None


def expect_single_layer(net: Any, activation: str) -> None:
    """Raise Wrong unless a net is a linear layer of the task's size and the activation, in whatever classes."""
    if is_network(net, activation):
        return
    found = [type(layer).__name__ for layer in flat(net)]
    sizes = [w.shape for w in weights_of(net)]
    shapes = f" with w of the shape {', '.join(map(str, sizes))}" if sizes else ""
    wrong = Wrong(
        f"train got a net of {', '.join(found) or 'no layers'}{shapes}; expected Linear and {activation} with w of the shape "
        f"({LABEL_SIZE}, {INPUT_SIZE}).",
        "wrong-layers",
    )
    if len(sizes) > 1:
        raise wrong
    # Another class may do the same: undo the activation, and what is left must be linear.
    numbers = np.random.default_rng(10)
    one, other = np.zeros((2, 5, INPUT_SIZE))
    one[:, 200:800:100], other[:, 250:800:100] = numbers.uniform(0.8, 1.6, size=(2, 5, 6)) * [[[1.0]], [[0.1]]]
    try:
        outputs = [np.array(net.forward(x), dtype=np.float64) for x in (one, other, (one + other) / 2)]
    except (NotImplementedError, NameError):
        raise
    except Exception:
        raise wrong from None
    if any(y.shape != (5, LABEL_SIZE) or not np.all((y > 0) & (y < 1)) for y in outputs):
        raise wrong
    if activation == "SoftMax":
        if not all(np.allclose(y.sum(axis=1), 1, atol=1e-4) for y in outputs):
            raise wrong
        linear = [np.log(y / y[:, :1]) for y in outputs]
    else:
        linear = [np.log(y / (1 - y)) for y in outputs]
    range_of_all = np.max(np.abs(linear[0] - linear[1]))
    if not np.allclose((linear[0] + linear[1]) / 2, linear[2], rtol=0, atol=1e-4 + 2e-3 * range_of_all):
        raise wrong


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
    epoch = namespace.get("train_epoch")
    steps: list[bool] = []

    def learn(call: Call) -> None:
        if len(steps) < 2 and callable(epoch):
            steps.append(weights_learn(call, images, labels, epoch))
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
    if steps and not any(steps):
        raise Wrong("only one array of weights changes in training.", "single-layer")
    if (
        steps
        and not any(returned is call.net for call in calls)
        and not depends_on_training(train_improved, returned, trained.net, images)
    ):
        raise Wrong(
            "the returned net gives the same predictions, whether train learns or not.", "untrained-net-returned"
        )


def weights_learn(call: Call, images: np.ndarray, labels: np.ndarray, epoch: Callable) -> bool:
    """Tell whether two or more arrays of weights change in training; true as well where this can't be seen."""
    try:
        net, cost = copy.deepcopy(call.net), copy.deepcopy(call.cost_function)
        before = {name: (owner, np.copy(array)) for name, owner, array in weight_arrays(net)}
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            epoch(0, net, images, labels, cost, len(images), 1.0)
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

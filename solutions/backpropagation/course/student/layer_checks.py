"""The visible checks of the layers' methods: Linear (2a, 2d, 2e) and SoftMax (6a, 6d)."""

from __future__ import annotations

import contextlib
from contextlib import nullcontext
from typing import Any

import numpy as np

from course.student.check_tools import (
    MISTAKES,
    Wrong,
    any_of,
    check,
    expect,
    expect_kept,
    expect_numbers,
    expect_repeatable,
    expect_unchanged,
    is_close,
    namespace_of,
    other_size,
    passes,
    pattern,
    replaced,
    untouched,
)
from course.student.gradient_check import numeric_gradient
from course.student.patterns import NOTEBOOK_SIZES

# Batch size, inputs and outputs differ, so that a mixed-up axis shows.
SIZES = ((1, 5, 3), (7, 2, 4), (4, 1, 6), (3, 6, 1))

# ----- one linear layer, worked by hand (square, so that a mixed-up transpose gives numbers to compare) -----

W = np.array([[1.0, 2.0], [3.0, -1.0]])
B = np.array([[0.5, -1.0]])
X = np.array([[1.0, 0.0], [2.0, 1.0], [-1.0, 3.0]])
X_OUT = np.array([[1.5, 2.0], [4.5, 4.0], [5.5, -7.0]])
X_OUT_MISTAKES = {
    "weights-not-transposed": np.array([[1.5, 1.0], [5.5, 2.0], [8.5, -6.0]]),
    "bias-missing": np.array([[1.0, 3.0], [4.0, 5.0], [5.0, -6.0]]),
    "bias-subtracted": np.array([[0.5, 4.0], [3.5, 6.0], [4.5, -5.0]]),
    "activation-applied": np.array([[0.81757448, 0.88079708], [0.98901306, 0.98201379], [0.99592986, 0.00091105]]),
}
D_OUT = np.array([[1.0, 2.0], [0.0, 1.0], [-2.0, 1.0]])
D_IN = np.array([[7.0, 0.0], [3.0, -1.0], [1.0, -5.0]])
D_IN_MISTAKES = {
    "d_in-weights-transposed": np.array([[5.0, 1.0], [2.0, -1.0], [0.0, -7.0]]),
    "d_out-passed-through": D_OUT,
    "activation-in-gradient": (
        np.array([[0.779107964, 0.088305733], [0.052988119, -0.017662706], [-0.00537648, -0.017124508]]),
        np.array([[1.376283533, 0.0], [0.314980756, -0.196611933], [0.196611933, -0.225883299]]),
    ),
    "sign-flipped": -D_IN,
    "averaged-over-the-batch": D_IN / 3,
    "factor-two": D_IN * 2,
    "factor-half": D_IN / 2,
}
DW = np.array([[3.0, -6.0], [3.0, 4.0]])
DW_MISTAKES = {
    "dw-transposed": DW.T,
    "gradient-missing": 0 * DW,
    "one-row-only": (np.array([[1.0, 0.0], [2.0, 0.0]]), np.array([[2.0, -6.0], [-1.0, 3.0]])),
    "row-left-out": (np.array([[1.0, 0.0], [4.0, 1.0]]), np.array([[2.0, -6.0], [1.0, 4.0]])),
    "averaged-over-the-batch": DW / 3,
    "sign-flipped": -DW,
    "factor-two": DW * 2,
    "factor-half": DW / 2,
}
DB = np.array([[-1.0, 4.0]])
ROW_SUMS = [(np.array([[3.0], [1.0], [-1.0]]), (3, n)) for n in (1, 2)] + [(np.array([3.0, 1.0, -1.0]), (3,))]
DB_MISTAKES = {
    "averaged-over-the-batch": DB / 3,
    "gradient-missing": 0 * DB,
    "one-row-only": (D_OUT[:1], D_OUT[-1:]),
    "row-left-out": (np.array([[1.0, 3.0]]), np.array([[-2.0, 2.0]])),
    "db-not-summed": D_OUT,
    "db-summed-over-the-outputs": tuple(np.broadcast_to(sums, shape) for sums, shape in ROW_SUMS),
    "db-lost-its-dimension": DB[0],
    "sign-flipped": -DB,
    "factor-two": DB * 2,
    "factor-half": DB / 2,
}
DB_SUMS_OF_EVERYTHING = (np.array([[3.0, 3.0]]), np.array([[3.0]]), np.array([3.0]), np.array(3.0))


def linear_layer(Linear: type, w: np.ndarray, b: np.ndarray) -> Any:
    """Make a layer with the given float64 parameters, w (n_out, n_in) and b (1, n_out), and zero gradients."""
    layer = Linear(w.shape[1], w.shape[0])
    layer.w, layer.b = np.array(w), np.array(b)
    layer.dw, layer.db = np.zeros_like(layer.w), np.zeros_like(layer.b)
    return layer


def fits_2a(Linear: type, n: int, n_in: int, n_out: int) -> None:
    """Raise Wrong unless the output is right for inputs of which one is 1, in a layer of this size."""
    layer = Linear(n_in, n_out)
    layer.b = layer.b + pattern([0.5, -1.0, 2.0], (1, n_out)).astype(layer.b.dtype)
    one = -2 * np.eye(n, n_in)
    expected = np.repeat(layer.b, n, axis=0)
    expected[: min(n, n_in)] -= 2 * np.stack([layer.w[:, i] for i in range(min(n, n_in))])
    expect("the output", layer.forward(one), expected)


def with_a_column_of_biases(Linear: type) -> None:
    """Raise Wrong unless b was added along the batch, which only works for as many examples as outputs."""
    expect("the output", linear_layer(Linear, W, B).forward(X[:2]), np.array([[1.5, 3.5], [3.0, 4.0]]))


def changing_parameters(Linear: type) -> None:
    """Raise Wrong unless forward changes w or b, for a single example at least."""
    layer = linear_layer(Linear, W, B)
    layer.forward(X[1:2])
    if np.array_equal(layer.w, W) and np.array_equal(layer.b, B):
        raise Wrong("forward leaves w and b as they are.")


def expect_not_reshaped(Linear: type) -> None:
    """Raise Wrong if w was reshaped: in a square layer that looks as if w itself stood in the product."""
    w = np.array([[1.0, 2.0], [3.0, -1.0], [4.0, 5.0]])
    with contextlib.suppress(ValueError):
        if is_close(linear_layer(Linear, w, np.zeros((1, 3))).forward(np.eye(2)), w.reshape(2, 3)):
            raise Wrong(f"the output: {MISTAKES['weights-reshaped'].shown_by}.", "weights-reshaped")


# Batch size, inputs and outputs as the notebook has them, in two small parts.
PARTS_OF_THE_NOTEBOOK = ((NOTEBOOK_SIZES[0], 2, 3), (3, *NOTEBOOK_SIZES[1:]))
RAISES_2A = {
    "parameters-changed": changing_parameters,
    "bias-along-the-batch": with_a_column_of_biases,
    "hard-coded-size": lambda Linear: any_of(lambda sizes: fits_2a(Linear, *sizes), PARTS_OF_THE_NOTEBOOK),
}


@check("2a", "output and x_in are right for every size that was tried.", where_it_raises=RAISES_2A)
def check_2a(Linear: type) -> None:
    """Check task 2a, Linear.forward."""
    layer = linear_layer(Linear, W, B)
    x_out = untouched(layer.forward, np.copy(X))
    if not np.array_equal(layer.w, W) or not np.array_equal(layer.b, B):
        raise Wrong("forward changes w or b.", "parameters-changed")
    expect_repeatable("the output", lambda: linear_layer(Linear, W, B).forward(np.copy(X)))
    if is_close(x_out, X_OUT_MISTAKES["weights-not-transposed"]):
        expect_not_reshaped(Linear)
    expect("the output", x_out, X_OUT, X_OUT_MISTAKES)
    first = np.copy(x_out)
    expect_kept(layer, "x_in", X, {"output-kept-as-x_in": X_OUT}, "x_in-not-kept")

    # The same layer again, then a second one in between.
    again = expect(
        "the second call's output", untouched(layer.forward, X[::-1] + 0.0), X_OUT[::-1], {"stale-state": X_OUT}
    )
    expect_kept(layer, "x_in", X[::-1], {"stale-state": X, "output-kept-as-x_in": X_OUT[::-1]}, "x_in-not-kept")
    expect_unchanged("the output", x_out, first)
    other = linear_layer(Linear, W, B)
    other.forward(2 * X)
    expect_kept(layer, "x_in", X[::-1], {"state-on-the-class": 2 * X}, "x_in-not-kept")
    expect("the output", again, X_OUT[::-1])

    # One input at a time picks a column of w; sums and multiples of inputs settle all the rest.
    numbers = np.random.default_rng(1)
    for n, n_in, n_out in SIZES:
        with other_size(f"{n_in} inputs and {n_out} outputs"):
            layer = Linear(n_in, n_out)
            layer.b = layer.b + pattern([0.5, -1.0, 2.0], (1, n_out)).astype(layer.b.dtype)
            bias = np.repeat(layer.b, n_in + 2, axis=0)
            none = expect("the output for inputs that are all 0", layer.forward(np.zeros((n_in + 2, n_in))), bias)
            one = expect(
                "the output for a single input of 1, less b,",
                np.asarray(layer.forward(np.eye(n_in + 2, n_in))) - none,
                np.vstack([np.stack([layer.w[:, i] for i in range(n_in)]), np.zeros((2, n_out))]),
            )
            expect_numbers("the output", one)
        with other_size(f"{n} example{'s' if n > 1 else ''}"):
            x, y = numbers.normal(size=(2, n, n_in))
            bias = np.repeat(layer.b, n, axis=0)
            outputs = [np.array(untouched(layer.forward, v)) for v in (x, y, x - 3 * y)]
            expect_kept(layer, "x_in", x - 3 * y, {}, "x_in-not-kept")
            expect("the output", outputs[0] - 3 * outputs[1] + 3 * bias, outputs[2])
            expect("the output", np.array(layer.forward(x)), np.vstack([layer.forward(x[i : i + 1]) for i in range(n)]))


def without_a_sum(Linear: type, n: int, expected: np.ndarray) -> None:
    """Raise Wrong unless db is as expected where it may have a row for each of n examples."""
    layer = linear_layer(Linear, W, B)
    layer.db = np.zeros((n, 2))
    backward(layer, X[:n], D_OUT[:n])
    expect("db", layer.db, expected)


def summed_over_the_outputs(Linear: type) -> None:
    """Raise Wrong unless db holds the sums over the outputs, as a column or as a row."""
    cases = ((3, np.repeat(ROW_SUMS[0][0], 2, axis=1)), (2, np.array([[3.0, 1.0], [3.0, 1.0]])))
    any_of(lambda case: without_a_sum(Linear, *case), cases)


def fits_2d(Linear: type, n: int, n_in: int, n_out: int) -> None:
    """Raise Wrong unless two backward passes add up in a layer of this size."""
    layer = linear_layer(Linear, np.full((n_out, n_in), 2.0), np.zeros((1, n_out)))
    for calls in (1.0, 2.0):
        d_in = backward(layer, np.full((n, n_in), 3.0), np.full((n, n_out), -1.0))
        expect("d_in", d_in, np.full((n, n_in), -2.0 * n_out))
        expect("dw", layer.dw, np.full((n_out, n_in), -3.0 * n * calls), has_batch=False)
        expect("db", layer.db, np.full((1, n_out), -n * calls), has_batch=False)


RAISES_2D = {
    "db-not-summed": lambda Linear: without_a_sum(Linear, len(X), D_OUT),
    "db-summed-over-the-outputs": summed_over_the_outputs,
    "hard-coded-size": lambda Linear: any_of(lambda sizes: fits_2d(Linear, *sizes), PARTS_OF_THE_NOTEBOOK),
}


@check("2d", "d_in, dw and db are right, and the gradients accumulate.", where_it_raises=RAISES_2D)
def check_2d(Linear: type) -> None:
    """Check task 2d, Linear.backward. It needs no other task: where 2a is open or wrong, x_in is set here."""
    layer = linear_layer(Linear, W, B)
    zeroed = []
    given_zero_gradients = layer.zero_gradients
    layer.zero_gradients = lambda: (zeroed.append(True), given_zero_gradients())
    d_in = backward(layer, X, D_OUT)
    expect("d_in", d_in, D_IN, D_IN_MISTAKES)
    expect_kept(layer, "d_in", D_IN, {}, "d_in-not-kept")
    expect("dw", layer.dw, DW, DW_MISTAKES, has_batch=False)
    if any(is_close(layer.db, wrong) for wrong in DB_SUMS_OF_EVERYTHING):
        raise Wrong("db: " + MISTAKES["db-summed-over-everything"].shown_by + ".", "db-summed-over-everything")
    expect("db", layer.db, DB, DB_MISTAKES, has_batch=False)
    expect_parameters_unchanged(layer, W, B)
    if zeroed:
        raise Wrong("backward calls zero_gradients.", "gradient-zeroed-in-backward")

    # A second call, on another batch, adds to the gradients of the first.
    first = np.copy(d_in)
    dw, db = np.copy(layer.dw), np.copy(layer.db)
    second = backward(layer, X[:2] * 2, D_OUT[:2])
    expect("the second call's d_in", second, D_IN[:2], {"stale-state": D_IN})
    expect_kept(layer, "d_in", D_IN[:2], {"stale-state": D_IN}, "d_in-not-kept")
    expect_unchanged("d_in", d_in, first)
    step_dw, step_db = np.array([[2.0, 0.0], [8.0, 2.0]]), np.array([[1.0, 3.0]])
    again = "after a second backward call"
    expect(f"dw {again}", layer.dw, dw + step_dw, {"not-accumulated": step_dw, "stale-state": (2 * dw, dw)}, False)
    expect(f"db {again}", layer.db, db + step_db, {"not-accumulated": step_db, "stale-state": (2 * db, db)}, False)

    before = np.copy(second)
    third = backward(layer, X[:2] * 2, 3 * D_OUT[:2])
    expect("the third call's d_in", third, 3 * D_IN[:2])
    expect_unchanged("d_in", second, before)
    layer.dw, layer.db = dw + step_dw, db + step_db

    # Two layers share nothing.
    other = linear_layer(Linear, W, B)
    kept = np.copy(layer.d_in)
    backward(other, X, 2 * D_OUT)
    expect_kept(layer, "d_in", kept, {"state-on-the-class": 2 * D_IN}, "d_in-not-kept")
    expect("dw of a second layer", other.dw, 2 * DW, {"state-on-the-class": 2 * DW + dw + step_dw})
    expect("dw of the first layer", layer.dw, dw + step_dw, {"state-on-the-class": 2 * DW + dw + step_dw})

    # Gradients of 1 for one output at a time pick rows of w and of x_in.
    numbers = np.random.default_rng(2)
    for n_rounds, n_in, n_out in ((1, 5, 3), (2, 2, 4), (3, 6, 1), (2, 1, 3)):
        n = n_rounds * n_out
        with other_size(f"{n} example{'s' if n > 1 else ''}, {n_in} inputs and {n_out} outputs"):
            w, x = numbers.normal(size=(n_out, n_in)), numbers.normal(size=(n, n_in))
            layer = linear_layer(Linear, w, np.zeros((1, n_out)))
            one = np.tile(np.eye(n_out), (n_rounds, 1))
            expect("d_in", backward(layer, x, one), np.tile(w, (n_rounds, 1)))
            dw = sum(x[i * n_out : (i + 1) * n_out] for i in range(n_rounds))
            expect("dw", layer.dw, dw, {"dw-transposed": dw.T, "averaged-over-the-batch": dw / n}, False)
            db = np.full((1, n_out), float(n_rounds))
            expect("db", layer.db, db, {"averaged-over-the-batch": db / n, "db-lost-its-dimension": db[0]}, False)
            d_in = backward(layer, x, 3 * one)
            expect("d_in", d_in, 3 * np.tile(w, (n_rounds, 1)))
            expect("dw", layer.dw, 4 * dw, {"not-accumulated": 3 * dw}, False)
            expect("db", layer.db, 4 * db, {"not-accumulated": 3 * db}, False)


def backward(layer: Any, x_in: np.ndarray, d_out: np.ndarray) -> Any:
    """Run a forward pass if it works, make sure of x_in, then run the backward pass."""
    try:
        layer.forward(np.copy(x_in))
    except Exception:
        layer.x_in = None
    if not is_close(layer.x_in, x_in):
        layer.x_in = np.copy(x_in)
    kept, w, b = np.copy(layer.x_in), np.copy(layer.w), np.copy(layer.b)
    value = untouched(layer.backward, np.copy(d_out))
    expect_parameters_unchanged(layer, w, b)
    if not np.array_equal(layer.x_in, kept):
        raise Wrong("self.x_in holds other values after backward.", "changes-its-input")
    return value


def expect_parameters_unchanged(layer: Any, w: np.ndarray, b: np.ndarray) -> None:
    """Raise Wrong if backward has moved w or b."""
    if not np.array_equal(layer.w, w) or not np.array_equal(layer.b, b):
        raise Wrong(MISTAKES["updated-in-backward"].shown_by + ".", "updated-in-backward")


# Parameters, gradients, and the parameters after steps with the learning rates 0.25 and 2, worked by hand.
BEFORE = [1.0, 2.0, -3.0, 0.5, -1.0]
GRADIENT = [2.0, -4.0, 1.0, 0.5, 8.0]
AFTER_QUARTER = [0.5, 3.0, -3.25, 0.375, -3.0]
AFTER_TWO = [-3.0, 10.0, -5.0, -0.5, -17.0]
AFTER_TWO_QUARTERS = [0.0, 4.0, -3.5, 0.25, -5.0]
UPDATE_MISTAKES = {
    "parameter-not-updated": [BEFORE],
    "ascent": [[1.5, 1.0, -2.75, 0.625, 1.0]],
    "learning-rate-ignored": [[-1.0, 6.0, -4.0, 0.0, -9.0]],
    "gradient-replaces-parameter": [[0.5, -1.0, 0.25, 0.125, 2.0], [-0.5, 1.0, -0.25, -0.125, -2.0]],
    "factor-two": [AFTER_TWO_QUARTERS],
    "factor-half": [[0.75, 2.5, -3.125, 0.4375, -2.0]],
    # The batch of the latest forward pass had eight examples.
    "averaged-over-the-batch": [[0.9375, 2.125, -3.03125, 0.484375, -1.25]],
}
# In the notebook's variable while a check runs, so that it can be told from a number written into the answer.
NOTEBOOK_LEARNING_RATE = 0.03


def fits_2e(Linear: type) -> None:
    """Raise Wrong unless a layer of the notebook's size takes the step."""
    layer = step(Linear, *NOTEBOOK_SIZES[1:], 0.25)
    expect_step(layer, "w", AFTER_QUARTER, layer.dw.shape, 0)


@check("2e", "w and b take the step, the gradients stay.", where_it_raises={"hard-coded-size": fits_2e})
def check_2e(Linear: type) -> None:
    """Check task 2e, Linear.update_parameters."""
    for start, (n_in, n_out) in enumerate(((3, 4), (5, 1), (1, 6), (2, 2))):
        with other_size(f"{n_in} inputs and {n_out} outputs") if start else nullcontext():
            layer = step(Linear, n_in, n_out, 0.25)
            for name, first in (("w", 0), ("b", 2)):
                expect_step(layer, name, AFTER_QUARTER, getattr(layer, "d" + name).shape, first)
            layer.update_parameters(0.25)
            twice = {"stale-state": AFTER_QUARTER, "learning-rate-ignored": [-1.5, 7.0, -4.25, -0.125, -11.0]}
            for name, first in (("w", 0), ("b", 2)):
                shape = getattr(layer, "d" + name).shape
                wrong = {mistake: pattern(values, shape, first) for mistake, values in twice.items()}
                after = pattern(AFTER_TWO_QUARTERS, shape, first)
                expect(f"{name} after a second call", getattr(layer, name), after, wrong, has_batch=False)
            layer = step(Linear, n_in, n_out, 2.0)
            for name, first in (("w", 0), ("b", 2)):
                after = pattern(AFTER_TWO, getattr(layer, "d" + name).shape, first)
                expect(f"{name} with the learning rate 2", getattr(layer, name), after, has_batch=False)


def step(Linear: type, n_in: int, n_out: int, learning_rate: float) -> Any:
    """Make a layer with listed parameters and gradients, update it, and look at its gradients."""
    layer = linear_layer(Linear, pattern(BEFORE, (n_out, n_in)), pattern(BEFORE, (1, n_out), 2))
    layer.dw, layer.db = pattern(GRADIENT, (n_out, n_in)), pattern(GRADIENT, (1, n_out), 2)
    layer.x_in, layer.d_in = np.ones((8, n_in)), np.ones((8, n_in))
    dw, db = np.copy(layer.dw), np.copy(layer.db)
    with replaced(namespace_of(Linear), {"learning_rate": NOTEBOOK_LEARNING_RATE}):
        layer.update_parameters(learning_rate)
    for name, before in (("dw", dw), ("db", db)):
        if not is_close(getattr(layer, name), before):
            raise Wrong(f"{name} holds other values after update_parameters.", "gradients-changed-by-update")
    return layer


def expect_step(layer: Any, name: str, after: list[float], shape: tuple, start: int) -> None:
    """Compare w or b with the listed values, and find the learning rate that was really used."""
    mistakes = {
        mistake: tuple(pattern(values, shape, start) for values in lists) for mistake, lists in UPDATE_MISTAKES.items()
    }
    value = getattr(layer, name)
    if isinstance(value, np.ndarray) and value.shape == shape:
        rows = np.all(value == pattern(BEFORE, shape, start), axis=1)
        if len(rows) > 1 and np.count_nonzero(rows) == 1 and (rows[0] or rows[-1]):
            raise Wrong(f"one row of {name} is unchanged.", "row-left-out")
        used = (pattern(BEFORE, shape, start) - value) / pattern(GRADIENT, shape, start)
        if is_close(used, np.full(shape, NOTEBOOK_LEARNING_RATE)):
            raise Wrong(f"{name} moved by the notebook's learning_rate, not by the argument.", "global-variable")
        for written in (1e-4, 1e-5):
            if is_close(used, np.full(shape, written), 1e-3):
                raise Wrong(
                    f"{name} moved by the learning rate {written:g}, not by the argument.", "hard-coded-learning-rate"
                )
    expect(name, value, pattern(after, shape, start), mistakes, has_batch=False)


# ----- softmax, worked by hand: the inputs are logarithms of whole numbers -----

LOGS = np.array([[0.0, 0.6931471805599453, 1.6094379124341003], [1.0986122886681098, 0.0, 1.3862943611198906]])
SHARES = np.array([[0.125, 0.25, 0.625], [0.375, 0.125, 0.5]])
SHARES_MISTAKES = {
    "not-normalised": (np.array([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]]), np.array([[0.2, 0.4, 1.0], [0.75, 0.25, 1.0]])),
    "softmax-over-the-batch": np.array([[0.25, 2 / 3, 5 / 9], [0.75, 1 / 3, 4 / 9]]),
    "maximum-of-each-column": np.array([[1 / 7, 3 / 7, 3 / 7], [10 / 23, 5 / 23, 8 / 23]]),
    "exp-missing": LOGS / np.array([[2.3025850929940455], [2.4849066497880004]]),
    "softmax-over-everything": np.array([[0.0625, 0.125, 0.3125], [0.1875, 0.0625, 0.25]]),
    "log-softmax": np.array([[-2.07944154, -1.38629436, -0.47000363], [-0.98082925, -2.07944154, -0.69314718]]),
    "sigmoid-instead": np.array([[0.5, 2 / 3, 5 / 6], [0.75, 0.5, 0.8]]),
}


def fits_6a(SoftMax: type, n: int) -> None:
    """Raise Wrong unless the shares are right for ten outputs."""
    x, shares = in_ten_columns(n)
    expect("the output", SoftMax().forward(x), shares)


def in_ten_columns(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the example in the last three of ten columns, in n rows, and its shares."""
    rows = np.arange(n) % 2
    x, shares = np.full((n, 10), -30.0), np.zeros((n, 10))
    x[:, -3:], shares[:, -3:] = LOGS[rows], SHARES[rows]
    return x, shares


def for_square_batches(SoftMax: type) -> None:
    """Raise an error unless forward goes through where the batch has as many rows as columns."""
    SoftMax().forward(np.zeros((3, 3)))


RAISES_6A = {
    "dimension-lost": for_square_batches,
    "hard-coded-size": lambda SoftMax: any_of(lambda n: fits_6a(SoftMax, n), (600, 4)),
}


@check("6a", "each row is a softmax, for large inputs too, and x_out is kept.", where_it_raises=RAISES_6A)
def check_6a(SoftMax: type) -> None:
    """Check task 6a, SoftMax.forward."""
    layer = SoftMax()
    x_out = untouched(layer.forward, np.copy(LOGS))
    if isinstance(x_out, np.ndarray) and x_out.shape == LOGS.shape and not is_close(x_out, SHARES):
        if np.allclose(x_out.sum(axis=0), 1):
            raise Wrong(f"the output: {MISTAKES['softmax-over-the-batch'].shown_by}.", "softmax-over-the-batch")
    expect("the output", x_out, SHARES, SHARES_MISTAKES)
    expect("the output", SoftMax().forward(np.vstack([LOGS, LOGS[:1]])), np.vstack([SHARES, SHARES[:1]]))
    expect("the output for equal inputs", SoftMax().forward(np.zeros((2, 7))), np.full((2, 7), 1 / 7))
    first = np.copy(x_out)
    expect_kept(layer, "x_out", SHARES, {}, "x_out-not-kept")
    second = untouched(layer.forward, LOGS[::-1] + 2.0)
    expect("the second call's output", second, SHARES[::-1], {"stale-state": SHARES})
    expect_kept(layer, "x_out", SHARES[::-1], {"stale-state": SHARES}, "x_out-not-kept")
    expect_unchanged("the output", x_out, first)
    other = SoftMax()
    other.forward(np.copy(LOGS))
    expect_kept(layer, "x_out", SHARES[::-1], {"state-on-the-class": SHARES}, "x_out-not-kept")

    for n, k in ((1, 3), (5, 2), (4, 7), (3, 1), (3, 3)):
        with other_size(f"{n} example{'s' if n > 1 else ''} and {k} outputs"):
            # A row of logarithms with inputs far below beside them: these get a share of 0.
            x, expected = np.full((n, max(k, 3)), -900.0), np.zeros((n, max(k, 3)))
            x[:, -3:], expected[:, -3:] = LOGS[np.arange(n) % 2], SHARES[np.arange(n) % 2]
            if k < 3:
                x, expected = np.zeros((n, k)), np.full((n, k), 1 / k)
            value = untouched(SoftMax().forward, x)
            if k > 3:
                expect_large(value, expected, "right at first, but beside inputs of -900 the output")
            expect("the output", value, expected)
    for x in ([[1000.0, -1000.0, 0.0]], [[900.0, 0.0, 0.0]]):
        value = untouched(SoftMax().forward, np.array(x))
        expect_large(value, np.array([[1.0, 0.0, 0.0]]), f"the output for the row {x[0]}")

    for size in (1000.0, -1000.0):
        value = untouched(SoftMax().forward, LOGS + size)
        expect_finite_shares(f"the output for rows of about {size:.0f}", value, SHARES)
    rows = np.vstack([LOGS[0] + 1000, LOGS[1] - 1000, LOGS[0]])
    value = untouched(SoftMax().forward, rows)
    expected = SHARES[[0, 1, 0]]
    if isinstance(value, np.ndarray) and value.shape == expected.shape and not is_close(value, expected, 1e-4):
        if is_close(value[:1], expected[:1], 1e-4):
            where = "the output for rows of about 1000, -1000 and 0 in one batch"
            raise Wrong(f"{where}: {MISTAKES['maximum-over-everything'].shown_by}.", "maximum-over-everything")
    expect_finite_shares("the output for rows of about 1000, -1000 and 0 in one batch", value, expected)


def expect_large(value: Any, expected: np.ndarray, what: str) -> None:
    """Raise Wrong for what large inputs alone bring about."""
    if isinstance(value, np.ndarray) and value.shape == expected.shape and not is_close(value, expected):
        if not np.all(np.isfinite(value)):
            raise Wrong(f"{what} holds inf or NaN.", "overflow")
        raise Wrong(f"{what} is wrong, while it is right for small ones.", "wrong-for-large-inputs")


def expect_finite_shares(what: str, value: Any, expected: np.ndarray) -> None:
    """Compare with expected shares, naming an overflow."""
    expect_numbers(what, value)
    if not np.all(np.isfinite(value)):
        raise Wrong(f"{what} holds inf or NaN.", "overflow")
    if value.shape == expected.shape and not np.allclose(value.sum(axis=1), 1):
        raise Wrong(f"{what}: its rows do not sum to 1.", "wrong-for-large-inputs")
    # At 1000, float32 keeps four digits behind the point.
    if not is_close(value, expected, 1e-4):
        expect_large(value, expected, what)
        expect(what, value, expected)


D_SHARES = np.array([[1.0, -2.0, 3.0], [2.0, 0.5, -1.0]])
D_LOGS = np.array([[-0.0625, -0.875, 0.9375], [0.6328125, 0.0234375, -0.65625]])
D_LOGS_MISTAKES = {
    "diagonal-only": np.array([[0.109375, -0.375, 0.703125], [0.46875, 0.0546875, -0.25]]),
    "diagonal-missing": (
        np.array([[-0.1875, -0.375, -0.9375], [-0.1171875, -0.0390625, -0.15625]]),
        np.array([[-0.171875, -0.5, 0.234375], [0.1640625, -0.03125, -0.40625]]),
    ),
    "outer-product-missing": SHARES * D_SHARES,
    "d_out-passed-through": D_SHARES,
    "sign-flipped": -D_LOGS,
    "softmax-with-cross-entropy": (
        SHARES - D_SHARES,
        np.array([[0.25, -0.25, 2.5], [1.125, 0.1875, 0.0]]),
    ),
    "sum-over-the-batch": (
        np.array([[0.015625, -0.390625, 1.015625], [0.421875, 0.1171875, -1.1875]]),
        np.array([[-0.1015625, -0.953125, 0.7421875], [0.0703125, -0.1640625, -1.40625]]),
    ),
    "averaged-over-the-batch": D_LOGS / 2,
}


def fits_6d(SoftMax: type, n: int) -> None:
    """Raise Wrong unless the gradients are right for ten outputs."""
    x, shares = in_ten_columns(n)
    d_out, expected, rows = np.ones((n, 10)), np.zeros((n, 10)), np.arange(n) % 2
    d_out[:, -3:], expected[:, -3:] = D_SHARES[rows], D_LOGS[rows]
    expect("d_in", softmax_backward(SoftMax(), x, shares, d_out), expected)


def backward_for_square_batches(SoftMax: type) -> None:
    """Raise an error unless backward goes through where the batch has as many rows as columns."""
    softmax_backward(SoftMax(), np.zeros((3, 3)), np.full((3, 3), 1 / 3), np.ones((3, 3)))


RAISES_6D = {
    "dimension-lost": backward_for_square_batches,
    "hard-coded-size": lambda SoftMax: any_of(lambda n: fits_6d(SoftMax, n), (600, 4)),
}


@check("6d", "d_in is right for any d_out.", where_it_raises=RAISES_6D)
def check_6d(SoftMax: type) -> None:
    """Check task 6d, SoftMax.backward. It needs no other task: where 6a is open or wrong, x_out is set here."""
    layer = SoftMax()
    d_in = softmax_backward(layer, LOGS, SHARES, D_SHARES)
    expect("d_in", d_in, D_LOGS, D_LOGS_MISTAKES)
    first = np.copy(d_in)
    same = SoftMax()
    expect_repeatable("d_in", lambda: softmax_backward(same, LOGS, SHARES, D_SHARES))
    turned = [softmax_backward(one, LOGS[::-1], SHARES[::-1], D_SHARES[::-1]) for one in (same, SoftMax())]
    if not is_close(turned[0], D_LOGS[::-1]) and is_close(turned[1], D_LOGS[::-1]):
        raise Wrong("d_in is right for a new layer only, not for one that was used before.", "stale-state")
    expect("d_in of another batch", turned[1], D_LOGS[::-1])
    second = softmax_backward(layer, LOGS[1:], SHARES[1:], D_SHARES[1:])
    expect("the second call's d_in", second, D_LOGS[1:], {"stale-state": D_LOGS})
    expect_unchanged("d_in", d_in, first)
    other = SoftMax()
    softmax_backward(layer, LOGS, SHARES, D_SHARES)
    softmax_backward(other, LOGS[::-1], SHARES[::-1], D_SHARES)
    again = layer.backward(np.copy(D_SHARES))
    expect("d_in, after another layer was used,", again, D_LOGS)

    numbers = np.random.default_rng(6)
    for n, k in ((1, 3), (5, 4), (3, 3), (4, 7)):
        with other_size(f"{n} example{'s' if n > 1 else ''} and {k} outputs"):
            # Outputs with a share of 0 pass no gradient on and leave the others' as they are.
            shares, d_out, expected = np.zeros((n, k)), numbers.normal(size=(n, k)), np.zeros((n, k))
            x, rows = np.full((n, k), -900.0), np.arange(n) % 2
            x[:, -3:], shares[:, -3:], d_out[:, -3:], expected[:, -3:] = (
                LOGS[rows],
                SHARES[rows],
                D_SHARES[rows],
                D_LOGS[rows],
            )
            layer = SoftMax()
            expect("d_in", softmax_backward(layer, x, shares, d_out), expected)
            expect("d_in for twice that d_out", layer.backward(2 * d_out), 2 * expected)
            constant = layer.backward(np.full((n, k), 3.0))
            if not is_close(np.asarray(constant) + 1, np.ones((n, k))):
                raise Wrong("a d_out that is the same for all outputs must give a d_in of 0, as the shares then stay.")

    # Where your own forward is right, central differences say the same at inputs of any kind.
    if passes("6a", SoftMax):
        x, d_out = numbers.normal(size=(4, 5)), numbers.normal(size=(4, 5))
        layer = SoftMax()
        expected = numeric_gradient(lambda v: np.sum(np.asarray(SoftMax().forward(v), dtype=float) * d_out), x)
        layer.forward(x)
        d_in = layer.backward(d_out)
        expect_numbers("d_in", d_in)
        # Central differences of a forward pass in float32 are good to two digits.
        if not is_close(d_in, expected, 1e-4 if SoftMax().forward(x).dtype == np.float64 else 0.2):
            expect("d_in, compared with central differences of your own forward,", d_in, expected)


def softmax_backward(layer: Any, x_in: np.ndarray, x_out: np.ndarray, d_out: np.ndarray) -> Any:
    """Run a forward pass if it works, make sure of x_out, then run the backward pass."""
    try:
        layer.forward(np.copy(x_in))
    except Exception:
        layer.x_out = None
    if not is_close(layer.x_out, x_out):
        layer.x_out = np.copy(x_out)
    returned, kept = layer.x_out, np.copy(layer.x_out)
    value = untouched(layer.backward, np.copy(d_out))
    if not np.array_equal(returned, kept):
        raise Wrong("self.x_out, which forward returned, changes in backward.", "changes-a-returned-array")
    if not np.array_equal(layer.x_out, kept):
        raise Wrong("self.x_out holds other values after backward.")
    return value

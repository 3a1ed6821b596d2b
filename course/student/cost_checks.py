"""The visible checks of the costs: MeanSquareError (2b, 2c) and CrossEntropy (6b, 6c).

Each element of the arrays comes from a short table that is worked by hand, so that every shape can be tried. A cost may
have a factor of one half, and it may be summed or averaged over the outputs of each example; the gradient has to follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any

import numpy as np

from course.student.check_tools import (
    MISTAKES,
    Wrong,
    WrongSpecialCase,
    any_of,
    check,
    expect,
    expect_kept,
    expect_numbers,
    expect_repeatable,
    expect_unchanged,
    is_close,
    other_size,
    pattern,
    untouched,
)
from course.student.gradient_check import numeric_gradient
from course.student.patterns import NOTEBOOK_SIZES

# The first size has three outputs, so that a mean over them is no half.
SIZES = ((4, 3), (1, 3), (5, 4), (3, 1), (2, 5))

# Prediction less target; its square; the derivative of the square.
DIFFERENCES = [0.5, -1.0, 2.0, -3.0, 0.0, 1.5, -0.5]
SQUARES = [0.25, 1.0, 4.0, 9.0, 0.0, 2.25, 0.25]
SLOPES = [1.0, -2.0, 4.0, -6.0, 0.0, 3.0, -1.0]
TARGETS = [1.0, 0.0, 0.25, -0.5, 2.0, -1.0]

# Probabilities; the negative of their logarithm, also for the opposite probability; the derivative of the first.
PROBABILITIES = [0.5, 0.25, 0.1, 1.0, 0.01, 0.8]
SURPRISES = [0.6931471805599453, 1.3862943611198906, 2.302585092994046, 0.0, 4.605170185988091, 0.2231435513142097]
OTHER_SURPRISES = [
    0.6931471805599453,
    0.2876820724517809,
    0.1053605156578263,
    27.63102,
    0.01005033585350145,
    1.6094379124341005,
]
# The same for the targets below, where 0 stands for eps.
TARGET_SURPRISES = [0.0, 27.631021, 0.6931471805599453, 1.3862943611198906, 0.0, 27.631021, -0.6931471805599453]
SURPRISE_SLOPES = [-2.0, -4.0, -10.0, -1.0, -100.0, -1.25]
WEIGHTS = [1.0, 0.0, 0.5, 0.25, 1.0, 0.0, 2.0]

TARGET_SLOPES = [1.0, 1e12, 2.0, 4.0, 1.0, 1e12, 0.5]

# How an accepted cost may be reduced, and with which factor.
FORMS = [(reduction, factor) for reduction in ("none", "sum", "mean") for factor in (1.0, 0.5)]


def reduced(elements: np.ndarray, form: tuple[str, float]) -> list[np.ndarray]:
    """Give the values that a cost of this form may have, from those of each element, (n, k)."""
    reduction, factor = form
    if reduction == "none":
        return [factor * elements]
    rows = factor * (elements.sum(axis=1) if reduction == "sum" else elements.mean(axis=1))
    return [rows, rows[:, np.newaxis]]


def gradient_factor(form: tuple[str, float], k: int) -> float:
    """Give the factor that a form brings into the gradient, for k outputs."""
    return form[1] / k if form[0] == "mean" else form[1]


def matching_forms(
    value: Any, elements: np.ndarray, forms: Iterable[tuple[str, float]] = FORMS
) -> list[tuple[str, float]]:
    """List the accepted forms that a cost may have."""
    if not isinstance(value, np.ndarray):
        return []
    return [form for form in forms if any(is_close(value, right) for right in reduced(elements, form))]


def expect_cost(value: Any, elements: np.ndarray, forms: list, mistakes: dict[str, np.ndarray]) -> list:
    """Raise Wrong unless a cost has one of the forms; return those that it may have."""
    matching = matching_forms(value, elements, forms)
    if matching:
        return matching
    if matching_forms(value, elements):
        raise Wrong("the cost is reduced in another way than before: its form depends on the size.")
    everything = {
        "mean-over-everything": [np.mean(elements), np.mean(elements) / 2, np.sum(elements) / len(elements)],
        "sum-over-everything": [np.sum(elements), np.sum(elements) / 2],
        "reduced-over-the-batch": [f(elements, axis=0, keepdims=k) for f in (np.mean, np.sum) for k in (False, True)],
    }
    if elements.shape[0] > 1 and elements.size != len(elements):
        for name, wrongs in everything.items():
            if value is not None and any(is_close(np.asarray(value), wrong) for wrong in wrongs):
                raise Wrong(f"the cost: {MISTAKES[name].shown_by}; expected the shape {elements.shape}.", name)
    for form in FORMS:
        for right in reduced(elements, form):
            if elements.shape[0] > 1 and value is not None and is_close(value, right / len(elements)):
                raise Wrong(f"the cost: {MISTAKES['averaged-over-the-batch'].shown_by}.", "averaged-over-the-batch")
    if value is not None and np.shape(value) == ():
        raise Wrong(f"the cost is a single number; expected the shape {elements.shape}.")
    expect("the cost", value, elements, mistakes)
    return forms


# ----- mean square error -----


def square_case(shape: tuple[int, int], start: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give target, prediction and the squares, each of the shape (n, k)."""
    target = pattern(TARGETS, shape, start)
    return target, target + pattern(DIFFERENCES, shape, start), pattern(SQUARES, shape, start)


# Right for these alone: targets of 0 and 1, of which one in a row is 1; the sizes of the notebook.
ONE_HOT = np.eye(3)
NOTEBOOK_SHAPES = ((4, NOTEBOOK_SIZES[2]), (NOTEBOOK_SIZES[0], 3))


def square_mistakes(shape: tuple[int, int], start: int = 0) -> dict[str, Any]:
    """Give for each mistake's name the cost that it would give."""
    difference = pattern(DIFFERENCES, shape, start)
    squares = pattern(SQUARES, shape, start)
    roots = [np.sqrt(value) for reduction in ("sum", "mean") for value in reduced(squares, (reduction, 1.0))]
    return {
        "not-squared": (difference, -difference),
        "absolute-value": np.abs(difference),
        "factor-two": 2 * squares,
        "averaged-over-the-batch": squares / shape[0],
        "sign-flipped": -squares,
        "root-taken": (*roots, np.sqrt(np.sum(squares)), np.sqrt(np.mean(squares))),
    }


def squares_in_a_shape(cost_class: type, shape: tuple[int, int]) -> None:
    """Raise Wrong unless the cost has one of the forms in this shape."""
    target, prediction, squares = square_case(shape)
    expect_cost(cost_class().estimate(target, prediction), squares, FORMS, {})


def squares_of_one_hot_targets(cost_class: type) -> None:
    """Raise Wrong unless the cost is right for one-hot targets."""
    difference = pattern(DIFFERENCES, ONE_HOT.shape)
    value = cost_class().estimate(ONE_HOT, ONE_HOT + difference)
    expect_cost(value, pattern(SQUARES, ONE_HOT.shape), FORMS, {})


ONLY_2B = {
    "one-hot-targets-only": squares_of_one_hot_targets,
    "hard-coded-size": lambda cost: any_of(lambda shape: squares_in_a_shape(cost, shape), NOTEBOOK_SHAPES),
}


@check("2b", "the cost is right for every size that was tried, prediction and target are kept.", ONLY_2B)
def check_2b(MeanSquareError: type) -> None:
    """Check task 2b, MeanSquareError.estimate."""
    expect_costs(MeanSquareError, square_case, square_mistakes)
    expect_kept_arrays(MeanSquareError, "prediction")
    expect_separate_costs(MeanSquareError, square_case)

    # The squares in the table are few: any other difference has a cost that grows with its square.
    numbers = np.random.default_rng(3)
    target, difference = numbers.normal(size=(2, 4, 3))
    once = np.array(MeanSquareError().estimate(target, target + difference))
    for factor, grown in ((3.0, 9.0), (-1.0, 1.0), (0.5, 0.25)):
        value = MeanSquareError().estimate(target, target + factor * difference)
        expect(f"the cost of a difference {factor:g} times as large", value, grown * once)


def expect_costs(cost_class: type, case: Any, mistakes: Any) -> list:
    """Raise Wrong unless the cost of each size is right, of one object all along; return the forms that it may have."""
    first = case(SIZES[0])
    expect_repeatable("the cost", lambda: cost_class().estimate(np.copy(first[0]), np.copy(first[1])))
    cost = cost_class()
    forms = FORMS
    for start, shape in enumerate(SIZES):
        target, other, elements = case(shape, start)
        with other_size(f"the shape {shape},") if start else nullcontext():
            value = untouched(cost.estimate, target, other)
            if start and not matching_forms(value, elements):
                if matching_forms(cost_class().estimate(target, other), elements):
                    raise Wrong("the cost is that of an earlier batch, at least in part.", "stale-state")
            forms = expect_cost(value, elements, forms, mistakes(shape, start))
    return forms


def expect_kept_arrays(cost_class: type, name: str) -> None:
    """Raise Wrong unless estimate keeps the latest target and its second argument, under the name `name`."""
    cost = cost_class()
    first = (np.array([[0.25, 0.75], [1.0, 0.0]]), np.array([[0.5, 0.5], [0.125, 0.875]]))
    second = (np.array([[0.0, 1.0]]), np.array([[0.75, 0.25]]))
    stale: dict[str, np.ndarray] = {}
    for target, other in (first, second):
        cost.estimate(np.copy(target), np.copy(other))
        kept = {"target": target, name: other}
        if is_close(getattr(cost, "target", None), other) and is_close(getattr(cost, name, None), target):
            raise Wrong(f"self.target holds the {name}, self.{name} the target.", "kept-arrays-swapped")
        for attribute, value in kept.items():
            wrong = {"stale-state": stale[attribute]} if stale else {}
            expect_kept(cost, attribute, value, wrong, "kept-arrays-missing")
        stale = kept
    cost_class().estimate(np.copy(first[0]), np.copy(first[1]))
    for attribute, value in (("target", 0), (name, 1)):
        expect_kept(cost, attribute, second[value], {"state-on-the-class": first[value]}, "kept-arrays-missing")


def expect_separate_costs(cost_class: type, case: Any) -> None:
    """Raise Wrong if a later call changes the cost that an earlier one returned."""
    cost = cost_class()
    target, prediction, _ = case((4, 3))
    value = cost.estimate(target, prediction)
    before = np.copy(value)
    target, prediction, _ = case((4, 3), 3)
    cost.estimate(target, prediction)
    expect_unchanged("the cost", value, before)


ONLY_2C = {
    "hard-coded-size": lambda cost: any_of(
        lambda shape: slopes_in_a_shape(cost, square_case, SLOPES, "prediction", shape), NOTEBOOK_SHAPES
    ),
}


@check("2c", "the gradient belongs to the cost and follows the latest batch.", ONLY_2C)
def check_2c(MeanSquareError: type) -> None:
    """Check task 2c, MeanSquareError.gradient. It needs no other task: where 2b is open or wrong, it sets what is kept."""
    forms = own_forms(MeanSquareError, square_case)
    accepted = forms or FORMS
    for start, shape in enumerate(SIZES):
        with other_size(f"the shape {shape},") if start else nullcontext():
            target, prediction, squares = square_case(shape, start)
            slopes = pattern(SLOPES, shape, start)
            difference = pattern(DIFFERENCES, shape, start)
            cost = MeanSquareError()
            value = ask_gradient(cost, "prediction", target, prediction, squares)
            wrong = {
                "returns-the-cost": squares,
                "sign-flipped": -slopes,
                "cost-times-gradient": slopes * squares,
                "averaged-over-the-batch": (slopes / shape[0], slopes / slopes.size),
                "factor-two": 2 * slopes,
                "absolute-value": np.sign(difference),
            }
            accepted = expect_gradient(value, slopes, accepted, bool(forms), wrong)
            expect_same_again(cost, value, squares)
    expect_latest(MeanSquareError, "prediction", square_case)
    if forms:
        numbers = np.random.default_rng(4)
        target, prediction = numbers.normal(size=(2, 3, 4))
        expect_own_derivative(MeanSquareError, target, prediction)


def own_forms(cost_class: type, case: Any) -> list:
    """List the forms that the student's own estimate may have; none if it is open or wrong."""
    forms = FORMS
    try:
        for start, shape in enumerate(SIZES):
            target, other, elements = case(shape, start)
            forms = matching_forms(cost_class().estimate(target, other), elements, forms)
    except Exception:
        return []
    return forms


def ask_gradient(cost: Any, name: str, target: np.ndarray, other: np.ndarray, elements: np.ndarray) -> Any:
    """Estimate if that works, make sure of what is kept, then ask for the gradient."""
    try:
        value = cost.estimate(np.copy(target), np.copy(other))
        value = elements if value is None else value
    except Exception:
        value = elements
    for attribute, right in (("target", target), (name, other)):
        if not is_close(getattr(cost, attribute, None), right):
            setattr(cost, attribute, np.copy(right))
    before = np.copy(value)
    gradient = cost.gradient(value)
    if not np.array_equal(value, before):
        raise Wrong("the cost, which is the argument, holds other values after the call.", "changes-its-input")
    for attribute, right in (("target", target), (name, other)):
        if not is_close(getattr(cost, attribute, None), right):
            raise Wrong(f"self.{attribute} holds other values after gradient.", "changes-its-input")
    return gradient


def expect_gradient(value: Any, slopes: np.ndarray, accepted: list, own: bool, mistakes: dict[str, np.ndarray]) -> list:
    """Raise Wrong unless the gradient is that of one of the accepted costs; return those that it may belong to."""
    k = slopes.shape[1]
    right = {form: gradient_factor(form, k) * slopes for form in FORMS}
    belongs = [form for form in FORMS if isinstance(value, np.ndarray) and is_close(value, right[form])]
    matching = [form for form in belongs if form in accepted]
    if matching:
        return matching
    expected = right[accepted[0]]
    if belongs and own:
        factor = np.max(np.abs(value)) / np.max(np.abs(expected))
        raise Wrong(
            f"the gradient is {factor:.3g} times the derivative of your own estimate.", "gradient-of-another-cost"
        )
    # With the factor one half in the cost, each of the mistakes is only half as large.
    for name, wrongs in mistakes.items():
        for wrong in (
            factor * one for one in (wrongs if isinstance(wrongs, tuple) else (wrongs,)) for factor in (1, 0.5)
        ):
            if value is not None and is_close(value, wrong) and not is_close(wrong, expected):
                raise Wrong(f"the gradient: {MISTAKES[name].shown_by}.", name)
    expect("the gradient", value, expected)
    return accepted


def expect_same_again(cost: Any, value: np.ndarray, elements: np.ndarray) -> None:
    """Raise Wrong unless a second call gives the same gradient and leaves the first one as it is."""
    before = np.copy(value)
    again = cost.gradient(np.copy(elements))
    expect_unchanged("the gradient", value, before)
    expect("the gradient of a second call", again, before, {"result-accumulated": 2 * before})


def expect_latest(cost_class: type, name: str, case: Any) -> None:
    """Raise Wrong unless the gradient follows the latest batch, for two objects side by side."""
    first, second = case((4, 3)), case((2, 3), 2)
    one, two = cost_class(), cost_class()
    old = np.copy(ask_gradient(one, name, *first))
    alone = np.copy(ask_gradient(cost_class(), name, *second))
    kept = ask_gradient(one, name, *first)
    before = np.copy(kept)
    ask_gradient(one, name, *case((4, 3), 1))
    expect_unchanged("the gradient", kept, before)
    new = ask_gradient(one, name, *second)
    expect("the gradient of a second batch", new, alone, {"stale-state": old})
    ask_gradient(two, name, *first)
    expect(
        "the gradient, after another cost object was used,", one.gradient(second[2]), alone, {"state-on-the-class": old}
    )


def expect_own_derivative(cost_class: type, target: np.ndarray, other: np.ndarray) -> None:
    """Raise Wrong unless the gradient agrees with central differences of the student's own estimate."""

    def total(x: np.ndarray) -> float:
        return float(np.sum(np.asarray(cost_class().estimate(target, x), dtype=np.float64)))

    cost = cost_class()
    exact = np.asarray(cost.estimate(target, other)).dtype == np.float64
    value = cost.gradient(cost.estimate(target, other))
    expected = numeric_gradient(total, other)
    expect_numbers("the gradient", value)
    # Central differences of a cost in float32 are good to two digits.
    if not is_close(value, expected, 1e-4 if exact else 0.2):
        expect("the gradient, compared with central differences of your own estimate,", value, expected)


# ----- cross-entropy -----


def entropy_case(shape: tuple[int, int], start: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give target, probabilities and the cost of each element, each of the shape (n, k)."""
    target = pattern(WEIGHTS, shape, start)
    return target, pattern(PROBABILITIES, shape, start), target * pattern(SURPRISES, shape, start)


def entropy_mistakes(shape: tuple[int, int], start: int = 0) -> dict[str, Any]:
    """Give for each mistake's name the cost that it would give."""
    target, x_in, elements = entropy_case(shape, start)
    others = (1 - target) * pattern(OTHER_SURPRISES, shape, start)
    wrong = {
        "sign-flipped": -elements,
        "target-missing": pattern(SURPRISES, shape, start),
        "other-logarithm": elements / 0.6931471805599453,
        "averaged-over-the-batch": elements / shape[0],
        "binary-cross-entropy": elements + others,
        "arguments-swapped": x_in * pattern(TARGET_SURPRISES, shape, start),
    }
    in_all_forms = {
        name: tuple(value for form in FORMS for value in reduced(array, form)) for name, array in wrong.items()
    }
    in_all_forms["other-logarithm"] += tuple(value for form in FORMS for value in reduced(elements / 2.302585, form))
    return in_all_forms


def entropy_in_a_shape(cost_class: type, shape: tuple[int, int]) -> None:
    """Raise Wrong unless the cost has one of the forms in this shape."""
    target, x_in, elements = entropy_case(shape)
    expect_cost(cost_class().estimate(target, x_in), elements, FORMS, {})


def entropy_of_one_hot_targets(cost_class: type) -> None:
    """Raise Wrong unless the cost is right for one-hot targets."""
    x_in, surprises = pattern(PROBABILITIES, ONE_HOT.shape, 1), pattern(SURPRISES, ONE_HOT.shape, 1)
    expect_cost(cost_class().estimate(ONE_HOT, x_in), ONE_HOT * surprises, FORMS, {})
    if not 27 < np.sum(cost_class().estimate(ONE_HOT[:1], 0 * x_in[:1])) < 28:
        raise Wrong("the cost of a missed class is another one.")


def blind_to_a_constant(cost_class: type) -> None:
    """Raise Wrong unless adding the same number to all inputs changes nothing, as a softmax does."""
    target, x_in, _ = entropy_case((4, 3))
    values = [np.asarray(cost_class().estimate(target, x_in + more)) for more in (0.0, 0.5)]
    expect("the cost", values[0], values[1])


def blind_to_a_factor(cost_class: type) -> None:
    """Raise Wrong unless doubling all inputs changes nothing, as dividing by their sum does."""
    target, x_in, _ = entropy_case((4, 3))
    values = [np.asarray(cost_class().estimate(target, x_in * factor)) for factor in (1.0, 0.5)]
    expect("the cost", values[0], values[1])


ONLY_6B = {
    "one-hot-targets-only": entropy_of_one_hot_targets,
    "softmax-applied-again": blind_to_a_constant,
    "input-normalised-again": blind_to_a_factor,
    "hard-coded-size": lambda cost: any_of(lambda shape: entropy_in_a_shape(cost, shape), NOTEBOOK_SHAPES),
}


@check("6b", "the cost is right and finite, target and x_in are kept.", ONLY_6B)
def check_6b(CrossEntropy: type) -> None:
    """Check task 6b, CrossEntropy.estimate."""
    forms = expect_costs(CrossEntropy, entropy_case, entropy_mistakes)
    expect_kept_arrays(CrossEntropy, "x_in")
    expect_separate_costs(CrossEntropy, entropy_case)

    # Probabilities of 0, of the true class and of the others.
    target, x_in = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), np.array([[0.0, 0.5, 0.5], [0.0, 1.0, 0.0]])
    value = np.asarray(untouched(CrossEntropy().estimate, target, x_in), dtype=np.float64)
    if not np.all(np.isfinite(value)):
        mistake = "eps-outside" if depends_on_eps(CrossEntropy, "estimate") else "eps-missing"
        raise Wrong("the cost holds inf or NaN where a probability is 0.", mistake)
    missed, hit = value.reshape(2, -1).sum(axis=1)
    factor = gradient_factor(forms[0], 3)
    if missed == 0:
        raise Wrong("the cost of a missed class is 0.", "zero-cost-of-a-missed-class")
    if not 15 * factor < missed < 40 * factor:
        raise WrongSpecialCase(
            f"the true class has the probability 0, but the cost is {missed:.4g}, expected {27.631 * factor:.4g}."
        )
    if abs(hit) > 1e-6:
        raise WrongSpecialCase(f"the true class has the probability 1, but the cost is {hit:.4g}, not 0.")
    target, x_in, elements = np.array([[1.0]]), np.array([[1e-7]]), np.array([[16.118095650958319]])
    value = CrossEntropy().estimate(target, x_in)
    if not any(is_close(value, right, 1e-3) for form in forms for right in reduced(elements, form)):
        raise WrongSpecialCase("the cost of a probability of 1e-7 is wrong: eps must be much smaller than that.")


def depends_on_eps(cost_class: type, method: str) -> bool:
    """Tell whether another eps makes another cost or gradient."""
    target, x_in, elements = entropy_case((4, 3))
    values = []
    for eps in (1e-12, 0.25):
        cost = cost_class()
        cost.eps = eps
        if method == "estimate":
            values.append(np.copy(cost.estimate(target, x_in)))
        else:
            values.append(np.copy(ask_gradient(cost, "x_in", target, x_in, elements)))
    return not np.allclose(*values)


def slopes_in_a_shape(cost_class: type, case: Any, slopes: list[float], name: str, shape: tuple[int, int]) -> None:
    """Raise Wrong unless the gradient has one of the forms in this shape."""
    target, other, elements = case(shape)
    expected = pattern(slopes, shape) * (target if name == "x_in" else 1.0)
    value = ask_gradient(cost_class(), name, target, other, elements)
    expect_gradient(value, expected, own_forms(cost_class, case) or FORMS, False, {})


def slopes_of_one_hot_targets(cost_class: type) -> None:
    """Raise Wrong unless the gradient of the cross-entropy is right for one-hot targets."""
    x_in, slopes = pattern(PROBABILITIES, ONE_HOT.shape, 1), ONE_HOT * pattern(SURPRISE_SLOPES, ONE_HOT.shape, 1)
    value = ask_gradient(cost_class(), "x_in", ONE_HOT, x_in, ONE_HOT * pattern(SURPRISES, ONE_HOT.shape, 1))
    expect_gradient(value, slopes, FORMS, False, {})
    missed = ask_gradient(cost_class(), "x_in", ONE_HOT[:1], 0 * x_in[:1], 0 * x_in[:1])
    if not -1e17 < np.sum(missed) < -1e6:
        raise Wrong("the gradient of a missed class is another one.")


def slopes_of_normalised_inputs(cost_class: type) -> None:
    """Raise Wrong unless the gradient of the cross-entropy is right for rows that sum to one."""
    target, x_in = np.array([[0.0, 1.0, 0.0], [0.5, 0.0, 0.5]]), np.array([[0.5, 0.25, 0.25], [0.25, 0.25, 0.5]])
    slopes = np.array([[0.0, -4.0, 0.0], [-2.0, 0.0, -1.0]])
    expect_gradient(ask_gradient(cost_class(), "x_in", target, x_in, 0 * target), slopes, FORMS, False, {})


ONLY_6C = {
    "one-hot-targets-only": slopes_of_one_hot_targets,
    "input-normalised-again": slopes_of_normalised_inputs,
    "hard-coded-size": lambda cost: any_of(
        lambda shape: slopes_in_a_shape(cost, entropy_case, SURPRISE_SLOPES, "x_in", shape), NOTEBOOK_SHAPES
    ),
}


@check("6c", "the gradient belongs to the cost, is finite and follows the latest batch.", ONLY_6C)
def check_6c(CrossEntropy: type) -> None:
    """Check task 6c, CrossEntropy.gradient. It needs no other task: where 6b is open or wrong, it sets what is kept."""
    forms = own_forms(CrossEntropy, entropy_case)
    accepted = forms or FORMS
    for start, shape in enumerate(SIZES):
        with other_size(f"the shape {shape},") if start else nullcontext():
            target, x_in, elements = entropy_case(shape, start)
            slopes = target * pattern(SURPRISE_SLOPES, shape, start)
            wrong = {
                "sign-flipped": -slopes,
                "target-missing": pattern(SURPRISE_SLOPES, shape, start),
                "not-divided": (-target, -target * x_in),
                "arguments-swapped": -x_in * pattern(TARGET_SLOPES, shape, start),
                "difference-instead": x_in - target,
                "returns-the-cost": elements,
                "cost-times-gradient": slopes * elements,
                "averaged-over-the-batch": (slopes / shape[0], slopes / slopes.size),
                "factor-two": 2 * slopes,
            }
            cost = CrossEntropy()
            value = ask_gradient(cost, "x_in", target, x_in, elements)
            accepted = expect_gradient(value, slopes, accepted, bool(forms), wrong)
            expect_same_again(cost, value, elements)
    expect_latest(CrossEntropy, "x_in", entropy_case)

    target, x_in = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), np.array([[0.0, 0.5, 0.5], [0.0, 1.0, 0.0]])
    value = ask_gradient(CrossEntropy(), "x_in", target, x_in, np.array([[27.631021, 0.0, 0.0], [0.0, 0.0, 0.0]]))
    expect_numbers("the gradient", value)
    if not np.all(np.isfinite(value)):
        mistake = "eps-outside" if depends_on_eps(CrossEntropy, "gradient") else "eps-missing"
        raise Wrong("the gradient holds inf or NaN where a probability is 0.", mistake)
    if value[0, 0] == 0:
        raise Wrong(
            "the gradient: " + MISTAKES["zero-gradient-of-a-missed-class"].shown_by + ".",
            "zero-gradient-of-a-missed-class",
        )
    if value[0, 0] > -1e6:
        raise WrongSpecialCase(f"where the true class has the probability 0 the gradient is only {value[0, 0]:.4g}.")
    if value[0, 0] < -1e17:
        raise WrongSpecialCase(
            f"where the true class has the probability 0 the gradient is {value[0, 0]:.4g}, too large: see self.eps."
        )
    if np.any(value[target == 0] != 0):
        raise Wrong("the gradient is not 0 where the target is 0.", "target-missing")
    if forms:
        numbers = np.random.default_rng(5)
        target, x_in = numbers.uniform(0.1, 1.0, size=(2, 3, 4))
        expect_own_derivative(CrossEntropy, target, x_in)

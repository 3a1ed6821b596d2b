"""What is right for SoftMax, and what each known mistake gives instead: tasks 6a and 6d."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.engine.sheet import RARE, VALUE, Alternatives, Case, Line, Sheet, Sum, again, room
from course.kinds.changes import Changed
from course.kinds.layer import BATCHES, backward_sides, earlier, float64, forward_lines, kept_lines
from course.kinds.sizes import LABEL_SIZE, any_batch

# (n, n of the second batch, k, dtype, scale of x, scale of the gradient by the output)
SHAPES = (
    (4, 7, 3, np.float64, 1.0, 1.0),
    # The gradient of cross-entropy is as large as this where the true class has a probability of 1e-4.
    (5, 2, 5, np.float64, 3.0, 1e4),
    (1, 3, 6, np.float64, 1.0, 1.0),
    (3, 3, 2, np.float64, 1.0, 1.0),
    (6, 5, 4, np.float32, 2.0, 0.01),
    # Each size once beyond the notebook's own, for code that stops at 600 or 10.
    (602, 2, 2, np.float64, 1.0, 1.0),
    (3, 2, 12, np.float64, 1.0, 1.0),
    # Whole numbers, among them a row and a gradient of zeros.
    (4, 3, 5, np.int64, 2.0, 3.0),
    (3, 5, 4, np.int32, 2.0, 3.0),
)
LIKE_CROSS_ENTROPY = 6  # the shape with gradients of which each row has one number that is not 0
ONE_OUTPUT = (3, 4, 1, np.float64, 1.0, 1.0)  # its softmax is 1
NEGLIGIBLE = 1e-7  # a probability, in units of the tolerance: what clipped exponents may leave where 0 is right


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """Batches x (n, k), the softmax of each, gradients by the output; for 6a also one output, and large numbers."""
    if task == "6d":
        drawn = [_case(rng, *shape) for shape in SHAPES]
        drawn[LIKE_CROSS_ENTROPY] |= _one_class_each(drawn[LIKE_CROSS_ENTROPY])
        return [*drawn, _case_with_sure_shares(rng)]
    drawn = [_case(rng, *shape) for shape in (*SHAPES, ONE_OUTPUT)]
    levels = np.array([[1000.0], [-1000.0], [0.0], [600.0]])
    drawn.append(_large_case(rng, rng.normal(size=(4, 5)) + rng.permutation(levels), _beyond(rng, 620, 980)))
    # exp overflows from 709.8 on, and is 0 from -745.2 on; a large batch hides nothing there if it is small enough.
    drawn.append(_large_case(rng, rng.normal(size=(2, 3)) + 1000.0, _beyond(rng, 711, 740)))
    drawn.append(_large_case(rng, rng.normal(size=(2, 3)) - 1000.0, -_beyond(rng, 747, 900)))
    rows = np.array([[1.0, -1, 0.5, 0], [-1, -1, -1, -1], [1, 1, 1, 1], [-1, -1, -0.9, 1]])
    farther = np.array([[1e4], [-1e5], [1e6], [-1e7]])
    drawn.append(_large_case(rng, 1000.0 * rng.permutation(rows), rng.normal(size=(4, 4)) + rng.permutation(farther)))
    # Where one output is far below all others, the mean of a row is no measure of its largest ones.
    far_below = [1e5 * np.eye(width)[rng.permutation(width)[:rows]] for rows, width in ((4, 5), (2, 3))]
    drawn.append(_large_case(rng, *(rng.normal(size=low.shape) - low for low in far_below)))
    return drawn


def _one_class_each(case: Case) -> Case:
    """Gradients by the output of which each row has one number that is not 0, as that of cross-entropy."""
    return {
        name: case[name] * np.eye(case[name].shape[1])[np.arange(len(case[name]))] for name in ("d_out", "d_out_same")
    }


def _beyond(rng: np.random.Generator, low: float, high: float) -> np.ndarray:
    """Two rows at a level of their own each."""
    return rng.normal(size=(2, 3)) + rng.uniform(low, high, size=(2, 1))


def hidden_cases(task: str, rng: np.random.Generator) -> list[Case]:
    """The notebook's sizes, too large for the file of the visible check; then what is rarely wrong."""
    digits = _case(rng, *any_batch(rng), LABEL_SIZE, np.float64, 1.0, 1.0)
    if task == "6a":
        return [digits, *(case | {RARE: True} for case in _large_cases_of_other_types(rng))]
    return [case | {RARE: True} for case in (digits, _case(rng, *ONE_OUTPUT), _case_with_missed_classes(rng))]


def _large_cases_of_other_types(rng: np.random.Generator) -> list[Case]:
    """Where exp of single precision overflows, from 88.8 on, and whole numbers; each also as one example alone."""
    levels = rng.permutation(np.resize([1, -1], 12))[:, None] * rng.uniform(95, 690, size=(12, 1))
    single = (rng.normal(size=(12, LABEL_SIZE)) + levels).astype(np.float32)
    levels = rng.permutation([[1000], [-2000], [0], [50_000]])
    whole = (rng.integers(-3, 4, size=(4, 5)) + levels).astype(np.int32)
    one_whole = 1000 + rng.integers(-3, 4, size=(1, LABEL_SIZE))
    one_single = (rng.normal(size=(1, 5)) + rng.uniform(95, 690)).astype(np.float32)
    drawn = [_large_case(rng, single, one_whole), _large_case(rng, whole, one_single)]
    return [case | {"x_same": (3 * case["x_same"]).astype(case["x"].dtype)} for case in drawn]


def _case_with_missed_classes(rng: np.random.Generator) -> Case:
    """Tiny shares of the true classes, and the gradients that cross-entropy has there, times numbers around 1."""
    case = _case(rng, 5, 4, 4, np.float64, 1.0, 1.0)
    for batch in ("x", "x_next", "x_same", "other_x"):
        rows = np.arange(len(case[batch]))
        case[batch][rows, rows % 4] = rng.uniform(-19, -17, size=len(rows))
        shares = case[f"{batch}_kept"] = softmax(case[batch])
        factors = rng.uniform(0.5, 2, size=(len(rows), 1))
        case[batch.replace("x", "d_out", 1)] = -np.eye(4)[rows % 4] * factors / shares
    return case


def by_hand(task: str) -> list[Case]:
    """Logarithms of whole numbers, so that the shares are simple fractions."""
    whole = np.array([[1.0, 2.0, 5.0], [3.0, 1.0, 4.0]])
    d_out = np.array([[1.0, -2.0, 3.0], [2.0, 0.5, -1.0]])
    case: dict[str, Any] = {"large": False}
    for batch, rows in (("x", [0, 1]), ("x_next", [1, 0, 1]), ("x_same", [1, 0]), ("other_x", [0, 0, 1])):
        case[batch] = np.log(whole[rows])
        case[f"{batch}_kept"] = softmax(case[batch])
        case[batch.replace("x", "d_out", 1)] = d_out[rows]
    return [case]


def _case(
    rng: np.random.Generator, n: int, n_next: int, k: int, dtype: type, scale: float, gradient_scale: float
) -> Case:
    case: dict[str, Any] = {"large": False}
    is_whole = np.issubdtype(dtype, np.integer)
    for batch, rows in (("x", n), ("x_next", n_next), ("x_same", n), ("other_x", n + 1)):
        d_out = batch.replace("x", "d_out", 1)
        case[batch] = (scale * rng.normal(size=(rows, k))).astype(dtype)
        case[d_out] = (gradient_scale * rng.normal(size=(rows, k))).astype(dtype)
        if is_whole:
            case[batch][0], case[d_out][-1] = 0, 0
        case[f"{batch}_kept"] = softmax(case[batch]).astype(np.float64 if is_whole else dtype)
    return case


def _case_with_sure_shares(rng: np.random.Generator) -> Case:
    """Shares of exactly 0 and 1: of numbers that are very far apart."""
    case = _case(rng, 4, 3, 4, np.float64, 1.0, 1.0)
    for batch in ("x", "x_next", "x_same", "other_x"):
        case[batch][0, 0] += 900
        case[batch][1, 1:3] += 900
        case[batch][2, -1] -= 900
        case[f"{batch}_kept"] = softmax(case[batch])
    return case


def _large_case(rng: np.random.Generator, x: np.ndarray, x_next: np.ndarray) -> Case:
    rows = {"x_same": len(x), "other_x": 2}
    small = {name: rng.normal(size=(number, x.shape[1])) for name, number in rows.items()}
    return {"large": True, "x": x, "x_next": x_next} | small


def softmax(x: np.ndarray) -> np.ndarray:
    """Softmax of each row, (n, k)."""
    x = x.astype(np.float64)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    return _forward(case) if task == "6a" else _backward(case)


# ----- 6a -----

SHARES = "e / np.sum(e, axis=1, keepdims=True)"
WRITTEN_OUT = "np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)"
WHERE = {"e": "np.exp(x - np.max(x, axis=1, keepdims=True))"}
WITHOUT_MAXIMUM = {"e": "np.exp(x)"}


def _forward(case: Case) -> Sheet:
    def output(batch: str, now: Case) -> Line:
        (x,) = float64(now, batch)
        right = softmax(x)
        largest = x.max(axis=1, keepdims=True)
        distance = np.minimum(largest - x, 200)
        if RARE in case:  # the logarithm of a sum is as large as the largest number, in single precision too
            distance = distance + np.abs(largest)
        return Line(
            f"{batch}_out",
            "large inputs" if case["large"] and batch in ("x", "x_next") else "output",
            "The output of forward",
            right,
            VALUE,
            room(right * (1 + distance) + NEGLIGIBLE, x.shape[1]),
            mistakes=lambda: _forward_mistakes(x, right),
            changes=lambda: Changed((SHARES, WRITTEN_OUT), {"x": x}, WHERE, WITHOUT_MAXIMUM),
            earlier=earlier(batch),
            batch=len(x),
            easy=x.shape[1] == 1,
        )

    def returned_value(batch: str) -> Sum:
        return Sum(((1.0, f"{batch}_out"),))

    def kept_mistakes(batch: str) -> Alternatives:
        before = [name for name in BATCHES[: BATCHES.index(batch)] if case[name].shape != case[batch].shape]
        return {"stale-state": [returned_value(name) for name in before]}

    kept = kept_lines("kept x_out", "x_out", returned_value, kept_mistakes)
    return forward_lines(case, "output", output) + (kept[1:3] if case["large"] else kept)


def _forward_mistakes(x: np.ndarray, right: np.ndarray) -> Alternatives:
    with np.errstate(all="ignore"):
        e = np.exp(x)
        shifted = np.exp(x - x.max())
        by_column = np.exp(x - x.max(axis=0))
        by_row = np.exp(x - x.max(axis=1, keepdims=True))
        sums = by_row.sum(axis=1)
        return {
            "overflow": [e / e.sum(axis=1, keepdims=True)],
            "maximum-over-everything": [shifted / shifted.sum(axis=1, keepdims=True)],
            "maximum-of-each-column": [by_column / by_column.sum(axis=1, keepdims=True)],
            "softmax-over-the-batch": [by_column / by_column.sum(axis=0), by_row / by_row.sum(axis=0)],
            "softmax-over-everything": [shifted / shifted.sum(), e / e.sum()],
            "not-normalised": [e, shifted, by_row],
            "log-softmax": [np.log(right), x - x.max(axis=1, keepdims=True) - np.log(sums)[:, None]],
            "largest-only": [np.eye(x.shape[1])[x.argmax(axis=1)]],
            "sigmoid-instead": [0.5 * (1 + np.tanh(0.5 * x))],
            "other-activation": [np.tanh(x), np.maximum(x, 0)],
            "exp-missing": [x / x.sum(axis=1, keepdims=True)],
            "maximum-in-one-place": [by_row / e.sum(axis=1, keepdims=True)],
            "share-before-exp": [np.exp(x / each.sum(axis=1, keepdims=True)) for each in (x, e)],
            "denominator-without-exp": [each / x.sum(axis=1, keepdims=True) for each in (e, by_row)],
            "dimension-lost": [by_row / sums if _line_up(x) else None],
            "one-row-only": [by_row / sums[0]],
        }


def _line_up(x: np.ndarray) -> bool:
    """Whether numpy takes one number for each example where it takes one for each output."""
    return len(x) in (1, x.shape[1]) or x.shape[1] == 1


# ----- 6d -----

# By the sum, and by the Jacobian of each row.
GRADIENT = (
    "s * (d - np.sum(s * d, axis=1, keepdims=True))",
    "np.sum(d[:, None, :] * (s[:, :, None] * (one - s[:, None, :])), axis=2)",
)
CALLS = (("first", "x"), ("again", "x"), ("next", "x_next"), ("same", "x_same"), ("refilled", "x"))


def _backward(case: Case) -> Sheet:
    lines: Sheet = []
    before: tuple[str, ...] = ()
    stale = float64(case, "x_kept", "x_same_kept")
    for key, batch in CALLS:
        s, d = float64(case, f"{batch}_kept", batch.replace("x", "d_out", 1))
        dot, size = (s * d).sum(axis=1, keepdims=True), (s * np.abs(d)).sum(axis=1, keepdims=True)
        rounding = (
            1e-14 * s * np.abs(d).max(axis=1, keepdims=True) if RARE in case else 0
        )  # of d less its largest number
        lines.append(
            Line(
                key,
                "d_in" if key == "first" else "latest batch",
                "The value that backward returned",
                s * (d - dot),
                VALUE,
                room(s * (np.abs(d) + size), s.shape[1]) + rounding,
                mistakes=lambda s=s, d=d, dot=dot: _backward_mistakes(s, d, dot, stale),
                changes=lambda s=s, d=d: Changed(GRADIENT, {"s": s, "d": d, "one": np.eye(s.shape[1])}),
                earlier=before,
                batch=len(s),
            )
        )
        before += () if key == "again" else (key,)
    sides = backward_sides("d_in", "x_out", "changes-a-returned-array")
    return [*lines, *sides, again("again", "d_in", "backward", "first")]


def _backward_mistakes(s: np.ndarray, d: np.ndarray, dot: np.ndarray, stale: list[np.ndarray]) -> Alternatives:
    stale = [old for old in stale if old.shape == s.shape]
    flat = s * (d - (s * d).sum(axis=1)) if _line_up(s) else None
    of_d, plain = softmax(d), s * d
    beside = -s * (dot - plain)  # what comes of the entries beside the diagonal
    total, squares = d.sum(axis=1, keepdims=True), (s * s).sum(axis=1, keepdims=True)
    return {
        "diagonal-only": [d * s * (1 - s)],
        "diagonal-missing": [-s * dot],
        "sum-over-the-batch": [s * (d - (s * d).sum(axis=0, keepdims=True)), s * (d - (s * d).sum())],
        "softmax-with-cross-entropy": [s - d, d - s, s * (d + 1)],
        "one-row-only": [s[:1] * (d - (s[:1] * d).sum(axis=1, keepdims=True))],
        "dimension-lost": [flat],
        "d_out-passed-through": [d],
        "sigmoid-derivative-instead": [d * y * (1 - y) for y in (0.5 * (1 + np.tanh(0.5 * s)),)],
        "d_out-missing": [s * (1 - s), s - squares],
        "jacobian-misbuilt": [
            *(s * total - s * dot, dot - s * dot, plain - squares * total, s * (1 - s) * total),
            *(plain - s * s * total, plain * (1 - s) + s * dot - s * plain),
        ],
        "jacobian-diagonal": [beside + d * on for on in (0 * s, s, 1 - s, s * s, -s * (1 - s), 1)],
        "jacobian-beside-the-diagonal": [d * s * (1 - s) + other for other in (-beside, s * (total - d), dot - plain)],
        "softmax-of-the-gradient": [of_d * (d - (of_d * d).sum(axis=1, keepdims=True)), of_d * d],
        "one-term-for-the-sum": [_one_term(s, d, -1), _one_term(s, d, 0)],
        "jacobian-summed-first": [np.zeros_like(s)],
        "outer-product-missing": [s * d],
        "stale-state": [old * (d - (old * d).sum(axis=1, keepdims=True)) for old in stale] or [None],
    }


def _one_term(s: np.ndarray, d: np.ndarray, i: int) -> np.ndarray:
    """What one row of the Jacobians gives, times one element of d: of a loop that sets in place of adding."""
    return (np.eye(s.shape[1])[i] * s - s[:, i, None] * s) * d[:, i, None]

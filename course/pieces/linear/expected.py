"""What is right for Linear, and what each known mistake gives instead: tasks 2a, 2d and 2e."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.engine.sheet import KEPT, RARE, VALUE, Alternatives, Case, Line, Sheet, Sum, attribute, room
from course.kinds.changes import Changed
from course.kinds.layer import CALLS, backward_sides, earlier, float64, forward_lines, kept_d_in, kept_lines
from course.kinds.sizes import LABEL_SIZE, any_batch
from course.pieces.linear.step import update_lines, with_any_rates

# (n, n of the second batch, n_in, n_out, dtype, scale of x, b and the gradients): all sizes differ, then all are alike,
# then one example, with numbers so large that clipping shows, one input and one output, then numbers so small that
# rounding shows.
SHAPES = (
    (4, 7, 3, 5, np.float64, 1.0),
    (6, 3, 5, 5, np.float64, 2.0),
    (5, 5, 5, 5, np.float64, 1.0),
    (1, 2, 6, 3, np.float64, 1e4),
    (3, 4, 1, 2, np.float64, 1.0),
    (2, 5, 4, 1, np.float64, 1.0),
    (9, 4, 2, 7, np.float32, 1e-3),
    # Each size once beyond the notebook's own, for code that stops at 600, 784 or 10.
    (603, 2, 2, 3, np.float64, 1.0),
    (2, 3, 786, 1, np.float64, 1.0),
    (3, 2, 2, 12, np.float64, 1.0),
    # Whole numbers beyond those of a byte, among them an empty image, an example without a gradient, and one with a gradient for
    # some outputs only; the parameters are none, and in two batches images or gradients alone.
    (4, 3, 3, 2, np.int64, 100.0),
    (3, 4, 2, 3, np.int32, 100.0),
)
NOTHING = 2  # the shape with batches of zeros
PIXELS = 784
LARGE = 100  # examples or inputs, whose sums have so much room for rounding that a few of them might hide in it


def cases(task: str, rng: np.random.Generator) -> list[Case]:
    """For each case three batches, the parameters, and those of a second layer; for 2e also layers with one gradient zero."""
    drawn = [_case(rng, *shape) for shape in SHAPES]
    for name in ("d_out_next", "x_same", "x_same_kept"):  # nothing to learn from, and empty images
        drawn[NOTHING][name] = np.zeros_like(drawn[NOTHING][name])
    if task == "2e":
        one = _case(rng, 3, 2, 4, 2, np.float64, 1.0)
        drawn += [{**one, name: np.zeros_like(one[name])} for name in ("dw", "db")]
        drawn.append(_with_small_rates(_case(rng, 2, 3, 5, 3, np.float64, 1.0)))
    return drawn


def _with_small_rates(case: Case) -> Case:
    """Those of the notebook, and 0, with gradients as large as a batch's sum, so that the steps show."""
    large = {name: 1e4 * case[name] for name in ("dw", "db", "last_dw", "last_db")}
    rates = {"learning_rate": 1e-4, "next_learning_rate": 1e-5, "last_learning_rate": 0.0}
    return {**case, **large, **rates}


def hidden_cases(task: str, rng: np.random.Generator) -> list[Case]:
    """The notebook's sizes, too large for the file of the visible check; then what is rarely wrong."""
    if task == "2e":
        return [with_any_rates(rng, _case(rng, 5, 2, 3, 4, np.float64, 1.0), passes) for passes in range(3)]
    case = _case(rng, 4, 3, PIXELS, LABEL_SIZE, np.float64, 1.0)
    dead = rng.uniform(size=PIXELS) < 0.25
    for name in ("x", "x_next", "x_same", "other_x"):  # pixels from 0 to 1, of which some are 0 in all images
        case[name] = case[f"{name}_kept"] = np.where(dead, 0.0, rng.uniform(size=case[name].shape))
    drawn = [_case(rng, *any_batch(rng), 2, LABEL_SIZE, np.float64, 1.0), case]
    return drawn + [_with_gradients_before(rng, scale) for scale in ((1.0,) if task == "2a" else (1.0, 1e8))]


def _with_gradients_before(rng: np.random.Generator, scale: float) -> Case:
    """Gradients that have not started at zero, and more calls of backward; `scale` is that of the gradients by the output."""
    case = _case(rng, 4, 3, 5, 2, np.float64, 1.0)
    case |= {name: scale * case[name] for name in ("d_out", "d_out_next", "d_out_same", "other_d_out")}
    before = {"before_dw": scale * case["dw"], "before_db": scale * case["db"]}
    return case | before | {RARE: True, "repeats": int(rng.integers(2, 5))}


def by_hand(task: str) -> list[Case]:
    """A square layer, so that a mixed-up transpose gives numbers to compare."""
    x, d_out = np.array([[1.0, 0.0], [2.0, 1.0], [-1.0, 3.0]]), np.array([[1.0, 2.0], [0.0, 1.0], [-2.0, 1.0]])
    case: dict[str, Any] = {
        "x": x,
        "x_next": 2 * x[:2],
        "x_same": x[::-1] + 0.0,
        "other_x": 3 * x[[0, 1, 2, 0]],
        "d_out": d_out,
        "d_out_next": d_out[:2] + 0.0,
        "d_out_same": 3 * d_out,
        "other_d_out": -d_out[[0, 1, 2, 0]],
        "w": np.array([[1.0, 2.0], [3.0, -1.0]]),
        "b": np.array([[0.5, -1.0]]),
        "other_w": np.array([[2.0, -1.0], [0.5, 4.0]]),
        "other_b": np.array([[-2.0, 3.0]]),
        "dw": np.array([[2.0, -4.0], [1.0, 0.5]]),
        "db": np.array([[8.0, -0.5]]),
        "other_dw": np.array([[1.0, 3.0], [-2.0, 5.0]]),
        "other_db": np.array([[-1.0, 2.0]]),
        "learning_rate": 0.25,
        "next_learning_rate": 2.0,
        "last_learning_rate": 0.25,
        "global_learning_rate": 6.0,
    }
    case |= {f"last_{name}": 3 * case[f"other_{name}"] for name in ("w", "b", "dw", "db")}
    return [case | {f"{name}_kept": case[name] for name in ("x", "x_next", "x_same", "other_x")}]


def _case(rng: np.random.Generator, n: int, n_next: int, n_in: int, n_out: int, dtype: type, scale: float) -> Case:
    is_whole = np.issubdtype(dtype, np.integer)

    def normal(*shape: int, factor: float = 1.0) -> np.ndarray:
        return (factor * rng.normal(size=shape)).astype(np.float64 if is_whole else dtype)

    def batch(*shape: int, factor: float = 1.0, whole: bool = True) -> np.ndarray:
        numbers = normal(*shape, factor=factor)
        if is_whole:
            numbers[-1] = numbers[0, 0] = 0
            numbers[0, 1:] = np.where(np.abs(numbers[0, 1:]) < 1, factor, numbers[0, 1:])
        return numbers.astype(dtype) if whole else numbers

    case: dict[str, Any] = {
        "x": batch(n, n_in, factor=scale),
        "x_next": batch(n_next, n_in, factor=scale, whole=False),
        "x_same": batch(n, n_in, factor=scale),
        "d_out": batch(n, n_out, factor=3 * scale),
        "d_out_next": batch(n_next, n_out, factor=scale),
        "d_out_same": batch(n, n_out, factor=scale, whole=False),
        "w": normal(n_out, n_in),
        "b": normal(1, n_out, factor=scale),
        "dw": normal(n_out, n_in, factor=3 * scale),
        "db": normal(1, n_out, factor=3 * scale),
        "learning_rate": float(rng.uniform(0.05, 0.5)),
        "next_learning_rate": float(rng.uniform(1.5, 3)),
        "global_learning_rate": float(rng.uniform(5, 9)),
    }
    if is_whole or n_out == 1:  # no sums that happen to be 0, by which accumulation could not be judged
        for name in ("d_out", "d_out_next"):
            case[name][:-1, 0] = np.abs(case[name][:-1, 0]) + 1
    if n > LARGE:  # sums of one sign, beside which a few examples more or less, or their mean, show
        for name in ("x", "x_same", "d_out", "d_out_same"):
            case[name] = np.abs(case[name])
    if n_in > LARGE:  # and the last inputs count
        for name in ("x", "x_next", "x_same", "w"):
            case[name][:, -2:] = np.abs(case[name][:, -2:]) + 3
    case |= {"other_x": batch(n + 1, n_in), "other_d_out": batch(n + 1, n_out)}
    case |= {"other_w": normal(n_out, n_in), "other_b": normal(1, n_out)}
    case |= {"other_dw": normal(n_out, n_in), "other_db": normal(1, n_out)}
    case |= {"last_w": normal(n_out, n_in), "last_b": normal(1, n_out, factor=scale)}
    case |= {"last_dw": normal(n_out, n_in, factor=3 * scale), "last_db": normal(1, n_out, factor=3 * scale)}
    case["last_learning_rate"] = case["learning_rate"]
    return case | {f"{name}_kept": case[name] for name in ("x", "x_next", "x_same", "other_x")}


def sheet(task: str, case: Case) -> Sheet:
    """The lines of one case."""
    return {"2a": _forward, "2d": _backward, "2e": update_lines}[task](case)


# ----- 2a -----


def _forward(case: Case) -> Sheet:
    def output(batch: str, now: Case) -> Line:
        x, w, b = float64(now, batch, "w", "b")
        right = x @ w.T + b
        allowed = room(np.abs(x) @ np.abs(w).T + np.abs(b), x.shape[1] + 1)

        def mistakes() -> Alternatives:
            return _forward_mistakes(x, w, b) | (_stale(case, x, w, b) if now is not case else {})

        words = "The output of forward"
        return Line(
            f"{batch}_out",
            "output",
            words,
            right,
            VALUE,
            allowed,
            mistakes=mistakes,
            changes=lambda: Changed("x @ w.T + b", {"x": x, "w": w, "b": b}),
            earlier=earlier(batch),
            batch=len(x),
        )

    def kept_mistakes(batch: str) -> Alternatives:
        before = ("x", "x_next", "x_same")[: ("x", "x_next", "x_same").index(batch)]
        x, w, b = float64(case, batch, *(("other_w", "other_b") if batch == "x_next" else ("w", "b")))
        ones = np.ones((len(x), 1))
        return {
            "stale-state": before,
            "output-kept-as-x_in": [x @ w.T + b],
            "transposed": [x.T],
            "column-of-ones-kept": [np.hstack(pair) for pair in ((x, ones), (ones, x))],
        }

    lines = forward_lines(case, "output", output, ("w", "b"))
    if RARE in case:
        lines.append(Line("x_again_kept", "kept x_in", "self.x_in", "x", KEPT, call="x_again_out"))
        for name in ("dw", "db"):
            lines.append(attribute(f"{name}_after", "output", name, f"before_{name}", "gradients-changed-by-forward"))
    return lines + kept_lines("kept x_in", "x_in", lambda batch: batch, kept_mistakes)


def _forward_mistakes(x: np.ndarray, w: np.ndarray, b: np.ndarray) -> Alternatives:
    product, of_refilled = x @ w.T, w @ x.reshape(x.shape[::-1])
    by_example = product + b.T[: len(x)] if len(x) <= b.shape[1] else None
    reshaped = [(w @ x.T).reshape(product.shape), of_refilled.T, of_refilled.reshape(product.shape)]
    reshaped.append(x.T.reshape(x.shape) @ w.T)
    return {
        "weights-not-transposed": [_try_sum(_try_product(x, w), b)],
        "weights-reshaped": [x @ w.reshape(w.shape[::-1]) + b],
        "reshaped-for-transposed": [each + b for each in reshaped],
        "bias-missing": [product],
        "bias-subtracted": [product - b],
        "bias-along-the-batch": [_try_sum(product, b.T), by_example],
    }


def _stale(case: Case, x: np.ndarray, w: np.ndarray, b: np.ndarray) -> Alternatives:
    """Once the parameters have changed, or the numbers in their arrays or in the one that x lies in."""
    old_x, old_w, old_b = float64(case, "x", "w", "b")
    return {"stale-state": [a @ c.T + d for a in (x, old_x) for c in (w, old_w) for d in (b, old_b)]}


def _try_product(a: np.ndarray, b: np.ndarray) -> np.ndarray | None:
    return a @ b if a.shape[1] == b.shape[0] else None


def _try_sum(a: np.ndarray | None, b: np.ndarray) -> np.ndarray | None:
    try:
        return None if a is None else a + b
    except ValueError:
        return None


# ----- 2d -----

FORMULAS = {"d_in": "d @ w", "dw": "d.T @ x", "db": "np.sum(d, axis=0, keepdims=True)"}


def _backward(case: Case) -> Sheet:
    lines: Sheet = []
    for name in ("d_in", "dw", "db"):
        for number, (key, batch) in enumerate(CALLS):
            parameters = ("other_w", "other_b") if key in ("next", "refilled") else ("w", "b")
            x, d_out, w, b = float64(case, batch, batch.replace("x", "d_out", 1), *parameters)
            right, size, terms, mistakes = _gradients(x, d_out, w, b, float64(case, "w", "other_w"))[name]
            path = "" if name == "d_in" else f"_{name}"
            lines.append(
                Line(
                    f"{key}{path}",
                    name,
                    "The value that backward returned" if name == "d_in" else name,
                    right,
                    allowed=room(size, terms),
                    mistakes=mistakes,
                    changes=lambda name=name, arrays=(x, d_out, w, b): _changed(name, *arrays),
                    multiples=None if name == "d_in" else lambda name=name, p=parameters: _decay(case, p[name == "db"]),
                    by_output=name != "d_in",
                    call=key,
                    earlier=tuple(f"{before}{path}" for before, _ in CALLS[:number]),
                    batch=len(x),
                )
            )
    lines += backward_sides("d_in", "x_in", "changes-its-input", ("w", "b"))
    lines += kept_d_in("kept d_in") + [line for name in ("dw", "db") for line in _added_up(case, name)]
    return lines + (_on_top(case) if "repeats" in case else [])


def _decay(case: Case, parameter: str) -> Alternatives:
    """What regularisation adds to a gradient: a multiple of the parameter, or of its signs."""
    return {"weight-decay": [parameter, np.sign(case[parameter])]}


def _changed(name: str, x: np.ndarray, d: np.ndarray, w: np.ndarray, b: np.ndarray) -> Changed:
    """With the arrays that may be taken for those of the formula."""
    others = {"out": x @ w.T + b, "d_in": d @ w, "dw": d.T @ x}
    return Changed(FORMULAS[name], {"x": x, "d": d, "w": w, "b": b} | others)


def _gradients(
    x: np.ndarray, d_out: np.ndarray, w: np.ndarray, b: np.ndarray, all_w: list[np.ndarray]
) -> dict[str, tuple]:
    """For d_in, dw and db: the right value, the sum of the products' absolute values, their number, what mistakes give.

    `all_w` are the values that w has in other calls.
    """
    n, size = len(x), np.abs(d_out)

    def d_in_mistakes() -> Alternatives:
        return {
            "d_in-weights-transposed": [_try_product(d_out, w.T)],
            "d_out-passed-through": [d_out],
            "stale-state": [d_out @ other for other in all_w],
            "activation-in-gradient": [_with_activation(x, d_out, w, b) @ w],
            "term-too-many": [d_out @ w + sign * b.sum() for sign in (1, -1)],
        }

    def dw_mistakes() -> Alternatives:
        right = d_out.T @ x
        square = right.shape[0] == right.shape[1]
        return {
            "dw-transposed": [right.T] if square else [right.T, None],
            "reshaped-for-transposed": [right.T.reshape(right.shape)],
            "gradient-missing": [np.zeros_like(right)],
            "activation-in-gradient": [_with_activation(x, d_out, w, b).T @ x],
            "one-row-only": [d_out[:1].T @ x[:1], d_out[-1:].T @ x[-1:]],
            "row-left-out": [d_out[:-1].T @ x[:-1], d_out[1:].T @ x[1:]],
        }

    def db_mistakes() -> Alternatives:
        total = d_out.sum()
        along = d_out.sum(axis=1)
        return {
            "db-not-summed": [d_out, None] if n > 1 else [d_out],
            "db-summed-over-everything": [np.full((1, d_out.shape[1]), total), total],
            "db-summed-over-the-outputs": [
                np.broadcast_to(along, (1, d_out.shape[1])) if n in (1, d_out.shape[1]) else None,
                np.broadcast_to(along[:, None], d_out.shape),
            ],
            "db-lost-its-dimension": [d_out.sum(axis=0)],
            "gradient-missing": [np.zeros((1, d_out.shape[1]))],
            "one-row-only": [d_out[:1], d_out[-1:]],
            "row-left-out": [d_out[:-1].sum(axis=0, keepdims=True), d_out[1:].sum(axis=0, keepdims=True)],
            "activation-in-gradient": [_with_activation(x, d_out, w, b).sum(axis=0, keepdims=True)],
        }

    return {
        "d_in": (d_out @ w, size @ np.abs(w), w.shape[0], d_in_mistakes),
        "dw": (d_out.T @ x, size.T @ np.abs(x), n, dw_mistakes),
        "db": (d_out.sum(0, keepdims=True), size.sum(0, keepdims=True), n, db_mistakes),
    }


def _with_activation(x: np.ndarray, d_out: np.ndarray, w: np.ndarray, b: np.ndarray) -> np.ndarray:
    y = 0.5 * (1 + np.tanh(0.5 * (x @ w.T + b)))
    return d_out * y * (1 - y)


def _added_up(case: Case, name: str) -> Sheet:
    """The gradients of two calls add up, whatever these are: on the same batch again, then on another batch."""

    def right(batch: str) -> np.ndarray:
        x, d_out = float64(case, batch, batch.replace("x", "d_out", 1))
        return d_out.T @ x if name == "dw" else d_out.sum(axis=0, keepdims=True)

    beside, of_one, of_next = right("other_x"), right("x"), right("x_next")
    once, other = f"first_{name}", f"next_{name}"

    def second() -> Alternatives:
        stays = [Sum(((1.0, once),))]
        return {
            "state-on-the-class": [Sum(((2.0, once),), beside)],
            "not-accumulated": stays,
            "stale-state": stays,
            "old-gradient-added-twice": [Sum(((3.0, once),))],
        }

    def third() -> Alternatives:
        return {
            "state-on-the-class": [Sum(((2.0, once), (1.0, other)), beside)],
            "not-accumulated": [Sum(((1.0, other),))],
            "stale-state": [Sum(((1.0, once),))],
            "old-gradient-added-twice": [Sum(((6.0, once), (1.0, other)))],
        }

    words, part = f"{name} after a second call of backward", "accumulation"
    return [
        Line(f"again_{name}", part, words, Sum(((2.0, once),)), call="again", mistakes=second, filled=np.any(of_one)),
        Line(
            f"carried_{name}",
            part,
            words,
            Sum(((2.0, once), (1.0, other))),
            call="carried",
            mistakes=third,
            multiples=lambda: {"weight-decay": [case[name[1:]] - case[f"other_{name[1:]}"]]},
            earlier=(f"again_{name}",),
            filled=np.any(2 * of_one + of_next),  # whole numbers may add up to zeros
        ),
    ]


def _on_top(case: Case) -> Sheet:
    """Two batches in turn, several times, on top of gradients that stand there before."""
    lines: Sheet = []
    for key, batch, same in (("on_next", "x_next", "next"), ("on_first", "x", "refilled")):
        d_out, w = float64(case, batch.replace("x", "d_out", 1), "other_w")
        allowed = room(np.abs(d_out) @ np.abs(w), len(w))
        words = "The value that backward returned"
        lines.append(Line(key, "d_in", words, d_out @ w, allowed=allowed, earlier=(same,), batch=len(d_out)))
        lines.append(Line(f"{key}_kept", "kept d_in", "self.d_in", Sum(((1.0, key),)), KEPT, call=key))
    for name in ("dw", "db"):
        times = case["repeats"]
        right = Sum(((1.0, f"before_{name}"), (times, f"next_{name}"), (times, f"refilled_{name}")))
        words = f"{name} after {2 * times} more calls of backward"
        lines.append(Line(f"on_first_{name}", "accumulation", words, right, call="on_first", earlier=(f"next_{name}",)))
    return lines

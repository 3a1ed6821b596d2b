"""The worked example of the notebook: its numbers, and a comparison of them with what your classes compute."""

from __future__ import annotations

import numpy as np

from course.student.check_tools import passes, say_what_is_wrong
from course.student.names import namespace_of
from course.student.replies import blocks, say, table

X = np.array([[1.0, 2.0], [-1.0, 0.0]])
W = np.array([[0.5, -0.5], [-1.0, 1.5]])
B = np.array([[0.5, -1.0]])
TARGET = np.array([[1.0, 0.0], [0.0, 1.0]])
LEARNING_RATE = 1.0

# Worked by hand and rounded to three decimals: name, and the value in the text.
BY_HAND = {
    "z": [[0.0, 1.0], [0.0, 0.0]],
    "y": [[0.5, 0.731], [0.5, 0.5]],
    "C": [[0.25, 0.534], [0.25, 0.25]],
    "dL/dy": [[-1.0, 1.462], [1.0, -1.0]],
    "dL/dz": [[-0.25, 0.287], [0.25, -0.25]],
    "dL/dx": [[-0.412, 0.556], [0.375, -0.5]],
    "dL/dw": [[-0.5, -0.5], [0.537, 0.575]],
    "dL/db": [[0.0, 0.037]],
    "dw twice": [[-1.0, -1.0], [1.075, 1.15]],
    "db twice": [[0.0, 0.075]],
    "new w": [[1.0, 0.0], [-1.537, 0.925]],
    "new b": [[0.5, -1.037]],
    "new C": [[0.033, 0.106], [0.143, 0.143]],
}


def compare_with_hand(Linear: type, Sigmoid: type, MeanSquareError: type) -> None:
    """Compute the worked example with these classes and show each array beside the one worked by hand.

    Parameters
    ----------
    Linear, Sigmoid, MeanSquareError : classes
        Those of the notebook.
    """
    say_what_is_wrong(namespace_of(Linear), before="2f")
    linear_layer, sigmoid_layer, cost_function = Linear(2, 2), Sigmoid(), MeanSquareError()
    linear_layer.w, linear_layer.b = W.copy(), B.copy()
    linear_layer.zero_gradients()

    computed = {}
    computed["z"] = z = linear_layer.forward(X)
    computed["y"] = y = sigmoid_layer.forward(z)
    computed["C"] = cost = cost_function.estimate(TARGET, y)
    computed["dL/dy"] = d_y = cost_function.gradient(cost)
    computed["dL/dz"] = d_z = sigmoid_layer.backward(d_y)
    computed["dL/dx"] = linear_layer.backward(d_z)
    computed["dL/dw"], computed["dL/db"] = np.copy(linear_layer.dw), np.copy(linear_layer.db)
    linear_layer.backward(np.copy(d_z))
    computed["dw twice"], computed["db twice"] = linear_layer.dw, linear_layer.db
    linear_layer.zero_gradients()
    linear_layer.backward(np.copy(d_z))
    linear_layer.update_parameters(LEARNING_RATE)
    computed["new w"], computed["new b"] = linear_layer.w, linear_layer.b
    computed["new C"] = cost_function.estimate(TARGET, sigmoid_layer.forward(linear_layer.forward(X)))

    rows = []
    for name, value in computed.items():
        by_hand = np.array(BY_HAND[name])
        same = np.shape(value) == by_hand.shape and np.allclose(value, by_hand, rtol=0, atol=1e-3)
        rows.append((name, _text(by_hand), _text(value), "✓" if same else "✗ differs"))
    heads = ("", "by hand", "your code", "")
    lines = [f"{name:8} {by_hand:32} {value} {mark}".rstrip() for name, by_hand, value, mark in [heads, *rows]]
    after = []
    if rows[2][3] != "✓" and passes("2b", MeanSquareError):
        after = [
            "Your cost is right, but in another form than by hand: half of the square, or its sum or mean over the outputs. "
            "So what follows from it has other numbers."
        ]
    say("\n".join(lines + after), table(heads, rows, "The worked example, by hand and by your classes") + blocks(after))


def _text(value: np.ndarray) -> str:
    """Write an array in one line with three decimals, rows in brackets."""
    if np.ndim(value) != 2:
        return f"shape {np.shape(value)}"
    rows = [" ".join(f"{number + 0.0:.3f}" for number in np.round(row, 3)) for row in np.asarray(value, dtype=float)]
    return " ".join(f"[{row}]" for row in rows)

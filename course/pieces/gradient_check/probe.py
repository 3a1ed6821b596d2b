"""Makes a student's my_gradient_check work (2g): one layer after the other, right ones and wrong ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.engine.record import Record, call, missing, observe

Case = dict[str, Any]


def layer_of(case: Case) -> Any:
    """A layer x_out = x_in * w + b, column by column, with the arrays w and b (1, n_in) of a case, as the exercise has it.

    `d_in`, `dw` and `db` multiply its gradients, `rows` (n, 1) the examples in db, and `kept` (2,) what dw and db held before.
    No attribute of the layer tells them. The gradients come from difference quotients, which are exact for it but for
    rounding: no formula of a blank is within a submission's reach.
    """

    class Layer:
        def __init__(self) -> None:
            self.w, self.b = case["w"].copy(), case["b"].copy()
            self.x_in = None
            self.zero_gradients()

        def zero_gradients(self) -> None:
            self.dw, self.db = np.zeros(self.w.shape), np.zeros(self.b.shape)

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            self.x_in = np.array(x_in, dtype=np.float64)
            return self.x_in * self.w + self.b

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            def total(rows: np.ndarray | float) -> float:
                return float(np.sum((self.x_in * self.w + self.b) * d_out * rows))

            def slopes(array: np.ndarray, rows: np.ndarray | float = 1.0) -> np.ndarray:
                found = np.zeros(array.shape)
                for place in np.ndindex(array.shape):
                    value = array[place]
                    array[place] = value + 0.5
                    above = total(rows)
                    array[place] = value - 0.5
                    found[place] = above - total(rows)
                    array[place] = value
                return found

            d_in, dw, db = slopes(self.x_in), slopes(self.w), slopes(self.b, case["rows"])
            self.dw = case["kept"][0] * self.dw + case["dw"] * dw
            self.db = case["kept"][1] * self.db + case["db"] * db
            return case["d_in"] * d_in

    return Layer()


def probe_2g(namespace: dict[str, Any], inputs: Record) -> Record:
    """What my_gradient_check says of the layer of each case: 1 for right, 0 for wrong."""
    return {"cases": [_said(namespace, case) for case in inputs["cases"]]}


def _said(namespace: dict[str, Any], case: Case) -> Record:
    if "my_gradient_check" not in namespace:
        return {"made": missing(namespace, "my_gradient_check")}
    record, value = call(namespace["my_gradient_check"], layer_of(case), case["x"].copy())
    if record["kind"] == "scalar":  # a True or a number
        record = observe(np.array([float(bool(value))]))
    return {"made": {"kind": "ok"}, "said": record}


PROBES = {"2g": probe_2g}

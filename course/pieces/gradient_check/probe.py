"""Makes a student's my_gradient_check work (2g): one layer after the other, right ones and wrong ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from course.engine.record import Record, call, missing, observe

Case = dict[str, Any]


def layer_of(case: Case) -> Any:
    """A linear layer with the arrays w (n_out, n_in) and b (1, n_out) of a case; its gradients are off by the case's factors.

    `d_in`, `dw` and `db` multiply the gradients, `rows` (n, 1) the examples in db, and `kept` (2,) what dw and db held before.
    No attribute of the layer tells them.
    """

    class Layer:
        def __init__(self) -> None:
            self.w, self.b = case["w"].copy(), case["b"].copy()
            self.x_in = self.d_in = None
            self.zero_gradients()

        def zero_gradients(self) -> None:
            self.dw, self.db = np.zeros(self.w.shape), np.zeros(self.b.shape)

        def forward(self, x_in: np.ndarray) -> np.ndarray:
            self.x_in = np.array(x_in, dtype=np.float64)
            return self.x_in @ self.w.T + self.b

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            self.dw = case["kept"][0] * self.dw + d_out.T @ self.x_in * case["dw"]
            self.db = case["kept"][1] * self.db + (d_out * case["rows"]).sum(axis=0, keepdims=True) * case["db"]
            self.d_in = d_out @ self.w * case["d_in"]
            return self.d_in

        def update_parameters(self, learning_rate: float) -> None:
            self.w, self.b = self.w - learning_rate * self.dw, self.b - learning_rate * self.db

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

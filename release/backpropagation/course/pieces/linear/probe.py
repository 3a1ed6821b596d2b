"""Makes a student's Linear work: forward (2a), backward (2d), update_parameters (2e)."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from course.drivers import layer
from course.engine.patterns import NOTEBOOK_SIZES
from course.engine.record import Record, call_method, construct, put, runs_through

Namespace = dict[str, Any]
N, N_IN, N_OUT = NOTEBOOK_SIZES
PARTS_OF_THE_NOTEBOOK = ((N, 2, 3), (3, N_IN, N_OUT))  # a wrong answer may make an array of all its sizes together


def _linear(namespace: Namespace, w: np.ndarray, b: np.ndarray) -> tuple[Record, Any]:
    """Make the student's Linear with the given w (n_out, n_in) and b (1, n_out)."""
    made, linear = construct(namespace, "Linear", w.shape[1], w.shape[0])
    if linear is not None:
        put(linear, "w", w.copy())
        put(linear, "b", b.copy())
    return made, linear


def _two(namespace: Namespace, case: Record) -> tuple[Record, Any, Any]:
    made, linear = _linear(namespace, case["w"], case["b"])
    _, other = _linear(namespace, case["other_w"], case["other_b"])
    return made, linear, other


def _at_notebook_size(namespace: Namespace, method: str, n: int, n_in: int, n_out: int) -> Record:
    _, linear = construct(namespace, "Linear", n_in, n_out)
    linear.x_in = np.zeros((n, n_in))
    argument = {"forward": np.zeros((n, n_in)), "backward": np.zeros((n, n_out)), "update_parameters": 0.1}[method]
    return call_method(linear, method, argument)[0]


def _tried(record: Record, namespace: Namespace, method: str) -> Record:
    return runs_through(record, [partial(_at_notebook_size, namespace, method, *one) for one in PARTS_OF_THE_NOTEBOOK])


def probe_2a(namespace: Namespace, inputs: Record) -> Record:
    """Linear.forward on several batches."""
    record = {"cases": [layer.forward(namespace, case, _two, "x_in") for case in inputs["cases"]]}
    return _tried(record, namespace, "forward")


def probe_2d(namespace: Namespace, inputs: Record) -> Record:
    """Linear.backward with `x_in` set by the probe."""
    return _tried(layer.backwards(namespace, inputs, _two, "x_in"), namespace, "backward")


def probe_2e(namespace: Namespace, inputs: Record) -> Record:
    """Linear.update_parameters with parameters and gradients set by the probe, called with several learning rates."""
    record = {"cases": [layer.update(namespace, case, _two) for case in inputs["cases"]]}
    return _tried(record, namespace, "update_parameters")


PROBES = {"2a": probe_2a, "2d": probe_2d, "2e": probe_2e}

"""Makes a student's SoftMax work: forward (6a), backward (6d)."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from course.drivers import layer
from course.engine.patterns import NOTEBOOK_SIZES
from course.engine.record import Record, call_method, construct, runs_through

Namespace = dict[str, Any]
N, _, N_OUT = NOTEBOOK_SIZES


def _two(namespace: Namespace, _: Record) -> tuple[Record, Any, Any]:
    made, softmax = construct(namespace, "SoftMax")
    _, other = construct(namespace, "SoftMax")
    return made, softmax, other


def _at_notebook_size(namespace: Namespace, method: str) -> Record:
    _, softmax = construct(namespace, "SoftMax")
    softmax.x_out = np.full((N, N_OUT), 1 / N_OUT)
    return call_method(softmax, method, np.zeros((N, N_OUT)))[0]


def probe_6a(namespace: Namespace, inputs: Record) -> Record:
    """SoftMax.forward on several batches."""
    record = {"cases": [layer.forward(namespace, case, _two, "x_out") for case in inputs["cases"]]}
    return runs_through(record, [partial(_at_notebook_size, namespace, "forward")])


def probe_6d(namespace: Namespace, inputs: Record) -> Record:
    """SoftMax.backward with `x_out` set by the probe."""
    record = layer.backwards(namespace, inputs, _two, "x_out")
    return runs_through(record, [partial(_at_notebook_size, namespace, "backward")])


PROBES = {"6a": probe_6a, "6d": probe_6d}

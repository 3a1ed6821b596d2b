"""A backward pass for the layer on the pixels, which leaves out what nobody needs there: d_in."""

from __future__ import annotations

import copy
import types
from contextlib import suppress
from typing import Any

import numpy as np


def without_d_in(layer: Any) -> Any:
    """Have a linear layer's `backward` leave d_in out, and return the layer.

    `backward` then adds to dw and db as before, and returns None. It sees w without its columns: d_in has none either
    then, and costs nothing, while dw and db don't depend on w. A `backward` that can't do without the columns, such as one
    with a loop over the inputs, stays as it is.

    Parameters
    ----------
    layer : Linear

    Returns
    -------
    layer : Linear
        The same object.
    """
    if _does_without_columns(layer):
        with suppress(AttributeError):  # an object may keep nothing but what its class names
            layer.backward = types.MethodType(
                _backward_without_d_in, layer
            )  # a method, so that a copy has one of its own
    return layer


def _backward_without_d_in(layer: Any, d_out: np.ndarray) -> None:
    w = layer.w
    layer.w = w[:, :0]
    try:
        type(layer).backward(layer, d_out)
    finally:
        layer.w = w


def _does_without_columns(layer: Any) -> bool:
    """Whether a small layer of the same kind gets the same dw and db either way."""
    try:
        small = copy.deepcopy(layer)  # its arrays may lie in a dictionary
        small.n_in, small.n_out = 3, 2
        small.w, small.b = np.ones((2, 3)), np.ones((1, 2))
        gradients = []
        for backward in (type(small).backward, _backward_without_d_in):
            small.zero_gradients()
            small.forward(np.arange(12.0).reshape(4, 3))
            backward(small, np.arange(8.0).reshape(4, 2) - 3)
            gradients.append((small.dw, small.db))
        return all(np.array_equal(one, other) for one, other in zip(*gradients))
    except Exception:  # whatever is wrong with the layer shows where it is used
        return False

"""Tells whether a net was trained by hand before it came to `train`: in a run where nothing is learned by hand, it is another one."""

from __future__ import annotations

import contextlib
import random
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from course.drivers import given
from course.drivers.given import Namespace
from course.drivers.reach import walk


class RandomState:
    """The random numbers that come next, for numpy, for Python, and in generators that a function uses."""

    def __init__(self, function: Any) -> None:
        generators = (thing for _, thing in walk(function) if isinstance(thing, np.random.Generator))
        self._generators = [(generator.bit_generator, generator.bit_generator.state) for generator in generators]
        self._numpy, self._python = np.random.get_state(), random.getstate()

    def put_back(self) -> None:
        """Have the same numbers come again."""
        np.random.set_state(self._numpy)
        random.setstate(self._python)
        for generator, state in self._generators:
            generator.state = state


@contextlib.contextmanager
def no_learning(namespace: Namespace, in_train: Callable[[], bool], other_digits: bool) -> Iterator[None]:
    """Outside of `train`, layers stay as they are, gradients of costs are zero, and the digits are other ones if that is asked for."""

    def only_in_train(method: Any, otherwise: Any) -> Any:
        def called(self: Any, *arguments: Any, **named: Any) -> Any:
            if in_train():
                return method(self, *arguments, **named)
            return otherwise(method, self, *arguments, **named)

        return called

    instead = {
        "update_parameters": lambda method, self, *arguments, **named: None,
        "gradient": lambda method, self, *arguments, **named: 0 * method(self, *arguments, **named),
    }
    changed = []
    with given.other_digits(namespace) if other_digits else contextlib.nullcontext():
        try:
            for cls in {id(thing): thing for thing in namespace.values() if isinstance(thing, type)}.values():
                for name, otherwise in instead.items():
                    method = vars(cls).get(name)
                    if isinstance(method, types.FunctionType):
                        setattr(cls, name, only_in_train(method, otherwise))
                        changed.append((cls, name, method))
            yield
        finally:
            for cls, name, method in changed:
                setattr(cls, name, method)

"""The state that a probe works in: the usual one, whatever a cell of the student's own has changed."""

from __future__ import annotations

import builtins
import contextlib
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

# Early-bound: a submission may put something else in their place.
_print = builtins.print
_catch_warnings, _simplefilter = warnings.catch_warnings, warnings.simplefilter
_errstate, _printoptions = np.errstate, np.printoptions
_make_errstate, _seterr = np.errstate.__init__, np.seterr
_usual_printing = np.get_printoptions()
_usual_depth = sys.getrecursionlimit()


@contextlib.contextmanager
def usual_state() -> Iterator[None]:
    """Numpy's errors, warnings, printing and tracing as they are in a fresh kernel; put back afterwards.

    An underflow gives zero, as it should: it does not raise even where the answer itself asks numpy to raise errors.
    """
    changed = {
        builtins: {"print": _print},
        np: {"seterr": lambda *values, **named: _seterr(*values, **_without_underflow(named))},
        np.errstate: {"__init__": lambda self, **named: _make_errstate(self, **_without_underflow(named))},
    }
    before = [(owner, name, getattr(owner, name)) for owner, names in changed.items() for name in names]
    depth, trace, profile = sys.getrecursionlimit(), sys.gettrace(), sys.getprofile()
    errors = _errstate(divide="warn", over="warn", under="ignore", invalid="warn")
    with errors, _catch_warnings(), _printoptions(**_usual_printing):
        _simplefilter("ignore")
        sys.setrecursionlimit(max(depth, _usual_depth))
        sys.settrace(None)
        sys.setprofile(None)
        for owner, names in changed.items():
            for name, value in names.items():
                setattr(owner, name, value)
        try:
            yield
        finally:
            for owner, name, value in before:
                setattr(owner, name, value)
            sys.setrecursionlimit(depth)
            sys.settrace(trace)
            sys.setprofile(profile)


def _without_underflow(settings: dict[str, Any]) -> dict[str, Any]:
    return {**settings, "under": "ignore"} if "raise" in (settings.get("all"), settings.get("under")) else settings

"""Exceptions in the course's terms: what is said of a line that failed, and that nothing is said where no rule is sure."""

from __future__ import annotations

import linecache
from typing import Any

import numpy as np
import pytest

from course.engine.exceptions import explain, raised
from course.engine.record import call_method, in_kernel
from course.mistakes import MISTAKES

FILE = "<cell of the test>"
GIVEN = '''
class Scale:
    """A layer.

    Attributes
    ----------
    w : array (n_out, n_in)
    x_in : array (n, n_in)
    """

    def __init__(self):
        self.w, self.x_in = np.ones((5, 3)), None

    def forward(self, x_in):
        """Map x_in (n, n_in) to x_out (n, n_out)."""
        {line}
        return x_out

    def backward(self, d_out):
        return d_out
'''


def record_of(line: str, **page: Any) -> dict[str, Any]:
    """What is recorded of a forward with this line, for an x_in of four examples and three inputs."""
    source = GIVEN.replace("{line}", line.replace("\n", "\n        "))
    linecache.cache[FILE] = len(source), None, source.splitlines(keepends=True), FILE
    namespace: dict[str, Any] = {"np": np, "__name__": "__main__", **page}
    exec(compile(source, FILE, "exec"), namespace)
    with in_kernel(60, lambda filename: "Cell" if filename == FILE else None):
        return call_method(namespace["Scale"](), "forward", np.ones((4, 3)))[0]


@pytest.mark.parametrize(
    ("line", "mistake", "words"),
    [
        ("z = x_in", "name-not-set", "give its result the name x_out"),
        ("self.x_out = x_in", "name-not-set", "sets self.x_out"),
        ("x_out = x_in @ w.T", "self-left-out", "write self.w"),
        ("x_out = self.x_in * 2; self.x_in = x_in", "used-before-set", "self.x_in is None"),
        ("x_out = self.x_inn", "name-nearly-right", "self.x_in"),
        ("x_out = self.target", "attribute-not-kept", "keeps w and x_in, and forward is given x_in"),
        ("y = 1\nx_out = self.y", "self-too-much", "without self"),
        ("x_out = x_in @ self.w", "shapes-do-not-fit", "x_in (4, 3) = (n, n_in) @ self.w (5, 3) = (n_out, n_in)"),
        ("x_out = x_in * self.w.T", "shapes-do-not-fit", "As a matrix product"),
        ("x_out = x_in / np.sum(x_in, axis=1)", "dimension-lost", "keepdims=True"),
        ("x_out = x_in.mm(self.w)", "other-library", "PyTorch"),
        ("import torch", "other-library", "PyTorch"),
        ("x_out = np.sum(x_in, dim=1)", "other-library", "axis"),
        ("x_out = np.ln(x_in)", "function-not-there", "np.log"),
        ("x_out = np.gradient(x_in[:1])", "neighbours-compared", "knows nothing of the formula"),
        ("x_out = exp(x_in)", "library-prefix-missing", "np.exp"),
        ("x_out = x_in ^ 2", "other-language", "** 2"),
        ("import math\nx_out = math.exp(x_in)", "other-language", "np.exp"),
        ("x_out = x_in(self.w)", "brackets", "square brackets"),
        ("x_out = x_in.sum[0]", "brackets", "round brackets"),
        ("x_out = self.backward()", "argument-missing", "needs d_out"),
        ("x_out = Scale.backward(x_in)", "class-for-object", "the class itself"),
        ("x_out = [x_in] - x_in.T @ [1]", None, ""),
        ("x_out = np.zeros(3)\nx_out[0] = x_in", "sequence-for-number", "one number"),
        ("x_out = x_in[:, 7]", "beyond-the-end", "3 entries"),
        ("x_out, d_in, c, e, f = x_in", "several-results", "one name"),
        ("raise KeyError('mine')", None, ""),
    ],
)
def test_a_line_that_failed_is_explained_in_one_sentence(line: str, mistake: str | None, words: str) -> None:
    found = explain(record_of(line))
    if mistake is None:
        assert found is None or found.mistake in MISTAKES
    else:
        assert found is not None
        assert found.mistake == mistake
        assert words in found.text
        assert "\n" not in found.text


def test_pythons_own_line_stays_below() -> None:
    finding = raised("output", "The output", record_of("x_out = x_in @ w.T"))
    assert finding.observation.splitlines() == [
        "w is kept by the object: write self.w.",
        "Python says: NameError: name 'w' is not defined",
    ]
    assert finding.mistake == "self-left-out"
    assert finding.traceback.endswith("in forward: x_out = x_in @ w.T")


def test_a_method_without_self_is_told_by_its_def() -> None:
    class Net:
        def forward(x_in):
            return x_in

    record, _ = call_method(Net(), "forward", np.ones(3))
    assert explain(record).mistake == "self-missing-in-def"


def test_a_name_of_the_page_is_found_by_closeness() -> None:
    assert "MeanSquareError" in explain(record_of("x_out = MSE()", MeanSquareError=int)).text
    assert explain(record_of("x_out = quite_another_thing", MeanSquareError=int)).mistake == "name-not-defined"


@pytest.mark.parametrize("facts", [None, {}, 7, {"type": ["x"]}, {"type": "NameError", "name": 3, "values": 1}])
def test_a_forged_record_is_no_error(facts: Any) -> None:
    record = {"kind": "raised", "error": "NameError: name 'w' is not defined", "facts": facts}
    found = explain(record)
    assert found is None or found.mistake in MISTAKES
    assert raised("output", "The output", record).observation


def test_facts_hold_names_and_shapes_and_no_values() -> None:
    facts = record_of("x_out = x_in @ w.T")["facts"]
    assert facts["values"]["x_in"] == {"kind": "array", "shape": [4, 3], "dtype": "f"}
    assert facts["axes"]["w"] == "(n_out, n_in)"

"""Answers that give back what is no array of numbers at all: each must get a clear message, and never full marks."""

from __future__ import annotations

from fairness.corpus import Answer, fill, solution
from fairness.runner import Outcome
from judge.rubric import TASKS

# What stands for the result; ARRAY is an array that the blank was given.
VALUES = {
    "raises": "1 / 0",
    "exits": "exit()",
    "none": "None",
    "list": "[[1.0, 2.0], [3.0, 4.0]]",
    "list-of-arrays": "[ARRAY, ARRAY]",
    "scalar": "1.5",
    "numpy-scalar": "np.float32(2)",
    "array-without-dimensions": "np.array(1.0)",
    "empty-array": "np.zeros((0, 3))",
    "nan": "np.full(np.shape(ARRAY), np.nan)",
    "inf": "np.full(np.shape(ARRAY), np.inf)",
    "object-array": "np.array(ARRAY, dtype=object)",
    "strings": "np.array(ARRAY).astype(str)",
    "complex": "ARRAY * 1j",
    "text": "'right'",
    "generator": "(row for row in ARRAY)",
    "view": "ARRAY[:]",
    "matrix": "np.asmatrix(np.ones((2, 2)))",
    "masked-array": "np.ma.masked_all(np.shape(ARRAY))",
    "huge-array": "np.broadcast_to(0.0, (40000, 40000))",
    "class": "type",
    "equal-to-everything": "type('Right', (), {'__eq__': lambda *_: True, '__ne__': lambda *_: False, 'shape': (4, 3)})()",
    "array-like": "type('Right', (), {'__array__': lambda *_, **__: np.ones((4, 3)), 'shape': (4, 3)})()",
}
ARRAYS = {"2a": "x_in", "2b": "target", "2c": "self.target", "2d": "d_out", "2e": "self.dw", "2f": "inputs"}
ARRAYS |= {"3b": "inputs", "6a": "x_in", "6b": "target", "6c": "self.target", "6d": "d_out"}
NO_ARRAY = "np.ones((4, 3))"
# How the value stands in the blank.
BLANKS = {
    "2a": "self.x_in = x_in\nreturn VALUE",
    "2b": "self.target, self.prediction = target, prediction\nreturn VALUE",
    "2d": "self.dw = self.db = self.d_in = VALUE\nreturn self.d_in",
    "2e": "self.w = self.b = VALUE",
    "3a": "\n".join(
        f"def {method}(self, ARRAY):\n    return VALUE"
        for method in ("forward", "backward", "update_parameters", "zero_gradients")
    ),
    "6a": "self.x_out = VALUE\nreturn self.x_out",
    "6b": "self.target, self.x_in = target, x_in\nreturn VALUE",
}
UNCLEAR = ("could not be judged", "not in the form")


def bad_answers() -> list[Answer]:
    """One answer for each task and each value."""
    answers = []
    for task, entry in TASKS.items():
        blank = BLANKS.get(task, "return VALUE")
        if task in ("2f", "3b", "4", "6e"):  # all is done as it should be, and then something else is returned
            blank = solution(task).rpartition("return ")[0] + blank
        for name, value in VALUES.items():
            array = "array" if task == "3a" else ARRAYS.get(task, NO_ARRAY)
            content = blank.replace("VALUE", value).replace("ARRAY", array)
            answers.append(Answer(task, f"bad value: {name}", False, None, fill(entry.piece, {task: content})))
    return answers


def failures_of(outcome: Outcome) -> list[str]:
    """Full marks, or a part that failed without a clear message."""
    name = str(outcome.answer)
    found = [f"accepted: {name}"] if outcome.full_marks else []
    unclear = [
        finding.part
        for finding in outcome.findings
        if not finding.passed and (not finding.observation or any(text in finding.observation for text in UNCLEAR))
    ]
    return found + ([f"no clear message: {name}, {', '.join(unclear)}"] if unclear else [])

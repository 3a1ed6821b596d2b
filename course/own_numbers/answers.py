"""What `my_example` and `find_the_bug` drew for a name, with the answers: for tutors."""

from __future__ import annotations

import numpy as np

from course.student.bugs import drawn, source_of
from course.student.own_numbers import STEPS, my_example

# Of each mistake in course/student/bugs.py, in its order there: what is wrong, and the line as it should be.
REPAIRED: dict[str, list[tuple[str, str]]] = {
    "LeakyReLU": [
        ("The mask asks the gradient in place of the input.", "return d_out * np.where(self.x_in > 0, 1, 0.1)"),
        ("The gradient that arrives is left out.", "return d_out * np.where(self.x_in > 0, 1, 0.1)"),
        (
            "The gradient is multiplied by the output in place of the derivative.",
            "return d_out * np.where(self.x_in > 0, 1, 0.1)",
        ),
    ],
    "Tanh": [
        ("The square is missing.", "return d_out * (1 - self.squashed**2)"),
        ("The tangent is taken twice.", "return d_out * (1 - self.squashed**2)"),
        ("The gradient stands in place of the output.", "return d_out * (1 - self.squashed**2)"),
    ],
    "Scale": [
        ("A mean over the batch in place of the sum.", "self.dg += np.sum(d_out * self.x_in, axis=0, keepdims=True)"),
        ("The gradient is overwritten, not added to.", "self.dg += np.sum(d_out * self.x_in, axis=0, keepdims=True)"),
        ("d_in is multiplied by the input in place of the factor.", "return d_out * self.g"),
        ("The update climbs.", "self.g -= learning_rate * self.dg"),
    ],
    "Centre": [
        ("The mean was taken as a constant.", "return d_out - d_out.mean(axis=1, keepdims=True)"),
        ("The mean goes over the batch in place of the row.", "return d_out - d_out.mean(axis=1, keepdims=True)"),
        ("A sum in place of the mean.", "return d_out - d_out.mean(axis=1, keepdims=True)"),
    ],
}


def answers(name: str) -> str:
    """The example and the mistake that a name draws, and what is right.

    Parameters
    ----------
    name : str
        As the student writes it.
    """
    example = my_example(name)
    lines = [f"my_example({name!r})", repr(example).split("\nWork out")[0], ""]
    lines += [f"{step} = {np.round(example.values[step], 3).tolist()}" for step in STEPS]
    bug = drawn(name)
    what, line = REPAIRED[bug[0]][bug[1]]
    return "\n".join([*lines, "", f"find_the_bug({name!r})", source_of(*bug), f"{what} Right: {line}"])

"""The mistakes of Linear."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "weights-reshaped": Mistake(
        "equals the product with the reshaped w",
        "reshape keeps the order of the numbers; a product needs the transpose, .T.",
    ),
    "bias-along-the-batch": Mistake(
        "b was added along the batch", "b has one value for each output: it must line up with the columns."
    ),
    "weights-not-transposed": Mistake(
        "equals the product with w itself",
        "w has the shape (n_out, n_in): which way round must it stand in the product?",
    ),
    "bias-missing": Mistake("differs by exactly b", "Is the bias added?"),
    "bias-subtracted": Mistake("differs by exactly 2 b", "The bias is added, not subtracted."),
    "x_in-not-kept": Mistake(
        "self.x_in is missing or not the latest input", "Store the input in self.x_in: the backward pass needs it."
    ),
    "output-kept-as-x_in": Mistake("self.x_in equals the output", "Store the input, not the output."),
    "d_in-weights-transposed": Mistake(
        "d_in is the product with the transposed w", "d_in needs w as it is: (n, n_out) times (n_out, n_in)."
    ),
    "db-summed-over-the-outputs": Mistake(
        "db holds sums over the outputs", "Sum d_out over the batch, axis 0, so that each output keeps its own bias."
    ),
    "d_in-not-kept": Mistake(
        "self.d_in is missing or differs from the returned value", "Store the result in self.d_in as well."
    ),
    "dw-transposed": Mistake(
        "dw equals the transpose", "dw must have w's shape: which of the two factors is transposed?"
    ),
    "not-accumulated": Mistake("the second backward call replaces the gradient", "Did you write = for +=?"),
    "db-not-summed": Mistake("db has one row for each example", "Sum d_out over the batch, the first dimension."),
    "db-summed-over-everything": Mistake(
        "each element of db is the sum over everything",
        "Sum over the batch only (axis 0), so that each output keeps its own bias.",
    ),
    "db-lost-its-dimension": Mistake("db has the shape (n_out,)", "Keep db two-dimensional, (1, n_out): see keepdims."),
    "parameter-not-updated": Mistake(
        "the parameter is unchanged",
        "Set both self.w and self.b: a plain w or b is a new name, which is gone after the call.",
    ),
    "gradients-changed-first": Mistake(
        "the step was made with a gradient that the call itself had changed, or cleared",
        "Leave self.dw and self.db as they are: nothing is cleared, scaled or clipped before the step.",
    ),
    "column-of-ones-kept": Mistake(
        "self.x_in holds the input and a column more", "Store the input as it came, without the column of ones."
    ),
    "gradient-of-the-other": Mistake(
        "the step was made of the other parameter's gradient",
        "w moves by its own gradient dw, b by its own gradient db.",
    ),
    "gradient-replaces-parameter": Mistake(
        "the parameter is now the learning rate times the gradient",
        "Change the parameter by that amount, do not replace it.",
    ),
}
# fmt: on

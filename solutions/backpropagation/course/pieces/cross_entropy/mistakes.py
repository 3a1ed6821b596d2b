"""The mistakes of CrossEntropy."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "eps-missing": Mistake(
        "inf or NaN where a probability is 0", "Add eps to the probability before the logarithm or the division."
    ),
    "eps-outside": Mistake(
        "eps was added outside the logarithm or the division",
        "eps belongs to the probability: inside the logarithm, in the denominator.",
    ),
    "zero-cost-of-a-missed-class": Mistake(
        "the cost is 0 where the true class has probability 0", "There the cost is large: about -log(eps)."
    ),
    "input-normalised-again": Mistake(
        "equals the value for rows divided by their sums",
        "Take the prediction as it is; normalising is the softmax's work.",
    ),
    "softmax-applied-again": Mistake(
        "equals the cost of the softmax of the prediction", "The prediction has passed the softmax already."
    ),
    "squared-error-instead": Mistake(
        "equals the squared error", "The cross-entropy takes the logarithm of the probability of the true class."
    ),
    "squared-error-gradient": Mistake(
        "equals the gradient of the squared error", "Differentiate this cost: what becomes of log(x)?"
    ),
    "target-missing": Mistake("not multiplied by the target", "Only the true class counts: multiply by the target."),
    "target-inside-the-logarithm": Mistake(
        "the target stands inside the logarithm", "The target is a factor of the logarithm: t log(p), not log(t p)."
    ),
    "binary-cross-entropy": Mistake(
        "equals the binary cross-entropy", "The categorical cross-entropy has no term with 1 - target."
    ),
    "other-logarithm": Mistake("equals the cost with the logarithm to base 2 or 10", "Use the natural logarithm."),
    "zero-gradient-of-a-missed-class": Mistake(
        "the gradient is 0 where the true class has probability 0", "There the gradient is large: about -target / eps."
    ),
    "not-divided": Mistake(
        "the prediction does not appear in the denominator", "Differentiate the logarithm: what becomes of log(x)?"
    ),
    "columns-of-all-rows": Mistake(
        "the column of each true class is filled in all rows",
        "[:, classes] means these columns of every row. A product with the target picks one for each row.",
    ),
    "product-rule": Mistake(
        "equals the gradient with the logarithm as a term of its own",
        "The target is a constant: only the logarithm is differentiated.",
    ),
    "prediction-for-target": Mistake(
        "counts the class that the prediction holds most likely",
        "Whether the guess is right is not asked: the target says which class counts.",
    ),
    "difference-instead": Mistake(
        "equals prediction minus target",
        "That is the gradient of softmax and cross-entropy together; here only the cross-entropy is asked for.",
    ),
}
# fmt: on

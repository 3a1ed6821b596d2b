"""The mistakes of SoftMax."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "softmax-over-the-batch": Mistake(
        "the columns sum to one", "Normalise each row: the sum goes over the outputs, axis 1."
    ),
    "softmax-over-everything": Mistake("all elements together sum to one", "Normalise each row by its own sum."),
    "not-normalised": Mistake("equals exp of the input", "Divide by the sum of the row."),
    "overflow": Mistake(
        "inf or NaN for large inputs",
        "Subtract each row's maximum (np.max, not its place) before exp: it changes nothing else.",
    ),
    "maximum-in-one-place": Mistake(
        "the maximum is subtracted above the line only",
        "Subtract it below the line too: then it cancels.",
    ),
    "share-before-exp": Mistake(
        "equals exp of the input divided by a sum", "First exp of each element, then divide by the sum of these."
    ),
    "softmax-of-the-gradient": Mistake(
        "equals the formula with the softmax of d_out in place of the output",
        "The formula takes the output of the forward pass, which the object keeps: self.x_out.",
    ),
    "maximum-over-everything": Mistake(
        "rows far below the batch's maximum become 0/0", "Subtract each row's own maximum."
    ),
    "maximum-of-each-column": Mistake(
        "rows far below the largest of their columns become 0/0", "Subtract each row's own maximum, axis 1."
    ),
    "wrong-for-large-inputs": Mistake(
        "right for small inputs only", "Subtract each row's maximum before exp: then nothing overflows."
    ),
    "denominator-without-exp": Mistake(
        "exp of the input, divided by a sum of the inputs themselves",
        "Divide by the sum of what stands above the line.",
    ),
    "other-activation": Mistake(
        "equals another activation function: tanh or ReLU", "The softmax divides exp of each element by the row's sum."
    ),
    "exp-missing": Mistake("equals the input divided by its sum", "The softmax takes exp of each element first."),
    "log-softmax": Mistake("equals the logarithm of the softmax", "Return the probabilities, not their logarithm."),
    "sigmoid-instead": Mistake(
        "equals the sigmoid of each element", "The softmax couples the elements of a row; the sigmoid does not."
    ),
    "x_out-not-kept": Mistake(
        "self.x_out is missing or not the latest output", "Store the output in self.x_out: the backward pass needs it."
    ),
    "diagonal-only": Mistake(
        "equals d_out s (1 - s)",
        "Each output depends on every input of its row: the Jacobian has entries off the diagonal too.",
    ),
    "diagonal-missing": Mistake(
        "the diagonal's part s d_out is missing", "The Jacobian's diagonal has the term s itself as well."
    ),
    "outer-product-missing": Mistake(
        "equals d_out times the output",
        "Each output depends on every input of its row: the sum over the row is missing.",
    ),
    "jacobian-summed-first": Mistake(
        "all values are about 0",
        "The Jacobian's rows and columns sum to 0: first multiply by d_out, then sum over the index that d_out has.",
    ),
    "largest-only": Mistake(
        "1 for the largest element of each row, 0 elsewhere",
        "The softmax gives shares of all elements, not the largest alone.",
    ),
    "d_out-missing": Mistake(
        "d_out does not appear in it", "The gradient that comes from behind is a factor: the Jacobian times d_out."
    ),
    "jacobian-misbuilt": Mistake(
        "equals the product with diag(s) or the outer product built wrongly",
        "The Jacobian of one row s is np.diag(s) - np.outer(s, s): s on the diagonal, s_i s_j taken off everywhere.",
    ),
    "jacobian-diagonal": Mistake(
        "equals the product with a Jacobian whose diagonal is another one",
        "On the diagonal, j = l, the Jacobian has s_j (1 - s_j); beside it -s_j s_l.",
    ),
    "jacobian-beside-the-diagonal": Mistake(
        "equals the product with a Jacobian that is right on its diagonal only",
        "Beside the diagonal the Jacobian has -s_j s_l; on it, j = l, s_j (1 - s_j).",
    ),
    "sum-over-the-batch": Mistake("the sum went over the wrong axis", "Sum over the outputs of each row, axis 1."),
    "softmax-with-cross-entropy": Mistake(
        "equals the shortcut for softmax and cross-entropy together",
        "d_out is already the gradient by the softmax's output; apply the Jacobian to it, for any d_out.",
    ),
}
# fmt: on

"""The catalogue of mistakes: a name, how the numbers show it, and the help that the student reads.

The visible checks beside this file and the grader's judge both speak from here. A name is given only where the data
shows the mistake; otherwise a message says what was observed and nothing more.
"""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """One entry: how the data shows the mistake, and what to look at."""

    shown_by: str
    help: str


# fmt: off  (one line an entry)
MISTAKES = {
    # ----- any task -----
    "blank": Mistake("NotImplementedError of the blank", "The blank is still open."),
    "returns-nothing": Mistake(
        "the value is None", "Is a return statement missing, or does a blank not set the value?"
    ),
    "not-an-array": Mistake("the value is no numpy array of numbers", "Return a numpy array."),
    "not-finite": Mistake(
        "inf or NaN where the inputs are finite",
        "Look for a division by zero, the logarithm of zero, or an overflow of exp.",
    ),
    "changes-its-input": Mistake(
        "an array passed in differs after the call", "Did you use an in-place operation (+=, -=, out=) on an argument?"
    ),
    "changes-a-returned-array": Mistake(
        "an array returned earlier differs after a later call", "Make a new array in each call instead of reusing one."
    ),
    "hard-coded-size": Mistake(
        "works for one size only", "Take the sizes from the arrays (x.shape) instead of writing numbers."
    ),
    "state-on-the-class": Mistake(
        "two objects of the class share what they keep", "Store on self, not on the class or in a global variable."
    ),
    "stale-state": Mistake(
        "right for the first call, then still that first result", "Store the arrays anew in each call."
    ),
    "global-variable": Mistake(
        "the value follows a global variable, not the argument",
        "Use the function's own arguments, not the notebook's variables of similar names.",
    ),
    "one-row-only": Mistake(
        "only the first row of the batch is right", "Treat the whole batch: the first dimension counts the examples."
    ),
    "not-repeatable": Mistake(
        "the same call gives another result the second time",
        "The result may depend on the arguments and what is kept from them, and on nothing else.",
    ),
    "result-accumulated": Mistake(
        "the same call gives twice the result the second time",
        "Compute the result anew in each call; only dw and db add up.",
    ),
    "row-left-out": Mistake("one row of the batch is missing or zero", "Does the loop reach the last example?"),
    "transposed": Mistake("equals the transpose", "The batch is the first dimension: is a .T too many or missing?"),
    "dimension-lost": Mistake(
        "right values with other dimensions, or a sum that lines up with the columns",
        "Keep both dimensions: see keepdims.",
    ),
    "reduced-over-the-outputs": Mistake(
        "one value for each example", "Keep one value for each output of each example."
    ),
    "rounded": Mistake("equals the rounded value", "Leave out round, int and astype(int)."),
    "clipped": Mistake("values beyond a bound are set to it", "Leave out the clipping: every value counts."),
    "sign-lost": Mistake("equals the absolute value", "The sign tells the direction: keep it."),
    # ----- 2a -----
    "weights-reshaped": Mistake(
        "equals the product with the reshaped w",
        "reshape keeps the order of the numbers; a product needs the transpose, .T.",
    ),
    "bias-along-the-batch": Mistake(
        "b was added along the batch", "b has one value for each output: it must line up with the columns."
    ),
    "parameters-changed": Mistake("w or b changes in forward", "forward only computes; leave w and b as they are."),
    "weights-not-transposed": Mistake(
        "equals the product with w itself",
        "w has the shape (n_out, n_in): which way round must it stand in the product?",
    ),
    "bias-missing": Mistake("differs by exactly b", "Is the bias added?"),
    "bias-subtracted": Mistake("differs by exactly 2 b", "The bias is added, not subtracted."),
    "activation-applied": Mistake(
        "equals the sigmoid of the expected value",
        "A linear layer has no activation function: that is the next layer's work.",
    ),
    "x_in-not-kept": Mistake(
        "self.x_in is missing or not the latest input", "Store the input in self.x_in: the backward pass needs it."
    ),
    "output-kept-as-x_in": Mistake("self.x_in equals the output", "Store the input, not the output."),
    # ----- 2d -----
    "d_in-weights-transposed": Mistake(
        "d_in is the product with the transposed w", "d_in needs w as it is: (n, n_out) times (n_out, n_in)."
    ),
    "d_out-passed-through": Mistake(
        "equals d_out", "The gradient changes on its way through the layer: apply the chain rule."
    ),
    "gradient-missing": Mistake("the gradient stays zero", "Is something added to this gradient?"),
    "activation-in-gradient": Mistake(
        "the derivative of an activation function is multiplied in",
        "Each layer differentiates itself alone: the activation function is another layer's work.",
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
    "averaged-over-the-batch": Mistake(
        "off by exactly the batch size", "Sum over the batch, do not average: the learning rates are chosen for sums."
    ),
    "not-accumulated": Mistake("the second backward call replaces the gradient", "Did you write = for +=?"),
    "gradient-zeroed-in-backward": Mistake(
        "earlier gradients vanish in backward", "Only zero_gradients sets gradients to zero."
    ),
    "db-not-summed": Mistake("db has one row for each example", "Sum d_out over the batch, the first dimension."),
    "db-summed-over-everything": Mistake(
        "each element of db is the sum over everything",
        "Sum over the batch only (axis 0), so that each output keeps its own bias.",
    ),
    "db-lost-its-dimension": Mistake("db has the shape (n_out,)", "Keep db two-dimensional, (1, n_out): see keepdims."),
    "sign-flipped": Mistake("equals the negative of the expected value", "Check the sign."),
    "factor-two": Mistake("twice the expected value", "A factor of two too much: is something added twice?"),
    "factor-half": Mistake("half the expected value", "A factor of two is missing."),
    "updated-in-backward": Mistake(
        "w or b changes in backward", "backward only computes gradients; update_parameters changes w and b."
    ),
    # ----- 2e -----
    "ascent": Mistake(
        "the parameter moved by plus the learning rate times the gradient", "Gradient descent subtracts."
    ),
    "parameter-not-updated": Mistake("the parameter is unchanged", "Update both w and b."),
    "learning-rate-ignored": Mistake(
        "the parameter moved by the whole gradient", "Multiply the gradient by the learning rate."
    ),
    "hard-coded-learning-rate": Mistake(
        "the step fits another learning rate than the one passed in", "Use the argument learning_rate, not a number."
    ),
    "gradient-replaces-parameter": Mistake(
        "the parameter is now the learning rate times the gradient",
        "Change the parameter by that amount, do not replace it.",
    ),
    "gradients-changed-by-update": Mistake(
        "dw or db differs after update_parameters", "Leave the gradients as they are: zero_gradients clears them."
    ),
    # ----- 2b, 2c -----
    "not-squared": Mistake("equals the difference", "Square the difference."),
    "root-taken": Mistake("equals the square root", "Leave out the root: the cost is the squared difference itself."),
    "one-hot-targets-only": Mistake(
        "right for one-hot targets only",
        "The formula holds for any target: multiply or subtract it, do not compare it.",
    ),
    "absolute-value": Mistake(
        "equals the absolute difference", "Square the difference instead of taking its absolute value."
    ),
    "mean-over-everything": Mistake(
        "one number, the mean over batch and outputs",
        "Return the cost of each element; the mean is taken later, by train.",
    ),
    "sum-over-everything": Mistake("one number, the sum over batch and outputs", "Return the cost of each element."),
    "reduced-over-the-batch": Mistake(
        "one value for each output", "The batch dimension has to stay: one row for each example."
    ),
    "kept-arrays-missing": Mistake(
        "the arrays to keep are missing or not the latest", "Store both arguments on self: the gradient needs them."
    ),
    "kept-arrays-swapped": Mistake(
        "the two kept arrays are swapped", "Check which argument is the target and which the prediction."
    ),
    "cost-times-gradient": Mistake(
        "the gradient is multiplied by the cost",
        "The argument is the cost itself, not a gradient from above: nothing to multiply.",
    ),
    "gradient-of-another-cost": Mistake(
        "the gradient belongs to an accepted cost, but not to your estimate",
        "Differentiate your own estimate: a factor or a mean in it must appear in the gradient.",
    ),
    "returns-the-cost": Mistake("the gradient equals the cost", "Return the derivative, not the cost."),
    # ----- 2f, 3b -----
    "gradients-not-zeroed": Mistake("old gradients are still in the update", "Zero the gradients first."),
    "zeroed-too-late": Mistake(
        "the gradients are zero at the update", "Zero the gradients before the backward pass, not after it."
    ),
    "updated-before-backward": Mistake(
        "the update used the old gradients", "First the backward pass, then the update."
    ),
    "arguments-not-used": Mistake(
        "a layer or the cost function that was passed in is never called",
        "Use the layers and the cost function that the function gets, both for estimate and for gradient.",
    ),
    "layer-not-updated": Mistake("one layer's parameters are unchanged", "Call update_parameters on every layer."),
    "layer-not-zeroed": Mistake("one layer still held old gradients", "Call zero_gradients on every layer."),
    "layers-in-forward-order": Mistake(
        "backward went through the layers in forward order", "The gradient flows from the last layer to the first."
    ),
    "backward-missing": Mistake(
        "no gradient reached the layers", "Call backward, beginning with the gradient of the cost."
    ),
    "cost-passed-to-backward": Mistake(
        "the cost went into backward in place of its gradient",
        "Ask the cost function for its gradient and pass that on.",
    ),
    "cost-after-update": Mistake("the cost is that of the updated layers", "Return the cost from before the update."),
    "cost-reduced": Mistake("the mean or sum of the cost was returned", "Return the cost array as estimate gave it."),
    "arguments-swapped": Mistake(
        "target and prediction were swapped", "estimate takes the target first, then the prediction."
    ),
    "trained-more-than-once": Mistake(
        "the parameters moved by more than one step", "One step only: one forward, one backward, one update."
    ),
    # ----- 3a -----
    "layers-not-chained": Mistake(
        "each layer got the network's input", "Pass each layer's result on to the next layer."
    ),
    "layer-left-out": Mistake("a layer was never called", "Go through all layers."),
    "layers-reversed-in-forward": Mistake(
        "forward went through the layers from the last to the first", "forward goes in the order of self.layers."
    ),
    "layers-order-changed": Mistake(
        "self.layers holds other layers, or in another order, after a call",
        "Leave self.layers as it is: reversed(...) gives a view; list.reverse() and list.pop() change the list itself.",
    ),
    "empty-network": Mistake(
        "a network without layers is not the identity", "Without layers, return the argument as it is."
    ),
    # ----- 4, 5, 6e -----
    "wrong-layers": Mistake(
        "the trained net is not the one of the task", "Compare the layers and their sizes with the task."
    ),
    "wrong-cost": Mistake("another cost function reached train", "Compare the cost function with the task."),
    "wrong-batch-size": Mistake(
        "another batch_size reached train", "Check the order and the values of train's arguments."
    ),
    "wrong-learning-rate": Mistake(
        "another learning_rate reached train", "Check the order and the values of train's arguments."
    ),
    "wrong-number-of-epochs": Mistake(
        "another number_epochs reached train", "Check the order and the values of train's arguments."
    ),
    "train-not-called": Mistake("the function did not call train", "Call the given train with your network."),
    "net-not-returned": Mistake("the function returned something that is no net", "Return the trained net."),
    "untrained-net-returned": Mistake(
        "the returned net is not the one that was trained", "Return the very net that you passed to train."
    ),
    "net-changed-after-training": Mistake(
        "the returned net went through train, but predicts something else now",
        "Return the net as train has left it.",
    ),
    "single-layer": Mistake(
        "fewer than two arrays of weights were trained",
        "Add a hidden layer: two Linear layers with an activation function between them.",
    ),
    "below-the-bar": Mistake(
        "accuracy below the bar of task 5",
        "Try a larger learning rate, more hidden units or another activation function.",
    ),
    "out-of-time": Mistake(
        "the time limit was reached before the bar",
        "Make the network smaller or the learning rate larger, so that it learns sooner.",
    ),
    # ----- 6a, 6d -----
    "softmax-over-the-batch": Mistake(
        "the columns sum to one", "Normalise each row: the sum goes over the outputs, axis 1."
    ),
    "softmax-over-everything": Mistake("all elements together sum to one", "Normalise each row by its own sum."),
    "not-normalised": Mistake("equals exp of the input", "Divide by the sum of the row."),
    "overflow": Mistake(
        "inf or NaN for large inputs", "Subtract each row's maximum before exp: it changes nothing else."
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
    "sum-over-the-batch": Mistake("the sum went over the wrong axis", "Sum over the outputs of each row, axis 1."),
    "softmax-with-cross-entropy": Mistake(
        "equals the shortcut for softmax and cross-entropy together",
        "d_out is already the gradient by the softmax's output; apply the Jacobian to it, for any d_out.",
    ),
    # ----- 6b, 6c -----
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
    "target-missing": Mistake("not multiplied by the target", "Only the true class counts: multiply by the target."),
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
    "difference-instead": Mistake(
        "equals prediction minus target",
        "That is the gradient of softmax and cross-entropy together; here only the cross-entropy is asked for.",
    ),
}
# fmt: on

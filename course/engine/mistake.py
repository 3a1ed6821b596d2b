"""The entry of the catalogue of mistakes, and the mistakes that pieces of several kinds share.

A name is given only where the data shows the mistake; otherwise a message says what was observed and nothing more.
"""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """One entry: how the data shows the mistake, and what to look at."""

    shown_by: str
    help: str


# fmt: off  (one line an entry)
COMMON = {
    # ----- any task -----
    "blank": Mistake("NotImplementedError of the blank", "The blank is still open."),
    "returns-nothing": Mistake(
        "the value is None",
        "Is a return statement missing, or did the blank set a plain name where self. is returned?",
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
        "only one row of the batch is right", "Treat the whole batch: the first dimension counts the examples."
    ),
    "neighbours-compared": Mistake(
        "equals the differences of neighbouring elements",
        "np.gradient and np.diff compare neighbours in an array: that is no derivative. Write its formula.",
    ),
    "difference-quotient": Mistake(
        "equals a difference quotient with a step that is too large",
        "A quotient of differences is only near the derivative: write the derivative's own formula.",
    ),
    "zero-everywhere": Mistake(
        "all its values are 0", "Is something taken away from itself, or multiplied by 0, or never filled in?"
    ),
    "not-repeatable": Mistake(
        "the same call gives another result the second time",
        "The result may depend on the arguments and what is kept from them, and on nothing else.",
    ),
    "result-accumulated": Mistake(
        "the same call gives twice the result the second time",
        "Compute the result anew in each call; only dw and db add up.",
    ),
    "fails-for-one-example": Mistake(
        "goes wrong for a batch of one example",
        "One example is a batch with one row: leave out squeeze, and whatever asks how many there are.",
    ),
    "column-left-out": Mistake("one column is missing or zero", "Does the loop reach the last output?"),
    "too-few-digits": Mistake(
        "equals the right value to a few digits only",
        "Compute with 32 or 64 bits, without float16 and without rounding.",
    ),
    "axis-too-many": Mistake(
        "has an axis too many",
        "Write the shapes below the formula: is a product, or a sum over one axis, still missing?",
    ),
    "one-number-everywhere": Mistake(
        "one and the same number everywhere", "The value has to follow from the arguments and what is kept."
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
    "rounded": Mistake(
        "equals the rounded value, or the value cut off",
        "Leave out round, int and astype(int). np.zeros_like and np.empty_like take the type of their argument, "
        "which may be whole numbers: add dtype=float.",
    ),
    "output-left-out": Mistake(
        "right for some outputs, and missing, zero or unchanged for others", "Does the loop reach every output?"
    ),
    "input-left-out": Mistake(
        "right for some inputs, and missing, zero or unchanged for others", "Does the loop reach every input?"
    ),
    "one-output-for-all": Mistake(
        "what belongs to one output stands for all of them",
        "Each output has its own row of w and its own element of b.",
    ),
    "reshaped-for-transposed": Mistake(
        "an array was reshaped where it has to be transposed, or transposed and then reshaped",
        "reshape fills the same numbers into another shape, in their order, and mixes the examples: .T exchanges the axes.",
    ),
    "memory-order": Mistake(
        "right for an array that lies row by row in memory, and mixed up for one that lies column by column",
        "An array may lie in any order: leave out order='K', order='A', tobytes and the like.",
    ),
    "passed-over": Mistake(
        "some rows or elements are missing, zero or unchanged, and others are right",
        "Which condition passes them over? Every example and every output counts, also where a number is 0 or small.",
    ),
    "sum-goes-on": Mistake(
        "a sum still holds what was added for the rows, or the elements, before",
        "Begin each sum at zero: set it to 0 inside of the outer loop.",
    ),
    "counts-its-calls": Mistake(
        "right in the first call, and in each later call times another number",
        "Every call does the same: nothing may depend on how many there were.",
    ),
    "weight-decay": Mistake(
        "a multiple of the parameter is added, or taken away",
        "Leave the term out: the cost here has no regularisation (weight decay).",
    ),
    "momentum": Mistake(
        "right at first, then part of the earlier step is in it",
        "Each step is the learning rate times the present gradient alone, without momentum.",
    ),
    "clipped": Mistake("values beyond a bound are set to it", "Leave out the clipping: every value counts."),
    "sign-lost": Mistake("equals the absolute value", "The sign tells the direction: keep it."),
    "parameters-changed": Mistake("w or b changes in forward", "forward only computes; leave w and b as they are."),
    "gradients-changed-by-forward": Mistake(
        "dw or db changes in forward", "forward only computes; leave dw and db to backward and zero_gradients."
    ),
    "activation-applied": Mistake(
        "an activation function was applied to the right value",
        "A linear layer has no activation function: that is the next layer's work.",
    ),
    "d_out-passed-through": Mistake(
        "equals d_out", "The gradient changes on its way through the layer: apply the chain rule."
    ),
    "gradient-missing": Mistake("the gradient stays zero", "Is something added to this gradient?"),
    "activation-in-gradient": Mistake(
        "the derivative of an activation function is multiplied in",
        "Each layer differentiates itself alone: the activation function is another layer's work.",
    ),
    "sigmoid-derivative-instead": Mistake(
        "is the derivative of the sigmoid", "That is another layer's: differentiate what stands in this class."
    ),
    "averaged-over-the-batch": Mistake(
        "divided by the number of examples, or of all elements",
        "Leave the division out: nothing is averaged over the batch, since the learning rates are chosen for sums.",
    ),
    "old-gradient-added-twice": Mistake(
        "the gradients so far are counted twice",
        "self.dw += ... adds to what is there: leave self.dw out on the right.",
    ),
    "gradient-zeroed-in-backward": Mistake(
        "earlier gradients vanish in backward", "Only zero_gradients sets gradients to zero."
    ),
    "sign-flipped": Mistake("equals the negative of the expected value", "Check the sign."),
    "factor-two": Mistake("twice the expected value", "A factor of two too much: is something added twice?"),
    "factor-half": Mistake("half the expected value", "A factor of two is missing."),
    "updated-in-backward": Mistake(
        "w or b changes in backward", "backward only computes gradients; update_parameters changes w and b."
    ),
    "ascent": Mistake(
        "the parameter moved by plus the learning rate times the gradient", "Gradient descent subtracts."
    ),
    "learning-rate-ignored": Mistake(
        "the parameter moved by the whole gradient", "Multiply the gradient by the learning rate."
    ),
    "hard-coded-learning-rate": Mistake(
        "the step fits another learning rate than the one passed in", "Use the argument learning_rate, not a number."
    ),
    "gradients-changed-by-update": Mistake(
        "dw or db differs after update_parameters", "Leave the gradients as they are: zero_gradients clears them."
    ),
    "mean-over-everything": Mistake(
        "one number, the mean over batch and outputs",
        "Return the cost of each element; the mean is taken later, by train.",
    ),
    "sum-over-everything": Mistake(
        "one number, the sum over batch and outputs", "Keep all elements: the result has the prediction's shape."
    ),
    "reduced-over-the-batch": Mistake(
        "one value for each output", "The batch dimension has to stay: one row for each example."
    ),
    "one-number": Mistake(
        "one number where one for each element is wanted", "Leave out the sum, mean or norm: keep every element."
    ),
    "axes-exchanged": Mistake("its axes are exchanged", "The batch is the first axis: is a .T too many or missing?"),
    "product-of-all-rows": Mistake(
        "its shape is that of a product of all rows, or all columns, with each other",
        "Each element of each example counts by itself: is there a matrix product too many?",
    ),
    "times-a-number": Mistake(
        "equals the right value times one and the same number", "Which factor is too many, or missing?"
    ),
    "plus-a-number": Mistake(
        "differs from the right value by one and the same number", "Which number is added, or left out?"
    ),
    # ----- costs -----
    "one-hot-targets-only": Mistake(
        "right for one-hot targets only",
        "The formula holds for any target: multiply or subtract it, do not compare it.",
    ),
    "kept-arrays-missing": Mistake(
        "the arrays to keep are missing, or not those that came as arguments",
        "Store both arguments on self: the gradient needs them.",
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
    "arguments-swapped": Mistake(
        "target and prediction were swapped", "estimate takes the target first, then the prediction."
    ),
    # ----- what works on several layers -----
    "layer-not-updated": Mistake(
        "one layer's parameters are unchanged", "Call update_parameters(learning_rate) on every layer."
    ),
    "layer-not-zeroed": Mistake(
        "one layer still held old gradients", "Call zero_gradients(), with brackets, on every layer."
    ),
    "layers-in-forward-order": Mistake(
        "backward went through the layers in forward order", "The gradient flows from the last layer to the first."
    ),
    "learning-rate-changed": Mistake(
        "the parameters moved by another multiple of their gradient",
        "Pass the argument learning_rate on to every layer, as it came.",
    ),
    "trained-more-than-once": Mistake(
        "the parameters moved by more than one step", "One step only: one forward, one backward, one update."
    ),
    "layers-not-chained": Mistake(
        "each layer got the network's input", "Pass each layer's result on to the next layer."
    ),
    "forward-of-other-data": Mistake(
        "the layers' latest forward pass was not that of the whole batch",
        "backward uses what the layers kept: send the whole batch through the layers themselves, once, before it.",
    ),
    "layer-left-out": Mistake("a layer was never called", "Go through all layers."),
    "layers-reversed-in-forward": Mistake(
        "forward went through the layers from the last to the first", "forward goes from the first layer to the last."
    ),
}
# fmt: on

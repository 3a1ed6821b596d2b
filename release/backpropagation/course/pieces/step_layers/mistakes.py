"""The mistakes of step_layers, and of step_network."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "gradients-not-zeroed": Mistake(
        "old gradients are still in the update",
        "Zero the gradients first, in every step: zero_gradients(), with brackets, on every layer.",
    ),
    "zeroed-too-late": Mistake(
        "the gradients are zero at the update", "Zero the gradients before the backward pass, not after it."
    ),
    "updated-before-backward": Mistake(
        "the update used the old gradients", "First the backward pass, then the update."
    ),
    "arguments-not-used": Mistake(
        "a layer that was passed in, or estimate or gradient of the cost function, is never called",
        "Use the layers and the cost function that the function gets, both for estimate and for gradient.",
    ),
    "backward-missing": Mistake(
        "no gradient reached the layers", "Call backward, beginning with the gradient of the cost."
    ),
    "cost-passed-to-backward": Mistake(
        "the cost went into backward in place of its gradient",
        "Ask the cost function for its gradient and pass that on.",
    ),
    "cost-after-update": Mistake("the cost is that of the updated layers", "Return the cost from before the update."),
    "updated-twice": Mistake(
        "the parameters moved by two steps with the same gradients",
        "Call update_parameters once on every layer, or on the net alone.",
    ),
    "wrong-argument-of-gradient": Mistake(
        "the cost function's gradient was given something else than the cost",
        "gradient gets the cost array of this step.",
    ),
    "prediction-returned": Mistake("another array was returned in place of the cost", "Return what estimate gave."),
    "example-by-example": Mistake(
        "the layers got the examples one by one",
        "Pass the whole batch at once: one forward pass, one backward pass, one update.",
    ),
    "batch-in-parts": Mistake(
        "the batch went through the layers in parts",
        "Pass the whole batch at once: one forward pass, one backward pass, one update.",
    ),
    "rows-shuffled-apart": Mistake(
        "the rows of the inputs or those of the targets were put into another order, without the other's",
        "Each row of the inputs belongs to the same row of the targets: take the batch as it comes.",
    ),
    "rows-shuffled": Mistake(
        "the rows of the batch were put into another order",
        "A step takes the batch as it comes, so that the cost has its rows; shuffling is the work of whoever draws batches.",
    ),
    "backward-goes-on": Mistake(
        "backward began once more, with what it had given for the inputs",
        "One backward pass goes through all layers: call backward once, with the gradient of the cost.",
    ),
    "backward-called-twice": Mistake(
        "backward was called more than once in one step, so that the gradients count several times",
        "Gradients add up with every call: one forward, one backward.",
    ),
    "cost-changed": Mistake(
        "the returned array is not what estimate gave", "Return the cost array as estimate gave it."
    ),
    "inputs-changed": Mistake(
        "forward got another array than the inputs, or than what the layer before it gave",
        "Pass each array on as it is, without scaling or rounding it on the way.",
    ),
    "targets-changed": Mistake(
        "estimate got other targets than those that were passed in", "The cost function takes the targets as they are."
    ),
    "prediction-changed": Mistake(
        "estimate got another array than the last layer's output",
        "The prediction is what the last layer gives, as it is: without rounding, argmax or a softmax of your own.",
    ),
    "gradient-changed": Mistake(
        "backward got another array than the gradient",
        "backward takes what the cost function's gradient, or the layer behind, returned: as it is.",
    ),
    "copies-used": Mistake(
        "copies of the layers did the work",
        "What a copy learns or keeps stays in the copy: work with the very layers that the function gets.",
    ),
    "targets-for-inputs": Mistake(
        "forward got the targets", "The inputs go through the layers; the targets are for estimate alone."
    ),
    "inputs-for-targets": Mistake(
        "estimate got the inputs in the place of the targets", "estimate takes the targets first, then the prediction."
    ),
    "estimate-of-a-hidden-layer": Mistake(
        "estimate got what a layer in between gave", "The prediction is what the last layer gives."
    ),
    "no-gradient-to-backward": Mistake(
        "a backward got an array that is no gradient",
        "The last layer's backward takes the gradient of the cost, each other one what the layer behind it returned.",
    ),
    "called-too-early": Mistake(
        "gradient was called before estimate",
        "First forward and estimate, then gradient and backward: each needs what came before.",
    ),
    "cost-reduced": Mistake("the mean or sum of the cost was returned", "Return the cost array as estimate gave it."),
}
# fmt: on

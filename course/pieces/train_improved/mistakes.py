"""The mistakes of train_improved."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "single-layer": Mistake(
        "fewer than two arrays of weights were trained",
        "Add a hidden layer: two Linear layers with an activation function between them.",
    ),
    "layer-stays": Mistake(
        "training has left the weights of a layer as they were",
        "Look at the layer whose weights stayed: its update_parameters has to change them, and backward has to fill their gradients.",
    ),
    "best-net-not-returned": Mistake(
        "another net than the returned one passes the bar",
        "Keep the net itself, not only its number, as soon as it is the best one, and return it.",
    ),
    "below-the-bar": Mistake(
        "accuracy below the bar of task 5",
        "Look at the mean cost of each epoch: does it fall? Then try another learning rate, more epochs or more hidden units.",
    ),
    "wrong-derivative": Mistake(
        "a class of your own is differentiated wrongly",
        "Compare its backward or gradient with a derivative by hand, or with check_gradient.",
    ),
    "cost-not-finite": Mistake(
        "the cost became NaN or inf", "Try a much smaller learning rate; look for a logarithm or a division of zero."
    ),
    "equal-units": Mistake(
        "all units of a hidden layer do the same",
        "Let the weights start as different random numbers: units that start alike stay alike.",
    ),
    "no-activation-between": Mistake(
        "several linear layers in a row are one linear layer", "Put an activation function between them."
    ),
    "dead-units": Mistake(
        "a layer gives 0 for every image: no gradient goes back through it",
        "Try a smaller learning rate, or smaller weights at the start.",
    ),
    "saturated": Mistake(
        "a layer is saturated, where its slope is next to nothing",
        "Let the weights start smaller, or try a smaller learning rate.",
    ),
    "mixes-examples": Mistake(
        "one image's output depends on the other images of the batch",
        "Each image is computed by itself: sum along axis 1, and not along axis 0.",
    ),
    "differences-lost": Mistake(
        "a layer gives nearly the same for all images",
        "Try fewer layers, larger weights at the start (initial_sigma), or another activation function.",
    ),
    "too-narrow": Mistake("a hidden layer has very few units", "Give each hidden layer some dozens of units."),
    "cost-rises": Mistake("the mean cost rises", "Try a smaller learning rate."),
    "hardly-moved": Mistake(
        "the weights are nearly as they started", "Try a larger learning rate, smaller batches or more epochs."
    ),
    "too-few-steps": Mistake(
        "the net made very few steps of training",
        "Train for more epochs, or in smaller batches: each batch is one step.",
    ),
    "rate-fades": Mistake(
        "the learning rate fades before the net has learned",
        "Let the learning rate fall more slowly: halve it after some epochs, or leave it as it is.",
    ),
    "cost-jumps": Mistake("the mean cost jumps up and down", "Try a smaller learning rate."),
    "cost-stays": Mistake(
        "the mean cost stays where it is",
        "Try a larger learning rate or smaller batches; through fewer layers more of the gradient gets back.",
    ),
    "still-falling": Mistake(
        "the net was still learning when train ended", "Try more epochs, or a larger learning rate."
    ),
    "out-of-time": Mistake(
        "the time limit was reached before the bar",
        "Make the network smaller or the learning rate larger, so that it learns sooner.",
    ),
}
# fmt: on

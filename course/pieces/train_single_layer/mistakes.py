"""The mistakes of train_single_layer, and of the other trainings."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
MISTAKES = {
    "wrong-layers": Mistake(
        "the trained net is not the one of the task", "Compare the layers and their sizes with the task."
    ),
    "arguments-of-train-swapped": Mistake(
        "net and cost function were exchanged", "train takes the net first, then the cost function."
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
    "new-net-each-time": Mistake(
        "each call of train got a new net", "What a net has learned stays in it: train one net, and return it."
    ),
    "train-not-called": Mistake("the function did not call train", "Call the given train with your network."),
    "trained-by-hand": Mistake(
        "the net has learned outside of train", "Leave out the steps of your own: give train a new net."
    ),
    "net-not-returned": Mistake("the function returned something that is no net", "Return the trained net."),
    "untrained-net-returned": Mistake(
        "the returned net is not the one that was trained", "Return the very net that you passed to train."
    ),
    "net-changed-after-training": Mistake(
        "the returned net went through train, but predicts something else now",
        "Return the net as train has left it.",
    ),
}
# fmt: on

"""Every number of the grading scheme: points by task and part, hyperparameters, the bar of task 5."""

from __future__ import annotations

from dataclasses import dataclass

ASSIGNMENT = "backpropagation"


@dataclass(frozen=True)
class Task:
    """One task: what it is called, which cell answers it, and how its points split over parts."""

    title: str
    piece: str  # grade id of the solution cell
    parts: dict[str, int]

    @property
    def points(self) -> int:
        """The task's maximum, the sum of its parts."""
        return sum(self.parts.values())


@dataclass(frozen=True)
class Hyperparameters:
    """What a given cell sets before a training task, and what the judge expects to reach `train`."""

    batch_size: int
    learning_rate: float
    number_epochs: int


# The name that each solution cell defines, in the notebook's order.
PIECES = {
    "linear": "Linear",
    "mean_square_error": "MeanSquareError",
    "task_2f": "step_layers",
    "network": "Network",
    "task_3b": "step_network",
    "task_4": "train_single_layer",
    "task_5": "train_improved",
    "softmax": "SoftMax",
    "cross_entropy": "CrossEntropy",
    "task_6e": "train_softmax",
}

TASKS = {
    "2a": Task("Linear.forward", "linear", {"output": 4, "kept x_in": 1}),
    "2b": Task("MeanSquareError.estimate", "mean_square_error", {"cost": 4, "kept arrays": 1}),
    "2c": Task("MeanSquareError.gradient", "mean_square_error", {"gradient": 4, "latest batch": 1}),
    "2d": Task("Linear.backward", "linear", {"d_in": 3, "kept d_in": 1, "dw": 2, "db": 2, "accumulation": 2}),
    "2e": Task("Linear.update_parameters", "linear", {"w": 2, "b": 2, "gradients untouched": 1}),
    "2f": Task("step_layers", "task_2f", {"cost": 1, "gradients": 2, "update": 2}),
    "3a": Task("Network", "network", {"forward": 3, "backward": 3, "zero_gradients": 2, "update_parameters": 2}),
    "3b": Task("step_network", "task_3b", {"cost": 1, "gradients": 2, "update": 2}),
    "4": Task(
        "train_single_layer", "task_4", {"network": 4, "cost function": 2, "hyperparameters": 2, "returned net": 2}
    ),
    "5": Task("train_improved", "task_5", {"trained layers": 3, "accuracy": 7}),
    "6a": Task("SoftMax.forward", "softmax", {"output": 3, "large inputs": 1, "kept x_out": 1}),
    "6b": Task("CrossEntropy.estimate", "cross_entropy", {"cost": 3, "zero probability": 1, "kept arrays": 1}),
    "6c": Task("CrossEntropy.gradient", "cross_entropy", {"gradient": 3, "zero probability": 1, "latest batch": 1}),
    "6d": Task("SoftMax.backward", "softmax", {"d_in": 8, "latest batch": 2}),
    "6e": Task("train_softmax", "task_6e", {"network": 2, "cost function": 1, "hyperparameters": 1, "returned net": 1}),
}

INPUT_SIZE = 28**2
LABEL_SIZE = 10
HYPERPARAMETERS = {
    "4": Hyperparameters(batch_size=600, learning_rate=0.0001, number_epochs=100),
    "6e": Hyperparameters(batch_size=600, learning_rate=0.00001, number_epochs=100),
}

NOTEBOOK_SIZES = (HYPERPARAMETERS["4"].batch_size, INPUT_SIZE, LABEL_SIZE)

# Task 5: the mean accuracy of task 4's network over 10 seeds on the altered validation digits (`python -m benchmarks.bar`
# measured 0.8537), how much better a deeper network has to be, and the accuracy at which `train` returns early while grading:
# so much above the bar that altering the digits can't bring a net below it: that moves an accuracy by some 0.003.
SINGLE_LAYER_ACCURACY = 0.854
MARGIN = 0.03
BAR = SINGLE_LAYER_ACCURACY + MARGIN
EARLY_STOP = BAR + 0.018

"""train_single_layer: task 4."""

from course.engine.task import Hyperparameters, Part, Piece, Task

PIECE = Piece(
    grade_id="task_4",
    name="train_single_layer",
    tasks=(
        Task(
            "4",
            "train_single_layer",
            (Part("network", 4), Part("cost function", 2), Part("hyperparameters", 2), Part("returned net", 2)),
            verified="the task's network, cost and hyperparameters reach train, and the trained net comes back.",
        ),
    ),
    hyperparameters=Hyperparameters(batch_size=600, learning_rate=0.0001, number_epochs=100),
)

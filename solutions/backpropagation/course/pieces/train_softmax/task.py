"""train_softmax: task 6e."""

from course.engine.task import Hyperparameters, Part, Piece, Task

PIECE = Piece(
    grade_id="task_6e",
    name="train_softmax",
    tasks=(
        Task(
            "6e",
            "train_softmax",
            (Part("network", 2), Part("cost function", 1), Part("hyperparameters", 1), Part("returned net", 1)),
            verified="the task's network, cost and hyperparameters reach train, and the trained net comes back.",
        ),
    ),
    hyperparameters=Hyperparameters(batch_size=600, learning_rate=0.00001, number_epochs=100),
)

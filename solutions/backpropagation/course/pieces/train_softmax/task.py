"""train_softmax: task 6e."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="task_6e",
    name="train_softmax",
    tasks=(
        Task(
            "6e",
            "train_softmax",
            (Part("network", 2), Part("cost function", 1), Part("hyperparameters", 1), Part("returned net", 1)),
        ),
    ),
)

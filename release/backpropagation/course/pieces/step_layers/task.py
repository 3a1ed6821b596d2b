"""step_layers: task 2f."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="task_2f",
    name="step_layers",
    tasks=(
        Task(
            "2f",
            "step_layers",
            (Part("cost", 1), Part("gradients", 2), Part("update", 2)),
            whole=True,
            verified="one training step, in the right order.",
        ),
    ),
)

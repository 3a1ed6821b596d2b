"""step_network: task 3b."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="task_3b",
    name="step_network",
    tasks=(
        Task(
            "3b",
            "step_network",
            (Part("cost", 1), Part("gradients", 2), Part("update", 2)),
            whole=True,
            verified="one training step, in the right order.",
        ),
    ),
)

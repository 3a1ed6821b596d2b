"""train_improved: task 5."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="task_5",
    name="train_improved",
    tasks=(
        Task(
            "5",
            "train_improved",
            (Part("trained layers", 3), Part("accuracy", 7)),
            verified="a net of several trained layers comes back. How well it learns, the real training shows.",
        ),
    ),
)

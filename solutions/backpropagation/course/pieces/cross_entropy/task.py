"""CrossEntropy: tasks 6b and 6c."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="cross_entropy",
    name="CrossEntropy",
    tasks=(
        Task("6b", "CrossEntropy.estimate", (Part("cost", 3), Part("zero probability", 1), Part("kept arrays", 1))),
        Task(
            "6c",
            "CrossEntropy.gradient",
            (Part("gradient", 3), Part("zero probability", 1), Part("latest batch", 1)),
            ways=("after estimate", "alone"),
        ),
    ),
)

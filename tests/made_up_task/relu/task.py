"""ReLU: task 7a."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="relu",
    name="ReLU",
    tasks=(Task("7a", "ReLU.forward", (Part("output", 4), Part("kept x_in", 1, otherwise="x_in-not-kept"))),),
)

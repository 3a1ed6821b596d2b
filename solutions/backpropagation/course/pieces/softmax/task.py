"""SoftMax: tasks 6a and 6d."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="softmax",
    name="SoftMax",
    tasks=(
        Task("6a", "SoftMax.forward", (Part("output", 3), Part("large inputs", 1), Part("kept x_out", 1))),
        Task("6d", "SoftMax.backward", (Part("d_in", 8), Part("latest batch", 2)), ways=("alone", "after forward")),
    ),
)

"""SoftMax: tasks 6a and 6d."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="softmax",
    name="SoftMax",
    tasks=(
        Task(
            "6a",
            "SoftMax.forward",
            (
                Part("output", 3),
                Part(
                    "large inputs",
                    1,
                    named_after=("output",),
                    not_finite="overflow",
                    otherwise="wrong-for-large-inputs",
                ),
                Part("kept x_out", 1, otherwise="x_out-not-kept", earns_with=("output",), earns_by="value"),
            ),
            verified="each row is a softmax, for large inputs too, and x_out is kept.",
        ),
        Task(
            "6d",
            "SoftMax.backward",
            (Part("d_in", 8), Part("latest batch", 2, named_after=("d_in",))),
            ways=("alone", "after forward"),
            verified="d_in is right for any d_out.",
        ),
    ),
)

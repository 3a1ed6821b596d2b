"""MeanSquareError: tasks 2b and 2c."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="mean_square_error",
    name="MeanSquareError",
    tasks=(
        Task(
            "2b",
            "MeanSquareError.estimate",
            (
                Part("cost", 4),
                Part("kept arrays", 1, otherwise="kept-arrays-missing", earns_with=("cost",), earns_by="array"),
            ),
            verified="the cost is right for every size that was tried, prediction and target are kept.",
        ),
        Task(
            "2c",
            "MeanSquareError.gradient",
            (Part("gradient", 4), Part("latest batch", 1, named_after=("gradient",))),
            ways=("after estimate", "alone"),
            verified="the gradient belongs to the cost and follows the latest batch.",
        ),
    ),
)

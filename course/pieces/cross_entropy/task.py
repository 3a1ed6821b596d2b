"""CrossEntropy: tasks 6b and 6c."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="cross_entropy",
    name="CrossEntropy",
    tasks=(
        Task(
            "6b",
            "CrossEntropy.estimate",
            (
                Part("cost", 3),
                Part(
                    "zero probability",
                    1,
                    named_after=("cost",),
                    names=("eps-missing", "eps-outside", "zero-cost-of-a-missed-class"),
                ),
                Part("kept arrays", 1, otherwise="kept-arrays-missing", earns_with=("cost",), earns_by="array"),
            ),
            verified="the cost is right and finite, target and x_in are kept.",
        ),
        Task(
            "6c",
            "CrossEntropy.gradient",
            (
                Part("gradient", 3),
                Part(
                    "zero probability",
                    1,
                    named_after=("gradient",),
                    names=("eps-missing", "eps-outside", "zero-gradient-of-a-missed-class"),
                ),
                Part("latest batch", 1, named_after=("gradient",)),
            ),
            ways=("after estimate", "alone"),
            verified="the gradient belongs to the cost, is finite and follows the latest batch.",
        ),
    ),
)

"""my_gradient_check: task 2g, without points unless POINTS says otherwise."""

from course.engine.task import Part, Piece, Task, shared

POINTS = 0  # 0: an exercise that nobody grades. Otherwise at least 5: see CONTRIBUTING.md

_all, _d_in, _dw, _db, _twice = shared(POINTS, 5)

PIECE = Piece(
    grade_id="own_gradient_check",
    name="my_gradient_check",
    tasks=(
        Task(
            "2g",
            "my_gradient_check",
            (
                Part("right layers", _all, earns_with=("d_in", "dw", "db")),
                Part("d_in", _d_in, earns_with=("right layers",)),
                Part("dw", _dw, earns_with=("right layers",)),
                Part("db", _db, earns_with=("right layers",)),
                Part("second call", _twice, earns_with=("right layers",)),
            ),
            verified="right layers pass, and wrong ones are caught.",
        ),
    ),
)

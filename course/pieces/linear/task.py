"""Linear: tasks 2a, 2d and 2e."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="linear",
    name="Linear",
    tasks=(
        Task(
            "2a",
            "Linear.forward",
            (Part("output", 4), Part("kept x_in", 1, otherwise="x_in-not-kept")),
            verified="output and x_in are right for every size that was tried.",
        ),
        Task(
            "2d",
            "Linear.backward",
            (
                Part("d_in", 3),
                Part("kept d_in", 1, earns_with=("d_in",), earns_by="value"),
                Part("dw", 2),
                Part("db", 2),
                Part("accumulation", 2),
            ),
            ways=("alone", "after forward"),
            flags={"zeroed": {"not-accumulated": "gradient-zeroed-in-backward"}},
            verified="d_in, dw and db are right, and the gradients accumulate.",
        ),
        Task(
            "2e",
            "Linear.update_parameters",
            (Part("w", 2), Part("b", 2), Part("gradients untouched", 1, earns_with=("w", "b"))),
            verified="w and b take the step, the gradients stay.",
        ),
    ),
)

"""Network: task 3a."""

from course.engine.task import Part, Piece, Task

PIECE = Piece(
    grade_id="network",
    name="Network",
    tasks=(
        Task(
            "3a",
            "Network",
            (Part("forward", 3), Part("backward", 3), Part("zero_gradients", 2), Part("update_parameters", 2)),
            flags={
                "reached_other": "state-on-the-class",
                "order_changed": "layers-order-changed",
                "one_method": "one-method-for-all",
                "unwritten": {"layer-not-zeroed": "method-missing", "layer-not-updated": "method-missing"},
            },
            verified="forward, backward, zero_gradients and update_parameters reach every layer in order.",
        ),
    ),
)

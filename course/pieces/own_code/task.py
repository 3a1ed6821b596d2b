"""answers_on_my_code: task 6f, without points unless POINTS says otherwise."""

from course.engine.task import Part, Piece, Task, shared

POINTS = 0  # 0: an exercise that nobody grades. Otherwise at least 5: see CONTRIBUTING.md

PIECE = Piece(
    grade_id="own_code",
    name="answers_on_my_code",
    tasks=(
        Task(
            "6f",
            "answers_on_my_code",
            tuple(
                Part(f"question {number}", points, otherwise="not-what-it-does")
                for number, points in enumerate(shared(POINTS, 5), 1)
            ),
            flags={"computed": "answers-computed"},
            own_classes=True,
            verified="your answers are what your code does.",
        ),
    ),
)

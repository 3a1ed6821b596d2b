"""The mistakes of ReLU."""

from course.engine.mistake import Mistake

MISTAKES = {
    "leaky": Mistake("negative inputs come through, made smaller", "Negative inputs become 0, not a small number.")
}

"""The mistakes of answers_on_my_code."""

from course.engine.mistake import Mistake

MISTAKES = {
    "not-what-it-does": Mistake(
        "your code does something else", "Go through your own lines with the numbers of the question, on paper."
    ),
    "answers-computed": Mistake(
        "the answers are not written out", "Return your name and a list of five answers, written as plain numbers."
    ),
}

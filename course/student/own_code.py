"""Five questions on the code that you have written. Your name draws the numbers, and your code gives the answers."""

from __future__ import annotations

import ast
import contextlib
import inspect
import sys
import textwrap
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np

from course.student.check_tools import say_what_is_wrong
from course.student.own_numbers import number_of
from course.student.questions import is_same, text
from course.student.replies import say
from course.student.runs import grading

BATCH = 7
ROW_ROOM = 0.01
WIDTH = 110  # characters of a line
NEEDED = ("Linear", "Sigmoid", "MeanSquareError", "Network", "step_network", "SoftMax", "CrossEntropy")


@dataclass(frozen=True)
class Question:
    """What is asked, and what the student's own code says: a number, a shape or a row of numbers."""

    asked: str
    answer: Any


class Waits(Exception):
    """Says in a sentence why a question can't be asked yet."""


def questions_on_my_code(name: str, names: dict[str, Any]) -> OwnCode:
    """Make five questions out of your own classes, and print them.

    Parameters
    ----------
    name : str
        Yours, or a friend's: it draws the numbers.
    names : dict
        The notebook's names, `globals()`.

    Returns
    -------
    OwnCode
        Its `check` takes your five answers, in order.

    Raises
    ------
    NotImplementedError
        If a task that is asked about is still open.
    """
    if grading():
        return OwnCode([])
    say_what_is_wrong(names, before="4")
    own = OwnCode(draw_questions(name, names))
    print(own)
    return own


def draw_questions(name: str, names: dict[str, Any]) -> list[Question | str]:
    """The five questions; a sentence in place of one that can't be asked. Raises NotImplementedError if a task is open."""
    draw = np.random.default_rng(number_of(name, 2**32))
    state = np.random.get_state()
    try:
        makers = (_shape_in_backward, _bias_gradient, _line_that_fails, _second_step, _gradient_at_the_output)
        return [_made(make, names, draw) for make in makers]
    finally:
        np.random.set_state(state)


def _made(make: Callable[[dict[str, Any], np.random.Generator], Question], names: dict[str, Any], draw: Any) -> Any:
    """A question, or the sentence that says what it waits for."""
    drawn = np.random.default_rng(draw.integers(2**32))  # one question's numbers don't hang on another's
    np.random.seed(0)
    try:
        with np.errstate(all="ignore"):
            return make(names, drawn)
    except KeyError as error:
        if error.args[0] in NEEDED:
            return f"It waits for {error.args[0]}: run the cell of it first."
        return f"Your code raised KeyError: {error}. Begin with the check of the task."
    except Waits as reason:
        return str(reason)
    except NotImplementedError:  # a blank: the whole cell waits for it
        raise
    except Exception as error:
        return f"Your code raised {type(error).__name__}: {error}. Begin with the check of the task."


class OwnCode:
    """Five questions on somebody's code, and what this code answers."""

    def __init__(self, questions: list[Question | str]) -> None:
        self.questions = questions

    def __repr__(self) -> str:
        return "\n".join(
            f"{number}. ○ {question}" if isinstance(question, str) else f"{number}. {question.asked}"
            for number, question in enumerate(self.questions, 1)
        )

    def check(self, *said: Any) -> None:
        """Run your code and say which of your answers are what it does.

        Parameters
        ----------
        *said : number, tuple or list
            An answer to each question; `...` is still open.
        """
        if not self.questions:
            return
        still_open = [n for n in range(1, len(self.questions) + 1) if n > len(said) or said[n - 1] is ...]
        right, lines = 0, []
        for number, (question, value) in enumerate(zip(self.questions, said), 1):
            if value is ... or isinstance(question, str):
                continue
            same = _is_answer(value, question.answer)
            right += same
            beside = "" if same else f": you said {text(value)}; with your code it is {text(question.answer)}."
            lines.append(f"{'✓' if same else '✗'} {number}{beside}")
        if still_open:
            lines.append(f"○ Still open: {', '.join(map(str, still_open))}.")
        else:
            lines.append(f"{right} of {len(self.questions)} are right. Change the name, and there are other numbers.")
        say("\n".join(lines))


def _is_answer(value: Any, answer: Any) -> bool:
    if not isinstance(answer, list):
        return is_same(value, answer)
    try:
        row = np.array(value, dtype=float).ravel()
    except (TypeError, ValueError):
        return False
    return row.shape == (len(answer),) and bool(
        np.all(np.abs(row - answer) <= ROW_ROOM * np.maximum(1, np.abs(answer)))
    )


# ----- the questions -----


def _question(asked: str, answer: Any, below: str = "") -> Question:
    """Break the text into lines that fit."""
    filled = textwrap.fill(asked, WIDTH, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False).strip()
    return Question("\n".join([filled, below]) if below else filled, answer)


def _shape_in_backward(names: dict[str, Any], draw: np.random.Generator) -> Question:
    """The shape of an array that stands in a line of the student's Linear.backward."""
    n_in, n_out = (int(number) for number in draw.choice([2, 3, 4, 5, 6], 2, replace=False))
    layer = names["Linear"](n_in, n_out)
    layer.forward(np.ones((BATCH, n_in)))
    with _watched(names["Linear"].backward) as seen:
        layer.backward(np.ones((BATCH, n_out)))
    shapes = {source: array.shape for source, array in seen.items() if array.ndim == 2}
    # What is only handed in or kept is no question; better a product than a transposed array, better that than the rest.
    ranked = sorted(shapes, key=lambda source: ("@" not in source, ".T" not in source, len(source)))
    if not ranked:
        raise Waits("There is no array of two dimensions to be seen in the lines of your Linear.backward.")
    chosen = ranked[int(draw.integers(min(3, len(ranked))))]
    return _question(
        f"In your Linear.backward, which shape has `{chosen}`, for a batch of {BATCH} and a Linear({n_in}, {n_out})?",
        tuple(int(length) for length in shapes[chosen]),
    )


@contextlib.contextmanager
def _watched(method: Any):
    """Collect the arrays that the expressions in the lines of a method stand for, by their source."""
    code = inspect.unwrap(method).__code__
    by_line: dict[int, list[str]] = {}
    lines, first = inspect.getsourcelines(method)
    source = textwrap.dedent("".join(lines))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.BinOp, ast.Attribute)) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            if not any(isinstance(inner, (ast.Call, ast.NamedExpr, ast.Await, ast.Lambda)) for inner in ast.walk(node)):
                by_line.setdefault(node.lineno + first - 1, []).append(ast.unparse(node))
    seen: dict[str, np.ndarray] = {}

    def look(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code is not code:
            return None
        for expression in by_line.get(frame.f_lineno, []) if event == "line" else []:
            with contextlib.suppress(Exception):
                value = eval(expression, frame.f_globals, frame.f_locals)
                if isinstance(value, np.ndarray):
                    seen.setdefault(expression, value)
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        yield seen
    finally:
        sys.settrace(before)


def _bias_gradient(names: dict[str, Any], draw: np.random.Generator) -> Question:
    """What db holds after one or two calls of backward."""
    d_out = draw.integers(-3, 4, size=(2, 2)).astype(float)
    calls = int(draw.integers(1, 3))
    layer = names["Linear"](3, 2)
    layer.forward(draw.integers(-3, 4, size=(2, 3)).astype(float))
    for _ in range(calls):
        layer.backward(d_out.copy())
    times = "once" if calls == 1 else "twice in a row"
    rows = ", ".join(str([int(number) for number in row]) for row in d_out)
    return _question(
        f"The gradients of a new Linear(3, 2) are zero. Its backward gets d_out = [{rows}], {times}. What does db hold now? A row: [1, 2].",
        [float(number) for number in np.ravel(layer.db)],
    )


def _line_that_fails(names: dict[str, Any], draw: np.random.Generator) -> Question:
    """Which line of Linear's methods fails for an example that comes without a batch."""
    n_in = int(draw.integers(3, 6))
    n_out = n_in - 1
    layer = names["Linear"](n_in, n_out)
    listed, places = [], {}
    for method in (names["Linear"].forward, names["Linear"].backward):
        lines, first = inspect.getsourcelines(method)
        source = textwrap.dedent("".join(lines))
        left_out = _lines_of_docstring(source)
        for offset, line in enumerate(source.split("\n")):
            if line.strip() and not line.strip().startswith("#") and offset not in left_out:
                listed.append(line.rstrip())
                places[inspect.unwrap(method).__code__.co_filename, first + offset] = len(listed)
    answer = 0
    try:
        layer.backward(np.ones_like(layer.forward(np.ones(n_in))))
    except NotImplementedError:
        raise
    except Exception as error:
        for frame in traceback.extract_tb(error.__traceback__):
            answer = places.get((frame.filename, frame.lineno), answer)
    numbered = "\n".join(f"     {number:2}  {line}" for number, line in enumerate(listed, 1))
    return _question(
        f"A single example comes as np.ones({n_in}), without the dimension of the batch, to a Linear({n_in}, {n_out}): forward, then "
        f"backward with a gradient of the shape that forward gave. Which of these lines of yours fails first? 0 if none does.",
        float(answer),
        numbered,
    )


def _lines_of_docstring(source: str) -> range:
    """Which lines of a function are its docstring, counted from 0."""
    (function,) = ast.parse(source).body
    begins = function.body[0]
    return range(begins.lineno - 1, begins.end_lineno) if ast.get_docstring(function) is not None else range(0)


def _second_step(names: dict[str, Any], draw: np.random.Generator) -> Question:
    """How large the gradient is when a step is made again with a learning rate of zero."""
    steps = int(draw.integers(2, 6))
    net = names["Network"]([names["Linear"](3, 2), names["Sigmoid"]()])
    inputs, targets = draw.normal(size=(4, 3)), draw.random((4, 2))
    sizes = []
    for _ in range(steps):
        names["step_network"](net, names["MeanSquareError"](), inputs, targets, 0.0)
        sizes.append(float(np.abs(net.layers[0].dw).sum()))
    return _question(
        f"Your step_network is called {steps} times with the same batch and learning_rate = 0. How many times as large as after the first "
        "call is the dw of the first layer after the last one?",
        round(sizes[-1] / sizes[0], 4),
    )


def _gradient_at_the_output(names: dict[str, Any], draw: np.random.Generator) -> Question:
    """The gradient at the softmax's input for an example of which the net knows nothing."""
    classes = int(draw.choice([2, 4, 5, 8, 10]))
    softmax, cost_function = names["SoftMax"](), names["CrossEntropy"]()
    target = np.eye(classes)[:1]
    cost = cost_function.estimate(target, softmax.forward(np.zeros((1, classes))))
    d_in = softmax.backward(cost_function.gradient(cost))
    return _question(
        f"All {classes} inputs of your SoftMax are 0, and the first class is the true one. Your CrossEntropy's gradient goes back through "
        "your SoftMax. What is the first number of its d_in?",
        round(float(d_in[0, 0]), 4),
    )

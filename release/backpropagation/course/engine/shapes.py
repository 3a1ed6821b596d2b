"""Which shapes meet in an expression that failed, and what their axes are, in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from course.engine.facts import Facts

Shape = tuple[int, ...]
ELEMENTWISE = (
    "exp",
    "log",
    "sqrt",
    "square",
    "abs",
    "tanh",
    "negative",
    "sigmoid_function",
    "sigmoid_derivative",
    "copy",
)
REDUCTIONS = ("sum", "mean", "max", "min", "amax", "amin", "prod", "std", "average")
SHAPE = re.compile(r"\(([\d, ]*)\)")


def text_of(shape: Sequence[int]) -> str:
    """A shape as it is written: (4, 3)."""
    return str(tuple(shape))


def shapes_in(message: str) -> list[Shape]:
    """The shapes that a message of numpy tells."""
    return [tuple(int(n) for n in found.replace(",", " ").split()) for found in SHAPE.findall(message)]


def parsed(text: str) -> ast.AST | None:
    """An expression or a statement from its text."""
    try:
        return ast.parse(text).body[0]
    except (SyntaxError, ValueError, IndexError, RecursionError):
        return None


def shape_of(node: ast.AST, facts: Facts) -> Shape | None:
    """The shape of an expression, as far as it follows from those of its names."""
    known = facts.get("values", {}).get(ast.unparse(node))
    if known:
        return tuple(known["shape"]) if known["kind"] == "array" else () if known["kind"] == "number" else None
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return ()
    if isinstance(node, ast.UnaryOp):
        return shape_of(node.operand, facts)
    if isinstance(node, ast.Attribute) and node.attr == "T":
        inner = shape_of(node.value, facts)
        return inner and inner[::-1]
    if isinstance(node, ast.BinOp):
        left, right = shape_of(node.left, facts), shape_of(node.right, facts)
        if left is None or right is None:
            return None
        return _product(left, right) if isinstance(node.op, ast.MatMult) else broadcast(left, right)
    return _call(node, facts) if isinstance(node, ast.Call) else None


def broadcast(one: Shape, other: Shape) -> Shape | None:
    """The shape of a sum of arrays with these shapes; None if they do not fit."""
    size = max(len(one), len(other))
    pairs = zip((1,) * (size - len(one)) + one, (1,) * (size - len(other)) + other)
    found = [max(a, b) if 1 in (a, b) or a == b else -1 for a, b in pairs]
    return None if -1 in found else tuple(found)


def _product(one: Shape, other: Shape) -> Shape | None:
    if not one or not other or one[-1] != other[max(len(other) - 2, 0)]:
        return None
    return one[:-1] + (other[-1:] if len(other) > 1 else ())


def _call(node: ast.Call, facts: Facts) -> Shape | None:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    is_method = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) not in ("np", "numpy")
    arguments = [*([node.func.value] if is_method else ()), *node.args]
    if name in ELEMENTWISE and len(arguments) == 1:
        return shape_of(arguments[0], facts)
    if name in ("dot", "matmul") and len(arguments) == 2:
        one, other = (shape_of(argument, facts) for argument in arguments)
        return _product(one, other) if one is not None and other is not None else None
    if name in ("transpose",) and len(arguments) == 1:
        inner = shape_of(arguments[0], facts)
        return inner and inner[::-1]
    if name not in REDUCTIONS or not arguments:
        return None
    inner = shape_of(arguments[0], facts)
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    axis = given.get("axis", arguments[1] if len(arguments) > 1 else None)
    keep = isinstance(given.get("keepdims"), ast.Constant) and bool(given["keepdims"].value)
    if inner is None or (axis is not None and not isinstance(axis, (ast.Constant, ast.UnaryOp))):
        return None
    number = ast.literal_eval(axis) if axis is not None else None
    if number is None:
        return (1,) * len(inner) if keep else ()
    if not isinstance(number, int) or not -len(inner) <= number < len(inner):
        return None
    number %= len(inner)
    return inner[:number] + ((1,) if keep else ()) + inner[number + 1 :]


# ----- products and sums that do not fit -----

JOINS = {ast.MatMult: "@", ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}


def met(facts: Facts) -> tuple[str, ast.AST, ast.AST] | None:
    """The operation that failed and its two arrays: of the focus, or else the only one of the line whose shapes do not fit."""
    node = parsed(facts.get("focus") or "")
    found = _operands(node.value if isinstance(node, ast.Expr) else node)
    if found:
        return found
    tree = parsed(facts.get("statement") or "")
    failing = [pair for inner in ast.walk(tree) if (pair := _operands(inner)) and _misfit(pair, facts)] if tree else []
    return failing[-1] if failing else None


def _operands(node: ast.AST | None) -> tuple[str, ast.AST, ast.AST] | None:
    if isinstance(node, ast.BinOp) and type(node.op) in JOINS:
        return JOINS[type(node.op)], node.left, node.right
    if isinstance(node, ast.AugAssign) and type(node.op) in JOINS:
        return f"{JOINS[type(node.op)]}=", node.target, node.value
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        by_method = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) not in ("np", "numpy")
        both = [*([node.func.value] if by_method else ()), *node.args]
        if name in ("dot", "matmul") and len(both) == 2:
            return "@", both[0], both[1]
    return None


def _misfit(pair: tuple[str, ast.AST, ast.AST], facts: Facts) -> bool:
    join, *nodes = pair
    left, right = (shape_of(node, facts) for node in nodes)
    if left is None or right is None:
        return False
    return (_product(left, right) if join == "@" else broadcast(left, right)) is None


def axes_of(node: ast.AST, facts: Facts) -> list[str] | None:
    """The names of an array's axes, as the docstrings say."""
    if isinstance(node, ast.UnaryOp):
        return axes_of(node.operand, facts)
    if isinstance(node, ast.Attribute) and node.attr == "T":
        inner = axes_of(node.value, facts)
        return inner and inner[::-1]
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    text = facts.get("axes", {}).get(name)
    return [word.strip() for word in text.strip("()").split(",") if word.strip()] if text else None


def array_words(node: ast.AST, shape: Shape | None, facts: Facts) -> str:
    """An array with its shape, and what its axes are: self.w has the shape (5, 3), which is (n_out, n_in)."""
    name, axes = ast.unparse(node), axes_of(node, facts)
    if shape is None:
        return name
    which = f" = ({', '.join(axes)})" if axes and len(axes) == len(shape) else ""
    return f"{name} {text_of(shape)}{which}"


def misfit_sentence(facts: Facts, message: str) -> tuple[str, Shape | None, Shape | None] | None:
    """Which two arrays did not fit, with their shapes; and the shapes."""
    pair = met(facts)
    if pair is None:
        return None
    join, left, right = pair
    shapes = shapes_in(message)
    one, other = shape_of(left, facts), shape_of(right, facts)
    if len(shapes) == 2 and "gufunc" not in message and "output operand" not in message:
        one, other = shapes
    words = f"{array_words(left, one, facts)} {join} {array_words(right, other, facts)}"
    if join == "@":
        text = f"The inner sizes of this product differ: {words}."
        shared = set(axes_of(left, facts) or ()) & set(axes_of(right, facts) or ()) - {"1"}
        if len(shared) == 1:
            text += f" Both have the axis {min(shared)}: which one must be transposed, so that it stands inside?"
        return text, one, other
    return f"These shapes do not fit together, element by element: {words}.", one, other

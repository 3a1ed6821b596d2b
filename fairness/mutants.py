"""Makes mutants of the solutions: each differs from one in one place, by one of the slips that students make.

General tools for mutation (mutmut, cosmic-ray) change whole modules and know neither transposes nor axes, so that this one is
written for what stands in the blanks. Task 5 is left out: a mutant of it is a net of another design, which may be right.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairness.corpus import Answer, fill, solution
from judge.rubric import TASKS

SURVIVORS = Path(__file__).parent / "equivalent_mutants.txt"
MUTATED_TASKS = [task for task in TASKS if task != "5"]

OPERATORS: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Mult),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.Sub),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult, ast.Add),
}
FUNCTIONS = {
    "sum": ("mean", "max", "prod", "cumsum"),
    "max": ("min", "mean", "sum"),
    "exp": ("expm1", "exp2", "log1p"),
    "log": ("log1p", "log2", "log10", "abs"),
}
ATTRIBUTES = {
    "w": ("b", "dw"),
    "b": ("w", "db"),
    "dw": ("db", "w"),
    "db": ("dw", "b"),
    "x_in": ("d_in", "x_out", "target"),
    "x_out": ("x_in",),
    "d_in": ("x_in",),
    "target": ("prediction", "x_in"),
    "prediction": ("target",),
    "forward": ("backward",),
    "backward": ("forward",),
    "zero_gradients": ("update_parameters",),
    "update_parameters": ("zero_gradients",),
    "estimate": ("gradient",),
    "gradient": ("estimate",),
}
NAMES = ("input_size", "label_size", "batch_size", "learning_rate", "number_epochs")
CLASSES = ("Linear", "Sigmoid", "SoftMax", "MeanSquareError", "CrossEntropy")


def make_mutants(task: str) -> list[Answer]:
    """All mutants of one task's solution, each as a wrong answer whose name is what it changed."""
    source = solution(task)
    tree = ast.parse(source)
    found: dict[str, Answer] = {}
    for mutated in _mutated_trees(tree):
        text = ast.unparse(ast.fix_missing_locations(mutated))
        if text == ast.unparse(tree) or text in found:
            continue
        try:
            compile(f"def function():\n  for _ in ():\n    pass\n{_indented(text)}", task, "exec")
        except SyntaxError:
            continue
        found[text] = Answer(
            task, _difference(ast.unparse(tree), text), False, None, fill(TASKS[task].piece, {task: text})
        )
    return list(found.values())


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def _difference(old: str, new: str) -> str:
    """The lines that the mutant has in other places or in other words, with a plus or minus where lines were added or lost."""
    before, after = old.split("\n"), new.split("\n")
    start = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    changed = [line.strip() for line in after[start : len(after) - end] if line.strip()]
    gone = [line.strip() for line in before[start : len(before) - end] if line.strip()]
    sign = "" if changed and gone else "+ " if changed else "- "
    return sign + " / ".join(changed or gone)


def _mutated_trees(tree: ast.Module) -> Iterator[ast.Module]:
    nodes = list(ast.walk(tree))
    for index, node in enumerate(nodes):
        for change in _changes(node, tree):
            mutated = copy.deepcopy(tree)
            change(list(ast.walk(mutated))[index])
            yield mutated


Change = Callable[[ast.AST], None]


def _changes(node: ast.AST, tree: ast.Module) -> Iterator[Change]:
    """What can be changed in one node; each change works on the same node of a copy."""
    if isinstance(node, ast.BinOp):
        for operator in OPERATORS.get(type(node.op), ()):
            yield lambda n, operator=operator: setattr(n, "op", operator())
        yield _swap_operands
        yield from (_replace_by(part) for part in ("left", "right"))
        if isinstance(node.op, ast.MatMult):
            yield from (_transpose(part) for part in ("left", "right"))
    elif isinstance(node, ast.AugAssign):
        other = ast.Sub if isinstance(node.op, ast.Add) else ast.Add
        yield lambda n: setattr(n, "op", other())
        yield _assign_plainly
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _replace_by("operand")
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        values = (
            (not node.value,) if isinstance(node.value, bool) else (node.value + 1, node.value - 1, node.value * 10)
        )
        for value in values:
            yield lambda n, value=value: setattr(n, "value", value)
    elif isinstance(node, ast.Attribute):
        if node.attr == "T":
            yield _replace_by("value")
        for name in (*ATTRIBUTES.get(node.attr, ()), *FUNCTIONS.get(node.attr, ())):
            yield lambda n, name=name: setattr(n, "attr", name)
    elif isinstance(node, ast.Name):
        yield from _other_names(node, tree)
    elif isinstance(node, ast.Call):
        yield from _call_changes(node)
    elif isinstance(node, ast.For):
        for slice_ in (ast.Slice(ast.Constant(1)), ast.Slice(None, ast.Constant(-1))):
            yield lambda n, s=slice_: setattr(n, "iter", ast.Subscript(_as_list(n.iter), s, ast.Load()))
    elif isinstance(node, ast.Return) and node.value:
        yield lambda n: setattr(n, "value", None)
    elif isinstance(node, ast.List) and len(node.elts) > 1:
        for i in range(len(node.elts)):
            yield lambda n, i=i: n.elts.pop(i)
        yield lambda n: n.elts.reverse()
    body = getattr(node, "body", None)
    if isinstance(body, list):
        yield from _statement_changes(body)


def _as_list(node: ast.expr) -> ast.expr:
    return ast.Call(ast.Name("list", ast.Load()), [node], [])


def _swap_operands(node: ast.BinOp) -> None:
    node.left, node.right = node.right, node.left


def _replace_by(part: str) -> Change:
    """Put a part of an expression into the place of the whole."""

    def change(node: ast.AST) -> None:
        inner = getattr(node, part)
        node.__class__, node.__dict__ = inner.__class__, inner.__dict__

    return change


def _transpose(part: str) -> Change:
    return lambda node: setattr(node, part, ast.Attribute(getattr(node, part), "T", ast.Load()))


def _assign_plainly(node: ast.AugAssign) -> None:
    target, value = node.target, node.value
    node.__class__ = ast.Assign
    node.__dict__ = {"targets": [target], "value": value, "lineno": 1}


def _other_names(node: ast.Name, tree: ast.Module) -> Iterator[Change]:
    if not isinstance(node.ctx, ast.Load):
        return
    used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} | {
        n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)
    }
    groups = (set(NAMES), set(CLASSES), used - {"np", "self", "reversed", "train"} - set(NAMES) - set(CLASSES))
    for group in groups:
        if node.id in group:
            for name in sorted(group - {node.id}):
                yield lambda n, name=name: setattr(n, "id", name)


def _call_changes(node: ast.Call) -> Iterator[Change]:
    if len(node.args) > 1:
        for i in range(len(node.args) - 1):
            yield lambda n, i=i: n.args.__setitem__(slice(i, i + 2), n.args[i : i + 2][::-1])
    if node.args and not isinstance(node.args[0], ast.List):
        yield lambda n: _replace_by("value")(_wrapped(n))
    for i in range(len(node.keywords)):
        yield lambda n, i=i: n.keywords.pop(i)


def _wrapped(node: ast.Call) -> ast.Call:
    node.value = node.args[0]
    return node


def _statement_changes(body: list[ast.stmt]) -> Iterator[Change]:
    for i, statement in enumerate(body):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        yield lambda n, i=i: n.body.__setitem__(slice(i, i + 1), [ast.Pass()] if len(n.body) == 1 else [])
        yield lambda n, i=i: n.body.insert(i, copy.deepcopy(n.body[i]))
        if i + 1 < len(body):
            yield lambda n, i=i: n.body.__setitem__(slice(i, i + 2), n.body[i : i + 2][::-1])


@dataclass(frozen=True)
class Survivor:
    """A mutant that behaves as the solution does, and why."""

    task: str
    change: str
    reason: str


def read_survivors() -> list[Survivor]:
    """The mutants that are known to be equivalent: one a line, task | change | reason."""
    lines = SURVIVORS.read_text(encoding="utf-8").splitlines() if SURVIVORS.exists() else []
    return [
        Survivor(*(field.strip() for field in line.split(" | ")))
        for line in lines
        if line.strip() and not line.startswith("#")
    ]

"""What answers look like apart from their names: formulas without the names of their variables, and loops through layers."""

from __future__ import annotations

import ast
import contextlib
import copy
import re
import textwrap
import warnings
from collections.abc import Iterator

MIN_SIZE = 5  # of a formula: its variables, numbers, operators and calls
PASSES = ("forward", "backward")
TO_ALL = ("zero_gradients", "update_parameters")
Loop = ast.For | ast.While | ast.comprehension
WITH_LOOPS = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp)


def formulas(source: str) -> dict[str, str]:
    """The formulas of a source text, and of the texts in it, by their shapes; each as it stands there.

    Variables and attributes become `_`; the names of methods, functions and numpy's stay.
    """
    found = {}
    for tree in _trees(source):
        for node in ast.walk(tree):
            if isinstance(node, (ast.BinOp, ast.Call, ast.UnaryOp)) and _is_formula(node):
                found[ast.unparse(_Nameless().visit(copy.deepcopy(node)))] = ast.unparse(node)
    return found


def chains(source: str) -> list[str]:
    """What passes something on from layer to layer, or calls a method of all: the loops of a network."""
    return [ast.unparse(node)[:200] for tree in _trees(source) for node in ast.walk(tree) if _is_chain(node)]


def _trees(source: str) -> Iterator[ast.AST]:
    """The source text, and what in its strings is Python: templates of code, formulas in docstrings."""
    try:
        tree = ast.parse(textwrap.dedent(source))
    except SyntaxError:  # a cell with magics, a sentence
        return
    yield tree
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else "_" for one in node.values)
        if text:
            for part in (re.sub(r"\{\w*\}", "_", text), *re.findall(r"`([^`\n]+)`", text)):
                with contextlib.suppress(SyntaxError, ValueError), warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # of escapes in what is no Python
                    yield ast.parse(textwrap.dedent(part))


def _is_formula(node: ast.expr) -> bool:
    inner = list(ast.walk(node))
    counted = [one for one in inner if isinstance(one, (ast.Name, ast.Constant, ast.operator, ast.Call))]
    joins = [one for one in inner if isinstance(one, (ast.BinOp, ast.UnaryOp))]
    no_numbers = (ast.JoinedStr, ast.Dict, ast.Compare, ast.IfExp, ast.Lambda, ast.List, ast.Starred)
    text = any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in inner)
    return (
        len(counted) >= MIN_SIZE and bool(joins) and not text and not any(isinstance(one, no_numbers) for one in inner)
    )


class _Nameless(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.AST:
        return node if node.id == "np" else ast.Name("_")

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        is_function = isinstance(node.value, ast.Name) and node.value.id == "np"
        return self.generic_visit(node) if is_function or node.attr == "T" else ast.Name("_")

    def visit_Call(self, node: ast.Call) -> ast.AST:
        method = node.func if isinstance(node.func, ast.Attribute) else None
        self.generic_visit(node)
        if method and isinstance(node.func, ast.Name):
            node.func = ast.Attribute(self.visit(method.value), method.attr)
        return node


def _is_chain(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and _name(node.func) == "reduce":
        return any(_name(one.func) in PASSES for one in ast.walk(node) if isinstance(one, ast.Call))
    if not isinstance(node, WITH_LOOPS):
        return False
    inner = list(ast.walk(node))
    calls = [one for one in inner if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)]
    targets = {_name(one) for one in inner if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    of_the_loop = [call for call in calls if _names(call.func.value) & targets]
    if any(call.func.attr in TO_ALL for call in of_the_loop):
        return True
    assigned = {
        _name(name)
        for one in inner
        if isinstance(one, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.NamedExpr))
        for name in ast.walk(one)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
    return any(
        call.func.attr in PASSES and any(_names(argument) & assigned for argument in call.args) for call in of_the_loop
    )


def _name(node: ast.AST) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}

"""What comes of a right formula by the obvious changes, made by machine: mistakes that nobody has listed.

A formula is a text in numpy's terms, such as `x @ w.T + b`. Each change is made in each place where it can be: a term or a factor is left
out, an operator or a bracket is another one, an array is another one or transposed, a sum goes along another axis ...
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import CodeType

import numpy as np

from course.engine.naming import SEPARATOR

REDUCTIONS = ("sum", "mean", "max")
# What may stand in place of a function such as exp or log.
OTHER_FUNCTIONS = (
    *(f"np.{name}({{}})" for name in ("exp", "log", "log2", "log10", "log1p", "exp2", "square", "sqrt", "abs", "tanh")),
    *("1 - np.log({})", "1 / ({})", "10.0 ** ({})", "np.maximum({}, 0)", "1 / (1 + np.exp(-({})))"),
)
# What may be applied to an array, or to the whole, though nothing is to be.
_FUNCTIONS = (
    *(f"np.{name}({{0}})" for name in ("sign", "abs", "sqrt", "exp")),
    "({0}) / np.max(np.abs({0}))",
    "({0}) / np.linalg.norm({0})",
    "(({0}) - np.mean({0})) / np.std({0})",
    *(f"({{0}}) - np.mean({{0}}, axis={axis}, keepdims=True)" for axis in (0, 1, None)),
    "({0}) / 255",
)
NEEDLESS_FUNCTIONS = (*(("function-too-many", text) for text in _FUNCTIONS), ("clipped", "np.clip({0}, -1, 1)"))
# Which terms of a sum are taken: a loop that sets in place of adding keeps the last one, one that ends too early lacks it.
TERMS = (
    ("one-term-for-the-sum", "-1:"),
    ("one-term-for-the-sum", ":1"),
    ("term-of-a-sum-left-out", ":-1"),
    ("term-of-a-sum-left-out", "1:"),
)
TERMS_OF_A_PRODUCT = tuple((name, (terms, terms)) for name, terms in TERMS)
ADDED = (1, 0.5, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6)  # numbers that may be added to a sum, against a division by 0
ROUNDED = ("np.round({0})", "np.floor({0})", "1.0 * ({0} > 0.5)")
JOINS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
SIGMOID = "(0.5 * (1 + np.tanh(0.5 * {0})))"

Change = tuple[str, ast.AST]  # the mistake's name, and what stands in a place after it


class Changed(Mapping[str, "np.ndarray | float | None"]):
    """What each change of a formula gives, by `name/number`; None where it raises. Each is computed when it is asked for.

    Parameters
    ----------
    formula : str, or tuple of str
        Several ways to write the same one: the changes are made in each of them.
    names : mapping
        The arrays of the formula, and others that may be mistaken for them.
    wheres : mappings, optional
        Names of the formula that stand for formulas of their own, in which the changes are made as well; one mapping for each way
        to write them.
    """

    def __init__(
        self, formula: str | tuple[str, ...], names: Mapping[str, np.ndarray | float], *wheres: Mapping[str, str]
    ) -> None:
        self.names = dict(names)
        self.codes: dict[str, CodeType] = {}
        formulas = (formula,) if isinstance(formula, str) else formula
        for way, (one, where) in enumerate(itertools.product(formulas, wheres or ({},))):
            found = compiled(one, tuple(sorted(names)), tuple(where.items()))
            self.codes |= {f"{key}{'.' * way}": code for key, code in found.items()}

    def __getitem__(self, key: str) -> np.ndarray | float | None:
        try:
            with np.errstate(all="ignore"):
                return np.asarray(eval(self.codes[key], {"np": np}, self.names), dtype=np.float64)  # our own formula
        except (ValueError, IndexError, TypeError, AttributeError, ZeroDivisionError):
            return None

    def __iter__(self) -> Iterator[str]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)


@lru_cache(maxsize=64)
def compiled(formula: str, names: tuple[str, ...], where: tuple[tuple[str, str], ...] = ()) -> dict[str, CodeType]:
    """The changed formulas, each text once, by the mistake's name and a number."""
    inside = dict(where)
    texts = [(name, _filled_in(text, inside)) for name, text in _changed(formula, names)]
    for inner, own in where:
        changed = list(_changed(own, names))
        texts += [(name, _filled_in(formula, {**inside, inner: text})) for name, text in changed]
        places = [found.span() for found in re.finditer(rf"\b{inner}\b", formula)]
        for start, end in places if len(places) > 1 else ():  # or in one of its places alone
            texts += [
                (name, _filled_in(f"{formula[:start]}({_filled_in(text, inside)}){formula[end:]}", inside))
                for name, text in changed
            ]
    texts += [(name, _filled_in(text, inside)) for name, text in _sized(formula, names)]
    texts.sort(key=lambda text: text[0] == "function-too-many")  # where another change gives the same, that one is said
    seen, found = {_filled_in(ast.unparse(ast.parse(formula)), inside)}, {}
    for name, text in texts:
        if text not in seen:
            seen.add(text)
            found[f"{name}{SEPARATOR}{len(found)}"] = compile(text, "<changed>", "eval")
    return found


def _filled_in(text: str, inside: Mapping[str, str]) -> str:
    """The text of a formula with the inner formulas in place of their names."""
    for name, inner in inside.items():
        text = re.sub(rf"\b{name}\b", f"({inner})", text)
    return text


def _changed(formula: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The mistake's name and the text of the formula, with each change in each place; the tree is put back after each."""
    tree = ast.parse(formula, mode="eval")
    for parent in list(ast.walk(tree)):
        for field, value in ast.iter_fields(parent):
            for number, node in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(node, ast.expr) or _is_name_of_function(node) or _is_part_of_an_index(parent, node):
                    continue
                for name, other in list(_changes_of(node, names)):
                    if isinstance(parent, ast.Subscript) and isinstance(other, ast.Constant):
                        continue  # a number has no elements
                    _put(parent, field, number, other)
                    yield name, ast.unparse(tree)
                    _put(parent, field, number, node)
    yield from _everywhere(formula, names)


def _everywhere(formula: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The formula with another array in all places of one, and times or plus another array."""
    for node in ast.walk(ast.parse(formula, mode="eval")):
        if isinstance(node, ast.Name) and node.id != "np":
            for name, other in _of_arrays(node, names):
                if isinstance(other, ast.Constant) and f"{node.id}[" in formula:
                    continue  # a number has no elements
                yield name, re.sub(rf"\b{node.id}\b", f"({ast.unparse(other)})", formula)
            for name, text in NEEDLESS_FUNCTIONS:
                yield name, re.sub(rf"\b{node.id}\b", f"({text.format(node.id)})", formula)
    for one, other in itertools.combinations(names, 2):
        both = {one: other, other: one}
        yield "arrays-exchanged", re.sub(rf"\b({one}|{other})\b", lambda found, both=both: both[found[0]], formula)
    for name in names:
        yield "factor-too-many", f"({formula}) * {name}"
        yield "factor-too-many", f"({formula}) / {name}"
        yield "term-too-many", f"({formula}) + {name}"
        yield "term-too-many", f"({formula}) - {name}"
        sigmoid = SIGMOID.format(name)
        for slope in (f"{name} * (1 - {name})", f"{sigmoid} * (1 - {sigmoid})"):
            yield "activation-in-gradient", f"({formula}) * ({slope})"


def _put(parent: ast.AST, field: str, number: int, node: ast.AST) -> None:
    value = getattr(parent, field)
    if isinstance(value, list):
        value[number] = node
    else:
        setattr(parent, field, node)


def _is_part_of_an_index(parent: ast.AST, node: ast.expr) -> bool:
    return isinstance(parent, (ast.Tuple, ast.Slice)) or isinstance(node, (ast.Tuple, ast.Slice))


def _is_name_of_function(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "np") or (
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "np"
    )


def _changes_of(node: ast.expr, names: Sequence[str]) -> Iterator[Change]:
    for changes in (_of_operations, _of_brackets, _of_calls, _of_arrays):
        yield from changes(node, names)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        for name in names:
            for axis in (0, 1):
                yield "divided-by-a-size", _parsed(f"({ast.unparse(node)}) / {name}.shape[{axis}]")
                yield "divided-by-a-size", _parsed(f"({ast.unparse(node)}) / np.sqrt({name}.shape[{axis}])")
    if not isinstance(node, (ast.Constant, ast.Call)):
        yield from ((name, _parsed(text.format(ast.unparse(node)))) for name, text in NEEDLESS_FUNCTIONS)
    if isinstance(node, ast.Constant) and 0 < node.value < 1e-6:
        yield from (("other-eps", ast.Constant(10.0**-digits)) for digits in (1, 2, 3, 4, 5, 6, 7, 8))
    if _is_with_eps(node):
        inner = ast.unparse(node.left)
        for least in (10.0**-digits for digits in (1, 2, 3, 4, 5, 6, 7, 8)):
            yield "other-eps", _parsed(f"np.maximum({inner}, {least})")
            yield "other-eps", _parsed(f"np.clip({inner}, {least}, 1 - {least})")
    if not isinstance(node, ast.Constant):
        yield "sign-inside", ast.UnaryOp(ast.USub(), node)
        yield "squared-too-much", _parsed(f"({ast.unparse(node)}) ** 2")
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        text = ast.unparse(node)
        yield from (("factor-too-many", _parsed(f"({text}) {join} {name}")) for name in names for join in "*/")


def _is_with_eps(node: ast.expr) -> bool:
    is_sum = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and isinstance(node.right, ast.Constant)
    return is_sum and 0 < node.right.value < 1e-6


def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _with(node: ast.BinOp, operator: ast.operator, swap: bool = False) -> ast.BinOp:
    left, right = (node.right, node.left) if swap else (node.left, node.right)
    return ast.BinOp(left, operator, right)


def _of_operations(node: ast.expr, _: Sequence[str]) -> Iterator[Change]:
    if isinstance(node, ast.UnaryOp):
        yield "sign-flipped", node.operand
    if not isinstance(node, ast.BinOp):
        return
    kind = type(node.op)
    if kind in (ast.Add, ast.Sub):
        yield "added-for-subtracted", _with(node, ast.Sub() if kind is ast.Add else ast.Add())
        yield "multiplied-for-added", _with(node, ast.Mult())
        yield "divided-for-subtracted", _with(node, ast.Div())
        if _is_call_of(node.right, "max"):
            yield from (("divided-for-subtracted", _parsed(text)) for text in _shares_of(ast.unparse(node.left)))
        yield from (("term-left-out", side) for side in (node.left, node.right))
    elif kind in (ast.Mult, ast.Div):
        yield "divided-for-multiplied", _with(node, ast.Div() if kind is ast.Mult else ast.Mult())
        yield "added-for-multiplied", _with(node, ast.Add())
        yield "upside-down", _with(node, ast.Div(), swap=True)
        yield "matrix-product", _with(node, ast.MatMult())
        yield from (("factor-left-out", side) for side in (node.left, node.right))
        yield "subtracted-for-multiplied", _with(node, ast.Sub())
    elif kind is ast.MatMult:
        yield "elementwise-product", _with(node, ast.Mult())
        yield "factors-swapped", _with(node, ast.MatMult(), swap=True)
        yield "summed-too-early", _parsed(_product_of_sums(node))
        one, two = ast.unparse(node.left), ast.unparse(node.right)
        for name, (columns, rows) in TERMS_OF_A_PRODUCT:
            yield name, _parsed(f"({one})[:, {columns}] @ ({two})[{rows}]")
        yield from (("factor-left-out", side) for side in (node.left, node.right))
    elif kind is ast.Pow:
        yield "power-left-out", node.left
        text = ast.unparse(node.left)
        yield from (("matrix-product", _parsed(f"{one} @ {two}")) for one, two in _both_ways(text))
        if isinstance(node.left, ast.BinOp):
            one, two = ast.unparse(node.left.left), ast.unparse(node.left.right)
            yield "each-term-squared", _parsed(f"({one}) ** 2 - ({two}) ** 2")
            yield "brackets-misplaced", _parsed(f"({one}) - ({two}) ** 2")
            yield "brackets-misplaced", _parsed(f"({one}) ** 2 - ({two})")
            yield "doubled-for-squared", _parsed(f"({one}) - ({two}) * 2")
        yield "doubled-for-squared", _parsed(f"({text}) * 2")
        yield "power-turned-round", _parsed(f"2.0 ** ({text})")
        yield "other-power", _parsed(f"({text}) ** 3")
        yield "other-power", _parsed(f"np.exp({text})")


def _is_call_of(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name


def _shares_of(array: str) -> Iterator[str]:
    """An array divided by a measure of its size, of each row and of the whole."""
    for axis in (1, None):
        for measure in ("max({0}", "max(np.abs({0})", "sum({0}", "linalg.norm({0}"):
            yield f"({array}) / np.{measure.format(array)}, axis={axis}, keepdims=True)"


def _product_of_sums(node: ast.BinOp) -> str:
    """The sums are taken before the product."""
    one, two = ast.unparse(node.left), ast.unparse(node.right)
    return f"np.sum({one}, axis=1, keepdims=True) @ np.sum({two}, axis=0, keepdims=True)"


def _both_ways(text: str) -> list[tuple[str, str]]:
    return [(f"({text}).T", f"({text})"), (f"({text})", f"({text}).T")]


def _of_brackets(node: ast.expr, _: Sequence[str]) -> Iterator[Change]:
    """A bracket that was closed too early: a * (b - c) became a * b - c; or too late: a - b * c became (a - b) * c."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        for first, second in ((node.left, node.right), (node.right, node.left)):
            if isinstance(second, ast.BinOp) and isinstance(second.op, (ast.Mult, ast.Div)):
                one, two = (ast.unparse(side) for side in (second.left, second.right))
                join, between = JOINS[type(node.op)], JOINS[type(second.op)]
                yield "brackets-misplaced", _parsed(f"(({ast.unparse(first)}) {join} ({one})) {between} ({two})")
                yield "brackets-misplaced", _parsed(f"({one}) {between} (({ast.unparse(first)}) {join} ({two}))")
            if isinstance(second, ast.BinOp) and isinstance(second.op, ast.MatMult):
                one, two, other = (ast.unparse(side) for side in (second.left, second.right, first))
                yield "brackets-misplaced", _parsed(f"({one}) @ (({two}) + ({other}))")
                yield "brackets-misplaced", _parsed(f"(({one}) + ({other})) @ ({two})")
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, (ast.Mult, ast.Div)):
        return
    for inner, outer, inner_first in ((node.right, node.left, False), (node.left, node.right, True)):
        if isinstance(inner, ast.BinOp) and isinstance(inner.op, (ast.Add, ast.Sub)):
            one = ast.BinOp(inner.left, node.op, outer) if inner_first else ast.BinOp(outer, node.op, inner.left)
            two = ast.BinOp(inner.right, node.op, outer) if inner_first else ast.BinOp(outer, node.op, inner.right)
            yield "brackets-misplaced", ast.BinOp(one, inner.op, inner.right)
            yield "brackets-misplaced", ast.BinOp(inner.left, inner.op, two)


def _of_calls(node: ast.expr, _: Sequence[str]) -> Iterator[Change]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    name, argument = node.func.attr, ast.unparse(node.args[0])
    if name not in REDUCTIONS:
        yield "function-left-out", node.args[0]
        yield "function-applied-twice", _parsed(f"np.{name}({ast.unparse(node)})")
        yield from (("other-function", _parsed(text.format(argument))) for text in OTHER_FUNCTIONS)
        return
    yield f"{name}-left-out", node.args[0]
    if name == "sum":
        yield "sum-goes-on", _parsed(f"np.cumsum({ast.unparse(node)}, axis=0)")
    inner = node.args[0]
    if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and len(inner.args) == 1:
        summed = ast.unparse(ast.Call(node.func, [inner.args[0]], node.keywords))
        yield "function-of-the-sum", _parsed(f"np.{inner.func.attr}({summed})")
    whole = ast.unparse(node)
    yield from (("number-added", _parsed(f"({whole} + {number})")) for number in ADDED if name == "sum")
    axis = next((one.value.value for one in node.keywords if one.arg == "axis"), None)
    for changed, terms in TERMS if name == "sum" and axis in (0, 1) else ():
        part = f"({argument})[{':, ' * axis}{terms}]"
        left_out = changed == "term-of-a-sum-left-out"
        yield changed, _parsed(f"np.sum({part}, axis={axis}, keepdims=True)" if left_out else part)
    for other in REDUCTIONS:
        for axis in ("0", "1", "None"):
            for keep in (True, False):
                changed = "other-reduction" if other != name else "other-axis"
                yield changed, _parsed(f"np.{other}({argument}, axis={axis}, keepdims={keep})")


def _of_arrays(node: ast.expr, names: Sequence[str]) -> Iterator[Change]:
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "not-transposed", node.value
    if not isinstance(node, ast.Name):
        return
    for other in names:
        if other != node.id:
            yield "another-array", ast.Name(other, ast.Load())
            for text in ("{0} - {1}", "{1} - {0}", "{0} + {1}", "{0} * {1}"):
                yield "arrays-combined", _parsed(f"({text.format(node.id, other)})")
            if other == "out":  # of the layer itself: as ReLU does
                yield "activation-in-gradient", _parsed(f"({node.id} * ({other} > 0))")
            for axis in (0, 1):
                yield "times-a-size", _parsed(f"({node.id} * {other}.shape[{axis}])")
    yield "one-for-array", ast.Constant(1)
    yield "one-minus", _parsed(f"1 - {node.id}")
    yield from (("one-element-for-all", _parsed(f"{node.id}[{place}]")) for place in (":1, :1", ":, :1", "-1:, -1:"))
    yield "transposed-factor", _parsed(f"{node.id}.T")
    for one in (f"{node.id}[:1]", f"{node.id}[-1:]", f"np.mean({node.id}, axis=0, keepdims=True)"):
        yield "one-example-for-all", _parsed(one)
    yield from (("summed-too-early", _parsed(f"np.{one}({node.id})")) for one in ("mean", "sum"))
    yield "reshaped-for-transposed", _parsed(f"{node.id}.T.reshape({node.id}.shape)")
    yield from (("rounded-inside", _parsed(text.format(node.id))) for text in ROUNDED)
    yield "made-one-hot", _parsed(f"1.0 * ({node.id} == np.max({node.id}, axis=1, keepdims=True))")
    yield "argument-activated", _parsed(SIGMOID.format(node.id))
    yield "softmax-again", _parsed(f"np.exp({node.id}) / np.sum(np.exp({node.id}), axis=1, keepdims=True)")


def _sized(formula: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The whole formula divided by a size of its arrays, or times one."""
    for size in [f"{name}.shape[{axis}]" for name in names for axis in (0, 1)] + [f"{name}.size" for name in names]:
        yield "divided-by-a-size", f"({formula}) / {size}"
        yield "times-a-size", f"({formula}) * {size}"

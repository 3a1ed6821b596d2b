"""What an exception tells, as plain data: the line that failed, and what its names held (kinds and shapes, no values).

It is gathered where the student's code runs, in the sandbox or in the student's kernel; `exceptions` puts it into words elsewhere.
"""

from __future__ import annotations

import ast
import builtins
import linecache
import re
import types
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from course.engine.nearby import closeness

Facts = dict[str, Any]
MAX_NAMES = 40
MAX_TEXT = 300
MAX_TRACE = 200  # frames
STAND_INS_CALL = {"bend_on": "forward", "bend_back": "backward", "clear": "zero_gradients", "move": "update_parameters"}
OF_STAND_INS_ALONE = (*STAND_INS_CALL, "begin")  # which no layer of the notebook has
_AXES = re.compile(
    r"\b(\w+(?:, \w+)*)(?: : arrays?)? \(((?:n|1|k)[\w, ]*)\)"
)  # x_in (n, n_in); w, dw : arrays (n_out, n_in)


def facts_of(error: BaseException, is_own: Callable[[str], bool], function: Any = None) -> Facts:
    """The facts of an exception.

    Parameters
    ----------
    error : BaseException
    is_own : callable
        Tells a student's file by its name.
    function : callable, optional
        What was called from outside: if the call itself did not fit, there is no frame of the student's.
    """
    facts: Facts = {"type": type(error).__name__[:80]}
    name = getattr(error, "name", None)
    if isinstance(name, str):
        facts["name"] = name[:80]
    if isinstance(error, AttributeError) and getattr(error, "obj", None) is not None:
        facts["object"] = _described(error.obj)
    if function is not None:
        facts["parameters"] = _parameters(function)
    trace = _innermost(error, is_own)
    if trace is not None:
        facts["inside"] = _is_inside(trace.tb_next)
        facts |= _frame_facts(trace, facts.get("name", ""))
    facts["layer"] = _failing_layer(error)
    facts["through"] = _functions(error, is_own)
    return facts


def _functions(error: BaseException, is_own: Callable[[str], bool]) -> list[str]:
    """The student's functions, and those of the notebook, that were at work, from the outermost on."""
    found, trace = [], error.__traceback__
    while trace is not None and len(found) < MAX_NAMES:
        if is_own(trace.tb_frame.f_code.co_filename):
            found.append(trace.tb_frame.f_code.co_name[:80])
        trace = trace.tb_next
    return found


def _is_inside(trace: types.TracebackType | None) -> bool:
    """Whether the exception arose in code that the student's line called, of this course: it is not about the line itself."""
    for _ in range(MAX_TRACE):
        if trace is None:
            break
        filename = trace.tb_frame.f_code.co_filename
        if not re.search(r"site-packages|dist-packages|__array_function__|[/\\\\]lib[/\\\\]python", filename):
            return True
        trace = trace.tb_next
    return False


def _failing_layer(error: BaseException) -> Facts | None:
    """The innermost layer with sizes, the student's or not, in whose method the exception arose; and the array that it was given."""
    found, trace = None, error.__traceback__
    for _ in range(MAX_TRACE):
        if trace is None:
            break
        code, names = trace.tb_frame.f_code, trace.tb_frame.f_locals
        sizes = _attributes(names.get("self"))
        given = names.get(code.co_varnames[1]) if code.co_argcount > 1 else None
        if isinstance(given, np.ndarray) and all(type(sizes.get(name)) is int for name in ("n_in", "n_out")):
            method = STAND_INS_CALL.get(code.co_name, code.co_name)
            found = {"class": _class_name(names["self"]), "function": method[:80]}
            found["given"] = [int(n) for n in given.shape][:8]
            found |= {"n_in": sizes["n_in"], "n_out": sizes["n_out"]}
        trace = trace.tb_next
    return found


def _innermost(error: BaseException, is_own: Callable[[str], bool]) -> types.TracebackType | None:
    """The traceback entry of the student's innermost frame."""
    found, trace = None, error.__traceback__
    for _ in range(MAX_TRACE):
        if trace is None:
            break
        if is_own(trace.tb_frame.f_code.co_filename):
            found = trace
        trace = trace.tb_next
    return found


def _frame_facts(trace: types.TracebackType, missing: str) -> Facts:
    frame, code = trace.tb_frame, trace.tb_frame.f_code
    names, page = frame.f_locals, frame.f_globals
    tree = _parsed("".join(linecache.getlines(code.co_filename)))
    function = _function_at(tree, trace.tb_lineno, code.co_name) if tree else None
    statement = _statement_at(function or tree, trace.tb_lineno) if tree else None
    focus = _focus(statement, trace) if statement is not None else None
    owner = names.get("self")
    keeps = {name: value for name, value in _attributes(owner).items() if not callable(value)}
    facts: Facts = {
        "function": code.co_name[:80],
        "class": type(owner).__name__[:80] if "self" in names else "",
        "arguments": [name for name in code.co_varnames[: code.co_argcount] if name != "self"][:MAX_NAMES],
        "locals": sorted(str(name) for name in names)[:MAX_NAMES],
        "keeps": sorted(keeps)[:MAX_NAMES],
        "methods": _methods(owner)[:MAX_NAMES] if owner is not None else [],
        "page": _page_names(page, missing),
        "page_functions": [name for name in ("forward", "backward") if type(page.get(name)) is types.FunctionType],
        "python": missing if hasattr(builtins, missing) else "",
        "numpy": bool(missing) and hasattr(np, missing),
        "axes": _axes(type(owner).__doc__ if owner is not None else None, getattr(code, "co_consts", ())),
    }
    if statement is not None:
        facts["statement"] = _text(statement)
        facts["focus"] = _text(focus) if focus is not None else ""
        facts["values"] = _values(statement, names, page)
        facts["assigned"] = _assigned(function) if function is not None else []
        facts["calls"] = _called(function) if function is not None else []
    return facts


# ----- the source -----


@lru_cache(maxsize=8)
def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):  # a cell with magics in it
        return None


def _function_at(tree: ast.AST, line: int, name: str) -> ast.AST | None:
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == name and node.lineno <= line <= node.end_lineno
    ]
    return found[-1] if found else None


def _statement_at(tree: ast.AST, line: int) -> ast.AST | None:
    """The smallest statement at a line; of one that holds others, its head."""
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node is not tree and node.lineno <= line <= node.end_lineno
    ]
    if not around:
        return None
    smallest = min(around, key=lambda node: (node.end_lineno - node.lineno, -node.lineno))
    if isinstance(smallest, (ast.For, ast.While, ast.If)):
        return smallest.iter if isinstance(smallest, ast.For) else smallest.test
    return smallest


def _focus(statement: ast.AST, trace: types.TracebackType) -> ast.AST | None:
    """The expression that was being computed: Python says so from 3.11 on."""
    positions = getattr(trace.tb_frame.f_code, "co_positions", None)
    if positions is None:
        return None
    here = list(positions())[trace.tb_lasti // 2]
    if None in here:
        return None
    line, end_line, start, end = here
    for node in ast.walk(statement):
        if isinstance(node, (ast.expr, ast.AugAssign)) and (
            (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset) == (line, end_line, start, end)
        ):
            return node
    return None


def _assigned(function: ast.AST) -> list[str]:
    """The names and attributes that a function sets, in order: `x_out`, `self.x_out`."""
    found = []
    for node in ast.walk(function):
        if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            found.append(_text(node))
    return list(dict.fromkeys(found))[:MAX_NAMES]


def _called(function: ast.AST) -> list[str]:
    """The last names of what a function calls: `sum` of np.sum(x)."""
    found = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    names = (node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in found)
    return list(dict.fromkeys(name[:80] for name in names if name))[:MAX_NAMES]


def _text(node: ast.AST) -> str:
    return ast.unparse(node)[:MAX_TEXT]


# ----- what names hold -----


def _values(statement: ast.AST, names: dict[str, Any], page: dict[str, Any]) -> dict[str, Facts]:
    """What the names of a statement hold, and attributes of them; nothing is called for it."""
    values = {}
    for node in ast.walk(statement):
        if isinstance(node, (ast.Name, ast.Attribute)) and len(values) < MAX_NAMES:
            found = list(_looked_up(node, names, page))
            if found:
                values[_text(node)] = _described(found[0])
    return values


def _looked_up(node: ast.AST, names: dict[str, Any], page: dict[str, Any]) -> Iterator[Any]:
    """The object that a name or an attribute stands for, if it can be found without running code of the student's."""
    if isinstance(node, ast.Name):
        for scope in (names, page, vars(builtins)):
            if node.id in scope:
                yield scope[node.id]
                return
    elif isinstance(node, ast.Attribute):
        for owner in _looked_up(node.value, names, page):
            if type(owner) is np.ndarray:
                if hasattr(owner, node.attr):
                    yield getattr(owner, node.attr)
            elif isinstance(owner, types.ModuleType):
                if node.attr in vars(owner):
                    yield vars(owner)[node.attr]
            elif node.attr in _attributes(owner):
                yield _attributes(owner)[node.attr]
            elif type(_in_class(type(owner), node.attr)) is types.FunctionType:
                yield types.MethodType(_in_class(type(owner), node.attr), owner)


def _in_class(kind: type, name: str) -> Any:
    return next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)


def _attributes(owner: Any) -> dict[str, Any]:
    found = getattr(owner, "__dict__", None) if not isinstance(owner, type) else None
    return {str(name): value for name, value in found.items()} if type(found) is dict else {}


def _methods(owner: Any) -> list[str]:
    found = {name for base in type(owner).__mro__[:-1] for name, value in vars(base).items() if callable(value)}
    return sorted(name for name in found if not name.startswith("__"))


def _described(value: Any) -> Facts:
    """The kind of a value, and its shape."""
    if value is None:
        return {"kind": "none"}
    if isinstance(value, np.ndarray):
        return {"kind": "array", "shape": [int(n) for n in value.shape][:8], "dtype": value.dtype.kind}
    if isinstance(value, (bool, int, float, np.number)):
        return {"kind": "number", "type": type(value).__name__[:80]}
    if isinstance(value, type):
        return {"kind": "class", "type": value.__name__[:80], "parameters": _parameters(_in_class(value, "__init__"))}
    if isinstance(value, types.ModuleType):
        return {"kind": "module", "type": value.__name__[:80]}
    if isinstance(value, (types.FunctionType, types.MethodType, types.BuiltinFunctionType, np.ufunc)):
        return {"kind": "function", "type": getattr(value, "__name__", "")[:80], "parameters": _parameters(value)}
    if isinstance(value, (list, tuple)):
        return {"kind": type(value).__name__, "length": len(value)}
    described = {"kind": "object", "type": _class_name(value)}
    keeps = sorted(name for name, held in _attributes(value).items() if not callable(held))
    methods = [name for name in _methods(value) if name not in OF_STAND_INS_ALONE]
    return described | {"methods": methods[:MAX_NAMES], "keeps": keeps[:MAX_NAMES]}


def _class_name(value: Any) -> str:
    """What an object's class is called; of a check's own stand-in, what it stands for."""
    return type(value).__name__.removeprefix("Recording")[:80]


def _parameters(function: Any) -> list[str]:
    """The names of a function's arguments; none of one that is not written in Python."""
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if not isinstance(code, types.CodeType):
        return []
    return list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])[:MAX_NAMES]


def _page_names(page: dict[str, Any], missing: str) -> list[str]:
    """The names of the notebook that are close to one that is missing."""
    names = (name for name in list(page) if isinstance(name, str) and not name.startswith("_"))
    return sorted(name for name in names if missing and closeness(missing, name))[:MAX_NAMES]


def _axes(text: str | None, constants: tuple[Any, ...]) -> dict[str, str]:
    """What the axes of arrays are, as the docstrings of the class and of the method say: x_in (n, n_in)."""
    own = constants[0] if constants and isinstance(constants[0], str) else ""
    found = _AXES.findall(f"{text or ''}\n{own}"[:6000])
    return {name: f"({axes})" for names, axes in found for name in names.split(", ")}

"""Exceptions about calls, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import ast
import re

from course.engine import words
from course.engine.facts import Facts
from course.engine.nearby import nearest
from course.engine.sayings import Said
from course.engine.shapes import parsed

GIVEN = re.compile(
    r"(?:(\w+)\.)?(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given"
)
LACKS = re.compile(r"(?:(\w+)\.)?(\w+)\(\) missing (\d+) required (?:positional|keyword-only) arguments?: (.*)")
KEYWORD = re.compile(r"(?:(\w+)\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'")


def called(facts: Facts) -> ast.Call | None:
    """The call that failed: of the focus, or else the only one of the line."""
    for text in (facts.get("focus"), facts.get("statement")):
        tree = parsed(text or "")
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] if tree else []
        if calls and (text == facts.get("focus") or len(calls) == 1):
            return calls[0]
    return None


def _value(facts: Facts, node: ast.AST) -> Facts:
    return facts.get("values", {}).get(ast.unparse(node), {})


def without_self(facts: Facts, message: str) -> Said:
    """A method whose first argument is not self."""
    found = GIVEN.search(message)
    if not found or not found[1] or int(found[4]) != int(found[3]) + 1 or found[2] == "__init__":
        return None
    call = called(facts)  # none where the check itself made the call
    parameters = facts.get("parameters") if call is None else _value(facts, call.func).get("parameters")
    if (not parameters and int(found[3])) or (parameters or [])[:1] == ["self"]:
        return None
    return (
        "self-missing-in-def",
        f"The first argument of a method is self: def {found[2]}(self{', ...' if int(found[3]) else ''}).",
    )


def list_of_layers(facts: Facts, message: str) -> Said:
    found = GIVEN.search(message)
    if not found or found[2] != "__init__" or found[1] != "Network":
        return None
    return (
        "list-missing",
        "A Network takes one list of layers: write Network([first, second]), with square brackets inside.",
    )


def too_many(facts: Facts, message: str) -> Said:
    found = GIVEN.search(message)
    if not found:
        return None
    own = int(bool(found[1]))  # self, which nobody writes
    takes, given = int(found[3]) - own, int(found[4]) - own
    name = found[1] if found[2] == "__init__" else found[2]
    if given < takes:
        return "argument-missing", f"{name} needs arguments by their places, not by names."
    return "argument-too-many", f"{name} takes {takes or 'no'} argument{'s' * (takes != 1)}, and is given {given}."


def class_not_object(facts: Facts, message: str) -> Said:
    """A method that was asked of a class: what should be its object went missing."""
    found = LACKS.search(message)
    if not found:
        return None
    call = called(facts)
    receiver = _value(facts, call.func.value) if call and isinstance(call.func, ast.Attribute) else {}
    is_its_call = call is not None and ast.unparse(call.func).split(".")[-1] == found[2]
    by_a_net = (
        found[2] in ("forward", "backward") and found[3] == "1" and not is_its_call
    )  # which does pass one argument
    if receiver.get("kind") == "class" or re.search(r"'self'", found[4]) or by_a_net:
        name = receiver.get("type") or found[1] or "the class"
        name = "the layer" if name == "Layer" and "'self'" in found[4] else name
        return "class-for-object", f"{name} is the class itself; an object of it is made by {name}(...), with brackets."
    return None


def too_few(facts: Facts, message: str) -> Said:
    found = LACKS.search(message)
    if not found:
        return None
    lacking = re.findall(r"'(\w+)'", found[4])
    name = found[1] if found[2] == "__init__" else found[2]
    return (
        "argument-missing",
        f"{name} needs {' and '.join(lacking)}: the call does not give {'it' if len(lacking) == 1 else 'them'}.",
    )


def other_keyword(facts: Facts, message: str) -> Said:
    found = KEYWORD.search(message) or re.search(r"()(\w*)\(?\)? ?got an unexpected keyword argument '(\w+)'", message)
    if not found:
        invalid = re.search(r"'(\w+)' is an invalid keyword argument", message)
        if not invalid:
            return None
        name, function = invalid[1], ""
    else:
        name, function = found[3], found[2]
    call = called(facts)
    known = _parameters_of(facts, call) if call else []
    near = nearest(name, known)
    if near:
        return "name-nearly-right", f"{function or 'The function'} has no argument {name}; it is called {near} here."
    if name in words.KEYWORDS:
        library, meant = words.KEYWORDS[name]
        return "other-library", f"{name}= is a word of {library}; here it is {meant}."
    return "argument-too-many", f"{function or 'The function'} has no argument {name}."


def _parameters_of(facts: Facts, call: ast.Call) -> list[str]:
    return _value(facts, call.func).get("parameters", [])


def twice_given(facts: Facts, message: str) -> Said:
    found = re.search(r"(\w+)\(\) got multiple values for argument '(\w+)'", message)
    return found and (
        "argument-too-many",
        f"{found[1]} is given {found[2]} twice: once by its place, once by its name.",
    )


def not_callable(facts: Facts, message: str) -> Said:
    found = re.search(r"'([\w.]+)' object is not callable", message)
    if not found:
        return None
    if not facts.get("statement"):
        what = "An array" if found[1] == "numpy.ndarray" else f"A value of type {found[1]}"
        text = f"{what} was stored under the name of a method, as self.gradient = ... does: the method is gone then."
        return "method-overwritten", text
    call = called(facts)
    text = ast.unparse(call.func) if call else "it"
    held = _value(facts, call.func) if call else {}
    methods = held.get("methods", [])
    if "forward" in methods:
        return (
            "other-library",
            f"Calling a layer itself is a habit of PyTorch and Keras: here it is {text}.forward(...).",
        )
    if "estimate" in methods:
        return (
            "other-library",
            f"Calling a cost itself is a habit of PyTorch and Keras: here it is {text}.estimate(target, prediction).",
        )
    if found[1] in ("numpy.ndarray", "list", "tuple"):
        return (
            "brackets",
            f"{text} holds an array or a list: its elements are picked with square brackets, {text}[...]; a product needs *.",
        )
    if found[1] in ("int", "float", "numpy.float64", "numpy.float32"):
        return "brackets", f"{text} is a number, and a bracket behind it calls it: write * for a product."
    if found[1] == "NoneType":
        return "none-used", f"{text} is None, and can't be called."
    return "brackets", f"{text} is an object of type {found[1]}, and can't be called."


def not_subscriptable(facts: Facts, message: str) -> Said:
    kind = re.search(r"type '(\w+)' is not subscriptable", message)
    if kind:
        inner = ", with a list in them: Network([...])" if kind[1] == "Network" else ""
        return "brackets", f"An object of {kind[1]} is made with round brackets{inner}."
    found = re.search(r"'([\w.]+)' object (?:is not subscriptable|does not support item assignment)", message)
    if not found:
        return None
    tree = parsed(facts.get("focus") or "") or parsed(facts.get("statement", ""))
    picked = [ast.unparse(node.value) for node in ast.walk(tree) if isinstance(node, ast.Subscript)] if tree else []
    text = picked[0] if picked else "it"
    if found[1] in ("function", "method", "builtin_function_or_method", "type", "numpy.ufunc"):
        return "brackets", f"{text} is called with round brackets: {text}(...)."
    if found[1] == "NoneType":
        place = "used-before-set" if text.startswith("self.") else "none-used"
        return place, f"{text} is None here: nothing was put into it before this line."
    if found[1] in ("int", "float", "numpy.float64", "numpy.float32"):
        return "number-for-array", f"{text} is a single number, which has no elements."
    return "brackets", f"{text} is an object of type {found[1]}, which has no elements to pick by [ ]."


OF_CALLS = (
    without_self,
    list_of_layers,
    too_many,
    class_not_object,
    too_few,
    other_keyword,
    twice_given,
    not_callable,
    not_subscriptable,
)


def missing_method(facts: Facts, message: str) -> Said:
    found = re.match(r"(\w+) has no (\w+) method", message)
    if not found:
        return None
    if found[2] in facts.get("page_functions", []):
        text = f"{found[2]} stands outside of the class {found[1]}: indent the methods, so that they belong to it."
        return "methods-outside-the-class", text
    return "method-missing", f"{found[1]} has no method {found[2]}: it has to be written in the class, under this name."


OF_MISSING_METHODS = (missing_method,)


def calls_itself(facts: Facts, message: str) -> Said:
    return "calls-itself", f"{facts.get('function', 'The function')} calls itself without end."


OF_RECURSION = (calls_itself,)


def before_its_time(facts: Facts, message: str) -> Said:
    if message != "gradient was called before estimate":
        return None
    return "called-too-early", "gradient needs what estimate keeps: call estimate first, then gradient."


OF_ORDER = (before_its_time,)


def train_in_a_step(facts: Facts, message: str) -> Said:
    """The given train, which makes whole epochs, in place of one step."""
    through = facts.get("through", [])
    called = re.search(r"\btrain(_epoch)?\(", facts.get("statement", "")) or {"train", "train_epoch"} & set(through)
    if not called or not any(name.startswith("step_") for name in through):
        return None
    text = "train makes whole epochs on the digits. One step on the arguments is asked for: write its calls yourself."
    return "train-called", text


def arrays_of_the_notebook(facts: Facts, message: str) -> Said:
    """The notebook's own arrays in place of the arguments."""
    found = re.search(r"\brandom_(?:input|label)\b", facts.get("statement", ""))
    if not found or found[0] in facts.get("arguments", []):
        return None
    return (
        "global-variable",
        f"{found[0]} is an array of the notebook, always the same: use what the function is given.",
    )

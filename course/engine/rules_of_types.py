"""Exceptions about the types of values, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import ast
import re

from course.engine.facts import Facts
from course.engine.rules_of_attributes import none_has_none
from course.engine.sayings import Said
from course.engine.shapes import parsed


def held_by(facts: Facts, *kinds: str) -> str | None:
    """The first name of the line that holds one of these kinds of values."""
    return next((text for text, value in facts.get("values", {}).items() if value["kind"] in kinds), None)


def several_for_one(facts: Facts) -> Said:
    tree = parsed(facts.get("statement", ""))
    place = ast.unparse(tree.targets[0]) if isinstance(tree, ast.Assign) else ""
    if not place:
        return None
    return "sequence-for-number", f"{place} is one number, and is set to several: is a sum over them missing?"


def function_as_value(facts: Facts) -> Said:
    """A function that stands in the line without being called."""
    tree = parsed(facts.get("statement", ""))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)} if tree else set()
    for text, value in facts.get("values", {}).items():
        if value["kind"] == "function" and text not in called:
            return "not-called", f"{text} was not called: a function is called by brackets, {text}()."
    return None


def none_was_given(facts: Facts, message: str) -> Said:
    if "NoneType" not in message or not facts.get("statement"):
        return None
    return (
        "none-used",
        "What is called here is given None: an earlier call returns nothing, or its result was not passed on.",
    )


def none_as_operand(facts: Facts, message: str) -> Said:
    return none_has_none(facts, message)


def power_of_matlab(facts: Facts, message: str) -> Said:
    if "bitwise_xor" not in message and not re.search(r"unsupported operand type\(s\) for \^", message):
        return None
    return "other-language", "^ is no power in Python (it compares bits): a square is written ** 2."


def list_as_operand(facts: Facts, message: str) -> Said:
    found = re.search(r"unsupported operand type\(s\) for \S+ '(\w+)' and '(\w+)'", message)
    if not found:
        found = re.search(r"can't multiply sequence by non-int of type '(\w+)'", message)
        kinds: tuple[str, ...] = ("list",) if found else ()
    else:
        kinds = found.groups()
    if {"function", "method", "builtin_function_or_method", "ufunc"} & set(kinds):
        text = held_by(facts, "function") or "A function"
        return (
            "not-called",
            f"{text} was not called: a function is called by (), and its result is what can be computed with.",
        )
    if {"list", "tuple"} & set(kinds):
        text = held_by(facts, "list", "tuple") or "One side"
        return (
            "list-for-array",
            f"{text} is a list or a tuple, not an array: make it one by np.array(...), or pick its element.",
        )
    if "type" in kinds:
        return (
            "class-for-object",
            f"{held_by(facts, 'class') or 'One side'} is a class, not an object of it: brackets are missing.",
        )
    if "str" in kinds:
        return "text-for-number", "A text is used as a number: leave the quotation marks out."
    return None


def math_of_an_array(facts: Facts, message: str) -> Said:
    if "arrays can be converted to Python scalars" not in message:
        return None
    used = re.search(r"\bmath\.(\w+)", facts.get("statement", ""))
    if used:
        return "other-language", f"math.{used[1]} takes one number: np.{used[1]} takes whole arrays."
    tree = parsed(facts.get("statement", ""))
    if isinstance(tree, ast.Assign) and isinstance(tree.targets[0], ast.Subscript):
        return several_for_one(facts)
    return (
        "number-for-array",
        "One number was asked for, and an array is given: leave float() or int() out, or pick one element.",
    )


def not_iterable(facts: Facts, message: str) -> Said:
    found = re.search(
        r"'(int|float|numpy\.\w+)' object is not iterable|cannot unpack non-iterable (\w+) object", message
    )
    if not found:
        return None
    if found[2]:
        return "several-results", "One result is given, and several names are to be set: write one name on the left."
    return "range-missing", "A number can't be gone through: write range(...) around it."


def object_for_its_items(facts: Facts, message: str) -> Said:
    """An object that is gone through in place of what it holds."""
    if not re.search(r"object is not (iterable|reversible)|has no len\(\)|is not subscriptable", message):
        return None
    for text, value in facts.get("values", {}).items():
        if value["kind"] == "object" and "layers" in value.get("keeps", []):
            return "object-for-its-items", f"{text} is the net itself: its layers are in {text}.layers."
    return None


def whole_number_needed(facts: Facts, message: str) -> Said:
    if not re.search(
        r"cannot be interpreted as an integer|indices must be integers|slice indices must be integers", message
    ):
        return None
    if "list indices" in message:
        return (
            "layer-for-index",
            "A list is asked for an item by something that is no number: inside the loop, the item itself is at hand.",
        )
    return "whole-number-needed", "A whole number is needed here: / gives a float, // a whole number."


def shape_in_brackets(facts: Facts, message: str) -> Said:
    found = re.search(r"Cannot interpret '(.*)' as a data type|data type '.*' not understood", message)
    return found and ("shape-in-brackets", "The sizes of a new array stand in brackets of their own: np.zeros((n, k)).")


def not_in_order(facts: Facts, message: str) -> Said:
    if "'<' not supported between instances" not in message or "sorted(" not in facts.get("statement", ""):
        return None
    return "other-language", "sorted puts things in order by size: reversed(...) goes through a list from its end."


def negative_power(facts: Facts, message: str) -> Said:
    """Whole numbers have no negative power for numpy."""
    if "Integers to negative integer powers" not in message:
        return None
    return "whole-numbers", "numpy takes no negative power of whole numbers: write a division."


def result_as_argument(facts: Facts, message: str) -> Said:
    """A third argument of numpy's products and sums, which is where they write the result."""
    if not re.search(r"output array|return arrays must be|output operand", message):
        return None
    found = re.search(
        r"\bnp\.(dot|matmul|add|subtract|multiply|divide|maximum|minimum|exp|log)\(", facts.get("statement", "")
    )
    if not found:
        return None
    one = found[1] in ("exp", "log")
    text = f"np.{found[1]} takes {'one array' if one else 'two arrays'}: a further one is where it writes its result."
    return "argument-too-many", text


OF_TYPES = (
    result_as_argument,
    not_in_order,
    power_of_matlab,
    none_as_operand,
    list_as_operand,
    math_of_an_array,
    not_iterable,
    whole_number_needed,
    shape_in_brackets,
)

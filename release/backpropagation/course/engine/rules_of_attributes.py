"""Exceptions about attributes that are not there, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import re

import numpy as np

from course.engine import words
from course.engine.facts import Facts
from course.engine.nearby import nearest
from course.engine.sayings import Said, listed, missing

OF_LINEAR = ("w", "b", "dw", "db", "n_in", "n_out")  # what its __init__ sets
METHODS = ("forward", "backward", "zero_gradients", "update_parameters")  # of layers


def _owner(facts: Facts) -> Facts:
    return facts.get("object") or {}


def _owner_text(facts: Facts) -> str:
    """The expression whose attribute is missing, as the line has it."""
    statement, name = facts.get("focus") or facts.get("statement", ""), facts.get("name", "")
    found = re.search(rf"([\w.]+)\.{re.escape(name)}\b", statement) if name else None
    return found[1] if found else "it"


def _none_in(facts: Facts, message: str) -> str | None:
    """The expression that is None, if the message speaks of None."""
    if "NoneType" not in message:
        return None
    held = [text for text, value in facts.get("values", {}).items() if value["kind"] == "none"]
    return held[0] if held else ""


def none_has_none(facts: Facts, message: str) -> Said:
    held = _none_in(facts, message)
    if held is None:
        return None
    if held.startswith("self."):
        return "used-before-set", f"{held} is None here: nothing has been kept in it before this line."
    if held.isidentifier() and held not in facts.get("locals", []):
        text = f"{held} is a variable of the notebook, and None where this is tried: make what is needed in the function itself."
        return "global-variable", text
    if held:
        return "none-used", f"{held} is None here: what it was set to returns nothing."
    return "none-used", "A result is used that is None: what was called returns nothing."


def of_arrays(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if "numpy.ndarray" not in message and _owner(facts).get("kind") != "array":
        return None
    found = words.OF_ARRAYS.get(name)
    if found:
        return "other-library", f".{name} is a word of {found[0]}: for numpy's arrays, {found[1]}."
    near = nearest(name, [one for one in dir(np.ndarray) if not one.startswith("_")])
    if near:
        return "name-nearly-right", f"An array of numpy has no .{name}. Is .{near} meant?"
    return "attribute-not-kept", f"An array of numpy has no .{name}."


def of_numpy(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if "module 'numpy" not in message:
        return None
    if name in words.OF_NUMPY:
        return "function-not-there", f"There is no np.{name}: {words.OF_NUMPY[name]}."
    suggestion = re.search(r"Did you mean: '(\w+)'", message)
    near = suggestion[1] if suggestion else nearest(name, _functions_of_numpy())
    return "function-not-there", f"There is no np.{name}.{f' Is np.{near} meant?' if near else ''}"


def _functions_of_numpy() -> list[str]:
    return [name for name in dir(np) if name.islower() and not name.startswith("_")]


def argument_not_attribute(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if _owner(facts).get("type") != facts.get("class") or not facts.get("class") or _owner_text(facts) != "self":
        return None
    if name in facts.get("arguments", []):
        return "self-too-much", f"{name} is an argument of {facts['function']}: write {name}, without self."
    if name in facts.get("locals", []):
        return "self-too-much", f"{name} is set in this function: write {name}, without self."
    return None


def of_objects(facts: Facts, message: str) -> Said:
    """Of a layer, a net or a cost: another library's words, a name nearly right, or one that it does not keep."""
    name, owner = missing(facts, message), _owner(facts)
    if owner.get("kind") != "object":
        return None
    there = [*owner.get("keeps", []), *owner.get("methods", [])]
    kind = owner["type"]
    held = "self" if _owner_text(facts) == "self" else _owner_text(facts)
    near = nearest(name, there)
    if name in words.OF_OBJECTS:
        library, meant = words.OF_OBJECTS[name]
        return "other-library", f".{name} is a word of {library}: here it is {meant}."
    if near:
        return "name-nearly-right", f"{kind} has no {name}. Is {held}.{near} meant?"
    kept = [one for one in owner.get("keeps", []) if not one.startswith("_")]
    if kind == facts.get("class") and kept:
        gets = facts.get("arguments", [])
        also = f", and {facts['function']} is given {listed(gets)}" if gets else ""
        return "attribute-not-kept", f"{kind} keeps no {name}: it keeps {listed(kept[:8])}{also}."
    if kind == facts.get("class") and held == "self" and name not in METHODS:
        return "attribute-not-kept", f"{kind} keeps no {name}: nothing has set self.{name} before this line."
    if name in METHODS and "estimate" in owner.get("methods", []):
        return (
            "attribute-not-kept",
            f"{kind} is a cost and no layer: it has no {name}, and train takes it beside the net.",
        )
    methods = [one for one in owner.get("methods", []) if not one.startswith("_")]
    has = f" What it can do: {listed(methods[:6])}." if methods else ""
    return "attribute-not-kept", f"{kind} has no {name}.{has}"


def left_out_in_init(facts: Facts, message: str) -> Said:
    """A class of the student's that derives from Linear, whose own __init__ does not set all that Linear's sets."""
    name, owner = missing(facts, message), _owner(facts)
    kept = [one for one in owner.get("keeps", []) if one in OF_LINEAR]
    if name not in OF_LINEAR or owner.get("type") == "Linear" or "update_parameters" not in owner.get("methods", []):
        return None
    if "w" not in kept and "b" not in kept:
        return None
    text = (
        f"{owner['type']} keeps no {name}, which the methods of Linear use: it keeps {listed(kept)}. Its own __init__ has to set "
        f"{name} too, or to call super().__init__(n_in, n_out) first."
    )
    return "attribute-not-kept", text


def list_of_layers(facts: Facts, message: str) -> Said:
    name, found = missing(facts, message), re.search(r"'(list|tuple)' object", message)
    if not found or name not in METHODS:
        return None
    return "network-missing", f"This is a {found[1]} of layers, which has no {name}: make it a net by Network([...])."


def of_lists(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    found = re.search(r"'(list|tuple)' object", message)
    if not found:
        return None
    if name in words.OF_LISTS:
        return "other-language", f"A {found[1]} of Python has no .{name}: {words.OF_LISTS[name]}."
    if name in METHODS:
        return list_of_layers(facts, message)
    if name in ("shape", "T", "sum", "mean", "max", "dot", "ndim", "reshape", "astype"):
        return (
            "list-for-array",
            f"This is a {found[1]} of Python, which has no .{name}: make it an array by np.array(...).",
        )
    return "other-language", f"A {found[1]} of Python has no .{name}."


def of_methods(facts: Facts, message: str) -> Said:
    if not re.search(r"'(function|method|builtin_function_or_method)' object", message):
        return None
    owner, name = _owner_text(facts), missing(facts, message)
    if name in METHODS:
        text = "A function stands where a layer is needed: a layer is an object with forward and backward, such as Sigmoid()."
        return "function-for-layer", text
    return "not-called", f"{owner} is a function that was not called: write {owner}(...)."


def of_classes(facts: Facts, message: str) -> Said:
    found = re.search(r"type object '(\w+)'", message)
    if not found:
        return None
    return "class-for-object", f"{found[1]} is the class itself; an object of it is made by {found[1]}(...)."


def of_numbers(facts: Facts, message: str) -> Said:
    found = re.search(r"'(int|float|numpy\.float64|numpy\.int64)' object", message)
    if not found:
        return None
    name = missing(facts, message)
    if name in METHODS:
        text = f"{_owner_text(facts)} is a number, not a layer: range(...) counts; `for layer in self.layers` gives the layers."
        return "index-for-layer", text
    return "number-for-array", f"{_owner_text(facts)} is a single number, which has no .{name}: an array was needed."


OF_ATTRIBUTES = (
    left_out_in_init,
    none_has_none,
    of_arrays,
    of_numpy,
    argument_not_attribute,
    of_lists,
    of_methods,
    of_classes,
    of_numbers,
    of_objects,
)

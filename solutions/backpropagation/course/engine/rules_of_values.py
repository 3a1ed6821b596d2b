"""Exceptions about shapes, types and indices of values, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import ast
import re

from course.engine.facts import Facts
from course.engine.rules_of_names import none_has_none
from course.engine.shapes import array_words, met, misfit_sentence, parsed, shape_of, text_of

Said = tuple[str, str] | None


def _held(facts: Facts, *kinds: str) -> str | None:
    """The first name of the line that holds one of these kinds of values."""
    return next((text for text, value in facts.get("values", {}).items() if value["kind"] in kinds), None)


def none_was_given(facts: Facts, message: str) -> Said:
    if "NoneType" not in message or not facts.get("statement"):
        return None
    return (
        "none-used",
        "What is called here is given None: an earlier call returns nothing, or its result was not passed on.",
    )


# ----- TypeError -----


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
        text = _held(facts, "function") or "A function"
        return (
            "not-called",
            f"{text} was not called: a function is called by (), and its result is what can be computed with.",
        )
    if {"list", "tuple"} & set(kinds):
        text = _held(facts, "list", "tuple") or "One side"
        return (
            "list-for-array",
            f"{text} is a list or a tuple, not an array: make it one by np.array(...), or pick its element.",
        )
    if "type" in kinds:
        return (
            "class-for-object",
            f"{_held(facts, 'class') or 'One side'} is a class, not an object of it: brackets are missing.",
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
        return _sequence(facts)
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


def forward_in_backward(facts: Facts, message: str) -> Said:
    """A backward that sends the gradient forward through the layers."""
    if facts.get("function") != "backward" or not re.search(r"(?<!self)\.forward\(d_\w+\)", facts.get("statement", "")):
        return None
    return "forward-for-backward", "backward calls forward here: the gradient goes through each layer's backward."


OF_TYPES = (
    not_in_order,
    power_of_matlab,
    none_as_operand,
    list_as_operand,
    math_of_an_array,
    not_iterable,
    whole_number_needed,
    shape_in_brackets,
)


# ----- ValueError -----


def between_layers(facts: Facts, message: str) -> Said:
    """A layer that is given an array of another width than its own, by code that is not its own."""
    layer = facts.get("layer")
    if not layer or (
        (facts.get("function"), facts.get("class")) == (layer["function"], layer["class"]) and not _from_page(facts)
    ):
        return None
    takes = {"forward": layer["n_in"], "backward": layer["n_out"]}.get(layer["function"])
    given = layer["given"]
    if takes is None or len(given) != 2 or given[1] == takes:
        return None
    many, shape = f"{takes} {'inputs' if layer['function'] == 'forward' else 'outputs'}", text_of(given)
    text = f"The {layer['function']} of a layer with {many} was given an array of the shape {shape}."
    text += (
        " Each layer takes what the one before it gives."
        if layer["function"] == "forward"
        else " It goes from the last layer to the first."
    )
    return "shapes-do-not-fit", text


def _from_page(facts: Facts) -> bool:
    """Whether the layer's own method is right, as far as the line tells: it multiplies by the transposed weights."""
    return "self.w.T" in facts.get("statement", "") and facts.get("function") == "forward"


def product(facts: Facts, message: str) -> Said:
    if "gufunc" not in message and "not aligned" not in message:
        return None
    if "does not have enough dimensions" in message:
        none = _held(facts, "none")
        if none:
            return "used-before-set", f"{none} is None here: nothing has been kept in it before this line."
        function = _function_as_value(facts)
        if function:
            return function
        return "number-for-array", "A matrix product needs two arrays; a number is multiplied with *."
    said = misfit_sentence(facts, message)
    return said and ("shapes-do-not-fit", said[0])


def added_in_place(facts: Facts, message: str) -> Said:
    found = re.search(
        r"non-broadcastable output operand with shape \(([\d,]+)\) doesn't match the broadcast shape \(([\d,]+)\)",
        message,
    )
    if not found:
        return None
    own, other = (tuple(int(n) for n in part.split(",") if n) for part in found.groups())
    pair = met(facts)
    if pair is None:
        return None
    _, left, right = pair
    there = array_words(left, own, facts)
    text = f"{array_words(right, shape_of(right, facts) or other, facts)} can't be added to {there}."
    if len(own) == 2 and own[0] == 1 and len(other) == 2:
        text += " It still has a row for each example: one row, the sum over the batch, is needed."
    return "shapes-do-not-fit", text


def elementwise(facts: Facts, message: str) -> Said:
    if "could not be broadcast together" not in message:
        return None
    said = misfit_sentence(facts, message)
    if said is None:
        return None
    text, one, other = said
    again = _added_to_itself(facts)
    if again:
        return "result-accumulated", f"{again} still holds the result of the call before, and is part of the new one."
    if one and other and len(one) == 2 and other == one[:1]:
        return (
            "dimension-lost",
            f"{text} One value for each example has to be a column: keepdims=True keeps the second axis.",
        )
    join = met(facts)[0]
    if join == "*" and one and other and len(one) == len(other) == 2 and one[1] == other[0]:
        text += " As a matrix product, written @, they would fit."
    return "shapes-do-not-fit", text


def _added_to_itself(facts: Facts) -> str | None:
    """An attribute that the line sets, and that one of the two arrays which did not fit is."""
    tree = parsed(facts.get("statement", ""))
    _, left, right = met(facts)
    sets = {ast.unparse(target) for target in tree.targets} if isinstance(tree, ast.Assign) else set()
    both = [text for text in map(ast.unparse, (left, right)) if text in sets and text.startswith("self.")]
    return both[0] if both and both[0] not in ("self.dw", "self.db", "self.w", "self.b") else None


def _sequence(facts: Facts) -> Said:
    tree = parsed(facts.get("statement", ""))
    place = ast.unparse(tree.targets[0]) if isinstance(tree, ast.Assign) else ""
    if not place:
        return None
    return "sequence-for-number", f"{place} is one number, and is set to several: is a sum over them missing?"


def sequence_for_element(facts: Facts, message: str) -> Said:
    if "setting an array element with a sequence" not in message:
        return None
    if "inhomogeneous" in message:
        return (
            "several-results",
            "Arrays of different shapes were put together as one: return one array, not a pair or a list.",
        )
    return _sequence(facts)


def _function_as_value(facts: Facts) -> Said:
    """A function that stands in the line without being called."""
    tree = parsed(facts.get("statement", ""))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)} if tree else set()
    for text, value in facts.get("values", {}).items():
        if value["kind"] == "function" and text not in called:
            return "not-called", f"{text} was not called: a function is called by brackets, {text}()."
    return None


def truth_of_an_array(facts: Facts, message: str) -> Said:
    if "truth value of an array" not in message:
        return None
    used = re.search(r"(?<![\w.])(max|min|sorted)\(", facts.get("statement", ""))
    if used:
        text = f"Python's own {used[1]} compares whole rows with each other: for arrays it is np.{used[1].replace('ed', '')}."
        return "other-language", text
    return (
        "array-as-condition",
        "if asks one question, and an array gives many answers: use np.where, np.maximum, or .any() and .all().",
    )


def unpacked(facts: Facts, message: str) -> Said:
    found = re.search(r"(?:too many|not enough) values to unpack \(expected (?:at least )?(\d+)", message)
    if not found:
        return None
    return (
        "several-results",
        f"The result is one thing, and {found[1]} names are to be set by it: write one name on the left.",
    )


def reshaped(facts: Facts, message: str) -> Said:
    found = re.search(r"cannot reshape array of size (\d+) into shape \(([\d,]+)\)", message)
    if not found:
        return None
    return (
        "reshaped-wrongly",
        f"An array of {found[1]} numbers can't be given the shape ({found[2]}), which holds another number of them.",
    )


def inverted(facts: Facts, message: str) -> Said:
    if "linalg.inv" not in facts.get("statement", ""):
        return None
    return "other-language", "np.linalg.inv inverts a whole matrix: an array is divided element by element with /."


OF_MATRICES = (inverted,)

OF_SHAPES = (
    negative_power,
    forward_in_backward,
    between_layers,
    product,
    added_in_place,
    elementwise,
    sequence_for_element,
    truth_of_an_array,
    unpacked,
    reshaped,
)


# ----- IndexError and others -----


def index_of_one_hot(facts: Facts, message: str) -> Said:
    if "arrays used as indices must be of integer" in message or "only integers, slices" in message:
        if re.search(r"\btargets?\b", facts.get("statement", "")):
            text = (
                "The targets are one-hot rows, not numbers of classes: they can't be indices. Multiply by them instead."
            )
            return "index-of-one-hot", text
        return "whole-number-needed", "An index has to be a whole number, or an array of such."
    return None


def beyond_the_end(facts: Facts, message: str) -> Said:
    found = re.search(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", message)
    if found:
        text = f"Axis {found[2]} has {found[3]} entries, counted from 0, and number {found[1]} is asked for: do the loop's bounds fit the array?"
        return "beyond-the-end", text
    if "list index out of range" in message:
        return (
            "beyond-the-end",
            "The list is shorter than the index says: go through what is there, `for layer in layers`.",
        )
    return None


def too_many_indices(facts: Facts, message: str) -> Said:
    found = re.search(r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed", message)
    if not found:
        return None
    return (
        "dimension-lost",
        f"An array with {found[1]} axis or axes is asked for {found[2]} indices: was an axis lost before, as without keepdims?",
    )


def axis_not_there(facts: Facts, message: str) -> Said:
    found = re.search(r"axis (-?\d+) is out of bounds for array of dimension (\d+)", message)
    if not found:
        return None
    return (
        "axis-not-there",
        f"There is no axis {found[1]}: the array has {found[2]}, counted from 0. Axis 0 is the batch, axis 1 the outputs.",
    )


OF_INDICES = (index_of_one_hot, beyond_the_end, too_many_indices, axis_not_there)


def own_assertion(facts: Facts, message: str) -> Said:
    if not facts.get("statement", "").startswith("assert"):
        return None
    return "own-assertion", "An assert of your own does not hold."


OF_ASSERTIONS = (own_assertion,)


def divided_by_zero(facts: Facts, message: str) -> Said:
    return "not-finite", "A number is divided by zero."


OF_DIVISIONS = (divided_by_zero,)

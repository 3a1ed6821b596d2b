"""Exceptions about the shapes of arrays, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from course.engine.facts import Facts
from course.engine.rules_of_types import function_as_value, held_by, negative_power, result_as_argument, several_for_one
from course.engine.sayings import Said
from course.engine.shapes import array_words, met, misfit_sentence, parsed, shape_of, text_of


def axis_squeezed(facts: Facts, message: str) -> Said:
    """An axis of length one that squeeze took away."""
    shape_is_short = re.search(
        r"axis 1 is out of bounds|could not be broadcast|core dimension|too many indices", message
    )
    if "squeeze" not in facts.get("calls", []) or not shape_is_short:
        return None
    text = "squeeze takes away every axis of length one: a batch of one example, or with one column, is no matrix any more."
    return "axis-squeezed", text


def forward_in_backward(facts: Facts, message: str) -> Said:
    """A backward that sends the gradient forward through the layers."""
    if facts.get("through", [])[-2:] == ["backward", "forward"]:
        return (
            "forward-for-backward",
            "backward calls forward here: the gradient goes the other way, by the derivative.",
        )
    sent = r"\.forward\(d_\w+\)|(?<!\bself)\.forward\("  # a layer may call its own forward for another reason
    if facts.get("function") != "backward" or not re.search(sent, facts.get("statement", "")):
        return None
    return "forward-for-backward", "backward calls forward here: the gradient goes through each layer's backward."


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
    if given[0] == takes and layer["function"] == "forward" and _may_be_transposed(facts, given):
        text = f"The forward of a layer with {takes} inputs was given an array of the shape {text_of(given)}: the batch is the first axis."
        return "shapes-do-not-fit", f"{text} Is a .T too many?"
    many, shape = f"{takes} {'inputs' if layer['function'] == 'forward' else 'outputs'}", text_of(given)
    text = f"The {layer['function']} of a layer with {many} was given an array of the shape {shape}."
    text += (
        " Each layer takes what the one before it gives."
        if layer["function"] == "forward"
        else " From the last layer to the first, each takes what the one behind it gives."
    )
    return "layers-do-not-fit", text


def _may_be_transposed(facts: Facts, given: Sequence[int]) -> bool:
    """Whether the line turned what it passed on; or what it passed on is no argument as it came, and no other layer's result."""
    line = facts.get("statement", "")
    came_like_this = [facts.get("values", {}).get(name, {}).get("shape") for name in facts.get("arguments", [])]
    is_chained = re.search(r"\.forward\(.*\.forward\(", line)
    return ".T" in line or "transpose" in line or not (is_chained or list(given) in came_like_this)


def _from_page(facts: Facts) -> bool:
    """Whether the layer's own method is right, as far as the line tells: it multiplies by the transposed weights."""
    return "self.w.T" in facts.get("statement", "") and facts.get("function") == "forward"


def product(facts: Facts, message: str) -> Said:
    if "gufunc" not in message and "not aligned" not in message:
        return None
    if "does not have enough dimensions" in message:
        none = held_by(facts, "none")
        if none:
            return "used-before-set", f"{none} is None here: nothing has been kept in it before this line."
        function = function_as_value(facts)
        if function:
            return function
        thing = held_by(facts, "object")
        if thing and thing in _operands_text(facts):
            return (
                "object-for-array",
                f"{thing} is an object, not an array: what it keeps is reached by {thing}. and a name.",
            )
        return "number-for-array", "A matrix product needs two arrays; a number is multiplied with *."
    said = misfit_sentence(facts, message)
    if said and said[1] is not None and said[1] == said[2]:
        text = f"{said[0]} Arrays of the same shape are multiplied element by element with *, and squared with ** 2."
        return "shapes-do-not-fit", text
    return said and ("shapes-do-not-fit", said[0])


def _operands_text(facts: Facts) -> list[str]:
    pair = met(facts)
    return [ast.unparse(node) for node in pair[1:]] if pair else []


def put_into_a_part(facts: Facts, message: str) -> Said:
    """A row or a column that is set to an array of another size."""
    found = re.search(r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))", message)
    tree = parsed(facts.get("statement", ""))
    if not found or not isinstance(tree, (ast.Assign, ast.AugAssign)):
        return None
    target = ast.unparse(tree.targets[0] if isinstance(tree, ast.Assign) else tree.target)
    text = f"{target} has the shape {found[2]}, and is set to an array of the shape {found[1]}: was the whole array made with the right sizes?"
    return "shapes-do-not-fit", text


def subscripts(facts: Facts, message: str) -> Said:
    """The letters of einsum."""
    if "einsum(" not in facts.get("statement", ""):
        return None
    text = "The letters that einsum got do not fit the shapes: one letter for each axis, the same one where sizes are equal."
    return "shapes-do-not-fit", text


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
    if ast.unparse(left) == "self.db" and own[:1] == (1,) and len(other) == 2 and other[0] == _examples(facts):
        text += " It still has a row for each example: one row, the sum over the batch, is needed."
    return "shapes-do-not-fit", text


def _examples(facts: Facts) -> int | None:
    """The number of examples, as the batch that came as argument tells."""
    for name in facts.get("arguments", []):
        shape = facts.get("values", {}).get(name, {}).get("shape", [])
        if len(shape) == 2:
            return shape[0]
    layer = facts.get("layer") or {}
    return layer.get("given", [None])[0]


def elementwise(facts: Facts, message: str) -> Said:
    if "could not be broadcast together" not in message:
        return None
    said = misfit_sentence(facts, message)
    if said is None:
        return None
    text, one, other = said
    if not facts.get("class") and re.search(r"\bsigmoid_(derivative|function)\(", facts.get("statement", "")):
        return "activation-in-gradient", f"{text} A step only calls the layers' methods."
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


def sequence_for_element(facts: Facts, message: str) -> Said:
    if "setting an array element with a sequence" not in message:
        return None
    if "inhomogeneous" in message:
        return (
            "several-results",
            "Arrays of different shapes were put together as one: return one array, not a pair or a list.",
        )
    return several_for_one(facts)


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


def neighbours(facts: Facts, message: str) -> Said:
    found = re.search(r"np\.(diff|gradient)\(", facts.get("statement", ""))
    if found and found[1] == "diff":
        text = "np.diff takes differences of neighbours in one array; two arrays are subtracted with -."
        return "neighbours-compared", text
    if found or "numerical gradient" in message:
        return "neighbours-compared", "np.gradient compares neighbours in an array: it knows nothing of the formula."
    return None


def inverted(facts: Facts, message: str) -> Said:
    if "linalg.inv" not in facts.get("statement", ""):
        return None
    return "other-language", "np.linalg.inv inverts a whole matrix: an array is divided element by element with /."


OF_MATRICES = (inverted,)

OF_SHAPES = (
    neighbours,
    axis_squeezed,
    negative_power,
    forward_in_backward,
    between_layers,
    result_as_argument,
    subscripts,
    put_into_a_part,
    product,
    added_in_place,
    elementwise,
    sequence_for_element,
    truth_of_an_array,
    unpacked,
    reshaped,
)

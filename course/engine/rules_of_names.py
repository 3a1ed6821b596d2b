"""Exceptions about names and modules, in the course's terms: rules of `exceptions`."""

from __future__ import annotations

import re

from course.engine import words
from course.engine.facts import Facts
from course.engine.nearby import nearest
from course.engine.sayings import Said, listed, missing

MODULES = ("math", "random", "copy", "itertools", "functools", "time", "os", "sys", "cmath")
BASES = ("Layer", "Cost")  # which nobody means
ACTS = re.compile(r"(train|check|step|start|show|plot|test)_")  # functions of the page that no blank calls


def result_not_set(facts: Facts, message: str) -> Said:
    name, assigned = missing(facts, message), facts.get("assigned", [])
    if facts.get("statement") != f"return {name}" or name in assigned:
        return None
    if f"self.{name}" in assigned and name in facts.get("methods", []):
        text = f"The last line returns {name}, but the blank sets self.{name}, the name of a method: write {name} = ..., without self."
        return "name-not-set", text
    if f"self.{name}" in assigned:
        text = f"The last line returns {name}, but the blank sets self.{name}. Set {name} too: {name} = self.{name}."
        return "name-not-set", text
    own = [one for one in assigned if "." not in one]
    so_far = f"; what you computed is called {own[-1]}" if own else ""
    return "name-not-set", f"The blank has to give its result the name {name}, which the last line returns{so_far}."


def kept_by_self(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if name in facts.get("keeps", []):
        return "self-left-out", f"{name} is kept by the object: write self.{name}."
    if name in facts.get("methods", []):
        return "self-left-out", f"{name} is a method of the class: write self.{name}(...)."
    return None


def self_not_in_def(facts: Facts, message: str) -> Said:
    if missing(facts, message) != "self" or facts.get("class"):
        return None
    return "self-missing-in-def", f"The first argument of a method is self: def {facts['function']}(self, ...)."


def of_another_library(facts: Facts, message: str) -> Said:
    found = words.NAMES.get(missing(facts, message))
    return found and ("other-library", f"{missing(facts, message)} is a word of {found[0]}: {found[1]}.")


def constant_of_python(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    meant = {"true": "True", "false": "False", "null": "None", "nil": "None", "none": "None"}.get(name)
    return meant and ("other-language", f"{name} is written {meant} in Python.")


def function_of_numpy(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if facts.get("numpy") and len(name) > 1 and f"{name}(" in facts.get("statement", f"{name}("):
        return "library-prefix-missing", f"{name} is a function of numpy: write np.{name}."
    return None


def nearly_a_name(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    places = (
        ("an argument of this function", facts.get("arguments", [])),
        ("set in this function", facts.get("locals", [])),
        ("kept by the object: self.", facts.get("keeps", [])),
        (
            "on the page",
            [one for one in facts.get("page", []) if one not in (facts.get("class"), *BASES) and not ACTS.match(one)],
        ),
    )
    near = [(nearest(name, names), place) for place, names in places]
    other = nearest(name, [found for found, _ in near if found])
    if other is None:
        return None
    place = next(place for found, place in near if found == other)
    if place.endswith("self."):
        return "name-nearly-right", f"There is no {name} here. Is self.{other} meant, which the object keeps?"
    return "name-nearly-right", f"There is no {name} here. Is {other} meant, which is {place}?"


def module_not_imported(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if not re.search(rf"\b{re.escape(name or '?')}\.\w", facts.get("statement", "")) or name not in MODULES:
        return None
    of_math = " numpy has the same for whole arrays: np.exp, np.log, np.sqrt." if name == "math" else ""
    return "name-not-defined", f"{name} is a module of Python that is not imported here.{of_math}"


def not_a_name(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if not name:
        return None
    text = f"{name} is not defined: this function does not set it, and no cell that has run here does."
    arguments = [one for one in facts.get("arguments", []) if one]
    if arguments:
        text += f" The function is given {listed(arguments)}."
    kept = [one for one in facts.get("keeps", []) if not one.startswith("_")]
    if kept:
        text += f" The object keeps {listed(kept[:8])}."
    return "name-not-defined", text


OF_NAMES = (
    self_not_in_def,
    result_not_set,
    kept_by_self,
    constant_of_python,
    of_another_library,
    function_of_numpy,
    module_not_imported,
    nearly_a_name,
    not_a_name,
)


def set_later(facts: Facts, message: str) -> Said:
    name = missing(facts, message)
    if not name:
        return None
    if facts.get("statement") == f"return {name}":
        return (
            "name-not-set",
            f"{name} is set only in a branch or a loop that was not entered, and is returned all the same.",
        )
    if name in facts.get("keeps", []):
        return (
            "self-left-out",
            f"{name} is read before it is set here. Is the one meant that the object keeps, self.{name}?",
        )
    return "used-before-set", f"{name} is read before it is set: in a function, a name that is set anywhere is its own."


OF_UNSET_NAMES = (set_later,)


def other_module(facts: Facts, message: str) -> Said:
    name = missing(facts, message).split(".")[0]
    if not name:
        return None
    found = words.NAMES.get(name)
    said = (
        f"{name} is a word of {found[0]}: {found[1]}" if found else f"There is no module {name} here: numpy is enough"
    )
    return "other-library", f"{said}."


OF_MODULES = (other_module,)

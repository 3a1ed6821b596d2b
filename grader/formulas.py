"""Formulas as MathML, made when a page is written: the browser shows them without a script, and asks nobody for one.

What a student typed between dollar signs is a formula too. So the length is bounded, and what comes out is built anew from the
elements and attributes of MathML that only show something; a formula that holds anything else is shown as it was typed.
"""

from __future__ import annotations

import re
import secrets
from functools import lru_cache
from html import escape
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from latex2mathml.converter import convert

FORMULA_CHARACTERS = 1_000  # longer ones are shown as they were typed
FORMULAS = 200  # of one text; the others are shown as they were typed
REMEMBERED = 1_000

NAMES = (
    "math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mstyle mpadded "
    "mphantom"
)
ATTRIBUTE_NAMES = (
    "mathvariant stretchy fence separator form lspace rspace width height depth displaystyle scriptlevel columnalign rowspacing "
    "columnspacing linethickness movablelimits accent accentunder largeop symmetric minsize maxsize"
)
ELEMENTS, ATTRIBUTES = set(NAMES.split()), set(ATTRIBUTE_NAMES.split())
PLAIN_VALUE = re.compile(r"[\w.%+\- ]{0,60}")
# Names that MathML once had for widths.
WIDTHS = {
    "negativethinmathspace": "-0.167em",
    "negativemediummathspace": "-0.222em",
    "negativethickmathspace": "-0.278em",
}

# A dollar sign before a blank begins no formula, and one after a blank or before a digit ends none: "5 $ and 6 $".
DOLLARS = re.compile(r"\$\$(?P<display>[^$]+)\$\$|(?<![\\$])\$(?P<inline>[^\s$](?:[^$]*[^\s$])?)\$(?!\d)")


def in_html(html: str) -> str:
    """HTML with MathML in place of what stands between dollar signs, but for code."""
    if "$" not in html:
        return html
    soup = BeautifulSoup(html, features="html.parser")
    made: dict[str, str] = {}

    def put_aside(found: re.Match[str]) -> str:
        if len(made) >= FORMULAS:
            return found[0]
        # No student can have written it, and the text around it stays text.
        mark = f"formula-{secrets.token_hex(8)}"
        made[mark] = display(found["display"]) if found["display"] else inline(found["inline"])
        return mark

    for text in soup.find_all(string=DOLLARS):
        if not text.find_parent(["code", "pre"]):
            text.replace_with(DOLLARS.sub(put_aside, text))
    html = str(soup)
    for mark, formula in made.items():
        html = html.replace(mark, formula)
    return html


@lru_cache(REMEMBERED)
def inline(tex: str) -> str:
    """A formula in a line of text."""
    return _mathml(tex, "inline")


@lru_cache(REMEMBERED)
def display(tex: str) -> str:
    """A formula on a line of its own. Wide gaps in it become line breaks, so that it fits on a narrow screen."""
    lines = "".join(f'<span class="formula">{_mathml(line, "block")}</span>' for line in _lines(tex))
    return f'<span class="formulas" tabindex="0">{lines}</span>'  # by keyboard too, where it has to be scrolled


def _lines(tex: str) -> list[str]:
    """The parts of a formula between wide gaps that stand in no group."""
    lines, depth, begin = [], 0, 0
    for found in re.finditer(r"\\qquad|\\begin\b|\\end\b|\\left\b|\\right\b|\\.|[{}]", tex, re.DOTALL):
        token = found[0]
        depth += (token in ("{", "\\begin", "\\left")) - (token in ("}", "\\end", "\\right"))
        if token == "\\qquad" and depth == 0:
            lines.append(tex[begin : found.start()])
            begin = found.end()
    return [line.strip() for line in (*lines, tex[begin:]) if line.strip()]


def _mathml(tex: str, kind: str) -> str:
    try:
        if len(tex) > FORMULA_CHARACTERS:
            raise ValueError("too long")
        root = ElementTree.fromstring(convert(tex))
        _clean(root)
        root.set("display", kind)
        return ElementTree.tostring(root, encoding="unicode")
    except Exception:  # latex2mathml raises many kinds for what is no formula
        return f"<code>{escape(tex)}</code>"


def _clean(element: ElementTree.Element) -> None:
    """Take the name spaces and all attributes but the harmless ones away. Raise ValueError at an element that MathML has not."""
    element.tag = element.tag.rpartition("}")[2]
    if element.tag not in ELEMENTS:
        raise ValueError(element.tag)
    for name, value in list(element.attrib.items()):
        del element.attrib[name]
        value = WIDTHS.get(value, value)
        if name in ATTRIBUTES and PLAIN_VALUE.fullmatch(value):
            element.set(name, value)
    for child in element:
        _clean(child)
    if element.tag == "mrow":
        _set_functions_apart(element)


def _set_functions_apart(row: ElementTree.Element) -> None:
    """Put a thin space between the name of a function and an argument without brackets, as in log x."""
    for place in range(len(row) - 1, 0, -1):
        name, argument = row[place - 1], row[place]
        if name.tag == "mi" and len(name.text or "") > 1 and argument.tag in ("mi", "mn", "msub", "mfrac"):
            row.insert(place, ElementTree.Element("mspace", width="0.17em"))

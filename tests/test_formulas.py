"""Formulas become MathML: those of the notebook all of them, those of students only as far as they are formulas."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from grader import formulas
from grader.rendering import markdown
from judge import master

TEXTS = [cell.source for cell in master.notebook().cells if cell.cell_type == "markdown"]


def test_every_formula_of_the_notebook_is_converted() -> None:
    html = "\n".join(map(markdown, TEXTS))
    text = re.sub(r"<(code|pre)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert "$" not in text
    assert not re.findall(r"<code>[^<]*\\[^<]*</code>", html), "a formula that is shown as it was typed"
    assert html.count("<math") > 150


def test_a_fraction_is_a_fraction() -> None:
    soup = BeautifulSoup(markdown(r"the slope $\frac{a}{b}$ of it"), features="html.parser")
    assert [element.text for element in soup.select("math[display=inline] mfrac > mrow")] == ["a", "b"]
    assert soup.p.text == "the slope ab of it"


def test_a_function_stands_apart_from_its_argument() -> None:
    for tex, has_space in ((r"\log x", True), (r"-\log 0.1", True), (r"\log(x)", False), ("x y", False)):
        soup = BeautifulSoup(markdown(f"${tex}$"), features="html.parser")
        assert bool(soup.select("mi + mspace[width]")) == has_space, tex


def test_a_wide_gap_begins_a_new_line() -> None:
    soup = BeautifulSoup(markdown(r"$$a = b, \qquad \left(c \qquad d\right)$$"), features="html.parser")
    assert len(soup.select("math[display=block]")) == 2


@pytest.mark.parametrize("text", ["costs 5 $ and 6 $", "$5 and $6", "`$x$`", "    $x$ in a block of code"])
def test_money_and_code_are_no_formulas(text: str) -> None:
    assert "<math" not in markdown(text)


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{<img src=x onerror=alert(1)>}",
        r"\href{javascript:alert(1)}{x}",
        r"\class{a\" onclick=\"alert(1)}{x}",
        r"\style{background:url(//x.y)}{x}",
        r"\color{red;background:url(//x.y)}{x}",
        "<script>alert(1)</script>",
    ],
)
def test_nothing_of_a_student_runs(tex: str) -> None:
    soup = BeautifulSoup(formulas.in_html(f"<p>{formulas.escape(f'${tex}$')}</p>"), features="html.parser")
    assert {element.name for element in soup.find_all(True)} <= {"p", "code", *formulas.ELEMENTS}
    attributes = {name for element in soup.find_all(True) for name in element.attrs}
    assert attributes <= {"display", *formulas.ATTRIBUTES}


@pytest.mark.parametrize(
    "tex", ["{" * 400, "\\frac" * 150, "x^" * 300, "\\left(" * 150, "a" * 5_000, "\\def\\a{\\a}\\a"]
)
def test_what_is_no_formula_is_shown_as_it_was_typed(tex: str) -> None:
    assert formulas.inline(tex) == f"<code>{tex}</code>"


def test_an_attribute_stays_an_attribute() -> None:
    html = formulas.in_html('<a title="a>$b$ onclick=c">$d$</a>')
    soup = BeautifulSoup(html, features="html.parser")
    assert soup.a.attrs == {"title": "a>$b$ onclick=c"}
    assert len(soup.select("math")) == 1

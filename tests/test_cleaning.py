"""Texts of students on pages: nothing runs, is clicked unseen, is fetched, or covers what the page says."""

from __future__ import annotations

import random
import re
from html import unescape
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert.filters import markdown2html as nbconverts_markdown2html

from grader.cleaning import ALL_CHARACTERS, CLEANED, TAGS, keep_cleaned, to_html
from judge import master

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "[a](javascript:alert(1))",
    "<a href=' java&#10;script:alert(1)'>a</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>a</a>",
    "<a href='/formgrader/submissions/1/next'>a</a>",
    "<a href='mailto:a@example.org'>a</a>",
    "[a](//example.org)",
    "![a](https://example.org/counted.png)",
    "![a](/hub/logout)",
    "<img src='../../logout'>",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "<form action='https://example.org'><button>x</button><input></form>",
    "<style>body { display: none }</style>",
    "<base href='https://example.org'>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<link rel=stylesheet href='https://example.org'>",
    "<div style='position: fixed; background: url(https://example.org)'>a</div>",
    "<a id=test_2a class='btn full-credit navbar-fixed-top' href=https://example.org>a</a>",
    "<div class='nbgrader_cell'><input class='score' id='test_2a' value='100'></div>",
    "<button class='full-credit'>x</button>",
    "# submission\n\n## test_2a",
    "test_2a\n=======",
    "```mermaid\ngraph LR\n```",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<a title='<img src=x onerror=alert(1)>' href=http://example.org>a</a>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- cleaned --><img src=x onerror=alert(1)>",
    "<!-- cleaned --><a id=x class=y style='z' href=/next>a</a>",
    "`<img src=x onerror=alert(1)>` ![`](/logout)",
    "$$ <img src=x onerror=alert(1)> $$ [x]($$ /logout)",
    "\\begin{a}<img src=x onerror=alert(1)>\\end{a}",
    "[x]: /logout\n\n![x]",
    "- [ ] <input type=image src=/logout>",
    "</div></div></div><div id=statusmessage>",
]
PIECES = [
    *"<>[]()!`*_#$&|\\~:-=\"' \n",
    *(
        "<a href=",
        "<img src=",
        "/logout",
        "http://example.org",
        "$$",
        "\\[",
        "](",
        "![",
        "<b>",
        "</b>",
        "\n\n",
        "<!--",
        "-->",
    ),
    *(
        "&#91;",
        "&lt;",
        "onerror=alert(1)",
        "<div id=x>",
        "</div>",
        "```\n",
        "    ",
        "> ",
        "- ",
        "<script>",
        "x",
        "alert(1)",
    ),
    *("<!-- cleaned -->", "|-|\n", "style='a'", "\\begin{a}", "\\end{a}", "attachment:a", "<a", ">", "javascript:"),
]


class Found(HTMLParser):
    """What a page would show of a text that must not be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag not in TAGS or values.keys() - {
            "href",
            "src",
            "rel",
            "title",
            "alt",
            "width",
            "height",
            "align",
            "start",
        }:
            self.wrong.append((tag, attributes))
        if tag == "a" and not re.match(r"https?://\S+$", values.get("href", "https://x")):
            self.wrong.append((tag, attributes))
        if tag == "a" and "href" in values and "noopener" not in values.get("rel", ""):
            self.wrong.append((tag, attributes))
        if tag == "img" and not re.match(r"data:image/(png|jpeg);base64,", values.get("src", "")):
            self.wrong.append((tag, attributes))

    def handle_decl(self, declaration: str) -> None:
        self.wrong.append(declaration)

    def handle_pi(self, data: str) -> None:
        self.wrong.append(data)


def kept(source: str, **fields: object) -> str:
    """The source of a text cell after the graded notebook was written."""
    cell = nbformat.v4.new_markdown_cell(source, **fields)
    return keep_cleaned(nbformat.v4.new_notebook(cells=[cell])).cells[0].source


def texts() -> list[str]:
    draw = random.Random(0)
    return HOSTILE + ["".join(draw.choices(PIECES, k=draw.randint(2, 25))) for _ in range(400)]


def test_a_page_shows_nothing_of_a_students_that_does_something() -> None:
    found = {source: Found(to_html(source)).wrong for source in texts()}
    assert {source: wrong for source, wrong in found.items() if wrong} == {}


def test_nor_does_any_other_page_that_is_made_of_the_graded_notebook() -> None:
    """By nbconvert's own rules, as where the formgrader was opened from another folder."""
    found = {source: Found(_without_nbconverts_own(nbconverts_markdown2html(kept(source)))).wrong for source in texts()}
    assert {source: wrong for source, wrong in found.items() if wrong} == {}


def _without_nbconverts_own(html: str) -> str:
    return html.replace("<!-- cleaned -->", "").replace(' style="text-align:', ' align="')


@pytest.mark.parametrize("source", [text for text in texts()[:80] if not text.startswith(CLEANED)])
def test_cleaning_again_changes_nothing(source: str) -> None:
    once = kept(source)
    assert visible(to_html(once)) == visible(to_html(source)) == visible(to_html(kept(once)))


def visible(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize(
    "source",
    [
        "In words: the gradient is **dw**, summed over the batch.\n\n1. one\n2. two",
        "$$\\frac{\\partial L}{\\partial w} = \\Bigl(\\frac{\\partial L}{\\partial z}\\Bigr)^{\\!\\top} x, \\qquad (n, n_\\text{in})$$",
    ],
)
def test_what_can_do_nothing_stays_as_it_was_typed(source: str) -> None:
    assert kept(source) == source


def test_the_courses_own_texts_stay_as_they_are() -> None:
    notebook = keep_cleaned(nbformat.from_dict(master.notebook()).copy())
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in master.notebook().cells]


def test_texts_keep_their_form() -> None:
    source = "# Title\n\n$a < b$ and `a_b`\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[x](https://example.org/?a=1&b=2)\n\n- [x] done"
    for html in (to_html(source), to_html(kept(source)), unescape(nbconverts_markdown2html(kept(source)))):
        for part in (
            "<h1>Title</h1>",
            "$a ",
            "<code>a_b</code>",
            '<td align="right">2</td>',
            'href="https://example.org/?',
            "☑",
        ):
            assert part in html


def test_a_pasted_picture_is_shown_and_others_are_named() -> None:
    attachments = {"a.png": {"image/png": PIXEL}, "b.svg": {"image/svg+xml": "PHN2Zz4="}}
    source = "![one](attachment:a.png) ![two](attachment:b.svg) ![three](attachment:c.png)"
    for html in (
        to_html(kept(source, attachments=attachments)),
        nbconverts_markdown2html(kept(source, attachments=attachments)),
    ):
        assert html.count("<img") == 1
        assert {"two", "three"} <= set(re.findall(r"\w+", html))
        assert not Found(html.replace("<!-- cleaned -->", "")).wrong


@pytest.mark.parametrize(
    "formula",
    [
        "\\href{https://example.org}{x}",
        "\\class{score}{x}",
        "\\rule{90em}{90em}",
        "\\hspace{-9em} x",
        "x$&#36;&#92;style{a}{b}&#36;$x",
    ],
)
def test_formulas_that_link_or_cover_something_are_shown_as_they_were_typed(formula: str) -> None:
    for html in (to_html(f"${formula}$"), to_html(kept(f"${formula}$"))):
        assert "<pre>" in html
    assert "<pre>" in nbconverts_markdown2html(kept(f"${formula}$"))


def test_very_long_texts_are_shown_as_they_were_typed() -> None:
    assert to_html("*a* " * 3_000).startswith("<pre>")
    cells = [nbformat.v4.new_markdown_cell("*a* [b] " * 700) for _ in range(20)]
    notebook = keep_cleaned(nbformat.v4.new_notebook(cells=cells))
    converted = sum("<em>" in cell.source for cell in notebook.cells)
    assert converted == ALL_CHARACTERS // len("*a* [b] " * 700)
    assert all("<pre>" in to_html(cell.source) for cell in notebook.cells[converted:])

"""What students wrote in text cells, as HTML that does nothing: nothing runs, is clicked unseen, is fetched, or covers a page.

It is cleaned where a page is written, and before that where the graded notebook is written: the formgrader, opened from
another folder, shows that notebook by nbconvert's own rules, which let all HTML through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner
from nbconvert.filters import markdown2html as nbconverts_markdown2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from judge import master

TEXT_CHARACTERS = 6_000  # longer texts are shown as they were typed: converting takes time that grows with the square
ALL_CHARACTERS = 60_000  # of all texts of one student; the others are shown as they were typed
CLEANED_CHARACTERS = 3_000_000  # with pictures in it
DEEPEST = 50  # elements within each other
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "center",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
ATTRIBUTES = {"a": {"title"}, "img": {"alt", "title"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}}
VALUE = re.compile(r"[^<>]{0,300}")
SIZE = re.compile(r"[1-9][0-9]{0,3}")
LINK = re.compile(r"https?://[^\s<>\\]{1,2000}")
PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+")
# What makes MathJax link, name, move or widen something, or define what does.
TEX = re.compile(
    r"\\(href|url|class|cssId|style|require|bbox|def|let|gdef|edef|newcommand|renewcommand|newenvironment|renewenvironment|"
    r"DeclareMathOperator|mmlToken|toggle|mathtip|texttip|unicode|rule|Rule|Space|hspace|vspace|hskip|kern|mkern|mskip|mspace|"
    r"raise|lower|moveleft|moveright|llap|rlap|mathllap|mathrlap|mathclap|smash|hphantom|vphantom|strut|data|includegraphics)"
    r"(?![a-zA-Z])"
)
# A text without any of this becomes HTML without links, pictures, names and tags of the writer's, by whatever rules.
MARKS = re.compile(r"[<\[\]&]|://|```|~~~|^\s*#|^\s*(=+|-+)\s*$", re.MULTILINE)
CLEANED = "<!-- cleaned -->"  # begins a text of a graded notebook that is HTML already


def to_html(source: str, pictures: Mapping[str, str] | None = None) -> str:
    """Markdown as HTML that does nothing. The course's own texts are left as nbconvert makes them.

    Parameters
    ----------
    source : str
    pictures : mapping, optional
        From what a text calls a picture to the picture as an address that begins with data:.
    """
    if source in _given_texts():
        return nbconverts_markdown2html(source)
    if source.startswith(CLEANED) and len(source) <= CLEANED_CHARACTERS:
        return _shown(source, lambda: _rewritten(source.removeprefix(CLEANED), escape), pictures)
    return _from_markdown(source, pictures)


def _from_markdown(source: str, pictures: Mapping[str, str] | None) -> str:
    if len(source) > TEXT_CHARACTERS:
        return plain(source)
    # nbconvert stops where a pasted picture is missing.
    return _shown(source, lambda: _mistune().render(re.sub(r"""([("'])attachment:""", r"\1", source)), pictures)


def _shown(source: str, convert: Callable[[], str], pictures: Mapping[str, str] | None) -> str:
    """A text, converted and cleaned, or as it was typed where that is not possible."""
    try:
        html = clean(convert(), pictures)
        return plain(source) if _has_active_tex(html) else html
    except Exception:  # nbconvert and its parsers raise many kinds for what no one would write
        return plain(source)


@cache
def _mistune() -> MarkdownWithMath:
    """nbconvert's Markdown, but for the links beside headings."""
    return MarkdownWithMath(IPythonRenderer(escape=False, exclude_anchor_links=True))


def _has_active_tex(html: str) -> bool:
    """Whether cleaned HTML has a dangerous command of TeX in it, but for code, where MathJax leaves it alone."""
    return bool(TEX.search(unescape(re.sub(r"<(pre|code)>.*?</\1>", "", html, flags=re.DOTALL))))


def plain(source: str) -> str:
    """Text as it was typed."""
    return f"<pre>{escape(source, quote=False)}</pre>"


def clean(html: str, pictures: Mapping[str, str] | None = None) -> str:
    """HTML with nothing in it but text, its form, links to other places, and pictures that are part of it.

    Raises
    ------
    ValueError
        If more elements lie within each other than any text needs.
    """
    html = re.sub(r'style="text-align: ?(left|center|right)"', r'align="\1"', html)  # as nbconvert writes tables
    html = re.sub(r'<input class="task-list-item-checkbox" type="checkbox" disabled( checked)?/>', _box, html)
    cleaner = Cleaner(TAGS, _is_allowed(pictures or {}), ["http", "https", "data"], filters=[_filter(pictures or {})])
    return cleaner.clean(html)


def _box(found: re.Match[str]) -> str:
    return "☑ " if found[1] else "☐ "


def keep_cleaned(notebook: NotebookNode) -> NotebookNode:
    """Put the cleaned HTML in place of each text of a student's that could do something on a page; change the notebook so."""
    characters = 0
    for cell in notebook.cells:
        if cell.cell_type != "markdown" or cell.source in _given_texts():
            continue
        characters += len(cell.source)
        if _is_harmless(cell.source) and characters <= ALL_CHARACTERS:
            continue
        html = _from_markdown(cell.source, _pasted(cell)) if characters <= ALL_CHARACTERS else plain(cell.source)
        cell.source = CLEANED + _rewritten(f"<div>{html}</div>", _as_numbers)
    return notebook


@cache
def _given_texts() -> frozenset[str]:
    return frozenset(cell.source for cell in master.notebook().cells if cell.cell_type == "markdown")


def _is_harmless(source: str) -> bool:
    return len(source) <= TEXT_CHARACTERS and not MARKS.search(source) and not TEX.search(source)


def _pasted(cell: NotebookNode) -> dict[str, str]:
    """The pictures that were pasted into a text, by the name that it has for them."""
    found = (
        (name, f"data:{kind};base64,{data}")
        for name, bundle in cell.get("attachments", {}).items()
        for kind, data in bundle.items()
    )
    return {name: address for name, address in found if PICTURE.fullmatch(address)}


def _is_allowed(pictures: Mapping[str, str]) -> Any:
    def is_allowed(tag: str, name: str, value: str) -> bool:
        if (tag, name) == ("a", "href"):
            return bool(LINK.fullmatch(value))
        if (tag, name) == ("img", "src"):
            return value in pictures or bool(PICTURE.fullmatch(value))
        if tag == "img" and name in ("width", "height"):
            return bool(SIZE.fullmatch(value))
        return name in ATTRIBUTES.get(tag, ()) and bool(VALUE.fullmatch(value))

    return is_allowed


def _filter(pictures: Mapping[str, str]) -> type[Filter]:
    """After bleach's own: links tell their target nothing; a picture is put in, or its description is."""

    class Links(Filter):
        def __iter__(self) -> Iterator[dict[str, Any]]:
            depth = 0
            for token in super().__iter__():
                depth += {"StartTag": 1, "EndTag": -1}.get(token["type"], 0)
                if depth > DEEPEST:
                    raise ValueError("elements within each other")
                attributes = token.get("data")
                if token.get("name") == "a" and token["type"] == "StartTag" and (None, "href") in attributes:
                    attributes[None, "rel"] = "noopener noreferrer"
                if token.get("name") == "img" and token["type"] in ("StartTag", "EmptyTag"):
                    source = attributes.get((None, "src"))
                    if source is None:
                        token = {"type": "Characters", "data": attributes.get((None, "alt"), "")}
                    else:
                        attributes[None, "src"] = pictures.get(source, source)
                yield token

    return Links


def _as_numbers(text: str) -> str:
    """Text in which a number stands for every sign that is no letter, digit or space: no rule of Markdown finds anything."""
    return re.sub(r"[^\w ]|_", lambda found: f"&#{ord(found[0])};", text)


class _Writer(HTMLParser):
    """Writes HTML anew, with its texts and values in another form."""

    def __init__(self, write: Callable[[str], str]) -> None:
        super().__init__()
        self.write = write
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = "".join(f' {name}="{self.write(value or "")}"' for name, value in attributes)
        self.parts.append(f"<{tag}{values}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(self.write(data))


def _rewritten(html: str, write: Callable[[str], str]) -> str:
    writer = _Writer(write)
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)

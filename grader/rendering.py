"""How pages show what students wrote: text without scripts, and nothing that takes minutes to convert.

nbconvert puts the HTML of a text cell into the page as it is, where it would run in the browser of whoever opens the page; and
the time it takes grows with the square of the length of some texts and some lines of code.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import escape
from typing import Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import pass_context
from nbconvert.filters import markdown2html as nbconverts_markdown2html
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

from grader import formulas
from judge import master

TEXT_CHARACTERS = 6_000  # longer texts are shown as they were typed
CODE_CHARACTERS = 20_000  # longer code is shown without colours,
LINE_CHARACTERS = 500  # and so is code with a longer line
REMEMBERED = 1_000

NAMES = (
    "a abbr b blockquote br caption center code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd "
    "li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr u ul"
)
TAGS = NAMES.split()
STYLES = CSSSanitizer(allowed_css_properties=["text-align"])


def _is_allowed(tag: str, name: str, value: str) -> bool:
    """Whether an attribute may stay. A picture from elsewhere would tell its server who looks at the page."""
    if tag == "img" and name == "src":
        return ":" not in value and not value.startswith(("/", "\\"))
    by_tag = {"a": ("href", "title"), "img": ("alt", "title", "width", "height"), "details": ("open",)}
    return name in ("class", "id", "style", *by_tag.get(tag, ()))


@lru_cache(REMEMBERED)
def markdown(source: str) -> str:
    """Markdown to HTML without anything that runs, formulas as MathML."""
    if len(source) > TEXT_CHARACTERS:
        return plain(source)
    try:
        # Pasted pictures are not taken from a submission; nbconvert stops where one is missing.
        html = nbconverts_markdown2html(source.replace("(attachment:", "("))
        clean = bleach.clean(html, TAGS, _is_allowed, ["http", "https", "mailto"], css_sanitizer=STYLES)
        with_figures = re.sub(r'src="(figures/[\w-]+\.svg)"', lambda found: _figure(found[1]), clean)
        return formulas.in_html(with_figures)
    except Exception:  # nbconvert and its parsers raise many kinds for what no one would write
        return plain(source)


@cache
def _figure(name: str) -> str:
    """The course's figure of that name as a part of the page: students get the page without the files beside it."""
    path = master.FOLDER / name
    if not path.is_file():
        return f'src="{name}"'
    figure = base64.b64encode(path.read_bytes()).decode()
    return f'src="data:image/svg+xml;base64,{figure}" style="max-width: 100%"'


@pass_context
def markdown2html(_: Any, source: str) -> str:
    """The filter of that name in nbconvert's templates."""
    return markdown(source)


def is_short(source: str) -> bool:
    """Whether code can be coloured in no time."""
    return len(source) <= CODE_CHARACTERS and all(len(line) <= LINE_CHARACTERS for line in source.split("\n"))


def highlight_code(source: str, language: str | None = None, metadata: Mapping[str, Any] | None = None) -> str:
    """The filter of that name in nbconvert's templates."""
    if not is_short(source):
        return f'<div class="highlight">{plain(source)}</div>'
    return highlight(source or " ", *_lexer_and_formatter(language or "python"))


@cache
def _lexer_and_formatter(language: str) -> tuple[Lexer, HtmlFormatter]:
    """Those that nbconvert's own filter makes anew for each cell."""
    return get_lexer_by_name(language), HtmlFormatter(cssclass=f" highlight hl-{language}")


def plain(source: str) -> str:
    """Text as it was typed."""
    return f"<pre>{escape(source, quote=False)}</pre>"

"""How pages show what students wrote: text without scripts, and nothing that takes minutes to convert.

nbconvert puts the HTML of a text cell into the page as it is, where it would run in the browser of whoever opens the page; and
the time it takes grows with the square of the length of some texts and some lines of code.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import pass_context
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

from grader import formulas
from grader.cleaning import plain, to_html
from judge import master

CODE_CHARACTERS = 8_000  # longer code is shown without colours,
LINE_CHARACTERS = 500  # and so is code with a longer line
REMEMBERED = 1_000


@lru_cache(REMEMBERED)
def markdown(source: str) -> str:
    """Markdown to HTML without anything that runs, formulas as MathML."""
    with_figures = re.sub(r'src="(figures/[\w-]+\.svg)"', lambda found: _figure(found[1]), to_html(source))
    return formulas.in_html(with_figures)


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

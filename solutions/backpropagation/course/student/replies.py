"""What the course says in a notebook: a text, and beside it the same as HTML, which follows the notebook's theme.

The text is what terminals, logs and nbgrader see. The HTML says no more: it breaks lines between words at any width, and sets
✓, ✗ and ○ apart by their borders too.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

KINDS = {"✓": "done", "✗": "wrong", "○": "open"}
# Colours are those of JupyterLab's theme, or, elsewhere, such as are seen on light and on dark ground; letters have the page's.
# On dark ground, a picture's lightness is turned round: its white becomes the ground, its colours stay what they are called.
# That holds in JupyterLab, Visual Studio Code and Colab, which say in the page that they are dark.
# The last rules are for the texts on a telephone, of which JupyterLab takes a quarter, and for what is printed: it breaks that in
# the middle of words.
STYLE = """<style>
.course-reply { overflow-wrap: break-word; max-width: 46rem; }
.course-reply > div { padding: 1px 0 1px 9px; margin: 2px 0; }
.course-reply > .done { border-left: 3px solid var(--jp-success-color1, #388e3c); padding-left: 6px; }
.course-reply > .wrong { border-left: 6px double var(--jp-error-color1, #d9534f); padding-left: 6px; }
.course-reply > .open { border-left: 3px dashed var(--jp-border-color0, #888); padding-left: 6px; }
.course-reply .more { margin-left: 1.2em; }
.course-reply .wide { overflow-x: auto; }
.course-reply .wide table { border-collapse: collapse; margin: 4px 0; font-size: inherit; }
.course-reply .wide table :is(th, td) { text-align: left; vertical-align: top; padding: 2px 10px 2px 0; font-weight: normal; }
.course-reply .wide table thead th { border-bottom: 1px solid var(--jp-border-color0, #888); font-weight: 600; }
.course-reply .wide table .number { text-align: right; font-variant-numeric: tabular-nums; }
.course-figure figcaption { max-width: 480px; padding-left: 9px; overflow-wrap: break-word; }
:is([data-jp-theme-light="false"], .vscode-dark, [theme="dark"]) :is(.course-figure img, img[alt^="Computation graph"]) { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }
@media (max-width: 480px) {
.course-reply > .wide { padding-left: 0; }
.course-reply .wide table :is(th, td) { padding-right: 6px; }
.jp-RenderedMarkdown { overflow-wrap: break-word; }
.jp-RenderedMarkdown table code { white-space: normal; overflow-wrap: anywhere; }
.jp-LabShell .jp-RenderedMarkdown h1 { font-size: 1.5em; }
.jp-LabShell .jp-RenderedMarkdown mjx-container { font-size: 80% !important; }
}
.jp-OutputArea-output.jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
</style>"""
_WITHIN_NAMES = re.compile(r"(?<=[A-Za-z])([._])(?=[A-Za-z])")
_OWN_LINE = re.compile(r"(.*, line \d+, in [^:]+: )(.*)")


class Reply:
    """A text, and the same as HTML, for whichever of both a notebook can show."""

    def __init__(self, text: str, html: str | None = None) -> None:
        self.text = text
        self.html = blocks(text.splitlines()) if html is None else html

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<div class="course-reply" role="status">{STYLE}{self.html}</div>'


def say(text: str, html: str | None = None) -> None:
    """Show a text, in a notebook as HTML.

    Parameters
    ----------
    text : str
    html : str, optional
        Escaped. By default made of the text's lines: a line that begins with two spaces belongs to the one above.
    """
    if in_a_notebook():
        from IPython.display import display

        display(Reply(text, html))
    else:
        print(text)


def in_a_notebook() -> bool:
    """Whether a kernel runs this for a student, and not nbgrader."""
    shell = ipython_shell()
    return hasattr(shell, "kernel") and "NBGRADER_EXECUTION" not in os.environ


def ipython_shell() -> Any:
    """IPython's shell, or None where there is none. IPython is not loaded for the question."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def blocks(lines: Iterable[str]) -> str:
    """Lines as HTML, those that begin with two spaces within the one above."""
    html: list[str] = []
    for line in lines:
        if line.startswith("  ") and html:
            html[-1] = html[-1].removesuffix("</div>") + f'<div class="more">{_with_code(line.strip())}</div></div>'
        elif line.strip():
            kind = KINDS.get(line[0])
            html.append(f'<div class="{kind}">{escape(line)}</div>' if kind else f"<div>{escape(line)}</div>")
    return "".join(html)


def _with_code(line: str) -> str:
    """A line of the student's own, as a traceback names it, with its code as code."""
    own = _OWN_LINE.fullmatch(line)
    return f"{escape(own[1])}<code>{escape(own[2])}</code>" if own else escape(line)


def _breakable(text: str) -> str:
    """Text that may break after the point and the underscore of a name, and not behind a mark."""
    text = _WITHIN_NAMES.sub(r"\1<wbr>", escape(text))
    return text.replace(" ", "\u00a0", 1) if text[:1] in KINDS else text


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], label: str, numbers: Sequence[int] = ()) -> str:
    """A table as HTML; where it is wider than the page, it alone scrolls.

    Parameters
    ----------
    heads : sequence of str
        Of the columns.
    rows : iterable of sequences of str
        The first cell of each names its row.
    label : str
        What the table holds.
    numbers : sequence of int
        The columns with numbers, which stand at the right.
    """

    def cell(kind: str, column: int, text: str, scope: str = "") -> str:
        number = ' class="number"' if column in numbers else ""
        return f"<{kind}{scope}{number}>{_breakable(text)}</{kind}>"

    head = "".join(
        cell("th", column, text, ' scope="col"') if text else "<td></td>" for column, text in enumerate(heads)
    )
    body = "".join(
        "<tr>"
        + cell("th", 0, row[0], ' scope="row"')
        + "".join(cell("td", column, text) for column, text in enumerate(row[1:], 1))
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )

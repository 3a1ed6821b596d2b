"""Feedback pages by a warm exporter: the same bytes that `nbgrader generate_feedback` writes, in a tenth of the time.

What pages have in common, their texts, code and HTML, is converted once and remembered.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from bs4 import BeautifulSoup
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import clean_html
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from grader import rendering
from grader.nbgrader_plugins import HideTests
from judge import master
from judge.rubric import ASSIGNMENT

REMEMBERED = 1_000  # pieces of text of each kind: the master's cells and what is common in answers


class WarmExporter(HTMLExporter):
    """nbconvert's exporter without its copies of the notebook, and with a memory."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._highlighted = lru_cache(REMEMBERED)(self._highlight)
        self.register_filter("clean_html", lru_cache(REMEMBERED)(clean_html))
        self._converted: dict[str, tuple[str, list[str]]] = {}  # a cell as JSON -> its HTML before parsing, its code

    def _highlight(self, source: str, language: str | None, magic: str | None) -> str:
        html = rendering.highlight_code(source, language, {"magics_language": magic} if magic else {})
        # What parsing and writing out does to pygments' HTML, which is in order but for this.
        html = html.replace('class=" highlight', 'class="highlight', 1)
        return html.replace("&quot;", '"').replace("&#39;", "'").rstrip("\n")

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Markdown to HTML."""
        return rendering.markdown(source)

    def page(self, notebook: NotebookNode, resources: dict[str, Any]) -> str:
        """The notebook as an HTML page."""
        code: list[str] = []  # in the order of the page

        def highlight_code(source: str, language: str | None = None, metadata: Mapping[str, Any] | None = None) -> str:
            """Keep the code back until the page is parsed: its many elements take most of the time."""
            code.append(self._highlighted(source, language, (metadata or {}).get("magics_language")))
            return CODE_MARK + "\n"

        resources = self._init_resources(resources)
        self._nb_metadata[""] = notebook.metadata
        widgets = WidgetsDataTypeFilter(notebook_metadata=self._nb_metadata, parent=self, resources=resources)
        self.register_filter("highlight_code", highlight_code)
        self.register_filter("filter_data_type", widgets)
        keys = [json.dumps(cell, sort_keys=True) for cell in notebook.cells]
        known = [key in self._converted and _can_be_marked(cell) for cell, key in zip(notebook.cells, keys)]
        cells = []
        for cell, is_known in zip(notebook.cells, known):
            cells += [_mark(cell.metadata)] if is_known else [_mark({}), cell]
        marked = _PageNotebook(notebook, cells=[*cells, _mark({})])
        html, _ = TemplateExporter.from_notebook_node(self, marked, resources)
        first, *pieces, last = html.split(CELL_MARK)
        page, order = [first], []
        for key, piece, is_known in zip(keys, pieces, known, strict=True):
            if not is_known:
                count = piece.count(CODE_MARK)
                self._converted[key] = piece, code[:count]
                del code[:count]
            piece, its_code = self._converted[key]
            page.append(piece)
            order += its_code
        if len(self._converted) > REMEMBERED:
            self._converted.clear()
        page.append(last)
        for i, piece in enumerate(page[1:], 1):  # the parser takes several line breaks as one, if it sees them together
            page[i] = piece.lstrip()
            page[i - 1] += piece[: len(piece) - len(page[i])]
        between = _as_parsed(page).split(CODE_MARK)
        return "".join(chain.from_iterable(zip(between, [*order, ""], strict=True)))

    def _preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        for preprocessor in self._preprocessors:
            nb, resources = preprocessor(nb, resources)
        return nb, resources


class _PageNotebook(NotebookNode):
    """A notebook that belongs to one page alone, so that nbconvert need not copy it."""

    def __deepcopy__(self, memo: dict[int, Any]) -> NotebookNode:
        return self


CODE, CELL_MARK = (f"x-{what}-{secrets.token_hex(8)}" for what in ("code", "cell"))  # no student can have written them
CODE_MARK = f"<{CODE}></{CODE}>"


def _mark(metadata: Mapping[str, Any]) -> NotebookNode:
    """Marks where a cell begins. With the cell's metadata it takes its place: the table of contents is made from them."""
    return NotebookNode(cell_type="raw", source=CELL_MARK, metadata=NotebookNode(metadata))


def _can_be_marked(cell: NotebookNode) -> bool:
    """Whether a mark in its place leaves the table of contents as it is: answers with points are listed by their type."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return not (nbgrader.get("grade") and nbgrader.get("solution"))


def _as_parsed(pieces: Sequence[str]) -> str:
    """The page as nbconvert leaves it: parsed and written out again, each picture with a text, each input with a tab stop.

    Parsing takes longer than all else. So what stands before, between and after the cells' beginnings is parsed piece by piece,
    and a piece that was met before is not parsed again. The elements that are open where a piece begins are parsed with it, so
    that the result is that of the whole page.
    """
    first, *rest = pieces
    head, body, opening = first.partition("<body")
    open_elements: tuple[str, ...] = ()
    written = []
    for number, piece in enumerate([head, body + opening, *rest]):
        try:
            text, open_elements = _parsed_piece(open_elements, piece, number == len(rest) + 1)
        except _NotApart:
            return str(_completed(BeautifulSoup("".join(pieces), features="html.parser")))
        written.append(text)
    return "".join(written)


END = "<x-end></x-end>"


class _NotApart(Exception):
    """A piece ends within a comment, a script or a tag: the page has to be parsed as a whole."""


@lru_cache(REMEMBERED)
def _parsed_piece(open_elements: tuple[str, ...], piece: str, is_last: bool) -> tuple[str, tuple[str, ...]]:
    """Parse a piece within the elements that are open; return its HTML and the elements that are open after it."""
    before = "".join(open_elements)
    soup = _completed(BeautifulSoup(before + piece + ("" if is_last else END), features="html.parser"))
    text = str(soup)
    if not text.startswith(before):
        raise _NotApart
    if is_last:
        return text[len(before) :], ()
    ends = soup.find_all("x-end")
    parents = list(ends[0].parents)[-2::-1] if len(ends) == 1 else []
    closing = END + "".join(f"</{element.name}>" for element in reversed(parents))
    if len(ends) != 1 or not text.endswith(closing):
        raise _NotApart
    for element in parents:
        element.clear()
    opened = tuple(str(element).removesuffix(f"</{element.name}>") for element in parents)
    return text[len(before) : -len(closing)], opened


def _completed(soup: BeautifulSoup) -> BeautifulSoup:
    """What nbconvert's HTMLExporter adds to a page."""
    for element in soup.select("img:not([alt])"):
        element.attrs["alt"] = "No description has been provided for this image"
    for element in soup.select(".jp-Notebook div.jp-Cell-inputWrapper, .jp-Notebook div.jp-OutputArea-output"):
        element.attrs["tabindex"] = "0"
    return soup


@cache
def _exporter() -> WarmExporter:
    converter = GenerateFeedback(coursedir=CourseDirectory())  # it knows nbgrader's template and style sheet
    # As nbgrader does: to the preprocessors that the template brings, add those of `nbgrader_config.py`, but for GetGrades.
    exporter = WarmExporter(parent=converter, config=converter.config)
    for preprocessor in (HideTests, CSSHTMLHeaderPreprocessor):
        exporter.register_preprocessor(preprocessor)
    return exporter


def feedback_page(
    notebook: NotebookNode,
    student: str,
    scores: Mapping[str, float],
    comments: Mapping[str, str | None],
    late_penalty: float = 0,
) -> str:
    """The feedback page of a graded notebook.

    Parameters
    ----------
    notebook : NotebookNode
        As it is written to autograded/; left as it is.
    student : str
    scores, comments : mappings
        From the grade id of a cell to what the gradebook has for it.
    late_penalty : float
    """
    cells = []
    maximum = 0.0
    for cell in notebook.cells:
        name = master.grade_id(cell)
        cell = NotebookNode(cell)
        cells.append(cell)
        cell.metadata = NotebookNode(cell.metadata)
        if not name:
            continue
        nbgrader = cell.metadata.nbgrader = NotebookNode(cell.metadata.nbgrader)
        if nbgrader.grade:
            nbgrader.score = scores[name]
            maximum += float(nbgrader.points)
        if nbgrader.solution:
            nbgrader.comment = comments[name]
    resources = {
        "unique_key": ASSIGNMENT,
        "output_files_dir": f"{ASSIGNMENT}_files",
        "nbgrader": {
            "student": student,
            "assignment": ASSIGNMENT,
            "notebook": ASSIGNMENT,
            "score": sum(scores.values()) - late_penalty,
            "max_score": maximum,
            "late_penalty": late_penalty,
        },
    }
    return _exporter().page(_PageNotebook(notebook, cells=cells), resources)

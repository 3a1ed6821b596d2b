"""The student version in Notebook 7 and in JupyterLab, as wide as a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
from look import AXE, RULES
from open_notebook import opened

WIDEST_FORMULA = 330  # pixels


@pytest.mark.parametrize("program", ["notebook", pytest.param("lab", marks=pytest.mark.long)])
def test_the_notebook_fits_a_telephone(program: str, tmp_path: Path, environment: dict[str, str]) -> None:
    """No text and no reply scrolls sideways, no formula is wider than a telephone's page; axe-core finds nothing in replies."""
    with opened(program, tmp_path / "student", environment) as notebook:
        notebook.run_all()
        # All cells are drawn, not only those on the screen.
        notebook.evaluate("panel.content.notebookConfig = {...panel.content.notebookConfig, windowingMode: 'none'};")
        notebook.page.set_viewport_size({"width": 390, "height": 900})
        if program == "lab":  # the list of files leaves no room for a notebook
            notebook.evaluate("window.jupyterapp.shell.collapseLeft();")
        notebook.page.wait_for_function("document.querySelectorAll('mjx-container').length > 200")
        notebook.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true;")
        wide = notebook.evaluate(
            """const inner = ".jp-RenderedMarkdown, .jp-OutputArea-output, .course-reply";
               return Object.entries(cells).filter(([id, cell]) => [...cell.node.querySelectorAll(inner)]
                 .some(box => box.scrollWidth > box.clientWidth + 1)).map(([id]) => id);"""
        )
        assert wide == []
        formulas = notebook.evaluate(
            "return [...document.querySelectorAll('mjx-math')].map(box => box.getBoundingClientRect().width);"
        )
        assert max(formulas) <= WIDEST_FORMULA
        notebook.screenshot("telephone")  # in JupyterLab, of 390 pixels 272 are the text's
        if AXE.is_file():
            notebook.page.evaluate(AXE.read_text(encoding="utf-8"))
            found = notebook.page.evaluate(
                f"axe.run('.course-reply, .course-figure', {{runOnly: {RULES}}}).then(result => result.violations)"
            )
            assert [(entry["id"], node["html"]) for entry in found for node in entry["nodes"]] == []

"""The graph to touch in Chromium: its numbers, mouse and keyboard, widths and colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from look import SCHEMES, WIDTHS, browser, opened
from open_notebook import opened as opened_notebook
from playwright.sync_api import Browser, Page

from course.student import graph, worked_example

LAST = 38  # how many numbers a step has


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all."""
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The figure on a page of its own."""
    path = tmp_path_factory.mktemp("graph") / "graph.html"
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    path.write_text(f"{head}<title>Graph</title><main><h1>Graph</h1>{graph.html()}</main></html>", encoding="utf-8")
    return path


def test_it_computes_what_the_text_says(chromium: Browser, page_file: Path) -> None:
    with opened(chromium, page_file, 390, "light") as look:
        start = {
            "x": worked_example.X.tolist(),
            "t": worked_example.TARGET.tolist(),
            "w": worked_example.W.tolist(),
            "b": worked_example.B[0].tolist(),
            "eta": worked_example.LEARNING_RATE,
        }
        script = "start => document.querySelector('.touch-graph').computeStep(start)"
        computed = look.page.evaluate(script, start)
        names = {
            "dL/dy": "dy",
            "dL/dz": "dz",
            "dL/dx": "dx",
            "dL/dw": "dw",
            "new w": "neww",
            "z": "z",
            "y": "y",
            "C": "C",
        }
        for by_hand, name in names.items():
            np.testing.assert_allclose(computed[name], worked_example.BY_HAND[by_hand], atol=6e-4, err_msg=name)
        np.testing.assert_allclose(computed["db"], worked_example.BY_HAND["dL/db"][0], atol=6e-4)
        np.testing.assert_allclose(computed["newb"], worked_example.BY_HAND["new b"][0], atol=6e-4)
        np.testing.assert_allclose(computed["newL"], np.sum(worked_example.BY_HAND["new C"]), atol=2e-3)


def test_it_is_clicked_through_by_mouse_and_by_keyboard(chromium: Browser, page_file: Path) -> None:
    with opened(chromium, page_file, 390, "light") as look:
        says = look.page.locator(".says")
        assert f"Forward, number 1 of {LAST}." in says.inner_text()
        for _ in range(LAST - 1):
            look.page.get_by_role("button", name="Next number").click()
        assert "new L" in says.inner_text()
        assert "= 0.425" in says.inner_text()
        assert look.page.get_by_role("button", name="Next number").is_disabled()
        number = look.page.locator("[data-step]").first
        number.focus()
        look.page.keyboard.press("Home")
        look.page.keyboard.press("ArrowRight")
        assert f"number 2 of {LAST}" in says.inner_text()
        assert look.page.evaluate("document.activeElement.dataset.step") == "1"
        look.page.get_by_label("input 1 of example 1").fill("3")
        assert "(−1) · 3" in says.inner_text()
        look.page.get_by_role("button", name="Start again").click()
        assert "0.5 · 1" in says.inner_text()
        assert [url for url in look.requests if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_fit_to_be_looked_at(chromium: Browser, page_file: Path, width: int, scheme: str) -> None:
    with opened(chromium, page_file, width, scheme) as look:
        assert look.width() <= width
        assert look.violations() == []


def test_without_scripts_a_picture_stands_there(chromium: Browser, page_file: Path) -> None:
    with opened(chromium, page_file, 390, "light", java_script_enabled=False) as look:
        picture = look.page.locator("img.still")
        assert picture.is_visible()
        assert picture.get_attribute("alt") == graph.ALT


def click_through(page: Page) -> None:
    """By mouse and by keyboard, in a notebook; nothing of the graph stands beside the screen."""
    says = page.locator(".touch-graph .says")
    page.get_by_role("button", name="Next number").click()
    assert "number 2 of" in says.inner_text()
    page.locator(".touch-graph [data-step]").first.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "number 3 of" in says.inner_text()
    assert page.evaluate("document.activeElement.dataset.step") == "2", "the notebook took the keys"
    assert page.locator(".touch-graph").evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.long
def test_in_jupyterlab(tmp_path: Path, environment: dict[str, str]) -> None:
    """Wide and narrow, light and dark; a zoom of 200 % leaves 640 of 1280 pixels."""
    with opened_notebook("lab", tmp_path / "student", environment) as notebook:
        notebook.execute("given-imports")
        for scheme, width in (("Light", 1280), ("Light", 640), ("Dark", 390), ("Light", 390)):
            notebook.page.set_viewport_size({"width": width, "height": 800})
            notebook.evaluate("window.jupyterapp.shell.collapseLeft();")
            theme = f"JupyterLab {scheme}"
            notebook.evaluate(
                "return window.jupyterapp.commands.execute('apputils:change-theme', {theme: given[0]})", theme
            )
            notebook.execute("try-graph-to-touch")
            click_through(notebook.page)
            notebook.screenshot(f"graph-{width}-{scheme.lower()}")

"""The website in Chromium: a student opens it, fills all blanks, saves, downloads, and gets all points; a reload loses nothing.

Pyodide is taken from the folder that the environment variable PYODIDE_DIR names: without one, these tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT, Course, points
from look import SCHEMES
from open_notebook import CHROMIUM_OPTIONS, OpenNotebook, chromium
from playwright.sync_api import BrowserContext, Page, sync_playwright

from course.student.browser_tab import MOST_SECONDS
from grader.handout import release_files
from judge.rubric import ASSIGNMENT, PIECES
from website.build import JUPYTER_LITE, NOTEBOOK_PAGE, WHEELS, build
from website.serve import server

pytestmark = pytest.mark.long
SOLUTIONS = ROOT / "solutions" / ASSIGNMENT / NOTEBOOK
TIMES = ROOT / "build" / "site-times.json"
PATIENCE = 900_000  # milliseconds: Python in a browser is slow, and the machine may be busy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, Pyodide in it."""
    pyodide = os.environ.get("PYODIDE_DIR")
    if not pyodide:
        pytest.skip("there is no Pyodide: PYODIDE_DIR has to name a folder with its distribution")
    if not (JUPYTER_LITE.is_file() and WHEELS.is_dir()):
        pytest.skip("JupyterLite is not installed: make .venv-site/installed")
    folder = tmp_path_factory.mktemp("site") / "site"
    build(folder, Path(pyodide))
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site's address while it is served."""
    with server(site, 0) as here:
        threading.Thread(target=here.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{here.server_port}"
        here.shutdown()


@contextmanager
def browser(profile: Path, **options: object) -> Iterator[BrowserContext]:
    """Chromium with a storage of its own."""
    with sync_playwright() as playwright:
        there = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium(), args=CHROMIUM_OPTIONS, **options
        )
        there.set_default_timeout(PATIENCE)
        yield there
        there.close()


def when_ready(page: Page) -> OpenNotebook:
    """The notebook, once its kernel waits for something to do."""
    page.wait_for_function(
        """() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status == 'idle'
            && window.jupyterapp.shell.currentWidget.content.widgets.length > 50"""
    )
    return OpenNotebook(page, "site", PATIENCE)


def test_the_site_holds_what_students_get_and_no_more(site: Path) -> None:
    held = {path.relative_to(site / "files").as_posix(): path for path in (site / "files").rglob("*") if path.is_file()}
    given = release_files(ROOT)
    assert held.keys() == given.keys()
    for name in given.keys() - {NOTEBOOK}:
        assert held[name].read_bytes() == given[name].read_bytes(), name
    cells = nbformat.read(held[NOTEBOOK], as_version=4).cells
    assert cells.pop(1).id == "browser-tab"
    assert cells == nbformat.read(given[NOTEBOOK], as_version=4).cells
    settings = json.loads((site / "jupyter-lite.json").read_text())["jupyter-config-data"]["litePluginSettings"]
    (kernel,) = settings.values()
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.js"
    assert kernel["disablePyPIFallback"] is True


def test_a_students_hour(address: str, tmp_path: Path, course: Course) -> None:
    times = {}
    with browser(tmp_path / "profile", viewport={"width": 1280, "height": 960}, accept_downloads=True) as chrome:
        asked: list[str] = []
        chrome.on("request", lambda request: asked.append(request.url))
        page = chrome.pages[0]
        started = time.monotonic()
        page.goto(address)
        page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.content?.widgets?.length > 50")
        times["the notebook is shown"] = time.monotonic() - started
        notebook = when_ready(page)
        times["the kernel is ready"] = time.monotonic() - started
        notebook.screenshot("opened")

        started = time.monotonic()
        notebook.run_all()
        times["all cells, untouched"] = time.monotonic() - started
        said = notebook.said()
        assert "Traceback" not in said
        assert len(re.findall(r"^○ Task \w+ is open\.$", said, re.MULTILINE)) == 15
        assert "0 of 15 tasks are done." in notebook.said("overview")

        fill_the_blanks(notebook)
        started = time.monotonic()
        notebook.run_all()
        times["all cells, solved"] = time.monotonic() - started
        said = notebook.said()
        assert "Traceback" not in said
        assert len(re.findall(r"^✓ \w+ \S+: ", said, re.MULTILINE)) == 15
        assert "15 of 15 tasks are done." in notebook.said("overview")
        assert "load_mnist:" not in said, "no try to download anything"
        rows = re.findall(r"^(task \S+) .* ([\d.]+)$", notebook.said("table-of-runs"), re.MULTILINE)
        times |= {f"training of {label}": float(seconds) for label, seconds in rows}
        assert all(float(seconds) < MOST_SECONDS + 10 for _, seconds in rows)
        for cell in ("try-graph-to-touch", "plot-learning-curve-4", "plot-weights-4", "plot-confusion-5", "overview"):
            notebook.show(cell)
            notebook.screenshot(cell)

        page.keyboard.press("Control+S")
        page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        assert "the name is right and all cells are there" in notebook.run("overview")
        page.keyboard.press("Control+S")
        page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        page.get_by_role("menuitem", name="File", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name="Download", exact=True).click()
        handed_in = Path(download.value.path()).read_bytes()
        assert download.value.suggested_filename == NOTEBOOK
        assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []

    # Another day: the same browser, started anew.
    with browser(tmp_path / "profile", viewport={"width": 1280, "height": 960}) as chrome:
        page = chrome.pages[0]
        page.goto(address)
        page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.content?.widgets?.length > 50")
        again = OpenNotebook(page, "site", PATIENCE)
        kept = again.evaluate("return cells['linear'].model.sharedModel.getSource()")
        assert kept == next(cell.source for cell in nbformat.read(SOLUTIONS, as_version=4).cells if cell.id == "linear")
        assert "15 of 15 tasks are done." in again.said("overview")

    TIMES.parent.mkdir(exist_ok=True)
    TIMES.write_text(json.dumps({what: round(seconds, 1) for what, seconds in times.items()}, indent=1))
    course.hand_in("from-a-tab", handed_in)
    course.grader("grade")
    assert course.marks()["from-a-tab"] == points()


def fill_the_blanks(notebook: OpenNotebook) -> None:
    """Write the solutions into their cells."""
    for cell in nbformat.read(SOLUTIONS, as_version=4).cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in PIECES:
            notebook.write(cell.id, cell.source)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_graph_on_a_narrow_page(address: str, tmp_path: Path, scheme: str) -> None:
    """By mouse and by keyboard; nothing stands beside the screen."""
    with browser(tmp_path, viewport={"width": 390, "height": 800}, color_scheme=scheme) as chrome:
        page = chrome.pages[0]
        page.goto(f"{address}/{NOTEBOOK_PAGE}")
        notebook = when_ready(page)
        notebook.name = f"site-narrow-{scheme}"
        notebook.run("given-imports")
        notebook.run("try-graph-to-touch")
        notebook.show("try-graph-to-touch")
        says = page.locator(".touch-graph .says")
        page.get_by_role("button", name="Next number").click()
        assert "number 2 of" in says.inner_text()
        number = page.locator(".touch-graph [data-step]").first
        number.focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert "number 3 of" in says.inner_text()
        notebook.screenshot("graph")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

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
from test_graph import click_through

from course.student.browser_tab import MOST_SECONDS
from grader.handout import release_files
from judge.rubric import ASSIGNMENT, PIECES
from website.build import JUPYTER_LITE, NOTEBOOK_PAGE, WHEELS, WORDS, build
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
    told = [cell.id for cell in cells if cell.id.startswith("browser-tab")]
    assert told == [f"browser-tab-{after}" for after in WORDS]
    assert [cell for cell in cells if cell.id not in told] == nbformat.read(given[NOTEBOOK], as_version=4).cells
    settings = json.loads((site / "jupyter-lite.json").read_text())["jupyter-config-data"]["litePluginSettings"]
    (kernel,) = settings.values()
    assert kernel["pyodideUrl"] == "./static/pyodide/pyodide.js"
    assert kernel["disablePyPIFallback"] is True


class Times:
    """What each part took: by the clock, and in seconds of processor time of Chromium, which a busy machine leaves alone."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[float, float]] = {}

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Measure a block."""
        clock, processor = time.monotonic(), processor_seconds()
        yield
        self.taken[part] = round(time.monotonic() - clock, 1), round(processor_seconds() - processor, 1)
        TIMES.parent.mkdir(exist_ok=True)
        TIMES.write_text(json.dumps(self.taken, indent=1))


def processor_seconds() -> float:
    """Of all processes that this one has started, and theirs."""
    parents, seconds = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents[int(path.parent.name)] = int(fields[1])
        seconds[int(path.parent.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    ours = {os.getpid()}
    while found := {process for process, parent in parents.items() if parent in ours} - ours:
        ours |= found
    return sum(seconds[process] for process in ours - {os.getpid()})


def save(page: Page) -> None:
    """Save by the keyboard, and wait until it is done."""
    page.keyboard.press("Control+S")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")


def test_a_students_hour(address: str, tmp_path: Path, course: Course) -> None:
    times = Times()
    with browser(tmp_path / "profile", viewport={"width": 1280, "height": 960}, accept_downloads=True) as chrome:
        asked: list[str] = []
        chrome.on("request", lambda request: asked.append(request.url))
        page = chrome.pages[0]
        with times.of("from the link to a kernel that is ready"):
            page.goto(address)
            notebook = when_ready(page)
        notebook.screenshot("opened")
        run_untouched(notebook, times)
        answer_wrongly(notebook)
        run_solved(notebook, times)
        save(page)
        assert "the name is right and all cells are there" in notebook.execute("overview")
        save(page)
        page.get_by_role("menuitem", name="File", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name="Download", exact=True).click()
        assert download.value.suggested_filename == NOTEBOOK
        handed_in = Path(download.value.path()).read_bytes()
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

    course.hand_in("from-a-tab", handed_in)
    course.grader("grade")
    assert course.marks()["from-a-tab"] == points()


def run_untouched(notebook: OpenNotebook, times: Times) -> None:
    """Each check says that its task is open; nothing is red."""
    with times.of("all cells, untouched"):
        notebook.run_all()
    said = notebook.said()
    assert "Traceback" not in said
    assert len(re.findall(r"^○ Task \w+ is open\.$", said, re.MULTILINE)) == 15
    assert "0 of 15 tasks are done." in notebook.said("overview")
    assert written_in_red(notebook) == []


def answer_wrongly(notebook: OpenNotebook) -> None:
    """The check below the cell names the mistake, as elsewhere."""
    right = next(cell.source for cell in nbformat.read(SOLUTIONS, as_version=4).cells if cell.id == "linear")
    notebook.write("linear", right.replace("self.db += ", "self.db = "))
    notebook.execute("linear")
    said = notebook.execute("test-2d")
    assert "✗ 2d Linear.backward: db after a second call of backward" in said
    assert "Did you write = for +=?" in said
    notebook.show("test-2d")
    notebook.screenshot("wrong")


def run_solved(notebook: OpenNotebook, times: Times) -> None:
    """All is right; trainings end in their time; nothing is red, and nothing was tried in vain."""
    fill_the_blanks(notebook)
    with times.of("task 4's training"):
        for cell in ("linear", "mean-square-error", "network", "task-4", "training-4"):
            notebook.execute(cell)
    assert "training: epoch" in notebook.said("training-4")
    with times.of("all cells, solved"):
        notebook.run_all()
    said = notebook.said()
    assert "Traceback" not in said
    assert [line for line in said.splitlines() if re.match(r"[✗○] (Task )?\d\w?\b", line)] == []
    assert len(re.findall(r"^✓ \w+ \S+: ", said, re.MULTILINE)) == 15
    assert "15 of 15 tasks are done." in notebook.said("overview")
    assert "784-50-10" in said, "task 5's solution is smaller here"
    assert "load_mnist:" not in said, "no try to download anything"
    assert said.count(f"ends by itself after {MOST_SECONDS} seconds at most.") == 4
    assert written_in_red(notebook) == []
    for cell in ("try-graph-to-touch", "plot-learning-curve-4", "plot-weights-4", "plot-confusion-5", "overview"):
        notebook.show(cell)
        notebook.screenshot(cell)


def written_in_red(notebook: OpenNotebook) -> list[str]:
    """What cells wrote to stderr, and the names of errors."""
    script = """return Object.values(cells).filter(cell => cell.model.type == 'code')
        .flatMap(cell => cell.model.outputs.toJSON())
        .filter(output => output.name == 'stderr' || output.output_type == 'error').map(output => output.text || output.ename)"""
    found = notebook.evaluate(script)
    assert isinstance(found, list)
    return found


def fill_the_blanks(notebook: OpenNotebook) -> None:
    """Write the solutions into their cells."""
    for cell in nbformat.read(SOLUTIONS, as_version=4).cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in PIECES:
            notebook.write(cell.id, cell.source)


@pytest.mark.parametrize(("scheme", "width", "zoom"), [*((scheme, 390, 1) for scheme in SCHEMES), ("light", 640, 2)])
def test_the_graph_on_a_narrow_page(address: str, tmp_path: Path, scheme: str, width: int, zoom: int) -> None:
    """By mouse and by keyboard; nothing stands beside the screen. A zoom of 200 % leaves 640 of 1280 pixels."""
    with browser(
        tmp_path, viewport={"width": width, "height": 800}, device_scale_factor=zoom, color_scheme=scheme
    ) as chrome:
        page = chrome.pages[0]
        page.goto(f"{address}/{NOTEBOOK_PAGE}")
        notebook = when_ready(page)
        notebook.name = f"site-{width}-{scheme}"
        notebook.execute("given-imports")
        notebook.execute("try-graph-to-touch")
        notebook.show("try-graph-to-touch")
        click_through(page)
        notebook.screenshot("graph")
        assert page.evaluate("document.documentElement.scrollWidth") <= width

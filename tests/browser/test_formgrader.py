"""Instructors look at a hostile submission: nothing in nbgrader's formgrader is run, fetched, clicked or covered by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import nbformat
import pytest
from conftest import NOTEBOOK, ROOT, Course, copy_course
from open_notebook import CHROMIUM_OPTIONS, PATIENCE, TOKEN, chromium, jupyter
from playwright.sync_api import Page, sync_playwright
from test_cleaning import HOSTILE

from judge.rubric import ASSIGNMENT

TRAP = "https://trap.example.org/"
MARKUP = "<img src=x onerror=window.BREACHED=1>"
TEXTS = [
    *HOSTILE,
    MARKUP,
    f"<a href='{TRAP}' style='position: fixed; inset: 0; z-index: 9999'></a>",
    f"<a href='{TRAP}' class='navbar navbar-fixed-top' id='notebook'>covers the top</a>",
    "<div class='modal-backdrop' style='opacity: 0.01'></div>",
    f"[![x]({TRAP}x.png)]({TRAP})",
    "![x](../../../logout)",
    "<input class='score' id='test_2a'><button class='full-credit'>x</button>",
]
CODE = f"""
class Shown(Exception):
    pass
Shown.__name__ = Shown.__qualname__ = {MARKUP!r}
print({MARKUP!r})
from IPython.display import HTML, Javascript, Markdown, SVG, display
display(HTML({MARKUP!r}), Javascript("window.BREACHED = 1"), Markdown({MARKUP!r}))
raise Shown({MARKUP!r})
"""
MESSAGE = f"def forward(self, x_in): raise ValueError({MARKUP!r} + '$\\\\href{{javascript:window.BREACHED=1}}{{x}}$')\nLinear.forward = forward"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Course:
    """A class with a hostile submission, in a folder of a Jupyter server's folder."""
    course = copy_course(tmp_path_factory.mktemp("server") / "course", environment)
    notebook = json.loads((ROOT / "solutions" / ASSIGNMENT / NOTEBOOK).read_text())
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["task_1a"]["source"] = "\n\n".join(TEXTS)
    cells["feedback"]["source"] = MARKUP
    cells["linear"]["source"] = f"{''.join(cells['linear']['source'])}\n\n{MESSAGE}"
    for number, text in enumerate(TEXTS):
        own = {"cell_type": "markdown", "metadata": {}, "source": text, "id": f"text-{number}"}
        notebook["cells"].append(own)
    own = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": CODE, "id": "own"}
    notebook["cells"].insert(0, own)
    course.hand_in("mallory", json.dumps(notebook), f"{MARKUP}.ipynb")
    course.grader("grade")
    nbformat.validate(nbformat.read(course.root / "autograded" / "mallory" / ASSIGNMENT / NOTEBOOK, as_version=4))
    return course


@contextmanager
def watched_page(address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what happened on it that must not: addresses that it asked for, dialogs, new windows."""
    happened: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": 1280, "height": 960})
        own = urlsplit(address).netloc
        libraries = ("cdnjs.cloudflare.com",)  # which nbgrader's and nbconvert's own templates name

        def look_at(route) -> None:
            url = urlsplit(route.request.url)
            if url.netloc == own or url.scheme == "data":
                if "logout" in url.path or url.path.endswith("/x"):
                    happened.append(route.request.url)
                route.continue_()
                return
            if url.netloc not in libraries:
                happened.append(route.request.url)
            route.abort()

        page.route("**/*", look_at)
        page.on("dialog", lambda dialog: (happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: happened.append(f"window {popup.url}"))
        yield page, happened
        browser.close()


@pytest.mark.parametrize("opened", ["by its path", pytest.param("in its folder", marks=pytest.mark.long)])
def test_a_hostile_submission_in_the_formgrader(graded: Course, opened: str) -> None:
    folder = graded.root.parent if opened == "by its path" else graded.root
    environment = {**graded.environment, "JUPYTER_CONFIG_DIR": str(graded.root.parent / "config")}
    marks = graded.grades()
    with jupyter("lab", folder, environment) as address, watched_page(address) as (page, happened):
        way = f"?path={graded.root}&token={TOKEN}" if opened == "by its path" else f"?token={TOKEN}"
        page.goto(f"{address}/formgrader{way}", timeout=PATIENCE)
        for name in (
            "manage_submissions/backpropagation",
            "manage_students",
            "manage_students/mallory",
            "manage_students/mallory/backpropagation",
            "gradebook/backpropagation",
            "gradebook/backpropagation/backpropagation",
        ):
            page.goto(f"{address}/formgrader/{name}", timeout=PATIENCE)
            page.wait_for_load_state("networkidle", timeout=PATIENCE)
        submission = page.locator("a[href*='/formgrader/submissions/']").first.get_attribute("href")
        page.goto(f"{address}{submission}", timeout=PATIENCE)
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
        look_for_traps(page)
        click_everywhere(page)
        if opened == "in its folder":  # where nbgrader reads the course's template
            nothing_of_the_students_could_run(page)
        what_nbgrader_wrote_runs(page)
        assert page.evaluate("window.BREACHED") is None
        assert happened == []
    assert graded.grades() == marks


def test_a_hostile_submission_on_its_feedback_page(graded: Course) -> None:
    with watched_page("file://") as (page, happened):
        page.goto((graded.root / "feedback" / "mallory" / ASSIGNMENT / f"{ASSIGNMENT}.html").as_uri(), timeout=PATIENCE)
        page.wait_for_timeout(500)
        assert page.evaluate("window.BREACHED") is None
        assert page.evaluate("document.querySelectorAll('form, input, button, iframe, object, embed').length") == 0
        happened = [what for what in happened if not what.startswith("file:")]
        assert happened == []


def look_for_traps(page: Page) -> None:
    """What the page holds within the texts and outputs of the submission."""
    inside = ".text_cell_render, .output_subarea"
    found = page.evaluate(
        """inside => [...document.querySelectorAll(inside)].flatMap(place => [...place.querySelectorAll('*')])
            .filter(element => !element.matches('.anchor-link, h1, h2, h3, img[src*="figures/"], img[src^="data:image/svg"]'))
            .filter(element => element.matches('[id], [style]:not(td, caption), form, button, input, iframe, svg, script, style')
                || element.matches('a:not([href^="https://"], [href^="http://"], :not([href]))')
                || element.matches('img:not([src^="data:image/png;base64,"])'))
            .map(element => element.outerHTML.slice(0, 200))""",
        inside,
    )
    assert found == []
    names = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    twice = {name for name in names if names.count(name) > 1}
    assert twice <= {"notebook", "notebook-container"}  # which nbgrader's own template has twice
    assert "submission" not in names  # a heading of the student's
    covers = page.evaluate(
        """() => [...document.querySelectorAll('.panel-body a, .inner_cell a')]
            .filter(link => link.getBoundingClientRect().height > 60).map(link => link.outerHTML)"""
    )
    assert covers == []


def click_everywhere(page: Page) -> None:
    """Click where nbgrader itself has nothing to click: nothing may follow."""
    before = page.url
    for x in range(20, 1280, 180):
        for y in range(120, 960, 120):
            what = page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y)?.closest('button, input, textarea')?.className ?? null",
                [x, y],
            )
            if what is None:
                page.mouse.click(x, y)
    page.wait_for_timeout(300)
    assert page.url.split("?")[0] == before.split("?")[0]


def nothing_of_the_students_could_run(page: Page) -> None:
    """Markup that came through all cleaning would stand still."""
    page.evaluate(
        "markup => document.body.insertAdjacentHTML('beforeend', markup)", MARKUP.replace("src=x", "src=data:")
    )
    page.evaluate("markup => $('body').append(markup)", "<script>window.BREACHED = 1</script>")
    page.wait_for_timeout(300)


def what_nbgrader_wrote_runs(page: Page) -> None:
    """Its buttons and fields do what they do without the course's additions."""
    page.locator(".glyphicon-eye-open").click()
    page.get_by_text("mallory").wait_for(timeout=PATIENCE)
    page.locator(".glyphicon-eye-close").click()
    page.locator("#linear-comment").fill("Look at the shapes.")
    page.locator("#softmax-comment").click()
    page.locator(".comment-saved:visible").first.wait_for(timeout=PATIENCE)

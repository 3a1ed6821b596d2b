"""Feedback pages and the page of the class in Chromium: narrow and wide, light and dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import NOTEBOOK
from look import SCHEMES, WIDTHS, browser, opened
from playwright.sync_api import Browser
from test_feedback_page import count_of, graded, scores

from grader.class_summary import ClassSummary, Row
from grader.feedback.class_page import class_page
from grader.feedback.page import NOTES, feedback_page
from judge.compare import Finding
from judge.rubric import TASKS

LONG_LINE = "x_out = " + " + ".join(["x_in @ self.w.T"] * 12)
TEXT = r"""# A heading

The formula $\frac{\partial L}{\partial w}$ and a wide one:

$$\frac{\partial L}{\partial w_{jk}} = \sum_{i=1}^{n} \frac{\partial L}{\partial z_{ij}} \frac{\partial z_{ij}}{\partial w_{jk}} + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8$$

| a | b |
|---|---|
| 1 | 2 |

![a picture](https://example.org/picture.png) <script>document.title = "taken"</script>
"""


def blank(task: str) -> list[Finding]:
    """The findings of an open blank."""
    return [Finding(part, False, "x: the blank is still open.", "blank") for part in TASKS[task].parts]


def mixed() -> str:
    """A page with something of everything."""
    source = f"# ----- add code for task 2a between comments -----\n{LONG_LINE}\n# {'-' * 49}"
    count = count_of(graded(), "linear")
    wrong = {
        "2a": [Finding("output", False, "The output of forward raised ValueError: " + "x" * 200, "weights-not-transposed", f"Cell In[{count}], line 2, in forward: x")],
        "2d": [Finding(part, False, f"{part} has the right shape.", "averaged-over-the-batch") for part in ("dw", "db")],
        "3a": [Finding(part, False, "It ran for too long and was stopped. Is there a loop that does not end?") for part in TASKS["3a"].parts],
        "5": blank("5"),
    }  # fmt: skip
    notebook = graded(wrong, linear=source, feedback=TEXT)
    notebook.cells[0].metadata[NOTES] = [
        "backpropagation (1).ipynb was graded, since there is no backpropagation.ipynb."
    ]
    points = scores(test_2a=1, test_2d=6, test_3a=0, test_5=0)
    return feedback_page(notebook, "Wolfeschlegelsteinhausenbergerdorff-" * 2, points, {"linear": "See me. " * 20})


def a_class() -> str:
    """The page of a class of twenty."""
    full = {task: float(entry.points) for task, entry in TASKS.items()}
    rows = [Row(f"student-{n}", full | {"2d": 6.5}, 96.5, frozenset(["5"]), ["A note. " * (n % 3)]) for n in range(20)]
    return class_page(ClassSummary(rows))


def nothing_to_grade() -> str:
    """The page of a broken file."""
    from judge import master

    empty = {name: "" for name, cell in master.cells().items() if cell.metadata.nbgrader.solution}
    notebook = graded(**empty)
    notebook.cells[0].metadata[NOTES] = [f"{NOTEBOOK} is no notebook: it is not valid JSON."]
    return feedback_page(notebook, "ada", scores(**{f"test_{task}": 0 for task in TASKS}), {})


PAGES = {
    "mixed": mixed,
    "all right": lambda: feedback_page(graded(), "ada", scores(), {}),
    "nothing to grade": nothing_to_grade,
    "class": a_class,
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    paths = {name: folder / f"{name.replace(' ', '-')}.html" for name in PAGES}
    for name, path in paths.items():
        path.write_text(PAGES[name](), encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def started() -> Iterator[Browser]:
    """One Chromium for all pages."""
    with browser() as chromium:
        yield chromium


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_asks_nobody_and_axe_finds_nothing(
    pages: dict[str, Path], started: Browser, name: str, width: int, scheme: str
) -> None:
    with opened(started, pages[name], width, scheme) as look:
        assert look.width() <= width, "a page that scrolls sideways"
        look.unfold()
        assert look.width() <= width, "a fold that makes the page scroll sideways"
        assert look.violations() == []
        assert look.requests == []
        assert look.page.title() != "taken"


def test_pages_are_small(pages: dict[str, Path]) -> None:
    assert {name: path.stat().st_size for name, path in pages.items() if path.stat().st_size >= 100_000} == {}


def test_dark_is_dark(pages: dict[str, Path], started: Browser) -> None:
    grounds = []
    for scheme in SCHEMES:
        with opened(started, pages["mixed"], 1280, scheme) as look:
            grounds.append(look.page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = ([int(number) for number in re.findall(r"\d+", ground)][:3] for ground in grounds)
    assert min(light) > 200
    assert max(dark) < 60


def test_the_marked_line_is_told_without_colours_too(pages: dict[str, Path], started: Browser) -> None:
    with opened(started, pages["mixed"], 1280, "light", forced_colors="active") as look:
        marked = look.page.locator(".raised")
        assert "▸" in marked.inner_text()
        assert marked.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_on_paper_it_is_a_few_pages_with_the_hints_and_without_the_answers(
    pages: dict[str, Path], started: Browser
) -> None:
    with opened(started, pages["mixed"], 1280, "dark") as look:
        look.page.emulate_media(media="print")
        assert look.page.get_by_text("In a matrix product, the inner dimensions must agree").is_visible()
        assert not look.page.locator("#answers").is_visible()
        paper = look.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) <= 6


def test_the_first_links_lead_to_the_tasks_and_their_cards(pages: dict[str, Path], started: Browser) -> None:
    with opened(started, pages["mixed"], 1280, "light") as look:
        names = []
        for _ in range(4):
            look.page.keyboard.press("Tab")
            names.append(look.page.evaluate("document.activeElement.getAttribute('href')"))
    assert names == ["#tasks", "#task-2a", "#task-2d", "#task-3a"]

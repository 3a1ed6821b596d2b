"""What the course says in the notebook, on a page of its own in Chromium: narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from look import SCHEMES, WIDTHS, browser, opened
from playwright.sync_api import Browser

from course.student.replies import STYLE, Reply, blocks, table
from judge.rubric import TASKS

LINES = [
    "✓ 2a Linear.forward: output and x_in are right for every size that was tried.",
    "✗ 2d Linear.backward: dw: off by exactly the batch size.",
    "  Cell In [7], line 39, in backward: self.dw = self.dw + d_out.T @ self.x_in / len(d_out) <b>",
    "○ Task 3a is open.",
]
ROWS = [("○ open", str(task.points), f"{number} {task.title}") for number, task in TASKS.items()]
RUNS = [("task 5", "784-300-10 ReLU, Sigmoid", "MeanSquareError", "600", "0.0001", "100", "0.85", "12.3")]
HEADS = ("run", "layers", "cost function", "batch size", "learning rate", "epochs", "accuracy", "seconds")


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Replies of each kind on a page whose ground and letters follow the browser's theme."""
    replies = [
        Reply("\n".join(LINES)),
        Reply("", blocks(LINES[:1]) + table(("", "points", "task"), ROWS, "All tasks", numbers=[1])),
        Reply("", table(HEADS, RUNS, "Your trainings", numbers=range(3, 8))),
    ]
    head = (
        '<!doctype html><html lang="en" style="color-scheme: light dark"><meta charset="utf-8"><title>Replies</title>'
    )
    head += '<meta name="viewport" content="width=device-width">'
    path = tmp_path_factory.mktemp("replies") / "replies.html"
    body = "".join(reply._repr_html_() for reply in replies)
    path.write_text(f"{head}<main><h1>Replies</h1>{body}</main></html>", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all."""
    with browser() as started:
        yield started


@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_replies_are_fit_to_be_looked_at(chromium: Browser, page_file: Path, width: int, scheme: str) -> None:
    with opened(chromium, page_file, width, scheme) as look:
        assert look.width() <= width
        tables = look.page.locator(".wide")
        assert tables.first.evaluate("box => box.scrollWidth <= box.clientWidth"), "the overview scrolls"
        assert look.requests == []
        assert look.violations() == []


def test_the_kinds_differ_without_colours(chromium: Browser, page_file: Path) -> None:
    with opened(chromium, page_file, 390, "light", forced_colors="active") as look:
        borders = [
            look.page.locator(f".course-reply > .{kind}").first.evaluate("box => getComputedStyle(box).borderLeftStyle")
            for kind in ("done", "wrong", "open")
        ]
    assert borders == ["solid", "double", "dashed"]


@pytest.mark.parametrize(("marked", "turned"), [('theme="dark"', True), ("", False)])
def test_pictures_take_a_dark_ground_in_colab(chromium: Browser, tmp_path: Path, marked: str, turned: bool) -> None:
    """Colab marks the page of an output; a browser's own dark scheme says nothing of the ground."""
    picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    path = tmp_path / "colab.html"
    path.write_text(f'<html {marked}>{STYLE}<figure class="course-figure"><img alt="" src="{picture}"></figure></html>')
    with opened(chromium, path, 390, "dark") as look:
        found = look.page.locator("img").evaluate("box => getComputedStyle(box).filter")
    assert (found != "none") is turned

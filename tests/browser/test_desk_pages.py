"""The pages of the instructor's desk in Chromium: narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from look import SCHEMES, WIDTHS, browser, opened
from playwright.sync_api import Browser
from test_class_report import LINEAR, findings

from desk.class_report import class_report
from desk.marks import Mark
from desk.regrade import Moved, Regraded, write_page
from desk.report import write_pages

NAMES = [f"a.long.address.of.somebody.{number}@students.university.example" for number in range(30)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of a class of thirty with its view without names, and a page of what moved."""
    folder = tmp_path_factory.mktemp("desk-pages")
    lost = {"task_2a": ("output",), "task_6d": ("d_in", "latest batch"), "task_3a": ("forward",)}
    kept = {
        name: {
            "findings": findings(**(lost if i % 3 else {})),
            "notes": ["There are several cells linear."] * (i % 4 == 0),
            "seconds": 2.0 + i,
        }
        for i, name in enumerate(NAMES)
    }
    marks = {name: Mark({"test_2a": 5.0 * (i % 2), "test_3a": float(i % 11)}) for i, name in enumerate(NAMES)}
    report = class_report(marks, kept, {name: {"linear": LINEAR} for name in NAMES}, {}, NAMES[:3])
    named, anonymous = write_pages(report, folder)
    moved = [Moved(name, "2a", "output", -4, "right", "The value is not the expected one. " * 3) for name in NAMES]
    write_page(folder / "moved.html", Regraded(moved, graded=30), datetime(2026, 11, 22))
    return {"class": named, "class without names": anonymous, "moved": folder / "moved.html"}


@pytest.fixture(scope="module")
def started() -> Iterator[Browser]:
    """One Chromium for all pages."""
    with browser() as chromium:
        yield chromium


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["class", "class without names", "moved"])
def test_a_page_fits_asks_nobody_and_axe_finds_nothing(
    pages: dict[str, Path], started: Browser, name: str, width: int, scheme: str
) -> None:
    with opened(started, pages[name], width, scheme) as look:
        assert look.width() <= width, "a page that scrolls sideways"
        assert look.violations() == []
        assert look.requests == []

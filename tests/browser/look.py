"""What a page looks like to whoever opens it, measured in Chromium: what axe-core finds, requests, widths."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT
from open_notebook import CHROMIUM_OPTIONS, chromium
from playwright.sync_api import Browser, Page, sync_playwright

AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Look:
    """A page as it was opened."""

    page: Page
    requests: list[str]

    def unfold(self) -> None:
        """Open all folds."""
        self.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")

    def width(self) -> int:
        """How wide the page is, with what is beside the screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def violations(self, part: str = "document") -> list[str]:
        """What axe-core finds; the test is skipped where there is none."""
        if not AXE.is_file():
            pytest.skip("axe-core is not installed: sh scripts/install_axe.sh, which needs npm")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(f"axe.run({part}, {{runOnly: {RULES}}}).then(result => result.violations)")
        return [f"{entry['id']}: {node['html'][:200]}" for entry in found for node in entry["nodes"]]


@contextmanager
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
        yield started
        started.close()


@contextmanager
def opened(started: Browser, path: Path, width: int, scheme: str, **options: object) -> Iterator[Look]:
    """Open a file as a browser of that width and colour scheme does."""
    context = started.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    yield Look(page, [url for url in requests if url != path.as_uri()])
    context.close()

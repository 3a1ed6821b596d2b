"""Takes the README's pictures of a feedback page, light and dark, twice as fine as they are shown: python scripts/take_pictures.py.

The page is that of the sample class's `averages-over-the-batch`, so grade the sample class first: make grade.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "feedback" / "averages-over-the-batch" / "backpropagation" / "backpropagation.html"
PICTURES = {"light": ROOT / "docs" / "feedback.png", "dark": ROOT / "docs" / "feedback-dark.png"}
VIEWPORT = {"width": 780, "height": 1_420}


def main() -> None:
    """Take both pictures."""
    if not PAGE.is_file():
        sys.exit(f"There is no {PAGE.relative_to(ROOT)}: grade the sample class first, with make grade.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme, picture in PICTURES.items():
            page = browser.new_page(viewport=VIEWPORT, color_scheme=scheme, device_scale_factor=2)
            page.goto(PAGE.as_uri())
            page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()

"""The README's pictures show what the screens show now, light and dark, and can be read by whoever sees none."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from conftest import ROOT
from open_notebook import chromium
from PIL import Image

PICTURE = re.compile(
    r'<picture>\n<source media="\(prefers-color-scheme: dark\)" srcset="(\S+)">\n<img src="(\S+)" width="(\d+)" alt="([^"]+)">\n</picture>'
)


def test_each_picture_is_there_light_and_dark_and_twice_as_fine_as_it_is_shown() -> None:
    found = PICTURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(found) == 2
    for dark, light, width, alt in found:
        assert [Image.open(ROOT / name).width for name in (light, dark)] == [2 * int(width)] * 2
        assert len(alt) > 100, "what the picture says, not what it is"


@pytest.mark.long
def test_the_screens_are_those_of_the_pictures() -> None:
    chromium()
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "take_pictures.py"), "--check"],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr

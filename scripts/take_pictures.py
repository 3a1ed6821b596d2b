"""Takes the README's pictures, light and dark, twice as fine as they are shown: python scripts/take_pictures.py

A picture keeps a fingerprint of what it shows: its HTML and its style. With --check nothing is written; it fails where a screen
no longer is what its picture shows. Both need Chromium.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import open_notebook  # noqa: E402 (the folder of tests is no package)
from conftest import NOTEBOOK, copy_course  # noqa: E402
from look import SCHEMES, browser, opened  # noqa: E402

from judge.rubric import ASSIGNMENT  # noqa: E402

PICTURES = ROOT / "docs"
FINGERPRINT = "Screen"  # the name of the fingerprint in a picture's file
STUDENT = "averages-over-the-batch"
AVERAGES = (  # in task 2d, which the feedback page shows
    ("self.dw += d_out.T @ self.x_in", "self.dw += d_out.T @ self.x_in / len(d_out)"),
    ("self.db += np.sum(", "self.db += np.mean("),
)
MEAN = (
    ("gradient = 2 * (self.prediction - self.target)", "gradient = 2 * np.mean(self.prediction - self.target, axis=0)"),
)
SCALE = 2

Shot = tuple[str, str, Path]  # name of the picture, what is on the screen, the picture as it was taken


def main() -> None:
    """Take all pictures, or compare what they show."""
    check = "--check" in sys.argv[1:]
    changed = []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HOME": folder, "MNIST_DIR": "embedded", "OPENBLAS_NUM_THREADS": "1"}
        for take in (feedback_page, notebook):
            for name, shown, taken in take(Path(folder), environment):
                fingerprint = hashlib.sha256(shown.encode()).hexdigest()
                picture = PICTURES / name
                if check:
                    kept = Image.open(picture).text.get(FINGERPRINT) if picture.is_file() else None
                    changed += [name] if kept != fingerprint else []
                else:
                    write(taken, picture, fingerprint)
    if changed:
        sys.exit(
            f"The screen is another than in {', '.join(changed)}: python scripts/take_pictures.py takes them anew."
        )


def write(taken: Path, picture: Path, fingerprint: str) -> None:
    """Write a picture with as many colours as it needs, and its fingerprint."""
    about = PngInfo()
    about.add_text(FINGERPRINT, fingerprint)
    Image.open(taken).convert("RGB").quantize(256).save(picture, pnginfo=about, optimize=True)
    print(f"taken: {picture.relative_to(ROOT)}")


def solutions(*wrong: tuple[str, str]) -> dict:
    """The solved notebook, with mistakes: what stands there, and what in its place."""
    notebook = json.loads((ROOT / "solutions" / ASSIGNMENT / NOTEBOOK).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
        for right, instead in wrong:
            cell["source"] = cell["source"].replace(right, instead)
    return notebook


def feedback_page(folder: Path, environment: dict[str, str]) -> Iterator[Shot]:
    """The page that a student gets whose only mistake is the average."""
    course = copy_course(folder / "course", environment)
    course.hand_in(STUDENT, json.dumps(solutions(*AVERAGES)))
    course.grader("grade")
    page = course.root / "feedback" / STUDENT / ASSIGNMENT / f"{ASSIGNMENT}.html"
    html = re.sub(r"page of \d{4}-\d\d-\d\d", "page of 2026-12-01", page.read_text(encoding="utf-8"))
    page.write_text(html, encoding="utf-8")
    with browser() as chromium:
        for scheme in SCHEMES:
            name = "feedback.png" if scheme == "light" else "feedback-dark.png"
            with opened(chromium, page, 780, scheme, device_scale_factor=SCALE) as look:
                taken = folder / name
                look.page.locator("#task-2d").evaluate("card => scrollTo(0, 0)")
                bottom = look.page.locator("#task-2d").bounding_box()
                height = int(bottom["y"] + bottom["height"]) + 24
                look.page.set_viewport_size({"width": 780, "height": height})
                look.page.screenshot(path=taken)
            yield name, html.split('id="answers"')[0], taken


def notebook(folder: Path, environment: dict[str, str]) -> Iterator[Shot]:
    """Task 2c in Notebook 7: the student's line, and the check that names the mistake."""
    source = next(cell["source"] for cell in solutions(*MEAN)["cells"] if cell["id"] == "mean-square-error")
    with open_notebook.opened("notebook", folder / "student", environment, scale=SCALE) as student:
        student.write("mean-square-error", source)
        for cell in ("given-imports", "given-layer-and-cost", "mean-square-error", "test-2b", "test-2c"):
            student.run(cell)
        student.page.set_viewport_size({"width": 820, "height": 540})
        for scheme in SCHEMES:
            name = "notebook.png" if scheme == "light" else "notebook-dark.png"
            theme = f"JupyterLab {scheme.capitalize()}"
            student.evaluate(
                "return window.jupyterapp.commands.execute('apputils:change-theme', {theme: given[0]})", theme
            )
            student.evaluate("panel.content.deselectAll(); panel.content.mode = 'command';")
            place = "panel.content.widgets.indexOf(cells['test-2c'])"
            student.evaluate(
                f"panel.content.activeCellIndex = {place}; return panel.content.scrollToItem({place}, 'end');"
            )
            student.page.wait_for_timeout(2000)
            shown = student.evaluate(
                "return ['test-2b', 'test-2c'].map(id => JSON.stringify(cells[id].model.outputs.toJSON()[0].data)).join()"
            )
            taken = folder / name
            student.page.screenshot(path=taken)
            yield name, source + str(shown), taken


if __name__ == "__main__":
    main()

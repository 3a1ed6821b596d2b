"""Jupyter in a real browser: a copy of the student version in an empty place, opened in headless Chromium."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import NOTEBOOK, ROOT
from playwright.sync_api import Page, TimeoutError, sync_playwright

from judge.rubric import ASSIGNMENT

SCREENSHOTS = ROOT / "build" / "screenshots"
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "student"
# Milliseconds that a cell, a page or nbgrader's Validate may take on a busy machine.
PATIENCE = 120_000


def chromium() -> str:
    """The path of Debian's Chromium; the test is skipped where there is none."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: sh scripts/install_system_packages.sh chromium")
    return path


@contextmanager
def jupyter(program: str, folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Start JupyterLab ("lab") or Notebook 7 ("notebook") in a folder; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--no-browser", "--allow-root", "--expose-app-in-browser", f"--IdentityProvider.token={TOKEN}"]
    command = [str(Path(sys.executable).parent / f"jupyter-{program}"), *options, f"--port={port}"]
    log = folder.parent / "jupyter.log"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=folder, env={**environment, "PATH": path}, stdout=output, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            assert server.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5).close()
                break
            except OSError:
                time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


class OpenNotebook:
    """The notebook in the browser, as a student sees it."""

    def __init__(self, page: Page, name: str, patience: int = PATIENCE):
        self.page = page
        self.name = name
        self.patience = patience

    def evaluate(self, script: str, *arguments: object) -> object:
        """Run JavaScript that sees the notebook's cells by their ids."""
        cells = "Object.fromEntries(panel.content.widgets.map(cell => [cell.model.sharedModel.id, cell]))"
        start = f"const panel = window.jupyterapp.shell.currentWidget; const cells = {cells};"
        return self.page.evaluate(f"([...given]) => {{ {start} {script} }}", list(arguments))

    def run_all(self) -> None:
        """Run all cells by the menu and wait until the kernel has run them."""
        self.evaluate(
            "for (const cell of Object.values(cells)) if (cell.model.type == 'code') cell.model.clearExecution();"
        )
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(
            """() => window.jupyterapp.shell.currentWidget.content.widgets
                .filter(cell => cell.model.type == 'code')
                .every(cell => cell.model.executionCount)""",
            timeout=self.patience,
        )

    def said(self, cell: str | None = None) -> str:
        """The text that a cell shows, or all cells."""
        texts = self.evaluate(
            """return Object.entries(cells).filter(([id, cell]) => cell.model.type == 'code' && (!given[0] || id == given[0]))
                .flatMap(([id, cell]) => cell.model.outputs.toJSON())
                .map(output => [output.text || (output.data || {})['text/plain'] || '', (output.traceback || []).join('\\n')].flat().join(''))""",
            cell,
        )
        assert isinstance(texts, list)
        return "\n".join(texts)

    def write(self, cell: str, source: str) -> None:
        """Put a source into a cell."""
        self.evaluate("cells[given[0]].model.sharedModel.setSource(given[1]);", cell, source)

    def paste(self, cell: str, source: str) -> None:
        """Click into a cell, select what stands there, and paste a source over it."""
        self.show(cell)
        self.page.locator(".jp-mod-active .cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)

    def show(self, cell: str) -> None:
        """Scroll to a cell and make it the active one."""
        self.evaluate(
            """panel.content.activeCellIndex = panel.content.widgets.indexOf(cells[given[0]]);
               return panel.content.scrollToItem(panel.content.activeCellIndex, 'start').catch(() => null);""",
            cell,
        )
        self.page.wait_for_timeout(700)

    def run(self, cell: str) -> str:
        """Run one cell by Shift and Enter; return what it said."""
        self.evaluate("cells[given[0]].model.clearExecution();", cell)
        self.show(cell)
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("Shift+Enter")
        self.page.wait_for_function(
            """id => window.jupyterapp.shell.currentWidget.content.widgets
                .find(cell => cell.model.sharedModel.id == id).model.executionCount""",
            arg=cell,
            timeout=self.patience,
        )
        return self.said(cell)

    def execute(self, cell: str) -> str:
        """Run one cell, as the button and the menu do; return what it said."""
        self.evaluate("cells[given[0]].model.clearExecution();", cell)
        self.show(cell)
        self.evaluate("return window.jupyterapp.commands.execute('notebook:run-cell').then(() => null);")
        return self.said(cell)

    def validate(self) -> str:
        """Press nbgrader's button Validate; return what its dialog says."""
        self.page.get_by_text("Validate", exact=True).click()
        dialog = self.page.locator(".jp-Dialog-content")
        dialog.wait_for(timeout=self.patience)
        self.screenshot("validate")
        text = dialog.inner_text()
        dialog.get_by_role("button").last.click()
        return text

    def screenshot(self, what: str) -> Path:
        """Keep a picture of the page."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{self.name}-{what}.png"
        self.page.screenshot(path=path)
        return path


@contextmanager
def opened(program: str, folder: Path, environment: dict[str, str], scale: float = 1) -> Iterator[OpenNotebook]:
    """Open a copy of the student version in JupyterLab or Notebook 7; `scale` makes pictures finer."""
    browser_path = chromium()
    shutil.copytree(ROOT / "release" / ASSIGNMENT, folder / ASSIGNMENT)
    place = "lab/tree" if program == "lab" else "notebooks"
    with jupyter(program, folder / ASSIGNMENT, environment) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": 1280, "height": 960}, device_scale_factor=scale)
        page.goto(f"{address}/{place}/{NOTEBOOK}?token={TOKEN}", timeout=PATIENCE)
        page.wait_for_function(
            """() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status == 'idle'
                && window.jupyterapp.shell.currentWidget.content.widgets.length > 50""",
            timeout=PATIENCE,
        )
        with contextlib.suppress(TimeoutError):  # a first start asks about news
            page.get_by_role("button", name="No", exact=True).click(timeout=3000)
        yield OpenNotebook(page, program)
        browser.close()

"""Builds the website: JupyterLite with what students get, opened at once, and Pyodide from its CDN or from a folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nbformat

from grader.handout import release_files
from judge.rubric import ASSIGNMENT

HERE = Path(__file__).parent
ROOT = HERE.parent
JUPYTER_LITE = ROOT / ".venv-site" / "bin" / "jupyter-lite"
WHEELS = ROOT / ".venv-site" / "wheels"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
NOTEBOOK_PAGE = f"notebooks/index.html?path={NOTEBOOK}"
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
NEEDED = ("pyodide.js", "pyodide.asm.wasm", "pyodide-lock.json")  # of a folder with Pyodide
SETTINGS = {
    # All that the notebook imports is in Pyodide's own distribution: it is loaded at the start, and nothing is asked of an index.
    KERNEL: {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": ["numpy", "matplotlib", "tqdm"]}},
}
WORDS = {"title": "first_words.md", "part-5": "task_5_words.md"}  # on the browser tab, after these cells
PREFERENCES = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},  # dark where the system is
    # The menu File of this application has no Download of its own.
    "@jupyterlab/mainmenu-extension:plugin": {
        "menus": [{"id": "jp-mainmenu-file", "items": [{"command": "docmanager:download", "rank": 6}]}]
    },
}


class CannotBuild(Exception):
    """Says in one sentence why the site can't be built."""


def build(output: Path, pyodide: Path | None = None) -> None:
    """Build the site anew.

    Parameters
    ----------
    output : Path
        The folder to fill; what was there is taken away, if it was a site.
    pyodide : Path, optional
        A folder with Pyodide's distribution, which is copied in; otherwise the page asks Pyodide's CDN for it.

    Raises
    ------
    CannotBuild
        If JupyterLite, Pyodide or the student version is missing, or if the output is a folder of something else.
    """
    if not (JUPYTER_LITE.is_file() and WHEELS.is_dir()):
        raise CannotBuild("JupyterLite is not installed: run `make site`, which makes its environment first.")
    if pyodide and (missing := [name for name in NEEDED if not (pyodide / name).is_file()]):
        raise CannotBuild(f"{pyodide} is no folder with Pyodide: {missing[0]} is missing there.")
    if output.exists() and any(output.iterdir()) and not (output / "jupyter-lite.json").is_file():
        raise CannotBuild(f"{output} holds something else than a site: name another folder, or empty this one.")
    with tempfile.TemporaryDirectory(prefix="site-") as folder:
        lite = Path(folder)
        _write_configuration(lite)
        _copy_release(lite / "contents")
        shutil.copytree(WHEELS, lite / "pypi")
        if pyodide:
            shutil.copytree(pyodide, lite / "static" / "pyodide")
        built = lite / "built"
        command = [
            JUPYTER_LITE,
            "build",
            "--no-sourcemaps",
            "--apps",
            "notebooks",
            "--contents",
            "contents",
            "--output-dir",
            built,
        ]
        # Jupyter's settings of whoever builds it have no say.
        environment = {**os.environ, "JUPYTER_NO_CONFIG": "1", "PATH": f"{JUPYTER_LITE.parent}:{os.environ['PATH']}"}
        done = subprocess.run([*map(str, command)], cwd=lite, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise CannotBuild(f"JupyterLite could not build the site:\n{done.stdout}{done.stderr}")
        page = (HERE / "index.html").read_text(encoding="utf-8").replace("NOTEBOOK_PAGE", NOTEBOOK_PAGE)
        (built / "index.html").write_text(page, encoding="utf-8")
        (built / ".nojekyll").touch()  # GitHub Pages leaves the files as they are
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(built, output)


def _write_configuration(lite: Path) -> None:
    configuration = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Backpropagation by hand",
            "litePluginSettings": SETTINGS,
            "exposeAppInBrowser": True,
        },
    }
    (lite / "jupyter-lite.json").write_text(json.dumps(configuration), encoding="utf-8")
    (lite / "overrides.json").write_text(json.dumps(PREFERENCES), encoding="utf-8")


def _copy_release(contents: Path) -> None:
    """Copy what students get; the notebook tells about the browser tab at its beginning and in task 5."""
    try:
        files = release_files(ROOT)
    except FileNotFoundError as error:
        raise CannotBuild(str(error)) from None
    for name, path in files.items():
        (contents / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, contents / name)
    notebook = nbformat.read(contents / NOTEBOOK, as_version=4)
    for after, words in WORDS.items():
        cell = nbformat.v4.new_markdown_cell((HERE / words).read_text(encoding="utf-8").strip())
        cell.id = f"browser-tab-{after}"
        notebook.cells.insert([cell.id for cell in notebook.cells].index(after) + 1, cell)
    nbformat.write(notebook, contents / NOTEBOOK)

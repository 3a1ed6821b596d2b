"""The website's command: what it says where it can't build or show anything, and what its server hands out."""

from __future__ import annotations

import socket
import threading
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from website import build as builder
from website.build import CannotBuild, build
from website.command import site
from website.serve import server


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As if JupyterLite was there; it would fail if it was called."""
    program = tmp_path / "jupyter-lite"
    program.write_text("#!/bin/sh\necho it was called\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(builder, "JUPYTER_LITE", program)
    monkeypatch.setattr(builder, "WHEELS", tmp_path / "wheels")
    (tmp_path / "wheels").mkdir()


def test_without_jupyterlite_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(builder, "JUPYTER_LITE", tmp_path / "missing")
    done = CliRunner().invoke(site, ["--output", str(tmp_path / "site")])
    assert done.exit_code == 1
    assert done.output == "Error: JupyterLite is not installed: run `make site`, which makes its environment first.\n"


@pytest.mark.usefixtures("installed")
def test_a_folder_without_pyodide_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYODIDE_DIR", str(tmp_path))
    done = CliRunner().invoke(site, ["--output", str(tmp_path / "site")])
    assert done.exit_code == 1
    assert f"{tmp_path} is no folder with Pyodide: pyodide.js is missing there." in done.output


@pytest.mark.usefixtures("installed")
def test_a_folder_of_something_else_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(CannotBuild, match="holds something else than a site"):
        build(tmp_path / "thesis")
    assert (tmp_path / "thesis" / "chapter.txt").read_text() == "years of work"


@pytest.mark.usefixtures("installed")
def test_what_jupyterlite_says_is_handed_on(tmp_path: Path) -> None:
    with pytest.raises(CannotBuild, match="JupyterLite could not build the site:\nit was called"):
        build(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_port_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(builder, "build", lambda *_: None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(site, ["--serve", "--port", str(port), "--output", str(tmp_path)])
    assert done.exit_code == 1
    assert f"Port {port} can't be used" in done.output
    assert "name another one with --port" in done.output


def test_the_server_gives_a_browser_the_types_that_it_asks_for(tmp_path: Path) -> None:
    types = {
        "index.html": "text/html",
        "a.wasm": "application/wasm",
        "a.mjs": "text/javascript",
        "a.js": "text/javascript",
    }
    for name in types:
        (tmp_path / name).write_bytes(b"x")
    with server(tmp_path, 0) as here:
        threading.Thread(target=here.serve_forever, daemon=True).start()
        for name, kind in types.items():
            with urllib.request.urlopen(f"http://127.0.0.1:{here.server_port}/{name}") as answer:
                assert answer.headers["Content-Type"].split(";")[0] == kind, name
        here.shutdown()

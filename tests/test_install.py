"""The environment: which Pythons are supported, what the locks hold, and who installs them, uv or pip."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest
from conftest import ROOT
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from scripts import install

PYTHONS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["course"]["pythons"]
LOCKS = ("requirements.txt", "benchmarks/requirements.txt", "website/requirements.txt")
STUDENT = "source/backpropagation/requirements.txt"


def pins(lock: str) -> dict[str, str]:
    """The packages of a lock with their lines."""
    blocks = re.findall(r"^(\S+)==(.*(?:\n    --hash=.*)*)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    return dict(blocks)


# ----- the supported Pythons -----


@pytest.mark.parametrize(
    ("file", "stated"),
    [
        ("README.md", r"Python (3\.\d+) or newer"),
        ("Makefile", r"^OLDEST := .*(pyproject\.toml)"),
        (".github/workflows/tests.yml", r"python: \[(.*)\]"),
        ("pyproject.toml", r'^target-version = "py3(\d+)"'),
    ],
)
def test_every_file_states_the_supported_pythons(file: str, stated: str) -> None:
    found = set(re.findall(stated, (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))
    expected = {
        "README.md": PYTHONS[0],
        "Makefile": "pyproject.toml",
        ".github/workflows/tests.yml": ", ".join(f'"{version}"' for version in PYTHONS),
        "pyproject.toml": PYTHONS[0].removeprefix("3."),
    }
    assert found == {expected[file]}


def test_each_package_of_the_lock_takes_the_oldest_and_the_newest_supported_python() -> None:
    """By the metadata of what is installed here; what other systems need beside it, the long tests ask the index about."""
    locked, asked = pins("requirements.txt"), 0
    for package in metadata.distributions():
        pin = locked.get(canonicalize_name(package.name), "").split(" \\")[0]
        if pin.split(" ;")[0] == package.version and (needed := package.metadata["Requires-Python"]):
            asked += 1
            marker = Marker(pin.partition(" ; ")[2] or "python_full_version > '0'")
            for version in PYTHONS:
                if marker.evaluate({"python_full_version": f"{version}.0"}):
                    assert f"{version}.0" in SpecifierSet(needed), f"{package.name} needs Python {needed}"
    assert asked > 100


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_all_that_was_asked_for_with_hashes_and_names_no_index(lock: str) -> None:
    text, locked = (ROOT / lock).read_text(encoding="utf-8"), pins(lock)
    assert "://" not in text
    assert len(locked) == len(re.findall(r"^\S+==", text, re.MULTILINE))
    assert [package for package, line in locked.items() if "--hash=sha256:" not in line] == []
    wanted = (ROOT / lock.replace(".txt", ".in")).read_text(encoding="utf-8")
    if lock == "requirements.txt":
        wanted += (ROOT / STUDENT).read_text(encoding="utf-8")
    for line in re.findall(r"^[a-z].*", wanted, re.MULTILINE):
        requirement = Requirement(line)
        assert locked[requirement.name].split()[0] in requirement.specifier


def test_the_locks_agree() -> None:
    first, *others = (pins(lock) for lock in LOCKS)
    for other in others:
        assert {
            name for name in first.keys() & other.keys() if first[name].split()[0] != other[name].split()[0]
        } == set()


# ----- who installs -----


def commands(monkeypatch: pytest.MonkeyPatch, config: str = "", failing: tuple[str, ...] = ()) -> tuple[int, list[str]]:
    """Run the script with no process but the fakes: what `pip config list` says, and which commands fail."""
    ran: list[str] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess:
        line = " ".join(command)
        if "pip config list" in line:
            return subprocess.CompletedProcess(command, 0, config)
        if "pip install" in line and "/bin/uv" not in line and "lock.txt" not in line:
            content = Path(command[-1]).read_text(encoding="utf-8")
            assert re.fullmatch(r"uv==\S+ \\\n(    --hash=sha256:\w+( \\)?\n)+", content)
            line = "get uv"
        ran.append(line)
        return subprocess.CompletedProcess(command, int(any(part in line for part in failing)))

    monkeypatch.setattr(subprocess, "run", run)
    return install.main("env", "lock.txt"), ran[1:]


PIP = "env/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement lock.txt"
UV = "env/bin/uv pip install --quiet --require-hashes --python env"


@pytest.mark.parametrize(
    ("config", "options"),
    [
        ("", ""),
        ("global.extra-index-url='file:///opt/wheels'\n:env:.find-links='/opt/more'\nglobal.timeout='60'\n", ""),
        ("global.cert='/etc/ca bundle.pem'\n", " --cert /etc/ca bundle.pem"),
        (":env:.cert='/etc/ca.pem'\n", " --cert /etc/ca.pem"),
        ("download.index-url='https://mirror.example/simple'\n", ""),
    ],
)
def test_uv_installs_where_it_would_find_the_same_files(
    config: str, options: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commands(monkeypatch, config) == (0, ["get uv", f"{UV}{options} --requirement lock.txt"])


@pytest.mark.parametrize("section", ["global", "install", ":env:"])
@pytest.mark.parametrize("option", ["index-url", "no-index", "proxy", "client-cert", "trusted-host"])
def test_pip_installs_where_its_configuration_names_another_place(
    section: str, option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    assert commands(monkeypatch, f"global.timeout='60'\n{section}.{option}='other'\n") == (0, [PIP])
    assert f"pip is configured ({option})" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("failing", "tried"), [("get uv", ["get uv"]), ("bin/uv", ["get uv", f"{UV} --requirement lock.txt"])]
)
def test_pip_installs_where_uv_can_not(failing: str, tried: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert commands(monkeypatch, failing=(failing,)) == (0, [*tried, PIP])


def test_where_neither_can_install_the_supported_pythons_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    status, ran = commands(monkeypatch, failing=("pip install", "get uv"))
    assert (status, ran) == (1, ["get uv", PIP])
    assert f"The course supports Python {PYTHONS[0]} to {PYTHONS[-1]}." in capsys.readouterr().out


def test_an_environment_is_always_made_anew(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    assert commands(monkeypatch, failing=("-m venv",)) == (1, [])
    assert "-m venv --clear env" in capsys.readouterr().out


# ----- in earnest -----


@contextmanager
def package_index(folder: Path, package: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """A package index on this machine that holds one small package; yields its address and what it was asked for."""
    wheel = folder / "simple" / package / f"{package}-1.0-py3-none-any.whl"
    wheel.parent.mkdir(parents=True)
    with ZipFile(wheel, "w") as archive:
        archive.writestr(f"{package}.py", "")
        info = f"{package}-1.0.dist-info"
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", f"{package}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(f"{self.headers['User-Agent']} {self.path}")

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/simple", lambda: "\n".join(asked)
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("right", [True, False])
def test_pip_takes_the_files_from_the_index_that_it_is_told_of_and_checks_their_hashes(
    right: bool, tmp_path: Path
) -> None:
    with package_index(tmp_path, "smallpackage") as (address, asked):
        content = next(tmp_path.rglob("*.whl")).read_bytes() if right else b"something else"
        lock = tmp_path / "lock.txt"
        lock.write_text(f"smallpackage==1.0 --hash=sha256:{hashlib.sha256(content).hexdigest()}\n")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        done = subprocess.run(
            [sys.executable, ROOT / "scripts/install.py", tmp_path / "env", lock],
            env={**environment, "HOME": str(tmp_path / "home"), "PIP_INDEX_URL": address},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert "pip/" in asked()
        assert "uv/" not in asked()
    assert (done.returncode == 0) is right, done.stdout + done.stderr
    assert right or "DO NOT MATCH THE HASHES" in done.stderr


def interpreter(version: str) -> str | None:
    """A Python of this version on this machine: on the PATH, or among those of pyenv."""
    places = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/{version}.*/bin/python")
    for python in ["/usr/bin/python3", shutil.which(f"python{version}"), *map(str, places)]:
        if python and Path(python).exists():
            ask = [python, "-c", "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])"]
            done = subprocess.run(ask, capture_output=True, text=True)
            if done.stdout.strip() == version:
                return python
    return None


@pytest.mark.long
@pytest.mark.parametrize("version", PYTHONS)
def test_the_lock_installs_with_each_python_that_is_found(version: str, tmp_path: Path) -> None:
    if not (python := interpreter(version)):
        pytest.skip(f"there is no Python {version} on this machine")
    done = subprocess.run(
        [python, ROOT / "scripts/install.py", tmp_path / "env", "requirements.txt"],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    of_env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for check in (["-m", "pip", "check"], ["-c", "import matplotlib.pyplot, nbgrader.apps, notebook, grader.command"]):
        subprocess.run([tmp_path / "env/bin/python", *check], check=True, env=of_env, cwd=tmp_path)


SYSTEMS = ("linux", "windows", "macos")


@pytest.mark.long
@pytest.mark.parametrize("version", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("file", [*LOCKS, STUDENT])
def test_the_index_has_files_for_every_supported_python_and_system(
    file: str, system: str, version: str, tmp_path: Path
) -> None:
    """Without building anything: what a student on Windows or a Mac needs is there too."""
    uv = [
        f"{sys.prefix}/bin/uv",
        "pip",
        "install",
        "--dry-run",
        "--only-binary",
        ":all:",
        "--target",
        tmp_path / "none",
    ]
    done = subprocess.run(
        [*uv, "--python-version", version, "--python-platform", system, "--requirement", ROOT / file],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr

"""A real JupyterHub on this machine: accounts made for it, an exchange, a server for each account, all gone afterwards.

Its course, groups and service are configured as docs/hub.md says: the settings are taken from there.
"""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, copy_course

HUB = ROOT / ".venv-hub"
PROXY = HUB / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy"
PASSWORD = "on this machine only"
COURSE_ID = "hamlet-session-6"
PATIENCE = 300  # seconds that the hub may take to start on a busy machine

CONFIGURATION = """
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.command = ["{proxy}"]
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "{password}"
c.Authenticator.allowed_users = {users}
c.Spawner.cmd = ["{hub}/bin/jupyterhub-singleuser"]
c.Spawner.args = ["--LabApp.expose_app_in_browser=True"]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = c.Spawner.http_timeout = {patience}
c.Spawner.environment = {{
    "PATH": "{hub}/bin:" + "{path}",
    "JUPYTER_CONFIG_PATH": "{folder}/etc",
    "MNIST_DIR": "embedded",
    "OPENBLAS_NUM_THREADS": "1",
}}
"""
# The formgrader is a frame in JupyterLab, which the hub's own setting forbids.
SERVER = """
c = get_config()
c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": "frame-ancestors 'self'"}}
"""
ENVIRONMENT_OF_SERVICE = """"JUPYTERHUB_DEFAULT_URL": "/lab",
            "JUPYTER_CONFIG_PATH": "{folder}/etc",
            "MNIST_DIR": "embedded",
            "OPENBLAS_NUM_THREADS": "1","""


@dataclass(frozen=True)
class Hub:
    """A hub that runs."""

    address: str
    grader: str  # the grading account
    student: str
    instructor: str  # who uses the grading account's server, by the service
    course: Path  # the grading account's folder of the course


def skip_where_there_can_be_no_hub() -> None:
    """Skip the test with the reason."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("useradd"):
        pytest.skip("only root on Linux can make accounts for a hub")
    if not PROXY.exists() or not (HUB / "bin" / "jupyterhub").exists():
        pytest.skip("there is no environment with a JupyterHub and its proxy: make .venv-hub/installed")
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(HUB / "bin" / "python"), "-c", ""]
    if subprocess.run(as_nobody, cwd="/", capture_output=True).returncode:
        pytest.skip("other accounts can't run the Python of .venv-hub: it lies in a folder that is closed to them")


def from_docs(heading: str, changes: dict[str, str]) -> str:
    """The settings of docs/hub.md that begin with a line, with the names and places of this machine in them."""
    text = (ROOT / "docs" / "hub.md").read_text(encoding="utf-8").replace("\n    ", "\n")
    _, begin, rest = text.partition(f"# {heading}")
    found = begin + re.split("\n```|\n\n", rest)[0]
    for there, here in changes.items():
        assert there in found, f"docs/hub.md no longer says {there}"
        found = found.replace(there, here)
    return found


@contextmanager
def account(name: str) -> Iterator[Path]:
    """Make an account on this machine; its home, and all of it, is gone afterwards."""
    subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", name], check=True, capture_output=True)
    try:
        yield Path(pwd.getpwnam(name).pw_dir)
    finally:
        for _ in range(50):  # servers may take a while to end
            if subprocess.run(["userdel", "--remove", name], capture_output=True).returncode in (0, 6):
                break
            time.sleep(0.2)


@contextmanager
def running_hub(folder: Path, environment: dict[str, str]) -> Iterator[Hub]:
    """Start a hub for a grading account and a student."""
    skip_where_there_can_be_no_hub()
    grader, student, instructor = (f"{name}-{os.getpid()}" for name in ("grader", "student", "anna"))
    for parent in (folder, *folder.parents[:-2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    with ExitStack() as stack:
        home = stack.enter_context(account(grader))
        for name in (student, instructor):
            stack.enter_context(account(name))
        course = home / "backprop"
        copy_course(course, environment)
        (home / ".jupyter").mkdir()
        (home / ".jupyter" / "nbgrader_config.py").write_text(
            f'c = get_config()\nc.CourseDirectory.root = "{course}"\n', encoding="utf-8"
        )
        settings = home / ".jupyter" / "lab" / "user-settings" / "@jupyter" / "nbgrader"
        settings.mkdir(parents=True)
        (settings / "formgrader.jupyterlab-settings").write_text('{"local_config": true}')  # one more entry in the menu
        subprocess.run(["chown", "-R", f"{grader}:", str(home)], check=True)
        course.chmod(0o700)
        (folder / "exchange").mkdir()
        (folder / "exchange").chmod(0o777)
        (folder / "etc").mkdir()
        (folder / "etc" / "jupyter_server_config.py").write_text(SERVER)
        (folder / "etc" / "nbgrader_config.py").write_text(
            from_docs("nbgrader_config.py for everybody", {"/srv/nbgrader/exchange": f"{folder}/exchange"})
        )
        sockets = [stack.enter_context(socket.socket()) for _ in range(4)]
        for free in sockets:
            free.bind(("127.0.0.1", 0))
        ports = [free.getsockname()[1] for free in sockets]
        for free in sockets:
            free.close()
        (folder / "jupyterhub_config.py").write_text(
            CONFIGURATION.format(
                ports=ports,
                proxy=PROXY,
                password=PASSWORD,
                users={grader, student, instructor},
                hub=HUB,
                patience=PATIENCE,
                path=os.environ["PATH"],
                folder=folder,
            )
            + from_docs(
                "jupyterhub_config.py",
                {
                    '"anna", "bert"': f'"{instructor}"',
                    '"zoe"': f'"{student}"',
                    "/home/grader-backprop": str(home),
                    "grader-backprop": grader,
                    "http://127.0.0.1:9999": f"http://127.0.0.1:{ports[3]}",
                    '"..."': f'"{secrets.token_hex(32)}"',
                    '"JUPYTERHUB_DEFAULT_URL": "/lab"': ENVIRONMENT_OF_SERVICE.format(folder=folder),
                },
            )
        )
        log = folder / "hub.log"
        process = subprocess.Popen(
            [str(HUB / "bin" / "jupyterhub"), "--config", "jupyterhub_config.py"],
            cwd=folder,
            env={**os.environ, "PATH": f"{HUB / 'bin'}:{os.environ['PATH']}"},
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )
        address = f"http://127.0.0.1:{ports[0]}"
        try:
            end = time.monotonic() + PATIENCE
            while True:
                assert process.poll() is None, log.read_text()[-5000:]
                assert time.monotonic() < end, log.read_text()[-5000:]
                try:
                    urllib.request.urlopen(f"{address}/hub/login", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.25)
            yield Hub(address, grader, student, instructor, course)
        finally:
            process.terminate()  # it ends its servers and its proxy, too
            process.wait(timeout=60)

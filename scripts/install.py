"""Makes an environment and installs a lock into it: `python3 scripts/install.py .venv requirements.txt`.

uv does so in a tenth of pip's time, but it does not read pip's configuration. Where that names another index or a proxy, and where uv
can't be had or fails, pip installs the same files, by the same hashes.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIP_INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")

# Further indexes and folders (extra-index-url, find-links) need no pip: the lock's files are those of the main index.
FOR_PIP_ALONE = {"index-url", "no-index", "proxy", "client-cert", "trusted-host"}


def main(folder: str, lock: str) -> int:
    """Make the environment `folder` with the packages of `lock`; return the exit code."""
    python = f"{folder}/bin/python"
    if _run([sys.executable, "-m", "venv", "--clear", folder]) != 0:
        return 1
    listed = subprocess.run([python, "-m", "pip", "config", "list"], capture_output=True, text=True).stdout
    if _installed_by_uv(folder, lock, pip_settings(listed)) or _run([python, *PIP_INSTALL, "--requirement", lock]) == 0:
        return 0
    print(
        f"The packages of {lock} could not be installed: the lines above say why. The course supports Python {supported()}."
    )
    return 1


def _installed_by_uv(folder: str, lock: str, settings: dict[str, str]) -> bool:
    """Install with uv, unless pip's settings speak against it; return whether all is there."""
    if elsewhere := FOR_PIP_ALONE & settings.keys():
        print(f"pip is configured ({', '.join(sorted(elsewhere))}), so it installs: this takes a minute.")
        return False
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(pinned("uv", (ROOT / "requirements.txt").read_text(encoding="utf-8")))
        file.flush()
        get_uv = [f"{folder}/bin/python", *PIP_INSTALL, "--only-binary", ":all:", "--requirement", file.name]
        is_there = subprocess.run(get_uv, capture_output=True).returncode == 0
    certificates = ["--cert", settings["cert"]] if "cert" in settings else []
    install = [f"{folder}/bin/uv", "pip", "install", "--quiet", "--require-hashes", "--python", folder, *certificates]
    if is_there and _run([*install, "--requirement", lock]) == 0:
        return True
    print("uv could not install, so pip does: this takes a minute.")
    return False


def pip_settings(listed: str) -> dict[str, str]:
    """What `pip config list` says, by option: from PIP_* and all of pip's files, as far as it concerns `pip install`."""
    return dict(re.findall(r"^(?:global|install|:env:)\.([\w-]+)='?(.*?)'?$", listed, re.MULTILINE))


def pinned(package: str, lock: str) -> str:
    """The lines of a lock that pin a package: its version and its hashes."""
    return re.search(rf"^{package}==.*(?:\n    --hash=.*)*\n", lock, re.MULTILINE).group()


def supported() -> str:
    """The Pythons that the course supports, in words."""
    pythons = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["course"]["pythons"]
    return f"{pythons[0]} to {pythons[-1]}"


def _run(command: list[str]) -> int:
    print("+", shlex.join(command), flush=True)
    return subprocess.run(command).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

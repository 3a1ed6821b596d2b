"""Runs commands as a user without privileges, where the tests run as root: most people grade as such a user."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NAME = "hamlet-tests"
# In a mount namespace of its own: the folders of this Python are put where they were, but within open folders.
SCRIPT = """
set -e
number=0
for folder in $FOLDERS; do
    number=$((number + 1)); mkdir -p "$ASIDE/$number"; mount --bind "$folder" "$ASIDE/$number"
done
for closed in $CLOSED; do mount -t tmpfs -o mode=755 none "$closed"; done
number=0
for folder in $FOLDERS; do
    number=$((number + 1)); mkdir -p "$folder"; mount --bind "$ASIDE/$number" "$folder"
done
exec setpriv --reuid "$USER_ID" --regid "$USER_ID" --clear-groups --bounding-set=-all --inh-caps=-all -- "$@"
"""


@contextmanager
def ordinary_user() -> Iterator[int]:
    """A new user; give its id. The test is skipped where there can be none."""
    if os.geteuid() != 0:
        pytest.skip("the tests run as an ordinary user anyway")
    if not all(map(shutil.which, ("useradd", "userdel", "unshare", "setpriv"))):
        pytest.skip("no user can be made here")
    subprocess.run(["useradd", "--no-create-home", "--shell", "/bin/false", NAME], capture_output=True, check=False)
    try:
        yield int(subprocess.run(["id", "-u", NAME], capture_output=True, text=True, check=True).stdout)
    finally:
        subprocess.run(["userdel", NAME], capture_output=True, check=False)


def as_user(user: int, folders: list[str], aside: Path, *command: str) -> list[str]:
    """The command that runs another one as that user, who sees the folders even where an ancestor is closed to others."""
    closed = {folder: _closed_ancestor(Path(folder)) for folder in folders}
    hidden = [folder for folder, ancestor in closed.items() if ancestor]
    settings = {
        "FOLDERS": " ".join(hidden),
        "CLOSED": " ".join(sorted({str(ancestor) for ancestor in closed.values() if ancestor})),
        "ASIDE": str(aside),
        "USER_ID": str(user),
    }
    variables = [f"{name}={value}" for name, value in settings.items()]
    return ["env", *variables, "unshare", "--mount", "--propagation", "private", "sh", "-c", SCRIPT, "sh", *command]


def _closed_ancestor(folder: Path) -> Path | None:
    for ancestor in reversed([folder, *folder.parents]):
        if not ancestor.stat().st_mode & 0o001:
            return ancestor
    return None

"""Which Python a cell is written for that this one can't read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

SECONDS = 2
ADDED = re.compile(r"syntax was added in Python (3\.\d+)\)$")


def python_that_takes(code: str) -> str:
    """The oldest Python that takes some code which this one does not, such as "3.12"; empty if none is known to.

    ruff knows the syntax of all versions, the newest included.
    """
    ruff = Path(sys.executable).with_name("ruff")
    ours = f"py3{sys.version_info.minor}"
    command = [str(ruff), "check", "--isolated", "--no-cache", "--quiet", "--select", "E9", "--target-version", ours]
    command += ["--output-format", "json", "--stdin-filename", "cell.py", "-"]
    try:
        done = subprocess.run(command, input=code, capture_output=True, text=True, timeout=SECONDS)
        found = [ADDED.search(entry["message"]) for entry in json.loads(done.stdout)]
    except (OSError, ValueError, TypeError, KeyError, subprocess.SubprocessError):
        return ""
    if not found or not all(found):
        return ""
    return max((match[1] for match in found), key=lambda version: int(version.removeprefix("3.")))

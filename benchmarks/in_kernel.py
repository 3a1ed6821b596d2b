"""What runs in plain nbgrader's kernel in place of a test cell: the probe, on inputs that come as a file."""

from __future__ import annotations

import marshal
import os
from pathlib import Path
from typing import Any

import numpy as np

from probes import wire
from probes.tasks import PROBES

FOLDER = "BENCHMARK_FOLDER"  # the environment variable that names where the files lie


def read(path: Path) -> Any:
    """Read a message that was written to a file."""
    data = path.read_bytes()
    text_length, _ = wire._LENGTHS.unpack(data[: wire._LENGTHS.size])
    end = wire._LENGTHS.size + text_length
    return wire.decode(data[wire._LENGTHS.size : end], data[end:])


def run(task: str, name: str, namespace: dict[str, Any]) -> None:
    """Run a probe on the notebook's names; then put the stand-in in place, if the piece is judged."""
    folder = Path(os.environ[FOLDER])
    given = dict(namespace)  # a probe runs in a fork when grading: what it sets is gone afterwards
    (folder / f"{task}.out").write_bytes(wire.encode(PROBES[task](given, read(folder / f"{task}.in"))))
    stand_in(folder / f"{task}.code", name, namespace)


def stand_in(path: Path, name: str, namespace: dict[str, Any]) -> None:
    """Replace a piece by the right one, if there is one for it."""
    if path.exists():
        names = {"__name__": "stand_in", "np": np, "Layer": namespace["Layer"], "Cost": namespace["Cost"]}
        exec(marshal.loads(path.read_bytes()), names)
        namespace[name] = names[name]

"""Makes a student's Network work (3a): some layers, one layer, nested nets, none at all."""

from __future__ import annotations

from typing import Any

from course.drivers.net import run_methods
from course.engine.record import Record


def probe_3a(namespace: dict[str, Any], inputs: Record) -> Record:
    """Each method of Network on several nets."""
    return {"cases": [run_methods(namespace, case, "Network") for case in inputs["cases"]]}


PROBES = {"3a": probe_3a}

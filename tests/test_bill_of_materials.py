"""The bill of materials names all that the lock installs."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from bill_of_materials import bill_of_materials


def test_every_package_of_the_lock_is_named_with_its_hashes() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "scripts/bill_of_materials.py", "requirements.txt"], cwd=ROOT, capture_output=True, check=True
    )
    components = json.loads(done.stdout)["components"]
    pinned = {
        line.split("==")[0].partition("[")[0].lower() for line in lock.splitlines() if re.match(r"[\w.\[\]-]+==", line)
    }
    assert {component["name"] for component in components} == pinned
    assert {"nbgrader", "numpy", "bleach"} <= pinned
    assert sum(len(component["hashes"]) for component in components) == lock.count("--hash=sha256:")


def test_a_package_without_a_hash_is_refused() -> None:
    with pytest.raises(ValueError, match=r"numpy 2\.0\.0 has no hash"):
        bill_of_materials("numpy==2.0.0\n")

"""Writes what a lock file installs as a CycloneDX bill of materials: `python scripts/bill_of_materials.py requirements.txt`.

Every release has one, so that whoever runs the course can look for holes that become known later.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

PINNED = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)(?P<rest>(?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill_of_materials(lock: str) -> dict[str, Any]:
    """The bill of what a lock's text pins, with the hashes of all files that may be installed for it.

    Raises
    ------
    ValueError
        If a package has no hash.
    """
    components = []
    for found in PINNED.finditer(lock):
        name, version, hashes = found["name"].lower(), found["version"], HASH.findall(found["rest"])
        if not hashes:
            raise ValueError(f"{name} {version} has no hash.")
        purl = f"pkg:pypi/{name}@{version}"
        contents = [{"alg": "SHA-256", "content": content} for content in hashes]
        component = {
            "type": "library",
            "name": name,
            "version": version,
            "bom-ref": purl,
            "purl": purl,
            "hashes": contents,
        }
        components.append(component)
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components}


if __name__ == "__main__":
    print(json.dumps(bill_of_materials(Path(sys.argv[1]).read_text(encoding="utf-8")), indent=1))

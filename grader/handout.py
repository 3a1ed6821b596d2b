"""Packs what a student gets: the student version with everything beside it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from judge.rubric import ASSIGNMENT

SAME_TIME = (1980, 1, 1, 0, 0, 0)  # so that the same files make the same archive


def pack(root: Path) -> Path:
    """Pack release/backpropagation/ as student.zip, in which it is one folder.

    Raises
    ------
    FileNotFoundError
        If there is no student version yet.
    """
    release = root / "release" / ASSIGNMENT
    if not (release / f"{ASSIGNMENT}.ipynb").is_file():
        raise FileNotFoundError(
            f"There is no student version to pack: run `nbgrader generate_assignment {ASSIGNMENT}` first."
        )
    archive = root / "student.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(release.rglob("*")):
            if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts):
                info = zipfile.ZipInfo(f"{ASSIGNMENT}/{path.relative_to(release).as_posix()}", SAME_TIME)
                info.external_attr = 0o644 << 16
                packed.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return archive

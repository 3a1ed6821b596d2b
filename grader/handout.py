"""What a student gets: the notebook, what lies beside it, and the public part of the package `course`."""

from __future__ import annotations

import zipfile
from pathlib import Path

from course import public
from judge import master
from judge.rubric import ASSIGNMENT

PACKAGE = public.FOLDER
LEFT_BY_A_RUN = {"__pycache__", ".ipynb_checkpoints"}


def package_files() -> dict[str, Path]:
    """The public files of the package, by their names in a student's folder, such as course/student/checks.py."""
    return {f"{PACKAGE.name}/{name}": PACKAGE / name for name in public.public_files()}


def beside_notebook() -> dict[str, Path]:
    """The other files that lie beside the notebook, such as the digits."""
    beside = {path.relative_to(master.FOLDER): path for path in sorted(master.FOLDER.rglob("*")) if path.is_file()}
    return {
        name.as_posix(): path
        for name, path in beside.items()
        if name.suffix != ".ipynb" and name.parts[0] != PACKAGE.name and not LEFT_BY_A_RUN & set(name.parts)
    }


def files() -> dict[str, Path]:
    """Everything that a student gets beside the notebook, by its name in the student's folder."""
    return beside_notebook() | package_files()


def modules() -> list[str]:
    """The modules among these files, by the names under which they are imported."""
    paths = [Path(name).with_suffix("") for name in files() if name.endswith(".py")]
    return [".".join(path.parent.parts if path.name == "__init__" else path.parts) for path in paths]


def release_files(root: Path) -> dict[str, Path]:
    """The files of release/backpropagation/, by their names in a student's folder.

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
    found = {path.relative_to(release): path for path in sorted(release.rglob("*")) if path.is_file()}
    return {name.as_posix(): path for name, path in found.items() if not LEFT_BY_A_RUN & set(name.parts)}


def pack(root: Path) -> Path:
    """Pack release/backpropagation/ as student.zip, in which it is one folder; each file keeps its date.

    Raises
    ------
    FileNotFoundError
        If there is no student version yet.
    """
    archive = root / "student.zip"
    files = release_files(root)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in files.items():
            packed.write(path, f"{ASSIGNMENT}/{name}")
    return archive

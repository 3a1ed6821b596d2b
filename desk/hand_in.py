"""What one student handed in, made ready to be graded: archives unpacked, the notebook found by what it holds, the rest beside it."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from desk.archive import STUDENTS_OWN, Unusable, is_junk, is_zip, problem_of, unpacked
from grader.limits import Limits
from judge.rubric import ASSIGNMENT

NOTEBOOK = f"{ASSIGNMENT}.ipynb"
SECRET = "submission_secret.txt"  # by which nbgrader's exchange gives feedback back
OURS = ("timestamp.txt", SECRET)  # nbgrader believes what stands in them
OTHER_ARCHIVES = (".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")


@dataclass
class HandIn:
    """The files of a submission by their paths in its folder, and what the instructor should know."""

    files: dict[str, bytes] = field(default_factory=dict)
    notebook: str = ""  # the path under which the notebook was handed in
    notes: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Changes when a file does."""
        return digest_of(self.files)


def digest_of(files: Mapping[str, bytes]) -> str:
    """A digest of files and their names."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0".encode() + hashlib.sha256(files[path]).digest())
    return digest.hexdigest()


def digest_of_folder(folder: Path) -> str:
    """The same of a folder that was written."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    return digest_of({name: path.read_bytes() for name, path in files.items() if name != "timestamp.txt"})


def hand_in(files: Iterable[tuple[str, Callable[[], bytes]]], from_exchange: bool = False) -> HandIn:
    """Read and sort what a student handed in. A file that can't be taken is named; it stops none of the others.

    Where it comes from nbgrader's exchange, the secret beside it is the exchange's own, and stays.
    """
    made = HandIn()
    taken: dict[str, bytes] = {}
    room = STUDENTS_OWN.all_bytes
    for path, content in _all(files, made.notes):
        problem = problem_of(path) or _too_long(path)
        room -= len(content)
        if problem or room < 0 or len(taken) >= STUDENTS_OWN.files:
            made.notes.append(f"refused {path}: {problem or 'it is too much for one submission'}")
            continue
        if PurePosixPath(path).suffix.casefold() in OTHER_ARCHIVES:
            made.notes.append(f"not unpacked {path}: only .zip is")
        taken[_free(path, taken)] = content
    made.notebook = _choose(taken, made.notes)
    folder = PurePosixPath(made.notebook).parent
    for path, content in sorted(taken.items(), key=lambda item: item[0] != made.notebook):
        inside = PurePosixPath(path)
        inside = inside.relative_to(folder) if inside.is_relative_to(folder) else inside
        name = NOTEBOOK if path == made.notebook else inside.as_posix()
        is_secret = from_exchange and path == SECRET
        made.files[_free(f"{name}.student" if name in OURS and not is_secret else name, made.files)] = content
    if made.notebook and PurePosixPath(made.notebook).name != NOTEBOOK:
        made.notes.append(f"renamed {made.notebook}")
    return made


def _all(files: Iterable[tuple[str, Callable[[], bytes]]], notes: list[str]) -> Iterable[tuple[str, bytes]]:
    """All files, those in zips too. A zip that can't be unpacked stays as it is."""
    for path, read in files:
        try:
            content = read()
        except Unusable as reason:
            notes.append(f"refused {path}: {reason}")
            continue
        if not is_zip(content):
            yield path, content
            continue
        found = list(unpacked(path, content))
        notes += [f"refused {inner}: {what}" for inner, what in found if isinstance(what, Unusable)]
        good = [(inner, what) for inner, what in found if isinstance(what, bytes)]
        if good:
            notes.append(f"unpacked {path}")
            yield from good
        else:
            yield path, content


def _too_long(path: str) -> str | None:
    too_long = len(path) > 1_000 or any(len(part.encode(errors="surrogateescape")) > 200 for part in path.split("/"))
    return "its name is too long" if too_long else None


def _free(path: str, taken: Mapping[str, object]) -> str:
    """A path as it is written, and that no other file has, on a disk that knows no case either."""
    path = unicodedata.normalize("NFC", path.encode("utf-8", "replace").decode())
    names = {name.casefold() for name in taken} | {
        parent.as_posix().casefold() for name in taken for parent in PurePosixPath(name).parents
    }
    plain, number = PurePosixPath(path), 1
    while path.casefold() in names or any(parent.as_posix() in taken for parent in PurePosixPath(path).parents):
        number += 1
        path = plain.with_name(f"{plain.stem} ({number}){plain.suffix}").as_posix()
        if number > 50:  # a folder in its path is a file of another one
            path = f"{path.replace('/', '_')}"
    return path


# ----- which of them is the notebook -----


def _choose(files: Mapping[str, bytes], notes: list[str]) -> str:
    """The path of the notebook with the most answers; of a broken one, where there is none that can be read."""
    candidates = {path: _answers(content) for path, content in files.items() if not is_junk(path)}
    found = {path: answers for path, answers in candidates.items() if answers is not None or _says_notebook(path)}
    if not found:
        notes.append("no notebook")
        return ""

    def rank(path: str) -> tuple[bool, int, bool, int, str]:
        answers = found[path]
        return answers is None, -(answers or 0), PurePosixPath(path).name != NOTEBOOK, path.count("/"), path

    chosen, *others = sorted(found, key=rank)
    if found[chosen] is None:
        notes.append(f"{chosen} is no notebook that can be read")
    notes += [f"there is another notebook, {path}" for path in others]
    return chosen


def _says_notebook(path: str) -> bool:
    return ".ipynb" in PurePosixPath(path).name.casefold()


def _answers(content: bytes) -> int | None:
    """How many answers a notebook holds that differ from what students got; None, if it is no notebook."""
    sources = answers_in(content)
    if sources is None:
        return None
    blank = blank_answers()
    return sum(bool(source.strip()) and source != blank.get(name, source) for name, source in sources.items())


def answers_in(content: bytes) -> dict[str, str] | None:
    """The sources of a notebook's named cells by their grade ids; None, if it is no notebook."""
    if b'"nbformat"' not in content or len(content) > Limits().notebook_bytes:
        return None
    try:
        notebook = json.loads(content)
        cells = notebook.get("cells") or [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
        return {name: _source(cell) for cell in cells if isinstance(cell, dict) and (name := _grade_id(cell))}
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def _grade_id(cell: Mapping) -> str | None:
    try:
        name = cell["metadata"]["nbgrader"]["grade_id"]
    except (KeyError, TypeError):
        return None
    return name if isinstance(name, str) else None


def _source(cell: Mapping) -> str:
    source = cell.get("source", cell.get("input", ""))
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


@cache
def blank_answers() -> dict[str, str]:
    """The answer cells as students get them."""
    from grader.sandbox import ROOT

    path = ROOT / "release" / ASSIGNMENT / NOTEBOOK
    if not path.exists():
        return {}
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return {
        _grade_id(cell): _source(cell)
        for cell in cells
        if _grade_id(cell) and cell["metadata"].get("editable") is not False
    }

"""What real students hand in, file by file: the notebook is found and read under any name and in any state."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from PIL import Image
from test_submission import ANSWERS, assert_is_the_masters, cell_of, put, solved, sources

from grader import cleaning
from grader.pictures import SIDE, redrawn
from grader.submission import rebuild
from judge import master

WHOLE = json.dumps(solved(), indent=1)
APPLE = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \x00\x02\x00\x00\x00\x09"  # how a ._ file begins


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return archive.getvalue()


def handed_in(*files: tuple[str, str | bytes]) -> Callable[[Path], None]:
    """A submission of these files; each is older than the one before, so that the last one is no better for its time."""

    def make(folder: Path) -> None:
        for number, (name, content) in enumerate(files):
            put(folder, content, name)
            os.utime(folder / name, (2_000_000_000 - number,) * 2)

    return make


def half_conflict() -> str:
    """A notebook with what git writes where two people changed a cell."""
    return WHOLE.replace(' "cells": [\n', ' "cells": [\n<<<<<<< HEAD\n', 1).replace("\n  {", "\n=======\n  {", 1)


# What is handed in, and the notes on it; all answers are there.
WHOLE_NOTEBOOKS: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "capitals": (handed_in(("backpropagation.IPYNB", WHOLE)), [r"IPYNB was graded, since there is no"]),
    "a capital B": (handed_in(("Backpropagation.ipynb", WHOLE)), [r"^Backpropagation.ipynb was graded"]),
    ".ipynb.json": (handed_in(("backpropagation.ipynb.json", WHOLE)), [r"\.ipynb\.json was graded"]),
    ".ipynb.txt": (handed_in(("backpropagation.ipynb.txt", WHOLE)), [r"\.ipynb\.txt was graded"]),
    ".json": (handed_in(("backpropagation.json", WHOLE)), [r"\.json was graded"]),
    "no ending": (handed_in(("backpropagation", WHOLE)), [r"^backpropagation was graded"]),
    "a download's name": (handed_in(("backpropagation.ipynb.download", WHOLE)), [r"was graded"]),
    "a copy": (handed_in(("backpropagation-Copy1.ipynb", WHOLE)), [r"-Copy1.ipynb was graded"]),
    "a zip": (
        handed_in(("anna.zip", zipped({"backpropagation.ipynb": WHOLE}))),
        [r"^anna.zip/backpropagation.ipynb was graded"],
    ),
    "a zip with a folder": (
        handed_in(("my.zip", zipped({"abgabe/backpropagation.ipynb": WHOLE, "abgabe/notes.txt": "x"}))),
        [r"^my.zip/abgabe/backpropagation.ipynb was graded"],
    ),
    "a Mac's zip": (
        handed_in(("a.zip", zipped({"__MACOSX/a/._backpropagation.ipynb": APPLE, "a/backpropagation.ipynb": WHOLE}))),
        [r"a/backpropagation.ipynb was graded"],
    ),
    "a zip under the notebook's name": (
        handed_in(("backpropagation.ipynb", zipped({"backpropagation.ipynb": WHOLE}))),
        [r"was graded"],
    ),
    "a Mac's file beside it": (
        handed_in(("._backpropagation (1).ipynb", APPLE), ("backpropagation (1).ipynb", WHOLE)),
        [r"^backpropagation \(1\).ipynb was graded"],
    ),
    "__MACOSX beside it": (
        handed_in(("__MACOSX/abgabe/._backpropagation.ipynb", APPLE), ("abgabe/backpropagation.ipynb", WHOLE)),
        [r"^abgabe/backpropagation.ipynb was graded"],
    ),
    "a newer checkpoint": (
        handed_in((".ipynb_checkpoints/x-checkpoint.ipynb", "{}"), ("x.ipynb", WHOLE)),
        [r"^x.ipynb was graded"],
    ),
    "an empty file of the right name": (
        handed_in(("backpropagation.ipynb", ""), ("backpropagation (1).ipynb", WHOLE)),
        [r"\(1\).ipynb was graded, since backpropagation.ipynb can't be read"],
    ),
    "another notebook beside it": (
        handed_in(("lecture.ipynb", '{"cells": [], "nbformat": 4}'), ("my_solution.ipynb", WHOLE)),
        [r"^my_solution.ipynb was graded"],
    ),
    "NULs at the end": (
        handed_in(("backpropagation.ipynb", WHOLE + "\0" * 3000)),
        [r"damaged: all of it could be read"],
    ),
    "the rest of an older save": (
        handed_in(("backpropagation.ipynb", WHOLE + '": 5\n}\n ],\n "nbformat": 4\n}')),
        [r"damaged: what follows the notebook's end was left out"],
    ),
    "a trailing comma": (
        handed_in(("backpropagation.ipynb", re.sub(r"\}\s*\]\s*,\s*\"metadata\"", '},\n ],\n "metadata"', WHOLE))),
        [r"damaged: all of it could be read"],
    ),
    "no end": (
        handed_in(("backpropagation.ipynb", WHOLE[: WHOLE.rindex("]")])),
        [r"damaged: the \d+ cells that are whole were read"],
    ),
    "a merge conflict": (
        handed_in(("backpropagation.ipynb", half_conflict())),
        [r"damaged: the \d+ cells that are whole"],
    ),
    "a byte that is no UTF-8": (
        handed_in(("backpropagation.ipynb", WHOLE.encode().replace(b"Session", b"S\xfcssion", 1))),
        [r"bytes that are no text in UTF-8"],
    ),
    "latin-1": (
        handed_in(("backpropagation.ipynb", WHOLE.replace("Session", "Übung", 1).encode("latin-1", "replace"))),
        [r"bytes that are no text in UTF-8"],
    ),
    "utf-16 without its mark": (handed_in(("backpropagation.ipynb", WHOLE.encode("utf-16-le"))), []),
    "a name that is no UTF-8": (handed_in((os.fsdecode(b"l\xf6sung.ipynb"), WHOLE)), [r"^l�sung.ipynb was graded"]),
    "a name of control characters": (handed_in(("a\x1b[31m\nb.ipynb", WHOLE)), [r"^a�\[31m�b.ipynb was graded"]),
    "brackets": (handed_in(("[1] $HOME *.ipynb", WHOLE)), [r"^\[1\] \$HOME \*.ipynb was graded"]),
}


@pytest.mark.parametrize("name", WHOLE_NOTEBOOKS)
def test_a_whole_notebook_is_read_however_it_arrives(name: str, tmp_path: Path) -> None:
    make, notes = WHOLE_NOTEBOOKS[name]
    make(tmp_path / "submission")
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    answers = sources(solved_notebook())
    found = sources(submission.notebook)
    assert {piece: found[piece] for piece in ANSWERS} == {piece: answers[piece] for piece in ANSWERS}
    assert len(submission.notes) == len(notes), submission.notes
    for note, expected in zip(submission.notes, notes, strict=True):
        assert re.search(expected, note)
        assert note.isprintable()


def solved_notebook() -> NotebookNode:
    """The solved submission as a notebook."""
    return nbformat.from_dict(solved())


# What is handed in, and what the note says; there is nothing to grade.
NO_NOTEBOOKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a zip without a notebook": (
        handed_in(("a.zip", zipped({"a.txt": "x"}))),
        "a.zip is an archive without a notebook",
    ),
    "a broken zip": (
        handed_in(("a.zip", zipped({"a.ipynb": WHOLE})[:300])),
        "a.zip is an archive that can't be unpacked",
    ),
    "a bomb": (handed_in(("a.zip", zipped({"a.ipynb": b"\0" * 60_000_000}))), "a.zip is larger than 50 MB"),
    "code alone": (handed_in(("answers.py", "x = 1")), "No notebook was handed in. What lies there: answers.py."),
    "a Mac's file alone": (handed_in(("._backpropagation.ipynb", APPLE)), "No notebook was handed in."),
    "nothing but NULs": (handed_in(("backpropagation.ipynb", "\0" * 5000)), "it is not valid JSON"),
    "unbalanced quotes": (handed_in(("backpropagation.ipynb", '{"a' + '\\"' * 500_000)), "it is not valid JSON"),
    "cells that never end": (handed_in(("backpropagation.ipynb", '{"id":' * 500_000)), "it is not valid JSON"),
}


@pytest.mark.parametrize("name", NO_NOTEBOOKS)
def test_what_is_no_notebook_is_named(name: str, tmp_path: Path) -> None:
    make, note = NO_NOTEBOOKS[name]
    make(tmp_path / "submission")
    submission = rebuild(tmp_path / "submission")
    assert_is_the_masters(submission.notebook)
    assert len(submission.notes) == 1
    assert note in submission.notes[0]


def test_what_was_cut_off_is_read_as_far_as_it_is_whole(tmp_path: Path) -> None:
    put(tmp_path, WHOLE[: WHOLE.index("class SoftMax")])
    submission = rebuild(tmp_path)
    found, answers = sources(submission.notebook), sources(solved_notebook())
    assert found["linear"] == answers["linear"]
    assert found["task_5"] == answers["task_5"]
    assert found["softmax"] == ""
    assert "Was it cut off while saving?" in submission.notes[0]
    assert "The answer cell softmax is missing." in submission.notes


@pytest.fixture
def deep_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with 1,500 folders within each other, which neither Python 3.11 nor pytest could take away."""
    deep, here = tmp_path / "submission", os.getcwd()
    deep.mkdir()
    try:  # step by step: no path is that long
        os.chdir(deep)
        for _ in range(1_500):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    yield deep
    subprocess.run(["rm", "-rf", deep], check=True)


def test_folders_within_each_other_hold_nothing_up(deep_folder: Path) -> None:
    assert rebuild(deep_folder).notes == ["No notebook was handed in. There is nothing to grade."]
    put(deep_folder, WHOLE, "answers/x.ipynb")
    assert "x.ipynb was graded" in rebuild(deep_folder).notes[0]


# ----- pictures -----


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> str:
    """A picture in base64."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind, **options)
    return base64.b64encode(file.getvalue()).decode()


# What stands in the text, the attachments' names, and the types of what they hold.
PASTED = {
    "as Jupyter pastes": ("![photo](attachment:photo.png)", "photo.png"),
    "a name with a space": ("![photo](attachment:my%20photo.png)", "my photo.png"),
    "made smaller by hand": ('<img src="attachment:photo.png" width="300">', "photo.png"),
    "in the text, as Colab pastes": (f"![image.png](data:image/png;base64,{picture()})", None),
}


@pytest.mark.parametrize("cell", ["task_1a", "own"])
@pytest.mark.parametrize("name", PASTED)
def test_a_pasted_picture_is_on_the_page(name: str, cell: str, tmp_path: Path) -> None:
    text, attachment = PASTED[name]
    content = solved()
    if cell == "own":
        content["cells"].append({"cell_type": "markdown", "metadata": {}, "source": ""})
    changed = content["cells"][-1] if cell == "own" else cell_of(content, cell)
    changed["source"] = f"On paper:\n\n{text}"
    if attachment:
        changed["attachments"] = {attachment: {"image/png": picture()}}
    put(tmp_path, content)
    submission = rebuild(tmp_path)
    assert submission.notes == []
    (shown,) = [cell for cell in submission.notebook.cells if cell.get("attachments")]
    html = cleaning.to_html(cleaning.keep_cleaned(submission.notebook) and shown.source)
    assert re.search(r'<img[^>]* src="data:image/png;base64,[A-Za-z0-9+/=]+"', html), html
    assert "attachment" not in html


def test_pictures_are_drawn_anew_and_bounded() -> None:
    content = io.BytesIO()
    with_place = Image.Exif()
    with_place[0x0112] = 6  # held upright
    with_place[0x010E] = "where it was taken"
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(content, "JPEG", exif=with_place)
    ((kind, data),) = redrawn(base64.b64encode(content.getvalue()).decode()).items()
    jpeg = base64.b64decode(data)
    assert (kind, b"where it was taken" in jpeg) == ("image/jpeg", False)
    assert Image.open(io.BytesIO(jpeg)).size == (round(SIDE * 2 / 3), SIDE)
    assert len(jpeg) < 400_000


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGBA"),
        ("PNG", "LA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "L"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("JPEG", "RGB"),
    ],
)
def test_pictures_of_all_modes_can_be_drawn(kind: str, mode: str) -> None:
    assert redrawn(picture(kind, mode=mode))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "no base64!",
        picture()[:60],
        picture("GIF"),
        picture(size=(30_000, 30_000), mode="1"),
        base64.b64encode(b"<svg/>").decode(),
    ],
)
def test_what_is_no_picture_is_left_out_with_a_note(data: str, tmp_path: Path) -> None:
    content = solved()
    cell_of(content, "task_1a").update(source="![](attachment:a.png)", attachments={"a.png": {"image/png": data}})
    put(tmp_path, content)
    submission = rebuild(tmp_path)
    assert len(submission.notes) == 1
    assert "1 pasted picture is not shown" in submission.notes[0]
    assert not any(cell.get("attachments") for cell in submission.notebook.cells)


def test_only_so_many_pictures_are_shown(tmp_path: Path) -> None:
    content = solved()
    text = "".join(f"![](attachment:{number}.png)" for number in range(20))
    attachments = {f"{number}.png": {"image/png": picture()} for number in range(20)}
    cell_of(content, "task_1a").update(source=text, attachments=attachments)
    put(tmp_path, content)
    assert "12 pasted pictures are not shown" in rebuild(tmp_path).notes[0]


def test_the_masters_own_texts_have_no_pictures_of_students() -> None:
    assert not any(cell.get("attachments") for cell in master.notebook().cells)

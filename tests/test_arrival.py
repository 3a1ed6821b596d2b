"""What real students hand in, file by file: the notebook is found and read under any name and in any state."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, Course, copy_course
from nbformat import NotebookNode
from PIL import Image
from sqlalchemy.exc import OperationalError
from test_submission import ANSWERS, assert_is_the_masters, cell_of, put, solved, sources

from course.student.names import explain_overwritten
from grader import cleaning
from grader.gradebook import explained
from grader.pictures import SIDE, redrawn
from grader.submission import rebuild
from grader.timestamps import read_timestamp
from judge import master
from judge.rubric import ASSIGNMENT

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
        [r"^my.zip/abgabe/backpropagation.ipynb was graded", "found beside the notebook: notes.txt."],
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
    assert submission.notes[1].startswith("The answer cells are missing: softmax, ")


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


# ----- timestamps -----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01 12:00:00 UTC", datetime(2026, 3, 1, 12)),
        ("2026-03-01 12:00:00.123456 UTC\n", datetime(2026, 3, 1, 12, 0, 0, 123456)),
        ("2026-03-01 12:00:00.5", datetime(2026, 3, 1, 12, 0, 0, 500000)),
        ("\ufeff2026-03-01 12:00:00 UTC", datetime(2026, 3, 1, 12)),
        ("2026-03-01 12:00:00 +0100", datetime(2026, 3, 1, 11)),
        ("2026-03-01T12:00:00-05:30", datetime(2026, 3, 1, 17, 30)),
        ("2026-03-01T12:00Z", datetime(2026, 3, 1, 12)),
        ("2026-07-01 12:00:00 Europe/Berlin", datetime(2026, 7, 1, 10)),
        ("2026-03-01 12:00:00 PDT", None),
        ("2026-03-01 12:00:00 ../../etc/passwd", None),
        ("0001-01-01 00:00:00 +1400", None),
        ("9999-12-31 23:59:59 -1200", None),
        ("2026-03-01 12:00:00 +9999", None),
        ("2026-13-45 99:00:00", None),
        ("7" * 400_000, None),
        ("", None),
        ("yesterday", None),
        ("2026-03-01 12:00:00 \x1b[31m", None),
        (b"\xff\xfe\x00\x01", None),
    ],
)
def test_a_timestamp_of_any_content_is_read_or_named(
    text: str | bytes, expected: datetime | None, tmp_path: Path
) -> None:
    (tmp_path / "timestamp.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    when, note = read_timestamp(tmp_path)
    assert when == expected
    assert bool(note) is (expected is None)


def test_a_timestamp_that_is_no_file_is_named(tmp_path: Path) -> None:
    assert read_timestamp(tmp_path) == (None, "")
    (tmp_path / "timestamp.txt").symlink_to("/etc/passwd")
    assert "can't be read" in read_timestamp(tmp_path)[1]


# ----- a class of odd names -----


LATIN = os.fsdecode(b"M\xfcller")
# Folders with a whole submission each, and the name under which it is graded; None: the folder's own.
NAMES = {
    LATIN: "M_ller",
    "kim [a]": "kim _a_",
    "kim [b]": "kim _b_",
    "ana:smile:": "ana_smile_",
    "$HOME": "_HOME",
    "bad\x1b[31m\nname": "bad__31m_name",
    "maximiliane.mustermann-beispiel.von.und.zu@students.example-university.edu": None,
    "Žofia": None,
    "zz-after": None,
}


@pytest.fixture(scope="module")
def odd_class(tmp_path_factory: pytest.TempPathFactory, course: Course) -> tuple[Course, str]:
    """A class of odd names, in a folder of an odd name, graded where the terminal knows no letter but Latin-1's."""
    root = tmp_path_factory.mktemp("odd") / "[test] 100% $HOME" / "course"
    odd = copy_course(root, course.environment)
    object.__setattr__(odd, "grader_options", course.grader_options)
    for name in NAMES:
        put(odd.root / "submitted" / name / ASSIGNMENT, solved_without_training())
    (odd.submission("zz-after") / "timestamp.txt").write_text("2026-03-01 12:00:00 PDT")
    put(odd.root / "submitted" / "anna", WHOLE)
    put(odd.root / "submitted" / "ben" / "abgabe", WHOLE)
    put(odd.root / "submitted", WHOLE, "cleo_backpropagation.ipynb")
    put(odd.root / "submitted", zipped({"backpropagation.ipynb": WHOLE}), "dora.zip")
    put(odd.root / "submitted" / "zz-after", WHOLE, "newer.ipynb")
    (odd.root / "submitted" / "nothing").mkdir()
    return odd, odd.grader("grade", *odd.grader_options, PYTHONIOENCODING="latin-1", COLUMNS="80")


def solved_without_training() -> dict:
    """A submission whose training takes no time: what counts here is that it is graded."""
    content = solved()
    for name in ("task_4", "task_5", "task_6e"):
        cell_of(content, name)["source"] = "pass"
    return content


def test_no_name_stops_a_class(odd_class: tuple[Course, str]) -> None:
    course, output = odd_class
    assert "Traceback" not in output
    marks = course.marks()
    assert len(marks) == len(NAMES)
    for folder, start in NAMES.items():
        (student,) = [name for name in marks if name == folder or (start and name.startswith(start + "-"))]
        assert sum(marks[student].values()) == 75
        assert (student == folder) is (start is None)
        if start:
            assert f"{student}: A student can't have the name of the folder" in output.replace("\n", " ")


def test_names_do_nothing_to_the_terminal(odd_class: tuple[Course, str]) -> None:
    _, output = odd_class
    assert "\x1b[31m" not in output
    assert "?ofia" in output  # the letter that Latin-1 has not


def test_an_unreadable_timestamp_is_named(odd_class: tuple[Course, str]) -> None:
    assert "zz-after: timestamp.txt can't be read" in odd_class[1]


def test_misplaced_submissions_are_named_with_their_place(odd_class: tuple[Course, str]) -> None:
    output = odd_class[1]
    for path, student in [
        ("anna/backpropagation.ipynb", "anna"),
        ("ben/abgabe/backpropagation.ipynb", "ben"),
        ("cleo_backpropagation.ipynb", "cleo"),
        ("dora.zip", "dora"),
        ("zz-after/newer.ipynb", "zz-after"),
    ]:
        line = f"submitted/{path} is not graded: it belongs into submitted/{student}/{ASSIGNMENT}/."
        assert line in output.splitlines()
    assert "submitted/nothing" not in output


def test_a_folder_with_misplaced_submissions_alone_is_not_empty(course: Course, tmp_path: Path) -> None:
    own = copy_course(tmp_path / "course", course.environment)
    put(own.root / "submitted" / "anna", WHOLE)
    output = own.grader("grade", "--sample-if-empty", status=1)
    assert "it belongs into submitted/anna/backpropagation/." in output
    assert "was empty" not in output
    assert sorted(os.listdir(own.root / "submitted")) == ["README.md", "anna"]


def test_plain_nbgrader_names_what_can_be_no_students_name(course: Course, tmp_path: Path) -> None:
    own = copy_course(tmp_path / "[course]", course.environment)
    object.__setattr__(own, "nbgrader_options", course.nbgrader_options)
    for name in (LATIN, "kim"):
        put(own.root / "submitted" / name / ASSIGNMENT, solved_without_training())
    (own.submission("kim") / "timestamp.txt").write_text("7" * 400_000)
    own.nbgrader("generate_assignment", ASSIGNMENT)
    output = own.nbgrader("autograde", ASSIGNMENT)
    assert "A student can't have the name of the folder" in output
    assert "timestamp.txt can't be read" in output
    assert list(own.marks()) == ["kim"]
    left = subprocess.run(["pgrep", "-f", str(own.root)], capture_output=True, text=True).stdout
    assert left == "", "autograde left a process behind"


# ----- messages -----


@pytest.mark.skipif(
    shutil.which("unzip") is None, reason="the README's line for Colab calls unzip, which is not installed"
)
def test_the_readmes_lines_for_colab_work(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    cell = textwrap.dedent(re.search(r"\*\*Colab\.\*\*.*?\n\n((?:    [^\n]*\n)+)", readme, re.DOTALL)[1])
    (tmp_path / "student.zip").write_bytes(zipped({"backpropagation/load_mnist.py": "print('found')"}))
    code = f"get_ipython().run_cell({cell!r}); import load_mnist"
    done = subprocess.run(
        [sys.executable, "-m", "IPython", "--no-banner", "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "found", done.stdout + done.stderr


def test_an_overwritten_tqdm_is_named() -> None:
    import tqdm

    assert "the given name tqdm was overwritten" in explain_overwritten({"tqdm": tqdm})
    assert explain_overwritten({"tqdm": tqdm.tqdm}) is None


def test_a_gradebook_of_an_older_nbgrader_is_named() -> None:
    error = OperationalError("select", {}, Exception("no such column: assignment.course_id"))
    assert "nbgrader db upgrade" in explained(error)
    assert explained(OperationalError("select", {}, Exception("disk I/O error"))).endswith("disk I/O error.")

"""Marks and pages go back to whom they belong, in the platform's own file, in which nothing else changes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from platform_archives import (
    BLACKBOARD,
    BLACKBOARD_COLUMNS,
    CANVAS,
    GRADEBOOK,
    HEAD,
    ILIAS,
    MOODLE,
    WORKSHEET,
    decomposed,
    notebook,
    zip_of,
)

from desk.collect import Collector
from desk.give_back import Directory, Filled, fill, own_table
from desk.marks import Mark
from desk.pack import Pages, pack
from desk.platforms import PLATFORMS
from desk.received import Records
from desk.roster import Roster
from desk.table import UnreadableTable, read_table
from judge.rubric import ASSIGNMENT, TASKS


def mark(total: float, penalty: float = 0.0) -> Mark:
    """A mark of so many points: whole tasks as far as they go."""
    cells: dict[str, float] = {}
    left = total + penalty
    for name, task in TASKS.items():
        cells[f"test_{name}"] = min(left, float(task.points))
        left -= cells[f"test_{name}"]
    cells["test_2a"] += left  # extra credit
    return Mark(cells, penalty)


@dataclass
class Class:
    """As much of the course's folder as packing pages needs."""

    feedback: Path
    submitted: Path

    def folder(self, student: str) -> Path:
        """Where a submission lies."""
        return self.submitted / student / ASSIGNMENT

    @property
    def files(self) -> Class:
        """What reads what grading kept."""
        return self

    def read(self, student: str) -> dict:
        """What grading kept."""
        return {"findings": {"2a": [{"part": "output", "passed": False, "observation": "``` <script>"}]}}


class Desk:
    """A class that was collected, with a mark for each."""

    def __init__(self, root: Path, archive: dict[str, bytes], roster: str | None = None, **how: object) -> None:
        self.root = root
        (root / "download.zip").write_bytes(zip_of(archive))
        people = Roster()
        if roster is not None:
            (root / "roster.csv").write_text(roster, encoding="utf-8")
            people = Roster.read([root / "roster.csv"])
        self.records = Records(root)
        list(Collector(root / "submitted", self.records, people, **how).collect([root / "download.zip"], False))
        self.records.save()
        self.marks = {student: mark(10.0 + 7 * i) for i, student in enumerate(sorted(self.records.by_student))}
        self.directory = Directory(self.records, people, self.marks)
        self.classroom = Class(root / "feedback", root / "submitted")
        for student in self.marks:
            page = root / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
            page.parent.mkdir(parents=True)
            page.write_text(f"page of {student}")

    def fill(
        self, platform: str, content: bytes, column: str | None = None, zero_missing: bool = False
    ) -> tuple[bytes, Filled]:
        """Fill a file's content."""
        path = self.root / "file.csv"
        path.write_bytes(content)
        table = read_table(path)
        filled = fill(table, PLATFORMS[platform].sheet(table, column), self.directory, self.marks, zero_missing)
        return table.to_bytes(), filled

    def pages(self) -> Pages:
        """The pages."""
        return Pages(self.classroom, self.records, self.marks)

    def student_of(self, key: str) -> str:
        """Who was collected under a key."""
        return next(student for student, received in self.records.by_student.items() if received.key == key)


def as_moodle_reads(content: bytes) -> dict[str, dict[str, str]]:
    """Rows by participant, read by the rules of Moodle's importer: a backslash escapes, each row as long as the head."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), escapechar="\\", doublequote=True))
    assert all(len(row) == len(rows[0]) for row in rows)
    return {row[0].removeprefix("Participant "): dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


def as_moodle_files(packed: bytes) -> dict[int, list[str]]:
    """The texts that reach each participant, by the rules of Moodle's import of feedback files."""
    given: dict[int, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for info in archive.infolist():
            for part in info.filename.split("/"):
                pieces = part.split("_", 4)
                if len(pieces) >= 4 and pieces[1].isdigit() and pieces[2:4] == ["assignsubmission", "file"]:
                    given.setdefault(int(pieces[1]), []).append(archive.read(info).decode())
                    break
    return given


# ----- Moodle -----


def test_moodles_worksheet_comes_back_with_the_marks_and_nothing_else_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MOODLE, WORKSHEET)
    before = WORKSHEET.encode("utf-8-sig")
    content, filled = desk.fill("moodle", before)
    given = as_moodle_reads(content)
    assert set(given) == {"40211", "40227", "40215", "40219", "40230"}
    for number, row in given.items():
        assert float(row["Grade"]) == pytest.approx(desk.marks[desk.student_of(number)].total / 5)
    assert given["40227"]["Feedback comments"] == 'Kept, with "quotes" and\na line'
    assert filled.left_out == ["=Eve: nothing was handed in"]
    # Without the cells that were filled, each byte is as it was.
    emptied = content
    for row in given.values():
        emptied = emptied.replace(f",{row['Grade']},20.00".encode(), b",,20.00")
        if row["Feedback comments"].startswith(("1", "2", "3")):
            emptied = emptied.replace(row["Feedback comments"].encode(), b"")
    missing = next(line for line in before.split(b"\r\n") if b"=Eve" in line)
    assert emptied == before.replace(missing + b"\r\n", b"")
    assert b"\\" not in content


def test_moodles_pages_reach_their_participants(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MOODLE, WORKSHEET)
    packed, count = pack(desk.pages().for_moodle({}))
    assert count == 5
    assert as_moodle_files(packed) == {
        int(received.key): [f"page of {student}"] for student, received in desk.records.by_student.items()
    }
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert f"{decomposed('Anna Lena Grün')}_40219_assignsubmission_file_/feedback.html" in names


def test_a_worksheet_of_another_assignment_gives_nobody_a_mark(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MOODLE, WORKSHEET)
    other = WORKSHEET.replace("Siobhán O'Brien", "Somebody Else")
    content, filled = desk.fill("moodle", other.encode("utf-8-sig"))
    assert "40215" not in as_moodle_reads(content)
    assert any("of another assignment" in line for line in filled.left_out)


def test_moodle_with_blind_marking(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"Participant_40211_assignsubmission_file/x.ipynb": notebook("x")})
    content, _ = desk.fill("moodle", WORKSHEET.encode("utf-8-sig"))
    assert set(as_moodle_reads(content)) == {"40211"}


GROUPS = (
    HEAD.replace("Status,", "Status,Group,")
    + "\r\n"
    + "\r\n".join(
        f'"Participant {number}","{name}",{mail},"Submitted for grading",{group},,100.00,Yes,-,-,'
        for number, name, mail, group in [
            (501, "Ada L", "ada@x", '"Team Rot"'),
            (502, "Bob B", "bob@x", '"Team Rot"'),
            (77, "Cy C", "cy@x", '"Team Blau"'),  # the number of the other group
            (78, "Di D", "di@x", ""),
        ]
    )
)


def test_all_of_a_group_get_its_mark_and_numbers_that_coincide_confuse_nobody(tmp_path: Path) -> None:
    archive = {"Team Rot_77_assignsubmission_file/x.ipynb": notebook("red")}
    desk = Desk(tmp_path, archive, "id,name,group\nada,Ada L,Team Rot\nbob,Bob B,Team Rot\n")
    content, filled = desk.fill("moodle", GROUPS.encode())
    assert {number: row["Grade"] for number, row in as_moodle_reads(content).items()} == {"501": "10", "502": "10"}
    assert len(filled.left_out) == 2
    assert set(as_moodle_files(pack(desk.pages().for_moodle({}))[0])) == {77}
    members = pack(desk.pages().for_moodle(filled.students, per_member=True))[0]
    assert as_moodle_files(members) == {501: ["page of Team Rot"], 502: ["page of Team Rot"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_ends_stay(tmp_path: Path, encoding: str, end: str) -> None:
    desk = Desk(tmp_path, {"Jörg Müller_1_assignsubmission_file/x.ipynb": notebook("x")})
    head = "Identifier;Full name;Status;Bewertung;Bestwertung;x"
    text = end.join([head, 'Teilnehmer/in 1;"Jörg Müller";;;"100,00";"a;b"', ""])
    before = (b"\xff\xfe" if encoding == "utf-16-le" else b"") + text.encode(encoding)
    content, _ = desk.fill("moodle", before)
    assert content == before.replace(
        ';;;"100'.encode(encoding.removesuffix("-sig")), ';;10;"100'.encode(encoding.removesuffix("-sig"))
    )


def test_a_scale_of_words_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MOODLE)
    with pytest.raises(UnreadableTable, match="scale of words"):
        desk.fill("moodle", WORKSHEET.replace("Maximum grade", "Scale").encode())


# ----- Canvas -----


def as_canvas_reads(content: bytes, column: str) -> dict[str, str]:
    """The scores by user id that Canvas' importer takes from a column."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    head = rows[0]
    assert "Student" in head[0]
    assert head[1] == "ID"
    rows = [row for row in rows[1:] if "Points Possible" not in row[0] and row[1]]
    return {row[1]: row[head.index(column)] for row in rows}


def test_canvas_gradebook(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CANVAS, GRADEBOOK)
    with pytest.raises(UnreadableTable, match=r"say which with --column\. There are: Blatt 3"):
        desk.fill("canvas", GRADEBOOK.encode())
    content, filled = desk.fill("canvas", GRADEBOOK.encode(), column="55012")
    given = as_canvas_reads(content, "Blatt 3 (55012)")
    assert set(given) == {"100231", "100544", "100299", "100310", "100999"}
    for number, score in given.items():
        assert float(score) == pytest.approx(desk.marks[desk.student_of(number)].total / 5)
    lines = GRADEBOOK.splitlines()
    assert content.decode().splitlines()[:3] == lines[:3]
    assert as_canvas_reads(content, "Blatt 4 (55013)")["100231"] == "7.50"
    assert filled.left_out == ["Absent, Al: nothing was handed in"]
    content, _ = desk.fill("canvas", GRADEBOOK.encode(), column="55012", zero_missing=True)
    assert as_canvas_reads(content, "Blatt 3 (55012)")["100400"] == "0"


def test_canvas_gets_notebooks_under_its_own_names(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CANVAS, GRADEBOOK)
    packed, _ = pack(desk.pages().for_canvas())
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert set(archive.namelist()) == {name for name in CANVAS if name.endswith(".ipynb")}
        name = "müllerjörg_100544_7700190_blatt3-1.ipynb"
        cells = json.loads(archive.read(name))["cells"]
    student = desk.student_of("100544")
    assert f"**{desk.marks[student].total:g} of 100 points**" in cells[0]["source"]
    assert cells[1]["source"] == "100544"
    # A student's text is in an indented block, where nothing is markup.
    assert all(line.startswith("    ") for line in cells[0]["source"].splitlines() if "script" in line)


# ----- Blackboard, ILIAS, one's own -----


def test_blackboard(tmp_path: Path) -> None:
    desk = Desk(tmp_path, BLACKBOARD)
    content, filled = desk.fill("blackboard", BLACKBOARD_COLUMNS.encode("utf-16"))
    text = content.decode("utf-16")
    assert re.search(r'"Jörg"\t"jmueller"\t"2"\r\n', text)
    assert re.search(r'"Wei"\t"li_wei"\t"3.4"\r\n', text)
    assert filled.left_out == ["Absent: nothing was handed in"]


def test_ilias_pages_have_three_parts_and_a_number(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ILIAS)
    packed, count = pack(desk.pages().for_ilias())
    assert count == 2
    for name in zipfile.ZipFile(io.BytesIO(packed)).namelist():
        _, folder, _ = name.split("/")
        student = desk.student_of(folder.rpartition("_")[2])
        assert zipfile.ZipFile(io.BytesIO(packed)).read(name).decode() == f"page of {student}"


def test_ones_own_table_holds_everyone_and_no_formula(tmp_path: Path) -> None:
    archive = {"ada/backpropagation.ipynb": notebook("ada")}
    desk = Desk(tmp_path, archive, 'id,name,email\nada,Ada L,ada@x\nbob,"=1+1",bob@x\n')
    desk.marks["ada"] = mark(80.0, penalty=5.0)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(own_table(desk.directory, desk.marks)))}
    assert (rows["ada"]["mark"], rows["ada"]["penalty"]) == ("80", "5")
    assert (rows["bob"]["mark"], rows["bob"]["name"]) == ("", "'=1+1")
    assert next(csv.DictReader(io.StringIO(own_table(desk.directory, desk.marks, True))))["mark"] == "80"


def test_marks_above_the_maximum_and_of_zero_are_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path, MOODLE, WORKSHEET)
    desk.marks["jm1@uni.example"], desk.marks["jm2@uni.example"] = mark(103.0), mark(0.0)
    _, filled = desk.fill("moodle", WORKSHEET.encode())
    assert any(line.startswith("jm1@uni.example has 20.6 of 20") for line in filled.warnings)
    assert any(line.startswith("jm2@uni.example has 0") for line in filled.warnings)

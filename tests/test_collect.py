"""Archives of every platform are taken in: each submission arrives at its student, nothing is lost, nothing is written elsewhere."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from platform_archives import (
    ARTEMIS,
    BLACKBOARD,
    CANVAS,
    CLASSROOM,
    EXCHANGE,
    GRADEBOOK,
    GRADESCOPE,
    ILIAS,
    MOODLE,
    WORKSHEET,
    decomposed,
    notebook,
    unpack,
    without_utf8_bit,
    zip_of,
)

from desk.collect import Collector, Step
from desk.received import Records
from desk.roster import Roster
from desk.table import UnreadableTable
from judge.rubric import ASSIGNMENT

NOTEBOOK = f"{ASSIGNMENT}.ipynb"


class Desk:
    """A course's folder, as far as collecting needs one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.submitted = root / "submitted"
        self.submitted.mkdir()

    def collect(
        self, *archives: bytes | Path, roster: str | None = None, dry_run: bool = False, **how: object
    ) -> list[Step]:
        """Collect archives, as the command does."""
        paths = []
        for number, archive in enumerate(archives):
            if isinstance(archive, bytes):
                path = self.root / f"download-{number}.zip"
                path.write_bytes(archive)
                archive = path
            paths.append(archive)
        people = Roster()
        if roster is not None:
            (self.root / "roster.csv").write_text(roster, encoding="utf-8-sig")
            people = Roster.read([self.root / "roster.csv"])
        records = Records(self.root)
        steps = list(Collector(self.submitted, records, people, **how).collect(paths, dry_run))
        if not dry_run:
            records.save()
        return steps

    def notebooks(self) -> dict[str, str]:
        """What each student's notebook says."""
        return {path.parts[-3]: said(path) for path in sorted(self.submitted.glob(f"*/{ASSIGNMENT}/{NOTEBOOK}"))}

    def files(self) -> set[str]:
        """All files below the root but the downloads."""
        return {
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.is_file() and path.parent != self.root
        }

    def records(self) -> dict:
        """What is known of each submission."""
        return Records(self.root).by_student


def said(path: Path) -> str:
    return json.loads(path.read_bytes())["cells"][0]["source"]


def whats(steps: list[Step]) -> list[str]:
    return sorted(step.what for step in steps)


def reasons(steps: list[Step]) -> str:
    return "\n".join(f"{step.shown}: {'; '.join(step.notes)}" for step in steps if step.what == "refused")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# ----- each platform -----


def test_moodle_with_its_worksheet(desk: Desk) -> None:
    """Equal names, both normal forms, CJK, an older folder name, `.ipynb.json`, a text beside the files."""
    steps = desk.collect(zip_of(MOODLE), roster=WORKSHEET)
    assert desk.notebooks() == {
        "jm1@uni.example": "40211",
        "jm2@uni.example": "40227",
        "so2@uni.example": "40215",
        "ag3@uni.example": "40219",
        "lw@uni.example": "40230",
    }
    assert (desk.submitted / "so2@uni.example" / ASSIGNMENT / "daten" / "werte.csv").read_bytes() == b"1,2\n"
    assert "another kind: onlinetext" in reasons(steps)
    records = desk.records()
    late = records["so2@uni.example"]
    assert (late.late, late.seconds_late) == (True, 7500.0)
    assert records["jm1@uni.example"].late is False
    grün = records["ag3@uni.example"]
    assert grün.prefix == f"{decomposed('Anna Lena Grün')}_40219_assignsubmission_file_/"
    assert grün.name == "Anna Lena Grün"


def test_moodle_without_a_roster_goes_by_the_numbers(desk: Desk) -> None:
    desk.collect(zip_of(MOODLE))
    assert set(desk.notebooks()) == {f"moodle-{number}" for number in (40211, 40227, 40215, 40219, 40230)}
    assert desk.records()["moodle-40211"].late is None


def test_a_roster_that_comes_later_makes_nobody_twice(desk: Desk) -> None:
    desk.collect(zip_of(MOODLE))
    steps = desk.collect(zip_of(MOODLE), roster=WORKSHEET)
    assert whats(steps).count("unchanged") == 5
    assert len(desk.notebooks()) == 5


def test_a_name_that_two_people_bear_is_joined_to_neither(desk: Desk) -> None:
    roster = "id;Vorname;Nachname\njm1;Jörg;Müller\njm2;Jörg;Müller\nso2;Siobhán;O'Brien\nag3;Anna Lena;Grün\n"
    desk.collect(zip_of(MOODLE), roster=roster)
    assert set(desk.notebooks()) == {"moodle-40211", "moodle-40227", "so2", "ag3", "moodle-40230"}


def test_moodle_flat_and_blind(desk: Desk) -> None:
    desk.collect(
        zip_of(
            {
                "Jörg Müller_40211_assignsubmission_file_blatt_3.ipynb": notebook("40211"),
                "Participant_40215_assignsubmission_file_/blatt3.ipynb": notebook("40215"),
            }
        )
    )
    assert desk.notebooks() == {"moodle-40211": "40211", "moodle-40215": "40215"}
    assert desk.records()["moodle-40211"].prefix == "Jörg Müller_40211_assignsubmission_file_"


def test_moodle_groups(desk: Desk) -> None:
    """The number is the group's; everyone in it gets the mark. Nobody knows whose a file of the default group is."""
    files = {
        "Team Rot_77_assignsubmission_file/blatt3.ipynb": notebook("red"),
        "Default group_assignsubmission_file/blatt3.ipynb": notebook("nobody's"),
    }
    roster = "id,name,group\nada,Ada L,Team Rot\nbob,Bob B,Team Rot\ncy,Cy C,Team Blau\n"
    steps = desk.collect(zip_of(files), roster=roster)
    assert desk.notebooks() == {"Team Rot": "red"}
    assert desk.records()["Team Rot"].members == ["ada", "bob"]
    assert "does not say by whom" in reasons(steps)


def test_canvas(desk: Desk) -> None:
    steps = desk.collect(zip_of(CANVAS), roster=GRADEBOOK)
    assert desk.notebooks() == {
        "jm1@uni.example": "100231",
        "jm2@uni.example": "100544",
        "so2@uni.example": "100299",
        "7f3a": "100999",
        "lw@uni.example": "100310",
    }
    records = desk.records()
    assert records["so2@uni.example"].late is True
    assert records["jm2@uni.example"].late is False
    assert records["jm2@uni.example"].file == "müllerjörg_100544_7700190_blatt3-1.ipynb"
    assert (desk.submitted / "so2@uni.example" / ASSIGNMENT / "12_34_werte.csv").exists()
    assert "it is a text or a link" in reasons(steps)


def test_canvas_tells_a_groups_number_from_a_persons_without_a_roster(desk: Desk) -> None:
    desk.collect(zip_of({**CANVAS, "lena_100777_7700777_12_34_x.ipynb": notebook("100777")}))
    assert {"canvas-100310": "100310", "canvas-100777": "100777"}.items() <= desk.notebooks().items()


def test_canvas_group_of_a_roster_with_groups(desk: Desk) -> None:
    roster = 'Student,ID,SIS Login ID,Section,Group\n"Li, Wei",100310,lw,B,Team_7\n"Other, Ann",100311,ao,B,Team_7\n'
    roster += '"Single, Sam",100312,ss,B,\n'
    files = {"team_7_100310_7700310_blatt3.ipynb": notebook("7"), "singlesam_100312_7700312_x.ipynb": notebook("sam")}
    desk.collect(zip_of(files), roster=roster)
    assert desk.notebooks() == {"team_7": "7", "ss": "sam"}
    assert desk.records()["team_7"].members == ["lw", "ao"]


def test_canvas_anonymous(desk: Desk) -> None:
    desk.collect(
        zip_of(
            {
                "LATE_anon_x7Kp2_7700201_blatt3.ipynb": notebook("late"),
                "anon_y8_7700202_blatt3.ipynb": notebook("in time"),
            }
        )
    )
    assert desk.notebooks() == {"canvas-x7Kp2": "late", "canvas-y8": "in time"}
    assert desk.records()["canvas-x7Kp2"].late is True


def test_ilias(desk: Desk) -> None:
    roster = "login,name\njmueller,Jörg Müller\ns_obrien,Siobhán O'Brien\n"
    desk.collect(zip_of(ILIAS), roster=roster)
    assert desk.notebooks() == {"jmueller": "2301", "s_obrien": "2317", "Team 12": "team-12"}
    assert desk.records()["s_obrien"].late is True
    assert desk.records()["jmueller"].late is False


def test_blackboard_keeps_both_attempts(desk: Desk) -> None:
    steps = desk.collect(zip_of(BLACKBOARD))
    assert desk.notebooks() == {"jmueller": "second", "li_wei": "li_wei"}
    assert said(desk.root / "received" / "jmueller" / "1" / NOTEBOOK) == "first"
    assert "replaced" in whats(steps)
    assert desk.records()["jmueller"].name == "Jörg Müller"
    assert (desk.submitted / "jmueller" / ASSIGNMENT / "timestamp.txt").exists()
    again = desk.collect(zip_of(BLACKBOARD))
    assert {"older", "unchanged"} == {step.what for step in again if step.what != "refused"}
    assert not (desk.root / "received" / "jmueller" / "2").exists()


def test_gradescope(desk: Desk) -> None:
    roster = "id,SID\njm1,S0001\nlw,S0004\nao,S0005\n"
    desk.collect(zip_of(GRADESCOPE), roster=roster)
    records = desk.records()
    assert desk.notebooks()["jm1"] == "S0001"
    (group,) = [student for student, received in records.items() if received.is_group]
    assert records[group].members == ["lw", "ao"]
    assert desk.notebooks()[group] == "S0004"
    assert (desk.submitted / "jm1" / ASSIGNMENT / "timestamp.txt").read_text() == "2026-11-22 20:03:11 UTC\n"


def test_github_classroom_as_a_folder(desk: Desk) -> None:
    folder = unpack(CLASSROOM, desk.root / "clones") / "blatt-3-submissions"
    desk.collect(folder)
    assert desk.notebooks() == {"jmueller42": "jmueller42", "liwei": "liwei"}


def test_nbgraders_exchange(desk: Desk) -> None:
    steps = desk.collect(unpack(EXCHANGE, desk.root / "exchange") / "inbound")
    assert desk.notebooks() == {"ada": "ada, second"}
    assert said(desk.root / "received" / "ada" / "1" / NOTEBOOK) == "ada, first"
    assert "another assignment, other" in reasons(steps)
    assert (desk.submitted / "ada" / ASSIGNMENT / "submission_secret.txt").read_bytes() == b"secret"


def test_artemis_and_plain_folders(desk: Desk) -> None:
    plain = {"class/ada/backpropagation.ipynb": notebook("ada"), "class/bob/abgabe/work.ipynb": notebook("bob")}
    steps = desk.collect(zip_of(ARTEMIS), zip_of(plain), zip_of({"backpropagation.ipynb": notebook("whose?")}))
    assert desk.notebooks() == {"jmueller": "jmueller", "liwei": "liwei", "ada": "ada", "bob": "bob"}
    assert "it lies in no student's folder" in reasons(steps)


# ----- what students hand in -----


def one(desk: Desk, files: Mapping[str, bytes]) -> list[Step]:
    """Collect the submission of one student, Ada."""
    return desk.collect(zip_of({f"Ada L_1_assignsubmission_file/{name}": content for name, content in files.items()}))


def test_zips_in_the_zip_are_unpacked_and_a_macs_files_left_out(desk: Desk) -> None:
    inner = zip_of(
        {
            "abgabe/work.ipynb": notebook("ada"),
            "abgabe/helper.py": b"x = 1\n",
            "abgabe/.ipynb_checkpoints/work-checkpoint.ipynb": notebook("old"),
            "__MACOSX/abgabe/._work.ipynb": b"\0",
            "abgabe/.DS_Store": b"\0",
        }
    )
    steps = one(desk, {"abgabe.zip": zip_of({"more/inner.zip": inner})})
    assert desk.notebooks() == {"moodle-1": "ada"}
    assert {"backpropagation.ipynb", "helper.py"} == {
        path.name for path in (desk.submitted / "moodle-1" / ASSIGNMENT).iterdir()
    }
    assert any("unpacked" in note for note in steps[0].notes)


def test_a_zip_packed_again_without_the_utf8_bit(desk: Desk) -> None:
    desk.collect(without_utf8_bit(zip_of(MOODLE)), roster=WORKSHEET)
    assert desk.notebooks()["lw@uni.example"] == "40230"


def test_a_notebook_is_known_by_what_it_holds(desk: Desk) -> None:
    one(desk, {"backpropagation.ipynb": b"<!DOCTYPE html><title>log in</title>", "real.txt": notebook("real")})
    assert desk.notebooks() == {"moodle-1": "real"}
    assert (desk.submitted / "moodle-1" / ASSIGNMENT / "backpropagation (2).ipynb").exists()


def test_the_notebook_with_more_answers_is_taken(desk: Desk) -> None:
    root = Path(__file__).parent.parent
    release = (root / "release" / ASSIGNMENT / NOTEBOOK).read_bytes()
    solved = (root / "solutions" / ASSIGNMENT / NOTEBOOK).read_bytes()
    steps = one(desk, {"backpropagation.ipynb": release, "backpropagation (1).ipynb": solved})
    assert (desk.submitted / "moodle-1" / ASSIGNMENT / NOTEBOOK).read_bytes() == solved
    assert "there is another notebook, backpropagation.ipynb" in steps[0].notes


def test_a_student_can_not_say_when_it_was(desk: Desk) -> None:
    one(desk, {"backpropagation.ipynb": notebook("ada"), "timestamp.txt": b"2020-01-01 00:00:00 UTC"})
    assert not (desk.submitted / "moodle-1" / ASSIGNMENT / "timestamp.txt").exists()


def test_what_holds_no_notebook_is_kept_and_named(desk: Desk) -> None:
    steps = one(desk, {"report.pdf": b"%PDF"})
    assert "no notebook" in steps[0].notes
    assert (desk.submitted / "moodle-1" / ASSIGNMENT / "report.pdf").exists()


# ----- bounds -----


def bomb() -> bytes:
    """A small zip that says it unpacks to 4 GB a file."""
    made = bytearray(zip_of({f"{number}.bin": bytes(1000) for number in range(3)}))
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", made, at + 24, 0xFFFFFFF0)
        at += 4
    return bytes(made)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("bomb.zip", bomb(), "unpack to more than"),
        ("many.zip", zip_of({f"{number}.txt": b"" for number in range(600)}), "holds 600 files"),
        ("cut.zip", zip_of({"a.ipynb": notebook("a")})[:-40], "no zip that can be read"),
    ],
)
def test_a_bad_archive_stops_nobody(desk: Desk, name: str, data: bytes, why: str) -> None:
    files = {
        f"Ada L_1_assignsubmission_file/{name}": data,
        "Bob B_2_assignsubmission_file/backpropagation.ipynb": notebook("bob"),
    }
    steps = desk.collect(b"no zip", zip_of(files))
    assert desk.notebooks() == {"moodle-2": "bob"}
    assert why in "\n".join(note for step in steps for note in step.notes)
    assert (desk.submitted / "moodle-1" / ASSIGNMENT / name).read_bytes() == data
    assert "no zip that can be read" in reasons(steps)


def test_nested_too_deep(desk: Desk) -> None:
    data = notebook("ada")
    for depth in range(6):
        data = zip_of({f"{depth}.zip" if depth else "backpropagation.ipynb": data})
    steps = one(desk, {"x.zip": data})
    assert any("archives deep" in note for note in steps[0].notes)


def test_nothing_is_written_outside(desk: Desk, tmp_path: Path) -> None:
    evil = ["../../evil.py", "/evil.py", "C:/evil.py", "..\\..\\evil.py", "a/../../../evil.py", "x\x00y.py"]
    inner = zip_of({**dict.fromkeys(evil, b"evil"), "work.ipynb": notebook("ada")})
    outer = {
        "Ada L_1_assignsubmission_file/abgabe.zip": inner,
        "../../../Bob_2_assignsubmission_file/work.ipynb": notebook("evil"),
        ".._3_assignsubmission_file/work.ipynb": notebook("dots"),
    }
    before = set(tmp_path.parent.rglob("*"))
    desk.collect(zip_of(outer))
    made = {path for path in set(tmp_path.parent.rglob("*")) - before if path.is_file()}
    assert not [path for path in made if "evil" in path.name]
    assert desk.notebooks() == {"moodle-1": "ada", "moodle-3": "dots"}


def test_a_link_is_left_alone(desk: Desk) -> None:
    archive = desk.root / "links.zip"
    with zipfile.ZipFile(archive, "w") as made:
        link = zipfile.ZipInfo("Ada L_1_assignsubmission_file/secret.py")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("Ada L_1_assignsubmission_file/work.ipynb", notebook("ada"))
    steps = desk.collect(archive)
    assert "a link" in reasons(steps)
    assert desk.notebooks() == {"moodle-1": "ada"}


# ----- again, and looking only -----


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    before = desk.files()
    steps = desk.collect(zip_of(MOODLE), roster=WORKSHEET, dry_run=True)
    assert whats(steps).count("collected") == 5
    assert desk.files() == before


def test_a_second_download_replaces_what_changed_and_keeps_both(desk: Desk) -> None:
    desk.collect(zip_of(MOODLE))
    name = next(iter(MOODLE))
    steps = desk.collect(zip_of({**MOODLE, name: notebook("better")}))
    assert whats(steps).count("replaced") == 1
    assert desk.notebooks()["moodle-40211"] == "better"
    assert said(desk.root / "received" / "moodle-40211" / "1" / NOTEBOOK) == "40211"
    older = desk.collect(zip_of(MOODLE))  # the first download once more
    assert whats(older).count("older") == 1
    assert desk.notebooks()["moodle-40211"] == "better"


def test_submissions_put_there_by_hand_are_kept(desk: Desk) -> None:
    there = desk.submitted / "ada" / ASSIGNMENT / NOTEBOOK
    there.parent.mkdir(parents=True)
    there.write_bytes(notebook("by hand"))
    desk.collect(zip_of({"ada/backpropagation.ipynb": notebook("new")}))
    assert desk.notebooks() == {"ada": "new"}
    assert said(desk.root / "received" / "ada" / "1" / NOTEBOOK) == "by hand"


# ----- rosters -----


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [
        ["Vorname", "Nachname", "E-Mail-Adresse", "Gruppe"],
        [decomposed("Jörg") if encoding != "cp1252" else "Jörg", "Müller", "jm@uni.example", "A"],
    ]
    path = tmp_path / "roster.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    (person,) = Roster.read([path]).people
    assert (person.id, person.last, person.group) == ("jm@uni.example", "Müller", "A")


def test_two_rosters_are_joined(tmp_path: Path) -> None:
    (tmp_path / "worksheet.csv").write_text(WORKSHEET, encoding="utf-8-sig")
    (tmp_path / "people.csv").write_text(
        "First name,Last name,Email address,Username\nJörg,Müller,JM1@uni.example,jm1\n", encoding="utf-8"
    )
    roster = Roster.read([tmp_path / "worksheet.csv", tmp_path / "people.csv"])
    assert len(roster.people) == 6
    (joined,) = [person for person in roster.people if person.keys.get("moodle") == "40211"]
    assert joined.id == "jm1"


def test_a_roster_that_tells_nobody_apart_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("colour\nred\n")
    with pytest.raises(UnreadableTable, match="no column that says who"):
        Roster.read([path])
    path.write_text("id,name\nada,A\nADA,B\n")
    with pytest.raises(UnreadableTable, match="two people with the id"):
        Roster.read([path])

"""Archives as platforms give them, with invented people, for the tests of the desk."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path

UTF8 = 0x800


def notebook(text: str) -> bytes:
    """A small notebook that says whose it is."""
    cell = {"cell_type": "markdown", "metadata": {}, "source": text}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip with the UTF-8 bit, as Moodle and Canvas write it: no entries for folders."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def without_utf8_bit(data: bytes) -> bytes:
    """The same zip, packed again by a program that does not say that its names are UTF-8."""
    names = zipfile.ZipFile(io.BytesIO(data)).infolist()
    made = bytearray(data)
    for info in names:
        at = info.header_offset + 6
        made[at : at + 2] = (int.from_bytes(made[at : at + 2], "little") & ~UTF8).to_bytes(2, "little")
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        made[at + 8 : at + 10] = (int.from_bytes(made[at + 8 : at + 10], "little") & ~UTF8).to_bytes(2, "little")
        at += 4
    return bytes(made)


def decomposed(text: str) -> str:
    """As a Mac writes names: umlauts in two characters."""
    return unicodedata.normalize("NFD", text)


MOODLE = {
    "Jörg Müller_40211_assignsubmission_file/blatt3.ipynb": notebook("40211"),
    "Jörg Müller_40227_assignsubmission_file/blatt3.ipynb": notebook("40227"),
    "Siobhán OBrien_40215_assignsubmission_file/blatt3.ipynb.json": notebook("40215"),
    "Siobhán OBrien_40215_assignsubmission_file/daten/werte.csv": b"1,2\n",
    "Siobhán OBrien_40215_assignsubmission_onlinetext/onlinetext.html": b"<p>hello</p>",
    f"{decomposed('Anna Lena Grün')}_40219_assignsubmission_file_/blatt3 (1).ipynb": notebook("40219"),
    "李伟_40230_assignsubmission_file/backpropagation.ipynb": notebook("40230"),
}
HEAD = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"'
)
WORKSHEET = "\r\n".join(
    [
        HEAD,
        '"Participant 40211","Jörg Müller",jm1@uni.example,"Submitted for grading",,20.00,Yes,"Sunday, 22 November 2026, 9:03 PM",-,',
        '"Participant 40227","Jörg Müller",jm2@uni.example,"Submitted for grading",,20.00,Yes,"Sunday, 22 November 2026, 9:04 PM",-,'
        '"Kept, with ""quotes"" and\na line"',
        '"Participant 40215","Siobhán O\'Brien",so2@uni.example,"Submitted for grading - 2 hours 5 mins late",,20.00,Yes,'
        '"Monday, 23 November 2026, 2:05 AM",-,',
        '"Participant 40219","Anna Lena Grün",ag3@uni.example,"Submitted for grading",,20.00,Yes,"Sunday, 22 November 2026, 9:03 PM",-,',
        '"Participant 40230","李伟",lw@uni.example,"Submitted for grading",,20.00,Yes,"Sunday, 22 November 2026, 9:03 PM",-,',
        '"Participant 40240","=Eve",eve@uni.example,"No submission",,20.00,Yes,-,-,',
        "",
    ]
)
CANVAS = {
    "müllerjörg_100231_7700123_blatt3.ipynb": notebook("100231"),
    "müllerjörg_100544_7700190_blatt3-1.ipynb": notebook("100544"),
    "obriensiobhán_LATE_100299_7700201_blatt3.ipynb": notebook("100299"),
    "obriensiobhán_LATE_100299_7700202_12_34_werte.csv": b"1,2\n",
    "liwei_100311_text.html": b"<p>hello</p>",
    "studenttest_100999_7700300_blatt3.ipynb": notebook("100999"),
    "team_7_100310_7700310_blatt3.ipynb": notebook("100310"),
}
GRADEBOOK = "\n".join(
    [
        "Student,ID,SIS User ID,SIS Login ID,Section,Blatt 3 (55012),Blatt 4 (55013),Final Score",
        ",,,,,Manual Posting,,",
        "    Points Possible,,,,,20.00,10.00,(read only)",
        '"Müller, Jörg",100231,S0001,jm1@uni.example,Tutorial A,,7.50,12',
        '"Müller, Jörg",100544,S0002,jm2@uni.example,Tutorial A,,,12',
        '"O\'Brien, Siobhán",100299,S0003,so2@uni.example,Tutorial A,,,12',
        '"Li, Wei",100310,S0004,lw@uni.example,Tutorial B,,,12',
        '"Absent, Al",100400,S0005,aa@uni.example,Tutorial B,3.00,,12',
        '"Student, Test",100999,,7f3a,Tutorial A,,,',
        "",
    ]
)
ILIAS = {
    "Blatt 3/Submissions/Mueller_Joerg_jmueller_2301/blatt3.ipynb": notebook("2301"),
    "Blatt 3/Submissions/OBrien_Siobhan_s_obrien_2317/Late Submission - blatt3.ipynb": notebook("2317"),
    "Blatt 3/Submissions/Team 12/Li Wei/blatt3.ipynb": notebook("team-12"),
    "Blatt 3/Blatt 3.xlsx": b"PK\x03\x04",
}


def receipt(name: str, username: str, stored: str) -> bytes:
    """Blackboard's text beside each attempt."""
    return (
        f"Name: {name} ({username})\nAssignment: Blatt 3\nDate Submitted: Sunday, 22 November 2026 21:03:11 o'clock CET\n"
        f"Current Mark: Needs Marking\n\nSubmission Field:\nThere is no student submission text data for this assignment.\n\n"
        f"Files:\n\tOriginal filename: blatt3.ipynb\n\tFilename: {stored}\n"
    ).encode()


_FIRST, _SECOND = (f"Blatt_3_jmueller_attempt_2026-11-22-{time}" for time in ("21-03-11", "22-40-02"))
BLACKBOARD = {
    f"{_SECOND}.txt": receipt("Jörg Müller", "jmueller", f"{_SECOND}_blatt3.ipynb"),
    f"{_SECOND}_blatt3.ipynb": notebook("second"),
    f"{_FIRST}.txt": receipt("Jörg Müller", "jmueller", f"{_FIRST}_blatt3.ipynb"),
    f"{_FIRST}_blatt3.ipynb": notebook("first"),
    "Blatt_3_li_wei_attempt_2026-11-22-20-00-00_blatt3.ipynb": notebook("li_wei"),
}
BLACKBOARD_COLUMNS = (
    '"Last Name"\t"First Name"\t"Username"\t"Blatt 3 [Total Pts: 20 Score] |1344236"\r\n'
    '"Müller"\t"Jörg"\t"jmueller"\t""\r\n"Li"\t"Wei"\t"li_wei"\t""\r\n"Absent"\t"Al"\t"al"\t""\r\n'
)
GRADESCOPE = {
    "assignment_9100_export/submission_metadata.yml": (
        "submission_55501:\n  :submitters:\n  - :name: Jörg Müller\n    :sid: S0001\n  :created_at: 2026-11-22 21:03:11.000000 +01:00\n"
        "  :score: 0.0\n  :history: []\n"
        "submission_55502:\n  :submitters:\n  - :name: Li Wei\n    :sid: S0004\n  - :name: Ann Other\n    :sid: S0005\n"
        "  :created_at: 2026-11-22 22:03:11.000000 +01:00\n  :history: []\n"
    ).encode(),
    "assignment_9100_export/submission_55501/blatt3.ipynb": notebook("S0001"),
    "assignment_9100_export/submission_55502/src/blatt3.ipynb": notebook("S0004"),
}
CLASSROOM = {
    "blatt-3-submissions/blatt-3-jmueller42/blatt3.ipynb": notebook("jmueller42"),
    "blatt-3-submissions/blatt-3-jmueller42/.git/HEAD": b"ref: refs/heads/main\n",
    "blatt-3-submissions/blatt-3-liwei/blatt3.ipynb": notebook("liwei"),
}
EXCHANGE = {
    "inbound/ada+backpropagation+2026-11-22 20:00:00 UTC+abc/backpropagation.ipynb": notebook("ada, first"),
    "inbound/ada+backpropagation+2026-11-22 20:00:00 UTC+abc/timestamp.txt": b"2026-11-22 20:00:00.000000 UTC",
    "inbound/ada+backpropagation+2026-11-22 21:00:00 UTC+def/backpropagation.ipynb": notebook("ada, second"),
    "inbound/ada+backpropagation+2026-11-22 21:00:00 UTC+def/timestamp.txt": b"2026-11-22 21:00:00.000000 UTC",
    "inbound/ada+backpropagation+2026-11-22 21:00:00 UTC+def/submission_secret.txt": b"secret",
    "inbound/bob+other+2026-11-22 21:00:00 UTC+def/other.ipynb": notebook("bob"),
}
ARTEMIS = {
    "Blatt 3-jmueller-501.ipynb": notebook("jmueller"),
    "Blatt 3-liwei-502.ipynb": notebook("liwei"),
}


def unpack(files: Mapping[str, bytes], folder: Path) -> Path:
    """The same as a folder; returns its only top folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder

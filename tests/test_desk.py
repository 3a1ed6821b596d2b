"""A term of one class at the instructor's desk, with the commands as they are typed."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import Course, files_of
from platform_archives import HEAD, zip_of
from test_give_back import as_moodle_files, as_moodle_reads

from grader import sample_class
from judge.rubric import ASSIGNMENT

# What a submission of each kind has solved, and what it earns.
KINDS = {(): 0, ("linear",): 20, ("linear", "mean_square_error"): 30, ("mean_square_error", "softmax"): 25}
SMALL, LARGE = 6, 300


def submission(solved: tuple[str, ...]) -> bytes:
    """The student version with some pieces solved; nothing in it trains."""
    text = sample_class.make("all-right")[1]
    notebook = nbformat.reads(text, as_version=4)
    sample_class._blank(*set(sample_class._all_pieces()) - set(solved))(notebook)
    return nbformat.writes(notebook).encode()


class Term:
    """A class on Moodle."""

    def __init__(self, course: Course, folder: Path, size: int) -> None:
        self.course, self.folder, self.size = course, folder, size
        kinds = list(KINDS)
        contents = {solved: submission(solved) for solved in kinds}
        self.numbers = [40000 + 7 * i for i in range(size)]
        self.solved = {number: kinds[i % len(kinds)] for i, number in enumerate(self.numbers)}
        files, rows = {}, [HEAD]
        for number in self.numbers:
            files[f"{self.name(number)}_{number}_assignsubmission_file/work.ipynb"] = contents[self.solved[number]]
            late = " - 2 days 3 hours late" if number == self.numbers[2] else ""
            rows.append(
                f'"Participant {number}","{self.name(number)}",s{number}@uni.example,"Submitted for grading{late}",,100.00,Yes,'
                '"Sunday, 22 November 2026, 9:03 PM",-,'
            )
        rows.append('"Participant 50000","Absent Al",al@uni.example,"No submission",,100.00,Yes,-,-,')
        self.archive, self.worksheet = folder / "INF101-8841.zip", folder / "Grades-INF101.csv"
        self.archive.write_bytes(zip_of(files))
        self.worksheet.write_bytes("\r\n".join([*rows, ""]).encode("utf-8-sig"))

    def name(self, number: int) -> str:
        """A name that several bear."""
        return f"Jörg Müller{number % 5}"

    def student(self, number: int) -> str:
        """The id in the course's folder."""
        return f"s{number}@uni.example"

    def collect(self, *options: str) -> str:
        """Collect the archive."""
        return self.course.grader("collect", str(self.archive), "--roster", str(self.worksheet), *options)

    def give_back(self, *options: str) -> str:
        """Give back into give-back/."""
        return self.course.grader("give-back", "--moodle", str(self.worksheet), *options)

    def returned(self) -> dict[int, float]:
        """The marks in the filled worksheet, read as Moodle does."""
        content = (self.course.root / "give-back" / self.worksheet.name).read_bytes()
        return {int(number): float(row["Grade"]) for number, row in as_moodle_reads(content).items()}

    def pages(self) -> dict[int, list[str]]:
        """The packed pages by participant, read as Moodle does."""
        return as_moodle_files((self.course.root / "give-back" / "feedback.zip").read_bytes())

    def table(self, output: str) -> dict[str, float]:
        """The last column of the table that `grade` prints."""
        students = {self.student(number) for number in self.numbers}
        found = {}
        for line in output.splitlines():
            words = line.removesuffix(" !").split()
            if words and words[0] in students and len(words) > 15:
                found[words[0]] = float(words[-1])
        return found

    def exported(self) -> dict[str, float]:
        """What `nbgrader export` says."""
        self.course.nbgrader("export")
        with open(self.course.root / "grades.csv", encoding="utf-8") as file:
            return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}

    def gradebook(self, code: str) -> None:
        """Do something with nbgrader's own gradebook, as the formgrader would."""
        head = 'from nbgrader.api import Gradebook\nwith Gradebook("sqlite:///gradebook.db", "hamlet-session-6") as gradebook:\n'
        lines = [*code.strip().splitlines(), "gradebook.db.commit()"]
        self.course.run(sys.executable, "-c", head + "\n".join(f"    {line}" for line in lines))


def begin(course: Course, folder: Path, size: int) -> Term:
    """A class that was collected and graded."""
    root = folder / "course"
    shutil.copytree(course.root, root)
    copy = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    term = Term(copy, folder, size)
    term.collected = term.collect()
    term.graded = copy.grader("grade")
    return term


@pytest.fixture(scope="module")
def term(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Term:
    """The small class. Tests go on with it in the order in which they stand."""
    return begin(course, tmp_path_factory.mktemp("term"), SMALL)


def assert_all_marks_arrive(term: Term) -> None:
    """Each participant gets the mark of what they handed in, and their own page."""
    term.give_back()
    expected = {number: float(KINDS[solved]) for number, solved in term.solved.items()}
    assert term.returned() == expected
    pages = term.pages()
    assert set(pages) == set(term.numbers)
    for number, (page,) in pages.items():
        assert page == term.course.page(term.student(number))
        assert not [other for other in term.numbers if other != number and term.student(other) in page]


def test_all_marks_arrive_at_the_right_person(term: Term) -> None:
    assert f"{SMALL} collected" in term.collected
    assert_all_marks_arrive(term)
    text = (term.course.root / "give-back" / "README.txt").read_text()
    assert "Not before the worksheet" in text
    assert "Absent Al: nothing was handed in" in text


@pytest.mark.long
def test_300_marks_arrive_at_the_right_person(course: Course, tmp_path: Path) -> None:
    assert_all_marks_arrive(begin(course, tmp_path, LARGE))


def test_one_mark_everywhere(term: Term) -> None:
    """A correction by hand, extra credit, a penalty and an extension: table, page, export and worksheet agree, and nothing runs."""
    corrected, extra, late, *_ = map(term.student, term.numbers)
    term.gradebook(
        f"""
grade = lambda student, cell: gradebook.find_grade(cell, "{ASSIGNMENT}", "{ASSIGNMENT}", student)
grade("{corrected}", "test_2a").manual_score = 3.5
grade("{extra}", "test_2b").extra_credit = 2
"""
    )
    with open(term.course.root / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write('c.AssignLatePenalties.plugin_class = "desk.late.PercentADay"\n')
    expected = {term.student(number): float(KINDS[solved]) for number, solved in term.solved.items()}
    expected |= {corrected: 3.5, extra: 22.0, late: 30 - 30 * 0.3}  # the platform said: two days and three hours
    assert term.table(term.course.grader("grade")) == pytest.approx(expected)

    output = term.course.grader("extend", str(term.numbers[2]), "10")
    assert f"{late} has 10 hours more." in output
    assert f"The mark changed for: {late}." in output
    expected[late] = 30 - 30 * 0.2
    assert_shown_alike(term, expected)


def assert_shown_alike(term: Term, expected: dict[str, float]) -> None:
    """The same marks stand wherever marks stand."""
    output = term.course.grader("grade")
    assert "0 graded" in output
    assert term.table(output) == pytest.approx(expected)
    assert term.exported() == pytest.approx(expected)
    term.give_back()
    assert {term.student(number): mark for number, mark in term.returned().items()} == pytest.approx(expected)
    for student, mark in expected.items():
        text = re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]*>", " ", term.course.page(student), flags=re.DOTALL)
        assert re.search(rf"(?<![\d.]){mark:g}(\.0)?(?!\d)", text[:3000]), student


def test_a_correction_of_an_older_submission_is_set_aside_and_named(term: Term) -> None:
    student = term.student(term.numbers[0])
    term.course.hand_in(student, submission(("linear",)))
    output = term.course.grader("grade")
    assert "does not count any more: test_2a 3.5" in output
    assert term.table(output)[student] == 20
    kept = json.loads((term.course.root / "received" / "set-aside.json").read_text())
    assert kept[student][0]["scores"] == {"test_2a": 3.5}


def test_what_is_wrong_is_said_in_one_line(term: Term) -> None:
    for arguments, said in [
        (("give-back",), "Say one of --moodle FILE"),
        (("give-back", "--canvas", str(term.worksheet)), "no export of Canvas' gradebook"),
        (("collect", str(term.worksheet)), "no zip that can be read"),
        (("collect", str(term.archive), "--platform", "noodle"), "There is no platform noodle"),
    ]:
        output = term.course.grader(*arguments, status=1)
        assert said in output
        assert "Traceback" not in output


def test_students_says_who_is_missing_late_or_twice_there(term: Term) -> None:
    student = term.student(term.numbers[1])
    archive = term.folder / "second.zip"
    archive.write_bytes(zip_of({f"X_{term.numbers[1]}_assignsubmission_file/work.ipynb": submission(("linear",))}))
    assert "replaced" in term.course.grader("collect", str(archive))
    output = term.course.grader("students")
    assert "al@uni.example: missing (Absent Al)" in output
    assert f"{term.student(term.numbers[2])}: late by 51 h 0 min" in output
    assert f"{student}: 2 attempts" in output
    assert f"{SMALL} handed in, 1 missing, 1 late, 1 two attempts" in output


def test_regrade_says_who_moves_before_it_writes(term: Term) -> None:
    """After another scheme of points: a kept x_in that was worth one point is worth none."""
    term.course.grader("grade")
    before = term.course.marks()
    files = files_of(term.course.root / "autograded")
    kept = term.course.root / ".grader" / "graded" / term.student(term.numbers[0]) / "findings.json"
    findings = json.loads(kept.read_text())
    findings["findings"]["2a"][0] |= {
        "passed": False,
        "observation": "It was judged otherwise.",
        "mistake": "transposed",
    }
    kept.write_text(json.dumps(findings))

    output = term.course.grader("regrade", "--dry-run", *term.course.grader_options)
    moved = f"{term.student(term.numbers[0])}  2a, output: +4, from 'It was judged otherwise. [transposed]' to 'right'"
    assert moved in output
    assert f"1 of {SMALL} move (only looked)" in output
    assert not (term.course.root / ".grader" / "history").exists()
    assert files_of(term.course.root / "autograded") == files

    assert moved in term.course.grader("regrade", *term.course.grader_options)
    (history,) = (term.course.root / ".grader" / "history").iterdir()
    assert "It was judged otherwise." in (history / "moved.html").read_text()
    assert json.loads((history / "graded" / f"{term.student(term.numbers[0])}.json").read_text()) == findings
    assert term.course.marks() == before


def test_report(term: Term) -> None:
    term.course.grader("report")
    named, anonymous = (
        (term.course.root / "report" / name).read_text() for name in ("class.html", "class-without-names.html")
    )
    assert "Parts most often lost" in named
    for page in (named, anonymous):
        assert "http" not in page
        assert "<script" not in page
    assert "@uni.example" not in anonymous


def test_a_term_is_put_away(term: Term) -> None:
    everything = files_of(term.course.root / "submitted")
    term.course.grader("archive", "2026 autumn")
    there = term.course.root / "terms" / "2026 autumn"
    put_away = files_of(there / "submitted")
    assert put_away == {name: content for name, content in everything.items() if name != "README.md"}
    assert (there / "gradebook.db").exists()
    assert (there / ".grader_seed").exists()
    assert (there / "received" / "collected.json").exists()
    assert [path.name for path in (term.course.root / "submitted").iterdir()] == ["README.md"]
    assert "nothing in submitted/ to put away" in term.course.grader("archive", "2026 winter", status=1)
    assert f"{SMALL} collected" in term.collect()

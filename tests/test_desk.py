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
from judge import master
from judge.rubric import ASSIGNMENT

# What a submission of each kind has solved, and what it earns.
KINDS = {(): 0, ("linear",): 20, ("linear", "mean_square_error"): 30, ("mean_square_error", "softmax"): 25}


def submission(solved: tuple[str, ...]) -> bytes:
    """The student version with some pieces solved; nothing in it trains."""
    text = sample_class.make("all-right")[1]
    notebook = nbformat.reads(text, as_version=4)
    sample_class._blank(*set(sample_class._all_pieces()) - set(solved))(notebook)
    return nbformat.writes(notebook).encode()


ONE_AFTER_THE_OTHER = """
import json, sys
import click
from grader.command import main
for step in json.loads(sys.argv[1]):
    try:
        main(step, standalone_mode=False) if isinstance(step, list) else exec(step)
    except click.ClickException as error:
        print("Error:", error.format_message())
    print(chr(0), flush=True)
"""


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

    def run(self, *steps: list[str] | str) -> list[str]:
        """Run commands of `python -m grader` one after the other, in one process; what is no list is Python. Return what each said."""
        output = self.course.run(sys.executable, "-c", ONE_AFTER_THE_OTHER, json.dumps(steps))
        *said, nothing = output.split("\0\n")
        assert len(said) == len(steps), output
        assert nothing == ""
        assert "Traceback" not in output
        return said

    def correct(self, code: str) -> str:
        """Python that changes something in nbgrader's own gradebook, as the formgrader does."""
        head = 'from nbgrader.api import Gradebook\nwith Gradebook("sqlite:///gradebook.db", "hamlet-session-6") as gradebook:\n'
        return head + "\n".join(f"    {line}" for line in [*code.strip().splitlines(), "gradebook.db.commit()"])

    @property
    def collect(self) -> list[str]:
        """The command that collects the archive."""
        return ["collect", str(self.archive), "--roster", str(self.worksheet)]

    @property
    def grade(self) -> list[str]:
        """The command that grades."""
        return ["grade", *self.course.grader_options]

    @property
    def give_back(self) -> list[str]:
        """The command that gives back into give-back/."""
        return ["give-back", "--moodle", str(self.worksheet)]

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


def begin(course: Course, folder: Path, size: int) -> Term:
    """A class that was collected and graded."""
    root = folder / "course"
    shutil.copytree(course.root, root)
    copy = Course(root, course.environment, course.grader_options, course.nbgrader_options)
    term = Term(copy, folder, size)
    term.collected, term.graded, _ = term.run(term.collect, term.grade, term.give_back)
    return term


@pytest.fixture(scope="module", params=[6, pytest.param(300, marks=pytest.mark.long)])
def term(request: pytest.FixtureRequest, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Term:
    """A class, and one as large as they get. Tests go on with it in the order in which they stand."""
    return begin(course, tmp_path_factory.mktemp("term"), request.param)


def test_all_marks_arrive_at_the_right_person(term: Term) -> None:
    """Each participant gets the mark of what they handed in, and their own page."""
    assert f"{term.size} collected" in term.collected
    assert term.returned() == {number: float(KINDS[solved]) for number, solved in term.solved.items()}
    pages = term.pages()
    assert set(pages) == set(term.numbers)
    for number, (page,) in pages.items():
        assert page == term.course.page(term.student(number))
        assert not [other for other in term.numbers if other != number and term.student(other) in page]
    text = (term.course.root / "give-back" / "README.txt").read_text()
    assert "Not before the worksheet" in text
    assert "Absent Al: nothing was handed in" in text


def test_one_mark_everywhere(term: Term) -> None:
    """A correction by hand, extra credit, a penalty and an extension: table, page, export and worksheet agree, and nothing runs."""
    corrected, extra, late, *_ = map(term.student, term.numbers)
    with open(term.course.root / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write('c.AssignLatePenalties.plugin_class = "desk.late.PercentADay"\n')
    corrections = f"""
grade = lambda student, cell: gradebook.find_grade(cell, "{ASSIGNMENT}", "{ASSIGNMENT}", student)
grade("{corrected}", "test_2a").manual_score = 3.5
grade("{extra}", "test_2b").extra_credit = 2
"""
    steps = [["extend", str(term.numbers[2]), "10"], term.grade, term.give_back]
    _, before, extended, after, _ = term.run(term.correct(corrections), term.grade, *steps)

    expected = {term.student(number): float(KINDS[solved]) for number, solved in term.solved.items()}
    expected |= {corrected: 3.5, extra: 22.0, late: 30 - 30 * 0.3}  # the platform said: two days and three hours
    assert "0 graded" in before
    assert term.table(before) == pytest.approx(expected)

    assert f"{late} has 10 hours more." in extended
    assert f"The mark changed for: {late}." in extended
    expected[late] = 30 - 30 * 0.2
    assert "0 graded" in after
    assert term.table(after) == pytest.approx(expected)
    assert term.exported() == pytest.approx(expected)
    assert {term.student(number): mark for number, mark in term.returned().items()} == pytest.approx(expected)
    for student, mark in expected.items():
        text = re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]*>", " ", term.course.page(student), flags=re.DOTALL)
        assert re.search(rf"(?<![\d.]){mark:g}(\.0)?(?!\d)", text[:3000]), student


def test_what_is_wrong_is_said_in_one_line(term: Term) -> None:
    said = term.run(
        ["give-back"],
        ["give-back", "--canvas", str(term.worksheet)],
        ["collect", str(term.worksheet)],
        ["collect", str(term.archive), "--platform", "noodle"],
        ["due", "soon"],
        ["extend", "nobody", "3"],
    )
    assert "Say one of --moodle FILE" in said[0]
    assert "no export of Canvas' gradebook" in said[1]
    assert "no zip that can be read" in said[2]
    assert "There is no platform noodle" in said[3]
    assert "'soon' is no date: write it like 2026-11-22 23:59" in said[4]
    assert "There is no student nobody" in said[5]
    assert all(len(text.splitlines()) <= 3 for text in said)


def test_a_newer_attempt(term: Term) -> None:
    """The correction of the one before is set aside and named; `students` tells of both attempts."""
    corrected, other, late, *_ = map(term.student, term.numbers)
    archive = term.folder / "second.zip"
    files = {f"X_{number}_assignsubmission_file/work.ipynb": submission(("linear",)) for number in term.numbers[:1]}
    archive.write_bytes(zip_of(files))
    collected, graded, students = term.run(["collect", str(archive)], term.grade, ["students"])
    assert "1 replaced" in collected
    assert "does not count any more: test_2a 3.5" in graded
    assert term.table(graded)[corrected] == 20
    assert term.table(graded)[other] == 22
    kept = json.loads((term.course.root / "received" / "set-aside.json").read_text())
    assert kept[corrected][0]["scores"] == {"test_2a": 3.5}

    assert "al@uni.example: missing (Absent Al)" in students
    assert f"{late}: late by 51 h 0 min" in students
    assert f"{corrected}: 2 attempts" in students
    assert f"{term.size} handed in, 1 missing, 1 late, 1 with several attempts" in students


def test_explain(term: Term) -> None:
    """What was wrong is shown with its numbers; other code in its place says what it would have got."""
    student = term.student(term.numbers[3])
    notebook = nbformat.reads(submission(("linear",)), as_version=4)
    cell = next(cell for cell in notebook.cells if master.grade_id(cell) == "linear")
    cell.source = cell.source.replace("self.dw += d_out.T @ self.x_in", "self.dw += d_out.T @ self.x_in / len(d_out)")
    term.course.hand_in(student, nbformat.writes(notebook), "backpropagation.ipynb")
    right = term.folder / "right.py"
    right.write_text(
        "self.dw += d_out.T @ self.x_in\nself.db += d_out.sum(axis=0, keepdims=True)\nself.d_in = d_out @ self.w\n"
    )
    options = term.course.grader_options
    wrong, corrected, unknown, training = term.run(
        ["explain", student, "2d", *options],
        ["explain", student, "2d", "--code", str(right), *options],
        ["explain", student, "9z"],
        ["explain", student, "4", *options],
    )
    assert f"Task 2d, Linear.backward, the submission of {student}: 8 of 10 points" in wrong
    assert re.search(r"first \[0, 0\]: gave \S+, expected \S+, \S+ apart, allowed \S+", wrong)
    assert "d_out, shape (4, 5), float64" in wrong
    assert "/ len(d_out)" in wrong
    assert f"other code in the submission of {student}: 10 of 10 points" in corrected
    assert "There is no task 9z" in unknown
    assert f"Task 4, train_single_layer, the submission of {student}: 0 of 10 points" in training
    (page,) = (term.course.root / "report").glob("explain-*-2d.html")
    assert "10 of 10 points" in page.read_text()
    assert "/ len(d_out)" in (term.course.submission(student) / "backpropagation.ipynb").read_text()


def test_regrade_says_who_moves_before_it_writes(term: Term) -> None:
    """Something was judged otherwise in the past."""
    student = term.student(term.numbers[1])
    before = term.course.marks()
    files = files_of(term.course.root / "autograded")
    kept = term.course.root / ".grader" / "graded" / student / "findings.json"
    findings = json.loads(kept.read_text())
    findings["findings"]["2a"][0] |= {
        "passed": False,
        "observation": "It was judged otherwise.",
        "mistake": "transposed",
    }
    kept.write_text(json.dumps(findings))
    moved = f"{student}  2a, output: +4, from 'It was judged otherwise. [transposed]' to 'right'"

    (looked,) = term.run(["regrade", "--dry-run", *term.course.grader_options])
    assert moved in looked
    assert f"1 of {term.size - 1} move (only looked)" in looked
    assert "1 handed in anew since" in looked
    assert not (term.course.root / ".grader" / "history").exists()
    assert files_of(term.course.root / "autograded") == files

    (done,) = term.run(["regrade", *term.course.grader_options])
    assert moved in done
    (history,) = (term.course.root / ".grader" / "history").iterdir()
    assert "It was judged otherwise." in (history / "moved.html").read_text()
    assert json.loads((history / "graded" / f"{student}.json").read_text()) == findings
    assert term.course.marks() == before


def test_a_report_and_a_clean_desk(term: Term) -> None:
    everything = files_of(term.course.root / "submitted")
    _, put_away, refused, again = term.run(
        ["report"], ["archive", "2026 autumn"], ["archive", "2026 winter"], term.collect
    )
    there = term.course.root / "terms" / "2026 autumn"
    named, anonymous = ((there / "report" / name).read_text() for name in ("class.html", "class-without-names.html"))
    assert "Parts most often lost" in named
    for page in (named, anonymous):
        assert "http" not in page
        assert "<script" not in page
    assert "@uni.example" not in anonymous

    assert f"{term.size} submissions" in put_away
    assert files_of(there / "submitted") == {
        name: content for name, content in everything.items() if name != "README.md"
    }
    assert {"gradebook.db", ".grader_seed", "received", "autograded", "feedback", ".grader"} <= {
        path.name for path in there.iterdir()
    }
    assert "nothing in submitted/ to put away" in refused
    assert f"{term.size} collected" in again
    assert not (term.course.root / "gradebook.db").exists() or not term.course.marks()

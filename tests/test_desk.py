"""A term of one class at the instructor's desk, with the commands as they are typed."""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import Course
from platform_archives import HEAD, zip_of
from test_give_back import as_moodle_files, as_moodle_reads

from grader import sample_class

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

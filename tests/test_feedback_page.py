"""The feedback page, made from a graded notebook without grading one."""

from __future__ import annotations

import copy
import re
from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode, from_dict

from course.mistakes import MISTAKES
from course.student.overview import RELEASE
from grader.feedback.blanks import LINES, blank_of, raised_at
from grader.feedback.page import NOTES, feedback_page
from grader.feedback.record import MIME, TEXT_CHARACTERS, findings_in, findings_json
from judge import master
from judge.compare import Finding
from judge.rubric import TASKS


def graded(wrong: dict[str, list[Finding]] | None = None, **sources: str) -> NotebookNode:
    """The solved notebook as a graded one: all parts passed but for those that are given, some cells with another source."""
    notebook = copy.deepcopy(master.notebook())
    for number, cell in enumerate(notebook.cells):
        name = master.grade_id(cell) or ""
        cell.source = "\n".join(
            line for line in cell.source.split("\n") if not re.match(r"\s*### (BEGIN|END) SOL", line)
        )
        cell.source = sources.get(name, cell.source)
        if cell.cell_type == "code":
            cell.execution_count = number
        if name.startswith("test_"):
            task = name.removeprefix("test_")
            found = {finding.part: finding for finding in (wrong or {}).get(task, [])}
            findings = [found.get(part, Finding(part, True)) for part in TASKS[task].parts]
            cell.outputs = [
                from_dict({"output_type": "display_data", "metadata": {}, "data": {MIME: findings_json(findings)}})
            ]
    return notebook


def scores(**changed: float) -> dict[str, float]:
    """Full points in each test cell but for those given as test_2a=1, and none for the texts."""
    full = {f"test_{task}": float(TASKS[task].points) for task in TASKS}
    return {**full, "task_1a": 0.0, "feedback": 0.0, **changed}


def page_of(notebook: NotebookNode, points: dict[str, float] | None = None, **facts: object) -> BeautifulSoup:
    """The page, parsed."""
    comments = facts.pop("comments", {})
    return BeautifulSoup(feedback_page(notebook, "ada", points or scores(), comments, **facts), features="html.parser")


def cell_named(notebook: NotebookNode, name: str) -> NotebookNode:
    """A cell by its grade id."""
    return next(cell for cell in notebook.cells if master.grade_id(cell) == name)


def count_of(notebook: NotebookNode, name: str) -> int:
    """A cell's number while grading."""
    return cell_named(notebook, name).execution_count


# ----- what stands on it -----


def test_all_right_says_that_there_is_nothing_to_mend() -> None:
    page = page_of(graded(), handed_in=datetime(2026, 3, 1, 12, 30))
    assert page.html["lang"] == "en"
    assert page.title.text == "ada: 100 of 100 points – Backpropagation"
    assert page.h1.text == "Backpropagation: feedback for ada"
    assert "Nothing to mend" in page.header.text
    assert f"Handed in 2026-03-01 12:30 UTC · release {RELEASE}" in page.header.text
    assert [row.th.text for row in page.select("#tasks tbody tr")] == master.task_order()
    assert not page.select("article")


def test_a_card_shows_what_was_seen_what_to_look_at_and_the_line_that_raised() -> None:
    notebook = graded()
    line = next(
        n for n, text in enumerate(cell_named(notebook, "linear").source.split("\n"), 1) if "x_out = x_in @" in text
    )
    count = count_of(notebook, "linear")
    trace = f"Cell In[{count}], line {line}, in forward: x_out = x_in @ self.w + self.b"
    seen = (
        "The output of forward raised ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, "
        "with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 5 is different from 3)"
    )
    wrong = {"2a": [Finding("output", False, seen, "weights-not-transposed", trace)]}
    card = page_of(graded(wrong), scores(test_2a=1)).select_one("#task-2a")
    assert "1 of 5 points" in card.h3.text
    assert "the inner sizes of the matrix product do not fit (size 5 is different from 3)" in card.dl.text
    assert "gufunc" not in card.text
    assert (
        card.select_one(".look dd").text
        == "w has the shape (n_out, n_in): which way round must it stand in the product?"
    )
    (marked,) = card.select(".raised")
    assert f"{line}x_out = " in marked.text.replace("▸ ", "")
    assert "check_2a(Linear)" in card.text
    assert [summary.text for summary in card.select("summary")] == [
        "Hint 1: a nudge",
        "Hint 2: the formula",
        "The 2 parts of this task",
    ]
    assert card.select("math")


def test_one_mistake_in_two_parts_is_explained_once() -> None:
    mistake = "averaged-over-the-batch"
    wrong = {"2d": [Finding(part, False, f"{part} is off.", mistake) for part in ("dw", "db")]}
    card = page_of(graded(wrong), scores(test_2d=6)).select_one("#task-2d")
    assert card.text.count(MISTAKES[mistake].help) == 1
    assert [seen.text for seen in card.select("dd p")] == ["dw is off.", "db is off."]


def test_a_traceback_through_another_cell_names_that_cell() -> None:
    notebook = graded()
    own = from_dict(
        {
            "cell_type": "code",
            "id": "own-0",
            "metadata": {},
            "source": "def helper(x): return 1 / x",
            "outputs": [],
            "execution_count": 9_001,
        }
    )
    frames = "Cell In[9001], line 1, in helper: def helper(x): return 1 / x"
    notebook = graded(
        {"2a": [Finding("output", False, "The output of forward raised ZeroDivisionError", None, frames)]}
    )
    notebook.cells.insert(3, own)
    page = page_of(notebook, scores(test_2a=1))
    assert "your own cell 1, line 1, in helper" in page.select_one("#task-2a").text
    assert "Your own cell 1" in page.select_one("#answers").text


def test_a_blank_is_not_begun_and_no_mistake() -> None:
    wrong = {
        task: [Finding(part, False, "x: the blank is still open.", "blank") for part in TASKS[task].parts]
        for task in ("6b", "6c")
    }
    page = page_of(graded(wrong), scores(test_6b=0, test_6c=0))
    assert not page.select("article")
    assert "Not begun: 10 points" in page.text
    assert "0 to mend, 2 not begun, 13 all right" in page.header.text


def does_not_exist(task: str) -> list[Finding]:
    """The findings of a task whose cell is missing, if nothing else defines what it asks for."""
    text = "x does not exist: its cell did not run through."
    return [Finding(part, False, text, "cell-did-not-run") for part in TASKS[task].parts]


def test_a_missing_answer_cell_is_said_once() -> None:
    page = page_of(graded({"2f": does_not_exist("2f")}, task_2f=""), scores(test_2f=0))
    assert not page.select("article")
    assert "The cells of these answers are missing, or empty. Copy your answers" in page.select_one("#not-begun").text
    assert "0 to mend, 1 not begun, 14 all right" in page.header.text


def test_what_an_own_cell_earned_in_place_of_a_missing_one_is_judged() -> None:
    wrong = [*does_not_exist("2f")[:-1], Finding([*TASKS["2f"].parts][-1], True)]
    page = page_of(graded({"2f": wrong}, task_2f=""), scores(test_2f=1))
    assert page.select_one("#task-2f")
    assert "The cell of this answer is missing, or empty." in page.select_one("#tasks").text


def test_a_line_of_code_in_an_observation_is_code() -> None:
    text = "Line 2 of the cell is no Python: unmatched ')'. So nothing of this cell has run.\nreturn d_in)"
    wrong = {"6a": [Finding(part, False, text, "cell-did-not-run") for part in TASKS["6a"].parts]}
    card = page_of(graded(wrong), scores(test_6a=0)).select_one("#task-6a")
    assert [code.text for code in card.select("dd code")] == ["return d_in)"]


def test_an_unreadable_notebook_gets_the_reason_and_the_remedy() -> None:
    notebook = graded(**{name: "" for name, cell in master.cells().items() if cell.metadata.nbgrader.solution})
    note = from_dict(
        {"cell_type": "markdown", "id": "grader-notes", "metadata": {NOTES: ["It is not valid JSON."]}, "source": ""}
    )
    notebook.cells.insert(0, note)
    page = page_of(notebook, scores(**{f"test_{task}": 0 for task in TASKS}))
    assert page.select_one(".sum").text == "Not graded"
    assert "It is not valid JSON." in page.main.text
    assert "Hand that file in again" in page.main.text
    assert not page.select("table")


def test_what_the_instructor_wrote_is_on_the_page() -> None:
    wrong = {"2a": [Finding("output", False, "The output is wrong.")]}
    points = scores(test_2a=3, test_2b=4, task_1a=2)
    comments = {"linear": "Nice *idea* <script>alert(1)</script>", "softmax": "No response.", "network": None}
    page = page_of(graded(wrong), points, comments=comments, late_penalty=5)
    assert page.select_one(".sum").text.split()[0] == "94"  # 100 - 2 - 1 + 2 - 5
    assert "by hand: 2" in page.header.text
    assert "handed in late: 5" in page.header.text
    assert "Set by your instructor; the grader gave 1." in page.select_one("#task-2a").text
    assert "Your instructor has set these points by hand." in page.select_one("#task-2b").text
    (comment,) = page.select("#comments ~ dl dd")  # in Markdown, as nbgrader shows comments
    assert comment.em.text == "idea"
    assert not page.select("script")


def test_what_students_wrote_runs_nothing_and_keeps_its_place() -> None:
    text = '# Good\n\n<script>alert(1)</script> <a id="tasks" href="javascript:alert(1)">x</a> ![p](http://x.y/z.png) $a_1$'
    code = "</code></pre><script>alert(1)</script>"
    html = feedback_page(graded(feedback=text, task_4=code), "<i>ada", scores(), {"linear": "<script>"})
    page = BeautifulSoup(html, features="html.parser")
    assert not page.select("script, iframe, img, i[class]")
    assert "<i>ada" in page.h1.text
    assert code in page.select_one("#answers").text
    assert len(page.select("#tasks")) == 1
    assert len(page.select("h1")) == 1
    titles = [summary.text for summary in page.select("#answers summary")]
    assert titles[0] == "Task 1a, the formulas"
    assert titles[-1] == "Your words on this session"
    assert not re.search(r'(?:src|href)="(?!#)', html)


def test_the_page_forbids_everything_that_could_run_or_be_fetched() -> None:
    html = feedback_page(graded(), "ada", scores(), {})
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert len(html.encode()) < 100_000


def test_a_notebook_without_a_record_still_gets_a_page() -> None:
    notebook = graded()
    for cell in notebook.cells:
        cell.pop("outputs", None)
    page = page_of(notebook, scores(test_2a=1))
    assert "ask your instructor" in page.select_one("#task-2a").text


# ----- the record -----


def test_a_record_is_bounded_and_read_with_care() -> None:
    entries = findings_json([Finding("output", False, "x" * 9_999, None, "y" * 9_999)])
    assert {len(entries[0][name]) for name in ("observation", "traceback")} == {TEXT_CHARACTERS}
    cell = from_dict(
        {"outputs": [{"data": {MIME: [*entries, "nonsense", {"part": 3}, {"part": "kept x_in", "new": 1}]}}]}
    )
    first, second = findings_in(cell, "2a")
    assert (first.part, first.passed) == ("output", False)
    assert second == Finding("kept x_in", False)
    assert findings_in(from_dict({"outputs": []}), "2a") is None


# ----- the lines of a blank -----

CELL = """class Linear:
    def forward(self, x_in):
        # ----- add code for task 2a between comments -----

        self.x_in = x_in
        y = 1
        # -------------------------------------------------
        return y
"""


def lines(task: str, source: str, raised: int | None = None) -> list[tuple[int, str]]:
    """Number and text of the lines that are shown."""
    return [(line.number, line.text) for line in blank_of(task, source, raised).lines]


def test_the_lines_between_the_comments() -> None:
    assert lines("2a", CELL) == [(5, "self.x_in = x_in"), (6, "y = 1")]


@pytest.mark.parametrize("source", ["def forward(self): return 1", "class Linear(:", ""])
def test_without_comments_and_without_the_method_the_whole_cell(source: str) -> None:
    assert lines("2a", source) == [(1, source)]


def test_without_comments_the_method() -> None:
    source = CELL.replace("# -----", "# note")
    assert lines("2a", source)[0] == (2, "def forward(self, x_in):")
    assert lines("2a", source)[-1][0] == 8


def test_of_a_long_blank_the_lines_around_the_one_that_raised() -> None:
    source = "def train_improved():\n" + "\n".join(f"    x = {n}" for n in range(300))
    blank = blank_of("5", source, 200)
    assert (len(blank.lines), blank.length) == (LINES, 301)
    assert [line.number for line in blank.lines if line.raised] == [200]


def test_the_last_line_of_the_cell_counts() -> None:
    trace = "Cell In[4], line 2, in a: b()\nCell In[4], line 7, in b: c()\nCell In[5], line 1, in c: 1 / 0"
    assert raised_at(trace, 4) == 7
    assert raised_at(trace, 6) is None


def test_the_table_has_the_whole_first_sentence_and_nothing_of_python_below() -> None:
    seen = (
        "The backward of a layer with 5 outputs was given an array of the shape (3, 1). From the last layer to the first.\n"
        "Python says: ValueError: the inner sizes of the matrix product do not fit (size 5 is different from 1)"
    )
    wrong = {"3a": [Finding("backward", False, seen, "layer-left-out", "linear, line 3")]}
    rows = page_of(graded(wrong), scores(test_3a=7.0)).select("#tasks tr.wrong a")
    assert [row.text for row in rows] == [
        "The backward of a layer with 5 outputs was given an array of the shape (3, 1)"
    ]

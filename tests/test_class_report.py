"""The report's numbers, its excerpts without names, and which answers it calls equal."""

from __future__ import annotations

import pytest

from desk.blanks import anonymous, blank_of, form_of
from desk.class_report import class_report, point_biserial
from desk.equal_answers import equal_answers
from desk.marks import Mark
from desk.regrade import compare
from desk.report import write_pages
from grader.class_summary import ClassSummary
from grader.feedback.class_page import class_page
from judge.rubric import PIECES, TASKS

LINEAR = """\
class Linear(Layer):
    def forward(self, x_in):
        # ----- add code for task 2a between comments -----
        # by Ada L, 12345
        x_out = x_in @ self.w  # "Ada"
        # -------------------------------------------------
        return x_out
"""
PASSED, FAILED = (
    {"passed": True, "observation": ""},
    {"passed": False, "observation": "It is wrong.", "mistake": "transposed"},
)


def findings(**failed: tuple[str, ...]) -> dict[str, list[dict]]:
    """Findings in which these parts failed, `task_2a=("output",)`."""
    return {
        task: [
            {"part": part, **(FAILED if part in failed.get(f"task_{task}", ()) else PASSED)} for part in rubric.parts
        ]
        for task, rubric in TASKS.items()
    }


def test_an_excerpt_holds_no_name() -> None:
    code = blank_of(LINEAR, "2a")
    assert code is not None
    assert anonymous(code) == "x_out = x_in @ self.w"
    assert "Ada" not in (anonymous('print("Ada")  # Ada') or "")
    assert anonymous("x = (") is None
    assert blank_of(LINEAR, "2d") is None


def test_layout_and_comments_make_no_other_answer() -> None:
    assert form_of("def f(x):\n    'Doubles.'\n    return 2*x  # twice") == form_of("def f(x):\n\n    return 2 * x")
    assert form_of("def f(x):\n    return 2 * x") != form_of("def f(x):\n    return x * 2")
    assert form_of("def f(:") is None


def test_point_biserial_is_the_correlation() -> None:
    # By hand: M1 = 8, M0 = 3, s = 5/√2 · … of (9, 7, 4, 2) is √7.25.
    assert point_biserial([True, True, False, False], [9, 7, 4, 2]) == pytest.approx(5 / 7.25**0.5 / 2)
    assert point_biserial([True, True], [1, 2]) is None
    assert point_biserial([True, False], [1, 1]) is None


def test_what_is_counted() -> None:
    kept = {
        "ada": {"findings": findings(), "seconds": 2.0},
        "bob": {
            "findings": findings(task_2a=("output",)),
            "notes": ["There are several cells linear."],
        },
        "cy": {"findings": findings(task_2a=("output",), task_2d=("dw",))},
    }
    marks = {
        student: Mark(
            {
                f"test_{task}": float(sum(TASKS[task].parts[f["part"]] for f in found if f["passed"]))
                for task, found in one["findings"].items()
            }
        )
        for student, one in kept.items()
    }
    report = class_report(marks, kept, {"bob": {"linear": LINEAR}, "cy": {}, "ada": {}}, {}, ["cy"])
    assert report.totals == [100, 96, 94]
    assert report.lost[0] == ("2a", "output", 2)
    assert (report.mistakes[0].task, report.mistakes[0].students) == ("2a", 2)
    assert report.mistakes[0].excerpt == "x_out = x_in @ self.w"
    assert report.unsure == {"a cell that was left out": ["cy"], "two versions of a cell": ["bob"]}
    row = next(row for row in report.tasks if row.task == "2a")
    assert (row.full, row.mean) == (1, pytest.approx(5 - 8 / 3))


def test_answers_that_hardly_anybody_else_has(tmp_path: object) -> None:
    """Two of forty share three rare answers; all share what the exercise suggests."""
    usual = {piece: f"def {piece}():\n    return 1\n" for piece in PIECES}
    answers = {f"s{i:02}": dict(usual) for i in range(40)}
    for i, student in enumerate(answers):
        answers[student]["linear"] = f"def linear():\n    return {i}\n"
    for piece in ("linear", "network", "softmax"):
        answers["s03"][piece] = f"def {piece}():\n    q = 3\n    return q + 4\n"
        answers["s17"][piece] = f"def {piece}():\n    q = 3  # other words\n\n    return q+4\n"
    (group,) = equal_answers(answers, {})
    assert group.students == ["s03", "s17"]
    assert set(group.pieces) == {"linear", "network", "softmax"}
    assert equal_answers(dict.fromkeys(answers, usual), {}) == []


def test_the_page_without_names_holds_none(tmp_path: object) -> None:
    kept = {
        f"student-{i}": {"findings": findings(task_6d=("d_in",)), "notes": ["There are several cells linear."]}
        for i in range(3)
    }
    marks = {student: Mark({"test_2a": 5.0}) for student in kept}
    report = class_report(marks, kept, {student: {} for student in kept}, {})
    named, anonymous_page = (path.read_text() for path in write_pages(report, tmp_path))
    assert "student-1" in named
    assert "student-1" not in anonymous_page
    assert 'href="../feedback/index.html"' in named
    assert "href=" not in anonymous_page


def test_the_page_of_the_class_leads_to_the_report_where_there_is_one() -> None:
    summary = ClassSummary([])
    assert 'href="../report/class.html"' in class_page(summary, has_report=True)
    assert "href=" not in class_page(summary)
    assert "python -m grader report" in class_page(summary)


def test_what_moved_between_two_gradings() -> None:
    before, after = findings(task_2a=("output",)), findings(task_2d=("dw",))
    gained, lost = compare("ada", before, after, {"2d"})
    assert (gained.part, gained.points, gained.after) == ("output", 4, "right")
    assert (lost.part, lost.points, lost.is_by_hand) == ("dw", -2, True)
    assert "set by hand: the mark stays" in lost.line()

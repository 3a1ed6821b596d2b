"""The student version as it is handed out, and what students do to it by accident: each message says what to do next."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbclient.exceptions import CellExecutionError
from student import Student, said, student_at_work

from judge.rubric import TASKS

# Optional cells that need no blank: they show something of their own.
SHOW_SOMETHING = {
    "try-neuron",
    "try-two-paths",
    "try-graph-to-touch",
    "try-own-example",
    "try-own-gradient-check",
    "try-find-the-bug",
}
# What a message ends with that sends the student to another cell.
SENDS_TO_A_CELL = re.compile(r"run:? .*(cell|del )")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Iterator[Student]:
    """The student version, all cells run."""
    with student_at_work(tmp_path_factory.mktemp("untouched") / "backpropagation", environment) as student:
        student.run_all()
        yield student


@pytest.fixture
def student(tmp_path: Path, environment: dict[str, str]) -> Iterator[Student]:
    """A student who has just opened the notebook."""
    with student_at_work(tmp_path / "backpropagation", environment) as student:
        yield student


# ----- nothing filled in yet -----


def test_no_cell_ends_in_a_traceback(untouched: Student) -> None:
    outputs = {cell.id: said(cell) for cell in untouched.notebook.cells if cell.cell_type == "code"}
    assert [name for name, text in outputs.items() if re.search(r"Traceback|\w+Error:", text)] == []
    long = {"overview", *SHOW_SOMETHING}
    assert [name for name, text in outputs.items() if len(text.splitlines()) > 3 and name not in long] == []


def test_each_open_task_is_named_once_by_its_own_check(untouched: Student) -> None:
    """Not by another check: that one would have stopped at its own blank."""
    for task in TASKS:
        assert said(untouched.cell(f"test-{task}")) == f"○ Task {task} is open."


def test_each_open_task_is_named_once_by_the_overview(untouched: Student) -> None:
    lines = said(untouched.cell("overview")).splitlines()
    for task in TASKS:
        (line,) = [line for line in lines if line[2:].startswith(f"{task} ")]
        assert re.fullmatch(rf"○ {task} +\S+ +{TASKS[task].points} points +open", line)
    assert "0 of 15 tasks are done." in lines
    assert "They are worth 0 of 100 points. Next: 2a, Linear.forward." in lines
    names = [line.split()[1] for line in lines if line.startswith("○ ")]
    assert names[:5] == ["2a", "2d", "2e", "2b", "2c"], "the order of the notebook"


def test_nothing_open_is_an_error(untouched: Student) -> None:
    """A fresh notebook is not red: JupyterLab sets errors on a red ground."""
    kinds = {cell.id: [output.output_type for output in cell.get("outputs", [])] for cell in untouched.notebook.cells}
    assert [name for name, outputs in kinds.items() if "error" in outputs] == []


def test_cells_after_a_blank_say_in_one_line_what_they_wait_for(untouched: Student) -> None:
    code = [cell for cell in untouched.notebook.cells if cell.cell_type == "code"]
    waiting = [
        cell for cell in code if cell.id.startswith(("try-", "training-", "plot-")) and cell.id not in SHOW_SOMETHING
    ]
    assert len(waiting) > 10
    for cell in waiting:
        *_, last = said(cell).splitlines()
        assert re.fullmatch(r"○ (This cell|Nothing to draw yet: this picture) waits for .+\.", last), cell.id


def test_nothing_is_written_outside_of_the_cache(untouched: Student, environment: dict[str, str]) -> None:
    names = {path.name for path in untouched.folder.rglob("*") if "__pycache__" not in path.parts}
    handed_out = {path.name for path in (Path(__file__).parent.parent / "release").rglob("*")}
    assert names - handed_out == set()


# ----- tasks in any order -----


def test_a_task_can_be_filled_in_before_those_that_stand_above_it(student: Student) -> None:
    """2d before 2a: the check of 2d brings what it needs, those of the others stay open."""
    student.run_given()
    blank = student.cell("linear").source
    student.solve("linear")
    solved = student.cell("linear").source
    start, end = (solved.index(f"code for task {task}") for task in ("2d", "2e"))
    first, last = (blank.index(f"code for task {task}") for task in ("2d", "2e"))
    student.cell("linear").source = blank[:first] + solved[start:end] + blank[last:]
    student.run("linear", "mean-square-error")
    assert student.run("test-2d").startswith("✓ 2d")
    assert student.run("test-2a") == "○ Task 2a is open."
    assert student.run("try-worked-example") == "○ This cell waits for task 2a."


# ----- mishaps -----


def test_a_blank_that_is_filled_in_and_not_run_is_told_when_its_check_is_asked_again(student: Student) -> None:
    student.run_given()
    student.run("linear")
    assert student.run("test-2a") == "○ Task 2a is open."
    assert student.run("test-2a") == (  # what stands in the cell by now, a kernel can't know
        "○ Task 2a is open. If you have filled it in, run its cell first: this check sees what ran last."
    )
    student.run("linear")
    assert student.run("test-2a") == "○ Task 2a is open."
    student.solve("linear")
    assert student.run("test-2a").startswith("✓ 2a")


def test_cells_run_out_of_order_name_the_cell_to_run_first(student: Student) -> None:
    student.run("given-imports")
    assert student.run("test-2a") == (
        "○ Linear is not defined (yet, or since the kernel was restarted): run the cell in which you write Linear first."
    )
    text = student.run("linear")
    assert text == (
        "○ Layer is not defined (yet, or since the kernel was restarted): "
        "run the cell of the given code with the class Layer first."
    )
    for name in ("training-4", "plot-predictions-4", "try-2f"):
        text = student.run(name)
        assert SENDS_TO_A_CELL.search(text), text
        assert len(text.splitlines()) == 1


def test_a_kernel_restarted_in_the_middle_of_a_training_says_what_to_run(student: Student) -> None:
    student.run_given()
    student.solve("linear", "mean-square-error", "network", "task-4")
    student.restart()
    student.run("given-imports", "given-train")
    assert "run the training cell of task 4 first" in student.run("plot-predictions-4")
    assert student.run("plot-learning-curve-4").startswith("○ Nothing to draw yet")
    assert "run the cell in which you write train_single_layer first" in student.run("training-4")


def test_a_deleted_cell_is_missed_by_the_overview(student: Student) -> None:
    student.notebook.cells.remove(student.cell("network"))
    student.save()
    student.run_given()
    text = student.run("overview")
    assert "✗ Cells of the release are missing: network." in text
    assert re.search(r"○ 3a +Network +10 points +not run: run the cell in which you write it", text)


@pytest.mark.parametrize(
    ("mishap", "message"),
    [
        ("train = 5", "the given name train was overwritten"),
        ("Sigmoid = Sigmoid()", "the given name Sigmoid was overwritten"),
        ("sum = 3.5", "Python's own sum was overwritten"),
    ],
)
def test_an_overwritten_name_is_found(student: Student, mishap: str, message: str) -> None:
    student.run_given()
    student.solve("linear", "mean-square-error", "network", "task-4")
    student.cell("task-4").source = student.cell("task-4").source.replace("    net = ", "    sum([1])\n    net = ")
    student.run("task-4")
    student.write(mishap, before="test-4")
    for name in ("test-4", "training-4"):
        text = student.run(name)
        assert message in text
        assert SENDS_TO_A_CELL.search(text)
        assert len(text.splitlines()) == 2


def test_a_division_by_zero_is_shown_with_the_students_own_line(student: Student) -> None:
    student.run_given()
    student.solve("mean-square-error")
    source = student.cell("mean-square-error").source
    student.cell("mean-square-error").source = source.replace("(prediction - target) ** 2", "1 / 0")
    student.run("mean-square-error")
    text = student.run("test-2b")
    assert text.startswith("✗ 2b MeanSquareError.estimate: A number is divided by zero.")
    assert "in estimate: cost = 1 / 0" in text
    assert "Python says: ZeroDivisionError: division by zero" in text
    assert len(text.splitlines()) == 4


def test_code_beside_the_line_of_a_blank_is_told(student: Student) -> None:
    student.run_given()
    cell = student.cell("mean-square-error")
    line = 'raise NotImplementedError("Task 2b is open: write your code here, in place of this line.")'
    cell.source = cell.source.replace(line, f"cost = (prediction - target) ** 2\n        {line}")
    student.run("mean-square-error")
    assert student.run("test-2b").splitlines() == [
        "○ Task 2b is open: there is code in its blank, but this line still stands there. Delete it.",
        f"  {line}",
    ]
    student.solve("network")
    cell = student.cell("network")
    rest = "    backward = zero_gradients = update_parameters = forward\n"
    cell.source = re.sub(r"    def backward.*(?=    # -{20})", rest, cell.source, flags=re.DOTALL)
    student.run("linear", "network")
    assert f"still stands there, delete it: {rest.strip()}" in " ".join(student.run("test-3a").split())


def test_a_wrong_task_is_named_before_what_is_made_with_it_and_the_overview_is_reached(student: Student) -> None:
    """All cells, one after the other, as Restart & Run All does: only a cell that may fail does."""
    for cell in student.solved.cells:
        if cell.cell_type == "code":
            student.cell(cell.id).source = cell.source
    wrong = student.cell("linear")
    wrong.source = wrong.source.replace("d_out.T @ self.x_in", "d_out.T @ self.x_in / len(d_out)")
    student.client.allow_errors = False
    student.run_all()
    line = "✗ Task 2d is wrong: its check says why. Mend it first, what follows is made with it."
    checks = ("test-4", "test-5", "test-6e")
    for name in ("try-worked-example", *checks, "training-4", "training-5", "training-6e"):
        assert said(student.cell(name)).splitlines()[0] == line, name
    text = said(student.cell("overview"))
    assert re.search(r"✗ 2d +Linear.backward +10 points +wrong: the cell of its check says why", text)
    shown = student.cell("overview").outputs[0].data["text/html"]
    assert '<th scope="row">✗\u00a0wrong</th>' in shown, "a telephone's table has room for no more"
    assert "✗ 2d: the cell of its check says why." in shown
    assert "14 of 15 tasks are done.\nThey are worth 90 of 100 points. Next: 2d, Linear.backward." in text


def test_a_failed_check_is_an_error_for_programs_too(student: Student) -> None:
    student.run_given()
    student.solve("mean-square-error")
    source = student.cell("mean-square-error").source
    student.cell("mean-square-error").source = source.replace("cost = (", "cost = 2 * (")
    student.run("mean-square-error")
    student.client.allow_errors = False
    with pytest.raises(CellExecutionError, match="✗ 2b MeanSquareError"):
        student.write("check_2b(MeanSquareError)", before="test-2b")


def test_what_students_write_is_no_html(student: Student) -> None:
    student.run_given()
    student.solve("mean-square-error")
    source = student.cell("mean-square-error").source
    trap = "raise ValueError('<img src=x onerror=alert(1)>')"
    student.cell("mean-square-error").source = re.sub(r"cost = .*", trap, source)
    student.run("mean-square-error")
    assert "<img src=x" in student.run("test-2b")
    (output,) = student.cell("test-2b").outputs
    assert "&lt;img src=x" in output.data["text/html"]
    assert "<img" not in output.data["text/html"]


def test_a_training_whose_cost_is_no_number_says_so(student: Student) -> None:
    student.run_given()
    student.solve("linear", "mean-square-error", "network", "task-4")
    source = student.cell("task-4").source
    student.cell("task-4").source = source.replace("number_epochs, batch_size, learning_rate", "3, 600, 1e30")
    student.cell("task-4").source = student.cell("task-4").source.replace(", Sigmoid()", "")
    student.run("task-4")
    text = student.run("training-4")
    assert "the cost is no number" in text
    assert "Try a smaller learning rate" in text
    assert "Warning" not in text


def test_an_interrupted_training_keeps_what_it_has_learned(student: Student) -> None:
    """As by the button Interrupt Kernel."""
    student.run_given()
    student.solve("linear", "mean-square-error", "network", "task-4")
    source = student.cell("task-4").source
    student.cell("task-4").source = source.replace("number_epochs, batch_size", "100000, batch_size")
    student.run("task-4")
    student.interrupt_after(seconds=3)
    text = student.run("training-4")
    interrupted = re.search(r"Stopped after (\d+) epochs\. The net keeps what it has learned\.", text)
    assert interrupted
    assert int(interrupted[1]) > 1
    assert "Traceback" not in text
    assert "of the validation digits are mistaken." in student.run("plot-predictions-4")
    assert re.search(rf"task 4 .* {interrupted[1]} ", student.run("table-of-runs"))


# ----- what a training shows -----


def test_a_training_shows_one_line(student: Student) -> None:
    """Its line is written over and over, so that no page and no log fills up."""
    student.run_given()
    student.solve("linear", "mean-square-error", "network", "task-4")
    text = student.run("training-4")
    lines = [line.split("\r")[-1] for line in text.splitlines() if line.strip()]
    assert len(lines) == 1
    assert re.search(r"epoch 100/100 .* left, cost 0\.\d+, accuracy 0\.\d+", lines[0])


def test_a_training_shows_one_line_in_a_log(untouched: Student, environment: dict[str, str]) -> None:
    """Outside of Jupyter, with the output in a file."""
    names = ("given-imports", "given-train", "given-sigmoid-function", "given-layer-and-cost", "given-sigmoid")
    script = [untouched.cell(name).source for name in names]
    script += [cell.source for cell in untouched.solved.cells if cell.id in ("linear", "mean-square-error", "network")]
    script.append("train(Network([Linear(784, 10), Sigmoid()]), MeanSquareError(), 30, 600, 0.0001)")
    command = [sys.executable, "-c", "\n\n".join(script)]
    done = subprocess.run(command, cwd=untouched.folder, env=environment, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    written = [line.split("\r")[-1] for line in done.stdout.decode().split("\n") if "training:" in line]
    assert len(written) == 1
    assert "epoch 30/30" in written[0]
    assert done.stderr == b""

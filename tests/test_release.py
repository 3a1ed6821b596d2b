"""The generated folders are in sync with the master, and the student version holds nothing that it should not."""

from __future__ import annotations

import html
import re
import shutil
import textwrap
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT, Course, files_of
from nbformat import NotebookNode

from grader import handout
from judge.rubric import ASSIGNMENT, PIECES, TASKS

SOURCE = ROOT / "source" / ASSIGNMENT
RELEASE = ROOT / "release" / ASSIGNMENT
SOLUTIONS = ROOT / "solutions" / ASSIGNMENT
NOTEBOOK = f"{ASSIGNMENT}.ipynb"

POINTS = {
    "2a": 5, "2b": 5, "2c": 5, "2d": 10, "2e": 5, "2f": 5, "3a": 10, "3b": 5, "4": 10, "5": 10,
    "6a": 5, "6b": 5, "6c": 5, "6d": 10, "6e": 5,
}  # fmt: skip
TEXT_CELLS = {"task_1a", "feedback"}
REGION = re.compile(r"^[ ]*### BEGIN SOLUTION\n(.*?)\n[ ]*### END SOLUTION$", re.DOTALL | re.MULTILINE)
# Lines of a solution that give nothing away: a check calls one layer like that, a plot one finished net, the worked example
# the layers of its numbers, and the given `train_epoch` shows these calls too.
PLAIN_CALLS = {
    "layer.update_parameters(learning_rate)",
    "net.backward(cost_function.gradient(cost))",
    "linear_layer.zero_gradients()",
}
# What a student gets beside the package and the figures.
OTHER_FILES = {
    NOTEBOOK,
    "load_mnist.py",
    "requirements.txt",
    "mnist-5000-idx2-ubyte.gz",
    "mnist-5000-idx2-ubyte.txt",  # where the digits come from, and their licence
}


def read(folder: Path) -> NotebookNode:
    """The notebook in a folder."""
    return nbformat.read(folder / NOTEBOOK, as_version=4)


def grade_id(cell: NotebookNode) -> str | None:
    """The cell's name in nbgrader, if it has one."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def named(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """The cells that have a name."""
    return {grade_id(cell): cell for cell in notebook.cells if grade_id(cell)}


@pytest.fixture(scope="module")
def master() -> NotebookNode:
    """The notebook that a person edits."""
    return read(SOURCE)


@pytest.fixture(scope="module")
def release(course: Course) -> NotebookNode:
    """The student version, made anew."""
    return read(course.root / "release" / ASSIGNMENT)


@pytest.fixture(scope="module")
def solutions(course: Course) -> NotebookNode:
    """The solved version, made anew."""
    return read(course.root / "solutions" / ASSIGNMENT)


# ----- in sync -----


def test_release_is_what_the_generator_makes(course: Course) -> None:
    made, stands = files_of(course.root / "release"), files_of(ROOT / "release")
    assert sorted(made) == sorted(stands)
    assert [name for name in made if made[name] != stands[name]] == []


def test_release_comes_out_the_same_where_it_stands_already(course: Course, plain_class: Course) -> None:
    assert files_of(plain_class.root / "release") == files_of(course.root / "release")


def test_solutions_have_the_sources_that_the_generator_makes(solutions: NotebookNode) -> None:
    stands = read(SOLUTIONS)
    assert [(cell.id, cell.cell_type, cell.source, cell.metadata) for cell in stands.cells] == [
        (cell.id, cell.cell_type, cell.source, cell.metadata) for cell in solutions.cells
    ]
    assert stands.metadata == solutions.metadata


def test_solutions_have_the_files_that_the_generator_makes(course: Course) -> None:
    made, stands = files_of(course.root / "solutions" / ASSIGNMENT), files_of(SOLUTIONS)
    assert sorted(made) == sorted(stands)
    assert [name for name in made if name != NOTEBOOK and made[name] != stands[name]] == []


# ----- the solved version -----


def test_solutions_hold_the_solutions_without_their_delimiters(master: NotebookNode, solutions: NotebookNode) -> None:
    solved = named(solutions)
    for name, cell in named(master).items():
        if cell.metadata.nbgrader.solution:
            lines = cell.source.split("\n")
            expected = [line for line in lines if line.strip() not in ("### BEGIN SOLUTION", "### END SOLUTION")]
            assert solved[name].source == "\n".join(expected)


def test_solutions_hold_no_hidden_test(course: Course) -> None:
    text = (course.root / "solutions" / ASSIGNMENT / NOTEBOOK).read_text(encoding="utf-8")
    assert [word for word in ("HIDDEN TESTS", "probes", "BEGIN SOLUTION", "END SOLUTION") if word in text] == []


def test_solutions_are_executed_with_outputs_and_without_errors(solutions: NotebookNode) -> None:
    code = [cell for cell in solutions.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.source.strip() and cell.execution_count is None] == []
    outputs = [(cell.id, output) for cell in code for output in cell.outputs]
    assert [cell for cell, output in outputs if output.output_type == "error"] == []
    assert sum("image/png" in output.get("data", {}) for _, output in outputs) >= 7
    for name, cell in named(solutions).items():
        if name.startswith(("test_", "training_")):
            assert cell.outputs, f"{name} shows nothing"


def test_every_picture_in_the_solutions_has_an_alternative_text() -> None:
    outputs = [output for cell in read(SOLUTIONS).cells for output in cell.get("outputs", ())]
    pictures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 9
    assert all(output.metadata["image/png"]["alt"] for output in pictures)
    for output in pictures:  # JupyterLab reads it in the HTML alone
        image = re.fullmatch(
            r'<figure .*<img src="data:image/png;base64,[^"]+" alt="([^"]+)" width="480" style="[^"]+">'
            r"<figcaption>(.+)</figcaption></figure>",
            output.data["text/html"],
            re.DOTALL,
        )
        assert html.unescape(image[1]) == output.metadata["image/png"]["alt"]
        assert html.unescape(image[2].replace("<br>", "\n")) == output.data["text/plain"]
    assert any(
        re.search(r"cost 0\.\d+ to 0\.\d+, accuracy 0\.\d+ to 0\.\d+ in 100 epochs", output.data["text/plain"])
        for output in pictures
    )


def test_every_visible_check_passes_in_the_solutions(solutions: NotebookNode) -> None:
    for task in TASKS:
        (output,) = named(solutions)[f"test_{task}"].outputs
        assert output.data["text/plain"].startswith(f"✓ {task} ")
        assert f'<div class="done">✓ {task} ' in output.data["text/html"]


def test_generating_the_solutions_fails_when_a_cell_fails(course: Course, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(course.root, root)
    broken = Course(root, course.environment)
    notebook = nbformat.v4.new_notebook(metadata=read(SOURCE).metadata)
    notebook.cells = [nbformat.v4.new_code_cell("1 / 1", id="fine"), nbformat.v4.new_code_cell("1 / 0", id="fails")]
    nbformat.write(notebook, root / "source" / ASSIGNMENT / NOTEBOOK)
    output = broken.nbgrader("generate_solution", ASSIGNMENT, status=1)
    assert "The cell fails of the solved notebook failed: ZeroDivisionError: division by zero" in output
    assert not (root / "solutions" / ASSIGNMENT).exists(), "a half-written solved version stays behind"


# ----- the student version -----


def test_release_is_the_master_with_blanks_for_solutions_and_without_hidden_tests(
    master: NotebookNode, release: NotebookNode
) -> None:
    assert [cell.id for cell in release.cells] == [cell.id for cell in master.cells]
    for cell, expected in zip(release.cells, master.cells, strict=True):
        if grade_id(expected) in TEXT_CELLS:
            assert cell.source == REGION.sub("YOUR ANSWER HERE", expected.source)
        elif expected.metadata.get("nbgrader", {}).get("solution"):
            assert cell.source == with_blanks(expected.source)
        else:
            assert cell.source == expected.source.split("\n### BEGIN HIDDEN TESTS")[0]


def with_blanks(source: str) -> str:
    """A solution cell as students get it: written apart from the generator's own code."""

    def blank(region: re.Match[str]) -> str:
        task = re.findall(r"# -+ add code for task (\w+) between comments -+", source[: region.start()])[-1]
        indent = " " * (len(region[0]) - len(region[0].lstrip()))
        if task != "3a":
            text = f'raise NotImplementedError("Task {task} is open: write your code here, in place of this line.")'
        else:
            text = (
                "def forward(self, *arguments):\n"
                '    raise NotImplementedError("Task 3a is open: write your code here, in place of these lines.")\n\n'
                "backward = zero_gradients = update_parameters = forward"
            )
        return textwrap.indent(text, indent)

    blanks, count = REGION.subn(blank, source)
    assert count, "a solution cell without a solution"
    return blanks


def test_every_task_has_one_blank_in_the_cell_of_its_piece(release: NotebookNode) -> None:
    cells = named(release)
    blanks = {task: [name for name in PIECES if f"Task {task} is open:" in cells[name].source] for task in TASKS}
    assert blanks == {task: [TASKS[task].piece] for task in TASKS}


def test_blanks_stand_between_the_two_comment_lines(release: NotebookNode) -> None:
    for task in TASKS:
        source = named(release)[TASKS[task].piece].source
        assert re.search(
            rf"# -+ add code for task {task} between comments -+\n(?:[ ]*def forward.*\n)?"
            rf"[ ]*raise NotImplementedError\(\"Task {task} is open: .*\"\)\n(?:\n[ ]*backward = .*\n)?[ ]*# -{{20,}}",
            source,
        ), f"task {task}"


def test_release_holds_no_line_of_a_solution(course: Course, master: NotebookNode) -> None:
    given, solved = set(), set()
    for cell in master.cells:
        source = REGION.sub("", cell.source)
        given |= {line.strip() for line in source.split("\n")}
        solved |= {line.strip() for region in REGION.findall(cell.source) for line in region.split("\n")}
    telling = {line for line in solved - given if len(line) >= 20} - PLAIN_CALLS
    assert len(telling) > 30, "no line of a solution was found in the master"
    for name, content in files_of(course.root / "release").items():
        if not name.endswith((".gz", ".npz")):
            lines = {re.sub(r'^"|(\\n)?",?$', "", line.strip()).strip() for line in content.decode().split("\n")}
            assert telling & lines == set(), name


def test_release_holds_nothing_of_the_hidden_tests(course: Course) -> None:
    for name, content in files_of(course.root / "release").items():
        if not name.endswith((".gz", ".npz")):
            text = content.decode()
            words = (
                "HIDDEN TEST",
                "BEGIN SOLUTION",
                "END SOLUTION",
                "### BLANK",
            )
            assert [word for word in words if word in text] == [], name
            assert not re.search(r"(import|from) (probes|judge|grader)\b", text), name
            if name != "backpropagation/course/drivers/fork.py":  # which runs in the sandbox alone
                assert not re.search(r"(import|from) sandbox\b", text), name


def test_release_holds_no_file_that_only_an_instructor_needs(course: Course, release: NotebookNode) -> None:
    """Beside the notebook lie the digits, one module, one package, and figures that the notebook shows."""
    files = files_of(course.root / "release" / ASSIGNMENT)
    shown = {name for name in files if any(f"]({name})" in cell.source for cell in release.cells)}
    assert set(files) == OTHER_FILES | shown | set(handout.package_files())
    assert {Path(name).parts[0] for name in shown} == {"figures"}


def test_release_holds_no_outputs(release: NotebookNode) -> None:
    assert [cell.id for cell in release.cells if cell.get("outputs") or cell.get("execution_count")] == []


def test_release_names_its_release(course: Course, release: NotebookNode) -> None:
    source = (course.root / "release" / ASSIGNMENT / "course" / "student" / "overview.py").read_text(encoding="utf-8")
    (version,) = re.findall(r'^RELEASE = "(.+)"$', source, re.MULTILINE)
    assert re.fullmatch(r"\d+(\.\d+)+", version)
    assert "RELEASE" in named(release)["given_imports"].source


# ----- cells -----


def test_cells_have_ids_of_their_own_that_say_what_they_are(master: NotebookNode) -> None:
    """Ids stand in the master, so that making the versions again draws no new ones."""
    ids = [cell.id for cell in master.cells]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4})*", name)] == []
    assert '"nbformat_minor": 5' in (SOURCE / NOTEBOOK).read_text(encoding="utf-8")


@pytest.mark.parametrize("version", ["master", "release", "solutions"])
def test_notebooks_are_valid(version: str, request: pytest.FixtureRequest) -> None:
    nbformat.validate(request.getfixturevalue(version))


def test_points_are_those_of_the_specification(master: NotebookNode, release: NotebookNode) -> None:
    assert sum(POINTS.values()) == 100
    assert {task: rubric.points for task, rubric in TASKS.items()} == POINTS
    expected = {f"test_{task}": points for task, points in POINTS.items()} | dict.fromkeys(TEXT_CELLS, 0)
    for notebook in (master, release):
        cells = named(notebook).items()
        points = {name: cell.metadata.nbgrader.points for name, cell in cells if cell.metadata.nbgrader.grade}
        assert points == expected


def test_kinds_of_cells(release: NotebookNode) -> None:
    cells = named(release)
    for name in PIECES:
        nbgrader = cells[name].metadata.nbgrader
        assert (nbgrader.solution, nbgrader.grade, nbgrader.locked, cells[name].cell_type) == (
            True,
            False,
            False,
            "code",
        )
    for name in TEXT_CELLS:
        nbgrader = cells[name].metadata.nbgrader
        assert (nbgrader.solution, nbgrader.grade, cells[name].cell_type) == (True, True, "markdown")
    for task, rubric in TASKS.items():
        cell = cells[f"test_{task}"]
        nbgrader = cell.metadata.nbgrader
        assert (nbgrader.solution, nbgrader.grade, nbgrader.locked) == (False, True, True)
        assert "raises-exception" in cell.metadata.tags
        assert cell.source == f"check_{task}({PIECES[rubric.piece]})"
        assert cell.metadata.editable is False
        assert cell.metadata.deletable is False
    expected = {*PIECES, *TEXT_CELLS, *(f"test_{task}" for task in TASKS)}
    given = {name for name in cells if name not in expected}
    assert all(cells[name].metadata.nbgrader.locked for name in given)


def test_test_cells_come_right_after_the_cell_that_they_test(release: NotebookNode) -> None:
    """Where several tasks share a cell, their test cells follow in task order, with nothing between them."""
    names = [grade_id(cell) for cell in release.cells]
    for piece in PIECES:
        tests = [f"test_{task}" for task, rubric in TASKS.items() if rubric.piece == piece]
        start = names.index(piece) + 1
        assert names[start : start + len(tests)] == sorted(tests)

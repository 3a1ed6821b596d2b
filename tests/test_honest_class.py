"""A class of honest submissions of all kinds, graded by the class command: each gets 100 points.

`KINDS` is the table of what teachers report of their students' notebooks and machines, each with what tries it here.
"""

from __future__ import annotations

import pytest
import test_arrival
import test_cells
import test_collect
import test_install
import test_load_mnist
import test_marks_table
import test_names
import test_one_run
import test_overview
from conftest import Course, copy_course
from test_arrival import WHOLE_NOTEBOOKS
from test_honest import HABITS
from test_submission import READ_AS_MEANT, put, solved

from grader.sandbox import unavailable
from judge.rubric import TASKS

# What is reported: the submissions of this class that have it, by their names in the tables, or the tests of it.
KINDS = {
    # files as they arrive
    "files that a Mac puts beside others": ["a Mac's file beside it", "__MACOSX beside it", "a Mac's zip"],
    "other endings and names": ["capitals", ".ipynb.json", ".ipynb.txt", ".json", "no ending", "a download's name"],
    "damaged files": ["NULs at the end", "the rest of an older save", "a trailing comma", "a byte that is no UTF-8"],
    "saved by other programs": ["colab", "visual studio code", "another kernel", "no ids", "format 3"],
    "a zip in place of the notebook": ["a zip", "a zip with a folder", "a zip under the notebook's name"],
    "archives of a platform": [
        test_collect.test_moodle_with_its_worksheet,
        test_collect.test_a_bad_archive_stops_nobody,
    ],
    "misplaced submissions": [test_arrival.test_misplaced_submissions_are_named_with_their_place],
    "a pasted picture": [test_arrival.test_a_pasted_picture_is_on_the_page],
    "timestamps of any content": [test_arrival.test_a_timestamp_of_any_content_is_read_or_named],
    # names
    "a folder's name that is no UTF-8": [test_arrival.test_no_name_stops_a_class],
    "markup in a name": [test_arrival.test_no_name_stops_a_class, test_names.test_anything_else_becomes_a_name],
    "long names": [test_marks_table.test_names_are_cut_in_the_middle_by_their_width],
    "letters that a terminal can't show": [test_arrival.test_names_do_nothing_to_the_terminal],
    "brackets in the course's path": [test_arrival.test_no_name_stops_a_class],
    # cells as they ran
    "magics": ["magics on top of answers", "magics around a helper", "the kernel and its frontend"],
    "input()": ["questions to the student"],
    "an answer cell copied or split": ["an answer cell copied and split", "repeated cells"],
    "floating-point errors raised": ["errors, warnings and printing set"],
    "packages that are not here": ["packages and names of another machine"],
    "a module of one's own": ["a module that a cell writes", "modules and data beside the notebook"],
    "several processes": ["several processes"],
    "an own cell that trains": ["an own cell trains for long"],
    "statements that fail": ["statements that fail between others"],
    "classes with more than was asked for": ["classes with more than the page asks for"],
    "a newer Python": [test_cells.test_a_newer_python_is_named],
    # machines
    "tqdm imported over the given name": [test_arrival.test_an_overwritten_tqdm_is_named],
    "MNIST_DIR with a space": [test_load_mnist.test_embedded_is_understood_as_shells_hand_it_over],
    "a CA bundle that is not there": [test_load_mnist.test_certificates_that_are_not_there_are_told_in_one_line],
    "Colab looks at another file": [test_overview.test_in_colab_another_file_is_not_looked_at],
    "the line for Colab": [test_arrival.test_the_readmes_lines_for_colab_work],
    "no file locks": [test_one_run.test_a_file_system_without_flock],
    "a gradebook of an older nbgrader": [test_arrival.test_a_gradebook_of_an_older_nbgrader_is_named],
    "the oldest Python": [test_install.test_the_lock_installs_with_each_python_that_is_found],
}
IN_THIS_CLASS = sorted({name for tried in KINDS.values() for name in tried if isinstance(name, str)})
NEEDS_A_SANDBOX = {"several processes"}  # which elsewhere share the memory of whoever grades


@pytest.fixture(scope="module")
def marks(course: Course, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The class as it was graded: points by student."""
    own = copy_course(tmp_path_factory.mktemp("honest") / "course", course.environment)
    for number, name in enumerate(IN_THIS_CLASS):
        folder = own.submission(f"student-{number:02}")
        if name in HABITS:
            content = solved()
            changes, files = HABITS[name]
            for change in changes:
                change(content)
            put(folder, content)
            for path, text in files.items():
                put(folder, text, path)
        elif name in WHOLE_NOTEBOOKS:
            WHOLE_NOTEBOOKS[name][0](folder)
        else:
            READ_AS_MEANT[name](folder)
    own.grader("grade")
    graded = own.marks()
    return {name: sum(graded[f"student-{number:02}"].values()) for number, name in enumerate(IN_THIS_CLASS)}


@pytest.mark.parametrize("kind", [kind for kind, tried in KINDS.items() if isinstance(tried[0], str)])
def test_all_points(kind: str, marks: dict[str, float]) -> None:
    if unavailable() and NEEDS_A_SANDBOX & set(KINDS[kind]):
        pytest.skip("there is no sandbox here")
    everything = sum(task.points for task in TASKS.values())
    assert {name: marks[name] for name in KINDS[kind]} == dict.fromkeys(KINDS[kind], everything)

"""What the notebook imports: plots, the record of your trainings, the worked example, the optional exercises and questions."""

from course.student import experiments, plots, puzzles
from course.student.browser_tab import ends_in_a_tab, stop_if_late
from course.student.bugs import check_repaired, find_the_bug
from course.student.first_layer import without_d_in
from course.student.graph import graph_to_touch
from course.student.neuron import check_neuron, check_two_paths
from course.student.own_code import questions_on_my_code
from course.student.own_numbers import my_example
from course.student.questions import say_first
from course.student.runs import once_solved, record_run, show_runs, start_run
from course.student.suspects import who_slips_through
from course.student.worked_example import compare_with_hand

__all__ = [
    "check_neuron",
    "check_repaired",
    "check_two_paths",
    "compare_with_hand",
    "ends_in_a_tab",
    "experiments",
    "find_the_bug",
    "graph_to_touch",
    "my_example",
    "once_solved",
    "plots",
    "puzzles",
    "questions_on_my_code",
    "record_run",
    "say_first",
    "show_runs",
    "start_run",
    "stop_if_late",
    "who_slips_through",
    "without_d_in",
]

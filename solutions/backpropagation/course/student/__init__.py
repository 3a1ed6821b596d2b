"""What the notebook imports: plots, the record of your trainings, the worked example, and the optional exercises."""

from course.student import experiments, plots, puzzles
from course.student.bugs import check_repaired, find_the_bug
from course.student.first_layer import without_d_in
from course.student.graph import graph_to_touch
from course.student.neuron import check_neuron, check_two_paths
from course.student.own_numbers import my_example
from course.student.runs import once_solved, record_run, show_runs, start_run
from course.student.suspects import who_slips_through
from course.student.worked_example import compare_with_hand

__all__ = [
    "check_neuron",
    "check_repaired",
    "check_two_paths",
    "compare_with_hand",
    "experiments",
    "find_the_bug",
    "graph_to_touch",
    "my_example",
    "once_solved",
    "plots",
    "puzzles",
    "record_run",
    "show_runs",
    "start_run",
    "who_slips_through",
    "without_d_in",
]

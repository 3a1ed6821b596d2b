"""What the notebook's text says in numbers is what comes out; the optional exercises say what they should."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import nbformat
import numpy as np
import pytest
from conftest import ROOT
from nbformat import NotebookNode

import course.student.checks  # noqa: F401  as in the notebook: what is asked of the tasks before
from course.own_numbers import answers, examples
from course.pieces.train_improved.task import BAR, SINGLE_LAYER_ACCURACY
from course.student import bugs, experiments, neuron, own_numbers, puzzles, runs, suspects, worked_example
from judge.rubric import ASSIGNMENT, TASKS
from scripts import reading_time

NOTEBOOK = f"{ASSIGNMENT}.ipynb"
DETAILS = re.compile(r"<details>.*?</details>", re.DOTALL)
MOST_WORDS_BEFORE_THE_FIRST_LINE = 600
MOST_MINUTES = 180


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The sources of the student version, by the ids of their cells, in order."""
    notebook = nbformat.read(ROOT / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
    return {cell.id: cell.source for cell in notebook.cells}


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    """What the code cells of the solved version print."""
    notebook = nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {cell.id: "\n".join(map(_text, cell.outputs)) for cell in code}


def _text(output: NotebookNode) -> str:
    return output.get("text", "") or output.get("data", {}).get("text/plain", "")


@pytest.fixture(scope="module")
def classes() -> dict[str, Any]:
    """The names that the solved notebook's classes and given code define."""
    notebook = nbformat.read(ROOT / "solutions" / ASSIGNMENT / NOTEBOOK, as_version=4)
    wanted = {"given_sigmoid_function", "given_layer_and_cost", "given_sigmoid", "given_train"}
    wanted |= {"linear", "mean_square_error", "network", "softmax", "cross_entropy"}
    names: dict[str, Any] = {}
    exec("import sys, time\nfrom functools import lru_cache\nimport numpy as np\nfrom tqdm import tqdm", names)
    exec("from course.student import *\nfrom load_mnist import MNIST", names)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") in wanted:
            exec(cell.source, names)
    return names


# ----- the worked example -----


def test_the_example_worked_by_hand_is_right(texts: dict[str, str]) -> None:
    x, w, b, t = worked_example.X, worked_example.W, worked_example.B, worked_example.TARGET
    z = x @ w.T + b
    y = 1 / (1 + np.exp(-z))
    d_y = 2 * (y - t)
    d_z = d_y * y * (1 - y)
    d_w, d_b = d_z.T @ x, d_z.sum(axis=0, keepdims=True)
    new_w, new_b = w - d_w, b - d_b
    new_cost = (1 / (1 + np.exp(-(x @ new_w.T + new_b))) - t) ** 2
    computed = {
        "z": z, "y": y, "C": (y - t) ** 2, "dL/dy": d_y, "dL/dz": d_z, "dL/dx": d_z @ w, "dL/dw": d_w, "dL/db": d_b,
        "dw twice": 2 * d_w, "db twice": 2 * d_b, "new w": new_w, "new b": new_b, "new C": new_cost,
    }  # fmt: skip
    assert computed.keys() == worked_example.BY_HAND.keys()
    for name, value in computed.items():
        np.testing.assert_allclose(worked_example.BY_HAND[name], value, rtol=0, atol=6e-4, err_msg=name)
        if "twice" not in name:
            rows = [" & ".join(f"{number:g}" for number in row) for row in worked_example.BY_HAND[name]]
            matrix = r"\begin{pmatrix} " + r" \\ ".join(rows) + r" \end{pmatrix}"
            assert matrix in texts["worked-example"], name
    assert f"L = {computed['C'].sum():.3f}" in texts["worked-example"]
    assert f"L_\\text{{new}} = {new_cost.sum():.3f}" in texts["worked-example"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda dw, db, n: (dw / n, db),
        lambda dw, db, n: (dw, db / n),
        lambda dw, db, n: (dw.T, db),
        lambda dw, db, n: (dw, np.full(db.shape, db.sum())),
    ],
)
def test_the_example_shows_wrong_gradients(
    classes: dict[str, Any], capsys: pytest.CaptureFixture[str], spoil: Any
) -> None:
    class Wrong(classes["Linear"]):
        def backward(self, d_out: np.ndarray) -> np.ndarray:
            d_in = super().backward(d_out)
            self.dw, self.db = spoil(self.dw, self.db, len(d_out))
            return d_in

    worked_example.compare_with_hand(Wrong, classes["Sigmoid"], classes["MeanSquareError"])
    assert "✗ differs" in capsys.readouterr().out


def test_the_example_shows_overwritten_gradients(classes: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    class Overwrites(classes["Linear"]):
        def backward(self, d_out: np.ndarray) -> np.ndarray:
            self.zero_gradients()
            return super().backward(d_out)

    worked_example.compare_with_hand(Overwrites, classes["Sigmoid"], classes["MeanSquareError"])
    wrong = [line for line in capsys.readouterr().out.splitlines() if "✗" in line]
    assert [line[:8] for line in wrong] == ["dw twice", "db twice"]


# ----- time and length -----


def words_outside_of_folds(text: str) -> int:
    """How many words a reader meets who opens no fold."""
    return len(DETAILS.sub("", text).split())


def test_the_first_line_is_written_soon(texts: dict[str, str]) -> None:
    before = list(texts)[: list(texts).index("try-neuron")]
    assert sum(words_outside_of_folds(texts[name]) for name in before) < MOST_WORDS_BEFORE_THE_FIRST_LINE


def test_points_and_minutes_stand_at_each_task(texts: dict[str, str]) -> None:
    whole = "\n".join(texts.values())
    for task, rubric in TASKS.items():
        section = re.search(rf"^### Task {task}: .*\n\n\*(\d+) points, (\d+) minutes\.\*", whole, re.MULTILINE)
        assert section, task
        assert int(section[1]) == rubric.points
    minutes = [int(number) for number in re.findall(r"^\*(?:\d+ points, )?(\d+) minutes", whole, re.MULTILINE)]
    assert 0 < sum(minutes) <= MOST_MINUTES


def test_the_table_of_reading_time_is_what_the_script_makes() -> None:
    assert reading_time.PAGE.read_text(encoding="utf-8") == reading_time.table()


# ----- trainings -----


def test_the_text_promises_what_the_trainings_reach(texts: dict[str, str], shown: dict[str, str]) -> None:
    ends = dict(re.findall(r"^(task \w+): .* to (\d\.\d\d) in \d+ epochs$", shown["plot-compare-6e"], re.MULTILINE))
    assert f"ends near an accuracy of {ends['task 4']}" in texts["training-4-text"]
    assert f"ends near an accuracy of {ends['task 6e']}" in texts["training-6e-text"]
    assert f"| {ends['task 5']} |" in texts["part-5"]
    assert f"{ends['task 4']} to {ends['task 6e']}" in texts["task-6e-text"]
    begins = re.search(r"task 6e: cost (\d\.\d+) to", shown["plot-compare-6e"])
    assert begins
    assert f"begins at {begins[1]}" in texts["task-6b-text"]


def test_the_bar_of_task_5_stands_in_its_text(texts: dict[str, str]) -> None:
    assert f"**at least {100 * BAR:.1f} % of the validation digits**" in texts["part-5"]
    assert f"task 4 reads {100 * SINGLE_LAYER_ACCURACY:.1f} % on average" in texts["part-5"]


def test_a_network_that_answers_zero_costs_a_tenth(classes: dict[str, Any]) -> None:
    _, labels = classes["training_data"]()
    assert np.mean((0 - labels) ** 2) == pytest.approx(0.1)
    assert np.mean((0.1 - labels) ** 2) == pytest.approx(0.09)


def train(classes: dict[str, Any], layers: list[Any], cost: Any, rate: float) -> float:
    """The accuracy after 100 epochs of 600 digits a batch."""
    return classes["train"](classes["Network"](layers), cost, 100, 600, rate)[-1][1]


@pytest.mark.long
def test_what_the_text_of_task_5_says_about_learning_rates(classes: dict[str, Any], texts: dict[str, str]) -> None:
    Linear, Sigmoid, cost = classes["Linear"], classes["Sigmoid"], classes["MeanSquareError"]()
    np.random.seed(1)
    single = train(classes, [Linear(784, 10), Sigmoid()], cost, 0.0001)
    np.random.seed(1)
    faster = train(classes, [Linear(784, 10), Sigmoid()], cost, 0.001)
    assert "| single layer, learning rate 0.001 | 0.90 |" in texts["part-5"]
    assert faster == pytest.approx(0.90, abs=0.005)
    for hidden in (30, 100, 300):
        np.random.seed(1)
        layers = [Linear(784, hidden), Sigmoid(), Linear(hidden, 10), Sigmoid()]
        assert train(classes, layers, cost, 0.0001) < single - 0.02


# ----- experiments -----


def test_the_orders_of_a_step(classes: dict[str, Any], texts: dict[str, str]) -> None:
    def small_net() -> Any:
        np.random.seed(1)
        return classes["Network"]([classes["Linear"](3, 2), classes["Sigmoid"]()])

    counts = experiments.orders_of_a_step(small_net, classes["MeanSquareError"]())
    assert counts == {"as yours": 4, "crashes": 100, "does not move": 10, "learns, slightly wrong": 6}
    assert "four orders are right, and six learn from an old gradient" in texts["five-steps"]
    for number, order in enumerate(experiments.GUESSED, 1):
        assert f"{number}. {', '.join(order)}" in texts["five-steps"]


def test_the_two_costs_at_an_output_that_is_far_off(shown: dict[str, str]) -> None:
    lines = shown["try-why-cross-entropy"].splitlines()
    y = 1 / (1 + np.exp(-np.array(experiments.FAR_OFF)))
    expected = np.stack([experiments.FAR_OFF, 2 * (1 - y) * y * (1 - y), 1 - y], axis=1)
    table = [[float(number) for number in line.split()] for line in lines[2:5]]
    np.testing.assert_allclose(table, expected, atol=1e-4)
    assert re.search(r"beside y - t: the largest difference is \de-1\d\.", lines[5])


def test_what_happens_to_the_gradient_in_deep_networks(shown: dict[str, str]) -> None:
    rows = re.findall(r"times (\d\.\d\d) .*sigmoids (\d\.\d\d)", shown["plot-gradient-sizes"])
    factors, slopes = np.array(rows, dtype=float).T
    assert factors[0] == pytest.approx(0.25, abs=0.05), "a quarter, layer by layer"
    assert factors[2] > 0.9, "large weights make up for it"
    assert slopes[2] < 0.5 * slopes[0], "most of their sigmoids are flat"


def test_the_curves_of_the_puzzle_show_what_the_text_says(shown: dict[str, str]) -> None:
    ends = re.findall(r"curve \d: cost \S+ to (\S+), accuracy \S+ to (\S+) in", shown["try-puzzles"])
    cost, accuracy = ({cause: float(end[i]) for cause, end in zip(puzzles.CURVES, ends, strict=True)} for i in (0, 1))
    assert accuracy["e"] >= accuracy["a"] > 0.6, "learning is no proof of right gradients"
    assert (cost["b"], cost["g"]) == (0.100, 0.100)
    assert (cost["d"], cost["h"]) == (0.090, 0.090)
    assert sorted(puzzles.CURVES) == sorted(puzzles.CAUSES)


def test_all_causes_stand_in_the_text(texts: dict[str, str]) -> None:
    assert all(re.search(rf"\| {letter} \| \w", texts["puzzles"]) for letter in puzzles.CAUSES)


# ----- one neuron, two paths -----


def test_the_neuron_knows_right_from_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    z = neuron.W * neuron.X + neuron.B
    y = 1 / (1 + np.exp(-z))
    right = (2 * (y - neuron.TARGET), y * (1 - y), neuron.X)
    neuron.check_neuron(*right, np.prod(right))
    assert "✗" not in capsys.readouterr().out
    neuron.check_neuron(right[0], right[1], right[2], sum(right))
    assert "Multiply the three." in capsys.readouterr().out
    neuron.check_neuron(y - neuron.TARGET, right[1], 0, right[0] * right[1] * right[2])
    assert "Look at dC_dy and dz_dw first: dC_dw is made of them." in capsys.readouterr().out
    neuron.check_neuron(y - neuron.TARGET, right[1], right[2], ...)
    assert capsys.readouterr().out == "○ Still open: dC_dw.\n"
    neuron.check_two_paths(12, 24, 288)
    assert "your numbers above give 36.000. Where paths meet, add them." in capsys.readouterr().out


# ----- numbers of one's own -----


def test_the_drawn_examples_are_what_the_generator_makes() -> None:
    made = examples.all_numbers()
    with np.load(own_numbers.EXAMPLES) as file:
        assert set(file) == set(made)
        for key, value in made.items():
            np.testing.assert_allclose(file[key], value, atol=1e-6, err_msg=key)


def test_an_example_of_ones_own_is_judged_step_by_step(capsys: pytest.CaptureFixture[str]) -> None:
    mine = own_numbers.my_example("Ada")
    v = mine.values
    mine.check(**{step: v[step].round(3).tolist() for step in own_numbers.STEPS})
    assert capsys.readouterr().out == "✓ dz\n✓ dw\n✓ db\n✓ dx\n"
    for key in (key for key in v if "/" in key):
        step, mistake = key.split("/")
        mine.check(**{step: v[key]})
        assert capsys.readouterr().out == f"✗ {step}: {own_numbers.WORDS[mistake]}\n"
    mine.check(dz=v["dz/no-factor-two"], dw=v["dw|no-factor-two"], dx=...)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "○ Still open: dx."
    assert said[2] == "✓ dw follows rightly from your dz, which is wrong."
    mine.check(dz=v["dz"] + 1, dw=v["dw"] + 1, dq=3)
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("✗ dq is none of")
    assert said[2] == "○ dw can't be judged before dz is right."


def test_a_name_always_draws_the_same() -> None:
    assert own_numbers.number_of(" ÄDA ", 120) == own_numbers.number_of("äda", 120)
    assert len({own_numbers.number_of(f"name {i}", 120) for i in range(300)}) > 90


@pytest.mark.parametrize(
    ("layer", "mistake"), [(name, i) for name in bugs.LAYERS for i in range(len(bugs.LAYERS[name][2]))]
)
def test_each_bug_is_found_and_its_repair_is_right(
    classes: dict[str, Any], capsys: pytest.CaptureFixture[str], layer: str, mistake: int
) -> None:
    lines = bugs.source_of(layer, mistake)
    _, right = answers.REPAIRED[layer][mistake]
    (wrong,) = [line for line in lines.splitlines() if _is_repaired_by(line, right)][-1:]
    for source, is_right in ((lines, False), (lines.replace(wrong.strip(), right), True)):
        names = dict(classes)
        exec(source, names)
        bugs.check_repaired(names[layer](3) if layer == "Scale" else names[layer]())
        assert (f"✓ {layer} is right." in capsys.readouterr().out) == is_right


def _is_repaired_by(line: str, right: str) -> bool:
    return line.strip().startswith(f"{right.split()[0]} ")


def test_a_tutor_reads_what_a_name_draws() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "grader", "own-numbers", "Ada"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert repr(own_numbers.my_example("Ada")).splitlines()[0] in done.stdout
    assert f"dz = {own_numbers.my_example('Ada').values['dz'].round(3).tolist()}" in done.stdout
    assert bugs.source_of(*bugs.drawn("Ada")) in done.stdout


def test_a_gradient_check_of_ones_own_is_tested(capsys: pytest.CaptureFixture[str]) -> None:
    def slopes(layer: Any, x: np.ndarray, d_out: np.ndarray, array: np.ndarray) -> np.ndarray:
        result = np.zeros(array.shape)
        for place in np.ndindex(array.shape):
            value = array[place]
            sums = []
            for shifted in (value + 1e-5, value - 1e-5):
                array[place] = shifted
                sums.append(np.sum(layer.forward(x) * d_out))
            array[place] = value
            result[place] = (sums[0] - sums[1]) / 2e-5
        return result

    def full(layer: Any, x: np.ndarray) -> bool:
        d_out = np.random.default_rng(0).normal(size=x.shape)
        layer.zero_gradients()
        layer.forward(x)
        layer.backward(d_out)
        pairs = [(layer.backward(d_out), slopes(layer, x, d_out, x))]
        pairs += [(layer.dw, 2 * slopes(layer, x, d_out, layer.w)), (layer.db, 2 * slopes(layer, x, d_out, layer.b))]
        return all(np.allclose(one, other, atol=1e-6) for one, other in pairs)

    for check, ends in (
        (full, "7 of 7 wrong layers are caught, 0 of 2 right ones are accused.\n"),
        (lambda layer, x: True, "0 of 7 wrong layers are caught, 0 of 2 right ones are accused.\n"),
        (lambda layer, x: False, "7 of 7 wrong layers are caught, 2 of 2 right ones are accused.\n"),
        (lambda layer, x: ..., "it has to return True or False.\n"),
    ):
        suspects.who_slips_through(check)
        assert capsys.readouterr().out.endswith(ends)
    suspects.who_slips_through(lambda layer, x: layer.backward(x))
    assert "✗ Your check raised RuntimeError: backward needs what forward has kept" in capsys.readouterr().out


def test_a_layer_whose_forward_was_changed_is_not_repaired(
    classes: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    class Centre(classes["Layer"]):
        def forward(self, x_in: np.ndarray) -> np.ndarray:
            return x_in

        def backward(self, d_out: np.ndarray) -> np.ndarray:
            return d_out

    bugs.check_repaired(Centre())
    assert capsys.readouterr().out.startswith("✗ The forward of Centre computes something else")


def test_a_cost_in_another_accepted_form_is_told_beside_the_worked_example(
    classes: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    class Half(classes["MeanSquareError"]):
        def estimate(self, target: np.ndarray, prediction: np.ndarray) -> np.ndarray:
            return super().estimate(target, prediction) / 2

        def gradient(self, cost: np.ndarray) -> np.ndarray:
            return super().gradient(cost) / 2

    sentence = "Your cost is right, but in another form than by hand"
    for cost_function, is_said in ((classes["MeanSquareError"], False), (Half, True)):
        worked_example.compare_with_hand(classes["Linear"], classes["Sigmoid"], cost_function)
        assert (sentence in capsys.readouterr().out) == is_said


def test_what_task_5_lacks_is_said_until_its_training_reaches_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_runs", [])
    assert runs.missed_bar() == ""
    for accuracy, is_missed in ((BAR - 0.01, True), (BAR + 0.01, False)):
        monkeypatch.setattr(runs, "_label", "task 5")
        monkeypatch.setattr(runs, "_start", runs._start + 1)
        runs.record_run(None, None, 600, 0.001, [(0.1, 0.5), (0.05, accuracy)], 1.0)
        assert (f"ended at {accuracy:.3f}" in runs.missed_bar()) == is_missed

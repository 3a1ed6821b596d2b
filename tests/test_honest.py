"""Honest submissions with habits of daily work: what ran for the student is graded as it ran, each with all points."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from test_submission import Content, cell_of, put, solved

from grader.grade import grade
from grader.limits import Limits
from grader.sandbox import Sandbox, unavailable
from grader.submission import rebuild
from judge.rubric import TASKS

RELU = """
class Rectifier(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)
    def backward(self, d_out):
        return d_out * (self.x_in > 0)
"""
USES_RECTIFIER = """
def train_improved():
    net = Network([Linear(input_size, 100, initial_sigma=0.05), Rectifier(), Linear(100, label_size, initial_sigma=0.05), Sigmoid()])
    train(net, MeanSquareError(), 30, 200, 0.0025)
    return net
"""


def above(name: str, code: str) -> Callable[[Content], None]:
    """Write lines on top of an answer cell."""

    def change(content: Content) -> None:
        cell_of(content, name)["source"] = f"{code.strip()}\n{cell_of(content, name)['source']}"

    return change


def own(before: str, *sources: str, **metadata: Any) -> Callable[[Content], None]:
    """Put cells of one's own above a cell."""

    def change(content: Content) -> None:
        at = content["cells"].index(cell_of(content, before))
        new = [
            {
                "cell_type": "code",
                "metadata": metadata,
                "outputs": [],
                "execution_count": None,
                "source": source.strip(),
            }
            for source in sources
        ]
        content["cells"][at:at] = new

    return change


def answer(name: str, source: str) -> Callable[[Content], None]:
    """Answer a cell in another way."""

    def change(content: Content) -> None:
        cell_of(content, name)["source"] = source.strip()

    return change


def replaced(name: str, old: str, new: str) -> Callable[[Content], None]:
    """Change a text of an answer."""

    def change(content: Content) -> None:
        cell = cell_of(content, name)
        assert old in cell["source"]
        cell["source"] = cell["source"].replace(old, new)

    return change


def copied(name: str, source: str, below: str | None = None) -> Callable[[Content], None]:
    """Put another cell with the metadata of an answer above it, or below another cell."""

    def change(content: Content) -> None:
        other = copy.deepcopy(cell_of(content, name))
        other["source"] = source.strip()
        at = content["cells"].index(cell_of(content, below or name)) + bool(below)
        content["cells"].insert(at, other)

    return change


def turned_into_text(name: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        cell = cell_of(content, name)
        cell["cell_type"] = "markdown"
        del cell["outputs"], cell["execution_count"]

    return change


# What the student did: the changes to a solved notebook, and the files beside it.
HABITS: dict[str, tuple[list[Callable[[Content], None]], dict[str, str]]] = {
    "magics on top of answers": (
        [
            above("linear", "%matplotlib inline\n%autosave 60\n%config InlineBackend.figure_format = 'retina'"),
            above("mean_square_error", "%clear\n%connect_info\n%store -r\n%gui qt"),
            above("network", "%matplotlib notebook\n%matplotlib auto"),
            above("softmax", "%matplotlib widget\n%matplotlib tk\n%load_ext nothing_of_this_name"),
            above("cross_entropy", "%pylab inline"),
        ],
        {},
    ),
    "magics around a helper": (
        [
            own("task_5", f"%%time\nimport pandas_of_mine\n{RELU}", "%%capture\nmissing.thing()\nunits = 100", "%lsmagic"),
            answer("task_5", USES_RECTIFIER.replace("100", "units")),
        ],
        {},
    ),
    "the kernel and its frontend": (
        [
            above("linear", "get_ipython().kernel.do_shutdown(restart=True)\nname = get_ipython().__class__.__name__"),
            above("softmax", "assert name == 'ZMQInteractiveShell'\nfrom tqdm.notebook import trange\nlist(trange(3))"),
            own("network", "from ipywidgets import interact\ninteract(lambda x: x, x=(0, 3))\nfrom IPython.display import *"),
            own("task_5", "exit", "quit()", f"%debug\nbreakpoint()\n{RELU}"),
            answer("task_5", USES_RECTIFIER),
        ],
        {},
    ),
    "packages and names of another machine": (
        [
            above("linear", "from google.colab import drive\ndrive.mount('/content/drive')"),
            above("mean_square_error", "import torch, matplotlib\nmatplotlib.use('TkAgg')"),
            above("network", "from numpy import trapz, in1d"),
            above("softmax", "from typing import override, TypedDictOfTomorrow"),
            above("cross_entropy", "%pip install something-nice\nimport something_nice"),
            above("task_4", "!nvidia-smi\n%cd /content/drive/MyDrive"),
        ],
        {},
    ),
    "questions to the student": (
        [
            above("linear", "name = input('Your name? ')\nnumber = int(input('How many? '))"),
            own("task_5", f"import getpass\nsecret = getpass.getpass()\n{RELU}"),
            answer("task_5", USES_RECTIFIER),
        ],
        {},
    ),
    "who and where": (
        [
            above(
                "linear",
                "import getpass, os, pwd\nfrom pathlib import Path\n"
                "me = getpass.getuser(), pwd.getpwuid(os.getuid()).pw_name\n(Path.home() / 'log.txt').write_text('x')",
            ),
            above("softmax", "assert me[0] == me[1] and Path('log.txt').exists()"),
        ],
        {},
    ),
    "a module that a cell writes": (
        [
            own("linear", "%%writefile tools.py\ndef affine(x, w, b):\n    return x @ w.T + b", "from tools import affine"),
            replaced("linear", "x_in @ self.w.T + self.b", "affine(x_in, self.w, self.b)"),
        ],
        {},
    ),
    "modules and data beside the notebook": (
        [
            above("linear", "import helpers.shapes\nfrom plots import own_plot\nscale = float(open('data/scale.txt').read())"),
            replaced("linear", "x_in @ self.w.T + self.b", "scale * helpers.shapes.affine(x_in, self.w, self.b)"),
        ],
        {
            "helpers/__init__.py": "",
            "helpers/shapes.py": "def affine(x, w, b):\n    return x @ w.T + b",
            "plots.py": "def own_plot(): pass",
            "data/scale.txt": "1",
            "numpy.py": "raise ImportError('shadows a package')",
            "probes.py": "raise ImportError('shadows the probes')",
            "course/student/checks.py": "raise ImportError('shadows the course')",
            "load_mnist.py": "raise ImportError('shadows the course')",
        },
    ),
    "several processes": (
        [
            own("task_5", "def double(x):\n    return 2 * x", "from multiprocessing import Lock, Value\nlock, counter = Lock(), Value('i')"),
            above(
                "task_5",
                "from concurrent.futures import ProcessPoolExecutor\n"
                "with ProcessPoolExecutor(2) as pool, lock:\n    units = list(pool.map(double, [50]))[0]",
            ),
            own("task_5", RELU),
            answer("task_5", USES_RECTIFIER.replace("100,", "list(ProcessPoolExecutor(2).map(double, [50]))[0],")),
            above("task_5", "from concurrent.futures import ProcessPoolExecutor"),
        ],
        {},
    ),
    "errors, warnings and printing set": (
        [
            own("linear", "import builtins, sys, warnings\nnp.seterr(all='raise')\nwarnings.simplefilter('error')"),
            own("linear", "np.set_printoptions(precision=1, threshold=2)\nbuiltins.print = lambda *a, **k: 1 / 0\nsys.stdout = None"),
            own("softmax", "sys.settrace(lambda *a: None)\nsys.setrecursionlimit(200)"),
            replaced("softmax", "exponentials = ", "with np.errstate(all='raise'):\n            exponentials = "),
        ],
        {},
    ),
    "an own cell trains for long": (
        [
            own("task_5", f"first = Network([Linear(784, 300), Sigmoid(), Linear(300, 10), Sigmoid()])\ntrain(first, MeanSquareError(), 1000, 20, 1e-4)\n{RELU}"),
            own("task_5", "found = {}\nfor rate in (0.001, 0.0025, 0.005):\n    net = Network([Linear(784, 100, 0.05), Rectifier(), Linear(100, 10, 0.05), Sigmoid()])\n    found[rate] = train(net, MeanSquareError(), 100, 200, rate)[-1][1]\nbest = max(found, key=found.get)"),
            answer("task_5", USES_RECTIFIER.replace("0.0025", "best")),
            above("task_6e", "import time\ntime.sleep(1000)"),
            own("cross_entropy", "for i in range(10**12): pass\ntiny = 1e-12"),
            replaced("cross_entropy", "self.eps = ", "self.eps = tiny if tiny else "),
        ],
        {},
    ),
    "an answer cell copied and split": (
        [
            copied("linear", "class Linear(Layer):\n    def forward(self, x_in):\n        raise NotImplementedError"),
            copied("network", "def in_turn(x, methods):\n    for method in methods:\n        x = method(x)\n    return x"),
            copied("softmax", "class SoftMax(Layer):\n    pass", below="test_6d"),
            copied("mean_square_error", "class MeanSquareError(Cost):\n    pass", below="test_2c"),
            turned_into_text("task_3b"),
        ],
        {},
    ),
    "classes with more than the page asks for": (
        [
            replaced("network", "def __init__(self, layers):", "def add(self, layer):\n        self.layers.append(layer)\n        return self\n\n    def __init__(self, layers=()):"),
            replaced("network", "self.layers = layers", "self.layers = list(layers)"),
            replaced("linear", "initial_sigma=0.1):", "initial_sigma=0.1, rng=np.random):"),
            replaced("linear", "np.random.randn(n_out, n_in)", "rng.standard_normal((n_out, n_in))"),
            answer("task_4", "def train_single_layer():\n    net = Network().add(Linear(784, 10, rng=np.random.default_rng(1))).add(Sigmoid())\n    train(net, MeanSquareError(), 100, 600, 1e-4)\n    return net"),
            answer("task_6e", "def train_softmax():\n    net = Network().add(Linear(784, 10, rng=np.random.default_rng(1))).add(SoftMax())\n    train(net, CrossEntropy(), 100, 600, 1e-5)\n    return net"),
        ],
        {},
    ),
    "statements that fail between others": (
        [
            above("linear", "import sys\nassert False, 'look at this later'\nsys.exit()\nreturn\nraise SystemExit\n1 / 0\nimport tqdm"),
            own("task_5", f"print(undefined)\nclass Broken(Layer):\n    nothing = undefined\n{RELU}"),
            answer("task_5", USES_RECTIFIER),
        ],
        {},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    there = Sandbox(Limits(), "off" if unavailable() else "required")
    yield there
    there.close()


@pytest.mark.parametrize("habit", HABITS)
def test_all_points(habit: str, sandbox: Sandbox, tmp_path: Path) -> None:
    if sandbox.sandbox == "off" and habit == "who and where":
        pytest.skip("without a sandbox, a submission has the name and the home of who grades")
    content = solved()
    changes, files = HABITS[habit]
    for change in changes:
        change(content)
    put(tmp_path, content)
    for name, text in files.items():
        put(tmp_path, text, name)
    submission = rebuild(tmp_path)
    result = grade(submission.notebook, b"seed", sandbox, submission.files)
    lost = {task: found for task, found in result.findings.items() if result.points(task) < TASKS[task].points}
    assert lost == {}

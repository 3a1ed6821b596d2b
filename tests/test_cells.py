"""A cell in the sandbox: as in Jupyter, statement by statement, within its time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from grader.limits import Limits
from grader.process import Process
from grader.sandbox import Sandbox, unavailable

SECONDS = 4


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    there = Sandbox(Limits(), "off" if unavailable() else "required")
    yield there
    there.close()


class Notebook:
    """Cells that run one after the other."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.process = Process(sandbox)
        self.answer: dict[str, Any] = {}

    def run(self, source: str, seconds: float = SECONDS) -> list[str]:
        """The cell's outputs: what was printed, the texts of what was shown, the names of exceptions."""
        message = {"do": "cell", "source": source, "number": 1, "seconds": seconds, "goal": None}
        self.answer = self.process.ask(message, seconds + 10)
        shown = []
        for output in self.answer["outputs"]:
            text = output.get("text") or output.get("data", {}).get("text/plain") or output.get("ename")
            shown.append(text.strip())
        return shown


@pytest.fixture
def notebook(sandbox: Sandbox) -> Iterator[Notebook]:
    there = Notebook(sandbox)
    yield there
    there.process.end()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("print('a')\n1 / 0\nprint('b')\n2", ["a", "ZeroDivisionError", "b", "2"]),
        ("1\n2", ["2"]),
        ("1 / 0\n2", ["ZeroDivisionError", "2"]),
        ("1 / 0\n2;", ["ZeroDivisionError"]),
        ("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')", ["a", "b", "c"]),
        ("from IPython.display import display\nprint('a')\ndisplay(1)\nprint('b')\n2", ["a", "1", "b", "2"]),
        ("from IPython.display import clear_output\nprint('a')\nclear_output(wait=True)\nprint('b')", ["b"]),
        ("class A:\n    x = undefined\nA = 5\nA", ["NameError", "5"]),
        ("if True:\n    x = 1\n    y = undefined\nx", ["NameError", "1"]),
        ("x = 1\ndef f(:\n", ["SyntaxError"]),
        ("return 1\n2", ["SyntaxError", "2"]),
        ("exit\n2", ["2"]),
        ("quit()\nbreakpoint()\n%debug\n2", None),
        ("input('name? ') + 'x'", ["name?", "'x'"]),
        ("int(input())\n2", ["ValueError", "2"]),
        ("%%time\nundefined\nx = 3", None),
        ("%%capture kept\nprint('a')\nundefined\nx = 3\n", ["NameError"]),
        ("%%of_an_extension -r 3\nx = 3", ["UsageError: Cell magic `%%of_an_extension` not found."]),
        ("%no_such_magic\n2", ["UsageError: Line magic function `%no_such_magic` not found.", "2"]),
        ("await __import__('asyncio').sleep(0)\n2", ["2"]),
        ("!echo hello\n2", ["hello", "2"]),
        ("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1]);", ["<Figure size 640x480 with 1 Axes>"]),
        ("import ipywidgets\nipywidgets.IntSlider(3)", ["IntSlider(value=3)"]),
        ("get_ipython().kernel.shell is get_ipython()", ["True"]),
        ("import pickle\nclass A: pass\npickle.loads(pickle.dumps(A)) is A", ["True"]),
    ],
)
def test_what_a_cell_shows(notebook: Notebook, source: str, shown: list[str] | None) -> None:
    found = notebook.run(source)
    if shown is not None:
        assert found == shown
    assert notebook.run("'goes on'") == ["'goes on'"]


@pytest.mark.parametrize("magic", ["%%time", "%%capture"])
def test_a_magic_around_a_cell_does_not_make_it_one_statement(notebook: Notebook, magic: str) -> None:
    notebook.run(f"{magic}\nundefined\nimport time\ntime.sleep(100)\nclass A: pass", 2)
    assert notebook.run("A.__name__") == ["'A'"]


def test_slow_statements_are_cut_off_alone_and_the_cell_ends_in_its_time(notebook: Notebook) -> None:
    started = time.monotonic()
    shown = notebook.run("import time\n" + "time.sleep(100)\nx = 1\n" * 30 + "x", 1)
    assert time.monotonic() - started < 60  # not 3,000
    assert set(shown) <= {"CellTimeout", "1"}
    assert notebook.run("x") == ["1"]


def test_a_cell_that_prints_without_end_is_bounded(notebook: Notebook) -> None:
    shown = notebook.run("for i in range(100_000): print('x' * 100)")
    assert len("".join(shown)) <= Limits().output_characters
    shown = notebook.run("\n".join(["1 / 0"] * 100))
    assert len(shown) < 10
    notebook.run("\n".join(["raise ValueError('ü' * 1_000_000)"] * 10))
    assert notebook.run("'goes on'") == ["'goes on'"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python takes what is new in 3.12")
@pytest.mark.parametrize("source", ["type A = int", "%matplotlib inline\nd = {}\nf'{d['k']}'"])
def test_a_newer_python_is_named(notebook: Notebook, source: str) -> None:
    shown = notebook.run(source)
    assert shown[0] == "SyntaxError"
    assert "needs Python 3.12 or newer" in shown[1]
    assert notebook.answer["syntax_error"] == "3.12"


def test_shared_memory_is_there_and_emptied(sandbox: Sandbox) -> None:
    if sandbox.sandbox == "off":
        pytest.skip("without a sandbox, the machine's own is used")
    for _ in range(2):
        notebook = Notebook(sandbox)
        assert notebook.run("import os\nos.listdir('/dev/shm')") == ["[]"]
        notebook.run(
            "from multiprocessing import Lock, shared_memory\nshared_memory.SharedMemory('a', True, 1000)\nLock()"
        )
        assert notebook.run("os.listdir('/dev/shm')") == ["['a']"]
        notebook.process.end()


def test_modules_of_the_notebooks_folder_shadow_nothing(notebook: Notebook) -> None:
    for name in ("numpy", "probes", "tools"):
        notebook.run(f"%%writefile {name}.py\nwritten = True")
    assert notebook.run("import tools\ntools.written") == ["True"]
    assert notebook.run("import numpy, probes\n[hasattr(module, 'written') for module in (numpy, probes)]") == [
        "[False, False]"
    ]

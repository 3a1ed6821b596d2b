"""How fast is a class graded? python -m benchmarks.class_of_200 [--count 200] [--rounds 2] [--plain 20]

Three ways to grade the same class, made from the corpus, by turns on this machine with two processes and one BLAS thread each:

- the class command, `python -m grader grade`, in its sandbox;
- plain nbgrader: its own converters and preprocessors, a kernel for each submission, the same probes and judgements, no
  sandbox, then its `generate_feedback`;
- the floor: nothing but the cells and the check calls, in two warm processes that fork for each submission.

The class command and plain nbgrader are timed from start to end, with marks and feedback pages. Plain nbgrader takes seconds for
each submission; it is timed on one and on a part of the class, and the time for the whole class follows from the two.
Everything is measured twice: with task 5 trained, and with a stub in place of its training.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus_class import make_class
from grader.sandbox import ROOT, unavailable
from judge.rubric import ASSIGNMENT

PROCESSES = 2
COPIED = (
    "source", "release", "course", "desk", "website", "grader", "judge", "probes", "sandbox", "fairness", "benchmarks"
)  # fmt: skip
THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# The training of task 5 is most of the work, and the same for all: without it, the rest shows. The stub leaves out the steps of
# training and the validation, so that `train` returns after an epoch, as if the net had passed.
STUBS = {
    "course/drivers/early_stop.py": """

Training._epoch = lambda *_: 0.5
Training._accuracy_on = lambda *_: 1.0
""",
    "course/pieces/train_improved/expected.py": """

def judge(inputs, record):
    return [Finding(name, True) for name in ("trained layers", "accuracy")]
""",
}
PLAIN_CONFIG = """
import os, sys
sys.path.insert(0, {root!r})
os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
os.environ["PYTHONPATH"] = {root!r}
from benchmarks.plain_nbgrader import DrawInputs, JudgeRecords
from nbgrader import preprocessors
c = get_config()
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "hamlet-session-6"
c.Execute.timeout = 100
c.Autograde.autograde_preprocessors = [
    DrawInputs, preprocessors.Execute, JudgeRecords, preprocessors.LimitOutput, preprocessors.SaveAutoGrades,
    preprocessors.AssignLatePenalties, preprocessors.CheckCellMetadata,
]
"""


class Course:
    """A copy of the course with a class in submitted/."""

    def __init__(self, root: Path, count: int, with_training: bool) -> None:
        self.root = root
        for name in COPIED:
            shutil.copytree(ROOT / name, root / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("nbgrader_config.py", "load_mnist.py"):
            shutil.copy(ROOT / name, root)
        if not with_training:
            for name, stub in STUBS.items():
                with open(root / name, "a", encoding="utf-8") as file:
                    file.write(stub)
        make_class(root / "submitted", count)
        self.run(sys.executable, "-m", "grader", "assignment")
        shutil.copy(root / "gradebook.db", root / "gradebook.new")
        shutil.copytree(root / ".grader", root / "stamp")

    def run(self, *command: str) -> float:
        """Run a command in the course's folder; return the seconds that it took."""
        environment = {**os.environ, **THREADS, "MNIST_DIR": "embedded"}
        start = time.perf_counter()
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return time.perf_counter() - start

    def forget(self) -> None:
        """Take away all that grading made."""
        for name in ("autograded", "feedback", ".grader"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        shutil.copytree(self.root / "stamp", self.root / ".grader")  # that the student version is up to date
        shutil.copy(self.root / "gradebook.new", self.root / "gradebook.db")

    def class_command(self) -> float:
        """Seconds of the class command for all."""
        self.forget()
        options = ["--no-sandbox"] if unavailable() else []
        return self.run(sys.executable, "-m", "grader", "grade", "--workers", str(PROCESSES), *options)

    def plain_nbgrader(self, count: int) -> float:
        """Seconds of plain nbgrader for the first `count`."""
        self.forget()
        own = (self.root / "nbgrader_config.py").read_text(encoding="utf-8")
        (self.root / "nbgrader_config.py").write_text(PLAIN_CONFIG.format(root=str(self.root)), encoding="utf-8")
        hidden = self.root / "not yet"
        hidden.mkdir()
        for folder in sorted((self.root / "submitted").iterdir())[count:]:
            folder.rename(hidden / folder.name)
        nbgrader = str(Path(sys.executable).parent / "nbgrader")
        try:
            return sum(self.run(nbgrader, command, ASSIGNMENT) for command in ("autograde", "generate_feedback"))
        finally:
            for folder in hidden.iterdir():
                folder.rename(self.root / "submitted" / folder.name)
            hidden.rmdir()
            (self.root / "nbgrader_config.py").write_text(own, encoding="utf-8")

    def floor(self) -> float:
        """Seconds of the cells and the check calls of all, as the module that runs them counts them."""
        environment = {**os.environ, **THREADS}
        command = [sys.executable, "-m", "benchmarks.floor", str(PROCESSES)]
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=True)
        return float(done.stdout)


def measure(count: int, rounds: int, part: int, with_training: bool) -> None:
    """Measure one class all three ways and print the ratios."""
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        course = Course(Path(folder) / "course", count, with_training)
        seconds: dict[str, list[float]] = {"class command": [], "plain nbgrader": [], "floor": []}
        for _ in range(rounds):
            seconds["floor"].append(course.floor())
            seconds["class command"].append(course.class_command())
            one, some = course.plain_nbgrader(1), course.plain_nbgrader(part)
            seconds["plain nbgrader"].append(one + (some - one) / (part - 1) * (count - 1))
    print(f"\n{count} submissions, {'task 5 trained' if with_training else 'a stub for the training of task 5'}")
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, median in medians.items():
        spread = f"{min(seconds[name]):.0f} to {max(seconds[name]):.0f} s"
        print(f"  {name:15} {60 * count / median:7.1f} submissions a minute ({spread} in {rounds} rounds)")
    ours = medians["class command"]
    print(f"  {medians['plain nbgrader'] / ours:.1f} times as fast as plain nbgrader (timed on {part}, see --help)")
    print(f"  {ours / medians['floor']:.2f} times the floor", flush=True)


def main() -> None:
    """Measure with and without the training."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200, help="submissions in the class")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--plain", type=int, default=20, help="submissions that plain nbgrader is timed on")
    arguments = parser.parse_args()
    if arguments.rounds < 1 or not 2 <= arguments.plain <= arguments.count:
        parser.error("--rounds must be at least 1, and --plain at least 2 and at most --count")
    for with_training in (True, False):
        measure(arguments.count, arguments.rounds, arguments.plain, with_training)


if __name__ == "__main__":
    main()

"""Runs visible checks on answers, each in a process of its own, as the notebook would run them.

`python -m fairness.visible [PIECE ...]` prints a line of JSON for each answer of the corpus: what the check said, how long it took;
with `novices` as an argument, of the answers of novices instead.
It is a process of its own since the notebook's names are those of its `__main__`.
"""

from __future__ import annotations

import contextlib
import io
import json
import linecache
import os
import signal
import sys
import time

import __main__
from course.tasks import FOLDERS
from fairness.corpus import Answer, read_corpus, read_novices
from judge import master
from judge.rubric import PIECES

# Given cells and solved pieces are run before an answer; these are not.
NOT_RUN = ("test_", "training_", "overview", "given_hyperparameters_6e")
# An answer that takes more CPU time than this is stopped: the student would have interrupted it.
MOST_SECONDS = 15
NOVICES = "novices"


def run_cell(source: str, name: str) -> None:
    """Run a cell of the notebook, in the names of this process; as in a notebook, it is listed, and messages may show its lines."""
    vars(__main__).setdefault("In", []).append(source)
    linecache.cache[f"<{name}>"] = len(source), None, source.splitlines(keepends=True), f"<{name}>"
    exec(compile(source, f"<{name}>", "exec"), vars(__main__))


def run_check(answer: Answer) -> dict:
    """Run an answer and its visible check; say what came of it."""
    check = sys.modules["course.student.checks"]
    said = io.StringIO()
    started = time.process_time()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            if answer.task == "6e":
                run_cell(master.cells()["given_hyperparameters_6e"].source, "given_hyperparameters_6e")
            run_cell(answer.own_cell, "own")
            with contextlib.suppress(SyntaxError):  # a notebook shows it below the cell, and goes on
                run_cell(answer.cell, answer.piece)
            started = time.process_time()
            getattr(check, f"check_{answer.task}")(vars(__main__)[PIECES[answer.piece]])
        result = {"passes": True, "message": said.getvalue()}
    except Exception as error:
        result = {"passes": False, "message": f"{error}", "mistake": getattr(error, "mistake", None)}
        result["is_explained"] = isinstance(error, check.CheckFailed)
    return {**result, "seconds": time.process_time() - started}


def run_apart(answer: Answer) -> dict:
    """Run an answer's check in a fork, so that nothing of it is left for the next one."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        result = run_check(answer)
        with os.fdopen(writer, "w") as pipe:
            json.dump(result, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"passes": True, "message": "It never ended.", "seconds": MOST_SECONDS}


def main() -> None:
    """Run the notebook's cells as far as answers need them, then each answer to the pieces that the arguments name."""
    sys.path.append(str(master.FOLDER))
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in master.notebook().cells:
            name = master.grade_id(cell)
            if cell.cell_type == "code" and name and not name.startswith(NOT_RUN):
                run_cell(cell.source, name)
    pieces = [name for name in sys.argv[1:] if name != NOVICES]
    answers = [*read_novices(), *read_novices(unseen=True)] if NOVICES in sys.argv else read_corpus()
    for answer in (one for one in answers if not pieces or FOLDERS[one.task] in pieces):
        print(json.dumps({"answer": str(answer), **run_apart(answer)}), flush=True)


if __name__ == "__main__":
    main()

"""Runs answers directly: no notebook file, no sandbox, but the same cells, probes, judgements and limits as when grading.

One process runs the notebook's cells up to a piece, with the stand-ins of grading. Each answer runs in a fork of it: its
cells once, then for each seed drawing, probe and judgement.
"""

from __future__ import annotations

import gc
import hashlib
import json
import math
import multiprocessing
import os
import random
import resource
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import numpy as np

import probes
from course.drivers import given
from course.engine import naming, words_only
from course.engine.record import observe_error
from fairness.corpus import Answer, tasks_of
from grader.judging import hidden_line, judged, judged_in_ways
from grader.limits import Limits
from judge import master
from judge.compare import Finding, better
from judge.rubric import PIECES
from judge.tasks import JUDGES
from sandbox.outputs import Silence
from sandbox.shell import Shell
from sandbox.stand_in import put_in_place

words_only.failures_are_raised = True
LIMITS = Limits()
RUNS_AT_A_LIMIT = 3
RUNS_THAT_TRAIN = 20
RUNS_WITH_NAMES = 20  # of the mistakes: finding them takes half of the time, and no mark depends on it
RUNS_A_FORK = 100  # Linux counts what the limit of CPU time is about by clock ticks, which drifts from the true time
FIRST_CASES = (1, 3)  # a wrong answer that fails on these fails on all; so after the first runs the rest is left out
ANSWERS_A_CHUNK = 12
PATIENCE = 5  # how much more wall time than when grading: a busy machine must not refuse a right answer


@dataclass
class Outcome:
    """What the judge said about an answer over all seeds."""

    answer: Answer
    verdicts: Counter = field(default_factory=Counter)  # ((part, passed, mistake) of all parts) -> number of seeds
    examples: list[tuple[int, list[Finding]]] = field(default_factory=list)  # the first seed of each verdict
    hit_a_limit: bool = False

    @property
    def runs(self) -> int:
        """The number of seeds."""
        return self.verdicts.total()

    @property
    def full_marks(self) -> int:
        """The number of seeds with full marks."""
        return sum(n for verdict, n in self.verdicts.items() if all(passed for _, passed, _ in verdict))

    @property
    def findings(self) -> list[Finding]:
        """Those of the first seed."""
        return self.examples[0][1]

    def add(self, run: int, findings: list[Finding]) -> None:
        """Count the findings of one seed."""
        verdict = tuple((finding.part, finding.passed, finding.mistake) for finding in findings)
        if verdict not in self.verdicts:
            self.examples.append((run, findings))
        self.verdicts[verdict] += 1


def run_answers(answers: Sequence[Answer], runs: int, workers: int = 2) -> Iterator[Outcome]:
    """Run each answer on its own task over a number of seeds, in several processes; outcomes come in no certain order."""
    chunks = []
    for piece in PIECES:
        mine = [answer for answer in answers if answer.piece == piece]
        chunks += [(piece, mine[i : i + ANSWERS_A_CHUNK], runs) for i in range(0, len(mine), ANSWERS_A_CHUNK)]
    _start_shell()
    running: dict[Connection, BaseProcess] = {}
    while chunks or running:
        while chunks and len(running) < workers:
            receiving, sending = FORK.Pipe(duplex=False)
            process = FORK.Process(target=_run_chunk, args=(sending, *chunks.pop(0)))
            process.start()
            sending.close()
            running[receiving] = process
        for receiving in wait(list(running)):
            yield from receiving.recv()
            running.pop(receiving).join()


# A pool would fork from one of its threads, and what another thread has locked then stays locked in the child for ever.
FORK = multiprocessing.get_context("fork")
_shell: Shell


def _start_shell() -> None:
    global _shell
    _shell = Shell(LIMITS.output_characters)
    given.load(master.cells()["given_train"].source)
    gc.collect()
    gc.freeze()  # as the warm process does: a probe that looks for the given train finds it among few objects


def _run_chunk(sending: Connection, piece: str, answers: list[Answer], runs: int) -> None:
    """Run answers to one piece, each in a fork of this process, which ran the cells before that piece."""
    tests = _run_cells_before(piece)
    sending.send([_run_answer(answer, tests[answer.task], runs) for answer in answers])


def _run_cells_before(piece: str) -> dict[str, str]:
    """Run the master's cells up to a piece, with stand-ins for the judged pieces; return the hidden lines by task."""
    tests = {}
    reached = False
    for number, cell in enumerate(master.notebook().cells):
        name = master.grade_id(cell) or ""
        reached = reached or name == piece
        if cell.cell_type != "code" or cell.source in master.demonstrations():
            continue
        if name.startswith("test_"):
            tests[name.removeprefix("test_")] = hidden_line(cell)
        elif not reached:
            _shell.run_cell(cell.source, number, LIMITS.cell_seconds)
            if name in master.STAND_INS:
                put_in_place(_shell.namespace, PIECES[name], master.stand_in(name))
    return {task: tests[task] for task in tasks_of(piece)}


def _run_answer(answer: Answer, test: str, runs: int) -> Outcome:
    outcome = Outcome(answer)
    if answer.task == "5":
        runs = min(runs, RUNS_THAT_TRAIN)
    while outcome.runs < runs:
        if answer.task == "5":
            _train_once_or_twice(outcome, test)
        else:
            _run_in_fork(outcome, test, range(outcome.runs, min(runs, outcome.runs + RUNS_A_FORK)))
        if outcome.hit_a_limit:
            runs = min(runs, RUNS_AT_A_LIMIT)
    return outcome


def _train_once_or_twice(outcome: Outcome, test: str) -> None:
    """One seed of task 5: as when grading, an answer that fails is trained once more, and the better result counts.

    Each time in a fork of its own: a net that is made in a cell of the student's own is trained only once.
    """
    run, answer = outcome.runs, outcome.answer
    tried: list[list[Finding]] = []
    for seed in (run, run + RUNS_THAT_TRAIN):
        trial = Outcome(answer)
        _run_in_fork(trial, test, range(seed, seed + 1))
        tried.append(trial.findings)
        is_late = any(finding.mistake == "out-of-time" for finding in trial.findings)
        outcome.hit_a_limit = outcome.hit_a_limit or trial.hit_a_limit or is_late
        if all(finding.passed for finding in trial.findings):
            break
    outcome.add(run, better(answer.task, tried))


def _run_in_fork(outcome: Outcome, test: str, seeds: range) -> None:
    """Run an answer with some seeds; one that stops its process or runs for too long ends them."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as stream:
            _run_seeds(outcome.answer, test, seeds, stream)
        os._exit(0)
    os.close(writing)
    _, wall = _seconds(outcome.answer.task)
    ended = "died"
    left = list(seeds)
    with os.fdopen(reading) as stream:
        while select.select([stream], [], [], PATIENCE * wall + LIMITS.cell_seconds)[0]:
            line = stream.readline()
            if not line:
                break
            outcome.add(left.pop(0), [Finding(**finding) for finding in json.loads(line)])
            if not left:
                break
        else:
            ended = "too slow"
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if left:
        outcome.hit_a_limit = True
        number = os.WTERMSIG(status) if ended == "died" and os.WIFSIGNALED(status) else None
        name = "too slow" if number == signal.SIGXCPU else signal.Signals(number).name if number else None
        outcome.add(left[0], judged(outcome.answer.task, {}, {"ended": ended, "signal": name}))


def _seconds(task: str) -> tuple[float, float]:
    """CPU time and wall time that a task's test may take."""
    if task == "5":
        return LIMITS.training_cpu_seconds + LIMITS.training_grace_seconds, LIMITS.training_wall_seconds
    return LIMITS.task_cpu_seconds, LIMITS.task_wall_seconds


def _address_space() -> int:
    """The bytes of address space that this process has already: little in a warm process of the grader, much in one that runs tests."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:  # not Linux
        return 0


def _run_seeds(answer: Answer, test: str, runs: range, stream: Any) -> None:
    memory = _address_space() + LIMITS.memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    number = len(master.notebook().cells)
    if answer.own_cell:
        _shell.run_cell(answer.own_cell, number, LIMITS.cell_seconds)
    _shell.run_cell(answer.cell, number + 1, LIMITS.cell_seconds)
    sys.stdout = sys.stderr = Silence()
    code = compile(test, "<test cell>", "exec")
    for run in runs:
        if run >= RUNS_WITH_NAMES and answer.task != "5":
            naming.named_mistake = lambda seen: None  # in this fork
            naming.changes_of_the_formula = lambda seen: []
        findings = run_seed(answer, code, run, FIRST_CASES if run >= RUNS_WITH_NAMES and not answer.right else ())
        if run >= RUNS_WITH_NAMES and answer.task != "5":
            findings = [replace(finding, mistake=None) for finding in findings]
        print(json.dumps([asdict(finding) for finding in findings]), file=stream, flush=True)


def run_seed(answer: Answer, code: Any, run: int, first_cases: Sequence[int] = ()) -> list[Finding]:
    """Draw, probe and judge an answer once: on so many of the cases first, and on all if it has all points there."""
    seed = int.from_bytes(hashlib.sha256(f"{run} {answer}".encode()).digest()[:4], "big")
    np.random.seed(seed)
    random.seed(seed)
    inputs = JUDGES[answer.task].draw(np.random.default_rng(seed))
    _make_read_only(inputs)
    for count in first_cases if "cases" in inputs else ():
        findings = _judge(answer.task, {**inputs, "cases": inputs["cases"][:count]}, code)
        if not all(finding.passed for finding in findings):
            return findings
    return _judge(answer.task, inputs, code)


def _judge(task: str, inputs: dict[str, Any], code: Any) -> list[Finding]:
    def probe(way: str) -> dict[str, Any]:
        cpu, _ = _seconds(task)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + cpu), hard))
        probes._inputs = {key: value for key, value in inputs.items() if key != "secret"} | {"way": way}
        if task == "5":
            probes._inputs["cpu_seconds"] = LIMITS.training_cpu_seconds
        try:
            exec(code, _shell.namespace)
            return {"ended": "well", "record": probes._record}
        except BaseException as error:
            return {"ended": "well", "record": {"failed": observe_error(error)}}

    return judged_in_ways(task, inputs, probe)


def _make_read_only(inputs: Any) -> None:
    """Arrays come out of the grader's messages read-only."""
    if isinstance(inputs, np.ndarray):
        inputs.flags.writeable = False
    elif isinstance(inputs, (dict, list)):
        for item in inputs.values() if isinstance(inputs, dict) else inputs:
            _make_read_only(item)

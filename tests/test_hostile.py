"""A class of broken and hostile submissions: each gets the marks that it must get, and the honest ones beside them keep theirs.

What the submissions are and how their files read: tests/hostile/README.md.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
import pytest
from conftest import NOTEBOOK, NOTHING, ROOT, Course
from ordinary_user import as_user, ordinary_user
from test_submission import (
    NOT_READ,
    READ_AS_MEANT,
    READ_WITH_A_NOTE,
    cell_of,
    put,
    solved,
)

from grader import handout, worker
from grader.arrival import Unreadable, read
from grader.grade import grade
from grader.limits import Limits
from grader.names import student_name
from grader.rendering import highlight_code, markdown
from grader.sandbox import Sandbox, SandboxUnavailable, _python_folders, unavailable
from grader.submission import rebuild
from judge.rubric import ASSIGNMENT, PIECES, TASKS
from sandbox import wire

FOLDER = Path(__file__).parent / "hostile"
HEADER = re.compile(r"^# %% (?P<name>\S+) \| (?P<place>[^|]+?) \| (?P<marks>.+)$", re.MULTILINE)
HONEST_PIECES = {"linear", "mean_square_error", "network", "softmax", "cross_entropy"}
HONEST = {task: float(rubric.points if rubric.piece in HONEST_PIECES else 0) for task, rubric in TASKS.items()}
ALL_RIGHT = {task: float(rubric.points) for task, rubric in TASKS.items()}
HALF_RIGHT = {**NOTHING, "2b": 5.0, "2c": 5.0}

# So low that meeting one takes no time, and so high that no honest submission meets one.
LIMITS = {
    "cell_seconds": 2,
    "own_cells_seconds": 4,
    "task_cpu_seconds": 1,
    "task_wall_seconds": 3,
    "training_cpu_seconds": 5,
    "training_grace_seconds": 2,
    "training_wall_seconds": 10,
    "submission_seconds": 40,
    "memory_bytes": 1_000_000_000,
}
# What no submission may see: where it lies, and what it is.
CANARIES = {
    "the instructor's environment": "canary-in-the-environment",
    "the instructor's home": "canary-in-the-home",
    "another submission": "canary-in-a-submission",
    "the seed": "canary-in-the-seed",
    "the gradebook": "canary-in-the-gradebook",
    "the course's folder": "canary-in-the-course",
}


@dataclass(frozen=True)
class Attack:
    """One section of a file: the code, where it goes, and the marks of it."""

    code: str
    place: str
    base: str
    marks: dict[str, float]

    def content(self) -> dict[str, Any]:
        """The notebook that is handed in, as JSON."""
        notebook = solved()
        for piece in PIECES:
            if self.base == "blank" or piece not in HONEST_PIECES:
                cell_of(notebook, piece)["source"] = "pass"
        place = self.place.removesuffix(" +")
        if place.startswith("own"):
            _, _, before = place.partition("own after ")
            at = notebook["cells"].index(cell_of(notebook, before)) + 1 if before else 0
            own = {"cell_type": "code", "metadata": {}, "source": self.code, "outputs": [], "execution_count": None}
            notebook["cells"].insert(at, {**own, "id": "hostile"})
        else:
            cell = cell_of(notebook, place)
            cell["source"] = f"{cell['source']}\n\n{self.code}" if self.place.endswith("+") else self.code
        return notebook


def read_attacks() -> dict[str, Attack]:
    """The sections of all files, by the name of the student who hands them in."""
    attacks = {}
    for path in sorted(FOLDER.glob("*.py")):
        parts = HEADER.split(path.read_text(encoding="utf-8"))
        assert parts[0] == "", f"{path.name} has to begin with a section"
        for name, place, marks, code in zip(*[iter(parts[1:])] * 4, strict=True):
            base, *changes = re.split(r", loses |, has ", marks)
            start = {"honest": HONEST, "blank": NOTHING}[base]
            changed = (change.partition("=") for change in " ".join(changes).split())
            expected = {**start, **{task: float(points or 0) for task, _, points in changed}}
            assert set(expected) == set(TASKS), marks
            place, _, times = place.partition(", ")
            for number in ("",) if not times else ("-1", "-2", "-3"):
                attacks[f"{path.stem}-{name}{number}"] = Attack(code.strip("\n"), place, base, expected)
    return attacks


def honest(pieces: set[str], change: tuple[str, str, str] | None = None) -> dict[str, Any]:
    """A submission that answers some pieces, with a text of one of them replaced."""
    notebook = solved()
    for piece in set(PIECES) - pieces:
        cell_of(notebook, piece)["source"] = "pass"
    if change:
        piece, old, new = change
        cell = cell_of(notebook, piece)
        assert old in cell["source"]
        cell["source"] = cell["source"].replace(old, new)
    return notebook


ATTACKS = read_attacks()
BROKEN: dict[str, tuple[Callable[[Path], None], dict[str, float]]] = {
    **{f"broken-{name}": (make, HALF_RIGHT) for name, make in READ_AS_MEANT.items()},
    **{f"broken-{name}": (make, HALF_RIGHT) for name, (make, _) in READ_WITH_A_NOTE.items()},
    **{f"broken-{name}": (make, NOTHING) for name, (make, _) in NOT_READ.items() if name != "no folder"},
}
TRANSPOSED = ("linear", "x_in @ self.w.T", "x_in @ self.w")
# Among the others in the order of their names.
HONEST_ONES: dict[str, tuple[dict[str, Any], dict[str, float]]] = {
    "a-honest-all-right": (honest(set(PIECES)), ALL_RIGHT),
    "b-honest-transposed": (honest(set(PIECES), TRANSPOSED), {**ALL_RIGHT, "2a": 1.0}),
    "c-honest-only-costs": (honest({"mean_square_error"}), HALF_RIGHT),
    "g-honest-half": (honest(HONEST_PIECES), HONEST),
    "m-honest-blank": (honest(set()), NOTHING),
    "p-honest-half": (honest(HONEST_PIECES), HONEST),
    "z-honest-all-right": (honest(set(PIECES)), ALL_RIGHT),
}
# By the names of the students, which some folders can't have as they are.
EXPECTED = {
    **{student_name(folder): attack.marks for folder, attack in ATTACKS.items()},
    **{student_name(folder): marks for folder, (_, marks) in BROKEN.items()},
    **{student_name(folder): marks for folder, (_, marks) in HONEST_ONES.items()},
}


@dataclass(frozen=True)
class Night:
    """The class after it was graded."""

    course: Course
    output: str
    marks: dict[str, dict[str, float]]


def set_limits(course: Course, limits: dict[str, float]) -> None:
    """Change the limits of a copy of the course."""
    path = course.root / "grader" / "limits.py"
    text = path.read_text()
    for name, value in limits.items():
        text, count = re.subn(rf"(\n    {name}: \w+ = )[^#\n]*", rf"\g<1>{value}  ", text)
        assert count == 1, name
    path.write_text(text)


class CourseOfAnother(Course):
    """A copy of the course that another user grades."""

    user: int = 0

    def run(self, *command: str, **options: Any) -> str:
        """Run a command as that user."""
        aside = self.root.parent / "aside"
        aside.mkdir(exist_ok=True)
        return super().run(*as_user(self.user, _python_folders(), aside, *command), **options)


@pytest.fixture(scope="module", params=["as this user", pytest.param("as an ordinary user", marks=pytest.mark.long)])
def night(request: pytest.FixtureRequest, course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    """All of them handed in and graded at once, beside things that nobody may see."""
    if course.grader_options:
        pytest.skip("hostile code runs in a sandbox only, and there is none on this machine")
    if request.param == "as this user":
        yield graded(Course, course, tmp_path_factory.mktemp("hostile"))
        return
    with ordinary_user() as user, tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # those of pytest are closed to others
        CourseOfAnother.user = user
        yield graded(CourseOfAnother, course, Path(folder))


def graded(kind: type[Course], course: Course, folder: Path) -> Night:
    """The class, graded in a copy of the course in a folder."""
    root, home = folder / "course", folder / "home"
    shutil.copytree(course.root, root)
    home.mkdir()
    (home / "notes.txt").write_text(CANARIES["the instructor's home"])
    (root / "notes.txt").write_text(CANARIES["the course's folder"])
    (root / ".grader_seed").write_text(CANARIES["the seed"])
    (root / "gradebook.db.old").write_text(CANARIES["the gradebook"])
    environment = {**course.environment, "HOME": str(home), "TOKEN": CANARIES["the instructor's environment"]}
    own = kind(root, environment, course.grader_options, course.nbgrader_options)
    set_limits(own, LIMITS)
    for student, attack in ATTACKS.items():
        put(own.submission(student), attack.content())
    with patch("test_submission.solved", lambda: honest({"mean_square_error"})):
        for student, (make, _) in BROKEN.items():
            (root / "submitted" / student).mkdir()
            make(own.submission(student))
    for student, (content, _) in HONEST_ONES.items():
        put(own.submission(student), content)
    put(own.submission("m-honest-blank"), CANARIES["another submission"], "notes.txt")
    if kind is CourseOfAnother:
        subprocess.run(["chown", "-R", f"{CourseOfAnother.user}:{CourseOfAnother.user}", str(folder)], check=True)
    output = own.grader("grade")
    return Night(own, output, own.marks())


def notebook_of(course: Course, student: str) -> nbformat.NotebookNode:
    return nbformat.read(course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK, as_version=4)


def outputs_of(course: Course, student: str) -> str:
    """All texts of a graded notebook's outputs."""
    cells = [cell for cell in notebook_of(course, student).cells if cell.cell_type == "code"]
    return "\n".join(str(output) for cell in cells for output in cell.outputs)


def test_the_corpus_is_large_and_names_each_submission_once() -> None:
    places = [found["place"] for path in FOLDER.glob("*.py") for found in HEADER.finditer(path.read_text())]
    assert len(places) >= 240
    assert len(ATTACKS) == sum(3 if place.endswith(", three times") else 1 for place in places)
    assert len(BROKEN) >= 50
    assert {path.stem for path in FOLDER.glob("*.py")} <= set(
        re.findall(r"`(\w+)\.py`", (FOLDER / "README.md").read_text())
    )


@pytest.mark.parametrize("student", EXPECTED)
def test_marks(night: Night, student: str) -> None:
    assert night.marks.get(student) == EXPECTED[student]


def test_everybody_was_graded_without_a_traceback(night: Night) -> None:
    assert f"{len(EXPECTED)} graded." in night.output
    assert "Traceback" not in night.output
    assert "Warning" not in night.output


def test_nothing_was_possible_that_must_not_be(night: Night) -> None:
    found = {student: re.findall(r"BREACH:.{0,100}", outputs_of(night.course, student)) for student in EXPECTED}
    assert {student: lines for student, lines in found.items() if lines} == {}


def test_nothing_was_seen_that_nobody_may_see(night: Night) -> None:
    for student in EXPECTED:
        text = outputs_of(night.course, student) + night.course.page(student)
        assert [where for where, canary in CANARIES.items() if canary in text] == [], student


def test_nothing_was_left_on_the_machine(night: Night) -> None:
    places = ("/", "/tmp", "/dev/shm", "/var/tmp", str(night.course.root), os.environ.get("HOME", "/"))
    found = [name for place in places if os.path.isdir(place) for name in os.listdir(place)]
    assert not {"BREACH", "kept", "kept-class"} & set(found)


def test_pages_run_nothing_of_the_students(night: Night) -> None:
    for student in EXPECTED:
        page = night.course.page(student)
        own = page.split('id="notebook"')[-1]
        assert not re.search(r"<(script|iframe|object|embed|form|svg)\b[^>]*>[^<]*BREACHED", page), student
        assert not re.search(r"<[^>]*\son\w+\s*=", own), student
        assert len(page) < 2_000_000, student


def test_autograded_notebooks_are_valid_and_not_too_large(night: Night) -> None:
    for student in EXPECTED:
        path = night.course.root / "autograded" / student / ASSIGNMENT / NOTEBOOK
        nbformat.validate(notebook_of(night.course, student))
        assert path.stat().st_size < 8_000_000, student


def test_a_second_run_finds_everybody_graded(night: Night) -> None:
    assert "0 graded" in night.course.grader("grade")


# ----- the sandbox -----


@pytest.mark.long
def test_a_submission_that_meets_every_limit_takes_less_than_90_seconds(tmp_path: Path) -> None:
    if unavailable():
        pytest.skip("there is no sandbox on this machine")
    lines = [
        "import time",
        "while True:",
        "    try:",
        "        time.sleep(1000)",
        "    except BaseException:",
        "        pass",
    ]
    notebook = honest(set())
    for piece, name in PIECES.items():
        body = [f"    {line}" for line in lines]
        cell_of(notebook, piece)["source"] = "\n".join([f"def {name}(*arguments):", *body])
    for number in range(5):
        notebook["cells"].insert(
            0, {"cell_type": "code", "metadata": {}, "source": "\n".join(lines), "id": f"own-{number}"}
        )
    put(tmp_path, notebook)
    sandbox = Sandbox(Limits())
    sandbox.start()
    try:
        started = time.monotonic()
        result = grade(rebuild(tmp_path).notebook, b"seed", sandbox)
        assert time.monotonic() - started < 90
        assert result.total == 0
    finally:
        sandbox.close()


def said_in_the_sandbox(source: str, limits: Limits) -> str:
    """What a cell prints."""
    if unavailable():
        pytest.skip("there is no sandbox on this machine")
    sandbox = Sandbox(limits)
    channel = sandbox.begin()
    try:
        wire.send(channel, {"do": "cell", "source": source, "number": 1, "seconds": 60, "goal": None})
        outputs = wire.receive(channel, 1_000_000, 90)["outputs"]
        return "".join(output["text"] for output in outputs)
    finally:
        sandbox.end(channel)
        sandbox.close()


@pytest.mark.long
def test_who_has_had_more_than_its_core_shares_one() -> None:
    source = """
import os, time
children = []
for _ in range(8):
    children.append(os.fork())
    if children[-1] == 0:
        while True:
            pass
time.sleep(8)
print({line for pid in children for line in open(f"/proc/{pid}/status") if line.startswith("Cpus_allowed_list")})
"""
    allowed = said_in_the_sandbox(source, replace(Limits(), more_than_one_core_seconds=-60))
    assert re.fullmatch(r"\{'Cpus_allowed_list:\\t\d+\\n'\}\n", allowed)


@pytest.mark.long
def test_processes_that_have_too_much_memory_together_are_ended() -> None:
    source = """
import os, time
for _ in range(10):
    if os.fork() == 0:
        memory = bytearray(150_000_000)
        for place in range(0, len(memory), 4096):
            memory[place] = 1
        time.sleep(100)
time.sleep(15)
states = [open(f"/proc/{pid}/stat").read().split()[2] for pid in os.listdir("/proc") if pid.isdigit()]
print(len([state for state in states if state != "Z"]))
"""
    assert said_in_the_sandbox(source, Limits()) == "2\n"  # the first process of its namespace, and itself


def test_what_process_pools_and_asyncio_need_is_there() -> None:
    source = """
import asyncio, multiprocessing
async def talk():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    return await reader.read()
with multiprocessing.get_context("fork").Pool(2) as pool:
    print(pool.map(abs, [-1, 2]), asyncio.new_event_loop().run_until_complete(talk()))
"""
    assert said_in_the_sandbox(source, Limits()) == "[1, 2] b''\n"


def test_a_missing_package_is_not_cured_with_bubblewrap(monkeypatch: pytest.MonkeyPatch) -> None:
    if unavailable():
        pytest.skip("there is no sandbox on this machine")
    monkeypatch.setattr(handout, "modules", lambda: ["not_installed"])
    assert "No module named 'not_installed'" in unavailable()
    assert "-m pip install -r requirements.txt" in unavailable()
    assert "bubblewrap" not in unavailable()


def test_root_counts_its_sandboxes_where_nobody_else_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("anybody but root needs no numbers")
    monkeypatch.setattr(worker, "NUMBERS", tmp_path / "numbers")
    assert [worker._free_number() for _ in range(3)] == [0, 1, 2]
    (tmp_path / "numbers").chmod(0o777)
    with pytest.raises(SandboxUnavailable, match="Others than root can write"):
        worker._free_number()


def test_the_sandbox_starts_for_a_user_without_privileges() -> None:
    if unavailable():
        pytest.skip("there is no sandbox on this machine")
    # Another process: this user's cache of bytecode, home and temporary folder must not be needed.
    code = "from grader.sandbox import unavailable; print(repr(unavailable()))"
    with ordinary_user() as user, tempfile.TemporaryDirectory() as aside:
        folders = [*_python_folders(), str(ROOT)]
        command = as_user(user, folders, Path(aside), sys.executable, "-B", "-c", code)
        done = subprocess.run(
            command, cwd=ROOT, env={"HOME": "/", "PATH": os.environ["PATH"]}, capture_output=True, text=True
        )
    assert done.stdout.strip() == "''", done.stdout + done.stderr


# ----- what comes out of it -----


def nested(value: Any, depth: int) -> Any:
    """A value within lists, or dicts, within each other."""
    for _ in range(depth):
        value = [value] if isinstance(value, list) else {"a": value}
    return value


def frame(content: object, data: bytes = b"") -> tuple[bytes, bytes]:
    return json.dumps(content).encode(), data


@pytest.mark.parametrize(
    ("content", "data"),
    [
        ({"__array__": ["float64", [-1], 0]}, b"12345678"),
        ({"__array__": ["float64", [2], 0]}, b"12345678"),
        ({"__array__": ["float64", [1], 8]}, b"1234567812345678"),
        ({"__array__": ["float64", [True], 0]}, b"12345678"),
        ({"__array__": ["float64", [2**62], 0]}, b"12345678"),
        ({"__array__": ["float64", [0, 2**40], 0]}, b""),
        ({"__array__": ["object", [1], 0]}, b"12345678"),
        ({"__array__": ["float64", [1]]}, b"12345678"),
        ({"__array__": 7}, b""),
        ([{"__array__": ["float64", [1], 0]}, {"__array__": ["float64", [1], 0]}], b"12345678"),
        ([{"__array__": ["int8", [0], 0]}] * 2_001, b""),
        ([0] * 2_001, b""),
        (nested([], 30), b""),
        (nested({}, 30), b""),
        ({"cases": nested([], 30)}, b""),
    ],
)
def test_frames_that_no_probe_writes_are_refused(content: object, data: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(*frame(content, data))


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 100_000, b"9" * 10_000, b"\xff"])
def test_texts_that_are_no_json_are_refused(text: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(text, b"")


def test_files_of_more_values_than_a_notebook_has_are_refused_before_they_are_read() -> None:
    with pytest.raises(Unreadable, match="too many for a notebook"):
        read("backpropagation.ipynb", b"[" + b"[]," * 3_000_000 + b"[]]")


def test_a_frame_that_is_too_large_is_refused_before_it_is_read() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(struct.pack("!QQ", 2**62, 2**62))
        with pytest.raises(wire.WireError, match="too large"):
            wire.receive(ours, 1_000_000, 1)


def test_a_receiver_that_takes_nothing_in_holds_nobody_up() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        started = time.monotonic()
        with pytest.raises(wire.WireTimeout):
            wire.send(ours, {"text": "x" * 3_000_000}, 0.2)
        assert time.monotonic() - started < 60  # it would wait for ever


def test_lone_surrogates_become_question_marks() -> None:
    assert wire.decode(*frame({"a": ["\ud800"], "\udfff": "ü"})) == {"a": ["?"], "?": "ü"}


# ----- pages -----


@pytest.mark.parametrize("text", ["\\\\[", "\\begin{a}", "[a](", "|a", "<a ", "$a ", "> ", "a.b", ".", "\\", "(", "'"])
def test_converting_takes_no_time_whatever_is_written(text: str) -> None:
    started = time.process_time()
    markdown(text * (6_000 // len(text)))
    highlight_code(text * (100_000 // len(text)))
    highlight_code("\n".join([text * (500 // len(text))] * 40))
    assert time.process_time() - started < 5

"""The sandbox from outside: starts the warm process of `sandbox.runner` under bubblewrap, and gives each submission a fork of it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import asdict
from pathlib import Path

from grader import handout
from grader.limits import Limits
from judge import master
from sandbox import wire

ROOT = Path(__file__).parent.parent
START_SECONDS = 60
ANSWER_SECONDS = 5
SMALL_MESSAGE = 1_000
PRIVATE_FOLDER = "/submission"  # the only place where a submission can write, beside /dev/shm
USER = "student"  # the name that a submission's code finds for who runs it
FIRST_USER_ID = (
    61_000  # as root, submissions of each sandbox run as a user of its own: limits on processes are its own too
)
# What it takes to make namespaces and mounts for each submission, to become its user, and to look after its processes.
CAPABILITIES = (
    *("CAP_SYS_ADMIN", "CAP_NET_ADMIN", "CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP", "CAP_SETFCAP"),
    *("CAP_SYS_PTRACE", "CAP_SYS_NICE", "CAP_KILL"),
)


class SandboxUnavailable(Exception):
    """The sandbox can't be started on this machine; the text says what to do."""


class Sandbox:
    """One warm process; it serves one submission at a time.

    Parameters
    ----------
    limits : Limits
    sandbox : {"required", "off"}
        Whether bubblewrap has to stand around the process.
    number : int
        Tells the sandboxes of one grading run apart.

    Raises
    ------
    SandboxUnavailable
        If bubblewrap is required and missing or forbidden.
    """

    def __init__(self, limits: Limits, sandbox: str = "required", number: int = 0) -> None:
        self.limits, self.sandbox, self.number = limits, sandbox, number
        self._process: subprocess.Popen | None = None
        self._control: socket.socket | None = None
        self._folder: tempfile.TemporaryDirectory | None = None

    def start(self) -> None:
        """Start the process, if it does not run."""
        if self._process and self._process.poll() is None:
            return
        self.close()
        self._control, theirs = socket.socketpair()
        limits = json.dumps(asdict(self.limits))
        with theirs, tempfile.TemporaryFile() as users, tempfile.TemporaryFile() as errors:
            fds = [theirs.fileno()]
            python = [os.path.normpath(sys.executable), "-P", "-m", "sandbox.runner"]
            user = str(FIRST_USER_ID + self.number)
            python += [str(theirs.fileno()), limits, user, master.cells()["given_train"].source, *handout.modules()]
            if self.sandbox == "required":
                users.write(f"{USER}:x:{user}:{user}::{PRIVATE_FOLDER}:/bin/sh\n".encode())
                users.seek(0)
                fds.append(users.fileno())
                command = _bubblewrap(self.limits, users.fileno()) + python
                environment = {"PATH": os.environ.get("PATH", os.defpath)}
            else:
                self._folder = tempfile.TemporaryDirectory(prefix="submission-", ignore_cleanup_errors=True)
                course = Path(self._folder.name) / "course"
                for name, path in handout.files().items():
                    (course / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, course / name)
                command = python
                temporary = Path(self._folder.name) / "tmp"
                temporary.mkdir()
                environment = _environment(str(temporary), [str(course), str(ROOT)])
            try:
                self._process = subprocess.Popen(
                    command,
                    pass_fds=fds,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=errors,
                    stderr=errors,
                )
                theirs.close()
                wire.receive(self._control, SMALL_MESSAGE, START_SECONDS)
            except (OSError, wire.WireError):
                errors.seek(0)
                reason = (errors.read().decode(errors="replace").strip().splitlines() or ["no answer"])[-1]
                self.close()
                raise SandboxUnavailable(_advice(self.sandbox, reason)) from None

    @property
    def folder(self) -> str:
        """The folder in which a submission's cells run, as they see it."""
        return PRIVATE_FOLDER if self.sandbox == "required" else str(Path(self._folder.name) / "tmp")

    def begin(self) -> socket.socket:
        """Begin a submission; return the channel to its process."""
        try:
            return self._begin()
        except (OSError, wire.WireError):  # what the last submission did to the warm process shows only now: start anew
            self.close()
            return self._begin()

    def _begin(self) -> socket.socket:
        self.start()
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                wire.send_channel(self._control, theirs)
            wire.send(ours, {"folder": self.folder, "limit_processes": self.sandbox == "required"}, ANSWER_SECONDS)
            wire.receive(ours, SMALL_MESSAGE, ANSWER_SECONDS)
        except (OSError, wire.WireError):
            ours.close()
            raise
        return ours

    def end(self, channel: socket.socket, kill: bool = False) -> None:
        """End a submission, and with it every process and file that it left."""
        try:
            if kill:
                self._control.sendall(b"kill")
            else:
                wire.send(channel, {"do": "end"}, ANSWER_SECONDS)
        except (OSError, wire.WireError):
            pass
        channel.close()
        try:
            wire.receive(self._control, SMALL_MESSAGE, ANSWER_SECONDS)
        except wire.WireError:  # the submission has ended the warm process, or holds it up: start anew
            self.close()

    def close(self) -> None:
        """End the warm process."""
        if self._control:
            self._control.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        if self._folder:
            self._folder.cleanup()
        self._process = self._control = self._folder = None


def _environment(temporary: str, python_path: list[str]) -> dict[str, str]:
    """The whole environment of a submission: nothing of the instructor's."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": temporary,
        "USER": USER,
        "LOGNAME": USER,
        "PIP_NO_INDEX": "1",  # there is no network: `%pip install` says so at once
        "TMPDIR": temporary,
        "IPYTHONDIR": f"{temporary}/ipython",
        "MPLCONFIGDIR": f"{temporary}/matplotlib",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(python_path),
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",  # the same marks at every run
        "MNIST_DIR": "embedded",
        "NBGRADER_EXECUTION": "autograde",
        # One thread each: several sandboxes share the cores, and more threads than cores crawl.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }


def _bubblewrap(limits: Limits, users_fd: int) -> list[str]:
    """The command line up to the program: what it may see, and what it may do to shut each submission in further."""
    bwrap = shutil.which("bwrap")
    if not bwrap:
        raise SandboxUnavailable(_advice("required", "the program bwrap is missing"))
    command = [bwrap, "--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid", "--unshare-net"]
    command += ["--unshare-uts", "--unshare-cgroup-try", "--hostname", "sandbox"]
    if os.geteuid() != 0:
        command += ["--unshare-user", "--uid", "0", "--gid", "0"]
    command += ["--cap-drop", "ALL", *(part for name in CAPABILITIES for part in ("--cap-add", name))]
    for folder in ("/usr", "/lib", "/lib32", "/lib64", "/bin"):
        if Path(folder).is_symlink():
            command += ["--symlink", os.readlink(folder), folder]
        elif Path(folder).exists():
            command += ["--ro-bind", folder, folder]
    command += ["--perms", "0755", "--dir", "/etc"]
    command += [
        "--ro-bind-try",
        "/etc/ld.so.cache",
        "/etc/ld.so.cache",
        "--proc",
        "/proc",
        "--dev",
        "/dev",
        "--remount-ro",
        "/dev",
    ]
    python_folders = _python_folders()
    for folder in ("/usr", *python_folders):
        if any(path.is_relative_to(folder) for path in (ROOT, Path.home())):
            raise SandboxUnavailable(
                f"Students' code sees the folder {folder}, where Python lives: the course and your home must not lie in it."
            )
    bound = [(folder, folder) for folder in python_folders]
    bound += [(str(ROOT / name), f"/grader/{name}") for name in ("sandbox", "probes")]
    bound += [(str(path), f"/grader/{name}") for name, path in handout.package_files().items()]
    bound += [(str(path), f"/course/{name}") for name, path in handout.beside_notebook().items()]
    for folder in sorted({str(parent) for _, place in bound for parent in Path(place).parents} - {"/"}):
        command += ["--perms", "0755", "--dir", folder]  # bubblewrap's own would be closed to all but root
    for path, place in bound:
        command += ["--ro-bind", path, place]
    if not any(folder.startswith("/tmp/") for folder in python_folders):
        command += ["--symlink", PRIVATE_FOLDER, "/tmp"]
    command += ["--perms", "0644", "--ro-bind-data", str(users_fd), "/etc/passwd"]
    command += ["--perms", "1777", "--size", str(limits.folder_bytes), "--tmpfs", PRIVATE_FOLDER]
    command += ["--remount-ro", "/", "--chdir", PRIVATE_FOLDER, "--clearenv"]
    for name, value in _environment(PRIVATE_FOLDER, ["/grader", "/course"]).items():
        command += ["--setenv", name, value]
    return [*command, "--"]


def _python_folders() -> list[str]:
    """The folders that this Python and its packages live in, but for those under /usr."""
    paths = {sys.prefix, sys.base_prefix, sysconfig.get_paths()["purelib"], sysconfig.get_paths()["stdlib"]}
    # A virtual environment may link to an interpreter that links on to another.
    paths.add(str(Path(sys.executable).resolve().parent.parent))
    paths = {os.path.normpath(path) for path in paths}
    folders = sorted(path for path in paths if not path.startswith("/usr/") and path not in ("/usr", "/"))
    return [path for path in folders if not any(path.startswith(other + "/") for other in folders)]


def _advice(sandbox: str, reason: str) -> str:
    if sandbox == "off":
        return f"The process that runs the submissions does not start: {reason}"
    if "No module named" in reason:
        return (
            f"The sandbox does not start: {reason}. Either this Python lacks packages ({sys.executable} -m pip install -r "
            "requirements.txt), or the sandbox's user can't read them or the course (chmod -R go+rX)."
        )
    cure = "Install the Debian package bubblewrap (apt-get install bubblewrap)"
    if shutil.which("bwrap"):
        cure = "Does this system allow user namespaces to you? docs/hub.md says under 'The sandbox' how to see and allow it"
    return (
        f"The sandbox does not start: {reason}. {cure}. Without a sandbox, grade only what you trust (see SECURITY.md)."
    )


def unavailable() -> str:
    """An empty text if the sandbox starts here, otherwise why not."""
    sandbox = Sandbox(Limits())
    try:
        sandbox.start()
    except SandboxUnavailable as error:
        return str(error)
    finally:
        sandbox.close()
    return ""

"""One run and one account grade in a folder: whoever can't is told why in one sentence."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from pathlib import Path

import pytest

from grader import account, seed
from grader.lock import Busy, alone

NOBODY = 65_534


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty course folder of this account."""
    monkeypatch.setattr(seed, "PATH", tmp_path / ".grader_seed")
    return tmp_path


def refuse_locks(monkeypatch: pytest.MonkeyPatch, number: int, *kinds: str) -> None:
    """Let a kind of lock fail as file systems do."""

    def lock(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    for kind in kinds:
        monkeypatch.setattr(fcntl, kind, lock)


# ----- locks -----


def test_a_second_run_is_told_of_the_first(root: Path) -> None:
    said = rf"folder \(process {os.getpid()}\): wait until it is done"
    with alone(root), pytest.raises(Busy, match=said), alone(root):
        pass
    with alone(root):
        pass


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (f"999999999 {socket.gethostname()}", "in this folder: wait"),
        ("17 another-machine", "in this folder (on another-machine): wait"),
        ("", "in this folder: wait"),
    ],
)
def test_no_number_of_a_process_that_is_gone_is_shown(
    root: Path, monkeypatch: pytest.MonkeyPatch, left: str, said: str
) -> None:
    (root / ".grader").mkdir()
    (root / ".grader" / "lock").write_text(left)
    refuse_locks(monkeypatch, errno.EWOULDBLOCK, "flock")
    with pytest.raises(Busy) as refused, alone(root):
        pass
    assert said in str(refused.value)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_flock(root: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Another kind of lock does as well; with none, no run is said to be at work that is not."""
    refuse_locks(monkeypatch, number, "flock")
    with alone(root):
        pass
    refuse_locks(monkeypatch, number, "lockf")
    with pytest.raises(Busy, match="has no file locks, which the gradebook needs too: move the course"), alone(root):
        pass


# ----- accounts -----


def refusal_for(user: int, root: Path) -> str:
    """What another account is told."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        try:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
            os.write(writer, account.refusal(root).encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return answer.read()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another account")
@pytest.mark.parametrize("group_can_write", [False, True])
def test_another_account_is_told_whose_folder_it_is(root: Path, group_can_write: bool) -> None:
    for folder in (root, *root.parents[:-2]):
        folder.chmod(0o755)
    if group_can_write:
        root.chmod(0o777)
        seed.PATH.write_text("secret")
        seed.PATH.chmod(0o600)
    said = refusal_for(NOBODY, root)
    assert said.startswith(
        "This course is graded by the account root, and you are nobody: grading belongs to one account"
    )
    assert account.refusal(root) == ""


def test_the_refusal_is_given_before_anything_is_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "refusal", lambda folder: "Not yours.")
    with pytest.raises(Busy, match="Not yours"), alone(root):
        pass
    assert list(root.iterdir()) == []

"""A submission's own namespaces: it sees no process, file system, socket or shared memory but its own.

Who is who, each a child of the one before:

- the warm process, which never runs students' code, with the rights to make namespaces and mounts inside of bubblewrap's;
- the *init* of a submission's process namespace, which mounts what the submission may write, watches it and reaps orphans;
- the submission itself, as another user (where the grader runs as root) or in a user namespace of its own (anywhere else),
  without privileges and behind the filter of system calls. So the kernel lets it look into, trace or write none of the others,
  and it can't even name those outside of its namespace.

All that a submission made goes with its init: processes, files, sockets, memory.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.seccomp import enter_filter, filter_program
from sandbox.watch import watch

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = (
    0x20000,
    0x8000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
PR_SET_DUMPABLE, PR_CAPBSET_DROP = 4, 24
CAPABILITY_VERSION = 0x20080522
LAST_CAPABILITY = 63
SHARED_MEMORY = "/dev/shm"
SIOCSIFFLAGS, IFF_UP = 0x8914, 1

_exit = os._exit  # early-bound, as a submission may patch it
_libc = ctypes.CDLL(None, use_errno=True)
_filter = filter_program()


def start_apart(limits: dict[str, Any], user: int, channel: socket.socket, serve: Callable[[], None]) -> int:
    """Have `serve` called in a submission's process with namespaces of its own; return the number of their init.

    Parameters
    ----------
    limits : dict
        `grader.limits.Limits`
    user : int
        The id of the user that it runs as.
    channel : socket
        The only file that stays open.
    serve : callable

    Raises
    ------
    OSError
        If namespaces can't be made here.
    """
    own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    try:
        _check(_libc.unshare(CLONE_NEWPID), "unshare")  # of the children, not of this process
        pid = os.fork()
        if pid == 0:
            _be_init(limits, user, channel, serve)
        _check(_libc.setns(own, CLONE_NEWPID), "setns")
        return pid
    finally:
        os.close(own)


def _be_init(limits: dict[str, Any], user: int, channel: socket.socket, serve: Callable[[], None]) -> None:
    try:
        os.setsid()
        _check(_libc.unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET), "unshare")
        _mount_own(limits)
        _switch_on_loopback()
        pid = os.fork()
        if pid == 0:
            _close_all_but(channel.fileno())
            os.setsid()
            _give_up_rights(user)
            serve()
            _exit(0)
        channel.close()
        watch(pid, limits)
    except OSError as error:
        with contextlib.suppress(OSError):
            channel.sendall(str(error).encode())  # which `reason_against` reads
    finally:
        _exit(0)


def _mount_own(limits: dict[str, Any]) -> None:
    """What the submission sees in place of what all see: its processes, an empty folder, empty shared memory."""
    _mount("proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, "")
    for flags in (MS_BIND, MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC):
        _mount("/proc/sys", "/proc/sys", flags, "")  # some settings of a namespace belong to its user
    size, files = limits["folder_bytes"], limits["files"]
    _mount("tmpfs", os.environ["TMPDIR"], MS_NOSUID | MS_NODEV, f"mode=1777,size={size},nr_inodes={files}")
    size, files = limits["shared_memory_bytes"], limits["files"]
    _mount("tmpfs", SHARED_MEMORY, MS_NOSUID | MS_NODEV | MS_NOEXEC, f"mode=1777,size={size},nr_inodes={files}")


def _mount(kind: str, place: str, flags: int, options: str) -> None:
    _check(_libc.mount(kind.encode(), place.encode(), kind.encode(), flags, options.encode()), f"mount {place}")


def _switch_on_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def _close_all_but(kept: int) -> None:
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def _give_up_rights(user: int) -> None:
    """Become nobody that the processes outside know, without a capability and behind the filter of system calls."""
    is_another_user = int(Path("/proc/self/uid_map").read_text().split()[2]) > user  # there is more than one here
    if not is_another_user:
        _check(_libc.unshare(CLONE_NEWUSER), "unshare")
        _libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # otherwise its own files in /proc are closed to it
        for name, text in (("setgroups", "deny"), ("uid_map", f"{user} 0 1"), ("gid_map", f"{user} 0 1")):
            Path(f"/proc/self/{name}").write_text(text)
    for capability in range(LAST_CAPABILITY):
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if is_another_user:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    header, nothing = struct.pack("=Ii", CAPABILITY_VERSION, 0), bytes(24)
    _check(_libc.capset(header, nothing), "capset")
    _libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    if _filter:
        enter_filter(_filter)


def _check(result: int, what: str) -> None:
    if result:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")


def reason_against(limits: dict[str, Any], user: int) -> str:
    """Why namespaces can't be made here; an empty text if they can."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        try:
            pid = start_apart(limits, user, theirs, lambda: None)
        except OSError as error:
            return str(error)
        theirs.close()
        reason = ours.recv(1_000).decode(errors="replace")
    os.waitpid(pid, 0)
    return reason

"""A seccomp filter for submissions: the system calls that lead out of the sandbox, to other submissions or deep into the kernel fail.

The filter is a program of classic BPF instructions (struct sock_filter of linux/filter.h), see seccomp(2).
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
# From linux/audit.h and the kernel's tables of system calls.
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
FORBIDDEN = {
    "x86_64": {
        "ptrace": 101, "syslog": 103, "pivot_root": 155, "chroot": 161, "mount": 165, "umount2": 166, "add_key": 248,
        "request_key": 249, "keyctl": 250, "unshare": 272, "perf_event_open": 298, "setns": 308,
        "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "bpf": 321, "userfaultfd": 323,
        "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "fspick": 433,
        "pidfd_getfd": 438, "mount_setattr": 442, "name_to_handle_at": 303, "open_by_handle_at": 304, "quotactl": 179,
        # What outlives a submission, or is memory that no limit counts.
        "shmget": 29, "semget": 64, "msgget": 68, "mq_open": 240, "memfd_create": 319, "memfd_secret": 447,
        # What tells one submission something about another: who opens a shared file, what of it is in memory.
        "inotify_init": 253, "inotify_init1": 294, "fanotify_init": 300, "mincore": 27, "cachestat": 451,
        # How much other processes of the sandbox get of the machine, and on which of its cores.
        "setpriority": 141, "ioprio_set": 251, "sched_setparam": 142, "sched_setscheduler": 144, "sched_setattr": 314,
        "sched_setaffinity": 203,
    },
    "aarch64": {
        "ptrace": 117, "syslog": 116, "pivot_root": 41, "chroot": 51, "mount": 40, "umount2": 39, "add_key": 217,
        "request_key": 218, "keyctl": 219, "unshare": 97, "perf_event_open": 241, "setns": 268,
        "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "bpf": 280, "userfaultfd": 282,
        "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "fspick": 433,
        "pidfd_getfd": 438, "mount_setattr": 442, "name_to_handle_at": 264, "open_by_handle_at": 265, "quotactl": 60,
        "shmget": 194, "semget": 190, "msgget": 186, "mq_open": 180, "memfd_create": 279, "memfd_secret": 447,
        "inotify_init1": 26, "fanotify_init": 262, "mincore": 232, "cachestat": 451,
        "setpriority": 140, "ioprio_set": 30, "sched_setparam": 118, "sched_setscheduler": 119, "sched_setattr": 274,
        "sched_setaffinity": 122,
    },
}  # fmt: skip
# As on a file system that has none of these: marks on files that other submissions see too, and locks of them.
UNSUPPORTED = {
    "x86_64": {"setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "removexattr": 197, "lremovexattr": 198,
               "fremovexattr": 199, "setxattrat": 463, "removexattrat": 466},
    "aarch64": {"setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15,
                "fremovexattr": 16, "setxattrat": 463, "removexattrat": 466},
}  # fmt: skip
NUMBERS = {
    "x86_64": {"clone": 56, "clone3": 435, "prlimit64": 302, "socket": 41, "socketpair": 53, "fcntl": 72, "flock": 73},
    "aarch64": {
        "clone": 220,
        "clone3": 435,
        "prlimit64": 261,
        "socket": 198,
        "socketpair": 199,
        "fcntl": 25,
        "flock": 32,
    },
}
NAMESPACE_FLAGS = 0x7E020000  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6: what asyncio needs
# F_GETLK, F_SETLK, F_SETLKW, the same three of open file descriptions, F_SETLEASE, F_GETLEASE, F_NOTIFY
LOCK_COMMANDS = (5, 6, 7, 36, 37, 38, 1024, 1025, 1026)

LOAD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, JUMP_IF_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, FAIL, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NUMBER_OFFSET, ARCHITECTURE_OFFSET, FIRST_ARGUMENT_OFFSET, SECOND_ARGUMENT_OFFSET = 0, 4, 16, 24
X32_BIT = 0x40000000


def filter_program() -> bytes | None:
    """The filter for this machine, or None where the numbers of its system calls are not known here."""
    machine = platform.machine()
    if machine not in NUMBERS:
        return None
    numbers = NUMBERS[machine]
    program = [
        _instruction(LOAD, ARCHITECTURE_OFFSET),
        _instruction(JUMP_IF_EQUAL, ARCHITECTURES[machine], 1, 0),
        _instruction(RETURN, KILL),  # 32-bit calls have other numbers
        _instruction(LOAD, NUMBER_OFFSET),
        _instruction(JUMP_IF_AT_LEAST, X32_BIT, 0, 1),
        _fail(errno.EPERM),
    ]
    for number in sorted(FORBIDDEN[machine].values()):
        program += [_instruction(JUMP_IF_EQUAL, number, 0, 1), _fail(errno.EPERM)]
    for number in sorted(UNSUPPORTED[machine].values()):
        program += [_instruction(JUMP_IF_EQUAL, number, 0, 1), _fail(errno.ENOTSUP)]
    program += [_instruction(JUMP_IF_EQUAL, numbers["flock"], 0, 1), _fail(errno.ENOLCK)]
    # clone3 hides its flags in memory; told that it does not exist, the C library uses clone.
    program += [_instruction(JUMP_IF_EQUAL, numbers["clone3"], 0, 1), _fail(errno.ENOSYS)]
    clone = [_instruction(JUMP_IF_BITS, NAMESPACE_FLAGS, 0, 1), _fail(errno.EPERM)]
    program += _look_at(numbers["clone"], FIRST_ARGUMENT_OFFSET, clone)
    # With 0 for the process, which means the calling one.
    oneself = [_instruction(JUMP_IF_EQUAL, 0, 1, 0), _fail(errno.EPERM)]
    program += _look_at(numbers["prlimit64"], FIRST_ARGUMENT_OFFSET, oneself)
    family = [_instruction(JUMP_IF_EQUAL, value, len(FAMILIES) - i, 0) for i, value in enumerate(FAMILIES)]
    for name in ("socket", "socketpair"):
        program += _look_at(numbers[name], FIRST_ARGUMENT_OFFSET, [*family, _fail(errno.EAFNOSUPPORT)])
    lock = [part for value in LOCK_COMMANDS for part in (_instruction(JUMP_IF_EQUAL, value, 0, 1), _fail(errno.ENOLCK))]
    program += _look_at(numbers["fcntl"], SECOND_ARGUMENT_OFFSET, lock)
    return b"".join([*program, _instruction(RETURN, ALLOW)])


def _look_at(number: int, offset: int, rules: list[bytes]) -> list[bytes]:
    """For one system call, rules about one of its arguments; where none of them returns, it is allowed."""
    return [
        _instruction(JUMP_IF_EQUAL, number, 0, len(rules) + 2),
        _instruction(LOAD, offset),
        *rules,
        _instruction(RETURN, ALLOW),
    ]


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _fail(error: int) -> bytes:
    return _instruction(RETURN, FAIL | error)


class _Program(ctypes.Structure):
    """struct sock_fprog"""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def enter_filter(program: bytes) -> None:
    """Put this process, and all that it will start, behind the filter, for good. Raises OSError."""
    libc = ctypes.CDLL(None, use_errno=True)
    wanted = _Program(len(program) // 8, program)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(wanted), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "the filter of system calls")

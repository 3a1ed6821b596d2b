"""A seccomp filter for the sandbox: the system calls that lead out of it, or deep into the kernel, fail.

bubblewrap takes the filter as a program of classic BPF instructions (struct sock_filter of linux/filter.h), see seccomp(2).
"""

from __future__ import annotations

import errno
import platform
import struct

# From linux/audit.h and the kernel's tables of system calls.
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
NUMBERS = {
    "x86_64": {
        "ptrace": 101, "syslog": 103, "pivot_root": 155, "chroot": 161, "mount": 165, "umount2": 166, "add_key": 248,
        "request_key": 249, "keyctl": 250, "unshare": 272, "perf_event_open": 298, "setns": 308,
        "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "bpf": 321, "userfaultfd": 323,
        "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "pidfd_getfd": 438,
        "mount_setattr": 442,
        # What outlives a submission, or is memory that no limit counts.
        "shmget": 29, "semget": 64, "msgget": 68, "mq_open": 240, "memfd_create": 319, "memfd_secret": 447,
        # How much other processes of the sandbox get of the machine.
        "setpriority": 141, "ioprio_set": 251, "sched_setparam": 142, "sched_setscheduler": 144, "sched_setattr": 314,
        "clone": 56, "clone3": 435, "prlimit64": 302, "sched_setaffinity": 203,
    },
    "aarch64": {
        "ptrace": 117, "syslog": 116, "pivot_root": 41, "chroot": 51, "mount": 40, "umount2": 39, "add_key": 217,
        "request_key": 218, "keyctl": 219, "unshare": 97, "perf_event_open": 241, "setns": 268,
        "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "bpf": 280, "userfaultfd": 282,
        "io_uring_setup": 425, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fsmount": 432, "pidfd_getfd": 438,
        "mount_setattr": 442,
        "shmget": 194, "semget": 190, "msgget": 186, "mq_open": 180, "memfd_create": 279, "memfd_secret": 447,
        "setpriority": 140, "ioprio_set": 30, "sched_setparam": 118, "sched_setscheduler": 119, "sched_setattr": 274,
        "clone": 220, "clone3": 435, "prlimit64": 261, "sched_setaffinity": 122,
    },
}  # fmt: skip
ONLY_ONESELF = ("prlimit64", "sched_setaffinity")  # with 0 for the process, which means the calling one
NAMESPACE_FLAGS = 0x7E020000  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET

LOAD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, JUMP_IF_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, FAIL, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NUMBER_OFFSET, ARCHITECTURE_OFFSET, FIRST_ARGUMENT_OFFSET = 0, 4, 16
X32_BIT = 0x40000000


def filter_program() -> bytes | None:
    """The filter for this machine, or None where the numbers of its system calls are not known here."""
    machine = platform.machine()
    if machine not in NUMBERS:
        return None
    numbers = dict(NUMBERS[machine])
    clone, clone3 = numbers.pop("clone"), numbers.pop("clone3")
    only_oneself = [numbers.pop(name) for name in ONLY_ONESELF]

    def instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("=HBBI", code, if_true, if_false, value)

    def fail(error: int) -> bytes:
        return instruction(RETURN, FAIL | error)

    program = [
        instruction(LOAD, ARCHITECTURE_OFFSET),
        instruction(JUMP_IF_EQUAL, ARCHITECTURES[machine], 1, 0),
        instruction(RETURN, KILL),  # 32-bit calls have other numbers
        instruction(LOAD, NUMBER_OFFSET),
        instruction(JUMP_IF_AT_LEAST, X32_BIT, 0, 1),
        fail(errno.EPERM),
    ]
    for number in sorted(numbers.values()):
        program += [instruction(JUMP_IF_EQUAL, number, 0, 1), fail(errno.EPERM)]
    # clone3 hides its flags in memory; told that it does not exist, the C library uses clone.
    program += [instruction(JUMP_IF_EQUAL, clone3, 0, 1), fail(errno.ENOSYS)]
    for number in only_oneself:
        program += [
            instruction(JUMP_IF_EQUAL, number, 0, 4),
            instruction(LOAD, FIRST_ARGUMENT_OFFSET),
            instruction(JUMP_IF_EQUAL, 0, 1, 0),
            fail(errno.EPERM),
            instruction(RETURN, ALLOW),
        ]
    program += [
        instruction(JUMP_IF_EQUAL, clone, 0, 3),
        instruction(LOAD, FIRST_ARGUMENT_OFFSET),
        instruction(JUMP_IF_BITS, NAMESPACE_FLAGS, 0, 1),
        fail(errno.EPERM),
        instruction(RETURN, ALLOW),
    ]
    return b"".join(program)

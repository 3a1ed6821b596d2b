"""Every limit that a submission runs under, in one place."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Seconds, bytes and counts; the defaults are ones that a course can live with."""

    cell_seconds: float = 4  # wall time of a solution cell
    own_cells_seconds: float = 10  # wall time of all the student's own cells together
    task_cpu_seconds: float = 2  # one test cell
    task_wall_seconds: float = 4
    training_cpu_seconds: float = 10  # what task 5 may train
    training_grace_seconds: float = 5  # CPU time of task 5 beside the training
    training_wall_seconds: float = 25
    submission_seconds: float = 75  # wall time of everything
    memory_bytes: int = 2_000 * MB  # address space of each process
    total_memory_bytes: int = 1_000 * MB  # that all its processes together have in memory
    more_than_one_core_seconds: float = 5  # CPU time of all its processes beyond one core's; after that they share one
    processes: int = 64
    open_files: int = 128
    file_bytes: int = 16 * MB  # each file that it writes
    folder_bytes: int = 64 * MB  # its temporary folder
    shared_memory_bytes: int = 64 * MB  # /dev/shm
    files: int = 4_096  # in each of the two
    output_characters: int = 20_000  # printed by one cell
    notebook_output_characters: int = 1_200_000  # of all cells together
    message_bytes: int = 32 * MB  # one message out of or into the sandbox
    notebook_bytes: int = 50 * MB  # the handed-in file
    own_files: int = 50  # files beside it
    own_file_bytes: int = 4 * MB  # each of them
    own_files_bytes: int = 16 * MB  # all of them

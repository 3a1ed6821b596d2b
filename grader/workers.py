"""Worker processes: on this machine, or those of a Dask cluster. Both take jobs as an Executor of the standard library."""

from __future__ import annotations

import gc
import logging
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from grader import worker, worker_server
from grader.sandbox import SandboxUnavailable

CONNECT_SECONDS = 5
WAIT_FOR_WORKERS_SECONDS = 60


class WorkerDied(Exception):
    """The process that had a job in hand ended without a result."""


class ClusterError(Exception):
    """The Dask cluster can't be used; the text says why."""


@dataclass(frozen=True)
class Workers:
    """Where jobs go, and how many are worked on at once."""

    executor: Executor
    number: Callable[[], int]


@contextmanager
def local_workers(count: int, sandbox: str) -> Iterator[Workers]:
    """Worker processes on this machine, each with a sandbox of its own.

    Raises
    ------
    SandboxUnavailable
        If the first worker can't start its sandbox.
    """
    executor = LocalWorkers(count, sandbox)
    try:
        if problem := executor.first_start():
            raise problem
        yield Workers(executor, lambda: count)
    finally:
        executor.stop()


class LocalWorkers(Executor):
    """A fixed number of processes. One that dies costs its own job, and a new one takes its place.

    The standard library's ProcessPoolExecutor gives up all jobs then, and its processes outlive a main process that is killed.
    """

    def __init__(self, count: int, sandbox: str) -> None:
        self._sandbox = sandbox
        # A server process forks them; this process has threads and must not fork itself.
        worker_server.start()
        self._context = get_context("forkserver")
        self._jobs: queue.SimpleQueue = queue.SimpleQueue()
        self._starts: queue.SimpleQueue[SandboxUnavailable | None] = queue.SimpleQueue()
        self._stopped = False
        self._processes: set[Any] = set()
        self._lock = threading.Lock()
        for _ in range(count):
            threading.Thread(target=self._serve, daemon=True).start()

    def first_start(self) -> SandboxUnavailable | None:
        """Wait until one of the workers has started; return what it lacks."""
        return self._starts.get()

    def submit(self, function: Callable, /, *arguments: Any) -> Future:
        """Have a worker call a function; what goes in and out must be picklable."""
        future: Future = Future()
        self._jobs.put((future, function, arguments))
        return future

    def stop(self) -> None:
        """End all processes at once, whatever they are doing."""
        with self._lock:
            self._stopped = True
            for process in self._processes:
                process.kill()

    def _serve(self) -> None:
        """Hand jobs to one process after the other, as long as there are any."""
        process = channel = None
        while True:
            if process is None:
                process, channel = self._start()
            if self._stopped:
                return
            future, function, arguments = self._jobs.get()
            try:
                channel.send((function, arguments))
                succeeded, value = channel.recv()
            except (EOFError, OSError):
                self._end(process, channel)
                process = None
                future.set_exception(WorkerDied("its worker process died"))
            except Exception as error:  # what can't be pickled
                future.set_exception(error)
            else:
                (future.set_result if succeeded else future.set_exception)(value)

    def _start(self) -> tuple[Any, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._sandbox), daemon=True)
        with self._lock:
            if not self._stopped:
                process.start()
                self._processes.add(process)
        theirs.close()
        try:
            self._starts.put(ours.recv())
        except (EOFError, OSError):  # it died, which its first job shows
            self._starts.put(None)
        return process, ours

    def _end(self, process: Any, channel: Connection) -> None:
        channel.close()
        process.kill()
        process.join()
        with self._lock:
            self._processes.discard(process)


def _work(channel: Connection, sandbox: str) -> None:
    """A worker process: call what comes in, until the main process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the main one decides
    try:
        worker.start_here(sandbox)
        channel.send(None)
    except SandboxUnavailable as error:
        channel.send(error)
    gc.freeze()  # what all jobs share need not be looked through for garbage again and again
    while True:
        try:
            function, arguments = channel.recv()
        except (EOFError, OSError):
            return
        try:
            answer = True, function(*arguments)
        except Exception as error:
            answer = False, error
        try:
            channel.send(answer)
        except OSError:
            return


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of a Dask cluster, at the address of its scheduler.

    Raises
    ------
    ClusterError
        If there is no scheduler at the address, or no worker connected to it.
    """
    from dask.distributed import Client  # here, since it takes half a second that others need not wait

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(f"There is no Dask scheduler at {address}: {_first_line(error)}") from None
    try:
        try:
            client.wait_for_workers(1, timeout=WAIT_FOR_WORKERS_SECONDS)
        except TimeoutError:
            raise ClusterError(
                f"The Dask scheduler at {address} has no workers. Start some in copies of this folder: "
                f"python -m dask worker {address} --nthreads 1"
            ) from None
        yield Workers(client.get_executor(pure=False), lambda: max(1, sum(client.nthreads().values())))
    finally:
        client.close(timeout=1)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

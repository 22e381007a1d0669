"""Workers: the same functions over batches, on this machine's processes or on a Dask cluster.

A task is a function of one argument that changes nothing outside itself, so that one whose worker died is simply done
again. Dask is imported nowhere else.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from plancheck.errors import PlancheckError, UsageError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # tasks handed out for each worker: one at work, one waiting
_MOST_ROUNDS = 50
_PRELOADED = ["plancheck.scale.preload"]


class ClusterError(PlancheckError):
    """The workers are not to be had."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T, R]):
    """A task and its result."""

    task: T
    result: R


@dataclass(frozen=True, slots=True)
class Died(Generic[T]):
    """A task whose worker ended without an answer, or did not answer in time, and how."""

    task: T
    how: str


class Workers(Protocol):
    """What a run needs of workers."""

    size: int

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R] | Died[T]]:
        """Yield each task with its result as it is done, in any order; few are handed out ahead.

        A task that raises ends the run with what it raised. `tasks` may grow while results are taken: it is asked for
        more whenever a worker is free.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Here:
    """One worker: this process. For few documents, and for tests of what a task does."""

    size = 1

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R] | Died[T]]:
        """Do one task after the other."""
        for task in tasks:
            yield Done(task, function(task))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class LocalWorkers:
    """Processes of this machine. One that dies is replaced, and only its own task is reported as having died.

    Each process is a pool of its own: nothing is shared that one could take with it when it dies, a lock or a queue, and
    whose task it was is never in doubt.

    Parameters
    ----------
    size : int
    timeout_s : float
        Longest time for one task; its process is ended then.
    """

    def __init__(self, size: int, *, timeout_s: float = 600.0) -> None:
        self.size = size
        self.timeout_s = timeout_s
        self._seats: list[_Seat] = []

    def __enter__(self) -> Self:
        self._seats = [_Seat() for _ in range(self.size)]
        return self

    def __exit__(self, *error: object) -> None:
        for seat in self._seats:
            seat.close(wait=not any(error))

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R] | Died[T]]:
        """Yield each task as it is done."""
        source = iter(tasks)
        waiting: list[T] = []
        held: dict[_Seat, deque[tuple[Future[R], T]]] = {seat: deque() for seat in self._seats}
        try:
            while True:
                # asked again after each answer: `tasks` may have got more
                for _ in range(_AHEAD):
                    for seat, tasked in held.items():
                        if len(tasked) < _AHEAD and (waiting or (waiting := list(_take(source)))):
                            task = waiting.pop()
                            if not tasked:
                                seat.begin()
                            try:
                                tasked.append((seat.submit(function, task), task))
                            except BrokenProcessPool:
                                waiting.append(task)  # its process is gone; what it held says so below
                asked = [future for tasked in held.values() for future, _ in tasked]
                if not asked:
                    return
                wait(asked, timeout=1.0, return_when=FIRST_COMPLETED)
                for seat, tasked in held.items():
                    if tasked and not tasked[0][0].done():
                        seat.end_if_late(self.timeout_s)
                    while tasked and tasked[0][0].done():
                        future, task = tasked.popleft()
                        error = future.exception()
                        if error is None:
                            seat.begin()
                            yield Done(task, future.result())
                        elif isinstance(error, BrokenProcessPool):
                            # the first one was at work; what was queued behind it is asked again
                            waiting += [queued for _, queued in tasked]
                            tasked.clear()
                            yield Died(task, seat.replace())
                        else:
                            raise error
        finally:
            for tasked in held.values():
                for future, _ in tasked:
                    future.cancel()


class _Seat:
    """One process and its queue."""

    def __init__(self) -> None:
        self._open()

    def _open(self) -> None:
        # A fork server starts a replacement in milliseconds, with the program already imported, and unlike a plain fork
        # it carries over no lock of another thread.
        context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
        if os.name == "posix":
            context.set_forkserver_preload(_PRELOADED)
        self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        self._known: Future[int] = self._pool.submit(os.getpid)
        self._since = time.monotonic()
        self._late = False

    def submit(self, function: Callable[[T], R], task: T) -> Future[R]:
        return self._pool.submit(function, task)

    def begin(self) -> None:
        """Count the time of a task from now on."""
        self._since = time.monotonic()

    def end_if_late(self, timeout_s: float) -> None:
        """End the process when its task takes too long."""
        if time.monotonic() - self._since > timeout_s and self._known.done() and not self._late:
            self._late = True
            with contextlib.suppress(OSError, BrokenProcessPool):
                os.kill(self._known.result(), signal.SIGKILL)

    def replace(self) -> str:
        """Start another process in place of the one that died, and return how that one ended."""
        how = "its process gave no answer in time" if self._late else "its process ended without an answer"
        self.close(wait=False)
        self._open()
        return how

    def close(self, *, wait: bool) -> None:
        self._pool.shutdown(wait=wait, cancel_futures=True)


def _take(source: Iterator[T]) -> Iterator[T]:
    for item in source:
        yield item
        return


class DaskWorkers:
    """Workers of a Dask cluster that runs already, or of one started on this machine.

    Parameters
    ----------
    address : str
        Of the scheduler (``tcp://host:8786``); ``local`` starts a cluster of processes here.
    size : int
        Processes of a cluster started here.
    processes : bool
        Whether workers started here are processes of their own.
    patience_s : float
        How long a scheduler that is gone is waited for. What it had not answered is asked again of the one that comes.
    """

    def __init__(
        self, address: str, *, size: int = 2, patience_s: float = 120.0, processes: bool = True
    ) -> None:
        self.address = address
        self.size = size
        self.patience_s = patience_s
        self._processes = processes
        self._cluster: Any = None

    def __enter__(self) -> Self:
        try:
            import distributed  # noqa: F401 (asked for before anything is started)
        except ImportError as error:
            raise UsageError(
                "the package distributed for a Dask cluster",
                met="none",
                where="--scheduler",
                do="install plancheck[cluster]",
            ) from error
        if self.address == "local":
            from distributed import LocalCluster

            self._cluster = LocalCluster(
                n_workers=self.size,
                threads_per_worker=1,
                processes=self._processes,
                dashboard_address=None,
                silence_logs=50,
            )
        self._client = self._connect()
        self.size = max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)
        if self._cluster is not None:
            self._cluster.close()

    def _connect(self) -> Client:
        import dask
        from distributed import Client

        # Dask counts deaths itself; the run wants to know of the first, to take the batch apart.
        dask.config.set({"distributed.scheduler.allowed-failures": 0})
        until = time.monotonic() + self.patience_s
        while True:
            try:
                return Client(self._cluster or self.address, timeout=5, set_as_default=True)
            except (OSError, TimeoutError) as error:
                if time.monotonic() > until:
                    raise ClusterError(
                        "a Dask scheduler", met=f"none in {self.patience_s:g} s ({error})", where=self.address
                    ) from error
                time.sleep(0.5)

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R] | Died[T]]:
        """Yield each task as it is done; a scheduler that restarts is connected to again."""
        import distributed

        lost = (
            OSError,
            TimeoutError,
            RuntimeError,
            distributed.CancelledError,
        )  # what a vanished scheduler raises
        source = iter(tasks)
        waiting: list[T] = []  # to be asked, or asked again
        running: dict[Any, tuple[Any, T]] = {}
        rounds = 0  # connections in a row without an answer
        while True:
            try:
                while len(running) < self.size * _AHEAD:
                    if not waiting:
                        waiting += _take(source)
                    if not waiting:
                        break
                    future = self._client.submit(function, waiting[-1], pure=False, retries=0)
                    running[future.key] = (future, waiting.pop())
                if not running:
                    return
                with contextlib.suppress(TimeoutError):
                    asked = [future for future, _ in running.values()]
                    distributed.wait(asked, return_when="FIRST_COMPLETED", timeout=2)
                answered = False
                for key, (future, task) in list(running.items()):
                    if future.status == "finished":
                        result = future.result(timeout=60)
                        del running[key]
                        answered = True
                        yield Done(task, result)
                    elif future.status == "error":
                        error = future.exception(timeout=60)
                        if not isinstance(error, distributed.KilledWorker):
                            raise _TaskError from error
                        del running[key]
                        answered = True
                        yield Died(task, "its worker ended")
                rounds = 0 if answered else rounds
                gone = any(future.status in ("cancelled", "lost") for future, _ in running.values())
                if not gone and self._client.status == "running":
                    continue
            except _TaskError as failed:
                raise failed.__cause__ or failed from None
            except lost:
                pass
            rounds += 1
            if rounds > _MOST_ROUNDS:
                raise ClusterError(
                    "a scheduler that stays", met=f"{rounds} that did not answer", where=self.address
                )
            # the scheduler is gone: what it had not answered is asked of the one that comes
            waiting += [task for _, task in running.values()]
            running = {}
            with contextlib.suppress(Exception):
                self._client.close(timeout=1)
            self._client = self._connect()


class _TaskError(Exception):
    """What a task raised is its cause: not to be taken for a lost connection."""


def workers_for(*, scheduler: str = "", size: int = 0, timeout_s: float = 600.0) -> Workers:
    """Return the workers a run asks for: a cluster's, or `size` processes of this machine, as many as it has cores for 0.

    Raises
    ------
    UsageError
        When `size` is negative.
    """
    if scheduler:
        return DaskWorkers(scheduler, size=size or os.cpu_count() or 1)
    if size < 0:
        raise UsageError("a number of workers of 0 or more", met=str(size), where="--workers")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return LocalWorkers(size or cores, timeout_s=timeout_s)

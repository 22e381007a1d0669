"""Workers: the same functions over batches, on this machine's processes or on a Dask cluster.

A task is a function of one argument that changes nothing outside itself, so that one whose worker died is simply done
again. Dask is imported nowhere else.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from multiprocessing import resource_tracker
from queue import SimpleQueue
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from plancheck.errors import PlancheckError, UsageError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 3  # tasks handed out for each worker: one at work, two waiting while the next are made ready
_MOST_ROUNDS = 50
_PRELOADED = ["plancheck.scale.server"]
# Exit codes of what others end: a signal that is sent, a process that is gone unseen (its fork server with it).
_SENT = {
    None,
    255,
    *(-getattr(signal, name, 0) for name in ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")),
}


class ClusterError(PlancheckError):
    """The workers are not to be had."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T, R]):
    """A task and its result."""

    task: T
    result: R


@dataclass(frozen=True, slots=True)
class Died(Generic[T]):
    """A task whose worker ended without an answer, or did not answer in time.

    Parameters
    ----------
    task : T
    how : str
    own : bool
        Whether nobody else can have ended the worker: it crashed, left, or did not answer in time.
    """

    task: T
    how: str
    own: bool = False


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

    Each process has a pipe of its own. Pools of the standard library and of others share queues and their locks among
    processes: one that is killed while it writes an answer leaves the rest waiting for ever
    (`benchmarks/faults_scale.py` kills at any moment).

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
        # All take from one queue: no task waits behind another's while a process has nothing to do.
        self._asked: _Asked = SimpleQueue()
        self._answers: _Answers = SimpleQueue()
        self._seats = [_Seat(self._asked, self._answers, timeout_s=self.timeout_s) for _ in range(self.size)]
        return self

    def __exit__(self, *_: object) -> None:
        for seat in self._seats:
            seat.leave()
        for seat in self._seats:
            seat.close()

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R] | Died[T]]:
        """Yield each task as it is done."""
        source = iter(tasks)
        held = 0
        while True:
            # asked again after each answer: `tasks` may have got more
            while held < self.size * _AHEAD and (found := list(_take(source))):
                self._asked.put((function, found[0]))
                held += 1
            if not held:
                return
            task, kind, answer = self._answers.get()
            held -= 1
            if kind == "done":
                yield Done(task, answer)
            elif kind == "died":
                yield Died(task, *answer)
            else:
                raise answer


_Asked = SimpleQueue[tuple[Callable[[Any], Any], Any] | None]
_Answers = SimpleQueue[tuple[Any, str, Any]]  # task, kind, answer


class _Seat:
    """One process, and the thread that talks with it: one task after the other, as long as any are asked."""

    def __init__(self, asked: _Asked, answers: _Answers, *, timeout_s: float) -> None:
        self._asked = asked
        self._answers = answers
        self._timeout_s = timeout_s
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False
        self._knows_program = False
        self._thread = threading.Thread(target=self._talk, daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """Take no more tasks, and wake up where none are asked."""
        self._closed = True
        self._asked.put(None)

    def close(self) -> None:
        """End the process, whatever it does; after all seats have been told to leave."""
        process = self._process
        if process is not None:
            process.kill()
        self._thread.join(timeout=10)

    def _talk(self) -> None:
        with contextlib.suppress(Exception):  # told by the first task
            self._ready(program=False)  # at once, while the tasks are made ready
        while (asked := self._asked.get()) is not None and not self._closed:
            function, task = asked
            try:
                kind, answer = self._do(function, task)
            except Exception as error:  # a task that cannot be sent, or no process to be had: for who asked
                kind, answer = "failed", error
            self._answers.put((task, kind, answer))
        self._end()

    def _do(self, function: Callable[[Any], Any], task: Any) -> tuple[str, Any]:
        try:
            pipe = self._ready(program=function.__module__ == "__main__")
            pipe.send((function, task))
            if not pipe.poll(self._timeout_s):
                self._end()
                return "died", ("its process gave no answer in time", True)
            kind, answer = pipe.recv()
            return kind, answer
        except (EOFError, ConnectionError):
            code = self._end()
            return "died", (f"its process ended ({exit_words(code)})", code not in _SENT)

    def _ready(self, *, program: bool) -> Connection:
        """Return the pipe of a process; one that knows the main program where the task is a function of that."""
        ended = self._process is not None and not self._process.is_alive()  # between two tasks: it costs none
        if ended or (program and not self._knows_program):
            self._end()
        if self._pipe is None:
            # A fork server starts a process in milliseconds, with the program already imported, and unlike a plain fork
            # it carries over no lock of another thread.
            context = _context()
            pipe, other = context.Pipe()
            process = context.Process(target=_serve, args=(other,), daemon=True)
            with _interrupts_held(), contextlib.nullcontext() if program else _without_main_program():
                process.start()
            self._pipe, self._process, self._knows_program = pipe, process, program
            other.close()  # held by the process alone, it ends with it, in the middle of an answer too
        return self._pipe

    def _end(self) -> int | None:
        """End the process and return its exit code."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if process is None or pipe is None:
            return None
        pipe.close()
        process.join(timeout=1)
        if process.is_alive():
            process.kill()
            process.join()
        return process.exitcode


def prepare_workers() -> None:
    """Begin to load what workers of this machine run, in a process of its own: nobody waits for it until they are asked for."""
    if os.name != "posix":
        return
    from multiprocessing.forkserver import ensure_running

    _context()
    with _interrupts_held(), _without_main_program():
        ensure_running()


def _context() -> Any:
    context: Any = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        context.set_forkserver_preload(_PRELOADED)
    return context


_STARTING = threading.Lock()


@contextlib.contextmanager
def _without_main_program() -> Iterator[None]:
    """Let a process start without importing the main program once more: most tasks are functions of modules.

    Else each worker would load a command line that it never uses, and a user's script would have to guard against being
    run by its own workers.
    """
    with _STARTING:
        program = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = program


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let processes start with Ctrl-C held back for good: it reaches their owner too, which then ends them.

    Else each would say where it was interrupted, in a traceback of its own.
    """
    if os.name != "posix":
        yield
        return
    resource_tracker.ensure_running()  # started later, it would let them through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection) -> None:
    """Do what is asked through a pipe until it is closed."""
    with contextlib.suppress(EOFError, ConnectionError, KeyboardInterrupt):
        while True:
            function, task = pipe.recv()
            try:
                answer = ("done", function(task))
            except Exception as error:  # told to the run, which ends with it
                answer = ("failed", error)
            try:
                pipe.send(answer)
            except (TypeError, AttributeError, ValueError) as error:  # what cannot be pickled
                pipe.send(("failed", RuntimeError(f"{answer[1]!r} ({error})")))


def exit_words(code: int | None) -> str:
    """Return an exit code as words: a negative one is the signal.

    Examples
    --------
    >>> exit_words(-9), exit_words(3)
    ('signal 9', 'exit code 3')
    """
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


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
                do="install the extra in the checkout: .venv/bin/python -m pip install -e '.[cluster]'",
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

        # what a vanished scheduler raises
        lost = (OSError, TimeoutError, RuntimeError, distributed.CancelledError)
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


def check_timeout(seconds: float) -> None:
    """See that a time limit leaves time: in one of 0 seconds nothing could be done.

    Raises
    ------
    UsageError
        When `seconds` is not a finite number above 0.
    """
    if not 0 < seconds < inf:
        raise UsageError(
            "a finite number of seconds above 0", met=f"{seconds:g}", where="--timeout", do="give more time"
        )


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
        return DaskWorkers(scheduler, size=size or cores())
    if size < 0:
        raise UsageError("a number of workers of 0 or more", met=str(size), where="--workers")
    return LocalWorkers(size or cores(), timeout_s=timeout_s)


def cores() -> int:
    """Return how many processors of this machine this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

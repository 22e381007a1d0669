"""One report in a process of its own: how it is started, what it is told, what it sends back."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import connection, forkserver
from multiprocessing.context import BaseContext
from pathlib import Path
from types import ModuleType
from typing import Any

from plancheck.errors import PlancheckError
from plancheck.paths import STARTED_IN_VARIABLE, started_in
from plancheck.report.limits import MEMORY_VARIABLE, adopt_orphans, end_orphans, end_with_run, limit_memory
from plancheck.report.nursery import can_fork
from plancheck.report.nursery_server import NurseryError
from plancheck.report.site import ReportJob, ReportOutcome, page_path

OUR_VARIABLES = "PLANCHECK_"
SECRETS = ("_PASSWORD", "_TOKEN")  # the runner's own: a template has no use for them
# Loaded once by the fork server that the workers come from; the report's own libraries are the nursery's.
WORKER_MODULES = ("papermill", "nbclient", "plancheck.report.warm")


def preload_workers() -> None:
    """Let the fork server that workers come from load what every one of them needs, in the background."""
    if can_fork():
        _context().set_forkserver_preload(list(WORKER_MODULES))
        forkserver.ensure_running()


def start_worker(
    job: ReportJob, *, templates: Path, out: Path, scratch: Path, kernel: str, timeout: float, memory_mb: int
) -> tuple[Any, connection.Connection]:
    """Start a process that makes one report.

    Parameters
    ----------
    job : ReportJob
    templates : Path
        Folder of the templates.
    out : Path
        Folder of the site.
    scratch : Path
        Folder for what the report leaves behind.
    kernel : str
        Kernelspec.
    timeout : float
        Seconds all cells and the kernel's start may take together.
    memory_mb : int
        Memory its kernel may take for its data; 0: no limit.

    Returns
    -------
    process : Process
    results : Connection
        Sends (ReportOutcome, whether another try could help) once; ends without it when the process dies.
    """
    receive, send = multiprocessing.Pipe(duplex=False)
    # the fork server was started before the nursery, in whatever was the environment then: its children are told the one of now
    told = {
        name: value
        for name, value in os.environ.items()
        if name.startswith(OUR_VARIABLES) and not name.endswith(SECRETS)
    }
    told[STARTED_IN_VARIABLE] = str(started_in())
    arguments = (job, str(templates), str(out), str(scratch), kernel, told, timeout, memory_mb, send)
    process = _context().Process(target=_make, args=arguments)  # type: ignore[attr-defined]
    with _without_main():
        process.start()
    send.close()
    return process, receive


def _context() -> BaseContext:
    return multiprocessing.get_context("forkserver" if can_fork() else "spawn")


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module while a worker starts: workers need nothing of it, and would import it anew each time.

    So a batch can be started from a script without a guard, from standard input and from a notebook.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _make(
    job: ReportJob,
    templates: str,
    out: str,
    scratch: str,
    kernel: str,
    told: dict[str, str],
    timeout: float,
    memory_mb: int,
    results: connection.Connection,
) -> None:
    """Make one report in a process of its own and send its outcome, with whether another try could help."""
    end_with_run()
    adopt_orphans()
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    from plancheck.report.render import render_report

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for name in [name for name in os.environ if name.startswith(OUR_VARIABLES)]:
        del os.environ[name]
    os.environ.update(told)
    os.environ[MEMORY_VARIABLE] = str(memory_mb)
    limit_memory(memory_mb)  # a stock kernel inherits it, a forked one is told
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # a dying kernel is reported as the outcome
    started = time.monotonic()
    again = False
    try:
        made = render_report(
            Path(templates) / f"{job.report.kind}.ipynb",
            parameters=job.parameters,
            out=page_path(Path(out), job.report),
            kernel=kernel,
            timeout=timeout,
            page=job.report,
            scratch=Path(scratch),
        )
        outcome = ReportOutcome(job.report, "made", made.seconds, facts=dict(made.facts))
    except PlancheckError as error:
        again = isinstance(error, NurseryError) or isinstance(
            error.__cause__, CellTimeoutError | DeadKernelError
        )
        outcome = ReportOutcome(job.report, "failed", time.monotonic() - started, str(error))
    except Exception as error:  # one report must not take the others with it; the error is named in the index
        again = True
        outcome = ReportOutcome(
            job.report, "failed", time.monotonic() - started, f"{type(error).__name__}: {error}"
        )
    end_orphans()  # a stock kernel is this process's own child, and so is what it left
    results.send((outcome, again))
    results.close()

"""Many reports at once: worker processes that share one nursery of forked kernels."""

from __future__ import annotations

import logging
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.report.forked import FORKED_KERNEL, STOCK_KERNEL, Nursery, NurseryError, can_fork
from plancheck.report.layout import ReportId
from plancheck.report.parameters import Known
from plancheck.report.site import ReportJob, ReportOutcome, page_path, templates_folder

# Loaded once by the fork server that the workers come from; the report's own libraries are the nursery's.
WORKER_MODULES = ("papermill", "nbclient", "nbconvert.exporters.templateexporter", "plancheck.report.render")

log = logging.getLogger("plancheck.report")


@contextmanager
def kernels(kernel: str | None, *, tables: Path | None = None) -> Iterator[str]:
    """Yield the name of the kernel to use, its nursery running where it is the forked one.

    Where none is named, forked kernels are used if the system can; should their server not start, the stock kernel.
    """
    name = kernel or (FORKED_KERNEL if can_fork() else STOCK_KERNEL)
    if name != FORKED_KERNEL:
        yield name
        return
    with Nursery(tables) as nursery:
        try:
            nursery.wait()
        except NurseryError:
            if kernel:
                raise
            log.warning("forked kernels are not to be had; the stock kernel is used, which takes longer")
            name = STOCK_KERNEL
        yield name


def run_batch(
    jobs: Sequence[ReportJob],
    *,
    out: Path,
    tables: Path,
    known: Known | None = None,
    kernel: str | None = None,
    workers: int = 2,
    timeout: float = 300,
) -> list[ReportOutcome]:
    """Make the reports of `jobs`, several at a time, and return what became of each, in their order."""
    from plancheck.report.parameters import check_parameters

    folder = templates_folder()
    for job in jobs:  # a wrong parameter is refused before the first kernel starts
        check_parameters(job.parameters, template=folder / f"{job.report.kind}.ipynb", known=known)
    if not jobs:
        return []
    context = multiprocessing.get_context("forkserver" if can_fork() else "spawn")
    if can_fork():
        context.set_forkserver_preload(list(WORKER_MODULES))
        forkserver.ensure_running()  # loads while the nursery loads
    with kernels(kernel, tables=tables) as name:
        results: dict[ReportId, ReportOutcome] = {}
        with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=context) as pool:
            futures: dict[Future[ReportOutcome], ReportJob] = {
                pool.submit(_make, job, str(folder), str(out), name, timeout): job for job in jobs
            }
            for future in as_completed(futures):
                job = futures[future]
                try:
                    results[job.report] = future.result()
                except BrokenProcessPool as error:
                    results[job.report] = ReportOutcome(
                        job.report, "failed", error=f"the worker died: {error}"
                    )
        return [results[job.report] for job in jobs]


def _make(job: ReportJob, templates: str, out: str, kernel: str, timeout: float) -> ReportOutcome:
    """Make one report in a worker process; an error becomes its outcome."""
    from plancheck.report.render import render_report

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    started = time.monotonic()
    try:
        made = render_report(
            Path(templates) / f"{job.report.kind}.ipynb",
            parameters=job.parameters,
            out=page_path(Path(out), job.report),
            kernel=kernel,
            timeout=timeout,
            page=job.report,
        )
    except PlancheckError as error:
        return ReportOutcome(job.report, "failed", time.monotonic() - started, str(error))
    except Exception as error:  # one report must not take the others with it; the error is named in the index
        log.exception("report %s", job.report)
        return ReportOutcome(
            job.report, "failed", time.monotonic() - started, f"{type(error).__name__}: {error}"
        )
    return ReportOutcome(job.report, "made", made.seconds, facts=made.facts)

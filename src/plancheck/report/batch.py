"""Many reports at once: a process for each, several at a time, one nursery of forked kernels for all.

A process of its own can be given a time limit, and its memory goes with it. What was made is recorded as soon as it is
published, so that a run killed at any moment goes on where it stopped.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import connection
from pathlib import Path
from typing import Any

from plancheck.cluster import check_timeout, exit_words
from plancheck.errors import UsageError
from plancheck.report.fingerprint import file_digest, inputs_digest, report_key
from plancheck.report.forked import FORKED_KERNEL, STOCK_KERNEL
from plancheck.report.history import record_changes
from plancheck.report.labels import Labels
from plancheck.report.nursery import SOCKET_VARIABLE, Nursery, can_fork
from plancheck.report.nursery_server import NurseryError
from plancheck.report.parameters import Known, check_parameters
from plancheck.report.pdf import find_chromium, print_pages
from plancheck.report.site import ReportJob, ReportOutcome, page_path, parameter_path, templates_folder
from plancheck.report.site_pages import mark_stale, write_site_pages
from plancheck.report.status import HIDDEN, Page, Status, site_lock
from plancheck.report.worker import preload_workers, start_worker
from plancheck.tables import require_writable

MEMORY_MB = 4096  # about eight times what the largest report of the study takes

log = logging.getLogger("plancheck.report")


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch runs.

    Parameters
    ----------
    kernel : str or None
        Kernelspec; None: forked kernels where the system can, else the stock kernel.
    workers : int
        Reports made at the same time.
    timeout : float
        Seconds one report may take, all its cells and its kernel's start together.
    retries : int
        How often a report that died or took too long is tried again; one whose cells raise is not, it would again.
    backoff : float
        Seconds before the first retry, doubled each time.
    memory_mb : int
        Memory that one report's kernel may take for its data; a cell that asks for more fails. 0: no limit.
    pdf : bool
        Print each page to PDF too.
    force : bool
        Make reports even when nothing that goes into them changed.
    wait : float
        Seconds to wait for another run on the same folder.
    name : str
        Name of the run in the status file.
    """

    kernel: str | None = None
    workers: int = 2
    timeout: float = 300
    retries: int = 2
    backoff: float = 1.0
    memory_mb: int = MEMORY_MB
    pdf: bool = False
    force: bool = False
    wait: float = 0
    name: str = "study"


@contextmanager
def kernels(kernel: str | None, *, tables: Path | None = None) -> Iterator[str]:
    """Yield the name of the kernel to use, its nursery running where it is the forked one.

    Where none is named, forked kernels are used if the system can; should their server not start, the stock kernel.
    """
    name = kernel or (FORKED_KERNEL if can_fork() else STOCK_KERNEL)
    if name != FORKED_KERNEL or os.environ.get(SOCKET_VARIABLE):
        yield name  # a stock kernel, or a nursery that an outer run keeps
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


class BatchResult(list[ReportOutcome]):
    """The outcomes of a batch in the order of its jobs, with the number of its run and of what changed since the last."""

    def __init__(self, outcomes: Iterable[ReportOutcome], *, run: int, changes: int) -> None:
        super().__init__(outcomes)
        self.run = run
        self.changes = changes


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let a request to end (SIGTERM) unwind like Ctrl-C does, so that no kernel and no worker is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@dataclass
class _Try:
    """One attempt at one report: the job, how often it was tried, when it may begin."""

    job: ReportJob
    key: str
    attempt: int = 1
    not_before: float = 0.0


@dataclass
class _Running:
    attempt: _Try
    process: Any
    results: connection.Connection
    started: float = field(default_factory=time.monotonic)


def run_batch(
    jobs: Sequence[ReportJob],
    *,
    out: Path,
    tables: Path,
    known: Known | None = None,
    options: BatchOptions | None = None,
    progress: Callable[[ReportOutcome], None] | None = None,
) -> BatchResult:
    """Make the reports of `jobs` and return what became of each, in their order.

    Parameters
    ----------
    jobs : sequence of ReportJob
    out : Path
        Folder of the site; locked for the run.
    tables : Path
        Folder of the tables.
    known : Known, optional
        The study's names, to check parameters against.
    options : BatchOptions, optional
    progress : callable, optional
        Called with each outcome as it comes.

    Raises
    ------
    UsageError
        When a parameter or an option is wrong; nothing has been started then.
    SiteBusyError
        When another run holds the folder.
    """
    options = options or BatchOptions()
    folder = templates_folder()
    checked = [
        check_parameters(job.parameters, template=folder / f"{job.report.kind}.ipynb", known=known)
        for job in jobs
    ]
    if options.pdf:
        find_chromium()  # said before an hour's work, not after
    if options.workers < 1:
        raise UsageError("at least one worker", met=str(options.workers))
    check_timeout(options.timeout)
    require_writable(out)
    inputs = inputs_digest(tables)
    keys = [
        report_key(inputs, template=folder / f"{job.report.kind}.ipynb", parameters=values)
        for job, values in zip(jobs, checked, strict=True)
    ]
    with site_lock(out, wait_seconds=options.wait):
        status = Status(out)
        try:
            return _run(
                list(zip(jobs, keys, strict=True)),
                out=out,
                tables=tables,
                status=status,
                options=options,
                progress=progress,
            )
        finally:
            status.close()


def _run(
    jobs: list[tuple[ReportJob, str]],
    *,
    out: Path,
    tables: Path,
    status: Status,
    options: BatchOptions,
    progress: Callable[[ReportOutcome], None] | None,
) -> BatchResult:
    """Make what has to be made; whatever happens on the way, the pages over the reports fit what is there."""
    started = time.monotonic()
    run = status.start_run(options.name)
    log.info("run started", extra={"run": run, "set": options.name, "reports": len(jobs)})
    batch = _Batch(out, templates_folder(), status, run, options, {}, progress)
    waiting: deque[_Try] = deque()
    for job, key in jobs:
        if not options.force and _is_unchanged(status, job, key, out=out):
            page = status.page(str(job.report))
            batch.keep(ReportOutcome(job.report, "unchanged", facts=page.facts if page else {}))
        else:
            waiting.append(_Try(job, key))
    labels = Labels.load(tables)
    try:
        if waiting:
            preload_workers()  # loads while the nursery loads
            with kernels(options.kernel, tables=tables) as kernel:
                batch.work(waiting, kernel=kernel)
        if options.pdf:
            _print(batch, out=out, status=status)
        changes = record_changes(status, tables=tables, name=parameter_path(tables), run=run)
    except BaseException:
        # what is done is done: a run that is stopped leaves an index that knows it
        with contextlib.suppress(Exception):
            write_site_pages(out, status, labels=labels)
        raise
    counts = {
        name: sum(outcome.status == name for outcome in batch.results.values())
        for name in ("made", "unchanged", "failed")
    }
    seconds = time.monotonic() - started
    status.end_run(run, **counts, seconds=seconds)
    write_site_pages(out, status, labels=labels)
    log.info("run ended", extra={"run": run, **counts, "changes": changes, "seconds": round(seconds, 3)})
    return BatchResult((batch.results[str(job.report)] for job, _ in jobs), run=run, changes=changes)


def _print(batch: _Batch, *, out: Path, status: Status) -> None:
    """Print the pages whose PDF is missing or of another page."""
    wanted: dict[Path, tuple[str, Page]] = {}
    for name, outcome in batch.results.items():
        page, pdf = status.page(name), page_path(out, outcome.report).with_suffix(".pdf")
        if (
            outcome.status != "failed"
            and page is not None
            and (status.printed(name) != page.digest or not pdf.is_file())
        ):
            wanted[pdf] = (name, page)
    sheets = [
        (pdf.with_suffix(".html"), pdf, f"{page.facts.get('title', name)} · plancheck")
        for pdf, (name, page) in wanted.items()
    ]
    for pdf in print_pages(sheets):
        name, page = wanted[pdf]
        status.keep_print(name, page.digest)
        log.info("printed", extra={"report": name})


def _is_unchanged(status: Status, job: ReportJob, key: str, *, out: Path) -> bool:
    page = status.page(str(job.report))
    path = page_path(out, job.report)
    return (
        page is not None
        and page.key == key
        and page.digest == file_digest(path)
        and _notebook(path).is_file()
    )


def _notebook(path: Path) -> Path:
    return path.with_suffix(".ipynb")


@dataclass
class _Batch:
    """The loop over the reports of one run."""

    out: Path
    templates: Path
    status: Status
    run: int
    options: BatchOptions
    results: dict[str, ReportOutcome]
    progress: Callable[[ReportOutcome], None] | None

    def work(self, waiting: deque[_Try], *, kernel: str) -> None:
        """Keep `workers` reports running until none is left; on the way out, none is left running."""
        scratch = self.out / HIDDEN / "scratch"
        # what a killed run left; the lock says that nobody uses it
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        running: list[_Running] = []
        try:
            while waiting or running:
                while len(running) < self.options.workers and (attempt := self._next(waiting)):
                    running.append(self._start(attempt, kernel=kernel, scratch=scratch))
                for one in self._ended(running, waiting):
                    running.remove(one)
                    self._finish(one, waiting)
        finally:
            for one in running:
                one.process.kill()
                one.process.join()
            shutil.rmtree(scratch, ignore_errors=True)

    def _next(self, waiting: deque[_Try]) -> _Try | None:
        now = time.monotonic()
        for attempt in waiting:
            if attempt.not_before <= now:
                waiting.remove(attempt)
                return attempt
        return None

    def _start(self, attempt: _Try, *, kernel: str, scratch: Path) -> _Running:
        self.status.start_attempt(self.run, str(attempt.job.report), attempt.attempt)
        process, results = start_worker(
            attempt.job,
            templates=self.templates,
            out=self.out,
            scratch=scratch,
            kernel=kernel,
            timeout=self.options.timeout,
            memory_mb=self.options.memory_mb,
        )
        return _Running(attempt, process, results)

    def _ended(self, running: list[_Running], waiting: deque[_Try]) -> list[_Running]:
        """Wait until a report is done, dead or out of time, or another may begin."""
        now = time.monotonic()
        limits = [one.started + self.options.timeout - now for one in running]
        if len(running) < self.options.workers:
            limits += [attempt.not_before - now for attempt in waiting]
        ready = connection.wait([one.results for one in running], timeout=max(0.0, min(limits)))
        late = [one for one in running if time.monotonic() - one.started >= self.options.timeout]
        return [one for one in running if one.results in ready or one in late]

    def _finish(self, one: _Running, waiting: deque[_Try]) -> None:
        report, seconds = one.attempt.job.report, time.monotonic() - one.started
        again = False
        try:
            outcome, again = one.results.recv() if one.results.poll() else (None, True)
        except (EOFError, OSError):
            outcome = None
            again = True
        if outcome is None:
            late = seconds >= self.options.timeout
            one.process.kill()
            one.process.join()
            ended = f"its process ended ({exit_words(one.process.exitcode)})"
            error = f"not done after {self.options.timeout:g} s" if late else ended
            outcome = ReportOutcome(report, "failed", seconds, error)
        else:
            one.process.join()
        one.results.close()
        self.status.end_attempt(
            self.run,
            str(report),
            one.attempt.attempt,
            status=outcome.status,
            seconds=seconds,
            error=outcome.error,
        )
        if outcome.status == "failed" and again and one.attempt.attempt <= self.options.retries:
            delay = self.options.backoff * 2 ** (one.attempt.attempt - 1)
            log.warning(
                "tried again", extra={"report": str(report), "error": outcome.error, "in_seconds": delay}
            )
            waiting.append(
                replace(one.attempt, attempt=one.attempt.attempt + 1, not_before=time.monotonic() + delay)
            )
            return
        if outcome.status == "made":
            digest = file_digest(page_path(self.out, report))
            self.status.keep_page(str(report), Page(one.attempt.key, digest, self.run, outcome.facts))
        else:
            self.status.keep_failure(str(report), self.run, outcome.error)
            mark_stale(page_path(self.out, report), lang=report.lang)
        self.keep(outcome)

    def keep(self, outcome: ReportOutcome) -> None:
        """Take note of what became of a report."""
        self.results[str(outcome.report)] = outcome
        level = logging.WARNING if outcome.status == "failed" else logging.INFO
        more = {"error": outcome.error} if outcome.error else {}
        log.log(
            level,
            outcome.status,
            extra={"report": str(outcome.report), "seconds": round(outcome.seconds, 3), **more},
        )
        if self.progress:
            self.progress(outcome)

"""Reports a minute: ours against papermill in a loop and against two processes of stock kernels, in one run.

    python benchmarks/reports.py --tables data/tables --reports 40
    python benchmarks/reports.py --tables data/tables --reports 300 --only ours      # memory

Every way renders the same template with the same parameters to the same pages (executed notebook and HTML). The loop is
what papermill's documentation shows: `execute_notebook` one after another in one process, a stock kernel each. Ours is
`run_batch` as `plancheck report` calls it, start of its servers included. The unchanged set is the same call again.
Times depend on what else the machine does: compare ways within one run, and look at the load printed with them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from plancheck.report.batch import BatchOptions, run_batch
from plancheck.report.forked import STOCK_KERNEL
from plancheck.report.layout import ReportId
from plancheck.report.parameters import Known
from plancheck.report.site import ReportJob, page_path, templates_folder


def make_jobs(tables: Path, count: int) -> list[ReportJob]:
    """Return `count` different jobs: every plan in both languages, with as many choices of models and levels as needed.

    All show the same tables: with a vintage, verdicts and fits would be made anew in each, which takes every way the same time.
    """
    known = Known.of_tables(tables)
    looks = [(model, levels) for levels in ([], [0.8], [0.95]) for model in ("", *known.models)]
    if count > 2 * len(known.plans) * len(looks):
        raise SystemExit(f"expected at most {2 * len(known.plans) * len(looks)} reports, met {count}")
    jobs = []
    for number in range(count):
        lang = ("zh", "en")[number % 2]
        plan = known.plans[number // 2 % len(known.plans)]
        model, levels = looks[number // (2 * len(known.plans))]
        report = ReportId(lang, "plan", plan, f"{number:03d}")
        parameters = {
            "plan": plan,
            "lang": lang,
            "tables": str(tables.resolve()),
            "models": [model] if model else [],
            "levels": levels,
        }
        jobs.append(ReportJob(report, parameters))
    return jobs


def papermill_loop(jobs: list[ReportJob], *, tables: Path, out: Path) -> None:
    """Run papermill in a loop, then nbconvert's own template: what one writes first."""
    import papermill
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(exclude_input=True)
    for job in jobs:
        page = page_path(out, job.report)
        page.parent.mkdir(parents=True, exist_ok=True)
        notebook = papermill.execute_notebook(
            str(templates_folder() / f"{job.report.kind}.ipynb"), str(page.with_suffix(".ipynb")),
            parameters=dict(job.parameters), kernel_name=STOCK_KERNEL, progress_bar=False,
        )  # fmt: skip
        page.write_text(exporter.from_notebook_node(notebook)[0], encoding="utf-8")


def stock_processes(jobs: list[ReportJob], *, tables: Path, out: Path) -> None:
    """Run two processes, each starting a stock kernel for every report."""
    _batch(jobs, tables=tables, out=out, options=BatchOptions(kernel=STOCK_KERNEL, workers=2, retries=3))


def ours(jobs: list[ReportJob], *, tables: Path, out: Path) -> None:
    """Run the batch as it is used."""
    _batch(jobs, tables=tables, out=out, options=BatchOptions(workers=2, retries=3))


def _batch(jobs: list[ReportJob], *, tables: Path, out: Path, options: BatchOptions) -> None:
    failed = [o for o in run_batch(jobs, out=out, tables=tables, options=options) if o.status == "failed"]
    if failed:
        raise SystemExit(f"{len(failed)} reports failed: {failed[0]}")


def tree_memory_mb() -> float:
    """Return the memory of this process and all below it, each page shared by forks counted in parts (PSS), in MB."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    own = {os.getpid()}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in own} - own
        grown = bool(more)
        own |= more
    total = 0
    for pid in own:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total / 1024


class Watch:
    """Peak memory over a stretch, looked at every second."""

    def __init__(self) -> None:
        self.marks: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self._stop.wait(1.0):
            self.marks.append(tree_memory_mb())

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def text(self) -> str:
        if len(self.marks) < 4:
            return "too short to say"
        half = len(self.marks) // 2
        return f"peak {max(self.marks):.0f} MB; first half {max(self.marks[:half]):.0f}, second {max(self.marks[half:]):.0f}"


def timed(name: str, run: Callable[..., None], jobs: list[ReportJob], *, tables: Path, out: Path) -> float:
    """Run one way and print its line."""
    load = os.getloadavg()[0]
    cpu = sum(os.times()[:4])
    started = time.monotonic()
    with Watch() as watch:
        run(jobs, tables=tables, out=out)
    seconds = time.monotonic() - started
    cpu = sum(os.times()[:4]) - cpu
    rate = 60 * len(jobs) / seconds
    print(
        f"{name:<26} {len(jobs):>4} reports {seconds:>8.1f} s {rate:>7.1f} a minute  cpu {cpu:>7.1f} s  load {load:.1f}  {watch.text()}",
        flush=True,
    )
    return rate


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=Path, default=Path("data/tables"))
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument(
        "--loop-reports",
        type=int,
        default=8,
        help="reports of the loop, whose rate does not change with number",
    )
    parser.add_argument("--only", choices=["ours"], help="leave the other ways out")
    options = parser.parse_args()
    jobs = make_jobs(options.tables, options.reports)
    folder = Path(tempfile.mkdtemp(prefix="plancheck-reports-"))
    try:
        rates = {}
        if not options.only:
            rates["loop"] = timed(
                "papermill loop, stock",
                papermill_loop,
                jobs[: options.loop_reports],
                tables=options.tables,
                out=folder / "loop",
            )
            rates["stock"] = timed(
                "two processes, stock",
                stock_processes,
                jobs[: 2 * options.loop_reports],
                tables=options.tables,
                out=folder / "stock",
            )
        rates["ours"] = timed("plancheck, forked", ours, jobs, tables=options.tables, out=folder / "ours")
        started = time.monotonic()
        ours(jobs, tables=options.tables, out=folder / "ours")
        print(f"{'the same set, unchanged':<26} {len(jobs):>4} reports {time.monotonic() - started:>8.2f} s")
        for name in ("loop", "stock"):
            if name in rates:
                print(f"ours / {name}: {rates['ours'] / rates[name]:.1f} times the reports a minute")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

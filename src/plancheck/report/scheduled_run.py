"""One run of a schedule: the documents read anew where it names any, then the reports, each step a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plancheck.progress import warn
from plancheck.report.status import HIDDEN, SiteBusyError, file_lock
from plancheck.series.dates import day_meant

if TYPE_CHECKING:
    from plancheck.report.schedule import Schedule

_ENDS_SECONDS = 30  # a process that is asked to end leaves its site whole in this time
_running: set[subprocess.Popen[bytes]] = set()


def run_once(schedule: Schedule, out: Path) -> int:
    """Do what a schedule is for and return the exit code of `plancheck report`, or of `plancheck run` where that ended all.

    Parameters
    ----------
    schedule : Schedule
        Where it names documents, they are read into tables beside the site first. A document that cannot be read costs the
        others nothing: their reports are made, and it is told with them. While another run does so for this site: exit code 4.
    out : Path
        Folder of the site.
    """
    if not schedule.documents:
        return _run(["report", "--out", str(out), *schedule.arguments])[0]
    try:
        # two runs would write the same tables, and one of them reports on those of the other
        with file_lock(out / HIDDEN / "documents.lock", what="run of a schedule"):
            return _run_with_documents(schedule, out)
    except SiteBusyError as error:
        warn(f"plancheck: {error}")
        return error.exit_code


def _run_with_documents(schedule: Schedule, out: Path) -> int:
    tables, failed = out / HIDDEN / "tables", out / HIDDEN / "failed_documents.txt"
    day = day_meant(schedule.as_of, zone=ZoneInfo(schedule.timezone))
    known = ["--as-of", day] if day else []
    code, said = _run(["run", *schedule.documents, *known, "--no-report", "--tables", str(tables)])
    if code > 1:
        return code
    failed.write_text("".join(f"{line}\n" for line in _failures(said) if code), encoding="utf-8")
    told = ["--tables", str(tables), "--failed-before", str(failed)]
    return _run(["report", "--out", str(out), *told, *schedule.arguments])[0]


def _failures(said: str) -> list[str]:
    r"""Return what a command named as failed on standard error.

    Examples
    --------
    >>> _failures("reading 3 documents\nfailed: plan.pdf: no text\nplancheck: expected a folder, met none")
    ['plan.pdf: no text', 'expected a folder, met none']
    """
    starts = ("failed: ", "plancheck: ")
    return [line.partition(": ")[2] for line in said.splitlines() if line.startswith(starts)]


def _run(arguments: Sequence[str]) -> tuple[int, str]:
    """Run a command of ours; return its exit code and what it said on standard error, which is passed on."""
    command = [sys.executable, "-m", "plancheck", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)  # noqa: S603 our own command; no shell
    _running.add(process)
    said: list[str] = []
    try:
        for line in process.stderr or ():
            said.append(line.decode("utf-8", "replace"))
            sys.stderr.write(said[-1])
            sys.stderr.flush()
        return process.wait(), "".join(said)
    finally:
        _running.discard(process)


def end_running() -> None:
    """End the runs this process has started; each leaves its site whole and its finished reports kept."""
    for process in list(_running):
        process.terminate()
    for process in list(_running):
        try:
            process.wait(_ENDS_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()

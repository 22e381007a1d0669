"""A small study and one site of its reports, made once for all tests of the report stage, in however many processes."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_study import Made, write_small_study

from plancheck.report.batch import BatchOptions
from plancheck.report.nursery import Nursery, can_fork
from plancheck.report.site import render_study


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of one test run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "report"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def tables(shared: Path) -> Path:
    """The tables of the small study; script tags and spreadsheet commands are in its titles, names and findings."""
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = shared / "data"
        return data / "tables" if data.is_dir() else write_small_study(data)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery | None]:
    """One server of forked kernels for all tests of a process, where the system forks."""
    if not can_fork():
        yield None
        return
    with Nursery() as running:
        running.wait()
        yield running


@pytest.fixture(scope="session")
def made(tables: Path, shared: Path) -> Made:
    """The site of the small study; a second process finds its reports unchanged. Tests that write copy it."""
    out = shared / "rendered"
    options = BatchOptions(retries=0, timeout=120, wait=240)
    return Made(tables, out, render_study(tables, out=out, options=options))

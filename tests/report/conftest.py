"""A small study and one batch of its reports, made once for all tests of the report stage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_study import Made, write_small_study

from plancheck.report.batch import BatchOptions
from plancheck.report.forked import Nursery, can_fork
from plancheck.report.site import render_study


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the small study."""
    return write_small_study(tmp_path_factory.mktemp("study") / "data")


@pytest.fixture(scope="session")
def hostile_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with script tags and spreadsheet commands in titles, indicators and findings."""
    return write_small_study(tmp_path_factory.mktemp("hostile") / "data", hostile=True)


@pytest.fixture(scope="session", autouse=True)
def nursery() -> Iterator[Nursery | None]:
    """One server of forked kernels for all tests, where the system forks."""
    if not can_fork():
        yield None
        return
    with Nursery() as running:
        running.wait()
        yield running


@pytest.fixture(scope="session")
def made(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site of the small study."""
    out = tmp_path_factory.mktemp("site") / "rendered"
    return Made(tables, out, render_study(tables, out=out, options=BatchOptions(retries=0, timeout=120)))

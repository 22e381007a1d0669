"""A small study and one batch of its reports, made once for all tests of the report stage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from small_study import write_small_study

from plancheck.report.batch import BatchOptions
from plancheck.report.site import RenderedSite, render_study


@dataclass(frozen=True)
class Made:
    """A rendered site with the tables it was made from."""

    tables: Path
    out: Path
    site: RenderedSite


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the small study."""
    return write_small_study(tmp_path_factory.mktemp("study") / "data")


@pytest.fixture(scope="session")
def hostile_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with script tags and spreadsheet commands in titles, indicators and findings."""
    return write_small_study(tmp_path_factory.mktemp("hostile") / "data", hostile=True)


@pytest.fixture(scope="session")
def made(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site of the small study."""
    out = tmp_path_factory.mktemp("site") / "rendered"
    return Made(tables, out, render_study(tables, out=out, options=BatchOptions(retries=0, timeout=120)))

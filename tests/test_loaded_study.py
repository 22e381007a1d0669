"""The study's tables, loaded here and in the kernels of reports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancheck import study as studies
from plancheck.paths import STARTED_IN_VARIABLE, tables_folder
from plancheck.report.labels import Labels


def test_tables_read_before_a_kernel_was_forked_are_found_from_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run is started beside its tables and names them as they lie there; its kernels work elsewhere."""
    start, kernel = tmp_path / "start", tmp_path / "kernel"
    kernel.mkdir()
    shutil.copytree(tables_folder(), start / "tables")
    monkeypatch.setattr(studies, "_preloaded", {})
    monkeypatch.chdir(start)
    studies.preload_study(Path("tables"))
    monkeypatch.setenv(STARTED_IN_VARIABLE, str(start))
    monkeypatch.chdir(kernel)
    loaded = studies.load_study("tables")
    assert [study for _, study in studies._preloaded.values()] == [loaded]
    assert Labels.load(loaded.folder).document("shanghai-12fyp").title
    assert len(loaded.quantities)  # not read before: read from the folder that was named

"""What is done before the first document is read: loading begun early."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.cli.ahead import begin_new_store, new_store
from plancheck.cluster import Done, LocalWorkers


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["run", "--store", "new"], True),
        (["run", "--corpus", "plans", "--store=new", "--workers", "2"], True),
        (["run", "--store", "kept"], False),  # most of it will be found unchanged
        (["run", "--store", "new", "--scheduler", "local"], False),
        (["run", "--store", "new", "--help"], False),
        (["run", "--store"], False),
        (["run", "new"], False),
        (["sql", "--store", "new"], False),
        ([], False),
    ],
)
def test_only_a_run_that_makes_a_store_here_needs_workers_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], made: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "manifest.sqlite").touch()
    assert (new_store(arguments) is not None) == made


def test_workers_come_from_what_began_to_load_before(tmp_path: Path) -> None:
    from multiprocessing import forkserver

    begin_new_store(["run", "--store", str(tmp_path / "new")])
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    assert server is not None
    with LocalWorkers(1) as workers:
        assert [outcome.result for outcome in workers.run(abs, [-1, 2]) if isinstance(outcome, Done)] == [
            1,
            2,
        ]
    assert forkserver._forkserver._forkserver_pid == server  # type: ignore[attr-defined]

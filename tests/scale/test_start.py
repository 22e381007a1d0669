"""What is done before the first document is read: loading begun early, patterns compiled faster and yet the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancheck.cli.ahead import begin_new_store, new_store
from plancheck.cluster import Done, LocalWorkers
from plancheck.scale.charsets import charsets_worked_out_once

PATTERNS = (
    "[一-鿿]{2,4}省", "[一-鿿]+市", "[^一-鿿]+", "[^，。；]{0,6}[一-鿿]", r"[\s一-鿿]+县", r"[\d〇零一二三]+年", "[a-z一-鿿]+",
    "[\U00020000-\U0002a6df一-鿿]+", "[省市县区]", "[^省市县区]+",
)  # fmt: skip
TEXT = "东山省西河市 南岭县，Gdp二〇一〇年增长8%；𠀀字号\n"


def _found(*, flags: int = 0) -> list[list[str]]:
    re.purge()
    return [re.compile(pattern, flags).findall(TEXT) for pattern in PATTERNS]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.ASCII | re.IGNORECASE])
def test_patterns_find_the_same_when_sets_are_worked_out_once(flags: int) -> None:
    plain = _found(flags=flags)
    with charsets_worked_out_once():
        first, second = _found(flags=flags), _found(flags=flags)
    assert first == second == plain
    assert plain[0] == ["东山省"]


def test_a_set_met_before_is_not_worked_out_again_and_only_inside_the_block(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiler = re._compiler  # type: ignore[attr-defined]
    worked_out = []
    before = compiler._optimize_charset

    def counted(*given: object) -> object:
        worked_out.append(given[0])
        return before(*given)

    monkeypatch.setattr(compiler, "_optimize_charset", counted)
    with charsets_worked_out_once():
        re.compile("[一-鿿]甲")
        re.compile("[一-鿿]乙")
    assert len(worked_out) == 1
    assert compiler._optimize_charset is counted
    re.compile("[一-鿿]丙")
    assert len(worked_out) > 1


def test_what_python_does_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = re._compiler._optimize_charset  # type: ignore[attr-defined]
    monkeypatch.setattr("plancheck.scale.charsets._WORKED_OUT_BY", "a_name_of_another_python")
    with charsets_worked_out_once():
        assert re._compiler._optimize_charset is before  # type: ignore[attr-defined]
        assert re.compile("[甲乙]丁").match("甲丁")


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

"""What changed since the last run: by the rows' keys, without what only moved, in both languages, escaped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from small_study import HOSTILE, write_small_study

from plancheck.report.history import compare, read_watched, record_changes
from plancheck.report.labels import Labels
from plancheck.report.site_pages import STALE_BEGIN, mark_stale, write_site_pages
from plancheck.report.status import HIDDEN, Page, Status, StatusError


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return write_small_study(tmp_path / "data")


def edit(tables: Path, table: str, old: str, new: str) -> None:
    path = tables / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_run_has_nothing_to_compare_with_and_an_equal_one_finds_nothing(
    study: Path, tmp_path: Path
) -> None:
    status = Status(tmp_path / "site")
    assert record_changes(status, tables=study, name="", run=status.start_run("a")) == 0
    assert record_changes(status, tables=study, name="", run=status.start_run("b")) == 0
    status.close()


def test_a_verdict_a_figure_and_a_published_value_are_told_of(study: Path, tmp_path: Path) -> None:
    status = Status(tmp_path / "site")
    record_changes(status, tables=study, name="", run=status.start_run("a"))
    edit(
        study,
        "claims",
        "repeat,10:110亿元 ; tea-plan#10:100亿元,base ; end",
        "repeat,10:110亿元 ; tea-plan#10:100亿元,base ; end",
    )
    edit(study, "claims", "inconsistent", "consistent")
    edit(study, "statements", "900亿元", "950亿元")
    run = status.start_run("b")
    assert record_changes(status, tables=study, name="", run=run) == 2
    found = {(c.table, c.change): c for c in status.changes(run)}
    assert found["claims", "changed"].before["verdict"] == "inconsistent"
    assert found["claims", "changed"].after["verdict"] == "consistent"
    assert found["statements", "changed"].after["figure"] == "950亿元"
    status.keep_page("zh/overview", Page("k", "d", run, {"kind": "overview", "lang": "zh", "title": "t", "subject": "", "date": "", "findings": [], "counts": {"figures": 1, "claims": 1, "targets": 1}}))  # fmt: skip
    (tmp_path / "site" / "zh").mkdir()
    (tmp_path / "site" / "zh" / "overview.html").write_text("x", encoding="utf-8")
    write_site_pages(tmp_path / "site", status, labels=Labels.load(study))
    zh, en = (tmp_path / "site" / lang / "changes.html" for lang in ("zh", "en"))
    assert "不一致" in zh.read_text(encoding="utf-8")
    assert "950亿元" in en.read_text(encoding="utf-8")
    assert HOSTILE not in en.read_text(encoding="utf-8")
    assert "2处变化" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert f"#run-{run}" in (tmp_path / "site" / "en" / "history.html").read_text(encoding="utf-8")
    status.close()


def test_a_new_document_is_one_change_and_its_figures_are_not_listed(study: Path) -> None:
    after = read_watched(study)
    before = {
        table: {k: v for k, v in rows.items() if "tea-plan-2" not in k} for table, rows in after.items()
    }
    assert [(c.table, c.change, c.key) for c in compare(before, after)] == [
        ("documents", "new", "tea-plan-2")
    ]
    assert [c.change for c in compare(after, before)] == ["gone"]


def test_figures_that_only_moved_are_no_change(study: Path) -> None:
    before = read_watched(study)
    after = {t: {k.replace(" 30", " 35"): v for k, v in rows.items()} for t, rows in before.items()}
    assert compare(before, after) == []


def test_two_studies_in_one_site_do_not_mix(study: Path, tmp_path: Path) -> None:
    status = Status(tmp_path / "site")
    record_changes(status, tables=study, name="one", run=status.start_run("a"))
    edit(study, "statements", "900亿元", "950亿元")
    assert record_changes(status, tables=study, name="two", run=status.start_run("b")) == 0
    assert record_changes(status, tables=study, name="one", run=status.start_run("c")) == 1
    status.close()


def test_a_damaged_status_file_is_put_aside_and_a_full_disk_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / HIDDEN).mkdir()
    (tmp_path / HIDDEN / "status.sqlite").write_bytes(b"not a database" * 100)
    status = Status(tmp_path)
    run = status.start_run("a")
    assert [one.run for one in status.runs()] == [run]
    assert (tmp_path / HIDDEN / "status.old").is_file()
    assert "put aside as status.old and begun anew" in capsys.readouterr().err
    status._base.execute("PRAGMA max_page_count = 1")  # SQLite then says what it says of a full disk
    with pytest.raises(StatusError, match="full"):
        status.keep_page("zh/a", Page("k", "d", run, {"text": "x" * 100_000}))
    assert status.page("zh/a") is None
    status.close()


def test_a_run_that_was_killed_is_shown_as_interrupted(tmp_path: Path) -> None:
    status = Status(tmp_path)
    first = status.start_run("a")
    status.start_attempt(first, "zh/overview", 1)
    second = status.start_run("b")
    status.end_run(second, made=0, unchanged=0, failed=0, seconds=1.0)
    with closing(sqlite3.connect(tmp_path / HIDDEN / "status.sqlite")) as base:
        attempts = base.execute("SELECT status FROM attempts WHERE run = ?", (first,)).fetchall()
    assert attempts == [("interrupted",)]
    write_site_pages(tmp_path, status, labels=Labels())
    assert "interrupted" in (tmp_path / "en" / "history.html").read_text(encoding="utf-8")
    status.close()


def test_a_stale_mark_is_set_once(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    mark_stale(page, lang="zh")
    page.write_text('<main id="main">\n<p>', encoding="utf-8")
    mark_stale(page, lang="zh")
    mark_stale(page, lang="zh")
    assert page.read_text(encoding="utf-8").count(STALE_BEGIN) == 1

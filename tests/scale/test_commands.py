"""The commands over corpora of any size."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.cli import main


def call(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def test_a_corpus_is_added_run_and_asked(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    plans, store = tmp_path / "plans", tmp_path / "store"
    assert call("documents", "add", corpus, "--to", plans) == 1  # the torn one is named, the others are there
    assert "torn.pdf" in capsys.readouterr().err
    assert call("documents", "stats", "--corpus", plans) == 0
    told = capsys.readouterr().out
    assert "15 documents" in told
    assert "by kind: report 15" in told
    assert "quarantined" in told
    assert call("run", "--corpus", plans, "--store", store, "--workers", 1) == 0
    assert "15 read" in capsys.readouterr().out
    assert call("run", "--corpus", plans, "--store", store) == 0
    assert "0 read, 15 unchanged" in capsys.readouterr().out
    question = "SELECT area, count(*) AS n FROM documents GROUP BY 1 ORDER BY 1"
    assert call("sql", question, "--store", store, "--format", "csv") == 0
    assert capsys.readouterr().out == "area,n\n临泽县,5\n永泰县,5\n青河县,5\n"


def test_wrong_use_is_said(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("sql", "SELECT 1", "--store", tmp_path) == 2
    assert "a store or a folder of tables" in capsys.readouterr().err
    assert call("run", "--corpus", tmp_path / "none", "--store", tmp_path / "store") == 2
    assert "a folder of documents" in capsys.readouterr().err
    assert call("run", "--corpus", corpus, "--store", tmp_path / "store", "--workers", -1) == 2


def test_a_model_that_is_not_known_is_refused_before_anything_is_read(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    assert call("run", "--corpus", corpus, "--store", store, "--targets", "--models", "theta,oracle") == 2
    assert "met oracle" in capsys.readouterr().err
    assert not store.exists()


def test_pages_that_plancheck_wrote_are_no_documents_and_failures_are_named_once(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "site" / "zh").mkdir(parents=True)
    for name in ("index.html", "reports.json", "zh/overview.html"):
        (corpus / "site" / name).write_text("<p>到2025年，交易额达到30亿元。</p>", encoding="utf-8")
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    assert call("run", "--corpus", corpus, "--store", tmp_path / "store", "--workers", 1) == 1
    told = capsys.readouterr()
    assert "16 documents: 16 read" in told.out
    assert f"failed: empty: {corpus / 'empty.txt'}: expected a document with text" in told.err

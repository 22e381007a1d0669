"""A batch takes each step with all of its documents before the next, and none of them is mixed up with another."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from plancheck.documents.document import Document
from plancheck.scale import tasks
from plancheck.scale.listing import Listed, list_documents
from plancheck.scale.tasks import ReadTask, read_batch


def _read(listed: list[Listed], *, known: tuple[str, ...] = ()) -> tasks.ReadResult:
    return read_batch(ReadTask(1, tuple(listed), known or ("",) * len(listed), "version"))


def test_rows_are_the_same_however_few_files_are_held_at_a_time(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = list_documents(str(corpus))
    together = _read(listed)
    monkeypatch.setattr(tasks, "_MOST_BYTES", 1)
    assert _read(listed) == together
    assert [record.document for record in together.records] == [item.document for item in listed]


def test_what_fails_in_one_step_goes_no_further_and_the_others_do(corpus: Path) -> None:
    (corpus / "青河2010.txt").write_bytes(b"")
    (corpus / "青河2011.txt").write_bytes(b"\x00\x01\x02" * 100)
    listed = list_documents(str(corpus))
    (corpus / "青河2012.txt").unlink()
    records = {record.document: record for record in _read(listed).records}
    failed = {name for name, record in records.items() if record.status == "failed"}
    assert failed == {"青河2010", "青河2011", "青河2012"}
    assert all(records[name].reason for name in failed)
    assert (records["青河2010"].sha256, records["青河2011"].sha256 != "") == ("", True)
    assert len(records) == len(listed)


def test_what_is_as_it_was_is_neither_read_nor_failed(corpus: Path) -> None:
    listed = list_documents(str(corpus))
    hashes = tuple(record.sha256 for record in _read(listed).records)
    known = (hashes[0], "", hashes[1], *hashes[3:])  # of the third another's
    again = _read(listed, known=known)
    assert [item.document for item in again.same] == [listed[0].document, *(i.document for i in listed[3:])]
    assert [record.document for record in again.records] == [listed[1].document, listed[2].document]


@dataclass
class _Elsewhere:
    """A store that is not on this machine: files by their paths."""

    files: dict[str, bytes]

    def open(self, where: str, mode: str) -> io.BytesIO:
        assert mode == "rb"
        return io.BytesIO(self.files[where])

    def cat_file(self, where: str) -> bytes:
        return self.files[where]


def test_files_of_one_name_in_two_folders_elsewhere_keep_their_own_origins(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (corpus / "青河2010.txt").read_bytes()
    title = "青河县二〇一〇年的报告"
    system = _Elsewhere(
        {
            "a/r.txt": text,
            "b/r.txt": text,
            "a/r.origin.yml": f"title: {title}\nregion: 青河县\nkind: report\n".encode(),
        }
    )
    monkeypatch.setattr(tasks, "open_address", lambda address: (system, address.removeprefix("mem://")))
    listed = [
        Listed("a/r", "mem://a/r.txt", "1", len(text), "mem://a/r.origin.yml"),
        Listed("b/r", "mem://b/r.txt", "1", len(text)),
    ]
    first, second = _read(listed).records
    assert first.title == title, first.reason
    assert second.status == "read"
    assert second.title != title


def test_files_that_lie_elsewhere_are_fetched_side_by_side(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = list_documents(str(corpus))
    together = threading.Barrier(len(listed), timeout=20)

    class Slow(_Elsewhere):
        def open(self, where: str, mode: str) -> io.BytesIO:
            together.wait()  # broken, unless all are asked for before the first has come
            return super().open(where, mode)

    system = Slow({item.document: Path(item.address).read_bytes() for item in listed})
    monkeypatch.setattr(tasks, "open_address", lambda address: (system, address.removeprefix("mem://")))
    there = [replace(item, address=f"mem://{item.document}", size=0) for item in listed]
    here = [replace(record, address="", size=0) for record in _read(listed).records]
    assert [replace(record, address="") for record in _read(there).records] == here


def test_rows_that_no_table_can_hold_cost_one_document_only(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.statements import extract as module

    whole = module.extract

    def unnamed(document: Document, **options: object) -> object:
        extraction = whole(document, **options)  # type: ignore[arg-type]
        if document.id != "青河2010":
            return extraction
        return replace(extraction, statements=tuple(replace(s, indicator="") for s in extraction.statements))

    listed = list_documents(str(corpus))
    monkeypatch.setattr(module, "extract", unnamed)
    result = _read(listed)
    failed = {record.document: record.reason for record in result.records if record.status == "failed"}
    assert list(failed) == ["青河2010"]
    assert "statements.indicator" in failed["青河2010"]
    assert result.tables["statements"][1] > 0

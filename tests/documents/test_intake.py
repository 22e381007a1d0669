"""Texts taken into a corpus: named, described, told apart from their copies, put aside with a reason."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.cluster import Died, Done
from plancheck.documents.corpus import hash_file
from plancheck.documents.document import Origin
from plancheck.documents.intake import Addition, origin_text, take_documents
from plancheck.documents.origin.declared import read_origin
from plancheck.documents.read import find_documents, read_document

TEXT = "浙江省商贸“十四五”规划\n浙江省商务厅\n2021年6月\n一、现状\n2020年，零售额为2.26万亿元，比上年增长两成。\n"


def add_documents(sources: Iterable[str | Path], **options: Any) -> list[Addition]:
    return list(take_documents(sources, **options))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "plan.txt").write_bytes(TEXT.encode())
    (folder / "plan copy.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("gb18030"))
    (folder / "same.md").write_bytes(TEXT.encode())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 torn")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_texts_are_added_described_or_put_aside(inbox: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    additions = {
        Path(item.source).name: item for item in add_documents([inbox, tmp_path / "nowhere"], folder=corpus)
    }
    assert {name: item.verdict for name, item in additions.items()} == {
        "broken.pdf": "quarantined", "empty.txt": "quarantined", "nowhere": "not found", "plan copy.txt": "added",
        "plan.txt": "duplicate", "same.md": "duplicate",
    }  # fmt: skip
    assert additions["plan.txt"].document == "plan-copy"
    assert sorted(path.name for path in corpus.iterdir() if not path.name.startswith(".")) == [
        "plan-copy.origin.yml",
        "plan-copy.txt",
        "quarantine",
    ]
    origin = read_origin(corpus / "plan-copy.origin.yml")
    assert (origin.region, origin.issuer, origin.date, origin.first_year) == (
        "浙江省",
        "浙江省商务厅",
        "2021-06",
        2021,
    )
    assert origin.sha256 == hash_file(corpus / "plan-copy.txt") == hash_file(inbox / "plan copy.txt")
    with (corpus / "quarantine" / "reasons.csv").open(encoding="utf-8") as handle:
        reasons = {Path(row["source"]).name: row["reason"] for row in csv.DictReader(handle)}
    assert "truncated" in reasons["broken.pdf"]
    assert "empty" in reasons["empty.txt"]
    assert "nowhere" not in reasons
    assert (corpus / "quarantine" / "broken.pdf").read_bytes() == b"%PDF-1.4 torn"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nowhere.txt", "met no such file; check the path"),
        ("ftp://example.org/plan.txt", "expected an address of http or https, met ftp"),
        ("bare", "expected a folder with documents, met none in it"),
    ],
)
def test_a_source_that_names_nothing_is_told_and_not_put_aside(
    tmp_path: Path, source: str, reason: str
) -> None:
    (tmp_path / "bare").mkdir()
    named = source if "://" in source else tmp_path / source
    (addition,) = add_documents([named], folder=tmp_path / "corpus")
    assert addition.verdict == "not found"
    assert reason in addition.reason
    assert not (tmp_path / "corpus" / "quarantine").exists()


def test_a_text_under_another_ending_is_found_again(inbox: Path, tmp_path: Path) -> None:
    typed = tmp_path / "plan.typed"
    typed.write_bytes((inbox / "plan.txt").read_bytes())
    (addition,) = add_documents([typed], folder=tmp_path / "corpus")
    assert (addition.verdict, addition.document) == ("added", "plan")
    assert [path.name for path in find_documents(tmp_path / "corpus")] == ["plan.txt"]
    from plancheck.documents.corpus import verify_documents

    verified = verify_documents(tmp_path / "none", texts=tmp_path / "corpus")
    assert [item.verdict for item in verified] == ["same"]


def test_adding_again_changes_nothing(inbox: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    add_documents([inbox], folder=corpus)
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    again = add_documents([inbox], folder=corpus)
    assert {item.verdict for item in again} == {"duplicate", "quarantined"}
    assert [path.name for path in find_documents(corpus)] == ["plan-copy.txt"]
    assert {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()} == before


def test_another_text_of_the_same_name_gets_a_number(inbox: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    add_documents([inbox / "plan.txt"], folder=corpus)
    other = tmp_path / "plan.txt"
    other.write_bytes(TEXT.replace("2021年6月", "2021年9月").replace("2.26", "3.26").encode())
    (addition,) = add_documents([other], folder=corpus)
    assert (addition.verdict, addition.document) == ("added", "plan-2")


def test_a_correction_of_the_origin_by_hand_is_believed(inbox: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    add_documents([inbox / "plan.txt"], folder=corpus)
    path = corpus / "plan.origin.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("浙江省", "宁波市"), encoding="utf-8")
    assert read_document(corpus / "plan.txt").origin.region == "宁波市"


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=20
)


@given(WORDS, WORDS)
def test_any_title_and_issuer_come_back_from_yml(title: str, issuer: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.origin.yml"
        path.write_text(
            origin_text(Origin(title=title, issuer=issuer, region="全国", kind="plan"), id="a"),
            encoding="utf-8",
        )
        origin = read_origin(path)
    assert (origin.title, origin.issuer) == (title, issuer)


LONG = "".join(
    f"第{n}项工作扎实推进，完成投资{n * 37 + 11}万元，惠及群众{n * 13 + 7}人。" for n in range(1, 60)
)


def test_near_duplicates_are_left_out_unless_their_numbers_differ(tmp_path: Path) -> None:
    corpus, inbox = tmp_path / "corpus", tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(TEXT + LONG, encoding="utf-8")
    (inbox / "b.txt").write_text(TEXT + LONG.replace("扎实推进", "稳步推进", 3), encoding="utf-8")
    (inbox / "c.txt").write_text(TEXT + LONG.replace("惠及群众20人", "惠及群众21人"), encoding="utf-8")
    (inbox / "d.txt").write_text(TEXT + "".join(f"第{n}件实事。" for n in range(400)), encoding="utf-8")
    additions = {Path(item.source).stem: item for item in add_documents([inbox], folder=corpus)}
    assert {name: item.verdict for name, item in additions.items()} == {
        "a": "added", "b": "near duplicate", "c": "added", "d": "added",
    }  # fmt: skip
    assert additions["b"].document == "a"
    assert "same numbers" in additions["b"].reason
    assert "other numbers" in additions["c"].reason
    assert additions["d"].reason == ""
    (kept,) = add_documents([inbox / "b.txt"], folder=corpus, keep_near=True)
    assert (kept.verdict, kept.document) == ("added", "b")


def test_texts_put_in_or_taken_away_by_hand_are_known(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "mine.txt").write_text(TEXT, encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    assert [item.document for item in add_documents([other], folder=corpus)] == ["mine"]
    (corpus / "mine.txt").unlink()
    assert [item.verdict for item in add_documents([other], folder=corpus)] == ["added"]
    (corpus / ".fingerprints.sqlite").write_bytes(b"damaged " * 500)
    assert [item.verdict for item in add_documents([other], folder=corpus)] == ["duplicate"]


def test_a_list_names_files_and_folders_from_where_it_lies(inbox: Path, tmp_path: Path) -> None:
    (inbox / "some.list").write_text("# two\nplan.txt\n\nnowhere.txt\n", encoding="utf-8")
    (inbox / "some.csv").write_text("title,path\nx,same.md\n", encoding="utf-8")
    (inbox / "bad.csv").write_text("title\nx\n", encoding="utf-8")
    lists = [inbox / "some.list", inbox / "some.csv", inbox / "bad.csv"]
    additions = add_documents(lists, folder=tmp_path / "corpus")
    assert [item.verdict for item in additions] == ["added", "not found", "duplicate", "quarantined"]
    assert "a column address" in additions[-1].reason


def test_two_unreadable_files_of_one_name_are_both_kept(inbox: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "broken.pdf").write_bytes(b"%PDF-1.4 torn elsewhere")
    add_documents([inbox / "broken.pdf", more / "broken.pdf"], folder=tmp_path / "corpus")
    aside = tmp_path / "corpus" / "quarantine"
    assert {path.name for path in aside.glob("*.pdf")} == {"broken.pdf", "broken-2.pdf"}


def test_what_a_corpus_holds(inbox: Path, tmp_path: Path) -> None:
    from plancheck.documents.corpus import describe_corpus, verify_documents

    corpus = tmp_path / "corpus"
    add_documents([inbox], folder=corpus)
    (corpus / "hand.md").write_text("到2015年达到5亿元。", encoding="utf-8")
    found = describe_corpus(corpus)
    counts = dict(found.counts)
    assert (found.documents, found.undescribed) == (2, 1)
    assert counts["format"] == (("md", 1), ("txt", 1))
    assert (counts["province"], counts["year"]) == ((("浙江省", 1),), (("2021", 1),))
    assert sum(count for _, count in found.quarantined) == 2
    assert [item.verdict for item in verify_documents(tmp_path / "none", texts=corpus)] == ["same"]
    (corpus / "plan-copy.txt").write_text("another text", encoding="utf-8")
    assert [item.verdict for item in verify_documents(tmp_path / "none", texts=corpus)] == ["differs"]


class _Backwards:
    """Workers that answer in the wrong order, and of which some died."""

    size = 2

    def __init__(self, *, dies_at: str = "", deaths: int = 1000) -> None:
        self.dies_at = dies_at
        self.deaths = deaths

    def run(
        self, function: Callable[[Any], Any], tasks: Iterable[Any]
    ) -> Iterator[Done[Any, Any] | Died[Any]]:
        waiting = iter(tasks)
        while asked := list(waiting):
            for task in reversed(asked):
                if self.dies_at and self.dies_at in str(task[1]) and self.deaths:
                    self.deaths -= 1
                    yield Died(task, "its process ended (signal 9)")
                else:
                    yield Done(task, function(task))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_what_is_taken_does_not_depend_on_who_reads(inbox: Path, tmp_path: Path) -> None:
    alone = add_documents([inbox, tmp_path / "nowhere"], folder=tmp_path / "one")
    workers = _Backwards(dies_at="plan copy", deaths=2)
    helped = add_documents([inbox, tmp_path / "nowhere"], folder=tmp_path / "two", workers=workers)
    assert helped == alone
    assert workers.deaths == 0
    read = [{p.name: p.read_bytes() for p in (tmp_path / name).glob("*.*") if "sqlite" not in p.name} for name in ("one", "two")]  # fmt: skip
    assert read[0] == read[1]


def test_a_file_that_ends_the_process_reading_it_is_put_aside(inbox: Path, tmp_path: Path) -> None:
    additions = add_documents([inbox], folder=tmp_path / "corpus", workers=_Backwards(dies_at="plan copy"))
    found = {Path(item.source).name: item for item in additions}
    assert found["plan copy.txt"].verdict == "quarantined"
    assert "signal 9" in found["plan copy.txt"].reason
    assert found["plan.txt"].verdict == "added"
    assert (tmp_path / "corpus" / "quarantine" / "plan copy.txt").is_file()

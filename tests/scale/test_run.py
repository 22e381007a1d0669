"""A store holds what its documents say, however it came to hold it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plancheck.claims.check import check
from plancheck.cluster import Died, Done, Here, LocalWorkers
from plancheck.documents.read import read_document
from plancheck.errors import UsageError
from plancheck.paths import vocabulary_folder
from plancheck.pipeline import extract_documents, run_study
from plancheck.retried import TRIES
from plancheck.scale import judging
from plancheck.scale import run as running
from plancheck.scale.run import CorpusOptions, CorpusRun, run_corpus
from plancheck.scale.tasks import check_batch, judge_batch, read_batch
from plancheck.statements.extract import extract
from plancheck.store import store as storing
from plancheck.store.manifest import Manifest
from plancheck.store.store import PLACE_TABLES, Store
from plancheck.store.views import ask, export_rows
from plancheck.tables import read_rows

from .conftest import report
from .poisons import check_or_die, judge_or_die, read_or_die

TABLES = ("quantities", "statements", "claims")


def bring(corpus: Path, store: Path, **options: object) -> CorpusRun:
    return run_corpus(str(corpus), store=store, options=CorpusOptions(**options), workers=Here())  # type: ignore[arg-type]


def contents(store: Path, folder: Path, tables: tuple[str, ...] = TABLES) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    for table in tables:
        export_rows(store, table, folder / f"{table}.csv")
    return {table: (folder / f"{table}.csv").read_bytes() for table in tables}


def test_the_store_holds_what_extraction_gives(corpus: Path, tmp_path: Path) -> None:
    run = bring(corpus, tmp_path / "store")
    assert (run.documents, run.read, run.failures) == (15, 15, ())
    extract_documents([corpus], out=tmp_path / "plain")
    found = contents(tmp_path / "store", tmp_path / "out")
    for table in ("quantities", "statements"):
        rows = read_rows(table, path=tmp_path / "plain" / f"{table}.csv")
        assert len(rows) == found[table].count(b"\n") - 1 > 0
    ids = ask(tmp_path / "store", "SELECT DISTINCT document FROM statements ORDER BY 1").rows
    assert [row[0] for row in ids] == sorted(path.stem for path in corpus.iterdir())


def test_claims_of_a_place_are_those_of_its_documents_checked_together(corpus: Path, tmp_path: Path) -> None:
    bring(corpus, tmp_path / "store")
    mine = [extract(read_document(path)) for path in sorted(corpus.glob("青河*.txt"))]
    expected = {claim.claim: claim.verdict for claim in check(s for e in mine for s in e.statements)}
    rows = ask(tmp_path / "store", "SELECT claim, verdict FROM claims WHERE area = '青河县'").rows
    assert dict(rows) == expected
    assert any("#" in operands for (operands,) in ask(tmp_path / "store", "SELECT operands FROM claims").rows)


def test_nothing_changed_nothing_done(corpus: Path, tmp_path: Path) -> None:
    bring(corpus, tmp_path / "store")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*.parquet")}
    run = bring(corpus, tmp_path / "store")
    assert (run.read, run.unchanged, run.checked) == (0, 15, 0)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*.parquet")} == before


def test_an_untouched_content_is_not_extracted_again(corpus: Path, tmp_path: Path) -> None:
    bring(corpus, tmp_path / "store")
    os.utime(corpus / "青河2010.txt", (1, 1))
    run = bring(corpus, tmp_path / "store")
    assert (run.read, run.unchanged) == (0, 15)  # touched, hashed, found to be what it was
    assert bring(corpus, tmp_path / "store").unchanged == 15
    assert bring(corpus, tmp_path / "store", verify=True).read == 0


def test_growing_changing_and_shrinking_give_the_store_made_at_once(corpus: Path, tmp_path: Path) -> None:
    late = {path.name: path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*201[23].txt"))}
    for name in late:
        (corpus / name).unlink()
    (corpus / "extra.txt").write_text(report("青河", 2014, level="777"), encoding="utf-8")
    (corpus / "青河2011.txt").write_text(report("青河", 2011, level="333"), encoding="utf-8")
    grown = tmp_path / "grown"
    bring(corpus, grown)
    for name, text in late.items():
        (corpus / name).write_text(text, encoding="utf-8")
        bring(corpus, grown)
    (corpus / "extra.txt").unlink()
    (corpus / "青河2011.txt").write_text(report("青河", 2011), encoding="utf-8")
    run = bring(corpus, grown)
    assert (run.read, run.removed) == (1, 1)
    assert 0 < run.checked < 6  # those of 青河 that speak of the same years, not all
    bring(corpus, tmp_path / "made")
    assert contents(grown, tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")
    assert not any(b"777" in table for table in contents(grown, tmp_path / "a").values())


def test_many_small_parts_become_one(corpus: Path, tmp_path: Path) -> None:
    waiting = sorted(corpus.glob("青河*.txt"))
    texts = {path: path.read_bytes() for path in waiting}
    for path in corpus.iterdir():
        path.unlink()
    for number in range(12):
        (corpus / f"r{number}.txt").write_text(
            report("青河", 2012, level=str(200 + number)), encoding="utf-8"
        )
        bring(corpus, tmp_path / "store")
    with Store(tmp_path / "store") as store:
        assert len(store.manifest.parts("statements")) <= 9
        assert not store.manifest.parts("landed")
    bring(corpus, tmp_path / "made")
    assert contents(tmp_path / "store", tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")
    assert texts


def test_a_large_place_is_parted_the_same_way_however_it_grew(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancheck.scale.checking.MOST_TOGETHER", 3)
    late = {path: path.read_bytes() for path in corpus.glob("*2014.txt")}
    for path in late:
        path.unlink()
    bring(corpus, tmp_path / "grown")
    for path, data in late.items():
        path.write_bytes(data)
    bring(corpus, tmp_path / "grown")
    bring(corpus, tmp_path / "made")
    assert contents(tmp_path / "grown", tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")


def test_a_damaged_part_is_made_again(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    bring(corpus, store)
    before = contents(store, tmp_path / "a")
    for table in ("statements", "claims"):
        path = max((store / table).rglob("*.parquet"))
        data = bytearray(path.read_bytes())
        stat = path.stat()
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
        run = bring(corpus, store)
        assert any(path.name in note for note in run.notes)
        assert contents(store, tmp_path / "b") == before
        # a rotten bit leaves size and time of change as they were: only the checksums know
        path = max((store / table).rglob("*.parquet"))
        stat = path.stat()
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert not bring(corpus, store).notes
        assert bring(corpus, store, verify=True).notes
        assert contents(store, tmp_path / "b") == before


def test_a_run_broken_off_is_taken_up(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH", 2)

    class Breaking(Here):
        def run(self, function, tasks):  # type: ignore[no-untyped-def]
            for number, outcome in enumerate(super().run(function, tasks)):
                if number == 3:
                    raise KeyboardInterrupt
                yield outcome

    store = tmp_path / "store"
    with pytest.raises(KeyboardInterrupt):
        run_corpus(str(corpus), store=store, workers=Breaking())
    (store / "statements").mkdir(exist_ok=True)
    (store / "statements" / "s-000099999.parquet").write_bytes(b"a file of a run that was broken off")
    run = bring(corpus, store)
    assert (run.unchanged, run.read) == (6, 9)
    assert any("broken off" in note for note in run.notes)
    bring(corpus, tmp_path / "made")
    assert contents(store, tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")


def test_a_full_disk_ends_the_run_and_loses_nothing(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.store import store as storing

    monkeypatch.setattr(running, "BATCH", 2)
    real, written = storing.write_part, []

    def full(*args: object, **given: object):  # type: ignore[no-untyped-def]
        if len(written) == 7:
            raise OSError(28, "No space left on device")
        written.append(given)
        return real(*args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(storing, "write_part", full)
    with pytest.raises(OSError, match="No space"):
        bring(corpus, tmp_path / "store")
    monkeypatch.setattr(storing, "write_part", real)
    assert bring(corpus, tmp_path / "store").unchanged == 6
    bring(corpus, tmp_path / "made")
    assert contents(tmp_path / "store", tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")


class Poisoned(LocalWorkers):
    def run(self, function, tasks) -> Iterator[Done | Died]:  # type: ignore[no-untyped-def,type-arg]
        return super().run(read_or_die if function is read_batch else function, tasks)


def test_a_poisoned_document_is_put_aside_and_the_others_are_read(corpus: Path, tmp_path: Path) -> None:
    bring(corpus, tmp_path / "made")
    (corpus / "poison.txt").write_text("到2015年，交易额达到5亿元。", encoding="utf-8")
    run = run_corpus(str(corpus), store=tmp_path / "store", workers=Poisoned(2))
    assert [failure.what for failure in run.failures] == ["poison"]
    assert "exit code 7" in run.failures[0].why
    assert run.died >= TRIES
    assert contents(tmp_path / "store", tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")
    # it is not tried again until it changes, or until that is asked for
    assert run_corpus(str(corpus), store=tmp_path / "store", workers=Poisoned(1)).died == 0
    assert bring(corpus, tmp_path / "store", retry=True).failures == ()


class PoisonedPlace(LocalWorkers):
    def run(self, function, tasks) -> Iterator[Done | Died]:  # type: ignore[no-untyped-def,type-arg]
        return super().run(
            {check_batch: check_or_die, judge_batch: judge_or_die}.get(function, function), tasks
        )


def test_a_poisoned_place_is_given_up_and_the_others_are_checked(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    bring(corpus, tmp_path / "made")
    run = run_corpus(str(corpus), store=store, workers=PoisonedPlace(2))
    assert [failure.what for failure in run.failures] == ["临泽县"]
    assert "expected its claims, met a process that died" in run.failures[0].why
    assert "signal 9" in run.failures[0].why
    assert (run.read, run.checked) == (15, 10)
    expected = {
        table: b"".join(
            line
            for line in data.splitlines(keepends=True)
            if table != "claims" or "临泽".encode() not in line
        )
        for table, data in contents(tmp_path / "made", tmp_path / "b").items()
    }
    assert contents(store, tmp_path / "a") == expected
    assert ask(store, "SELECT step, area FROM given_up").rows == (("claims", "临泽县"),)
    # it is not tried again, and told again, until a document of it changes or until that is asked for
    again = run_corpus(str(corpus), store=store, workers=PoisonedPlace(1))
    assert (again.died, [failure.what for failure in again.failures]) == (0, ["临泽县"])
    assert bring(corpus, store, retry=True).failures == ()
    assert contents(store, tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")


def test_a_place_that_was_given_up_is_checked_whole_once_a_document_changes(
    corpus: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    run_corpus(str(corpus), store=store, workers=PoisonedPlace(1))
    (corpus / "临泽2014.txt").write_text(report("临泽", 2014, slip="出口额下降5%。"), encoding="utf-8")
    run = bring(corpus, store)
    assert (run.checked, run.failures) == (5, ())
    bring(corpus, tmp_path / "made")
    assert contents(store, tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")


def test_a_place_that_was_given_up_and_is_no_more_is_told_no_more(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert len(run_corpus(str(corpus), store=store, workers=PoisonedPlace(1)).failures) == 1
    for path in corpus.glob("临泽*.txt"):
        path.unlink()
    assert bring(corpus, store).failures == ()


def test_a_place_that_cannot_be_judged_is_given_up(corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    bring(corpus, store)
    options = CorpusOptions(targets=True)
    run = run_corpus(str(corpus), store=store, options=options, workers=PoisonedPlace(1))
    assert [failure.what for failure in run.failures] == ["临泽县"]
    assert "exit code 7" in run.failures[0].why
    assert run.judged == 2
    assert {row[0] for row in ask(store, "SELECT DISTINCT area FROM targets").rows} == {"青河县", "永泰县"}
    again = run_corpus(str(corpus), store=store, options=options, workers=PoisonedPlace(1))
    assert (again.judged, again.died, len(again.failures)) == (0, 0, len(run.failures))
    assert bring(corpus, store, targets=True, retry=True).judged == 1
    bring(corpus, tmp_path / "made", targets=True)
    tables = (*TABLES, *PLACE_TABLES)
    assert contents(store, tmp_path / "a", tables) == contents(tmp_path / "made", tmp_path / "b", tables)


class DyingAtFirst(Here):
    """Each batch of places, and each place alone, dies as often as asked before it is checked; places of one task in turn."""

    def __init__(self, deaths: int) -> None:
        self._deaths = deaths
        self.tried: dict[tuple[str, ...], int] = {}

    def run(self, function, tasks) -> Iterator[Done | Died]:  # type: ignore[no-untyped-def,type-arg]
        for task in tasks:
            if function is not check_batch:
                yield Done(task, function(task))
                continue
            places = tuple(group.place for group in task.groups)
            self.tried[places] = self.tried.get(places, 0) + 1
            if self.tried[places] <= self._deaths:
                yield Died(task, "signal 9")
            else:
                yield Done(task, function(task))


def test_a_batch_of_places_that_dies_again_and_again_is_checked_place_by_place(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killer that leaves a batch no time, nor a place at first; the counties lie in one folder, and one is parted."""
    monkeypatch.setattr("plancheck.scale.tasks.home_of", lambda *_: "province=某省/year=2011")
    monkeypatch.setattr("plancheck.scale.checking.MOST_TOGETHER", 4)
    workers = DyingAtFirst(TRIES - 1)
    run = run_corpus(str(corpus), store=tmp_path / "store", workers=workers)
    assert (run.failures, run.checked) == ((), 15)
    sizes = [len(places) for places in workers.tried]
    assert (sizes[0], sizes.count(1)) == (6, 6)  # all at once, then in two and on, to each alone
    assert run.died == sum(TRIES - 1 if size == 1 else 1 for size in sizes)
    bring(corpus, tmp_path / "made")
    assert contents(tmp_path / "store", tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")


def test_the_last_batches_of_places_are_smaller(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that no worker has long to do while the others have nothing left."""
    monkeypatch.setattr("plancheck.scale.tasks.home_of", lambda *_: "province=某省/year=2011")
    for least in (500, 1):
        monkeypatch.setattr("plancheck.scale.checking._LEAST_STATEMENTS", least)
        workers = DyingAtFirst(0)
        run = run_corpus(str(corpus), store=tmp_path / f"store{least}", workers=workers)
        assert run.checked == 15
        assert [len(places) for places in workers.tried] == ([3] if least == 500 else [2, 1])
    assert contents(tmp_path / "store1", tmp_path / "a") == contents(tmp_path / "store500", tmp_path / "b")


def test_what_cannot_be_read_is_named_and_read_once_it_can_be(corpus: Path, tmp_path: Path) -> None:
    (corpus / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    run = bring(corpus, tmp_path / "store")
    assert [failure.what for failure in run.failures] == ["torn"]
    assert bring(corpus, tmp_path / "store").read == 0
    (corpus / "torn.pdf").rename(corpus / "torn.txt")
    (corpus / "torn.txt").write_text(report("青河", 2016), encoding="utf-8")
    assert bring(corpus, tmp_path / "store").failures == ()


def test_documents_of_one_name_in_two_folders_are_two(corpus: Path, tmp_path: Path) -> None:
    (corpus / "more").mkdir()
    (corpus / "more" / "青河2010.txt").write_text(report("青河", 2010), encoding="utf-8")
    (corpus / "青河2010.md").write_text(report("青河", 2010), encoding="utf-8")
    assert bring(corpus, tmp_path / "store").read == 17
    ids = [row[0] for row in ask(tmp_path / "store", "SELECT document FROM documents").rows]
    assert {"青河2010", "青河2010.txt", "more/青河2010"} < set(ids)


def test_other_words_make_everything_be_read_again(corpus: Path, tmp_path: Path) -> None:
    bring(corpus, tmp_path / "store")
    own = tmp_path / "own"
    own.mkdir()
    header = (vocabulary_folder() / "units.csv").read_text(encoding="utf-8").partition("\n")[0]
    (own / "units.csv").write_text(f"{header}\n", encoding="utf-8")
    assert bring(corpus, tmp_path / "store", vocabulary=own).read == 15


def test_a_corpus_elsewhere(corpus: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for path in corpus.iterdir():
        memory.pipe_file(f"/plans/{path.name}", path.read_bytes())
    try:
        run = run_corpus("memory://plans", store=tmp_path / "store", workers=Here())
        assert (run.read, run.failures) == (15, ())
        bring(corpus, tmp_path / "made")
        assert contents(tmp_path / "store", tmp_path / "a") == contents(tmp_path / "made", tmp_path / "b")
    finally:
        memory.rm("/plans", recursive=True)


def test_targets_of_places(corpus: Path, tmp_path: Path) -> None:
    run = bring(corpus, tmp_path / "store", targets=True)
    assert run.judged == 3
    assert bring(corpus, tmp_path / "store", targets=True).judged == 0
    (corpus / "青河2010.txt").write_text(report("青河", 2010, level="120"), encoding="utf-8")
    assert bring(corpus, tmp_path / "store", targets=True).judged == 1
    rows = ask(tmp_path / "store", "SELECT area, count(*) FROM targets GROUP BY 1 ORDER BY 1").rows
    assert dict(rows) == {f"{place}县": 5 for place in ("青河", "临泽", "永泰")}
    (points,) = ask(
        tmp_path / "store", "SELECT count(DISTINCT period) FROM series WHERE area = '青河县'"
    ).rows
    assert points[0] >= 5


def test_targets_in_a_store_are_judged_at_the_day_that_a_run_into_tables_takes(
    corpus: Path, tmp_path: Path
) -> None:
    store, tables = tmp_path / "store", tmp_path / "tables"
    question = "SELECT document, start, outcome, as_of FROM targets ORDER BY 1, 2"

    def judged(as_of: str) -> list[tuple[object, ...]]:
        bring(corpus, store, targets=True, as_of=as_of)
        run_study([corpus], tables=tables, as_of=as_of)
        rows = [tuple(row) for row in ask(store, question).rows]
        assert rows == [tuple(row) for row in ask(tables, question).rows]
        return rows

    assert {row[3] for row in judged("2012-06")} == {"2012-06-30"}
    assert "open" in {row[2] for row in judged("2012-06")}
    assert "open" not in {
        row[2] for row in judged("")
    }  # the newest publication at hand is later than every goal
    with pytest.raises(UsageError, match="spring"):
        bring(corpus, store, targets=True, as_of="spring")


def test_targets_do_not_depend_on_which_places_are_judged_together(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(corpus, tmp_path / "together", targets=True)
    monkeypatch.setattr(judging, "TASK_STATEMENTS", 1)
    bring(corpus, tmp_path / "alone", targets=True)
    files = [len(list((tmp_path / name / "targets").rglob("*.parquet"))) for name in ("together", "alone")]
    assert files[0] <= files[1] == 3
    found = [
        contents(tmp_path / name, tmp_path / f"{name}-out", PLACE_TABLES) for name in ("together", "alone")
    ]
    assert found[0] == found[1]


def test_years_share_a_file_where_there_are_few_rows(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(corpus, tmp_path / "few")
    monkeypatch.setattr(storing, "_LEAST_ROWS", 1)
    bring(corpus, tmp_path / "many")
    years = [
        [path for path in (tmp_path / name / "statements").rglob("*.parquet") if "year=" in str(path)]
        for name in ("few", "many")
    ]
    assert not years[0]
    assert len(years[1]) > 3
    assert contents(tmp_path / "few", tmp_path / "a") == contents(tmp_path / "many", tmp_path / "b")


def test_a_store_that_is_being_written_refuses_another_run(corpus: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "store"), pytest.raises(UsageError, match="no other run"):
        bring(corpus, tmp_path / "store")


def test_a_folder_of_something_else_is_no_store(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a store"):
        bring(corpus, corpus)
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "manifest.sqlite").write_bytes(b"no database at all, but a text of some length" * 20)
    with pytest.raises(UsageError, match="manifest"):
        Manifest(tmp_path / "odd")


def tasks_of(items: Iterable[int]) -> list[int]:
    return list(items)

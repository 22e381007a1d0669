"""Parts, manifest and views: exact rows, whole files, nothing half kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from plancheck.decimals import format_decimal
from plancheck.documents.document import Document
from plancheck.errors import TableError, UsageError
from plancheck.schema import QUANTITIES, STATEMENTS
from plancheck.statements.extract import extract
from plancheck.store.manifest import Manifest, Record
from plancheck.store.parts import (
    AREA,
    Arranged,
    Common,
    arrow_rows,
    columns_of,
    from_bytes,
    is_whole,
    repeated,
    to_bytes,
    with_part,
    write_part,
)
from plancheck.store.store import UNLISTED, Store, home_of
from plancheck.store.views import Answer, ask, connect, export_rows
from plancheck.study import load_study
from plancheck.tables import write_table

TEXT = "到2015年，交易额突破18万亿元，比上年增长0.033%，“其中”网络零售\n占10%左右。"


def statements() -> tuple[object, ...]:
    return extract(Document("plan", TEXT)).statements


def record(document: str, **given: object) -> Record:
    values: dict[str, object] = {
        "address": document,
        "stamp": "1",
        "size": 1,
        "sha256": "",
        "version": "v",
        "status": "read",
    }
    return Record(document, **(values | given))  # type: ignore[arg-type]


def test_rows_come_back_exact() -> None:
    rows = statements()
    back = columns_of("statements", from_bytes(to_bytes(arrow_rows("statements", rows))))
    assert {name: [getattr(row, name) for row in rows] for name in back} == back
    assert any(isinstance(high, Decimal) and high.is_infinite() for high in back["high"])


def test_rows_give_their_cells_in_the_order_of_their_table() -> None:
    extraction = extract(Document("plan", TEXT))
    for table, row in ((STATEMENTS, extraction.statements[0]), (QUANTITIES, extraction.quantities[0])):
        assert row.in_order() == tuple(getattr(row, name) for name in table.column_names)


def test_two_tables_of_the_same_figures_write_their_values_once(monkeypatch: pytest.MonkeyPatch) -> None:
    extraction = extract(Document("plan", TEXT))
    alone = arrow_rows("statements", extraction.statements)
    common = Common()
    arrow_rows("quantities", extraction.quantities, common=common)
    assert common.texts[Decimal("18E12")] == "18000000000000"
    written: list[Decimal] = []

    def counted(value: Decimal) -> str:
        written.append(value)
        return format_decimal(value)

    monkeypatch.setattr("plancheck.decimals.format_decimal", counted)
    assert arrow_rows("statements", extraction.statements, common=common).equals(alone)
    assert Decimal("18E12") not in written
    assert arrow_rows("statements", extraction.statements).equals(alone)


def test_decimals_are_written_alike_whether_they_are_remembered_or_not() -> None:
    extraction = extract(Document("plan", TEXT))
    row = extraction.statements[0]
    given = ["1.80E+13", "91.60", "0", "-0", "-2.50", "Infinity", "120", "1E-3"]
    rows = [replace(row, value=Decimal(text)) for text in given]
    plain, kept = arrow_rows("statements", rows), arrow_rows("statements", rows, common=Common())
    assert plain.column("value").to_pylist() == [format_decimal(Decimal(text)) for text in given]
    assert plain.equals(kept)


def test_a_column_made_for_one_table_is_only_taken_for_another_that_holds_the_same() -> None:
    extraction = extract(Document("plan", TEXT))
    common = Common()
    arrow_rows("quantities", extraction.quantities, common=common)
    assert arrow_rows("statements", extraction.statements, common=common).column("start").to_pylist() == [
        statement.start for statement in extraction.statements
    ]
    others = [replace(statement, start=statement.start + 1) for statement in extraction.statements]
    moved = arrow_rows("statements", others, common=common)
    assert moved.column("start").to_pylist() == [statement.start + 1 for statement in extraction.statements]
    assert moved.equals(arrow_rows("statements", others))


def test_a_column_of_one_cell_again_and_again_is_what_it_is_made_of_each_cell() -> None:
    row = statements()[0]
    rows = [replace(row, page=None, unit="", low=Decimal("1.50")) for _ in range(3)]  # type: ignore[type-var]
    table = arrow_rows("statements", rows)
    assert table.column("low").to_pylist() == ["1.5"] * 3
    assert table.column("page").to_pylist() == [None] * 3
    assert table.column("unit").to_pylist() == [""] * 3
    other = replace(row, page=7, unit="元")  # type: ignore[type-var]
    mixed = [*rows, other, rows[0]]  # first and last are the same, and not all
    assert arrow_rows("statements", mixed).column("page").to_pylist() == [None, None, None, 7, None]
    assert arrow_rows("statements", mixed).column("unit").to_pylist() == ["", "", "", "元", ""]
    with pytest.raises(TableError, match=r"a value in statements\.indicator"):
        arrow_rows("statements", [replace(row, indicator="")] * 2)  # type: ignore[type-var]


def test_documents_are_arranged_in_their_order_wherever_their_rows_lie() -> None:
    def table(*rows: tuple[str, int]) -> pa.Table:
        return pa.table({"document": [name for name, _ in rows], "start": [start for _, start in rows]})

    first = table(("b", 1), ("b", 2), ("left out", 3), ("a", 4))
    in_turn = table(*[(name, at) for at in range(20) for name in ("d", "c")])
    arranged = Arranged([first, first.slice(0, 0), in_turn], [{"a": 0, "b": 1}, {"b": 1}, {"c": 2, "d": 3}])

    def rows(begin: int, end: int) -> list[tuple[str, int]]:
        found = arranged.between(begin, end)
        return [] if found is None else [(row["document"], row["start"]) for row in found.to_pylist()]

    assert rows(0, 2) == [("a", 4), ("b", 1), ("b", 2)]
    assert rows(1, 3) == [("b", 1), ("b", 2), *(("c", at) for at in range(20))]
    assert rows(3, 9) == [("d", at) for at in range(20)]
    assert rows(4, 9) == []


def test_texts_are_repeated_as_often_as_asked_for() -> None:
    assert repeated(["甲县", "乙县", "丙县"], [2, 0, 1]).to_pylist() == ["甲县", "甲县", "丙县"]
    assert repeated([], []).to_pylist() == []


def test_columns_that_are_not_wanted_are_left_out() -> None:
    table = arrow_rows("statements", statements())
    columns = columns_of("statements", table, without=("section", "page"))
    assert {"section", "page"}.isdisjoint(columns)
    assert columns == {n: c for n, c in columns_of("statements", table).items() if n in columns}


def test_a_row_outside_the_schema_is_refused() -> None:
    good = statements()[0]
    with pytest.raises(TableError, match=r"statements\.measure"):
        arrow_rows("statements", [replace(good, measure="size")])  # type: ignore[type-var]
    with pytest.raises(TableError, match=r"a value in statements\.indicator"):
        arrow_rows("statements", [replace(good, indicator="")])  # type: ignore[type-var]


def test_a_file_is_whole_or_it_is_not(tmp_path: Path) -> None:
    file = write_part(tmp_path, table="statements", path="a/b.parquet", data=b"abcdef", rows=1)
    path = tmp_path / "a" / "b.parquet"
    assert is_whole(tmp_path, file)
    assert is_whole(tmp_path, file, by_content=True)
    path.write_bytes(b"abcdeX")
    assert not is_whole(tmp_path, file, by_content=True)
    path.write_bytes(b"abc")
    assert not is_whole(tmp_path, file)
    path.unlink()
    assert not is_whole(tmp_path, file)


def test_places_that_no_list_has_share_a_fixed_number_of_homes() -> None:
    homes = {home_of(f"{name}县", "", 2011) for name in range(3000)}
    assert len(homes) == UNLISTED
    assert home_of("杭州市", "浙江省", 2011) == "province=浙江省/year=2011"


def _change_and_fail(manifest: Manifest) -> None:
    manifest.put_records([record("b")])
    manifest.remove(["a"])
    raise KeyError("broken off")


def test_what_raises_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.land(1, [record("a")], {})
        with pytest.raises(KeyError), store.manifest.changing():
            _change_and_fail(store.manifest)
        assert [r.document for r in store.manifest.records()] == ["a"]


def _landed(store: Store, part: int, name: str) -> None:
    extraction = extract(Document(name, TEXT))
    tables = {}
    for table, rows in (("quantities", extraction.quantities), ("statements", extraction.statements)):
        made = arrow_rows(table, rows).append_column(AREA, repeated(["某县"], [len(rows)]))
        tables[table] = (to_bytes(with_part(made, part), lasting=False), len(rows))
    store.land(part, [record(name, part=part, place="某县", home=home_of("某县", "", 2011))], tables)


def test_rows_that_landed_are_asked_for_beside_those_that_have_settled(tmp_path: Path) -> None:
    query = "SELECT DISTINCT document, area FROM statements ORDER BY 1"
    with Store(tmp_path) as store:
        _landed(store, store.new_part(), "a")
        assert ask(tmp_path, query).rows == (("a", "某县"),)
        store.settle()
        _landed(store, store.new_part(), "b")
        assert ask(tmp_path, query).rows == (("a", "某县"), ("b", "某县"))
        store.settle()
        assert ask(tmp_path, query).rows == (("a", "某县"), ("b", "某县"))
        assert not list((tmp_path / "landed").iterdir())


def test_what_is_left_of_a_part_that_could_not_be_written_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_part(tmp_path, table="statements", path="a/b.parquet", data="text", rows=1)  # type: ignore[arg-type]
    assert not list((tmp_path / "a").iterdir())


def test_removed_documents_leave_their_years(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    with manifest.changing():
        manifest.put_records([record("a", place="青河县", held="6"), record("b", place="青河县", held="8")])
        manifest.remove(["a", "b"])
    assert manifest.gone() == {"青河县": 0xE}
    manifest.forget_gone(["青河县"])
    assert manifest.gone() == {}


def test_a_store_of_another_layout_is_refused(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.put("layout", "0")
    manifest.close()
    with pytest.raises(UsageError, match="layout 1"):
        Manifest(tmp_path)


def test_a_folder_of_tables_is_asked_as_a_store_is(tmp_path: Path) -> None:
    for format in ("csv", "parquet"):
        folder = tmp_path / format
        folder.mkdir()
        write_table("statements", statements(), folder=folder, format=format)
        answer = ask(
            folder, "SELECT value, unit, page FROM statements WHERE qualifier = ?", parameters=["more_than"]
        )
        assert answer == Answer(("value", "unit", "page"), ((18e12, "CNY", None),))
        export_rows(folder, "statements", tmp_path / "out.csv")
        assert "18000000000000" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    frame = load_study(tmp_path / "csv").sql("SELECT count(*) AS n FROM statements")
    assert frame["n"].tolist() == [len(statements())]


def test_what_is_no_query_is_said(tmp_path: Path) -> None:
    write_table("statements", statements(), folder=tmp_path)
    with pytest.raises(UsageError, match="nothing_of_that_name"):
        ask(tmp_path, "SELECT nothing_of_that_name FROM statements")
    with pytest.raises(TableError, match="a store or a folder of tables"), connect(tmp_path / "none"):
        pass


def test_an_answer_has_the_numbers_that_people_read_and_csv_all_their_digits() -> None:
    answer = Answer(
        ("rate", "value", "year"), ((1.4500000000000002, 1.25e11, 2015), (None, 18_600_000.5, 2020))
    )
    assert [line.split() for line in answer.text().splitlines()[1:]] == [
        ["1.45", "125,000,000,000", "2015"],
        ["18,600,000.5", "2020"],
    ]
    assert answer.text("csv").splitlines()[1:] == [
        "1.4500000000000002,125000000000.0,2015",
        ",18600000.5,2020",
    ]


def test_answers_stand_under_each_other() -> None:
    text = Answer(("place", "n"), (("全国", 3), ("浙江省", 12))).text()
    assert text.splitlines() == ["place   n", "全国    3", "浙江省  12"]


@pytest.mark.parametrize("query", ["", "  ", "-- nothing is asked"])
def test_an_empty_query_is_said_with_the_views_there_are(tmp_path: Path, query: str) -> None:
    write_table("statements", statements(), folder=tmp_path)
    for asked in (lambda: ask(tmp_path, query), lambda: load_study(tmp_path).sql(query)):
        with pytest.raises(UsageError, match="met an empty one; here are the views statements"):
            asked()


def test_a_column_that_is_not_there_is_answered_with_those_of_the_views_asked(tmp_path: Path) -> None:
    write_table("statements", statements(), folder=tmp_path)
    with pytest.raises(UsageError, match="here are the columns of statements: document, start, end, ") as met:
        ask(tmp_path, "SELECT regio FROM statements")
    assert '"regio" not found' in str(met.value)
    assert "Candidate" not in str(met.value)
    with pytest.raises(UsageError, match=r"named .regio.; here are the columns of statements: .*\bregion\b"):
        ask(tmp_path, "SELECT s.regio FROM Statements s")


def test_a_view_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    write_table("statements", statements(), folder=tmp_path)
    with pytest.raises(UsageError) as met:
        ask(tmp_path, "SELECT verdict FROM claims")
    assert str(met.value).endswith("Table with name claims does not exist; here are the views statements")
    assert "pg_" not in str(met.value)

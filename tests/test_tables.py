"""Tables: exact, sorted, checked and atomic; csv, frames and Parquet hold the same rows."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.errors import TableError
from plancheck.growth.table import GrowthRow
from plancheck.quantities.quantity import Quantity
from plancheck.schema import TABLES, pandera_schema
from plancheck.tables import (
    escape_text,
    format_decimal,
    read_rows,
    read_table,
    rows_frame,
    unescape_text,
    write_atomically,
    write_table,
)

TORN = Quantity(
    document="p", start=10, end=19, figure="3.88\n\n万亿元", value=Decimal("3.88E12"), unit="CNY", qualifier="exact",
    decimals=2, place=Decimal("1E10"), low=Decimal("3.875E12"), high=Decimal("3.885E12"),
)  # fmt: skip
OPEN = replace(
    TORN,
    start=2,
    end=7,
    figure="9%以上",
    value=Decimal(9),
    unit="%",
    high=Decimal("Infinity"),
    reason="no subject",
)


def test_rows_come_back_exactly_and_sorted_by_key(tmp_path: Path):
    write_table("quantities", [TORN, OPEN], folder=tmp_path)
    rows = read_rows("quantities", path=tmp_path / "quantities.csv")
    assert [row["start"] for row in rows] == [2, 10]
    assert rows[1]["figure"] == "3.88\n\n万亿元"
    assert rows[1]["value"] == Decimal(3880000000000)
    assert rows[0]["high"] == Decimal("Infinity")
    assert rows[0]["page"] is None


def test_a_line_break_in_a_figure_does_not_break_the_csv_line(tmp_path: Path):
    text = write_table("quantities", [TORN], folder=tmp_path).read_text(encoding="utf-8")
    assert text.count("\n") == 2
    assert r"3.88\n\n万亿元" in text


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_csv_and_parquet_give_the_same_frame(tmp_path: Path, format: str):
    write_table("quantities", [TORN, OPEN], folder=tmp_path, format=format)
    frame = read_table("quantities", folder=tmp_path, exact=True)
    assert list(frame["value"]) == [Decimal(9), Decimal(3880000000000)]
    assert list(frame["figure"]) == ["9%以上", "3.88\n\n万亿元"]
    assert frame["page"].isna().all()
    pandera_schema(TABLES["quantities"]).validate(frame)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_computed_numbers_keep_six_digits_and_figures_all(tmp_path: Path, format: str):
    fitted = GrowthRow(
        "gdp", "level", "", "全国", "nbs", "2015", 2001, 2010, 10, "theta", growth_pct=-0.0123456789, forecast=9e13 / 7,
        low_80=None, high_80=float("inf"),
    )  # fmt: skip
    write_table("growth", [fitted], folder=tmp_path, format=format)
    (row,) = read_table("growth", folder=tmp_path).to_dict("records")
    assert [row["growth_pct"], row["forecast"], row["high_80"]] == [-0.0123457, 12857100000000, float("inf")]
    assert row["low_80"] != row["low_80"]
    write_table("quantities", [replace(TORN, value=Decimal("1234567.89"))], folder=tmp_path, format=format)
    assert list(read_table("quantities", folder=tmp_path, exact=True)["value"]) == [Decimal("1234567.89")]


def test_frames_for_economists_hold_floats(tmp_path: Path):
    write_table("quantities", [TORN, OPEN], folder=tmp_path)
    frame = read_table("quantities", folder=tmp_path)
    assert list(frame.query("value > 1e12")["start"]) == [10]


@pytest.mark.parametrize(
    ("change", "expected"),
    [({"qualifier": "about"}, "one of exact"), ({"figure": ""}, "a value in quantities.figure")],
)
def test_a_bad_row_is_named_and_the_old_file_stays(tmp_path: Path, change: dict, expected: str):
    path = write_table("quantities", [TORN], folder=tmp_path)
    before = path.read_bytes()
    with pytest.raises(TableError, match=expected) as caught:
        write_table("quantities", [TORN, replace(OPEN, **change)], folder=tmp_path)
    assert "start=2" in str(caught.value)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["quantities.csv"]


def test_a_wrong_header_and_a_wrong_cell_are_named_with_their_line(tmp_path: Path):
    path = write_table("quantities", [TORN], folder=tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("3880000000000", "many"), encoding="utf-8")
    with pytest.raises(
        TableError, match=r"quantities\.csv:2: expected a number in the column value, met 'many'; run"
    ):
        read_rows("quantities", path=path)
    path.write_text(text.replace("document,", "doc,", 1), encoding="utf-8")
    with pytest.raises(TableError, match=r"quantities\.csv:1: expected the columns document"):
        read_rows("quantities", path=path)


@pytest.mark.parametrize(
    ("torn", "said"),
    [
        (lambda text: text[:-2], r"quantities\.csv: expected a line break at the end, met none: the file is cut off; run"),
        (lambda text: text[:-1].rpartition(b",")[0] + b"\n", r"quantities\.csv:2: expected \d+ cells, met \d+; run"),
        (lambda text: text + b'"torn\n', r"quantities\.csv:3: expected a row of comma-separated cells, met unexpected end"),
        (lambda text: text + b"\xff\xfe\n", r"quantities\.csv: expected a table in UTF-8, met other bytes; run"),
    ],
)  # fmt: skip
def test_a_torn_table_is_refused_and_not_read_in_part(
    tmp_path: Path, torn: Callable[[bytes], bytes], said: str
):
    path = write_table("quantities", [TORN], folder=tmp_path)
    path.write_bytes(torn(path.read_bytes()))
    with pytest.raises(TableError, match=said):
        read_rows("quantities", path=path)


@pytest.mark.parametrize(
    ("old", "new", "met"),
    [
        ("document,", "", "none called document; a table of another version"),
        ("document,", "document,shade,", "one called shade; a table"),
        ("document,start", "paper,start", "none called document; one called paper; a table"),
        ("document,start", "start,document", "another order of them; a table"),
    ],
)
def test_a_table_of_another_version_is_told_by_the_columns_that_differ(
    tmp_path: Path, old: str, new: str, met: str
):
    path = write_table("quantities", [TORN], folder=tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_rows("quantities", path=path)
    assert f", met {met}" in str(caught.value)


def test_a_missing_table_says_how_to_make_it(tmp_path: Path):
    with pytest.raises(TableError, match="plancheck run"):
        read_rows("claims", path=tmp_path / "claims.csv")


def test_an_interrupted_write_leaves_nothing(tmp_path: Path):
    def fail(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "t.csv", fail)
    assert list(tmp_path.iterdir()) == []


@given(st.text())
def test_escaping_round_trips_on_one_line(text: str):
    escaped = escape_text(text)
    assert unescape_text(escaped) == text
    assert not set(escaped) & set("\n\r\f")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_decimals_are_written_plainly_and_exactly(value: Decimal):
    text = format_decimal(value)
    assert Decimal(text) == value
    assert "E" not in text


@pytest.mark.parametrize("name", sorted(TABLES))
def test_an_empty_table_passes_its_schema(name: str):
    table = TABLES[name]
    pandera_schema(table).validate(rows_frame(table, [], exact=True))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_column_says_what_it_means(name: str):
    table = TABLES[name]
    assert set(table.key) <= set(table.column_names)
    assert all(len(column.about) > 3 for column in table.columns)

"""`plancheck export`: every form gives the same values back."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from plancheck.cli.entry import app
from plancheck.errors import TableError, UsageError
from plancheck.export.content import label_of, read_tables
from plancheck.export.database import VIEWS
from plancheck.export.sdmx import AGENCY, COMPONENTS, FLOW, encode, encode_area, time_period
from plancheck.export.stata import OPEN, stata_name
from plancheck.export.workbook import NOTES
from plancheck.export.write import FILES, FORMS, export_tables
from plancheck.indicator_names import OWN_INDICATORS
from plancheck.schema import SERIES, TABLES
from plancheck.tables import read_table, unescape_text, write_table

DANGEROUS = ("=1+1", "+86", "-5%", "@SUM(A1)", "\tx", "#N/A", "TRUE", "00123", '=HYPERLINK("x")')


def quantity(start: int, **changes: object) -> dict[str, object]:
    return {
        "document": "某规划", "start": start, "end": start + 3, "figure": "91.6%", "value": Decimal("91.6"), "unit": "%",
        "qualifier": "exact", "decimals": 1, "place": Decimal("0.1"), "low": Decimal("91.55"), "high": Decimal("91.65"),
    } | changes  # fmt: skip


def point(**changes: object) -> dict[str, object]:
    return {
        "concept": "ecommerce.turnover", "measure": "level", "of": "", "region": "全国", "basis": "mofcom", "period": "2010",
        "vintage": "2011-03-01", "figure": "4.5万亿元", "value": Decimal("4.5E12"), "low": Decimal("4.45E12"),
        "high": Decimal("4.55E12"), "unit": "CNY", "qualifier": "exact", "source": "plan:12", "grade": "document", "chosen": True,
    } | changes  # fmt: skip


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables with what printed documents do to other programs."""
    folder = tmp_path_factory.mktemp("awkward")
    rows = [quantity(10 * i, reason=text, figure=text) for i, text in enumerate(DANGEROUS)]
    rows += [
        quantity(1000, figure="1.5\n万亿\f元\\", value=Decimal("1.5E12"), high=Decimal("Infinity"), page=3),
        quantity(1010, figure="-0.3%", value=Decimal("-0.3"), low=Decimal("-Infinity"), page=None),
        quantity(1020, reason="长" * 1500),
        quantity(1030, value=Decimal("0.033"), unit=""),
    ]
    write_table("quantities", rows, folder=folder)
    points = [
        point(),
        point(period="2011", value=Decimal("6.09E12"), low=Decimal("6.085E12"), high=Decimal("6.095E12"), source="plan:30"),
        point(period="2012", value=Decimal("8E12"), low=Decimal("8E12"), high=Decimal("Infinity"), source="plan:40"),
        point(period="2013", value=Decimal("1E13"), low=Decimal("9.95E12"), high=Decimal("1.05E13"), **{"break": "b1"}),
        point(period="2015", value=Decimal("2E13"), low=Decimal("2E13"), high=Decimal("2E13")),
        point(period="2015-01/2015-06"), point(period="2010-12"), point(period="2011-06-30", chosen=False),
        point(measure="share", of="社会消费品零售总额", unit="%", region="嘉定区", value=Decimal("5.5"), low=Decimal("5.45"),
              high=Decimal("5.55"), title='=cmd|" /C calc"!A0', vintage="2011"),
    ]  # fmt: skip
    write_table("series", points, folder=folder)
    return folder


@pytest.fixture(scope="module")
def study(root: Path) -> Path:
    folder = root / "data" / "tables"
    if not (folder / "series.csv").is_file():
        pytest.skip("data/tables is not there: run 'plancheck run --no-report'")
    return folder


@pytest.fixture(params=["awkward", "study"])
def tables(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Exports a folder in a form, once a module."""

    @cache
    def run(folder: Path, form: str) -> Path:
        return export(folder, form, tmp_path_factory.mktemp("export"))

    return run


def export(folder: Path, form: str, target: Path) -> Path:
    out = target / (f"study.{form}" if form in FILES else "out")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Stata's writer warns where it renames a column or cuts a text
        export_tables(folder, to=form, out=out)
    return out


def assert_same(got: pd.DataFrame, expected: pd.DataFrame, *, rtol: float = 0) -> None:
    pd.testing.assert_frame_equal(
        got.reset_index(drop=True), expected, check_dtype=False, check_column_type=False, rtol=rtol, atol=0
    )


def text_back(values: pd.Series) -> list[str]:
    return ["" if value is None or value != value else value for value in values]


# --- Parquet


def test_parquet_gives_back_every_value_to_the_programs_own_reader(tables, exported):
    out = exported(tables, "parquet")
    for table, frame in read_tables(tables):
        assert_same(read_table(table.name, folder=out), frame)


def test_parquet_gives_printed_decimals_back_exactly(awkward, exported):
    out = exported(awkward, "parquet")
    for name in ("quantities", "series"):
        again, first = (read_table(name, folder=folder, exact=True) for folder in (out, awkward))
        for column in ("value", "low", "high"):
            assert list(again[column]) == list(first[column])


def test_parquet_tells_other_readers_what_a_column_means(awkward, exported):
    import pyarrow.parquet as pq

    schema = pq.read_schema(exported(awkward, "parquet") / "series.parquet")
    metadata = schema.field("vintage").metadata
    assert metadata[b"label_zh"].decode() == label_of(SERIES, SERIES.column("vintage"))
    assert str(schema.field("value").type) == "double"


# --- Excel


def sheet_frame(book: openpyxl.Workbook, name: str) -> pd.DataFrame:
    rows = list(book[name].iter_rows(values_only=True))
    data = dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True))
    frame = pd.DataFrame(index=range(len(rows) - 1))
    for column in TABLES[name].columns:
        values = pd.Series(data[column.name], dtype=object)
        if column.kind in ("string", "text"):
            values = pd.Series([unescape_text(v) if column.kind == "text" else v for v in text_back(values)])
        elif column.kind in ("decimal", "number"):
            values = values.astype("float64")
        else:
            values = values.astype("Int64" if column.kind == "integer" else "boolean")
        frame[column.name] = values
    return frame


def test_workbook_gives_back_every_value(tables, exported):
    book = openpyxl.load_workbook(exported(tables, "xlsx"))
    for table, frame in read_tables(tables):
        # the format's numbers are written with 16 digits (ECMA-376 leaves it to the writer): printed figures have fewer
        assert_same(sheet_frame(book, table.name), frame, rtol=1e-15)


def test_nothing_in_the_workbook_is_a_formula_or_an_error(awkward, exported):
    book = openpyxl.load_workbook(exported(awkward, "xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "b"}
    texts = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@\t"]
    assert len(texts) >= 2 * 5
    assert all(cell.quotePrefix for cell in texts)


def test_the_header_of_every_sheet_is_frozen_and_the_notes_name_every_column_unit_and_source(
    awkward, exported
):
    book = openpyxl.load_workbook(exported(awkward, "xlsx"))
    assert book.sheetnames == [NOTES, "quantities", "series"]
    assert {book[name].freeze_panes for name in book.sheetnames[1:]} == {"A2"}
    notes = list(book[NOTES].iter_rows(values_only=True))
    for name in book.sheetnames[1:]:
        for column in TABLES[name].columns:
            assert any(row[:2] == (name, column.name) and row[3] == column.about for row in notes)
    assert any(row[:3] == ("CNY", "money", "yuan 元 (ISO 4217)") for row in notes)
    assert any(row[2] == "某规划" for row in notes)


def test_control_characters_that_xml_lacks_do_not_stop_the_workbook(tmp_path):
    write_table("quantities", [quantity(0, reason="a\x0bb")], folder=tmp_path)
    frame = sheet_frame(openpyxl.load_workbook(export(tmp_path, "xlsx", tmp_path)), "quantities")
    assert frame["reason"][0] == "a�b"


def test_a_cell_longer_than_excel_holds_is_named(tmp_path):
    write_table("quantities", [quantity(0, reason="长" * 32_768)], folder=tmp_path)
    with pytest.raises(TableError, match=r"quantities.reason: 长.*32,767.*parquet"):
        export(tmp_path, "xlsx", tmp_path)
    assert not (tmp_path / "study.xlsx").exists()


# --- Stata


def stata_frame(path: Path, name: str) -> pd.DataFrame:
    raw = pd.read_stata(path)
    frame = pd.DataFrame(index=raw.index)
    for column in TABLES[name].columns:
        values = raw[stata_name(column)]
        if stata_name(column) + OPEN in raw:
            side = raw[stata_name(column) + OPEN]
            values = values.mask(side != 0, side * float("inf"))
        if column.kind in ("string", "text"):
            values = pd.Series(text_back(values), dtype="str")
        elif column.kind in ("integer", "boolean"):
            values = values.astype("Int64" if column.kind == "integer" else "boolean")
        frame[column.name] = values
    return frame


def test_stata_gives_back_every_value(tables, exported):
    out = exported(tables, "dta")
    for table, frame in read_tables(tables):
        assert_same(stata_frame(out / f"{table.name}.dta", table.name), frame)


def test_stata_has_version_118_ascii_names_and_chinese_labels(awkward, exported):
    out = exported(awkward, "dta")
    assert b"<release>118</release>" in (out / "series.dta").read_bytes()[:100]
    with pd.io.stata.StataReader(out / "series.dta") as reader:
        labels = reader.variable_labels()
        assert all(name.isascii() and len(name) <= 32 for name in labels)
        assert labels["vintage"] == "公布日期"
        assert labels["break_"] == "口径变化代号"
        assert all(0 < len(label) <= 80 for label in labels.values())
        assert reader.data_label.startswith("yearly values")


# --- DuckDB


def test_duckdb_gives_back_every_value(tables, exported):
    path = exported(tables, "duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        for table, frame in read_tables(tables):
            got = connection.sql(f"SELECT * FROM {table.name}").to_arrow_table().to_pandas()
            for column in table.columns:
                if column.kind in ("string", "text"):
                    got[column.name] = text_back(got[column.name])
                elif column.kind in ("integer", "boolean"):
                    got[column.name] = got[column.name].astype(
                        "Int64" if column.kind == "integer" else "boolean"
                    )
            assert_same(got, frame)


def test_every_table_view_and_column_in_duckdb_says_what_it_means(study, exported):
    with duckdb.connect(str(exported(study, "duckdb")), read_only=True) as connection:
        views = connection.sql("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        assert dict(views) == {view.name: view.about for view in VIEWS}
        mute = "SELECT table_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL AND table_name IN "
        assert connection.sql(f"{mute} (SELECT table_name FROM duckdb_tables())").fetchall() == []
        assert connection.sql("SELECT count(*) FROM duckdb_tables() WHERE comment IS NULL").fetchall() == [
            (0,)
        ]


def test_levels_hold_one_value_a_year_and_the_verdicts_every_target(study, exported):
    with duckdb.connect(str(exported(study, "duckdb")), read_only=True) as connection:
        twice = "SELECT 1 FROM levels GROUP BY concept, region, basis, unit, year HAVING count(*) > 1"
        assert connection.sql(twice).fetchall() == []
        verdicts = connection.sql("SELECT count(*) FROM verdicts").fetchall()
        assert verdicts == connection.sql("SELECT count(*) FROM targets").fetchall()


def test_yearly_growth_is_recomputed_and_stops_at_breaks_and_gaps(awkward, exported):
    with duckdb.connect(str(exported(awkward, "duckdb")), read_only=True) as connection:
        rows = connection.sql(
            "SELECT year, growth_pct, growth_low_pct, growth_high_pct FROM yearly_growth"
        ).fetchall()
    assert [row[0] for row in rows] == [2011, 2012]  # 2013 begins a definition, 2015 has no year before
    assert rows[0][1:] == pytest.approx(
        (100 * (6.09 / 4.5 - 1), 100 * (6.085 / 4.55 - 1), 100 * (6.095 / 4.45 - 1))
    )
    assert rows[1][3] == float("inf")


def test_views_that_lack_their_tables_are_left_out(awkward, exported):
    with duckdb.connect(str(exported(awkward, "duckdb")), read_only=True) as connection:
        views = connection.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert {name for (name,) in views} == {"levels", "yearly_growth"}


# --- SDMX


def test_sdmx_is_valid_for_an_sdmx_library_and_gives_back_every_value(tables, exported):
    sdmx = pytest.importorskip("pysdmx.io", reason="pysdmx is in the dev group")
    out = exported(tables, "sdmx-csv")
    # validate=True holds the structure message against the standard's own JSON schema
    (dataset,) = sdmx.get_datasets(out / "series.csv", out / "series-structure.json", validate=True)
    assert dataset.structure.short_urn == f"Dataflow={AGENCY}:{FLOW}(1.0.0)"
    frame = read_table("series", folder=tables)
    data, components = dataset.data, {c.id: c for c in dataset.structure.components}
    assert list(components) == [c.id for c in COMPONENTS]
    key = [c.id for c in COMPONENTS if c.role in ("dimension", "time")]
    assert not data.duplicated(key).any()
    for component in COMPONENTS:
        codes = components[component.id].enumeration
        if codes is not None:
            assert set(data[component.id]) - {""} <= {code.id for code in codes}
    assert list(data["OBS_VALUE"].astype(float)) == list(frame["value"])
    for id, column in (("LOW", "low"), ("HIGH", "high")):
        assert list(data[id].astype(float)) == list(frame[column])
    for id, column in (
        ("FIGURE", "figure"),
        ("TITLE", "title"),
        ("VINTAGE", "vintage"),
        ("SOURCE_ID", "source"),
    ):
        assert list(data[id].astype(str)) == list(frame[column])


def test_every_sdmx_code_names_in_chinese_what_it_stands_for(awkward, exported):
    out = exported(awkward, "sdmx-csv")
    message = json.loads((out / "series-structure.json").read_text(encoding="utf-8"))
    lists = {
        codes["id"]: {c["id"]: c["names"]["zh"] for c in codes["codes"]}
        for codes in message["data"]["codelists"]
    }
    assert lists["CL_AREA"] == {"CN": "全国", "$5609$5B9A$533A": "嘉定区"}
    assert lists["CL_INDICATOR"] == {"ecommerce-turnover": "电子商务交易额"}
    assert lists["CL_WHOLE"]["_Z"] == "不适用"


def test_sdmx_names_an_indicator_of_ones_own_as_the_run_did(tmp_path):
    write_table(
        "series", [point(concept="orchards.open"), point(concept="ecommerce.turnover")], folder=tmp_path
    )
    names = "concept,name_zh,name_en,reason\norchards.open,开放采摘园,orchards open to visitors,a test\n"
    (tmp_path / OWN_INDICATORS).write_text(names, encoding="utf-8")
    export_tables(tmp_path, to="sdmx-csv", out=tmp_path / "out")
    message = json.loads((tmp_path / "out" / "series-structure.json").read_text(encoding="utf-8"))
    (codes,) = (codes["codes"] for codes in message["data"]["codelists"] if codes["id"] == "CL_INDICATOR")
    assert {code["id"]: (code["names"]["zh"], code["names"]["en"]) for code in codes} == {
        "ecommerce-turnover": ("电子商务交易额", "e-commerce turnover"),
        "orchards-open": ("开放采摘园", "orchards open to visitors"),
    }


def test_sdmx_codes_are_told_apart(root):
    import csv

    rows = list(csv.DictReader((root / "data/vocabulary/indicators.csv").open(encoding="utf-8")))
    codes = {encode(row["concept"]) for row in rows}
    assert len(codes) == len({row["concept"] for row in rows})
    places = {
        row["name"] for row in csv.DictReader((root / "data/vocabulary/regions.csv").open(encoding="utf-8"))
    }
    assert len({encode_area(place) for place in places}) == len(places)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2010", ("A", "2010")),
        ("2010-12", ("M", "2010-12")),
        ("2011-06-30", ("D", "2011-06-30")),
        ("2014-11/2015-02", ("_O", "2014-11-01/P4M")),
        ("2006/2010", ("_O", "2006-01-01/P5Y")),
    ],
)
def test_periods_become_sdmx_times(period, expected):
    assert time_period(period) == expected


def test_a_period_sdmx_cannot_say_is_named():
    with pytest.raises(TableError, match="十二五"):
        time_period("十二五")


# --- The command


def test_every_column_has_a_chinese_label():
    for table in TABLES.values():
        for column in table.columns:
            label = label_of(table, column)
            assert any("一" <= character <= "鿿" for character in label), (table.name, column.name)


@pytest.mark.parametrize("form", FORMS)
def test_the_command_writes_every_form_and_says_what(form, awkward, tmp_path):
    out = tmp_path / ("a.bin" if form in FILES else "a")
    done = CliRunner().invoke(app, ["export", "--to", form, "--tables", str(awkward), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "series" in done.output
    assert out.is_file() if form in FILES else any(out.iterdir())


def test_wrong_use_is_told(awkward, tmp_path):
    with pytest.raises(UsageError, match="another folder"):
        export_tables(awkward, to="parquet", out=awkward)
    with pytest.raises(UsageError, match="met a folder"):
        export_tables(awkward, to="xlsx", out=tmp_path)
    for form, name, advice in (
        ("xlsx", "study.csv", "call it .*study.xlsx"),  # Excel would read it as text
        ("xlsx", "study.xls", "call it .*study.xlsx"),
        ("duckdb", "study.parquet", "call it .*study.duckdb"),
        ("dta", "study.dta", "name a folder, such as .*study$"),  # a folder that looks like a file of Stata
        ("sdmx-csv", "series.csv", "name a folder"),
    ):
        with pytest.raises(UsageError, match=advice):
            export_tables(awkward, to=form, out=tmp_path / "other" / name)
    assert not (tmp_path / "other").exists()
    with pytest.raises(UsageError, match="one of parquet"):
        export_tables(awkward, to="json", out=tmp_path / "x")
    with pytest.raises(TableError, match="a folder with tables"):
        export_tables(tmp_path, to="xlsx", out=tmp_path / "x.xlsx")
    write_table("quantities", [], folder=tmp_path)
    with pytest.raises(TableError, match="series table for SDMX"):
        export_tables(tmp_path, to="sdmx-csv", out=tmp_path / "x")

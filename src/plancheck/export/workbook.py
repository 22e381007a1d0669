"""Excel: a sheet a table behind a sheet of notes; text stays text, whatever it begins with."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import TableError
from plancheck.export.content import Tables, label_of
from plancheck.export.units import describe_unit
from plancheck.schema import Table
from plancheck.tables import escape_text, write_atomically

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

NOTES = "notes"
ROWS_MOST = 1_048_576  # of a sheet, its header among them (Excel specifications and limits)
CHARACTERS_MOST = 32_767  # of a cell
WIDTH_MOST = 60
# Control characters that XML 1.0 has no place for; line feed, carriage return and form feed are escaped before.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_READ_ME = (
    ("plancheck", "Figures of Chinese plan documents, checked against each other and against what happened."),
    ("empty cell", "unknown or not applicable"),
    ("Infinity, -Infinity", "open end of an interval"),
    ("numbers", "in base units, as Excel's 15-digit numbers; the column figure keeps what was printed"),
    (r"\n \r \f \\ in running text", "line feed, carriage return, form feed, backslash"),
    ("periods and dates", "text: 2005, 2010-12, 2011-06-30, or a span 2006/2010 with both ends counted"),
)


def write_workbook(tables: Tables, out: Path) -> None:
    """Write every table and the notes into one workbook.

    Raises
    ------
    TableError
        When a table has more rows, or a cell more characters, than a sheet can hold, or there is no room for the sheets.
    """
    from lxml.etree import SerialisationError

    for table, frame in tables:
        _require_fits(table, frame)
    try:
        write_atomically(out, _filled(tables).save)
    except SerialisationError as error:  # of a sheet, which is put together in the folder for temporary files
        raise TableError(
            "room for the sheets of a workbook", met=str(error), where=tempfile.gettempdir(),
            do="make room there, or set TMPDIR to a folder that has it",
        ) from error  # fmt: skip


def _filled(tables: Tables) -> Workbook:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _write_notes(book.create_sheet(NOTES), tables)
    for table, frame in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        rows = zip(*(_values(frame[column.name], column.kind) for column in table.columns), strict=True)
        _set_widths(sheet, _widths(table.column_names, frame))
        sheet.append(_cells(sheet, table.column_names, bold=True))
        for row in rows:
            sheet.append(_cells(sheet, row))
        last = f"{_letter(len(table.columns))}{len(frame) + 1}"
        sheet.auto_filter.ref = f"A1:{last}"
    return book


def _require_fits(table: Table, frame: pd.DataFrame) -> None:
    other = "export --to parquet or duckdb"
    if len(frame) >= ROWS_MOST:
        raise TableError(
            f"at most {ROWS_MOST - 1:,} rows for a sheet", met=f"{len(frame):,}", where=table.name, do=other
        )
    for column in table.columns:
        if column.kind not in ("string", "text"):
            continue
        for text in frame[column.name]:
            if len(escape_text(text)) > CHARACTERS_MOST:
                raise TableError(
                    f"at most {CHARACTERS_MOST:,} characters in a cell",
                    met=f"{len(text):,}",
                    where=f"{table.name}.{column.name}: {text[:20]}…",
                    do=other,
                )


def _values(values: pd.Series[Any], kind: str) -> Iterable[Any]:
    for value, missing in zip(values, values.isna(), strict=True):
        if missing or value == "":
            yield None
        elif kind == "text":
            yield escape_text(value)
        elif kind in ("integer", "boolean", "string"):
            yield {"integer": int, "boolean": bool, "string": str}[kind](value)
        elif value in (float("inf"), float("-inf")):
            yield "Infinity" if value > 0 else "-Infinity"
        else:
            yield float(value)


def _cells(sheet: Any, row: Sequence[Any], *, bold: bool = False) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = []
    for value in row:
        if not isinstance(value, str):
            cells.append(value)
            continue
        cell = WriteOnlyCell(sheet, _NO_XML.sub("�", value))
        # openpyxl takes "=…" for a formula and "#N/A" for an error; both are what a document may print
        cell.data_type = "s"
        if value[0] in "=+-@\t\r":
            cell.quotePrefix = True  # stays text when the cell is edited, or entered again
        if bold:
            cell.font = Font(bold=True)
        cells.append(cell)
    return cells


def _widths(names: Sequence[str], frame: pd.DataFrame) -> list[float]:
    """Return widths that show most cells; a Chinese character takes two places."""
    widths: list[float] = []
    for name in names:
        shown = map(str, frame[name].head(200))
        longest = max((sum(1 + (c > "⺀") for c in text) for text in shown), default=0)
        widths.append(min(WIDTH_MOST, max(longest, len(name)) + 2))
    return widths


def _set_widths(sheet: Any, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[_letter(number)].width = width


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def _write_notes(sheet: Any, tables: Tables) -> None:
    _set_widths(sheet, (24, 24, 32, 60, 40, 16))
    for part in (_READ_ME, _notes_on_tables(tables), _notes_on_columns(tables), _notes_on_units(tables),
                 _notes_on_sources(tables)):  # fmt: skip
        head, *rows = part
        sheet.append(_cells(sheet, head, bold=True))
        for row in rows:
            sheet.append(_cells(sheet, row))
        sheet.append([])


def _notes_on_tables(tables: Tables) -> list[tuple[Any, ...]]:
    rows = [(table.name, len(frame), ", ".join(table.key), table.about) for table, frame in tables]
    return [("table", "rows", "key", "what it holds"), *rows]


def _notes_on_columns(tables: Tables) -> list[tuple[Any, ...]]:
    rows = [
        (
            table.name,
            column.name,
            label_of(table, column),
            column.about,
            ", ".join(column.allowed or ()) or None,
        )
        for table, _ in tables
        for column in table.columns
    ]
    return [("table", "column", "名称", "what it means", "values"), *rows]


def _notes_on_units(tables: Tables) -> list[tuple[Any, ...]]:
    units = {
        unit for table, frame in tables if "unit" in table.column_names for unit in frame["unit"] if unit
    }
    return [("unit", "kind", "meaning"), *((unit, *describe_unit(unit)) for unit in sorted(units))]


def _notes_on_sources(tables: Tables) -> list[tuple[Any, ...]]:
    rows: set[tuple[str, ...]] = set()
    if "series" in tables.names:
        columns = ["publisher", "grade", "title", "page"]
        rows |= set(tables["series"][columns].itertuples(index=False, name=None))
    documents = {d for t, frame in tables if "document" in t.column_names for d in frame["document"]}
    rows |= {("", "document", document, "") for document in documents}
    found = [tuple(cell or None for cell in row) for row in sorted(rows)]
    return [("publisher", "grade", "title or document", "address"), *found]

"""Read and write tables: sorted by key, exact, atomic; csv without pandas, Parquet and frames when asked for."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from plancheck.decimals import format_decimal
from plancheck.errors import MissingTablesError, TableError, UsageError
from plancheck.schema import TABLES, Column, Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_MAKE_ANEW = "run 'plancheck run' again, or take back what was changed by hand"
# Of a computed number (kind "number": growth, forecasts, probabilities, ratios). What lies behind them no data supports,
# and processors disagree on it: without it the same run writes the same bytes on any machine. Figures are decimals, whole.
SIGNIFICANT_DIGITS = 6


def escape_text(text: str) -> str:
    r"""Return `text` on one line: backslash, line feed, carriage return and form feed written as escapes."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\f", "\\f")


def unescape_text(text: str) -> str:
    r"""Undo `escape_text`."""
    if "\\" not in text:
        return text
    out, i = [], 0
    while i < len(text):
        if text[i] == "\\" and i + 1 < len(text) and text[i + 1] in "\\nrf":
            out.append({"\\": "\\", "n": "\n", "r": "\r", "f": "\f"}[text[i + 1]])
            i += 2
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def round_number(value: float) -> float:
    """Return a computed number with the digits that tables keep of it.

    Examples
    --------
    >>> round_number(89314993.8529738), round_number(-0.0123456789), round_number(float("inf"))
    (89315000.0, -0.0123457, inf)
    """
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")


def _cell(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if column.kind == "decimal" and isinstance(value, Decimal):
        return format_decimal(value)
    if column.kind == "boolean":
        return "true" if value else "false"
    if column.kind == "number":
        number = round_number(value)
        return "" if number != number else repr(number)
    if column.kind == "text":
        return escape_text(str(value))
    return str(value)


def _as_mapping(row: Any) -> Mapping[str, Any]:
    if isinstance(row, Mapping):
        return row
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        return {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    raise TableError("rows that are dataclasses or mappings", met=type(row).__name__)


def _lookup(row: Mapping[str, Any], name: str) -> Any:
    # `break` and `of` may be spelt with a trailing underscore where Python reserves the word
    return row[name] if name in row else row.get(name + "_")


def check_row(table: Table, row: Mapping[str, Any]) -> None:
    """Raise `TableError` when a required cell is empty or a value is outside its closed set."""
    for column in table.columns:
        value = _lookup(row, column.name)
        if value is None or value == "":
            if column.required:
                where = ", ".join(f"{k}={_lookup(row, k)}" for k in table.key)
                raise TableError(f"a value in {table.name}.{column.name}", met="nothing", where=where)
        elif column.allowed and value not in column.allowed:
            where = ", ".join(f"{k}={_lookup(row, k)}" for k in table.key)
            expected = f"one of {', '.join(column.allowed)} in {table.name}.{column.name}"
            raise TableError(expected, met=repr(value), where=where)


def check_rows(name: str, rows: Iterable[Any]) -> None:
    """Raise `TableError` when a row of a table breaks its schema: found out before the rows of other documents go with it."""
    for row in rows:
        check_row(TABLES[name], _as_mapping(row))


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file in the same folder, then rename it to `path`.

    A reader sees the old file or the new one, never a part. The temporary file is removed when `write` fails.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        with _named(path):
            write(temporary)
        temporary.chmod(0o644)  # mkstemp's 0600 would hide a published table from other readers
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of writing name the file that was to be written; a full disk names none."""
    try:
        yield
    except OSError as error:
        if error.errno is None or error.filename is not None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with its line ends as they are, by `write_atomically`."""
    content = text.encode("utf-8")

    def write(target: Path) -> None:
        target.write_bytes(content)

    write_atomically(path, write)


def require_writable(folder: Path) -> None:
    """See that a file can be written into `folder`, before any work is done for it.

    A folder that is not there yet is not made, so that a run that comes to nothing leaves none; the folder that it would
    be made in is tried instead.

    Raises
    ------
    UsageError
        When it is a file, lies below one, or may not be written.
    """
    try:
        there = folder.absolute()
        while not (there.exists() or there.is_symlink()):
            there = there.parent
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise UsageError(
            "a folder that can be written",
            met="a file of that name" if folder.is_file() else error.strerror or str(error),
            where=str(folder),
            do="choose another folder",
        ) from error


def table_csv(table: Table, rows: Iterable[Any]) -> str:
    """Return the rows as csv text: checked, sorted by the key, one header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows(_cells(table, _checked(table, rows)))
    return out.getvalue()


class TableWriter:
    """Write a table batch by batch in bounded memory; the file appears, whole, when the block ends.

    Batches must come in the order of the table's key: each batch is sorted here, and its first key may not lie
    before the last one written. When the block raises, the previous file stays, and of folders made for it none does.

    Examples
    --------
    >>> import tempfile
    >>> with TableWriter("quantities", folder=Path(tempfile.mkdtemp())) as writer:
    ...     writer.append([])
    """

    def __init__(self, name: str, *, folder: Path, format: str = "csv") -> None:
        if format not in ("csv", "parquet"):
            raise UsageError("format csv or parquet", met=repr(format))
        self.table = TABLES[name]
        self.path = folder / f"{name}.{format}"
        self.count = 0
        self._format = format
        self._last: tuple[Any, ...] | None = None

    def __enter__(self) -> Self:
        self._made = [folder for folder in self.path.parents if not folder.exists()]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
        self._temporary = Path(name)
        try:
            if self._format == "csv":
                self._lines = os.fdopen(handle, "w", encoding="utf-8", newline="")
                self._lines.write(table_csv(self.table, []))
            else:
                os.close(handle)
                import pyarrow.parquet as pq

                self._schema = arrow_schema(self.table)
                self._parquet = pq.ParquetWriter(self._temporary, self._schema)
        except BaseException:
            self._temporary.unlink(missing_ok=True)
            raise
        return self

    def append(self, rows: Iterable[Any]) -> None:
        """Write one batch.

        Raises
        ------
        TableError
            When a row breaks the schema or lies before a row already written.
        """
        batch = _checked(self.table, rows)
        if not batch:
            return
        first, last = (tuple(_lookup(row, k) for k in self.table.key) for row in (batch[0], batch[-1]))
        if self._last is not None and first < self._last:
            raise TableError(
                f"batches of {self.table.name} in the order of the key", met=f"{first} after {self._last}"
            )
        self._last = last
        self.count += len(batch)
        with _named(self.path):
            self._write(batch)

    def _write(self, batch: Sequence[Mapping[str, Any]]) -> None:
        if self._format == "csv":
            csv.writer(self._lines, lineterminator="\n").writerows(_cells(self.table, batch))
        else:
            import pyarrow as pa

            self._parquet.write_table(
                pa.Table.from_pylist(_arrow_rows(self.table, batch), schema=self._schema)
            )

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            # a full disk may say so only now
            with _named(self.path):
                (self._lines if self._format == "csv" else self._parquet).close()
            if kind is None:
                self._temporary.chmod(0o644)
                self._temporary.replace(self.path)
        finally:
            self._temporary.unlink(missing_ok=True)
            if kind is not None:
                _remove_empty(self._made)


def _remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders, the innermost first, up to one that holds something."""
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _checked(table: Table, rows: Iterable[Any]) -> list[Mapping[str, Any]]:
    mappings = [_as_mapping(row) for row in rows]
    for mapping in mappings:
        check_row(table, mapping)
    mappings.sort(key=lambda row: tuple(_lookup(row, k) for k in table.key))
    return mappings


def _cells(table: Table, rows: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_cell(_lookup(row, column.name), column) for column in table.columns]


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table's columns; decimals as text, exact as everywhere."""
    import pyarrow as pa

    kinds = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    # decimals as text: no one scale fits both 0.033 and 1.254E14 exactly
    return pa.schema([(column.name, kinds.get(column.kind, pa.string())) for column in table.columns])


def _arrow_rows(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    out = []
    for row in rows:
        cells = {}
        for column in table.columns:
            value = _lookup(row, column.name)
            if isinstance(value, Decimal):
                value = format_decimal(value)
            elif value is not None and column.kind == "number":
                value = round_number(value)
            elif value is None and column.kind in ("string", "text"):
                value = ""
            cells[column.name] = value
        out.append(cells)
    return out


def write_table(name: str, rows: Iterable[Any], *, folder: Path, format: str = "csv") -> Path:
    """Write a table to ``folder/name.format``, checked, sorted by its key, atomically.

    Parameters
    ----------
    name : str
        A key of `plancheck.schema.TABLES`.
    rows : iterable of dataclass or mapping
    folder : Path
    format : {"csv", "parquet"}

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    TableError
        When a row breaks the schema; the previous file stays as it was.
    """
    with TableWriter(name, folder=folder, format=format) as writer:
        writer.append(rows)
    return writer.path


def _parse(text: str, column: Column) -> Any:
    if column.kind in ("string", "text"):
        return unescape_text(text) if column.kind == "text" else text
    if text == "":
        return None
    if column.kind == "integer":
        return int(text)
    if column.kind == "decimal":
        return Decimal(text)
    if column.kind == "number":
        return float(text)
    return text == "true"


def read_rows(name: str, *, path: Path) -> list[dict[str, Any]]:
    """Return the rows of a csv table with exact Python values; no pandas needed.

    Raises
    ------
    MissingTablesError
        When there is no such file.
    TableError
        When its header is not the schema's, or a cell cannot be read; with the line.
    """
    table = TABLES[name]
    if not path.is_file():
        raise MissingTablesError(
            f"the table {name}",
            met="no file",
            where=str(path),
            do="run 'plancheck run' first, or name another folder",
        )
    if not _ends_whole(path):
        raise TableError(
            "a line break at the end", met="none: the file is cut off", where=str(path), do=_MAKE_ANEW
        )
    with path.open(encoding="utf-8-sig", newline="") as handle:
        try:
            return _parse_rows(table, handle, where=str(path))
        except UnicodeDecodeError as error:
            raise TableError("a table in UTF-8", met="other bytes", where=str(path), do=_MAKE_ANEW) from error


def _ends_whole(path: Path) -> bool:
    """Return whether a file ends as tables are written: one that was cut off may still end in a cell that can be read."""
    with path.open("rb") as handle:
        if not handle.seek(0, os.SEEK_END):
            return True  # an empty one is told by its header
        handle.seek(-1, os.SEEK_END)
        return handle.read(1) in b"\r\n"


def _parse_rows(table: Table, lines: Iterable[str], *, where: str) -> list[dict[str, Any]]:
    reader = csv.reader(lines, strict=True)  # a file that ends within a quoted cell is torn
    header = next(reader, [])
    if tuple(header) != table.column_names:
        raise TableError(
            f"the columns {', '.join(table.column_names)}",
            met=_other_columns(table, header),
            where=f"{where}:1",
            do="a table of another version of plancheck: run 'plancheck run' again, or name another folder",
        )
    rows: list[dict[str, Any]] = []
    cells: list[str] = []
    try:
        for cells in reader:
            pairs = zip(table.columns, cells, strict=True)
            rows.append({column.name: _parse(cell, column) for column, cell in pairs})
    except UnicodeDecodeError:
        raise
    except (ValueError, ArithmeticError, csv.Error) as error:
        expected, met = _wrong_row(table, cells)
        if isinstance(error, csv.Error):
            expected, met = "a row of comma-separated cells", str(error)
        raise TableError(expected, met=met, where=f"{where}:{reader.line_num}", do=_MAKE_ANEW) from error
    return rows


def _wrong_row(table: Table, cells: Sequence[str]) -> tuple[str, str]:
    """Return what a row that cannot be read should have had, and what it has."""
    if len(cells) != len(table.columns):
        return f"{len(table.columns)} cells", str(len(cells))
    for column, cell in zip(table.columns, cells, strict=True):
        try:
            _parse(cell, column)
        except (ValueError, ArithmeticError):
            return f"a number in the column {column.name}", repr(cell)
    return "a row that can be read", "another"


def _other_columns(table: Table, header: Sequence[str]) -> str:
    """Return what a header has too little and too much, shorter than the header; their order where that is all."""
    if not header:
        return "an empty file"
    wanting = [name for name in table.column_names if name not in header]
    strange = [name for name in header if name not in table.column_names]
    if len(wanting) == len(table.columns):
        return ", ".join(header)
    said = (("none called", wanting), ("one called", strange))
    return (
        "; ".join(f"{words} {', '.join(names)}" for words, names in said if names) or "another order of them"
    )


def rows_frame(table: Table, rows: Iterable[Any], *, exact: bool = False) -> pd.DataFrame:
    """Return rows as a DataFrame with the schema's column types.

    Parameters
    ----------
    table : Table
    rows : iterable of dataclass or mapping
    exact : bool
        Keep decimals as `Decimal` objects instead of float64.
    """
    import pandas as pd

    mappings = [_as_mapping(row) for row in rows]
    data: dict[str, Any] = {}
    for column in table.columns:
        values = [_lookup(row, column.name) for row in mappings]
        if column.kind in ("string", "text"):
            data[column.name] = pd.Series(["" if v is None else str(v) for v in values], dtype="str")
        elif column.kind == "integer":
            data[column.name] = pd.Series(values, dtype="Int64")
        elif column.kind == "boolean":
            data[column.name] = pd.Series(values, dtype="boolean")
        elif column.kind == "decimal" and exact:
            data[column.name] = pd.Series(values, dtype=object)
        else:
            data[column.name] = pd.Series(
                [float("nan") if v is None else float(v) for v in values], dtype="float64"
            )
    return pd.DataFrame(data, columns=list(table.column_names))


def read_table(name: str, *, folder: Path, exact: bool = False) -> pd.DataFrame:
    """Return ``folder/name.csv`` (or ``.parquet``) as a DataFrame that has passed its pandera schema.

    Parameters
    ----------
    name : str
        A key of `plancheck.schema.TABLES`.
    folder : Path
    exact : bool
        Keep decimals as `Decimal` objects; float64 otherwise.
    """
    from plancheck.schema import pandera_schema

    table = TABLES[name]
    parquet = folder / f"{name}.parquet"
    if parquet.is_file() and not (folder / f"{name}.csv").is_file():
        import pandas as pd

        raw = pd.read_parquet(parquet)
        records = [
            dict(zip(raw.columns, values, strict=True)) for values in raw.itertuples(index=False, name=None)
        ]
        for record in records:
            for column in table.columns:
                value = record[column.name]
                missing = value is None or value is pd.NA or value != value
                if column.kind == "decimal":
                    # text is exact; `plancheck export` writes doubles, whose shortest form is what was printed
                    exact_text = value if isinstance(value, str) else repr(value)
                    record[column.name] = None if missing else Decimal(exact_text)
                elif missing:
                    record[column.name] = None
        frame = rows_frame(table, records, exact=True)
    else:
        frame = rows_frame(table, read_rows(name, path=folder / f"{name}.csv"), exact=True)
    pandera_schema(table).validate(frame)
    if exact:
        return frame
    for column in table.columns:
        if column.kind == "decimal":
            frame[column.name] = [float("nan") if v is None else float(v) for v in frame[column.name]]
    return frame

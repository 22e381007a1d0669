"""SQL over a store, or over a folder of tables: one view a table, decimals as doubles."""

from __future__ import annotations

import csv
import io
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from plancheck.errors import MissingTablesError, UsageError
from plancheck.schema import TABLES, Table
from plancheck.store.manifest import Manifest, Part, Record
from plancheck.store.parts import AREA, LANDED, PART
from plancheck.store.store import PLACE_TABLES, ROW_TABLES, is_store

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

_TYPES = {"integer": "BIGINT", "decimal": "DOUBLE", "number": "DOUBLE", "boolean": "BOOLEAN"}
_INTERNAL = ("stamp", "version", "held", "sought", PART, "claims_part")
_OWNERS = {
    "claims": ("document", "documents", "claims_part"),
    "series": (AREA, "places", PART),
    "targets": (AREA, "places", PART),
}
STORED = (*ROW_TABLES, "claims", *PLACE_TABLES)
MEMORY_MB = 1024
_SET_APART_FROM = 1e7  # thousands of larger numbers are set apart: below are years
_WHOLE_FROM = 1e10  # larger numbers are told to the whole unit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: column names and rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def text(self, format: str = "text") -> str:
        """Return the answer for a terminal (columns under each other, numbers as people read them) or as csv, to the last digit.

        Examples
        --------
        >>> print(Answer(("region", "n"), (("全国", 3), ("浙江省", None))).text("csv"), end="")
        region,n
        全国,3
        浙江省,
        """
        say = str if format == "csv" else _for_reading
        cells = [
            self.columns,
            *(tuple("" if cell is None else say(cell) for cell in row) for row in self.rows),
        ]
        if format == "csv":
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(cells)
            return out.getvalue()
        widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        lines = [
            "  ".join(
                cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
            ).rstrip()
            for row in cells
        ]
        return "".join(f"{line}\n" for line in lines)


def _for_reading(cell: Any) -> str:
    """Return a cell as people read it: a double without the digits that only its binary form has; csv keeps them all.

    Examples
    --------
    >>> [_for_reading(cell) for cell in (1.4500000000000002, 240_000_000_000.0, 2015.0, 2015, "元", float("inf"))]
    ['1.45', '240,000,000,000', '2015', '2015', '元', 'inf']
    """
    if not isinstance(cell, float) or not math.isfinite(cell):
        return str(cell)
    if abs(cell) < _SET_APART_FROM:
        return f"{cell:.10g}"
    return f"{cell:,.0f}" if abs(cell) >= _WHOLE_FROM else f"{cell:,.10g}"


@contextmanager
def connect(folder: Path) -> Iterator[DuckDBPyConnection]:
    """Open a store or a folder of tables for questions in SQL.

    Views: ``quantities``, ``statements``, ``claims``, ``series``, ``targets``, of a folder of tables ``growth`` and ``implied``
    too, with the columns of `plancheck.schema`; of a store ``documents`` and ``given_up`` (places whose claims or targets
    could not be made) too, and in each view ``area``, the document's own place. Decimals are doubles here; the files hold them exactly.

    Raises
    ------
    MissingTablesError
        When the folder holds neither.
    """
    import duckdb

    with duckdb.connect() as connection:
        # DuckDB draws a bar into the answer of a query that takes longer than two seconds
        connection.execute(f"SET memory_limit = '{MEMORY_MB}MB'; SET enable_progress_bar = false")
        if is_store(folder):
            _view_store(connection, folder)
        elif not _view_tables(connection, folder):
            raise MissingTablesError(
                "a store or a folder of tables",
                met="none",
                where=str(folder),
                do="run 'plancheck run' first, or name another folder",
            )
        yield connection


def ask(folder: Path, query: str, *, parameters: Sequence[Any] = ()) -> Answer:
    """Return the answer to one query.

    Raises
    ------
    UsageError
        When the query cannot be answered as it is written; with what the database says.
    """
    import duckdb

    with connect(folder) as connection:
        try:
            result = _executed(connection, query, parameters)
            columns = tuple(column[0] for column in result.description or ())
            return Answer(columns, tuple(result.fetchall()))
        except duckdb.Error as error:
            raise _refused(error, connection, query) from error


def ask_frame(folder: Path, query: str, *, parameters: Sequence[Any] = ()) -> pd.DataFrame:
    """Return the answer to one query as a DataFrame.

    Raises
    ------
    UsageError
        When DuckDB refuses the query; with the views and columns that are there.
    """
    import duckdb

    with connect(folder) as connection:
        try:
            return _executed(connection, query, parameters).df()
        except duckdb.Error as error:
            raise _refused(error, connection, query) from error


def export_rows(folder: Path, table: str, out: Path) -> None:
    """Write the rows of a table that count, exact and sorted by its key, as one csv: what any two stores are compared by.

    Raises
    ------
    UsageError
        When the file cannot be written.
    """
    import duckdb

    described = TABLES[table]
    with connect(folder) as connection:
        columns = ", ".join(f'"{name}"' for name in described.column_names)
        keys = ", ".join(f'"{name}"' for name in described.key)
        try:
            query = f"COPY (SELECT {columns} FROM exact.{table} ORDER BY {keys}) TO '{_quoted(str(out))}' (HEADER, DELIMITER ',')"
            connection.execute(query)
        except duckdb.Error as error:
            raise _refused(error, connection, query) from error


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _executed(connection: DuckDBPyConnection, query: str, parameters: Sequence[Any]) -> DuckDBPyConnection:
    result = cast("DuckDBPyConnection | None", connection.execute(query, list(parameters)))
    if result is None:  # a query without a word, or of a comment alone
        raise UsageError("a query in SQL over the tables' views", met="an empty one", do=_views(connection))
    return result


def _refused(error: Exception, connection: DuckDBPyConnection, query: str) -> UsageError:
    said = str(error).split("\n\n")[0]
    # a table that DuckDB thinks was meant is one of its own more often than one of ours
    met = said.partition("\nDid you mean ")[0].partition("\nCandidate bindings: ")[0].strip(" !\n")
    columns = _columns_of(query, connection) if _NO_COLUMN.search(said) else ""
    return UsageError("a query in SQL over the tables' views", met=met, do=columns or _views(connection))


_NO_COLUMN = re.compile(r'Referenced column "|does not have a column named "')


def _columns_of(query: str, connection: DuckDBPyConnection) -> str:
    """Return which columns the views have that a query names; empty when it names none."""
    named = {word.lower() for word in re.findall(r"\w+", query)}
    return "; ".join(
        f"here are the columns of {view}: {', '.join(columns)}"
        for view, columns in _view_columns(connection).items()
        if view in named
    )


def _views(connection: DuckDBPyConnection) -> str:
    """Return which views there are to ask; a folder of `plancheck extract` has no claims."""
    return f"here are the views {', '.join(_view_columns(connection))}"


def _view_columns(connection: DuckDBPyConnection) -> dict[str, list[str]]:
    found = connection.execute(
        "SELECT view_name, list(column_name ORDER BY column_index) FROM duckdb_views() JOIN duckdb_columns()"
        " ON view_oid = table_oid AND duckdb_views.database_oid = duckdb_columns.database_oid WHERE NOT duckdb_views.internal"
        " AND duckdb_views.schema_name = 'main' AND view_name NOT LIKE '\\_%' ESCAPE '\\' GROUP BY 1 ORDER BY 1"
    )
    return dict(found.fetchall())


def _view_store(connection: DuckDBPyConnection, folder: Path) -> None:
    parts = _register_manifest(connection, folder)
    connection.execute("CREATE SCHEMA exact")
    connection.execute(
        f"CREATE VIEW documents AS SELECT * EXCLUDE ({', '.join(_INTERNAL)}) RENAME (place AS {AREA}) FROM _documents"
    )
    for name in STORED:
        described = TABLES[name]
        owner, owners, part = _OWNERS.get(name, ("document", "documents", PART))
        connection.execute(
            f"CREATE VIEW exact.{name} AS SELECT r.* EXCLUDE ({PART}) FROM {_source_of(connection, described, folder, parts)} r"
            f" SEMI JOIN _{owners} o ON r.{owner} = o.{owner if owners == 'documents' else AREA} AND r.{PART} = o.{part}"
        )
        _view(connection, described, f"exact.{name}", extra=(AREA,))


def _register_manifest(connection: DuckDBPyConnection, folder: Path) -> Sequence[Part]:
    """Make the manifest's documents, places and what was given up known to the connection; return the parts."""
    import pyarrow as pa

    manifest = Manifest(folder)
    try:
        records = [
            tuple(getattr(record, field.name) for field in fields(Record)) for record in manifest.records()
        ]
        parts = manifest.parts()
        places = manifest.place_signatures()
        given_up = manifest.given_up()
    finally:
        manifest.close()
    names = [field.name for field in fields(Record)]
    kinds = {"size", "characters", "quantities", "statements", "targets", PART, "claims_part"}
    columns = zip(*records, strict=True) if records else [()] * len(names)
    table = pa.table(
        {
            name: pa.array(cells, pa.int64() if name in kinds else pa.string())
            for name, cells in zip(names, columns, strict=True)
        }
    )
    connection.register("_documents", table)
    connection.register(
        "_places",
        pa.table(
            {
                AREA: pa.array(list(places), pa.string()),
                PART: pa.array([p for _, p in places.values()], pa.int64()),
            }
        ),
    )
    connection.register(
        "given_up",
        pa.table(
            {
                "step": pa.array([step for step, _ in given_up], pa.string()),
                AREA: pa.array([place for _, place in given_up], pa.string()),
                "reason": pa.array(list(given_up.values()), pa.string()),
            }
        ),
    )
    return parts


def _source_of(connection: DuckDBPyConnection, described: Table, folder: Path, parts: Sequence[Part]) -> str:
    """Return what a table of the store is selected from: the files of its parts, nothing of its columns where it has none."""
    files = [
        str(folder / file.path)
        for part in parts
        for file in part.files
        if file.table == described.name and file.rows
    ]
    landed = [file for file in files if file.endswith(LANDED)]
    settled = [file for file in files if not file.endswith(LANDED)]
    sources = []
    if settled:
        listed = ", ".join(_text(file) for file in settled)
        sources.append(f"read_parquet([{listed}], hive_partitioning = false)")
    if landed:  # of a run that was broken off, or is at work
        from pyarrow.dataset import dataset

        connection.register(f"_landed_{described.name}", dataset(landed, format="ipc"))
        sources.append(f"_landed_{described.name}")
    if len(sources) == 1:
        return sources[0]
    if sources:
        return f"({' UNION ALL BY NAME '.join(f'SELECT * FROM {source}' for source in sources)})"
    empty = [f'NULL::{_type(column.kind, exact=True)} AS "{column.name}"' for column in described.columns]
    return f"(SELECT {', '.join(empty)}, NULL::VARCHAR AS {AREA}, NULL::BIGINT AS {PART} WHERE false)"


def _view_tables(connection: DuckDBPyConnection, folder: Path) -> bool:
    found = False
    connection.execute("CREATE SCHEMA exact")
    for name, described in TABLES.items():
        csv, parquet = folder / f"{name}.csv", folder / f"{name}.parquet"
        if csv.is_file():
            types = ", ".join(f"{_text(c.name)}: '{_type(c.kind, exact=True)}'" for c in described.columns)
            source = f"read_csv({_text(str(csv))}, header = true, columns = {{{types}}}, nullstr = '', quote = '\"', escape = '\"')"
        elif parquet.is_file():
            source = f"read_parquet({_text(str(parquet))})"
        else:
            continue
        connection.execute(f"CREATE VIEW exact.{name} AS SELECT * FROM {source}")
        _view(connection, described, f"exact.{name}")
        found = True
    return found


def _view(
    connection: DuckDBPyConnection, described: Table, source: str, *, extra: tuple[str, ...] = ()
) -> None:
    columns = [
        f'"{c.name}"::{_TYPES[c.kind]} AS "{c.name}"'
        if c.kind in _TYPES
        else f'coalesce("{c.name}", \'\') AS "{c.name}"'
        for c in described.columns
    ]
    connection.execute(
        f"CREATE VIEW {described.name} AS SELECT {', '.join((*columns, *extra))} FROM {source}"
    )
    connection.execute(f"COMMENT ON VIEW {described.name} IS {_text(described.about)}")


def _type(kind: str, *, exact: bool) -> str:
    return "VARCHAR" if kind == "decimal" and exact else _TYPES.get(kind, "VARCHAR")


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _text(text: str) -> str:
    return f"'{_quoted(text)}'"

"""Part files: rows of one table as Parquet bytes with a checksum, written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import TableError
from plancheck.schema import TABLES, Column, Table
from plancheck.tables import arrow_schema, format_decimal, write_atomically

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

# Columns a part carries beside its table's own. `part` tells the rows that count from those of an earlier reading:
# a row counts while the manifest names its part for its document.
PART = "part"
AREA = "area"  # the document's own; `place` is taken, by the worth of a figure's last digit
# zstd packs the sentences to a tenth; small row groups let a query skip the places it does not ask for.
_ROWS_A_GROUP = 16_384
_LONG_TEXT = 32  # bytes of a cell, on average, above which a column is of long texts
_SORTED_BY = (
    AREA,
    "document",
)  # only their least and greatest value let a query skip a group: the others take as long to find


@dataclass(frozen=True, slots=True)
class PartFile:
    """A file of a part.

    Parameters
    ----------
    table : str
    path : str
        Relative to the store.
    sha256 : str
    size : int
        Bytes.
    mtime_ns : int
        Time of change as the file system says, so that an untouched file need not be read to be known as whole.
    rows : int
    """

    table: str
    path: str
    sha256: str
    size: int
    mtime_ns: int
    rows: int


def load_arrow() -> None:
    """Import what this module uses of Arrow, a fifth of a second, before it is asked for."""
    import numpy as np
    import pyarrow.compute
    import pyarrow.parquet

    del np, pyarrow


def arrow_rows(name: str, rows: Sequence[Any], *, texts: dict[Decimal, str] | None = None) -> pa.Table:
    """Return dataclass rows as an Arrow table, checked against the schema's required cells and closed sets.

    Column by column: a fifth of the time of a dict a row.

    Parameters
    ----------
    name : str
        A key of `plancheck.schema.TABLES`.
    rows : sequence of dataclass
    texts : dict of Decimal to str, optional
        What decimals are written as, added to: one for two tables of the same figures, whose values are the same.

    Raises
    ------
    TableError
        When a row breaks the schema.
    """
    import pyarrow as pa

    table = TABLES[name]
    schema = arrow_schema(table)
    if not rows:
        return schema.empty_table()
    arrays = []
    for column, cells, field in zip(table.columns, _columns(table, rows), schema, strict=True):
        array = pa.array(_cells(table, column, cells, rows, texts), type=field.type)
        if array.null_count and column.kind in ("string", "text"):
            array = array.fill_null("")
        arrays.append(array)
    return pa.Table.from_arrays(arrays, schema=schema)


def _columns(table: Table, rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Return what rows hold column by column: of rows that give all their cells at once, else by name."""
    if hasattr(rows[0], "in_order"):
        return zip(*[row.in_order() for row in rows], strict=True)
    # `break` is written break_ in Python
    names = [c.name if hasattr(rows[0], c.name) else f"{c.name}_" for c in table.columns]
    return (list(map(attrgetter(name), rows)) for name in names)


def _cells(
    table: Table, column: Column, cells: Sequence[Any], rows: Sequence[Any], texts: dict[Decimal, str] | None
) -> Sequence[Any]:
    """Return the cells of a column as Arrow takes them; `texts` keeps what the decimals met are written as."""
    if column.kind == "decimal":  # by type: Decimal asks abstract classes whether None or "" is its equal
        if column.required and type(None) in set(map(type, cells)):
            raise _nothing(table, column, cells, rows)
        if texts is None:
            return list(map(_as_text, cells))
        return [None if cell is None else texts.get(cell) or _written(cell, texts) for cell in cells]
    if column.allowed:
        distinct = set(cells)
        if not distinct <= {*column.allowed, *(() if column.required else ("", None))}:
            if column.required and not distinct.isdisjoint((None, "")):
                raise _nothing(table, column, cells, rows)
            expected = f"one of {', '.join(column.allowed)} in {table.name}.{column.name}"
            raise TableError(
                expected, met=", ".join(map(repr, sorted(map(str, distinct - set(column.allowed)))))
            )
    # most required columns hold something true in every cell: then no cell is asked by itself
    elif column.required and not all(cells) and any(cell is None or cell == "" for cell in cells):
        raise _nothing(table, column, cells, rows)
    return cells


def _written(cell: Decimal, texts: dict[Decimal, str]) -> str:
    text = texts[cell] = format_decimal(cell)
    return text


def _as_text(cell: Decimal | None) -> str | None:
    """Return a decimal as `format_decimal` writes it: what is met once is sooner written than remembered."""
    if cell is None:
        return None
    text = str(cell)
    return text if text.isdigit() else format_decimal(cell)


def _nothing(table: Table, column: Column, cells: Sequence[Any], rows: Sequence[Any]) -> TableError:
    at = next(number for number, cell in enumerate(cells) if cell is None or cell == "")
    where = ", ".join(f"{key}={getattr(rows[at], key, '')}" for key in table.key)
    return TableError(f"a value in {table.name}.{column.name}", met="nothing", where=where)


def columns_of(name: str, table: pa.Table, *, without: Collection[str] = ()) -> dict[str, list[Any]]:
    """Return the columns of an Arrow table as exact Python values, in the order of the schema, but for some.

    A text or decimal is made once for all the rows that hold it: most are of a few (units, periods, places), and what
    compares them finds them to be the same object.
    """
    wanted = [column for column in TABLES[name].columns if column.name not in without]
    return {column.name: _values(column.kind, table.column(column.name)) for column in wanted}


def areas_of(table: pa.Table) -> list[str]:
    """Return the place of each row's document."""
    return _values("string", table.column(AREA))


def _values(kind: str, cells: pa.ChunkedArray) -> list[Any]:
    if kind not in ("string", "text", "decimal"):
        found: list[Any] = cells.to_numpy().tolist() if not cells.null_count else cells.to_pylist()
        return found
    import numpy as np

    encoded = cells.combine_chunks().dictionary_encode()
    texts = encoded.dictionary.to_numpy(zero_copy_only=False)
    distinct = np.empty(len(texts) + 1, dtype=object)  # the last stays None: for cells without a value
    distinct[:-1] = list(map(Decimal, texts)) if kind == "decimal" else texts
    indices = encoded.indices.fill_null(len(texts)) if encoded.indices.null_count else encoded.indices
    values: list[Any] = distinct.take(indices.to_numpy()).tolist()
    return values


def arrange_documents(
    tables: Sequence[pa.Table], ranks: Sequence[Mapping[str, int]]
) -> tuple[pa.Table, NDArray[np.int64]]:
    """Return the rows of the documents wanted of some tables, in the documents' order.

    Parameters
    ----------
    tables : sequence of pyarrow.Table
        At least one; with a column ``document``. Rows of one document keep their order.
    ranks : sequence of mapping of str to int
        For each table the documents wanted of it, with their places in the order.

    Returns
    -------
    pyarrow.Table
    ndarray of int, shape (rows,)
        The rank of each row's document, ascending.
    """
    import numpy as np
    import pyarrow as pa

    found = []
    for table, wanted in zip(tables, ranks, strict=True):
        encoded = table["document"].combine_chunks().dictionary_encode()
        of_names = np.array([wanted.get(name, -1) for name in encoded.dictionary.to_pylist()], np.int64)
        found.append(of_names[np.from_dlpack(encoded.indices)])
    rank = np.concatenate(found)
    order = np.argsort(rank, kind="stable")
    order = order[np.searchsorted(rank[order], 0) :]
    return pa.concat_tables(tables).combine_chunks().take(_int64_array(order)), rank[order]


def rows_where(table: pa.Table, column: str, values: Iterable[str]) -> pa.Table:
    """Return the rows of an Arrow table that have one of some texts in a column, in their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table[column], value_set=pa.array(sorted(values), pa.string())))


def with_part(table: pa.Table, part: int) -> pa.Table:
    """Return rows with the number of their part as last column."""
    import numpy as np

    rows = table.drop_columns([PART]) if PART in table.column_names else table
    return rows.append_column(PART, _int64_array(np.full(table.num_rows, part, np.int64)))


def _int64_array(numbers: NDArray[np.int64]) -> pa.Array:
    """Return integers as Arrow has them; `pa.array` would import pandas, a second of work for the run itself."""
    import pyarrow as pa

    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers)])


def pack(table: pa.Table) -> bytes:
    """Return an Arrow table for another process: a twentieth of the time of Parquet."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def unpack(data: bytes) -> pa.Table:
    """Undo `pack`."""
    import pyarrow as pa

    return pa.ipc.open_stream(data).read_all()


def to_bytes(table: pa.Table, *, lasting: bool = True) -> bytes:
    """Return an Arrow table as Parquet; what is soon written anew is packed in a third of the time, twice as large."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    if lasting:
        long = _long_texts(table)
        pq.write_table(
            table,
            sink,
            row_group_size=_ROWS_A_GROUP,
            compression="zstd",
            compression_level=1,
            use_dictionary=[name for name in table.column_names if name not in long],
            write_statistics=[name for name in _SORTED_BY if name in table.column_names],
        )
    else:
        pq.write_table(table, sink, compression="lz4", use_dictionary=False, write_statistics=False)
    return bytes(sink.getvalue())


def _long_texts(table: pa.Table) -> set[str]:
    """Return the columns of long texts: nearly every one is another, and a dictionary of them is no use."""
    least = _LONG_TEXT * table.num_rows
    return {name for name in table.column_names if table.column(name).nbytes > least}


def from_bytes(data: bytes) -> pa.Table:
    """Undo `to_bytes`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.read_table(pa.BufferReader(data), use_threads=False)


def write_part(store: Path, *, table: str, path: str, data: bytes, rows: int) -> PartFile:
    """Write a part's bytes, whole or not at all, and return what the manifest keeps of the file."""
    target = store / path

    def write(temporary: Path) -> None:
        temporary.write_bytes(data)

    write_atomically(target, write)
    stat = target.stat()
    return PartFile(table, path, hashlib.sha256(data).hexdigest(), stat.st_size, stat.st_mtime_ns, rows)


def is_whole(store: Path, file: PartFile, *, by_content: bool = False) -> bool:
    """Return whether a file is what was written.

    Parameters
    ----------
    store : Path
    file : PartFile
    by_content : bool
        Read it and compare the checksum; else a file of the same size and time of change is taken as whole, and only
        another is read.
    """
    path = store / file.path
    try:
        stat = path.stat()
        if not by_content and (stat.st_size, stat.st_mtime_ns) == (file.size, file.mtime_ns):
            return True
        if stat.st_size != file.size:
            return False
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest() == file.sha256
    except OSError:
        return False

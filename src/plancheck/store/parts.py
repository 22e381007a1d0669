"""Part files: rows of one table as Parquet bytes with a checksum, written whole or not at all."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from plancheck.decimals import format_decimals
from plancheck.errors import TableError
from plancheck.schema import TABLES, Column, Table
from plancheck.tables import arrow_schema, round_number

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
LANDED = ".arrow"  # ending of the files of rows that are soon written anew
_ARROW = b"ARROW1"  # what such a file begins with
_LONG_TEXT = 32  # bytes of a cell, on average, above which a column is of long texts
# only their least and greatest value let a query skip a group: those of the others take as long to find
_SORTED_BY = (AREA, "document")


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


@dataclass(frozen=True, slots=True)
class Common:
    """What two tables of the same figures have in common: what decimals are written as, and the columns that are the same.

    Parameters
    ----------
    texts : dict of Decimal to str
    columns : dict
        Cells and what Arrow made of them, by what the schema says of the column.
    """

    texts: dict[Decimal, str] = field(default_factory=dict)
    columns: dict[tuple[object, ...], tuple[Sequence[Any], pa.Array]] = field(default_factory=dict)


def arrow_rows(name: str, rows: Sequence[Any], *, common: Common | None = None) -> pa.Table:
    """Return dataclass rows as an Arrow table, checked against the schema's required cells and closed sets.

    Column by column: a fifth of the time of a dict a row.

    Parameters
    ----------
    name : str
        A key of `plancheck.schema.TABLES`.
    rows : sequence of dataclass
    common : Common, optional
        One for two tables of the same figures, added to.

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
    arrays = [
        _array(table, column, cells, rows, kind, common)
        for column, cells, kind in zip(table.columns, _columns(table, rows), schema.types, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(
    table: Table,
    column: Column,
    cells: Sequence[Any],
    rows: Sequence[Any],
    kind: pa.DataType,
    common: Common | None,
) -> pa.Array:
    """Return a column as Arrow has it; one that is the same in every row, or was made already, is not made cell by cell."""
    import pyarrow as pa

    if _is_one(column, cells):
        array = _made(column, _cells(table, column, cells[:1], rows, None), kind)
        return pa.repeat(array[0], len(cells))
    if common is None:
        return _made(column, _cells(table, column, cells, rows, None), kind)
    key = (column.name, column.kind, column.required, column.allowed)
    made = common.columns.get(key)
    if made is None or made[0] != cells:  # cells that are the same objects are found to be equal at once
        array = _made(column, _cells(table, column, cells, rows, common.texts), kind)
        made = common.columns[key] = cells, array
    return made[1]


def _made(column: Column, cells: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Return cells as Arrow has them; a text that is missing is empty."""
    import pyarrow as pa

    array = pa.array(cells, type=kind)
    if array.null_count and column.kind in ("string", "text"):
        return array.fill_null("")
    return array


def _is_one(column: Column, cells: Sequence[Any]) -> bool:
    """Return whether all cells of a column are the same."""
    if column.kind == "number" or cells[0] != cells[-1]:  # 0.0 and -0.0 are equal, and not the same
        return False
    return cells.count(cells[0]) == len(cells)


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
        return format_decimals(cells, known=texts)
    if column.kind == "number":
        cells = [cell if cell is None else round_number(cell) for cell in cells]
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


class Arranged:
    """The rows of the documents wanted of some tables, in the documents' order: where they lie, none of them moved yet.

    Parameters
    ----------
    tables : sequence of pyarrow.Table
        With a column ``document``. Rows of one document keep their order.
    ranks : sequence of mapping of str to int
        For each table the documents wanted of it, with their places in the order.
    """

    def __init__(self, tables: Sequence[pa.Table], ranks: Sequence[Mapping[str, int]]) -> None:
        self._batches: list[pa.RecordBatch] = []
        self._runs: list[tuple[int, int, int, int]] = []  # rank, batch, first row, the row behind the last
        for table, wanted in zip(tables, ranks, strict=True):
            self._add(table, wanted)
        self._runs.sort()
        self._ranks = [run[0] for run in self._runs]

    def _add(self, table: pa.Table, wanted: Mapping[str, int]) -> None:
        import numpy as np

        if not table.num_rows:
            return
        encoded = table["document"].combine_chunks().dictionary_encode()
        of_names = np.array([wanted.get(name, -1) for name in encoded.dictionary.to_pylist()], np.int64)
        rank = of_names[np.from_dlpack(encoded.indices)]
        if np.count_nonzero(np.diff(rank)) > 2 * len(of_names):  # documents in turn: made one run each
            order = np.argsort(rank, kind="stable")
            table, rank = table.take(_int64_array(order)), rank[order]
        cuts = (np.flatnonzero(np.diff(rank)) + 1).tolist()
        starts, ends = [0, *cuts], [*cuts, table.num_rows]
        (batch,) = table.combine_chunks().to_batches()
        number = len(self._batches)
        self._batches.append(batch)
        self._runs += [
            (of, number, start, end)
            for of, start, end in zip(rank[starts].tolist(), starts, ends, strict=True)
            if of >= 0
        ]

    def between(self, first: int, end: int) -> pa.Table | None:
        """Return the rows of the documents from a rank up to another one, side by side in memory; None where there are none."""
        import pyarrow as pa

        stretches: list[tuple[int, int, int]] = []
        for _, number, start, stop in self._runs[
            bisect_left(self._ranks, first) : bisect_left(self._ranks, end)
        ]:
            if stretches and stretches[-1][0] == number and stretches[-1][2] == start:
                stretches[-1] = (number, stretches[-1][1], stop)
            else:
                stretches.append((number, start, stop))
        if not stretches:
            return None
        batches = [self._batches[number].slice(start, stop - start) for number, start, stop in stretches]
        return pa.Table.from_batches(batches).combine_chunks()


def repeated(texts: Sequence[str], times: Sequence[int]) -> pa.Array:
    """Return each text as often as it is asked for, one after the other."""
    import numpy as np
    import pyarrow as pa

    at = np.repeat(np.arange(len(texts), dtype=np.int64), times)
    return pa.array(texts, pa.string()).take(_int64_array(at))


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
    """Return an Arrow table as Parquet; what is soon written anew as Arrow itself, in a tenth of the time, four times as large."""
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
        options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
        with pa.ipc.new_file(sink, table.schema, options=options) as file:
            file.write_table(table)
    return bytes(sink.getvalue())


def _long_texts(table: pa.Table) -> set[str]:
    """Return the columns of long texts: nearly every one is another, and a dictionary of them is no use."""
    least = _LONG_TEXT * table.num_rows
    return {name for name in table.column_names if table.column(name).nbytes > least}


def from_bytes(data: bytes) -> pa.Table:
    """Undo `to_bytes`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if data.startswith(_ARROW):
        options = pa.ipc.IpcReadOptions(use_threads=False)
        return pa.ipc.open_file(pa.py_buffer(data), options=options).read_all()
    with pq.ParquetFile(pa.BufferReader(data)) as file:
        table: pa.Table = file.read(use_threads=False)
        return table


def write_part(store: Path, *, table: str, path: str, data: bytes, rows: int) -> PartFile:
    """Write a part's bytes, whole or not at all, and return what the manifest keeps of the file."""
    target = store / path
    try:
        # No file of another name first: what the manifest does not name yet is no part, however much of it is there.
        with _opened(target) as handle:
            handle.write(data)
        stat = target.stat()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return PartFile(table, path, hashlib.sha256(data).hexdigest(), stat.st_size, stat.st_mtime_ns, rows)


def _opened(target: Path) -> BinaryIO:
    try:
        return target.open("wb")
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.open("wb")


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

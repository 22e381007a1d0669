"""Statements read back from a store, place by place, in bounded memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.schema import STATEMENTS
from plancheck.store.manifest import Record
from plancheck.store.parts import AREA, Arranged
from plancheck.store.store import Store
from plancheck.tables import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 200_000  # read at a time: some 150 MB


def read_places(
    store: Store, members: Mapping[str, Sequence[Record]], *, without: Collection[str] = ()
) -> Iterator[tuple[str, pa.Table]]:
    """Yield the statements of places, one after the other, in the order of the places' names.

    Parameters
    ----------
    store : Store
    members : mapping of str to sequence of Record
        The documents wanted of each place, with their rows in a part.
    without : collection of str
        Columns that are not asked for.

    Yields
    ------
    str
        Place.
    pyarrow.Table
        Columns of the statements table, but for those, and ``area``, in the order of documents and of the text.
    """
    paths = {
        part.part: store.folder / file.path
        for part in store.manifest.parts("statements")
        for file in part.files
        if file.table == "statements"
    }
    columns = [*(name for name in STATEMENTS.column_names if name not in without), AREA]
    with ThreadPoolExecutor(store.threads) as threads:
        waiting: list[str] = []
        rows = 0
        for place in sorted(members):
            waiting.append(place)
            rows += sum(record.statements for record in members[place])
            if rows >= ROWS:
                yield from _read(paths, threads, columns, {place: members[place] for place in waiting})
                waiting, rows = [], 0
        yield from _read(paths, threads, columns, {place: members[place] for place in waiting})


def _read(
    paths: Mapping[int, Path],
    threads: ThreadPoolExecutor,
    columns: list[str],
    members: Mapping[str, Sequence[Record]],
) -> Iterator[tuple[str, pa.Table]]:
    """Read some places, in their order, together."""
    ranks: dict[int, dict[str, int]] = {}  # by part
    ends = []  # of each place the first rank that is no longer its own
    rank = 0
    for records in members.values():
        for record in sorted(records, key=lambda record: record.document):
            if record.part is not None and record.part in paths:  # a part without statements has no file
                ranks.setdefault(record.part, {})[record.document] = rank
                rank += 1
        ends.append(rank)
    if not ranks:
        yield from ((place, _empty(columns)) for place in members)
        return
    first, last = min(members), max(members)
    tables = list(threads.map(lambda part: _rows(paths[part], columns, first, last), ranks))
    arranged = Arranged(tables, list(ranks.values()))
    first_rank = 0
    for place, end in zip(members, ends, strict=True):
        rows = arranged.between(first_rank, end)
        yield place, _empty(columns) if rows is None else rows
        first_rank = end


def _rows(path: Path, columns: list[str], first: str, last: str) -> pa.Table:
    """Return the rows of a file, which is sorted by place, that can be of the places from `first` to `last`."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        groups = list(range(file.num_row_groups))
        at = file.schema_arrow.get_field_index(AREA)
        if len(groups) > 1:
            bounds = [file.metadata.row_group(group).column(at).statistics for group in groups]
            told = [b is not None and b.has_min_max for b in bounds]
            groups = [g for g in groups if not told[g] or (bounds[g].min <= last and bounds[g].max >= first)]
        table: pa.Table = file.read_row_groups(groups, columns=columns, use_threads=False)
        return table


def _empty(columns: list[str]) -> pa.Table:
    import pyarrow as pa

    schema = arrow_schema(STATEMENTS).append(pa.field(AREA, pa.string()))
    return schema.empty_table().select(columns)

"""Statements read back from a store, sorted by place, in bounded memory."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plancheck.schema import STATEMENTS
from plancheck.store.parts import AREA, PART
from plancheck.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY_MB = 512  # of the sort; beyond it goes to disk


def read_statements(store: Store, documents: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
    """Yield the statements of documents, sorted by place, document and place in the text.

    Parameters
    ----------
    store : Store
    documents : mapping of str to str
        Place by document.

    Yields
    ------
    pyarrow.RecordBatch
        Columns of the statements table and ``place``.
    """
    import duckdb
    import pyarrow as pa

    parts = dict(_parts_of(store, documents))
    if not parts:
        return
    wanted_parts = set(parts.values())
    files = [
        str(store.folder / file.path)
        for part in store.manifest.parts("statements")
        if part.part in wanted_parts
        for file in part.files
        if file.table == "statements"
    ]
    if not files:
        return
    scratch = tempfile.mkdtemp(prefix=".sort-", dir=store.folder)
    columns = ", ".join(f's."{name}"' for name in STATEMENTS.column_names)
    try:
        with duckdb.connect() as connection:
            connection.execute(
                f"SET memory_limit = '{MEMORY_MB}MB'; SET enable_progress_bar = false; SET threads = 1; SET temp_directory = '{_quoted(scratch)}'"
            )
            wanted = pa.table({"document": list(parts), PART: pa.array(list(parts.values()), pa.int64())})
            connection.register("wanted", wanted)
            query = f"""SELECT {columns}, s.{AREA} FROM read_parquet($files, hive_partitioning = false) s
                        SEMI JOIN wanted w ON s.document = w.document AND s.{PART} = w.{PART}
                        ORDER BY s.{AREA}, s.document, s.start"""
            yield from connection.sql(query, params={"files": files}).to_arrow_reader(8192)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _parts_of(store: Store, documents: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for place in sorted(set(documents.values())):
        for record in store.manifest.records("place = ? AND part IS NOT NULL", (place,)):
            if record.document in documents and record.part is not None:
                yield record.document, record.part


def _quoted(text: str) -> str:
    return text.replace("'", "''")

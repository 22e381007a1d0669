"""Parquet: one file a table; `plancheck.load_study` reads the folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from plancheck.export.content import Tables, arrow_table
from plancheck.tables import write_atomically


def write_parquet(tables: Tables, out: Path) -> None:
    """Write ``out/<table>.parquet`` for every table."""
    import pyarrow.parquet as pq

    for table, frame in tables:
        write_atomically(out / f"{table.name}.parquet", partial(pq.write_table, arrow_table(table, frame)))

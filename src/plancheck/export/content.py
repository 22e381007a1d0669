"""What every export carries: the tables of a folder, their columns' Chinese labels, one way to hand them on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import MissingTablesError
from plancheck.indicator_names import indicator_names
from plancheck.schema import TABLES, Column, Table
from plancheck.tables import read_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one folder, in the order of the schema; numbers as float64, missing text as "".

    A number that a document prints has far fewer digits than a float64 holds, so its shortest decimal form is the
    printed one; bounds computed by division are rounded to 17 significant digits. `figure` keeps what was printed.

    Parameters
    ----------
    frames : tuple of (Table, DataFrame)
    indicators : mapping of str to (str, str)
        Chinese and English name by concept, a user's own among them (`plancheck.indicator_names`).
    """

    frames: tuple[tuple[Table, pd.DataFrame], ...]
    indicators: Mapping[str, tuple[str, str]]

    def __iter__(self) -> Iterator[tuple[Table, pd.DataFrame]]:
        return iter(self.frames)

    def __getitem__(self, name: str) -> pd.DataFrame:
        return next(frame for table, frame in self.frames if table.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tables there are."""
        return tuple(table.name for table, _ in self.frames)


def find_tables(folder: Path) -> tuple[Table, ...]:
    """Return which tables `folder` holds, in the order of the schema.

    Raises
    ------
    MissingTablesError
        When it holds none.
    """
    present = tuple(
        table
        for table in TABLES.values()
        if any((folder / f"{table.name}.{ending}").is_file() for ending in ("csv", "parquet"))
    )
    if not present:
        raise MissingTablesError(
            "a folder with tables",
            met="none",
            where=str(folder),
            do="run 'plancheck run' first, or name another folder",
        )
    return present


def read_tables(folder: Path) -> Tables:
    """Return every table of `folder`, each having passed its schema.

    Raises
    ------
    MissingTablesError
        When the folder holds none.
    TableError
        When a table breaks its schema.
    """
    frames = tuple((table, read_table(table.name, folder=folder)) for table in find_tables(folder))
    return Tables(frames, indicator_names(folder))


@cache
def _labels() -> dict[str, str]:
    path = Path(__file__).with_name("labels.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["column"]: row["label"] for row in csv.DictReader(handle)}


def label_of(table: Table, column: Column) -> str:
    """Return the Chinese label of a column.

    Examples
    --------
    >>> from plancheck.schema import TABLES
    >>> label_of(TABLES["series"], TABLES["series"].column("vintage"))
    '公布日期'
    """
    labels = _labels()
    return labels.get(f"{table.name}.{column.name}") or labels[column.name]


def arrow_table(table: Table, frame: pd.DataFrame) -> Any:
    """Return a table for Arrow: missing is null, decimals are doubles, what a column means stands in its metadata."""
    import pyarrow as pa

    kinds = {"integer": pa.int64(), "decimal": pa.float64(), "number": pa.float64(), "boolean": pa.bool_()}
    fields = [
        pa.field(
            column.name,
            kinds.get(column.kind, pa.string()),
            metadata={"about": column.about, "label_zh": label_of(table, column)},
        )
        for column in table.columns
    ]
    arrays = [pa.array(_plain(frame[field.name]), type=field.type, from_pandas=True) for field in fields]
    about = {"about": table.about, "key": ", ".join(table.key)}
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about))


def _plain(values: pd.Series[Any]) -> list[Any]:
    """Return values with None for what is missing: empty text, NaN and NA alike."""
    return [
        None if missing or value == "" else value
        for value, missing in zip(values, values.isna(), strict=True)
    ]

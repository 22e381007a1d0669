"""Stata 118 (Stata 14 and later): one file a table, ASCII names, Chinese variable labels in UTF-8."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.export.content import Tables, label_of
from plancheck.schema import Column, Table
from plancheck.tables import write_atomically

if TYPE_CHECKING:
    import pandas as pd

LABEL_MOST = 80  # characters of a label (Stata 118)
STRING_MOST = 2045  # bytes of a fixed string; longer ones are strL
# words of Stata's languages among our column names; written with an underscore behind
RESERVED = ("break", "end")
# Stata has no infinity: <name>_open is -1 or 1 where the interval is open and <name> is missing
OPEN = "_open"


def write_stata(tables: Tables, out: Path) -> None:
    """Write ``out/<table>.dta`` for every table."""
    for table, frame in tables:
        data, labels = _columns(table, frame)
        long = [
            name
            for name, values in data.items()
            if values.dtype == object and max((len(v.encode()) for v in values), default=0) > STRING_MOST
        ]
        write = partial(
            data.to_stata,
            version=118,
            write_index=False,
            variable_labels=labels,
            data_label=table.about[:LABEL_MOST],
            convert_strl=long,
        )
        write_atomically(out / f"{table.name}.dta", write)


def _columns(table: Table, frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    import pandas as pd

    data: dict[str, Any] = {}
    labels: dict[str, str] = {}
    for column in table.columns:
        values, name = frame[column.name], stata_name(column)
        data[name] = _plain(values, column)
        labels[name] = label_of(table, column)[:LABEL_MOST]
        if column.kind == "decimal":
            infinite = values.abs() == float("inf")
            if infinite.any():
                data[name] = values.mask(infinite)
                data[name + OPEN] = values.where(infinite, 0.0).clip(-1, 1).astype("int8")
                labels[name + OPEN] = f"{label_of(table, column)}：1 向上无界，-1 向下无界，0 有界"[
                    :LABEL_MOST
                ]
    return pd.DataFrame(data), labels


def stata_name(column: Column) -> str:
    """Return the variable name of a column.

    Examples
    --------
    >>> from plancheck.schema import SERIES
    >>> stata_name(SERIES.column("break")), stata_name(SERIES.column("value"))
    ('break_', 'value')
    """
    return f"{column.name}_" if column.name in RESERVED else column.name


def _plain(values: pd.Series[Any], column: Column) -> pd.Series[Any]:
    if column.kind in ("string", "text"):
        return values.astype(object)
    if column.kind == "boolean" and not values.isna().any():
        return values.astype("int8")
    if column.kind == "integer" and not values.isna().any():
        return values.astype("int64")
    return values.astype("float64")

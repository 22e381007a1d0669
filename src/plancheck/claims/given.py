"""What a person hands in: statements and statistics as the program has them, or as data frames, one's own too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeGuard

from plancheck.claims.coded import CODED_COLUMNS, coded_statement
from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.claims.implied import ActualStatistic, Statistic
from plancheck.errors import TableError, UsageError
from plancheck.schema import STATEMENTS
from plancheck.statements.statement import Statement

if TYPE_CHECKING:
    import pandas as pd

# of a frame of one's own: no default would be right
_OF_STATEMENTS = ("figure", "value", "unit", "measure", "status", "indicator", "region", "period")
_OF_STATISTICS = ("concept", "region", "period", "low", "high", "source")


def take_statements(given: object, *, conventions: Conventions | None = None) -> list[Statement]:
    """Return what a person hands to `plancheck.check` or `plancheck.assess` as statements.

    Parameters
    ----------
    given : iterable of Statement, Extraction, or pandas.DataFrame
        A frame has the columns of the statements table (``extraction.to_frame()``, corrected or chosen from), or at least
        ``figure, value, unit, measure, status, indicator, region, period``, values in base units (yuan, persons, percent);
        what a figure can stand for is then worked out as printed, and a row without ``start`` has its number in its place. A
        ``concept`` (an id of ``indicators.csv``) joins a row to the statistics of that name.
    conventions : Conventions, optional
        How far bound words open an interval; the vocabulary's by default.

    Raises
    ------
    UsageError
        When it holds no statements, or a frame lacks columns.
    TableError
        With the row: a number is none, a value is outside its closed set.

    Examples
    --------
    >>> import pandas as pd
    >>> row = ("310亿元", 310e8, "CNY", "level", "observed", "茶叶总产值", "云溪市", "2020")
    >>> frame = pd.DataFrame([row], columns=["figure", "value", "unit", "measure", "status", "indicator", "region", "period"])
    >>> [(s.start, s.low, s.high) for s in take_statements(frame)]
    [(1, Decimal('30950000000'), Decimal('31050000000'))]
    """
    if _is_frame(given):
        return _statements_of(given, conventions or load_conventions())
    if hasattr(given, "left_over") and hasattr(given, "statements"):
        return list(given.statements)
    rows: list[Any] | None = list(given) if isinstance(given, Iterable) else None
    if rows is None or (rows and not hasattr(rows[0], "concept")):
        raise UsageError(
            "statements, as extract(document) or a frame of the statements table holds them",
            met=type(given).__name__,
            do="extract(read_document(path)) reads them from a file",
        )
    return rows


def take_statistics(given: object) -> list[Statistic]:
    """Return what a person hands to `plancheck.check` as published statistics.

    Parameters
    ----------
    given : iterable of Statistic, or pandas.DataFrame
        A frame is the series table (``load_study().series``, or rows of it), or has at least the columns ``concept, region,
        period, low, high, source``, bounds in base units (yuan, persons, percent); without ``measure`` its rows are levels,
        without ``unit`` units are not compared.

    Raises
    ------
    UsageError
        When it holds no statistics, or a frame lacks columns.
    TableError
        With the row: a bound is no number.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"concept": ["gdp"], "region": ["云溪市"], "period": ["2020"], "low": [3e10], "high": [3.1e10]})
    >>> take_statistics(frame.assign(source="云溪统计年鉴"))[0].low
    Decimal('30000000000')
    """
    if _is_frame(given):
        _require(given, _OF_STATISTICS)
        return [_statistic(row, number) for number, row in enumerate(given.to_dict("records"), 1)]
    rows: list[Any] | None = list(given) if isinstance(given, Iterable) else None
    if rows is None or (rows and not hasattr(rows[0], "grade")):
        raise UsageError(
            "published statistics, as load_study().series or a list of ActualStatistic holds them",
            met=type(given).__name__,
            do="leave them out to check the documents alone",
        )
    return rows


def _is_frame(given: object) -> TypeGuard[pd.DataFrame]:
    # asked without pandas: most who hand in a list have no need to load it
    return hasattr(given, "columns") and hasattr(given, "to_dict")


def _require(frame: pd.DataFrame, columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise UsageError(
            f"a frame with the columns {', '.join(columns)}",
            met=f"none called {', '.join(missing)}",
            do="data/datapackage.json says what each holds",
        )


def _statistic(row: Mapping[Any, Any], number: int) -> ActualStatistic:
    def bound(name: str) -> Decimal:
        try:
            value = _exact(row[name], "decimal")
        except InvalidOperation:
            raise TableError(f"a number in {name}", met=repr(row[name]), where=f"row {number}") from None
        return Decimal("NaN") if value is None else value  # compared with nothing

    def word(name: str, default: str = "") -> str:
        return _exact(row.get(name), "string") or default

    return ActualStatistic(
        concept=word("concept"),
        region=word("region"),
        period=word("period"),
        low=bound("low"),
        high=bound("high"),
        source=word("source"),
        unit=word("unit"),
        measure=word("measure", "level"),
        grade=word("grade"),
    )


def _statements_of(frame: pd.DataFrame, rules: Conventions) -> list[Statement]:
    _require(frame, _OF_STATEMENTS)
    whole = all(name in frame.columns for name in STATEMENTS.column_names)
    return [
        Statement(**{column.name: _exact(row[column.name], column.kind) for column in STATEMENTS.columns})
        if whole
        else _own_row(row, number, rules)
        for number, row in enumerate(frame.to_dict("records"), 1)
    ]


def _exact(cell: Any, kind: str) -> Any:
    """Return a cell of a frame as statements have it; a float is the decimal that it prints as."""
    if kind in ("string", "text"):
        if isinstance(cell, str):
            return cell  # 5.0 printed is another figure than 5
        return "" if cell is None or cell != cell else str(cell).removesuffix(".0")
    if cell is None or cell != cell or str(cell) == "<NA>":
        return None
    return int(cell) if kind == "integer" else Decimal(str(cell).removesuffix(".0"))


def _own_row(row: Mapping[Any, Any], number: int, rules: Conventions) -> Statement:
    told = {name: _exact(cell, "string") for name, cell in row.items()}
    defaults = {"document": "frame", "start": str(number), "end": str(number + 1), "qualifier": "exact"}
    cells = {**dict.fromkeys(CODED_COLUMNS, ""), **told}
    cells |= {name: default for name, default in defaults.items() if not cells[name]}
    return coded_statement(cells, where=f"row {number}", rules=rules)

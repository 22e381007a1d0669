"""Statements coded by hand: a csv in the columns of the gold guideline, made ready to be checked.

Whoever codes a document by hand (or corrects an extraction) checks it as the program checks its own statements. The csv
has the columns ``document, start, end, figure, value, unit, qualifier, measure, status, indicator, concept, region,
period, of``; places and intervals are worked out from the figure as printed.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.errors import TableError, UsageError
from plancheck.intervals import INF, last_digit_place
from plancheck.schema import MEASURES, QUALIFIERS, STATEMENTS, STATUSES
from plancheck.statements.statement import Statement
from plancheck.tables import unescape_text

_COLUMNS = (
    "document", "start", "end", "figure", "value", "unit", "qualifier", "measure", "status", "indicator", "concept",
    "region", "period", "of",
)  # fmt: skip
_OWN = (
    "figure",
    "value",
    "unit",
    "measure",
    "status",
    "indicator",
    "region",
    "period",
)  # no default would be right
_POWERS = {"百": 2, "千": 3, "万": 4, "亿": 8}
# 千瓦, 千克 and 千米 are units, their 千 is no scale
_DIGITS = re.compile(r"[\d,]*\d(?:\.(\d+))?((?:[百万亿]|千(?![瓦克米卡伏帕焦赫]))*)")
_STOPS = "。；！？"
_LINE_ENDS = f"{_STOPS}：:\n>"


def printed_place(figure: str, value: Decimal) -> Decimal:
    """Return the worth of one unit of the last printed digit.

    Figures in words (一半, 翻两番, 五百八十三亿) count the last non-zero digit of their value.

    Examples
    --------
    >>> str(printed_place("4.5万亿元", Decimal(4500000000000))), str(printed_place("3400亿元", Decimal(340000000000)))
    ('1E+11', '1E+8')
    """
    match = _DIGITS.search(re.sub(r"\s", "", unicodedata.normalize("NFKC", figure)))
    if not match:
        return last_digit_place(value)
    power = sum(_POWERS[character] for character in match[2])
    return Decimal(1).scaleb(power - len(match[1] or ""))


def printed_bounds(
    value: Decimal, *, place: Decimal, qualifier: str, conventions: Conventions
) -> tuple[Decimal, Decimal]:
    """Return the least and greatest value that a figure with its bound word can stand for.

    约 and 左右 add half a unit of the last non-zero digit to the rounding on both sides, 近 reaches down by one such unit,
    超过 and 以上 leave the upper side open, 不足 and 以内 the lower one (rows ``qualifier`` of conventions.csv).

    Examples
    --------
    >>> rules = load_conventions()
    >>> [str(v) for v in printed_bounds(Decimal(45), place=Decimal(1), qualifier="approx", conventions=rules)]
    ['44.0', '46.0']
    """
    half, unit = place / 2, last_digit_place(value)
    low, high = value - half, value + half
    if qualifier == "approx":
        more = (conventions.number("qualifier", "approx") or Decimal(0)) * unit / 2
        return low - more, high + more
    if qualifier == "nearly":
        return value - (conventions.number("qualifier", "nearly") or Decimal(0)) * unit, value
    if qualifier in ("at_least", "more_than"):
        return value, INF
    if qualifier in ("at_most", "less_than"):
        return -INF, value
    return low, high


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence a figure stands in; a line that runs on into the next does not end it."""

    def ends(position: int) -> bool:
        if text[position] != "\n":
            return text[position] in _STOPS
        return position == 0 or text[position - 1] in _LINE_ENDS

    first, last = start, end
    while first > 0 and not ends(first - 1):
        first -= 1
    while last < len(text) and not ends(last):
        last += 1
    return text[first : last + 1]


def read_coded_statements(
    path: Path, *, texts: Path | None = None, conventions: Conventions | None = None
) -> list[Statement]:
    """Read statements coded by hand.

    Parameters
    ----------
    path : Path
        A csv with the columns of the gold guideline.
    texts : Path, optional
        Folder of ``<document>.txt``: each statement then gets its sentence, and relations within sentences are found.
    conventions : Conventions, optional
        How far bound words open an interval; the vocabulary's by default.

    Raises
    ------
    TableError
        With file and line: a column is missing, a number is none, a value is outside its closed set.
    """
    rules = conventions or load_conventions()
    if not path.is_file():
        raise TableError("a csv of coded statements", met="no file", where=str(path), do="check the path")
    cache: dict[str, str] = {}
    found = []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise TableError(
                f"the columns {', '.join(_COLUMNS)}",
                met=f"none called {', '.join(missing)}",
                where=f"{path}:1",
            )
        for row in reader:
            found.append(_statement(row, f"{path}:{reader.line_num}", texts, cache, rules))
    return found


def _statement(
    row: dict[str, str], where: str, texts: Path | None, cache: dict[str, str], rules: Conventions
) -> Statement:
    for name, allowed in (("measure", MEASURES), ("status", STATUSES), ("qualifier", QUALIFIERS)):
        if row[name] not in allowed:
            raise TableError(f"one of {', '.join(allowed)} in {name}", met=repr(row[name]), where=where)
    try:
        start, end, value = int(row["start"]), int(row["end"]), Decimal(row["value"])
    except (ValueError, InvalidOperation):
        met = f"{row['start']!r}, {row['end']!r}, {row['value']!r}"
        raise TableError("numbers in start, end and value", met=met, where=where) from None
    document, figure = row["document"], unescape_text(row["figure"])
    sentence = ""
    if texts is not None:
        if document not in cache:
            with (texts / f"{document}.txt").open(encoding="utf-8-sig", newline="") as handle:
                cache[document] = handle.read()
        sentence = sentence_around(cache[document], start, end)
    place = printed_place(figure, value)
    low, high = printed_bounds(value, place=place, qualifier=row["qualifier"], conventions=rules)
    return Statement(
        document=document,
        start=start,
        end=end,
        section="",
        figure=figure,
        value=value,
        unit=row["unit"],
        qualifier=row["qualifier"],
        place=place,
        low=low,
        high=high,
        measure=row["measure"],
        status=row["status"],
        indicator=row["indicator"],
        concept=row["concept"],
        region=row["region"],
        period=row["period"],
        base_period=row.get("base_period") or "",
        of=row["of"],
        basis=row.get("basis") or "",
        source="published",
        certainty="high",
        reasons="",
        page=None,
        sentence=sentence,
    )


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
    if hasattr(given, "columns") and hasattr(given, "to_dict"):
        return _from_frame(given, conventions or load_conventions())
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


def _from_frame(frame: Any, rules: Conventions) -> list[Statement]:
    missing = [name for name in _OWN if name not in frame.columns]
    if missing:
        raise UsageError(
            f"a frame with the columns {', '.join(_OWN)}",
            met=f"none called {', '.join(missing)}",
            do="data/datapackage.json says what each holds",
        )
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
        return "" if cell is None or cell != cell else str(cell).removesuffix(".0")
    if cell is None or cell != cell or str(cell) == "<NA>":
        return None
    return int(cell) if kind == "integer" else Decimal(str(cell).removesuffix(".0"))


def _own_row(row: dict[str, Any], number: int, rules: Conventions) -> Statement:
    told = {name: _exact(cell, "string") for name, cell in row.items()}
    defaults = {"document": "frame", "start": str(number), "end": str(number + 1), "qualifier": "exact"}
    cells = {**dict.fromkeys(_COLUMNS, ""), **told}
    cells |= {name: default for name, default in defaults.items() if not cells[name]}
    return _statement(cells, f"row {number}", None, {}, rules)

"""Statements coded by hand: a csv in the columns of the gold guideline, made ready to be checked.

Whoever codes a document by hand (or corrects an extraction) checks it as the program checks its own statements. The csv
has the columns ``document, start, end, figure, value, unit, qualifier, measure, status, indicator, concept, region,
period, of``; places and intervals are worked out from the figure as printed.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.errors import TableError
from plancheck.intervals import INF, last_digit_place
from plancheck.schema import MEASURES, QUALIFIERS, STATUSES
from plancheck.statements.statement import Statement
from plancheck.tables import unescape_text

CODED_COLUMNS = (
    "document", "start", "end", "figure", "value", "unit", "qualifier", "measure", "status", "indicator", "concept",
    "region", "period", "of",
)  # fmt: skip
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
    text_of: dict[str, str] = {}
    found = []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [name for name in CODED_COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise TableError(
                f"the columns {', '.join(CODED_COLUMNS)}",
                met=f"none called {', '.join(missing)}",
                where=f"{path}:1",
            )
        for row in reader:
            statement = coded_statement(row, where=f"{path}:{reader.line_num}", rules=rules)
            if texts is not None:
                text = text_of.get(statement.document)
                if text is None:
                    text = text_of[statement.document] = _published_text(texts / f"{statement.document}.txt")
                sentence = sentence_around(text, statement.start, statement.end)
                statement = replace(statement, sentence=sentence)
            found.append(statement)
    return found


def _published_text(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as handle:  # line ends count as characters
        return handle.read()


def coded_statement(row: Mapping[str, str], *, where: str, rules: Conventions) -> Statement:
    """Return a statement, without its sentence, of the cells that a person wrote; its interval is that of the figure as printed.

    Parameters
    ----------
    row : mapping of str to str
        By the names of `CODED_COLUMNS`; ``base_period`` and ``basis`` may be there too.
    where : str
        File with line, or row, for messages.
    rules : Conventions
        How far bound words open an interval.

    Raises
    ------
    TableError
        A number is none, or a value is outside its closed set.
    """
    for name, allowed in (("measure", MEASURES), ("status", STATUSES), ("qualifier", QUALIFIERS)):
        if row[name] not in allowed:
            raise TableError(f"one of {', '.join(allowed)} in {name}", met=repr(row[name]), where=where)
    try:
        start, end, value = int(row["start"]), int(row["end"]), Decimal(row["value"])
    except (ValueError, InvalidOperation):
        met = f"{row['start']!r}, {row['end']!r}, {row['value']!r}"
        raise TableError("numbers in start, end and value", met=met, where=where) from None
    figure = unescape_text(row["figure"])
    place = printed_place(figure, value)
    low, high = printed_bounds(value, place=place, qualifier=row["qualifier"], conventions=rules)
    return Statement(
        document=row["document"],
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
        sentence="",
    )

"""Rows of ``data/series``: actual statistics, definitions and breaks, read with file and line in every refusal."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from plancheck.errors import SeriesError
from plancheck.intervals import INF, Interval, last_digit_place, rounding_interval
from plancheck.schema import GRADES, MEASURES, QUALIFIERS
from plancheck.series.dates import last_day

BREAK_KINDS = ("break", "suspected break", "rival definition", "vintage revision", "splice")
DEFINITIONS_FILE, BREAKS_FILE = "definitions.csv", "breaks.csv"
UNSTATED = "unstated"  # basis of a figure for which definitions.csv names none


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value of an actual statistic; columns as in ``data/series/README.md``."""

    id: str
    concept: str
    measure: str
    of: str
    region: str
    basis: str
    period: str
    vintage: str
    vintage_reason: str
    reprints: str
    figure: str
    value: Decimal
    place: Decimal
    unit: str
    qualifier: str
    publisher: str
    title: str
    page: str
    grade: str
    copies: int
    note: str

    @property
    def interval(self) -> Interval:
        """The values the figure can stand for."""
        return bound_interval(self.value, place=self.place, qualifier=self.qualifier)


@dataclass(frozen=True, slots=True)
class Definition:
    """What one basis counts, and for which years a document that names no basis means it."""

    concept: str
    region: str
    basis: str
    default_from: int | None
    default_until: int | None
    continues: str
    counts: str
    reason: str

    def default_in(self, year: int) -> bool:
        """Return whether a figure of `year` without a stated basis follows this definition."""
        return self.default_from is not None and self.default_from <= year <= (self.default_until or 9999)


@dataclass(frozen=True, slots=True)
class Break:
    """A change of definition, a rival definition or a revision: from `period` on the series is another."""

    id: str
    concept: str
    region: str
    basis: str
    other_basis: str
    period: int
    kind: str
    cuts: bool
    known_from: str
    known_until: str
    change: str
    source: str
    reason: str

    def holds_at(self, date: str) -> bool:
        """Return whether the row matters for what was known at `date` (a census until back years are republished)."""
        day = last_day(date)
        return self.known_from[:4] <= day[:4] and (not self.known_until or day < last_day(self.known_until))


def bound_interval(value: Decimal, *, place: Decimal, qualifier: str) -> Interval:
    """Return the values that a figure with its bound word can stand for.

    Parameters
    ----------
    value, place : Decimal
        The figure and the worth of one unit of its last printed digit, in base units.
    qualifier : str
        One of `plancheck.schema.QUALIFIERS`. ``approx`` reaches one unit of the last non-zero digit to both sides,
        ``nearly`` the same below the figure: no text gives these words a width, so the width is the coarsest digit
        that was written.

    Raises
    ------
    SeriesError
        On another qualifier.

    Examples
    --------
    >>> bound_interval(Decimal("6E12"), place=Decimal("1E12"), qualifier="nearly")  # 接近6万亿元
    Interval(5000000000000 .. 6000000000000))
    """
    unit = max(place, last_digit_place(value))
    if qualifier == "exact":
        return rounding_interval(value, place=place)
    if qualifier == "approx":
        return Interval.around(value, unit)
    if qualifier == "nearly":
        return Interval(value - unit, value, high_open=True)
    if qualifier in ("more_than", "at_least"):
        return Interval(value, INF, low_open=qualifier == "more_than")
    if qualifier in ("at_most", "less_than"):
        return Interval(-INF, value, high_open=qualifier == "less_than")
    raise SeriesError(f"a qualifier of {', '.join(QUALIFIERS)}", met=repr(qualifier))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    if not path.is_file():
        raise SeriesError("a csv file of actual statistics", met="no file", where=str(path))
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != columns:
            met = ", ".join(reader.fieldnames or ()) or "an empty file"
            raise SeriesError(f"the columns {', '.join(columns)}", met=met, where=f"{path}:1")
        for row in reader:
            where = f"{path}:{reader.line_num}"
            if None in row or None in row.values():
                raise SeriesError(f"{len(columns)} cells", met="another number of cells", where=where)
            yield where, {name: cell.strip() for name, cell in row.items()}


def _decimal(cell: str, *, name: str, where: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        raise SeriesError(f"a number in {name}", met=repr(cell), where=where) from None
    if not value.is_finite():
        raise SeriesError(f"a finite number in {name}", met=repr(cell), where=where)
    return value


def _year(cell: str, *, name: str, where: str) -> int | None:
    if not cell:
        return None
    if not (cell.isdigit() and len(cell) == 4):
        raise SeriesError(f"a year in {name}", met=repr(cell), where=where)
    return int(cell)


def _one_of(cell: str, allowed: tuple[str, ...], *, name: str, where: str) -> str:
    if cell not in allowed:
        raise SeriesError(f"one of {', '.join(allowed)} in {name}", met=repr(cell), where=where)
    return cell


def _date(cell: str, *, name: str, where: str) -> str:
    try:
        last_day(cell)
    except ValueError as error:
        raise SeriesError(f"a date in {name}", met=str(error), where=where) from None
    return cell


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


_OBSERVATION_COLUMNS = tuple(Observation.__dataclass_fields__)
_DEFINITION_COLUMNS = tuple(Definition.__dataclass_fields__)
_BREAK_COLUMNS = tuple(Break.__dataclass_fields__)


def read_observations(folder: Path) -> list[Observation]:
    """Return the actual statistics of every csv file in `folder`, sorted by id.

    Raises
    ------
    SeriesError
        When a cell is no number or date, a value lies outside its closed set, a needed cell is empty or an id is
        used twice; with file and line.
    """
    if not folder.is_dir():
        raise SeriesError("a folder of actual statistics", met="no folder", where=str(folder))
    found: dict[str, tuple[str, Observation]] = {}
    for path in sorted(folder.glob("*.csv")):
        if path.name in (DEFINITIONS_FILE, BREAKS_FILE):
            continue
        for where, row in _rows(path, _OBSERVATION_COLUMNS):
            for name in (
                "id",
                "concept",
                "region",
                "basis",
                "period",
                "vintage",
                "figure",
                "publisher",
                "page",
            ):
                if not row[name]:
                    raise SeriesError(f"a value in {name}", met="an empty cell", where=where)
            if row["id"] in found:
                raise SeriesError(f"ids used once ({found[row['id']][0]})", met=row["id"], where=where)
            place = _decimal(row["place"], name="place", where=where)
            if place <= 0:
                raise SeriesError("a positive place", met=row["place"], where=where)
            found[row["id"]] = (
                where,
                Observation(
                    **{
                        **row,
                        "value": _decimal(row["value"], name="value", where=where),
                        "place": place,
                        "copies": int(row["copies"] or 1),
                        "vintage": _date(row["vintage"], name="vintage", where=where),
                        "reprints": " ; ".join(
                            _date(date, name="reprints", where=where) for date in _listed(row["reprints"])
                        ),
                        "measure": _one_of(row["measure"], MEASURES, name="measure", where=where),
                        "qualifier": _one_of(row["qualifier"], QUALIFIERS, name="qualifier", where=where),
                        "grade": _one_of(row["grade"], GRADES, name="grade", where=where),
                    }  # type: ignore[arg-type]
                ),
            )
    return [found[name][1] for name in sorted(found)]


def read_definitions(folder: Path) -> list[Definition]:
    """Return the rows of ``definitions.csv``.

    Raises
    ------
    SeriesError
        With file and line: an empty reason, or two default definitions of one concept, region and year.
    """
    definitions: list[Definition] = []
    path = folder / DEFINITIONS_FILE
    for where, row in _rows(path, _DEFINITION_COLUMNS):
        if not row["reason"]:
            raise SeriesError("a reason for every definition", met="an empty cell", where=where)
        one = Definition(
            row["concept"],
            row["region"],
            row["basis"],
            _year(row["default_from"], name="default_from", where=where),
            _year(row["default_until"], name="default_until", where=where),
            row["continues"],
            row["counts"],
            row["reason"],
        )
        for other in definitions:
            if (one.concept, one.region) != (other.concept, other.region) or one.default_from is None:
                continue
            if other.default_in(one.default_from) or (
                other.default_from is not None and one.default_in(other.default_from)
            ):
                raise SeriesError(
                    "one default definition per year", met=f"{one.basis} and {other.basis}", where=where
                )
        definitions.append(one)
    return definitions


def read_breaks(folder: Path) -> list[Break]:
    """Return the rows of ``breaks.csv``.

    Raises
    ------
    SeriesError
        With file and line: no year, no reason, a kind or a date that is none, or no word on whether it cuts.
    """
    breaks: list[Break] = []
    for where, row in _rows(folder / BREAKS_FILE, _BREAK_COLUMNS):
        period = _year(row["period"], name="period", where=where)
        if period is None or not row["reason"] or row["cuts"] not in ("true", "false"):
            raise SeriesError(
                "a year, a reason and cuts = true or false", met=", ".join(row.values()), where=where
            )
        breaks.append(
            Break(
                row["id"],
                row["concept"],
                row["region"],
                row["basis"],
                row["other_basis"],
                period,
                _one_of(row["kind"], BREAK_KINDS, name="kind", where=where),
                row["cuts"] == "true",
                _date(row["known_from"], name="known_from", where=where),
                _date(row["known_until"], name="known_until", where=where),
                row["change"],
                row["source"],
                row["reason"],
            )
        )
    return breaks

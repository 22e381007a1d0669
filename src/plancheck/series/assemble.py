"""Join what the documents state with the actual statistics into yearly series by date of publication."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from plancheck.documents.regions import NATION, OWN_AREA_FIRST
from plancheck.paths import vocabulary_folder
from plancheck.series.dates import is_date, last_day, whole_year
from plancheck.series.points import SeriesPoint, as_known_at
from plancheck.series.sources import (
    UNSTATED,
    Break,
    Definition,
    Observation,
    read_breaks,
    read_definitions,
    read_observations,
)
from plancheck.series.units import in_unit, is_measured
from plancheck.statements.statement import Statement

SERIES_MEASURES = ("level", "share", "growth")  # growth over several years is kept with its statement
MONEY = ("CNY", "USD", "EUR", "JPY", "HKD", "GBP")


@dataclass(frozen=True, slots=True)
class ConceptKind:
    """What the vocabulary says of one concept: stock, flow, share or intensity; base unit; what it is a part of; its name."""

    kind: str = ""
    unit: str = ""
    whole: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return (self.name, *self.aliases)


UNKNOWN = ConceptKind()
_ADDED = re.compile(
    "(?:全年|年内|累计)?(?:新(?:增|建|设|认定|培育|登记|注册|引进|开通|投产)|净增)"
)  # to a stock
_CHANGES = re.compile("[增减升降多少]")  # between a thing and its figure: the figure is a change of it


@lru_cache(maxsize=8)
def _kinds(path: Path, _stamp: float) -> dict[str, ConceptKind]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {
            row["concept"]: ConceptKind(
                row["kind"],
                row["unit"],
                row["whole"],
                row["name_zh"],
                tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in csv.DictReader(handle)
        }


def concept_kinds(folder: Path | None = None) -> dict[str, ConceptKind]:
    """Return what ``indicators.csv`` says of each concept's kind, unit and whole.

    Parameters
    ----------
    folder : Path, optional
        A user's own vocabulary folder: rows of its ``indicators.csv``, if it has one, replace and add to ours.
    """
    found: dict[str, ConceptKind] = {}
    for one in (vocabulary_folder(), folder):
        path = one / "indicators.csv" if one is not None else None
        if path is not None and path.is_file():
            found |= _kinds(path, path.stat().st_mtime)
    return found


def statement_source(statement: Statement) -> str:
    """Return ``document:start``, the name of a statement in every table after its own."""
    return f"{statement.document}:{statement.start}"


def document_dates(statements: Iterable[Statement], dates: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return each document's date of publication.

    A document without a known date is taken to have appeared in the year after its latest observed year: its figures
    of that year cannot have been published earlier, and a plan looks back on the year before. What is no date counts as none.
    """
    known = {document: date for document, date in (dates or {}).items() if date and is_date(date)}
    latest: dict[str, int] = {}
    for statement in statements:
        year = statement.period.rpartition("/")[2][:4]
        if statement.status == "observed" and year.isdigit():
            latest[statement.document] = max(latest.get(statement.document, 0), int(year))
    return {**{document: str(year + 1) for document, year in latest.items()}, **known}


def default_basis(definitions: Iterable[Definition], *, concept: str, region: str, year: int | None) -> str:
    """Return whose definition a figure follows that names none; ``unstated`` where definitions.csv has no row."""
    mine = [d for d in definitions if d.concept == concept and d.region == region]
    for definition in mine:
        if year is not None and definition.default_in(year):
            return definition.basis
    return UNSTATED


def with_whole(statement: Statement, kinds: Mapping[str, ConceptKind]) -> Statement:
    """Return a share with its whole as a concept, from the document's words or from the vocabulary.

    “互联网普及率” is a share of the population, said or not; “占社会消费品零售总额” names the whole in words; “占全国比重” is a
    share of the same thing in the nation. Words that the vocabulary does not know stay as they are.
    """
    if statement.measure not in ("share", "points_change") or not statement.concept:
        return statement
    words, usual = statement.of, kinds.get(statement.concept, UNKNOWN).whole
    if words in kinds or words.rpartition(":")[2] in kinds:
        return statement
    if not words:
        return replace(statement, of=usual) if usual else statement
    nation = words.startswith(NATION) and statement.region != NATION
    bare = OWN_AREA_FIRST.sub("", words).removeprefix(statement.region)
    concept = statement.concept if not bare else _concept_named(bare, usual, kinds)
    if not concept:
        return statement
    return replace(statement, of=f"{NATION}:{concept}" if nation else concept)


def as_in_series(statement: Statement, kinds: Mapping[str, ConceptKind]) -> Statement:
    """Return a statement as its series holds it: a share with its whole, what is new in a year as that year's level.

    城镇新增就业3.6万人 is coded as a change, and its series is of these changes; 新增就业增加0.2万人 is a change of it. What is
    printed in another unit of the concept's dimension (斤 for t) is brought to the concept's own. 新认定高新技术企业400家 is coded as a
    level, and what the year added to the series of all such firms.
    """
    kind = kinds.get(statement.concept, UNKNOWN)
    statement = in_unit(statement, kind.unit)
    if statement.measure == "level" and kind.kind == "stock" and _ADDED.match(statement.indicator):
        return replace(statement, measure="change")
    if statement.measure != "change" or kind.kind != "flow":
        return with_whole(statement, kinds)
    thing, sentence = statement.indicator, "".join(statement.sentence.split())
    ahead = sentence.partition("".join(statement.figure.split()))[0]
    between = ahead.rpartition(thing)[2] if thing and thing in ahead else None
    if "新增" not in thing or between is None or _CHANGES.search(between):
        return statement
    return replace(statement, measure="level")


def _concept_named(words: str, usual: str, kinds: Mapping[str, ConceptKind]) -> str:
    """Return the concept a whole's words name: the usual whole when they are a part of its names, else any of that name."""
    names = kinds.get(usual, UNKNOWN).names
    if any(name and (words in name or name in words) for name in names):
        return usual
    return next((concept for concept, entry in kinds.items() if words in entry.names), "")


def leave_out_reason(statement: Statement, *, stock: bool) -> str:
    """Return why an observed statement is no point of a yearly series; empty when it is one."""
    if statement.status != "observed":
        return "a target"
    if statement.measure not in SERIES_MEASURES:
        return f"measure {statement.measure} is no level, share or growth of a year"
    if not statement.concept:
        return "the vocabulary has no concept for it"
    if not statement.period:
        return "no period"
    if not whole_year(statement.period, stock=stock):
        return f"period {statement.period} is no whole year"
    return ""


def _is_stock(kind: str, unit: str) -> bool:
    return kind in ("stock", "share") or (kind == "" and unit not in MONEY)


def document_point(
    statement: Statement,
    *,
    date: str,
    year: str,
    unit: str,
    definitions: Iterable[Definition] = (),
    publisher: str = "",
) -> SeriesPoint:
    """Return what a document states of one year as a point of a series.

    Parameters
    ----------
    statement : Statement
    date : str
        Of the document.
    year : str
    unit : str
        The series' own, which may differ from the printed counter.
    definitions : iterable of Definition, optional
        Whose definition a figure follows that names none.
    publisher : str, optional
    """
    basis = statement.basis or default_basis(
        definitions, concept=statement.concept, region=statement.region, year=int(year)
    )
    return SeriesPoint(
        concept=statement.concept,
        measure=statement.measure,
        of=statement.of,
        region=statement.region,
        basis=basis,
        period=year,
        vintage=date,
        figure=statement.figure,
        value=statement.value,
        low=statement.low,
        high=statement.high,
        unit=unit,
        qualifier=statement.qualifier,
        source=statement_source(statement),
        grade="document",
        publisher=publisher,
        title=statement.document,
    )


def _observation_point(row: Observation, *, stock: bool) -> SeriesPoint:
    interval = row.interval
    return SeriesPoint(
        concept=row.concept,
        measure=row.measure,
        of=row.of,
        region=row.region,
        basis=row.basis,
        period=whole_year(row.period, stock=stock) or row.period,
        vintage=row.vintage,
        figure=row.figure,
        value=row.value,
        low=interval.low,
        high=interval.high,
        unit=row.unit,
        qualifier=row.qualifier,
        source=row.id,
        grade=row.grade,
        publisher=row.publisher,
        title=row.title,
        page=row.page,
        reprints=row.reprints,
    )


def _mark_breaks(points: Iterable[SeriesPoint], breaks: Iterable[Break]) -> list[SeriesPoint]:
    by_place: dict[tuple[str, str, str, int], list[str]] = {}
    for row in breaks:
        if row.kind in ("break", "suspected break"):
            by_place.setdefault((row.concept, row.region, row.basis, row.period), []).append(row.id)
    return [
        replace(
            p, break_=";".join(by_place.get((p.concept, p.region, p.basis, p.year), [])) if p.year else ""
        )
        for p in points
    ]


def assemble_series(
    statements: Iterable[Statement],
    *,
    series_folder: Path,
    vintage: str | None = None,
    dates: Mapping[str, str] | None = None,
    publishers: Mapping[str, str] | None = None,
    vocabulary: Path | None = None,
) -> list[SeriesPoint]:
    """Return every published value of every series, one of each year marked as chosen.

    Observed levels, shares and growth rates of single years join the actual statistics of `series_folder`. Nothing is averaged:
    of several values of one year the rule of `plancheck.series.points.rank_points` takes one, and the others stay with the
    reason. A definition (`basis`) is a series of its own; a break inside one is marked on the point where it begins.

    Parameters
    ----------
    statements : iterable of Statement
        Targets and other measures among them are passed over; `leave_out_reason` says why.
    series_folder : Path
        Folder of actual statistics (``data/series``).
    vintage : str, optional
        Only what was published by this date; everything when None.
    dates : mapping of str to str, optional
        Date of each document; see `document_dates` for documents without one.
    publishers : mapping of str to str, optional
        Issuer of each document.
    vocabulary : Path, optional
        A user's own vocabulary folder.

    Returns
    -------
    list of SeriesPoint
        Sorted by series, period and vintage.

    Raises
    ------
    SeriesError
        When a row of `series_folder` is wrong; with file and line.
    """
    kinds = concept_kinds(vocabulary)
    rows = [as_in_series(statement, kinds) for statement in statements]
    definitions, breaks = read_definitions(series_folder), read_breaks(series_folder)
    known_dates = document_dates(rows, dates)
    points: list[SeriesPoint] = []
    units: dict[tuple[str, str], str] = {}
    for row in read_observations(series_folder):
        stock = _is_stock(kinds.get(row.concept, UNKNOWN).kind, row.unit)
        points.append(_observation_point(row, stock=stock))
        units.setdefault((row.concept, row.measure), row.unit)
    for statement in rows:
        entry = kinds.get(statement.concept, UNKNOWN)
        stock = _is_stock(entry.kind, statement.unit)
        usual = units.get((statement.concept, statement.measure), entry.unit)
        unit = joined_unit(statement, usual)
        if leave_out_reason(statement, stock=stock) or (
            is_measured(unit) and unit != usual and is_measured(usual)
        ):
            continue  # a freight turnover read under the name of the freight is no point of its series
        points.append(
            document_point(
                statement,
                date=known_dates[statement.document],
                year=whole_year(statement.period, stock=stock),
                definitions=definitions,
                unit=unit,
                publisher=(publishers or {}).get(statement.document, statement.document),
            )
        )
    return as_known_at(_mark_breaks(points, breaks), last_day(vintage or ""))


def joined_unit(statement: Statement, usual: str) -> str:
    """Return the unit under which a statement joins its series.

    Counters vary in print (人, 户, 个, or none at all) for one and the same count; money, percentages and what is measured
    (t, m2) never do.
    """
    if statement.measure == "share":
        return "%"
    if statement.unit in MONEY or not usual or usual in (*MONEY, "%"):
        return statement.unit
    if statement.measure in ("level", "change") and is_measured(statement.unit) and is_measured(usual):
        return statement.unit
    return usual

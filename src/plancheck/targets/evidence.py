"""What was known at a date: the values and segments a judgement may use, and nothing later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from plancheck.series.assemble import default_basis
from plancheck.series.dates import ALWAYS, last_day, require_date
from plancheck.series.points import SeriesPoint, as_known_at
from plancheck.series.segments import Segment, breaks_between, official_segments
from plancheck.series.sources import Break, Definition
from plancheck.statements.statement import Statement


class Topic(NamedTuple):
    """What all definitions of a series share: the thing measured, where, how, and the whole of a share."""

    concept: str
    region: str
    measure: str = "level"
    of: str = ""


def day_of_knowledge(
    as_of: str, points: Iterable[SeriesPoint], statements: Iterable[Statement], dates: Mapping[str, str]
) -> str:
    """Return the day at which outcomes are known: the last one of `as_of`, else that of the newest publication at hand.

    A document of the statements is a publication whether or not a series takes a figure from it. Without a point nothing
    is known at any day, and the day is empty.

    Parameters
    ----------
    as_of : str
        What a user asked for; empty for nothing.
    points : iterable of SeriesPoint
    statements : iterable of Statement
    dates : mapping of str to str
        Date of each document.

    Raises
    ------
    UsageError
        When `as_of` is no date.
    """
    if as_of:
        return require_date(as_of, where="as_of")
    latest = max((last_day(point.vintage) for point in points), default="")
    documents = {statement.document for statement in statements} if latest else set()
    return max(latest, *(last_day(dates.get(document, "")) for document in documents), "")


@dataclass(frozen=True)
class Evidence:
    """Points, breaks and definitions as known at `date`.

    Parameters
    ----------
    date : str
        Date of knowledge; ``9999-12-31`` for everything.
    points : tuple of SeriesPoint
        Published by then, chosen among these alone.
    breaks : tuple of Break
    definitions : tuple of Definition
    """

    date: str
    points: tuple[SeriesPoint, ...]
    breaks: tuple[Break, ...]
    definitions: tuple[Definition, ...]
    _segments: dict[Topic, list[Segment]] = field(default_factory=dict, repr=False)

    @classmethod
    def at(
        cls,
        date: str,
        points: Iterable[SeriesPoint],
        *,
        breaks: Sequence[Break],
        definitions: Sequence[Definition],
    ) -> Evidence:
        """Return what was known at `date`; everything when it is empty."""
        known = as_known_at(points, date or ALWAYS)
        return cls(date or ALWAYS, tuple(known), tuple(breaks), tuple(definitions))

    @cached_property
    def _by_series(self) -> dict[Topic, list[SeriesPoint]]:
        groups: dict[Topic, list[SeriesPoint]] = {}
        for point in self.points:
            groups.setdefault(Topic(point.concept, point.region, point.measure, point.of), []).append(point)
        return groups

    def series(self, concept: str, region: str, measure: str, of: str) -> list[SeriesPoint]:
        """Return all points of one concept and region, of every definition."""
        return self._by_series.get(Topic(concept, region, measure, of), [])

    @cached_property
    def _chosen(self) -> dict[tuple[str, str, str, int], list[SeriesPoint]]:
        groups: dict[tuple[str, str, str, int], list[SeriesPoint]] = {}
        for point in self.points:
            if point.chosen and point.year is not None:
                groups.setdefault((point.region, point.measure, point.of, point.year), []).append(point)
        return groups

    def chosen(self, region: str, measure: str, of: str, year: int) -> list[SeriesPoint]:
        """Return the chosen values of a place and year, of every concept and definition."""
        return self._chosen.get((region, measure, of, year), [])

    @cached_property
    def levels(self) -> list[tuple[str, str]]:
        """Concept and region of every level, sorted."""
        return sorted({(point.concept, point.region) for point in self.points if point.measure == "level"})

    def segments(self, concept: str, region: str, measure: str, of: str) -> list[Segment]:
        """Return the official series, cut at the breaks known by the date."""
        key = Topic(concept, region, measure, of)
        if key not in self._segments:
            self._segments[key] = official_segments(
                self.series(*key),
                self.breaks,
                self.definitions,
                **key._asdict(),
                date=self.date,
            )
        return self._segments[key]

    def basis(self, concept: str, region: str, year: int) -> str:
        """Return whose definition a document means in `year` that names none."""
        return default_basis(self.definitions, concept=concept, region=region, year=year)

    def official_value(
        self, concept: str, region: str, measure: str, of: str, year: int, *, firm: bool = False
    ) -> SeriesPoint | None:
        """Return the chosen value of a year on the definition that is the default for it."""
        basis = self.basis(concept, region, year)
        for point in self.series(concept, region, measure, of):
            if point.chosen and point.year == year and point.basis == basis and (point.firm or not firm):
                return point
        return None

    def document_values(
        self, document: str, concept: str, region: str, measure: str, of: str
    ) -> list[SeriesPoint]:
        """Return what one document itself states, by year; the later statement of a year replaces the earlier."""
        mine = [
            p
            for p in self.series(concept, region, measure, of)
            if p.source.rpartition(":")[0] == document and p.year is not None
        ]
        return sorted(mine, key=lambda p: p.year or 0)

    def rivals(
        self, concept: str, region: str, measure: str, of: str, year: int, *, basis: str
    ) -> list[SeriesPoint]:
        """Return the chosen values of a year on other definitions than `basis`."""
        return [
            p
            for p in self.series(concept, region, measure, of)
            if p.chosen and p.year == year and p.basis != basis
        ]

    def breaks_in(self, concept: str, region: str, *, first: int, last: int) -> list[Break]:
        """Return the rows of breaks.csv on the official series after `first` and not after `last`."""
        found: dict[str, Break] = {}
        for year in range(first + 1, last + 1):
            for row in breaks_between(
                self.breaks,
                concept=concept,
                region=region,
                basis=self.basis(concept, region, year),
                first=year - 1,
                last=year,
                date=self.date,
            ):
                found[row.id] = row
        return list(found.values())

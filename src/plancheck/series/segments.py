"""Cut a series where its definition changes: what a fit, a growth rate or a forecast may span."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plancheck.intervals import Interval
from plancheck.paths import series_folder as study_series_folder
from plancheck.series.assemble import UNKNOWN, ConceptKind, concept_kinds
from plancheck.series.dates import ALWAYS, last_day
from plancheck.series.points import SeriesKey, SeriesPoint, as_known_at
from plancheck.series.sources import Break, Definition, read_breaks, read_definitions

PERSONS = "人"


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive yearly values under one definition.

    Parameters
    ----------
    key : SeriesKey
        The series; its basis is the one of the last value.
    points : tuple of SeriesPoint
        One firm value per year, ascending; years may be missing.
    starts_at : str
        Id of the break, or the two bases, at which the segment begins; empty when the series begins here.
    ends_at : str
        Likewise at its end.
    crossed : tuple of str
        Ids of rows of breaks.csv inside the segment that do not cut (suspected breaks, splices, revisions).
    date : str
        Date of knowledge; empty for everything known.
    capacity : float or None
        What the values can never exceed: 100 for a share, the population for persons; None where nothing is known.
    """

    key: SeriesKey
    points: tuple[SeriesPoint, ...]
    starts_at: str = ""
    ends_at: str = ""
    crossed: tuple[str, ...] = ()
    date: str = ""
    capacity: float | None = None

    @property
    def concept(self) -> str:
        """Concept of the series."""
        return self.key.concept

    @property
    def measure(self) -> str:
        """``level`` or ``share``."""
        return self.key.measure

    @property
    def of(self) -> str:
        """The whole of a share."""
        return self.key.of

    @property
    def region(self) -> str:
        """Place."""
        return self.key.region

    @property
    def basis(self) -> str:
        """Whose definition the last value follows."""
        return self.key.basis

    @property
    def vintage(self) -> str:
        """Date of knowledge: the given one, else the day on which the last of the values was published."""
        return self.date or max((last_day(point.vintage) for point in self.points), default="")

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """The values each printed figure can stand for."""
        return tuple(point.interval for point in self.points)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a value."""
        return tuple(point.year or 0 for point in self.points)

    @property
    def values(self) -> tuple[float, ...]:
        """The values as floats, for the models."""
        return tuple(float(point.value) for point in self.points)

    @property
    def name(self) -> str:
        """Concept, region, basis and years on one line."""
        years = f"{self.years[0]}-{self.years[-1]}" if self.points else "no years"
        return f"{self.key.concept} {self.key.region} {self.key.basis} {years}"

    def until(self, year: int) -> Segment:
        """Return the segment without the years after `year`."""
        kept = tuple(point for point in self.points if (point.year or 0) <= year)
        return Segment(
            self.key, kept, self.starts_at, "" if kept != self.points else self.ends_at, self.crossed
        )


def yearly_points(points: Iterable[SeriesPoint], *, firm: bool = True) -> list[SeriesPoint]:
    """Return the chosen values of whole years, ascending; without bounds (“more than”) when `firm`."""
    kept = [p for p in points if p.chosen and p.year is not None and (p.firm or not firm)]
    return sorted(kept, key=lambda p: (p.key, p.year))


def breaks_between(
    breaks: Iterable[Break],
    *,
    concept: str,
    region: str,
    basis: str,
    first: int,
    last: int,
    date: str = "",
) -> list[Break]:
    """Return the rows that lie after `first` and not after `last`, as known at `date`.

    Rival definitions are left out: they say that two series differ, not that one changes.
    """
    return [
        row
        for row in breaks
        if (row.concept, row.region, row.basis) == (concept, region, basis)
        and row.kind != "rival definition"
        and first < row.period <= last
        and row.holds_at(date or ALWAYS)
    ]


def _cut(
    points: Sequence[SeriesPoint],
    breaks: Sequence[Break],
    definitions: Sequence[Definition],
    date: str,
) -> list[Segment]:
    segments: list[Segment] = []
    current: list[SeriesPoint] = []
    crossed: list[str] = []
    start = ""

    def close(end: str) -> None:
        if current:
            segments.append(Segment(current[-1].key, tuple(current), start, end, tuple(crossed), date))

    for point in points:
        if current:
            before = current[-1]
            rows = breaks_between(
                breaks,
                concept=point.concept,
                region=point.region,
                basis=point.basis,
                first=before.year or 0,
                last=point.year or 0,
                date=date,
            )
            cuts = [row.id for row in rows if row.cuts]
            if point.basis != before.basis and not _continues(definitions, before, point):
                cuts.append(f"{before.basis} to {point.basis}")
            if cuts:
                close(";".join(cuts))
                current, crossed, start = [], [], ";".join(cuts)
            crossed.extend(row.id for row in rows if not row.cuts)
        current.append(point)
    close("")
    return segments


def _continues(definitions: Sequence[Definition], before: SeriesPoint, point: SeriesPoint) -> bool:
    return any(
        d.continues == before.basis
        for d in definitions
        if (d.concept, d.region, d.basis) == (point.concept, point.region, point.basis)
    )


def cut_segments(points: Iterable[SeriesPoint], breaks: Sequence[Break], *, date: str = "") -> list[Segment]:
    """Return the segments of every series: yearly, firm, one value a year, cut at the breaks known at `date`.

    Parameters
    ----------
    points : iterable of SeriesPoint
        As `assemble_series` or `as_known_at` returns them.
    breaks : sequence of Break
    date : str
        Date of knowledge of the points; empty for all that is known.
    """
    series: dict[SeriesKey, list[SeriesPoint]] = defaultdict(list)
    for point in yearly_points(points):
        series[point.key].append(point)
    return [segment for key in sorted(series) for segment in _cut(series[key], breaks, (), date)]


def official_segments(
    points: Iterable[SeriesPoint],
    breaks: Sequence[Break],
    definitions: Sequence[Definition],
    *,
    concept: str,
    region: str,
    measure: str = "level",
    of: str = "",
    date: str = "",
) -> list[Segment]:
    """Return the segments of the series a document means that names no definition.

    Each year takes the value of the basis that is the default for that year. Where the default passes to another
    basis the series is cut, unless definitions.csv says that the new one continues the old.
    """
    defaults = [d for d in definitions if (d.concept, d.region) == (concept, region)]
    chain = [
        point
        for point in yearly_points(points)
        if (point.concept, point.region, point.measure, point.of) == (concept, region, measure, of)
        and (
            any(d.basis == point.basis and d.default_in(point.year or 0) for d in defaults)
            or (not defaults and point.basis)
        )
    ]
    chain.sort(key=lambda point: (point.key.unit, point.year or 0))
    return _cut(chain, breaks, definitions, date)


def study_segments(
    points: Iterable[SeriesPoint],
    *,
    dates: Sequence[str] = ("",),
    least: int = 2,
    series_folder: Path | None = None,
    vocabulary: Path | None = None,
) -> list[Segment]:
    """Return what the growth models are fitted to: every official series and every rival one, cut at its breaks.

    Parameters
    ----------
    points : iterable of SeriesPoint
    dates : sequence of str
        Dates of knowledge; ``("",)`` is everything known. Each date gives its own segments.
    least : int
        Segments with fewer values are left out.
    series_folder : Path, optional
        Folder with ``breaks.csv`` and ``definitions.csv``; the study's own when None.
    vocabulary : Path, optional
        A user's own vocabulary folder.
    """
    folder = series_folder or study_series_folder()
    breaks, definitions = read_breaks(folder), read_definitions(folder)
    known, kinds = list(points), concept_kinds(vocabulary)
    now = as_known_at(known, ALWAYS)
    found: list[Segment] = []
    for date in dates:
        then = as_known_at(known, date)
        names = sorted(
            {(p.concept, p.region, p.measure, p.of) for p in then if p.measure in ("level", "share")}
        )
        official = [
            segment
            for concept, region, measure, of in names
            for segment in official_segments(
                then, breaks, definitions, concept=concept, region=region, measure=measure, of=of, date=date
            )
        ]
        used = {point.source for segment in official for point in segment.points}
        rest = [p for p in then if p.source not in used and p.measure in ("level", "share")]
        rivals = [s for s in cut_segments(rest, breaks, date=date) if _is_rival(s, definitions)]
        kept = [s for s in (*official, *rivals) if len(s.points) >= least]
        found += [replace(s, capacity=find_capacity(s, now, kinds)) for s in kept]
    return found


def find_capacity(
    segment: Segment, points: Iterable[SeriesPoint], kinds: Mapping[str, ConceptKind]
) -> float | None:
    """Return what the values of a segment can never exceed, from the vocabulary's wholes and the actual statistics.

    A share ends at 100 %. A count of persons ends at the count it is part of, followed up to the largest in the same unit
    (online shoppers, internet users, population), as known now for the segment's last year: the population of a year hardly
    changes between vintages, and it is a bound, not a forecast.
    """
    if segment.measure == "share":
        return 100.0
    # money grows with prices and turnover may exceed any income; only heads are bounded
    if segment.key.unit != PERSONS:
        return None
    whole = kinds.get(segment.concept, UNKNOWN).whole
    values: dict[str, dict[int, float]] = {}
    for point in yearly_points(points):
        if point.measure == "level" and point.region == segment.region and point.unit == segment.key.unit:
            values.setdefault(point.concept, {})[point.year or 0] = float(point.value)
    bound, seen = None, {segment.concept}
    while whole and whole not in seen:
        seen.add(whole)
        known = [value for year, value in sorted(values.get(whole, {}).items()) if year <= segment.years[-1]]
        if known and known[-1] >= max(segment.values):
            bound = known[-1]
        whole = kinds.get(whole, UNKNOWN).whole
    return bound


def _is_rival(segment: Segment, definitions: Sequence[Definition]) -> bool:
    """Return whether a segment follows another definition than the default of its years."""
    return not any(
        d.default_in(segment.years[-1])
        for d in definitions
        if (d.concept, d.region, d.basis) == (segment.concept, segment.region, segment.basis)
    )

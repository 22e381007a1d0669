"""One published value of a yearly series, and which of several published values stands for its year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from plancheck.amounts import with_its_unit
from plancheck.intervals import Interval
from plancheck.series.dates import known_by, last_day

GRADE_ORDER = ("A", "B", "document", "P")
_FIRM = ("exact", "approx")  # figures that say how much, not merely more or less than something


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What makes a series one: the thing measured, how, where, by whose definition, in which unit."""

    concept: str
    measure: str
    of: str
    region: str
    basis: str
    unit: str


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One published value; the columns are described in `plancheck.schema.SERIES`."""

    concept: str
    measure: str
    of: str
    region: str
    basis: str
    period: str
    vintage: str
    figure: str
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    qualifier: str
    source: str
    grade: str
    publisher: str = ""
    title: str = ""
    page: str = ""
    reprints: str = ""
    break_: str = ""
    chosen: bool = False
    reason: str = ""

    @property
    def key(self) -> SeriesKey:
        """The series this value belongs to."""
        return SeriesKey(self.concept, self.measure, self.of, self.region, self.basis, self.unit)

    @property
    def year(self) -> int | None:
        """The year, or None for a value of a part of a year or of several years."""
        return int(self.period) if len(self.period) == 4 else None

    @property
    def interval(self) -> Interval:
        """The values the figure can stand for."""
        return Interval(self.low, self.high)

    def last_said(self, date: str) -> str:
        """Return the last day by `date` on which a page is known to have carried the value."""
        dates = [last_day(part.strip()) for part in (self.vintage, *self.reprints.split(";")) if part.strip()]
        return max(
            (day for day in dates if not date or day <= last_day(date)), default=last_day(self.vintage)
        )

    @property
    def printed(self) -> str:
        """The figure as printed, on one line; of a document's table, where it is a bare number, with its unit."""
        line = single_spaced(self.figure)
        return with_its_unit(line, value=self.value, unit=self.unit) if self.grade == "document" else line

    @property
    def firm(self) -> bool:
        """Whether the figure says how much; “more than” and “nearly” do not."""
        return self.qualifier in _FIRM


def single_spaced(figure: str) -> str:
    r"""Return a figure without the line breaks a torn page put into it.

    Examples
    --------
    >>> single_spaced("3.88\n\n万亿元")
    '3.88 万亿元'
    """
    return " ".join(figure.split())


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two published values of one series and year that no single number can be: both are kept, none is averaged."""

    key: SeriesKey
    period: str
    chosen: SeriesPoint
    other: SeriesPoint
    text: str


def _rank(point: SeriesPoint, date: str) -> tuple[object, ...]:
    return (
        not point.firm,
        GRADE_ORDER.index(point.grade) if point.grade in GRADE_ORDER else len(GRADE_ORDER),
        tuple(-int(part) for part in point.last_said(date).split("-")),
        point.high - point.low,
        point.source,
    )


def rank_points(points: Iterable[SeriesPoint], *, date: str = "") -> list[SeriesPoint]:
    """Return the published values of one series and year, the one to take first.

    The rule: a figure before a bound; a statistical office before the press that quotes it, before a document, before
    a private house; then the one published or repeated last. Among values that can be the same number as the first by this rule,
    the one printed with most digits stands for all of them.
    """
    ordered = list(points)
    if len(ordered) == 1:
        return ordered
    ordered.sort(key=lambda point: _rank(point, date))
    first = ordered[0]
    values = first.interval
    same = [point for point in ordered if point.firm and point.interval.meets(values)]
    if first.firm and same:
        best = min(same, key=lambda point: (point.high - point.low, ordered.index(point)))
        ordered.remove(best)
        ordered.insert(0, best)
    return ordered


def choose_points(points: Iterable[SeriesPoint], *, date: str = "") -> list[SeriesPoint]:
    """Return all points, one of each series and period marked as chosen, each other one with the reason.

    Losers are kept: `reason` says whether they are the same number printed otherwise or a disagreement.
    """
    groups: dict[tuple[str, ...], list[SeriesPoint]] = defaultdict(list)
    for p in points:
        # in the order of `SeriesKey`: made for each value, it takes longer than all else
        groups[p.concept, p.measure, p.of, p.region, p.basis, p.unit, p.period].append(p)
    found: list[SeriesPoint] = []
    for _, group in sorted(groups.items()):
        out: list[SeriesPoint] = []
        first, *others = rank_points(group, date=date)
        disagreeing = [other for other in others if not other.interval.meets(first.interval)]
        against = "; ".join(f"{other.source} prints {other.printed}" for other in disagreeing)
        out.append(_marked(first, chosen=True, reason=f"disagrees: {against}" if against else ""))
        for other in others:
            relation = "disagrees with" if other in disagreeing else "can be the same number as"
            out.append(
                _marked(
                    other,
                    chosen=False,
                    reason=f"{relation} {first.printed} of {first.source}, which is taken",
                )
            )
        found += sorted(out, key=lambda p: (last_day(p.vintage), p.source))
    return found


def _marked(point: SeriesPoint, *, chosen: bool, reason: str) -> SeriesPoint:
    if point.chosen == chosen and point.reason == reason:
        return point
    return replace(point, chosen=chosen, reason=reason)


def as_known_at(points: Iterable[SeriesPoint], date: str) -> list[SeriesPoint]:
    """Return the points published by `date`, chosen anew among these.

    Parameters
    ----------
    points : iterable of SeriesPoint
    date : str
        ``2012``, ``2012-03`` or ``2012-03-27``; its last day counts. Empty means everything is known.

    Examples
    --------
    >>> point = SeriesPoint("ecommerce.turnover", "level", "", "全国", "mofcom", "2010", "2011-07-29", "4.5万亿元",
    ...     Decimal("4.5E12"), Decimal("4.45E12"), Decimal("4.55E12"), "CNY", "exact", "row", "B")
    >>> as_known_at([point], "2010"), [p.chosen for p in as_known_at([point], "2011")]
    ([], [True])
    """
    known = (point for point in points if not date or known_by(point.vintage, date=date))
    return choose_points(known, date=date)


def find_conflicts(points: Iterable[SeriesPoint]) -> list[Conflict]:
    """Return the pairs of a chosen value and another of the same series and period that cannot be one number."""
    groups: dict[tuple[SeriesKey, str], list[SeriesPoint]] = defaultdict(list)
    for point in points:
        groups[point.key, point.period].append(point)
    conflicts = []
    for (key, period), group in sorted(groups.items(), key=lambda item: item[0]):
        chosen = next((point for point in group if point.chosen), None)
        for other in group:
            if chosen is None or other is chosen or other.interval.meets(chosen.interval):
                continue
            text = (
                f"{key.region} {key.concept} {period} ({key.basis}): {chosen.printed} [{chosen.source}, {chosen.vintage}] "
                f"against {other.printed} [{other.source}, {other.vintage}]"
            )
            conflicts.append(Conflict(key, period, chosen, other, text))
    return conflicts

"""Implied figures beside published statistics: what a document's own arithmetic asks for, and what was counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from plancheck.claims.figures import YEAR_ENDS, parse_period
from plancheck.claims.relation import Implied
from plancheck.documents.regions import NATION
from plancheck.intervals import Interval


class Statistic(Protocol):
    """What a published value must say to be compared: a row of the series table says all of it."""

    @property
    def concept(self) -> str: ...  # noqa: D102
    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def region(self) -> str: ...  # noqa: D102
    @property
    def period(self) -> str: ...  # noqa: D102
    @property
    def low(self) -> Decimal: ...  # noqa: D102
    @property
    def high(self) -> Decimal: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def grade(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class ActualStatistic:
    """A published statistic of one's own to compare an implied figure with.

    Parameters
    ----------
    concept, region, period : str
        As in the series table.
    low, high : Decimal
        Values the printed figure can stand for, in base units.
    source : str
        Id of the row of ``data/series``, or publisher, title and page.
    unit, measure, grade : str
        Left empty, the unit is not compared.
    """

    concept: str
    region: str
    period: str
    low: Decimal
    high: Decimal
    source: str
    unit: str = ""
    measure: str = "level"
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The published statistic that answers an implied figure, and whether the two meet."""

    actual: Interval
    source: str
    agrees: bool


class Actuals:
    """Published statistics by concept, measure, region and year.

    Parameters
    ----------
    rows : iterable of Statistic
        Rows taken from a document (grade ``document``) are left out: a plan's own figure confirms nothing. So are rows
        whose interval is empty or not a number.
    """

    def __init__(self, rows: Iterable[Statistic] = ()) -> None:
        self._rows: dict[tuple[str, str, str, str], list[Statistic]] = defaultdict(list)
        for row in rows:
            sound = not (row.low.is_nan() or row.high.is_nan()) and row.low <= row.high
            if sound and row.grade != "document":
                self._rows[row.concept, row.measure, row.region, _moment(row.period)].append(row)

    def compare(self, implied: Implied, computed: Interval, *, unit: str) -> Comparison | None:
        """Return the published statistic nearest to the computed interval, or None when there is none.

        With several publishers or vintages the one that meets, else the nearest, is shown: an implied figure is not
        contradicted by one of them while another agrees.
        """
        measure = "share" if implied.role == "share" else "level"
        if not implied.concept:
            return None
        moments = [_moment(implied.period)]
        if implied.role == "population" and moments[0].isdigit():
            # penetration in a January report divides by the last population counted, the year before's
            moments.append(str(int(moments[0]) - 1))
        intervals = [
            (Interval(row.low, row.high), row)
            for moment in moments
            for row in self._rows.get((implied.concept, measure, implied.region or NATION, moment), ())
            if row.unit == unit or not row.unit or not unit
        ]
        if not intervals:
            return None
        best, row = min(intervals, key=lambda pair: (computed.gap(pair[0]), pair[1].source))
        return Comparison(best, row.source, best.meets(computed))


def _moment(period: str) -> str:
    years = parse_period(period)
    if years is None or not years.single or years.part not in YEAR_ENDS:
        return period
    return str(years.first)

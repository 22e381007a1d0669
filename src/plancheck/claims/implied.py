"""Implied figures beside published statistics: what a document's own arithmetic asks for, and what was counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plancheck.claims.relation import Implied
from plancheck.intervals import Interval


@dataclass(frozen=True, slots=True)
class ActualStatistic:
    """A published statistic to compare an implied figure with.

    Parameters
    ----------
    concept, region, period : str
        As in the series table.
    low, high : Decimal
        Values the printed figure can stand for, in base units.
    source : str
        Id of the row of ``data/series``, or publisher, title and page.
    """

    concept: str
    region: str
    period: str
    low: Decimal
    high: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The published statistics that answer an implied figure, nearest first, and whether any meets it."""

    actual: Interval
    source: str
    agrees: bool


class Actuals:
    """Published statistics by concept, region and period.

    Parameters
    ----------
    rows : iterable of ActualStatistic
        Rows whose interval is empty or not a number are left out.
    """

    def __init__(self, rows: Iterable[ActualStatistic] = ()) -> None:
        self._rows: dict[tuple[str, str, str], list[ActualStatistic]] = defaultdict(list)
        for row in rows:
            if not (row.low.is_nan() or row.high.is_nan()) and row.low <= row.high:
                self._rows[row.concept, row.region, row.period].append(row)

    def compare(self, implied: Implied, computed: Interval) -> Comparison | None:
        """Return the published statistic nearest to the computed interval, or None when there is none.

        With several publishers or vintages the one that meets, else the nearest, is shown: an implied figure is not
        contradicted by one of them while another agrees.
        """
        region = implied.region or "全国"
        rows = self._rows.get((implied.concept, region, implied.period), [])
        if not rows or not implied.concept:
            return None
        intervals = [(Interval(row.low, row.high), row) for row in rows]
        best, row = min(intervals, key=lambda pair: (computed.gap(pair[0]), pair[1].source))
        return Comparison(best, row.source, best.meets(computed))

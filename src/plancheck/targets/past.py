"""Growth seen before a target was set: over several windows, inside one definition, and as documents state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancheck.intervals import ONE, Interval
from plancheck.series.points import SeriesPoint
from plancheck.series.segments import Segment
from plancheck.statements.statement import Statement
from plancheck.targets.goal import counted_from, period_years
from plancheck.targets.percent import as_fraction, percent_range, rate_unit

WINDOWS = (3, 5, 10)  # years looked back, beside the whole segment; one year only where nothing longer exists


def middle_of(interval: Interval) -> float:
    """Return the middle of an interval, in its own unit."""
    return (float(interval.low) + float(interval.high)) / 2


@dataclass(frozen=True, slots=True)
class PastGrowth:
    """Compound growth per year between two years, as fractions.

    Parameters
    ----------
    first, last : int
        The base year, not counted, and the last year.
    rate : Interval
        As wide as the rounding of the two values, or of the rate that is stated.
    source : str
        ``values`` of the series, or ``document:start`` of a stated rate.
    note : str
        What limits it: another definition, breaks that do not cut.
    unit : str
        What the rate is said in: percent, or ‰ where it is published so.
    """

    first: int
    last: int
    rate: Interval
    source: str
    note: str = ""
    unit: str = "%"

    @property
    def years(self) -> int:
        """Yearly steps of the window."""
        return self.last - self.first

    @property
    def label(self) -> str:
        """The window with its rate in percent, on one line."""
        where = "" if self.source == "values" else f" stated in {self.source}"
        return f"{self.first}-{self.last}: {percent_range(self.rate, unit=self.unit)}{where}{f' ({self.note})' if self.note else ''}"

    @property
    def middle(self) -> float:
        """The middle of the rate, a fraction."""
        return middle_of(self.rate)


def growth_between(first: Interval, last: Interval, *, years: int) -> Interval | None:
    """Return the compound growth per year between two values, as a fraction; None where there is none.

    Examples
    --------
    >>> rate = growth_between(Interval(Decimal("1622.5"), Decimal("1623.5")), Interval.exactly(Decimal(4253)), years=5)
    >>> round(float(rate.low), 4), round(float(rate.high), 4)
    (0.2124, 0.2126)
    """
    if years < 1 or first.low <= 0 or last.low <= 0:
        return None
    return (last / first).root(years) - ONE


def past_growth(
    segments: Sequence[Segment], *, base_year: int, base: SeriesPoint | None = None
) -> list[PastGrowth]:
    """Return the growth of the segment that holds `base_year` over each window that ends there.

    Where that segment begins with the base year, the segment before it is used and said to follow another definition:
    its growth is evidence, its level is not.

    Parameters
    ----------
    segments : sequence of Segment
        As known when the target was set.
    base_year : int
    base : SeriesPoint, optional
        The plan's own value of the base year, which replaces the series' value.
    """
    values: dict[int, Interval] = {}
    end, note = base_year, ""
    home = next((s for s in segments if base_year in s.years), None)
    if home is not None:
        values = {p.year or 0: p.interval for p in home.points if (p.year or 0) <= base_year}
        crossed = ", ".join(dict.fromkeys(home.crossed))
        note = f"crosses {crossed}, which does not cut" if crossed else ""
        if base is not None:
            values[base_year] = base.interval
    if len(values) < 2:
        earlier = [s for s in segments if s.points and s.years[-1] < base_year and len(s.points) > 1]
        if not earlier:
            return []
        before = earlier[-1]
        values = {p.year or 0: p.interval for p in before.points}
        end = before.years[-1]
        note = f"before {before.ends_at or 'the gap'}, on the definition {before.key.basis}"
    starts = [end - window for window in WINDOWS if end - window in values]
    whole = min(values)
    if whole != end and whole not in starts and end - whole > 1:
        starts.append(whole)
    if not starts:
        starts = [year for year in (end - 1, end - 2) if year in values][:1]
    found = []
    for start in sorted(starts, reverse=True):
        rate = growth_between(values[start], values[end], years=end - start)
        if rate is not None:
            found.append(PastGrowth(start, end, rate, "values", note))
    return found


def stated_growth(
    statements: Iterable[Statement], *, concept: str, region: str, base_year: int
) -> list[PastGrowth]:
    """Return the growth over several years that documents state up to `base_year`, per year.

    年均增长38.9%, 增长近2.5倍 and 翻了一番 over a span become a compound rate: 增长X倍 makes the end X + 1 times the base.
    The steps are counted as those of targets are (`plancheck.targets.goal.counted_from`).
    """
    found = []
    for s in statements:
        start, (_, last) = counted_from(s), period_years(s.period)
        if (
            s.status != "observed" or s.concept != concept or s.region != region or s.of
            or start is None or last != base_year or "/" not in s.period
        ):  # fmt: skip
            continue
        low = s.low if s.low.is_finite() else s.value
        high = s.high if s.high.is_finite() else s.value
        if s.measure == "growth_per_year":
            rate: Interval | None = Interval(as_fraction(low, s.unit), as_fraction(high, s.unit))
        elif s.measure in ("multiple", "growth_multiple"):
            # 翻了一番 is said of exactly twice, not of 1.5 to 2.5 times
            if not any(c.isdigit() for c in s.figure):
                low = high = s.value
            factor = Interval(low, high) + (
                ONE if s.measure == "growth_multiple" else Interval.exactly(Decimal(0))
            )
            rate = factor.root(last - start) - ONE if factor.low > 0 and last > start else None
        else:
            rate = None
        if rate is not None and start < last:
            found.append(
                PastGrowth(
                    start, last, rate, f"{s.document}:{s.start}", f"printed {s.figure}", rate_unit(s.unit)
                )
            )
    return found


def main_window(windows: Sequence[PastGrowth], *, years: int) -> PastGrowth | None:
    """Return the window closest in length to the `years` the target looks ahead; values before stated rates."""
    return min(
        windows, key=lambda w: (abs(w.years - years), w.source != "values", -w.years, w.source), default=None
    )

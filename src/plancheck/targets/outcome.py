"""What came of a target: the value of its year, on its definition, as known now."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.amounts import format_amount
from plancheck.claims.conventions import Conventions
from plancheck.intervals import ONE, Interval
from plancheck.series.points import SeriesPoint
from plancheck.series.sources import Break
from plancheck.targets.evidence import Evidence, Topic
from plancheck.targets.past import growth_between
from plancheck.targets.percent import as_fraction, percent_range

TOLD_OF_SPAN = "told of the span"


@dataclass(frozen=True, slots=True)
class Reached:
    """A value that stands for the outcome, and how it was got.

    Parameters
    ----------
    interval : Interval
    year : int
        Its own year; before the target's where only an earlier value is known.
    figure, source : str
        As printed, with publisher, title and page.
    firm : bool
        False for a bound (“more than 60 million”).
    how : str
        ``published``, ``worked out`` (from the next year's level and growth), ``earlier`` (already reached before) or
        `TOLD_OF_SPAN` (a later document tells of the target's own years).
    value : float or None
        The printed number, for forecast errors; None for bounds and worked-out values.
    unit : str
        Base unit of the value.
    """

    interval: Interval
    year: int
    figure: str
    source: str
    firm: bool
    how: str
    value: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on what came.

    Parameters
    ----------
    verdict : str
        One of `plancheck.schema.OUTCOME_VERDICTS`.
    reached : Reached or None
    margin_pct : float or None
        Outcome over the least value that meets the target, less 1, in percent (points for shares: still relative).
    reason : str
    definitions : str
        Readings on other definitions, joined by ``;``.
    suspected : tuple of int
        Years after the base in which a change of definition is suspected that does not forbid a verdict.
    """

    verdict: str
    reached: Reached | None
    margin_pct: float | None
    reason: str
    definitions: str = ""
    suspected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """What the value of a target's year is held against.

    Parameters
    ----------
    threshold : Interval
        Where the least value that meets the target can lie (the greatest where `direction` is -1), in the value's unit.
    direction : int
        1 where the target is met from the threshold upwards, -1 downwards.
    strict : bool
        Whether the threshold itself does not meet the target (超过).
    """

    threshold: Interval
    direction: int
    strict: bool = False

    def verdict(self, value: Interval) -> str:
        """Return ``met``, ``missed`` or ``undetermined`` for a value.

        Examples
        --------
        >>> from decimal import Decimal
        >>> Bar(Interval.exactly(Decimal(40)), direction=1).verdict(Interval(Decimal("37.15"), Decimal("37.25")))
        'missed'
        """
        threshold, strict = self.threshold, self.strict
        if self.direction < 0:
            value, threshold = -value, -threshold
        if value.low > threshold.high or (
            value.low == threshold.high and not (strict and not value.low_open)
        ):
            return "met"
        below = value.high < threshold.low or (value.high == threshold.low and (strict or value.high_open))
        return "missed" if below else "undetermined"

    def margin_pct(self, value: Interval) -> float | None:
        """Return how far a value lies beyond the threshold, percent of it; by its finite end where one is open."""
        low = value.low if value.low.is_finite() else value.high
        high = value.high if value.high.is_finite() else value.low
        if not (low.is_finite() and high.is_finite()):
            return None
        middle = float(low + high) / 2
        wanted = float(self.threshold.low + self.threshold.high) / 2
        beyond = self.direction if wanted > 0 else -self.direction  # a fall of 3.5% is more than one of 2.9%
        return beyond * 100 * (middle / wanted - 1) if wanted else None


def describe_source(point: SeriesPoint) -> str:
    """Return publisher, title and page of a value on one line."""
    parts = (point.publisher, point.title, point.page)
    return ", ".join(part.split(" ; ")[0] for part in parts if part) or point.source


def find_reached(now: Evidence, topic: Topic, year: int, *, constant_prices: bool = False) -> Reached | None:
    """Return the published value of the year, else the one worked out from the next year's level and growth.

    Growth at constant prices leads back to no level.
    """
    point = now.official_value(*topic, year)
    if point is not None:
        open_low = point.qualifier in ("more_than",)
        interval = Interval(point.low, point.high, low_open=open_low, high_open=point.qualifier == "nearly")
        return Reached(
            interval,
            year,
            point.printed,
            describe_source(point),
            point.firm,
            "published",
            float(point.value),
            point.unit,
        )
    return None if constant_prices else _worked_out(now, topic, year)


def _worked_out(now: Evidence, topic: Topic, year: int) -> Reached | None:
    """Return the level that the next year's level and published growth lead back to; no break may lie between."""
    concept, region, measure, _ = topic
    if measure != "level" or any(
        row.cuts for row in now.breaks_in(concept, region, first=year, last=year + 1)
    ):
        return None
    level = now.official_value(concept, region, "level", "", year + 1, firm=True)
    growth = now.official_value(concept, region, "growth", "", year + 1, firm=True)
    if level is None or growth is None or growth.low <= -100:
        return None
    factor = ONE + Interval(as_fraction(growth.low, growth.unit), as_fraction(growth.high, growth.unit))
    return Reached(
        level.interval / factor,
        year,
        f"{level.printed} in {year + 1} after {growth.printed} growth",
        describe_source(level),
        True,
        "worked out",
        None,
        level.unit,
    )


def earlier_reached(now: Evidence, topic: Topic, bar: Bar, *, first: int, year: int) -> Reached | None:
    """Return the first value after the year `first` and before the target's year that already meets it, or None."""
    for earlier in range(first + 1, year):
        point = now.official_value(*topic, earlier)
        if point is None:
            continue
        interval = Interval(point.low, point.high, low_open=point.qualifier == "more_than")
        if bar.verdict(interval) == "met":
            return Reached(
                interval,
                earlier,
                point.printed,
                describe_source(point),
                point.firm,
                "earlier",
                float(point.value),
                point.unit,
            )
    return None


def rival_readings(now: Evidence, topic: Topic, bar: Bar, year: int) -> list[str]:
    """Return what other definitions of the same thing say of the same year: ``basis: figure: verdict``."""
    basis = now.basis(topic.concept, topic.region, year)
    return [
        f"{point.basis}: {point.printed} ({point.source}): {bar.verdict(point.interval)}"
        for point in now.rivals(*topic, year, basis=basis)
    ]


def nearest_readings(now: Evidence, topic: Topic, year: int) -> list[str]:
    """Return each definition's value nearest to a year that has none: what there is instead, without a verdict."""
    nearest: dict[str, tuple[int, SeriesPoint]] = {}
    for point in now.series(*topic):
        if not point.chosen:
            continue
        distance = abs(int(point.period[:4]) - year)
        if point.basis not in nearest or distance < nearest[point.basis][0]:
            nearest[point.basis] = (distance, point)
    return [
        f"{basis} has {point.printed} for {point.period} ({point.source})"
        for basis, (_, point) in sorted(nearest.items())
    ]


def rest_readings(now: Evidence, topic: Topic, bar: Bar, year: int, *, conventions: Conventions) -> list[str]:
    """Return what a whole leaves for the concept when its other parts are taken off: the most it can have been.

    The parts of a whole are rows ``sum_of`` of ``conventions.csv``. Only “missed” is a verdict here: others may share the rest.
    """
    concept, region, measure, of = topic
    if measure != "level" or bar.direction < 0:
        return []
    lines = []
    for row in conventions.members("sum_of"):
        parts = row.value.split("+")
        if concept not in parts:
            continue
        whole = now.official_value(row.applies_to, region, "level", of, year, firm=True)
        others = [
            now.official_value(part, region, "level", of, year, firm=True)
            for part in parts
            if part != concept
        ]
        if whole is None or any(part is None for part in others):
            continue
        rest = whole.interval
        for part in others:
            if part is not None:
                rest = rest - part.interval
        verdict = "missed" if rest.high < bar.threshold.low else "within it"
        low, high = (format_amount(end, whole.unit, lang="en", digits=5) for end in (rest.low, rest.high))
        most = low if low == high else f"{low} to {high}"
        lines.append(f"at most {most} as the rest of {row.applies_to} ({whole.basis}): {verdict}")
    return lines


def old_definition_reading(
    now: Evidence,
    topic: Topic,
    bar: Bar,
    *,
    cuts: list[Break],
    base_year: int,
    year: int,
) -> str:
    """Return how far the old definition had come when it ended, and what growth it would still have needed."""
    end = min(row.period for row in cuts)
    for last in range(end - 1, base_year, -1):
        point = now.official_value(*topic, last, firm=True)
        if point is None:
            continue
        needed = growth_between(point.interval, bar.threshold, years=year - last)
        before = next(
            (
                p
                for p in (
                    now.official_value(*topic, y, firm=True) for y in range(last - 1, base_year - 1, -1)
                )
                if p is not None
            ),
            None,
        )
        text = f"on the old definition {point.printed} in {last} ({describe_source(point)})"
        if needed is not None:
            text += f", which would have needed {percent_range(needed)} a year to {year}"
        if before is not None and before.year is not None:
            grown = growth_between(before.interval, point.interval, years=last - before.year)
            if grown is not None:
                text += f", after {percent_range(grown)} a year from {before.year}"
        return text
    return f"no value on the old definition between {base_year} and {end}"

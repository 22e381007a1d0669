"""The two verdicts on a target: against growth so far, and against what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plancheck.amounts import count_of
from plancheck.claims.conventions import Conventions
from plancheck.intervals import ONE, Interval
from plancheck.schema import GROWTH_MEASURES
from plancheck.series.assemble import joined_unit
from plancheck.series.points import SeriesPoint
from plancheck.series.sources import Break
from plancheck.statements.statement import Statement
from plancheck.targets.evidence import Evidence, Topic
from plancheck.targets.goal import Goal
from plancheck.targets.outcome import (
    TOLD_OF_SPAN,
    Bar,
    Outcome,
    Reached,
    earlier_reached,
    find_reached,
    nearest_readings,
    old_definition_reading,
    rest_readings,
    rival_readings,
)
from plancheck.targets.past import PastGrowth
from plancheck.targets.percent import as_fraction, percent_range, rate_unit
from plancheck.targets.wording import amount, amount_range

NOT_ASSESSABLE = "not assessable"
NO_CONCEPT = "the vocabulary has no concept for it"


def judge_consistency(
    goal: Goal,
    *,
    required: Interval | None,
    windows: Sequence[PastGrowth],
    base: SeriesPoint | None,
    refusal: str,
    known: str,
    years: int,
    bound: SeriesPoint | None = None,
) -> tuple[str, str]:
    """Return the verdict against growth so far, and its parameters in words.

    ``above trend`` when every rate the target can require lies above every rate seen, over all windows and within
    all roundings; ``below trend`` when every one lies below; ``on trend`` where the two ranges meet. No tolerance
    enters. For targets that want a decline the sides are exchanged.

    Parameters
    ----------
    goal : Goal
    required : Interval or None
        Growth a year that it takes, as a fraction.
    windows : sequence of PastGrowth
        Growth seen before.
    base : SeriesPoint or None
        What the required growth is counted from.
    refusal : str
        Why the target cannot be judged at all; empty where it can.
    known : str
        What was asked: everything up to a date, or the document alone.
    years : int
        From the base to the target.
    bound : SeriesPoint or None
        A bound (突破60亿元) that stands where the base should, from which nothing can be counted.
    """
    if refusal:
        return NOT_ASSESSABLE, refusal
    if required is None:
        what = "value of the base year" if goal.needs_base else "earlier value"
        but = f" but a bound, {bound.printed} in {bound.year} ({bound.source})" if bound else ""
        return NOT_ASSESSABLE, f"no {what} of the same series{but}, {known}"
    said_in = rate_unit(goal.statement.unit)
    asks = f"asks {percent_range(required, unit=said_in)} a year"
    if base is not None:
        asks += f" from {base.printed} in {base.year} ({base.source}) over {count_of(years, 'year')}"
    if not windows:
        return NOT_ASSESSABLE, f"{asks}; no growth of one definition before it, {known}"
    longer = [window for window in windows if window.years > 1]
    used = longer or list(windows)
    low, high = min(w.rate.low for w in used), max(w.rate.high for w in used)
    wanted, seen = (required.low, required.high), (low, high)
    if goal.direction < 0:
        wanted, seen = (-required.high, -required.low), (-high, -low)
    verdict = "on trend"
    if wanted[0] > seen[1]:
        verdict = "above trend"
    elif wanted[1] < seen[0]:
        verdict = "below trend"
    return verdict, f"{asks}; seen {'; '.join(w.label for w in used)}; {known}"


def published_growth(known: Evidence, concept: str, region: str, *, last: int) -> list[PastGrowth]:
    """Return the growth of 1, 3 and 5 years up to `last`, compounded from published yearly rates without a gap."""
    found = []
    for years in (1, 3, 5):
        rate = compound_published(known, concept, region, first=last - years, last=last)
        if rate is not None:
            point = known.official_value(concept, region, "growth", "", last, firm=True)
            said_in = rate_unit(point.unit if point is not None else "")
            found.append(PastGrowth(last - years, last, rate, "values", "published yearly rates", said_in))
    return found


def compound_published(
    known: Evidence, concept: str, region: str, *, first: int, last: int
) -> Interval | None:
    """Return growth per year from `first` to `last` by the published rates of every year between; None with a gap."""
    factor = ONE
    for year in range(first + 1, last + 1):
        point = known.official_value(concept, region, "growth", "", year, firm=True)
        if point is None or point.low <= -100:
            return None
        factor = factor * (
            ONE + Interval(as_fraction(point.low, point.unit), as_fraction(point.high, point.unit))
        )
    return factor.root(last - first) - ONE if last > first else None


def judge_outcome(
    goal: Goal,
    *,
    now: Evidence,
    as_of: str,
    base: SeriesPoint | None,
    base_now: SeriesPoint | None,
    refusal: str,
    comparable: str,
    conventions: Conventions,
    constant_prices: bool = False,
    reading: str = "declared",
    told: Statement | None = None,
    level: Statement | None = None,
    earlier: Sequence[Statement] = (),
) -> Outcome:
    """Return what came of the target as known now.

    ``undetermined`` when there is no figure, when a definition changed between base and end (both readings are then
    given), or when rounding leaves it open; ``open`` when the year is not over or not yet published.

    Parameters
    ----------
    goal : Goal
    now : Evidence
    as_of : str
        Date of knowledge of the outcome.
    base : SeriesPoint or None
        The base year's value as the plan's own date knew it.
    base_now : SeriesPoint or None
        The base year's value as known now, where it differs from the plan's own: a growth target must hold on both.
    refusal : str
        Why the target cannot be judged at all; empty where it can.
    comparable : str
        Why growth may not be taken from levels; published rates are compared instead.
    conventions : Conventions
    constant_prices : bool
        Whether the growth published of the thing is at constant prices, so that no level follows from it.
    reading : str
        One of `plancheck.targets.goal.READINGS`.
    told : Statement, optional
        What a later document tells of the target's own years (五年累计下降14.6%); it decides where no series can.
    level : Statement, optional
        What a later document tells a thing without a concept stood at in the target's year; growth is worked out from it.
    earlier : sequence of Statement
        What later documents tell a thing without a concept stood at in years before the target's, in their order.
    """
    year = goal.year
    nameless = refusal == NO_CONCEPT
    added = goal.statement.measure == "change" and not refusal
    if told is not None and (goal.asks_for_a_total or nameless or added or (comparable and not refusal)):
        return _told_outcome(goal, told, reading=reading)
    if level is not None and nameless and not comparable and base is not None and goal.needs_base:
        grown = _told_level(goal, level, base, reading=reading)
        if grown is not None:
            return grown
    if nameless and told is None and not goal.is_ceiling:
        for known in earlier:
            # 11.6 m2 years ahead is no 12 m2 reached, though it would be printed so
            outcome = _told_outcome(goal, known, reading="narrow" if reading == "declared" else reading)
            if outcome.verdict == "met" and outcome.reached is not None:
                words = f"{known.figure} in {known.period} already; no figure of {year}"
                reached_early = replace(outcome.reached, year=int(known.period[:4]), how="earlier")
                return replace(outcome, reached=reached_early, reason=words)
    if (waiting := _not_yet(goal, now, as_of=as_of, refusal=refusal)) is not None:
        return waiting
    if refusal or year is None:
        return Outcome("undetermined", None, None, refusal)
    growth = _growth_outcome(goal, now, required_by_rule=bool(comparable))
    if growth is not None:
        return growth
    if comparable:
        return Outcome("undetermined", None, None, f"{comparable}; no published rate for every year")
    threshold = goal.threshold(base.interval if base else None, reading=reading)
    if threshold is None:
        if told is not None:
            return _told_outcome(goal, told, reading=reading)
        return Outcome("undetermined", None, None, f"no value of {goal.base_year} to count from")
    topic, bar = topic_of(goal), Bar(threshold, goal.direction, goal.is_strict)
    rivals = "; ".join(
        rival_readings(now, topic, bar, year)
        + _part_readings(now, topic, bar, year)
        + rest_readings(now, topic, bar, year, conventions=conventions)
    )
    reached = find_reached(now, topic, year, constant_prices=constant_prices)
    reached = reached or _share_from_levels(now, goal, year)
    first = base.year if base is not None and base.year is not None else None
    if reached is None:
        met = _met_before(now, goal, bar, first, rivals) if first is not None else None
        if met is not None:
            return met
        if told is not None:
            return _told_outcome(goal, told, reading=reading)
        other = "; ".join([rivals, *nearest_readings(now, topic, year)]).strip("; ")
        return Outcome("undetermined", None, None, f"no figure of {year} on the target's definition", other)
    if not goal.needs_base and reached.unit and reached.unit != joined_unit(goal.statement, reached.unit):
        words = f"the target is in {goal.statement.unit or 'no unit'}, the figure of {year} in {reached.unit}"
        return Outcome("undetermined", None, None, words, rivals)
    second = goal.threshold(base_now.interval, reading=reading) if base_now is not None else None
    recounted = (base_now, second) if base_now is not None and second is not None else None
    return _judge_reached(goal, reached, now, bar, first=first, recounted=recounted, rivals=rivals)


def topic_of(goal: Goal) -> Topic:
    """Return what the series measures that a target is judged by."""
    s = goal.statement
    return Topic(s.concept, s.region, goal.series_measure, s.of if goal.series_measure == "share" else "")


def _judge_reached(
    goal: Goal,
    reached: Reached,
    now: Evidence,
    bar: Bar,
    *,
    first: int | None,
    recounted: tuple[SeriesPoint, Interval] | None,
    rivals: str,
) -> Outcome:
    """Return what came of a target whose year has a figure.

    Parameters
    ----------
    goal, reached, now, bar
        The target, the figure of its year, what is known now, and what the figure is held against.
    first : int or None
        The year it is counted from.
    recounted : (SeriesPoint, Interval) or None
        The base as known now, where it differs from the plan's own, and the values that meet the target counted from it.
    rivals : str
        Readings on other definitions.
    """
    year = goal.year or 0
    verdict, margin = bar.verdict(reached.interval), bar.margin_pct(reached.interval)
    words = f"{reached.figure} in {reached.year} ({reached.how}) against {_asked(bar, reached.unit)}"
    cuts = _cuts(now, goal, first, year) if first is not None else []
    if cuts:
        changed = "; ".join(f"{row.period}: {row.change} [{row.id}]" for row in cuts)
        old = old_definition_reading(now, topic_of(goal), bar, cuts=cuts, base_year=first or 0, year=year)
        reason = f"the definition changed between {first} and {year} ({changed}); on the new definition {words}: {verdict}; {old}"
        return Outcome("undetermined", reached, margin, reason, rivals)
    if verdict == "undetermined":
        return Outcome(verdict, reached, margin, f"{words}: within the rounding", rivals)
    if recounted is not None:
        base_now, second = recounted
        other = replace(bar, threshold=second).verdict(reached.interval)
        words += f"; counted from {base_now.printed} ({base_now.source}), the base as known now: {other}"
        if other != verdict:
            return Outcome("undetermined", reached, margin, words, rivals)
    soft = [row for row in _breaks(now, goal, first, year) if not row.cuts and row.kind == "suspected break"]
    if soft:
        words += f"; a change of definition is suspected: {', '.join(row.id for row in soft)}"
    return Outcome(verdict, reached, margin, words, rivals, tuple(sorted({row.period for row in soft})))


def _not_yet(goal: Goal, now: Evidence, *, as_of: str, refusal: str) -> Outcome | None:
    """Return the outcome of a target whose year is not over, not published, or without statistics; None for others."""
    year = goal.year
    if year is None or (as_of and year < int(as_of[:4])):
        return None
    if not as_of:
        known = _published(goal, now)
        return None if known else Outcome("undetermined", None, None, refusal or "no actual statistics given")
    if year == int(as_of[:4]) and _published(goal, now):
        return None
    return Outcome("open", None, None, f"{year} is not over or not published, as known at {as_of}")


def _met_before(now: Evidence, goal: Goal, bar: Bar, first: int, rivals: str) -> Outcome | None:
    """Return the outcome of a target without a figure of its year that a year between base and end had met already."""
    year = goal.year
    if year is None or goal.is_ceiling:
        return None
    earlier = earlier_reached(now, topic_of(goal), bar, first=first, year=year)
    if earlier is None or _cuts(now, goal, first, earlier.year):
        return None
    words = f"{earlier.figure} in {earlier.year} already; no figure of {year}"
    return Outcome("met", earlier, bar.margin_pct(earlier.interval), words, rivals)


def _breaks(now: Evidence, goal: Goal, first: int | None, last: int) -> list[Break]:
    s = goal.statement
    return [] if first is None else now.breaks_in(s.concept, s.region, first=first, last=last)


def _cuts(now: Evidence, goal: Goal, first: int, last: int) -> list[Break]:
    return [row for row in _breaks(now, goal, first, last) if row.cuts]


def _published(goal: Goal, now: Evidence) -> bool:
    return bool(goal.year and now.official_value(*topic_of(goal), goal.year))


def _asked(bar: Bar, unit: str) -> str:
    side = "at least" if bar.direction > 0 else "at most"
    if bar.strict:
        side = "more than" if bar.direction > 0 else "less than"
    return f"{side} {amount_range(bar.threshold, unit, lang='en')}"


def _growth_outcome(goal: Goal, now: Evidence, *, required_by_rule: bool) -> Outcome | None:
    """Return the verdict by published rates: for one year whenever there is one, for several where levels may not serve."""
    s = goal.statement
    if s.measure not in GROWTH_MEASURES or goal.year is None or goal.base_year is None:
        return None
    if not required_by_rule and goal.year - goal.base_year > 1:
        return None
    rate = compound_published(now, s.concept, s.region, first=goal.base_year, last=goal.year)
    asked = goal.yearly_growth()
    if rate is None or asked is None:
        return None
    bar = Bar(asked, goal.direction, goal.is_strict)
    said_in = rate_unit(s.unit)
    per = 1 / as_fraction(Decimal(1), said_in)
    reached = Reached(
        Interval(rate.low * per, rate.high * per),
        goal.year,
        percent_range(rate, unit=said_in),
        "published rates of every year",
        True,
        "published",
        None,
        said_in,
    )
    return Outcome(
        bar.verdict(rate),
        reached,
        bar.margin_pct(rate),
        f"grew {percent_range(rate, unit=said_in)} a year by the published rates, against {amount(asked.low * per, said_in, lang='en')}",
    )


def _told_outcome(goal: Goal, told: Statement, *, reading: str) -> Outcome:
    """Return the verdict by what a later document tells of the target's own span of years."""
    bound = goal.figure_bound(reading)
    edge = bound.low if goal.direction > 0 else bound.high
    bar = Bar(Interval.exactly(edge), goal.direction, goal.is_strict)
    interval = Interval(told.low, told.high)
    firm = told.low.is_finite() and told.high.is_finite()
    source = f"{told.document}:{told.start}"
    reached = Reached(
        interval, goal.year or 0, told.figure, source, firm, TOLD_OF_SPAN, float(told.value) if firm else None, told.unit
    )  # fmt: skip
    came = amount(told.value, told.unit, lang="en") if firm else amount_range(interval, told.unit, lang="en")
    when = "over" if "/" in told.period else "in"
    words = f"{came} {when} {told.period} ({source}) against {_asked(bar, told.unit)}"
    return Outcome(bar.verdict(interval), reached, bar.margin_pct(interval), words)


def _told_level(goal: Goal, level: Statement, base: SeriesPoint, *, reading: str) -> Outcome | None:
    """Return the verdict on growth by the level that a later document tells of its year, counted from the plan's own base."""
    threshold = goal.threshold(base.interval, reading=reading)
    if threshold is None or level.unit != base.unit or not (level.low.is_finite() and level.high.is_finite()):
        return None
    bar = Bar(threshold, goal.direction, goal.is_strict)
    interval = Interval(level.low, level.high)
    source = f"{level.document}:{level.start}"
    reached = Reached(
        interval, goal.year or 0, level.figure, source, True, "published", float(level.value), level.unit
    )
    came = amount(level.value, level.unit, lang="en")
    words = f"{came} in {level.period} ({source}) against {_asked(bar, level.unit)}"
    return Outcome(bar.verdict(interval), reached, bar.margin_pct(interval), words)


def _share_from_levels(now: Evidence, goal: Goal, year: int) -> Reached | None:
    """Return the share worked out from the published part and whole, where no share is published."""
    s = goal.statement
    if goal.series_measure != "share" or not s.of:
        return None
    region, _, whole_concept = s.of.rpartition(":")
    part = now.official_value(s.concept, s.region, "level", "", year, firm=True)
    whole = now.official_value(whole_concept, region or s.region, "level", "", year, firm=True)
    if part is None or whole is None or part.unit != whole.unit or whole.low <= 0:
        return None
    ratio = part.interval / whole.interval * Interval.exactly(Decimal(100))
    return Reached(
        ratio,
        year,
        f"{part.printed} of {whole.printed}, {amount_range(ratio, '%', lang='en')}",
        f"{part.publisher}, {part.page.split(' ; ')[0]} ; {whole.publisher}, {whole.page.split(' ; ')[0]}",
        True,
        "worked out from part and whole",
        None,
        "%",
    )


def _part_readings(now: Evidence, topic: Topic, bar: Bar, year: int) -> list[str]:
    """Return what narrower concepts of the same family say of the same year: a part that meets the target suffices."""
    lines = []
    for point in now.chosen(topic.region, topic.measure, topic.of, year):
        if point.concept.startswith(f"{topic.concept}.") and point.basis == now.basis(
            point.concept, point.region, year
        ):
            verdict = bar.verdict(point.interval)
            lines.append(f"{point.concept} alone: {point.printed} ({point.source}): {verdict}")
    return lines

"""What targets set together imply: the whole of a part and its share, a city's share of the nation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from plancheck.claims.conventions import Conventions
from plancheck.documents.regions import NATION
from plancheck.intervals import HUNDRED, Interval
from plancheck.paths import series_folder as study_series_folder
from plancheck.series.assemble import as_in_series, concept_kinds, document_dates
from plancheck.series.dates import last_day
from plancheck.series.points import SeriesPoint, single_spaced
from plancheck.series.sources import read_breaks, read_definitions
from plancheck.statements.statement import Statement
from plancheck.targets.evidence import Evidence, Topic, day_of_knowledge
from plancheck.targets.goal import Goal, read_goal
from plancheck.targets.outcome import Bar, find_reached
from plancheck.targets.past import growth_between, past_growth
from plancheck.targets.percent import percent_range
from plancheck.targets.wording import amount_range


@dataclass(frozen=True, slots=True)
class ImpliedTarget:
    """Something no target names but several together ask for; columns as in `plancheck.schema.IMPLIED`."""

    implied: str
    kind: str
    targets: str
    concept: str
    region: str
    period: str
    low: Decimal
    high: Decimal
    unit: str
    base_period: str
    base_low: Decimal | None
    base_high: Decimal | None
    base_source: str
    required_low_pct: float | None
    required_high_pct: float | None
    past_windows: str
    consistency: str
    outcome_low: Decimal | None
    outcome_high: Decimal | None
    outcome_source: str
    outcome: str
    reason: str


def imply(
    statements: Iterable[Statement],
    points: Iterable[SeriesPoint],
    *,
    as_of: str = "",
    dates: Mapping[str, str] | None = None,
    series_folder: Path | None = None,
    conventions: Conventions | None = None,
) -> list[ImpliedTarget]:
    """Return what the targets of one year imply together.

    ``whole``: a level of a part and its share of a whole, set for one year in one document, give the whole. With two floors
    the quotient of the floors is where both are just met; it bounds nothing by itself, and the row says so.

    ``share of the nation``: a place's level over the nation's, set for one year by any two documents, gives the share, which
    is compared with the share of the base years.

    Parameters and errors are those of `plancheck.targets.assess.assess`.
    """
    kinds = concept_kinds(conventions.folder if conventions else None)
    rows, known = tuple(as_in_series(s, kinds) for s in statements), tuple(points)
    folder = series_folder or study_series_folder()
    breaks, definitions = read_breaks(folder), read_definitions(folder)
    from_points = {p.source.rpartition(":")[0]: p.vintage for p in known if p.grade == "document"}
    dated = document_dates(rows, {**from_points, **(dates or {})})
    now = Evidence.at(
        day_of_knowledge(as_of, known, rows, dated), known, breaks=breaks, definitions=definitions
    )
    goals = [goal for goal in map(read_goal, rows) if goal.statement.status == "target" and not goal.refusal]

    def then(*documents: str) -> Evidence:
        date = max((last_day(dated.get(document, "")) for document in documents), default="")
        return Evidence.at(date, known, breaks=breaks, definitions=definitions)

    found = [
        _whole(level, share, then(level.statement.document), now) for level, share in _whole_pairs(goals)
    ]
    found += [
        _share_of_nation(place, nation, then(place.statement.document, nation.statement.document), now)
        for place, nation in _place_pairs(goals)
    ]
    return sorted((row for row in found if row is not None), key=lambda row: row.implied)


def _whole_pairs(goals: Sequence[Goal]) -> list[tuple[Goal, Goal]]:
    return [
        (level, share)
        for level in goals
        for share in goals
        if level.statement.measure == "level"
        and share.statement.measure == "share"
        and level.statement.concept
        and level.statement.document == share.statement.document
        and (level.statement.concept, level.statement.region)
        == (share.statement.concept, share.statement.region)
        and level.year == share.year
        and share.statement.of
    ]


def _place_pairs(goals: Sequence[Goal]) -> list[tuple[Goal, Goal]]:
    return [
        (place, nation)
        for place in goals
        for nation in goals
        if place.statement.measure == nation.statement.measure == "level"
        and place.statement.concept == nation.statement.concept != ""
        and place.statement.unit == nation.statement.unit
        and place.year == nation.year
        and nation.statement.region == NATION != place.statement.region
    ]


def _names(*goals: Goal) -> str:
    return " ; ".join(f"{g.statement.document}:{g.statement.start}" for g in goals)


_OPEN = ("more_than", "at_least", "at_most", "less_than")


def _printed(goal: Goal) -> Interval:
    """Return the printed figure with its rounding; a bound word's figure as itself."""
    if goal.statement.qualifier in _OPEN:
        return Interval.exactly(goal.statement.value)
    return goal.figure_bound("band")


def _whole(level: Goal, share: Goal, then: Evidence, now: Evidence) -> ImpliedTarget | None:
    part, fraction = _printed(level), _printed(share)
    if fraction.low <= 0 or level.year is None:
        return None
    implied = part / fraction * HUNDRED
    place, _, concept = share.statement.of.rpartition(":")
    region = place or level.statement.region
    unit = level.statement.unit
    floors = level.statement.qualifier in _OPEN and share.statement.qualifier in _OPEN
    words = (
        f"{single_spaced(level.statement.figure)} at {single_spaced(share.statement.figure)} make "
        f"{amount_range(implied, unit, lang='en')}"
    )
    if floors:
        words += ", where both bounds are just met; a larger whole would need more of the part, so neither bound is fixed by it"
    base = _latest(then, concept, region, before=level.year)
    required = windows = None
    verdict = "not assessable"
    if base is not None and base.year is not None:
        required = growth_between(base.interval, implied, years=level.year - base.year)
        windows = past_growth(then.segments(concept, region, "level", ""), base_year=base.year)
        if required is not None and windows:
            low, high = min(w.rate.low for w in windows), max(w.rate.high for w in windows)
            verdict = (
                "above trend" if required.low > high else "below trend" if required.high < low else "on trend"
            )
            words += (
                f"; from {base.printed} in {base.year} ({base.source}) that is {percent_range(required)} a year, "
                f"seen {'; '.join(w.label for w in windows)}"
            )
    else:
        words += f"; no value of {concept} known when the target was set"
    reached = find_reached(now, Topic(concept, region), level.year)
    outcome = "undetermined"
    if reached is not None:
        outcome = "undetermined" if floors else Bar(implied, direction=1).verdict(reached.interval)
        words += f"; it was {amount_range(reached.interval, unit, lang='en')}"
    return ImpliedTarget(
        f"whole {_names(level, share)}", "whole", _names(level, share), concept, region, str(level.year),
        implied.low, implied.high, unit, str(base.year) if base else "", base.low if base else None,
        base.high if base else None, base.source if base else "",
        float(required.low) * 100 if required else None, float(required.high) * 100 if required else None,
        "; ".join(w.label for w in windows or []), verdict,
        reached.interval.low if reached else None, reached.interval.high if reached else None,
        reached.source if reached else "", outcome, words,
    )  # fmt: skip


def _share_of_nation(place: Goal, nation: Goal, then: Evidence, now: Evidence) -> ImpliedTarget | None:
    s = place.statement
    whole = _printed(nation)
    if whole.low <= 0 or place.year is None:
        return None
    implied = _printed(place) / whole * HUNDRED
    words = (
        f"{single_spaced(s.figure)} of {s.region} over {single_spaced(nation.statement.figure)} of the nation is "
        f"{amount_range(implied, '%', lang='en')}"
    )
    before = _share_before(then, s.concept, s.region, before=place.year)
    verdict = "not assessable"
    if before is not None:
        year, base, source = before
        verdict = (
            "above trend"
            if implied.low > base.high
            else "below trend"
            if implied.high < base.low
            else "on trend"
        )
        words += f"; it was {amount_range(base, '%', lang='en')} in {year} ({source})"
    mine = find_reached(now, Topic(s.concept, s.region), place.year)
    theirs = find_reached(now, Topic(s.concept, NATION), place.year)
    reached = (
        mine.interval / theirs.interval * HUNDRED if mine and theirs and theirs.interval.low > 0 else None
    )
    outcome = "undetermined"
    if reached is not None and before is not None:
        cut = [
            row.id for row in now.breaks_in(s.concept, NATION, first=before[0], last=place.year) if row.cuts
        ]
        words += f"; it came to {amount_range(reached, '%', lang='en')}"
        if cut:
            words += f", the nation's figure being on another definition ({', '.join(cut)})"
        else:
            outcome = Bar(implied, direction=1).verdict(reached)
    return ImpliedTarget(
        f"share of the nation {_names(place, nation)}", "share of the nation", _names(place, nation), s.concept,
        s.region, str(place.year), implied.low, implied.high, "%",
        str(before[0]) if before else "", before[1].low if before else None, before[1].high if before else None,
        before[2] if before else "", None, None, "", verdict,
        reached.low if reached and reached.bounded else None, reached.high if reached and reached.bounded else None,
        f"{mine.source} ; {theirs.source}" if mine and theirs else "", outcome, words,
    )  # fmt: skip


def _latest(known: Evidence, concept: str, region: str, *, before: int) -> SeriesPoint | None:
    points = [
        p
        for segment in known.segments(concept, region, "level", "")
        for p in segment.points
        if (p.year or 0) < before
    ]
    return points[-1] if points else None


def _share_before(
    known: Evidence, concept: str, region: str, *, before: int
) -> tuple[int, Interval, str] | None:
    """Return the latest year with the place's and the nation's level, their share and its sources."""
    for year in range(before - 1, before - 11, -1):
        mine = known.official_value(concept, region, "level", "", year, firm=True)
        theirs = known.official_value(concept, NATION, "level", "", year, firm=True)
        if mine is not None and theirs is not None and theirs.low > 0:
            return year, mine.interval / theirs.interval * HUNDRED, f"{mine.source} over {theirs.source}"
    return None

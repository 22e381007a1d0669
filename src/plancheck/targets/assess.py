"""Judge every target: what it asks for, against growth so far as known then, and against what happened as known now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.amounts import say_percent
from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.claims.given import take_statements
from plancheck.errors import UsageError
from plancheck.intervals import Interval
from plancheck.paths import series_folder as study_series_folder
from plancheck.schema import GROWTH_MEASURES, LOWER_BOUNDS, UPPER_BOUNDS
from plancheck.series.assemble import (
    as_in_series,
    assemble_series,
    concept_kinds,
    document_dates,
    joined_unit,
)
from plancheck.series.points import SeriesPoint
from plancheck.series.segments import Segment, find_capacity
from plancheck.series.sources import read_breaks, read_definitions
from plancheck.statements.statement import Statement
from plancheck.targets.assessment import Assessments, TargetAssessment
from plancheck.targets.base_rates import class_rate
from plancheck.targets.chance import Chance, chance_of_reaching, reference_class
from plancheck.targets.evidence import Evidence, day_of_knowledge
from plancheck.targets.goal import Goal, read_goal
from plancheck.targets.judge import Judge
from plancheck.targets.judged import Judged, row_of
from plancheck.targets.judges import FAR_END, Judges, far_ends
from plancheck.targets.outcome import Outcome
from plancheck.targets.past import PastGrowth, growth_between, main_window, middle_of, past_growth
from plancheck.targets.percent import percent_range
from plancheck.targets.progress import Progress, assess_progress
from plancheck.targets.reference_class import BaseRate, base_rate
from plancheck.targets.verdict import (
    NO_CONCEPT,
    judge_consistency,
    judge_outcome,
    published_growth,
    topic_of,
)
from plancheck.targets.wording import amount, amount_range

if TYPE_CHECKING:
    import pandas as pd

    from plancheck.statements.extract import Extraction

ESTIMATE = "a first estimate of a year that was over, no goal"
COMPOSITION = (
    "a part of a composition without an earlier value: whether more or less of it is wanted is not told"
)
_OTHER_READINGS = ("narrow", "wide")  # of a bound word, beside the one declared


def assess(
    statements: Iterable[Statement] | Extraction | pd.DataFrame,
    points: Iterable[SeriesPoint] | None = None,
    *,
    as_of: str = "",
    dates: Mapping[str, str] | None = None,
    series_folder: Path | None = None,
    models: Sequence[str] | None = None,
    conventions: Conventions | None = None,
) -> Assessments:
    r"""Judge every target among `statements`.

    As known when it was set (values and rates published by the document's date, nothing later): the growth it requires
    from its base, :math:`(T/y_0)^{1/(t_T - t_0)} - 1` with both roundings, against the growth seen over several windows;
    the probability of reaching it under each growth model and pooled; how often other series kept as much of
    their growth. As known at `as_of`: whether it was met, on which definition, by what margin, and how well the forecast did.

    Parameters
    ----------
    statements : iterable of Statement, Extraction, or pandas.DataFrame
        Targets and observed ones; the latter give bases and stated growth. A frame is one of the statements table, or of
        your own: `plancheck.claims.given.take_statements` says which columns it needs.
    points : iterable of SeriesPoint, optional
        From `plancheck.series.assemble.assemble_series` with everything known. When not given: what the statements
        themselves say, joined to the statistics of `series_folder`.
    as_of : str
        Date of knowledge for outcomes; when empty the latest publication among `points` and documents, so that a result
        never depends on the day it is computed.
    dates : mapping of str to str, optional
        Date of each document; else that of the extraction, else the vintage of its own points.
    series_folder : Path, optional
        Folder with ``breaks.csv`` and ``definitions.csv``; the study's own when None.
    models : sequence of str, optional
        Growth models to ask; all when None.
    conventions : Conventions, optional
        Instead of the vocabulary's: ``load_conventions(folder)`` of a user's own vocabulary.

    Returns
    -------
    Assessments
        A list of `TargetAssessment`, one per target statement, in the order of document and offset. What cannot be judged is a row with its reason.

    Raises
    ------
    UsageError
        When no statements are given, something else than points, or `as_of` is no date.

    Examples
    --------
    >>> from plancheck.targets.goal import example_target
    >>> row = assess([example_target("18万亿元", "18E12", qualifier="more_than")], [])[0]
    >>> row.consistency, row.outcome
    ('not assessable', 'undetermined')
    """
    rules = conventions or load_conventions()
    kinds = concept_kinds(rules.folder)
    given = take_statements(statements, conventions=rules)
    folder = series_folder or study_series_folder()
    if dates is None and hasattr(statements, "document") and hasattr(statements, "left_over"):
        dates = {statements.document.id: statements.document.origin.date}
    if points is None:
        points = assemble_series(given, series_folder=folder, dates=dates, vocabulary=rules.folder)
    rows, known = tuple(as_in_series(s, kinds) for s in given), tuple(points)
    if known and not hasattr(known[0], "grade"):
        raise UsageError(
            "points, as plancheck.series.assemble.assemble_series returns them",
            met=type(points).__name__,
            do="leave them out for those of the statements and of data/series",
        )
    breaks = read_breaks(folder) if (folder / "breaks.csv").is_file() else []
    definitions = read_definitions(folder) if (folder / "definitions.csv").is_file() else []
    from_points = {p.source.rpartition(":")[0]: p.vintage for p in known if p.grade == "document"}
    dated = document_dates(rows, {**from_points, **(dates or {})})
    date = day_of_knowledge(as_of, known, rows, dated)
    judge = Judge(
        statements=rows,
        points=known,
        now=Evidence.at(date, known, breaks=breaks, definitions=definitions),
        dates=dated,
        conventions=rules,
        as_of=date,
        models=tuple(models) if models else None,
    )
    targets = [s for s in rows if s.status == "target"]
    ordered = sorted(targets, key=lambda s: (s.document, s.start, s.end))
    judges = Judges(judge)
    far = far_ends(ordered, judge)
    return Assessments(
        assess_target(s, judges.of(s), refusal=FAR_END if (s.document, s.start) in far else "")
        for s in ordered
    )


def assess_target(statement: Statement, judge: Judge, *, refusal: str = "") -> TargetAssessment:
    """Judge one target; every part that cannot be judged says why.

    Parameters
    ----------
    statement : Statement
    judge : Judge
    refusal : str
        Why it cannot be judged at all, where that is known beforehand.
    """
    goal = read_goal(statement, wants_less=judge.wants_less(statement))
    goal = replace(goal, refusal=goal.refusal or refusal) if refusal else goal
    vintage = judge.dates.get(statement.document, "")
    then = judge.then(vintage)
    unknown = "" if statement.concept else NO_CONCEPT
    refusal = goal.refusal or (ESTIMATE if judge.is_estimate(statement) else "")
    base = None if refusal else judge.own.base(goal) if unknown else find_base(goal, then)
    if judge.is_of_composition(statement) and goal.qualifier not in (*LOWER_BOUNDS, *UPPER_BOUNDS):
        if base is None:
            refusal = refusal or COMPOSITION
        elif base.value > statement.value:
            goal = replace(goal, direction=-1)
    later = base is None and not (refusal or unknown) and goal.needs_base
    outcome_base = find_base(goal, judge.now) if later else base
    if base is not None and base.unit != joined_unit(statement, base.unit) and not goal.needs_base:
        refusal = f"the target is in {statement.unit or 'no unit'}, the series in {base.unit}"
    threshold = None if refusal else goal.threshold(base.interval if base else None)
    years = (goal.year or 0) - (base.year or 0) if base is not None else 0
    required = _required(goal, base, threshold, years)
    constant = judge.constant_prices(statement)
    comparable = constant if statement.measure in GROWTH_MEASURES else ""
    windows = [] if refusal else _windows(goal, base, then, judge, constant=bool(constant))
    main = main_window(windows, years=years)
    known = f"as known at {vintage}" if vintage else "the document has no date"
    if unknown:
        known = f"{unknown}, so that only the document's own figures are asked"
    consistency, why = judge_consistency(
        goal, required=required, windows=windows, base=base, refusal=refusal, known=known, years=years,
        bound=_bound_base(goal, then) if base is None else None,
    )  # fmt: skip
    rate = _base_rate(goal, judge, then, years=years, required=required, main=main)
    outcome = judge_outcome(
        goal,
        now=judge.now,
        as_of=judge.as_of,
        base=outcome_base,
        base_now=_base_now(goal, judge.now, outcome_base),
        refusal=refusal or unknown,
        comparable=comparable,
        conventions=judge.conventions,
        constant_prices=bool(constant),
        told=judge.told.of(goal),
        level=judge.told.level(goal) if unknown else None,
        earlier=judge.told.earlier(goal) if unknown else (),
    )
    chance = _chance(goal, then, threshold, base, judge, refusal or unknown or comparable, outcome)
    judged = Judged(
        goal=goal,
        vintage=vintage,
        as_of=judge.as_of,
        base=base,
        threshold=threshold,
        required=required,
        windows=windows,
        main=main,
        consistency=consistency,
        consistency_reason=why,
        base_rate=rate,
        chance=chance,
        sensitivity=_sensitivity(goal, base, then, judge, windows, refusal=refusal or unknown),
        progress=_progress(goal, base, threshold, judge.now),
        outcome=outcome,
    )
    return row_of(judged, judge.conventions.names)


def find_base(goal: Goal, known: Evidence) -> SeriesPoint | None:
    """Return the value the required growth is counted from.

    The plan's own value of its base year, else the official value of that year; without a stated base year, the
    plan's own latest value, else the official series' latest. Bounds (“more than”) are no base.
    """
    place = topic_of(goal)
    end = goal.year or 0
    own = [
        p for p in known.document_values(goal.statement.document, *place) if p.firm and (p.year or 0) < end
    ]
    if goal.base_year is not None:
        mine = [p for p in own if p.year == goal.base_year]
        return mine[-1] if mine else known.official_value(*place, goal.base_year, firm=True)
    if own:
        return own[-1]
    latest = [p for segment in known.segments(*place) for p in segment.points if (p.year or 0) < end]
    return latest[-1] if latest else None


def _bound_base(goal: Goal, known: Evidence) -> SeriesPoint | None:
    """Return the bound that the plan itself states where a value to count from would have to stand."""
    bounds = [
        p
        for p in known.document_values(goal.statement.document, *topic_of(goal))
        if not p.firm and (p.year or 0) < (goal.year or 0) and goal.base_year in (None, p.year)
    ]
    return bounds[-1] if bounds else None


def _base_now(goal: Goal, now: Evidence, base: SeriesPoint | None) -> SeriesPoint | None:
    """Return the base year's official value as known now, where it cannot be the plan's own number."""
    if base is None or base.year is None or not goal.needs_base:
        return None
    official = now.official_value(base.concept, base.region, base.measure, base.of, base.year, firm=True)
    return official if official is not None and not official.interval.meets(base.interval) else None


def _required(
    goal: Goal, base: SeriesPoint | None, threshold: Interval | None, years: int
) -> Interval | None:
    s = goal.statement
    if s.measure in GROWTH_MEASURES and not goal.refusal:
        return goal.yearly_growth()
    if base is None or threshold is None:
        return None
    return growth_between(base.interval, threshold, years=years)


def _windows(
    goal: Goal, base: SeriesPoint | None, then: Evidence, judge: Judge, *, constant: bool
) -> list[PastGrowth]:
    """Return the growth seen before, like with like: rates at constant prices for growth, levels for levels.

    Parameters
    ----------
    constant : bool
        Whether published growth of the thing is at constant prices, so that it is no evidence for a level, nor levels for it.
    """
    s = goal.statement
    base_year = base.year if base is not None else goal.base_year
    if base_year is None:
        return []
    if not s.concept:
        return judge.own.past(goal, base)
    if constant and s.measure in GROWTH_MEASURES:
        return [
            *published_growth(then, s.concept, s.region, last=base_year),
            *judge.stated(goal, base_year=base_year),
        ]
    of = s.of if goal.series_measure == "share" else ""
    found = past_growth(
        then.segments(s.concept, s.region, goal.series_measure, of), base_year=base_year, base=base
    )
    if goal.series_measure == "share" or constant:
        return found
    found += judge.stated(goal, base_year=base_year)
    return found or published_growth(then, s.concept, s.region, last=base_year)


def _segment_then(goal: Goal, then: Evidence, judge: Judge) -> Segment | None:
    s = goal.statement
    of = s.of if goal.series_measure == "share" else ""
    segments = then.segments(s.concept, s.region, goal.series_measure, of)
    if not segments:
        return None
    return replace(segments[-1], capacity=find_capacity(segments[-1], judge.now.points, judge.kinds))


def _chance(
    goal: Goal,
    then: Evidence,
    threshold: Interval | None,
    base: SeriesPoint | None,
    judge: Judge,
    refusal: str,
    outcome: Outcome,
) -> Chance:
    if refusal or threshold is None or goal.year is None:
        return Chance((), 0, 0, 0, 0, refusal or "no value to count from")
    segment = _segment_then(goal, then, judge)
    if segment is None:
        return Chance((), 0, 0, 0, 0, "no value of the series known when the target was set")
    return chance_of_reaching(
        segment,
        year=goal.year,
        threshold=threshold,
        direction=goal.direction,
        ceiling=goal.ceiling(base.interval if base else None),
        outcome=_comparable_outcome(goal, outcome, judge.now, last=segment.years[-1]),
        models=judge.models,
        reference=reference_class(goal.statement.concept, judge.conventions),
        asked=judge.asked,
    )


def _comparable_outcome(goal: Goal, outcome: Outcome, now: Evidence, *, last: int) -> float | None:
    """Return the printed value of the target's year where it is on the forecast's own definition, else None."""
    reached, s = outcome.reached, goal.statement
    if reached is None or reached.how != "published" or not reached.firm or reached.year != goal.year:
        return None
    cuts = now.breaks_in(s.concept, s.region, first=last, last=reached.year)
    return None if any(row.cuts for row in cuts) else reached.value


def _base_rate(
    goal: Goal,
    judge: Judge,
    then: Evidence,
    *,
    years: int,
    required: Interval | None,
    main: PastGrowth | None,
) -> BaseRate:
    if required is None or main is None or years < 1:
        return BaseRate(None, 0, "")
    wanted, concept = middle_of(required), goal.statement.concept
    own = base_rate(
        judge.family(then), date=then.date, concept=concept, years=years, required=wanted, past=main.middle
    )
    rate = class_rate(
        reference_class(concept, judge.conventions), years=years, past=main.middle, required=wanted
    )
    if rate is None:
        return own
    low, high = (amount(100 * end, "%", lang="en") for end in (rate.low, rate.high))
    words = (
        f"{rate.cases} cases of {rate.name} that grew {low.removesuffix('%')} to {high} a year over {rate.years} years: "
        f"share that grew at least {say_percent(100 * wanted)} a year over the next {rate.years}"
    )
    if own.share is not None:
        words += f"; {own.reason}: {own.share:.2f} of them did"
    return BaseRate(rate.share, rate.cases, words)


def _progress(
    goal: Goal, base: SeriesPoint | None, threshold: Interval | None, now: Evidence
) -> Progress | None:
    """Return Eurostat's progress from the base to the latest value by the target's year, inside one definition."""
    if base is None or base.year is None or threshold is None or goal.year is None:
        return None
    place = (base.concept, base.region, base.measure, base.of)
    home = next((s for s in now.segments(*place) if base.year in s.years), None)
    after = [p for p in home.points if base.year < (p.year or 0) <= goal.year] if home is not None else []
    if not after:
        return None
    current = after[-1]
    return assess_progress(
        float(base.value),
        float(current.value),
        base_year=base.year,
        current_year=current.year or 0,
        direction=goal.direction,
        target=middle_of(threshold),
        target_year=goal.year,
        rounding=float(max(base.high - base.low, threshold.high - threshold.low)) / 2,
    )


def _sensitivity(
    goal: Goal,
    base: SeriesPoint | None,
    then: Evidence,
    judge: Judge,
    windows: Sequence[PastGrowth],
    *,
    refusal: str,
) -> str:
    """Return the verdicts under the other readings of the bound word, and the pace from other values of the base."""
    if refusal or base is None or base.year is None or goal.year is None:
        return ""
    threshold = goal.threshold(base.interval)
    lines = [
        _under_reading(goal, base, other, judge, windows, reading=reading, years=goal.year - base.year)
        for reading in _OTHER_READINGS
        if (other := goal.threshold(base.interval, reading=reading)) is not None
        and other.low > 0
        and other != threshold
    ]
    ceiling = goal.ceiling(base.interval)
    if ceiling is not None and goal.direction > 0:
        lines.append(f"two-sided reading: at most {amount_range(ceiling, base.unit, lang='en')}")
    if threshold is not None:
        lines += _from_other_bases(goal, base, then, years=goal.year - base.year)
    return "; ".join(lines)


def _under_reading(
    goal: Goal,
    base: SeriesPoint,
    threshold: Interval,
    judge: Judge,
    windows: Sequence[PastGrowth],
    *,
    reading: str,
    years: int,
) -> str:
    """Return the pace and both verdicts where the bound word is read as `reading`."""
    required = growth_between(base.interval, threshold, years=years)
    verdict, _ = judge_consistency(
        goal, required=required, windows=windows, base=base, refusal="", known="", years=years
    )
    outcome = judge_outcome(
        goal, now=judge.now, as_of=judge.as_of, base=base, base_now=None, refusal="", comparable="",
        conventions=judge.conventions, constant_prices=bool(judge.constant_prices(goal.statement)), reading=reading,
    )  # fmt: skip
    pace = percent_range(required) if required else "no pace"
    return f"{reading} reading: {pace} a year, {verdict}, {outcome.verdict}"


def _from_other_bases(goal: Goal, base: SeriesPoint, then: Evidence, *, years: int) -> list[str]:
    """Return the pace from each other value that the base year had by then."""
    lines = []
    for point in then.series(base.concept, base.region, base.measure, base.of):
        if point.year != base.year or not point.firm or point.interval.meets(base.interval):
            continue
        asked = goal.threshold(point.interval)
        required = growth_between(point.interval, asked, years=years) if asked else None
        if required is not None:
            lines.append(
                f"base {point.printed} ({point.basis}, {point.source}): {percent_range(required)} a year"
            )
    return lines

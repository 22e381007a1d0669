"""What was found out of a target, and the row of the targets table that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancheck.claims.names import IndicatorNames
from plancheck.intervals import Interval
from plancheck.series.points import SeriesPoint
from plancheck.targets.assessment import TargetAssessment
from plancheck.targets.chance import ADOPTION, Chance
from plancheck.targets.goal import Goal
from plancheck.targets.outcome import Outcome
from plancheck.targets.past import PastGrowth, middle_of
from plancheck.targets.progress import Progress
from plancheck.targets.reference_class import BaseRate
from plancheck.targets.wording import describe_en, describe_zh


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found out of one target; a part is None where it cannot be told.

    Parameters
    ----------
    goal : Goal
    vintage : str
        Date of its document.
    as_of : str
        Day of knowledge of the outcome.
    base : SeriesPoint or None
        The value that the required growth is counted from.
    threshold : Interval or None
        What is to be reached, in the series' unit.
    required : Interval or None
        Growth a year that it takes, as a fraction.
    windows : sequence of PastGrowth
        Growth seen before.
    main : PastGrowth or None
        The one of them that the required growth is held against.
    consistency, consistency_reason : str
    base_rate : BaseRate
        How often what grew so reached such growth.
    chance : Chance
    sensitivity : str
        The verdicts under other readings and bases.
    progress : Progress or None
    outcome : Outcome
    """

    goal: Goal
    vintage: str
    as_of: str
    base: SeriesPoint | None
    threshold: Interval | None
    required: Interval | None
    windows: Sequence[PastGrowth]
    main: PastGrowth | None
    consistency: str
    consistency_reason: str
    base_rate: BaseRate
    chance: Chance
    sensitivity: str
    progress: Progress | None
    outcome: Outcome


def row_of(judged: Judged, names: IndicatorNames) -> TargetAssessment:
    """Return the row of a judged target.

    Parameters
    ----------
    judged : Judged
    names : IndicatorNames
        Of the vocabulary, for the English sentence.
    """
    goal, base, threshold, required = judged.goal, judged.base, judged.threshold, judged.required
    main, outcome, chance, progress = judged.main, judged.outcome, judged.chance, judged.progress
    statement, bound, calibrated = goal.statement, goal.figure_bound(), chance.calibrated
    text_zh, text_en = (
        describe(goal, base=base, required=required, main=main, consistency=judged.consistency, outcome=outcome, names=names)
        for describe in (describe_zh, describe_en)
    )  # fmt: skip
    return TargetAssessment(
        document=statement.document, start=statement.start, end=statement.end, figure=statement.figure,
        indicator=statement.indicator or statement.concept or statement.sentence[:40] or "unnamed",
        concept=statement.concept, measure=statement.measure, of=statement.of,
        region=statement.region, period=statement.period, qualifier=statement.qualifier, vintage=judged.vintage,
        low=bound.low, high=bound.high, unit=statement.unit,
        base_period=str(base.year) if base else "", base_low=base.low if base else None,
        base_high=base.high if base else None, base_source=base.source if base else "",
        asked_low=threshold.low if threshold else None, asked_high=threshold.high if threshold else None,
        required_low_pct=_pct(required.low) if required else None,
        required_high_pct=_pct(required.high) if required else None,
        past_window=f"{main.first}-{main.last}" if main else "",
        past_low_pct=_pct(main.rate.low) if main else None, past_high_pct=_pct(main.rate.high) if main else None,
        past_windows="; ".join(window.label for window in judged.windows),
        acceleration_pp=100 * (middle_of(required) - main.middle) if required and main else None,
        ratio=main.middle / middle_of(required) if required and main and middle_of(required) else None,
        forecast=calibrated.median if calibrated else None, forecast_data=_forecast_data(chance),
        probability=calibrated.probability if calibrated else None, probabilities=chance.by_name(),
        base_rate=judged.base_rate.share, base_rate_reason=judged.base_rate.reason,
        consistency=judged.consistency, consistency_reason=judged.consistency_reason,
        sensitivity=judged.sensitivity,
        progress_ratio=progress.ratio if progress else None, progress_status=progress.status if progress else "",
        progress_score=progress.score if progress else None,
        as_of=judged.as_of, outcome_period=str(outcome.reached.year) if outcome.reached else "",
        outcome_low=outcome.reached.interval.low if outcome.reached else None,
        outcome_high=outcome.reached.interval.high if outcome.reached else None,
        outcome_source=outcome.reached.source if outcome.reached else "",
        outcome_margin_pct=outcome.margin_pct, outcome=outcome.verdict, outcome_reason=outcome.reason,
        outcome_definitions=outcome.definitions,
        pit=calibrated.pit if calibrated else None, forecast_error_pct=_forecast_error(chance, outcome),
        text_zh=text_zh, text_en=text_en,
    )  # fmt: skip


def _forecast_error(chance: Chance, outcome: Outcome) -> float | None:
    """Return by how many percent what came lies above the calibrated forecast's median, where the two are comparable."""
    calibrated, reached = chance.calibrated, outcome.reached
    if calibrated is None or calibrated.pit is None or not calibrated.median or reached is None:
        return None
    return 100 * (float(reached.value or 0) / calibrated.median - 1)


def _forecast_data(chance: Chance) -> str:
    if chance.reason:
        return chance.reason
    kind = "; forecast as adopted technologies went" if chance.reference == ADOPTION else ""
    return f"{chance.first}-{chance.last}, n={chance.n}, {chance.horizon} years ahead{kind}"


def _pct(value: Decimal) -> float | None:
    return float(value) * 100 if value.is_finite() else None

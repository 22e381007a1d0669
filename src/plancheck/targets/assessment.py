"""Targets judged: the rows of the table ``targets``, and the list that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plancheck.rowlist import RowList
from plancheck.schema import OUTCOME_VERDICTS, TARGETS


@dataclass(frozen=True, slots=True)
class TargetAssessment:
    """One target judged; the columns are described in `plancheck.schema.TARGETS`."""

    document: str
    start: int
    end: int
    figure: str
    indicator: str
    concept: str
    measure: str
    of: str
    region: str
    period: str
    qualifier: str
    vintage: str
    low: Decimal
    high: Decimal
    unit: str
    base_period: str
    base_low: Decimal | None
    base_high: Decimal | None
    base_source: str
    asked_low: Decimal | None
    asked_high: Decimal | None
    required_low_pct: float | None
    required_high_pct: float | None
    past_window: str
    past_low_pct: float | None
    past_high_pct: float | None
    past_windows: str
    acceleration_pp: float | None
    ratio: float | None
    forecast: float | None
    forecast_data: str
    probability: float | None
    probabilities: str
    base_rate: float | None
    base_rate_reason: str
    consistency: str
    consistency_reason: str
    sensitivity: str
    progress_ratio: float | None
    progress_status: str
    progress_score: float | None
    as_of: str
    outcome_period: str
    outcome_low: Decimal | None
    outcome_high: Decimal | None
    outcome_source: str
    outcome_margin_pct: float | None
    outcome: str
    outcome_reason: str
    outcome_definitions: str
    pit: float | None
    forecast_error_pct: float | None
    text_zh: str
    text_en: str

    @property
    def source(self) -> str:
        """``document:start``."""
        return f"{self.document}:{self.start}"


class Assessments(RowList[TargetAssessment]):
    """Targets judged: a list that shows itself as a table and becomes a frame.

    Examples
    --------
    >>> Assessments()
    Assessments(0 targets: 0 met, 0 missed, 0 undetermined, 0 open)
    """

    table = TARGETS
    called = "target"
    verdict = "outcome"
    verdicts = OUTCOME_VERDICTS
    header = ("indicator", "region", "period", "target", "consistency", "probability", "outcome", "document")
    footer = "Rest the pointer on a row to see the finding. probability: the pooled forecast's, as known at the document's date."

    def cells(self, row: TargetAssessment) -> tuple[object, ...]:
        """Return what is aimed at, the verdicts and the document."""
        chance = "" if row.probability is None else f"{row.probability:.2f}"
        aim = (row.indicator, row.region, row.period, row.figure)
        return *aim, row.consistency, chance, row.outcome, row.document

    def hint(self, row: TargetAssessment) -> str:
        """Return where the target stands, the finding and why."""
        return f"{row.source}\n{row.text_en}\n{row.outcome_reason}"

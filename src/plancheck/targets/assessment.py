"""Targets judged: the rows of the table ``targets``, and the list that shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from plancheck.htmltable import html_table
from plancheck.schema import OUTCOME_VERDICTS, TARGETS
from plancheck.tables import rows_frame

if TYPE_CHECKING:
    import pandas as pd


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


class Assessments(list[TargetAssessment]):
    """Targets judged: a list that shows itself as a table and becomes a frame.

    Examples
    --------
    >>> Assessments()
    Assessments(0 targets: 0 met, 0 missed, 0 undetermined, 0 open)
    """

    def __repr__(self) -> str:
        counts = Counter(row.outcome for row in self)
        said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in OUTCOME_VERDICTS)
        return f"Assessments({len(self)} targets: {said})"

    def to_frame(self) -> pd.DataFrame:
        """Return the assessments as the table ``targets``, one row each."""
        return rows_frame(TARGETS, self)

    def _repr_html_(self) -> str:
        rows = [
            (
                row.indicator,
                row.region,
                row.period,
                row.figure,
                row.consistency,
                "" if row.probability is None else f"{row.probability:.2f}",
                row.outcome,
                row.document,
            )
            for row in self
        ]
        return html_table(
            ("indicator", "region", "period", "target", "consistency", "probability", "outcome", "document"),
            rows,
            caption=repr(self),
            hints=[f"{row.source}\n{row.text_en}\n{row.outcome_reason}" for row in self],
            footer="Rest the pointer on a row to see the finding. probability: the pooled forecast's, as known at the document's date.",
        )

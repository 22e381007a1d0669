"""Which series a report draws: one chart a concept, measure and place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

LEAST_YEARS = 3  # fewer points than that show no course


@dataclass(frozen=True, slots=True)
class Chart:
    """What one chart shows: values of one concept in one place, measured one way, of all definitions.

    Parameters
    ----------
    concept : str
    region : str
    measure : str
        ``level`` or ``share``; growth has its own figure.
    of : str
        The whole of a share.
    """

    concept: str
    region: str
    measure: str = "level"
    of: str = ""

    @classmethod
    def of_row(cls, row: Any) -> Chart:
        """Return the chart that a row of statements or series belongs to."""
        return cls(row.concept, row.region, row.measure, row.of)

    @property
    def anchor(self) -> str:
        """The chart's anchor in a page."""
        return "-".join(part for part in ("series", self.concept, self.measure, self.of, self.region) if part)

    def select(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of statements or series that belong to the chart."""
        own = (frame["concept"] == self.concept) & (frame["region"] == self.region)
        own &= (frame["measure"] == self.measure) & (frame["of"] == self.of)
        return frame[own].reset_index(drop=True)


def yearly(points: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the series table that stand for a whole year or a day in it, not for a part of a year."""
    return points[~points["period"].str.contains("/", regex=False)]


def charts_of(stated: pd.DataFrame, points: pd.DataFrame) -> tuple[Chart, ...]:
    """Return the charts of the statements, targets first, that have points in at least three years.

    Parameters
    ----------
    stated : DataFrame
        Rows of the statements table.
    points : DataFrame
        Rows of the series table.
    """
    years: dict[Chart, set[str]] = {}
    for point in yearly(points).itertuples():
        years.setdefault(Chart.of_row(point), set()).add(point.period[:4])
    order = stated.sort_values("status", ascending=False, kind="stable")  # target before observed
    wanted = dict.fromkeys(Chart.of_row(row) for row in order.itertuples() if row.concept)
    return tuple(chart for chart in wanted if len(years.get(chart, ())) >= LEAST_YEARS)

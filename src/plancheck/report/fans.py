"""Forecasts as they could have been made when a target was set: the series then known, and the calibrated forecast of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck import paths
from plancheck.claims.conventions import load_conventions
from plancheck.report.charts import LEAST_YEARS, Chart
from plancheck.report.dates import last_year
from plancheck.report.drawn import came_as_rate, level_aimed_at, middle_of
from plancheck.report.known import series_point
from plancheck.series.segments import Segment
from plancheck.series.sources import read_breaks, read_definitions
from plancheck.targets.chance import reference_class
from plancheck.targets.evidence import Evidence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Fan:
    """One fan chart.

    Parameters
    ----------
    chart : Chart
        Concept, place and measure.
    date : str
        Date of knowledge: that of the document which set the targets.
    year : int
        Year of the targets.
    segment : Segment
        The official series as known then, since its last break.
    forecast : DataFrame
        Columns ``period, value, low_80, high_80, low_95, high_95`` of the years up to `year`.
    targets : DataFrame
        Rows of the targets table that aim at the year.
    model : str
        The forecast that is calibrated for series of this kind, ``pooled`` or ``adoption``.
    """

    chart: Chart
    date: str
    year: int
    segment: Segment
    forecast: pd.DataFrame
    targets: pd.DataFrame
    model: str

    @property
    def aims(self) -> tuple[float, ...]:
        """The levels aimed at, each once, ascending."""
        return tuple(
            sorted({aim for row in self.targets.itertuples() if (aim := level_aimed_at(row)) is not None})
        )

    @property
    def outcome(self) -> float | None:
        """The middle of what came, None where nothing is known."""
        for row in self.targets.itertuples():
            if row.outcome_low == row.outcome_low and not came_as_rate(row):
                return middle_of(row.outcome_low, row.outcome_high)
        return None


def find_fans(targets: pd.DataFrame, *, series: pd.DataFrame, data: Path) -> Iterator[Fan]:
    """Yield a fan for each series, date and year that targets name, where three values or more were known then.

    Parameters
    ----------
    targets, series : DataFrame
        Rows of these tables; of `series` all that are known, so that each date of knowledge is cut from them.
    data : Path
        Folder beside the tables; its ``series`` names breaks and definitions, the study's where it has none.
    """
    from plancheck.growth.forecast import forecast
    from plancheck.growth.observations import check_observations

    conventions = load_conventions()
    own = data / "series"
    folder = own if (own / "definitions.csv").is_file() else paths.series_folder()
    breaks, definitions = read_breaks(folder), read_definitions(folder)
    points = [series_point(row) for row in series.to_dict("records")]
    wanted: dict[tuple[Chart, str, int], list[Any]] = {}
    for row in targets.itertuples():
        end = last_year(row.period)
        if row.concept and row.vintage and end and level_aimed_at(row) is not None:
            share = row.measure == "share"
            chart = Chart(row.concept, row.region, "share" if share else "level", row.of if share else "")
            wanted.setdefault((chart, row.vintage, int(end)), []).append(row.Index)
    for (chart, date, year), rows in wanted.items():
        then = Evidence.at(date, points, breaks=breaks, definitions=definitions)
        segments = then.segments(chart.concept, chart.region, chart.measure, chart.of)
        if not segments or len(segments[-1].points) < LEAST_YEARS or segments[-1].years[-1] >= year:
            continue
        segment = segments[-1]
        observed = check_observations(list(segment.years), list(segment.values), name=segment.name)
        model = reference_class(chart.concept, conventions)
        ahead = forecast(observed, horizon=year - segment.years[-1], models=(model,))
        if ahead["value"].notna().all():
            yield Fan(chart, date, year, segment, ahead, targets.loc[rows], model)

"""The long series refitted as known at earlier dates: what would have been said of later years, and what came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from plancheck.documents.regions import NATION
from plancheck.errors import UsageError
from plancheck.paths import series_folder as study_series_folder
from plancheck.series.assemble import assemble_series, concept_kinds
from plancheck.series.dates import ALWAYS
from plancheck.series.points import SeriesPoint
from plancheck.series.segments import Segment, find_capacity, official_segments
from plancheck.series.sources import read_breaks, read_definitions
from plancheck.targets.evidence import Evidence

if TYPE_CHECKING:
    import pandas as pd

    from plancheck.growth.distribution import Predictive
    from plancheck.growth.observations import Observations

DATES = ("2005", "2010", "2015", "2020")
HORIZON = 5
REFITTED_CURVES = ("exponential", "logistic", "gompertz", "bass")
Knowledge = Literal["published", "hindsight"]


@dataclass(frozen=True, slots=True)
class LongSeries:
    """A series of the nation long enough to be refitted at several dates.

    Parameters
    ----------
    concept, measure, of, basis : str
        The official series of the concept where `basis` is empty.
    knowledge : {"published", "hindsight"}
        See `Refit`.
    region : str

    Raises
    ------
    UsageError
        On another word for `knowledge`.
    """

    concept: str
    measure: str = "level"
    of: str = ""
    basis: str = ""
    knowledge: Knowledge = "hindsight"
    region: str = NATION

    def __post_init__(self) -> None:
        if self.knowledge not in get_args(Knowledge):
            raise UsageError("knowledge published or hindsight", met=repr(self.knowledge))

    def segments(self, date: str, points: Sequence[SeriesPoint], folder: Path) -> list[Segment]:
        """Return the segments of the series as known at a date, by the breaks of a folder."""
        breaks, definitions = read_breaks(folder), read_definitions(folder)
        known = [point for point in points if not self.basis or point.basis == self.basis]
        evidence = Evidence.at(date, known, breaks=breaks, definitions=definitions)
        return official_segments(
            evidence.points,
            breaks,
            [] if self.basis else definitions,
            concept=self.concept,
            region=self.region,
            measure=self.measure,
            of=self.of,
            date=date,
        )


# Most values at hand are of one later vintage: what was published at 2005 or 2010 is known for few years, so the refits use
# today's values of the years up to then and say so.
LONG_SERIES = (
    LongSeries("internet.users"),
    LongSeries("retail_sales"),
    LongSeries("express.parcels"),
    LongSeries("ecommerce.turnover"),
    LongSeries("ecommerce.retail"),
)


@dataclass(frozen=True, slots=True)
class Refit:
    """One model fitted to one series as known at one date, and what came of its forecast.

    Parameters
    ----------
    concept, region, measure, of : str
    date : str
        Date of knowledge.
    knowledge : str
        ``published``: values published by then. ``hindsight``: today's values of the years up to then, where the
        vintages of the time are not at hand; revisions then flatter the fit.
    model : str
    first, last, n : int
        Years of the segment fitted.
    year : int
        Year forecast.
    forecast, low_95, high_95 : float or None
    outcome : float or None
        Value of the year as known now, on the same definition.
    error_pct : float or None
        Outcome less forecast, percent of the forecast.
    inside : bool or None
        Whether the outcome lies in the 95 % interval.
    pit : float or None
    parameters : str
        ``name=value [low, high]`` joined by ``;``; an open end is ``inf`` (not identified).
    aicc : float or None
    crossed : str
        Rows of breaks.csv inside the segment that do not cut.
    reason : str
        Why there is no fit or no outcome, and what limits the reading.
    """

    concept: str
    region: str
    measure: str
    of: str
    date: str
    knowledge: str
    model: str
    first: int
    last: int
    n: int
    year: int
    forecast: float | None
    low_95: float | None
    high_95: float | None
    outcome: float | None
    error_pct: float | None
    inside: bool | None
    pit: float | None
    parameters: str
    aicc: float | None
    crossed: str
    reason: str


def refit_at(
    points: Iterable[SeriesPoint],
    series: LongSeries,
    *,
    dates: Sequence[str] = DATES,
    horizon: int = HORIZON,
    models: Sequence[str] | None = None,
    curves: Sequence[str] = REFITTED_CURVES,
    intervals: bool = True,
    series_folder: Path | None = None,
) -> list[Refit]:
    """Fit curves and forecasts to a series as known at each date, and compare with what came `horizon` years later.

    Curves with a capacity are bounded by what the values can never exceed (`plancheck.series.segments.find_capacity`).
    Only the segment that is current at the date is fitted, so that no fit spans a cutting break; breaks that do
    not cut are named in `crossed`. An outcome on another definition is no outcome.

    Parameters
    ----------
    points : iterable of SeriesPoint
        With everything known.
    series : LongSeries
    dates : sequence of str
        Dates of knowledge.
    horizon : int
        Years ahead.
    models : sequence of str, optional
        Forecasts of `plancheck.growth.forecast.ALL_MODELS` that are no curves; those of `MODELS` when None.
    curves : sequence of str
    intervals : bool
        Whether the curves' parameters get profile-likelihood intervals, which take most of the time.
    series_folder : Path, optional
        Of the breaks; the study's when None.
    """
    from plancheck.growth.forecast import MODELS

    folder = series_folder or study_series_folder()
    everything = list(points)
    kinds = concept_kinds()
    names = (*(MODELS if models is None else models), *curves)
    now = series.segments(ALWAYS, everything, folder)
    rows: list[Refit] = []
    for date in dates:
        if series.knowledge == "published":
            then = series.segments(date, everything, folder)
        else:
            then = [s.until(int(date[:4])) for s in now if s.years[0] <= int(date[:4])]
        blank = _blank(series, date, int(date[:4]) + horizon)
        if not then or not then[-1].points:
            rows += [replace(blank, model=model, reason=f"no value known at {date}") for model in names]
            continue
        capacity = find_capacity(then[-1], everything, kinds)
        rows += _refits(then[-1], now, blank, names, capacity=capacity, intervals=intervals)
    return rows


def refit_long_series(
    *,
    series: Sequence[LongSeries] = LONG_SERIES,
    dates: Sequence[str] = DATES,
    models: Sequence[str] = ("pooled", "adoption", "damped_trend"),
    curves: Sequence[str] = REFITTED_CURVES,
    intervals: bool = False,
    series_folder: Path | None = None,
) -> pd.DataFrame:
    """Return the refits of the study's long series, from its actual statistics alone.

    Returns
    -------
    pandas.DataFrame
        Columns of `Refit`; one row per series, date and model.
    """
    import pandas as pd

    folder = series_folder or study_series_folder()
    points = assemble_series([], series_folder=folder)
    rows = [
        row
        for one in series
        for row in refit_at(
            points, one, dates=dates, models=models, curves=curves, intervals=intervals, series_folder=folder
        )
    ]
    return pd.DataFrame([asdict(row) for row in rows], columns=[field.name for field in fields(Refit)])


def _blank(series: LongSeries, date: str, year: int) -> Refit:
    """The row of a series, a date and a year forecast, before any model was fitted."""
    return Refit(
        series.concept, series.region, series.measure, series.of, date, series.knowledge, model="", first=0, last=0, n=0, year=year,
        forecast=None, low_95=None, high_95=None, outcome=None, error_pct=None, inside=None, pit=None, parameters="", aicc=None,
        crossed="", reason="",
    )  # fmt: skip


def _refits(
    segment: Segment,
    now: Sequence[Segment],
    blank: Refit,
    models: Sequence[str],
    *,
    capacity: float | None,
    intervals: bool,
) -> list[Refit]:
    """The row of each model fitted to a segment; `now` has the segments known today, which tell what came."""
    from plancheck.growth.observations import check_observations

    year = blank.year
    blank = replace(
        blank,
        first=segment.years[0],
        last=segment.years[-1],
        n=len(segment.points),
        crossed=";".join(dict.fromkeys(segment.crossed)),
    )
    came, missing = _outcome(segment, now, year)
    observations = check_observations(list(segment.years), list(segment.values), name=segment.name)
    rows = []
    for model in models:
        look = _look_ahead(observations, model, year=year, capacity=capacity, intervals=intervals)
        row = replace(blank, model=model, parameters=look.parameters, aicc=look.aicc, reason=look.reason)
        if look.ahead is not None:
            low, high = (float(end) for end in look.ahead.interval(0.95))
            median = float(look.ahead.median)
            row = replace(
                row,
                forecast=median,
                low_95=low,
                high_95=high,
                outcome=came,
                error_pct=100 * (came / median - 1) if came is not None and median else None,
                inside=low <= came <= high if came is not None else None,
                pit=float(look.ahead.cdf(came)) if came is not None else None,
                reason="; ".join(part for part in (look.reason, missing) if part),
            )
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True)
class _Look:
    """What a model says of a year: its distribution, or why there is none; the fit's parameters where it is a curve."""

    ahead: Predictive | None
    reason: str
    parameters: str = ""
    aicc: float | None = None


def _look_ahead(
    observations: Observations, model: str, *, year: int, capacity: float | None, intervals: bool
) -> _Look:
    from plancheck.growth.fit import fit_curve
    from plancheck.growth.forecast import CURVE_MODELS, predict
    from plancheck.growth.results import Refusal

    if model not in CURVE_MODELS:
        steps = year - int(observations.years[-1])
        result = predict(observations, horizon=steps, model=model)
        if isinstance(result, Refusal):
            return _Look(None, result.reason)
        return _Look(result.predictive[steps - 1], "; ".join(result.notes))
    fit = fit_curve(observations, model, capacity=capacity, intervals=intervals)
    if isinstance(fit, Refusal):
        return _Look(None, fit.reason)
    parameters = ";".join(
        f"{e.name}={e.value:.6g}"
        + (f" [{e.low:.4g}, {e.high:.4g}]" if e.low is not None and e.high is not None else "")
        for e in fit.estimates
    )
    if fit.obstacle:
        return _Look(None, fit.obstacle, parameters, fit.aicc)
    return _Look(fit.predictive([year])[0], "; ".join(fit.notes), parameters, fit.aicc)


def _outcome(segment: Segment, now: Sequence[Segment], year: int) -> tuple[float | None, str]:
    """Return the value of `year` on the segment's definition as known now, or why there is none."""
    for later in now:
        if year in later.years:
            if later.years[0] <= segment.years[-1]:
                return later.values[later.years.index(year)], ""
            return None, f"{year} is on another definition ({later.starts_at})"
    return None, f"no value of {year}"

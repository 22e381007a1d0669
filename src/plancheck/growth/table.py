"""The growth table: every model on every yearly series, refusals with their reason among the rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from plancheck.errors import PlancheckError
from plancheck.growth.levels import LEVELS
from plancheck.intervals import Interval
from plancheck.tables import SIGNIFICANT_DIGITS

if TYPE_CHECKING:
    from plancheck.growth.distribution import Predictive
    from plancheck.growth.observations import Observations

HORIZON = 5  # years: the length of a plan
COMPOUND, LOG_LINEAR = "compound", "log_linear"
# the curves of a growth table; every one known (`plancheck.growth.curves.CURVES`) is fitted on request
TABULATED = ("linear", "exponential", "power", "logistic", "gompertz", "bass")
BACKTESTED = ("pooled", "random_walk_drift")  # the models quick enough to be refitted at every past year


class NamedSeries(Protocol):
    """A plain yearly series with its name; `plancheck.series.segments.Segment` is one.

    ``years`` ascend without repeats, ``values`` are floats in base units, ``intervals`` the values each printed figure can
    stand for, ``capacity`` what the values can never exceed, None where nothing is known.
    """

    @property
    def concept(self) -> str: ...  # noqa: D102
    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def of(self) -> str: ...  # noqa: D102
    @property
    def region(self) -> str: ...  # noqa: D102
    @property
    def basis(self) -> str: ...  # noqa: D102
    @property
    def vintage(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def years(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def values(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def intervals(self) -> tuple[Interval, ...]: ...  # noqa: D102
    @property
    def capacity(self) -> float | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """One model on one series; the columns are described in `plancheck.schema.GROWTH`."""

    concept: str
    measure: str
    of: str
    region: str
    basis: str
    vintage: str
    first: int
    last: int
    n: int
    model: str
    parameters: str = ""
    growth_pct: float | None = None
    growth_low_pct: float | None = None
    growth_high_pct: float | None = None
    aicc: float | None = None
    backtest_mase: float | None = None
    horizon: int | None = None
    forecast: float | None = None
    low_80: float | None = None
    high_80: float | None = None
    low_95: float | None = None
    high_95: float | None = None
    converged: bool = False
    reason: str = ""


def fit_table(
    series: Iterable[NamedSeries], *, horizon: int = HORIZON, models: Sequence[str] | None = None
) -> list[GrowthRow]:
    """Return one row per series and model; a model that does not apply is a row with its reason.

    ``compound`` is the growth per year from the first to the last value with the interval that the rounding of both leaves,
    ``log_linear`` the trend of the logs with its confidence interval; neither has a forecast, because extrapolating them is worse
    than repeating the last value. Then the curves by least squares, without profile intervals (`plancheck.growth.fit.fit_curve` gives
    them), and the models of `plancheck.growth.forecast.MODELS`, each with its forecast `horizon` years ahead and the growth per year that
    leads there. One bad series never stops the others.

    Parameters
    ----------
    series : iterable of NamedSeries
    horizon : int
        Years ahead.
    models : sequence of str, optional
        Names to keep; all when None.
    """
    rows: list[GrowthRow] = []
    for one in series:
        rows.extend(row for row in _rows(one, horizon=horizon) if models is None or row.model in models)
    return rows


def _rows(one: NamedSeries, *, horizon: int) -> Iterator[GrowthRow]:
    from plancheck.growth.forecast import MODELS
    from plancheck.growth.observations import check_observations

    n = len(one.years)
    head = GrowthRow(
        one.concept, one.measure, one.of, one.region, one.basis, one.vintage,
        one.years[0] if n else 0, one.years[-1] if n else 0, n, COMPOUND,
    )  # fmt: skip
    yield _compound(one, head)
    try:
        observations = check_observations(list(one.years), list(one.values), name=one.name)
    except PlancheckError as error:
        for model in (LOG_LINEAR, *TABULATED, *MODELS):
            yield replace(head, model=model, reason=str(error))
        return
    jobs: list[tuple[str, Callable[[], GrowthRow]]] = [(LOG_LINEAR, lambda: _log_linear(observations, head))]
    jobs += [(name, partial(_curve, one, observations, head, name, horizon)) for name in TABULATED]
    jobs += [(name, partial(_model, observations, head, name, horizon)) for name in MODELS]
    for name, job in jobs:
        try:
            yield job()
        except PlancheckError as error:
            yield replace(head, model=name, reason=str(error))


def _compound(one: NamedSeries, head: GrowthRow) -> GrowthRow:
    from plancheck.growth.rates import compound_growth

    if head.n < 2:
        return replace(head, reason=f"needs 2 values, has {head.n}")
    years = head.last - head.first
    try:
        rate = compound_growth(one.intervals[0], one.intervals[-1], years=years)
    except PlancheckError as error:
        return replace(head, reason=str(error))
    middle = (one.values[-1] / one.values[0]) ** (1 / years) - 1
    return replace(
        head,
        growth_pct=100 * middle,
        growth_low_pct=100 * float(rate.low),
        growth_high_pct=100 * float(rate.high),
        converged=True,
    )


def _log_linear(observations: Observations, head: GrowthRow) -> GrowthRow:
    from plancheck.growth.rates import fit_log_linear
    from plancheck.growth.results import Refusal

    trend = fit_log_linear(observations)
    if isinstance(trend, Refusal):
        return replace(head, model=LOG_LINEAR, reason=trend.reason)
    return replace(
        head,
        model=LOG_LINEAR,
        parameters=f"start={trend.start_median:.6g};mean_factor={trend.mean_factor:.6g};s={trend.residual_scale:.4g}",
        growth_pct=trend.growth_pct,
        # two values leave no degree of freedom, and the interval is then the whole line
        growth_low_pct=_finite(trend.growth_low_pct) if trend.n > 2 else None,
        growth_high_pct=_finite(trend.growth_high_pct) if trend.n > 2 else None,
        converged=True,
        reason="; ".join(observations.notes),
    )


def _curve(
    one: NamedSeries, observations: Observations, head: GrowthRow, name: str, horizon: int
) -> GrowthRow:
    from plancheck.growth.fit import fit_curve
    from plancheck.growth.results import Refusal

    fit = fit_curve(observations, name, capacity=one.capacity, intervals=False)
    if isinstance(fit, Refusal):
        return replace(head, model=name, reason=fit.reason)
    parameters = ";".join(
        f"{e.name}={_as_known(e.value, e.standard_error)} (se {e.standard_error:.3g})" for e in fit.estimates
    )
    row = replace(head, model=name, parameters=parameters, aicc=_finite(fit.aicc))
    notes = "; ".join(dict.fromkeys(filter(None, (*fit.notes, fit.obstacle, *fit.checks.notes))))
    if fit.obstacle:
        return replace(row, converged=fit.converged, reason=notes)
    return _with_forecast(
        row,
        fit.predictive([head.last + horizon])[0],
        observations,
        horizon,
        converged=fit.converged,
        reason=notes,
    )


def _model(observations: Observations, head: GrowthRow, name: str, horizon: int) -> GrowthRow:
    from plancheck.growth.forecast import predict
    from plancheck.growth.results import Refusal

    result = predict(observations, horizon=horizon, model=name)
    if isinstance(result, Refusal):
        return replace(head, model=name, reason=result.reason)
    row = replace(head, model=name, backtest_mase=_backtest(observations, name, horizon))
    notes = "; ".join(result.notes)
    return _with_forecast(
        row, result.predictive[horizon - 1], observations, horizon, converged=True, reason=notes
    )


def _with_forecast(
    row: GrowthRow,
    ahead: Predictive,
    observations: Observations,
    horizon: int,
    *,
    converged: bool,
    reason: str,
) -> GrowthRow:
    (low_80, high_80), (low_95, high_95) = (
        tuple(_finite(float(end)) for end in ahead.interval(level)) for level in LEVELS
    )
    median, last = float(ahead.median), float(observations.values[-1])
    growing = last > 0 and median > 0
    return replace(
        row,
        growth_pct=100 * ((median / last) ** (1 / horizon) - 1) if growing else None,
        horizon=horizon,
        forecast=median,
        low_80=low_80,
        high_80=high_80,
        low_95=low_95,
        high_95=high_95,
        converged=converged,
        reason=reason,
    )


def _backtest(observations: Observations, name: str, horizon: int) -> float | None:
    """Return the mean absolute error over all past years, each in units of the mean yearly change known then.

    `plancheck.growth.evaluate.backtest` gives the same errors one by one, with scores that take a hundred times as long.
    """
    from plancheck.growth.evaluate import FIRST_ORIGIN_N, naive_scale
    from plancheck.growth.forecast import predict
    from plancheck.growth.observations import Observations
    from plancheck.growth.results import Refusal

    if name not in BACKTESTED:
        return None
    years, values = observations.years, observations.values
    errors = []
    for n in range(FIRST_ORIGIN_N, len(years)):
        known = Observations(observations.name, years[:n], values[:n])
        ahead = [
            (int(year - years[n - 1]), float(value))
            for year, value in zip(years[n:], values[n:], strict=True)
        ]
        ahead = [(steps, value) for steps, value in ahead if steps <= horizon]
        scale = naive_scale(known.values)
        result = predict(known, horizon=horizon, model=name) if ahead and scale > 0 else None
        if result is None or isinstance(result, Refusal):
            continue
        errors += [abs(value - float(result.predictive.median[steps - 1])) / scale for steps, value in ahead]
    return _finite(sum(errors) / len(errors)) if errors else None


def _as_known(value: float, standard_error: float) -> str:
    """Return a parameter with the digits down to a thousandth of its standard error, six significant ones at most.

    Examples
    --------
    >>> _as_known(0.38188812, 0.215), _as_known(55.99115, 378.0), _as_known(2017.4238, 0.00001)
    ('0.3819', '56', '2017.42')
    """
    digits = SIGNIFICANT_DIGITS
    if value and standard_error > 0 and math.isfinite(standard_error):
        places = [math.floor(math.log10(abs(number))) for number in (value, standard_error / 1000)]
        digits = min(max(places[0] - places[1] + 1, 1), digits)
    return f"{value:.{digits}g}"


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None

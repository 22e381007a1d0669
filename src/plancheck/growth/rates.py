"""Growth rates: compound growth between two figures with its exact interval, and the log-linear trend."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from plancheck.errors import SeriesError, UsageError
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.results import Refusal
from plancheck.intervals import Interval

if TYPE_CHECKING:
    import pandas as pd


def _interval(figure: Interval | Decimal | int) -> Interval:
    if isinstance(figure, Interval):
        return figure
    if isinstance(figure, float):
        raise UsageError("a Decimal or an Interval", met=f"the float {figure!r}", do="write Decimal('...')")
    return Interval.exactly(Decimal(figure))


def compound_growth(
    first: Interval | Decimal | int, last: Interval | Decimal | int, *, years: int
) -> Interval:
    r"""Return the compound growth a year between two figures, as a fraction.

    .. math:: (y_{t} / y_{0})^{1/(t - t_0)} - 1

    Monotone in both figures, so the interval's end points are exact (rounded outward at 40 digits where a root
    does not come out). The base year is not a year of growth: 2005 to 2010 are five years.

    Parameters
    ----------
    first, last : Interval or Decimal
        What the printed figures can stand for (`plancheck.intervals.rounding_interval`), above zero.
    years : int
        From the first to the last, at least 1.

    Raises
    ------
    SeriesError
        When a figure may be zero or negative: growth rates and balances have no compound growth.
    UsageError
        On fewer than one year, or a float.

    Examples
    --------
    “十一五”交易额由2005年的1600亿元增加到2010年的3400亿元:

    >>> rate = compound_growth(Decimal("1600"), Decimal("3400"), years=5)
    >>> f"{100 * rate.low:.2f}"
    '16.27'
    """
    if isinstance(years, bool) or not isinstance(years, int) or years < 1:
        raise UsageError("at least one whole year between the figures", met=repr(years))
    begin, end = _interval(first), _interval(last)
    for name, figure in (("first", begin), ("last", end)):
        if figure.low <= 0 or (figure.high.is_infinite() and figure.low.is_infinite()):
            raise SeriesError("figures above zero", met=f"{name} figure {figure!r}", where="compound growth")
    return (end / begin).root(years) - Interval.exactly(Decimal(1))


def grow(first: Interval | Decimal | int, rate: Interval | Decimal, *, years: int) -> Interval:
    """Return the value that `first` reaches after `years` at `rate` (a fraction a year); undoes `compound_growth`.

    Raises
    ------
    UsageError
        On a number of years below 0, or a float.
    SeriesError
        On a rate below -1.

    Examples
    --------
    >>> grow(Decimal(1623), Decimal("0.16"), years=5)
    Interval(3408.8545102848 .. 3408.8545102848)
    """
    if isinstance(years, bool) or not isinstance(years, int) or years < 0:
        raise UsageError("a whole number of years", met=repr(years))
    factor = _interval(rate) + Interval.exactly(Decimal(1))
    if factor.low < 0:
        raise SeriesError("a rate of at least -1", met=repr(rate), where="growth")
    return _interval(first) * factor**years


@dataclass(frozen=True, slots=True)
class LogLinearTrend:
    r"""The line through log values, by ordinary least squares.

    :math:`e^{a + bt}` is the *median* at t when the errors of the logs are normal; the *mean* is
    :math:`e^{s^2/2}` times as high ("mean correction"). Both are given; neither is a good forecast of short
    series (NOTES of ``benchmarks/README.md``), where the exponential keeps on growing.

    Parameters
    ----------
    growth_pct, growth_low_pct, growth_high_pct : float
        :math:`100 (e^b - 1)` with its `level` interval (Student t), percent a year.
    start_median : float
        :math:`e^a`, trend value of the first year.
    mean_factor : float
        :math:`e^{s^2/2}`.
    residual_scale : float
        s, of the natural logs; NaN with two values.
    r_squared : float
    n, first_year, last_year : int
    level : float
    """

    growth_pct: float
    growth_low_pct: float
    growth_high_pct: float
    start_median: float
    mean_factor: float
    residual_scale: float
    r_squared: float
    n: int
    first_year: int
    last_year: int
    level: float

    def median(self, year: float) -> float:
        """Return the trend's median in a calendar year."""
        return float(self.start_median * (1 + self.growth_pct / 100) ** (year - self.first_year))

    def mean(self, year: float) -> float:
        """Return the trend's mean in a calendar year: the median times the mean correction."""
        return self.median(year) * self.mean_factor


def fit_log_linear(series: pd.Series[Any] | Observations, *, level: float = 0.95) -> LogLinearTrend | Refusal:
    """Fit the log-linear trend with statsmodels' OLS.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year, above zero; at least two years, three for an interval.
    level : float

    Returns
    -------
    LogLinearTrend or Refusal
        Refused for fewer than two values, and for values of zero or less.

    Raises
    ------
    UsageError
        When `level` is no fraction between 0 and 1.
    SeriesError
        When the index holds no years or a value is no number.

    Examples
    --------
    >>> import pandas as pd
    >>> trend = fit_log_linear(pd.Series([100.0, 110.0, 121.0, 133.1], index=range(2005, 2009)))
    >>> round(trend.growth_pct, 6)
    10.0
    """
    if not 0 < level < 1:
        raise UsageError("level as a fraction between 0 and 1", met=repr(level))
    observations = observe_series(series)
    n = len(observations)
    if n < 2:
        return Refusal("log_linear", f"needs 2 values, has {n}")
    if np.any(observations.values <= 0):
        where = ", ".join(map(str, observations.years[observations.values <= 0][:5]))
        return Refusal("log_linear", f"needs values above zero; not so in {where}")
    import statsmodels.api as sm

    t = (observations.years - observations.years[0]).astype(float)
    result = sm.OLS(np.log(observations.values), sm.add_constant(t)).fit()
    intercept, slope = (float(v) for v in result.params)
    if n > 2:
        low, high = (float(v) for v in result.conf_int(alpha=1 - level)[1])
        variance = float(result.mse_resid)
    else:
        low, high, variance = -np.inf, np.inf, float("nan")
    return LogLinearTrend(
        growth_pct=float(100 * np.expm1(slope)),
        growth_low_pct=float(100 * np.expm1(low)),
        growth_high_pct=float(100 * np.expm1(high)),
        start_median=float(np.exp(intercept)),
        mean_factor=float(np.exp(variance / 2)) if n > 2 else 1.0,
        residual_scale=float(np.sqrt(variance)),
        r_squared=float(result.rsquared),
        n=n,
        first_year=int(observations.years[0]),
        last_year=int(observations.years[-1]),
        level=level,
    )

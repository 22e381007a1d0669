"""Judging forecasts by what came: rolling origins, error measures, interval scores, calibration.

Measures keep the definitions of the forecasting competitions, so that figures can be set beside published ones. All
take arrays of shape (series, horizon) where not said otherwise; NaN marks years without an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from plancheck.growth.arrays import Floats
from plancheck.growth.distribution import Predictive
from plancheck.growth.forecast import MODELS, level_columns, predict
from plancheck.growth.levels import LEVELS
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.results import Refusal

if TYPE_CHECKING:
    import pandas as pd

FIRST_ORIGIN_N = 3
CRPS_GRID = (np.arange(400) + 0.5) / 400


def mean_scaled_error(actual: ArrayLike, forecast: ArrayLike, *, scale: ArrayLike) -> Floats:
    """Return MASE of each series: mean absolute error in units of its history's mean absolute yearly change.

    Parameters
    ----------
    actual, forecast : array_like, shape (series, horizon)
    scale : array_like, shape (series,)
        `naive_scale` of each history.
    """
    error = np.abs(np.asarray(actual, dtype=float) - np.asarray(forecast, dtype=float))
    return np.asarray(np.nanmean(error / np.asarray(scale, dtype=float)[:, None], axis=1))


def naive_scale(history: ArrayLike) -> float:
    """Return the mean absolute change from one value to the next: the error of repeating the last value.

    Examples
    --------
    >>> naive_scale([1, 2, 4, 3])
    1.3333333333333333
    """
    return float(np.mean(np.abs(np.diff(np.asarray(history, dtype=float)))))


def symmetric_percentage_error(actual: ArrayLike, forecast: ArrayLike) -> Floats:
    """Return sMAPE of each series, percent: the mean of 200 |y - f| / (|y| + |f|), 0 where both are zero."""
    y, f = np.asarray(actual, dtype=float), np.asarray(forecast, dtype=float)
    size = np.abs(y) + np.abs(f)
    return np.asarray(np.nanmean(200 * np.abs(y - f) / np.where(size == 0, 1, size), axis=1))


def interval_score(actual: ArrayLike, low: ArrayLike, high: ArrayLike, *, level: float) -> Floats:
    r"""Return :math:`(u - l) + \frac{2}{\alpha}[(l - y)_+ + (y - u)_+]`, elementwise (Gneiting and Raftery 2007)."""
    y, lower, upper = (np.asarray(a, dtype=float) for a in (actual, low, high))
    missed = np.maximum(lower - y, 0) + np.maximum(y - upper, 0)
    return np.asarray((upper - lower) + 2 / (1 - level) * missed)


def mean_scaled_interval_score(
    actual: ArrayLike, low: ArrayLike, high: ArrayLike, *, level: float, scale: ArrayLike
) -> Floats:
    """Return MSIS of each series: the mean interval score in units of its history's mean absolute change."""
    score = interval_score(actual, low, high, level=level)
    return np.asarray(np.nanmean(score / np.asarray(scale, dtype=float)[:, None], axis=1))


def coverage(actual: ArrayLike, low: ArrayLike, high: ArrayLike) -> float:
    """Return the share of outcomes inside their intervals, averaged over horizon, then over series."""
    y = np.asarray(actual, dtype=float)
    inside = np.where(np.isnan(y), np.nan, (np.asarray(low) <= y) & (y <= np.asarray(high)))
    if inside.ndim == 2:
        return float(np.nanmean(np.nanmean(inside, axis=1)))
    return float(np.nanmean(inside))


def probability_integral(predictive: Predictive, actual: ArrayLike) -> Floats:
    """Return the PIT: the predictive probability of at most the outcome; uniform on 0..1 when calibrated."""
    y = np.asarray(actual, dtype=float)
    return np.where(np.isnan(y), np.nan, predictive.cdf(np.nan_to_num(y)))


def ranked_probability_score(predictive: Predictive, actual: ArrayLike) -> Floats:
    r"""Return the CRPS, elementwise, in the series' unit.

    .. math:: 2 \int_0^1 (1[y \le Q(p)] - p) (Q(p) - y) \, dp

    By the midpoint rule on 400 probabilities; for the standard normal at its median it gives 0.23369 within 1e-4.
    """
    y = np.asarray(actual, dtype=float)
    total = np.zeros(np.broadcast_shapes(y.shape, predictive.median.shape))
    for p in CRPS_GRID:
        quantile = predictive.quantile(float(p))
        total += ((y <= quantile) - p) * (quantile - y)
    return np.asarray(2 * total / CRPS_GRID.size)


def backtest(
    series: pd.Series[Any] | Observations,
    *,
    horizon: int,
    models: Sequence[str] = MODELS,
    levels: Sequence[float] = LEVELS,
    first_origin: int | None = None,
) -> pd.DataFrame:
    """Forecast from every past year and set the outcome beside it: what would have been said, and what came.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year; gaps are kept, outcomes are taken where there are any.
    horizon : int
        Years ahead from each origin.
    models, levels
        As in `plancheck.growth.forecast.forecast`.
    first_origin : int, optional
        First year to forecast from; else the third value's.

    Returns
    -------
    pandas.DataFrame
        One row per model, origin and year with an outcome: ``model, origin, n, period, steps, actual, value``, the
        interval columns, ``pit, crps, scale`` (mean absolute change known at the origin) and ``reason``.
    """
    import pandas as pd

    observations = observe_series(series)
    actual = dict(zip(observations.years.tolist(), observations.values.tolist(), strict=True))
    rows: list[dict[str, Any]] = []
    for n in range(FIRST_ORIGIN_N, len(observations)):
        origin = int(observations.years[n - 1])
        if first_origin is not None and origin < first_origin:
            continue
        known = Observations(observations.name, observations.years[:n], observations.values[:n])
        came = {year: actual[year] for year in range(origin + 1, origin + horizon + 1) if year in actual}
        if came:
            for model in models:
                rows += _beside_what_came(known, model, came, horizon=horizon, levels=levels)
    columns = ["model", "origin", "n", "period", "steps", "actual", "value"]
    columns += [*level_columns(levels), "pit", "crps", "scale", "reason"]
    return pd.DataFrame(rows, columns=columns)


def _beside_what_came(
    known: Observations, model: str, came: Mapping[int, float], *, horizon: int, levels: Sequence[float]
) -> list[dict[str, Any]]:
    """The rows of one model from one origin: its forecast of each year that came, scored, or why there is none."""
    origin = int(known.years[-1])
    shared = {"model": model, "origin": origin, "n": len(known), "scale": naive_scale(known.values)}
    rows = [{**shared, "period": year, "steps": year - origin, "actual": came[year]} for year in came]
    result = predict(known, horizon=horizon, model=model)
    if isinstance(result, Refusal):
        return [{**row, "reason": result.reason} for row in rows]
    ahead = result.predictive[np.array(list(came)) - origin - 1]
    outcome = np.array(list(came.values()))
    ends = (end for level in levels for end in ahead.interval(level))
    scored = {
        "value": ahead.median,
        **dict(zip(level_columns(levels), ends, strict=True)),
        "pit": probability_integral(ahead, outcome),
        "crps": ranked_probability_score(ahead, outcome),
    }
    return [
        {**row, **{name: float(scores[place]) for name, scores in scored.items()}, "reason": ""}
        for place, row in enumerate(rows)
    ]

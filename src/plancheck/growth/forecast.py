"""The forecast of one series: its table of several models, and the probability of a target. Many series are in `plancheck.growth.many`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from plancheck.errors import SeriesError, UsageError
from plancheck.growth import models as time_series
from plancheck.growth.curves import CURVES
from plancheck.growth.distribution import Predictive
from plancheck.growth.levels import LEVELS
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.pooled import (
    MINIMUM_N,
    adoption_calibration,
    forecast_pooled,
    shipped_calibration,
    stack_observations,
)
from plancheck.growth.results import ModelForecast, Refusal

if TYPE_CHECKING:
    import pandas as pd

POOLED, ADOPTION = "pooled", "adoption"
TIME_SERIES_MODELS = tuple(time_series.MODELS)
CURVE_MODELS = tuple(CURVES)
MODELS = (POOLED, *TIME_SERIES_MODELS)  # what `forecast` shows unasked
ALL_MODELS = (*MODELS, ADOPTION, *CURVE_MODELS)
LONGEST_HORIZON = 100
# one rule, two reference classes: published yearly series at large, and technologies while they are adopted
CALIBRATIONS = {POOLED: shipped_calibration, ADOPTION: adoption_calibration}


def check_request(horizon: int, levels: Sequence[float], models: Sequence[str]) -> None:
    """See that a forecast can be asked so: 1 to `LONGEST_HORIZON` years, levels between 0 and 1, known models.

    Raises
    ------
    UsageError
        When it cannot.
    """
    if isinstance(horizon, bool) or not isinstance(horizon, int | np.integer):
        raise UsageError("horizon as a whole number of years", met=repr(horizon))
    if not 1 <= horizon <= LONGEST_HORIZON:
        raise UsageError(f"horizon from 1 to {LONGEST_HORIZON} years", met=str(horizon))
    if not levels or any(not 0 < level < 1 for level in levels):
        met = ", ".join(map(str, levels)) or "none"
        raise UsageError("levels as fractions between 0 and 1", met=met, do="write 0.95 for 95 %")
    check_models(models)


def check_models(models: Sequence[str]) -> None:
    """See that models are named and that each is one of `ALL_MODELS`.

    Raises
    ------
    UsageError
        When one is unknown, or none is named.
    """
    if isinstance(models, str):
        raise UsageError("models as a sequence of names", met=repr(models))
    unknown = [model for model in models if model not in ALL_MODELS]
    if unknown or not models:
        raise UsageError(f"models among {', '.join(ALL_MODELS)}", met=", ".join(unknown) or "none")


def level_columns(levels: Sequence[float]) -> list[str]:
    """Return the interval columns: ``low_80, high_80, low_95, high_95``; 0.975 gives ``low_97.5``.

    Examples
    --------
    >>> level_columns((0.80, 0.975))
    ['low_80', 'high_80', 'low_97.5', 'high_97.5']
    """
    names = [f"{100 * level:.10g}" for level in levels]
    return [f"{side}_{name}" for name in names for side in ("low", "high")]


def predict(
    observations: Observations, *, horizon: int, model: str = POOLED, ceiling: float | None = None
) -> ModelForecast | Refusal:
    """Return one model's predictive distribution of the years after the last observation.

    Parameters
    ----------
    observations : Observations
    horizon : int
        Years after the last value.
    model : str
        One of `ALL_MODELS`.
    ceiling : float, optional
        Largest value there can be, 100 for a share in percent: no quantile lies above it, and an S-curve's capacity neither.

    Raises
    ------
    UsageError
        When a value lies above the ceiling.
    """
    if ceiling is None:
        return _predict(observations, horizon=horizon, model=model, ceiling=None)
    highest = float(observations.values.max())
    if not highest <= ceiling < np.inf:
        met = f"{ceiling:g}, with a value of {highest:g}"
        raise UsageError("a ceiling no value lies above", met=met, where=observations.name)
    answer = _predict(observations, horizon=horizon, model=model, ceiling=ceiling)
    if isinstance(answer, Refusal):
        return answer
    return replace(answer, predictive=answer.predictive.below(ceiling))


def _predict(
    observations: Observations, *, horizon: int, model: str, ceiling: float | None
) -> ModelForecast | Refusal:
    if model in CURVES:
        return _curve_forecast(observations, horizon=horizon, curve=model, capacity=ceiling)
    if model not in CALIBRATIONS:
        return time_series.MODELS[model](observations, horizon=horizon)
    if len(observations) < MINIMUM_N:
        return Refusal(model, f"needs {MINIMUM_N} values, has {len(observations)}")
    values, years = stack_observations([observations])
    ahead = forecast_pooled(values, horizon=horizon, years=years, calibration=CALIBRATIONS[model]())
    return ModelForecast(model, ahead[0], observations.notes)


def _curve_forecast(
    observations: Observations, *, horizon: int, curve: str, capacity: float | None
) -> ModelForecast | Refusal:
    # brings scipy's optimisers, which the pooled forecast does without
    from plancheck.growth.fit import fit_curve

    positive = capacity if capacity is not None and capacity > 0 else None
    fitted = fit_curve(observations, curve, capacity=positive, intervals=False)
    if isinstance(fitted, Refusal):
        return fitted
    if fitted.obstacle:
        return Refusal(curve, fitted.obstacle)
    predictive = fitted.predictive(int(observations.years[-1]) + np.arange(1, horizon + 1))
    if not np.all(np.isfinite(predictive.scale)) or not np.all(predictive.scale > 0):
        return Refusal(curve, "the parameters are not identified: no spread can be computed")
    return ModelForecast(curve, predictive, (*fitted.notes, *fitted.checks.notes))


def quantile_table(predictive: Predictive, levels: Sequence[float]) -> dict[str, Any]:
    """Return the columns ``value, low_80, high_80, …`` of predictive distributions, each an array of their shape."""
    columns: dict[str, Any] = {"value": predictive.median}
    names = level_columns(levels)
    for place, level in enumerate(levels):
        columns[names[2 * place]], columns[names[2 * place + 1]] = predictive.interval(level)
    return columns


def model_rows(
    outcome: ModelForecast | Refusal, *, last_year: int, horizon: int, levels: Sequence[float]
) -> dict[str, Any]:
    """Return the columns of one model's rows, a row a year after `last_year`; of a refusal its reason and no numbers."""
    if isinstance(outcome, Refusal):
        numbers: dict[str, Any] = dict.fromkeys(("value", *level_columns(levels)), np.full(horizon, np.nan))
        reason = outcome.reason
    else:
        numbers, reason = quantile_table(outcome.predictive, levels), "; ".join(outcome.notes)
    periods = last_year + np.arange(1, horizon + 1)
    return {"model": outcome.model, "period": periods, **numbers, "reason": reason}


def forecast(
    series: pd.Series[Any] | Observations,
    *,
    horizon: int,
    levels: Sequence[float] = LEVELS,
    models: Sequence[str] = MODELS,
    ceiling: float | None = None,
) -> pd.DataFrame:
    """Forecast one yearly series with the pooled forecast and, beside it, the time-series models.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year, in any order and unit; missing years are bridged and noted.
    horizon : int
        Years after the last value, 1 to 100.
    levels : sequence of float
        Probabilities of the central intervals.
    models : sequence of str
        Any of `ALL_MODELS`; their order is the order of the rows.
    ceiling : float, optional
        Largest value there can be, as 100 for a share in percent.

    Returns
    -------
    pandas.DataFrame
        Columns ``model, period, value, low_80, high_80, low_95, high_95, reason`` in the series' unit, one row per
        model and year. A model that does not apply has empty numbers and its reason; ``pooled`` has numbers
        for every series of two or more values.

    Raises
    ------
    SeriesError
        When the series itself cannot be used; names the row.
    UsageError
        On an unknown model, a horizon or level outside its range, or a ceiling below a value.

    Examples
    --------
    >>> import pandas as pd
    >>> netizens = pd.Series([1.11, 1.37, 2.10, 2.98, 3.84, 4.57], index=range(2005, 2011), name="网民规模（亿人）")
    >>> forecast(netizens, horizon=5, models=("pooled",)).columns.tolist()[:5]
    ['model', 'period', 'value', 'low_80', 'high_80']
    """
    import pandas as pd

    check_request(horizon, levels, models)
    observations = observe_series(series)
    last_year = int(observations.years[-1])
    parts = [
        pd.DataFrame(
            model_rows(
                predict(observations, horizon=horizon, model=model, ceiling=ceiling),
                last_year=last_year,
                horizon=horizon,
                levels=levels,
            )
        )
        for model in models
    ]
    return pd.concat(parts, ignore_index=True)


def probability_at_least(
    series: pd.Series[Any] | Observations, target: float, *, year: int, model: str = POOLED
) -> float:
    """Return the probability that the value of `year` reaches `target`, as known at the series' last year.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year, up to the vintage to judge from.
    target : float
        In the series' unit.
    year : int
        After the last year with a value.
    model : str
        One of `ALL_MODELS`.

    Returns
    -------
    float
        P(Y >= target); NaN when the model refuses the series.

    Raises
    ------
    SeriesError
        When the series cannot be used or `year` is not after its last year.

    Examples
    --------
    >>> import pandas as pd
    >>> netizens = pd.Series([1.11, 1.37, 2.10, 2.98, 3.84, 4.57], index=range(2005, 2011), name="网民规模（亿人）")
    >>> probability_at_least(netizens, 0.1, year=2011) > 0.99
    True
    """
    observations = observe_series(series)
    horizon = year - int(observations.years[-1])
    if horizon < 1:
        raise SeriesError(f"a year after {observations.years[-1]}", met=str(year), where=observations.name)
    check_request(horizon, LEVELS, (model,))
    outcome = predict(observations, horizon=horizon, model=model)
    if isinstance(outcome, Refusal):
        return float("nan")
    return float(outcome.predictive[-1].probability_at_least(target))

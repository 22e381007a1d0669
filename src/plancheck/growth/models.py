"""Time-series models for yearly values: random walk with drift, damped trend, Theta, local linear trend.

Each takes checked observations and gives a predictive distribution, or refuses with a reason. The minimum number
of values leaves at least one degree of freedom for the spread after the constants are fitted; it is printed in the refusal. Only the random walk bridges missing years; the others are defined on equal steps.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from plancheck.growth.distribution import Predictive
from plancheck.growth.observations import Observations
from plancheck.growth.results import ModelForecast, Refusal

Floats = NDArray[np.float64]
Model = Callable[..., ModelForecast | Refusal]

MINIMUM_N = {"random_walk_drift": 3, "damped_trend": 7, "theta": 4, "local_linear_trend": 6}
SETTLED = 0.01  # of a log likelihood, which no test could tell from none: a second search that gains less starts from the maximum
SMALLEST_SPREAD = 1e-12  # relative to the largest value: below it is the arithmetic's rounding


def _refuse_short(model: str, observations: Observations, *, even_steps: bool) -> Refusal | None:
    needed = MINIMUM_N[model]
    if len(observations) < needed:
        return Refusal(model, f"needs {needed} values, has {len(observations)}")
    if even_steps and np.any(observations.steps != 1):
        return Refusal(model, "needs every year; " + "; ".join(observations.notes))
    return None


def random_walk_drift(observations: Observations, *, horizon: int) -> ModelForecast | Refusal:
    r"""Return the random walk with drift, its drift estimated, its spread Student t.

    .. math::
        y_{n+h} \sim y_n + h\mu + s\sqrt{h + h^2 / (t_n - t_1)} \; t_{n-2}

    :math:`\mu` is the mean yearly change and :math:`s` the standard deviation of the changes (n - 2 degrees of
    freedom). Over missing years a change of :math:`g` years has mean :math:`g\mu` and variance :math:`g s^2`.

    Parameters
    ----------
    observations : Observations
        At least three values.
    horizon : int
        Years ahead.
    """
    refusal = _refuse_short("random_walk_drift", observations, even_steps=False)
    if refusal:
        return refusal
    y, steps = observations.values, observations.steps
    span, n = steps.sum(), len(observations)
    drift = (y[-1] - y[0]) / span
    surprises = (np.diff(y) - drift * steps) / np.sqrt(steps)
    spread = float(np.sqrt((surprises**2).sum() / (n - 2)))
    if spread <= SMALLEST_SPREAD * float(np.abs(y).max()):
        return Refusal("random_walk_drift", "all yearly changes are equal: no spread to estimate")
    h = np.arange(1, horizon + 1)
    scale = spread * np.sqrt(h + h**2 / span)
    return ModelForecast(
        "random_walk_drift", Predictive.symmetric(y[-1] + h * drift, scale, n - 2), observations.notes
    )


def damped_trend(observations: Observations, *, horizon: int) -> ModelForecast | Refusal:
    """Return exponential smoothing with additive errors and a damped additive trend, fitted by statsmodels.

    Normal quantiles of the model's own forecast variance: the constants' uncertainty is left out, so the
    intervals are too narrow for short series (`plancheck.growth.evaluate` measures by how much).
    """
    refusal = _refuse_short("damped_trend", observations, even_steps=True)
    if refusal:
        return refusal
    import pandas as pd
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    y, unit, n = *_in_units(observations.values), len(observations)

    def fit() -> tuple[Floats, Floats, bool]:
        result = ETSModel(pd.Series(y), error="add", trend="add", damped_trend=True).fit(disp=False)
        ahead = result.get_prediction(start=n, end=n + horizon - 1)
        mean, variance = np.asarray(ahead.predicted_mean), np.asarray(ahead.forecast_variance)
        return mean, variance, bool(getattr(result.mle_retvals, "converged", True))

    return _statsmodels_forecast("damped_trend", fit, unit=unit, notes=observations.notes)


def local_linear_trend(observations: Observations, *, horizon: int) -> ModelForecast | Refusal:
    """Return the local linear trend (level and slope are random walks), fitted by statsmodels' UnobservedComponents."""
    refusal = _refuse_short("local_linear_trend", observations, even_steps=True)
    if refusal:
        return refusal
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    y, unit = _in_units(observations.values)

    def fit() -> tuple[Floats, Floats, bool]:
        model = UnobservedComponents(y, "lltrend")
        result = model.fit(disp=False)
        converged = bool(result.mle_retvals["converged"])
        if (
            not converged
        ):  # whether its last line search succeeds at the maximum hangs on the processor's last digit
            again = model.fit(start_params=result.params, disp=False)
            converged = bool(again.llf - result.llf < SETTLED)
        ahead = result.get_forecast(horizon)
        return np.asarray(ahead.predicted_mean), np.asarray(ahead.var_pred_mean), converged

    return _statsmodels_forecast("local_linear_trend", fit, unit=unit, notes=observations.notes)


def _in_units(values: Floats) -> tuple[Floats, float]:
    """Return the values in units of the largest one: optimisers' tolerances are absolute."""
    unit = float(np.abs(values).max()) or 1.0
    return values / unit, unit


def _statsmodels_forecast(
    model: str, fit: Callable[[], tuple[Floats, Floats, bool]], *, unit: float, notes: tuple[str, ...]
) -> ModelForecast | Refusal:
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            mean, variance, converged = fit()
    except (ValueError, np.linalg.LinAlgError, ZeroDivisionError, FloatingPointError) as error:
        return Refusal(model, f"could not be fitted: {error}")
    if not np.all(np.isfinite(mean)) or not np.all(np.isfinite(variance)):
        return Refusal(model, "could not be fitted: the forecast is not finite")
    if not np.all(variance > 0) or float(np.sqrt(variance.max())) < SMALLEST_SPREAD:
        return Refusal(model, "fits every value exactly: no spread to estimate")
    notes = notes if converged else (*notes, "the optimiser did not converge")
    return ModelForecast(model, Predictive.symmetric(mean * unit, np.sqrt(variance) * unit), notes)


def theta(observations: Observations, *, horizon: int) -> ModelForecast | Refusal:
    r"""Return the Theta method: exponential smoothing with half of the least-squares slope as drift.

    .. math::
        \hat y_{n+h} = \ell_n + \frac{b}{2}\left(h - 1 + \frac{1 - (1 - \alpha)^n}{\alpha}\right), \qquad
        \sigma_h^2 = \sigma^2 (1 + (h - 1)\alpha^2)

    with :math:`\alpha` of least squared one-step errors and Student t with n - 3 degrees of freedom (Hyndman and
    Billah 2003, Int. J. Forecasting 19:287). Own code: the library's version takes seconds for one short series.
    """
    refusal = _refuse_short("theta", observations, even_steps=True)
    if refusal:
        return refusal
    from scipy.optimize import minimize_scalar

    y, unit = _in_units(observations.values)
    n = len(y)
    t = np.arange(n) - (n - 1) / 2
    half_slope = float(t @ y / (t @ t)) / 2

    def smooth(alpha: float) -> tuple[float, Floats]:
        level, errors = float(y[0]), np.empty(n - 1)
        for i in range(1, n):
            drift = half_slope * (1 - (1 - alpha) ** i) / alpha
            errors[i - 1] = y[i] - level - drift
            level += alpha * (y[i] - level)
        return level, errors

    best = minimize_scalar(
        lambda alpha: float(np.sum(smooth(alpha)[1] ** 2)), bounds=(0.01, 1.0), method="bounded"
    )
    alpha = float(best.x)
    level, errors = smooth(alpha)
    freedom = n - 3
    spread = float(np.sqrt(np.sum(errors**2) / freedom))
    if spread < SMALLEST_SPREAD:
        return Refusal("theta", "fits every value exactly: no spread to estimate")
    h = np.arange(1, horizon + 1)
    median = level + half_slope * (h - 1 + (1 - (1 - alpha) ** n) / alpha)
    scale = spread * np.sqrt(1 + (h - 1) * alpha**2)
    predictive = Predictive.symmetric(median * unit, scale * unit, freedom)
    return ModelForecast("theta", predictive, observations.notes)


MODELS: dict[str, Model] = {
    "random_walk_drift": random_walk_drift,
    "damped_trend": damped_trend,
    "theta": theta,
    "local_linear_trend": local_linear_trend,
}

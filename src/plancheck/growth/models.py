"""Time-series models for yearly values: random walk with drift, damped trend, Theta, local linear trend.

Each takes checked observations and gives a predictive distribution, or refuses with a reason. The minimum number
of values leaves at least one degree of freedom for the spread after the constants are fitted; it is printed in the refusal. Only the random walk bridges missing years; the others are defined on equal steps.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from plancheck.growth.arrays import Floats
from plancheck.growth.distribution import Predictive
from plancheck.growth.observations import Observations
from plancheck.growth.results import ModelForecast, Refusal

Model = Callable[..., ModelForecast | Refusal]

MINIMUM_N = {"random_walk_drift": 3, "damped_trend": 7, "theta": 4, "local_linear_trend": 6}
SETTLED = 0.01  # of a log likelihood, which no test could tell from none: a search that stopped so near has converged
LEVEL_WITH_ROUNDING = 1e-6  # of a log likelihood: the arithmetic's rounding, and no worse a fit
AT_EDGE = 1e-6  # of a variance beside the largest, or of a weight's distance from its bound: it is held there
# of statsmodels: alpha, beta / alpha, phi, first level and first trend
DAMPED_LEAST = np.array([1e-4, 1e-4, 0.8, -np.inf, -np.inf])
DAMPED_MOST = np.array([1 - 1e-4, 1 - 1e-4, 0.98, np.inf, np.inf])
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
        model = ETSModel(pd.Series(y), error="add", trend="add", damped_trend=True)
        found = model.fit(disp=False)

        def slope(
            point: Floats,
        ) -> Floats:  # by beta / alpha in the place of beta, whose bound moves with alpha
            by_alpha, by_beta, *others = model.score(_of_ratio(point))
            return np.array([by_alpha + point[1] * by_beta, point[0] * by_beta, *others])

        point = np.array(found.params, dtype=float)
        point[1] /= point[0]
        top = _climb(slope, point, least=DAMPED_LEAST, most=DAMPED_MOST)
        settled = model.smooth(_of_ratio(top))
        result = settled if settled.llf > found.llf - LEVEL_WITH_ROUNDING else found
        ahead = result.get_prediction(start=n, end=n + horizon - 1)
        mean, variance = np.asarray(ahead.predicted_mean), np.asarray(ahead.forecast_variance)
        return mean, variance, bool(found.mle_retvals["converged"])

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
        found = model.fit(disp=False)
        # over roots of the variances: one that has as good as vanished is held at 0
        roots = np.sqrt(found.params)
        none = np.where(found.params > AT_EDGE * found.params.max(), np.inf, 0.0)
        top = _climb(lambda point: model.score(point, transformed=False), roots, least=-none, most=none)
        settled = model.smooth(top, transformed=False)
        result = settled if settled.llf > found.llf - LEVEL_WITH_ROUNDING else found
        # whether a search's last step succeeds at the maximum hangs on the processor too: one that stopped beside it did
        near = result is settled and settled.llf - found.llf < SETTLED
        converged = bool(found.mle_retvals["converged"] or near)
        ahead = result.get_forecast(horizon)
        return np.asarray(ahead.predicted_mean), np.asarray(ahead.var_pred_mean), converged

    return _statsmodels_forecast("local_linear_trend", fit, unit=unit, notes=observations.notes)


def _of_ratio(point: Floats) -> Floats:
    """Return the parameters of a damped trend whose second entry is beta / alpha, with beta there."""
    parameters = point.copy()
    parameters[1] *= parameters[0]
    return parameters


def _climb(slope: Callable[[Floats], Floats], start: Floats, *, least: Floats, most: Floats) -> Floats:
    """Return the point near `start` where the slope of a likelihood vanishes in all entries but those at their bounds.

    A search that goes by differences of the likelihood stops anywhere on its flat top, and where hangs on the
    processor's last digit: its forecasts agree in three or four digits. Where the slope vanishes they agree in ten.

    Parameters
    ----------
    slope : callable
        The gradient, shape (parameters,), at a point of that shape.
    start, least, most : array, shape (parameters,)
        An entry at its bound, or that would leave its bounds, is held there.
    """
    from scipy.optimize import root

    point = np.clip(start, least, most)
    free = (point > least + AT_EDGE) & (point < most - AT_EDGE)
    while free.any():
        point[free] = root(_slope_of_free, point[free], args=(slope, point, free), tol=1e-13).x
        beyond = (point < least) | (point > most)
        if not beyond.any():
            break
        point, free = np.clip(point, least, most), free & ~beyond
    return point if np.isfinite(point).all() else np.clip(start, least, most)


def _slope_of_free(
    entries: Floats, slope: Callable[[Floats], Floats], point: Floats, free: NDArray[np.bool_]
) -> Floats:
    moved = point.copy()
    moved[free] = entries
    return slope(moved)[free]


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

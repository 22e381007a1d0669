"""Time-series models for yearly values: random walk with drift, damped trend, Theta, local linear trend.

Each takes checked observations and gives a predictive distribution, or refuses with a reason. The minimum number
of values is the number of free constants plus two, so that a spread can be estimated at all; it is printed in
the refusal. Only the random walk bridges missing years; the others are defined on equal steps.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from plancheck.growth.distribution import Predictive
from plancheck.growth.observations import Observations
from plancheck.growth.results import ModelForecast, Refusal

Floats = NDArray[np.float64]
Model = Callable[..., ModelForecast | Refusal]

MINIMUM_N = {"random_walk_drift": 3, "damped_trend": 7, "theta": 4, "local_linear_trend": 6}


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
    if spread <= 1e-12 * float(np.abs(y).max(initial=1e-300)):
        return Refusal("random_walk_drift", "all yearly changes are equal: no spread to estimate")
    h = np.arange(1, horizon + 1)
    scale = spread * np.sqrt(h + h**2 / span)
    return ModelForecast("random_walk_drift", Predictive.symmetric(y[-1] + h * drift, scale, n - 2))


MODELS: dict[str, Model] = {"random_walk_drift": random_walk_drift}

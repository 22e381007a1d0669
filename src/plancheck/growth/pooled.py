r"""The pooled forecast: one calibrated rule for short yearly series, all series at once.

Libraries learn drift and spread from the series alone and say "95 %" where 31 to 83 % is true, because five
yearly values cannot tell how much the next five will differ. Here both are shrunk towards a reference class of
published yearly series; what was learned from it are the few constants of ``calibration.json``.

With increments :math:`d_i` over :math:`g_i` years, weights :math:`w_i` falling by `decay` per year of age,
level :math:`L = |y_n|` and :math:`m = n - 1`:

.. math::
    \mu &= \sum w_i d_i / \sum w_i g_i, \qquad
    v = \sum w_i (L / L_i)^{2(1-\lambda)} (d_i - \mu g_i)^2 / g_i \,/ \sum w_i \\
    s^2 &= (\nu_0 [(b_L L)^2 + (b_\mu \mu)^2] + m v) / (\nu_0 + m - 1) \\
    k &= (1 - e) (k_0 + k_1 \ln\min(m, 24)) + e \quad\text{(rising)}, \\
    k &= (k_0 + k_1 \ln\min(m, 24)) \; T / (T + c), \quad T = m^\tau \mu^2 / s^2 \quad\text{(falling, or of either sign)} \\
    M_h &= y_n - a (d_m / g_m - \mu) + k \mu h \\
    \sigma_h^2 &= s^2 h + h^2 [\kappa_1 s^2 / m + (\kappa_2 \mu)^2 + (\kappa_3 L)^2]

:math:`e` is the `steadiness` of growth. :math:`\kappa_2` is what others leave out: that the growth itself changes. Positive quantities fall
towards zero exponentially instead of through it, and are distributed on a Box-Cox scale.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plancheck.growth.distribution import Predictive
from plancheck.growth.observations import Observations

Floats = NDArray[np.float64]
CALIBRATION_FILE = Path(__file__).with_name("calibration.json")
MINIMUM_N = 2
LARGEST_WORTH = 10.0
LONGEST_MEMORY = 24  # increments; the reference class has few longer series, so belief stops growing there


@dataclass(frozen=True, slots=True)
class Calibration:
    r"""The learned constants of the pooled forecast; pure numbers, so the forecast has the series' own unit.

    Parameters
    ----------
    decay : float
        Weight of an increment relative to the one a year younger.
    belief, belief_growth : float
        :math:`k_0, k_1`: share of the drift that is believed, and how it grows with the years seen.
    fall_evidence, fall_power : float
        :math:`c, \tau`: evidence that a falling drift must show to be believed by half.
    pullback : float
        :math:`a`, share of the last year's surprise that is taken back.
    prior_weight, prior_level, prior_drift : float
        :math:`\nu_0, b_L, b_\mu`: the reference class's yearly spread and its weight in years.
    drift_error, drift_change, level_change : float
        :math:`\kappa_1, \kappa_2, \kappa_3`: how spread grows with the square of the horizon.
    power, df : float
        Shape of the predictive distribution (`Predictive`).
    """

    decay: float
    belief: float
    belief_growth: float
    fall_evidence: float
    fall_power: float
    pullback: float
    prior_weight: float
    prior_level: float
    prior_drift: float
    drift_error: float
    drift_change: float
    level_change: float
    power: float
    df: float

    @classmethod
    def from_mapping(cls, constants: dict[str, Any]) -> Calibration:
        """Return the constants read from json, by name."""
        return cls(**{field.name: float(constants[field.name]) for field in fields(cls)})


@cache
def shipped_calibration() -> Calibration:
    """Return the constants of ``calibration.json``, learned by ``benchmarks/calibrate.py``."""
    return Calibration.from_mapping(json.loads(CALIBRATION_FILE.read_text(encoding="utf-8"))["constants"])


def stack_observations(many: list[Observations]) -> tuple[Floats, Floats]:
    """Return values, shape (series, longest), and years, right-aligned with NaN on the left."""
    longest = max(len(one) for one in many)
    values = np.full((len(many), longest), np.nan)
    years = np.full((len(many), longest), np.nan)
    for row, one in enumerate(many):
        values[row, longest - len(one) :] = one.values
        years[row, longest - len(one) :] = one.years
    return values, years


def steadiness(growth: Floats, up_share: Floats, steps: Floats) -> Floats:
    """Return how far a series is in steady growth, 0 to 1; there the mean drift is believed in full.

    1 from 2 % a year and 4 of 5 years up, 0 without growth or below 3 of 5, linear between. Not learned: it is the class of
    series that plans speak of, for which the plain random walk with drift is the best of the textbook forecasts.

    Parameters
    ----------
    growth : ndarray
        Drift relative to the mean level of the years seen, a year.
    up_share : ndarray
        Share of the years in which the value rose.
    steps : ndarray
        Number of steps seen; one step shows nothing steady, four do.
    """
    fast = np.clip(growth / 0.02, 0, 1)
    often = np.clip((up_share - 0.6) / 0.2, 0, 1)
    return np.asarray(fast * often * np.clip((steps - 1) / 3, 0, 1))


def forecast_pooled(
    values: Floats, *, horizon: int, years: Floats | None = None, calibration: Calibration | None = None
) -> Predictive:
    """Return the predictive distributions of the next years of many series at once.

    Parameters
    ----------
    values : ndarray, shape (series, time)
        In time order, right-aligned: NaN on the left of series that are shorter; at least two values each.
    horizon : int
        Years ahead of each series' last value, at least 1.
    years : ndarray, shape (series, time), optional
        Years of the values; without it they follow each other.
    calibration : Calibration, optional
        Other constants than the shipped ones.

    Returns
    -------
    Predictive
        Arrays of shape (series, horizon). Multiplying a series by any number multiplies all quantiles by it.

    Raises
    ------
    ValueError
        When a series has fewer than two values, a gap of NaN inside, or `horizon` < 1.
    """
    c = calibration if calibration is not None else shipped_calibration()
    values = np.atleast_2d(np.asarray(values, dtype=float))
    present = ~np.isnan(values)
    n = present.sum(axis=1)
    if horizon < 1 or n.min(initial=MINIMUM_N) < MINIMUM_N:
        raise ValueError(
            f"expected horizon >= 1 and two values per series, met {horizon} and {n.min(initial=0)}"
        )
    if np.any(present[:, :-1] & ~present[:, 1:]):
        raise ValueError("expected right-aligned values: NaN on the left only")

    biggest = np.nanmax(np.abs(values), axis=1)
    unit = np.where(
        biggest > 0, biggest, 1.0
    )  # in units of its largest value nothing overflows or underflows
    scaled = values / unit[:, None]
    negative = np.nanmax(scaled, axis=1) <= 0
    negative &= biggest > 0
    sign = np.where(negative, -1.0, 1.0)
    scaled = scaled * sign[:, None]
    last = scaled[:, -1]
    one_sided = (np.nanmin(scaled, axis=1) >= 0) & (biggest > 0)
    mean_size = np.nanmean(np.abs(scaled), axis=1)
    # a last value of zero (a count of none) or of either sign (a balance) does not tell the level
    level = np.where(one_sided & (last > 0), last, np.where(mean_size > 0, mean_size, 1.0))

    steps = np.ones((len(values), values.shape[1] - 1)) if years is None else np.diff(years, axis=1)
    known = present[:, 1:] & present[:, :-1]
    increments = np.where(known, np.diff(scaled, axis=1), 0.0)
    steps = np.where(known, steps, 1.0)
    age = np.cumsum(steps[:, ::-1], axis=1)[:, ::-1] - steps
    weights = np.where(known, c.decay**age, 0.0)
    total = weights.sum(axis=1)
    drift = (weights * increments).sum(axis=1) / (weights * steps).sum(axis=1)
    surprises = increments - drift[:, None] * steps
    # a surprise of a quantity that was smaller then is worth more now: spread is constant on the Box-Cox scale
    middles = np.where(known, (scaled[:, 1:] + scaled[:, :-1]) / 2, 0.0)
    then = np.where(known & (middles > 0), middles, level[:, None])
    worth = np.clip(level[:, None] / then, 1 / LARGEST_WORTH, LARGEST_WORTH) ** (1 - c.power)
    worth = np.where(one_sided[:, None], worth, 1.0)
    variance = (weights * (surprises * worth) ** 2 / steps).sum(axis=1) / total
    m = (n - 1).astype(float)
    prior = (c.prior_level * level) ** 2 + (c.prior_drift * drift) ** 2
    spread = (c.prior_weight * prior + m * variance) / (c.prior_weight + m - 1)

    middle = (weights * middles).sum(axis=1) / total
    middle = np.where(one_sided & (middle > 0), middle, 1.0)

    belief = c.belief + c.belief_growth * np.log(np.minimum(m, LONGEST_MEMORY))
    up_share = (weights * (increments > 0)).sum(axis=1) / total
    steady = one_sided * steadiness(drift / middle, up_share, m)
    belief = (1 - steady) * belief + steady
    evidence = m**c.fall_power * drift**2 / spread
    rising = one_sided & (drift > 0)
    believed = belief * np.where(rising, 1.0, evidence / (evidence + c.fall_evidence))
    h = np.arange(1, horizon + 1, dtype=float)
    last_surprise = surprises[:, -1] / steps[:, -1]
    change = -c.pullback * last_surprise[:, None] + (believed * drift)[:, None] * h
    start = last[:, None]
    falling = one_sided[:, None] & (change < 0)
    # relative to the years the drift was seen in: 3, 2, 1 fell by halves, not by its last value a year
    fall = np.where(falling, change / middle[:, None], 0.0)
    median = np.where(falling, start * np.exp(fall), start + change)

    trend_error = c.drift_error * spread / m + (c.drift_change * drift) ** 2 + (c.level_change * level) ** 2
    scale = np.sqrt(spread[:, None] * h + trend_error[:, None] * h**2)

    shape = median.shape
    anchor = np.maximum(median, level[:, None])
    grow = unit[:, None]
    signs = np.broadcast_to(sign[:, None], shape).copy()
    return Predictive(
        median=median * signs * grow,
        scale=scale * grow,
        df=np.full(shape, c.df),
        power=np.where(one_sided[:, None], c.power, np.ones(shape)),
        anchor=np.where(anchor > 0, anchor, 1.0) * grow,
        sign=signs,
    )

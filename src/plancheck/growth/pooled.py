r"""The pooled forecast: one calibrated rule for short yearly series, all series at once.

Libraries learn drift and spread from the series alone and say "95 %" where 31 to 83 % is true, because five
yearly values cannot tell how much the next five will differ. Here both are shrunk towards a reference class of
published yearly series; what was learned from it are the few constants of ``calibration.json``.

With increments :math:`d_i` over :math:`g_i` years, weights :math:`w_i` falling by `decay` per year of age,
level :math:`L = |y_n|`, mean level of the years seen :math:`\bar L` and :math:`m = n - 1`:

.. math::
    \mu &= \sum w_i d_i / \sum w_i g_i, \qquad
    v = \sum w_i (L / L_i)^{2(1-\lambda)} (d_i - \mu g_i)^2 / g_i \,/ \sum w_i \\
    s^2 &= (\nu_0 [(b_L L)^2 + (b_\mu \mu)^2] + m v) / (\nu_0 + m - 1) \\
    \mu^* &= \sum w_i (L / L_i)^{\beta_m} d_i / \sum w_i g_i, \qquad
    \beta_m = \beta \max\left[\mathrm{clip}\left(\tfrac{\ln(m/4)}{\ln 6}, 0, 1\right),
        \mathrm{clip}\left(\tfrac{\ln(L/\bar L) - 0.4}{0.6}, 0, 1\right)\right] \\
    k &= \tau^2 \bar L^2 / (\tau^2 \bar L^2 + \bar s^2 / m) \quad\text{(rising)}, \qquad
    k = E / (E + c), \quad E = m^3 \mu^2 / s^2 \quad\text{(falling, or of either sign)} \\
    M_h &= y_n - a (1 - k) (d_m / g_m - \mu) + k \mu^* h \\
    \sigma_h^2 &= s^2 h + h^2 [\kappa_1 s^2 / m + (\kappa_2 k' \mu)^2 + (\kappa_3 L)^2], \qquad
    u_h = \sqrt{1 + \kappa_4^2 (y_n + \mu' h - M_h)_+^2 / \sigma_h^2} \quad\text{(rising)}

:math:`k` is the share of the drift that is believed, an empirical Bayes estimate (:math:`\bar s^2` is :math:`s^2` with :math:`\lambda = 1`
and :math:`\bar L` for :math:`L`, so :math:`\bar s^2 / m` is the drift's own sampling variance): yearly drifts of the reference class are of the size :math:`\tau \bar L`, so a drift much larger than that which a few uneven years show is mostly noise, while one that is
as large but even, or seen for long, is believed. :math:`\mu^*` is that drift on a scale between level and relative
growth: a few years say nothing of curvature; two decades do, and a rise to a multiple. :math:`\kappa_2` is what others leave out: that the growth
itself changes (:math:`k'` is :math:`k` for rising series, 1 for others). :math:`u_h` widens the half above the median by what relative growth would add to it if it went on
(:math:`\mu'` is :math:`\mu^*` with :math:`\beta_m = 1`): of fast growers, far more go on than a symmetric spread allows. Positive quantities fall towards zero exponentially instead of through it, and are distributed on a Box-Cox scale.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plancheck.growth.arrays import Floats
from plancheck.growth.distribution import Predictive
from plancheck.growth.observations import Observations

CALIBRATION_FILE = Path(__file__).with_name("calibration.json")
ADOPTION_FILE = Path(__file__).with_name("calibration_adoption.json")
MINIMUM_N = 2
LARGEST_WORTH = 10.0
FALL_POWER = 3  # a fall is believed only after long evidence
# Where the drift's scale begins to bend and where it is bent in full: increments seen (the reference class has few longer series),
# and log of the last level over the mean level (the last 1.5 and 2.7 times the mean). Set by hand, not learned.
BEND_YEARS, BEND_RISE = (4, 24), (0.4, 1.0)


@dataclass(frozen=True, slots=True)
class Calibration:
    r"""The learned constants of the pooled forecast; pure numbers, so the forecast has the series' own unit.

    Parameters
    ----------
    decay : float
        Weight of an increment relative to the one a year younger.
    drift_size : float
        :math:`\tau`: size of a yearly drift in the reference class, relative to the mean level.
    bend : float
        :math:`\beta`: how far long growth, in years or in size, moves the drift from the level scale (0) to relative growth (1).
    fall_evidence : float
        :math:`c`: evidence that a falling drift must show to be believed by half.
    pullback : float
        :math:`a`, share of the last year's surprise that is taken back where no drift is believed.
    prior_weight, prior_level, prior_drift : float
        :math:`\nu_0, b_L, b_\mu`: the reference class's yearly spread and its weight in years.
    drift_error, drift_change, level_change, continuation : float
        :math:`\kappa_1, \kappa_2, \kappa_3, \kappa_4`: how spread grows with the square of the horizon, the last one above the
        median only.
    power, df : float
        Shape of the predictive distribution (`Predictive`).
    """

    decay: float
    drift_size: float
    bend: float
    fall_evidence: float
    pullback: float
    prior_weight: float
    prior_level: float
    prior_drift: float
    drift_error: float
    drift_change: float
    level_change: float
    continuation: float
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


@cache
def adoption_calibration() -> Calibration:
    """Return the constants of ``calibration_adoption.json``, learned by ``benchmarks/adoption.py``.

    The same rule for another reference class: technologies while they are adopted (mobile phones, broadband and the internet in 27
    countries), whose growth is larger, lasts longer and ends less predictably than that of yearly series at large.
    """
    return Calibration.from_mapping(json.loads(ADOPTION_FILE.read_text(encoding="utf-8"))["constants"])


def stack_observations(many: list[Observations]) -> tuple[Floats, Floats]:
    """Return values, shape (series, longest), and years, right-aligned with NaN on the left."""
    longest = max(len(one) for one in many)
    values = np.full((len(many), longest), np.nan)
    years = np.full((len(many), longest), np.nan)
    for row, one in enumerate(many):
        values[row, longest - len(one) :] = one.values
        years[row, longest - len(one) :] = one.years
    return values, years


def _shrunk_variance(c: Calibration, seen: Floats, *, level: Floats, drift: Floats, m: Floats) -> Floats:
    """Return the yearly variance seen in `m` steps, shrunk towards that of the reference class at `level`."""
    prior = (c.prior_level * level) ** 2 + (c.prior_drift * drift) ** 2
    return np.asarray((c.prior_weight * prior + m * seen) / (c.prior_weight + m - 1))


def _share_between(value: Floats, low: float, high: float) -> Floats:
    """Return how far a value has come from `low` to `high`, 0 to 1."""
    return np.clip((value - low) / (high - low), 0, 1)


@dataclass(frozen=True, slots=True)
class _Standardized:
    """Series in units of their largest value, turned upright; arrays of shape (series,) but `values` (series, time).

    Parameters
    ----------
    values, unit, sign : ndarray
        ``values * unit * sign`` are the series as given.
    one_sided : ndarray of bool
        Whether no value is below zero: a quantity, not a balance.
    level : ndarray
        The last value; the mean size where the last value is zero or of either sign.
    """

    values: Floats
    unit: Floats
    sign: Floats
    one_sided: NDArray[np.bool_]
    level: Floats


@dataclass(frozen=True, slots=True)
class _Past:
    """Steps from one value to the next, the newest weighing most; arrays of shape (series, steps) but `drift` (series,).

    Parameters
    ----------
    increments, steps : ndarray
        Change, and the years it took; 0 and 1 where a series has no value.
    weights : ndarray
        Falling with age; 0 where a series has no value.
    middles : ndarray
        Mean of the two values of a step.
    relative : ndarray
        Level now / level then, within `LARGEST_WORTH`.
    drift : ndarray
        Weighted mean change a year.
    """

    increments: Floats
    steps: Floats
    weights: Floats
    middles: Floats
    relative: Floats
    drift: Floats

    @property
    def surprises(self) -> Floats:
        """What each step changed beyond the drift."""
        return np.asarray(self.increments - self.drift[:, None] * self.steps)

    def variance(self, worth: Floats | float) -> Floats:
        """Return the weighted yearly variance of the surprises, each times its worth, shape (series,)."""
        squares = self.weights * (self.surprises * worth) ** 2 / self.steps
        return np.asarray(squares.sum(axis=1) / self.weights.sum(axis=1))

    def drift_of(self, worth: Floats) -> Floats:
        """Return the weighted mean change a year, each change times its worth, shape (series,)."""
        shares = self.weights / (self.weights * self.steps).sum(axis=1)[:, None]
        return np.asarray((shares * self.increments * worth).sum(axis=1))


def _check(values: Floats, horizon: int) -> Floats:
    """Return the values as two-dimensional floats, right-aligned, at least two a series."""
    values = np.atleast_2d(np.asarray(values, dtype=float))
    present = ~np.isnan(values)
    n = present.sum(axis=1)
    if horizon < 1 or n.min(initial=MINIMUM_N) < MINIMUM_N:
        raise ValueError(
            f"expected horizon >= 1 and two values per series, met {horizon} and {n.min(initial=0)}"
        )
    if np.any(present[:, :-1] & ~present[:, 1:]):
        raise ValueError("expected right-aligned values: NaN on the left only")
    return values


def _standardize(values: Floats) -> _Standardized:
    """Return series in units of their largest value, in which nothing overflows or underflows."""
    biggest = np.nanmax(np.abs(values), axis=1)
    unit = np.where(biggest > 0, biggest, 1.0)
    scaled = values / unit[:, None]
    negative = (np.nanmax(scaled, axis=1) <= 0) & (biggest > 0)
    sign = np.where(negative, -1.0, 1.0)
    scaled = scaled * sign[:, None]
    last = scaled[:, -1]
    one_sided = (np.nanmin(scaled, axis=1) >= 0) & (biggest > 0)
    mean_size = np.nanmean(np.abs(scaled), axis=1)
    # a last value of zero (a count of none) or of either sign (a balance) does not tell the level
    level = np.where(one_sided & (last > 0), last, np.where(mean_size > 0, mean_size, 1.0))
    return _Standardized(scaled, unit, sign, one_sided, level)


def _weigh_steps(series: _Standardized, years: Floats | None, *, decay: float) -> _Past:
    """Return the steps of series, weighed by their age."""
    values = series.values
    present = ~np.isnan(values)
    steps = np.ones((len(values), values.shape[1] - 1)) if years is None else np.diff(years, axis=1)
    known = present[:, 1:] & present[:, :-1]
    increments = np.where(known, np.diff(values, axis=1), 0.0)
    steps = np.where(known, steps, 1.0)
    age = np.cumsum(steps[:, ::-1], axis=1)[:, ::-1] - steps
    weights = np.where(known, decay**age, 0.0)
    drift = (weights * increments).sum(axis=1) / (weights * steps).sum(axis=1)
    middles = np.where(known, (values[:, 1:] + values[:, :-1]) / 2, 0.0)
    then = np.where(known & (middles > 0), middles, series.level[:, None])
    relative = np.clip(series.level[:, None] / then, 1 / LARGEST_WORTH, LARGEST_WORTH)
    return _Past(increments, steps, weights, middles, relative, drift)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the steps of series say under a calibration; arrays of shape (series,).

    Parameters
    ----------
    series : _Standardized
    past : _Past
    m : ndarray
        Steps seen.
    middle : ndarray
        Mean level of the years seen, 1 for a balance.
    rising : ndarray of bool
        Whether it is a quantity that grows.
    spread : ndarray
        Variance of a year's surprise, shrunk towards that of the reference class.
    believed : ndarray
        Share of the drift that goes on, 0 to 1.
    """

    series: _Standardized
    past: _Past
    m: Floats
    middle: Floats
    rising: NDArray[np.bool_]
    spread: Floats
    believed: Floats


def _weigh_evidence(c: Calibration, series: _Standardized, past: _Past, *, m: Floats) -> _Seen:
    """Return the spread of series and how far their drift is believed: growth unless noise could have made it, a fall on evidence alone."""
    drift, one_sided = past.drift, series.one_sided
    # a surprise of a quantity that was smaller then is worth more now: spread is constant on the Box-Cox scale
    worth = np.where(one_sided[:, None], past.relative ** (1 - c.power), 1.0)
    spread = _shrunk_variance(c, past.variance(worth), level=series.level, drift=drift, m=m)
    middle = (past.weights * past.middles).sum(axis=1) / past.weights.sum(axis=1)
    middle = np.where(one_sided & (middle > 0), middle, 1.0)
    rising = one_sided & (drift > 0)
    noise = _shrunk_variance(c, past.variance(1.0), level=middle, drift=drift, m=m)
    evidence = m**FALL_POWER * drift**2 / spread
    believed = np.where(
        rising,
        1 / (1 + noise / (m * (c.drift_size * middle) ** 2)),
        evidence / (evidence + c.fall_evidence),
    )
    return _Seen(series, past, m, middle, rising, spread, believed)


def _medians(c: Calibration, seen: _Seen, h: Floats) -> Floats:
    """Return the medians `h` years ahead, shape (series, horizon): the believed drift, less what of the last surprise is taken back."""
    series, past, middle = seen.series, seen.past, seen.middle
    rise = np.log(np.maximum(series.level / middle, 1))
    bend = c.bend * np.maximum(
        _share_between(np.log(seen.m), *np.log(BEND_YEARS)), _share_between(rise, *BEND_RISE)
    )
    bent = past.drift_of(past.relative ** np.where(seen.rising, bend, 0.0)[:, None])
    last_surprise = past.surprises[:, -1] / past.steps[:, -1]
    taken_back = c.pullback * (1 - seen.believed) * last_surprise
    change = -taken_back[:, None] + (seen.believed * bent)[:, None] * h
    start = series.values[:, -1][:, None]
    falling = series.one_sided[:, None] & (change < 0)
    # relative to the years the drift was seen in: 3, 2, 1 fell by halves, not by its last value a year
    fall = np.where(falling, change / middle[:, None], 0.0)
    return np.where(falling, start * np.exp(fall), start + change)


def _widths(c: Calibration, seen: _Seen, median: Floats, h: Floats) -> tuple[Floats, Floats]:
    """Return scale and stretch of the upper half, shape (series, horizon): growth may end, and growth may go on."""
    past, rising, spread = seen.past, seen.rising, seen.spread
    ending = np.where(rising, seen.believed, 1.0) * past.drift  # growth that is not believed cannot end
    trend_error = (
        c.drift_error * spread / seen.m
        + (c.drift_change * ending) ** 2
        + (c.level_change * seen.series.level) ** 2
    )
    scale = np.sqrt(spread[:, None] * h + trend_error[:, None] * h**2)
    continued = np.where(rising, past.drift_of(past.relative), 0.0)
    start = seen.series.values[:, -1][:, None]
    beyond = np.where(rising[:, None], np.maximum(start + continued[:, None] * h - median, 0), 0.0)
    return scale, np.sqrt(1 + (c.continuation * beyond / scale) ** 2)


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
    values = _check(values, horizon)
    series = _standardize(values)
    steps = ((~np.isnan(values)).sum(axis=1) - 1).astype(float)
    seen = _weigh_evidence(c, series, _weigh_steps(series, years, decay=c.decay), m=steps)
    h = np.arange(1, horizon + 1, dtype=float)
    median = _medians(c, seen, h)
    scale, upper = _widths(c, seen, median, h)

    shape = median.shape
    # where one wild value dwarfs the level, a slope of 1 at the level would square its size into the quantiles
    anchor = np.maximum(median, np.maximum(series.level, np.sqrt(seen.spread))[:, None])
    grow = series.unit[:, None]
    signs = np.broadcast_to(series.sign[:, None], shape).copy()
    return Predictive(
        median=median * signs * grow,
        scale=scale * grow,
        df=np.full(shape, c.df),
        power=np.where(series.one_sided[:, None], c.power, np.ones(shape)),
        anchor=np.where(anchor > 0, anchor, 1.0) * grow,
        sign=signs,
        upper=upper,
    )

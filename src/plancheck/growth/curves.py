r"""Growth curves as pure formulas: values, exact Jacobians, parameters with unit and meaning, starting values.

Time is :math:`t` in years since the first observation. "level" is the unit of the series. All functions work on
arrays and know nothing of fitting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Floats = NDArray[np.float64]
Formula = Callable[[Floats, Floats], Floats]
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Parameter:
    """One constant of a curve.

    Parameters
    ----------
    name : str
    unit : str
        ``level`` (the series' own unit), ``level/year``, ``1/year``, ``year`` (since the first), ``1`` (pure number).
    meaning : str
    low, high : float
        Bounds that the meaning implies; infinite where there are none.
    """

    name: str
    unit: str
    meaning: str
    low: float = -np.inf
    high: float = np.inf

    @property
    def in_level(self) -> bool:
        """Whether the parameter is multiplied when the series' unit changes."""
        return self.unit.startswith("level")


@dataclass(frozen=True, slots=True)
class Curve:
    """A family of growth curves.

    Parameters
    ----------
    name : str
    parameters : tuple of Parameter
    formula : callable
        ``formula(t, p)`` gives values, shape of `t`; but for two waves `p` may have shape (k, many, 1).
    jacobian : callable
        ``jacobian(t, p)`` gives derivatives by each parameter, shape (n, k), or (many, n, k).
    starts : callable
        ``starts(t, y)`` gives starting values, best first, shape (candidates, k).
    equation : str
        LaTeX, for captions and documents.
    positive : bool
        Whether the curve describes quantities that are never negative.
    saturates : bool
        Whether it is one S-curve with capacity, rate and midpoint as its first parameters.
    shape : float or None
        Richards' shape that an S-curve has by definition: 1 logistic, 0 Gompertz.
    waves : int
        Amplitudes that are linear in the values, as capacity and first share are for two waves.
    most_evaluations : int
        A fit that needs more is not identified by its data.
    tolerance : float
        Relative, of parameters, sum of squares and gradient. A step that lowers the sum of squares by a share of 1e-12 moves no parameter by
        more than some millionths of its standard error; two waves, whose valleys are flat, stop there.
    """

    name: str
    parameters: tuple[Parameter, ...]
    formula: Formula
    jacobian: Formula
    starts: Callable[[Floats, Floats], Floats]
    equation: str
    positive: bool = True
    saturates: bool = False
    shape: float | None = None
    waves: int = 1
    most_evaluations: int = 300
    tolerance: float = 1e-15

    @property
    def size(self) -> int:
        """Number of parameters."""
        return len(self.parameters)

    @property
    def capacity_index(self) -> int | None:
        """Place of the upper limit of growth among the parameters, if the curve has one."""
        names = [parameter.name for parameter in self.parameters]
        return names.index("capacity") if "capacity" in names else None


def _columns(*columns: Floats) -> Floats:
    """Return the derivatives side by side, shape (..., n, k); the many calls of a fit make `numpy.stack` too slow."""
    table = np.empty((*columns[-1].shape, len(columns)))
    for place, column in enumerate(columns):
        table[..., place] = column
    return table


def _line(t: Floats, y: Floats) -> tuple[float, float]:
    """Return intercept and slope of the least-squares line."""
    centred = t - t.mean()
    slope = float(centred @ (y - y.mean()) / (centred @ centred))
    return float(y.mean() - slope * t.mean()), slope


def _scaled_best(shape: Formula, t: Floats, y: Floats, candidates: Floats, *, keep: int) -> Floats:
    """Return the `keep` candidates of least squared error, each with its best first parameter, which is linear."""
    p = candidates.copy()
    p[:, 0] = 1.0
    with np.errstate(all="ignore"):
        f = shape(t, p.T[:, :, None])
        norm = (f * f).sum(axis=1)
        scale = np.maximum(f @ y / norm, TINY)
        rss = ((y - scale[:, None] * f) ** 2).sum(axis=1)
    sound = np.isfinite(rss) & np.isfinite(p).all(axis=1)
    if not sound.any():
        return np.array([[y.max(), 0.1, float(t.mean()), *candidates[0, 3:]]])
    p[:, 0] = scale
    order = np.argsort(np.where(sound, rss, np.inf), kind="stable")
    best: Floats = p[order[: min(keep, int(sound.sum()))]]
    return best


# linear ---------------------------------------------------------------------------------------------------------


def linear(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`a + bt`."""
    y: Floats = p[0] + p[1] * t
    return y


def linear_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `linear`."""
    return np.stack([np.ones_like(t), t], axis=-1)


def linear_starts(t: Floats, y: Floats) -> Floats:
    """Return the least-squares line itself."""
    return np.array([_line(t, y)])


# exponential ----------------------------------------------------------------------------------------------------


def exponential(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`a e^{rt}`."""
    y: Floats = p[0] * np.exp(p[1] * t)
    return y


def exponential_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `exponential`."""
    e = np.exp(p[1] * t)
    return np.stack([e, p[0] * t * e], axis=-1)


def exponential_starts(t: Floats, y: Floats) -> Floats:
    """Return the log-linear line, weighted by size as the residuals on the level are."""
    use = y > TINY * y.max()
    weight = y[use]
    centre = np.average(t[use], weights=weight)
    log_y = np.log(y[use])
    mean = np.average(log_y, weights=weight)
    spread = weight @ (t[use] - centre) ** 2
    rate = float(weight @ ((t[use] - centre) * (log_y - mean)) / spread) if spread > 0 else 0.0
    return np.array([[np.exp(mean - rate * centre), rate]])


# power ----------------------------------------------------------------------------------------------------------


def power(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`a (t + 1)^b`: the first year counts as 1."""
    y: Floats = p[0] * (t + 1) ** p[1]
    return y


def power_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `power`."""
    e = (t + 1) ** p[1]
    return np.stack([e, p[0] * np.log(t + 1) * e], axis=-1)


def power_starts(t: Floats, y: Floats) -> Floats:
    """Return the line of log values on log time."""
    use = y > TINY * y.max()
    intercept, slope = _line(np.log(t[use] + 1), np.log(y[use])) if use.sum() > 1 else (np.log(y.max()), 0.0)
    return np.array([[np.exp(intercept), slope]])


# logistic, Gompertz, Richards -----------------------------------------------------------------------------------


def logistic(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K / (1 + e^{-r(t - m)})`."""
    y: Floats = p[0] * expit(p[1] * (t - p[2]))
    return y


def logistic_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `logistic`."""
    f = expit(p[1] * (t - p[2]))
    slope = p[0] * f * (1 - f)
    return _columns(f, slope * (t - p[2]), -slope * p[1])


def gompertz(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K e^{-e^{-r(t - m)}}`: fastest growth at :math:`m`, where 37 % of :math:`K` is reached."""
    y: Floats = p[0] * np.exp(-np.exp(np.minimum(-p[1] * (t - p[2]), 700)))
    return y


def gompertz_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `gompertz`."""
    inner = np.exp(np.minimum(-p[1] * (t - p[2]), 700))
    f = np.exp(-inner)
    slope = p[0] * f * np.where(f > 0, inner, 0)  # inner may be huge where f is 0
    return _columns(f, slope * (t - p[2]), -slope * p[1])


def richards(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K (1 + \nu e^{-r(t - m)})^{-1/\nu}`: logistic at :math:`\nu = 1`, Gompertz as :math:`\nu \to 0`."""
    y: Floats = p[0] * np.exp(-np.logaddexp(0, np.log(p[3]) - p[1] * (t - p[2])) / p[3])
    return y


def richards_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `richards`."""
    capacity, rate, middle, nu = p
    exponent = np.log(nu) - rate * (t - middle)
    softplus = np.logaddexp(0, exponent)
    f = np.exp(-softplus / nu)
    share = expit(exponent)
    slope = capacity * f * share / nu
    return _columns(f, slope * (t - middle), -slope * rate, capacity * f * (softplus - share) / nu**2)


_SHARP = 6.0  # a shape of Richards' curve
_HEADROOM = np.array([1.001, 1.02, 1.1, 1.3, 1.7, 2.5, 5, 12, 40])  # capacities tried, in largest values


def _lines(t: Floats, y: Floats, link: Callable[[Floats], Floats]) -> Floats:
    """Return (K, r, m) for several capacities: the link turns the curve into a line, whose fit gives r and m."""
    capacities = y.max() * _HEADROOM
    lines = link(np.clip(y / capacities[:, None], 1e-6, 1 - 1e-6))
    centred = t - t.mean()
    rates = lines @ centred / float(centred @ centred)
    with np.errstate(divide="ignore", invalid="ignore"):
        middles = t.mean() - lines.mean(axis=1) / rates
    return np.column_stack([capacities, rates, middles])


def _log_odds(share: Floats) -> Floats:
    return np.log(share / (1 - share))


def _double_log(share: Floats) -> Floats:
    return -np.log(-np.log(share))


def logistic_starts(t: Floats, y: Floats) -> Floats:
    """Return the best lines through the log odds of y/K over several capacities."""
    return _scaled_best(logistic, t, y, _lines(t, y, _log_odds), keep=2)


def gompertz_starts(t: Floats, y: Floats) -> Floats:
    """Return the best lines through -log(-log(y/K)) over several capacities."""
    return _scaled_best(gompertz, t, y, _lines(t, y, _double_log), keep=2)


def richards_starts(t: Floats, y: Floats) -> Floats:
    """Return the best starts of its two special cases and of a curve that bends late and sharply."""
    log_odds, double_log = _lines(t, y, _log_odds), _lines(t, y, _double_log)
    sharp = log_odds * np.array([1.0, _SHARP, 1.0])  # far below capacity growth is r/nu a year
    return np.vstack(
        [
            _scaled_best(richards, t, y, np.column_stack([lines, np.full(len(lines), shape)]), keep=1)
            for lines, shape in ((log_odds, 1.0), (double_log, 0.1), (sharp, _SHARP))
        ]
    )


# Bass -----------------------------------------------------------------------------------------------------------


def bass(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K \frac{1 - e^{-(p+q)s}}{1 + (q/p) e^{-(p+q)s}}`, :math:`s = t + 1`: adopters since the launch.

    The launch is a year before the first observation, which thus holds the first year's adopters (cumulative).
    """
    capacity, innovation, imitation = p
    e = np.exp(-(innovation + imitation) * (t + 1))
    y: Floats = capacity * (1 - e) / (1 + imitation / innovation * e)
    return y


def bass_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `bass`."""
    capacity, innovation, imitation = p
    s = t + 1
    e = np.exp(-(innovation + imitation) * s)
    ratio = imitation / innovation
    bottom = 1 + ratio * e
    f = (1 - e) / bottom
    by_e = -(1 + ratio) / bottom**2  # df/de
    by_ratio = -(1 - e) * e / bottom**2
    return np.stack(
        [
            f,
            capacity * (by_e * (-s * e) - by_ratio * imitation / innovation**2),
            capacity * (by_e * (-s * e) + by_ratio / innovation),
        ],
        axis=-1,
    )


# around the mean values .03 and .38 of Sultan, Farley and Lehmann's meta-analysis (1990)
_BASS_GRID = np.array(
    [
        (1.0, innovation, imitation)
        for innovation in (0.0003, 0.001, 0.003, 0.01, 0.03, 0.08)
        for imitation in (0.05, 0.15, 0.25, 0.38, 0.6, 0.9)
    ]
)


def bass_starts(t: Floats, y: Floats) -> Floats:
    """Return the best of a grid of innovation and imitation."""
    return _scaled_best(bass, t, y, _BASS_GRID, keep=3)


# two waves ------------------------------------------------------------------------------------------------------


def two_wave_logistic(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K [s\,\Lambda(r_1(t - m_1)) + (1 - s)\,\Lambda(r_2(t - m_2))]`, :math:`\Lambda` the logistic function.

    The earlier wave is the first; :math:`K` is the capacity of both together, so that it can be bounded by data.
    """
    capacity, share, rate_1, middle_1, rate_2, middle_2 = p.tolist()
    first, second = expit((t - middle_1) * rate_1), expit((t - middle_2) * rate_2)
    first *= capacity * share
    second *= capacity * (1 - share)
    y: Floats = first + second
    return y


def two_wave_logistic_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `two_wave_logistic`."""
    capacity, share, rate_1, middle_1, rate_2, middle_2 = p.tolist()
    since_1, since_2 = t - middle_1, t - middle_2
    first, second = expit(since_1 * rate_1), expit(since_2 * rate_2)
    table = np.empty((6, t.size))
    np.multiply(first, share, out=table[0])
    table[0] += second * (1 - share)
    np.subtract(first, second, out=table[1])
    table[1] *= capacity
    for row, amplitude, wave, since, rate in (
        (2, capacity * share, first, since_1, rate_1),
        (4, capacity * (1 - share), second, since_2, rate_2),
    ):
        slope = wave * (1 - wave)
        slope *= amplitude
        np.multiply(slope, since, out=table[row])
        np.multiply(slope, -rate, out=table[row + 1])
    return table.T


# midpoints and rates of the grid of starts, in spans of the data
_WAVE_MIDDLES = np.array([0.1, 0.3, 0.5, 0.7, 0.9, 1.1])
_WAVE_RATES = np.array([4.0, 10.0, 25.0])
_KEPT_WAVES = 8


@cache
def _wave_grid() -> Floats:
    """Return (rate_1, midpoint_1, rate_2, midpoint_2) of all pairs of waves, in spans, the earlier wave first."""
    return np.array(
        [
            (rate_1, first, rate_2, second)
            for i, first in enumerate(_WAVE_MIDDLES)
            for second in _WAVE_MIDDLES[i + 1 :]
            for rate_1 in _WAVE_RATES
            for rate_2 in _WAVE_RATES
        ]
    )


def two_wave_logistic_starts(t: Floats, y: Floats) -> Floats:
    """Return the best of a grid of midpoints and rates, each with its best amplitudes, which are linear."""
    span = float(t[-1] - t[0]) or 1.0
    scale = np.array([1 / span, span, 1 / span, span])
    waves = _wave_grid() * scale + np.array([0, t[0], 0, t[0]])
    first = expit(waves[:, 0:1] * (t - waves[:, 1:2]))
    second = expit(waves[:, 2:3] * (t - waves[:, 3:4]))
    a, b, c = (first * first).sum(1) + TINY, (first * second).sum(1), (second * second).sum(1) + TINY
    u, v = first @ y, second @ y
    determinant = np.maximum(a * c - b * b, TINY * a * c)
    both = np.stack([(c * u - b * v) / determinant, (a * v - b * u) / determinant], axis=1)
    only_first, only_second = np.stack([u / a, 0 * u], axis=1), np.stack([0 * v, v / c], axis=1)
    amplitudes = np.where(both[:, 1:] < 0, only_first, np.where(both[:, :1] < 0, only_second, both))
    rss = ((y - amplitudes[:, :1] * first - amplitudes[:, 1:] * second) ** 2).sum(axis=1)
    best = np.argsort(rss, kind="stable")[:_KEPT_WAVES]
    total = amplitudes[best].sum(axis=1)
    found: Floats = np.column_stack([total, amplitudes[best, 0] / np.maximum(total, TINY), waves[best]])
    return found


_STEP = 10.0  # a wave that rises from a tenth to nine tenths within half a year is a step in yearly values
_CAPACITY = Parameter("capacity", "level", "upper limit of growth", low=0.0)
_RATE = Parameter("rate", "1/year", "growth rate while far below capacity")
_MIDDLE = Parameter("midpoint", "year", "year of the fastest growth")

CURVES: dict[str, Curve] = {
    curve.name: curve
    for curve in (
        Curve(
            "linear",
            (
                Parameter("intercept", "level", "value in the first year"),
                Parameter("slope", "level/year", "change a year"),
            ),
            linear,
            linear_jacobian,
            linear_starts,
            r"y = a + bt",
            positive=False,
        ),
        Curve(
            "exponential",
            (
                Parameter("start", "level", "value in the first year", low=0.0),
                Parameter("rate", "1/year", "continuous growth rate; e^rate - 1 a year"),
            ),
            exponential,
            exponential_jacobian,
            exponential_starts,
            r"y = a e^{rt}",
        ),
        Curve(
            "power",
            (
                Parameter("start", "level", "value in the first year", low=0.0),
                Parameter("exponent", "1", "elasticity with respect to the years counted from 1"),
            ),
            power,
            power_jacobian,
            power_starts,
            r"y = a (t + 1)^b",
        ),
        Curve(
            "logistic", (_CAPACITY, _RATE, _MIDDLE), logistic, logistic_jacobian, logistic_starts,
            r"y = \frac{K}{1 + e^{-r(t - m)}}", saturates=True, shape=1.0,
        ),
        Curve(
            "gompertz", (_CAPACITY, _RATE, _MIDDLE), gompertz, gompertz_jacobian, gompertz_starts,
            r"y = K e^{-e^{-r(t - m)}}", saturates=True, shape=0.0,
        ),
        Curve(
            "richards",
            (
                _CAPACITY,
                _RATE,
                _MIDDLE,
                Parameter("shape", "1", "1 is logistic, towards 0 Gompertz", low=0.01, high=20.0),
            ),
            richards,
            richards_jacobian,
            richards_starts,
            r"y = K (1 + \nu e^{-r(t - m)})^{-1/\nu}",
            saturates=True,
        ),
        Curve(
            "bass",
            (
                _CAPACITY,
                Parameter("innovation", "1/year", "adoption without example", low=1e-9, high=5.0),
                Parameter("imitation", "1/year", "adoption by example", low=0.0, high=20.0),
            ),
            bass,
            bass_jacobian,
            bass_starts,
            r"y = K \frac{1 - e^{-(p+q)s}}{1 + (q/p) e^{-(p+q)s}},\; s = t + 1",
        ),
        Curve(
            "two_wave_logistic",
            (
                _CAPACITY,
                Parameter("first_share", "1", "share of the first wave in the capacity", low=0.0, high=1.0),
                Parameter("rate_1", "1/year", "growth rate of the first wave", low=0.0, high=_STEP),
                Parameter("midpoint_1", "year", "fastest year of the first wave"),
                Parameter("rate_2", "1/year", "growth rate of the second wave", low=0.0, high=_STEP),
                Parameter("midpoint_2", "year", "fastest year of the second wave"),
            ),
            two_wave_logistic,
            two_wave_logistic_jacobian,
            two_wave_logistic_starts,
            r"y = K [s \Lambda(r_1(t - m_1)) + (1 - s) \Lambda(r_2(t - m_2))]",
            waves=2,
            tolerance=1e-12,
            most_evaluations=50,  # its start is nearly the minimum
        ),
    )
}  # fmt: skip

"""Two logistic waves, one after the other."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import expit

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import CAPACITY, TINY, Curve, Parameter


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

TWO_WAVE_LOGISTIC = Curve(
    "two_wave_logistic",
    (
        CAPACITY,
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
)

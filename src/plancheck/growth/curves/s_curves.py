"""S-curves with one wave: logistic, Gompertz, and Richards' curve, of which both are cases."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import expit

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import CAPACITY, Curve, Parameter, columns_of, scaled_best


def logistic(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K / (1 + e^{-r(t - m)})`."""
    y: Floats = p[0] * expit(p[1] * (t - p[2]))
    return y


def logistic_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `logistic`."""
    f = expit(p[1] * (t - p[2]))
    slope = p[0] * f * (1 - f)
    return columns_of(f, slope * (t - p[2]), -slope * p[1])


def gompertz(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`K e^{-e^{-r(t - m)}}`: fastest growth at :math:`m`, where 37 % of :math:`K` is reached."""
    y: Floats = p[0] * np.exp(-np.exp(np.minimum(-p[1] * (t - p[2]), 700)))
    return y


def gompertz_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `gompertz`."""
    inner = np.exp(np.minimum(-p[1] * (t - p[2]), 700))
    f = np.exp(-inner)
    slope = p[0] * f * np.where(f > 0, inner, 0)  # inner may be huge where f is 0
    return columns_of(f, slope * (t - p[2]), -slope * p[1])


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
    return columns_of(f, slope * (t - middle), -slope * rate, capacity * f * (softplus - share) / nu**2)


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
    return scaled_best(logistic, t, y, _lines(t, y, _log_odds), keep=2)


def gompertz_starts(t: Floats, y: Floats) -> Floats:
    """Return the best lines through -log(-log(y/K)) over several capacities."""
    return scaled_best(gompertz, t, y, _lines(t, y, _double_log), keep=2)


def richards_starts(t: Floats, y: Floats) -> Floats:
    """Return the best starts of its two special cases and of a curve that bends late and sharply."""
    log_odds, double_log = _lines(t, y, _log_odds), _lines(t, y, _double_log)
    sharp = log_odds * np.array([1.0, _SHARP, 1.0])  # far below capacity growth is r/nu a year
    return np.vstack(
        [
            scaled_best(richards, t, y, np.column_stack([lines, np.full(len(lines), shape)]), keep=1)
            for lines, shape in ((log_odds, 1.0), (double_log, 0.1), (sharp, _SHARP))
        ]
    )


_RATE = Parameter("rate", "1/year", "growth rate while far below capacity")
_MIDDLE = Parameter("midpoint", "year", "year of the fastest growth")

LOGISTIC = Curve(
    "logistic", (CAPACITY, _RATE, _MIDDLE), logistic, logistic_jacobian, logistic_starts,
    r"y = \frac{K}{1 + e^{-r(t - m)}}", saturates=True, shape=1.0,
)  # fmt: skip

GOMPERTZ = Curve(
    "gompertz", (CAPACITY, _RATE, _MIDDLE), gompertz, gompertz_jacobian, gompertz_starts,
    r"y = K e^{-e^{-r(t - m)}}", saturates=True, shape=0.0,
)  # fmt: skip

RICHARDS = Curve(
    "richards",
    (
        CAPACITY,
        _RATE,
        _MIDDLE,
        Parameter("shape", "1", "1 is logistic, towards 0 Gompertz", low=0.01, high=20.0),
    ),
    richards,
    richards_jacobian,
    richards_starts,
    r"y = K (1 + \nu e^{-r(t - m)})^{-1/\nu}",
    saturates=True,
)

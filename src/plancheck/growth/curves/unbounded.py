"""Curves without an upper limit: a line, a constant rate, a power of time."""

from __future__ import annotations

import numpy as np

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import TINY, Curve, Parameter, line_through


def linear(t: Floats, p: Floats) -> Floats:
    r"""Return :math:`a + bt`."""
    y: Floats = p[0] + p[1] * t
    return y


def linear_jacobian(t: Floats, p: Floats) -> Floats:
    """Return the derivatives of `linear`."""
    return np.stack([np.ones_like(t), t], axis=-1)


def linear_starts(t: Floats, y: Floats) -> Floats:
    """Return the least-squares line itself."""
    return np.array([line_through(t, y)])


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
    intercept, slope = (
        line_through(np.log(t[use] + 1), np.log(y[use])) if use.sum() > 1 else (np.log(y.max()), 0.0)
    )
    return np.array([[np.exp(intercept), slope]])


LINEAR = Curve(
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
)

EXPONENTIAL = Curve(
    "exponential",
    (
        Parameter("start", "level", "value in the first year", low=0.0),
        Parameter("rate", "1/year", "continuous growth rate; e^rate - 1 a year"),
    ),
    exponential,
    exponential_jacobian,
    exponential_starts,
    r"y = a e^{rt}",
)

POWER = Curve(
    "power",
    (
        Parameter("start", "level", "value in the first year", low=0.0),
        Parameter("exponent", "1", "elasticity with respect to the years counted from 1"),
    ),
    power,
    power_jacobian,
    power_starts,
    r"y = a (t + 1)^b",
)

"""Adoption by innovation and imitation: the curve of Bass."""

from __future__ import annotations

import numpy as np

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import CAPACITY, Curve, Parameter, scaled_best


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
    return scaled_best(bass, t, y, _BASS_GRID, keep=3)


BASS = Curve(
    "bass",
    (
        CAPACITY,
        Parameter("innovation", "1/year", "adoption without example", low=1e-9, high=5.0),
        Parameter("imitation", "1/year", "adoption by example", low=0.0, high=20.0),
    ),
    bass,
    bass_jacobian,
    bass_starts,
    r"y = K \frac{1 - e^{-(p+q)s}}{1 + (q/p) e^{-(p+q)s}},\; s = t + 1",
)

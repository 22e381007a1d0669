"""Predictive distributions of future values, in arrays: quantiles, probabilities, scores.

One family serves all models: a Student t around the median, on the values' own scale or, for positive
quantities, on a Box-Cox scale that keeps every quantile at or above zero and makes the upper side the longer one.
The half above the median may be wider than the half below: growth that goes on has no upper limit, growth that ends has a lower one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from plancheck.growth.arrays import Floats


@dataclass(frozen=True, slots=True)
class Predictive:
    r"""Distributions of one or many future values; all arrays have one shape, say (series, horizon).

    With :math:`g(y) = y` where `power` is 1 and :math:`g(y) = R((y/R)^\lambda - 1)/\lambda` elsewhere,
    :math:`(g(sY) - g(sM)) / \sigma` is Student t with `df` degrees of freedom below the median and :math:`u` times one above it.

    Parameters
    ----------
    median : ndarray
        :math:`M`, in the series' unit.
    scale : ndarray
        :math:`\sigma > 0`, in the series' unit (at the anchor).
    df : ndarray
        Degrees of freedom; ``inf`` is the normal distribution.
    power : ndarray
        :math:`\lambda` in (0, 1]; below 1 only where the values cannot change sign.
    anchor : ndarray
        :math:`R > 0`, the level at which :math:`g` has slope 1.
    sign : ndarray
        :math:`s`, -1 where the quantity is negative throughout (debts), else 1.
    upper : ndarray or float
        :math:`u \ge 1`, width of the half above the median (of :math:`sY`) relative to the half below.
    ceiling : ndarray or float
        No value is larger: a share cannot pass 100 %. What the distribution has above it lies on it.
    """

    median: Floats
    scale: Floats
    df: Floats
    power: Floats
    anchor: Floats
    sign: Floats
    upper: Floats | float = 1.0
    ceiling: Floats | float = np.inf

    @classmethod
    def symmetric(cls, median: ArrayLike, scale: ArrayLike, df: ArrayLike = np.inf) -> Predictive:
        """Return plain Student t (or normal) distributions."""
        m, s, d = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (median, scale, df)))
        one = np.ones(m.shape)
        return cls(m.copy(), s.copy(), d.copy(), one, one, one)

    def __getitem__(self, key: object) -> Predictive:
        arrays: list[Any] = [
            np.broadcast_to(getattr(self, name), self.median.shape) for name in self.__dataclass_fields__
        ]
        return Predictive(*(np.asarray(array[key]) for array in arrays))

    def _forward(self, value: Floats) -> Floats:
        curved = self.power != 1
        with np.errstate(invalid="ignore"):
            ratio = np.maximum(value, 0) / self.anchor
            bent = self.anchor * (ratio**self.power - 1) / self.power
        return np.where(curved, bent, value)

    def _back(self, inner: Floats) -> Floats:
        curved = self.power != 1
        with np.errstate(over="ignore", invalid="ignore"):
            base = np.maximum(1 + self.power * inner / self.anchor, 0)
            bent = self.anchor * base ** (1 / self.power)
        return np.where(curved, bent, inner)

    def _standard(self, probability: float) -> Floats:
        """Return Student's t quantile for each element; computed once per distinct df."""
        distinct, place = np.unique(self.df, return_inverse=True)
        finite = np.where(np.isinf(distinct), 1.0, distinct)
        z: Floats = np.where(
            np.isinf(distinct), special.ndtri(probability), special.stdtrit(finite, probability)
        )
        return np.asarray(z[place].reshape(self.df.shape))

    def quantile(self, probability: float) -> Floats:
        """Return the value that is not exceeded with `probability`, for each element.

        Raises
        ------
        ValueError
            When `probability` is not strictly between 0 and 1.
        """
        if not 0 < probability < 1:
            raise ValueError(f"expected a probability strictly between 0 and 1, met {probability}")
        # a negative quantity is the mirror of a positive one: its p-quantile is minus the mirror's (1-p)-quantile
        above, below = self._standard(probability), self._standard(1 - probability)
        z = np.where(self.sign > 0, above, below)
        inner = self._forward(self.sign * self.median) + self.scale * np.where(z > 0, self.upper, 1.0) * z
        return np.minimum(self.sign * self._back(inner), self.ceiling)

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """Return the central interval that holds `level` of the probability, as (low, high)."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)

    def cdf(self, value: ArrayLike) -> Floats:
        """Return the probability of at most `value`, for each element (broadcast)."""
        mirrored = self.sign * np.asarray(value, dtype=float)
        distance = self._forward(mirrored) - self._forward(self.sign * self.median)
        z = distance / (self.scale * np.where(distance > 0, self.upper, 1.0))
        finite = np.where(np.isinf(self.df), 1.0, self.df)
        below = np.where(np.isinf(self.df), special.ndtr(z), special.stdtr(finite, z))
        below = np.where((self.power != 1) & (mirrored < 0), 0.0, below)
        at_most = np.where(self.sign > 0, below, 1 - below)
        return np.where(np.asarray(value, dtype=float) >= self.ceiling, 1.0, at_most)

    def probability_at_least(self, value: ArrayLike) -> Floats:
        """Return P(Y >= value); the distributions are continuous, so it serves 以上 and 超过 alike.

        A value above the ceiling is out of reach; the ceiling itself is reached with all that would lie above it.
        """
        reached = 1 - replace(self, ceiling=np.inf).cdf(value)
        return np.where(np.asarray(value, dtype=float) > self.ceiling, 0.0, reached)

    def below(self, ceiling: ArrayLike) -> Predictive:
        """Return the distributions with nothing above `ceiling` (broadcast).

        A median beyond it is moved onto it, so that an interval keeps a width below; the half that lies above falls onto the ceiling.
        """
        top = np.broadcast_to(np.asarray(ceiling, dtype=float), self.median.shape)
        return replace(self, median=np.minimum(self.median, top), ceiling=top)

r"""Leading many starting values downhill at once: the cheap part of a fit, which decides which minimum is found.

Every curve but the line is :math:`y = K f(t; q)`, so that for each :math:`q` the best scale is known, :math:`K = f'y / f'f`,
and only :math:`q` need be searched (variable projection: Golub and Pereyra 1973, with Kaufman's simpler Jacobian of 1975). All starts
go downhill together by Levenberg and Marquardt's method as arrays; parameters stop at their bounds. The best one is then
finished by MINPACK (`plancheck.growth.least_squares`) to the last digits.

What is searched are not the parameters as they are read but forms of them in which the sum of squares is nearly a parabola, above all
where a capacity is out of sight: see `Saturation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import TINY, Curve

# Two waves are left to MINPACK early: their valleys are flat, and there its steps are cheaper.
MOST_STEPS, WAVE_STEPS = 30, 5
FEWEST_STEPS = 6  # so many before the best start may end the search of the others
SETTLED = 1e-9  # a step that promises a smaller relative fall of the sum of squares is one too few to matter
FIRST_DAMPING = 1e-2
FAR_DAMPING = 1e8  # damped so much, a step that does not go down is smaller than rounding
EXACT = 1e-15  # residuals of this share of the values are rounding
# A capacity a million times the middle of the series is none: the values show no bend.
LEAST_SHARE, MOST_SHARE = 1e-6, 1 - 1e-12


class Form(Protocol):
    """Another form of a curve's parameters that are not linear; arrays of shape (starts, parameters)."""

    def searched(self, q: Floats) -> Floats:
        """Return the searched form."""
        ...

    def read(self, z: Floats) -> Floats:
        """Return the parameters as they are read."""
        ...

    def chain(self, z: Floats, q: Floats) -> Floats | None:
        """Return the derivatives of the read by the searched ones, one table a start; None for the identity."""
        ...

    def bounds(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Return the bounds of the searched form."""
        ...


@dataclass(frozen=True, slots=True)
class Plain:
    """The parameters themselves, but those that must be above zero by their logarithm."""

    logs: NDArray[np.bool_]

    def searched(self, q: Floats) -> Floats:
        """Return the searched form."""
        if not self.logs.any():
            return q
        return np.where(self.logs, np.log(np.where(self.logs, np.maximum(q, TINY), 1.0)), q)

    def read(self, z: Floats) -> Floats:
        """Return the parameters as they are read."""
        if not self.logs.any():
            return z
        return np.where(self.logs, np.exp(np.where(self.logs, z, 0.0)), z)

    def chain(self, z: Floats, q: Floats) -> Floats | None:
        """Return the derivatives of the read by the searched ones."""
        if not self.logs.any():
            return None
        size = z.shape[1]
        table = np.zeros((len(z), size, size))
        table[:, np.arange(size), np.arange(size)] = np.where(self.logs, q, 1.0)
        return table

    def bounds(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Return the bounds of the searched form."""
        return self.searched(low), self.searched(high)


@dataclass(frozen=True, slots=True)
class Saturation:
    r"""An S-curve by its growth and its share of the capacity in the middle of the data.

    Rate and midpoint of a curve seen only before its bend are not to be told apart, and both run away with the capacity. Its growth
    :math:`g = d \ln y / dt` at the middle :math:`c` and its share :math:`w = y(c)/K` there are as good as seen: with
    :math:`s = \nu / (w^{-\nu} - 1)`, or :math:`-1/\ln w` for :math:`\nu = 0`, Gompertz,

    .. math:: r = g (s + \nu), \qquad m = c - \ln(s) / r

    and :math:`w \to 0` is the exponential curve.

    Parameters
    ----------
    centre : float
        :math:`c`, in years since the first.
    shape : float or None
        :math:`\nu` where the curve has none of its own to search: 1 logistic, 0 Gompertz.
    """

    centre: float
    shape: float | None

    def searched(self, q: Floats) -> Floats:
        """Return growth, share of capacity and the shape."""
        rate, middle = q[:, 0], q[:, 1]
        nu = self._nu(q)
        s = np.exp(np.clip(rate * (self.centre - middle), -500, 500))
        share = np.exp(-1 / s) if self.shape == 0 else np.exp(-np.log1p(nu / s) / np.maximum(nu, TINY))
        return np.column_stack([rate / (s + nu), share, *q.T[2:]])

    def read(self, z: Floats) -> Floats:
        """Return rate, midpoint and the shape."""
        nu, s = self._nu(z), self._odds(z)
        rate = z[:, 0] * (s + nu)
        safe = np.where(rate == 0, TINY, rate)
        return np.column_stack([rate, self.centre - np.log(s) / safe, *z.T[2:]])

    def chain(self, z: Floats, q: Floats) -> Floats:
        """Return the derivatives of rate, midpoint and shape by growth, share and shape."""
        growth, share = z[:, 0], z[:, 1]
        nu, s = self._nu(z), self._odds(z)
        rate = np.where(q[:, 0] == 0, TINY, q[:, 0])
        power = share ** (-nu)
        s_share = s * s * power / share
        table = np.zeros((len(z), z.shape[1], z.shape[1]))
        table[:, 0, 0], table[:, 0, 1] = s + nu, growth * s_share
        table[:, 1, 1] = -s_share / (s * rate)
        if self.shape is None:
            s_nu = (s + s * s * np.log(share) * power) / nu
            table[:, 0, 2] = growth * (s_nu + 1)
            table[:, 1, 2] = -s_nu / (s * rate)
            table[:, 2, 2] = 1.0
        table[:, 1, :] += (np.log(s) / rate**2)[:, None] * table[:, 0, :]
        return table

    def bounds(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Return the bounds of growth (none), share of capacity and shape."""
        return np.array([-np.inf, LEAST_SHARE, *low[2:]]), np.array([np.inf, MOST_SHARE, *high[2:]])

    def _nu(self, table: Floats) -> Floats:
        return table[:, 2] if self.shape is None else np.full(len(table), self.shape)

    def _odds(self, z: Floats) -> Floats:
        if self.shape == 0:
            return np.asarray(-1 / np.log(z[:, 1]))
        nu = self._nu(z)
        return np.asarray(nu / np.expm1(-nu * np.log(z[:, 1])))


@dataclass(frozen=True, slots=True)
class Descent:
    """Where the starts have come to, the least sum of squares first.

    Parameters
    ----------
    parameters : ndarray, shape (starts, k)
        Within the bounds.
    rss : ndarray, shape (starts,)
    settled : ndarray of bool, shape (starts,)
        Whether a further step would have changed nothing that matters.
    unbent : ndarray of bool, shape (starts,)
        Whether the capacity went out of sight: the values show no bend.
    """

    parameters: Floats
    rss: Floats
    settled: NDArray[np.bool_]
    unbent: NDArray[np.bool_]


def search_form(curve: Curve, t: Floats) -> Form:
    """Return the form in which a curve's parameters are searched over the years `t`."""
    if curve.saturates:
        return Saturation(float(t.mean()), curve.shape)
    return Plain(np.array([parameter.low > 0 for parameter in curve.parameters[curve.waves :]]))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the starts are: parameters, linear parts (one or two curves), which of them are free, residuals, rss."""

    p: Floats
    parts: Floats
    free: NDArray[np.bool_]
    residuals: Floats
    rss: Floats

    def moved(self, other: _Place, better: NDArray[np.bool_]) -> _Place:
        """Return the other place where it is better."""
        wide = better[:, None]
        return _Place(
            np.where(wide, other.p, self.p),
            np.where(wide if self.parts.ndim == 2 else wide[:, :, None], other.parts, self.parts),
            np.where(wide, other.free, self.free),
            np.where(wide, other.residuals, self.residuals),
            np.where(better, other.rss, self.rss),
        )


@dataclass(frozen=True, slots=True)
class _Search:
    """What stays the same while the starts go down; the scale is linear."""

    curve: Curve
    form: Form
    t: Floats
    y: Floats
    low: float
    high: float
    searched: int = 1  # the first parameter that is searched; those before are linear

    def place(self, z: Floats) -> _Place:
        """Return where the rows of `z` are, with the best scale."""
        p = np.empty((len(z), self.curve.size))
        p[:, 0] = 1.0
        p[:, 1:] = self.form.read(z)
        f = self.curve.formula(self.t, p.T[:, :, None])
        norm = (f * f).sum(axis=1) + TINY * TINY
        p[:, 0] = np.minimum(np.maximum(f @ self.y / norm, self.low), self.high)
        residuals = self.y - p[:, :1] * f
        free = (p[:, :1] > self.low) & (p[:, :1] < self.high)
        return _Place(p, f, free, residuals, _squares(residuals))

    def slopes(self, z: Floats, here: _Place) -> Floats:
        """Return the derivatives by the searched parameters, shape (starts, n, searched), with the linear ones at their best."""
        whole = self.curve.jacobian(self.t, here.p.T[:, :, None])[..., self.searched :]
        chain = self.form.chain(z, here.p[:, self.searched :])
        slopes = whole if chain is None else whole @ chain
        parts = here.parts * here.free
        across = (parts[:, None, :] @ slopes) / ((parts * parts).sum(axis=1) + TINY * TINY)[:, None, None]
        return np.asarray(slopes - parts[:, :, None] * across)


@dataclass(frozen=True, slots=True)
class _TwoWaves(_Search):
    """Two logistic waves, whose amplitudes are both linear: only rates and midpoints are searched."""

    searched: int = 2

    def place(self, z: Floats) -> _Place:
        """Return where the rows of `z` are, with the best amplitudes, neither below zero, both together within the capacity."""
        waves = expit(z[:, 0::2, None] * (self.t - z[:, 1::2, None]))  # (starts, 2, n)
        gram = waves @ waves.transpose(0, 2, 1)
        a, b, c = gram[:, 0, 0] + TINY, gram[:, 0, 1], gram[:, 1, 1] + TINY
        u, v = (waves @ self.y).T
        both = np.array([c * u - b * v, a * v - b * u]) / np.maximum(a * c - b * b, TINY * a * c)
        if both.min() < 0:  # then the other alone, at its best
            alone = np.array([np.where(both[1] < 0, u / a, 0), np.where(both[0] < 0, v / c, 0)])
            both = np.where(both.min(axis=0) < 0, np.maximum(alone, 0), both)
        total = both[0] + both[1]
        over = total > self.high  # the capacity that both share: along the bound one is the rest of the other
        if over.any():
            gap = waves[:, 0] - waves[:, 1]
            left = ((self.y - self.high * waves[:, 1]) * gap).sum(1) / ((gap * gap).sum(1) + TINY)
            one = np.where(over, np.minimum(np.maximum(left, 0), self.high), both[0])
            both = np.array([one, np.where(over, self.high - one, both[1])])
            total = np.where(over, self.high, total)
        p = np.empty((len(z), 6))
        p[:, 0], p[:, 1], p[:, 2:] = total, both[0] / np.maximum(total, TINY), z
        residuals = self.y - (both.T[:, None, :] @ waves)[:, 0, :]
        return _Place(p, waves, (both > 0).T & ~over[:, None], residuals, _squares(residuals))

    def slopes(self, z: Floats, here: _Place) -> Floats:
        """Return the derivatives by rates and midpoints, shape (starts, n, 4), with the amplitudes at their best."""
        waves, total, share = here.parts, here.p[:, 0], here.p[:, 1]
        amplitudes = np.stack([total * share, total * (1 - share)], axis=1)
        rise = amplitudes[:, :, None] * waves * (1 - waves)
        slopes = np.empty((len(z), 4, self.t.size))
        slopes[:, 0::2] = rise * (self.t - z[:, 1::2, None])
        slopes[:, 1::2] = rise * -z[:, 0::2, None]
        free = waves * here.free[:, :, None]
        gram = free @ free.transpose(0, 2, 1)
        a, b, c = gram[:, 0, 0] + TINY, gram[:, 0, 1], gram[:, 1, 1] + TINY
        inverse = np.array([[c, -b], [-b, a]]) / np.maximum(a * c - b * b, TINY * a * c)
        slopes -= (slopes @ free.transpose(0, 2, 1)) @ inverse.transpose(2, 0, 1) @ free
        return slopes.transpose(0, 2, 1)


def _squares(residuals: Floats) -> Floats:
    rss = (residuals * residuals).sum(axis=1)
    return np.where(np.isfinite(rss), rss, np.inf)


def descend(
    curve: Curve,
    t: Floats,
    y: Floats,
    *,
    starts: Floats,
    low: Floats,
    high: Floats,
    most_steps: int | None = None,
) -> Descent:
    """Return the starts led downhill within the bounds.

    Parameters
    ----------
    curve : Curve
        Whose first parameter multiplies the shape that the others give.
    t, y : ndarray, shape (n,)
    starts : ndarray, shape (starts, k)
        The first column is not used: the best scale is computed.
    low, high : ndarray, shape (k,)
    most_steps : int, optional
        Else `MOST_STEPS`, for two waves `WAVE_STEPS`.
    """
    steps = most_steps or (MOST_STEPS if curve.waves == 1 else WAVE_STEPS)
    with np.errstate(all="ignore"):
        return _descend(curve, t, y, starts=starts, low=low, high=high, steps=steps)


def _descend(
    curve: Curve, t: Floats, y: Floats, *, starts: Floats, low: Floats, high: Floats, steps: int
) -> Descent:
    kind = _TwoWaves if curve.waves == 2 else _Search
    form = search_form(curve, t)
    search = kind(curve, form, t, y, float(low[0]), float(high[0]))
    least, most = form.bounds(low[search.searched :], high[search.searched :])
    z = np.minimum(np.maximum(form.searched(starts[:, search.searched :]), least), most)
    here = search.place(z)
    damping = np.full(len(z), FIRST_DAMPING)
    settled = ~np.isfinite(here.rss)
    diagonal = np.arange(z.shape[1])
    nothing = len(t) * EXACT**2 * float(y @ y)
    for step in range(steps):
        slopes = search.slopes(z, here)
        gradient = (here.residuals[:, None, :] @ slopes)[:, 0, :]
        ends = (z <= least, z >= most)
        if ends[0].any() or ends[1].any():
            going = ~((ends[0] & (gradient < 0)) | (ends[1] & (gradient > 0)))
            gradient = gradient * going
            slopes = slopes * going[:, None, :]
        normal = slopes.transpose(0, 2, 1) @ slopes
        size = normal[:, diagonal, diagonal]
        normal[:, diagonal, diagonal] = size * (1 + damping[:, None]) + (size == 0)
        if not np.isfinite(normal.sum() + gradient.sum()):
            sound = np.isfinite(normal.sum(axis=(1, 2)) + gradient.sum(axis=1))
            normal[~sound], gradient = np.eye(len(diagonal)), np.where(sound[:, None], gradient, 0.0)
            settled |= ~sound
        change = np.linalg.solve(normal, gradient[:, :, None])[:, :, 0]
        promised = (change * gradient).sum(axis=1)
        settled |= (promised <= SETTLED * here.rss) & (damping <= 1) | (damping > FAR_DAMPING)
        settled |= here.rss <= nothing
        best = int(np.argmin(here.rss))
        if settled.all() or (step >= FEWEST_STEPS and settled[best]):
            break
        tried = np.minimum(np.maximum(z + change, least), most)
        there = search.place(tried)
        better = there.rss < here.rss
        if better.all():
            z, here, damping = tried, there, damping / 8
        else:
            z = np.where(better[:, None], tried, z)
            here = here.moved(there, better)
            damping = np.where(better, damping / 8, damping * 6)
    order = np.argsort(here.rss, kind="stable")
    reached = z[:, 1] if curve.saturates else (y - here.residuals).mean(axis=1) / here.p[:, 0]
    unbent = reached <= 2 * LEAST_SHARE
    return Descent(here.p[order], here.rss[order], settled[order], unbent[order])

"""What a growth curve is, and what the search for starting values of several needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from plancheck.growth.arrays import Floats

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


def columns_of(*columns: Floats) -> Floats:
    """Return the derivatives side by side, shape (..., n, k); the many calls of a fit make `numpy.stack` too slow."""
    table = np.empty((*columns[-1].shape, len(columns)))
    for place, column in enumerate(columns):
        table[..., place] = column
    return table


def line_through(t: Floats, y: Floats) -> tuple[float, float]:
    """Return intercept and slope of the least-squares line."""
    centred = t - t.mean()
    slope = float(centred @ (y - y.mean()) / (centred @ centred))
    return float(y.mean() - slope * t.mean()), slope


def scaled_best(shape: Formula, t: Floats, y: Floats, candidates: Floats, *, keep: int) -> Floats:
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


CAPACITY = Parameter("capacity", "level", "upper limit of growth", low=0.0)

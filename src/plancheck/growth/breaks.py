"""Tests for a change of trend: Chow at a known or unknown year, CUSUM of recursive residuals."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from scipy import special

from plancheck.errors import UsageError
from plancheck.growth.arrays import Floats
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.results import Refusal

if TYPE_CHECKING:
    import pandas as pd

Scale = Literal["level", "log"]
TREND_CONSTANTS = 2
FEWEST_PER_SIDE = 3  # a line through two points has no residual to judge it by


@dataclass(frozen=True, slots=True)
class BreakTest:
    """Result of a test for a change of trend.

    Parameters
    ----------
    test : str
        ``chow``, ``sup_chow`` or ``cusum``.
    year : int or None
        First year after the change; None where the test names none.
    statistic, p_value : float
        Of ``sup_chow`` the p-value is Bonferroni's over all years tried: an upper bound.
    n : int
    scale : str
        ``level`` or ``log``: on what the trend is linear.
    reason : str
        In words.
    """

    test: str
    year: int | None
    statistic: float
    p_value: float
    n: int
    scale: Scale
    reason: str


def _design(observations: Observations, scale: Scale) -> tuple[Floats, Floats] | str:
    if scale not in ("level", "log"):
        raise UsageError("scale level or log", met=repr(scale))
    y = observations.values
    if scale == "log":
        if np.any(y <= 0):
            return "needs values above zero for logs"
        y = np.log(y)
    t = (observations.years - observations.years[0]).astype(float)
    return np.stack([np.ones_like(t), t], axis=1), y


def _rss(x: Floats, y: Floats) -> float:
    coefficients, *_ = np.linalg.lstsq(x, y, rcond=None)
    rest = y - x @ coefficients
    return float(rest @ rest)


def _chow_f(x: Floats, y: Floats, place: int) -> float:
    together = _rss(x, y)
    apart = _rss(x[:place], y[:place]) + _rss(x[place:], y[place:])
    freedom = len(y) - 2 * TREND_CONSTANTS
    if apart <= 1e-24 * float(y @ y):
        return np.inf if together > 1e-20 * float(y @ y) else 0.0
    return (together - apart) / TREND_CONSTANTS / (apart / freedom)


def chow_test(
    series: pd.Series[Any] | Observations, *, year: int, scale: Scale = "log"
) -> BreakTest | Refusal:
    r"""Test whether intercept or slope of the trend change with `year`.

    .. math:: F = \frac{(RSS - RSS_1 - RSS_2) / k}{(RSS_1 + RSS_2) / (n - 2k)}, \qquad k = 2

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year; at least three years on each side.
    year : int
        First year after the suspected change.
    scale : {"log", "level"}
        On logs a constant growth rate is a straight line.
    """
    observations = observe_series(series)
    design = _design(observations, scale)
    if isinstance(design, str):
        return Refusal("chow", design)
    x, y = design
    place = int(np.searchsorted(observations.years, year))
    if min(place, len(y) - place) < FEWEST_PER_SIDE:
        return Refusal(
            "chow", f"needs {FEWEST_PER_SIDE} values on each side of {year}, has {place} and {len(y) - place}"
        )
    f = _chow_f(x, y, place)
    p = float(special.fdtrc(TREND_CONSTANTS, len(y) - 2 * TREND_CONSTANTS, f))
    words = f"F = {f:.2f}, p = {p:.4f} for a change of trend from {year}"
    return BreakTest("chow", int(observations.years[place]), f, p, len(y), scale, words)


def find_break(series: pd.Series[Any] | Observations, *, scale: Scale = "log") -> BreakTest | Refusal:
    """Return the year at which a change of trend is most evident (largest Chow F over all years).

    The p-value is Bonferroni's over the years tried, an upper bound: searching for the year makes large values
    of F likely, and the asymptotic tables of the supremum do not hold for twenty years.

    Parameters
    ----------
    series, scale
        As in `chow_test`.
    """
    observations = observe_series(series)
    design = _design(observations, scale)
    if isinstance(design, str):
        return Refusal("sup_chow", design)
    x, y = design
    places = range(FEWEST_PER_SIDE, len(y) - FEWEST_PER_SIDE + 1)
    if len(places) < 1:
        return Refusal("sup_chow", f"needs {2 * FEWEST_PER_SIDE} values, has {len(y)}")
    values = [_chow_f(x, y, place) for place in places]
    best = int(np.argmax(values))
    f, year = values[best], int(observations.years[places[best]])
    p = min(1.0, len(values) * float(special.fdtrc(TREND_CONSTANTS, len(y) - 2 * TREND_CONSTANTS, f)))
    words = f"largest F = {f:.2f} of {len(values)} years tried, at {year}; p <= {p:.4f}"
    return BreakTest("sup_chow", year, f, p, len(y), scale, words)


def cusum_test(series: pd.Series[Any] | Observations, *, scale: Scale = "log") -> BreakTest | Refusal:
    """Test the trend's stability by the cumulated recursive residuals (statsmodels' RecursiveLS).

    The statistic is the largest distance of the CUSUM from zero in units of its 5 % bound; the year is the
    first outside that bound, None when it stays inside. `p_value` is 0.05 or below outside, else above: the
    test has bounds, no exact p-value, so it is given as 0.05 or 1.

    Parameters
    ----------
    series, scale
        As in `chow_test`; at least six values.
    """
    observations = observe_series(series)
    design = _design(observations, scale)
    if isinstance(design, str):
        return Refusal("cusum", design)
    x, y = design
    if len(y) < 2 * FEWEST_PER_SIDE:
        return Refusal("cusum", f"needs {2 * FEWEST_PER_SIDE} values, has {len(y)}")
    from statsmodels.regression.recursive_ls import RecursiveLS

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        result = RecursiveLS(y, x).fit()
        cusum = np.asarray(result.cusum, dtype=float)
    count = len(cusum)
    if count == 0 or not np.all(np.isfinite(cusum)):
        return Refusal("cusum", "the recursive residuals have no spread")
    steps = np.arange(1, count + 1)
    bound = 0.948 * np.sqrt(count) + 2 * 0.948 * steps / np.sqrt(count)  # Brown, Durbin and Evans 1975, 5 %
    distance = np.abs(cusum) / bound
    outside = np.flatnonzero(distance > 1)
    years = observations.years[-count:]
    year = int(years[outside[0]]) if outside.size else None
    words = (
        f"CUSUM leaves its 5 % bounds in {year}" if year is not None else "CUSUM stays inside its 5 % bounds"
    )
    return BreakTest(
        "cusum", year, float(distance.max()), 0.05 if outside.size else 1.0, len(y), scale, words
    )

"""Checks of what a fit leaves over: autocorrelation, runs, normality; each only where n allows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from plancheck.growth.arrays import Floats

SMALLEST_SIGNIFICANCE = 0.05
FEWEST_FOR_TESTS = 6  # below, the tests' distributions say nothing


@dataclass(frozen=True, slots=True)
class ResidualChecks:
    """What the residuals say about a fit.

    Parameters
    ----------
    durbin_watson : float or None
        Near 2 without autocorrelation, towards 0 with a pattern the curve misses.
    first_autocorrelation : float or None
    autocorrelation_p : float or None
        Ljung-Box at lag 1.
    runs_p : float or None
        Wald-Wolfowitz test for too few or too many changes of sign, exact distribution.
    normality_p : float or None
        Shapiro-Wilk.
    notes : tuple of str
        The checks that failed at 5 %, in words.
    """

    durbin_watson: float | None = None
    first_autocorrelation: float | None = None
    autocorrelation_p: float | None = None
    runs_p: float | None = None
    normality_p: float | None = None
    notes: tuple[str, ...] = ()


def runs_test(signs: NDArray[np.bool_]) -> float | None:
    """Return the two-sided exact p-value of the number of runs, or None when all signs agree.

    Parameters
    ----------
    signs : ndarray of bool
        Whether each residual is positive, in time order.

    Examples
    --------
    >>> round(runs_test(np.array([True] * 5 + [False] * 5)), 4)
    0.0159
    """
    positive, negative = int(signs.sum()), int((~signs).sum())
    if not positive or not negative:
        return None
    observed = 1 + int(np.count_nonzero(signs[1:] != signs[:-1]))
    from math import comb

    total = comb(positive + negative, positive)

    def ways(runs: int) -> int:
        half, odd = divmod(runs, 2)
        if odd:
            return comb(positive - 1, half) * comb(negative - 1, half - 1) + comb(
                positive - 1, half - 1
            ) * comb(negative - 1, half)
        return 2 * comb(positive - 1, half - 1) * comb(negative - 1, half - 1)

    most = 2 * min(positive, negative) + 1
    below = sum(ways(r) for r in range(2, observed + 1)) / total
    above = sum(ways(r) for r in range(observed, most + 1)) / total
    return min(1.0, 2 * min(below, above))


def check_residuals(residuals: Floats, *, parameters: int) -> ResidualChecks:
    """Return the checks of residuals in time order.

    Parameters
    ----------
    residuals : ndarray, shape (n,)
    parameters : int
        Number fitted; with fewer than six residuals, or three beyond the parameters, nothing is tested.
    """
    n = residuals.size
    squares = float(residuals @ residuals)
    if n < FEWEST_FOR_TESTS or n - parameters < 3 or squares == 0 or not np.isfinite(squares):
        return ResidualChecks(notes=(f"too few values for residual checks: {n}",))
    watson = float(np.sum(np.diff(residuals) ** 2) / squares)
    centred = residuals - residuals.mean()
    first = float(centred[1:] @ centred[:-1] / (centred @ centred))
    box = float(special.chdtrc(1, n * (n + 2) * first**2 / (n - 1)))
    runs = runs_test(residuals > 0)
    from scipy.stats import shapiro  # importing it takes longer than fitting a hundred curves

    normal = float(shapiro(residuals).pvalue)
    notes = []
    if box < SMALLEST_SIGNIFICANCE:
        notes.append(f"residuals follow each other (Ljung-Box p = {box:.3f}): the curve misses a pattern")
    if runs is not None and runs < SMALLEST_SIGNIFICANCE:
        notes.append(f"residuals keep or change their sign too often for chance (runs p = {runs:.3f})")
    if normal < SMALLEST_SIGNIFICANCE:
        notes.append(f"residuals are not normal (Shapiro-Wilk p = {normal:.3f}): an outlier or a break")
    return ResidualChecks(watson, first, box, runs, normal, tuple(notes))

"""Least squares with bounds: the recipe that reaches NIST's certified digits.

The recipe is the trust-region reflective method with exact Jacobian, parameters scaled by the Jacobian's columns
and all tolerances at 1e-15 (``benchmarks/nist.py`` shows what each part is worth).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import Curve

TOLERANCE = 1e-15
MOST_EVALUATIONS = 2000
PROFILE_EVALUATIONS = 60
PROFILE_TOLERANCE = 1e-10  # the end of an interval needs no fifteen digits
LARGEST_CONDITION = 1e14  # Frobenius norm of the column-scaled Jacobian's triangle times that of its inverse
FAR = 1e100  # stands for an overflow: a step to avoid, not an error
EXACT_FIT = 1e-13  # residuals below this share of the values are rounding of the arithmetic, no spread


@dataclass(frozen=True, slots=True)
class Solution:
    """The minimum of a sum of squares.

    Parameters
    ----------
    parameters, standard_errors : ndarray, shape (k,)
        Errors are NaN where the Jacobian is singular or no degree of freedom is left.
    covariance : ndarray, shape (k, k)
    rss : float
        Residual sum of squares.
    degrees_of_freedom : int
    converged : bool
    message : str
    """

    parameters: Floats
    standard_errors: Floats
    covariance: Floats
    rss: float
    degrees_of_freedom: int
    converged: bool
    message: str


def minimize_squares(
    residuals: Callable[[Floats], Floats],
    jacobian: Callable[[Floats], Floats],
    start: ArrayLike,
    *,
    bounds: tuple[ArrayLike, ArrayLike] = (-np.inf, np.inf),
    method: Literal["trf", "lm"] = "trf",
    tolerance: float = TOLERANCE,
    most_evaluations: int = MOST_EVALUATIONS,
) -> Solution:
    """Return the least-squares solution with the certified recipe.

    Parameters
    ----------
    residuals : callable
        ``residuals(p)``, shape (n,).
    jacobian : callable
        Exact derivatives of the residuals, shape (n, k).
    start : array_like, shape (k,)
    bounds : pair of array_like
        Lower and upper bounds; a start outside is moved inside.
    method : {"trf", "lm"}
        ``trf`` is the recipe; ``lm`` (MINPACK) is several times faster, as exact where it converges, and cannot
        keep bounds: a solution outside them counts as not converged.
    tolerance : float
        Relative, of parameters, sum of squares and gradient.
    most_evaluations : int

    Raises
    ------
    ValueError
        When the residuals are not finite at the start, or ``lm`` has fewer residuals than parameters.
    """
    first = np.asarray(start, dtype=float)
    low, high = (np.broadcast_to(np.asarray(bound, dtype=float), first.shape) for bound in bounds)
    margin = 1e-10 * np.maximum(np.abs(first), 1.0)
    # strictly inside, as trf demands; infinite stays infinite
    first = np.clip(first, low + margin, high - margin)
    with np.errstate(all="ignore"):
        if method == "lm":
            found, slopes, converged, message = _minimize_unbounded(
                residuals, jacobian, first, tolerance=tolerance, most_evaluations=most_evaluations
            )
        else:
            result = optimize.least_squares(
                residuals,
                first,
                jac=jacobian,
                method="trf",
                x_scale="jac",
                xtol=tolerance,
                ftol=tolerance,
                gtol=tolerance,
                max_nfev=most_evaluations,
                bounds=(low, high),
            )
            found, slopes, converged, message = result.x, result.jac, result.status > 0, result.message
        left = residuals(found)
    n, k = slopes.shape
    rss = float(left @ left)
    freedom = n - k
    covariance = _covariance(slopes, rss, freedom)
    with np.errstate(invalid="ignore"):
        errors = np.sqrt(np.diag(covariance))
    inside = bool(np.all((found >= low) & (found <= high)))
    return Solution(found, errors, covariance, rss, freedom, bool(converged) and inside, str(message))


def _minimize_unbounded(
    residuals: Callable[[Floats], Floats],
    jacobian: Callable[[Floats], Floats],
    start: Floats,
    *,
    tolerance: float,
    most_evaluations: int,
) -> tuple[Floats, Floats, bool, str]:
    """Return parameters, Jacobian, whether MINPACK's lmder converged, and its message.

    Called through `leastsq`: `least_squares` wraps every evaluation of so small a problem in several times its cost.
    """
    if not np.isfinite(residuals(start)).all():
        raise ValueError("residuals are not finite at the start")
    found, _, _, message, status = optimize.leastsq(
        residuals,
        start,
        Dfun=jacobian,
        full_output=True,
        ftol=tolerance,
        xtol=tolerance,
        gtol=tolerance,
        maxfev=most_evaluations,
    )
    # 6 to 8: no further reduction is possible in floating point, though the tolerance is not met
    return found, jacobian(found), status in (1, 2, 3, 4, 6, 7, 8), message


def _covariance(jacobian: Floats, rss: float, freedom: int) -> Floats:
    """Return s^2 (J'J)^-1 through the QR of the column-scaled Jacobian, which keeps the digits J'J would lose."""
    k = jacobian.shape[1]
    unknown = np.full((k, k), np.nan)
    size = np.linalg.norm(jacobian, axis=0)
    if freedom < 1 or not np.all(np.isfinite(jacobian)) or np.any(size == 0):
        return unknown
    triangle = np.linalg.qr(jacobian / size, mode="r")
    try:
        inverse = np.linalg.inv(triangle)
    except np.linalg.LinAlgError:
        return unknown
    if not np.linalg.norm(triangle) * np.linalg.norm(inverse) < LARGEST_CONDITION:
        return unknown
    inverse /= size[:, None]
    covariance: Floats = rss / freedom * (inverse @ inverse.T)
    return covariance


@dataclass(frozen=True, slots=True)
class Problem:
    """A curve and data in units of the largest value, so that tolerances mean the same for 万 and 亿."""

    curve: Curve
    t: Floats
    y: Floats
    low: Floats
    high: Floats

    def solve(self, start: Floats, *, held: dict[int, float] | None = None) -> Solution:
        """Return the solution, with some parameters held at a value if wanted.

        The fast unbounded method first. Where it leaves the bounds, the parameters that left are held at their bound
        and the others solved again; that is the solution if the sum of squares would only fall beyond the bounds.
        Else the slower method that keeps bounds all along.
        """
        held = held or {}
        profile = bool(held)
        fast = self._minimize(start, held=held, method="lm", profile=profile)
        if fast.converged or self._inside(fast.parameters):
            return fast  # still on its way inside the bounds: not identified by its data
        at_bound = self._outside(fast.parameters)
        if at_bound and len(held) + len(at_bound) < self.curve.size:
            edge = self._minimize(start, held={**held, **at_bound}, method="lm", profile=profile)
            if edge.converged and self._is_corner(edge, at_bound):
                return edge if held else self._with_errors(edge)
        return self._minimize(start, held=held, method="trf", profile=profile)

    def finish(self, start: Floats) -> Solution | None:
        """Return the minimum next to a start that is nearly there; None where it leaves the bounds or cannot be computed.

        Parameters that stand at their bound stay there as long as the sum of squares would fall beyond it.
        """
        at_bound = {
            place: float(value)
            for place, value in enumerate(start)
            if value in (self.low[place], self.high[place])
        }
        try:
            if not at_bound:
                free = self._minimize(start, held={}, method="lm", profile=False)
                if free.converged or self._inside(free.parameters):
                    return free
                at_bound = self._outside(free.parameters)
            if 0 < len(at_bound) < self.curve.size:
                edge = self._minimize(start, held=at_bound, method="lm", profile=False)
                if self._inside(edge.parameters) and self._is_corner(edge, at_bound):
                    return self._with_errors(edge)
        except (ValueError, np.linalg.LinAlgError):
            pass
        return None

    def stand(self, p: Floats, *, converged: bool, message: str) -> Solution:
        """Return parameters as a solution without searching further."""
        left = self.curve.formula(self.t, p) - self.y
        nothing = np.full(p.shape, np.nan)
        rss, freedom = float(left @ left), self.t.size - self.curve.size
        return self._with_errors(
            Solution(p, nothing, np.full((p.size, p.size), np.nan), rss, freedom, converged, message)
        )

    def _with_errors(self, solution: Solution) -> Solution:
        """Return the solution with errors of all parameters, as if none were at its bound."""
        slopes = self.curve.jacobian(self.t, solution.parameters)
        covariance = _covariance(slopes, solution.rss, freedom := self.t.size - self.curve.size)
        with np.errstate(invalid="ignore"):
            errors = np.sqrt(np.diag(covariance))
        return replace(solution, standard_errors=errors, covariance=covariance, degrees_of_freedom=freedom)

    def _outside(self, p: Floats) -> dict[int, float]:
        left: dict[int, float] = {}
        for place, value in enumerate(p):
            if value < self.low[place] or value > self.high[place]:
                left[place] = float(self.low[place] if value < self.low[place] else self.high[place])
        return left

    def _inside(self, p: Floats) -> bool:
        return bool(np.all(np.isfinite(p))) and not self._outside(p)

    def _is_corner(self, solution: Solution, at_bound: dict[int, float]) -> bool:
        """Return whether the sum of squares rises from each bound inwards."""
        p = solution.parameters
        left = self.curve.formula(self.t, p) - self.y
        slope = self.curve.jacobian(self.t, p).T @ left
        inwards = [
            slope[place] * (1 if value == self.low[place] else -1) for place, value in at_bound.items()
        ]
        return bool(np.all(np.asarray(inwards) >= 0))

    def _minimize(
        self,
        start: Floats,
        *,
        held: dict[int, float],
        method: Literal["trf", "lm"],
        profile: bool,
    ) -> Solution:
        free = np.array([place for place in range(self.curve.size) if place not in held])

        def whole(p: Floats) -> Floats:
            if not held:
                return p
            out = np.empty(self.curve.size)
            out[free] = p
            for place, value in held.items():
                out[place] = value
            return out

        def residuals(p: Floats) -> Floats:
            difference = self.curve.formula(self.t, whole(p)) - self.y
            # the sum is finite where every term is, but for overflow, which nan_to_num leaves as it is
            return (
                difference if isfinite(difference.sum()) else np.nan_to_num(difference, nan=FAR, posinf=FAR)
            )

        def jacobian(p: Floats) -> Floats:
            full = self.curve.jacobian(self.t, whole(p))
            if not isfinite(full.sum()):
                full = np.nan_to_num(full, nan=0.0, posinf=FAR, neginf=-FAR)
            return full[:, free] if held else full

        solution = minimize_squares(
            residuals,
            jacobian,
            start[free],
            bounds=(self.low[free], self.high[free]),
            method=method,
            tolerance=PROFILE_TOLERANCE if profile else self.curve.tolerance,
            most_evaluations=PROFILE_EVALUATIONS if profile else self.curve.most_evaluations,
        )
        return replace(solution, parameters=whole(solution.parameters)) if held else solution

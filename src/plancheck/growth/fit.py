r"""Fitting curves by least squares: the recipe that reaches NIST's certified digits, with honest uncertainty.

The recipe is the trust-region reflective method with exact Jacobian, parameters scaled by the Jacobian's columns
and all tolerances at 1e-15 (``benchmarks/nist.py`` shows what each part is worth). Intervals are profile
likelihood: all values of a parameter for which

.. math:: RSS(\theta_j) \le RSS_{min} \left(1 + \frac{t_{n-k}^2}{n - k}\right)

when the other parameters are free to adapt. Where that set has no end, as for the capacity of an S-curve seen only
before its inflection, the end is infinite and the parameter "not identified" on that side.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, special

from plancheck.errors import UsageError
from plancheck.growth.curves import CURVES, Curve
from plancheck.growth.descent import SETTLED, descend
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.results import CurveFit, Estimate, Refusal

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]
TOLERANCE = 1e-15
MOST_EVALUATIONS = 2000
# a parameter's profile is followed this many doublings of its scale before its end counts as infinite
PROFILE_DOUBLINGS = 16
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
    first = np.clip(
        first, low + margin, high - margin
    )  # strictly inside, as trf demands; infinite stays infinite
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


def corrected_akaike(rss: float, *, n: int, parameters: int) -> float | None:
    r"""Return AICc for normal errors, or None where n does not allow it.

    .. math:: n \ln(RSS/n) + 2p + \frac{2p(p+1)}{n - p - 1}, \qquad p = k + 1

    The residual variance counts as a parameter; so the logistic curve (k = 3) needs n >= 6.
    """
    p = parameters + 1
    if n - p - 1 < 1 or rss <= 0:
        return None
    return float(n * np.log(rss / n) + 2 * p + 2 * p * (p + 1) / (n - p - 1))


def akaike_weights(criteria: Sequence[float | None]) -> list[float | None]:
    r"""Return :math:`e^{-\Delta_i/2} / \sum e^{-\Delta_j/2}` of the models that have an AICc, None for the others."""
    known = [value for value in criteria if value is not None]
    if not known:
        return [None] * len(criteria)
    best = min(known)
    total = sum(np.exp(-(value - best) / 2) for value in known)
    return [None if value is None else float(np.exp(-(value - best) / 2) / total) for value in criteria]


@dataclass(frozen=True, slots=True)
class _Problem:
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


ALONE = 30  # steps of the search that goes on from the best start alone, inside its bounds
NO_SPREAD = "the curve passes through every value: no spread to estimate"
NO_BEND = "no bend seen: the capacity runs out of sight"


def _best_solution(problem: _Problem) -> Solution | None:
    """Return the least of the minima that the curve's starts lead to, finished to the last digits."""
    starts = problem.curve.starts(problem.t, problem.y)
    starts = starts[np.isfinite(starts).all(axis=1)]
    if not len(starts):
        return None
    if problem.curve.size == 2:
        return _straight(problem, starts[0])
    search = partial(descend, problem.curve, problem.t, problem.y, low=problem.low, high=problem.high)
    found = search(starts=starts)
    best = found.parameters[0]
    if not np.isfinite(found.rss[0]) or not np.all(np.isfinite(best)):
        return None
    if found.unbent[0]:
        return problem.stand(best, converged=False, message=NO_BEND)
    solution = problem.finish(best)
    if solution is None and not found.settled[0]:
        found = search(starts=best[None, :], most_steps=ALONE)
        best = found.parameters[0]
    # where a valley is flat MINPACK's tolerance is out of reach; what the search settled on is then the minimum
    if solution is None or solution.rss > found.rss[0] * (1 + SETTLED):
        return problem.stand(best, converged=bool(found.settled[0]), message="settled")
    if not solution.converged and found.settled[0]:
        return replace(solution, converged=True)
    return solution


def _straight(problem: _Problem, start: Floats) -> Solution | None:
    """Return the solution of a line, if need be of logarithms, which starts nearly there."""
    try:
        return problem.solve(start)
    except (ValueError, np.linalg.LinAlgError):
        return None


def _profile_end(problem: _Problem, solution: Solution, *, index: int, side: int, limit: float) -> float:
    """Return where the profile of one parameter crosses `limit`, the bound, or infinity."""
    centre = solution.parameters[index]
    error = solution.standard_errors[index]
    step = error if np.isfinite(error) and error > 0 else 0.1 * max(abs(centre), 1e-3)
    step = min(step, max(abs(centre), 1.0))
    bound = problem.high[index] if side > 0 else problem.low[index]
    near, warm = 0.0, solution.parameters

    def excess(distance: float, start: Floats) -> tuple[float, Floats]:
        try:
            found = problem.solve(start, held={index: centre + side * distance})
        except (ValueError, np.linalg.LinAlgError):
            return np.nan, start
        return found.rss - limit, found.parameters

    for doubling in range(PROFILE_DOUBLINGS):
        far = step * 2.0**doubling / 2
        at_bound = side * (centre + side * far - bound) >= 0
        if at_bound:
            far = abs(bound - centre)
            if far <= 0:
                return float(bound)
        over, warm_far = excess(far, warm)
        if np.isnan(over):
            return side * np.inf
        if over > 0:
            break
        if at_bound:
            return float(bound)
        near, warm = far, warm_far
    else:
        return side * np.inf
    root = optimize.brentq(lambda d: excess(d, warm)[0], near, far, xtol=1e-9 * far, rtol=1e-9, maxiter=60)
    return float(centre + side * root)


def profile_intervals(problem: _Problem, solution: Solution, *, level: float) -> list[tuple[float, float]]:
    """Return the profile-likelihood interval of each parameter; infinite where it has no end."""
    if solution.degrees_of_freedom < 1:
        return [(-np.inf, np.inf)] * problem.curve.size
    quantile = special.stdtrit(solution.degrees_of_freedom, (1 + level) / 2)
    limit = solution.rss * (1 + quantile**2 / solution.degrees_of_freedom)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return [
            (
                _profile_end(problem, solution, index=index, side=-1, limit=limit),
                _profile_end(problem, solution, index=index, side=1, limit=limit),
            )
            for index in range(problem.curve.size)
        ]


def _estimate(
    curve: Curve, index: int, value: float, error: float, ends: tuple[float, float] | None, *, first_year: int
) -> Estimate:
    parameter = curve.parameters[index]
    in_calendar = parameter.unit == "year"
    shift = first_year if in_calendar else 0.0
    low, high = (end + shift for end in ends) if ends is not None else (None, None)
    note = ""
    if ends is not None and not np.all(np.isfinite(ends)):
        open_sides = [
            word for word, end in zip(("below", "above"), ends, strict=True) if not np.isfinite(end)
        ]
        note = "not identified " + " and ".join(open_sides)
    elif ends is not None and ends[1] >= parameter.high:
        note = "at its upper bound"
    return Estimate(parameter.name, parameter.unit, parameter.meaning, value + shift, error, low, high, note)


def _obstacle(solution: Solution, *, exact: bool) -> str:
    """Return why a fit gives no predictive distribution, else nothing."""
    if exact:
        return NO_SPREAD
    if solution.message == NO_BEND:
        return NO_BEND
    if not solution.converged:
        return "the fit did not converge"
    if solution.degrees_of_freedom < 1 or not np.all(np.isfinite(solution.covariance)):
        return "the parameters are not identified: no spread can be computed"
    return ""


def _refuse(curve: Curve, observations: Observations, capacity: float | None) -> str | None:
    n, needed, y = len(observations), curve.size + 1, observations.values
    if n < needed:
        return f"needs {needed} values for {curve.size} parameters, has {n}"
    if curve.positive and np.any(y < 0):
        years = ", ".join(str(year) for year in observations.years[y < 0][:5])
        return f"describes quantities that are never negative; negative in {years}"
    if curve.positive and np.count_nonzero(y > 0) < 2:
        return "needs at least two values above zero"
    if capacity is not None and curve.capacity_index is not None and capacity < y.max():
        return f"capacity bound {capacity:g} is below the largest value {y.max():g}"
    return None


def fit_curve(
    series: pd.Series[Any] | Observations,
    curve: str | Curve,
    *,
    capacity: float | None = None,
    level: float = 0.95,
    intervals: bool = True,
) -> CurveFit | Refusal:
    """Fit one curve by least squares on the values as they are.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year; missing years need no bridging.
    curve : str
        A key of `plancheck.growth.curves.CURVES`.
    capacity : float, optional
        Upper bound of the capacity from data, in the series' unit (population, for netizens).
    level : float
        Of the profile-likelihood intervals.
    intervals : bool
        Profiles take most of the time; without them estimates have standard errors only.

    Returns
    -------
    CurveFit or Refusal
        A refusal says why the curve does not apply.

    Raises
    ------
    UsageError
        On an unknown curve, or a level or capacity out of range.
    SeriesError
        When the series itself cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> fit_curve(pd.Series([1.6, 2.0, 2.5], index=[2005, 2006, 2007]), "logistic").reason
    'needs 4 values for 3 parameters, has 3'
    """
    if isinstance(curve, str):
        if curve not in CURVES:
            raise UsageError(f"a curve among {', '.join(CURVES)}", met=repr(curve))
        curve = CURVES[curve]
    if not 0 < level < 1:
        raise UsageError("level as a fraction between 0 and 1", met=repr(level))
    if capacity is not None and not capacity > 0:
        raise UsageError("a capacity above zero", met=repr(capacity))
    observations = observe_series(series)
    reason = _refuse(curve, observations, capacity)
    if reason:
        return Refusal(curve.name, reason)
    unit = float(np.abs(observations.values).max()) or 1.0
    t = (observations.years - observations.years[0]).astype(float)
    high = np.array([p.high for p in curve.parameters])
    if capacity is not None and curve.capacity_index is not None:
        high[curve.capacity_index] = capacity / unit
    low = np.array([p.low for p in curve.parameters])
    problem = _Problem(curve, t, observations.values / unit, low, high)
    solution = _best_solution(problem)
    if solution is None:
        return Refusal(curve.name, "no starting value led to finite residuals")
    exact = solution.rss <= len(t) * EXACT_FIT**2
    factor = np.array([unit if p.in_level else 1.0 for p in curve.parameters])
    if intervals and not exact:
        profiles: list[tuple[float, float]] | None = profile_intervals(problem, solution, level=level)
    else:
        profiles = None
    values, errors = solution.parameters * factor, solution.standard_errors * factor
    first_year = int(observations.years[0])
    estimates = tuple(
        _estimate(
            curve,
            index,
            float(values[index]),
            float(errors[index]),
            None
            if profiles is None
            else (profiles[index][0] * factor[index], profiles[index][1] * factor[index]),
            first_year=first_year,
        )
        for index in range(curve.size)
    )
    fitted = curve.formula(t, solution.parameters) * unit
    rss = solution.rss * unit**2
    notes = list(observations.notes)
    if (
        capacity is not None
        and curve.capacity_index is not None
        and values[curve.capacity_index] >= capacity * (1 - 1e-6)
    ):
        notes.append(f"capacity at its bound {capacity:g}")
    notes += [f"{e.name} {e.note}" for e in estimates if e.note.startswith("not identified")]
    if solution.message == NO_BEND:
        notes.append(NO_BEND)
    if exact:
        notes.append(NO_SPREAD)
    return CurveFit(
        curve=curve,
        years=observations.years,
        values=observations.values,
        fitted=fitted,
        parameters=values,
        covariance=solution.covariance * np.outer(factor, factor),
        estimates=estimates,
        level=level,
        rss=rss,
        aicc=None if exact else corrected_akaike(rss, n=len(t), parameters=curve.size),
        exact=exact,
        obstacle=_obstacle(solution, exact=exact),
        converged=solution.converged,
        notes=tuple(notes),
        name=observations.name,
    )


def fit_curves(
    series: pd.Series[Any] | Observations,
    *,
    curves: Sequence[str] = tuple(CURVES),
    capacity: float | None = None,
    level: float = 0.95,
    intervals: bool = True,
) -> tuple[CurveFit | Refusal, ...]:
    """Fit several curves to one series; arguments as in `fit_curve`."""
    observations = observe_series(series)
    return tuple(
        fit_curve(observations, curve, capacity=capacity, level=level, intervals=intervals)
        for curve in curves
    )

r"""Fitting curves by least squares (`plancheck.growth.least_squares`), with honest uncertainty.

Intervals are profile likelihood: all values of a parameter for which

.. math:: RSS(\theta_j) \le RSS_{min} \left(1 + \frac{t_{n-k}^2}{n - k}\right)

when the other parameters are free to adapt. Where that set has no end, as for the capacity of an S-curve seen only
before its inflection, the end is infinite and the parameter "not identified" on that side.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import optimize, special

from plancheck.errors import UsageError
from plancheck.growth.arrays import Floats
from plancheck.growth.curves import CURVES
from plancheck.growth.curves.curve import Curve
from plancheck.growth.descent import SETTLED, descend
from plancheck.growth.least_squares import EXACT_FIT, Problem, Solution
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.results import CurveFit, Estimate, Refusal

if TYPE_CHECKING:
    import pandas as pd

# a parameter's profile is followed this many doublings of its scale before its end counts as infinite
PROFILE_DOUBLINGS = 16
ALONE = 30  # steps of the search that goes on from the best start alone, inside its bounds
NO_SPREAD = "the curve passes through every value: no spread to estimate"
NO_BEND = "no bend seen: the capacity runs out of sight"


def corrected_akaike(rss: float, *, n: int, parameters: int) -> float | None:
    r"""Return AICc for normal errors, or None where n does not allow it.

    .. math:: n \ln(RSS/n) + 2p + \frac{2p(p+1)}{n - p - 1}, \qquad p = k + 1

    The residual variance counts as a parameter; so the logistic curve (k = 3) needs n >= 6.
    """
    p = parameters + 1
    if n - p - 1 < 1 or rss <= 0:
        return None
    return float(n * np.log(rss / n) + 2 * p + 2 * p * (p + 1) / (n - p - 1))


def _best_solution(problem: Problem) -> Solution | None:
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


def _straight(problem: Problem, start: Floats) -> Solution | None:
    """Return the solution of a line, if need be of logarithms, which starts nearly there."""
    try:
        return problem.solve(start)
    except (ValueError, np.linalg.LinAlgError):
        return None


def _profile_end(problem: Problem, solution: Solution, *, index: int, side: int, limit: float) -> float:
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


def profile_intervals(problem: Problem, solution: Solution, *, level: float) -> list[tuple[float, float]]:
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


def _problem(curve: Curve, observations: Observations, *, unit: float, capacity: float | None) -> Problem:
    """Return the least-squares problem in years since the first and in units of the largest value."""
    low, high = (np.array(ends) for ends in zip(*((p.low, p.high) for p in curve.parameters), strict=True))
    if capacity is not None and curve.capacity_index is not None:
        high[curve.capacity_index] = capacity / unit
    t = (observations.years - observations.years[0]).astype(float)
    return Problem(curve, t, observations.values / unit, low, high)


def _notes(
    curve: Curve,
    values: Floats,
    estimates: Sequence[Estimate],
    *,
    capacity: float | None,
    bent: bool,
    exact: bool,
) -> Iterator[str]:
    """Yield what a reader of the estimates must know."""
    index = curve.capacity_index
    if capacity is not None and index is not None and values[index] >= capacity * (1 - 1e-6):
        yield f"capacity at its bound {capacity:g}"
    yield from (f"{e.name} {e.note}" for e in estimates if e.note.startswith("not identified"))
    if not bent:
        yield NO_BEND
    if exact:
        yield NO_SPREAD


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
    known = _known_curve(curve, level=level, capacity=capacity)
    observations = observe_series(series)
    reason = _refuse(known, observations, capacity)
    if reason:
        return Refusal(known.name, reason)
    unit = float(np.abs(observations.values).max()) or 1.0
    problem = _problem(known, observations, unit=unit, capacity=capacity)
    solution = _best_solution(problem)
    if solution is None:
        return Refusal(known.name, "no starting value led to finite residuals")
    exact = solution.rss <= len(problem.t) * EXACT_FIT**2
    profiles = profile_intervals(problem, solution, level=level) if intervals and not exact else None
    factor = np.array([unit if p.in_level else 1.0 for p in known.parameters])
    values, errors = solution.parameters * factor, solution.standard_errors * factor
    estimates = tuple(
        _estimate(
            known,
            i,
            float(values[i]),
            float(errors[i]),
            (profiles[i][0] * factor[i], profiles[i][1] * factor[i]) if profiles is not None else None,
            first_year=int(observations.years[0]),
        )
        for i in range(known.size)
    )
    bent = solution.message != NO_BEND
    notes = _notes(known, values, estimates, capacity=capacity, bent=bent, exact=exact)
    rss = solution.rss * unit**2
    return CurveFit(
        curve=known,
        years=observations.years,
        values=observations.values,
        fitted=known.formula(problem.t, solution.parameters) * unit,
        parameters=values,
        covariance=solution.covariance * np.outer(factor, factor),
        estimates=estimates,
        level=level,
        rss=rss,
        aicc=None if exact else corrected_akaike(rss, n=len(problem.t), parameters=known.size),
        exact=exact,
        obstacle=_obstacle(solution, exact=exact),
        converged=solution.converged,
        notes=(*observations.notes, *notes),
        name=observations.name,
    )


def _known_curve(curve: str | Curve, *, level: float, capacity: float | None) -> Curve:
    """Return the curve asked for; what is asked of it must be in range."""
    if not 0 < level < 1:
        raise UsageError("level as a fraction between 0 and 1", met=repr(level))
    if capacity is not None and not capacity > 0:
        raise UsageError("a capacity above zero", met=repr(capacity))
    if not isinstance(curve, str):
        return curve
    if curve not in CURVES:
        raise UsageError(f"a curve among {', '.join(CURVES)}", met=repr(curve))
    return CURVES[curve]

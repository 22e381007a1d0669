"""What a model gives back: a predictive distribution, a fitted curve, or the reason why there is none."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from plancheck.growth.arrays import Floats
from plancheck.growth.curves.curve import Curve
from plancheck.growth.distribution import Predictive
from plancheck.growth.residuals import ResidualChecks, check_residuals

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Refusal:
    """A model that does not apply to a series, and why; a result, not an error.

    Parameters
    ----------
    model : str
    reason : str
        In words, with the figure that decided: ``needs 10 values, has 6``.
    """

    model: str
    reason: str


@dataclass(frozen=True, slots=True)
class ModelForecast:
    """The predictive distribution of one model for one series.

    Parameters
    ----------
    model : str
    predictive : Predictive
        Arrays of shape (horizon,).
    notes : tuple of str
        What limits the reading: residual autocorrelation, a capacity that is not identified.
    """

    model: str
    predictive: Predictive
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """One fitted parameter.

    Parameters
    ----------
    name, unit, meaning : str
    value, standard_error : float
        A midpoint is a calendar year (with fraction).
    low, high : float or None
        Profile-likelihood interval; infinite on a side that the data leave open, None when not computed.
    note : str
        ``not identified above`` and the like; else empty.
    """

    name: str
    unit: str
    meaning: str
    value: float
    standard_error: float
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def identified(self) -> bool:
        """Whether the data bound the parameter on both sides."""
        return (
            self.low is not None and self.high is not None and bool(np.isfinite([self.low, self.high]).all())
        )


@dataclass(frozen=True, slots=True, repr=False)
class CurveFit:
    """A curve fitted to one series.

    Parameters
    ----------
    curve : Curve
    years, values, fitted : ndarray, shape (n,)
    parameters : ndarray, shape (k,)
        As the formula takes them (midpoints in years since the first).
    covariance : ndarray, shape (k, k)
        NaN where the Jacobian is singular.
    estimates : tuple of Estimate
    level : float
        Of the estimates' intervals.
    rss : float
    aicc : float or None
        None where n does not allow it.
    exact : bool
        Whether the curve passes through every value, so that no residual is left to check.
    converged : bool
    obstacle : str
        Why `predictive` has nothing to say; empty where it has.
    notes : tuple of str
    name : str
        The series.
    """

    curve: Curve
    years: NDArray[np.int64]
    values: Floats
    fitted: Floats
    parameters: Floats
    covariance: Floats
    estimates: tuple[Estimate, ...]
    level: float
    rss: float
    aicc: float | None
    exact: bool
    converged: bool
    obstacle: str = ""
    notes: tuple[str, ...] = ()
    name: str = "series"

    @property
    def model(self) -> str:
        """Name of the curve."""
        return self.curve.name

    @property
    def checks(self) -> ResidualChecks:
        """What the residuals say about the fit; computed when asked for."""
        if self.exact:
            return ResidualChecks()
        return check_residuals(self.values - self.fitted, parameters=self.curve.size)

    @property
    def n(self) -> int:
        """Number of values fitted."""
        return int(self.years.size)

    @property
    def residual_scale(self) -> float:
        """Residual standard deviation, with n - k degrees of freedom; NaN without any."""
        freedom = self.n - self.curve.size
        return float(np.sqrt(self.rss / freedom)) if freedom > 0 else float("nan")

    def estimate(self, name: str) -> Estimate:
        """Return the estimate called `name`."""
        return next(one for one in self.estimates if one.name == name)

    def predict(self, years: ArrayLike) -> Floats:
        """Return the curve's values in calendar years."""
        return self.curve.formula(np.asarray(years, dtype=float) - self.years[0], self.parameters)

    def predictive(self, years: ArrayLike) -> Predictive:
        r"""Return where new observations will lie (not the mean curve), by the delta method.

        .. math:: s\sqrt{1 + j(t)' \, C \, j(t) / s^2}, \qquad t_{n-k}

        It holds if the curve is right; curves of short series rarely are, so it is too narrow far ahead.
        """
        t = np.asarray(years, dtype=float) - self.years[0]
        slopes = self.curve.jacobian(t, self.parameters)
        curve_variance = np.einsum("ij,jk,ik->i", slopes, self.covariance, slopes)
        scale = np.sqrt(self.residual_scale**2 + curve_variance)
        plain = Predictive.symmetric(self.curve.formula(t, self.parameters), scale, self.n - self.curve.size)
        if not self.curve.positive or np.any(plain.median <= 0):
            return plain
        return replace(plain, power=np.full(t.shape, 0.5), anchor=plain.median)  # keeps quantities above zero

    def to_frame(self) -> pd.DataFrame:
        """Return the estimates, one row per parameter."""
        import pandas as pd

        columns = ("name", "unit", "value", "standard_error", "low", "high", "note", "meaning")
        rows = [{column: getattr(one, column) for column in columns} for one in self.estimates]
        return pd.DataFrame(rows).rename(columns={"name": "parameter"})

    def __repr__(self) -> str:
        shown = ", ".join(f"{one.name}={one.value:.6g}" for one in self.estimates)
        state = "" if self.converged else ", not converged"
        span = f"{self.years[0]}-{self.years[-1]}"
        return f"CurveFit({self.model}: {shown}; n={self.n}, {span}{state})"

    def _repr_html_(self) -> str:
        caption = f"{self.name}: {self.model}, n = {self.n}, {self.years[0]}–{self.years[-1]}"
        table: str = self.to_frame().to_html(index=False, float_format=lambda v: f"{v:.6g}", escape=True)
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in (*self.notes, *self.checks.notes))
        return f"<div><p>{html.escape(caption)}</p>{table}<ul>{notes}</ul></div>"

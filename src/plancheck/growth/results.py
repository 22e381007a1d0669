"""What a model gives back: a predictive distribution, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.growth.distribution import Predictive


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

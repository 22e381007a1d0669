"""The probability of reaching a target under each growth model, from what was known when it was set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancheck.intervals import Interval
from plancheck.series.segments import Segment

if TYPE_CHECKING:
    from plancheck.claims.conventions import Conventions
    from plancheck.growth.observations import Observations
    from plancheck.growth.results import ModelForecast, Refusal

POOLED = "pooled"
ADOPTION = "adoption"  # the pooled rule with constants learned from technologies being adopted
# growth curves asked beside the forecasts: unbounded, and with an upper limit; they hold only if the curve is right
ASKED_CURVES = ("exponential", "logistic", "gompertz")


def reference_class(concept: str, conventions: Conventions) -> str:
    """Return which forecast is calibrated for a concept: on adopted technologies, or on yearly series at large.

    Examples
    --------
    >>> from plancheck.claims.conventions import load_conventions
    >>> reference_class("ecommerce.retail", load_conventions()), reference_class("retail_sales", load_conventions())
    ('adoption', 'pooled')
    """
    return conventions.text("reference_class", concept.split(".", maxsplit=1)[0], POOLED)


@dataclass(frozen=True, slots=True)
class Forecasted:
    """One model's answer for the target year.

    Parameters
    ----------
    model : str
    probability : float or None
        Of reaching the target; None when the model refused.
    in_band : float or None
        Of reaching it and not overshooting the printed figure; None for one-sided targets.
    median : float or None
        Forecast of the target year, in the series' unit.
    pit : float or None
        Forecast probability of a value not above the outcome, once there is one.
    reason : str
        Why the model refused, or what limits it.
    """

    model: str
    probability: float | None
    in_band: float | None = None
    median: float | None = None
    pit: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chance:
    """The answers of all models for one target, the data they had, and whose answer is the calibrated one."""

    by_model: tuple[Forecasted, ...]
    first: int
    last: int
    n: int
    horizon: int
    reason: str = ""
    reference: str = POOLED

    @property
    def calibrated(self) -> Forecasted | None:
        """The answer of the forecast that was calibrated on series of this kind."""
        return next(
            (f for f in self.by_model if f.model == self.reference and f.probability is not None), None
        )

    def by_name(self) -> str:
        """Return ``model=probability`` joined by ``;``, refusals with their reason in brackets."""
        return ";".join(
            f"{f.model}={f.probability:.4f}" if f.probability is not None else f"{f.model}=({f.reason})"
            for f in self.by_model
        )


def chance_of_reaching(
    segment: Segment,
    *,
    year: int,
    threshold: Interval,
    direction: int,
    ceiling: Interval | None = None,
    outcome: float | None = None,
    models: tuple[str, ...] | None = None,
    reference: str = POOLED,
    asked: dict[object, ModelForecast | Refusal] | None = None,
) -> Chance:
    """Return each model's probability that the value of `year` meets the target.

    Parameters
    ----------
    segment : Segment
        Values of one definition, known when the target was set.
    year : int
    threshold : Interval
        Where the least value that meets the target lies, in the unit of the segment; its middle is used.
    direction : int
        1 when at least the threshold is wanted, -1 when at most.
    ceiling : Interval, optional
        The far edge of the two-sided reading.
    outcome : float, optional
        What came, for the PIT.
    models : tuple of str, optional
        Names of `plancheck.growth.forecast.MODELS` or of `ASKED_CURVES`; all when None.
    reference : str
        The calibrated forecast of series of this kind, `POOLED` or `ADOPTION`; asked beside the others.
    asked : dict, optional
        Models already asked for a series and horizon, kept for the next target of the same series.

    Notes
    -----
    The predictive distributions are continuous, so 超过 and 以上 have one probability.
    """
    from plancheck.growth.forecast import MODELS
    from plancheck.growth.observations import check_observations
    from plancheck.growth.results import Refusal

    if not segment.points:
        return Chance((), 0, 0, 0, 0, "no value known when the target was set")
    last = segment.years[-1]
    horizon = year - last
    shape = (segment.years[0], last, len(segment.points), horizon)
    if horizon < 1:
        return Chance((), *shape, f"the value of {last} was known already")
    if len(segment.points) < 2:
        return Chance((), *shape, f"one value only ({last}) under this definition")
    observations = check_observations(list(segment.years), list(segment.values), name=segment.name)
    wanted = float(threshold.low + threshold.high) / 2
    answers = []
    for model in dict.fromkeys((*(models or (*MODELS, *ASKED_CURVES)), reference)):
        question = (segment.key, segment.years, segment.values, horizon, model)
        result = asked.get(question) if asked is not None else None
        if result is None:
            result = _ask(model, observations, horizon=horizon, capacity=segment.capacity)
            if asked is not None:
                asked[question] = result
        if isinstance(result, Refusal):
            answers.append(Forecasted(model, None, reason=result.reason))
            continue
        predictive = result.predictive
        above = float(predictive.probability_at_least(wanted)[horizon - 1])
        in_band = None
        if ceiling is not None:
            edge = float(ceiling.low + ceiling.high) / 2
            in_band = max(0.0, abs(above - float(predictive.probability_at_least(edge)[horizon - 1])))
        answers.append(
            Forecasted(
                model,
                above if direction > 0 else 1 - above,
                in_band,
                float(predictive.median[horizon - 1]),
                None if outcome is None else float(predictive.cdf(outcome)[horizon - 1]),
                "; ".join(result.notes),
            )
        )
    return Chance(tuple(answers), *shape, reference=reference)


def _ask(
    model: str, observations: Observations, *, horizon: int, capacity: float | None
) -> ModelForecast | Refusal:
    """Return a model's distributions of the years ahead; a curve's come from its fit by least squares."""
    from plancheck.growth.fit import fit_curve
    from plancheck.growth.forecast import predict
    from plancheck.growth.results import ModelForecast, Refusal

    if model not in ASKED_CURVES:
        return predict(observations, horizon=horizon, model=model)
    fit = fit_curve(observations, model, capacity=capacity, intervals=False)
    if isinstance(fit, Refusal):
        return fit
    if fit.obstacle:
        return Refusal(model, fit.obstacle)
    last = int(observations.years[-1])
    years = [last + step for step in range(1, horizon + 1)]
    return ModelForecast(model, fit.predictive(years), fit.notes)

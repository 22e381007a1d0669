"""The growth table: every model on every yearly series, refusals with their reason among the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from plancheck.errors import PlancheckError
from plancheck.intervals import Interval

HORIZON = 5  # years: the length of a plan
LEVELS = (0.80, 0.95)
COMPOUND = "compound"


class NamedSeries(Protocol):
    """A plain yearly series with its name; `plancheck.series.segments.Segment` is one.

    ``years`` ascend without repeats, ``values`` are floats in base units, ``intervals`` the values each printed figure can stand for.
    """

    @property
    def concept(self) -> str: ...  # noqa: D102
    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def of(self) -> str: ...  # noqa: D102
    @property
    def region(self) -> str: ...  # noqa: D102
    @property
    def basis(self) -> str: ...  # noqa: D102
    @property
    def vintage(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def years(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def values(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def intervals(self) -> tuple[Interval, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """One model on one series; the columns are described in `plancheck.schema.GROWTH`."""

    concept: str
    measure: str
    of: str
    region: str
    basis: str
    vintage: str
    first: int
    last: int
    n: int
    model: str
    parameters: str = ""
    growth_pct: float | None = None
    growth_low_pct: float | None = None
    growth_high_pct: float | None = None
    aicc: float | None = None
    backtest_mase: float | None = None
    horizon: int | None = None
    forecast: float | None = None
    low_80: float | None = None
    high_80: float | None = None
    low_95: float | None = None
    high_95: float | None = None
    converged: bool = False
    reason: str = ""


def fit_table(
    series: Iterable[NamedSeries], *, horizon: int = HORIZON, models: Sequence[str] | None = None
) -> list[GrowthRow]:
    """Return one row per series and model; a model that does not apply is a row with its reason.

    The row ``compound`` is the growth per year from the first to the last value with the interval that the rounding of
    both leaves; it has no forecast. The other rows are the models of `plancheck.growth.forecast.MODELS`, with the
    forecast `horizon` years after the last value. One bad series never stops the others.

    Parameters
    ----------
    series : iterable of NamedSeries
    horizon : int
        Years ahead.
    models : sequence of str, optional
        All when None.
    """
    rows: list[GrowthRow] = []
    for one in series:
        rows.extend(_rows(one, horizon=horizon, models=models))
    return rows


def compound_growth_interval(first: Interval, last: Interval, *, years: int) -> Interval | None:
    r"""Return :math:`(y_t / y_0)^{1/(t-t_0)} - 1` with the rounding of both values; None where there is none.

    Examples
    --------
    >>> rate = compound_growth_interval(
    ...     Interval(Decimal("1622.5"), Decimal("1623.5")), Interval(Decimal("4252.5"), Decimal("4253.5")), years=5
    ... )  # 1623亿元到4253亿元
    >>> f"{float(rate.low):.4f} .. {float(rate.high):.4f}"
    '0.2124 .. 0.2126'
    """
    if years < 1 or first.low <= 0 or last.low <= 0:
        return None
    return (last / first).root(years) - Interval.exactly(Decimal(1))


def _rows(one: NamedSeries, *, horizon: int, models: Sequence[str] | None) -> Iterator[GrowthRow]:
    from plancheck.growth.forecast import MODELS, predict
    from plancheck.growth.observations import check_observations
    from plancheck.growth.results import Refusal

    n = len(one.years)
    head = GrowthRow(
        one.concept, one.measure, one.of, one.region, one.basis, one.vintage,
        one.years[0] if n else 0, one.years[-1] if n else 0, n, COMPOUND,
    )  # fmt: skip
    yield _compound(one, head)
    names = models or MODELS
    try:
        observations = check_observations(list(one.years), list(one.values), name=one.name)
    except PlancheckError as error:
        yield from (replace(head, model=model, reason=str(error)) for model in names)
        return
    for model in names:
        try:
            result = predict(observations, horizon=horizon, model=model)
        except PlancheckError as error:
            yield replace(head, model=model, reason=str(error))
            continue
        if isinstance(result, Refusal):
            yield replace(head, model=model, reason=result.reason)
            continue
        predictive = result.predictive
        (low_80, high_80), (low_95, high_95) = (
            tuple(float(side[horizon - 1]) for side in predictive.interval(level)) for level in LEVELS
        )
        median = float(predictive.median[horizon - 1])
        last = observations.values[-1]
        growing = last > 0 and median > 0
        yield replace(
            head,
            model=model,
            growth_pct=100 * ((median / float(last)) ** (1 / horizon) - 1) if growing else None,
            horizon=horizon,
            forecast=median,
            low_80=low_80,
            high_80=high_80,
            low_95=low_95,
            high_95=high_95,
            converged=True,
            reason="; ".join(result.notes),
        )


def _compound(one: NamedSeries, head: GrowthRow) -> GrowthRow:
    if head.n < 2:
        return replace(head, reason=f"needs 2 values, has {head.n}")
    years = head.last - head.first
    rate = compound_growth_interval(one.intervals[0], one.intervals[-1], years=years)
    if rate is None:
        return replace(
            head, reason=f"needs positive first and last values, has {one.values[0]:g} and {one.values[-1]:g}"
        )
    middle = (one.values[-1] / one.values[0]) ** (1 / years) - 1
    return replace(
        head,
        growth_pct=100 * middle,
        growth_low_pct=100 * float(rate.low),
        growth_high_pct=100 * float(rate.high),
        converged=True,
    )

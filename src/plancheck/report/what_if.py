"""What if a target were another: the fan chart with its probability, for sliders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang, say_percent
from plancheck.errors import SeriesError
from plancheck.growth.forecast import POOLED, forecast, probability_at_least
from plancheck.report.amounts import format_value
from plancheck.report.figures import plot_forecast

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_what_if(
    history: pd.Series[Any],
    *,
    target: float,
    year: int,
    known_until: int | None = None,
    unit: str,
    lang: Lang = "en",
) -> Axes:
    r"""Draw the pooled forecast with a supposed target; the title says what it asks for and how likely it is.

    The growth asked for is :math:`(T/y_0)^{1/(t_T-t_0)}-1`, from the last year known, which does not count itself.

    Parameters
    ----------
    history : pandas.Series
        Values indexed by year, in base units.
    target : float
        In the unit of `history`.
    year : int
        Year by which, after the last one known.
    known_until : int, optional
        Last year the forecast may use; later values are drawn as what came. All of them when None.
    unit : str
        Base unit, for the axis.
    lang : {"zh", "en"}

    Raises
    ------
    SeriesError
        When `year` is not after the last year known, or fewer than two values are known.
    """
    known = history if known_until is None else history[history.index <= known_until]
    if len(known) < 2 or year <= int(known.index[-1]):
        last = int(known.index[-1]) if len(known) else None
        raise SeriesError(
            "two known values and a target year after them", met=f"{len(known)} to {last}, target {year}"
        )
    last, base = int(known.index[-1]), float(known.iloc[-1])
    fan = forecast(known, horizon=year - last, models=(POOLED,))
    probability = probability_at_least(known, target, year=year)
    came = {int(period): float(value) for period, value in history.items()}.get(year)
    ax = plot_forecast(
        known.rename("value").rename_axis("period").reset_index(),
        fan,
        unit=unit,
        targets=((year, target),),
        outcome=None if came is None else (year, came),
        lang=lang,
    )
    asked = 100 * ((target / base) ** (1 / (year - last)) - 1)
    amount = format_value(target, unit, lang=lang)
    likely = say_percent(100 * probability, digits=0)
    words = {
        "en": f"{amount} by {year} asks {say_percent(asked)} a year from {last}; probability {likely}",
        "zh": f"{year}年{amount}：自{last}年起需年均增长{say_percent(asked)}；达到概率{likely}",
    }
    ax.set_title(words[lang])
    return ax

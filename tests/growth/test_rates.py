from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from plancheck.errors import PlancheckError, SeriesError, UsageError
from plancheck.growth.rates import compound_growth, fit_log_linear, grow
from plancheck.growth.results import Refusal
from plancheck.intervals import Interval, rounding_interval


def test_growth_of_exact_figures_is_exact():
    rate = compound_growth(Decimal(1000), Decimal("1610.51"), years=5)
    assert rate.contains(Decimal("0.1"))
    assert rate.width < Decimal("1E-37")


def test_rounding_of_both_figures_gives_the_interval():
    first = rounding_interval(Decimal("4.5E12"), place=Decimal("1E11"))
    last = rounding_interval(Decimal("18E12"), place=Decimal("1E12"))
    rate = compound_growth(first, last, years=5)
    assert float(rate.low) == pytest.approx((17.5 / 4.55) ** 0.2 - 1, rel=1e-12)
    assert float(rate.high) == pytest.approx((18.5 / 4.45) ** 0.2 - 1, rel=1e-12)
    assert isinstance(rate.low, Decimal)


def test_grow_undoes_compound_growth():
    rate = compound_growth(Decimal(1623), Decimal(3400), years=5)
    assert grow(Decimal(1623), rate, years=5).contains(Decimal(3400))
    assert grow(Decimal(100), Decimal("-0.1"), years=2) == Interval.exactly(Decimal(81))


@pytest.mark.parametrize(
    ("first", "last", "years", "error"),
    [
        (Decimal(0), Decimal(1), 1, SeriesError),
        (Decimal(-5), Decimal(1), 1, SeriesError),
        (Interval(Decimal("-0.5"), Decimal("0.5")), Decimal(1), 1, SeriesError),
        (Decimal(1), Decimal(2), 0, UsageError),
        (Decimal(1), 2.0, 1, UsageError),
    ],
)
def test_figures_without_a_compound_growth_raise(first, last, years, error):
    with pytest.raises(error) as caught:
        compound_growth(first, last, years=years)
    assert isinstance(caught.value, PlancheckError)


def test_log_linear_trend_names_median_and_mean():
    generator = np.random.default_rng(5)
    logs = 1 + np.log(1.12) * np.arange(200) + generator.normal(0, 0.3, 200)
    trend = fit_log_linear(pd.Series(np.exp(logs), index=range(1500, 1700)), level=0.999)
    assert trend.growth_low_pct < 12 < trend.growth_high_pct
    assert trend.mean_factor == pytest.approx(np.exp(trend.residual_scale**2 / 2))
    assert trend.mean(1550) / trend.median(1550) == pytest.approx(trend.mean_factor)
    assert trend.residual_scale == pytest.approx(0.3, rel=0.15)


def test_log_linear_refuses_zero_and_says_where():
    outcome = fit_log_linear(pd.Series([1.0, 0.0, 2.0], index=[2001, 2002, 2003]))
    assert isinstance(outcome, Refusal)
    assert "2002" in outcome.reason
    two = fit_log_linear(pd.Series([1.0, 2.0], index=[2001, 2002]))
    assert (two.growth_low_pct, two.growth_high_pct) == (-100.0, np.inf)

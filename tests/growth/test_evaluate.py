import numpy as np
import pandas as pd
import pytest
from scipy import stats

from plancheck.growth import evaluate
from plancheck.growth.distribution import Predictive

SERIES = pd.Series(
    [0.34, 0.59, 0.80, 0.94, 1.11, 1.37, 2.10, 2.98, 3.84, 4.57], index=range(2001, 2011), name="网民规模"
)


def test_crps_of_the_standard_normal():
    # (sqrt 2 - 1) / sqrt pi, closed form at the median
    score = evaluate.ranked_probability_score(Predictive.symmetric([0.0], [1.0]), [0.0])
    assert score == pytest.approx([(np.sqrt(2) - 1) / np.sqrt(np.pi)], abs=1e-4)
    z = 1.3
    closed = z * (2 * stats.norm.cdf(z) - 1) + 2 * stats.norm.pdf(z) - 1 / np.sqrt(np.pi)
    assert evaluate.ranked_probability_score(Predictive.symmetric([0.0], [1.0]), [z]) == pytest.approx(
        [closed], abs=1e-3
    )


def test_interval_score_charges_width_and_misses():
    score = evaluate.interval_score([5.0, 0.0, 12.0], 1.0, 10.0, level=0.95)
    assert score == pytest.approx([9.0, 9 + 40 * 1, 9 + 40 * 2])


def test_errors_leave_out_years_without_outcome_and_are_in_units_of_the_usual_change():
    actual = np.array([[3.0, 4.0], [1.0, np.nan]])
    naive = np.full((2, 2), 2.0)
    assert evaluate.mean_scaled_error(actual, naive, scale=np.array([1.0, 0.5])) == pytest.approx([1.5, 2.0])
    assert evaluate.symmetric_percentage_error([[0.0]], [[0.0]]) == pytest.approx([0.0])


def test_coverage_leaves_out_years_without_outcome():
    assert evaluate.coverage([[1.0, np.nan], [5.0, 1.0]], 0.0, 2.0) == pytest.approx(0.75)


def test_pit_is_uniform_for_the_right_distribution():
    generator = np.random.default_rng(8)
    predictive = Predictive.symmetric(np.zeros(2000), np.ones(2000), np.full(2000, 5.0))
    pit = evaluate.probability_integral(predictive, generator.standard_t(5, 2000))
    assert stats.kstest(pit, "uniform").pvalue > 0.01


def test_backtest_uses_nothing_later_than_its_origin():
    table = evaluate.backtest(SERIES, horizon=2, models=("pooled", "theta"))
    changed = SERIES.copy()
    changed.loc[2009:] = 100.0
    again = evaluate.backtest(changed, horizon=2, models=("pooled", "theta"))
    before = table["origin"] <= 2008
    pd.testing.assert_series_equal(table.loc[before, "value"], again.loc[before, "value"])
    assert set(table["origin"]) == set(range(2003, 2010))
    assert (
        table.loc[(table["model"] == "theta") & (table["origin"] == 2003), "reason"]
        == "needs 4 values, has 3"
    ).all()
    pooled = table[table["model"] == "pooled"]
    assert pooled["pit"].between(0, 1).all()

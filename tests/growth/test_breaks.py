import numpy as np
import pandas as pd
import pytest

from plancheck.errors import UsageError
from plancheck.growth.breaks import chow_test, cusum_test, find_break
from plancheck.growth.results import Refusal

YEARS = range(2000, 2020)


def trend(*, change=None, seed=2, noise=0.02):
    logs = 0.1 * np.arange(20.0) + np.random.default_rng(seed).normal(0, noise, 20)
    if change is not None:
        logs[change - 2000 :] += 0.5
    return pd.Series(np.exp(logs), index=YEARS, name="网络零售额")


def test_a_jump_is_found_at_its_year():
    found = find_break(trend(change=2014))
    assert found.year == 2014
    assert found.p_value < 0.001
    assert chow_test(trend(change=2014), year=2014).statistic == pytest.approx(found.statistic)


def test_no_jump_is_not_found():
    steady = [trend(seed=seed) for seed in range(30)]
    # Bonferroni's p-value is an upper bound, so at most about one in twenty is below 0.05
    assert sum(find_break(series).p_value < 0.05 for series in steady) <= 4
    assert sum(cusum_test(series).year is not None for series in steady[:8]) <= 2


def test_chow_is_the_f_test_of_the_interacted_regression():
    import statsmodels.api as sm

    series = trend(change=2010, noise=0.2)
    t = np.arange(20.0)
    after = (t >= 10).astype(float)
    design = np.stack([np.ones(20), t, after, after * t], axis=1)
    reference = sm.OLS(np.log(series.to_numpy()), design).fit().f_test(np.eye(4)[2:])
    ours = chow_test(series, year=2010)
    assert ours.statistic == pytest.approx(float(np.squeeze(reference.fvalue)))
    assert ours.p_value == pytest.approx(float(reference.pvalue))


def test_cusum_leaves_its_bounds_after_a_change_of_growth():
    logs = np.concatenate([0.05 * np.arange(12), 0.55 + 0.25 * np.arange(1, 13)])
    logs += np.random.default_rng(1).normal(0, 0.01, 24)
    found = cusum_test(pd.Series(np.exp(logs), index=range(2000, 2024)))
    assert found.year is not None
    assert found.year >= 2012


def test_too_short_or_not_positive_is_refused():
    assert isinstance(find_break(trend().iloc[:5]), Refusal)
    assert isinstance(chow_test(trend(), year=2001), Refusal)
    assert isinstance(cusum_test(trend() * -1), Refusal)
    assert not isinstance(find_break(trend() * -1, scale="level"), Refusal)
    with pytest.raises(UsageError):
        find_break(trend(), scale="sqrt")
    exact = pd.Series(np.exp(0.1 * np.arange(10.0)), index=range(2000, 2010))
    assert find_break(exact).p_value > 0.05

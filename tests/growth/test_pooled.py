import numpy as np
import pytest
from scipy import stats

from plancheck.growth.distribution import Predictive
from plancheck.growth.pooled import forecast_pooled

GROWING = np.array([1.11, 1.37, 2.10, 2.98, 3.84, 4.57])
SHAPES = {
    "growing": GROWING,
    "two values": np.array([3.0, 4.0]),
    "constant": np.full(5, 7.0),
    "zeros": np.zeros(4),
    "falling": np.array([8.0, 5.0, 3.0, 2.0, 1.0]),
    "to zero": np.array([5.0, 1.0, 0.0, 0.0]),
    "from zero": np.array([0.0, 0.0, 1.0, 4.0]),
    "negative": np.array([-1.0, -2.0, -4.0]),
    "both signs": np.array([-3.0, 2.0, -1.0, 4.0]),
    "outlier": np.array([1.0, 2.0, 1e6, 3.0, 4.0]),
    "outlier last": np.array([1.0, 2.0, 3.0, 4.0, 1e6]),
    "huge": np.array([1e300, 2e300, 3e300]),
    "tiny": np.array([1e-300, 2e-300, 3e-300]),
    "sixty": np.cumsum(np.random.default_rng(3).normal(1, 0.5, 60)) + 10,
}


def forecast_one(values, horizon=20):
    return forecast_pooled(np.asarray(values, dtype=float)[None, :], horizon=horizon)[0]


@pytest.mark.parametrize("name", SHAPES)
def test_every_interval_is_finite_and_has_a_width(name):
    predictive = forecast_one(SHAPES[name])
    ends = [predictive.interval(level) for level in (0.80, 0.95)]
    (low_80, high_80), (low_95, high_95) = ends
    assert np.isfinite(predictive.median).all()
    for array in (low_80, high_80, low_95, high_95):
        assert np.isfinite(array).all()
    assert (high_80 > low_80).all()
    assert ((high_95 > high_80) | (high_80 == 0)).all()  # zero is the end of a negative quantity's upper side
    assert (low_95 <= low_80).all()
    assert ((low_80 <= predictive.median) & (predictive.median <= high_80)).all()


@pytest.mark.parametrize("name", ["growing", "falling", "to zero", "from zero", "sixty", "outlier"])
def test_quantities_stay_at_or_above_zero(name):
    low, _ = forecast_one(SHAPES[name]).interval(0.95)
    assert (low >= 0).all()


@pytest.mark.parametrize("factor", [1e-6, -1.0, 3.7, 1e8])
@pytest.mark.parametrize("name", ["growing", "falling", "both signs", "constant", "from zero"])
def test_equivariant_to_unit_and_sign(name, factor):
    plain, scaled = forecast_one(SHAPES[name]), forecast_one(factor * SHAPES[name])
    assert scaled.median == pytest.approx(factor * plain.median)
    ends = np.sort([factor * end for end in plain.interval(0.9)], axis=0)
    assert np.array(scaled.interval(0.9)) == pytest.approx(ends)


def test_batch_equals_one_by_one():
    rows = [GROWING, np.array([5.0, 4.0, 6.0]), np.array([1.0, 2.0])]
    table = np.full((3, 6), np.nan)
    for place, row in enumerate(rows):
        table[place, -len(row) :] = row
    together = forecast_pooled(table, horizon=5)
    for place, row in enumerate(rows):
        alone = forecast_one(row, horizon=5)
        assert together[place].median == pytest.approx(alone.median)
        assert together[place].interval(0.95)[1] == pytest.approx(alone.interval(0.95)[1])


def test_spread_grows_with_the_horizon():
    low, high = forecast_one(GROWING).interval(0.8)
    assert (np.diff(high - low) > 0).all()


def test_missing_years_are_bridged_not_counted_as_one_step():
    values = np.array([[100.0, 110.0, 130.0, 140.0]])
    even = forecast_pooled(np.array([[100.0, 110.0, 120.0, 130.0, 140.0]]), horizon=1)
    bridged = forecast_pooled(values, years=np.array([[2001.0, 2002.0, 2004.0, 2005.0]]), horizon=1)
    as_if_yearly = forecast_pooled(values, horizon=1)
    assert abs(bridged.median - even.median) < abs(as_if_yearly.median - even.median)


@pytest.mark.parametrize("bad", [np.array([[1.0]]), np.array([[1.0, np.nan, 2.0]])])
def test_a_series_of_one_value_or_with_a_gap_inside_is_refused(bad):
    with pytest.raises(ValueError, match="expected"):
        forecast_pooled(bad, horizon=1)


def test_a_horizon_of_no_year_is_refused():
    with pytest.raises(ValueError, match="horizon"):
        forecast_pooled(np.array([[1.0, 2.0]]), horizon=0)


def test_known_walks_are_covered_about_as_often_as_said():
    # random walks with drift and noise of 5 % of the level: milder than the reference class, so never too narrow
    generator = np.random.default_rng(11)
    walks = 100 * np.exp(np.cumsum(generator.normal(0.08, 0.05, (800, 13)), axis=1))
    predictive = forecast_pooled(walks[:, :8], horizon=5)
    low, high = predictive.interval(0.95)
    inside = (low <= walks[:, 8:]) & (walks[:, 8:] <= high)
    assert 0.93 <= inside.mean() <= 1.0
    # the drift is a constant amount, so it lags compound growth of 8 % a little: by 2 to 3 % here
    assert np.median(predictive.median[:, 0] / walks[:, 8]) == pytest.approx(1, abs=0.04)


def test_cdf_undoes_quantile_on_every_scale():
    for values in (GROWING, -GROWING, SHAPES["both signs"]):
        predictive = forecast_one(values, horizon=6)
        for p in (0.3, 0.5, 0.9, 0.975):
            assert predictive.cdf(predictive.quantile(p)) == pytest.approx(np.full(6, p))
    assert (forecast_one(GROWING).cdf(-1.0) == 0).all()


def test_symmetric_distributions_are_students_and_normal():
    plain = Predictive.symmetric([1.0, 2.0], [0.5, 1.0], [4.0, np.inf])
    assert plain.quantile(0.975) == pytest.approx(
        [1 + 0.5 * stats.t.ppf(0.975, 4), 2 + stats.norm.ppf(0.975)]
    )
    assert plain.probability_at_least([1.0, 2.0]) == pytest.approx([0.5, 0.5])
    with pytest.raises(ValueError, match="probability"):
        plain.quantile(1.0)


def drift_share(values):
    """Share of the mean yearly change that the forecast carries on, far enough ahead not to see the last surprise."""
    median = forecast_one(values, horizon=10).median
    return (median[-1] - median[-2]) / np.diff(values).mean()


def test_an_even_drift_is_believed_more_than_an_uneven_one_of_the_same_size():
    even = np.array([100.0, 108, 116, 124, 132])
    uneven = np.array([100.0, 125, 95, 150, 132])
    assert drift_share(uneven) < 0.7 * drift_share(even)


def test_a_large_drift_seen_for_few_years_is_believed_less_than_a_small_one():
    # a fast rise is more often noise: of the reference class's series that rose by a fifth a year few went on
    assert drift_share(np.array([100.0, 140, 150, 210])) < drift_share(np.array([100.0, 104, 105, 111]))


def test_a_drift_seen_for_long_is_believed():
    generator = np.random.default_rng(7)
    steps = generator.normal(5, 2, 40)
    assert drift_share(100 + np.cumsum(steps)) > 0.9


def test_the_half_above_the_median_is_wider_for_fast_growers_only():
    def skewness(values):
        one = forecast_one(values, horizon=5)
        low, high = one.quantile(0.1), one.quantile(0.9)
        # on the Box-Cox scale, where halves are equal
        return np.sqrt(high) - 2 * np.sqrt(one.median) + np.sqrt(low)

    fast, flat = skewness(np.array([1.0, 1.5, 2.2, 3.3])), skewness(np.array([1.0, 1.05, 0.98, 1.01]))
    assert fast[-1] / np.sqrt(3.3) > 0.05
    assert abs(flat[-1]) < 0.02


def test_one_wild_value_does_not_explode_the_interval():
    _, high = forecast_one(np.array([1.0, 2.0, 1e6, 3.0, 4.0]), horizon=3).interval(0.95)
    assert high.max() < 1e7


class TestUnequalHalves:
    def predictive(self, sign=1.0):
        one = np.array([1.0])
        return Predictive(
            median=sign * 4 * one,
            scale=one,
            df=5 * one,
            power=0.5 * one,
            anchor=4 * one,
            sign=sign * one,
            upper=2 * one,
        )

    def test_the_median_stays_and_quantiles_and_cdf_are_inverse(self):
        wide = self.predictive()
        for probability in (0.05, 0.3, 0.5, 0.7, 0.975):
            assert wide.cdf(wide.quantile(probability)) == pytest.approx(probability)
        assert wide.quantile(0.5) == pytest.approx(4.0)

    def test_a_negative_quantity_is_the_mirror_image(self):
        assert self.predictive(-1.0).quantile(0.1) == pytest.approx(-self.predictive().quantile(0.9))

    def test_a_part_keeps_its_halves(self):
        assert self.predictive()[0].upper == pytest.approx(2.0)

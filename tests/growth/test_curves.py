import numpy as np
import pandas as pd
import pytest

from plancheck.errors import SeriesError, UsageError
from plancheck.growth.curves import CURVES
from plancheck.growth.fit import corrected_akaike, fit_curve
from plancheck.growth.results import CurveFit, Refusal

TRUE = {
    "linear": (2.0, 3.0),
    "exponential": (2.0, 0.2),
    "power": (2.0, 1.3),
    "logistic": (10.0, 0.5, 8.0),
    "gompertz": (10.0, 0.3, 6.0),
    "richards": (10.0, 0.4, 8.0, 0.5),
    "bass": (10.0, 0.02, 0.4),
    "two_wave_logistic": (10.0, 0.4, 0.9, 3.0, 0.8, 12.0),
}
T = np.arange(18.0)


def series(values, first=1997):
    return pd.Series(np.asarray(values, dtype=float), index=range(first, first + len(values)))


def noisy(name, *, share=0.02, seed=1):
    values = CURVES[name].formula(T, np.array(TRUE[name]))
    return series(values * (1 + share * np.random.default_rng(seed).standard_normal(T.size)))


@pytest.mark.parametrize("name", CURVES)
def test_jacobian_is_the_derivative(name):
    curve, p = CURVES[name], np.array(TRUE[name])
    for place in range(curve.size):
        step = np.zeros(curve.size)
        step[place] = 1e-6 * max(abs(p[place]), 1)
        numeric = (curve.formula(T, p + step) - curve.formula(T, p - step)) / (2 * step[place])
        assert curve.jacobian(T, p)[:, place] == pytest.approx(numeric, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e12])
@pytest.mark.parametrize("name", CURVES)
def test_a_known_curve_is_recovered_in_any_unit(name, unit):
    curve = CURVES[name]
    fit = fit_curve(series(unit * curve.formula(T, np.array(TRUE[name]))), name, intervals=False)
    factor = [unit if p.in_level else 1 for p in curve.parameters]
    assert isinstance(fit, CurveFit)
    assert fit.parameters / factor == pytest.approx(TRUE[name], rel=1e-6)


@pytest.mark.parametrize("name", CURVES)
def test_noise_leaves_the_truth_inside_the_intervals(name):
    fit = fit_curve(noisy(name), name, level=0.999)
    assert fit.converged
    for estimate, true, parameter in zip(fit.estimates, TRUE[name], CURVES[name].parameters, strict=True):
        shift = 1997 if parameter.unit == "year" else 0
        assert estimate.low <= estimate.value <= estimate.high
        assert estimate.low <= true + shift <= estimate.high


def test_profile_of_a_linear_model_is_the_t_interval():
    import statsmodels.api as sm

    data = noisy("linear", share=0.1)
    fit = fit_curve(data, "linear", level=0.95)
    reference = sm.OLS(data.to_numpy(), sm.add_constant(T)).fit()
    assert fit.parameters == pytest.approx(reference.params, rel=1e-10)
    assert [e.standard_error for e in fit.estimates] == pytest.approx(reference.bse, rel=1e-10)
    ends = [(e.low, e.high) for e in fit.estimates]
    assert np.array(ends) == pytest.approx(reference.conf_int(), rel=1e-6)
    ahead = fit.predictive([2015, 2020])
    table = reference.get_prediction(np.array([[1, 18], [1, 23.0]])).summary_frame(alpha=0.05)
    low, high = ahead.interval(0.95)
    assert low == pytest.approx(table["obs_ci_lower"], rel=1e-8)
    assert high == pytest.approx(table["obs_ci_upper"], rel=1e-8)


def test_capacity_before_the_inflection_is_not_identified():
    early = noisy("logistic", share=0.05).iloc[:6]
    fit = fit_curve(early, "logistic")
    capacity = fit.estimate("capacity")
    assert capacity.high == np.inf
    assert not capacity.identified
    assert "not identified above" in capacity.note
    assert any("capacity not identified above" in note for note in fit.notes)


def test_capacity_is_bounded_by_population():
    early = noisy("logistic", share=0.05).iloc[:6]
    fit = fit_curve(early, "logistic", capacity=13.0)
    assert fit.estimate("capacity").value <= 13.0
    assert fit.estimate("capacity").high == pytest.approx(13.0)
    refused = fit_curve(noisy("logistic"), "logistic", capacity=5.0)
    assert isinstance(refused, Refusal)
    assert "below the largest value" in refused.reason


def test_criteria_need_enough_values():
    assert corrected_akaike(1.0, n=5, parameters=3) is None
    assert corrected_akaike(1.0, n=6, parameters=3) is not None
    # n ln(RSS/n) + 2p + 2p(p+1)/(n-p-1) with p = 3 and n = 10
    assert corrected_akaike(10.0, n=10, parameters=2) == pytest.approx(6 + 24 / 6)


def test_the_true_family_has_the_least_criterion():
    linear, exponential, logistic = (
        fit_curve(noisy("logistic"), curve, intervals=False).aicc
        for curve in ("linear", "exponential", "logistic")
    )
    assert logistic < min(linear, exponential) - 10  # Akaike weights of less than 1 %


def test_refusals_say_why():
    assert fit_curve(series([1, 2, 3]), "richards").reason == "needs 5 values for 4 parameters, has 3"
    assert "negative in 1998" in fit_curve(series([1, -2, 3, 4, 5, 6]), "logistic").reason
    assert "above zero" in fit_curve(series([0, 0, 0, 0, 0, 0]), "gompertz").reason
    with pytest.raises(UsageError, match="a curve among"):
        fit_curve(series([1, 2, 3]), "sigmoid")
    with pytest.raises(SeriesError, match="row 2"):
        fit_curve(pd.Series([1, "x"], index=[2001, 2002]), "linear")


def test_constant_series_and_outlier_do_not_crash():
    flat = fit_curve(series([7.0] * 8), "linear")
    assert flat.aicc is None
    assert any("no spread" in note for note in flat.notes)
    for name in CURVES:
        outcome = fit_curve(series([1, 2, 3, 1e6, 5, 6, 7, 8, 9]), name, intervals=False)
        assert isinstance(outcome, CurveFit | Refusal)


def test_a_missed_pattern_is_reported():
    fit = fit_curve(noisy("logistic", share=0.005), "linear")
    assert any("pattern" in note or "sign" in note for note in fit.checks.notes)


def test_results_show_themselves():
    fit = fit_curve(noisy("logistic"), "logistic")
    assert repr(fit).startswith("CurveFit(logistic: capacity=")
    assert list(fit.to_frame().columns)[:3] == ["parameter", "unit", "value"]
    assert "<table" in fit._repr_html_()
    assert fit.predict([1997 + 8.0]) == pytest.approx([5.0], rel=0.1)


def test_one_wave_is_fitted_by_two_no_worse_than_by_one_and_stays_inside_the_bounds():
    one_wave = noisy("logistic")
    single, double = (
        fit_curve(one_wave, "logistic", intervals=False),
        fit_curve(one_wave, "two_wave_logistic", intervals=False),
    )
    assert double.rss <= single.rss * (1 + 1e-9)
    for value, parameter in zip(double.parameters, double.curve.parameters, strict=True):
        assert parameter.low <= value or parameter.in_level
        assert value <= parameter.high


def test_a_capacity_bound_that_binds_gives_the_minimum_along_the_bound():
    values = noisy("logistic")
    free = fit_curve(values, "logistic", intervals=False)
    bound = values.max() * 1.0001
    assert free.estimate("capacity").value > bound
    held = fit_curve(values, "logistic", capacity=bound, intervals=False)
    assert held.converged
    assert held.estimate("capacity").value == pytest.approx(bound, rel=1e-6)
    # no change of the other parameters betters it
    for place in (1, 2):
        for change in (0.999, 1.001):
            moved = held.parameters.copy()
            moved[place] *= change
            assert np.sum((held.curve.formula(T, moved) - values.to_numpy()) ** 2) >= held.rss * (1 - 1e-9)


def test_the_best_of_several_waves_is_found_from_its_own_start():
    values = noisy("two_wave_logistic", share=0.01, seed=4)
    fit = fit_curve(values, "two_wave_logistic", intervals=False)
    truth = np.sum((fit.curve.formula(T, np.array(TRUE["two_wave_logistic"])) - values.to_numpy()) ** 2)
    assert fit.converged
    assert fit.rss <= truth

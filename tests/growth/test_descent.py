"""Starts led downhill: the searched forms of the curves, their derivatives, and what the search finds."""

import numpy as np
import pandas as pd
import pytest

from plancheck.growth.curves import CURVES
from plancheck.growth.descent import Saturation, descend, search_form
from plancheck.growth.fit import NO_BEND, fit_curve
from plancheck.growth.forecast import predict
from plancheck.growth.observations import check_observations
from plancheck.growth.results import Refusal

T = np.arange(20.0)
SHAPES = {
    "logistic": [0.4, 9.0],
    "gompertz": [0.3, 8.0],
    "richards": [0.4, 8.0, 0.5],
    "bass": [0.02, 0.4],
    "two_wave_logistic": [0.4, 0.9, 3.0, 0.8, 12.0],
}


def bounds(name):
    parameters = CURVES[name].parameters
    return np.array([p.low for p in parameters]), np.array([p.high for p in parameters])


@pytest.mark.parametrize("name", ["logistic", "gompertz", "richards", "bass"])
def test_the_searched_form_says_the_same_and_its_derivatives_are_right(name):
    form = search_form(CURVES[name], T)
    read = np.array([SHAPES[name]])
    z = form.searched(read)
    assert form.read(z) == pytest.approx(read)
    chain = form.chain(z, form.read(z))
    table = np.eye(z.shape[1]) if chain is None else chain[0]
    for place in range(z.shape[1]):
        step = np.zeros_like(z)
        step[0, place] = 1e-6 * max(abs(z[0, place]), 1e-3)
        numeric = (form.read(z + step) - form.read(z - step))[0] / (2 * step[0, place])
        assert table[:, place] == pytest.approx(numeric, rel=1e-5, abs=1e-7)


def test_a_declining_curve_has_a_searched_form_too():
    form = Saturation(9.5, 1.0)
    falling = np.array([[-0.3, 12.0]])
    assert form.read(form.searched(falling)) == pytest.approx(falling)


@pytest.mark.parametrize("name", SHAPES)
def test_the_search_comes_to_the_curve_that_made_the_values(name):
    curve = CURVES[name]
    y = curve.formula(T, np.array([1.0, *SHAPES[name]]))
    low, high = bounds(name)
    found = descend(curve, T, y, starts=curve.starts(T, y), low=low, high=high, most_steps=60)
    assert found.rss[0] < 1e-12 * (y @ y)
    assert list(found.rss) == sorted(found.rss)


@pytest.mark.parametrize("name", SHAPES)
def test_the_search_keeps_to_a_capacity_known_from_data(name):
    curve = CURVES[name]
    y = curve.formula(T, np.array([1.0, *SHAPES[name]]))[:9]
    low, high = bounds(name)
    high[0] = y.max() * 1.05
    found = descend(curve, T[:9], y, starts=curve.starts(T[:9], y), low=low, high=high)
    assert np.all(found.parameters[:, 0] <= high[0])
    assert np.all((found.parameters >= low) & (found.parameters <= high))


@pytest.mark.parametrize("name", ["logistic", "gompertz", "bass"])
def test_growth_without_a_bend_is_told_apart_at_once(name):
    # ever faster growth: no capacity is large enough
    y = np.exp(0.1 * T + 0.004 * T**2)
    values = pd.Series(y, index=range(2000, 2020))
    fit = fit_curve(values, name, intervals=False)
    assert not fit.converged
    assert fit.obstacle == NO_BEND
    assert NO_BEND in fit.notes
    answer = predict(check_observations(values.index, values, name="包裹量"), horizon=3, model=name)
    assert isinstance(answer, Refusal)
    assert answer.reason == NO_BEND


def test_a_fit_without_freedom_says_so_instead_of_giving_a_distribution():
    through = pd.Series([1.0, 2.0, 4.0, 7.0, 9.0], index=range(2001, 2006))
    fit = fit_curve(through, "richards", intervals=False)
    assert fit.obstacle or np.isfinite(fit.predictive([2007]).scale).all()
    line = fit_curve(pd.Series([1.0, 2.0, 3.0], index=range(2001, 2004)), "linear", intervals=False)
    assert "no spread" in line.obstacle

"""Changes of definition are found from the data, and steady change is not taken for one."""

import math

import pytest

from plancheck.growth.jumps import find_jumps
from plancheck.growth.observations import check_observations
from plancheck.growth.results import Refusal
from plancheck.paths import series_folder
from plancheck.series.assemble import assemble_series
from plancheck.series.points import choose_points
from plancheck.series.sources import Break, Definition, read_breaks, read_definitions
from plancheck.targets.found_breaks import compare_breaks, uncut_series
from series.support import make_point

OFFICIAL = Definition("ecommerce.turnover", "全国", "mofcom", 1990, None, "", "", "x")
SURVEY = Break(
    "survey", "ecommerce.turnover", "全国", "mofcom", "", 2010, "break", True, "2011", "", "", "", "x"
)
NOISE = (0.004, -0.006, 0.003, 0.007, -0.005, 0.001, -0.002, 0.006, -0.003, 0.002, -0.001, 0.005)


def _values(jump=1.0, slowing=0.0):
    log, out = math.log(1000.0), {}
    for place, year in enumerate(range(2004, 2017)):
        if place:
            log += 0.2 - slowing * place + NOISE[place - 1] + (math.log(jump) if year == 2010 else 0)
        out[year] = math.exp(log)
    return out


def _jumps(values):
    return find_jumps(check_observations(list(values), list(values.values()), name="own"))


def test_a_changed_definition_is_found_in_its_year():
    first, second = _jumps(_values(jump=1.3))[:2]
    assert (first.year, first.statistic > 0) == (2010, True)
    assert first.p_value < 0.001
    assert second.p_value > 0.05


@pytest.mark.parametrize("slowing", [0.0, 0.01, 0.02])
def test_growth_that_slows_down_is_no_changed_definition(slowing):
    assert _jumps(_values(slowing=slowing))[0].p_value > 0.05


def test_an_exact_exponential_has_no_jump():
    values = {2000 + i: 1000 * 1.2**i for i in range(10)}
    assert all(jump.p_value == 1 for jump in _jumps(values))


@pytest.mark.parametrize("values", [{2000: 1, 2001: 2}, {2000 + i: i for i in range(8)}])
def test_short_or_non_positive_series_are_refused_with_a_reason(values):
    result = _jumps(values)
    assert isinstance(result, Refusal)
    assert "needs" in result.reason


def test_found_and_known_are_set_side_by_side():
    points = choose_points(
        [make_point(round(v, 3), str(y), place="0.001") for y, v in _values(jump=1.3).items()]
    )
    series = uncut_series(points, [OFFICIAL], concept="ecommerce.turnover", region="全国")
    found = {(row.test, row.year): row for row in compare_breaks(series, [SURVEY])}
    jump = found["jump", 2010]
    assert (jump.significant, jump.known, jump.agrees) == (True, "survey", True)
    assert found["chow", 2010].agrees
    unknown = {(row.test, row.year): row for row in compare_breaks(series, [])}
    assert unknown["jump", 2010].agrees is False  # seen in the data, not in the file


def test_no_values_no_series():
    assert uncut_series([], [OFFICIAL], concept="ecommerce.turnover", region="全国") is None


@pytest.fixture(scope="module")
def own():
    folder = series_folder()
    return assemble_series([], series_folder=folder), read_breaks(folder), read_definitions(folder)


def test_the_survey_of_2015_is_found_from_the_published_values_alone(own):
    points, breaks, definitions = own
    series = uncut_series(points, definitions, concept="ecommerce.turnover", region="全国")
    assert series.years[0] == 2008  # consultancies before do not continue into it
    found = [
        row for row in compare_breaks(series, breaks) if row.test in ("jump", "sup_chow") and row.significant
    ]
    assert {(row.test, row.year, row.known) for row in found} == {
        ("jump", 2015, "turnover-2015-survey"),
        ("sup_chow", 2015, "turnover-2015-survey"),
    }


@pytest.mark.parametrize("concept", ["ecommerce.retail", "gdp", "express.parcels"])
def test_series_without_a_known_cutting_break_show_no_jump(own, concept):
    points, breaks, definitions = own
    series = uncut_series(points, definitions, concept=concept, region="全国")
    assert not [row for row in compare_breaks(series, breaks) if row.test == "jump" and row.significant]

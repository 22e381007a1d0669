import pandas as pd
import pytest

from plancheck.errors import SeriesError
from plancheck.growth.forecast import probability_at_least
from plancheck.report.what_if import plot_what_if

HISTORY = pd.Series([4.5e12, 6.1e12, 8.1e12, 10.4e12, 13.4e12, 21.8e12], index=range(2010, 2016))


def test_the_title_says_what_the_target_asks_and_its_probability():
    ax = plot_what_if(HISTORY, target=40e12, year=2020, unit="CNY")
    asked = 100 * ((40 / 21.8) ** (1 / 5) - 1)
    assert f"{asked:.1f}% a year from 2015" in ax.get_title()
    assert f"probability {probability_at_least(HISTORY, 40e12, year=2020):.0%}" in ax.get_title()


def test_only_what_was_known_enters_and_what_came_is_drawn():
    ax = plot_what_if(HISTORY, target=18e12, year=2015, known_until=2012, unit="CNY", lang="zh")
    known = HISTORY[HISTORY.index <= 2012]
    assert f"{probability_at_least(known, 18e12, year=2015):.0%}" in ax.get_title()
    points = {
        tuple(map(float, line.get_xydata()[0])) for line in ax.get_lines() if len(line.get_xydata()) == 1
    }
    assert points == {(2015.0, 18e12), (2015.0, 21.8e12)}
    assert list(ax.get_lines()[0].get_xdata()) == [2010, 2011, 2012]


@pytest.mark.parametrize(("year", "known_until"), [(2015, None), (2020, 2010)])
def test_a_target_that_cannot_be_judged_is_refused(year, known_until):
    with pytest.raises(SeriesError, match="two known values and a target year"):
        plot_what_if(HISTORY, target=1e13, year=year, known_until=known_until, unit="CNY")

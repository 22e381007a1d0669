"""Growth seen before: known rates are recovered, definitions are not crossed."""

from decimal import Decimal

import pytest

from plancheck.intervals import Interval
from plancheck.series.points import choose_points
from plancheck.series.segments import cut_segments
from plancheck.series.sources import Break
from plancheck.targets.past import growth_between, main_window, past_growth, stated_growth
from series.support import make_point, make_statement

SURVEY = Break(
    "survey", "ecommerce.turnover", "全国", "mofcom", "", 2010, "break", True, "2011", "", "", "", "x"
)


def _segments(rate=0.2, years=range(2000, 2011), breaks=()):
    points = [make_point(round(1000 * (1 + rate) ** (y - 2000), 3), str(y), place="0.001") for y in years]
    return cut_segments(choose_points(points), breaks)


def test_a_known_rate_is_recovered_in_every_window():
    windows = past_growth(_segments(), base_year=2010)
    assert [(w.first, w.last) for w in windows] == [(2007, 2010), (2005, 2010), (2000, 2010)]
    for window in windows:
        assert float(window.rate.low) <= 0.2 <= float(window.rate.high)
        assert float(window.rate.high - window.rate.low) < 1e-5


def test_one_year_is_used_only_where_nothing_longer_exists():
    assert [(w.first, w.last) for w in past_growth(_segments(years=(2009, 2010)), base_year=2010)] == [
        (2009, 2010)
    ]


def test_a_gap_counts_its_years():
    (window,) = past_growth(_segments(years=(2006, 2010)), base_year=2010)
    assert (window.years, window.middle) == (4, pytest.approx(0.2, abs=1e-6))


def test_after_a_break_the_old_definitions_growth_is_evidence_and_says_so():
    windows = past_growth(_segments(breaks=[SURVEY]), base_year=2010)
    assert windows
    assert all(window.last == 2009 and "survey" in window.note for window in windows)


def test_nothing_before_gives_nothing():
    assert past_growth([], base_year=2010) == []
    assert past_growth(_segments(years=(2010,)), base_year=2010) == []


@pytest.mark.parametrize("values", [(0, 5), (-3, 5), (5, 0)])
def test_no_rate_through_zero(values):
    first, last = (Interval.exactly(Decimal(v)) for v in values)
    assert growth_between(first, last, years=5) is None


def test_the_plans_own_base_replaces_the_series():
    own = make_point(round(1000 * 1.2**10 * 2), "2010", source="plan:1", grade="document", place=1)
    windows = past_growth(_segments(), base_year=2010, base=own)
    assert windows[1].middle == pytest.approx(1.2 * 2**0.2 - 1, abs=1e-3)


@pytest.mark.parametrize(
    ("figure", "value", "columns", "rate", "first"),
    [
        ("38.9%", 38.9, {"measure": "growth_per_year", "place": "0.1"}, 0.389, 2005),
        ("2.5倍", 2.5, {"measure": "growth_multiple", "place": "0.1"}, 3.5**0.2 - 1, 2005),
        ("3.5倍", 3.5, {"measure": "multiple", "place": "0.1"}, 3.5**0.2 - 1, 2005),
        (
            "3.5倍",
            3.5,
            {"measure": "multiple", "place": "0.1", "period": "2007/2010"},
            3.5 ** (1 / 3) - 1,
            2007,
        ),
        ("3.5倍", 3.5, {"measure": "multiple", "place": "0.1", "base_period": "2005"}, 3.5**0.2 - 1, 2005),
    ],
)
def test_stated_growth_becomes_a_yearly_rate(figure, value, columns, rate, first):
    statement = make_statement(figure, value, unit="x", **{"period": "2006/2010", **columns})
    (window,) = stated_growth([statement], concept="ecommerce.turnover", region="全国", base_year=2010)
    assert window.first == first
    assert float(window.rate.low) <= rate <= float(window.rate.high)


@pytest.mark.parametrize(
    "columns",
    [
        {"status": "target"},
        {"region": "上海市"},
        {"concept": "ecommerce.retail"},
        {"period": "2010"},
        {"period": "2004/2008"},
        {"of": "gdp"},
    ],
)
def test_growth_of_something_else_is_not_taken(columns):
    statement = make_statement(
        "38.9%", 38.9, unit="%", measure="growth_per_year", **{"period": "2006/2010", **columns}
    )
    assert stated_growth([statement], concept="ecommerce.turnover", region="全国", base_year=2010) == []


def test_the_main_window_is_the_one_as_long_as_the_target_looks_ahead():
    windows = past_growth(_segments(), base_year=2010)
    assert main_window(windows, years=5).first == 2005
    assert main_window(windows, years=9).first == 2000
    assert main_window([], years=5) is None

"""What a target asks for, measure by measure."""

from decimal import Decimal

import pytest

from plancheck.intervals import Interval
from plancheck.targets.goal import example_target, read_goal
from series.support import make_statement

BASE = Interval(Decimal("99.5"), Decimal("100.5"))


def _goal(figure, value, **columns):
    return read_goal(make_statement(figure, value, status="target", **columns))


@pytest.mark.parametrize(
    ("columns", "base_year"),
    [
        ({"measure": "growth_per_year", "period": "2006/2010"}, 2005),
        ({"measure": "multiple", "period": "2010/2015"}, 2010),
        ({"measure": "growth", "period": "2015"}, 2014),
        ({"measure": "growth_per_year", "period": "2006/2010", "base_period": "2006"}, 2006),
        ({"measure": "change", "period": "2015"}, 2014),
        ({"measure": "points_change", "period": "2021/2025"}, 2020),
        ({"measure": "points_change", "period": "2020/2025"}, 2020),
        ({"measure": "growth", "period": "2021/2025"}, 2020),
        ({"measure": "level", "period": "2015"}, None),
    ],
)
def test_growth_counts_from_the_stated_year_else_from_what_its_period_says(columns, base_year):
    assert _goal("16%", 16, unit="%", **columns).base_year == base_year


@pytest.mark.parametrize(
    ("columns", "value", "low", "high"),
    [
        ({"measure": "multiple", "period": "2010/2015"}, 4, "398", "402"),
        ({"measure": "growth_multiple", "period": "2010/2015"}, 3, "398", "402"),
        (
            {"measure": "growth_per_year", "period": "2011/2012", "qualifier": "at_least"},
            10,
            "120.395",
            "121.605",
        ),
        ({"measure": "growth", "period": "2011", "qualifier": "at_least"}, 10, "109.45", "110.55"),
        ({"measure": "change", "period": "2011", "qualifier": "more_than"}, 20, "119.5", "120.5"),
        ({"measure": "points_change", "period": "2011", "qualifier": "at_least"}, 5, "104.5", "105.5"),
    ],
)
def test_growth_multiples_and_changes_are_counted_from_the_base(columns, value, low, high):
    assert _goal("x", value, unit="x", **columns).threshold(BASE) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("qualifier", "low"),
    [("more_than", "18E12"), ("at_least", "18E12"), ("exact", "17.5E12"), ("approx", "17.5E12")],
)
def test_a_level_is_met_from_its_least_reading(qualifier, low):
    goal = _goal("18万亿元", "18E12", place="1E12", period="2015", qualifier=qualifier)
    assert goal.threshold(None) == Interval.exactly(Decimal(low))


def test_readings_of_an_approximate_figure():
    goal = _goal("10万亿元", "10E12", place="1E12", period="2020", qualifier="approx")
    thresholds = {
        reading: float(goal.threshold(None, reading=reading).low)
        for reading in ("declared", "narrow", "wide")
    }
    assert thresholds == {"declared": 9.5e12, "narrow": 10e12, "wide": 9e12}
    assert goal.ceiling(None) == Interval.exactly(Decimal("10.5E12"))


def test_a_bound_word_that_names_a_side_has_one_reading():
    goal = _goal("18万亿元", "18E12", period="2015", qualifier="more_than")
    assert goal.threshold(None, reading="wide") == goal.threshold(None)
    assert goal.ceiling(None) is None


def test_at_most_wants_less():
    goal = _goal("5%", 5, unit="%", measure="share", period="2015", qualifier="at_most")
    assert goal.direction == -1
    assert goal.threshold(None) == Interval.exactly(Decimal(5))


def test_a_planned_fall_wants_less():
    goal = _goal("-16%", -16, unit="%", measure="growth", period="2015", place=1)
    assert goal.direction == -1
    assert float(goal.threshold(BASE).high) == pytest.approx(100.5 * 0.845)


@pytest.mark.parametrize(
    ("qualifier", "direction", "threshold"),
    [("at_least", -1, "-13"), ("more_than", -1, "-13"), ("at_most", 1, "-13"), ("exact", -1, "-12.5")],
)
def test_a_bound_word_beside_a_fall_bounds_the_fall(qualifier, direction, threshold):
    goal = _goal("13%", -13, unit="%", measure="growth", period="2015", qualifier=qualifier)
    assert goal.direction == direction
    assert goal.yearly_growth() == Interval.exactly(Decimal(threshold) / 100)


def test_growth_over_several_years_is_spread_over_them():
    goal = _goal("13.5%", "-13.5", unit="%", measure="growth", period="2021/2025", place="0.1")
    assert float(goal.yearly_growth().low) == pytest.approx((1 - 0.1345) ** (1 / 5) - 1)
    assert (
        _goal("150%", -150, place=1, unit="%", measure="growth", period="2021/2025").yearly_growth() is None
    )


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"measure": "threshold", "period": "2015"}, "which things are meant"),
        ({"period": ""}, "no year"),
        ({"period": "2011/2015"}, "a total over 2011/2015"),
        ({"measure": "multiple", "period": "2015", "base_period": "2016"}, "not before"),
    ],
)
def test_what_cannot_be_judged_says_why(columns, reason):
    assert reason in _goal("5个", 5, unit="个", **columns).refusal


def test_without_a_base_there_is_no_threshold():
    assert _goal("翻两番", 4, unit="x", measure="multiple", period="2010/2015").threshold(None) is None


def test_a_doubling_read_widely_is_a_multiple_that_rounds_to_two():
    goal = read_goal(example_target("翻一番", "2", unit="", measure="multiple", period="2015/2020"))
    assert goal.figure_bound("declared").low == 2
    assert goal.figure_bound("wide").low == Decimal("1.5")

"""A target of a fall is told as one: not as growth by what it is to fall by."""

import pytest

from series.support import make_point, make_statement


@pytest.mark.parametrize(
    ("figure", "value", "more", "zh", "en"),
    [
        ("13.5%", "-13.5", {"measure": "growth", "qualifier": "at_least"}, "目标下降不低于13.5%", "fall of at least 13.5%"),
        ("2.3%", "-2.3", {"measure": "growth_per_year"}, "目标年均下降2.3%", "yearly fall of 2.3%"),
        ("-3%", "-3", {"measure": "growth"}, "目标增长−3%", "growth of −3%"),
        ("6%", "6", {"measure": "growth"}, "目标增长6%", "growth of 6%"),
    ],
)  # fmt: skip
def test_the_sentence_of_a_target(judge, figure, value, more, zh, en):
    aim = make_statement(figure, value, unit="%", period="2015", status="target", **more)
    row = judge([aim])
    assert zh in row.text_zh
    assert en in row.text_en


def test_the_pace_that_a_falling_level_asks_for_is_called_a_fall(judge):
    points = [make_point("550E8", "2008", place="1E8"), make_point("500E8", "2010", place="1E8")]
    aim = make_statement("400亿元", "400E8", period="2015", status="target", qualifier="at_most")
    row = judge([aim], points)
    assert "asks a fall of 4.3% to 4.4% a year from" in row.text_en
    assert "a fall of 4.6% to 4.7% a year was seen from 2008 to 2010" in row.text_en
    assert "需年均下降4.3%至4.4%，2008至2010年年均下降4.6%至4.7%" in row.text_zh
    assert "-4" not in row.text_en + row.text_zh + row.consistency_reason


@pytest.mark.parametrize(
    ("name", "came", "outcome"),
    [
        ("PM2.5平均浓度", "34", "missed"),
        ("PM2.5平均浓度", "30", "met"),
        ("空气监测点", "34", "met"),
        ("空气监测点", "30", "missed"),
    ],
)
def test_a_bare_figure_for_what_there_should_be_less_of_is_a_ceiling(judge, name, came, outcome):
    air = {"unit": "微克/立方米", "concept": "air.pm25"}
    points = [make_point(value, year, place=1, **air) for value, year in (("38", "2010"), (came, "2015"))]
    aim = make_statement("32", "32", indicator=name, period="2015", status="target", **air)
    row = judge([aim], points, definitions=({"concept": "air.pm25"},))
    assert row.outcome == outcome

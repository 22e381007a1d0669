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


def test_the_pace_that_a_falling_level_asks_for_has_a_minus(judge):
    points = [make_point("550E8", "2008", place="1E8"), make_point("500E8", "2010", place="1E8")]
    aim = make_statement("400亿元", "400E8", period="2015", status="target", qualifier="at_most")
    row = judge([aim], points)
    assert "−4.4% to −4.3% a year from" in row.text_en
    assert "年均增长−4.4%至−4.3%" in row.text_zh
    assert "-4" not in row.text_en + row.text_zh + row.consistency_reason

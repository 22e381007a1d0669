"""A target of a fall is told as one: not as growth by what it is to fall by."""

import pytest

from series.support import make_statement


@pytest.mark.parametrize(
    ("figure", "value", "more", "zh", "en"),
    [
        ("13.5%", "-13.5", {"measure": "growth", "qualifier": "at_least"}, "目标下降不低于13.5%", "fall of at least 13.5%"),
        ("2.3%", "-2.3", {"measure": "growth_per_year"}, "目标年均下降2.3%", "yearly fall of 2.3%"),
        ("-3%", "-3", {"measure": "growth"}, "目标增长-3%", "growth of -3%"),
        ("6%", "6", {"measure": "growth"}, "目标增长6%", "growth of 6%"),
    ],
)  # fmt: skip
def test_the_sentence_of_a_target(judge, figure, value, more, zh, en):
    aim = make_statement(figure, value, unit="%", period="2015", status="target", **more)
    row = judge([aim])
    assert zh in row.text_zh
    assert en in row.text_en

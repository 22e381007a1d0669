"""Implied figures beside published statistics."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import only, statement

from plancheck.claims.check import check
from plancheck.claims.implied import ActualStatistic

TEXT = "2010年网络零售额5231亿元，占社会消费品零售总额的3.3%"


def rows() -> list:
    return [
        statement(TEXT, "5231亿元", indicator="网络零售额"),
        statement(TEXT, "3.3%", indicator="网络零售额占社会消费品零售总额的比重", unit="%", measure="share"),
    ]


def actual(low: str, high: str, **given: str) -> ActualStatistic:
    values = {"concept": "retail_sales", "region": "全国", "period": "2010", "source": "row-1"} | given
    return ActualStatistic(low=Decimal(low), high=Decimal(high), **values)


@pytest.mark.parametrize(
    ("low", "high", "agrees"), [("1.5799E13", "1.5801E13", True), ("1.70E13", "1.71E13", False)]
)
def test_what_a_plan_implies_is_compared_with_what_was_published(low: str, high: str, agrees: bool) -> None:
    claim = only(check(rows(), series=[actual(low, high)]))
    assert claim.verdict == "unverifiable"  # the plan itself does not state the whole
    assert claim.actual_agrees is agrees
    assert claim.actual_source == "row-1"
    assert "公布数" in claim.text_zh
    assert ("agrees" if agrees else "does not agree") in claim.text_en


def test_of_several_publications_the_one_that_agrees_counts() -> None:
    claim = only(
        check(rows(), series=[actual("1.7E13", "1.71E13"), actual("1.57E13", "1.58E13", source="row-2")])
    )
    assert (claim.actual_agrees, claim.actual_source) == (True, "row-2")


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2011"},
        {"region": "上海市"},
        {"concept": "trade"},
        {"unit": "USD"},
        {"measure": "growth"},
        {"grade": "document"},  # a plan's own figure confirms nothing
    ],
)
def test_another_statistic_is_not_compared(other: dict[str, str]) -> None:
    assert only(check(rows(), series=[actual("1.57E13", "1.58E13", **other)])).actual_agrees is None


def test_penetration_may_divide_by_the_population_of_the_year_before() -> None:
    text = "2010年网民4.57亿人，互联网普及率34.3%"
    people = [
        statement(text, "4.57亿人", indicator="网民规模", unit="人"),
        statement(text, "34.3%", indicator="互联网普及率", unit="%", measure="share"),
    ]
    series = [
        actual("1337700000", "1337800000", concept="population", unit="人"),
        actual("1331200000", "1331300000", concept="population", unit="人", period="2009", source="row-2009"),
    ]
    claim = only(check(people, series=series))
    assert (claim.actual_agrees, claim.actual_source) == (True, "row-2009")


def of_growth(*, level: str = "exact", rate: str = "exact") -> list:
    text = "2010年网络零售额5000亿元，比上年增长20%"
    return [
        statement(text, "5000亿元", indicator="网络零售额", qualifier=level),
        statement(text, "20%", indicator="网络零售额", unit="%", measure="growth", qualifier=rate),
    ]


@pytest.mark.parametrize(
    ("bounds", "english", "chinese"),
    [
        ({"level": "more_than"}, "of 414.9 billion yuan or more", "为4149亿元以上"),
        ({"level": "less_than"}, "of 418.4 billion yuan or less", "为4184亿元以下"),
        ({"rate": "at_least"}, "of 416.7 billion yuan or less", "为4167亿元以下"),
    ],
)
def test_what_follows_from_a_bound_is_a_bound(bounds: dict, english: str, chinese: str) -> None:
    claim = only(check(of_growth(**bounds)))
    assert claim.verdict == "unverifiable"
    assert (claim.computed_low.is_infinite(), claim.computed_high.is_infinite()).count(True) == 1
    assert english in claim.text_en
    assert chinese in claim.text_zh


def test_two_bounds_that_leave_both_sides_open_are_taken_as_they_stand_and_said_to_be() -> None:
    claim = only(check(of_growth(level="more_than", rate="at_least")))
    assert claim.computed_low.is_finite()
    assert claim.computed_high.is_finite()
    assert "bounds are taken at the bounds themselves" in claim.text_en
    assert "各界限均按其本身计算" in claim.text_zh


def test_a_published_figure_beyond_a_bound_is_borne_out() -> None:
    above = actual("5.2E11", "5.3E11", concept="ecommerce.retail", period="2009")
    below = actual("3.2E11", "3.3E11", concept="ecommerce.retail", period="2009")
    rows_given = of_growth(level="more_than")
    assert [only(check(rows_given, series=[one])).actual_agrees for one in (above, below)] == [True, False]

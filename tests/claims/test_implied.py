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

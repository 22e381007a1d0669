"""The years of a rate behind a multiple or a pair whose years are told elsewhere, and a year that lost its word."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2010-12", first_year=2010, region="柳河市", kind="report")
REVIEW = "一、“十一五”工作回顾\n“十一五”时期，成绩显著。"


def by_figure(text: str) -> dict[str, Statement]:
    return {one.figure: one for one in extract(Document("d", REVIEW + text, origin=REPORT)).statements}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the end of the last plan is where a multiple counts from, and the rate is of the plan's years
        ("公路投资达到90亿元，是“十五”末的3倍，年均增长24.6%。", "2006/2010"),
        ("公路投资达到90亿元，是2005年的3倍，年均增长24.6%。", "2005/2010"),
        # where the sentence leads from one year to another it names the years of the rate
        ("公路投资由2005年的30亿元增加到2010年的90亿元，是“十五”末的3倍，年均增长24.6%。", "2005/2010"),
    ],
)
def test_a_rate_behind_a_multiple(text: str, expected: str) -> None:
    found = by_figure(text)
    assert found["3倍"].period == "2005/2010"
    assert found["24.6%"].period == expected


def test_years_named_behind_a_pair_that_names_none_go_before_those_of_the_pair_before() -> None:
    found = by_figure(
        "公路投资由2005年的30亿元增加到2010年的90亿元。水利投资由12亿元增加到24亿元，五年翻了一番，年均增长14.9%。"
    )
    assert (found["12亿元"].period, found["24亿元"].period) == ("2005", "2010")
    assert found["翻了一番"].period == found["14.9%"].period == "2006/2010"


def test_a_year_that_lost_its_word_at_the_end_of_a_pair() -> None:
    found = by_figure("公路投资由2005年的30亿元增加到2010的90亿元，是“十五”末的3倍。")
    assert (found["90亿元"].period, found["90亿元"].measure) == ("2010", "level")
    assert found["90亿元"].indicator == found["30亿元"].indicator == "公路投资"
    assert found["3倍"].indicator == "公路投资"


@pytest.mark.parametrize("verb", ["迈上", "跨上"])
def test_a_step_that_is_reached_is_the_amount_itself(verb: str) -> None:
    assert by_figure(f"公路投资{verb}90亿元台阶。")["90亿元"].qualifier == "exact"

"""What a clause names in a word alone: who lives somewhere, what was newly completed, whose mean it is, how many reached it."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2022-01", kind="report", region="青溪市")


def read(text: str, figure: str) -> Statement:
    found = extract(Document("text", text, origin=REPORT)).statements
    (one,) = (statement for statement in found if statement.figure == figure)
    return one


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("2020年户籍人口18万人，常住44万人，较2015年增加12万人，增长30%。", "44万人", "常住人口"),
        ("2020年户籍人口18万人，常住44万人，较2015年增加12万人，增长30%。", "30%", "常住人口"),
        ("常住市民44万人。", "44万人", "常住市民"),
        ("全年新完成221个村污水治理。", "221个", "村污水治理"),
        ("在10万吨零售量中，汽油8万吨。", "8万吨", "汽油零售量"),
        ("2020年生产汽油8万吨。", "8万吨", "汽油产量"),
    ],
)
def test_what_is_named_alone(text: str, figure: str, indicator: str) -> None:
    assert read(text, figure).indicator == indicator


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("2021年全球平均气温上升2℃。", "全球"),
        ("2021年全国平均降水量2℃。", "全国"),
        ("气温高于全国平均水平2℃。", "青溪市"),
    ],
)
def test_a_mean_of_the_world_is_of_the_world(text: str, region: str) -> None:
    assert read(text, "2℃").region == region


@pytest.mark.parametrize(
    ("text", "period"),
    [("五年共有31家企业上市。", "2018/2022"), ("五年来，共有31家上市公司。", "2022")],
)
def test_those_that_reached_it_are_of_all_the_years(text: str, period: str) -> None:
    assert read(text, "31家").period == period


def test_a_long_clause_before_a_number_is_no_policy() -> None:
    text = "力争形成年销售收入20亿元以上的优势企业20个以上。"
    assert read(text, "20个").indicator == "年销售收入20亿元以上的优势企业数量"
